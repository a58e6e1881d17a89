"""Whether the shift between two dates is corrected, as a combo box with the engine's words as data."""

from qgis.PyQt.QtWidgets import QComboBox

from ..algorithms.align_parameter import align_titles
from ..i18n import tr
from .form import narrow


class AlignChoice(QComboBox):
    """As they lie, or one date moved by the shift or by a shift field."""

    def __init__(self, parent=None):
        super().__init__(parent)
        for name, title in align_titles().items():
            self.addItem(title, name)
        self.setToolTip(tr("The shift between both dates is always measured, and reported above half a pixel"))
        self.setAccessibleName(tr("Align"))
        narrow(self)
