"""The dock's page “Models”: what is installed, what there is to download, and a folder of the user's own models."""

from html import escape
from pathlib import Path
from typing import Callable, Optional

from qgis.core import Qgis, QgsNetworkContentFetcher, QgsSettings
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QLocale, Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtNetwork import QNetworkReply
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGroupBox,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.errors import Cancelled, InputError
from ...core.models.card import ModelCard
from ...core.models.catalogue import ModelOffer, check_address, offer_at, read_catalogue
from ...core.models.downloads import install_download, install_folder, install_zip, remove_model, size_of, to_fetch
from ...core.models.registry import model_folders
from ...core.progress import Progress
from ..engine.models import (
    CATALOGUE,
    FOLDER,
    LAND_COVER,
    REFERRING,
    all_models,
    downloads_folder,
    send_model_folders,
    use_folder,
)
from ..i18n import tr
from ..quantities import bytes_text
from ..widgets.form import add_row, narrow, new_form
from ..widgets.remark import Remark
from .download import Download
from .work import Work


class ModelsPage(QWidget):
    """Installs, shows and removes models; one thing at a time, and none of it in the way of QGIS."""

    said = pyqtSignal(str, object)  # what the user is to be told, with its Qgis.MessageLevel
    changed = pyqtSignal()  # other models are installed now

    def __init__(self, parent=None):
        super().__init__(parent)
        self._offers: list[ModelOffer] = []
        self._fetcher: Optional[QgsNetworkContentFetcher] = None
        self._download: Optional[Download] = None
        self._waiting: list = []  # files of the offer that are still to come, each with where it grows
        self._work: Optional[Work] = None
        column = QVBoxLayout(self)
        column.addWidget(self._build_installed(), 1)
        column.addWidget(self._build_offers())
        column.addWidget(self._build_progress())
        column.addWidget(self._build_own())
        self.refresh()
        self._show_offers()

    # What is installed

    def _build_installed(self) -> QWidget:
        box = QGroupBox(tr("Installed"))
        self.installed = QTreeWidget()
        self.installed.setRootIsDecorated(False)
        self.installed.setHeaderLabels([tr("Model"), tr("Version"), tr("Size")])
        self.installed.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.installed.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.installed.header().setStretchLastSection(False)
        self.installed.setMinimumHeight(5 * self.fontMetrics().lineSpacing())
        self.installed.setAccessibleName(tr("Installed models"))
        self.installed.currentItemChanged.connect(self._show_card)
        self.card = QTextBrowser()
        self.card.setOpenLinks(False)
        self.card.setFont(Remark().font())
        self.card.setMinimumHeight(8 * self.fontMetrics().lineSpacing())
        self.card.setAccessibleName(tr("The model's card"))
        self.add_button = QToolButton()
        self.add_button.setText(tr("&Add"))
        self.add_button.setToolTip(tr("Installs a model from a file, a folder or an address"))
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.add_button)
        menu.addAction(tr("From a &zip file…"), self._ask_zip)
        menu.addAction(tr("From a &folder…"), self._ask_folder)
        menu.addAction(tr("From an &address…"), self._ask_address)
        self.add_button.setMenu(menu)
        self.open_button = QPushButton(tr("Show f&older"))
        self.open_button.setToolTip(tr("Opens the model's folder in the file manager"))
        self.open_button.clicked.connect(self._open_folder)
        self.remove_button = QPushButton(tr("&Remove…"))
        self.remove_button.clicked.connect(self._ask_remove)
        row = QHBoxLayout()
        for button in (self.add_button, self.open_button, self.remove_button):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(box)
        column.addWidget(self.installed, 1)
        column.addWidget(self.card, 2)
        column.addLayout(row)
        return box

    def refresh(self) -> None:
        """Show what is installed now."""
        chosen = self._chosen()
        self.installed.clear()
        for name, (folder, card) in all_models().items():
            item = QTreeWidgetItem([card.title, card.version, bytes_text(size_of(folder))])
            item.setData(0, Qt.ItemDataRole.UserRole, (name, str(folder), card))
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.installed.addTopLevelItem(item)
            if chosen is not None and name == chosen[0]:
                self.installed.setCurrentItem(item)
        if self.installed.currentItem() is None and self.installed.topLevelItemCount():
            self.installed.setCurrentItem(self.installed.topLevelItem(0))
        self._show_card()

    def _chosen(self) -> Optional[tuple]:
        """Name, folder and card of the model that is chosen."""
        item = self.installed.currentItem()
        return item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None

    def _show_card(self, *_) -> None:
        chosen = self._chosen()
        self.card.setHtml(card_as_html(chosen[2], chosen[1]) if chosen else tr("No model is installed."))
        self.open_button.setEnabled(chosen is not None)
        self.remove_button.setEnabled(chosen is not None and not is_bundled(chosen[1]) and not self._busy())
        self.remove_button.setToolTip(tr("It is part of Landscribe") if chosen and is_bundled(chosen[1]) else "")

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._chosen()[1]))

    def _ask_remove(self) -> None:
        _, folder, card = self._chosen()
        question = tr("Remove {title} from {folder}?").format(title=card.title, folder=folder)
        if QMessageBox.question(self, tr("Models"), question) == QMessageBox.StandardButton.Yes:
            self.remove(folder)

    def remove(self, folder: str) -> None:
        """Remove the model in ``folder``."""
        try:
            remove_model(Path(folder))
        except InputError as error:
            self._fail(str(error))
        self._changed()

    def _ask_zip(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Model"), "", tr("Zip files (*.zip)"))
        if path:
            self.install(path)

    def _ask_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, tr("Model"))
        if path:
            self.install(path)

    def install(self, path: str) -> None:
        """Copy a model from a zip file or a folder."""
        take = install_folder if Path(path).is_dir() else install_zip
        self._run(lambda progress: take(Path(path), downloads_folder(), progress))

    def _ask_address(self) -> None:
        question = tr("Address of a zip file, or of a folder with model.json and weights.safetensors:")
        address, agreed = QInputDialog.getText(self, tr("Model"), question)
        if agreed and address.strip():
            self.install_from(address)

    def install_from(self, address: str) -> None:
        """Download the model at an address."""
        try:
            self.download(offer_at(address))
        except InputError as error:
            self._fail(str(error))

    # What there is to download

    def _build_offers(self) -> QWidget:
        box = QGroupBox(tr("Others to download"))
        self.catalogue = QLineEdit(str(QgsSettings().value(CATALOGUE, "") or ""))
        self.catalogue.setPlaceholderText("https://…/catalogue.json")
        self.catalogue.setToolTip(tr("The address of a list of models"))
        self.look_button = QPushButton(tr("&Look"))
        self.look_button.setToolTip(tr("Fetches the catalogue and shows what it offers"))
        self.look_button.clicked.connect(self.look)
        self.catalogue.returnPressed.connect(self.look)
        self.offer = QComboBox()
        narrow(self.offer)
        self.offer.setToolTip(tr("What the catalogue offers"))
        self.offer.currentIndexChanged.connect(self._show_offer)
        self.download_button = QPushButton(tr("&Download"))
        self.download_button.setToolTip(tr("Downloads the model, checks it, and installs it"))
        self.download_button.clicked.connect(lambda: self.download(self._offers[self.offer.currentIndex()]))
        self.offer_line = Remark()
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.catalogue, 1)
        first.addWidget(self.look_button)
        second.addWidget(self.offer, 1)
        second.addWidget(self.download_button)
        form = new_form()
        for label, widget, row in ((tr("Ca&talogue"), self.catalogue, first), (tr("Mod&el"), self.offer, second)):
            field = QWidget()
            row.setContentsMargins(0, 0, 0, 0)
            field.setLayout(row)
            add_row(form, label, field).setBuddy(widget)
            widget.setAccessibleName(label.replace("&", ""))
        column = QVBoxLayout(box)
        column.addLayout(form)
        column.addWidget(self.offer_line)
        return box

    def look(self) -> None:
        """Fetch the catalogue, which is remembered, and show what it offers."""
        address = self.catalogue.text().strip()
        QgsSettings().setValue(CATALOGUE, address)
        self._drop_fetcher()
        self._offers = []
        try:
            if address:
                check_address(address)
                self._fetcher = QgsNetworkContentFetcher()
                self._fetcher.setParent(self)  # or it goes with its last name, in the middle of its signal
                self._fetcher.finished.connect(self._looked)
                self._fetcher.fetchContent(QUrl(address))
        except InputError as error:
            self._fail(str(error))
        self._show_offers()

    def _looked(self) -> None:
        fetcher, self._fetcher = self._fetcher, None
        address = self.catalogue.text().strip()
        reply = fetcher.reply()
        try:
            if reply is None or reply.error() != QNetworkReply.NetworkError.NoError:
                why = reply.errorString() if reply is not None else ""
                sentence = tr("The catalogue {address} cannot be fetched ({error}): check the address and the network.")
                raise InputError(sentence.format(address=address, error=why))
            self._offers = read_catalogue(fetcher.contentAsString(), address)
        except InputError as error:
            self._fail(str(error))
        finally:
            fetcher.deleteLater()
        self._show_offers()

    def _drop_fetcher(self) -> None:
        if self._fetcher is not None:
            fetcher, self._fetcher = self._fetcher, None
            fetcher.finished.disconnect(self._looked)
            fetcher.cancel()
            fetcher.deleteLater()

    def _show_offers(self) -> None:
        self.offer.clear()
        for offer in self._offers:
            self.offer.addItem(f"{offer.title} {offer.version} ({bytes_text(offer.size)})")
        self.offer.setEnabled(bool(self._offers))
        self._show_offer()

    def _show_offer(self, *_) -> None:
        index = self.offer.currentIndex()
        self.download_button.setEnabled(index >= 0 and not self._busy())
        self.look_button.setEnabled(self._fetcher is None)
        if self._fetcher is not None:
            self.offer_line.setText(tr("Looking…"))
        elif index >= 0:
            offer = self._offers[index]
            self.offer_line.setText(" · ".join((task_in_words(offer.task), offer.licence, bytes_text(offer.size))))
        elif self.catalogue.text().strip():
            self.offer_line.setText(tr("This catalogue offers no models."))
        else:
            self.offer_line.setText(
                tr(
                    "There is no public catalogue of Landscribe models yet. Give the address of one that you know, or "
                    "add a model from a file, a folder or an address."
                )
            )

    def download(self, offer: ModelOffer) -> None:
        """Download a model and install it; it goes on where an earlier attempt stopped."""
        if self._busy():
            return
        try:
            self._waiting = to_fetch(offer, downloads_folder())
        except InputError as error:
            self._fail(str(error))
            return
        self._offer = offer
        self._arrived = offer.size - sum(file.size for file, _ in self._waiting)  # bytes of whole files
        self._next_file()

    def _next_file(self) -> None:
        self._drop_download()
        if not self._waiting:
            offer = self._offer
            self._run(lambda progress: install_download(offer, downloads_folder(), progress))
            return
        file, part = self._waiting[0]
        self._download = Download(file.url, part, file.size, self)
        self._download.progressed.connect(self._show_bytes)
        self._download.done.connect(self._file_done)
        self._download.failed.connect(self._failed)
        self.stage.setText(tr("Downloading {name}").format(name=file.name))
        self._show_busy()
        self._download.start()

    def _show_bytes(self, here: int) -> None:
        file, _ = self._waiting[0]
        total = self._offer.size or file.size
        self.progress.setRange(0, 1000 if total else 0)  # 0 to 0: it moves, and nobody knows how far
        if total:
            self.progress.setValue(round(1000 * (self._arrived + here) / total))
        words = tr("Downloading {name}: {here} of {all}") if total else tr("Downloading {name}: {here}")
        self.stage.setText(words.format(name=file.name, here=bytes_text(self._arrived + here), all=bytes_text(total)))

    def _drop_download(self) -> None:
        if self._download is not None:
            self._download.cancel()
            self._download.deleteLater()
            self._download = None

    def _file_done(self) -> None:
        file, _ = self._waiting.pop(0)
        self._arrived += file.size
        self._next_file()

    # What is under way

    def _build_progress(self) -> QWidget:
        self.progress_box = QWidget()
        self.progress = QProgressBar()
        self.stage = Remark()
        self.cancel_button = QPushButton(tr("Ca&ncel"))
        self.cancel_button.setToolTip(tr("Stops the download; it goes on from there the next time"))
        self.cancel_button.clicked.connect(self.cancel)
        row = QHBoxLayout()
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel_button)
        column = QVBoxLayout(self.progress_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.stage)
        self.progress_box.hide()
        return self.progress_box

    def _busy(self) -> bool:
        return self._download is not None or self._work is not None

    def _run(self, install: Callable[[Progress], ModelCard]) -> None:
        """Have a model installed in a thread."""
        if self._busy():
            return

        def work(report) -> ModelCard:
            def progress(fraction: float, stage: str) -> None:
                if report.is_cancelled():
                    raise Cancelled
                report.progress(fraction, stage)

            return install(progress)

        self._work = Work(work, self, tr("The installation of the model"))
        self._work.progressed.connect(self._show_installing)
        self._work.done.connect(self._installed)
        self._work.failed.connect(self._failed)
        self._work.cancelled.connect(self._end)
        self._show_installing(0.0, "Installing the model")
        self._show_busy()
        self._work.start()

    def _show_installing(self, fraction: float, stage: str) -> None:
        self.progress.setRange(0, 1000)
        self.progress.setValue(round(1000 * fraction))
        self.stage.setText(tr(stage))

    def _installed(self, card: ModelCard) -> None:
        self._end()
        self._changed()
        self.said.emit(tr("{title} is installed.").format(title=card.title), Qgis.MessageLevel.Success)

    def cancel(self) -> None:
        """Stop what is under way; what came of a download stays, to go on with it another time."""
        if self._download is not None:
            self._end()
        elif self._work is not None:
            self._work.cancel()

    def _failed(self, sentence: str) -> None:
        self._end()
        self._fail(sentence)

    def _end(self, *_) -> None:
        self._drop_download()
        if self._work is not None:
            self._work.let_go()
            self._work = None
        self._show_busy()

    def _fail(self, sentence: str) -> None:
        self.said.emit(sentence, Qgis.MessageLevel.Critical)

    def _changed(self) -> None:
        send_model_folders()
        self.refresh()
        self.changed.emit()

    def _show_busy(self) -> None:
        self.progress_box.setVisible(self._busy())
        self.add_button.setEnabled(not self._busy())
        self._show_card()
        self._show_offer()

    # The user's own folder

    def _build_own(self) -> QWidget:
        box = QGroupBox(tr("Your own models"))
        self.folder = QgsFileWidget()
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setDialogTitle(tr("Folder of models"))
        self.folder.setFilePath(str(QgsSettings().value(FOLDER, "") or ""))
        self.folder.fileChanged.connect(self._use_folder)
        form = new_form(box)
        note = Remark()
        note.setText(tr("A folder whose folders are models. They are used from there and not copied."))
        add_row(form, tr("&Folder"), self.folder, note, tip=tr("Where models of your own lie, a folder for each"))
        return box

    def _use_folder(self, path: str) -> None:
        use_folder(path.strip())
        self.refresh()
        self.changed.emit()

    def dispose(self) -> None:
        """Stop what is under way before the page is deleted."""
        self._drop_fetcher()
        self._drop_download()
        if self._work is not None:
            self._work.abandon()
            self._work = None


