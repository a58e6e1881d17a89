"""Answering a phrase about a scene or an extent of it: the whole job, from a request to finished files."""

import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from ..errors import InputError
from ..files.record import peak_memory_bytes, record_path
from ..files.write import NO_RESPONSE, AtomicRaster
from ..progress import Progress, part, silent
from ..relations.reading import Reading
from ..scene.class_mask import ClassMask
from ..tiles.block import Block
from ..tiles.job import SceneJob, SceneRequest, commit, write_companions
from ..vectors.style import response_style
from .answer import Answer
from .clicks import Clicks
from .phrases import clean_phrase, read_as

#: Lowest maximum of the response that counts as a find, for models whose card does not name one.
FOUND = 0.5
#: Progress at the end of the responses, of the writing and of the regions.
ANSWERED, WRITTEN, OUTLINED = 0.9, 0.95, 0.98


@dataclass(frozen=True)
class ReferRequest(SceneRequest):
    """What to look for, where, and where the answer goes.

    Relations use what lies outside the polygons, as they use what lies outside the bounds.

    Attributes:
        phrase: The phrase.
        output: GeoTIFF of the response to write.
        grid: Pixels of the response: "response" (the cells that the network answers for) or "scene" (the raster's own).
        distances: Metres that replace the distances read in the phrase, in their order.
        whole_phrase: Gives the whole phrase to the network, without looking for relations in it.
        compare_scene: "The largest" and "the smallest" are those of the whole scene, which then has to be read; else
            those of the bounds.
        within: Class raster that restricts the answer to its classes ``within_codes``.
        within_codes: Codes of those classes.
        threshold: Response from which a region begins; None for the model's own.
        regions: Vector file to write, with the polygons of the regions.
        min_area: Smallest region in m².
        clicks: Places that show what the phrase means, and places that do not. Of a phrase with relations they sharpen
            the first part.
    """

    phrase: str
    output: str
    grid: str = "response"
    distances: tuple[float, ...] | None = None
    whole_phrase: bool = False
    compare_scene: bool = False
    within: str | None = None
    within_codes: tuple[int, ...] | None = None
    threshold: float | None = None
    regions: str | None = None
    min_area: float = 0.0
    clicks: Clicks = field(default_factory=Clicks)


@dataclass(frozen=True)
class ReferResult:
    """A finished answer.

    Attributes:
        output: Path of the response raster.
        record: Path of its run record.
        regions: Path of the regions; None if none were requested.
        seconds: Duration of the job without loading the model.
        encode_seconds: Seconds of it in the image network.
        peak_memory_bytes: Peak memory of the process; None if the system does not report it.
        cached: All features came from the cache.
        model: Name of the model.
        device: Name of the device.
        phrase: The phrase as it was answered.
        reading: The phrase as it was read, as a dictionary.
        reading_words: The same as a text for the user.
        reading_note: Why the phrase was not taken apart, or a choice that was made; may be empty.
        distances: Metres of the reading's relations.
        found: The maximum is high enough for a find.
        maximum: Highest response.
        threshold: Response from which a region begins.
        region_count: Number of regions; None if none were requested.
        width: Width of the response raster.
        height: Height of the response raster.
        warnings: Sentences for the user.
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
        """The result for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class _Find:
    """What an answer says about the whole extent.

    Attributes:
        maximum: Highest response.
        level: Response from which it counts as a find.
        threshold: Response from which a region begins.
    """

    maximum: float
    level: float
    threshold: float

    @classmethod
    def of(cls, request: "ReferRequest", model, answer: Answer, maximum: float) -> "_Find":
        """The find of an answer; without a find, the model's own threshold is at least the level of a find."""
        level = model.card.response.get("found", FOUND)
        # Where nothing was found, a region of the least bad place would claim a find.
        own = answer.threshold if maximum >= level else max(answer.threshold, level)
        return cls(maximum, level, own if request.threshold is None else request.threshold)

    def __bool__(self) -> bool:
        return self.maximum >= self.level


