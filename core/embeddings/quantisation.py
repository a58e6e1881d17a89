"""AlphaEarth's quantisation: x = sign(v) · (v / 127.5)², -128 is nodata (its GeoTIFF tags do not say so)."""

import numpy as np

DIVISOR, NODATA, DIMENSIONS = 127.5, -128, 64


def dequantised(stored: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 (D, …) to float32 values, 0 where missing, and which pixels have one: all their bands do."""
    known = (stored != NODATA).all(axis=0)
    values = stored.astype(np.float32) / np.float32(DIVISOR)
    return np.where(known, values * np.abs(values), np.float32(0)), known


def quantised(values: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Values in [-1, 1] (D, …) to the int8 nearest in the product's own scale, NODATA where not ``known``."""
    stored = np.clip(np.rint(np.sign(values) * np.sqrt(np.abs(values)) * DIVISOR), -127, 127)
    return np.where(known, stored, NODATA).astype(np.int8)
