"""Past runs: the run records in the folders of results, to load their results again or to repeat them."""

from pathlib import Path
from typing import Optional

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from ..layers.answers import add_answer, answer_from
from ..layers.results import describe, free_name, landscribe_group, read_record, record_of
from ..plain_text import PlainLabel, safe_text
from ..widgets.results_folder import results_folder

#: The newest records that are listed.
MOST = 500
ENDING = ".run.json"


class PastRunsDialog(QDialog):
    """Lists runs, the newest first."""

    repeat_requested = pyqtSignal(str, dict)  # id of the algorithm, its parameters

    def __init__(self, parent: Optional[QWidget] = None):
        super().__init__(parent)
        self.setWindowTitle(tr("Past runs"))
        self._runs = past_runs(QgsProject.instance())
        about = PlainLabel(tr("Runs whose results are in the folder for results, or beside a layer of the project."))
        about.setWordWrap(True)
        titles = (tr("Result"), tr("Image"), tr("Model"), tr("Finished"))
        self.table = QTableWidget(len(self._runs), len(titles))
        self.table.setHorizontalHeaderLabels(titles)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAccessibleName(tr("Past runs"))
        for row, (path, record) in enumerate(self._runs):
            for column, text in enumerate(_row(path, record)):
                item = QTableWidgetItem(text)
                item.setToolTip(safe_text(str(path) if column == 0 else text))
                self.table.setItem(row, column, item)
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.itemSelectionChanged.connect(self._show_chosen)
        self.table.itemDoubleClicked.connect(lambda _: self.load())
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.load_button = self.buttons.addButton(tr("&Load"), action)
        self.repeat_button = self.buttons.addButton(tr("&Repeat…"), action)
        self.folder_button = self.buttons.addButton(tr("Open &folder"), action)
        self.load_button.setToolTip(tr("Adds the result to the project"))
        self.repeat_button.setToolTip(tr("Opens the algorithm with the choices of this run"))
        self.load_button.clicked.connect(self.load)
        self.repeat_button.clicked.connect(self.repeat)
        self.folder_button.clicked.connect(self.open_folder)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (about, self.table, self.buttons):
            column.addWidget(widget)
        self.resize(90 * self.fontMetrics().averageCharWidth(), 24 * self.fontMetrics().lineSpacing())
        if self._runs:
            self.table.selectRow(0)
        self._show_chosen()

    def chosen(self) -> "Optional[tuple[Path, dict]]":
        """Return the result's file and the record of the selected run."""
        rows = self.table.selectionModel().selectedRows()
        return self._runs[rows[0].row()] if rows else None

    def _show_chosen(self) -> None:
        for button in (self.load_button, self.repeat_button, self.folder_button):
            button.setEnabled(self.chosen() is not None)

    def load(self) -> None:
        """Add the result of the selected run to the project."""
        chosen = self.chosen()
        if chosen is not None:
            load_result(QgsProject.instance(), *chosen)

    def repeat(self) -> None:
        """Ask for the algorithm's dialog with the choices of the selected run."""
        chosen = self.chosen()
        if chosen is not None:
            self.repeat_requested.emit(*repeated(chosen[1]))

    def open_folder(self) -> None:
        """Open the folder of the selected run's result."""
        chosen = self.chosen()
        if chosen is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(chosen[0].parent)))


def past_runs(project: QgsProject) -> "list[tuple[Path, dict]]":
    """Return the files of results with their records, the newest first."""
    folders = {results_folder(project)} | {
        Path(layer.source().split("|")[0]).parent for layer in project.mapLayers().values() if record_of(layer)
    }
    found = []
    for folder in filter(None, folders):
        try:
            found += [(path.stat().st_mtime, path) for path in folder.glob(f"*{ENDING}")]
        except OSError:  # a folder that is gone
            continue
    runs = []
    for _, path in sorted(found, reverse=True)[:MOST]:
        record, result = read_record(str(path)), path.with_name(path.name[: -len(ENDING)] + ".tif")
        if record and result.exists():
            runs.append((result, record))
    return runs


def load_result(project: QgsProject, path: Path, record: dict) -> QgsRasterLayer:
    """Add a result to the project, as an answer or in the style that lies beside its file."""
    facts = str(path.with_name(f"{path.stem}{ENDING}"))
    if record.get("phrase") and "maximum" in record:
        try:
            return add_answer(project, str(path), facts, answer_from(record))
        except (KeyError, TypeError):  # of another version
            pass
    group = landscribe_group(project)
    layer = QgsRasterLayer(str(path), free_name(group, path.stem))
    describe(layer, facts)
    project.addMapLayer(layer, False)
    group.insertLayer(0, layer)
    return layer


def repeated(record: dict) -> "tuple[str, dict]":
    """Return the algorithm that made a record, and its parameters."""
    parameters = {"INPUT": record.get("scene"), "MODEL": record.get("model"), "PHRASE": record.get("phrase")}
    corners = record.get("extent")
    if isinstance(corners, list) and len(corners) == 4 and record.get("crs"):
        x0, y0, x1, y1 = corners
        parameters["EXTENT"] = f"{x0},{x1},{y0},{y1} [{record['crs']}]"
    algorithm = "landscribe:refer" if record.get("phrase") else "landscribe:map"
    return algorithm, {name: value for name, value in parameters.items() if value}


def _row(path: Path, record: dict) -> "tuple[str, str, str, str]":
    image, finished = Path(str(record.get("scene") or "")).name, str(record.get("finished") or "")
    return (
        str(record.get("phrase") or path.stem),
        image,
        str(record.get("model") or ""),
        finished.replace("T", " ")[:16],
    )
