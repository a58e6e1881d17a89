"""AlphaEarth's index of tiles, downloaded once and kept."""

import json
import os
import time
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np

from ..progress import Progress, silent
from .access import Access
from .fetch import FetchError, download

#: Environment variable with another copy, such as a company's mirror; the public one needs no login.
URL_VARIABLE = "LANDSCRIBE_ALPHAEARTH_URL"
PUBLIC_URL = "https://data.source.coop/tge-labs/aef/v1/annual"
#: Files of the index in its two forms; the one with the tiles' own corners first.
INDEX_FILES = ("aef_index.parquet", "aef_index_stac_geoparquet.parquet")
#: Estimated bytes of the index.
INDEX_BYTES = 5_000_000
_FOLDER = "alphaearth/index"
_MAGIC = b"PAR1"


def archive_url() -> str:
    """The URL of the archive."""
    return (os.environ.get(URL_VARIABLE) or PUBLIC_URL).rstrip("/")


@dataclass(frozen=True)
class TileEntry:
    """A tile of the index.

    Attributes:
        path: path below the archive's URL.
        year: year of the embeddings.
        crs: the tile's CRS.
        bounds: (west, south, east, north) in degrees.
    """

    path: str
    year: int
    crs: str
    bounds: tuple[float, float, float, float]


@dataclass(frozen=True)
class IndexState:
    """The facts about the index in the cache.

    Attributes:
        file: name of the file.
        size: bytes.
        sha256: SHA-256 of the file.
        fetched: time of the download, in seconds since 1970.
    """

    file: str
    size: int
    sha256: str
    fetched: float

    @property
    def age_days(self) -> float:
        """Days since the download."""
        return (time.time() - self.fetched) / 86400


class Index:
    """The tiles, as arrays: a search over some ten thousand takes no time."""

    def __init__(self, paths: list[str], years: np.ndarray, crs: list[str], bounds: np.ndarray, state: IndexState):
        self.paths, self.years, self.crs, self.bounds, self.state = paths, years, crs, bounds, state

    def years_at(self, bounds: tuple[float, float, float, float]) -> list[int]:
        """The years of the tiles that touch ``bounds`` (degrees), in order."""
        return sorted({int(year) for year in self.years[self._touching(bounds)]})

    def tiles(self, bounds: tuple[float, float, float, float], year: int) -> list[TileEntry]:
        """The tiles of a year that touch ``bounds`` (degrees), by path."""
        found = np.flatnonzero(self._touching(bounds) & (self.years == year))
        entries = [TileEntry(self.paths[i], year, self.crs[i], tuple(map(float, self.bounds[i]))) for i in found]
        return sorted(entries, key=lambda entry: entry.path)

    def _touching(self, bounds) -> np.ndarray:
        west, south, east, north = bounds
        tile_west, tile_south, tile_east, tile_north = self.bounds.T
        across = (tile_west <= east) & (tile_east >= west)
        # The west edge of a tile over the date line is east of its east edge.
        over = tile_west > tile_east
        across |= over & ((tile_west <= east) | (tile_east >= west))
        return across & (tile_south <= north) & (tile_north >= south)


def kept_state(access: Access) -> IndexState | None:
    """The state of the index in the cache; None if there is none, or if it is of another index."""
    content = access.cache.read(f"{_FOLDER}/state.json")
    try:
        state = IndexState(**json.loads(content)) if content else None
    except (ValueError, TypeError):
        return None
    index = access.cache.read(f"{_FOLDER}/{state.file}") if state else None
    return state if index is not None and len(index) == state.size else None


def load_index(access: Access, progress: Progress = silent) -> Index:
    """Load the index from the cache, or download it (also if ``access.refresh`` is set).

    Raises:
        FetchError: the index is not in the cache and cannot be had.
    """
    state = kept_state(access)
    if state is None or (access.refresh and access.network):
        if not access.network:
            raise FetchError("fetching was not allowed", passing=False)
        state = _fetch(access, progress)
    try:
        return _parsed(access.cache.read(f"{_FOLDER}/{state.file}") or b"", state)
    except FetchError:
        access.cache.remove(f"{_FOLDER}/state.json")
        raise


def _fetch(access: Access, progress: Progress) -> IndexState:
    """Download the index in the first of its forms that the archive has."""
    for name in INDEX_FILES:
        try:
            return _fetch_form(name, access, progress)
        except FetchError as error:
            if not error.missing or name == INDEX_FILES[-1]:
                raise
    raise AssertionError("unreachable")


def _fetch_form(name: str, access: Access, progress: Progress) -> IndexState:
    found: list[IndexState] = []

    def write(path: Path) -> None:
        fetched = download(f"{archive_url()}/{name}", path, access, progress, "Fetching the AlphaEarth index")
        found.append(IndexState(name, fetched.size, fetched.sha256, time.time()))
        if not _parsed(path.read_bytes(), found[0]).paths:  # checked before it is kept
            raise FetchError("its index is empty", passing=False)

    access.cache.put(f"{_FOLDER}/{name}", write)
    access.cache.put(f"{_FOLDER}/state.json", lambda path: path.write_text(json.dumps(vars(found[0]))))
    return found[0]


def _parsed(content: bytes, state: IndexState) -> Index:
    """Read the content of an index file.

    Raises:
        FetchError: the file has another form.
    """
    try:
        if content[:4] == _MAGIC == content[-4:]:
            return _read(content, state)
    except Exception as error:  # the reader documents no exceptions
        raise FetchError("its index has a form that is not known here", passing=False) from error
    raise FetchError("its index is no Parquet file", passing=False)


def _read(content: bytes, state: IndexState) -> Index:
    """Read either form of the index."""
    from arro3.io import read_parquet

    table = read_parquet(BytesIO(content)).read_all()

    def column(name: str) -> list:
        return table.column(name).to_pylist()

    names = set(table.column_names)
    if "path" in names:
        hrefs, years = column("path"), np.array(column("year"), int)
        edges = [column(f"wgs84_{side}") for side in ("west", "south", "east", "north")]
    else:
        hrefs = [next(iter(assets.values()))["href"] for assets in column("assets")]
        years = np.array([_year(moment) for moment in column("datetime")], int)
        boxes = column("bbox")
        edges = [[box[side] for box in boxes] for side in ("xmin", "ymin", "xmax", "ymax")]
    # The archive's own layout: …/{year}/{zone}/{file}; mirrors and buckets have other prefixes.
    paths = ["/".join(href.split("/")[-3:]) for href in hrefs]
    crs = column("crs") if "crs" in names else [_zone_crs(path.split("/")[1]) for path in paths]
    return Index(paths, years, crs, np.array(edges, float).T.reshape(-1, 4), state)


def _year(moment) -> int:
    return moment.year if hasattr(moment, "year") else int(str(moment)[:4])


def _zone_crs(zone: str) -> str:
    """``54N`` is EPSG:32654, ``33S`` EPSG:32733."""
    return f"EPSG:{(32600 if zone[-1].upper() == 'N' else 32700) + int(zone[:-1])}"
