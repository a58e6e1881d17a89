"""The models at hand, read from their cards, and where they lie: no network is loaded here."""

import os
from pathlib import Path

from qgis.core import QgsSettings

from ...core.models.card import ModelCard
from ...core.models.registry import FOLDERS_VARIABLE, find_model, installed_models
from ...core.setup.places import default_home
from .client import STOPPED, shared_client

LAND_COVER, REFERRING = "land-cover", "referring"
#: Settings: the folder of the user's own models, and the address of a catalogue.
FOLDER, CATALOGUE = "landscribe/models/folder", "landscribe/models/catalogue"

_told: "list[str]" = []  # the folders that were put into the environment variable here


def mapping_models() -> "dict[str, ModelCard]":
    """Name to card of every installed land-cover model, the bundled ones first."""
    return _models(LAND_COVER)


def referring_models() -> "dict[str, ModelCard]":
    """Name to card of every installed referring model, the bundled ones first."""
    return _models(REFERRING)


def all_models() -> "dict[str, tuple[Path, ModelCard]]":
    """Name to folder and card of every installed model."""
    _tell_folders()
    return installed_models()


def _models(task: str) -> "dict[str, ModelCard]":
    return {name: card for name, (_, card) in all_models().items() if card.task == task}


def card_of(model: str) -> ModelCard:
    """The card of ``model``, an installed model's name or a model folder.

    Raises InputError where there is none.
    """
    _tell_folders()
    return find_model(model)[1]


def downloads_folder() -> Path:
    """Where downloaded models go: the user's own data, for all profiles and versions of QGIS."""
    return Path(default_home()) / "models"


def use_folder(path: str) -> None:
    """Look for models in the user's folder ``path`` too (none: ""), and let a running engine do so."""
    QgsSettings().setValue(FOLDER, path)
    tell_engine()


def tell_engine() -> None:
    """Let a running engine know where models are now; one that starts later has it from its environment."""
    folders = _tell_folders()
    if shared_client().state != STOPPED:
        shared_client().request("models", {"folders": folders})


def _tell_folders() -> "list[str]":
    """Name the folders of models in the environment variable, which the engine inherits; what else it has stays."""
    entries = [entry for entry in os.environ.get(FOLDERS_VARIABLE, "").split(os.pathsep) if entry]
    others = [entry for entry in entries if entry not in _told]
    own = str(QgsSettings().value(FOLDER, "") or "")
    _told[:] = [entry for entry in (str(downloads_folder()), own) if entry and entry not in others]
    os.environ[FOLDERS_VARIABLE] = os.pathsep.join([*others, *_told])
    return [*others, *_told]
