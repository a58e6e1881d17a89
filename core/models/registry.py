"""Which models there are: the bundled ones and those in the user's own folder."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations  # QGIS's Python may be 3.9

import os
from pathlib import Path

from ..errors import InputError
from .card import CARD_FILE, ModelCard, read_card

DEFAULT_MAPPING_MODEL = "landscribe-ssdm"
DEFAULT_REFERRING_MODEL = "landscribe-xemap"
#: More models are looked for in the folders this variable names (separated as in PATH).
FOLDERS_VARIABLE = "LANDSCRIBE_MODELS"


def model_folders() -> list[Path]:
    """The folders that hold models, the bundled one first."""
    bundled = Path(__file__).resolve().parents[2] / "resources" / "models"
    own = [Path(entry) for entry in os.environ.get(FOLDERS_VARIABLE, "").split(os.pathsep) if entry]
    return [bundled, *own]


def installed_models() -> dict[str, tuple[Path, ModelCard]]:
    """Every installed model by name: its folder and card. A folder whose card cannot be read is passed over."""
    found = {}
    for parent in model_folders():
        for card_file in sorted(parent.glob(f"*/{CARD_FILE}")):
            try:
                card = read_card(card_file.parent)
            except InputError:
                continue
            found.setdefault(card.name, (card_file.parent, card))
    return found


def find_model(name: str | None, default: str = DEFAULT_MAPPING_MODEL) -> tuple[Path, ModelCard]:
    """The folder and card of a model by name, by folder, or (None) of the default.

    Raises InputError where there is none of that name.
    """
    wanted = name or default
    models = installed_models()
    if wanted in models:
        return models[wanted]
    if (Path(wanted) / CARD_FILE).is_file():
        return Path(wanted), read_card(Path(wanted))
    known = ", ".join(models) or "none"
    raise InputError(
        f"There is no model named {wanted!r}: choose one of those installed ({known}) or a model's folder."
    )
