"""The installed models: the bundled ones and those in the user's own folders."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations  # QGIS's Python may be 3.9

import os
from dataclasses import dataclass
from functools import lru_cache
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


@dataclass(frozen=True)
class BadModel:
    """A model's folder whose card cannot be used.

    Attributes:
        folder: the folder.
        reason: the sentence about it.
    """

    folder: Path
    reason: str


def installed_models() -> dict[str, tuple[Path, ModelCard]]:
    """Every installed model by name: its folder and card. Bad cards are left out; see ``bad_models``."""
    return _look()[0]


def bad_models() -> list[BadModel]:
    """The folders whose cards cannot be used, each with the reason."""
    return _look()[1]


def _look() -> tuple[dict[str, tuple[Path, ModelCard]], list[BadModel]]:
    models, bad = {}, []
    for parent in model_folders():
        for folder in sorted({path.parent for path in parent.glob(f"*/{CARD_FILE}")}):
            try:
                card = _kept_card(folder, _state(folder / CARD_FILE))
            except InputError as error:
                bad.append(BadModel(folder, str(error)))
            else:
                models.setdefault(card.name, (folder, card))
    return models, bad


@lru_cache(maxsize=256)
def _kept_card(folder: Path, state: tuple[int, int, int] | None) -> ModelCard:
    """The card in ``folder``, read once for each ``state`` of its file: QGIS asks for all cards many times."""
    return read_card(folder)


def _state(file: Path) -> tuple[int, int, int] | None:
    """What changes with the content of a file; None for a file that cannot be read."""
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


def find_model(name: str | None, default: str = DEFAULT_MAPPING_MODEL) -> tuple[Path, ModelCard]:
    """Find a model.

    Args:
        name: name or folder of the model; None for the default.
        default: name of the default model.

    Returns:
        The model's folder and card.

    Raises:
        InputError: there is no such model, or its card cannot be used.
    """
    requested = name or default
    models, bad = _look()
    if requested in models:
        return models[requested]
    if os.path.lexists(Path(requested) / CARD_FILE):
        return Path(requested), read_card(Path(requested))
    for model in bad:
        if model.folder.name == requested:
            raise InputError(model.reason)
    names = ", ".join(models) or "none"
    raise InputError(
        f"There is no model named {requested!r}: choose one of those installed ({names}) or a model's folder."
    )
