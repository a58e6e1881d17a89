"""Engine methods that make models of other people's files."""

from ..progress import Progress
from .messages import ProtocolError
from .params import read_number, read_text, read_whole_number, read_whole_numbers


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
