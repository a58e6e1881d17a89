"""The buttons below the table of areas: export, areas and accuracy of a land cover."""

from pathlib import Path
from typing import Optional

from qgis.core import Qgis, QgsMapLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QFileDialog, QMenu, QPushButton, QToolButton, QWidget

from ..algorithms import areas_algorithm as parameter
from ..algorithms.algorithm_run import AlgorithmRun
from ..i18n import tr
from ..plain_text import Notice
from ..widgets.button_rows import ButtonRows
from ..widgets.one_dialog import OneDialog
from .accuracy_button import AccuracyButton
from .areas_dialog import AreasDialog
from .areas_table import AreasTable
from .export_dialog import ExportDialog
from .land_cover_choice import LandCoverChoice


class ResultsBar(QWidget):
    """Buttons that work on the land cover that is chosen in the combo box ``choice``, whose table is ``areas``."""

    correct_requested = pyqtSignal(object)  # the land cover
    notice = pyqtSignal(object, object)  # text (or a Notice) for the message bar, Qgis.MessageLevel
    compared = pyqtSignal(str)  # id of a land cover whose accuracy is known now

    def __init__(self, iface: QgisInterface, choice: LandCoverChoice, areas: AreasTable, parent=None):
        super().__init__(parent)
        self._choice, self._areas = choice, areas
        self.dialogs = OneDialog()
        self._run: Optional[AlgorithmRun] = None

        self.export_button = QPushButton(tr("Export…"))
        self.export_button.setToolTip(tr("Save the land cover as polygons, and its areas as a table"))
        self.export_button.clicked.connect(self.export)
        self.areas_button = QToolButton()
        self.areas_button.setText(tr("Areas"))
        self.areas_button.setToolTip(
            tr("Copy or save the table of areas, or measure areas within the polygons of a layer")
        )
        self.areas_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.areas_button)
        self.copy_action = menu.addAction(tr("&Copy"), self.copy)
        self.save_action = menu.addAction(tr("&Save as CSV…"), self._ask_and_save)
        self.polygons_action = menu.addAction(tr("By &polygon…"), self.by_polygon)
        self.areas_button.setMenu(menu)
        self.accuracy_button = AccuracyButton(iface, self.land_cover, self.dialogs)
        self.accuracy_button.notice.connect(self.notice)
        self.accuracy_button.compared.connect(self.compared)
        self.correct_button = QPushButton(tr("Correct…"))
        self.correct_button.setToolTip(tr("Label where the land cover is wrong, and it changes: on the page Train"))
        self.correct_button.clicked.connect(self.correct)
        self.setLayout(ButtonRows(self.export_button, self.areas_button, self.accuracy_button, self.correct_button))
        self.refresh()

    def refresh(self, *_) -> None:
        """Show the buttons if a land cover is chosen, and enable Copy if its areas are known."""
        self.setVisible(self.land_cover() is not None)
        self.copy_action.setEnabled(self._areas.model().rowCount() > 0)

    def land_cover(self) -> Optional[QgsMapLayer]:
        """Return the land cover that the buttons work on."""
        return self._choice.currentLayer()

    def export(self) -> None:
        """Open the export dialog."""
        dialog = ExportDialog(self.land_cover(), self)
        dialog.exported.connect(lambda text: self.notice.emit(text, Qgis.MessageLevel.Success))
        self.dialogs.open(dialog)

    def correct(self) -> None:
        """Ask for the page that corrects the land cover."""
        self.correct_requested.emit(self.land_cover())

    def by_polygon(self) -> None:
        """Open the dialog that measures within polygons."""
        self.dialogs.open(AreasDialog(self.land_cover(), self))

    def copy(self) -> None:
        """Copy the table of areas as tab-separated text."""
        QGuiApplication.clipboard().setText(self._areas.text())

    def _ask_and_save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, tr("Save areas"), "", "CSV (*.csv)")  # asks before overwriting
        if path:
            self.save(path if Path(path).suffix else f"{path}.csv")

    def save(self, path: str) -> None:
        """Save the land cover's areas as CSV."""
        if self._run is not None:
            return
        parameters = {parameter.INPUT: self.land_cover(), parameter.CSV: path}
        self._run = AlgorithmRun("landscribe:areas", parameters, tr("Landscribe: measuring areas"))
        saved = Notice(tr("Saved: {path}").format(path=path), path)
        self._run.done.connect(lambda _: self._end(saved, Qgis.MessageLevel.Success))
        self._run.failed.connect(lambda sentence: self._end(sentence, Qgis.MessageLevel.Critical))
        self._run.cancelled.connect(lambda: self._end(tr("Cancelled: nothing was written."), Qgis.MessageLevel.Info))
        self._run.start()

    def _end(self, text: str, level) -> None:
        self._run = None
        self.notice.emit(text, level)

    def dispose(self) -> None:
        """Disconnect from QGIS before the dock is deleted, and cancel a run."""
        self.dialogs.abandon()
        if self._run is not None:
            self._run.abandon()
            self._run = None
