"""The earlier date of a phrase about two dates, such as “new houses”."""

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ...core.relations.reading import Reading
from ..algorithms.refer_algorithm import ALIGN, BEFORE
from ..i18n import tr
from ..layers.results import is_result
from ..widgets.align_choice import AlignChoice
from ..widgets.form import narrow, refill
from ..widgets.remark import Remark
from ..widgets.scene_choice import SceneChoice


class EarlierChoice(QWidget):
    """The project's other images, shown for phrases about two dates and when the user asks for it."""

    changed = pyqtSignal()

    def __init__(self, scene: SceneChoice, parent=None):
        super().__init__(parent)
        self._scene = scene
        self._wanted = False
        self.layer = QComboBox()
        self.layer.setAccessibleName(tr("Earlier date"))
        self.layer.setToolTip(tr("An earlier image of the same place, with which the phrase compares this one"))
        narrow(self.layer)
        self.align = AlignChoice()
        self.remark = Remark()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.layer, self.align, self.remark):
            column.addWidget(widget)
        self.hide()
        self._offer_images()
        self.layer.currentIndexChanged.connect(self.changed)
        project = QgsProject.instance()
        for signal in (project.layersAdded, project.layersRemoved, project.readProject, scene.layer_changed):
            signal.connect(self._offer_images)

    def parameters(self) -> dict:
        """Return the earlier date as parameters of ``landscribe:refer``; none if it is not chosen or not shown."""
        layer = None if self.isHidden() else QgsProject.instance().mapLayer(self.layer.currentData())
        return {} if layer is None else {BEFORE: layer, ALIGN: self.align.currentData()}

    def ask_for(self) -> None:
        """Show the choice, whatever the phrase is."""
        self._wanted = True
        self.changed.emit()
        self.layer.setFocus()

    def show_for(self, readings: "list[Reading]") -> None:
        """Show the choice if one of these phrases, read as of two dates, speaks of an earlier one; else hide it."""
        spoken, chosen = any(reading.has_dates for reading in readings), bool(self.layer.currentData())
        self.setVisible(spoken or self._wanted)
        self.align.setVisible(chosen)
        self.remark.setVisible(bool(readings) and spoken != chosen)
        self.remark.setText(
            tr("Write “new houses”, “houses that are gone” or “water that became bare”.")
            if chosen
            else tr("Without an earlier date, these words are part of a name.")
        )

    def _offer_images(self, *_) -> None:
        scene = self._scene.layer.currentLayer()
        images = [
            layer
            for layer in QgsProject.instance().mapLayers().values()
            if isinstance(layer, QgsRasterLayer) and layer.isValid() and not is_result(layer) and layer is not scene
        ]
        images.sort(key=lambda layer: layer.name().casefold())
        refill(self.layer, [(tr("Compare with…"), ""), *((layer.name(), layer.id()) for layer in images)])
        self.changed.emit()

    def dispose(self) -> None:
        """Disconnect from QGIS before this widget is deleted."""
        project = QgsProject.instance()
        for signal in (project.layersAdded, project.layersRemoved, project.readProject):
            signal.disconnect(self._offer_images)
