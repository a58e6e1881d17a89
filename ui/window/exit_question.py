"""The question before QGIS closes: labelled points in a temporary file would be lost."""

from pathlib import Path

from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface, QgsApplicationExitBlockerInterface
from qgis.PyQt.QtWidgets import QFileDialog, QMessageBox

from ..i18n import tr
from ..layers.label_points import keep_labels, labelled_count, labels_at_risk
from ..plain_text import question_box, tell_error


class ExitQuestion(QgsApplicationExitBlockerInterface):
    """QGIS asks ``allowExit`` before it closes."""

    def __init__(self, iface: QgisInterface):
        super().__init__()
        self._iface = iface

    def allowExit(self) -> bool:
        """Whether QGIS may close; the user may save labelled points first."""
        return all(self._may_lose(layer) for layer in labels_at_risk(QgsProject.instance()))

    def _may_lose(self, layer: QgsVectorLayer) -> bool:
        question = tr("Save the labelled points of {layer}?").format(layer=layer.name())
        details = tr("{count} points have a class. Their file is temporary: it is deleted when QGIS closes.")
        window = self._iface.mainWindow()
        box = question_box(window, tr("Landscribe"), question, details.format(count=labelled_count(layer)))
        save = box.addButton(tr("&Save…"), QMessageBox.ButtonRole.AcceptRole)
        lose = box.addButton(tr("&Do not save"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(save)
        box.exec()
        if box.clickedButton() is save:
            return self._saved(layer)
        return box.clickedButton() is lose

    def _saved(self, layer: QgsVectorLayer) -> bool:
        name = f"{Path(layer.source().partition('|')[0]).stem}.gpkg"
        path, _ = QFileDialog.getSaveFileName(
            self._iface.mainWindow(), tr("Save the points"), str(Path.home() / name), "GeoPackage (*.gpkg)"
        )
        if not path:
            return False
        path = path if path.lower().endswith(".gpkg") else f"{path}.gpkg"
        try:
            keep_labels(layer, path)
        except OSError as error:
            sentence = tr("{path} cannot be written ({error}): choose another file.")
            tell_error(self._iface.mainWindow(), tr("Landscribe"), sentence.format(path=path, error=error.strerror))
            return False
        return True
