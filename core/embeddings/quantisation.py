"""AlphaEarth's quantisation: x = sign(v) · (v / 127.5)²; -128 is nodata (its GeoTIFF tags do not say so)."""

import numpy as np

DIVISOR, NODATA, DIMENSIONS = 127.5, -128, 64


def dequantised(stored: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """De-quantise stored values.

    Args:
        stored: (D, …), int8.

    Returns:
        Values (D, …), float32, 0 where missing; and a mask (…) of the pixels whose bands are all valid.
    """
    valid = (stored != NODATA).all(axis=0)
    values = stored.astype(np.float32) / np.float32(DIVISOR)
    return np.where(valid, values * np.abs(values), np.float32(0)), valid


def quantised(values: np.ndarray, valid: np.ndarray) -> np.ndarray:
    """Quantise values in [-1, 1] (D, …) to the nearest int8 in the product's own scale, NODATA where not ``valid``."""
    stored = np.clip(np.rint(np.sign(values) * np.sqrt(np.abs(values)) * DIVISOR), -127, 127)
    return np.where(valid, stored, NODATA).astype(np.int8)