def is_bundled(folder: str) -> bool:
    """Whether the model in ``folder`` came with the plugin."""
    return model_folders()[0] in Path(folder).resolve().parents


def card_as_html(card: ModelCard, folder: str) -> str:
    """What a card says, for people."""
    number = QLocale().toString
    classes = ", ".join(
        f'<span style="background-color:{escape(entry.color)}">&nbsp;&nbsp;&nbsp;</span>&nbsp;{escape(entry.name)}'
        for entry in card.classes
    )
    gsd = tr("{min} to {max} m a pixel, best at {best} m").format(
        min=number(card.gsd.min), max=number(card.gsd.max), best=number(card.gsd.best)
    )
    sets = card.training.get("sets") or []
    facts = (
        (tr("Does"), escape(task_in_words(card.task))),
        (tr("Reads"), escape(f"{', '.join(card.bands)}; {gsd}")),
        (tr("Classes"), classes),
        (tr("Licence"), escape(card.licence)),
        (tr("Trained on"), "<br>".join(escape(str(name)) for name in sets)),
        (tr("Folder"), escape(folder)),
    )
    return "<br>".join(f"<b>{escape(name)}:</b> {value}" for name, value in facts if value)


def task_in_words(task: str) -> str:
    """What a model of ``task`` does."""
    return {LAND_COVER: tr("Land cover"), REFERRING: tr("Answers to phrases")}.get(task, task)
