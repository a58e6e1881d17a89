"""The model card: what a model is, what it takes and what it was made from (``model.json``)."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations  # QGIS's Python may be 3.9

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ..errors import InputError

CARD_FILE = "model.json"
WEIGHTS_FILE = "weights.safetensors"
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
    text: dict = field(default_factory=dict)
    response: dict = field(default_factory=dict)
    training: dict = field(default_factory=dict)
    scores: dict = field(default_factory=dict)
    licence: str = ""
    weights_sha256: str = ""

    @property
    def colors(self) -> dict[int, str]:
        """Colour (``#rrggbb``) by class code."""
        return {entry.code: entry.color for entry in self.classes}


def read_card(folder: Path) -> ModelCard:
    """Read the card in ``folder``.

    Raises:
        InputError: the card is missing, is not JSON, or has a format that this version does not know.
    """
    path = Path(folder) / CARD_FILE
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"There is no model card in {folder}: choose a folder that holds {CARD_FILE}.") from None
    except (OSError, ValueError) as error:
        raise InputError(f"The model card {path} cannot be read ({error}): install the model again.") from None
    if not isinstance(raw, dict) or raw.pop("format", None) != CARD_FORMAT:
        raise InputError(f"The model card {path} is of another format: update Landscribe or the model.")
    try:
        raw["classes"] = tuple(ClassInfo(**entry) for entry in raw["classes"])
        raw["gsd"] = GsdRange(**raw["gsd"])
        raw["bands"] = tuple(raw["bands"])
        return ModelCard(**raw)
    except (KeyError, TypeError) as error:
        raise InputError(f"The model card {path} is incomplete ({error}): install the model again.") from None


def write_card(card: ModelCard, folder: Path) -> None:
    """Write ``card`` as ``folder/model.json``."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"format": CARD_FORMAT, **asdict(card)}, indent=1, ensure_ascii=False)
    (folder / CARD_FILE).write_text(text + "\n", encoding="utf-8")
