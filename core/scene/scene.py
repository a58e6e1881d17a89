"""Opening a raster: everything a model must know of it, found out once and checked."""

import hashlib
import os
import threading
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Optional

import numpy as np
import rasterio
from affine import Affine
from rasterio.coords import BoundingBox
from rasterio.crs import CRS
from rasterio.enums import ColorInterp
from rasterio.errors import NotGeoreferencedWarning, RasterioError

from ..errors import InputError
from .bands import choose_bands
from .gsd import metres_per_pixel, placed_transform
from .sample import sample_values
from .scaling import ValueScaling, value_scaling

# GDAL's block cache (MB, one for the process) is 5 % of the machine's memory by default; readers here keep their own.
# GDAL asks once, at the first read. An Env would not do: leaving one, in any thread, puts the default back.
os.environ.setdefault("GDAL_CACHEMAX", "128")
# A raster without a position is refused in a sentence of ours, or wanted so.
warnings.filterwarnings("ignore", category=NotGeoreferencedWarning)

#: An alpha band says yes or no nearly everywhere; one that does not is a fourth colour (often near infrared).
ALPHA_DECIDED = 0.95
ALPHA_STEP = 1 / 32
#: Scenes whose look is remembered; what GDAL would read beside a raster.
REMEMBERED = 16
_BESIDE = (".aux.xml", ".ovr", ".msk")
_remembered: "dict[tuple, tuple[tuple[str, ...], tuple, Scene]]" = {}
_remembering = threading.Lock()

#: What a picture without a CRS needs to be mapped, in a sentence for the dock and the command line.
_GIVE_SIZE = "enter its pixel size in metres (“Pixel size” in QGIS, --gsd on the command line)"


@dataclass(frozen=True)
class Scene:
    """A raster as it will be mapped. Holds no open file, so any thread may use it.

    ``transform`` takes pixels (column, row) to ``crs``; rotated and south-up ones are kept as they are. ``bands`` are
    the 1-based red, green and blue, ``band_source`` tells how they were found. ``nodata`` has one value a band of
    ``bands``. ``alpha`` is the 1-based transparency band, None where there is none; a pixel is opaque where it exceeds
    ``alpha_floor``. ``has_mask`` tells of a mask beside the bands. ``pixel_size`` is the ground size of a pixel along a
    row and along a column, ``gsd`` their (geometric) mean, in metres. ``fingerprint`` changes with the file and with
    all that decides how it is read. ``notes`` are sentences for the user about what had to be assumed.
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
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file's name, for sentences."""
        return PurePath(self.path).name

    @property
    def complete(self) -> bool:
        """The raster has no way to say that a pixel is missing."""
        gaps = self.has_mask or self.alpha or any(value is not None for value in self.nodata)
        return not gaps and np.dtype(self.dtype).kind in "iu"

    @property
    def alpha_half(self) -> float:
        """The value of ``alpha`` where half of a pixel is opaque."""
        return self.alpha_floor / ALPHA_STEP / 2

    @property
    def bounds(self) -> BoundingBox:
        """(x_min, y_min, x_max, y_max) of the four corners in ``crs``."""
        corners = [self.transform @ (c, r) for c in (0, self.width) for r in (0, self.height)]
        xs, ys = zip(*corners)
        return BoundingBox(min(xs), min(ys), max(xs), max(ys))


def open_scene(path, bands: Optional[Sequence[int]] = None, gsd: Optional[float] = None) -> Scene:
    """Look at a raster and check that it can be mapped.

    Parameters: a file (or anything GDAL opens); the user's own 1-based red, green and blue; the pixel size in metres of
    a picture without CRS (ignored where the raster has one). What was found out about a file on disk is remembered
    until the file changes.
    Raises: InputError, one sentence, when it is missing, no raster, has no CRS, too few bands or no valid pixel.
    """
    path = os.fspath(path)
    wanted = os.path.abspath(path), None if bands is None else tuple(bands), gsd
    with _remembering:
        files, stamps, scene = _remembered.get(wanted, ((), (), None))
    if files and _stamps(files) == stamps:
        return replace(scene, path=path)
    before = _stamps([path])
    files, scene = _look(path, bands, gsd)
    stamps = _stamps(files)
    # Not what lies in an archive, in a folder or on the network, nor what is being written just now.
    plain = os.path.isfile(path) and all(stamps[: len(files) - len(_BESIDE)])
    if plain and before == _stamps([path]):
        with _remembering:
            _remembered[wanted] = files, stamps, scene
            while len(_remembered) > REMEMBERED:
                _remembered.pop(next(iter(_remembered)))
    return scene