def refer_scene(request: ReferRequest, model, progress: Progress = silent) -> ReferResult:
    """Answer a phrase and write the response.

    Writes ``request.output`` (float32, 0 to 1, nodata -1), its ``.qml`` and ``.run.json``, and the regions if
    requested: all of these files, or none.

    Args:
        request: What to look for, and where.
        model: A :class:`~core.xemap.model.ReferringModel`.
        progress: Called often; stops the work by raising Cancelled.

    Raises:
        InputError: The input cannot be used.
        EngineError: The device's memory does not hold a single tile.
    """
    progress(0.0, "Opening the scene")
    check_request(request)
    phrase, notes = clean_phrase(request.phrase)
    reading = read_as(phrase, request.whole_phrase, request.distances)
    job = SceneJob.open(request, model, request.grid, grids(model), progress)
    return answer_job(request, model, job, reading, notes, progress)


def grids(model) -> dict[str, float | None]:
    """The grids that a response can lie on, as of ``Block.of``."""
    return {"response": model.stride, "scene": None}


def answer_job(
    request: ReferRequest,
    model,
    job: SceneJob,
    reading: Reading,
    phrase_notes: list[str],
    progress: Progress,
    before: Block | None = None,
    more: Mapping | None = None,
) -> ReferResult:
    """Answer a phrase that was read about a scene that was opened, and write the response.

    Args:
        request: What to look for, and where.
        model: A :class:`~core.xemap.model.ReferringModel`.
        job: The scene and its block; of two dates the later one.
        reading: The phrase as it was read.
        phrase_notes: Sentences for the user about the phrase.
        progress: Called often; stops the work by raising Cancelled.
        before: The block as the earlier of two dates is read; None for one date.
        more: More entries of the run record.

    Raises:
        InputError: The input cannot be used.
        EngineError: The device's memory does not hold a single tile.
    """
    began = time.perf_counter()
    scene, block, phrase = job.scene, job.block, reading.text
    if request.regions and not scene.crs:
        raise InputError(f"{scene.name} has no CRS, so regions cannot be placed: assign one or leave the regions out.")
    warnings = [*request.warnings, *job.notes, *phrase_notes]
    with ExitStack() as stack:
        raster = stack.enter_context(job.raster(request.output, NO_RESPONSE, phrase, dtype="float32"))
        warnings += raster.partial.notes
        answer = Answer(block, model, reading, request.batch, before, request.compare_scene)
        if request.clicks:
            answer.sharpen(request.clicks)
            if len(reading.leaves) > 1:
                warnings.append(f"The clicks sharpen the part “{reading.leaves[0]}” of the phrase.")
        inside = None
        if request.within:
            inside = stack.enter_context(ClassMask(request.within, request.within_codes, block.output))
        maximum = answer.write(raster, inside, job.polygons, part(progress, 0.0, ANSWERED))
        if maximum is None:
            raise job.nothing_valid()
        find = _Find.of(request, model, answer, maximum)
        progress(ANSWERED, "Writing the response")
        raster.finish()
        warnings += [*answer.warnings, *_nothing(phrase, find, answer, inside), *_guesses(model.card)]
        warnings += model.runtime.warnings
        result = _result(request, job, answer, find, raster, warnings, time.perf_counter() - began)
        record = {**_record(result, job, request, model), **(more or {})}
        write_companions(raster, response_style(find.threshold), record)
        layer = None
        if request.regions:
            from ..vectors.export import staged_export  # loads pyogrio, which takes a while
            from ..vectors.vectorize import VectorizeRequest, vectorize

            outlines = VectorizeRequest(raster.unfinished, threshold=find.threshold, min_area=request.min_area)
            layer = vectorize(outlines, part(progress, WRITTEN, OUTLINED))
        progress(1.0, "Saving")  # from here on nothing stops the run, so that it ends with all results or none
        others = []
        if layer is not None:
            regions, notes = stack.enter_context(staged_export(layer, request.regions, overwrite=True))
            others.append(regions)
            result = replace(result, region_count=len(layer), warnings=[*warnings, *layer.warnings, *notes])
        commit([raster], record, others)
    return replace(result, seconds=round(time.perf_counter() - began, 3))


