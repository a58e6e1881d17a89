"""What the engine can do: one function a method, each ``(params, progress) -> result``, and the table that names them.

The command line calls the same functions with the same params. A new method is a function and a line in ``METHODS``;
heavy libraries are imported where they are used, so that the engine is there before they are.
"""

import os
import time
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Callable, Optional

from ..errors import InputError
from ..progress import Progress, part
from .failures import out_of_memory
from .messages import ProtocolError
from .serve import Method


def map_land_cover(params: dict, progress: Progress) -> dict:
    """Map a scene. Params: ``model``, ``device`` and the fields of ``MapRequest``; returns those of ``MapResult``."""
    progress(0.0, "Loading PyTorch")
    from ..models.registry import DEFAULT_MAPPING_MODEL, load_mapping_model
    from ..ssdm.mapping import MapRequest, map_scene
    from .devices import choose_device

    choice = choose_device(_text(params, "device", "auto"))
    request = MapRequest(
        **_of_the_scene(params, choice.warning),
        embedding=_text(params, "embedding", None),
        allow_network=params.get("allow_network") is True,
        proxy=_text(params, "proxy", None),
        confidence=_text(params, "confidence", None),
        grid=_text(params, "grid", "scene"),
    )
    progress(0.0, "Loading the model")
    with _models_give_way():
        model = _warm_model(load_mapping_model, _text(params, "model", None), DEFAULT_MAPPING_MODEL, choice.device.id)
        return vars(map_scene(request, model, progress))


def refer(params: dict, progress: Progress) -> dict:
    """Answer a phrase. Params: ``model``, ``device`` and the fields of ``ReferRequest``; returns those of
    ``ReferResult``."""
    progress(0.0, "Loading PyTorch")
    from ..models.registry import DEFAULT_REFERRING_MODEL, load_referring_model
    from ..xemap.refer import ReferRequest, check_request, refer_scene
    from .devices import choose_device

    choice = choose_device(_text(params, "device", "auto"))
    request = ReferRequest(
        **_of_the_scene(params, choice.warning),
        phrase=_text(params, "phrase"),
        grid=_text(params, "grid", "response"),
        distances=_list_of_numbers(params, "distances"),
        whole_phrase=params.get("whole_phrase") is True,
        within=_text(params, "within", None),
        within_codes=_whole_numbers(params, "within_codes"),
        threshold=_number(params, "threshold"),
        regions=_text(params, "regions", None),
        min_area=_number(params, "min_area") or 0.0,
    )
    check_request(request)  # before the time that loading a model takes
    progress(0.0, "Loading the model")
    with _models_give_way():
        wanted = _text(params, "model", None)
        model = _warm_model(load_referring_model, wanted, DEFAULT_REFERRING_MODEL, choice.device.id)
        return vars(refer_scene(request, model, progress))


def read_phrase(params: dict, progress: Progress) -> dict:
    """How ``phrase`` is read, before it is answered: the parts, the relations, and the metres in them, which
    ``distances`` replaces; ``note`` tells what could be meant otherwise."""
    from ..xemap.phrases import clean_phrase, read_as

    phrase, notes = clean_phrase(_text(params, "phrase"))
    reading = read_as(phrase, params.get("whole_phrase") is True, _list_of_numbers(params, "distances"))
    return {
        "phrase": phrase,
        "reading": reading.to_dict(),
        "words": reading.words,
        "note": " ".join([*notes, reading.note]).strip(),
        "distances": reading.distances,
    }


def refer_cache(params: dict, progress: Progress) -> dict:
    """What the features of scenes take on disk: ``bytes``, ``limit`` (bytes) and ``scenes``. ``clear`` removes them."""
    from ..xemap.features_cache import features_cache, scenes_kept

    cache = features_cache()
    if params.get("clear") is True:
        cache.clear()
    return {"folder": str(cache.folder), "bytes": cache.size(), "limit": cache.limit, "scenes": scenes_kept(cache)}


