"""Forms of the dock and its dialogs: each row has a caption with an Alt key, and a field that gets the focus."""

from collections.abc import Iterable

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ...core.errors import InputError
from ..i18n import tr
from ..plain_text import PlainLabel
from .button_rows import width_of


def new_form(parent=None) -> QFormLayout:
    """Return a form whose fields grow with the dock; a field that is too wide for it goes below its caption."""
    form = QFormLayout(parent)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    return form


def add_row(form: QFormLayout, label: str, *widgets: QWidget, tip: str = "") -> QLabel:
    """Add a row with ``widgets`` below each other; the first gets the caption's key, its name and ``tip``."""
    caption = PlainLabel(label)
    chain = [widgets[0]]
    while chain[-1].focusProxy() is not None:
        chain.append(chain[-1].focusProxy())
    caption.setBuddy(chain[-1])
    chain[-1].setAccessibleName(label.replace("&", ""))
    if tip:
        for widget in (caption, *chain):
            widget.setToolTip(tip)
    form.addRow(caption, _stack(widgets))
    return caption


def align(*parts: QWidget) -> None:
    """Give the captions of all forms in ``parts`` the same width, so that the fields stand below each other."""
    forms = [form for part in parts for form in part.findChildren(QFormLayout)]
    captions = [caption for form in forms for caption in _captions(form)]
    width = max((caption.sizeHint().width() for caption in captions), default=0)
    for caption in captions:
        caption.setMinimumWidth(width)


def _captions(form: QFormLayout) -> "list[QWidget]":
    items = (form.itemAt(row, QFormLayout.ItemRole.LabelRole) for row in range(form.rowCount()))
    return [item.widget() for item in items if item is not None and item.widget() is not None]


def at(widget: QWidget, sentence: str) -> InputError:
    """Return an error about the field ``widget``; see ``focus_on``."""
    error = InputError(sentence)
    error.field = widget
    return error


def focus_on(error: InputError) -> None:
    """Move the focus to the field that an error is about, if it names one."""
    field = getattr(error, "field", None)
    if field is not None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)


def beside(field: QWidget, button: QWidget) -> QWidget:
    """Return ``field`` with a small button on its right; the row's key and name go to ``field``."""
    pair = QWidget()
    pair.setFocusProxy(field)
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2)
    row.addWidget(field, 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return pair


def choose(combo: QComboBox, data) -> None:
    """Choose the entry with ``data``, or the first entry if there is none."""
    combo.setCurrentIndex(max(combo.findData(data), 0))


def refill(combo: QComboBox, rows: Iterable[tuple]) -> None:
    """Replace the entries by ``rows`` (text, data) without a signal; the chosen entry stays if it still exists."""
    chosen = combo.currentData()
    combo.blockSignals(True)
    combo.clear()
    for text, data in rows:
        combo.addItem(text, data)
    choose(combo, chosen)
    combo.blockSignals(False)


def narrow(combo: QComboBox) -> None:
    """Let a combo box shrink with the dock, even if its entries are long."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)


def allow(button: QWidget, why_not: str, tip: str) -> None:
    """Enable a button that nothing speaks against; else its tooltip says why it is grey, in place of ``tip``."""
    button.setEnabled(not why_not)
    button.setToolTip(why_not or tip)


def in_progress() -> str:
    """Return why nothing can be started during a run."""
    return tr("A run is in progress: wait until it ends, or cancel it.")


def shrink(field: QWidget, letters: int) -> None:
    """Let a field shrink with the dock to the width of so many letters."""
    field.setMinimumWidth(width_of(letters))
    field.setSizePolicy(QSizePolicy.Policy.Preferred, field.sizePolicy().verticalPolicy())


def _stack(widgets) -> QWidget:
    if len(widgets) == 1:
        return widgets[0]
    field = _Stack()
    column = QVBoxLayout(field)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for widget in widgets:
        column.addWidget(widget)
    return field


class _Stack(QWidget):
    """Widgets below each other. A form keeps old heights: this asks once more if it gets less than its lines need."""

    def __init__(self):
        super().__init__()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.updateGeometry)

    def resizeEvent(self, event):
        super().resizeEvent(event)
        if self.height() < self.heightForWidth(self.width()):
            self._later.start()
