"""Mapping a scene, or an extent of it, to a land-cover raster: the whole job from a request to finished files."""

import os
import time
from collections import deque
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
import torch
from rasterio.windows import Window

from ..embeddings.field import EmbeddingField
from ..embeddings.sources import NONE, SCENE_CONTEXT, open_field
from ..errors import InputError
from ..progress import Progress, silent
from ..scene.grid import ModelGrid, choose_gsd
from ..scene.record import peak_memory_bytes, record_path, record_tags, write_record
from ..scene.scene import Scene, open_scene
from ..scene.write import NO_CLASS, NO_CONFIDENCE, AtomicRaster, writing
from ..vectors.areas import ClassArea, class_areas
from ..vectors.style import confidence_style, raster_style
from .classify import Blended, Block, classify, one_thread
from .predict import Predictor

#: Bands of rows that may wait for the disk.
WRITES_WAITING = 2
#: Below this mean probability (per cent) the imagery is unlike what the model has learnt from.
LOW_CONFIDENCE = 45
#: Shares of the progress: the network's work ends at the first, the overviews at the second.
MAPPED, OVERVIEWS = 0.95, 0.98


@dataclass(frozen=True)
class MapRequest:
    """What to map, and where the answer goes.

    ``bounds`` (x_min, y_min, x_max, y_max) in ``bounds_crs`` (None: the scene's), None for the whole scene; ``bands``
    the 1-based red, green and blue, None to find them; ``gsd`` metres a pixel of a picture without CRS; ``embedding``
    as core.embeddings.sources reads it, None for the model's own; ``confidence`` a second raster with the class's
    probability in per cent; ``grid`` is "scene" (its own pixels) or "model" (those that the network saw);
    ``batch`` tiles at a time, None for the device's default; ``warnings`` what the caller knows already and the
    record has to tell (the CPU instead of a GPU).
    """

    scene: str
    output: str
    bounds: tuple[float, float, float, float] | None = None
    bounds_crs: str | None = None
    bands: tuple[int, int, int] | None = None
    gsd: float | None = None
    embedding: str | None = None
    confidence: str | None = None
    grid: str = "scene"
    batch: int | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class MapResult:
    """A finished map.

    ``seconds`` the job took without loading the model, ``forward_seconds`` of them in the network;
    ``peak_memory_bytes`` the most that this process has held; ``embedding`` the field's source or "none".
    """

    output: str
    confidence: str | None
    record: str
    seconds: float
    forward_seconds: float
    peak_memory_bytes: int | None
    areas: list[ClassArea]
    model: str
    embedding: str
    device: str
    width: int
    height: int
    warnings: list[str] = field(default_factory=list)

    def as_dict(self) -> dict:
        """What JSON can hold."""
        return asdict(self)


def map_scene(request: MapRequest, model, progress: Progress = silent) -> MapResult:
    """Map land cover with ``model`` (a :class:`~core.ssdm.model.MappingModel`) and write the result.

    Writes ``request.output`` (uint8 codes, 0 nodata), its ``.aux.xml`` and ``.run.json``, and the confidence raster
    where asked for; all of them whole, or none. ``progress`` is called often and stops the work by raising Cancelled.

    Raises InputError for input that cannot be used, EngineError where the device's memory holds not even a tile.
    """
    began = time.perf_counter()
    progress(0.0, "Opening the scene")
    _check_paths(request)
    scene = open_scene(request.scene, request.bands, request.gsd)
    block = _block(scene, request, model)
    predictor = Predictor(model, request.batch)
    warnings = [*request.warnings, *scene.notes]
    with ExitStack() as stack:
        embedding = _embedding(request, model, block.grid, warnings, stack)
        classes = stack.enter_context(_raster(request.output, block, NO_CLASS, "Land cover", model.card.classes))
        percent = None
        if request.confidence:
            title = "Confidence: probability of the class in per cent"
            percent = stack.enter_context(_raster(request.confidence, block, NO_CONFIDENCE, title))
        mean = _write_rows(block, predictor, embedding, classes, percent, _part(progress, 0.0, MAPPED))
        if mean is None:
            raise InputError("The extent holds no valid pixel, all of it is nodata: choose another extent.")
        if mean < LOW_CONFIDENCE:
            warnings.append(
                f"The model is unsure here (mean confidence {mean:.0f} %): "
                "this imagery may be unlike what it learnt from."
            )
        progress(MAPPED, "Building overviews")
        with one_thread("finish") as pool:  # the confidence meanwhile
            other = pool.submit(percent.finish) if percent else None
            classes.finish()
            progress(OVERVIEWS, "Measuring areas")
            areas = class_areas(classes.unfinished) if scene.crs else []
            if other:
                other.result()
        if not scene.crs:
            warnings.append(f"{scene.name} has no CRS, so areas were not measured.")
        warnings += predictor.warnings
        progress(1.0, "Saving")
        result = MapResult(
            output=str(classes.path),
            confidence=str(percent.path) if percent else None,
            record=str(record_path(classes.path)),
            seconds=round(time.perf_counter() - began, 3),
            forward_seconds=round(predictor.forward_seconds, 3),
            peak_memory_bytes=peak_memory_bytes(),
            areas=areas,
            model=model.card.name,
            embedding=embedding.source if embedding else NONE,
            device=str(model.device),
            width=block.window.width,
            height=block.window.height,
            warnings=warnings,
        )
        record = _record(result, block, request, model, embedding)
        with writing(classes.path):
            told = record | {"areas": [asdict(area) for area in areas]}
            write_record(told, classes.folder / record_path(classes.path).name)
            classes.unfinished.with_suffix(".qml").write_text(raster_style(model.card.classes), encoding="utf-8")
            if percent:
                percent.unfinished.with_suffix(".qml").write_text(confidence_style(), encoding="utf-8")
        tags = record_tags(record)
        if percent:
            percent.commit(tags)
        classes.commit(tags)
    return result


