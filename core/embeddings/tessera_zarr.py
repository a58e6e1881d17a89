"""TESSERA 1.1: 128 dimensions at 10 m for each year, in one Zarr store with a group for each UTM zone.

    utm54/embeddings  int8 (year, dimension, row, column)      scales  float32 (year, row, column)      time  the years

A vector is int8 times scale; a scale that is not finite has no data. Layout and attributes are those of the store that
geotessera 0.11 reads. Its numbers are another model's than those of version 1, and the two must not be mixed.
"""

import math
import os

import numpy as np
from affine import Affine
from rasterio.crs import CRS
from rasterio.windows import Window

from ..errors import EngineError, InputError
from ..progress import Progress, silent
from ..scene.grid import ModelGrid
from ..scene.gsd import metres_per_pixel
from .access import Access
from .fetch import FetchError, Watch, watched
from .fetch_plan import Estimate
from .field import TESSERA_ZARR, FieldPatch, Unavailable, cell_centres, degrees
from .sampling import level_size, mean_pixels, near, positions, reduction, sample_tiles
from .tessera import ATTRIBUTION, DIMENSIONS, FIRST_YEAR, LARGEST_SCALE, LAST_YEAR, LICENCE, PIXEL

NAME = "TESSERA 1.1"
URL_VARIABLE = "LANDSCRIBE_TESSERA_ZARR_URL"
PUBLIC_URL = "https://data.source.coop/tessera/tessera/zarr/v1.1-dclimate"
#: Side of the chunks that are fetched, in pixels, and their size; rows read at a time.
CHUNK, CHUNK_BYTES = 32, 104 << 10
STRIP = 256


class TesseraZone:
    """A UTM zone of the store for one year, as a raster; see ``FieldRaster``.

    Raises:
        FetchError: it cannot be fetched.
        Unavailable: the store has another layout, or not this year.
    """

    dimensions = DIMENSIONS

    def __init__(self, group, year: int):
        self._embeddings, self._scales = group["embeddings"], group["scales"]
        years = np.asarray(group["time"][:])
        if year not in years:
            known = f"{years.min()} to {years.max()}" if len(years) else "no year"
            raise Unavailable(f"{NAME} has no {year} here, but {known}")
        self._year = int(np.flatnonzero(years == year)[0])
        transform, code = group.attrs.get("spatial:transform"), group.attrs.get("proj:code")
        if not transform or not code or self._embeddings.ndim != 4 or self._embeddings.shape[1] != DIMENSIONS:
            raise Unavailable(f"{NAME} has another layout than this version of Landscribe reads")
        self.crs, self.transform = CRS.from_user_input(code), Affine(*transform[:6])
        self.height, self.width = self._embeddings.shape[2:]
        self.sides = metres_per_pixel(self.crs, self.transform, self.width, self.height)

    def region(self, factor: int, r0: int, r1: int, c0: int, c1: int) -> tuple[np.ndarray, np.ndarray]:
        """Pixels of a level, int8 times scale; see ``FieldRaster.region``."""
        try:
            return self.fetch(factor, r0, r1, c0, c1)
        except FetchError as error:
            raise EngineError(f"A part of {NAME} could not be fetched: {error.reason}; run it again.") from error

    def fetch(self, factor: int, r0: int, r1: int, c0: int, c1: int) -> tuple[np.ndarray, np.ndarray]:
        """The same, with a FetchError for what cannot be fetched."""
        rows, columns = slice(r0 * factor, r1 * factor), slice(c0 * factor, c1 * factor)
        scales = np.asarray(self._scales[self._year, rows, columns])
        stored = np.asarray(self._embeddings[self._year, :, rows, columns])
        with np.errstate(invalid="ignore"):
            valid = np.isfinite(scales) & (scales > 0) & (scales < LARGEST_SCALE) & (stored != 0).any(axis=0)
        values = np.where(valid, stored * np.where(valid, scales, np.float32(0)), np.float32(0)).astype(np.float32)
        return (values, valid) if factor == 1 else mean_pixels(values, valid, factor)


