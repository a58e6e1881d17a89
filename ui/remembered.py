"""The dock's last settings."""

from dataclasses import asdict, dataclass, fields

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, pyqtSignal

PREFIX = "landscribe/map"


class _Events(QObject):
    device_chosen = pyqtSignal(str)  # in QGIS's options: an id, or ``auto``


#: Changes of settings that an open dock follows.
events = _Events()


@dataclass(frozen=True)
class Remembered:
    """The last settings of the dock.

    Attributes:
        extent: The kind of extent.
        model: The name of the mapping model.
        embedding: The embedding, as the engine reads it.
        device: The id of the device, or ``auto``.
        grid: The grid of the result: ``scene`` or ``model``.
        confidence: Whether to write a confidence layer.
        polygons: Whether to make polygons of a new land cover.
        folder: The folder of the last saved result.
        referring_model: The name of the model for phrases.
        whole_phrase: Whether to take each phrase as a whole.
        page: The index of the page.
        fit_base: The name of the model that trainings start from.
    """

    extent: str = "canvas"
    model: str = ""
    embedding: str = "scene-context"
    device: str = "auto"
    grid: str = "scene"
    confidence: bool = False
    polygons: bool = False
    folder: str = ""
    referring_model: str = ""
    whole_phrase: bool = False
    page: int = 0
    fit_base: str = ""


def recall() -> Remembered:
    """Read the settings from the user's profile; missing ones have their defaults."""
    settings = QgsSettings()
    return Remembered(
        **{
            field.name: settings.value(f"{PREFIX}/{field.name}", field.default, type=type(field.default))
            for field in fields(Remembered)
        }
    )


def remember(remembered: Remembered) -> None:
    """Write ``remembered`` to the user's profile, unless nothing has changed."""
    if remembered == recall():
        return
    settings = QgsSettings()
    for name, value in asdict(remembered).items():
        settings.setValue(f"{PREFIX}/{name}", value)
