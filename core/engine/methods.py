"""What the engine can do: one function a method, each ``(params, progress) -> result``, and the table that names them.

The command line calls the same functions with the same params. A new method is a function and a line in ``METHODS``;
heavy libraries are imported where they are used, so that the engine is there before they are.
"""

import os
import time
from typing import Callable, Optional

from ..errors import InputError
from ..progress import Progress, part
from .messages import ProtocolError
from .params import (
    read_code,
    read_mapping,
    read_number,
    read_number_list,
    read_numbers,
    read_text,
    read_whole_number,
    read_whole_numbers,
)
from .serve import Method
from .warm import models_give_way, warm_model


def map_land_cover(params: dict, progress: Progress) -> dict:
    """Map a scene. Params: ``model``, ``device`` and the fields of ``MapRequest``; returns those of ``MapResult``."""
    progress(0.0, "Loading PyTorch")
    from ..models.registry import DEFAULT_MAPPING_MODEL
    from ..ssdm.load import load_mapping_model
    from ..ssdm.mapping import MapRequest, map_scene
    from .devices import choose_device

    choice = choose_device(read_text(params, "device", "auto"))
    request = MapRequest(
        **_of_the_scene(params, choice.warning),
        embedding=read_text(params, "embedding", None),
        allow_network=params.get("allow_network") is True,
        proxy=read_text(params, "proxy", None),
        confidence=read_text(params, "confidence", None),
        grid=read_text(params, "grid", "scene"),
    )
    progress(0.0, "Loading the model")
    with models_give_way():
        model = warm_model(
            load_mapping_model, read_text(params, "model", None), DEFAULT_MAPPING_MODEL, choice.device.id
        )
        return vars(map_scene(request, model, progress))


def refer(params: dict, progress: Progress) -> dict:
    """Answer a phrase. Params: ``model``, ``device`` and the fields of ``ReferRequest``; returns those of
    ``ReferResult``.
    """
    progress(0.0, "Loading PyTorch")
    from ..models.registry import DEFAULT_REFERRING_MODEL
    from ..xemap.load import load_referring_model
    from ..xemap.refer import ReferRequest, check_request, refer_scene
    from .devices import choose_device

    choice = choose_device(read_text(params, "device", "auto"))
    request = ReferRequest(
        **_of_the_scene(params, choice.warning),
        phrase=read_text(params, "phrase"),
        grid=read_text(params, "grid", "response"),
        distances=read_number_list(params, "distances"),
        whole_phrase=params.get("whole_phrase") is True,
        within=read_text(params, "within", None),
        within_codes=read_whole_numbers(params, "within_codes"),
        threshold=read_number(params, "threshold"),
        regions=read_text(params, "regions", None),
        min_area=read_number(params, "min_area") or 0.0,
    )
    check_request(request)  # before the time that loading a model takes
    progress(0.0, "Loading the model")
    with models_give_way():
        wanted = read_text(params, "model", None)
        model = warm_model(load_referring_model, wanted, DEFAULT_REFERRING_MODEL, choice.device.id)
        return vars(refer_scene(request, model, progress))