class TesseraZarrField:
    """TESSERA 1.1 of one year around an extent. Call ``prepare`` before ``read``."""

    family, licence, attribution = TESSERA_ZARR, LICENCE, ATTRIBUTION
    dimensions, pixel_size = DIMENSIONS, PIXEL

    def __init__(self, year: int, access: Access):
        self.year, self.access = year, access
        self.notes: list[str] = []
        self._zones: dict[str, list[TesseraZone]] = {}

    @property
    def name(self) -> str:
        return f"{NAME} {self.year}"

    @property
    def source(self) -> str:
        return f"{TESSERA_ZARR}:{self.year}"

    def estimate(self, grid: ModelGrid, window: Window, stride: int) -> Estimate:
        """Estimate what ``prepare`` would download, as if all of it were land. Asks no server.

        Raises:
            InputError: the zarr library is not installed.
        """
        _library()
        count = math.ceil(window.width * grid.gsd / (CHUNK * PIXEL) + 1) * math.ceil(
            window.height * grid.gsd / (CHUNK * PIXEL) + 1
        )
        kept = count if self.access.cache.has(self._marker(grid, window)) else 0
        return Estimate(count, kept, (count - kept) * CHUNK_BYTES, len(_zones(degrees(grid, window))))

    def prepare(self, grid: ModelGrid, window: Window, stride: int, progress: Progress = silent) -> None:
        """Download what an extent needs.

        Raises:
            Unavailable: half a sentence, if there is nothing.
            InputError: the zarr library is not installed.
        """
        stage = f"Fetching {NAME}"
        try:
            found = watched(lambda watch: self._fetch(grid, window, stride, watch, stage), progress, 0.0, stage)
        except FetchError as error:
            raise Unavailable(f"{self.name} could not be fetched: {error.reason}") from error
        if not found:
            raise Unavailable(f"{self.name} does not cover the extent")
        self.access.cache.put(self._marker(grid, window), lambda path: path.write_bytes(b"1"))
        progress(1.0, stage)

    def _fetch(self, grid: ModelGrid, window: Window, stride: int, watch: Watch, stage: str) -> bool:
        """Fetch what an extent needs, zone by zone; returns whether any of it is valid."""
        zones = _zones(degrees(grid, window))
        x, y = cell_centres(grid, window, stride)
        self._zones, found = {}, False
        for number, zone in enumerate(zones):
            store = self._store(watch)
            with store.sound():
                raster = self._open(zone, store)
                if raster is None:
                    continue
                self._zones[zone] = [raster]
                for fraction, valid in _fetch(raster, x.ravel(), y.ravel(), grid.crs, grid.gsd * stride):
                    store.untried.clear()
                    found = found or valid
                    watch((number + fraction) / len(zones), stage)
        return found

    def read(self, grid: ModelGrid, window: Window, stride: int) -> FieldPatch:
        """Sample the field; see ``EmbeddingField.read``."""
        from pyproj import Transformer

        x, y = cell_centres(grid, window, stride)
        to_degrees = Transformer.from_crs(grid.crs, 4326, always_xy=True).transform

        def home(x: np.ndarray, y: np.ndarray) -> np.ndarray:
            return np.array([_zone(lon) for lon in to_degrees(x, y)[0]])

        return sample_tiles(self._zones, home, DIMENSIONS, x, y, grid.crs, grid.gsd * stride)

    def _store(self, watch: Watch):
        """The store, read through the cache; ``watch`` stops it."""
        _, fetched_store = _library()
        root = (os.environ.get(URL_VARIABLE) or PUBLIC_URL).rstrip("/")
        return fetched_store.FetchedStore(root, TESSERA_ZARR, self.access, watch.check)

    def _open(self, zone: str, store) -> TesseraZone | None:
        """A zone of the store; None if it has none."""
        zarr, _ = _library()
        try:
            group = zarr.open_group(store, path=zone, mode="r", zarr_format=3, use_consolidated=False)
        except FileNotFoundError:
            return None
        return TesseraZone(group, self.year)

    def _marker(self, grid: ModelGrid, window: Window) -> str:
        """The name in the cache that says that all of an extent was fetched once."""
        place = "_".join(f"{value:.5f}" for value in degrees(grid, window))
        return f"{TESSERA_ZARR}/prepared/{self.year}_{place}"


def _library():
    """The zarr library, and our store for it."""
    try:
        import zarr

        from . import fetched_store
    except ImportError:
        raise InputError(
            f"{NAME} comes as Zarr, and the zarr library is not installed: install resources/requirements/zarr.txt "
            "with the engine's Python, or take TESSERA (tessera:YEAR)."
        ) from None
    return zarr, fetched_store


def _fetch(raster: TesseraZone, x: np.ndarray, y: np.ndarray, crs, cell: float):
    """Read all pixels around some places, strip by strip: the share that is done, and whether any is valid."""
    factor = reduction(raster, cell)
    row, column = positions(raster, x, y, crs, factor)
    here = near(raster, row, column, factor)
    if not here.any():
        return
    height, width = level_size(raster, factor)
    first, last = max(0, math.floor(row[here].min())), min(height, math.floor(row[here].max()) + 2)
    left, right = max(0, math.floor(column[here].min())), min(width, math.floor(column[here].max()) + 2)
    step = max(1, STRIP // factor)
    for top in range(first, last, step):
        _, valid = raster.fetch(factor, top, min(top + step, last), left, right)
        yield min(1.0, (top + step - first) / (last - first)), bool(valid.any())


def _zone(lon: float) -> str:
    return f"utm{max(1, min(60, math.floor((lon + 180) / 6) + 1) if math.isfinite(lon) else 1):02d}"


def _zones(bounds: tuple[float, float, float, float]) -> list[str]:
    """The zones that (west, south, east, north) in degrees touches."""
    west, _, east, _ = bounds
    first, last = (int(_zone(lon)[3:]) for lon in (west, east))
    return [f"utm{number:02d}" for number in range(first, last + 1)]


def parse_year(text: str) -> int:
    """The year in ``tessera1.1:2024``.

    Raises:
        InputError: the text has no year.
    """
    if not text.isdigit() or len(text) != 4:
        raise InputError(
            f"TESSERA comes by year: give one from {FIRST_YEAR} to {LAST_YEAR}, as {TESSERA_ZARR}:{LAST_YEAR - 1}."
        )
    return int(text)
