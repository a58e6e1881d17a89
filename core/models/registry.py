"""The installed models: the bundled ones and those in the user's own folders."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations  # QGIS's Python may be 3.9

import os
from pathlib import Path

from ..errors import InputError
from .card import CARD_FILE, ModelCard, read_card

DEFAULT_MAPPING_MODEL = "landscribe-ssdm"
DEFAULT_REFERRING_MODEL = "landscribe-xemap"
#: Environment variable with further folders of models (separated as in PATH).
FOLDERS_VARIABLE = "LANDSCRIBE_MODELS"


def model_folders() -> list[Path]:
    """The folders that hold models, the bundled one first."""
    bundled = Path(__file__).resolve().parents[2] / "resources" / "models"
    own = [Path(entry) for entry in os.environ.get(FOLDERS_VARIABLE, "").split(os.pathsep) if entry]
    return [bundled, *own]


def installed_models() -> dict[str, tuple[Path, ModelCard]]:
    """Every installed model by name: its folder and card. A folder whose card cannot be read is passed over."""
    models = {}
    for parent in model_folders():
        for card_file in sorted(parent.glob(f"*/{CARD_FILE}")):
            try:
                card = read_card(card_file.parent)
            except InputError:
                continue
            models.setdefault(card.name, (card_file.parent, card))
    return models


def find_model(name: str | None, default: str = DEFAULT_MAPPING_MODEL) -> tuple[Path, ModelCard]:
    """The folder and card of a model by name, by folder, or (None) of the default.

    Raises InputError where there is none of that name.
    """
    requested = name or default
    models = installed_models()
    if requested in models:
        return models[requested]
    if (Path(requested) / CARD_FILE).is_file():
        return Path(requested), read_card(Path(requested))
    names = ", ".join(models) or "none"
    raise InputError(
        f"There is no model named {requested!r}: choose one of those installed ({names}) or a model's folder."
    )
