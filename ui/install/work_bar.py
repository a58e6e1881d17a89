"""Progress, stage and Cancel button of a set-up, a download or an installation."""

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ..i18n import tr
from ..widgets.remark import Remark

STEPS = 1000


def in_work() -> str:
    """Return why nothing can be downloaded or installed at the moment."""
    return tr("A model is being downloaded or installed: wait until that ends, or cancel it.")


class WorkBar(QWidget):
    """Visible while something runs; the Cancel button emits ``cancel_requested``."""

    cancel_requested = pyqtSignal()

    def __init__(self, name: str, cancel_text: str, cancel_tip: str, parent=None):
        super().__init__(parent)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(name)
        self.cancel_button = QPushButton(cancel_text)
        self.cancel_button.setToolTip(cancel_tip)
        self.cancel_button.clicked.connect(self.cancel_requested)
        self.stage = Remark()
        row = QHBoxLayout()
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.stage)
        self.hide()

    def begin(self, stage: str) -> None:
        """Appear with a stage and without a known fraction."""
        self.show_stage(None, stage)
        self.cancel_button.setEnabled(True)
        self.show()

    def show_stage(self, fraction: "float | None", stage: str) -> None:
        """Show how far the work is, from 0 to 1; None if nobody knows."""
        self.progress.setRange(0, 0 if fraction is None else STEPS)
        if fraction is not None:
            self.progress.setValue(round(STEPS * fraction))
        self.stage.setText(stage)

    def show_cancelling(self) -> None:
        """Show that Cancel was pressed and the work has not stopped yet."""
        self.stage.setText(tr("Cancelling"))
        self.cancel_button.setEnabled(False)
