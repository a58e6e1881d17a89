"""A made-up but plausible landscape as a georeferenced RGB raster, with its exact land cover."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import rasterio
from affine import Affine
from pyproj import CRS, Geod, Transformer
from pyproj.exceptions import CRSError
from rasterio.enums import ColorInterp, Resampling
from rasterio.windows import Window
from scipy.ndimage import gaussian_filter

from ..errors import InputError
from ..models.classes import OPEN_EARTH_MAP
from ..progress import Progress, silent
from .dates import EARLIER, Date
from .ground import paint_ground
from .light import sunlight
from .plan import View
from .things import MARGIN, put_buildings, put_trees

BLOCK = 1024
#: Metres. Coarser scenes are rendered finer and averaged, so that small things mix as they do in a sensor.
FINEST_OBJECTS = 0.8


@dataclass(frozen=True)
class Landscape:
    """A landscape. The same seed and GSD give the same ground at any size.

    Attributes:
        width: pixels.
        height: pixels.
        gsd: ground sampling distance in metres.
        crs: projected or geographic CRS, anything that pyproj reads.
        centre: longitude and latitude in degrees.
        seed: of the random draws.
        date: when it is seen.
        shift: pixels (right, down) by which the picture, and not the truth, lies beside its true place.
    """

    width: int
    height: int
    gsd: float = 0.5
    crs: str = "EPSG:32633"
    centre: tuple[float, float] = (15.6, 48.3)
    seed: int = 212
    date: Date = EARLIER
    shift: tuple[float, float] = (0.0, 0.0)

    def __post_init__(self) -> None:
        if self.width < 1 or self.height < 1:
            raise InputError("The scene needs at least one pixel each way: give a larger size.")
        if not 0.05 <= self.gsd <= 10:
            raise InputError("The ground sampling distance must lie between 0.05 and 10 metres.")
        try:
            CRS.from_user_input(self.crs)
        except CRSError:
            raise InputError(f"{self.crs!r} is no CRS that PROJ knows: give a code such as EPSG:32633.") from None

    @property
    def fold(self) -> int:
        """Number of rendered pixels, in each direction, that are averaged into one pixel of the scene."""
        return min(4, max(1, round(self.gsd / FINEST_OBJECTS)))

    @property
    def transform(self) -> Affine:
        """North-up pixel grid around the centre, with pixels that measure ``gsd`` metres on the ground there."""
        crs = CRS.from_user_input(self.crs)
        geographic = Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
        x, y = geographic.transform(*self.centre, direction="INVERSE")
        if not np.isfinite([x, y]).all():
            raise InputError(f"{self.crs} does not cover longitude {self.centre[0]}, latitude {self.centre[1]}.")
        step = 1e-4 if crs.is_geographic else 10.0
        geod = Geod(ellps="WGS84")
        sides = []
        for dx, dy in ((step / 2, 0), (0, step / 2)):
            lon, lat = geographic.transform([x - dx, x + dx], [y - dy, y + dy])
            sides.append(self.gsd * step / geod.inv(lon[0], lat[0], lon[1], lat[1])[2])
        return Affine(sides[0], 0, x - sides[0] * self.width / 2, 0, -sides[1], y + sides[1] * self.height / 2)


def render(landscape: Landscape, column: int, row: int, width: int, height: int) -> tuple[np.ndarray, np.ndarray]:
    """Render one window of a landscape.

    Args:
        landscape: the landscape.
        column: of the window's first pixel.
        row: of the window's first pixel.
        width: pixels.
        height: pixels.

    Returns:
        RGB uint8 (3, height, width) and class codes uint8 (height, width).
    """
    if landscape.shift == (0.0, 0.0):
        return _seen(landscape, column, row, width, height)
    right, down = landscape.shift
    colour, _ = _seen(landscape, column - right, row - down, width, height)
    _, klass = _seen(landscape, column, row, width, height)
    return colour, klass


def _seen(landscape: Landscape, column: float, row: float, width: int, height: int) -> tuple[np.ndarray, np.ndarray]:
    """The picture and the classes of a window, which need not lie on whole pixels."""
    fold = landscape.fold
    gsd = landscape.gsd / fold
    margin = int(np.ceil(MARGIN / gsd))
    view = View(
        (column * fold - margin + 0.5) * gsd,
        (row * fold - margin + 0.5) * gsd,
        gsd,
        width * fold + 2 * margin,
        height * fold + 2 * margin,
    )
    canvas = paint_ground(view, landscape.seed, landscape.date)
    put_buildings(canvas)
    put_trees(canvas)
    colour = _expose(canvas.colour, sunlight(canvas.height, gsd, landscape.date), gsd, landscape.date.gains)
    inner = np.s_[..., margin : margin + height * fold, margin : margin + width * fold]
    colour = colour[inner].reshape(3, height, fold, width, fold).mean(axis=(2, 4))
    sensor = np.random.Generator(
        np.random.Philox(key=[landscape.seed + landscape.date.later, (int(row) << 32 | int(column)) & 2**63 - 1])
    )
    colour += sensor.normal(0, 1.6, colour.shape).astype(np.float32)
    return np.clip(np.round(colour), 0, 255).astype(np.uint8), _majority(canvas.klass[inner], fold)


def _expose(colour: np.ndarray, light: np.ndarray, gsd: float, gains: tuple[float, float, float]) -> np.ndarray:
    """The picture that a camera takes: sunlight and blue skylight, the air's haze, the blur of its optics."""
    blur = min(0.9, 0.28 / gsd)
    bands = []
    for band, sky, haze, gain in zip(colour, (0.40, 0.45, 0.53), (9, 12, 18), gains):
        lit = band * (sky + (1 - sky) * light) * (0.95 * gain) + haze
        bands.append(gaussian_filter(lit, max(0.45, blur)))
    return np.stack(bands)


