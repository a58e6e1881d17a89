"""The answers of the project: a list, and below it what one does with the one that is chosen."""

import contextlib
from dataclasses import dataclass
from typing import Optional

from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.gui import QgisInterface, QgsDoubleSpinBox, QgsOpacityWidget
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from ..layers.answers import PROPERTY, Answer, answer_of, short, show_from, shown_threshold
from ..widgets.form import add_row, new_form
from ..widgets.remark import Remark

#: Steps of the threshold's slider.
STEPS = 100
#: Rows that the list shows at least and at most; more of them scroll.
LEAST_ROWS, MOST_ROWS = 2, 6
#: Milliseconds without a change after which an edited distance is asked for.
PAUSE = 700


@dataclass(frozen=True)
class Missed:
    """An answer that found nothing and has no layer, with the files of its response."""

    answer: Answer
    output: str
    record: Optional[str]


class AnswersPanel(QWidget):
    """Layers are the project's; what found nothing is listed for this session only."""

    regions_wanted = pyqtSignal(object, float, float)  # layer, threshold, least area in m²
    asked_again = pyqtSignal(object, list)  # layer or Missed, metres
    show_wanted = pyqtSignal(object)  # Missed

    def __init__(self, iface: QgisInterface, parent=None):
        super().__init__(parent)
        self._iface = iface
        self._build()
        project = QgsProject.instance()
        project.layersAdded.connect(self._layers_come)
        project.layersWillBeRemoved.connect(self._layers_go)
        project.readProject.connect(self.refresh)
        project.cleared.connect(self._forget)
        self.refresh()

    def _build(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Answers"))
        self.list.currentItemChanged.connect(self._show_chosen)
        self.list.currentItemChanged.connect(self._show_alone)
        self.alone = QCheckBox(tr("Show only the chosen one"))
        self.alone.setToolTip(tr("Hides the other answers on the map, not in the list"))
        self.alone.setChecked(True)
        self.alone.toggled.connect(self._show_alone)
        self.reading = Remark()
        self.note = Remark()
        self.nothing = QLabel()
        self.nothing.setWordWrap(True)
        self.distances = QWidget()
        row = QHBoxLayout(self.distances)
        row.setContentsMargins(0, 0, 0, 0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._ask_again)

        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(1, STEPS)
        self.slider.setPageStep(10)
        self.threshold = QgsDoubleSpinBox()
        self.threshold.setRange(1 / STEPS, 1.0)
        self.threshold.setSingleStep(1 / STEPS)
        self.threshold.setDecimals(2)
        self.threshold.setShowClearButton(False)
        self.threshold.setAccessibleName(tr("Threshold as a number"))
        for control in (self.slider, self.threshold):
            control.setToolTip(tr("Shows what responds at least this much; the layer follows at once"))
        self.slider.valueChanged.connect(lambda step: self.threshold.setValue(step / STEPS))
        self.threshold.valueChanged.connect(self._threshold_changed)
        both = QHBoxLayout()
        both.addWidget(self.slider, 1)
        both.addWidget(self.threshold)
        self.opacity = QgsOpacityWidget()
        self.opacity.opacityChanged.connect(self._opacity_changed)
        form = new_form()
        caption = QLabel(tr("&Threshold"))
        caption.setBuddy(self.slider)
        self.slider.setAccessibleName(tr("Threshold"))
        form.addRow(caption, both)
        add_row(form, tr("&Opacity"), self.opacity, tip=tr("How much of the imagery below shows through"))

        self.regions_button = QPushButton(tr("Extract regio&ns"))
        self.regions_button.setToolTip(tr("Makes polygons of what is above the threshold"))
        self.regions_button.clicked.connect(self._extract)
        self.min_area = QgsDoubleSpinBox()
        self.min_area.setRange(0, 1e9)
        self.min_area.setDecimals(0)
        self.min_area.setPrefix(tr("from "))
        self.min_area.setSuffix(tr(" m²"))
        self.min_area.setClearValue(0, tr("of any size"))
        self.min_area.clear()
        self.min_area.setAccessibleName(tr("Least area of a region"))
        self.min_area.setToolTip(tr("Smaller regions are left out"))
        self.remove_button = QPushButton(tr("R&emove"))
        self.remove_button.setToolTip(tr("Removes the answer and its layer from the project"))
        self.remove_button.clicked.connect(self.remove)
        self.show_button = QPushButton(tr("Show the &best places"))
        self.show_button.setToolTip(tr("Shows where the response is highest, though nothing of the kind was found"))
        self.show_button.clicked.connect(lambda: self.show_wanted.emit(self.chosen()))

        self.layer_tools = QWidget()
        column = QVBoxLayout(self.layer_tools)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        row = QHBoxLayout()
        row.addWidget(self.regions_button, 1)
        row.addWidget(self.min_area)
        column.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.list, self.alone, self.reading, self.note, self.distances, self.nothing, self.layer_tools):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.show_button, 1)
        row.addStretch(0)
        row.addWidget(self.remove_button)
        column.addLayout(row)

    # The list

    def refresh(self, *_) -> None:
        """List the answers among the project's layers that are not listed yet, and drop those that are gone."""
        layers = {layer.id(): layer for layer in QgsProject.instance().mapLayers().values() if answer_of(layer)}
        for row in reversed(range(self.list.count())):
            held = self._held(self.list.item(row))
            if isinstance(held, str) and layers.pop(held, None) is None:
                self.list.takeItem(row)
        for layer_id, layer in layers.items():
            self._insert(layer_id, short(answer_of(layer).phrase))
        self._show_chosen()

    def add_missed(self, missed: Missed) -> None:
        """List an answer that found nothing, and choose it."""
        self._insert(missed, tr("{phrase} – not found").format(phrase=short(missed.answer.phrase)))

    def replace_missed(self, old: Missed, new: Optional[Missed]) -> None:
        """Put ``new`` in the place of ``old``, or nothing."""
        for row in range(self.list.count()):
            if self._held(self.list.item(row)) is old:
                self.list.takeItem(row)
                break
        if new is not None:
            self.add_missed(new)

    def choose(self, layer: QgsRasterLayer) -> None:
        """Choose the answer that ``layer`` shows, and look at it anew."""
        self.refresh()
        for row in range(self.list.count()):
            if self._held(self.list.item(row)) == layer.id():
                self.list.setCurrentRow(row)
        self._show_chosen()

    def chosen(self) -> "QgsRasterLayer | Missed | None":
        """What is chosen in the list."""
        held = self._held(self.list.currentItem())
        return QgsProject.instance().mapLayer(held) if isinstance(held, str) else held

    def remove(self) -> None:
        """Remove the chosen answer, and its layer from the project; the file stays."""
        chosen = self.chosen()
        if isinstance(chosen, Missed):
            self.replace_missed(chosen, None)
        elif chosen is not None:
            QgsProject.instance().removeMapLayer(chosen.id())
        self._iface.mapCanvas().refresh()

    def _insert(self, held, text: str) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, [held])  # a list: Qt keeps a lone object as it likes
        answer = held.answer if isinstance(held, Missed) else answer_of(QgsProject.instance().mapLayer(held))
        item.setToolTip(answer.phrase)
        if isinstance(held, Missed):
            font = item.font()
            font.setItalic(True)
            item.setFont(font)
        self.list.insertItem(0, item)
        self.list.setCurrentItem(item)

    def _held(self, item: Optional[QListWidgetItem]) -> "str | Missed | None":
        return item.data(Qt.ItemDataRole.UserRole)[0] if item is not None else None

    def _layers_come(self, layers: "list[QgsMapLayer]") -> None:
        for layer in layers:  # Processing adds a layer first, and says then what it is
            layer.customPropertyChanged.connect(self._property_changed)
        self.refresh()

    def _property_changed(self, name: str) -> None:
        if name == PROPERTY:
            self.refresh()

    def _layers_go(self, layer_ids: "list[str]") -> None:
        for row in reversed(range(self.list.count())):
            if self._held(self.list.item(row)) in layer_ids:
                self.list.takeItem(row)
        self._show_chosen()

    def _forget(self) -> None:
        self.list.clear()
        self._show_chosen()

    # The chosen one

    def _show_chosen(self, *_) -> None:
        chosen = self.chosen()
        self._pause.stop()
        self.setVisible(self.list.count() > 0)
        rows = min(max(self.list.count(), LEAST_ROWS), MOST_ROWS)
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), 1) + 2 * self.list.frameWidth())
        answer = chosen.answer if isinstance(chosen, Missed) else answer_of(chosen)
        layer = None if isinstance(chosen, Missed) or answer is None else chosen
        for widget in (self.layer_tools, self.reading, self.note, self.nothing, self.show_button, self.distances):
            widget.hide()
        self.remove_button.setEnabled(answer is not None)
        if answer is None:
            return
        self.reading.setText(tr("Read as: {reading}").format(reading=answer.reading))
        self.reading.setVisible(answer.reading != f"“{answer.phrase}”")
        self.note.setText(answer.note)
        self.note.setVisible(bool(answer.note))
        self._show_distances(answer)
        self.nothing.setVisible(not answer.found)
        self.nothing.setText(
            tr("Nothing like it was found here: the highest response is {maximum:.2f}.").format(maximum=answer.maximum)
        )
        self.show_button.setVisible(layer is None)
        self.layer_tools.setVisible(layer is not None)
        if layer is not None:
            self._iface.setActiveLayer(layer)
            for widget in (self.slider, self.threshold, self.opacity):
                widget.blockSignals(True)
            self._show_threshold(shown_threshold(layer))
            self.opacity.setOpacity(layer.opacity())
            for widget in (self.slider, self.threshold, self.opacity):
                widget.blockSignals(False)

    def _show_alone(self, *_) -> None:
        """Of the answers' layers, let only the chosen one be visible; other layers stay as they are."""
        chosen = self.chosen()
        if chosen is None or not self.alone.isChecked():
            return
        root = QgsProject.instance().layerTreeRoot()
        for row in range(self.list.count()):
            held = self._held(self.list.item(row))
            node = root.findLayer(held) if isinstance(held, str) else None
            if node is not None:
                node.setItemVisibilityChecked(node.layer() is chosen)

    def _show_distances(self, answer: Answer) -> None:
        row = self.distances.layout()
        while row.count():
            widget = row.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if answer.distances:
            caption = Remark()
            caption.setText(tr("Distances"))
            row.addWidget(caption)
        self.spins = []
        for index, metres in enumerate(answer.distances):
            spin = QgsDoubleSpinBox()
            spin.setRange(0, 1e6)
            spin.setDecimals(0 if metres == round(metres) else 1)
            spin.setSingleStep(10)
            spin.setSuffix(tr(" m"))
            spin.setShowClearButton(False)
            spin.setKeyboardTracking(False)
            spin.setValue(metres)
            spin.setEnabled(bool(answer.request))
            spin.setAccessibleName(tr("Distance {number} in metres").format(number=index + 1))
            spin.setToolTip(tr("Asks again with this distance"))
            spin.valueChanged.connect(lambda _: self._pause.start())
            row.addWidget(spin, 1)
            self.spins.append(spin)
        self.distances.setVisible(bool(answer.distances))

    def _ask_again(self) -> None:
        metres = [spin.value() for spin in self.spins]
        chosen = self.chosen()
        if not self.distances.isEnabled():  # another run is under way
            self._pause.start()
        elif chosen is not None:
            self.asked_again.emit(chosen, metres)

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
            self.regions_wanted.emit(layer, self.threshold.value(), self.min_area.value())

    def set_idle(self, idle: bool) -> None:
        """Whether a new run may be started."""
        self.regions_button.setEnabled(idle)
        self.distances.setEnabled(idle)

    def dispose(self) -> None:
        """Let go of QGIS's objects."""
        self._pause.stop()
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._layers_come)
        for layer in project.mapLayers().values():
            with contextlib.suppress(TypeError):  # it was there before this panel
                layer.customPropertyChanged.disconnect(self._property_changed)
        project.layersWillBeRemoved.disconnect(self._layers_go)
        project.readProject.disconnect(self.refresh)
        project.cleared.disconnect(self._forget)