def embed(params: dict, progress: Progress) -> dict:
    """Write an embedding field. Params: ``output``, ``colours`` (a picture of it, where wanted), ``model``, ``device``
    (both for the scene context) and the fields of ``FieldRequest``; returns those of ``WrittenField``."""
    from ..embeddings.write_field import write_field

    model = _context_model(params)
    written = write_field(
        _field_request(params), _text(params, "output"), _text(params, "colours", None), progress, model
    )
    return vars(written)


def similar(params: dict, progress: Progress) -> dict:
    """Map how alike a field is to places. Params: ``points`` ([x, y] each, in ``points_crs``), ``output``, those of
    ``embed``; without ``source`` the raster ``scene`` is a field itself. Returns the fields of ``Similarity``."""
    from ..embeddings.similarity import map_similarity

    points = params.get("points")
    if not isinstance(points, (list, tuple)):
        raise ProtocolError("The param 'points' is a list of places.")
    return vars(
        map_similarity(
            _field_request(params),
            [_numbers({"point": point}, "point", 2) for point in points],
            _text(params, "output"),
            _text(params, "points_crs", None),
            progress,
            _context_model(params),
        )
    )


def embedding_estimate(params: dict, progress: Progress) -> dict:
    """What fetching a field would cost; asks no server. Params: those of ``FieldRequest``, and ``model`` where it is
    for a map. Returns ``bytes`` to fetch, ``tiles``, ``blocks`` needed and ``kept`` here, ``kept_share``, ``index``."""
    from ..embeddings.estimate import estimate_fetch

    estimate = estimate_fetch(_field_request(params), _text(params, "model", None))
    return {**vars(estimate), "kept_share": estimate.kept_share, "index": _index_state(), "warnings": []}


def embeddings(params: dict, progress: Progress) -> dict:
    """The embeddings kept on this machine: ``folder``, ``bytes``, ``limit``, and the AlphaEarth index (``file``,
    ``size``, ``sha256``, ``age_days``) or None. ``clear`` removes them first; ``refresh`` fetches the index, for which
    ``allow_network`` is needed."""
    from ..embeddings.access import Access
    from ..embeddings.alphaearth_index import archive_url, load_index
    from ..embeddings.fetch import FetchError

    access = Access(params.get("allow_network") is True, _text(params, "proxy", None), params.get("refresh") is True)
    if params.get("clear") is True:
        access.cache.clear()
    if access.refresh:
        try:
            load_index(access, progress)
        except FetchError as error:
            raise InputError(f"The AlphaEarth index could not be fetched: {error.reason}.") from error
    return {
        "folder": str(access.cache.folder),
        "bytes": access.cache.size(),
        "limit": access.cache.limit,
        "archive": archive_url(),
        "index": _index_state(),
        "warnings": [],
    }


def describe(params: dict, progress: Progress) -> dict:
    """What a raster (``scene``; ``bands`` and ``gsd`` where the user gives them) is, as a model would read it.

    With ``model``, also ``read_gsd``, the ground resolution in metres at which that model reads it, or None with the
    reason in ``refusal``.
    """
    from ..models.registry import find_model
    from ..scene.grid import choose_gsd
    from ..scene.scene import open_scene

    scene = open_scene(_text(params, "scene"), _whole_numbers(params, "bands"), _number(params, "gsd"))
    read_gsd = refusal = None
    if "model" in params:
        _, card = find_model(_text(params, "model", None))
        try:
            read_gsd = choose_gsd(scene.gsd, card)
        except InputError as error:
            refusal = str(error)
    return {
        "scene": scene.path,
        "width": scene.width,
        "height": scene.height,
        "count": scene.count,
        "dtype": scene.dtype,
        "crs": scene.crs.to_string() if scene.crs else None,
        "bounds": scene.bounds,
        "gsd": scene.gsd,
        "bands": scene.bands,
        "band_source": scene.band_source,
        "read_gsd": read_gsd,
        "refusal": refusal,
        "warnings": scene.notes,
    }


