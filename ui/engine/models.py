"""The installed models, read from their cards, and their folders. No network is loaded here."""

import os
import re
from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...core.models.card import ModelCard
from ...core.models.registry import FOLDERS_VARIABLE, BadModel, bad_models, find_model, installed_models, model_folders
from ...core.setup.places import default_home
from .client import STOPPED, shared_client

LAND_COVER, REFERRING = "land-cover", "referring"
#: Settings: the folder of the user's own models, and the address of a catalogue.
FOLDER, CATALOGUE = "landscribe/models/folder", "landscribe/models/catalogue"


class ModelEvents(QObject):
    """Tells the dock about models that an algorithm has written. Emit from any thread."""

    written = pyqtSignal()


model_events = ModelEvents()
_added_folders: "list[str]" = []  # the folders that this module has put into the environment variable


def mapping_models() -> "dict[str, ModelCard]":
    """Name to card of every installed land-cover model, the bundled ones first."""
    return _models(LAND_COVER)


def referring_models() -> "dict[str, ModelCard]":
    """Name to card of every installed referring model, the bundled ones first."""
    return _models(REFERRING)


def own_models(models: "dict[str, ModelCard]") -> "dict[str, ModelCard]":
    """Those of ``models`` that are no part of Landscribe."""
    folders = all_models()
    bundled = model_folders()[0]
    return {name: card for name, card in models.items() if bundled not in folders[name][0].resolve().parents}


def all_models() -> "dict[str, tuple[Path, ModelCard]]":
    """Name to folder and card of every installed model."""
    _export_folders()
    return installed_models()


def unusable_models() -> "list[BadModel]":
    """The folders whose model cards cannot be used, each with the reason."""
    _export_folders()
    return bad_models()


def _models(task: str) -> "dict[str, ModelCard]":
    return {name: card for name, (_, card) in all_models().items() if card.task == task}


def card_of(model: str) -> ModelCard:
    """The card of ``model``, an installed model's name or a model folder.

    Raises:
        InputError: There is no such model.
    """
    _export_folders()
    return find_model(model)[1]


def downloads_folder() -> Path:
    """The folder of downloaded models: in the user's data, shared by all profiles and versions of QGIS."""
    return Path(default_home()) / "models"


def use_folder(path: str) -> None:
    """Also look for models in the user's folder ``path`` ("" for none), here and in a running engine."""
    QgsSettings().setValue(FOLDER, path)
    send_model_folders()


def send_model_folders() -> None:
    """Send the model folders to a running engine. An engine that starts later reads them from its environment."""
    folders = _export_folders()
    if shared_client().state != STOPPED:
        shared_client().request("models", {"folders": folders})


def _export_folders() -> "list[str]":
    """Put the model folders into the environment variable, which the engine inherits; other entries stay."""
    entries = [entry for entry in os.environ.get(FOLDERS_VARIABLE, "").split(os.pathsep) if entry]
    others = [entry for entry in entries if entry not in _added_folders]
    own = str(QgsSettings().value(FOLDER, "") or "")
    _added_folders[:] = [entry for entry in (str(downloads_folder()), own) if entry and entry not in others]
    os.environ[FOLDERS_VARIABLE] = os.pathsep.join([*others, *_added_folders])
    return [*others, *_added_folders]


def free_name(text: str) -> str:
    """A name for a model that no other one has, from the name of a layer."""
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-._")[:40] or "my-classes"
    name, number = stem, 1
    while name in all_models():
        number += 1
        name = f"{stem}-{number}"
    return name
