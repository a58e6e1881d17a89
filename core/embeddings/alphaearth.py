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
#: The product's years as they were when this was written; the index has the last word.
FIRST_YEAR, LAST_YEAR = 2017, 2025
PIXEL = 10.0
#: Bytes on the wire of a block of 1024² pixels: a tile of 8192² weighs about 3 GB with its overviews.
BLOCK_BYTES, BLOCK_SIDE = 36_000_000, 1024
#: Places along a side of an extent by which the blocks that it needs are found.
PROBES = 200


class AlphaEarthField:
    """The field of a year about an extent. Call ``prepare`` before ``read``, so that all of it is here, or known not to
    be.

    ``year`` is the one that is read: where the product has none for ``wanted``, the nearest that it has.
    """

    family, licence, attribution = "alphaearth", LICENCE, ATTRIBUTION
    dimensions, pixel_size = quantisation.DIMENSIONS, PIXEL

    def __init__(self, wanted: int, access: Access):
        self.wanted = self.year = wanted
        self.access = access
        #: Sentences for the user on what had to be taken in place of what was asked for.
        self.notes: list[str] = []
        self._tiles: dict[str, list[RemoteRaster]] = {}

    @property
    def name(self) -> str:
        return f"{NAME} {self.year}"

    @property
    def source(self) -> str:
        return f"alphaearth:{self.year}"

    def estimate(self, grid: ModelGrid, window: Window, stride: int) -> Estimate:
        """What ``prepare`` would fetch. Asks no server: where no index is here, it counts as if all had to come."""
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
        """Have the tiles of an extent, and their blocks, on this machine; those that are here are not fetched again.

        Raises: Unavailable, half a sentence, where they cannot be had.
        """
        try:
            self._prepare(grid, window, stride, progress)
        except FetchError as error:
            raise Unavailable(f"{NAME} {self.wanted} could not be fetched: {error.reason}") from error

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
        for done, (tile, block) in enumerate(missing[:room]):  # what does not fit is fetched when its turn comes
            tile.block(*block, progress=progress, fraction=done / len(missing))
        progress(1.0, "Fetching AlphaEarth")

    def read(self, grid: ModelGrid, window: Window, stride: int) -> FieldPatch:
        """See ``EmbeddingField.read``.

        Raises: Unavailable (no leave to fetch), EngineError where a block that is not here cannot be had.
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
        """The tiles of the year, or of the nearest one there is."""
        years = index.years_at(bounds)
        if not years:
            raise Unavailable(f"{NAME} does not cover the extent")
        self.year = min(years, key=lambda year: (abs(year - self.wanted), -year))
        if self.year != self.wanted:
            self.notes = [f"{NAME} has no {self.wanted} here, so {self.year} was used instead."]
        return index.tiles(bounds, self.year)

    def _open(self, entry: TileEntry, access: Access, progress: Progress = silent) -> RemoteRaster:
        return RemoteRaster(f"{archive_url()}/{entry.path}", f"alphaearth/{entry.path}", access, progress)

    def _blocks(self, tile: RemoteRaster, entry: TileEntry, grid: ModelGrid, window: Window, stride: int):
        """The blocks of a tile that the cells of its own zone need, by probes close to each other and at the edge."""
        x, y = _probes(grid, window, stride)
        lon, lat = Transformer.from_crs(grid.crs, 4326, always_xy=True).transform(x, y)
        mine = zones(lon, lat) == zone_of_path(entry.path)
        factor = reduction(tile, grid.gsd * stride)
        row, column = positions(tile, x[mine], y[mine], grid.crs, factor)
        there = near(tile, row, column, factor)
        return list(tile.blocks_around(row[there], column[there], factor)) if there.any() else []


def zones(lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    """The UTM zone of places, as the archive names it: ``54N``."""
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
    """(west, south, east, north) of a window in degrees, a little wider, so that a neighbour's edge pixel counts."""
    west, south, east, north = degrees(grid, window)
    margin = 2 * PIXEL / 111_000
    return west - 2 * margin, south - margin, east + 2 * margin, north + margin


def _probes(grid: ModelGrid, window: Window, stride: int) -> tuple[np.ndarray, np.ndarray]:
    """Places all over a window, its outermost cells' centres among them."""
    rows, columns = -(-window.height // stride), -(-window.width // stride)
    down, along = (
        start + (np.unique(np.linspace(0, count - 1, min(count, PROBES)).round()) + 0.5) * stride
        for start, count in ((window.row_off, rows), (window.col_off, columns))
    )
    along, down = (part.ravel() for part in np.meshgrid(along, down))
    a, b, c, d, e, f = tuple(grid.transform)[:6]
    return a * along + b * down + c, d * along + e * down + f


def _blocks_by_size(grid: ModelGrid, window: Window, stride: int) -> int:
    """Blocks that an extent of this size touches on average, where nothing is known of the tiles."""
    cell = grid.gsd * stride
    factor = 1 if cell < 2 * PIXEL else 1 << int(math.log2(cell / PIXEL))
    side = BLOCK_SIDE * PIXEL * factor
    return math.ceil((window.width * grid.gsd / side + 1) * (window.height * grid.gsd / side + 1) - 1e-9)


def parse_year(text: str) -> int:
    """The year in ``alphaearth:2024``. Raises: InputError."""
    if not text.isdigit() or len(text) != 4:
        raise InputError(
            f"AlphaEarth comes by year: give one from {FIRST_YEAR} to {LAST_YEAR}, as alphaearth:{LAST_YEAR - 1}."
        )
    return int(text)
