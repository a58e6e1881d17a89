"""Points to label…: how many points an accuracy assessment needs, what that costs, and where they go."""

import math
from pathlib import Path

from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.gui import QgsDoubleSpinBox, QgsFileWidget
from qgis.PyQt.QtCore import QDir, pyqtSignal
from qgis.PyQt.QtWidgets import QDialogButtonBox, QFormLayout, QSpinBox, QVBoxLayout

from ...core.errors import EngineError
from ..algorithms import samplepoints_algorithm as parameter
from ..algorithms.algorithm_run import AlgorithmRun
from ..i18n import tr
from ..layers.exported import add_points
from ..quantities import duration_text
from ..widgets.form import add_row
from ..widgets.remark import Remark
from ..widgets.results_folder import folder_beside, full_path
from ..widgets.run_dialog import RunDialog

#: Standard deviation of a point that is right in 80 of 100 cases, as Olofsson et al. (2014) propose for planning.
DEVIATION = 0.4
#: Half the width of a 95 % confidence interval, in standard errors.
Z = 1.96
#: Seconds that one takes to label a point, for the estimate.
SECONDS_PER_POINT = 15
DEFAULT_MARGIN, DEFAULT_LEAST, MOST = 5.0, 50, 100_000


class PointsDialog(RunDialog):
    """Proposes a number of points for the wanted margin of error, and draws them."""

    drawn = pyqtSignal(object, int)  # the new layer, its number of points

    def __init__(self, land_cover: QgsRasterLayer, parent=None):
        super().__init__(parent)
        self.setWindowTitle(tr("Points to label"))
        self._land_cover = (land_cover.id(), land_cover.name())
        self._build(land_cover)
        self.margin.valueChanged.connect(lambda margin: self.points.setValue(points_for(margin / 100)))
        self.points.valueChanged.connect(self._show_cost)
        self.points.setValue(points_for(DEFAULT_MARGIN / 100))

    def _build(self, land_cover: QgsRasterLayer) -> None:
        about = Remark()
        about.setText(
            tr(
                "Draws random points within each class of {layer}. You give each point the class that you see there; "
                "“Compare with a reference…” then estimates how accurate the land cover is."
            ).format(layer=land_cover.name())
        )
        self.margin = QgsDoubleSpinBox()
        self.margin.setRange(0.5, 25.0)
        self.margin.setSingleStep(0.5)
        self.margin.setDecimals(1)
        self.margin.setPrefix("± ")
        self.margin.setSuffix(" %")
        self.margin.setValue(DEFAULT_MARGIN)
        self.margin.setShowClearButton(False)
        self.points = QSpinBox()
        self.points.setRange(1, MOST)
        self.cost = Remark()
        self.least = QSpinBox()
        self.least.setRange(0, 1000)
        self.least.setValue(DEFAULT_LEAST)
        self.file = QgsFileWidget()
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setConfirmOverwrite(False)  # an existing file is refused, so that no labels are lost
        self.file.setFilter("GeoPackage (*.gpkg)")
        self.file.setFilePath(str(new_points_file(land_cover, QgsProject.instance())))
        self.file.fileChanged.connect(self._show_file)
        self.file_note = Remark()
        self._show_file()
        form = QFormLayout()
        tip = tr("The estimated overall accuracy will be this precise, with 95 % confidence")
        add_row(form, tr("Margin of &error"), self.margin, tip=tip)
        tip = tr("All points together; the margin of error proposes the number")
        add_row(form, tr("&Number of points"), self.points, self.cost, tip=tip)
        tip = tr("Rare classes get at least this many points, if there are enough points; 50 to 100 is usual")
        add_row(form, tr("At least per &class"), self.least, tip=tip)
        add_row(
            form,
            tr("&File"),
            self.file,
            self.file_note,
            tip=tr("The GeoPackage that will hold the points and your labels"),
        )
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.draw_button = self.buttons.addButton(tr("&Draw points"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.draw_button.setDefault(True)
        self.buttons.accepted.connect(self.start)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.bar)
        column.addWidget(about)
        column.addLayout(form)
        column.addWidget(self.progress)
        column.addWidget(self.buttons)
        self.resize(66 * self.fontMetrics().averageCharWidth(), self.sizeHint().height())

    def _show_cost(self, points: int) -> None:
        text = tr("About {time} of labelling, at {seconds} s per point; the margin of error will be ± {margin:.1f} %")
        self.cost.setText(
            text.format(
                time=duration_text(points * SECONDS_PER_POINT),
                seconds=SECONDS_PER_POINT,
                margin=100 * margin_for(points),
            )
        )

    def _show_file(self, *_) -> None:
        """Warn about a temporary file, in which labels would be lost."""
        temporary = Path(QDir.tempPath()) in Path(self.file.filePath()).parents
        text = tr("This file is temporary: your labels would be lost. Choose another file, or save the project first.")
        self.file_note.setText(text if temporary else "")
        self.file_note.setVisible(temporary)

    def start(self) -> None:
        """Draw the points."""
        layer = QgsProject.instance().mapLayer(self._land_cover[0])
        text = self.file.filePath().strip()
        if self._run is not None or layer is None:
            return
        path = str(full_path(text, Path(layer.source()).parent))
        if not text or Path(path).is_dir():
            self.fail(tr("The file name is missing: enter the file to export to."))
            return
        path = path if path.lower().endswith(".gpkg") else f"{path}.gpkg"
        if Path(path).parent == folder_beside(QgsProject.instance()):
            Path(path).parent.mkdir(exist_ok=True)
        parameters = {
            parameter.INPUT: layer,
            parameter.POINTS: self.points.value(),
            parameter.LEAST: self.least.value(),
            parameter.OUTPUT: path,
        }
        run = AlgorithmRun("landscribe:samplepoints", parameters, tr("Landscribe: drawing points"))
        self.launch(run, lambda results: self._done(results, path))

    def _done(self, results: dict, path: str) -> None:
        name = tr("Points to label ({layer})").format(layer=self._land_cover[1])
        try:
            layer: QgsVectorLayer = add_points(QgsProject.instance(), path, name)
        except EngineError as error:
            self.fail(str(error))
            return
        self.drawn.emit(layer, results["COUNT"])
        self.accept()

    def show_running(self, running: bool) -> None:
        """Show whether points are being drawn."""
        super().show_running(running)
        self.draw_button.setEnabled(not running)


def points_for(margin: float) -> int:
    """Return the number of points for a margin of error of the overall accuracy, a share (Olofsson et al., eq. 13)."""
    return min(MOST, math.ceil(round((DEVIATION * Z / margin) ** 2, 9)))


def margin_for(points: int) -> float:
    """Return the margin of error of the overall accuracy with this number of points, a share."""
    return DEVIATION * Z / math.sqrt(points)


def new_points_file(land_cover: QgsRasterLayer, project: QgsProject) -> Path:
    """Return an unused name for points: beside the land cover, or beside the project if the land cover is temporary."""
    source = Path(land_cover.source())
    folder = (folder_beside(project) if land_cover.isTemporary() else None) or source.parent
    path, number = folder / f"{source.stem}-points.gpkg", 1
    while path.exists():
        number += 1
        path = folder / f"{source.stem}-points-{number}.gpkg"
    return path
