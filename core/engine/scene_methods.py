"""Methods on a scene: describe, map, refer, read_phrase, refer_cache."""

from typing import Optional

from ..errors import InputError
from ..progress import Progress
from .params import read_number, read_number_list, read_numbers, read_places, read_text, read_whole_numbers
from .warm import models_give_way, warm_model


def describe(params: dict, progress: Progress) -> dict:
    """Describe a raster as a model would read it.

    Params: ``scene``, and ``bands`` and ``gsd`` where the user gives them. With ``model``, the result has ``read_gsd``,
    the ground resolution in metres at which that model reads the raster, or None and the reason in ``refusal``.
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


def map_land_cover(params: dict, progress: Progress) -> dict:
    """Map the land cover of a scene.

    Params: ``model``, ``device`` and the fields of ``MapRequest``. Returns the fields of ``MapResult``.
    """
    progress(0.0, "Loading the model")
    from ..models.registry import DEFAULT_MAPPING_MODEL
    from ..ssdm.load import load_mapping_model
    from .devices import choose_device

    choice = choose_device(read_text(params, "device", "auto"))
    fields = scene_fields(params, choice.warning) | {
        "embedding": read_text(params, "embedding", None),
        "allow_network": params.get("allow_network") is True,
        "proxy": read_text(params, "proxy", None),
        "confidence": read_text(params, "confidence", None),
        "grid": read_text(params, "grid", "scene"),
        "keep_features": params.get("keep_features") is True,
    }
    with models_give_way():
        model = warm_model(
            load_mapping_model, read_text(params, "model", None), DEFAULT_MAPPING_MODEL, choice.device.id
        )
        from ..ssdm.mapping import MapRequest, map_scene  # while a network that was kept is read

        return vars(map_scene(MapRequest(**fields), model, progress))


def refer(params: dict, progress: Progress) -> dict:
    """Answer a phrase about a scene.

    Params: ``model``, ``device``, the fields of ``ReferRequest``, and in place of its ``clicks`` the lists ``like`` and
    ``unlike`` of places [x, y] in the raster's CRS. With ``before``, a raster of an earlier date, and ``align`` the
    phrase is about two dates. Returns the fields of ``ReferResult``.
    """
    progress(0.0, "Loading the model")
    from ..models.registry import DEFAULT_REFERRING_MODEL
    from ..xemap.clicks import Clicks
    from ..xemap.load import load_referring_model
    from ..xemap.refer import ReferRequest, check_request, refer_scene
    from .devices import choose_device

    choice = choose_device(read_text(params, "device", "auto"))
    fields = scene_fields(params, choice.warning) | {
        "phrase": read_text(params, "phrase"),
        "grid": read_text(params, "grid", "response"),
        "distances": read_number_list(params, "distances"),
        "whole_phrase": params.get("whole_phrase") is True,
        "compare_scene": params.get("compare_scene") is True,
        "within": read_text(params, "within", None),
        "within_codes": read_whole_numbers(params, "within_codes"),
        "threshold": read_number(params, "threshold"),
        "regions": read_text(params, "regions", None),
        "min_area": read_number(params, "min_area") or 0.0,
        "clicks": Clicks(read_places(params, "like"), read_places(params, "unlike")),
    }
    before, align = read_text(params, "before", None), read_text(params, "align", "none")
    if before:
        from ..change.asking import AskRequest, ask_change, check_dates

        request, check, answer = AskRequest(**fields, before=before, align=align), check_dates, ask_change
    else:
        request, check, answer = ReferRequest(**fields), check_request, refer_scene
    check(request)  # loading a model takes seconds
    with models_give_way():
        model = warm_model(
            load_referring_model, read_text(params, "model", None), DEFAULT_REFERRING_MODEL, choice.device.id
        )
        return vars(answer(request, model, progress))


def read_phrase(params: dict, progress: Progress) -> dict:
    """Read a phrase without answering it.

    Params: ``phrase``, ``whole_phrase``, and ``distances`` in metres that replace those in the phrase. The result has
    the parts, the relations and their distances; ``note`` says what else the phrase could mean.
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
    """Measure the cache of scene features on disk: ``bytes``, ``limit`` (bytes) and ``scenes``.

    Params: ``clear`` empties it first.
    """
    from ..xemap.features_cache import features_cache, scenes_kept

    cache = features_cache()
    if params.get("clear") is True:
        cache.clear()
    return {"folder": str(cache.folder), "bytes": cache.size(), "limit": cache.limit, "scenes": scenes_kept(cache)}


def scene_fields(params: dict, warning: Optional[str]) -> dict:
    """The fields that ``MapRequest`` and ``ReferRequest`` share; ``warning`` comes from the choice of the device."""
    return {
        "scene": read_text(params, "scene"),
        "output": read_text(params, "output"),
        "bounds": read_numbers(params, "bounds", 4),
        "bounds_crs": read_text(params, "bounds_crs", None),
        "window": read_whole_numbers(params, "window"),
        "polygons": read_text(params, "polygons", None),
        "polygons_layer": read_text(params, "polygons_layer", None),
        "bands": read_whole_numbers(params, "bands"),
        "gsd": read_number(params, "gsd"),
        "warnings": (warning,) if warning else (),
        "task": read_text(params, "task", None),
    }
