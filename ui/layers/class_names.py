"""The names of the bundled model's classes in the user's language. Files and requests keep the English names."""

from ...core.models.classes import OPEN_EARTH_MAP
from ..i18n import tr

_BUNDLED = tuple(entry.name for entry in OPEN_EARTH_MAP)


def class_text(class_name: str) -> str:
    """What the user reads for a class; the names of other models' classes stay as they are."""
    return tr(class_name) if class_name in _BUNDLED else class_name


def class_name_of(text: str) -> str:
    """The class that the user reads as ``text``."""
    return next((class_name for class_name in _BUNDLED if tr(class_name) == text), text)
