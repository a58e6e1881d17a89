"""The button that opens the manual, which explains the words of the pages."""

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QToolButton

from ..algorithms.engine_algorithm import MANUAL
from ..i18n import tr


class ManualButton(QToolButton):
    """A question mark."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setIcon(QgsApplication.getThemeIcon("/mActionHelpContents.svg"))
        self.setToolTip(tr("Opens the manual: it explains the words of these pages, such as embedding and response"))
        self.setAccessibleName(tr("Landscribe manual"))
        self.clicked.connect(open_manual)


def open_manual() -> None:
    """Open the manual in the program that the user has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(MANUAL)))