def areas(params: dict, progress: Progress) -> dict:
    """The ground that each class of a class raster (``classes``) covers, also as CSV to ``output`` where given.

    With ``polygons`` (a vector file; ``layer`` of it) it is the ground within them, and ``zones`` tells it for each
    polygon, called by its attribute ``name_field``.
    """
    from ..vectors.areas import class_areas, class_areas_by_polygon, write_areas_csv
    from ..vectors.zones import read_zones

    began = time.perf_counter()
    classes, output = _text(params, "classes"), _text(params, "output", None)
    polygons, name_field = _text(params, "polygons", None), _text(params, "name_field", None)
    zones, warnings = None, []
    if polygons is None:
        all_of_it = class_areas(classes, progress=progress)
    else:
        zones = read_zones(polygons, _text(params, "layer", None), name_field)
        all_of_it = class_areas(classes, zones.polygons, zones.crs, part(progress, 0.0, 0.5))
        tables = class_areas_by_polygon(classes, zones.polygons, zones.crs, part(progress, 0.5, 1.0))
        zones = dict(zip(zones.names, tables))
        beside = sum(not table for table in zones.values())
        if beside:
            warnings.append(f"{beside} of {len(zones)} polygons lie where the land cover has no class.")
    if output is not None:
        output = str(write_areas_csv(output, zones or {"": all_of_it}, name_field or "polygon"))
    progress(1.0, "Areas are measured")
    return {
        "output": output,
        "seconds": round(time.perf_counter() - began, 3),
        "areas": all_of_it,
        "zones": zones and [{"name": name, "areas": table} for name, table in zones.items()],
        "warnings": warnings,
    }


def vectorize(params: dict, progress: Progress) -> dict:
    """Polygons of a class raster, or of where a response is at least ``threshold``.

    Params: ``source``, ``output``, those of ``VectorizeRequest`` and of ``export``.
    """
    from ..vectors.export import export
    from ..vectors.vectorize import VectorizeRequest
    from ..vectors.vectorize import vectorize as make_polygons

    began = time.perf_counter()
    request = VectorizeRequest(
        source=_text(params, "source"),
        threshold=_number(params, "threshold"),
        min_area=_number(params, "min_area") or 0.0,
        simplify=_number(params, "simplify"),
        smooth=params.get("smooth") is not False,
        confidence=_text(params, "confidence", None),
        classes=_whole_numbers(params, "classes"),
        name=_text(params, "name", None),
    )
    output = _text(params, "output")
    layer = make_polygons(request, part(progress, 0.0, 0.8))
    written, warnings = export(
        layer,
        output,
        layer_name=_text(params, "layer_name", None),
        crs=_text(params, "crs", None),
        fields=params.get("fields"),
        overwrite=params.get("overwrite") is True,
        progress=part(progress, 0.8, 1.0),
    )
    return {
        "output": str(written),
        "seconds": round(time.perf_counter() - began, 3),
        "polygons": len(layer),
        "warnings": [*layer.warnings, *warnings],
    }


def evaluate(params: dict, progress: Progress) -> dict:
    """The accuracy of a class raster. Params: those of ``EvaluateRequest``; a report goes to ``output`` where given.

    Returns what ``Evaluation.to_dict`` holds; for the response to a phrase (params: those of ``ResponseRequest``) what
    ``ReferringEvaluation.to_dict`` does.
    """
    from ..accuracy.evaluate import EvaluateRequest
    from ..accuracy.evaluate import evaluate as compare
    from ..accuracy.referring import ResponseRequest, evaluate_response, is_response
    from ..accuracy.report import write_report

    began = time.perf_counter()
    output = _text(params, "output", None)
    compared = {name: _text(params, name) for name in ("result", "reference")}
    mapping = _mapping(params, "mapping")
    if is_response(compared["result"]):
        if output is not None:
            raise InputError("A report is made of land cover; for the response to a phrase leave it out.")
        classes = params.get("classes")
        request = ResponseRequest(
            **compared,
            classes=tuple(classes) if classes else None,
            field=_text(params, "field", None),
            layer=_text(params, "layer", None),
            threshold=_number(params, "threshold"),
        )
        result = evaluate_response(request, progress).to_dict()
        return {**result, "output": None, "seconds": round(time.perf_counter() - began, 3)}
    if output is not None and not output.lower().endswith((".html", ".htm")):
        raise InputError(f"{output} is no name for a report: end it in .html.")
    if params.get("classes") or params.get("threshold") is not None:
        raise InputError("Classes and a threshold are for the response to a phrase; for land cover leave them out.")
    request = EvaluateRequest(
        **compared,
        field=_text(params, "field", None),
        layer=_text(params, "layer", None),
        mapping=mapping,
        stratified=params.get("stratified"),
    )
    evaluation = compare(request, progress)
    return {
        **evaluation.to_dict(),
        "output": str(write_report(evaluation, output)) if output else None,
        "seconds": round(time.perf_counter() - began, 3),
    }


