"""A field as a file: a GeoTIFF of unit vectors with its source, and a picture in three colours."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
from rasterio.enums import ColorInterp, Resampling
from rasterio.windows import Window

from ..files.partial import PartialFile, commit_together
from ..files.record import record_path, record_tags, write_record
from ..files.write import writing
from ..progress import Progress, part, silent
from .extent import GOT, FieldExtent, FieldRequest, open_extent
from .field_result import FieldResult, common_facts, field_record
from .tags import field_tags

NODATA = -9999.0
#: Side of the files' blocks, in pixels.
BLOCK = 256
#: Largest number of vectors that the colours are computed from.
SAMPLES = 50_000
#: Per cent at either end of a component that are clipped to the end of the colour scale.
CLIP = 2.0


@dataclass(frozen=True, kw_only=True)
class WrittenField(FieldResult):
    """A written field.

    Attributes:
        colours: path of the picture; None if it was not requested.
        dimensions: length D of a vector.
        coverage: share of the extent with a valid embedding.
    """

    colours: str | None
    dimensions: int
    coverage: float


def write_field(
    request: FieldRequest,
    output: str,
    colours: str | None = None,
    progress: Progress = silent,
    scene_context: Callable[[], object] | None = None,
) -> WrittenField:
    """Write the field of an extent: float32 unit vectors at the field's own resolution, in the CRS of the scene.

    Args:
        request: the field and its extent.
        output: GeoTIFF to write.
        colours: GeoTIFF to write the three main components to, as red, green and blue.
        progress: receives the progress; can cancel.
        scene_context: loads the mapping model whose scene context is requested.

    Raises:
        InputError: the field cannot be had, or a file cannot be written.
    """
    began = time.perf_counter()
    with ExitStack() as stack:
        extent = stack.enter_context(open_extent(request, part(progress, 0.0, GOT), scene_context))
        main = stack.enter_context(PartialFile(output))
        picture = stack.enter_context(PartialFile(colours)) if colours else None
        source = extent.field
        with writing(main.final):
            sample = _write_vectors(extent, main.path, part(progress, GOT, 0.85))
            if picture:
                _write_colours(main.path, picture.path, sample, part(progress, 0.85, 1.0))
            result = WrittenField(
                **common_facts(extent, main.final, began),
                colours=str(picture.final) if picture else None,
                dimensions=source.dimensions,
                coverage=round(extent.coverage, 4),
            )
            own = {"embedding_coverage": result.coverage, "size": [result.width, result.height]}
            record = field_record("embedding", request, extent, result, own)
            write_record(record, main.path.parent / record_path(main.final).name)
            tags = field_tags(source.family, source.year, source.licence, source.attribution)
            for path in filter(None, (main.path, picture and picture.path)):
                with rasterio.open(path, "r+") as file:
                    file.update_tags(**record_tags(record), **(tags if path == main.path else {}))
        progress(1.0, "Saving")
        commit_together([main, *([picture] if picture else [])])
    return result


def _profile(count: int, dtype: str, nodata: float, width: int, height: int, crs, transform) -> dict:
    return {
        "driver": "GTiff",
        "width": width,
        "height": height,
        "count": count,
        "dtype": dtype,
        "nodata": nodata,
        "crs": crs,
        "transform": transform,
        "tiled": True,
        "blockxsize": BLOCK,
        "blockysize": BLOCK,
        "compress": "deflate",
        "zlevel": 2,
        "predictor": 3 if dtype == "float32" else 2,
        "bigtiff": "IF_SAFER",
    }


def _write_vectors(extent: FieldExtent, path: Path, progress: Progress) -> np.ndarray:
    """Write every vector; return a sample of them, (n, D), taken on a regular lattice."""
    lattice, cells, dimensions = extent.lattice, extent.cells, extent.field.dimensions
    step = max(1, int(np.ceil(np.sqrt(cells.width * cells.height / SAMPLES))))
    sample = []
    transform = lattice.transform_of(cells)
    profile = _profile(dimensions, "float32", NODATA, cells.width, cells.height, lattice.crs, transform)
    with rasterio.open(path, "w", **profile) as file:
        for row, patch in extent.strips(progress):
            values = np.where(patch.valid, patch.values, np.float32(NODATA))
            file.write(values, window=Window(0, row, cells.width, patch.valid.shape[0]))
            rows, columns = slice(-row % step, None, step), slice(0, None, step)
            sample.append(patch.values[:, rows, columns][:, patch.valid[rows, columns]].T)
        for band in range(dimensions):
            file.set_band_description(band + 1, f"A{band:02d}")
    return np.concatenate(sample)


def components(sample: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The three main components of a sample.

    Their signs are fixed (the greatest weight is positive), so that the same vectors always get the same colours.

    Args:
        sample: (n, D).

    Returns:
        Directions (3, D), the mean (D,), and the lower and upper ends (3,) of each component's scale.
    """
    mean = sample.mean(0, dtype=np.float64)
    _, _, directions = np.linalg.svd(sample - mean, full_matrices=False)
    directions = np.concatenate([directions[:3], np.zeros((max(0, 3 - len(directions)), sample.shape[1]))])
    signs = np.sign(directions[np.arange(3), np.abs(directions).argmax(1)])
    directions = directions * np.where(signs == 0, 1, signs)[:, None]
    low, high = np.percentile((sample - mean) @ directions.T, (CLIP, 100 - CLIP), axis=0)
    return directions, mean, low, np.maximum(high, low + 1e-9)


def _write_colours(vectors: Path, path: Path, sample: np.ndarray, progress: Progress) -> None:
    """Write red, green and blue from 1 to 255 for the three main components, 0 without a vector."""
    directions, mean, low, high = components(sample if len(sample) else np.zeros((1, 3), np.float32))
    with rasterio.open(vectors) as source:
        width, height = source.width, source.height
        profile = _profile(3, "uint8", 0, width, height, source.crs, source.transform)
        with rasterio.open(path, "w", photometric="RGB", **profile) as file:
            file.colorinterp = [ColorInterp.red, ColorInterp.green, ColorInterp.blue]
            rows = max(1, (32 << 20) // (4 * source.count * width))
            for row in range(0, height, rows):
                progress(row / height, "Colouring")
                window = Window(0, row, width, min(rows, height - row))
                values = source.read(window=window)
                valid = values[0] != NODATA
                shares = np.einsum("kd,dhw->khw", directions, values - mean[:, None, None])
                shares = (shares - low[:, None, None]) / (high - low)[:, None, None]
                colour = 1 + np.rint(np.clip(shares, 0, 1) * 254)
                file.write(np.where(valid, colour, 0).astype(np.uint8), window=window)
    factors = [2**power for power in range(1, 12) if max(width, height) / 2 ** (power - 1) > BLOCK]
    if factors:
        with rasterio.open(path, "r+") as file:
            file.build_overviews(factors, Resampling.average)
