"""TESSERA: 128 dimensions at 10 m for each year, in tiles of 0.1 degree.

A tile has an int8 array, the array's scales, and a land mask that holds the georeference. These are the arrays of
version 1; later versions are published as Zarr only, and their numbers cannot be mixed with these.
"""

import math
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import rasterio
from pyproj import Transformer
from rasterio.errors import RasterioError
from rasterio.windows import Window

from ..errors import InputError
from ..geo.rasters import check_regular
from ..progress import Progress, silent
from ..scene.grid import ModelGrid
from ..scene.gsd import metres_per_pixel
from .access import Access
from .fetch import FetchError, download, watched
from .fetch_plan import Estimate
from .field import FieldPatch, Unavailable, cell_centres, degrees
from .sampling import mean_pixels, sample_tiles

NAME = "TESSERA"
ATTRIBUTION, LICENCE = "TESSERA, University of Cambridge", "CC0"
DIMENSIONS, PIXEL = 128, 10.0
#: Version of the product; its arrays and masks must have the same version.
VERSION = "v1"
URL_VARIABLE = "LANDSCRIBE_TESSERA_URL"
PUBLIC_URL = "https://data.source.coop/tessera/tessera"
#: Folders of arrays and masks below the root: where the product is published, and as the bucket had them before. That
#: bucket is retired; mirrors and folders on disk may still have its layout.
LAYOUT = (f"npy/{VERSION}", f"landmasks/{VERSION}")
OLD_LAYOUT = (f"{VERSION}/global_0.1_degree_representation", f"{VERSION}/global_0.1_degree_tiff_all")
FIRST_YEAR, LAST_YEAR = 2017, 2025
#: Some published scales are huge and mean nothing; real ones are about 0.06 and at most 0.2.
LARGEST_SCALE = 1.0


@dataclass(frozen=True)
class TileName:
    """A tile by its centre in hundredths of a degree."""

    lon: int
    lat: int

    def __str__(self) -> str:
        return f"grid_{self.lon / 100:.2f}_{self.lat / 100:.2f}"

    def files(self, year: int, layout: tuple[str, str] = LAYOUT) -> tuple[str, str, str]:
        """Paths of the array, its scales and the land mask, below the product's root."""
        arrays, masks = layout
        stem = f"{arrays}/{year}/{self}/{self}"
        return f"{stem}.npy", f"{stem}_scales.npy", f"{masks}/{self}.tiff"

    def kept(self, year: int) -> tuple[str, str, str]:
        """Names of the files in the cache; the same ones since before the product moved."""
        return tuple(f"tessera/{file}" for file in self.files(year, OLD_LAYOUT))

    @property
    def bytes(self) -> int:
        """Estimated size of its files, from the size of 0.1 degree at its latitude."""
        side = 0.1 * 111_320 / PIXEL
        return int(side * side * math.cos(math.radians(self.lat / 100)) * (DIMENSIONS + 4))


