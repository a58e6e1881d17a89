"""The model card: what a model is, what it takes and what it was made from (``model.json``)."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations  # QGIS's Python may be 3.9

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ..errors import InputError
from ..regular_file import read_regular
from ..schema import Mismatch, fields, list_of, number, optional, parse_json, text, whole

CARD_FILE = "model.json"
WEIGHTS_FILE = "weights.safetensors"
#: The file of a model in ONNX, which holds the network and its weights.
ONNX_FILE = "model.onnx"
CARD_FORMAT = 1


@dataclass(frozen=True)
class ClassInfo:
    """A land-cover class.

    Attributes:
        code: value in the class raster, 1 to 255; 0 is nodata.
        name: name that users read.
        color: colour as ``#rrggbb``.
    """

    code: int
    name: str
    color: str


@dataclass(frozen=True)
class GsdRange:
    """Ground sample distances of a model, in metres.

    Attributes:
        min: finest GSD that the model was trained with.
        best: GSD at which finer scenes are read.
        max: coarsest GSD that the model was trained with.
    """

    min: float
    best: float
    max: float


@dataclass(frozen=True)
class ModelCard:
    """The content of a model folder's ``model.json``.

    Attributes:
        name: name of the model and of its folder.
        title: name that users read.
        version: version of the model.
        task: ``"land-cover"`` or ``"referring"``.
        classes: classes of a land-cover model; empty for a referring model.
        bands: names of the bands that the network reads, in its order.
        gsd: ground sample distances that the model can read.
        tile: side of the network's window, in model pixels.
        overlap: share of a tile that neighbours have in common, 0 to below 1.
        stride: step of the probabilities (or responses), in model pixels.
        field_stride: step of the embedding cells, in model pixels.
        network: configuration of the network.
        context: configuration of the scene context's network; None for a model without one.
        embedding: the field that the model was trained with.
        head: the head of a model that was fitted to a user's labels (core/ssdm/fitted.py); empty for other models.
        text: text encoder of a referring model and the digest of its weights.
        response: how responses read: ``threshold``, where a region begins, and ``found``, the least maximum of a phrase
            that the scene shows.
        training: data and configuration of the training.
        scores: scores on held-out data.
        licence: licence of the weights.
        weights_sha256: SHA-256 of the weights file, as hex digits.
    """

    name: str
    title: str
    version: str
    task: str
    classes: tuple[ClassInfo, ...]
    bands: tuple[str, ...]
    gsd: GsdRange
    tile: int
    overlap: float
    stride: int
    field_stride: int
    network: dict
    context: dict | None
    embedding: dict
    head: dict = field(default_factory=dict)
    text: dict = field(default_factory=dict)
    response: dict = field(default_factory=dict)
    training: dict = field(default_factory=dict)
    scores: dict = field(default_factory=dict)
    licence: str = ""
    weights_sha256: str = ""

    @property
    def weights_file(self) -> str:
        """Name of the file with the weights."""
        return ONNX_FILE if self.network.get("kind") == "onnx" else WEIGHTS_FILE

    @property
    def colors(self) -> dict[int, str]:
        """Colour (``#rrggbb``) by class code."""
        return {entry.code: entry.color for entry in self.classes}


#: Bytes of the largest card.
_LARGEST = 4 << 20
_DIGEST = "([0-9a-f]{64})?"
_CLASS = fields({"code": whole(1, 255), "name": text(), "color": text(pattern="#[0-9A-Fa-f]{6}")})
_GSD = fields(dict.fromkeys(("min", "best", "max"), number(1e-4, 1e5)))
_CARD = fields(
    required={
        "name": text(100),
        "title": text(),
        "version": text(100),
        "task": text(100),
        "classes": list_of(_CLASS, 0, 255),
        "bands": list_of(text(100), 1, 16),
        "gsd": _GSD,
        "tile": whole(16, 2048),  # attention between its cells takes memory by the fourth power of its side
        "overlap": number(0, 0.9),
        "stride": whole(1, 256),
        "field_stride": whole(1, 256),
        "network": fields({}, others=True),
        "context": optional(fields({}, others=True)),
        "embedding": fields({}, others=True),
    },
    optional={
        "head": fields({}, {"base": text(100), "base_sha256": text(64, 0, _DIGEST)}, others=True),
        "text": fields({}, {"encoder": text(), "sha256": text(64, 0, _DIGEST)}, others=True),
        "response": fields({}, dict.fromkeys(("threshold", "found"), number(0, 1)), others=True),
        "training": fields({}, {"sets": list_of(text(2000, lines=True), 0, 1000)}, others=True),
        "scores": fields({}, others=True),
        "licence": text(20_000, 0, lines=True),
        "weights_sha256": text(64, 0, _DIGEST),
    },
)


def read_card(folder: Path) -> ModelCard:
    """Read the card in ``folder``; it may come from anybody.

    Raises:
        InputError: the card is missing, is not a regular file of JSON, has a format that this version does not know, or
            breaks a rule.
    """
    path = Path(folder) / CARD_FILE
    try:
        raw = parse_json(read_regular(path, _LARGEST))
    except FileNotFoundError:
        raise InputError(f"There is no model card in {folder}: choose a folder that holds {CARD_FILE}.") from None
    except OSError as error:
        raise InputError(f"The model card {path} cannot be read ({error.strerror}): install the model again.") from None
    except Mismatch as error:
        raise InputError(f"The model card {path} cannot be read ({error}): install the model again.") from None
    if not isinstance(raw, dict) or raw.pop("format", None) != CARD_FORMAT:
        raise InputError(f"The model card {path} is of another format: update Landscribe or the model.")
    try:
        return _card(_CARD(raw, ""))
    except Mismatch as error:
        raise InputError(f"The model card {path} is wrong ({error}): install the model again.") from None


def _card(values: dict) -> ModelCard:
    """The card of values that keep the rules one by one. Raises Mismatch if they do not fit together."""
    gsd = GsdRange(**values["gsd"])
    if not gsd.min <= gsd.best <= gsd.max:
        raise Mismatch("gsd.best is not between gsd.min and gsd.max")
    classes = tuple(ClassInfo(**entry) for entry in values["classes"])
    if len({entry.code for entry in classes}) < len(classes):
        raise Mismatch("two classes have the same code")
    if values["tile"] % values["stride"] or values["tile"] % values["field_stride"]:
        raise Mismatch("tile is not a multiple of stride and field_stride")
    return ModelCard(**{**values, "classes": classes, "gsd": gsd})


def write_card(card: ModelCard, folder: Path) -> None:
    """Write ``card`` as ``folder/model.json``."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"format": CARD_FORMAT, **asdict(card)}, indent=1, ensure_ascii=False)
    (folder / CARD_FILE).write_text(text + "\n", encoding="utf-8")
