"""The answers of the project: a list, and below it the controls for the selected answer."""

import contextlib
from dataclasses import dataclass
from typing import Optional

from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.gui import QgisInterface, QgsDoubleSpinBox, QgsOpacityWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from ..algorithms.number_list import places
from ..algorithms.refer_algorithm import LIKE, UNLIKE
from ..i18n import tr
from ..layers.answers import PROPERTY, Answer, answer_of, short, show_from, shown_threshold
from ..layers.exported import MADE_FROM
from ..layers.label_points import is_to_label
from ..layers.least_area import least_area
from ..layers.results import is_result, record_of
from ..parameter_names import INPUT
from ..plain_text import PlainLabel, safe_text
from ..widgets.button_rows import remove_button
from ..widgets.form import add_row, allow, new_form, shrink
from ..widgets.remark import Remark
from .click_tools import ClickTools
from .distances_edit import DistancesEdit

#: Steps of the threshold's slider.
STEPS = 100
#: Minimum and maximum number of visible rows; the list scrolls beyond that.
MIN_ROWS, MAX_ROWS = 2, 6


def _title(layer: QgsRasterLayer) -> str:
    """Return an answer's entry in the list."""
    answer, phrase = answer_of(layer), layer.name()
    if not layer.isValid():
        return tr("{phrase} – its file is missing").format(phrase=phrase)
    return phrase if answer.found else tr("{phrase} – not found").format(phrase=phrase)


@dataclass(frozen=True)
class NotFound:
    """An answer without a layer, because nothing was found.

    Attributes:
        answer: the answer.
        output: path of the response raster.
        record: path of the run record, if there is one.
    """

    answer: Answer
    output: str
    record: Optional[str]


