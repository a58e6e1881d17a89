"""ESD, embedded seamless data: 72 dimensions at 30 m, as codes of finite scalar quantisation in local files.

Each of 12 monthly bands holds a code of six levels; its portal asks for a login, so files are fetched by hand.
"""

import numpy as np

from ..errors import InputError
from .raster import RasterField

LEVELS = np.array([8, 8, 8, 5, 5, 5])
STEPS = np.concatenate([[1], np.cumprod(LEVELS)[:-1]])  # 1, 8, 64, 512, 2560, 12800
CODES = int(np.prod(LEVELS))
MONTHS = 12


def decoded(codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Codes (months, …) to values (6 · months, …) float32 in [-1, 1], month by month, and which places have them all.

    value = (code div step mod levels - levels div 2) / (levels div 2), for each of the six levels of a code.
    """
    shape = (len(LEVELS),) + (1,) * (codes.ndim - 1)
    half = (LEVELS // 2).reshape(shape)
    known = (codes < CODES).all(axis=0)
    whole = codes.astype(np.int64)[:, None]
    values = (whole // STEPS.reshape(shape) % LEVELS.reshape(shape) - half) / half
    values = values.reshape(-1, *codes.shape[1:]).astype(np.float32)
    return np.where(known, values, np.float32(0)), known


class EsdField(RasterField):
    """A file of ESD codes as a field. Codes mean nothing between each other, so they are decoded before all else.

    Raises: InputError as RasterField does, and where the file does not hold 12 bands of uint16.
    """

    def __init__(self, path):
        super().__init__(path, dequantize="none")
        if self.dimensions != MONTHS or self.dtype != "uint16":
            raise InputError(
                f"{self.name} holds {self.dimensions} bands of {self.dtype}, and ESD has {MONTHS} of uint16: choose "
                "the product's code file."
            )
        self.dimensions = MONTHS * len(LEVELS)
        self.source, self.family = f"esd:{self.path}", "esd"
        self._overviews = []  # means or neighbours of codes

    def _dequantised(self, raw: np.ndarray, known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        values, there = decoded(raw)
        nodata = self.nodata.reshape(-1, 1, 1)
        return values, known & there & ~(raw == nodata).any(axis=0)
