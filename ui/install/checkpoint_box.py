"""The box “Large models for phrases”: checkpoints of the Hugging Face hub that are known from public pages."""

from typing import Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QGroupBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ...core.models.offers import OFFERS, REVISION, CheckpointOffer
from ..algorithms.network_consent import ask_consent, request_params
from ..engine.models import downloads_folder
from ..i18n import tr
from ..quantities import bytes_text
from ..widgets.form import add_row, allow, narrow, new_form
from ..widgets.remark import Remark
from .work_bar import in_work


class CheckpointBox(QGroupBox):
    """Lets the user choose a checkpoint, shows what is known of it, and asks before it is downloaded."""

    download_requested = pyqtSignal(dict)  # params of the engine's method get_model

    def __init__(self, parent: Optional[QWidget] = None):
        super().__init__(tr("Large models for phrases"), parent)
        self._busy = False
        self.offer = QComboBox()
        for offer in OFFERS.values():
            self.offer.addItem(offer.title, offer.name)
        narrow(self.offer)
        self.offer.currentIndexChanged.connect(self._show_offer)
        self.revision = QLineEdit()
        self.revision.setPlaceholderText(tr("commit, 40 digits"))
        self.revision.textChanged.connect(self._check)
        self.remark = Remark()
        self.download_button = QPushButton(tr("Download"))
        self.download_button.clicked.connect(self._ask)
        form = new_form()
        add_row(form, tr("Checkpoint"), self.offer, tip=tr("Checkpoints of the Hugging Face hub"))
        tip = tr("The commit of the checkpoint on the Hugging Face hub: its page shows it under “Files and versions”")
        add_row(form, tr("Revision"), self.revision, tip=tip)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.remark)
        column.addWidget(self.download_button)
        self._show_offer()

    def set_busy(self, busy: bool) -> None:
        """Disable Download while another model is downloaded or installed."""
        self._busy = busy
        self._check()

    def chosen(self) -> CheckpointOffer:
        """The chosen checkpoint."""
        return OFFERS[self.offer.currentData()]

    def params(self) -> dict:
        """The params of the engine's method get_model, without those about the network."""
        offer = self.chosen()
        output = str(downloads_folder() / offer.name)
        return {"checkpoint": offer.name, "revision": self.revision.text().strip(), "output": output}

    def _show_offer(self, *_) -> None:
        offer = self.chosen()
        self.revision.setText(offer.revision)
        self.remark.setText(" ".join(_facts(offer)))
        self._check()

    def _check(self, *_) -> None:
        named = REVISION.fullmatch(self.revision.text().strip()) is not None
        why_not = in_work() if self._busy else ""
        if self.chosen().open_clip:
            why_not = tr("This checkpoint is installed with the command “landscribe models convert”.")
        elif not named:
            why_not = tr("Enter the revision first: the checkpoint's commit, 40 digits.")
        allow(self.download_button, why_not, tr("Downloads the checkpoint, checks it, and installs it"))
        self.revision.setEnabled(not self.chosen().open_clip)

    def _ask(self) -> None:
        offer = self.chosen()
        question = tr("Download {title} from the Hugging Face hub?").format(title=offer.title)
        if ask_consent(self, QgsProject.instance(), offer.title, offer.bytes or None, question):
            self.download_requested.emit({**self.params(), **request_params(True)})
        else:
            self.remark.setText(tr("Downloads are not allowed in this project: allow them at the embedding."))


def _facts(offer: CheckpointOffer) -> "list[str]":
    """What is known of a checkpoint, in sentences."""
    size = bytes_text(offer.bytes) if offer.bytes else tr("size not known")
    facts = [f"{offer.checkpoint} · {offer.licence or tr('licence: see its page')} · {size}.", tr("Not tried here.")]
    if offer.open_clip:
        facts.append(
            tr(
                "Its weights have the names of open_clip: download model.safetensors from its page, then use "
                "“landscribe models convert”."
            )
        )
    elif not offer.revision:
        facts.append(tr("No commit with weights as safetensors is known: give the revision yourself to download it."))
    return facts
