"""OpenVINO as the runtime: any processor, and Intel's GPUs and NPUs.

A network is traced by PyTorch, converted and compiled for one shape of its inputs, once: what the compiler made is kept
on disk and read the next time, without PyTorch, which takes seconds to load. Every item of a batch is a request of its
own, so its answer has the same bits whatever its neighbours are, and requests of several threads run side by side.
"""

import hashlib
import warnings
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from threading import Lock, Thread
from typing import TYPE_CHECKING

import numpy as np

# isort: off
from . import unwatched  # noqa: F401  before openvino
import openvino
from openvino.properties.device import Type

# isort: on

from ..arrays import HOST, host_cores, on_host
from ..errors import InputError, one_sentence
from ..files.disk_cache import DiskCache, bounded_cache
from ..memory import out_of_memory
from .recipe import Recipe, code_digest

if TYPE_CHECKING:
    from .pytorch import PyTorchNetwork, PyTorchRuntime

#: Changes with the way in which networks are converted and compiled.
_FORMAT = "compiled 2"
#: Environment variable: GB that compiled networks may take on disk.
LIMIT_VARIABLE = "LANDSCRIBE_COMPILED_GB"
#: Requests that run side by side; each needs memory of its own.
SIDE_BY_SIDE = 4
_GPU_MEMORY = "GPU_DEVICE_TOTAL_MEM_SIZE"
_PRECISIONS = {"f32": "float32", "bf16": "bfloat16", "f16": "float16"}


def compiled_networks() -> DiskCache:
    """The cache of compiled networks."""
    return bounded_cache("compiled", LIMIT_VARIABLE)


@lru_cache(maxsize=1)
def core() -> openvino.Core:
    """OpenVINO itself, with its devices."""
    return openvino.Core()


def intel_devices() -> list[tuple[str, str, int, bool]]:
    """Intel's GPUs and NPUs that OpenVINO can use: its name of each, a name for people, bytes, whether it is a card."""
    found = []
    for target in core().available_devices:
        if target == "CPU":
            continue
        able = core().get_property(target, "SUPPORTED_PROPERTIES")
        memory = core().get_property(target, _GPU_MEMORY) if _GPU_MEMORY in able else 0
        card = core().get_property(target, "DEVICE_TYPE") == Type.DISCRETE if "DEVICE_TYPE" in able else False
        found.append((target, core().get_property(target, "FULL_DEVICE_NAME"), int(memory), card))
    return found


