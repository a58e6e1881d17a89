"""Opening a raster: everything that a model needs to know about it, found out once and checked."""

import hashlib
import os
import threading
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Optional

import numpy as np
import rasterio
from affine import Affine
from rasterio.coords import BoundingBox
from rasterio.crs import CRS
from rasterio.enums import ColorInterp
from rasterio.errors import NotGeoreferencedWarning

from ..errors import InputError
from ..geo.rasters import FAILURES, check_regular, reading
from .bands import choose_bands
from .coverage import Coverage, find_coverage
from .fill import fill_notes, find_fill, has_candidate, unclear
from .gsd import metres_per_pixel, placed_transform
from .lossy import is_lossy
from .nodata import is_colour, nodata_mask
from .sample import Sample, sample_values
from .scaling import ValueScaling, read_units, value_scaling

# GDAL's block cache (MB, one for the process) is 5 % of the machine's memory by default; readers here keep their own.
# GDAL asks once, at the first read. An Env would not do: leaving one, in any thread, puts the default back.
os.environ.setdefault("GDAL_CACHEMAX", "128")
# A raster without a position is either refused in our own sentence or requested.
warnings.filterwarnings("ignore", category=NotGeoreferencedWarning)

#: An alpha band says yes or no nearly everywhere; one that does not is a fourth colour (often near infrared).
ALPHA_DECIDED = 0.95
ALPHA_STEP = 1 / 32
#: Number of scenes to remember, and the files that GDAL reads beside a raster.
REMEMBERED = 16
_BESIDE = (".aux.xml", ".ovr", ".msk")
_remembered: "dict[tuple, tuple[tuple[str, ...], tuple, Scene]]" = {}
_remembering = threading.Lock()

#: What a picture without a CRS needs to be mapped, in a sentence for the dock and the command line.
_GIVE_SIZE = "enter its pixel size in metres (“Pixel size” in QGIS, --gsd on the command line)"


@dataclass(frozen=True)
class Scene:
    """A raster as it will be mapped. Holds no open file, so any thread may use it.

    Attributes:
        path: Path of the raster.
        width: Width in pixels.
        height: Height in pixels.
        count: Number of bands.
        dtype: Type that holds the values of all bands to read.
        crs: CRS; None without one.
        transform: From pixels (column, row) to ``crs``; rotated and south-up ones are kept.
        nodata: Declared nodata value of each of ``bands``.
        bands: 1-based red, green and blue.
        band_source: How the bands were found.
        alpha: 1-based transparency band; None without one.
        alpha_floor: A pixel is opaque where ``alpha`` exceeds this.
        has_mask: Whether there is a mask beside the bands.
        pixel_size: Ground size of a pixel in metres along a row and along a column.
        gsd: Geometric mean of both.
        scaling: From stored values to those that a model sees.
        fingerprint: Changes with the file and with everything that decides how it is read.
        fill: Values that stand for missing pixels though they are not declared as nodata.
        coverage: Where the raster was written; None for everywhere.
        specks: Whether lossy compression has changed pixels of the nodata colour.
        false_alpha: Whether a band is marked as transparency but is none.
        notes: Sentences for the user about assumptions.
    """

    path: str
    width: int
    height: int
    count: int
    dtype: str
    crs: Optional[CRS]
    transform: Affine
    nodata: tuple[Optional[float], ...]
    bands: tuple[int, int, int]
    band_source: str
    alpha: Optional[int]
    alpha_floor: float
    has_mask: bool
    pixel_size: tuple[float, float]
    gsd: float
    scaling: ValueScaling
    fingerprint: str
    fill: tuple[float, ...] = ()
    coverage: Optional[Coverage] = field(default=None, compare=False)  # the fingerprint has it
    specks: bool = False
    false_alpha: bool = False
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file's name, for sentences."""
        return PurePath(self.path).name

    @property
    def complete(self) -> bool:
        """Whether no pixel can be missing."""
        gaps = self.has_mask or self.alpha or any(value is not None for value in self.nodata) or self.own_mask
        return not gaps and np.dtype(self.dtype).kind in "iu"

    @property
    def own_mask(self) -> bool:
        """Whether GDAL does not know which pixels are missing, so that it must not resample them (nor has before)."""
        return bool(self.fill) or self.coverage is not None or self.false_alpha

    @property
    def alpha_half(self) -> float:
        """The value of ``alpha`` for a pixel that is half opaque."""
        return self.alpha_floor / ALPHA_STEP / 2

    @property
    def bounds(self) -> BoundingBox:
        """(x_min, y_min, x_max, y_max) of the four corners in ``crs``."""
        corners = [self.transform @ (c, r) for c in (0, self.width) for r in (0, self.height)]
        xs, ys = zip(*corners)
        return BoundingBox(min(xs), min(ys), max(xs), max(ys))


