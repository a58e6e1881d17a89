"""Mapping a scene, or an extent of it, to a land-cover raster: from a request to finished files."""

import time
from collections import deque
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass, field

import numpy as np

from ..embeddings.access import Access
from ..embeddings.field import EmbeddingField
from ..embeddings.sources import FETCHED_KINDS, NONE
from ..files.record import peak_memory_bytes, record_path
from ..files.write import NO_CLASS, NO_CONFIDENCE, AtomicRaster
from ..memory import DeviceMemory
from ..progress import Progress, part, silent
from ..tiles.block import Block
from ..tiles.job import SceneJob, SceneRequest, commit, write_companions
from ..tiles.threads import one_thread
from ..vectors.areas import ClassArea, class_areas, class_pixels
from ..vectors.style import confidence_style, raster_style
from .classify import Blended, classify
from .guidance import Guidance, open_guidance
from .predict import Predictor

#: Bands of rows that may wait for the disk.
WRITES_WAITING = 2
#: Below this mean probability (per cent) the imagery is unlike the training data.
LOW_CONFIDENCE = 45
#: Progress after the network's work, and after the overviews.
MAPPED, OVERVIEWS = 0.95, 0.98
#: Progress after the download of an embedding, for runs that download one.
DOWNLOADED = 0.3


@dataclass(frozen=True)
class MapRequest(SceneRequest):
    """What to map, and where the answer goes.

    Attributes:
        output: GeoTIFF of classes to write.
        embedding: Embedding field as core.embeddings.sources reads it; None for the model's own.
        confidence: Second GeoTIFF to write, with the class's probability in per cent.
        grid: Pixels of the outputs: "scene" (the raster's own) or "model" (those that the network sees).
        allow_network: Allows downloading an embedding.
        proxy: URL of the download proxy.
        keep_features: Keep the features of a fitted model's tiles, for the next map of the same ground.
    """

    output: str
    embedding: str | None = None
    confidence: str | None = None
    grid: str = "scene"
    allow_network: bool = False
    proxy: str | None = None
    keep_features: bool = False


