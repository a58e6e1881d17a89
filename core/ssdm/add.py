"""Models of other people's segmentation networks: a file of ONNX, or a folder of ``save_pretrained``, gets a card.

``landscribe models add`` does it once. What Deepness writes into its files is read from there (class names, resolution,
tile size, overlap, standardisation, threshold); what a file does not say is asked for.
"""

import math
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from ..errors import InputError, one_sentence
from ..files.partial import PartialFolder
from ..files.write import writing
from ..memory import out_of_memory
from ..models.card import CARD_FILE, ClassInfo, GsdRange, ModelCard, read_card, write_card
from ..models.catalogue import MODEL_NAME
from ..models.classes import OPEN_EARTH_MAP
from ..models.pretrained import weight_files
from ..models.weights_file import sha256
from ..progress import Progress, silent
from ..regular_file import read_regular
from ..schema import Mismatch, parse_json
from ..tiles.tiles import ALIGNMENT
from ..version import VERSION
from .foreign import LOGITS, PROBABILITIES, ForeignModel
from .onnx_network import OnnxNetwork, note, read_onnx
from .smp_network import make_smp

#: Colours of classes whose names tell none, far apart from each other.
PALETTE = (
    "#bdbdbd", "#4daf4a", "#e41a1c", "#377eb8", "#ffd92f", "#984ea3", "#ff7f00", "#a65628", "#66c2a5", "#f781bf",
    "#1b7837", "#8dd3c7", "#b3de69", "#fb8072", "#80b1d3", "#6a3d9a", "#b15928", "#ccebc5", "#fdb462", "#222222",
)  # fmt: skip
#: Means and spreads of colours by encoders that learnt from ImageNet.
IMAGENET = ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))
PLAIN = ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0))
#: Side of a tile if the file says nothing, and the share that neighbours have in common at least.
TILE, OVERLAP = 512, 0.15
#: A scene is read up to this many times coarser than the network's resolution.
COARSER = 2.0


@dataclass(frozen=True)
class AddRequest:
    """What to make a model of.

    Attributes:
        source: A file of ONNX, or a folder with config.json and model.safetensors.
        output: Folder of the model to write; a model made here that is there already is replaced.
        classes: Names of the classes in the network's order, with or without a colour (``water=#0000ff``); None for
            those in the file.
        gsd: Metres per pixel at which the network reads; None for what the file says.
        tile: Side of its tiles in pixels; None for what the file says.
        licence: Licence of the weights.
    """

    source: str
    output: str
    classes: tuple[str, ...] | None = None
    gsd: float | None = None
    tile: int | None = None
    licence: str = ""


@dataclass(frozen=True)
class AddResult:
    """An added model.

    Attributes:
        output: Folder of the model.
        model: Name of the model.
        classes: Names of its classes.
        gsd: Metres per pixel at which it reads.
        tile: Side of its tiles.
        seconds: Time of the work.
        warnings: Sentences for the user.
    """

    output: str
    model: str
    classes: list[str]
    gsd: float
    tile: int
    seconds: float
    warnings: list[str]


@dataclass(frozen=True)
class _Found:
    """What a file says of its network."""

    network: Callable
    kind: str
    file: Path
    settings: dict
    names: list[str] | None
    gsd: float | None
    tile: int | None
    overlap: float
    colours: tuple[tuple[float, ...], tuple[float, ...]]
    threshold: float


def add_model(request: AddRequest, progress: Progress = silent) -> AddResult:
    """Make a model of a file, try it on a tile, and write its folder: whole, or not at all.

    Raises:
        InputError: The file is no segmentation network, or does not say what has to be known of it.
    """
    began = time.perf_counter()
    output = Path(request.output)
    _check_output(output)
    progress(0.0, "Reading the network")
    found = _read(Path(request.source))
    tile = request.tile or found.tile or TILE
    if tile % ALIGNMENT:
        raise InputError(
            f"Tiles of {tile} px cannot be put together: export the network for a multiple of {ALIGNMENT}."
        )
    gsd = request.gsd or found.gsd
    if gsd is None:
        raise InputError("The file does not say at which ground resolution it reads: name it in metres per pixel.")
    progress(0.5, "Trying the network on a tile")
    count, stride, kind = _tried(found, tile)
    classes, warnings = _classes(request.classes or found.names, count)
    with PartialFolder(output) as folder:
        name = folder.final.name
        with writing(folder.path):
            card = _card(name, request, found, classes, gsd, tile, stride, kind)
            shutil.copyfile(found.file, folder.path / card.weights_file)
            write_card(card, folder.path)
        ForeignModel.load(folder.path, read_card(folder.path), "cpu")  # what was written is a model
        folder.commit()
    names = [entry.name for entry in classes]
    seconds = round(time.perf_counter() - began, 3)
    return AddResult(str(folder.final), name, names, gsd, tile, seconds, warnings)


