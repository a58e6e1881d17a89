"""Looking at the imagery below a result: its opacity, and a button that hides it while it is pressed."""

from typing import Optional

from qgis.core import QgsMapLayer, QgsProject
from qgis.gui import QgsOpacityWidget
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ..i18n import tr


class LookThrough(QWidget):
    """Works on one layer of the project."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._layer: Optional[str] = None  # its id
        self.opacity = QgsOpacityWidget()
        self.opacity.opacityChanged.connect(self._set_opacity)
        self.peek_button = QPushButton(tr("Peek"))
        self.peek_button.setToolTip(tr("Shows the imagery below while the button is pressed"))
        self.peek_button.pressed.connect(lambda: self._set_visible(False))
        self.peek_button.released.connect(lambda: self._set_visible(True))
        self.setFocusProxy(self.opacity)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.opacity, 1)
        row.addWidget(self.peek_button)

    def set_layer(self, layer: Optional[QgsMapLayer]) -> None:
        """Show the opacity of ``layer``; None for no layer."""
        if self.peek_button.isDown():
            self._set_visible(True)
        self._layer = layer.id() if layer is not None else None
        if layer is not None:
            self.opacity.blockSignals(True)
            self.opacity.setOpacity(layer.opacity())
            self.opacity.blockSignals(False)

    def _set_opacity(self, opacity: float) -> None:
        layer = QgsProject.instance().mapLayer(self._layer or "")
        if layer is not None:
            layer.setOpacity(opacity)
            layer.triggerRepaint()

    def _set_visible(self, visible: bool) -> None:
        node = QgsProject.instance().layerTreeRoot().findLayer(self._layer or "")
        if node is not None:
            node.setItemVisibilityChecked(visible)
