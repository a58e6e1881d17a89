"""A segmentation network of other people: what its file does not say is asked here, once."""

import re
from pathlib import Path

from qgis.gui import QgsDoubleSpinBox
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout

from ...core.models.card import CARD_FILE
from ...core.models.catalogue import MODEL_NAME
from ..engine.models import downloads_folder
from ..i18n import tr
from ..widgets.form import add_row, new_form
from ..widgets.remark import Remark
from .network_classes import NetworkClasses

#: The suffix of networks in ONNX.
ONNX = ".onnx"


def is_network(path: str) -> bool:
    """Return whether ``path`` is a network without a card: a file of ONNX, or a folder of save_pretrained."""
    place = Path(path)
    if place.is_dir():
        return (place / "config.json").is_file() and not (place / CARD_FILE).is_file()
    return place.suffix.lower() == ONNX


class NetworkDialog(QDialog):
    """Asks for name, classes and ground resolution of a network; all but the name may come from its file."""

    def __init__(self, path: str, parent=None):
        super().__init__(parent)
        self.setWindowTitle(tr("Segmentation network"))
        self._path = path
        about = Remark()
        about.setText(
            tr(
                "Makes a model of {name}. What its file says need not be filled in: files of Deepness's zoo say "
                "everything, networks of segmentation-models-pytorch neither their classes nor their resolution."
            ).format(name=Path(path).name)
        )
        stem = Path(path).name if Path(path).is_dir() else Path(path).stem
        self.name = QLineEdit(re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip("-.")[:100])
        self.name.textChanged.connect(self._check)
        self.classes = NetworkClasses()
        self.gsd = QgsDoubleSpinBox()
        self.gsd.setRange(0, 1000)
        self.gsd.setDecimals(3)
        self.gsd.setSuffix(tr(" m"))
        self.gsd.setClearValue(0, tr("as in the file"))
        self.gsd.setValue(0)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(about)
        form = new_form()
        column.addLayout(form)
        add_row(form, tr("&Name"), self.name, tip=tr("Name of the model: letters, digits, points and dashes"))
        add_row(form, tr("&Classes"), self.classes)
        add_row(form, tr("&Resolution"), self.gsd, tip=tr("Metres per pixel at which the network reads a scene"))
        column.addWidget(self.buttons)
        self._check()

    def params(self) -> dict:
        """The params of the engine's method add_model."""
        params = {"source": self._path, "output": str(downloads_folder() / self.name.text().strip())}
        classes = self.classes.classes()
        if classes:
            params["classes"] = classes
        if self.gsd.value():
            params["gsd"] = self.gsd.value()
        return params

    def _check(self, *_) -> None:
        good = re.fullmatch(MODEL_NAME.pattern, self.name.text().strip()) is not None
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(good)