class OpenVinoRuntime:
    """Computes with OpenVINO on one of its devices. If it fails there, PyTorch computes instead, and a warning says so.

    Attributes:
        id: The device's name in the list of devices.
        device: Where the inputs and answers are: always HOST.
        name: Name and version of the library in use.
        precision: Type that it computes in, by what the device is.
        warnings: Sentences for the user.
    """

    def __init__(self, id: str = "cpu", target: str = "CPU"):
        """Prepare a device.

        Args:
            id: The device's name in the list of devices.
            target: OpenVINO's name of it, such as ``GPU.0``.
        """
        self.id, self.device, self._target = id, HOST, target
        self.warnings: list[str] = []
        self._version = openvino.__version__.partition("-")[0]
        able = core().get_property(target, "OPTIMIZATION_CAPABILITIES")
        half = "BF16" if target == "CPU" else "FP16"
        self._type = {"BF16": "bf16", "FP16": "f16"}[half] if half in able else "f32"
        self._options = {"INFERENCE_PRECISION_HINT": self._type}
        if target == "CPU":
            cores = host_cores()
            streams = min(cores, SIDE_BY_SIDE)
            self._options |= {
                "NUM_STREAMS": streams,
                "INFERENCE_NUM_THREADS": cores // streams * streams,
                "ENABLE_CPU_PINNING": False,  # other programs use the cores too
            }
        self._instead: PyTorchRuntime | None = None

    @property
    def name(self) -> str:
        """Name and version of the library in use."""
        return self._instead.name if self._instead else f"OpenVINO {self._version}"

    @property
    def precision(self) -> str:
        """Type that the library in use computes in."""
        return self._instead.precision if self._instead else _PRECISIONS[self._type]

    @property
    def label(self) -> str:
        """A name for all that decides the last bits of an answer beside the network and its inputs."""
        return self._instead.label if self._instead else f"{self.name} {self._target} {self.precision}"

    def compiled(self, recipe: Recipe) -> "OpenVinoNetwork":
        """The network of a recipe; it is made and compiled when it is first used."""
        return OpenVinoNetwork(self, recipe)

    def give_up(self, error: Exception) -> "PyTorchRuntime":
        """From now on let PyTorch compute; returns its runtime."""
        if self._instead is None:
            self._instead = _pytorch(self.id)
            self.warnings.append(
                f"OpenVINO cannot compute on {self._target} ({one_sentence(error)[:200] or type(error).__name__}), so "
                "PyTorch computes on the CPU, which takes longer."
            )
        return self._instead

    @property
    def instead(self) -> "PyTorchRuntime | None":
        """The runtime that computes after OpenVINO has failed; None while it serves."""
        return self._instead

    def compile(self, recipe: Recipe, inputs: Sequence[np.ndarray]) -> "_Requests":
        """Requests to the network of a recipe for inputs of one shape, from the disk if it is there.

        A network that was not kept on this processor is tried on ``inputs`` first, so that it fails here if at all.
        """
        options = self._options_of(recipe)
        name, cache = self._entry(recipe, inputs), compiled_networks()
        content = cache.read(name)
        if content is not None:
            shared = openvino.Tensor(np.frombuffer(content, np.uint8), shared_memory=True)
            requests = _Requests(core().import_model(shared, self._target, options), content)
            if self._target != "CPU":  # a driver may have changed since
                requests.run(inputs)
            return requests
        model = core().compile_model(_converted(recipe, inputs), self._target, options)
        requests = _Requests(model)
        requests.run(inputs)
        if "EXPORT_IMPORT" in core().get_property(self._target, "OPTIMIZATION_CAPABILITIES"):
            try:
                cache.put(name, lambda path: path.write_bytes(_exported(model)))
            except InputError as error:
                self.warnings.append(str(error))
        return requests

    def keeps(self, recipe: Recipe, inputs: Sequence[np.ndarray]) -> bool:
        """Whether ``compile`` would find the network on the disk."""
        return compiled_networks().has(self._entry(recipe, inputs))

    def _options_of(self, recipe: Recipe) -> dict:
        plain = recipe.exact or (recipe.light and self._target == "CPU")
        return self._options | ({"INFERENCE_PRECISION_HINT": "f32"} if plain else {})

    def _entry(self, recipe: Recipe, inputs: Sequence[np.ndarray]) -> str:
        """The name of a compiled network: a hash of all that it depends on."""
        options = self._options_of(recipe)
        shapes = [(tuple(part.shape[1:]), str(part.dtype)) for part in inputs]
        processor = core().get_property(self._target, "FULL_DEVICE_NAME"), *_capabilities(self._target)
        parts = (_FORMAT, openvino.__version__, code_digest(), recipe.key, shapes, processor, sorted(options.items()))
        return f"{hashlib.sha256(repr(parts).encode()).hexdigest()[:40]}.blob"


