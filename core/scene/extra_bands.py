"""Further bands of a scene beside red, green and blue, averaged over a model's cells: near infrared, height."""

import re
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

import numpy as np
import rasterio
from rasterio.enums import Resampling
from rasterio.windows import Window

from ..errors import InputError
from ..geo.rasters import open_raster, reading
from .aligned import AlignedScene, open_reader
from .bands import band_of_light, band_words
from .grid import ModelGrid
from .nodata import HUGE
from .read import CACHE_BYTES, Patch, SceneReader

#: Words that mean the same band; a name of a band that holds one of them is that band.
_HEIGHT = frozenset({"height", "dsm", "ndsm", "dem", "dtm", "chm", "elevation", "altitude", "z"})


@dataclass(frozen=True)
class ExtraBand:
    """A further band that a model reads.

    Attributes:
        name: Its name, or its 1-based number as text.
        mean: What is subtracted from its values, and
        scale: what they are divided by then.
    """

    name: str
    mean: float = 0.0
    scale: float = 1.0


def find_extra_band(dataset, name: str) -> int:
    """The 1-based number of a band, by its number or its name.

    Args:
        dataset: An open rasterio dataset.
        name: A number, a light (``nir``, ``rededge``, ``swir``), ``height``, or a band's own name.

    Raises:
        InputError: There is no such band, or there are several.
    """
    wanted = name.strip().lower()
    if re.fullmatch(r"\d+", wanted):
        if 1 <= int(wanted) <= dataset.count:
            return int(wanted)
        raise InputError(f"{_name(dataset)} has {dataset.count} bands and no band {wanted}: choose another one.")
    own = [band for band in dataset.indexes if (dataset.descriptions[band - 1] or "").strip().lower() == wanted]
    found = own or band_of_light(dataset, wanted)
    if not found and wanted in _HEIGHT:
        found = [band for band in dataset.indexes if _HEIGHT & set(band_words(dataset.descriptions[band - 1]))]
    if len(found) == 1:
        return found[0]
    names = ", ".join(f"{band} {dataset.descriptions[band - 1] or '(no name)'}" for band in dataset.indexes)
    several = f"several bands named {name}" if found else f"no band named {name}"
    raise InputError(f"{_name(dataset)} has {several} ({names}): name the band by its number or choose another raster.")


def check_extra_bands(path: str, names: Sequence[str]) -> None:
    """Raise InputError if a raster lacks one of the bands."""
    if names:
        with open_raster(path) as dataset:
            for name in names:
                find_extra_band(dataset, name)


class ExtraReader(SceneReader):
    """A SceneReader whose patches have further bands, averaged over cells of ``stride`` model pixels.

    Args:
        grid: The model's grid on the scene.
        names: Names of the bands, as ``find_extra_band`` takes them.
        stride: Model pixels to a cell.

    Raises:
        InputError: On entering: the scene lacks a band.
    """

    def __init__(self, grid: ModelGrid, names: Sequence[str], stride: int, cache_bytes: int = CACHE_BYTES):
        super().__init__(grid, cache_bytes)
        self._names, self._stride = tuple(names), stride
        self._opened = ExitStack()

    def __enter__(self) -> "ExtraReader":
        self._dataset = self._opened.enter_context(rasterio.open(self.grid.scene.path))
        try:
            self._numbers = [find_extra_band(self._dataset, name) for name in self._names]
            super().__enter__()
        except BaseException:
            self._opened.close()
            raise
        return self

    def __exit__(self, *exception) -> None:
        super().__exit__(*exception)
        self._opened.close()

    def read(self, window: Window) -> Patch:
        """The pixels of a window, and in ``extra`` the further bands of its cells; NaN where one has no data."""
        return replace(super().read(window), extra=self._cells(window))

    def _cells(self, window: Window) -> np.ndarray:
        grid, stride, scene = self.grid, self._stride, self.grid.scene
        shape = int(window.height) // stride, int(window.width) // stride
        left, top = window.col_off * grid.scale_x, window.row_off * grid.scale_y
        wide, tall = stride * grid.scale_x, stride * grid.scale_y
        columns = min(shape[1], max(1, int((scene.width - left) / wide + 1e-6)))  # whole cells only
        rows = min(shape[0], max(1, int((scene.height - top) / tall + 1e-6)))
        right, bottom = min(scene.width, left + columns * wide), min(scene.height, top + rows * tall)
        place = Window(left, top, right - left, bottom - top)
        with reading(self._dataset):
            values = self._dataset.read(
                self._numbers,
                window=place,
                out_shape=(len(self._numbers), rows, columns),
                resampling=Resampling.average,
                masked=True,
                out_dtype="float64",
            ).filled(np.nan)
        values[~(np.abs(values) < HUGE)] = np.nan
        margin = (0, 0), (0, shape[0] - rows), (0, shape[1] - columns)
        return np.pad(values, margin, mode="edge").astype(np.float32)


def reader_for(grid: ModelGrid, extra: Sequence[ExtraBand], stride: int) -> SceneReader:
    """A reader of a scene for a model that reads these further bands.

    Raises:
        InputError: The scene was laid onto another one's pixels, where its further bands cannot be read.
    """
    if not extra:
        return open_reader(grid)
    if isinstance(grid.scene, AlignedScene):
        names = ", ".join(band.name for band in extra)
        raise InputError(
            f"The model reads further bands ({names}), which two dates cannot be compared by: choose another."
        )
    return ExtraReader(grid, [band.name for band in extra], stride)


def _name(dataset) -> str:
    return re.split(r"[\\/]", dataset.name)[-1]
