"""The dock's last settings."""

from dataclasses import asdict, dataclass, fields

from qgis.core import QgsSettings

PREFIX = "landscribe/map"


@dataclass(frozen=True)
class Remembered:
    """What the dock was last set to; ``folder`` is where results were last saved."""

    extent: str = "canvas"
    model: str = ""
    embedding: str = "scene-context"
    device: str = "auto"
    grid: str = "scene"
    confidence: bool = False
    folder: str = ""
    referring_model: str = ""
    whole_phrase: bool = False
    page: int = 0


def recall() -> Remembered:
    """The settings of the user's profile, defaults where there are none."""
    settings = QgsSettings()
    return Remembered(
        **{
            field.name: settings.value(f"{PREFIX}/{field.name}", field.default, type=type(field.default))
            for field in fields(Remembered)
        }
    )


def remember(remembered: Remembered) -> None:
    """Keep ``remembered`` in the user's profile; nothing is written where it is there already."""
    if remembered == recall():
        return
    settings = QgsSettings()
    for name, value in asdict(remembered).items():
        settings.setValue(f"{PREFIX}/{name}", value)
