"""The plan of a job: its scenes, cut into tasks. The same sources and settings always give the same plan."""

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from affine import Affine

from ..errors import InputError
from ..files.write import BLOCK
from ..models.card import ModelCard
from ..scene.grid import ModelGrid, choose_gsd
from ..scene.gsd import metres_per_pixel
from .headers import Header, read_header, stamp
from .mosaics import find_mosaics
from .sources import Found, find_rasters
from .task import Task
from .vrt import Vrt, VrtBand, VrtSource

#: Side of a block in model pixels. Blocks share the tiles at their edges, so that small ones compute more twice.
BLOCK_SIDE = 16_384
#: Longest side of a block in pixels of the result.
LONGEST_SIDE = 65_536
#: Folders, in the folder of the results, for the results and for the VRTs of mosaics.
TILES, MOSAICS = "tiles", "mosaics"
#: Params on which the pixels of a result do not depend, or which the model or the window stands for.
_NO_MATTER = ("device", "batch", "proxy", "allow_network", "model", "keep_features", "bounds", "bounds_crs")


@dataclass(frozen=True)
class JobScene:
    """One scene of a job: a raster, or a mosaic of rasters.

    Attributes:
        name: Its name, with which those of its tasks begin.
        path: The raster to read.
        digest: Changes with its pixels and its header.
        members: Paths of the rasters that it is made of.
        wkt: CRS of the results as WKT; empty without one.
        transform: From pixels of the results to the CRS.
        windows: (n, 4) first column, first row, width and height of each task in the results' grid.
        whole: Whether it has one task, without a window.
        bytes: Size of its files.
    """

    name: str
    path: str
    digest: str
    members: tuple[str, ...]
    wkt: str
    transform: Affine
    windows: np.ndarray
    whole: bool
    bytes: int


