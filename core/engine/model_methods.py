"""Engine methods that make models of other people's files."""

from ..progress import Progress
from .params import read_text, read_whole_numbers


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
