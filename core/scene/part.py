"""A part of a scene in one file: what a run reads of it, as its model sees it, for a machine without the raster.

A pixel's answer depends on where its tiles lie in the whole scene, and on a sample of the whole raster. So the file
keeps the description of the whole scene and, of each grid that the run reads, a window of finished pixels: resampled,
scaled and masked here. It is a zip of ``scene.json`` and a compressed GeoTIFF for each grid.
"""

import json
import os
import zipfile
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np
import rasterio
from affine import Affine
from rasterio.crs import CRS
from rasterio.windows import Window

from ..errors import InputError
from ..geo.rasters import FAILURES, reading
from .grid import ModelGrid
from .read import SceneReader, mirrored
from .scaling import ValueScaling
from .scene import Scene

#: Suffix of the file, and the name of the description in it.
PART, DESCRIPTION = ".part", "scene.json"


@dataclass(frozen=True)
class View:
    """A window of a grid that a run reads.

    Attributes:
        grid: The grid.
        window: Pixels within it.
        pixels: Whether the run reads the pixels; else only which of them are valid.
    """

    grid: ModelGrid
    window: Window
    pixels: bool = True


@dataclass(frozen=True)
class Kept:
    """A view in the file.

    Attributes:
        file: Name of its GeoTIFF in the zip: red, green, blue and valid (255), or valid alone.
        scale: Scene pixels to a pixel of its grid, along a row and along a column.
        left: First column in the grid.
        top: First row in the grid.
        width: Number of columns.
        height: Number of rows.
        pixels: As of ``View``.
    """

    file: str
    scale: tuple[float, float]
    left: int
    top: int
    width: int
    height: int
    pixels: bool


@dataclass(frozen=True)
class PartScene(Scene):
    """A scene of which a file holds a part. Its ``path`` is that file.

    Attributes:
        label: Name of the raster.
        all_valid: Whether no pixel of the raster can be missing.
        kept: What the file holds.
    """

    label: str = ""
    all_valid: bool = False
    kept: tuple[Kept, ...] = ()

    @property
    def name(self) -> str:
        return self.label

    @property
    def complete(self) -> bool:
        return self.all_valid


def view_of(grid: ModelGrid, rows: Iterable[int], columns: Iterable[int], side: int) -> View:
    """What square windows read of a grid, with what they mirror at its edges.

    Args:
        grid: The grid.
        rows: First row of each row of windows, which may lie outside the grid.
        columns: First column of each column of windows.
        side: Side of the windows in pixels.
    """
    spans = []
    for starts, size in ((columns, grid.width), (rows, grid.height)):
        seen = [mirrored(start, side, size) for start in sorted(set(starts))]
        spans.append((min(int(part.min()) for part in seen), max(int(part.max()) for part in seen) + 1))
    (left, right), (top, bottom) = spans
    return View(grid, Window(left, top, right - left, bottom - top))


def is_part(path: str) -> bool:
    """Whether a file with this name holds a part of a scene."""
    return path.lower().endswith(PART)


def open_part(path: str) -> PartScene:
    """The scene of a file that ``cut_part`` has written.

    Raises:
        InputError: It is none, or incomplete.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            facts = json.loads(archive.read(DESCRIPTION))
        facts["crs"] = CRS.from_wkt(facts["crs"]) if facts["crs"] else None
        facts["transform"] = Affine(*facts["transform"])
        facts["scaling"] = ValueScaling(**_fixed(facts["scaling"]))
        facts["kept"] = tuple(Kept(**_fixed(view)) for view in facts["kept"])
        return PartScene(path=path, **_fixed(facts))
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile, *FAILURES):
        raise InputError(f"{path} is no part of a scene, or incomplete: send it again.") from None


def _fixed(facts: dict) -> dict:
    """Facts with tuples in place of lists."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in facts.items()}


class PartReader(SceneReader):
    """Reads the part of a scene. Of a view without pixels, only ``valid`` is of use."""

    def __enter__(self) -> "PartReader":
        scene = self.grid.scene
        scale = self.grid.scale_x, self.grid.scale_y
        views = [view for view in scene.kept if view.scale == scale]
        if not views:
            raise self._lacking()
        self._view = views[0]
        with ExitStack() as stack:
            try:
                file = rasterio.open(f"/vsizip/{{{os.path.abspath(scene.path)}}}/{self._view.file}")
            except FAILURES as error:
                raise InputError(f"{scene.path} can no longer be opened: send it again.") from error
            self._file = stack.enter_context(file)
            self._stack = stack.pop_all()
        return self

    def _cut(self, r0: int, c0: int, height: int, width: int) -> tuple[np.ndarray, np.ndarray]:
        view = self._view
        top, left = r0 - view.top, c0 - view.left
        if min(top, left) < 0 or top + height > view.height or left + width > view.width:
            raise self._lacking()
        with reading(self._file):
            bands = self._file.read(window=Window(left, top, width, height))
        image = bands[:3] if view.pixels else np.zeros((3, height, width), np.uint8)
        return image, bands[-1] > 0

    def _lacking(self) -> InputError:
        return InputError(f"The part of {self.grid.scene.name} that was sent is too small for this run: send it again.")