def _read(source: Path) -> _Found:
    if source.is_dir():
        return _read_smp(source)
    if source.suffix.lower() != ".onnx":
        raise InputError(
            f"{source.name} is neither a file of ONNX nor a folder of save_pretrained: choose one of these."
        )
    network = OnnxNetwork(read_onnx(source), "cpu", source.name)
    notes = network.notes
    kind = note(notes, "model_type")
    if kind is not None and str(kind).lower() != "segmentor":
        raise InputError(
            f"{source.name} is a {str(kind)[:40]} of Deepness, and only its Segmentors make land-cover maps."
        )
    if network.bands not in (3, None) and isinstance(network.bands, int):
        raise InputError(f"{source.name} reads {network.bands} bands, and a scene is read as three: use another model.")
    centimetres = _number(notes, "resolution")
    overlap = _number(notes, "tiles_overlap", "tile_overlap")
    mean, spread = (_colour(notes, name) for name in ("standardization_mean", "standardization_std"))
    return _Found(
        network=network,
        kind="onnx",
        file=source,
        settings={},
        names=_names(note(notes, "class_names", "names"), source.name),
        gsd=None if not centimetres else centimetres / 100,
        tile=network.tile or _whole(_number(notes, "tiles_size", "tile_size")),
        overlap=min(max((overlap or 0) / 100, OVERLAP), 0.75),
        colours=(mean or PLAIN[0], spread or PLAIN[1]),
        threshold=min(max(_number(notes, "seg_thresh") or 0.5, 0.01), 0.99),
    )


def _read_smp(source: Path) -> _Found:
    try:
        settings = parse_json(read_regular(source / "config.json", 1 << 20))
    except (OSError, Mismatch):
        raise InputError(f"There is no config.json of save_pretrained in {source}: choose another folder.") from None
    files = weight_files(source)
    if len(files) > 1 or not isinstance(settings, dict):
        raise InputError(f"{source} holds no network of segmentation-models-pytorch: choose another folder.")
    network = make_smp(settings, files[0], f"The network in {source}")
    return _Found(network, "smp", files[0], {"settings": settings}, None, None, None, 0.25, IMAGENET, threshold=0.5)


def _tried(found: _Found, tile: int) -> tuple[int, int, str]:
    """Outputs, stride and kind of outputs of a network, from noise, black and white.

    Raises:
        InputError: It fails, or its outputs are no map of classes.
    """
    draw = torch.Generator().manual_seed(0)
    mean, spread = (torch.tensor(values).view(3, 1, 1) for values in found.colours)
    noise = torch.rand(1, 3, tile, tile, generator=draw)
    images = torch.cat([noise, torch.zeros_like(noise), torch.ones_like(noise)])
    name = found.file.name
    try:
        with torch.inference_mode():
            outputs = torch.cat([found.network(((image - mean) / spread)[None]) for image in images])
    except Exception as error:  # ONNX Runtime's exceptions have no common class
        if out_of_memory(error):
            raise
        reason = one_sentence(error).rpartition("Status Message: ")[2][:150]
        raise InputError(f"{name} fails on a tile of {tile} px ({reason}): name another tile.") from None
    side = outputs.shape[-1]
    stride = tile // side if outputs.shape[-2] == side and side and tile % side == 0 else 0
    if not stride or ALIGNMENT % stride or not outputs.isfinite().all():
        shape = " × ".join(map(str, outputs.shape[1:]))
        raise InputError(
            f"{name} gives {shape} numbers for a tile of {tile} px, which is no map of classes: use another."
        )
    return outputs.shape[1], stride, PROBABILITIES if _are_probabilities(outputs) else LOGITS


