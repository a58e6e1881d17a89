"""Tensors as the networks take them: the compute type of a device, and pixels as numbers in [-1, 1]."""

import torch
from torch import Tensor


def compute_type(device: torch.device) -> torch.dtype | None:
    """The autocast type that is fastest on a device, None for float32.

    bfloat16 where the hardware has it (2 to 2.5 times float32 on a CPU with AVX512-BF16, slower than float32 without);
    float16 on older CUDA cards. Decided by what the device is, not by a timing: a result must not hang on the clock.
    """
    if device.type == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported(including_emulation=False) else torch.float16
    if device.type == "cpu":
        able = torch.cpu.get_capabilities()
        return torch.bfloat16 if able.get("avx512_bf16") or able.get("amx_bf16") else None
    return None


def normalise_image(image: Tensor) -> Tensor:
    """uint8 (or 0 to 255 float) pixels to the networks' [-1, 1]."""
    return image.float() / 127.5 - 1
