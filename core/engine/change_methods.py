"""The method on two dates: change."""

from ..progress import Progress
from .params import read_number, read_numbers, read_text, read_whole_numbers
from .warm import models_give_way, warm_model


def change(params: dict, progress: Progress) -> dict:
    """Find what changed between two rasters of imagery, or between two land covers.

    Params: ``before``, ``after``, and for imagery ``model`` and ``device``; the others are fields of ``ChangeRequest``.
    Returns the fields of ``ChangeResult``.
    """
    from ..change.covers import are_covers, compare_covers
    from ..change.request import THRESHOLD, ChangeRequest, check_request

    threshold = read_number(params, "threshold")
    request = ChangeRequest(
        scene=read_text(params, "before"),
        after=read_text(params, "after"),
        output=read_text(params, "output"),
        probability=read_text(params, "probability", None),
        before_map=read_text(params, "before_map", None),
        after_map=read_text(params, "after_map", None),
        polygons_output=read_text(params, "polygons_output", None),
        table=read_text(params, "table", None),
        report=read_text(params, "report", None),
        bounds_crs=read_text(params, "bounds_crs", None),
        polygons=read_text(params, "polygons", None),
        polygons_layer=read_text(params, "polygons_layer", None),
        embedding=read_text(params, "embedding", None),
        proxy=read_text(params, "proxy", None),
        bounds=read_numbers(params, "bounds", 4),
        bands=read_whole_numbers(params, "bands"),
        gsd=read_number(params, "gsd"),
        threshold=THRESHOLD if threshold is None else threshold,
        min_area=read_number(params, "min_area") or 0.0,
        align=read_text(params, "align", "none"),
        grid=read_text(params, "grid", "scene"),
        finer=params.get("finer") is True,
        allow_network=params.get("allow_network") is True,
    )
    check_request(request)
    if are_covers(request.scene, request.after):
        return compare_covers(request, progress).as_dict()
    return _imagery(request, params, progress)


def _imagery(request, params: dict, progress: Progress) -> dict:
    from dataclasses import replace

    progress(0.0, "Loading the model")
    from ..change.mapping import map_change
    from ..models.registry import DEFAULT_MAPPING_MODEL
    from ..ssdm.load import load_mapping_model
    from .devices import choose_device

    choice = choose_device(read_text(params, "device", "auto"))
    request = replace(request, warnings=(choice.warning,) if choice.warning else ())
    with models_give_way():
        model = warm_model(
            load_mapping_model, read_text(params, "model", None), DEFAULT_MAPPING_MODEL, choice.device.id
        )
        return map_change(request, model, progress).as_dict()