def read_phrase(params: dict, progress: Progress) -> dict:
    """How ``phrase`` is read, before it is answered: the parts, the relations, and the metres in them, which
    ``distances`` replaces; ``note`` tells what could be meant otherwise.
    """
    from ..xemap.phrases import clean_phrase, read_as

    phrase, notes = clean_phrase(read_text(params, "phrase"))
    reading = read_as(phrase, params.get("whole_phrase") is True, read_number_list(params, "distances"))
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
    (both for the scene context) and the fields of ``FieldRequest``; returns those of ``WrittenField``.
    """
    from ..embeddings.write_field import write_field

    model = _context_model(params)
    written = write_field(
        _field_request(params), read_text(params, "output"), read_text(params, "colours", None), progress, model
    )
    return vars(written)


def similar(params: dict, progress: Progress) -> dict:
    """Map how alike a field is to places. Params: ``points`` ([x, y] each, in ``points_crs``), ``output``, those of
    ``embed``; without ``source`` the raster ``scene`` is a field itself. Returns the fields of ``Similarity``.
    """
    from ..embeddings.similarity import map_similarity

    points = params.get("points")
    if not isinstance(points, (list, tuple)):
        raise ProtocolError("The param 'points' is a list of places.")
    return vars(
        map_similarity(
            _field_request(params),
            [read_numbers({"point": point}, "point", 2) for point in points],
            read_text(params, "output"),
            read_text(params, "points_crs", None),
            progress,
            _context_model(params),
        )
    )


def embedding_estimate(params: dict, progress: Progress) -> dict:
    """What fetching a field would cost; asks no server. Params: those of ``FieldRequest``, and ``model`` where it is
    for a map. Returns ``bytes`` to fetch, ``tiles``, ``blocks`` needed and ``kept`` here, ``kept_share``, ``index``.
    """
    from ..embeddings.estimate import estimate_fetch

    estimate = estimate_fetch(_field_request(params), read_text(params, "model", None))
    return {**vars(estimate), "kept_share": estimate.kept_share, "index": _index_state(), "warnings": []}


def embeddings(params: dict, progress: Progress) -> dict:
    """The embeddings kept on this machine: ``folder``, ``bytes``, ``limit``, and the AlphaEarth index (``file``,
    ``size``, ``sha256``, ``age_days``) or None. ``clear`` removes them first; ``refresh`` fetches the index, for which
    ``allow_network`` is needed.
    """
    from ..embeddings.access import Access
    from ..embeddings.alphaearth_index import archive_url, load_index
    from ..embeddings.fetch import FetchError

    access = Access(
        params.get("allow_network") is True, read_text(params, "proxy", None), params.get("refresh") is True
    )
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

    scene = open_scene(read_text(params, "scene"), read_whole_numbers(params, "bands"), read_number(params, "gsd"))
    read_gsd = refusal = None
    if "model" in params:
        _, card = find_model(read_text(params, "model", None))
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
    from ..geo.zones import read_zones
    from ..vectors.areas import class_areas, class_areas_by_polygon, write_areas_csv

    began = time.perf_counter()
    classes, output = read_text(params, "classes"), read_text(params, "output", None)
    polygons, name_field = read_text(params, "polygons", None), read_text(params, "name_field", None)
    zones, warnings = None, []
    if polygons is None:
        all_of_it = class_areas(classes, progress=progress)
    else:
        zones = read_zones(polygons, read_text(params, "layer", None), name_field)
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
        source=read_text(params, "source"),
        threshold=read_number(params, "threshold"),
        min_area=read_number(params, "min_area") or 0.0,
        simplify=read_number(params, "simplify"),
        smooth=params.get("smooth") is not False,
        confidence=read_text(params, "confidence", None),
        classes=read_whole_numbers(params, "classes"),
        name=read_text(params, "name", None),
    )
    output = read_text(params, "output")
    layer = make_polygons(request, part(progress, 0.0, 0.8))
    written, warnings = export(
        layer,
        output,
        layer_name=read_text(params, "layer_name", None),
        crs=read_text(params, "crs", None),
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
    output = read_text(params, "output", None)
    compared = {name: read_text(params, name) for name in ("result", "reference")}
    mapping = read_mapping(params, "mapping")
    if is_response(compared["result"]):
        if output is not None:
            raise InputError("A report is made of land cover; for the response to a phrase leave it out.")
        classes = params.get("classes")
        request = ResponseRequest(
            **compared,
            classes=tuple(classes) if classes else None,
            field=read_text(params, "field", None),
            layer=read_text(params, "layer", None),
            threshold=read_number(params, "threshold"),
        )
        result = evaluate_response(request, progress).to_dict()
        return {**result, "output": None, "seconds": round(time.perf_counter() - began, 3)}
    if output is not None and not output.lower().endswith((".html", ".htm")):
        raise InputError(f"{output} is no name for a report: end it in .html.")
    if params.get("classes") or params.get("threshold") is not None:
        raise InputError("Classes and a threshold are for the response to a phrase; for land cover leave them out.")
    request = EvaluateRequest(
        **compared,
        field=read_text(params, "field", None),
        layer=read_text(params, "layer", None),
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
    numbers = {name: read_whole_number(params, name) for name in ("points", "least", "seed")}
    expected = read_mapping(params, "expected_users") or {}
    request = SampleRequest(
        result=read_text(params, "result"),
        output=read_text(params, "output"),
        expected_users={read_code(code): read_number(expected, code) for code in expected},
        overwrite=params.get("overwrite") is True,
        **{name: value for name, value in numbers.items() if value is not None},
        **({} if params.get("standard_error") is None else {"standard_error": read_number(params, "standard_error")}),
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
    from .doctor import diagnose

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
        "scene": read_text(params, "scene"),
        "output": read_text(params, "output"),
        "bounds": read_numbers(params, "bounds", 4),
        "bounds_crs": read_text(params, "bounds_crs", None),
        "polygons": read_text(params, "polygons", None),
        "polygons_layer": read_text(params, "polygons_layer", None),
        "bands": read_whole_numbers(params, "bands"),
        "gsd": read_number(params, "gsd"),
        "warnings": (warning,) if warning else (),
    }


def _field_request(params: dict):
    from ..embeddings.extent import FieldRequest

    scene = read_text(params, "scene")
    return FieldRequest(
        scene=scene,
        source=read_text(params, "source", None) or f"raster:{scene}",
        bounds=read_numbers(params, "bounds", 4),
        bounds_crs=read_text(params, "bounds_crs", None),
        allow_network=params.get("allow_network") is True,
        proxy=read_text(params, "proxy", None),
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
        from ..models.registry import DEFAULT_MAPPING_MODEL
        from ..ssdm.load import load_mapping_model
        from .devices import choose_device

        device = choose_device(read_text(params, "device", "auto")).device.id
        return warm_model(load_mapping_model, read_text(params, "model", None), DEFAULT_MAPPING_MODEL, device)

    return load


# Warm models


# Params. A missing or mistyped one is the caller's mistake, not the user's, so it is a ProtocolError.