def open_scene(path, bands: Optional[Sequence[int]] = None, gsd: Optional[float] = None) -> Scene:
    """Look at a raster and check that it can be mapped. The result is remembered until the file changes.

    Args:
        path: A file, or anything that GDAL opens.
        bands: The user's own 1-based red, green and blue; None to find them.
        gsd: Pixel size in metres of a picture without CRS; ignored for a raster with one.

    Raises:
        InputError: The file is missing or no raster, or has no CRS, too few bands or no valid pixel.
    """
    path = os.fspath(path)
    key = os.path.abspath(path), None if bands is None else tuple(bands), gsd
    with _remembering:
        files, stamps, scene = _remembered.get(key, ((), (), None))
    if files and _stamps(files) == stamps:
        return replace(scene, path=path)
    before = _stamps([path])
    files, scene = _look(path, bands, gsd)
    stamps = _stamps(files)
    # Not for a file in an archive, in a folder or on the network, nor for one that is being written now; nor for a VRT
    # inside a VRT, whose own sources are not listed.
    nested = any(file.lower().endswith(".vrt") for file in files[1:])
    plain = os.path.isfile(path) and all(stamps[: len(files) - len(_BESIDE)]) and not nested
    if plain and before == _stamps([path]):
        with _remembering:
            _remembered[key] = files, stamps, scene
            while len(_remembered) > REMEMBERED:
                _remembered.pop(next(iter(_remembered)))
    return scene


def _look(path: str, bands: Optional[Sequence[int]], gsd: Optional[float]) -> "tuple[tuple[str, ...], Scene]":
    """The scene, the files that it depends on, and last those that GDAL would read if they came to lie beside it."""
    name = PurePath(path).name or path
    if not path.strip():
        raise InputError("No raster was given; choose one.")
    if os.path.isdir(path) and not path.lower().endswith((".zarr", ".safe")):
        raise InputError(f"{path} is a folder; choose a raster file.")
    if "://" not in path and not path.startswith(("/vsi", "<")) and ":" not in path[2:] and not os.path.exists(path):
        raise InputError(f"There is no file {path}; check the path.")
    check_regular(path)
    try:
        dataset = rasterio.open(path)
    except FAILURES as error:
        if os.path.isfile(path) and not os.access(path, os.R_OK):
            raise InputError(f"{path} may not be read; check its permissions.") from error
        raise InputError(f"{name} is not a raster that GDAL can read; choose a GeoTIFF or another raster.") from error
    with dataset, reading(dataset):
        for file in dataset.files:
            check_regular(file)
        scene = _describe(dataset, path, name, bands, gsd)
        return (*dataset.files, *(path + suffix for suffix in _BESIDE)), scene


