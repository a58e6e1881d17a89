"""Engine methods that learn from a user's labels."""

from ..progress import Progress
from .messages import ProtocolError
from .params import (
    read_mapping,
    read_number,
    read_numbers,
    read_places,
    read_text,
    read_text_list,
    read_whole_number,
    read_whole_numbers,
)
from .warm import models_give_way, warm_model


def fit(params: dict, progress: Progress) -> dict:
    """Fit a model to labels.

    Params: ``base`` (model to start from), ``device``, the fields of ``FitRequest``, and those of ``LabelledScene``;
    ``more`` is a list of further scenes with these fields. Returns the fields of ``FitResult``.
    """
    progress(0.0, "Loading PyTorch")
    from ..fitting.fit import FitRequest, fit_scenes
    from ..models.registry import DEFAULT_MAPPING_MODEL
    from ..ssdm.load import load_mapping_model
    from .devices import choose_device

    choice = choose_device(read_text(params, "device", "auto"))
    more = params.get("more") or []
    if not isinstance(more, list) or not all(isinstance(entry, dict) for entry in more):
        raise ProtocolError("The param 'more' is a list of scenes.")
    seed = read_whole_number(params, "seed")
    request = FitRequest(
        scenes=tuple(map(_labelled_scene, (params, *more))),
        output=read_text(params, "output"),
        keep_classes=params.get("keep_classes") is True,
        colors=read_mapping(params, "colors") or {},
        embedding=read_text(params, "embedding", None),
        extra_bands=tuple(read_text_list(params, "extra_bands", ())),
        depth=read_text(params, "depth", "head"),
        steps=read_whole_number(params, "steps"),
        allow_network=params.get("allow_network") is True,
        proxy=read_text(params, "proxy", None),
        seed=0 if seed is None else seed,
        warnings=(choice.warning,) if choice.warning else (),
    )
    progress(0.0, "Loading the model")
    with models_give_way():
        base = warm_model(load_mapping_model, read_text(params, "base", None), DEFAULT_MAPPING_MODEL, choice.device.id)
        return vars(fit_scenes(request, base, progress))


def suggest(params: dict, progress: Progress) -> dict:
    """Find the place where a label would help most.

    Params: ``scene``, ``labels`` (may be missing), ``field``, ``layer``, ``model`` (fitted or not), ``device``,
    ``bounds``, ``bounds_crs``, ``bands``, ``gsd``, ``embedding``, ``allow_network``, ``proxy``, and ``visited``, a list
    of places [x, y] in the raster's CRS. Returns the fields of ``Suggestion``.
    """
    progress(0.0, "Loading PyTorch")
    from ..embeddings.access import Access
    from ..fitting.suggest import SuggestRequest, suggest_place
    from ..models.registry import DEFAULT_MAPPING_MODEL
    from ..ssdm.load import load_mapping_model
    from ..tiles.job import SceneRequest
    from .devices import choose_device

    choice = choose_device(read_text(params, "device", "auto"))
    scene = SceneRequest(
        read_text(params, "scene"),
        bounds=read_numbers(params, "bounds", 4),
        bounds_crs=read_text(params, "bounds_crs", None),
        bands=read_whole_numbers(params, "bands"),
        gsd=read_number(params, "gsd"),
    )
    request = SuggestRequest(
        scene,
        labels=read_text(params, "labels", None),
        field=read_text(params, "field", None),
        layer=read_text(params, "layer", None),
        visited=read_places(params, "visited"),
        embedding=read_text(params, "embedding", None),
        access=Access(network=params.get("allow_network") is True, proxy=read_text(params, "proxy", None)),
    )
    progress(0.0, "Loading the model")
    with models_give_way():
        model = warm_model(
            load_mapping_model, read_text(params, "model", None), DEFAULT_MAPPING_MODEL, choice.device.id
        )
        return vars(suggest_place(request, model, progress))


def _labelled_scene(params: dict):
    from ..fitting.fit import LabelledScene

    return LabelledScene(
        scene=read_text(params, "scene"),
        labels=read_text(params, "labels"),
        field=read_text(params, "field", None),
        layer=read_text(params, "layer", None),
        bands=read_whole_numbers(params, "bands"),
        gsd=read_number(params, "gsd"),
    )
