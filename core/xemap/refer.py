"""Answering a phrase about a scene, or an extent of it: the whole job from a request to finished files."""

import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from ..errors import InputError
from ..files.record import peak_memory_bytes, record_path
from ..files.write import NO_RESPONSE, check_paths
from ..progress import Progress, part, silent
from ..scene.class_mask import ClassMask
from ..tiles.job import SceneJob, SceneRequest, commit, write_companions
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
class ReferRequest(SceneRequest):
    """What to look for, where, and where the answer goes.

    Relations see beyond the polygons what they see beyond the bounds.

    Attributes:
        phrase: The phrase.
        output: GeoTIFF of the response to write.
        grid: Pixels of the response: "response" (the cells that the network answers for) or "scene" (the raster's own).
        distances: Metres that replace the distances read in the phrase, in their order.
        whole_phrase: Gives the whole phrase to the network, without looking for relations in it.
        within: Class raster that restricts the answer to its classes ``within_codes``.
        within_codes: Codes of those classes.
        threshold: Response from which a region begins; None for the model's own.
        regions: Vector file to write, with the polygons of the regions.
        min_area: Smallest region in m².
    """

    phrase: str
    output: str
    grid: str = "response"
    distances: tuple[float, ...] | None = None
    whole_phrase: bool = False
    within: str | None = None
    within_codes: tuple[int, ...] | None = None
    threshold: float | None = None
    regions: str | None = None
    min_area: float = 0.0


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
    job = SceneJob.open(request, model, request.grid, {"response": model.stride, "scene": None}, progress)
    scene, block = job.scene, job.block
    if request.regions and not scene.crs:
        raise InputError(f"{scene.name} has no CRS, so regions cannot be placed: assign one or leave the regions out.")
    warnings = [*request.warnings, *scene.notes, *notes]
    with ExitStack() as stack:
        raster = stack.enter_context(job.raster(request.output, NO_RESPONSE, phrase, dtype="float32"))
        answer = Answer(block, model, reading, request.batch)
        inside = None
        if request.within:
            inside = stack.enter_context(ClassMask(request.within, request.within_codes, block.output))
        maximum = answer.write(raster, inside, job.polygons, part(progress, 0.0, ANSWERED))
        if maximum is None:
            raise job.nothing_valid()
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
        record = _record(result, job, request, model)
        write_companions(raster, response_style(threshold), record)
        layer = None
        if request.regions:
            wanted = VectorizeRequest(raster.unfinished, threshold=threshold, min_area=request.min_area)
            layer = vectorize(wanted, part(progress, WRITTEN, OUTLINED))
        progress(1.0, "Saving")  # from here on nothing stops the run, so that it ends with all results or none
        if layer is not None:
            _, told = export(layer, request.regions, overwrite=True)
            result = replace(result, region_count=len(layer), warnings=[*warnings, *layer.warnings, *told])
        commit([raster], record)
    return replace(result, seconds=round(time.perf_counter() - began, 3))


def check_request(request: ReferRequest) -> None:
    """Raise InputError for what is wrong whatever the scene and the model."""
    check_paths([*request.inputs, *([request.within] if request.within else [])], request.output, request.regions)
    read_as(clean_phrase(request.phrase)[0], request.whole_phrase, request.distances)
    if request.threshold is not None and not 0 < request.threshold <= 1:
        raise InputError(f"A threshold of {request.threshold:g} makes no sense: give one above 0 and up to 1.")
    if request.within and not request.within_codes:
        raise InputError("No classes were given to look within: name the codes of some.")
    if request.within_codes and not request.within:
        raise InputError("Classes to look within need a land-cover raster: name one.")


def _nothing(phrase: str, maximum: float, level: float, absent: list[str], parts: int) -> str:
    what = f"the part “{absent[0]}”" if absent and parts > 1 else f"“{phrase}”"
    return f"Nothing here looks like {what}: the highest response is {maximum:.2f}, and {level:.2f} would be a find."


def _record(result: ReferResult, job: SceneJob, request: ReferRequest, model) -> dict:
    """How the result was made, as JSON can hold it."""
    return {
        **job.record(model),
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