def _stamps(files: Sequence[str]) -> tuple:
    """Size and time of each file, None where there is none."""
    stamps = []
    for file in files:
        try:
            status = os.stat(file)
            # A program can set the time of the last change back (mtime), but not that of the file's record (ctime).
            stamps.append((status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
        except (OSError, ValueError):
            stamps.append(None)
    return tuple(stamps)


def _describe(dataset, path: str, name: str, requested: Optional[Sequence[int]], gsd: Optional[float]) -> Scene:
    if dataset.count == 0:
        raise InputError(f"{name} holds several rasters; choose one of its subdatasets.")
    if any("complex" in dtype for dtype in dataset.dtypes):
        raise InputError(f"{name} has complex values; choose a raster with red, green and blue.")
    pixel_size = _ground_size(dataset, name, gsd)
    chosen, source = choose_bands(dataset, requested)
    notes = []
    if source == "position" and dataset.count > 3:
        notes.append(f"{name} does not say which bands are red, green and blue, so bands 1, 2 and 3 were read.")
    alpha, has_mask = _transparency(dataset, chosen)
    nodata = tuple(dataset.nodatavals[band - 1] for band in chosen)
    dtype = np.result_type(*(dataset.dtypes[band - 1] for band in (*chosen, *([alpha] if alpha else ())))).name
    sample, fill, coverage = _sample(dataset, path, (chosen, dtype, nodata, alpha, has_mask))
    valid, floor = sample.valid, 0.0
    if alpha:
        floor, opaque = _opacity(sample.opacity)
        if opaque is None:
            notes.append(f"Band {alpha} of {name} is marked as transparency but holds other values, so it was ignored.")
            alpha, floor = None, 0.0
        else:
            valid = valid & opaque
    notes += fill_notes(name, sample.values, valid, fill)
    valid = valid & nodata_mask(sample.values, nodata, fill)
    if not valid.any():
        raise InputError(f"{name} has no valid pixel: all of it is nodata; choose another raster.")
    lossy = is_lossy(dataset)
    unclear_pixels, unclear_notes = unclear(sample.values, valid, name, lossy)
    scaling = value_scaling(sample.values, valid & ~unclear_pixels, read_units(dataset, chosen))
    specks = lossy and dtype == "uint8" and is_colour(dtype, nodata)
    own = fill, specks, None if coverage is None else coverage.key
    return Scene(
        path=path,
        width=dataset.width,
        height=dataset.height,
        count=dataset.count,
        dtype=dtype,
        crs=dataset.crs,
        transform=placed_transform(dataset),
        nodata=nodata,
        bands=chosen,
        band_source=source,
        alpha=alpha,
        alpha_floor=floor,
        has_mask=has_mask,
        pixel_size=pixel_size,
        gsd=float(np.sqrt(pixel_size[0] * pixel_size[1])),
        scaling=scaling,
        fingerprint=_fingerprint(
            dataset, path, (chosen, alpha, nodata, has_mask, scaling, own), (sample.values, sample.valid)
        ),
        fill=fill,
        coverage=coverage,
        specks=specks,
        false_alpha=alpha is None and ColorInterp.alpha in dataset.colorinterp,
        notes=(*notes, *unclear_notes),
    )


def _transparency(dataset, bands: Sequence[int]) -> tuple[Optional[int], bool]:
    """The alpha band that is none of ``bands`` (None without one), and whether there is a mask beside the bands."""
    alpha = next((i for i in dataset.indexes if dataset.colorinterp[i - 1] == ColorInterp.alpha), None)
    flags = [flag.name for flag in dataset.mask_flag_enums[bands[0] - 1]]
    # GDAL counts an alpha band as a mask too.
    return None if alpha in bands else alpha, "per_dataset" in flags and "alpha" not in flags


def _sample(dataset, path: str, how: tuple) -> "tuple[Sample, tuple[float, ...], Optional[Coverage]]":
    """A sample, the undeclared fill values in it, and where the raster was written."""
    chosen, _, nodata, alpha, has_mask = how
    sample, coverage = sample_values(dataset, *how), None
    declared = alpha or has_mask or any(value is not None for value in nodata)
    if not declared and (sample.values == 0).all(axis=0).any():
        coverage = find_coverage(dataset, chosen)
        if coverage is not None:
            sample = sample_values(dataset, *how, coverage)
    if not has_candidate(sample.values, sample.valid, nodata):
        return sample, (), coverage
    if dataset.overviews(chosen[0]):  # they mix fill with ground
        with rasterio.open(path, OVERVIEW_LEVEL="NONE") as full:
            closer = sample_values(full, *how, coverage)
    else:
        closer = sample
    fill = find_fill(closer.values, closer.valid, nodata)
    return (closer if fill else sample), fill, coverage


def _opacity(values: np.ndarray) -> tuple[float, Optional[np.ndarray]]:
    """The highest value of a transparent pixel, and where the sample is opaque; None if it is no transparency."""
    top = float(values.max())
    floor = top * ALPHA_STEP  # lossy compression leaves specks just above 0
    decided = np.mean((values <= floor) | (values >= top - floor)) >= ALPHA_DECIDED
    return floor, values > floor if decided else None


def _ground_size(dataset, name: str, gsd: Optional[float]) -> tuple[float, float]:
    transform = dataset.transform
    if dataset.crs is None and gsd is not None:
        if not (np.isfinite(gsd) and gsd > 0):
            raise InputError(f"A pixel size of {gsd} m makes no sense; give metres per pixel, such as 0.5.")
        return float(gsd), float(gsd)
    if dataset.crs is None or transform.is_identity:
        if dataset.gcps[0] or dataset.rpcs:
            raise InputError(
                f"{name} is placed by control points only; warp it to a CRS first "
                "(in QGIS: Raster > Projections > Warp)."
            )
        if dataset.crs is None and not transform.is_identity:
            raise InputError(
                f"{name} has no coordinate reference system; assign the one it was made in "
                f"(in QGIS: Raster > Projections > Assign Projection) or {_GIVE_SIZE}."
            )
        raise InputError(
            f"{name} has no coordinate reference system or position; georeference it "
            f"(in QGIS: Layer > Georeferencer) or {_GIVE_SIZE}."
        )
    if transform.is_degenerate:
        raise InputError(f"The pixels of {name} have no size; georeference it again.")
    return metres_per_pixel(dataset.crs, transform, dataset.width, dataset.height)


def _fingerprint(dataset, path: str, reading: tuple, sample: tuple[np.ndarray, ...]) -> str:
    """A digest of the file's place and time, of a sample of its content, and of how it is read."""
    try:
        status = os.stat(path)
        file = (os.path.realpath(path), status.st_size, status.st_mtime_ns)
    except OSError:
        file = (path,)
    crs = dataset.crs.to_wkt() if dataset.crs else ""
    digest = hashlib.sha256(
        repr((file, dataset.shape, dataset.dtypes, crs, tuple(dataset.transform), reading)).encode()
    )
    for part in sample:
        digest.update(np.ascontiguousarray(part).data)
    return digest.hexdigest()[:32]
