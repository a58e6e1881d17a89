"""Which runtime serves a device."""

import os

#: Environment variable: 0 leaves OpenVINO out.
VARIABLE = "LANDSCRIBE_OPENVINO"
#: The device that computes with PyTorch where ``cpu`` computes with OpenVINO.
PLAIN_CPU = "cpu-torch"
#: How the names of Intel's GPUs and NPUs begin; the rest is OpenVINO's own name, in lower case.
INTEL = "openvino:"


def wants_openvino() -> bool:
    """Whether OpenVINO may be used."""
    return os.environ.get(VARIABLE, "").strip() != "0"


def runtime_for(device: str):
    """The runtime of a device.

    Args:
        device: Its name in the list of devices: ``cpu``, ``cpu-torch``, ``cuda:0``, ``mps``, ``openvino:gpu.0``.

    Returns:
        A :class:`~core.runtime.pytorch.PyTorchRuntime` or an :class:`~core.runtime.open_vino.OpenVinoRuntime`.
    """
    if device == PLAIN_CPU:
        return _pytorch("cpu", PLAIN_CPU)
    target = "CPU" if device == "cpu" else device.removeprefix(INTEL).upper() if device.startswith(INTEL) else None
    if target is None or not wants_openvino():
        return _pytorch("cpu" if target else device, device)
    try:
        from .open_vino import OpenVinoRuntime

        return OpenVinoRuntime(device, target)
    except ModuleNotFoundError:
        problem = "OpenVINO is not in the engine's environment"
    except Exception as error:  # a broken native library raises OSError, ImportError or RuntimeError
        problem = f"OpenVINO does not load ({type(error).__name__})"
    sentence = f"{problem}, so PyTorch computes, which takes about twice as long: run the set-up again."
    return _pytorch("cpu", device, (sentence,))


def _pytorch(name: str, id: str, warnings: tuple[str, ...] = ()):
    import torch

    from .pytorch import PyTorchRuntime

    return PyTorchRuntime(torch.device(name), id, warnings)
