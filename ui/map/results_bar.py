"""The buttons below the table of areas: export, areas and accuracy of a land cover."""

from pathlib import Path
from typing import Optional

from qgis.core import NULL, Qgis, QgsFeatureRequest, QgsMapLayer, QgsProcessing, QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from ..algorithms import accuracy_algorithm
from ..algorithms import areas_algorithm as parameter
from ..algorithms.algorithm_run import AlgorithmRun
from ..i18n import tr
from .areas_dialog import AreasDialog
from .areas_table import AreasTable
from .export_dialog import ExportDialog
from .land_cover_choice import LandCoverChoice
from .points_dialog import PointsDialog

#: The attribute that the user fills in.
LABEL = "reference"


class ResultsBar(QWidget):
    """Buttons that work on the land cover that is chosen in the combo box ``choice``, whose table is ``areas``."""

    correct_requested = pyqtSignal(object)  # the land cover
    notice = pyqtSignal(str, object)  # text for the message bar, Qgis.MessageLevel

    def __init__(self, choice: LandCoverChoice, areas: AreasTable, parent=None):
        super().__init__(parent)
        self._choice, self._areas = choice, areas
        self._dialog: Optional[QDialog] = None
        self._algorithm_dialog: Optional[QDialog] = None  # Processing's own
        self._run: Optional[AlgorithmRun] = None

        self.export_button = QPushButton(tr("Exp&ort…"))
        self.export_button.setToolTip(tr("Save the land cover as polygons, and its areas as a table"))
        self.export_button.clicked.connect(self.export)
        self.areas_button = QToolButton()
        self.areas_button.setText(tr("Ar&eas"))
        self.areas_button.setToolTip(
            tr("Copy or save the table of areas, or measure areas within the polygons of a layer")
        )
        self.areas_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.areas_button)
        self.copy_action = menu.addAction(tr("&Copy"), self.copy)
        self.save_action = menu.addAction(tr("&Save as CSV…"), self._ask_and_save)
        self.polygons_action = menu.addAction(tr("By &polygon…"), self.by_polygon)
        self.areas_button.setMenu(menu)
        self.accuracy_button = QToolButton()
        self.accuracy_button.setText(tr("Acc&uracy"))
        self.accuracy_button.setToolTip(
            tr("Measure how accurate the land cover is, with points that you label or with another reference")
        )
        self.accuracy_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.accuracy_button)
        self.points_action = menu.addAction(tr("&Points to label…"), self.draw_points)
        self.compare_action = menu.addAction(tr("&Compare with a reference…"), self.compare)
        self.accuracy_button.setMenu(menu)
        self.correct_button = QPushButton(tr("Correct…"))
        self.correct_button.setToolTip(tr("Label where the land cover is wrong, and it changes: on the page Train"))
        self.correct_button.clicked.connect(lambda: self.correct_requested.emit(self.land_cover()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.export_button, 1)
        row.addWidget(self.areas_button)
        row.addWidget(self.accuracy_button)
        row.addWidget(self.correct_button)
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
        self._open(dialog)

    def by_polygon(self) -> None:
        """Open the dialog that measures within polygons."""
        self._open(AreasDialog(self.land_cover(), self))

    def draw_points(self) -> None:
        """Open the dialog that draws points to label within the classes of the land cover."""
        dialog = PointsDialog(self.land_cover(), self)
        dialog.drawn.connect(self._show_points)
        self._open(dialog)

    def _show_points(self, _layer: QgsVectorLayer, count: int) -> None:
        text = tr("{count} points to label lie on top of the layers: give each one its class.")
        self.notice.emit(text.format(count=count), Qgis.MessageLevel.Success)

    def compare(self) -> None:
        """Open the algorithm that compares the land cover with a reference, such as labelled points."""
        parameters = {
            accuracy_algorithm.INPUT: self.land_cover().id(),
            accuracy_algorithm.REPORT: QgsProcessing.TEMPORARY_OUTPUT,
        }
        points = next(filter(is_to_label, QgsProject.instance().mapLayers().values()), None)
        if points is not None:
            parameters[accuracy_algorithm.REFERENCE] = points.id()
            self._tell_missing_labels(points)
        self._open_algorithm("landscribe:accuracy", parameters)

    def _tell_missing_labels(self, points: QgsVectorLayer) -> None:
        """Say how many points have no class yet, because the comparison leaves them out."""
        count, labelled = points.featureCount(), labelled_count(points)
        if labelled < count:
            text = tr("{labelled} of {count} points have a class: the comparison leaves out the others.")
            self.notice.emit(text.format(labelled=labelled, count=count), Qgis.MessageLevel.Warning)

    def _open_algorithm(self, name: str, parameters: dict) -> None:
        """Open the Processing dialog of an algorithm with ``parameters``."""
        try:
            import processing

            dialog = processing.createAlgorithmDialog(name, parameters)
        except ImportError:
            dialog = None
        if dialog is None:
            sentence = tr("The Processing plugin is off: switch it on in the plugin manager.")
            self.notice.emit(sentence, Qgis.MessageLevel.Warning)
            return
        self._algorithm_dialog = dialog
        dialog.show()

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
        self._run.done.connect(lambda _: self._end(tr("Saved: {path}").format(path=path), Qgis.MessageLevel.Success))
        self._run.failed.connect(lambda sentence: self._end(sentence, Qgis.MessageLevel.Critical))
        self._run.cancelled.connect(lambda: self._end(tr("Cancelled: nothing was written."), Qgis.MessageLevel.Info))
        self._run.start()

    def _end(self, text: str, level) -> None:
        self._run = None
        self.notice.emit(text, level)

    def _open(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self, *_) -> None:
        self._dialog = None

    def dispose(self) -> None:
        """Disconnect from QGIS before the dock is deleted, and cancel a run."""
        if self._dialog is not None:
            self._dialog.abandon()
        if self._algorithm_dialog is not None and not sip.isdeleted(self._algorithm_dialog):
            self._algorithm_dialog.close()
        if self._run is not None:
            self._run.abandon()
            self._run = None


def is_to_label(layer: QgsMapLayer) -> bool:
    """Return whether ``layer`` has points to label, as “Points to label…” draws them."""
    return isinstance(layer, QgsVectorLayer) and layer.isValid() and layer.fields().lookupField(LABEL) >= 0


def labelled_count(layer: QgsVectorLayer) -> int:
    """Return how many points of ``layer`` have a class, edits that are not saved included."""
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes([LABEL], layer.fields())
    values = (feature[LABEL] for feature in layer.getFeatures(request))
    return sum(value not in (None, NULL) and bool(str(value).strip()) for value in values)