class AnswersPanel(QWidget):
    """Lists the project's answer layers, and the answers of this session that found nothing."""

    regions_requested = pyqtSignal(object, float, float)  # layer, threshold, minimum area in m²
    distances_changed = pyqtSignal(object, list)  # layer or NotFound, distances in metres
    clicks_changed = pyqtSignal(object, list, list)  # layer or NotFound, places that are like it, places that are not
    best_places_requested = pyqtSignal(object)  # NotFound
    removed = pyqtSignal(object)  # NotFound, with the file of a layer too, so that it can be added again

    def __init__(self, iface: QgisInterface, parent=None):
        super().__init__(parent)
        self._iface = iface
        self._build()
        project = QgsProject.instance()
        project.layersAdded.connect(self._layers_added)
        project.layersWillBeRemoved.connect(self._layers_removed)
        project.readProject.connect(self.refresh)
        project.cleared.connect(self._forget)
        self.refresh()

    def _build(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Answers"))
        self.list.currentItemChanged.connect(self._selected)
        self._proposed_for = ""  # id of the layer whose minimum area is shown
        self.only_selected = QCheckBox(tr("Show only the selected answer"))
        self.only_selected.setToolTip(
            tr("Hides the other answers, their regions and the land covers on the map; they stay in the list")
        )
        self.only_selected.setChecked(True)
        self.only_selected.toggled.connect(self._hide_others)
        self.reading = Remark()
        self.note = Remark()
        self.not_found = PlainLabel()
        self.not_found.setWordWrap(True)
        self.distances = DistancesEdit()
        self.distances.changed.connect(self._ask_again)
        self.clicks = ClickTools(self._iface.mapCanvas())
        self.clicks.changed.connect(self._ask_with_clicks)
        self.remove_button = remove_button("")
        self.remove_button.clicked.connect(self.remove)
        self.show_button = QPushButton(tr("Show the &best places"))
        self.show_button.setToolTip(tr("Shows the places with the highest response, although nothing was found"))
        self.show_button.clicked.connect(lambda: self.best_places_requested.emit(self.chosen()))
        self.answer_tools = QWidget()  # right below the list: they stay in sight in a low window
        row = QHBoxLayout(self.answer_tools)
        row.setContentsMargins(0, 0, 0, 0)
        self.region_tools = self._build_regions()
        row.addWidget(self.region_tools, 1)
        row.addWidget(self.show_button, 1)
        row.addStretch(0)
        row.addWidget(self.remove_button)
        self.layer_tools = self._build_style()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self.list,
            self.answer_tools,
            self.only_selected,
            self.reading,
            self.note,
            self.not_found,
            self.distances,
            self.clicks,
            self.layer_tools,
        ):
            column.addWidget(widget)

    def _build_style(self) -> QWidget:
        """Make the controls of the layer's style."""
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(1, STEPS)
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(tr("Threshold"))
        self.threshold = QgsDoubleSpinBox()
        self.threshold.setRange(1 / STEPS, 1.0)
        self.threshold.setSingleStep(1 / STEPS)
        self.threshold.setDecimals(2)
        self.threshold.setShowClearButton(False)
        self.threshold.setAccessibleName(tr("Threshold as a number"))
        for control in (self.slider, self.threshold):
            control.setToolTip(
                tr(
                    "The response says how well a place fits the phrase, from 0 (not at all) to 1. Places below the "
                    "threshold are hidden; the layer changes at once."
                )
            )
        self.slider.valueChanged.connect(lambda step: self.threshold.setValue(step / STEPS))
        self.threshold.valueChanged.connect(self._threshold_changed)
        both = QHBoxLayout()
        both.addWidget(self.slider, 1)
        both.addWidget(self.threshold)
        self.opacity = QgsOpacityWidget()
        self.opacity.opacityChanged.connect(self._opacity_changed)
        tools = QWidget()
        form = new_form(tools)
        form.setContentsMargins(0, 0, 0, 0)
        caption = PlainLabel(tr("Threshold"))
        caption.setBuddy(self.slider)
        form.addRow(caption, both)
        add_row(form, tr("Opacity"), self.opacity, tip=tr("How much the answer covers the image below"))
        return tools

    def _build_regions(self) -> QWidget:
        """Make the button that extracts regions, and their minimum area."""
        self.regions_button = QPushButton(tr("Extract re&gions"))
        self.regions_button.setToolTip(tr("Makes polygons of the places above the threshold"))
        self.regions_button.clicked.connect(self._extract)
        self.min_area = QgsDoubleSpinBox()
        self.min_area.setRange(0, 1e7)
        shrink(self.min_area, 16)
        self.min_area.setDecimals(0)
        self.min_area.setPrefix(tr("from "))
        self.min_area.setSuffix(tr(" m²"))
        self.min_area.setClearValue(0, tr("of any size"))
        self.min_area.setAccessibleName(tr("Minimum area of a region"))
        self.min_area.setToolTip(tr("Smaller regions are left out"))
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.regions_button, 1)
        row.addWidget(self.min_area)
        return tools

    # The list

    # Only a selection by the user, and a new answer, change the active layer and what is visible on the map. Layers
    # that come and go update the list without its signals.

    def refresh(self, *_) -> None:
        """Update the list to the answer layers of the project."""
        self.list.blockSignals(True)
        layers = {layer.id(): layer for layer in QgsProject.instance().mapLayers().values() if answer_of(layer)}
        for row in reversed(range(self.list.count())):
            entry = self._entry(self.list.item(row))
            if isinstance(entry, str) and layers.pop(entry, None) is None:
                self.list.takeItem(row)
        for layer_id, layer in layers.items():
            self._insert(layer_id, _title(layer))
        for row in range(self.list.count()):
            self._show_state(self.list.item(row))
        self.list.blockSignals(False)
        self._show_chosen()

    def add_not_found(self, entry: NotFound) -> None:
        """List an answer that found nothing, and select it."""
        self._insert(entry, tr("{phrase} – not found").format(phrase=short(entry.answer.phrase)))

    def remove_not_found(self, answer: NotFound) -> None:
        """Remove an answer that found nothing from the list."""
        for row in range(self.list.count()):
            if self._entry(self.list.item(row)) is answer:
                self.list.takeItem(row)
                break

    def choose(self, layer: QgsRasterLayer) -> None:
        """Select the answer of ``layer`` and show its current values."""
        self.refresh()
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            if self._entry(self.list.item(row)) == layer.id():
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._selected()

    def chosen(self) -> "QgsRasterLayer | NotFound | None":
        """Return the selected answer: its layer, or NotFound."""
        entry = self._entry(self.list.currentItem())
        return QgsProject.instance().mapLayer(entry) if isinstance(entry, str) else entry

    def remove(self) -> None:
        """Remove the selected answer and its layer from the project; the file stays on disk, so it can come back."""
        chosen = self.chosen()
        if isinstance(chosen, NotFound):
            self.remove_not_found(chosen)
            self.removed.emit(chosen)
        elif chosen is not None:
            self.removed.emit(NotFound(answer_of(chosen), chosen.source(), record_of(chosen)))
            QgsProject.instance().removeMapLayer(chosen.id())
            self._hide_others()
        self._iface.mapCanvas().refresh()

    def _insert(self, entry, text: str) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, [entry])  # in a list, because Qt may convert a plain object
        answer = entry.answer if isinstance(entry, NotFound) else answer_of(QgsProject.instance().mapLayer(entry))
        item.setToolTip(safe_text(answer.phrase))
        if isinstance(entry, NotFound):
            font = item.font()
            font.setItalic(True)
            item.setFont(font)
        self.list.insertItem(0, item)
        if isinstance(entry, NotFound) or self.list.currentItem() is None:
            self.list.setCurrentItem(item)

    def _show_state(self, item: QListWidgetItem) -> None:
        """Show in the list whether the layer of an answer can still be drawn."""
        layer = QgsProject.instance().mapLayer(self._entry(item)) if isinstance(self._entry(item), str) else None
        if layer is not None:
            item.setText(_title(layer))
            font = item.font()
            font.setItalic(not layer.isValid())
            item.setFont(font)

    def _entry(self, item: Optional[QListWidgetItem]) -> "str | NotFound | None":
        return item.data(Qt.ItemDataRole.UserRole)[0] if item is not None else None

    def _layers_added(self, layers: "list[QgsMapLayer]") -> None:
        for layer in layers:  # Processing adds a layer first and sets its properties later
            layer.customPropertyChanged.connect(self._property_changed)
            layer.nameChanged.connect(self.refresh)
        self.refresh()

    def _property_changed(self, name: str) -> None:
        if name == PROPERTY:
            self.refresh()

    def _layers_removed(self, layer_ids: "list[str]") -> None:
        self.list.blockSignals(True)
        for row in reversed(range(self.list.count())):
            if self._entry(self.list.item(row)) in layer_ids:
                self.list.takeItem(row)
        self.list.blockSignals(False)
        self._show_chosen()

    def _forget(self) -> None:
        self.list.clear()
        self._show_chosen()

    # The selected answer

    def _selected(self, *_) -> None:
        """Show the selected answer, and make its layer active and visible."""
        self._show_chosen()
        layer = self.chosen()
        if isinstance(layer, QgsRasterLayer):
            self._iface.setActiveLayer(layer)
        self._hide_others()

    def _show_chosen(self, *_) -> None:
        chosen = self.chosen()
        self.distances.stop()
        self.setVisible(self.list.count() > 0)
        rows = min(max(self.list.count(), MIN_ROWS), MAX_ROWS)
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), 1) + 2 * self.list.frameWidth())
        answer = chosen.answer if isinstance(chosen, NotFound) else answer_of(chosen)
        layer = None if isinstance(chosen, NotFound) or answer is None else chosen
        for widget in (
            self.layer_tools,
            self.region_tools,
            self.show_button,
            self.reading,
            self.note,
            self.not_found,
            self.distances,
        ):
            widget.hide()
        why_not = tr("There is no answer to remove.") if answer is None else ""
        allow(self.remove_button, why_not, tr("Removes the answer and its layer from the project"))
        if answer is None:
            self.clicks.stop()
            self.clicks.hide()
            return
        self.reading.setText(tr("Read as: {reading}").format(reading=answer.reading))
        self.reading.setVisible(answer.reading != f"“{answer.phrase}”")
        self.note.setText(answer.note)
        self.note.setVisible(bool(answer.note))
        self.distances.show_for(answer)
        self._show_clicks(answer)
        self.not_found.setVisible(not answer.found)
        self.not_found.setText(
            tr("Nothing like this was found here. The places below are the most similar ones.")
            if layer is not None
            else tr("Nothing like this was found here.")
        )
        self.show_button.setVisible(layer is None)
        if layer is not None and not layer.isValid():
            self.not_found.setText(tr("The file of this answer is missing: ask again, or remove it."))
            self.not_found.show()
            self.distances.hide()
            return
        self.layer_tools.setVisible(layer is not None)
        self.region_tools.setVisible(layer is not None)
        if layer is not None:
            self._propose_min_area(layer, answer)
            for widget in (self.slider, self.threshold, self.opacity):
                widget.blockSignals(True)
            self._show_threshold(shown_threshold(layer))
            self.opacity.setOpacity(layer.opacity())
            for widget in (self.slider, self.threshold, self.opacity):
                widget.blockSignals(False)

    def _propose_min_area(self, layer: QgsRasterLayer, answer: Answer) -> None:
        """Propose a minimum area of regions for another answer; a value of the user's stays with its answer."""
        if self._proposed_for != layer.id():
            self._proposed_for = layer.id()
            self.min_area.setValue(least_area(layer, answer.phrase))

    def _hide_others(self, *_) -> None:
        """Hide all results of Landscribe except the selected answer and its regions; other layers do not change."""
        chosen = self.chosen()
        if chosen is None or not self.only_selected.isChecked():
            return
        wanted = None if isinstance(chosen, NotFound) else chosen.id()
        for node in QgsProject.instance().layerTreeRoot().findLayers():
            layer = node.layer()
            if layer is not None and (is_result(layer) or answer_of(layer)) and not is_to_label(layer):
                shown = wanted is not None and wanted in (layer.id(), layer.customProperty(MADE_FROM))
                node.setItemVisibilityChecked(shown)

    def _ask_again(self, metres: "list[float]") -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.distances_changed.emit(chosen, metres)

    def _show_clicks(self, answer: Answer) -> None:
        """Show the clicks of an answer; one that was not asked in the dock cannot be asked again."""
        scene = QgsProject.instance().mapLayer((answer.request.get(INPUT) or {}).get("layer", ""))
        self.clicks.setVisible(scene is not None)
        if scene is None:
            self.clicks.stop()
        else:
            like, unlike = (places(answer.request.get(name, "")) for name in (LIKE, UNLIKE))
            entry = self._entry(self.list.currentItem())
            key = entry if isinstance(entry, str) else (answer.phrase, scene.id())  # the next one has the same key
            self.clicks.set_answer(key, scene.crs(), like, unlike)

    def _ask_with_clicks(self) -> None:
        chosen = self.chosen()
        if not self.distances.isEnabled():  # another run is in progress
            self.clicks.ask_later()
        elif chosen is not None:
            self.clicks_changed.emit(chosen, *self.clicks.places())

    def _show_threshold(self, threshold: float) -> None:
        self.slider.setValue(round(threshold * STEPS))
        self.threshold.setValue(threshold)

    def _threshold_changed(self, threshold: float) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(round(threshold * STEPS))
        self.slider.blockSignals(False)
        layer = self.chosen()
        if isinstance(layer, QgsRasterLayer):
            show_from(layer, threshold)

    def _opacity_changed(self, opacity: float) -> None:
        layer = self.chosen()
        if isinstance(layer, QgsRasterLayer):
            layer.setOpacity(opacity)
            layer.triggerRepaint()

    def _extract(self) -> None:
        layer = self.chosen()
        if isinstance(layer, QgsRasterLayer):
            self.regions_requested.emit(layer, self.threshold.value(), self.min_area.value())

    def set_idle(self, idle: bool) -> None:
        """Enable the controls that start a run, or disable them."""
        self.regions_button.setEnabled(idle)
        self.regions_button.setToolTip(
            tr("Makes polygons of the places above the threshold")
            if idle
            else tr("A run is in progress: wait until it ends, or cancel it.")
        )
        self.distances.setEnabled(idle)

    def dispose(self) -> None:
        """Disconnect from QGIS before this widget is deleted."""
        self.distances.stop()
        self.clicks.dispose()
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._layers_added)
        for layer in project.mapLayers().values():
            with contextlib.suppress(TypeError):  # the layer is older than this panel
                layer.customPropertyChanged.disconnect(self._property_changed)
                layer.nameChanged.disconnect(self.refresh)
        project.layersWillBeRemoved.disconnect(self._layers_removed)
        project.readProject.disconnect(self.refresh)
        project.cleared.disconnect(self._forget)
