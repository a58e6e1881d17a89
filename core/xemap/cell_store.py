"""Responses of a window of cells on disk, so that relations can use a wide area without holding it in memory."""

import tempfile
from pathlib import Path

import numpy as np
from rasterio.windows import Window

from ..files.write import writing
from .response import CellRows


class CellStore:
    """Layers of float32 cells in an unnamed file in ``folder``; a context manager.

    ``append`` the rows from the window's first to its last, then ``read`` any of them.

    Raises:
        InputError: The disk is full.
    """

    def __init__(self, folder: Path, cells: Window, layers: int):
        self.cells = cells
        self._folder, self._shape = folder, (layers, cells.width)

    def __enter__(self) -> "CellStore":
        with writing(self._folder / "responses"):
            self._file = tempfile.TemporaryFile(dir=self._folder, prefix="cells")
        return self

    def __exit__(self, *exception) -> None:
        self._file.close()

    def append(self, rows: CellRows) -> None:
        """Append the next rows."""
        with writing(self._folder / "responses"):
            self._file.write(np.ascontiguousarray(rows.values.transpose(1, 0, 2)).data)

    def read(self, first: int, end: int) -> np.ndarray:
        """Read the scene's rows of cells [``first``, ``end``): (layers, end - first, width)."""
        with writing(self._folder / "responses"):
            self._file.flush()
        row = 4 * self._shape[0] * self._shape[1]
        values = np.empty((end - first, *self._shape), np.float32)
        self._file.seek((first - self.cells.row_off) * row)
        self._file.readinto(values.data.cast("B"))
        return values.transpose(1, 0, 2)
