"""Answering a phrase about a scene, or an extent of it: the whole job from a request to finished files."""

import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from ..errors import InputError
from ..files.record import peak_memory_bytes, record_path, record_tags, write_record
from ..files.write import NO_RESPONSE, AtomicRaster, check_paths, writing
from ..progress import Progress, part, silent
from ..scene.class_mask import ClassMask
from ..scene.polygon_mask import PolygonMask, no_valid_pixel
from ..scene.scene import open_scene
from ..tiles.block import Block
from ..vectors.export import export
from ..vectors.style import response_style
from ..vectors.vectorize import VectorizeRequest, vectorize
from .answer import Answer
from .phrases import clean_phrase, read_as

#: The least maximum of what is there, for models whose card does not say.
FOUND = 0.5
#: Shares of the progress: responses, then writing, then regions.
ANSWERED, WRITTEN, OUTLINED = 0.9, 0.95, 0.98


@dataclass(frozen=True)
class ReferRequest:
    """What to look for, where, and where the answer goes.

    ``bounds``, ``bounds_crs``, ``polygons``, ``polygons_layer``, ``bands``, ``gsd``, ``batch`` and ``warnings`` as in
    core.ssdm.mapping.MapRequest; relations see beyond the polygons what they see beyond the bounds.
    ``grid`` is "response" (the cells that the network answers for) or "scene" (its own pixels). ``distances`` (metres)
    stand for those that were read in the phrase, in their order; ``whole_phrase`` gives the phrase to the network
    unread. ``within`` restricts the answer to the classes ``within_codes`` of a class raster. ``regions`` is a vector
    file for the polygons of at least ``min_area`` m² where the response is at least ``threshold`` (None: the model's).
    """

    scene: str
    phrase: str
    output: str
    bounds: tuple[float, float, float, float] | None = None
    bounds_crs: str | None = None
    polygons: str | None = None
    polygons_layer: str | None = None
    bands: tuple[int, int, int] | None = None
    gsd: float | None = None
    grid: str = "response"
    distances: tuple[float, ...] | None = None
    whole_phrase: bool = False
    within: str | None = None
    within_codes: tuple[int, ...] | None = None
    threshold: float | None = None
    regions: str | None = None
    min_area: float = 0.0
    batch: int | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReferResult:
    """A finished answer.

    ``seconds`` the job took without loading the model, ``encode_seconds`` of them in the image network; ``cached``
    where all features were there already. ``reading`` is the phrase as it was read (a dict), in words
    ``reading_words``, and why no more was read in it ``reading_note``. ``maximum`` is the response's, ``found`` whether
    that is enough for something to be there; ``threshold`` where a region begins.
    """

    output: str
    record: str
    regions: str | None
    seconds: float
    encode_seconds: float
    peak_memory_bytes: int | None
    cached: bool
    model: str
    device: str
    phrase: str
    reading: dict
    reading_words: str
    reading_note: str
    distances: list[float]
    found: bool
    maximum: float
    threshold: float
    region_count: int | None
    width: int
    height: int
    warnings: list[str] = field(default_factory=list)

    def as_dict(self) -> dict:
        """What JSON can hold."""
        return asdict(self)