def _block(scene: Scene, request: MapRequest, model) -> Block:
    """The extent as a block of the model's and the output's grid."""
    if request.grid not in ("scene", "model"):
        raise InputError(f"The grid {request.grid!r} is not known: choose scene or model.")
    grid = ModelGrid(scene, choose_gsd(scene.gsd, model.card))
    output = grid if request.grid == "model" else grid.native()
    window = output.window if request.bounds is None else output.window_of_bounds(request.bounds, request.bounds_crs)
    return Block(grid, output, Window(*(int(side) for side in window.flatten())))


def _embedding(
    request: MapRequest, model, grid: ModelGrid, warnings: list[str], stack: ExitStack
) -> EmbeddingField | None:
    """The field of the request, open until ``stack`` closes; what the user must know of it goes to ``warnings``."""
    wanted = (request.embedding or SCENE_CONTEXT).strip()
    if not model.needs_field:
        if request.embedding and wanted.lower() != NONE:
            warnings.append(f"The model {model.card.name} uses no embedding, so {wanted} was not read.")
        return None
    opened = open_field(wanted, lambda: model.open_scene_context(grid))
    if opened is None:
        warnings.append("No embedding was used: the map was made from the image alone.")
        return None
    expected = model.card.network.get("field_dimensions", opened.dimensions)
    if opened.dimensions != expected:
        raise InputError(
            f"The embedding {opened.name} has {opened.dimensions} dimensions and the model {model.card.name} takes "
            f"{expected}: choose another embedding or model."
        )
    return stack.enter_context(opened) if hasattr(opened, "__enter__") else opened


def _raster(path: str, block: Block, nodata: int, description: str, classes=()) -> AtomicRaster:
    window = block.window
    transform = block.output.transform_of(window)
    return AtomicRaster(path, window.width, window.height, transform, block.output.crs, nodata, description, classes)


def _write_rows(
    block: Block,
    predictor: Predictor,
    embedding: EmbeddingField | None,
    classes: AtomicRaster,
    percent: AtomicRaster | None,
    progress: Progress,
) -> float | None:
    """Compute and write every row; returns the mean confidence in per cent, None without a pixel.

    A thread chooses the classes and compresses while the network is at work on the next rows.
    """

    def write(blended: Blended) -> tuple[int, int]:
        rows = blended.rows()
        classes.write(rows.first, rows.classes)
        if percent:
            percent.write(rows.first, rows.percent)
        counts = np.bincount(rows.percent.ravel(), minlength=256)[:NO_CONFIDENCE]
        return int(counts.sum()), int(counts @ np.arange(NO_CONFIDENCE))

    pixels = total = 0
    waiting: deque = deque()
    with one_thread("write") as pool, closing(classify(block, predictor, embedding, progress)) as finished:
        for blended in finished:
            waiting.append(pool.submit(write, blended))
            if len(waiting) > WRITES_WAITING:
                counted = waiting.popleft().result()
                pixels, total = pixels + counted[0], total + counted[1]
        for work in waiting:
            counted = work.result()
            pixels, total = pixels + counted[0], total + counted[1]
    return total / pixels if pixels else None


def _record(result: MapResult, block: Block, request: MapRequest, model, embedding: EmbeddingField | None) -> dict:
    """How the result was made, as JSON can hold it."""
    scene, card = block.grid.scene, model.card
    return {
        "task": card.task,
        "scene": scene.path,
        "scene_fingerprint": scene.fingerprint,
        "bands": list(scene.bands),
        "value_scaling": asdict(scene.scaling),
        "model": card.name,
        "model_version": card.version,
        "model_sha256": card.weights_sha256,
        "embedding": result.embedding,
        "embedding_year": embedding.year if embedding else None,
        "embedding_licence": embedding.licence if embedding else "",
        "embedding_attribution": embedding.attribution if embedding else "",
        "extent": list(block.output.bounds_of(block.window)),
        "crs": scene.crs.to_string() if scene.crs else "",
        "size": [result.width, result.height],
        "grid": request.grid,
        "scene_gsd": scene.gsd,
        "model_gsd": block.grid.gsd,
        "device": result.device,
        "device_name": _device_name(model.device),
        "seconds": result.seconds,
        "forward_seconds": result.forward_seconds,
        "peak_memory_bytes": result.peak_memory_bytes,
        "warnings": result.warnings,
        "output": result.output,
        "confidence": result.confidence,
    }


def _device_name(device: torch.device) -> str:
    return torch.cuda.get_device_name(device) if device.type == "cuda" else str(device)


def _check_paths(request: MapRequest) -> None:
    """Raise InputError where a result would overwrite what it is made from, or the other result."""
    if not str(request.output).strip():
        raise InputError("No output was given: name a GeoTIFF to write.")
    sources = [request.scene]
    if request.embedding and ":" in request.embedding:
        sources.append(request.embedding.split(":", 1)[1])
    results = [path for path in (request.output, request.confidence) if path]
    taken = {os.path.realpath(source) for source in sources}
    for path in results:
        if os.path.realpath(path) in taken:
            raise InputError(f"The output {Path(path).name} is also an input or another output: choose another name.")
        taken.add(os.path.realpath(path))


def _part(progress: Progress, start: float, end: float) -> Progress:
    """Progress of a stage that takes the fractions from ``start`` to ``end``."""
    return lambda fraction, stage: progress(start + fraction * (end - start), stage)
