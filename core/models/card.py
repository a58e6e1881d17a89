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
    """A land-cover class: its raster code (1 to 255; 0 is nodata), name and ``#rrggbb`` colour."""

    code: int
    name: str
    color: str


@dataclass(frozen=True)
class GsdRange:
    """Ground sample distances in metres: trained from ``min`` to ``max``; finer scenes are read at ``best``."""

    min: float
    best: float
    max: float


@dataclass(frozen=True)
class ModelCard:
    """A model folder's ``model.json``.

    ``tile`` is the network's window in model pixels, ``overlap`` the share of it that neighbours have in common,
    ``stride`` the step of the probabilities and ``field_stride`` that of the embedding cells, both in model pixels.
    ``network`` and ``context`` configure the networks; ``embedding`` names the field the model was trained with.

    A referring model (task ``"referring"``) has no classes; ``text`` names its text encoder and that one's digest, and
    ``response`` says how its responses read: ``threshold``, where a region begins, and ``found``, the least maximum
    of a phrase that is there.
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
        """Class code to ``#rrggbb``."""
        return {entry.code: entry.color for entry in self.classes}


def read_card(folder: Path) -> ModelCard:
    """The card in ``folder``.

    Raises InputError where it is missing, not JSON or of a format this version does not know.
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
