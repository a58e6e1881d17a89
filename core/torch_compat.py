"""Makes ``import torchvision`` work beside a CPU-only torch, and speeds up its import and that of timm.

If the torch build is CPU-only and the torchvision wheel is linked against CUDA, torchvision's compiled operators do not
load, and its import stops with "operator torchvision::nms does not exist". Landscribe uses none of these operators, but
segmentation-models-pytorch, timm and transformers import torchvision. So this module declares the two operators that
the import needs, if they are missing.

torchvision and timm also load torch's compiler (``torch._dynamo``, a second of processor time) for one function each.
Landscribe does not use the compiler, so stand-ins replace these functions during the import. Import this module before
those libraries.
"""

import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

import torch

#: The declarations have to live as long as the process.
_library: torch.library.Library | None = None


def _declare_missing_operators() -> None:
    global _library
    if importlib.util.find_spec("torchvision") is None:
        return
    try:
        import torchvision  # noqa: F401
    except RuntimeError as error:
        if "does not exist" not in str(error):
            raise
        _library = torch.library.Library("torchvision", "DEF")
        _library.define("nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
        _library.define("qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")


@contextmanager
def _without_compiler() -> Iterator[None]:
    """Stand-ins for the two functions of ``torch._dynamo``, for imports inside this context.

    ``torch.compiler.disable`` marks functions that the compiler must not touch; without a compiler it returns them
    unchanged. Nothing happens if the compiler has been imported already.
    """
    name = "torch._dynamo.utils"
    if "torch._dynamo" in sys.modules:
        yield
        return
    stand_in = ModuleType(name)
    stand_in.is_compile_supported = lambda device_type: False
    disable = torch.compiler.disable
    sys.modules[name] = stand_in
    torch.compiler.disable = lambda fn=None, *args, **kwargs: (lambda each: each) if fn is None else fn
    try:
        yield
    finally:
        torch.compiler.disable = disable
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]


with _without_compiler():
    _declare_missing_operators()
    if importlib.util.find_spec("timm") is not None:
        import timm  # noqa: F401
