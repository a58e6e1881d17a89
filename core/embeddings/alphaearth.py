"""AlphaEarth: 64 dimensions at 10 m for each year, from the public archive of cloud-optimised GeoTIFFs."""

import math
from collections.abc import Callable

import numpy as np
from pyproj import Transformer
from rasterio.windows import Window

from ..errors import EngineError, InputError
from ..progress import Progress, silent
from ..scene.grid import ModelGrid
from . import quantisation
from .access import Access
from .alphaearth_index import INDEX_BYTES, Index, TileEntry, archive_url, kept_state, load_index
from .fetch import FetchError
from .fetch_plan import Estimate
from .field import FieldPatch, Unavailable, cell_centres, degrees
from .remote_raster import RemoteRaster
from .sampling import near, positions, reduction, sample_tiles

NAME = "AlphaEarth"
ATTRIBUTION = "The AlphaEarth Foundations Satellite Embedding dataset is produced by Google and Google DeepMind."
LICENCE = "CC BY 4.0"
#: The product's years at the time of writing; the index decides.
FIRST_YEAR, LAST_YEAR = 2017, 2025
PIXEL = 10.0
#: Bytes to download for a block, and its side in pixels: a tile of 8192² has about 3 GB with its overviews.
BLOCK_BYTES, BLOCK_SIDE = 36_000_000, 1024
#: Probes along a side of an extent; they select the blocks that it needs.
PROBES = 200


class AlphaEarthField:
    """AlphaEarth's embeddings of one year around an extent.

    Call ``prepare`` before ``read``: then all of the extent is on this machine, or its absence is certain.

    Attributes:
        requested_year: year that the user asked for.
        year: year that is read; the nearest one if the product has no ``requested_year``.
        access: how the data may be got.
        notes: sentences for the user about replacements.
    """

    family, licence, attribution = "alphaearth", LICENCE, ATTRIBUTION
    dimensions, pixel_size = quantisation.DIMENSIONS, PIXEL

    def __init__(self, requested_year: int, access: Access):
        self.requested_year = self.year = requested_year
        self.access = access
        #: Sentences for the user about replacements.
        self.notes: list[str] = []
        self._tiles: dict[str, list[RemoteRaster]] = {}

    @property
    def name(self) -> str:
        return f"{NAME} {self.year}"

    @property
    def source(self) -> str:
        return f"alphaearth:{self.year}"

    def estimate(self, grid: ModelGrid, window: Window, stride: int) -> Estimate:
        """Estimate what ``prepare`` would download. Asks no server: without an index, everything counts as missing."""
        blocks = kept = 0
        index = 0 if kept_state(self.access) else INDEX_BYTES
        offline = Access(network=False, cache=self.access.cache)
        bounds = _bounds(grid, window)
        try:
            entries = self._entries(load_index(offline), bounds)
        except (FetchError, Unavailable):
            entries = []
        unopened = []
        for entry in entries:
            try:
                tile = self._open(entry, offline)
            except FetchError:
                unopened.append(entry)
                continue
            for block in self._blocks(tile, entry, grid, window, stride):
                blocks += 1
                kept += tile.kept(*block)
        if unopened or not entries:
            blocks += _blocks_by_size(grid, window, stride)
        return Estimate(blocks, kept, (blocks - kept) * BLOCK_BYTES + index, len(entries))

    def prepare(self, grid: ModelGrid, window: Window, stride: int, progress: Progress = silent) -> None:
        """Download the tiles of an extent and their blocks; those on this machine are not downloaded again.

        Raises:
            Unavailable: half a sentence, if they cannot be had.
        """
        try:
            self._prepare(grid, window, stride, progress)
        except FetchError as error:
            raise Unavailable(f"{NAME} {self.requested_year} could not be fetched: {error.reason}") from error

    def _prepare(self, grid: ModelGrid, window: Window, stride: int, progress: Progress) -> None:
        progress(0.0, "Looking up AlphaEarth")
        index = load_index(self.access, progress)
        needed = []
        self._tiles = {}
        for entry in self._entries(index, _bounds(grid, window)):
            tile = self._open(entry, self.access, progress)
            self._tiles.setdefault(zone_of_path(entry.path), []).append(tile)
            needed += [(tile, block) for block in self._blocks(tile, entry, grid, window, stride)]
        missing = [(tile, block) for tile, block in needed if not tile.kept(*block)]
        room = self.access.cache.limit // (BLOCK_SIDE**2 * self.dimensions)
        for done, (tile, block) in enumerate(missing[:room]):  # the cache holds no more
            tile.block(*block, progress=progress, fraction=done / len(missing))
        progress(1.0, "Fetching AlphaEarth")

    def read(self, grid: ModelGrid, window: Window, stride: int) -> FieldPatch:
        """Sample the field; see ``EmbeddingField.read``.

        Raises:
            Unavailable: a block is missing and downloads are not allowed.
            EngineError: a block is missing and cannot be downloaded.
        """
        x, y = cell_centres(grid, window, stride)
        to_degrees = Transformer.from_crs(grid.crs, 4326, always_xy=True).transform
        try:
            return sample_tiles(self._tiles, _home(to_degrees), self.dimensions, x, y, grid.crs, grid.gsd * stride)
        except FetchError as error:
            if not self.access.network:
                raise Unavailable(f"A part of {self.name} is not on this machine, and {error.reason}") from error
            raise EngineError(f"A part of {self.name} could not be fetched: {error.reason}; run it again.") from error

    def _entries(self, index: Index, bounds) -> list[TileEntry]:
        """The tiles of the year, or of the nearest year that the product has."""
        years = index.years_at(bounds)
        if not years:
            raise Unavailable(f"{NAME} does not cover the extent")
        self.year = min(years, key=lambda year: (abs(year - self.requested_year), -year))
        if self.year != self.requested_year:
            self.notes = [f"{NAME} has no {self.requested_year} here, so {self.year} was used instead."]
        return index.tiles(bounds, self.year)

    def _open(self, entry: TileEntry, access: Access, progress: Progress = silent) -> RemoteRaster:
        return RemoteRaster(f"{archive_url()}/{entry.path}", f"alphaearth/{entry.path}", access, progress)

    def _blocks(self, tile: RemoteRaster, entry: TileEntry, grid: ModelGrid, window: Window, stride: int):
        """The blocks of a tile that the cells of its own zone need, by probes close to each other and at the edge."""
        x, y = _probes(grid, window, stride)
        lon, lat = Transformer.from_crs(grid.crs, 4326, always_xy=True).transform(x, y)
        in_zone = zones(lon, lat) == zone_of_path(entry.path)
        factor = reduction(tile, grid.gsd * stride)
        row, column = positions(tile, x[in_zone], y[in_zone], grid.crs, factor)
        on_tile = near(tile, row, column, factor)
        return list(tile.blocks_around(row[on_tile], column[on_tile], factor)) if on_tile.any() else []


