"""Networks in ONNX, computed by ONNX Runtime, with what Deepness wrote into them.

ONNX Runtime is an optional package (resources/requirements/onnx.txt).
"""

import ast
import hashlib
import json
import os
import sys
from pathlib import Path

import torch
from torch import Tensor

from ..errors import InputError, one_sentence
from ..models.card import ONNX_FILE, ModelCard
from ..regular_file import read_regular

#: ONNX cannot be larger in one file.
_LARGEST = 2 << 30
_PIN = "onnxruntime==1.32.0"


class OnnxNetwork:
    """A network with one input of images and one output of class maps, and what computes it.

    Attributes:
        id: The device's name in the list of devices.
        device: The torch device of the tensors.
        name: Name and version of the library.
        precision: Type that it computes in.
        batched: Whether a pass of several images is quicker than as many passes.
        warnings: Sentences for the user.
        tile: Side of the images in pixels; None if any is taken.
        bands: Bands of the images.
        notes: The texts that the file holds about itself, by name.
    """

    precision, batched = "float32", False

    def __init__(self, content: bytes, device: str, what: str):
        """Load a network from the bytes of its file; files beside it are never read.

        Raises:
            InputError: ONNX Runtime is not installed, or it cannot read the network, or that has other inputs.
        """
        library = _library()
        self.id, self.warnings = device, []
        self.name = f"ONNX Runtime {library.__version__}"
        self.device = torch.device("cpu")  # of the tensors; ONNX Runtime copies them to a GPU itself
        options = library.SessionOptions()
        options.log_severity_level = 4
        options.intra_op_num_threads = 1 if torch.get_num_threads() > 1 else 0  # batches run side by side
        try:
            self._session = library.InferenceSession(content, options, providers=self._providers(library, device))
        except Exception as error:  # its exceptions have no common class
            reason = one_sentence(error).rpartition(" : ")[2][:200]
            raise InputError(f"{what} is no network that ONNX Runtime can read ({reason}): export it again.") from None
        inputs, outputs = self._session.get_inputs(), self._session.get_outputs()
        if len(inputs) != 1 or len(inputs[0].shape) != 4:
            raise InputError(
                f"{what} takes {len(inputs)} inputs, and only one of images can be given: use another model."
            )
        if len(outputs) != 1:
            raise InputError(
                f"{what} gives {len(outputs)} outputs, and a map needs one with all classes: use a model with one."
            )
        self._input, self._type = inputs[0].name, inputs[0].type
        batch, self.bands, height, width = inputs[0].shape
        self._single = batch == 1
        self.tile = height if isinstance(height, int) and height == width else None
        if isinstance(height, int) and height != width:
            raise InputError(f"{what} takes images of {width} × {height} px, and tiles are squares: use another model.")
        self.notes = dict(self._session.get_modelmeta().custom_metadata_map)

    @property
    def label(self) -> str:
        """A name for all that decides the last bits of an answer beside the network and its inputs."""
        return f"{self.name} {self.id} {self.precision}"

    def __call__(self, pixels: Tensor) -> Tensor:
        """The outputs (B, C, h, w) for images (B, 3, T, T) float32."""
        values = pixels.cpu().numpy()
        if self._type == "tensor(float16)":
            values = values.astype("float16")
        parts = [values[i : i + 1] for i in range(len(values))] if self._single else [values]
        found = [torch.from_numpy(self._session.run(None, {self._input: part})[0]).float() for part in parts]
        return torch.cat([part if part.dim() == 4 else part[:, None] for part in found])

    def _providers(self, library, device: str) -> list:
        kind, _, number = device.partition(":")
        if kind == "cuda":
            if "CUDAExecutionProvider" in library.get_available_providers():
                return [("CUDAExecutionProvider", {"device_id": int(number or 0)}), "CPUExecutionProvider"]
            self.warnings.append(
                "This ONNX Runtime has no CUDA, so the processor was used: install onnxruntime-gpu for the GPU."
            )
            self.id = "cpu"
        return ["CPUExecutionProvider"]


def load_onnx(folder: Path, card: ModelCard, device: str) -> tuple[OnnxNetwork, OnnxNetwork]:
    """Load the network of a model folder; it is what computes it, too.

    Raises:
        InputError: The file is missing or not that of the card, or it cannot be read.
    """
    path = Path(folder) / ONNX_FILE
    content = read_onnx(path)
    if hashlib.sha256(content).hexdigest() != card.weights_sha256:
        raise InputError(f"{path} is not the file of the model card (other SHA-256): add the model again.")
    network = OnnxNetwork(content, device, f"The model {card.name}")
    return network, network


def read_onnx(path: Path) -> bytes:
    """The content of a file of ONNX.

    Raises:
        InputError: There is no such file, or it is too large.
    """
    try:
        return read_regular(path, _LARGEST)
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): choose a file of ONNX.") from None


def note(notes: dict, *names: str):
    """The value that a network's file holds under the first of ``names``: JSON, or Python's way of writing it."""
    for name in names:
        content = notes.get(name)
        if content is None or len(content) > 100_000:
            continue
        try:
            return json.loads(content)
        except ValueError:
            pass
        try:
            return ast.literal_eval(content)  # values only, no code
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            return content
    return None


def _library():
    try:
        import onnxruntime
    except ImportError:
        python = os.path.basename(sys.executable)
        raise InputError(
            f"Models in ONNX need ONNX Runtime, which is not installed: run {python} -m pip install {_PIN} with the "
            "engine's Python."
        ) from None
    return onnxruntime