def _look(path: str, bands: Optional[Sequence[int]], gsd: Optional[float]) -> "tuple[tuple[str, ...], Scene]":
    """The scene, and the files that it depends on: those that are there, and last those that could come to lie beside
    it.
    """
    name = PurePath(path).name or path
    if not path.strip():
        raise InputError("No raster was given; choose one.")
    if os.path.isdir(path) and not path.lower().endswith((".zarr", ".safe")):
        raise InputError(f"{path} is a folder; choose a raster file.")
    if "://" not in path and not path.startswith(("/vsi", "<")) and ":" not in path[2:] and not os.path.exists(path):
        raise InputError(f"There is no file {path}; check the path.")
    try:
        dataset = rasterio.open(path)
    except RasterioError as error:
        if os.path.isfile(path) and not os.access(path, os.R_OK):
            raise InputError(f"{path} may not be read; check its permissions.") from error
        raise InputError(f"{name} is not a raster that GDAL can read; choose a GeoTIFF or another raster.") from error
    with dataset:
        try:
            scene = _describe(dataset, path, name, bands, gsd)
            return (*dataset.files, *(path + suffix for suffix in _BESIDE)), scene
        except RasterioError as error:
            raise InputError(f"{name} cannot be read to the end; the file is damaged, copy it again.") from error


def _stamps(files: Sequence[str]) -> tuple:
    """Size and time of each file, None where there is none."""
    stamps = []
    for file in files:
        try:
            status = os.stat(file)
            stamps.append((status.st_size, status.st_mtime_ns))
        except (OSError, ValueError):
            stamps.append(None)
    return tuple(stamps)


def _describe(dataset, path: str, name: str, wanted: Optional[Sequence[int]], gsd: Optional[float]) -> Scene:
    if dataset.count == 0:
        raise InputError(f"{name} holds several rasters; choose one of its subdatasets.")
    if "complex" in dataset.dtypes[0]:
        raise InputError(f"{name} has complex values; choose a raster with red, green and blue.")
    pixel_size = _ground_size(dataset, name, gsd)
    chosen, source = choose_bands(dataset, wanted)
    alpha = next((i for i in dataset.indexes if dataset.colorinterp[i - 1] == ColorInterp.alpha), None)
    notes = []
    if source == "position" and dataset.count > 3:
        notes.append(f"{name} does not say which bands are red, green and blue, so bands 1, 2 and 3 were read.")
    if alpha in chosen:
        alpha = None
    nodata = tuple(dataset.nodatavals[band - 1] for band in chosen)
    flags = [flag.name for flag in dataset.mask_flag_enums[chosen[0] - 1]]
    has_mask = "per_dataset" in flags and "alpha" not in flags  # GDAL counts an alpha band as a mask too
    samples, mask, opacity = sample_values(dataset, chosen, nodata, alpha, has_mask)
    floor = 0.0
    if opacity is not None:
        top = float(opacity.max())
        floor = top * ALPHA_STEP  # lossy compression leaves specks just above 0
        if np.mean((opacity <= floor) | (opacity >= top - floor)) >= ALPHA_DECIDED:
            mask &= opacity > floor
        else:
            notes.append(f"Band {alpha} of {name} is marked as transparency but holds other values, so it was ignored.")
            alpha = None
    if not mask.any():
        raise InputError(f"{name} has no valid pixel: all of it is nodata; choose another raster.")
    scaling = value_scaling(samples, mask)
    return Scene(
        path=path,
        width=dataset.width,
        height=dataset.height,
        count=dataset.count,
        dtype=np.result_type(*(dataset.dtypes[band - 1] for band in chosen)).name,
        crs=dataset.crs,
        transform=placed_transform(dataset),
        nodata=nodata,
        bands=chosen,
        band_source=source,
        alpha=alpha,
        alpha_floor=floor if alpha else 0.0,
        has_mask=has_mask,
        pixel_size=pixel_size,
        gsd=float(np.sqrt(pixel_size[0] * pixel_size[1])),
        scaling=scaling,
        fingerprint=_fingerprint(dataset, path, (chosen, alpha, nodata, has_mask, scaling), (samples, mask)),
        notes=tuple(notes),
    )


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
    """A digest of the file (a copy is another one), of a sample of its content, and of how it is read."""
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
