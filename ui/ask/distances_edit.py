"""The distances of an answer, to be changed: a pause after the last change asks again."""

from qgis.gui import QgsDoubleSpinBox
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QWidget

from ..i18n import tr
from ..layers.answers import Answer
from ..widgets.form import add_row, new_form, shrink

#: Milliseconds to wait after the last edit before asking again.
PAUSE = 700
#: Boxes beside each other; more would widen the dock.
COLUMNS = 2


class DistancesEdit(QWidget):
    """A box for each distance; disabled while a run is in progress."""

    changed = pyqtSignal(list)  # metres, in the order of the phrase

    def __init__(self, parent=None):
        super().__init__(parent)
        self.spins: list[QgsDoubleSpinBox] = []
        self._field = QWidget()
        self._grid = QGridLayout(self._field)
        self._grid.setContentsMargins(0, 0, 0, 0)
        form = new_form(self)
        form.setContentsMargins(0, 0, 0, 0)
        add_row(form, tr("Distances"), self._field, tip=tr("The distances of the phrase: change them to ask again"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._tell)

    def show_for(self, answer: Answer) -> None:
        """Show the distances of ``answer``; one whose request is not known cannot be changed."""
        while self._grid.count():
            spin = self._grid.takeAt(0).widget()
            spin.hide()
            spin.deleteLater()
        self.spins = []
        for index, metres in enumerate(answer.distances):
            spin = QgsDoubleSpinBox()
            spin.setRange(0, 1e6)
            shrink(spin, 10)
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
            self._grid.addWidget(spin, *divmod(index, COLUMNS))
            self.spins.append(spin)
        self.setVisible(bool(answer.distances))

    def stop(self) -> None:
        """Forget a change that was not told yet."""
        self._pause.stop()

    def _tell(self) -> None:
        if self.isEnabled():
            self.changed.emit([spin.value() for spin in self.spins])
        else:  # another run is in progress
            self._pause.start()