class TesseraTile:
    """A tile's files as a raster; the arrays stay on disk, and reads map parts of them into memory.

    Raises:
        InputError: the files do not belong together.
    """

    dimensions = DIMENSIONS

    def __init__(self, array: Path, scales: Path, mask: Path):
        for path in (array, scales, mask):
            check_regular(path)
        try:
            self._stored = np.load(array, mmap_mode="r")
            self._scales = np.load(scales, mmap_mode="r")
            with rasterio.open(mask) as dataset:
                self.crs, self.transform = dataset.crs, dataset.transform
                size = dataset.shape
        except (OSError, ValueError, RasterioError) as error:
            raise InputError(f"The TESSERA tile {array.stem} cannot be read: fetch its three files again.") from error
        fits = self._stored.shape == (*size, DIMENSIONS) and self._scales.shape[:2] == size
        numbers = self._stored.dtype.kind in "iuf" and self._scales.dtype.kind in "iuf"
        if not fits or not numbers or self.crs is None:
            raise InputError(
                f"The array, scales and land mask of the TESSERA tile {array.stem} differ in size: take all of one "
                "version."
            )
        self.height, self.width = size
        self.sides = metres_per_pixel(self.crs, self.transform, self.width, self.height)

    def region(self, factor: int, r0: int, r1: int, c0: int, c1: int) -> tuple[np.ndarray, np.ndarray]:
        """Pixels of a level, int8 times scale; see ``FieldRaster.region``. A pixel needs a positive scale."""
        rows, columns = slice(r0 * factor, r1 * factor), slice(c0 * factor, c1 * factor)
        scales = np.asarray(self._scales[rows, columns], np.float32)
        scales = scales.reshape(*scales.shape[:2], -1)
        stored = self._stored[rows, columns]
        sound = np.isfinite(scales) & (scales > 0) & (scales < LARGEST_SCALE)
        valid = sound.all(axis=2) & (stored != 0).any(axis=2)
        values = np.where(valid[..., None], stored * scales, np.float32(0)).transpose(2, 0, 1)
        return (values, valid) if factor == 1 else mean_pixels(values, valid, factor)


class TesseraField:
    """TESSERA's embeddings of one year around an extent, from the public tiles or from a folder.

    Call ``prepare`` before ``read``.
    """

    family, licence, attribution = "tessera", LICENCE, ATTRIBUTION
    dimensions, pixel_size = DIMENSIONS, PIXEL

    def __init__(self, year: int, access: Access, folder: str = ""):
        self.year, self.access, self.folder = year, access, Path(folder) if folder else None
        self.notes: list[str] = []
        self._tiles: dict[str, list[TesseraTile]] = {}
        if self.folder is not None and not self.folder.is_dir():
            raise InputError(f"There is no folder {folder} of TESSERA tiles; check the path.")

    @property
    def name(self) -> str:
        return f"{NAME} {self.year}"

    @property
    def source(self) -> str:
        return f"tessera:{self.year}" + (f":{self.folder}" if self.folder else "")

    def estimate(self, grid: ModelGrid, window: Window, stride: int) -> Estimate:
        """Estimate what ``prepare`` would download, as if every tile existed. Asks no server."""
        names = tile_names(degrees(grid, window))
        here = [all(path.exists() for path in self._paths(name)) for name in names]
        missing = [name for name, kept in zip(names, here) if not kept]
        cost = 0 if self.folder else sum(name.bytes for name in missing)
        return Estimate(len(names), sum(here), cost, len(names))

    def prepare(self, grid: ModelGrid, window: Window, stride: int, progress: Progress = silent) -> None:
        """Download the tiles of an extent.

        Raises:
            Unavailable: half a sentence, if there are none.
        """
        names = tile_names(degrees(grid, window))
        self._tiles = {}
        for done, name in enumerate(names):
            paths = self._paths(name)
            if self.folder is None:  # every file is checked and marked as used
                complete = None not in [self.access.cache.get(file) for file in name.kept(self.year)]
            else:
                complete = all(path.exists() for path in paths)
            if not complete:
                if self.folder is not None:
                    continue
                try:
                    self._fetch(name, lambda part, stage, done=done: progress((done + part) / len(names), stage))
                except FetchError as error:
                    if error.missing:  # usually sea
                        continue
                    raise Unavailable(f"{self.name} could not be fetched: {error.reason}") from error
            self._tiles[str(name)] = [self._read_tile(name, paths)]
        if not self._tiles:
            raise Unavailable(f"{self.name} does not cover the extent")
        progress(1.0, "Fetching TESSERA")

    def _read_tile(self, name: TileName, paths: list[Path]) -> TesseraTile:
        """The raster of a tile; files that came and are none are not kept."""
        try:
            return TesseraTile(*paths)
        except InputError:
            if self.folder is None:
                for file in name.kept(self.year):
                    self.access.cache.remove(file)
            raise

    def read(self, grid: ModelGrid, window: Window, stride: int) -> FieldPatch:
        """Sample the field; see ``EmbeddingField.read``."""
        x, y = cell_centres(grid, window, stride)
        to_degrees = Transformer.from_crs(grid.crs, 4326, always_xy=True).transform
        return sample_tiles(
            self._tiles,
            lambda x, y: _names_at(*to_degrees(x, y)),
            DIMENSIONS,
            x,
            y,
            grid.crs,
            grid.gsd * stride,
        )

    def _paths(self, name: TileName) -> list[Path]:
        """Paths of the three files: in the cache, or in the user's folder (in either layout, or side by side)."""
        if self.folder is None:
            return [self.access.cache.path(file) for file in name.kept(self.year)]
        layouts = zip(name.files(self.year), name.files(self.year, OLD_LAYOUT))
        return [next(filter(Path.exists, self._places(files)), self.folder / files[0]) for files in layouts]

    def _places(self, files: tuple[str, ...]):
        for file in files:
            parts = file.split("/")
            yield from (self.folder / "/".join(parts[first:]) for first in range(len(parts)))

    def _fetch(self, name: TileName, progress: Progress) -> None:
        if not self.access.network:
            raise FetchError("fetching was not allowed", passing=False)
        mirror = os.environ.get(URL_VARIABLE)
        root = (mirror or PUBLIC_URL).rstrip("/")
        layouts = [name.files(self.year)] + ([name.files(self.year, OLD_LAYOUT)] if mirror else [])
        for number in (2, 0, 1):  # the mask is small and exists only where a tile does
            addresses = [f"{root}/{files[number]}" for files in layouts]
            kept = name.kept(self.year)[number]
            if self.access.cache.get(kept) is None:
                self.access.cache.put(kept, partial(self._download_first, addresses, progress))

    def _download_first(self, addresses: list[str], progress: Progress, path: Path) -> None:
        """Download the first of some addresses that there is."""
        stage = "Fetching TESSERA"
        for address in addresses:
            try:
                work = partial(download, address, path, self.access, stage=stage)
                return watched(lambda watch, work=work: work(progress=watch), progress, 0.0, stage)
            except FetchError as error:
                if not error.missing or address == addresses[-1]:
                    raise


