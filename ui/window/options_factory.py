"""Adds Landscribe's page to QGIS's options; the page itself is imported when QGIS opens them."""

from qgis.gui import QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon

from ..algorithms.provider import ICON


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page when QGIS opens its options."""

    def __init__(self):
        super().__init__("Landscribe", QIcon(str(ICON)))

    def icon(self):
        """Return the icon in the list of pages."""
        return QIcon(str(ICON))

    def createWidget(self, parent):
        """Return a new page."""
        from .options_page import OptionsPage

        return OptionsPage(parent)