def sample_points(params: dict, progress: Progress) -> dict:
    """Points to be labelled, drawn at random within each class of a raster. Params: those of ``SampleRequest``."""
    from ..accuracy.sample import SampleRequest
    from ..accuracy.sample import sample_points as draw

    began = time.perf_counter()
    numbers = {name: _whole_number(params, name) for name in ("points", "least", "seed")}
    expected = _mapping(params, "expected_users") or {}
    request = SampleRequest(
        result=_text(params, "result"),
        output=_text(params, "output"),
        expected_users={_code(code): _number(expected, code) for code in expected},
        overwrite=params.get("overwrite") is True,
        **{name: value for name, value in numbers.items() if value is not None},
        **({} if params.get("standard_error") is None else {"standard_error": _number(params, "standard_error")}),
    )
    sample = draw(request, progress)
    return {
        "output": sample.output,
        "seconds": round(time.perf_counter() - began, 3),
        "points": sum(sample.counts),
        "classes": [
            {"code": entry.code, "name": entry.name, "points": count}
            for entry, count in zip(sample.classes, sample.counts)
        ],
        "warnings": sample.warnings,
    }


def models(params: dict, progress: Progress) -> dict:
    """The installed models: their cards, folders, and which one is the default.

    ``folders`` are, from now on, where models are looked for besides the bundled ones.
    """
    from ..models.registry import DEFAULT_MAPPING_MODEL, DEFAULT_REFERRING_MODEL, FOLDERS_VARIABLE, installed_models

    if "folders" in params:
        os.environ[FOLDERS_VARIABLE] = os.pathsep.join(params["folders"])
    return {
        "default": DEFAULT_MAPPING_MODEL,
        "default_referring": DEFAULT_REFERRING_MODEL,
        "models": [{**vars(card), "folder": folder} for folder, card in installed_models().values()],
    }


def doctor(params: dict, progress: Progress) -> dict:
    """Whether everything that the engine needs is there and works."""
    from ..doctor import diagnose

    return {"checks": diagnose(progress)}


METHODS = {
    "map": Method(map_land_cover),
    "refer": Method(refer),
    "read_phrase": Method(read_phrase, quick=True),
    "refer_cache": Method(refer_cache, quick=True),
    "embed": Method(embed),
    "similar": Method(similar),
    "embedding_estimate": Method(embedding_estimate, quick=True),
    "embeddings": Method(embeddings),
    "describe": Method(describe, quick=True),
    "areas": Method(areas),
    "vectorize": Method(vectorize),
    "evaluate": Method(evaluate),
    "samplepoints": Method(sample_points),
    "models": Method(models, quick=True),
    "doctor": Method(doctor),
}


def _of_the_scene(params: dict, warning: Optional[str]) -> dict:
    """What requests for a map and for an answer have in common; ``warning`` is what the device's choice has to tell."""
    return {
        "scene": _text(params, "scene"),
        "output": _text(params, "output"),
        "bounds": _numbers(params, "bounds", 4),
        "bounds_crs": _text(params, "bounds_crs", None),
        "polygons": _text(params, "polygons", None),
        "polygons_layer": _text(params, "polygons_layer", None),
        "bands": _whole_numbers(params, "bands"),
        "gsd": _number(params, "gsd"),
        "warnings": (warning,) if warning else (),
    }


def _field_request(params: dict):
    from ..embeddings.extent import FieldRequest

    scene = _text(params, "scene")
    return FieldRequest(
        scene=scene,
        source=_text(params, "source", None) or f"raster:{scene}",
        bounds=_numbers(params, "bounds", 4),
        bounds_crs=_text(params, "bounds_crs", None),
        allow_network=params.get("allow_network") is True,
        proxy=_text(params, "proxy", None),
    )


