"""The button “Accuracy” of a land cover or of transitions: points to label, and the comparison with them."""

from typing import Callable, Optional

from qgis.core import Qgis, QgsRasterLayer, QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QToolButton

from ..i18n import tr
from ..widgets.one_dialog import OneDialog
from .accuracy_dialog import AccuracyDialog
from .points_dialog import PointsDialog


class AccuracyButton(QToolButton):
    """Opens the dialogs for the layer that ``layer()`` returns."""

    notice = pyqtSignal(object, object)  # text (or a Notice) for the message bar, Qgis.MessageLevel
    compared = pyqtSignal(str)  # id of a layer whose accuracy is known now

    def __init__(
        self, iface: QgisInterface, layer: Callable[[], Optional[QgsRasterLayer]], dialogs: OneDialog, parent=None
    ):
        super().__init__(parent)
        self._iface, self._layer, self._dialogs = iface, layer, dialogs
        self.setText(tr("Accuracy"))
        self.setToolTip(
            tr("Measure how accurate the land cover is, with points that you label or with another reference")
        )
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self.points_action = menu.addAction(tr("&Points to label…"), self.draw_points)
        self.compare_action = menu.addAction(tr("&Compare with a reference…"), self.compare)
        self.setMenu(menu)

    def draw_points(self) -> None:
        """Open the dialog that draws points to label within the classes of the layer."""
        layer = self._layer()
        if layer is None:
            return
        dialog = PointsDialog(layer, self)
        dialog.drawn.connect(self._show_points)
        self._dialogs.open(dialog)

    def _show_points(self, _layer: QgsVectorLayer, count: int) -> None:
        text = tr("{count} points to label lie on top of the layers: give each one its class.")
        self.notice.emit(text.format(count=count), Qgis.MessageLevel.Success)

    def compare(self) -> None:
        """Open the dialog that compares the layer with a reference, such as labelled points."""
        layer = self._layer()
        if layer is None:
            return
        dialog = AccuracyDialog(layer, self._iface, self)
        dialog.compared.connect(self.compared)
        self._dialogs.open(dialog, modal=False)  # the user may go on labelling