class OpenVinoNetwork:
    """A network on an OpenVinoRuntime, with the face of a module. For any thread.

    Its outputs are of the inputs' library: NumPy's arrays, or PyTorch's tensors.
    """

    def __init__(self, runtime: OpenVinoRuntime, recipe: Recipe):
        self._runtime, self._recipe = runtime, recipe
        self._compiled: dict[tuple, _Requests] = {}
        self._torch: PyTorchNetwork | None = None
        self._lock = Lock()

    def prepare(self, *shapes: tuple[tuple[int, ...], str]) -> None:
        """Make the network ready for inputs of these shapes (without the batch's dimension) and types (``uint8``).

        A network that is kept on the disk is read while the caller goes on; a call of it waits until it is there.
        """
        inputs = [np.zeros((1, *shape), dtype) for shape, dtype in shapes]
        if self._runtime.instead is None and self._runtime.keeps(self._recipe, inputs):
            Thread(target=self._read, args=(inputs,), name="read network").start()
        else:
            self._requests(inputs)

    def _read(self, inputs: Sequence[np.ndarray]) -> None:
        with suppress(Exception):  # the first call fails in the same way, where somebody hears it
            self._requests(inputs)

    def __call__(self, *inputs):
        """The network's output for a batch, or a tuple of several."""
        outputs = self._answers([on_host(part) for part in inputs])
        if not isinstance(inputs[0], np.ndarray):
            import torch

            outputs = tuple(map(torch.from_numpy, outputs))
        return outputs[0] if len(outputs) == 1 else outputs

    def _answers(self, inputs: Sequence[np.ndarray]) -> tuple[np.ndarray, ...]:
        requests = self._requests(inputs)
        if requests is None:
            outputs = self._torch(*inputs)
            return tuple(map(on_host, outputs if isinstance(outputs, tuple) else (outputs,)))
        items = [requests.run([part[index : index + 1] for part in inputs]) for index in range(len(inputs[0]))]
        return tuple(parts[0] if len(parts) == 1 else np.concatenate(parts) for parts in zip(*items))

    def _requests(self, inputs: Sequence[np.ndarray]) -> "_Requests | None":
        """Requests to the network that fit ``inputs``; None after OpenVINO has failed."""
        shapes = tuple((part.shape[1:], part.dtype) for part in inputs)
        with self._lock:
            if self._runtime.instead is None and shapes not in self._compiled:
                first = [part[:1] for part in inputs]
                try:
                    self._compiled[shapes] = self._runtime.compile(self._recipe, first)
                except InputError:
                    raise
                except Exception as error:  # whatever the library raises for a network or a device that it cannot use
                    if out_of_memory(error):
                        raise
                    self._runtime.give_up(error)
            if self._runtime.instead is None:
                return self._compiled[shapes]
            if self._torch is None:
                self._torch = self._runtime.instead.compiled(self._recipe)
        return None


class _Requests:
    """Requests to a compiled network: as many as threads ask at once, kept for the next ones.

    ``content`` is what the network was read from, which it may go on using.
    """

    def __init__(self, model: openvino.CompiledModel, content: bytearray | None = None):
        self._model, self._content = model, content
        self._free: list[openvino.InferRequest] = []

    def run(self, inputs: Sequence[np.ndarray]) -> list[np.ndarray]:
        """The outputs for one item, with a batch's dimension."""
        try:
            request = self._free.pop()
        except IndexError:
            request = self._model.create_infer_request()
        answers = request.infer(list(inputs), share_inputs=True, share_outputs=True)
        outputs = [np.array(answers[index]) for index in range(len(self._model.outputs))]
        self._free.append(request)
        return outputs


def _converted(recipe: Recipe, inputs: Sequence[np.ndarray]) -> openvino.Model:
    """The network of a recipe as OpenVINO reads it, for inputs of one shape."""
    import torch

    module, examples = recipe.make().eval(), tuple(map(torch.tensor, inputs))
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer's, about shapes that are constant here
        traced = torch.jit.trace(module, examples, check_trace=False, strict=False)
        return openvino.convert_model(traced, example_input=examples, input=[list(part.shape) for part in examples])


def _pytorch(id: str | None = None) -> "PyTorchRuntime":
    import torch

    from .pytorch import PyTorchRuntime

    return PyTorchRuntime(torch.device("cpu"), id)


def _exported(model: openvino.CompiledModel) -> bytes:
    content = model.export_model()
    return content if isinstance(content, bytes) else bytes(content.getbuffer())


def _capabilities(target: str) -> list[str]:
    return sorted(core().get_property(target, "OPTIMIZATION_CAPABILITIES"))
