"""ESD, embedded seamless data: 72 dimensions at 30 m, as codes of finite scalar quantisation in local files.

Each of 12 monthly bands holds a code of six levels. The portal needs a login, so users download the files themselves.
"""

import numpy as np

from ..errors import InputError
from .raster import RasterField

LEVELS = np.array([8, 8, 8, 5, 5, 5])
STEPS = np.concatenate([[1], np.cumprod(LEVELS)[:-1]])  # 1, 8, 64, 512, 2560, 12800
CODES = int(np.prod(LEVELS))
MONTHS = 12


def decoded(codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Decode ESD codes: value = (code div step mod levels - levels div 2) / (levels div 2), for each of six levels.

    Args:
        codes: (months, …), uint16.

    Returns:
        Values (6 · months, …), float32 in [-1, 1], month by month; and a mask (…) of the places that have all codes.
    """
    shape = (len(LEVELS),) + (1,) * (codes.ndim - 1)
    half = (LEVELS // 2).reshape(shape)
    valid = (codes < CODES).all(axis=0)
    whole = codes.astype(np.int64)[:, None]
    values = (whole // STEPS.reshape(shape) % LEVELS.reshape(shape) - half) / half
    values = values.reshape(-1, *codes.shape[1:]).astype(np.float32)
    return np.where(valid, values, np.float32(0)), valid


class EsdField(RasterField):
    """A file of ESD codes as a field. Codes cannot be interpolated, so they are decoded first.

    Raises:
        InputError: as RasterField, or if the file does not hold 12 bands of uint16.
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
        self._overviews = []  # overviews of codes are meaningless

    def _dequantised(self, raw: np.ndarray, valid: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        values, decoded_valid = decoded(raw)
        nodata = self.nodata.reshape(-1, 1, 1)
        return values, valid & decoded_valid & ~(raw == nodata).any(axis=0)
