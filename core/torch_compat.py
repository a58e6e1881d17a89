"""Makes ``import torchvision`` work beside a CPU-only torch, and makes it and timm quick to import.

Where the torch build is CPU-only and the torchvision wheel is linked against CUDA, torchvision's compiled operators do
not load and its import stops with "operator torchvision::nms does not exist". Landscribe uses none of them, but
segmentation-models-pytorch, timm and transformers import torchvision, so the two that it names at import are declared
here, only where they are missing.

torchvision and timm also pull in torch's compiler (``torch._dynamo``, a second of processor time), which Landscribe
does not use, for one function each; these are stood in for while the two are imported. Import this module before those
libraries.
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
    """Importing within finds ``torch._dynamo``'s two needed functions without it: nothing is compiled here.

    ``torch.compiler.disable`` marks functions that a compiler must not touch; there being none, it leaves them as they
    are. Does nothing where the compiler has been imported already.
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
