"""The box “More models to download”: a catalogue's address and the models that it offers."""

from typing import Optional

from qgis.core import QgsNetworkContentFetcher, QgsSettings
from qgis.PyQt.QtCore import QUrl, pyqtSignal
from qgis.PyQt.QtNetwork import QNetworkReply
from qgis.PyQt.QtWidgets import QComboBox, QGroupBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ...core.errors import InputError
from ...core.models.catalogue import ModelOffer, check_address, read_catalogue
from ..engine.models import CATALOGUE
from ..i18n import tr
from ..quantities import bytes_text
from ..widgets.form import add_row, allow, narrow, new_form
from ..widgets.remark import Remark
from .model_card import task_text
from .work_bar import in_work


class CatalogueBox(QGroupBox):
    """Loads a catalogue and lets the user choose a model to download."""

    download_requested = pyqtSignal(object)  # ModelOffer
    failed = pyqtSignal(str)  # one sentence

    def __init__(self, parent: Optional[QWidget] = None):
        super().__init__(tr("More models to download"), parent)
        self.offers: list[ModelOffer] = []
        self._fetcher: Optional[QgsNetworkContentFetcher] = None
        self._busy = False
        self._build()
        self._show_offers()

    def _build(self) -> None:
        self.address = QLineEdit(str(QgsSettings().value(CATALOGUE, "") or ""))
        self.address.setPlaceholderText("https://…/catalogue.json")
        self.address.setToolTip(tr("The address of a list of models"))
        self.address.returnPressed.connect(self.load)
        self.load_button = QPushButton(tr("Load"))
        self.load_button.setToolTip(tr("Downloads the catalogue and lists its models"))
        self.load_button.clicked.connect(self.load)
        self.offer = QComboBox()
        narrow(self.offer)
        self.offer.setToolTip(tr("Models in the catalogue"))
        self.offer.currentIndexChanged.connect(self._show_offer)
        self.download_button = QPushButton(tr("Download"))
        self.download_button.clicked.connect(
            lambda: self.download_requested.emit(self.offers[self.offer.currentIndex()])
        )
        self.offer_line = Remark()
        form = new_form()
        for label, field, button in (
            (tr("Ca&talogue"), self.address, self.load_button),
            (tr("Model"), self.offer, self.download_button),
        ):
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(field, 1)
            row.addWidget(button)
            add_row(form, label, pair).setBuddy(field)
            field.setAccessibleName(label.replace("&", ""))
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.offer_line)

    def load(self) -> None:
        """Download the catalogue, and remember its address."""
        address = self.address.text().strip()
        QgsSettings().setValue(CATALOGUE, address)
        self._drop_fetcher()
        self.offers = []
        try:
            if address:
                check_address(address)
                self._fetcher = QgsNetworkContentFetcher()
                self._fetcher.setParent(self)  # else it could be deleted during its own signal
                self._fetcher.finished.connect(self._loaded)
                self._fetcher.fetchContent(QUrl(address))
        except InputError as error:
            self.failed.emit(str(error))
        self._show_offers()

    def is_loading(self) -> bool:
        """Return whether a catalogue is being downloaded."""
        return self._fetcher is not None

    def set_busy(self, busy: bool) -> None:
        """Disable Download while another model is downloaded or installed."""
        self._busy = busy
        self._show_offer()

    def _loaded(self) -> None:
        fetcher, self._fetcher = self._fetcher, None
        address = self.address.text().strip()
        reply = fetcher.reply()
        try:
            if reply is None or reply.error() != QNetworkReply.NetworkError.NoError:
                error = reply.errorString() if reply is not None else ""
                sentence = tr(
                    "The catalogue {address} cannot be downloaded ({error}): check the address and the network."
                )
                raise InputError(sentence.format(address=address, error=error))
            self.offers = read_catalogue(fetcher.contentAsString(), address)
        except InputError as error:
            self.failed.emit(str(error))
        finally:
            fetcher.deleteLater()
        self._show_offers()

    def _show_offers(self) -> None:
        self.offer.clear()
        for offer in self.offers:
            self.offer.addItem(f"{offer.title} {offer.version} ({bytes_text(offer.size)})")
        self.offer.setEnabled(bool(self.offers))
        self._show_offer()

    def _show_offer(self, *_) -> None:
        index = self.offer.currentIndex()
        why_not = "" if index >= 0 else tr("There is no model to download: enter a catalogue's address, and load it.")
        allow(
            self.download_button,
            in_work() if self._busy else why_not,
            tr("Downloads the model, checks it, and installs it"),
        )
        self.load_button.setEnabled(not self.is_loading())
        if self.is_loading():
            self.offer_line.setText(tr("Loading…"))
        elif index >= 0:
            offer = self.offers[index]
            self.offer_line.setText(" · ".join((task_text(offer.task), offer.licence, bytes_text(offer.size))))
        elif self.address.text().strip():
            self.offer_line.setText(tr("This catalogue offers no models."))
        else:
            self.offer_line.setText(
                tr(
                    "There is no public catalogue of Landscribe models yet. Enter the address of a catalogue, or add a "
                    "model from a file, a folder or an address."
                )
            )

    def _drop_fetcher(self) -> None:
        if self._fetcher is not None:
            fetcher, self._fetcher = self._fetcher, None
            fetcher.finished.disconnect(self._loaded)
            fetcher.cancel()
            fetcher.deleteLater()

    def dispose(self) -> None:
        """Stop loading before the box is deleted."""
        self._drop_fetcher()