@dataclass(frozen=True)
class MapResult:
    """A finished map.

    Attributes:
        output: GeoTIFF of classes.
        confidence: GeoTIFF of probabilities in per cent; None if not requested.
        record: The run record.
        seconds: Time of the run, without loading the model.
        forward_seconds: Time of the network in it.
        peak_memory_bytes: Most main memory that this process has held; None if not known.
        areas: Area of each class; empty without a CRS.
        model: Name of the model.
        embedding: Source of the embedding field, or "none".
        device: Device of the network.
        width: Width of the map in pixels.
        height: Height of the map in pixels.
        warnings: Sentences for the user.
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
        """The result as plain values for JSON."""
        return asdict(self)


def map_scene(request: MapRequest, model, progress: Progress = silent) -> MapResult:
    """Map land cover and write the result.

    Writes ``request.output`` (uint8 codes, 0 nodata), its ``.aux.xml`` and ``.run.json``, and the confidence raster if
    requested: all of them whole, or none.

    Args:
        request: What to map.
        model: A :class:`~core.ssdm.model.MappingModel`.
        progress: Called often; stops the run by raising Cancelled.

    Raises:
        InputError: The input cannot be used.
        EngineError: The memory of the device does not hold a single tile.
    """
    began = time.perf_counter()
    progress(0.0, "Opening the scene")
    job = SceneJob.open(request, model, request.grid, {"scene": None, "model": 1}, progress)
    with ExitStack() as stack:
        start = DOWNLOADED if _is_downloaded(request) else 0.0
        memory = DeviceMemory(model.device)
        access = Access(network=request.allow_network, proxy=request.proxy)
        guidance = open_guidance(request.embedding, access, model, job.block, memory, stack, part(progress, 0.0, start))
        predictor = model.predictor(request.batch, guidance.foreign_family(model), memory, request.keep_features)
        classes = stack.enter_context(job.raster(request.output, NO_CLASS, "Land cover", model.card.classes))
        percent = None
        if request.confidence:
            title = "Confidence: probability of the class in per cent"
            percent = stack.enter_context(job.raster(request.confidence, NO_CONFIDENCE, title))
        mean = _write_rows(job, predictor, guidance.field, classes, percent, part(progress, start, MAPPED))
        if mean is None:
            raise job.nothing_valid()
        areas, pixels = _finish(job, classes, percent, progress)
        notes = [note for raster in (classes, percent) if raster for note in raster.partial.notes]
        warnings = [*request.warnings, *job.notes, *notes, *guidance.warnings]
        warnings += [*_doubts(job, mean), *predictor.warnings, *model.runtime.warnings]
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
            embedding=guidance.field.source if guidance.field else NONE,
            device=model.runtime.id,
            width=job.block.window.width,
            height=job.block.window.height,
            warnings=warnings,
        )
        record = _record(result, job, model, guidance)
        _save(result, record | pixels, classes, percent, model)
    return result


def _is_downloaded(request: MapRequest) -> bool:
    return (request.embedding or "").partition(":")[0].strip().lower() in FETCHED_KINDS


def _write_rows(
    job: SceneJob,
    predictor: Predictor,
    embedding: EmbeddingField | None,
    classes: AtomicRaster,
    percent: AtomicRaster | None,
    progress: Progress,
) -> float | None:
    """Compute and write every row, strip by strip.

    Returns:
        The mean confidence in per cent; None without a valid pixel.
    """
    strips = job.block.strips(predictor.model)
    pixels = total = 0
    for number, strip in enumerate(strips):
        share = part(progress, number / len(strips), (number + 1) / len(strips))
        count, percents = _write_strip(job, strip, predictor, embedding, classes, percent, share)
        pixels, total = pixels + count, total + percents
    return total / pixels if pixels else None


def _write_strip(
    job: SceneJob,
    strip: Block,
    predictor: Predictor,
    embedding: EmbeddingField | None,
    classes: AtomicRaster,
    percent: AtomicRaster | None,
    progress: Progress,
) -> tuple[int, int]:
    """Compute and write a strip of the block; returns its valid pixels and the sum of their per cent.

    A thread chooses the classes and compresses them while the network works on the next rows.
    """
    column = strip.window.col_off - job.block.window.col_off

    def write(blended: Blended) -> tuple[int, int]:
        rows = blended.rows()
        classes.write(rows.first, rows.classes, column)
        if percent:
            percent.write(rows.first, rows.percent, column)
        counts = np.bincount(rows.percent.ravel(), minlength=256)[:NO_CONFIDENCE]
        return int(counts.sum()), int(counts @ np.arange(NO_CONFIDENCE))

    pixels = total = 0
    waiting: deque = deque()
    rows = classify(strip, predictor, embedding, progress, job.polygons)
    with one_thread("write") as pool, closing(rows) as finished:
        for blended in finished:
            waiting.append(pool.submit(write, blended))
            if len(waiting) > WRITES_WAITING:
                count, percents = waiting.popleft().result()
                pixels, total = pixels + count, total + percents
        for written in waiting:
            count, percents = written.result()
            pixels, total = pixels + count, total + percents
    return pixels, total


def _finish(
    job: SceneJob, classes: AtomicRaster, percent: AtomicRaster | None, progress: Progress
) -> tuple[list[ClassArea], dict]:
    """Add the overviews, and measure the areas; without a CRS, count the pixels for the record."""
    progress(MAPPED, "Building overviews")
    with one_thread("finish") as pool:  # the confidence meanwhile
        other = pool.submit(percent.finish) if percent else None
        classes.finish()
        progress(OVERVIEWS, "Measuring areas")
        areas = class_areas(classes.unfinished) if job.scene.crs else []
        pixels = {} if job.scene.crs else {"pixels": class_pixels(classes.unfinished)}
        if other:
            other.result()
    return areas, pixels


def _doubts(job: SceneJob, confidence: float) -> list[str]:
    """Warnings about a map with a mean confidence (per cent)."""
    doubts = []
    if confidence < LOW_CONFIDENCE:
        doubts.append(
            f"The model is unsure here (mean confidence {confidence:.0f} %): "
            "this imagery may be unlike what it learnt from."
        )
    if not job.scene.crs:
        doubts.append(f"{job.scene.name} has no CRS, so areas were not measured.")
    return doubts


def _save(result: MapResult, record: dict, classes: AtomicRaster, percent: AtomicRaster | None, model) -> None:
    """Write the files that belong to the map and move all of them into place."""
    areas = [asdict(area) for area in result.areas]
    write_companions(classes, raster_style(model.card.classes), record | {"areas": areas})
    if percent:
        write_companions(percent, confidence_style())
    commit([percent, classes] if percent else [classes], record)


def _record(result: MapResult, job: SceneJob, model, guidance: Guidance) -> dict:
    """The run record."""
    chosen, embedding = guidance.chosen, guidance.field
    return {
        **job.record(model),
        "embedding": result.embedding,
        "embedding_wanted": chosen.requested,
        "embedding_year": embedding.year if embedding else None,
        "embedding_coverage": chosen.coverage,
        "embedding_pathways": list(guidance.pathways),
        "embedding_licence": embedding.licence if embedding else "",
        "embedding_attribution": embedding.attribution if embedding else "",
        "seconds": result.seconds,
        "forward_seconds": result.forward_seconds,
        "peak_memory_bytes": result.peak_memory_bytes,
        "warnings": result.warnings,
        "output": result.output,
        "confidence": result.confidence,
    }