def tile_names(bounds: tuple[float, float, float, float]) -> list[TileName]:
    """The tiles that (west, south, east, north) in degrees touches."""
    west, south, east, north = bounds
    lons = range(math.floor(west * 10 + 1e-9), math.ceil(east * 10 - 1e-9))
    lats = range(math.floor(south * 10 + 1e-9), math.ceil(north * 10 - 1e-9))
    return [TileName(lon * 10 + 5, lat * 10 + 5) for lat in lats for lon in lons]


def _names_at(lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    with np.errstate(invalid="ignore"):
        tenths = [np.floor(np.nan_to_num(part, posinf=0, neginf=0) * 10).astype(int) for part in (lon, lat)]
    pairs, which = np.unique(np.stack(tenths, 1), axis=0, return_inverse=True)
    names = np.array([str(TileName(int(x) * 10 + 5, int(y) * 10 + 5)) for x, y in pairs])
    return names[which.reshape(-1)]


def parse_spec(text: str) -> tuple[int, str]:
    """Year and folder (empty: the public tiles) in ``tessera:2024`` and ``tessera:2024:FOLDER``.

    Raises:
        InputError: the text has no year.
    """
    year, _, folder = text.partition(":")
    if not year.isdigit() or len(year) != 4:
        raise InputError(
            f"TESSERA comes by year: give one from {FIRST_YEAR} to {LAST_YEAR}, as tessera:{LAST_YEAR - 1}, or with a "
            f"folder of tiles, as tessera:{LAST_YEAR - 1}:FOLDER."
        )
    return int(year), folder
