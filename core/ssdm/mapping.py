"""Mapping a scene, or an extent of it, to a land-cover raster: the whole job from a request to finished files."""

import math
import time
from collections import deque
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass, field

import numpy as np
from rasterio.windows import Window

from ..embeddings.access import Access
from ..embeddings.choice import ChosenField, choose_field
from ..embeddings.field import EmbeddingField
from ..embeddings.sources import FETCHED_KINDS, NONE, SCENE_CONTEXT
from ..errors import InputError
from ..files.record import peak_memory_bytes, record_path
from ..files.write import NO_CLASS, NO_CONFIDENCE, AtomicRaster, check_paths
from ..progress import Progress, part, silent
from ..scene.polygon_mask import PolygonMask
from ..tiles.block import Block
from ..tiles.job import SceneJob, SceneRequest, commit, write_companions
from ..tiles.threads import one_thread
from ..vectors.areas import ClassArea, class_areas
from ..vectors.style import confidence_style, raster_style
from .classify import Blended, classify
from .predict import Predictor

#: Bands of rows that may wait for the disk.
WRITES_WAITING = 2
#: Below this mean probability (per cent) the imagery is unlike what the model has learnt from.
LOW_CONFIDENCE = 45
#: Shares of the progress: the network's work ends at the first, the overviews at the second.
MAPPED, OVERVIEWS = 0.95, 0.98
#: Families of embeddings in words.
FAMILIES = {"alphaearth": "AlphaEarth", "tessera": "TESSERA", "esd": "ESD", "scene-context": "a scene context"}
#: The share that fetching an embedding takes before them, where there is one to fetch.
FETCHED = 0.3


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
    """

    output: str
    embedding: str | None = None
    confidence: str | None = None
    grid: str = "scene"
    allow_network: bool = False
    proxy: str | None = None


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
    job = SceneJob.open(request, model, request.grid, {"scene": None, "model": 1}, progress)
    scene, block, within = job.scene, job.block, job.polygons
    warnings = [*request.warnings, *scene.notes]
    with ExitStack() as stack:
        fetched = FETCHED if _is_fetched(request) else 0.0
        chosen, pathways = _embedding(request, model, block, warnings, stack, part(progress, 0.0, fetched))
        embedding = chosen.field
        foreign = embedding.family if embedding and pathways and embedding.family != model.source else None
        predictor = Predictor(model, request.batch, foreign)
        classes = stack.enter_context(job.raster(request.output, NO_CLASS, "Land cover", model.card.classes))
        percent = None
        if request.confidence:
            title = "Confidence: probability of the class in per cent"
            percent = stack.enter_context(job.raster(request.confidence, NO_CONFIDENCE, title))
        mean = _write_rows(block, within, predictor, embedding, classes, percent, part(progress, fetched, MAPPED))
        if mean is None:
            raise job.nothing_valid()
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
        record = _record(result, job, model, chosen, pathways)
        write_companions(
            classes, raster_style(model.card.classes), record | {"areas": [asdict(area) for area in areas]}
        )
        if percent:
            write_companions(percent, confidence_style())
        commit([percent, classes] if percent else [classes], record)
    return result


def _embedding(
    request: MapRequest, model, block: Block, warnings: list[str], stack: ExitStack, progress: Progress
) -> tuple[ChosenField, tuple[str, ...]]:
    """The field of the request, open until ``stack`` closes, and what of the model reads it; what the user must know
    of it goes to ``warnings``.
    """
    wanted = (request.embedding or SCENE_CONTEXT).strip()
    card = model.card
    if not model.needs_field:
        if request.embedding and wanted.lower() != NONE:
            warnings.append(f"The model {card.name} uses no embedding, so {wanted} was not read.")
        return ChosenField(None, wanted), ()
    access = Access(network=request.allow_network, proxy=request.proxy)
    grid = block.grid
    read, extent = _windows(block, model)
    chosen = choose_field(
        wanted, grid, read, extent, model.field_stride, stack, access, lambda: model.open_scene_context(grid), progress
    )
    warnings += chosen.notes
    field = chosen.field
    if field is None:
        if not chosen.notes:
            warnings.append("No embedding was used: the map was made from the image alone.")
        return chosen, ()
    pathways = model.pathways(field.family, field.dimensions)
    if not pathways:
        expected = card.network.get("field_dimensions", field.dimensions)
        raise InputError(
            f"The embedding {field.name} has {field.dimensions} dimensions and the model {card.name} takes "
            f"{expected}: choose another embedding or model."
        )
    if pathways == ("structural",) and model.pathways(model.source, card.network["field_dimensions"]) != pathways:
        kind = FAMILIES.get(field.family, "embeddings of this kind")
        warnings.append(
            f"The model {card.name} has not learnt to read {kind}, so the embedding {field.name} guided its structure "
            "only (which cells belong together) and not its classes."
        )
    return chosen, pathways


def _windows(block: Block, model) -> tuple[Window, Window]:
    """In model pixels: what the tiles of a block read, and the extent that was asked for."""
    _, tiles = block.tiles(block.layout(model))
    rows = [row for tile in tiles for row in (tile.window.row_off, tile.window.row_off + tile.window.height)]
    columns = [column for tile in tiles for column in (tile.window.col_off, tile.window.col_off + tile.window.width)]
    read = Window(min(columns), min(rows), max(columns) - min(columns), max(rows) - min(rows))
    down, along = block.output.scale_y / block.grid.scale_y, block.output.scale_x / block.grid.scale_x
    window = block.window
    left, top = math.floor(window.col_off * along), math.floor(window.row_off * down)
    right, bottom = (
        math.ceil((window.col_off + window.width) * along),
        math.ceil((window.row_off + window.height) * down),
    )
    return read, Window(left, top, right - left, bottom - top)


def _is_fetched(request: MapRequest) -> bool:
    return (request.embedding or "").partition(":")[0].strip().lower() in FETCHED_KINDS


def _write_rows(
    block: Block,
    within: PolygonMask | None,
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
    rows = classify(block, predictor, embedding, progress, within)
    with one_thread("write") as pool, closing(rows) as finished:
        for blended in finished:
            waiting.append(pool.submit(write, blended))
            if len(waiting) > WRITES_WAITING:
                counted = waiting.popleft().result()
                pixels, total = pixels + counted[0], total + counted[1]
        for work in waiting:
            counted = work.result()
            pixels, total = pixels + counted[0], total + counted[1]
    return total / pixels if pixels else None


def _record(result: MapResult, job: SceneJob, model, chosen: ChosenField, pathways: tuple[str, ...]) -> dict:
    """How the result was made, as JSON can hold it."""
    embedding = chosen.field
    return {
        **job.record(model),
        "embedding": result.embedding,
        "embedding_wanted": chosen.requested,
        "embedding_year": embedding.year if embedding else None,
        "embedding_coverage": chosen.coverage,
        "embedding_pathways": list(pathways),
        "embedding_licence": embedding.licence if embedding else "",
        "embedding_attribution": embedding.attribution if embedding else "",
        "seconds": result.seconds,
        "forward_seconds": result.forward_seconds,
        "peak_memory_bytes": result.peak_memory_bytes,
        "warnings": result.warnings,
        "output": result.output,
        "confidence": result.confidence,
    }


def _check_paths(request: MapRequest) -> None:
    """Raise InputError where a result would overwrite what it is made from, or the other result."""
    sources = request.inputs
    kind, _, path = (request.embedding or "").partition(":")
    if kind.strip().lower() in ("raster", "esd"):
        sources.append(path.strip())
    check_paths(sources, request.output, request.confidence)