def check_request(request: ReferRequest) -> None:
    """Check what depends neither on the scene nor on the model.

    Raises:
        InputError: Something in the request is wrong.
    """
    read_as(clean_phrase(request.phrase)[0], request.whole_phrase, request.distances)
    if request.threshold is not None and not 0 < request.threshold <= 1:
        raise InputError(f"A threshold of {request.threshold:g} makes no sense: give one above 0 and up to 1.")
    if request.within and not request.within_codes:
        raise InputError("No classes were given to look within: name the codes of some.")
    if request.within_codes and not request.within:
        raise InputError("Classes to look within need a land-cover raster: name one.")


def _nothing(phrase: str, find: _Find, answer: Answer, inside: ClassMask | None) -> list[str]:
    """Why nothing was found, as a warning; none if something was found."""
    if inside and not inside.has_pixels:
        codes = ", ".join(map(str, inside.codes))
        return [f"No ground of the classes {codes} of {Path(inside.path).name} lies in the extent."]
    if find:
        return []
    absent = answer.absent(find.level)
    name = f"the part “{absent[0]}”" if absent and len(answer.reading.leaves) > 1 else f"“{phrase}”"
    share = find.maximum / find.level
    return [f"Nothing here looks like {name}: the most similar place reaches {share:.0%} of a find."]


def _guesses(card) -> list[str]:
    """A warning about a model of others whose levels nobody has set."""
    if "kind" not in card.network or {"threshold", "found"} <= set(card.response):
        return []
    return [
        f"The threshold and the level of a find are guesses, because {card.name} was not calibrated: landscribe models "
        "calibrate sets them on ground that you know."
    ]


def _result(
    request: ReferRequest,
    job: SceneJob,
    answer: Answer,
    find: _Find,
    raster: AtomicRaster,
    warnings: list[str],
    seconds: float,
) -> ReferResult:
    reading, window = answer.reading, job.block.window
    encode_seconds = answer.encode_seconds
    return ReferResult(
        output=str(raster.path),
        record=str(record_path(raster.path)),
        regions=request.regions,
        seconds=round(seconds, 3),
        encode_seconds=round(encode_seconds, 3),
        peak_memory_bytes=peak_memory_bytes(),
        cached=encode_seconds == 0,
        model=answer.model.card.name,
        device=answer.model.runtime.id,
        phrase=reading.text,
        reading=reading.to_dict(),
        reading_words=reading.words,
        reading_note=reading.note,
        distances=list(reading.distances),
        found=bool(find),
        maximum=round(find.maximum, 4),
        threshold=find.threshold,
        region_count=None,
        width=window.width,
        height=window.height,
        warnings=warnings,
    )


def _record(result: ReferResult, job: SceneJob, request: ReferRequest, model) -> dict:
    """The run record."""
    return {
        **job.record(model),
        "phrase": result.phrase,
        "reading": result.reading,
        "reading_words": result.reading_words,
        "reading_note": result.reading_note,
        "distances": result.distances,
        "text_encoder": model.card.text,
        "compare_scene": request.compare_scene,
        "within": request.within,
        "within_codes": list(request.within_codes or ()),
        "found": result.found,
        "maximum": result.maximum,
        "threshold": result.threshold,
        "regions": result.regions,
        "min_area": request.min_area,
        "like": list(request.clicks.like),
        "unlike": list(request.clicks.unlike),
        "features_cached": result.cached,
        "seconds": result.seconds,
        "encode_seconds": result.encode_seconds,
        "peak_memory_bytes": result.peak_memory_bytes,
        "warnings": result.warnings,
        "output": result.output,
    }