def _majority(klass: np.ndarray, fold: int) -> np.ndarray:
    if fold == 1:
        return klass
    cells = klass.reshape(klass.shape[0] // fold, fold, klass.shape[1] // fold, fold)
    codes = np.array([c.code for c in OPEN_EARTH_MAP], np.uint8)
    votes = np.stack([(cells == code).sum(axis=(1, 3)) for code in codes])
    return codes[votes.argmax(axis=0)]


def _colours() -> dict[int, tuple[int, int, int, int]]:
    return {c.code: (*bytes.fromhex(c.color.lstrip("#")), 255) for c in OPEN_EARTH_MAP}


def write_landscape(
    landscape: Landscape,
    image: Path | str,
    truth: Path | str | None = None,
    progress: Progress = silent,
    workers: int | None = None,
) -> None:
    """Write the scene as a tiled RGB GeoTIFF with overviews, and its classes as a GeoTIFF with colours and names.

    It is written block by block: memory does not grow with the size.

    Args:
        landscape: the landscape.
        image: GeoTIFF to write.
        truth: GeoTIFF to write the classes to; None writes none.
        progress: called with the fraction done.
        workers: number of processes; None for one per core.

    Raises:
        InputError: a file cannot be written.
    """
    image, truth = Path(image), Path(truth) if truth else None
    block = {1: BLOCK, 2: BLOCK // 2}.get(landscape.fold, BLOCK // 4)
    windows = [
        (c, r, min(block, landscape.width - c), min(block, landscape.height - r))
        for r in range(0, landscape.height, block)
        for c in range(0, landscape.width, block)
    ]
    workers = min(workers or os.cpu_count() or 1, (len(windows) + 1) // 2)  # at least two blocks for each process
    partial = [p.with_name(f".{p.name}.part.tif") for p in (image, truth) if p]
    try:
        with ExitStack() as files:
            rgb = files.enter_context(_create(partial[0], landscape, 3))
            rgb.colorinterp = (ColorInterp.red, ColorInterp.green, ColorInterp.blue)
            classes = files.enter_context(_create(partial[1], landscape, 1)) if truth else None
            if classes:
                classes.write_colormap(1, _colours())
                classes.update_tags(1, **{f"class_{c.code}": c.name for c in OPEN_EARTH_MAP})
            rgb.update_tags(landscribe="built-in scene: a made-up landscape", seed=landscape.seed)
            for n, ((c, r, w, h), (colour, klass)) in enumerate(zip(windows, _rendered(landscape, windows, workers))):
                rgb.write(colour, window=Window(c, r, w, h))
                if classes:
                    classes.write(klass, 1, window=Window(c, r, w, h))
                progress((n + 1) / len(windows), "Making the built-in scene")
        for path, resampling in zip(partial, (Resampling.average, Resampling.mode)):
            _add_overviews(path, resampling)
        for path, final in zip(partial, (image, truth)):
            os.replace(path, final)
    except (OSError, rasterio.errors.RasterioIOError) as error:
        raise InputError(f"The built-in scene cannot be written to {image.parent}: {error}") from error
    finally:
        for path in partial:
            with suppress(OSError):
                path.unlink()


def _rendered(landscape: Landscape, windows: list[tuple[int, int, int, int]], workers: int):
    """The windows in order; several processes at work, a few windows ahead of the writer."""
    if workers == 1:
        yield from (render(landscape, *window) for window in windows)
        return
    # Spawned, not forked: the caller may hold threads (torch, GDAL) that a fork would break.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        ahead = deque()
        try:
            for window in windows:
                ahead.append(pool.submit(render, landscape, *window))
                if len(ahead) > workers + 1:
                    yield ahead.popleft().result()
            while ahead:
                yield ahead.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _create(path: Path, landscape: Landscape, count: int) -> rasterio.io.DatasetWriter:
    path.parent.mkdir(parents=True, exist_ok=True)
    extra = {"photometric": "RGB"} if count == 3 else {"nodata": 0}
    return rasterio.open(
        path, "w", driver="GTiff", width=landscape.width, height=landscape.height, count=count, dtype="uint8",
        crs=landscape.crs, transform=landscape.transform, tiled=True, blockxsize=512, blockysize=512,
        compress="deflate", predictor=2 if count == 3 else 1, zlevel=3, bigtiff="IF_SAFER", **extra,
    )  # fmt: skip


def _add_overviews(path: Path, resampling: Resampling) -> None:
    with rasterio.open(path, "r+") as dataset:
        factors = [2**k for k in range(1, 12) if max(dataset.shape) / 2**k >= 256]
        if factors:
            dataset.build_overviews(factors, resampling)