@dataclass(frozen=True)
class Settings:
    """How a job's scenes are cut and answered.

    Attributes:
        params: Params of every task, such as ``model`` and ``grid``.
        card: The card of the model.
        native: Whether the results have the pixels of their scenes, and not those that the model sees.
        step: Model pixels to a pixel of the results, if they are not ``native``.
        side: Side of a block in model pixels.
        each: Take each raster by itself, and read nothing across the edges of files.
        location: Field of a tile index that names the raster; None to find it.
        asset: Asset of a STAC item; None to find it.
        confidence: Write the confidence too, beside each result.
    """

    params: Mapping
    card: ModelCard
    native: bool = True
    step: int = 1
    side: int = BLOCK_SIDE
    each: bool = False
    location: str | None = None
    asset: str | None = None
    confidence: bool = False

    @property
    def digest(self) -> str:
        """Changes with what the results depend on, besides the scenes."""
        kept = {name: value for name, value in sorted(self.params.items()) if name not in _NO_MATTER}
        for name in ("polygons", "within"):
            if kept.get(name):  # its content counts, and not the folder that it lies in
                kept[name] = stamp(kept[name])
        model = self.card.name, self.card.version, self.card.weights_sha256
        return hashlib.sha256(json.dumps([kept, model, self.confidence], default=str).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Plan:
    """What a job has to do.

    Attributes:
        folder: Folder of the results.
        scenes: The scenes.
        settings: The settings.
        failures: Sources that cannot be used, with one sentence each.
    """

    folder: str
    scenes: tuple[JobScene, ...]
    settings: Settings
    failures: Mapping[str, str]

    def __len__(self) -> int:
        return sum(len(scene.windows) for scene in self.scenes)

    @property
    def pixels(self) -> int:
        """Pixels of all results."""
        return sum(int(np.prod(scene.windows[:, 2:], axis=1).sum()) for scene in self.scenes)

    def tasks(self) -> Iterator[Task]:
        """The tasks, made one by one."""
        number, settings = 0, self.settings.digest
        for scene in self.scenes:
            for window in scene.windows.tolist():
                yield self._task(number, scene, window, settings)
                number += 1

    def _task(self, number: int, scene: JobScene, window: list[int], settings: str) -> Task:
        name, params = scene.name, {**self.settings.params, "scene": scene.path, "bounds": None}
        if not scene.whole:
            name = f"{name}-r{window[1]}-c{window[0]}"
            params["window"] = window
        # Few files a folder: listing a folder of a hundred thousand takes longer than mapping one of them.
        output = os.path.join(self.folder, TILES, hashlib.sha256(name.encode()).hexdigest()[:2], f"{name}.tif")
        params["output"] = output
        if self.settings.confidence:
            params["confidence"] = confidence_path(output)
        digest = hashlib.sha256(f"{settings} {scene.digest} {window}".encode()).hexdigest()[:32]
        return Task(number, name, digest, output, params, window[2] * window[3])


def confidence_path(output: str) -> str:
    """The confidence raster beside a result."""
    return f"{output[: -len('.tif')]}-confidence.tif"


def make_plan(sources: Sequence[str], folder: str, settings: Settings) -> Plan:
    """Plan a job; writes the VRTs of mosaics into ``folder``.

    Args:
        sources: As of ``find_rasters``.
        folder: Folder of the results.
        settings: The settings.

    Raises:
        InputError: Nothing was found, or the folder cannot be written to.
    """
    found = find_rasters(sources, folder, settings.location, settings.asset)
    headers = _headers(found)
    groups = [[header] for header in headers] if settings.each else find_mosaics(headers)
    scenes, names = [], set()
    for group in groups:
        try:
            header = group[0] if len(group) == 1 else _mosaic(group, folder)
            scenes.append(_scene(header, group, settings, names))
        except InputError as error:
            found.failures |= {member.path: str(error) for member in group}
    return Plan(folder, tuple(scenes), settings, found.failures)


def _headers(found: Found) -> list[Header]:
    headers = []
    for path in found.paths:
        try:
            headers.append(read_header(path))
        except InputError as error:
            found.failures[path] = str(error)
    return headers


def _mosaic(group: Sequence[Header], folder: str) -> Header:
    """Write the VRT of a mosaic; returns its header."""
    first = group[0]
    offsets = [~first.transform @ (member.transform.c, member.transform.f) for member in group]
    offsets = [(round(left), round(top)) for left, top in offsets]
    left, top = (min(offset[side] for offset in offsets) for side in (0, 1))
    right = max(offset[0] + member.width for offset, member in zip(offsets, group))
    bottom = max(offset[1] + member.height for offset, member in zip(offsets, group))
    sources = [
        VrtSource(os.path.realpath(member.path), member.width, member.height, x - left, y - top, member.block)
        for (x, y), member in zip(offsets, group)
    ]
    bands = tuple(VrtBand(band.dtype, band.nodata, band.colour) for band in first.bands)
    masked = first.masked or any(band.colour == "alpha" for band in bands)
    transform = first.transform @ Affine.translation(left, top)
    vrt = Vrt(right - left, bottom - top, first.crs.to_wkt(), transform, bands, sources, masked)
    members = [(os.path.basename(source.path), source.left, source.top) for source in sources]
    key = hashlib.sha256(repr(members).encode("utf-8", "replace")).hexdigest()[:6]
    path = Path(folder, MOSAICS, f"{_stem(first.path)}-mosaic-{key}.vrt")
    path.parent.mkdir(parents=True, exist_ok=True)
    vrt.write(path)
    header = read_header(str(path))
    # The VRT's own time says nothing; that of its rasters does.
    return replace(header, files=tuple(file for member in group for file in member.files))


def _scene(header: Header, group: Sequence[Header], settings: Settings, names: set[str]) -> JobScene:
    grid = _grid(header, settings)
    side = settings.side if settings.step == 1 else -(-settings.side // settings.step)
    model = _Placed(header, settings.params.get("gsd"))
    scale = choose_gsd(model.gsd, settings.card) / model.gsd if settings.native else 1.0
    side = max(BLOCK, min(round(side * scale), LONGEST_SIDE) // BLOCK * BLOCK)
    extent = settings.params.get("bounds")
    window = grid.window if extent is None else grid.window_of_bounds(extent, settings.params.get("bounds_crs"))
    windows = cut(tuple(int(value) for value in window.flatten()), side)
    if header.coverage is not None and len(windows) > 1:
        windows = windows[[_has_source(header, grid, window) for window in windows]]
    return JobScene(
        name=_name(header.path, names),
        path=header.path,
        digest=header.digest,
        members=tuple(member.path for member in group),
        wkt=grid.crs.to_wkt() if grid.crs else "",
        transform=grid.transform,
        windows=windows,
        whole=len(windows) == 1 and extent is None,
        bytes=header.bytes,
    )


class _Placed:
    """What a grid needs to know of a raster."""

    def __init__(self, header: Header, gsd: float | None):
        self.name, self.crs, self.transform = Path(header.path).name, header.crs, header.transform
        self.width, self.height = header.width, header.height
        if header.crs is not None:
            self.pixel_size = metres_per_pixel(header.crs, header.transform, header.width, header.height)
        elif gsd:
            self.pixel_size = gsd, gsd
        else:
            raise InputError(
                f"{self.name} has no coordinate reference system: assign one, or give its pixel size in metres."
            )
        self.gsd = float(np.sqrt(self.pixel_size[0] * self.pixel_size[1]))

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        corners = [self.transform @ (c, r) for c in (0, self.width) for r in (0, self.height)]
        xs, ys = zip(*corners)
        return min(xs), min(ys), max(xs), max(ys)


def _grid(header: Header, settings: Settings) -> ModelGrid:
    """The grid of the results, as ``Block.of`` has it."""
    scene = _Placed(header, settings.params.get("gsd"))
    grid = ModelGrid(scene, choose_gsd(scene.gsd, settings.card))
    if settings.native:
        return grid.native()
    return grid if settings.step == 1 else grid.coarser(settings.step)


def cut(window: tuple[int, int, int, int], side: int) -> np.ndarray:
    """Cut a window (first column, first row, width, height) into blocks of about ``side``: (n, 4), row by row.

    The blocks begin at multiples of BLOCK pixels from the window's corner and have nearly the same size.
    """
    left, top, width, height = window
    columns, rows = (_starts(length, side) for length in (width, height))
    return np.array(
        [
            (left + x0, top + y0, x1 - x0, y1 - y0)
            for y0, y1 in zip(rows, [*rows[1:], height])
            for x0, x1 in zip(columns, [*columns[1:], width])
        ]
    )


def _starts(length: int, side: int) -> list[int]:
    count = max(1, round(length / side))
    return list(range(0, length, -(-length // (count * BLOCK)) * BLOCK))


def _has_source(header: Header, grid: ModelGrid, window: np.ndarray) -> bool:
    """Whether a VRT has a source in a window of a grid."""
    left, top, width, height = window.tolist()
    spans = []
    for edges, first, length, scale in (
        (header.coverage.rows, top, height, grid.scale_y),
        (header.coverage.columns, left, width, grid.scale_x),
    ):
        begin = np.searchsorted(edges, first * scale, "right") - 1
        spans.append(slice(begin, max(begin + 1, np.searchsorted(edges, (first + length) * scale))))
    return bool(header.coverage.cells[tuple(spans)].any())


def _stem(path: str) -> str:
    """A name for files from that of a raster."""
    return re.sub(r"[^\w.-]+", "_", Path(path).stem)[:80] or "scene"


def _name(path: str, names: set[str]) -> str:
    """A name for a scene, unlike those in ``names``, which it is added to."""
    name = _stem(path)
    if name.lower() in names:
        name = f"{name}-{hashlib.sha256(os.path.abspath(path).encode('utf-8', 'replace')).hexdigest()[:6]}"
    names.add(name.lower())
    return name