def _are_probabilities(outputs: Tensor) -> bool:
    if outputs.min() < -1e-3 or outputs.max() > 1 + 1e-3:
        return False
    return outputs.shape[1] == 1 or bool(((outputs.sum(1) - 1).abs() < 1e-2).all())


def _classes(names: "list[str] | tuple[str, ...] | None", outputs: int) -> tuple[tuple[ClassInfo, ...], list[str]]:
    """The classes of a network with that many outputs, coded from 1 on.

    Raises:
        InputError: There are more or fewer names than classes.
    """
    count = max(2, outputs)
    if names is None:
        raise InputError(
            f"The file does not name its {count} classes: name them in its order, such as "
            "--classes background building=#e41a1c."
        )
    if outputs == 1 and len(names) == 1:
        names = ["background", *names]
    if len(names) != count:
        raise InputError(f"The network has {count} classes and {len(names)} names: name each of them, in its order.")
    known = {_plain(entry.name): entry.color for entry in OPEN_EARTH_MAP}
    classes, guessed = [], False
    for number, text in enumerate(names):
        name, _, colour = (part.strip() for part in text.partition("="))
        if colour and not re.fullmatch("#[0-9A-Fa-f]{6}", colour):
            raise InputError(f"{colour} is no colour: write it as #rrggbb.")
        guessed = guessed or not colour
        colour = colour or known.get(_plain(name)) or PALETTE[number % len(PALETTE)]
        classes.append(ClassInfo(number + 1, (name or f"class {number + 1}")[:200], colour))
    if not guessed:
        return tuple(classes), []
    return tuple(classes), ["The file names no colours, so some were chosen: change them in the model's card."]


def _plain(name: str) -> str:
    return name.lower().removesuffix("s")


def _card(
    name: str,
    request: AddRequest,
    found: _Found,
    classes: tuple[ClassInfo, ...],
    gsd: float,
    tile: int,
    stride: int,
    outputs: str,
) -> ModelCard:
    if not MODEL_NAME.fullmatch(name):
        raise InputError(f"{name!r} is no name for a model: use letters, digits, points, dashes and underscores.")
    mean, spread = (list(values) for values in found.colours)
    network = {"kind": found.kind, "mean": mean, "spread": spread, "output": outputs, "threshold": found.threshold}
    return ModelCard(
        name=name,
        title=name,
        version=VERSION,
        task="land-cover",
        classes=classes,
        bands=("red", "green", "blue"),
        gsd=GsdRange(gsd / 4, gsd, gsd * COARSER),
        tile=tile,
        overlap=found.overlap,
        stride=stride,
        field_stride=ALIGNMENT,
        network=network | found.settings,
        context=None,
        embedding={},
        training={"added_from": {"file": Path(request.source).name, "sha256": sha256(found.file)}},
        licence=request.licence or "As its authors state.",
        weights_sha256=sha256(found.file),
    )


def _check_output(folder: Path) -> None:
    """Raise InputError if something else than a model made here is in the place of the model's folder."""
    if folder.exists() and not ((folder / CARD_FILE).is_file() and "added_from" in read_card(folder).training):
        raise InputError(f"{folder} exists and is no model that was added: choose another name.")


def _names(value, file: str) -> list[str] | None:
    """Class names as Deepness has them: by number, in a list of one such object, or as a plain list."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        if len(value) > 1:
            raise InputError(f"{file} has {len(value)} heads, and a map needs one with all classes: use another model.")
        value = value[0]
    if isinstance(value, dict):
        try:
            numbered = {int(number): str(name) for number, name in value.items()}
        except (TypeError, ValueError):
            return None
        return [numbered.get(number, f"class {number}") for number in range(max(numbered, default=-1) + 1)]
    return [str(name) for name in value] if isinstance(value, list) and value else None


def _number(notes: dict, *names: str) -> float | None:
    value = note(notes, *names)
    try:
        value = float(value)
    except (TypeError, ValueError):
        return None
    return value if math.isfinite(value) and value >= 0 else None


def _whole(value: float | None) -> int | None:
    return int(value) if value and value == int(value) else None


def _colour(notes: dict, name: str) -> tuple[float, ...] | None:
    value = note(notes, name)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = [value] * 3
    if isinstance(value, list) and len(value) == 3 and all(isinstance(part, (int, float)) for part in value):
        return tuple(map(float, value))
    return None
