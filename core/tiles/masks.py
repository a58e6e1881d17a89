"""The valid pixels of a window, gathered from the tiles that a run reads anyway."""

from collections.abc import Iterable, Iterator

import numpy as np
from rasterio.windows import Window

from .tiles import Tile


class TileMasks:
    """Gathers the mask of a window from tiles as they are read, and returns it band by band."""

    def __init__(self, window: Window):
        self._window = window
        self._first = 0  # the window's row that the gathered rows begin with
        self._rows = np.zeros((0, window.width), bool)

    def noting(self, tiles: Iterable[Tile], patches: Iterable) -> Iterator:
        """Yield ``patches``, tuples with a patch of the scene first (or None), and note their masks."""
        for tile, patch in zip(tiles, patches):
            if patch is not None:
                self.note(tile.window, patch[0].valid)
            yield patch

    def note(self, place: Window, valid: np.ndarray) -> None:
        """Note the mask (h, w) of a place, which may stick out of the window."""
        top, left = place.row_off - self._window.row_off, place.col_off - self._window.col_off
        y0, y1 = max(top, self._first), min(top + place.height, self._window.height)
        x0, x1 = max(left, 0), min(left + place.width, self._window.width)
        if y0 >= y1 or x0 >= x1:
            return
        self._reach(y1)
        self._rows[y0 - self._first : y1 - self._first, x0:x1] = valid[y0 - top : y1 - top, x0 - left : x1 - left]

    def _reach(self, end: int) -> None:
        missing = end - self._first - len(self._rows)
        if missing > 0:
            self._rows = np.concatenate([self._rows, np.zeros((missing, self._window.width), bool)])

    def take(self, height: int) -> np.ndarray:
        """The next ``height`` rows, (height, width) bool."""
        self._reach(self._first + height)
        taken, self._rows = self._rows[:height], self._rows[height:].copy()
        self._first += height
        return taken
