"""Engine methods that make models of other people's files."""

from ..progress import Progress
from .messages import ProtocolError
from .params import read_number, read_text, read_whole_number, read_whole_numbers
from .warm import models_give_way, warm_model


def convert_model(params: dict, progress: Progress) -> dict:
    """Convert an open_clip checkpoint to a model folder.

    Params: the fields of ``ConvertRequest``. Returns the fields of ``ConvertResult``.
    """
    progress(0.0, "Loading PyTorch")
    from ..xemap.convert import ConvertRequest, convert

    request = ConvertRequest(
        checkpoint=read_text(params, "checkpoint"),
        output=read_text(params, "output"),
        tokenizer=read_text(params, "tokenizer", None),
        activation=read_text(params, "activation", None),
        heads=read_whole_numbers(params, "heads"),
        licence=read_text(params, "licence", ""),
    )
    return vars(convert(request, progress))


def add_model(params: dict, progress: Progress) -> dict:
    """Make a model of a segmentation network in ONNX, or of a folder of segmentation-models-pytorch.

    Params: the fields of ``AddRequest``. Returns the fields of ``AddResult``.
    """
    progress(0.0, "Loading PyTorch")
    from ..ssdm.add import AddRequest, add_model

    classes = params.get("classes") or None
    if classes is not None and not (isinstance(classes, list) and all(isinstance(name, str) for name in classes)):
        raise ProtocolError("The param 'classes' is a list of names.")
    request = AddRequest(
        source=read_text(params, "source"),
        output=read_text(params, "output"),
        classes=tuple(classes) if classes else None,
        gsd=read_number(params, "gsd"),
        tile=read_whole_number(params, "tile"),
        licence=read_text(params, "licence", ""),
    )
    return vars(add_model(request, progress))


def get_model(params: dict, progress: Progress) -> dict:
    """Make a model of a checkpoint in the layout of transformers, from a folder or the hub.

    Params: the fields of ``GetRequest``, ``allow_network`` and ``proxy``. Returns the fields of ``GetResult``.
    """
    progress(0.0, "Loading PyTorch")
    from ..embeddings.access import Access
    from ..xemap.get import GetRequest, get_model

    request = GetRequest(
        checkpoint=read_text(params, "checkpoint"),
        output=read_text(params, "output"),
        revision=read_text(params, "revision", ""),
        tokenizer=read_text(params, "tokenizer", None),
        licence=read_text(params, "licence", ""),
    )
    access = Access(params.get("allow_network") is True, read_text(params, "proxy", None))
    return vars(get_model(request, access, progress))


def calibrate_model(params: dict, progress: Progress) -> dict:
    """Set the threshold and the level of a find of a referring model on labels or a land cover.

    Params: ``model``, ``device`` and the fields of ``CalibrateRequest``. Returns the fields of ``CalibrateResult``.
    """
    progress(0.0, "Loading PyTorch")
    from ..fitting.calibrate import CalibrateRequest, calibrate
    from ..models.registry import DEFAULT_REFERRING_MODEL, find_model
    from ..xemap.load import load_referring_model
    from .devices import choose_device

    choice = choose_device(read_text(params, "device", "auto"))
    name = read_text(params, "model")
    request = CalibrateRequest(
        scene=read_text(params, "scene"),
        labels=read_text(params, "labels", None),
        landcover=read_text(params, "landcover", None),
        field=read_text(params, "field", None),
        layer=read_text(params, "layer", None),
        bands=read_whole_numbers(params, "bands"),
        gsd=read_number(params, "gsd"),
    )
    folder, _ = find_model(name, DEFAULT_REFERRING_MODEL)
    progress(0.0, "Loading the model")
    with models_give_way():
        model = warm_model(load_referring_model, name, DEFAULT_REFERRING_MODEL, choice.device.id)
        result = vars(calibrate(request, model, folder, progress))
    return result | {"warnings": [*([choice.warning] if choice.warning else []), *result["warnings"]]}