def _index_state() -> Optional[dict]:
    """What is known of the AlphaEarth index that is kept, None where there is none."""
    from ..embeddings.access import Access
    from ..embeddings.alphaearth_index import kept_state

    state = kept_state(Access())
    return state and {**vars(state), "age_days": round(state.age_days, 2)}


def _context_model(params: dict) -> Callable:
    """What loads the mapping model whose scene context is asked for."""

    def load():
        from ..models.registry import DEFAULT_MAPPING_MODEL, load_mapping_model
        from .devices import choose_device

        device = choose_device(_text(params, "device", "auto")).device.id
        return _warm_model(load_mapping_model, _text(params, "model", None), DEFAULT_MAPPING_MODEL, device)

    return load


# Warm models


def _warm_model(load: Callable, name: Optional[str], default: str, device: str):
    """A loaded model, kept for the next request; loaded again once its files have changed.

    ``load`` is one of the registry's, ``default`` the name that None stands for.
    """
    from ..models.card import CARD_FILE
    from ..models.checkpoint import WEIGHTS_FILE
    from ..models.registry import find_model

    folder, _ = find_model(name, default)
    files = (folder / CARD_FILE, folder / WEIGHTS_FILE)
    return _warm(load, str(folder), device, tuple(file.stat().st_mtime_ns if file.exists() else 0 for file in files))


@contextmanager
def _models_give_way():
    """Let go of the models that are kept where the work has too little memory."""
    try:
        yield
    except Exception as error:
        if out_of_memory(error):
            _warm.cache_clear()
        raise


@lru_cache(maxsize=2)
def _warm(load: Callable, folder: str, device: str, stamp: tuple):
    return load(folder, device)


# Params. A missing or mistyped one is the caller's mistake, not the user's, so it is a ProtocolError.

_REQUIRED: Any = object()


def _text(params: dict, name: str, default=_REQUIRED):
    value = params.get(name)
    if value is None or (value == "" and default is not _REQUIRED):
        if default is _REQUIRED:
            raise ProtocolError(f"The param {name!r} is missing.")
        return default
    if not isinstance(value, str):
        raise ProtocolError(f"The param {name!r} is text, not {type(value).__name__}.")
    return value


def _number(params: dict, name: str) -> Optional[float]:
    value = params.get(name)
    if value is not None and (not isinstance(value, (int, float)) or isinstance(value, bool)):
        raise ProtocolError(f"The param {name!r} is a number, not {type(value).__name__}.")
    return value


def _numbers(params: dict, name: str, count: int) -> Optional[tuple[float, ...]]:
    values = params.get(name)
    if values is None:
        return None
    if not isinstance(values, (list, tuple)) or len(values) != count:
        raise ProtocolError(f"The param {name!r} is a list of {count} numbers.")
    return tuple(_number({name: value}, name) for value in values)


def _list_of_numbers(params: dict, name: str) -> Optional[tuple[float, ...]]:
    values = params.get(name)
    if values is None:
        return None
    if not isinstance(values, (list, tuple)) or None in values:
        raise ProtocolError(f"The param {name!r} is a list of numbers.")
    return tuple(_number({name: value}, name) for value in values)


def _whole_numbers(params: dict, name: str) -> Optional[tuple[int, ...]]:
    values = params.get(name)
    if not values:
        return None
    if not isinstance(values, (list, tuple)) or not all(type(value) is int for value in values):
        raise ProtocolError(f"The param {name!r} is a list of whole numbers.")
    return tuple(values)


def _whole_number(params: dict, name: str) -> Optional[int]:
    value = params.get(name)
    if value is not None and type(value) is not int:
        raise ProtocolError(f"The param {name!r} is a whole number, not {type(value).__name__}.")
    return value


def _mapping(params: dict, name: str) -> Optional[dict]:
    value = params.get(name)
    if value is not None and not isinstance(value, dict):
        raise ProtocolError(f"The param {name!r} is a JSON object, not {type(value).__name__}.")
    return value


def _code(text) -> int:
    """A class code that was the key of a JSON object."""
    try:
        return int(text)
    except ValueError:
        raise ProtocolError(f"The class code {text!r} is no whole number.") from None