def refer_scene(request: ReferRequest, model, progress: Progress = silent) -> ReferResult:
    """Answer a phrase with ``model`` (a :class:`~core.xemap.model.ReferringModel`) and write the response.

    Writes ``request.output`` (float32, 0 to 1, nodata -1), its ``.qml`` and ``.run.json``, and the regions where asked
    for; all of them whole, or none. ``progress`` is called often and stops the work by raising Cancelled.

    Raises InputError for input that cannot be used, EngineError where the device's memory holds not even a tile.
    """
    began = time.perf_counter()
    progress(0.0, "Opening the scene")
    check_request(request)
    phrase, notes = clean_phrase(request.phrase)
    reading = read_as(phrase, request.whole_phrase, request.distances)
    scene = open_scene(request.scene, request.bands, request.gsd)
    if request.regions and not scene.crs:
        raise InputError(f"{scene.name} has no CRS, so regions cannot be placed: assign one or leave the regions out.")
    grids = {"response": model.stride, "scene": None}
    block = Block.of(scene, model, request.grid, grids, request.bounds, request.bounds_crs)
    polygons = None
    if request.polygons:
        polygons = PolygonMask(request.polygons, request.polygons_layer, block.output, block.window, progress)
        block = replace(block, window=polygons.window)
    warnings = [*request.warnings, *scene.notes, *notes]
    with ExitStack() as stack:
        raster = stack.enter_context(_raster(request.output, block, phrase))
        answer = Answer(block, model, reading, request.batch)
        inside = None
        if request.within:
            inside = stack.enter_context(ClassMask(request.within, request.within_codes, block.output))
        maximum = answer.write(raster, inside, polygons, part(progress, 0.0, ANSWERED))
        if maximum is None:
            raise no_valid_pixel(polygons)
        level = model.card.response.get("found", FOUND)
        found = maximum >= level
        threshold = request.threshold
        if threshold is None:
            # Where nothing was found, a region of the least bad place would say that something was.
            threshold = answer.threshold if found else max(answer.threshold, level)
        progress(ANSWERED, "Writing the response")
        raster.finish()
        warnings += answer.warnings
        if inside and not inside.met:
            codes = ", ".join(map(str, inside.codes))
            warnings.append(f"No ground of the classes {codes} of {Path(inside.path).name} lies in the extent.")
        elif not found:
            warnings.append(_nothing(phrase, maximum, level, answer.absent(level), len(reading.leaves)))
        encode_seconds = answer.encoder.forward_seconds
        result = ReferResult(
            output=str(raster.path),
            record=str(record_path(raster.path)),
            regions=request.regions,
            seconds=round(time.perf_counter() - began, 3),
            encode_seconds=round(encode_seconds, 3),
            peak_memory_bytes=peak_memory_bytes(),
            cached=encode_seconds == 0,
            model=model.card.name,
            device=str(model.device),
            phrase=phrase,
            reading=reading.to_dict(),
            reading_words=reading.words,
            reading_note=reading.note,
            distances=list(reading.distances),
            found=found,
            maximum=round(maximum, 4),
            threshold=threshold,
            region_count=None,
            width=block.window.width,
            height=block.window.height,
            warnings=warnings,
        )
        record = _record(result, block, polygons, request, model)
        with writing(raster.path):
            write_record(record, raster.folder / record_path(raster.path).name)
            raster.unfinished.with_suffix(".qml").write_text(response_style(threshold), encoding="utf-8")
        layer = None
        if request.regions:
            wanted = VectorizeRequest(raster.unfinished, threshold=threshold, min_area=request.min_area)
            layer = vectorize(wanted, part(progress, WRITTEN, OUTLINED))
        progress(1.0, "Saving")  # from here on nothing stops the run, so that it ends with all results or none
        if layer is not None:
            _, told = export(layer, request.regions, overwrite=True)
            result = replace(result, region_count=len(layer), warnings=[*warnings, *layer.warnings, *told])
        raster.commit(record_tags(record))
    return replace(result, seconds=round(time.perf_counter() - began, 3))


def check_request(request: ReferRequest) -> None:
    """Raise InputError for what is wrong whatever the scene and the model."""
    check_paths(
        [path for path in (request.scene, request.within, request.polygons) if path], request.output, request.regions
    )
    read_as(clean_phrase(request.phrase)[0], request.whole_phrase, request.distances)
    if request.threshold is not None and not 0 < request.threshold <= 1:
        raise InputError(f"A threshold of {request.threshold:g} makes no sense: give one above 0 and up to 1.")
    if request.within and not request.within_codes:
        raise InputError("No classes were given to look within: name the codes of some.")
    if request.within_codes and not request.within:
        raise InputError("Classes to look within need a land-cover raster: name one.")


def _raster(path: str, block: Block, phrase: str) -> AtomicRaster:
    window = block.window
    transform = block.output.transform_of(window)
    return AtomicRaster(
        path, window.width, window.height, transform, block.output.crs, NO_RESPONSE, phrase, dtype="float32"
    )


def _nothing(phrase: str, maximum: float, level: float, absent: list[str], parts: int) -> str:
    what = f"the part “{absent[0]}”" if absent and parts > 1 else f"“{phrase}”"
    return f"Nothing here looks like {what}: the highest response is {maximum:.2f}, and {level:.2f} would be a find."


def _record(result: ReferResult, block: Block, polygons: PolygonMask | None, request: ReferRequest, model) -> dict:
    """How the result was made, as JSON can hold it."""
    return {
        **block.record(model, request.grid),
        "polygons": polygons.record() if polygons else None,
        "phrase": result.phrase,
        "reading": result.reading,
        "reading_words": result.reading_words,
        "reading_note": result.reading_note,
        "distances": result.distances,
        "text_encoder": model.card.text,
        "within": request.within,
        "within_codes": list(request.within_codes or ()),
        "found": result.found,
        "maximum": result.maximum,
        "threshold": result.threshold,
        "regions": result.regions,
        "min_area": request.min_area,
        "features_cached": result.cached,
        "seconds": result.seconds,
        "encode_seconds": result.encode_seconds,
        "peak_memory_bytes": result.peak_memory_bytes,
        "warnings": result.warnings,
        "output": result.output,
    }
