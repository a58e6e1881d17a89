"""Makes ``import torchvision`` work beside a CPU-only torch.

Where the torch build is CPU-only and the torchvision wheel is linked against CUDA, torchvision's compiled operators do
not load and its import stops with "operator torchvision::nms does not exist". Landscribe uses none of them, but
segmentation-models-pytorch, timm and transformers import torchvision, so the two that it names at import are declared
here, only where they are missing. Import this module before those libraries.
"""

import importlib.util

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


_declare_missing_operators()