def zones(lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    """The UTM zones of places, as the archive names them: ``54N``."""
    with np.errstate(invalid="ignore"):
        number = np.where(np.isfinite(lon), np.floor((np.nan_to_num(lon) + 180) / 6) % 60 + 1, 0).astype(int)
    return np.char.add(np.char.zfill(number.astype(str), 2), np.where(np.asarray(lat) >= 0, "N", "S"))


def zone_of_path(path: str) -> str:
    """The zone of a tile, from its folder."""
    zone = path.split("/")[1].upper()
    return f"{int(zone[:-1]):02d}{zone[-1]}"


def _home(to_degrees: Callable) -> Callable[[np.ndarray, np.ndarray], np.ndarray]:
    return lambda x, y: zones(*to_degrees(x, y))


def _bounds(grid: ModelGrid, window: Window) -> tuple[float, float, float, float]:
    """(west, south, east, north) of a window in degrees, slightly wider, so that a neighbour's edge pixel counts."""
    west, south, east, north = degrees(grid, window)
    margin = 2 * PIXEL / 111_000
    return west - 2 * margin, south - margin, east + 2 * margin, north + margin


def _probes(grid: ModelGrid, window: Window, stride: int) -> tuple[np.ndarray, np.ndarray]:
    """Places spread over a window, including its outermost cells' centres."""
    rows, columns = -(-window.height // stride), -(-window.width // stride)
    down, along = (
        start + (np.unique(np.linspace(0, count - 1, min(count, PROBES)).round()) + 0.5) * stride
        for start, count in ((window.row_off, rows), (window.col_off, columns))
    )
    along, down = (part.ravel() for part in np.meshgrid(along, down))
    a, b, c, d, e, f = tuple(grid.transform)[:6]
    return a * along + b * down + c, d * along + e * down + f


def _blocks_by_size(grid: ModelGrid, window: Window, stride: int) -> int:
    """The number of blocks that an extent of this size touches on average, if the tiles are not known."""
    cell = grid.gsd * stride
    factor = 1 if cell < 2 * PIXEL else 1 << int(math.log2(cell / PIXEL))
    side = BLOCK_SIDE * PIXEL * factor
    return math.ceil((window.width * grid.gsd / side + 1) * (window.height * grid.gsd / side + 1) - 1e-9)


def parse_year(text: str) -> int:
    """The year in ``alphaearth:2024``.

    Raises:
        InputError: the text is not a year.
    """
    if not text.isdigit() or len(text) != 4:
        raise InputError(
            f"AlphaEarth comes by year: give one from {FIRST_YEAR} to {LAST_YEAR}, as alphaearth:{LAST_YEAR - 1}."
        )
    return int(text)
