"""The widgets of the parameters in ui/algorithms/choices.py. Processing imports this file when it opens a dialog."""

from processing.gui.wrappers import DIALOG_BATCH, DIALOG_MODELER, DIALOG_STANDARD, WidgetWrapper
from qgis.core import QgsPalettedRasterRenderer, QgsProcessingContext, QgsProcessingUtils, QgsProject, QgsRasterLayer
from qgis.gui import QgsAbstractProcessingParameterWidgetWrapper, QgsCheckableComboBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from ...core.errors import InputError
from ..engine.client import shared_client
from ..i18n import tr
from ..layers.class_names import class_text
from ..map import embedding_choice
from ..widgets.scene_choice import device_text


class Choice(WidgetWrapper):
    """What the widgets share: a value that a step of a model gives stays, until the user changes it."""

    _source = None

    def createLabel(self):
        # QGIS's own, whose “optional” is in the user's language.
        return (
            None if self.dialogType == DIALOG_BATCH else QgsAbstractProcessingParameterWidgetWrapper.createLabel(self)
        )

    def setValue(self, value):
        if value is not None and not isinstance(value, str):
            self._source = value
        else:
            self.show_value(value or "")

    def value(self):
        return self._source if self._source is not None else self.shown_value()

    def _changed(self, *_):
        self._source = None
        self.widgetValueHasChanged.emit(self)


class NamedChoice(Choice):
    """A combo box of titles; the value is the option that a title stands for."""

    def createWidget(self, titles=()):
        combo = QComboBox()
        for option, title in self.entries(titles):
            combo.addItem(title, option)
        combo.currentIndexChanged.connect(self._changed)
        return combo

    def entries(self, titles):
        """The options with their titles."""
        return zip(self.parameterDefinition().options(), titles)

    def show_value(self, value):
        place = self.widget.findData(value)
        if place < 0 and value:
            self.widget.addItem(value, value)  # such as a device of another machine
            place = self.widget.count() - 1
        self.widget.setCurrentIndex(max(place, 0))

    def shown_value(self):
        return self.widget.currentData()


class DeviceChoice(NamedChoice):
    """The engine's devices; before it has started, only the choice of the fastest one and the CPU."""

    def entries(self, titles):
        devices = shared_client().devices or [{"id": "cpu", "name": tr("CPU"), "memory_bytes": None}]
        return [("auto", tr("Automatic")), *((device["id"], device_text(device)) for device in devices)]


class EmbeddingChoice(Choice):
    """The choice of the page “Map”. A line of text in a table of many runs and in a model."""

    def createWidget(self, if_empty=""):
        if self.dialogType != DIALOG_STANDARD:
            line = QLineEdit()
            line.textChanged.connect(self._changed)
            return line
        choice = embedding_choice.EmbeddingChoice(if_empty=if_empty, asks=False)
        choice.changed.connect(self._changed)
        return choice

    def show_value(self, value):
        if isinstance(self.widget, QLineEdit):
            self.widget.setText(value)
        else:
            self.widget.set_spec(value)

    def shown_value(self):
        if isinstance(self.widget, QLineEdit):
            return self.widget.text()
        try:
            return self.widget.spec()
        except InputError:  # no file is chosen yet: the algorithm says so
            return f"{self.widget.source()}:"


class ClassesChoice(Choice):
    """Ticks classes of a raster layer by their names; codes as text where the layer has no named classes."""

    def createWidget(self, layer=""):
        self._layer = layer  # the name of the layer's parameter
        self.codes = QLineEdit()
        self.codes.setPlaceholderText(tr("Codes, such as 5, 8"))
        self.codes.textChanged.connect(self._changed)
        self.classes = QgsCheckableComboBox()
        self.classes.setDefaultText(tr("Tick classes"))
        self.classes.checkedItemsChanged.connect(self._changed)
        self.classes.hide()
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.codes)
        column.addWidget(self.classes)
        return widget

    def postInitialize(self, wrappers):
        if self.dialogType == DIALOG_MODELER:
            return
        for wrapper in wrappers:
            if wrapper.parameterDefinition().name() == self._layer:
                wrapper.widgetValueHasChanged.connect(self._layer_changed)
                self._layer_changed(wrapper)

    def _layer_changed(self, wrapper):
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        value = wrapper.parameterValue()
        layer = QgsProcessingUtils.mapLayerFromString(value, context) if isinstance(value, str) else value
        self._show(layer.renderer().classes() if _has_classes(layer) else [])

    def _show(self, classes):
        chosen = self.shown_value()
        self.classes.clear()
        for entry in classes:
            self.classes.addItemWithCheckState(class_text(entry.label), Qt.CheckState.Unchecked, str(int(entry.value)))
        self.classes.setVisible(bool(classes))
        self.codes.setVisible(not classes)
        self.show_value(chosen)

    def show_value(self, value):
        self.codes.setText(value)
        chosen = self.codes.text().replace(",", " ").split()
        for place in range(self.classes.count()):
            ticked = self.classes.itemData(place) in chosen
            self.classes.setItemCheckState(place, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def shown_value(self):
        return ", ".join(self.classes.checkedItemsData()) if self.classes.count() else self.codes.text()


def _has_classes(layer) -> bool:
    return isinstance(layer, QgsRasterLayer) and isinstance(layer.renderer(), QgsPalettedRasterRenderer)
