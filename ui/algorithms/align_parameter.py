"""The parameter ALIGN of the algorithms on two dates: whether the shift between them is corrected."""

from qgis.core import QgsProcessingParameterEnum

from ..i18n import tr
from .choices import choice

ALIGN = "ALIGN"


def align_titles() -> "dict[str, str]":
    """The engine's words, each with its title."""
    return {
        "none": tr("As they lie"),
        "shift": tr("Move one by the shift"),
        "field": tr("Move one by a shift field"),
    }


def align_parameter() -> QgsProcessingParameterEnum:
    """The parameter."""
    return choice(ALIGN, tr("Align"), align_titles())


def align_text() -> str:
    """Its help."""
    return tr(
        "“none” reads both where they say that they lie; “shift” moves one by the measured shift, “field” by a "
        "shift that differs smoothly from place to place."
    )
