"""The choice of the layer of labels and of its class attribute."""

from typing import Optional

from qgis.core import Qgis, QgsFieldProxyModel, QgsMapLayerProxyModel, QgsProject, QgsVectorLayer
from qgis.gui import QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ..i18n import tr
from ..plain_text import PlainItemTips
from ..widgets.form import narrow
from .label_layer import class_attribute, is_labels, take_as_labels

Filter = QgsFieldProxyModel.Filter


class LabelsChoice(QWidget):
    """A combo box of the vector layers, a button for new labels, and the class attribute.

    Only the user, a new layer of labels and a project that has one change the choice: no other layer becomes labels
    because layers come and go.
    """

    changed = pyqtSignal(object)  # the chosen layer or None, or the same one with another attribute
    new_requested = pyqtSignal()
    notice = pyqtSignal(object, object)  # text (or a Notice) for the message bar, Qgis.MessageLevel

    def __init__(self, parent=None):
        super().__init__(parent)
        self._id = ""  # of the chosen layer
        self.combo = QgsMapLayerComboBox()
        self.combo.setFilters(QgsMapLayerProxyModel.Filter.HasGeometry)
        self.combo.setAllowEmptyLayer(True)
        narrow(self.combo)
        PlainItemTips(self.combo)
        self.combo.activated.connect(self._chosen_by_user)
        self.new_button = QPushButton(tr("New…"))
        self.new_button.setToolTip(tr("Makes an empty layer of labels, a GeoPackage beside the project"))
        self.new_button.clicked.connect(self.new_requested)
        self.field = QgsFieldComboBox()
        self.field.setFilters(Filter.String | Filter.Int | Filter.LongLong)
        self.field.setToolTip(tr("The attribute that holds the class, as a name or a code"))
        self.field.setAccessibleName(tr("Class attribute"))
        self.field.activated.connect(self._field_chosen)
        narrow(self.field)
        PlainItemTips(self.field)
        self.setFocusProxy(self.combo)
        row = QHBoxLayout()
        row.addWidget(self.combo, 1)
        row.addWidget(self.new_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.field)
        project = QgsProject.instance()
        project.layersAdded.connect(self._keep)
        project.layersWillBeRemoved.connect(self._removed)
        project.layersRemoved.connect(self._keep)
        project.readProject.connect(self._find)
        self._find()

    def layer(self) -> Optional[QgsVectorLayer]:
        """The chosen layer."""
        return QgsProject.instance().mapLayer(self._id) if self._id else None

    def attribute(self) -> str:
        """The attribute that holds the class."""
        return class_attribute(self.layer()) if self.layer() is not None else ""

    def choose(self, layer: Optional[QgsVectorLayer]) -> None:
        """Choose a layer of labels."""
        self._id = layer.id() if layer is not None else ""
        self._keep()
        self.field.setLayer(layer)
        self.field.setField(self.attribute())
        self.field.setVisible(layer is not None)
        self.changed.emit(layer)

    def _chosen_by_user(self, *_) -> None:
        layer = self.combo.currentLayer()
        if layer is not None and not class_attribute(layer):
            sentence = tr("{name} has no attribute for the class: add a text attribute, or make new labels.")
            self.notice.emit(sentence.format(name=layer.name()), Qgis.MessageLevel.Critical)
            self._keep()
            return
        if layer is not None:
            take_as_labels(layer, class_attribute(layer))
        self.choose(layer)

    def _field_chosen(self, *_) -> None:
        layer, field = self.layer(), self.field.currentField()
        if layer is not None and field and field != class_attribute(layer):
            take_as_labels(layer, field)
            self.changed.emit(layer)

    def _keep(self, *_) -> None:
        """Show the chosen layer: QGIS chooses another one when the list of layers changes."""
        self.combo.blockSignals(True)
        self.combo.setLayer(self.layer())
        self.combo.blockSignals(False)

    def _removed(self, ids: "list[str]") -> None:
        if self._id in ids:
            self.choose(None)

    def _find(self, *_) -> None:
        """Choose the labels that the project has, unless some are chosen."""
        if self.layer() is None:
            layers = QgsProject.instance().mapLayers().values()
            self.choose(next((layer for layer in layers if is_labels(layer)), None))

    def dispose(self) -> None:
        """Disconnect from QGIS before this widget is deleted."""
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._keep)
        project.layersWillBeRemoved.disconnect(self._removed)
        project.layersRemoved.disconnect(self._keep)
        project.readProject.disconnect(self._find)
