"""The dock's page “Models”: the installed models, models to download, and a folder of the user's own models."""

from pathlib import Path
from typing import Callable, Optional

from qgis.core import Qgis, QgsSettings
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QGroupBox,
    QHeaderView,
    QInputDialog,
    QMenu,
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
from ...core.models.catalogue import ModelOffer, offer_at
from ...core.models.downloads import export_zip, install_download, install_folder, install_zip, remove_model, size_of
from ...core.models.registry import model_folders
from ...core.progress import Progress
from ..engine.client import EngineRequest, shared_client
from ..engine.models import (
    FOLDER,
    all_models,
    downloads_folder,
    send_model_folders,
    unusable_models,
    use_folder,
)
from ..i18n import tr
from ..plain_text import ask_yes_no
from ..quantities import bytes_text
from ..widgets.button_rows import ButtonRows, remove_button
from ..widgets.form import add_row, allow, new_form
from ..widgets.remark import Remark
from .catalogue_box import CatalogueBox
from .checkpoint_box import CheckpointBox
from .model_card import card_html
from .network_dialog import NetworkDialog, is_network
from .offer_download import OfferDownload
from .work import Work
from .work_bar import WorkBar, in_work


class ModelsPage(QWidget):
    """Installs, shows and removes models, one at a time, without blocking QGIS."""

    notice = pyqtSignal(str, object)  # text for the message bar, Qgis.MessageLevel
    changed = pyqtSignal()  # the set of installed models has changed

    def __init__(self, parent=None):
        super().__init__(parent)
        self._download: Optional[OfferDownload] = None
        self._work: Optional[Work] = None
        self._request: Optional[EngineRequest] = None  # a network that the engine makes a model of
        self.catalogue = CatalogueBox()
        self.catalogue.download_requested.connect(self.download)
        self.catalogue.failed.connect(self._fail)
        self.checkpoints = CheckpointBox()
        self.checkpoints.download_requested.connect(lambda params: self._make("get_model", params))
        tip = tr("Stops the download; it continues from there the next time")
        self.work_bar = WorkBar(tr("Progress"), tr("Ca&ncel"), tip)
        self.work_bar.cancel_requested.connect(self.cancel)
        column = QVBoxLayout(self)
        column.addWidget(self._build_installed(), 1)
        column.addWidget(self.catalogue)
        column.addWidget(self.checkpoints)
        column.addWidget(self.work_bar)
        column.addWidget(self._build_own())
        self.refresh()

    # Installed models

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
        self.card.setAccessibleName(tr("Model card"))
        column = QVBoxLayout(box)
        column.addWidget(self.installed, 1)
        self.unusable = Remark()
        column.addWidget(self.unusable)
        column.addWidget(self.card, 2)
        column.addLayout(self._build_buttons())
        return box

    def _build_buttons(self) -> ButtonRows:
        self.add_button = QToolButton()
        self.add_button.setText(tr("Add"))
        self.add_button.setToolTip(tr("Installs a model from a file, a folder or an address"))
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.add_button)
        menu.addAction(tr("From a &zip file…"), self._ask_zip)
        menu.addAction(tr("From a &folder…"), self._ask_folder)
        menu.addAction(tr("From an &address…"), self._ask_address)
        menu.addAction(tr("From a segmentation &network (ONNX)…"), self._ask_network)
        self.add_button.setMenu(menu)
        self.open_button = QPushButton(tr("Show folder"))
        self.open_button.clicked.connect(self._open_folder)
        self.export_button = QPushButton(tr("Export…"))
        self.export_button.clicked.connect(self._ask_export)
        self.remove_button = remove_button("")
        self.remove_button.clicked.connect(self._ask_remove)
        return ButtonRows(self.add_button, self.open_button, self.export_button, self.remove_button)

    def refresh(self) -> None:
        """List the models that are installed now."""
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
        sentence = tr("{name} cannot be used: {reason}")
        bad = [sentence.format(name=model.folder.name, reason=model.reason) for model in unusable_models()]
        self.unusable.setText("\n".join(bad))
        self.unusable.setVisible(bool(bad))
        self._show_card()

    def _chosen(self) -> Optional[tuple]:
        """Return name, folder and card of the selected model."""
        item = self.installed.currentItem()
        return item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None

    def _show_card(self, *_) -> None:
        chosen = self._chosen()
        self.card.setHtml(card_html(chosen[2], chosen[1]) if chosen else tr("No model is installed."))
        nothing = "" if chosen else tr("No model is installed.")
        why_not = in_work() if self._busy() else nothing
        allow(self.open_button, nothing, tr("Opens the model's folder in the file manager"))
        allow(self.export_button, why_not, tr("Saves the model as a zip file, to install it on another machine"))
        if chosen is not None and is_bundled(chosen[1]):
            why_not = tr("This model is part of Landscribe: it cannot be removed.")
        allow(self.remove_button, why_not, tr("Removes the model from this machine"))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._chosen()[1]))

    def _ask_export(self) -> None:
        name, folder, _ = self._chosen()
        path, _ = QFileDialog.getSaveFileName(self, tr("Export the model"), f"{name}.zip", tr("Zip files (*.zip)"))
        if path:
            self.export(folder, path if path.lower().endswith(".zip") else f"{path}.zip")

    def export(self, folder: str, path: str) -> None:
        """Write the model in ``folder`` to the zip file ``path``."""

        def done(_) -> None:
            self._end()
            self.notice.emit(tr("Saved: {path}").format(path=path), Qgis.MessageLevel.Success)

        self._run(lambda progress: export_zip(Path(folder), Path(path), progress), tr("The export of the model"), done)

    def _ask_remove(self) -> None:
        _, folder, card = self._chosen()
        question = tr("Remove {title} from {folder}?").format(title=card.title, folder=folder)
        if ask_yes_no(self, tr("Models"), question):
            self.remove(folder)

    def remove(self, folder: str) -> None:
        """Remove the model in ``folder``."""
        try:
            remove_model(Path(folder))
        except InputError as error:
            self._fail(str(error))
        self._changed()

    # Installation

    def _ask_zip(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Model"), "", tr("Zip files (*.zip)"))
        if path:
            self.install(path)

    def _ask_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, tr("Model"))
        if path:
            self.install(path)

    def _ask_network(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Model"), "", tr("Networks in ONNX (*.onnx)"))
        if path:
            self.install(path)

    def install(self, path: str) -> None:
        """Copy a model from a zip file or a folder, or make one of a segmentation network."""
        if is_network(path):
            self._add_network(NetworkDialog(path, self))
            return
        copy = install_folder if Path(path).is_dir() else install_zip
        self._run(lambda progress: copy(Path(path), downloads_folder(), progress))

    def _add_network(self, dialog: NetworkDialog) -> None:
        """Let the engine make a model of a network, with what the user says of it in the dialog."""
        if not self._busy() and dialog.exec():
            self._make("add_model", dialog.params())

    def _make(self, method: str, params: dict) -> None:
        """Let the engine make a model of other people's files."""
        if self._busy():
            return
        downloads_folder().mkdir(parents=True, exist_ok=True)
        self._request = shared_client().request(method, params)
        self._request.progressed.connect(lambda fraction, stage, left: self._show_installing(fraction, stage))
        self._request.succeeded.connect(self._made)
        self._request.failed.connect(
            lambda code, sentence: self._end() if code == "cancelled" else self._failed(sentence)
        )
        self._show_installing(0.0, "Installing the model")
        self._show_busy()

    def _made(self, result: dict) -> None:
        self._end()
        self._changed()
        for warning in result.get("warnings", []):
            self.notice.emit(warning, Qgis.MessageLevel.Warning)
        self.notice.emit(tr("{title} is installed.").format(title=result["model"]), Qgis.MessageLevel.Success)

    def _ask_address(self) -> None:
        question = tr("Address of a zip file, or of a folder with model.json and weights.safetensors:")
        address, agreed = QInputDialog.getText(self, tr("Model"), question)
        if agreed and address.strip():
            self.install_from(address)

    def install_from(self, address: str) -> None:
        """Download and install the model at an address."""
        try:
            self.download(offer_at(address))
        except InputError as error:
            self._fail(str(error))

    def download(self, offer: ModelOffer) -> None:
        """Download a model and install it; an earlier attempt is resumed."""
        if self._busy():
            return
        try:
            self._download = OfferDownload(offer, self)
        except InputError as error:
            self._fail(str(error))
            return
        self._download.progressed.connect(self._show_bytes)
        self._download.done.connect(self._downloaded)
        self._download.failed.connect(self._failed)
        self._show_busy()
        self._download.start()

    def _show_bytes(self, name: str, received: int, total: int) -> None:
        if not received:
            stage = tr("Downloading {name}").format(name=name)
        else:
            text = tr("Downloading {name}: {here} of {all}") if total else tr("Downloading {name}: {here}")
            stage = text.format(name=name, here=bytes_text(received), all=bytes_text(total))
        self.work_bar.show_stage(received / total if total else None, stage)

    def _downloaded(self, offer: ModelOffer) -> None:
        self._drop_download()
        self._run(lambda progress: install_download(offer, downloads_folder(), progress))

    def _drop_download(self) -> None:
        if self._download is not None:
            self._download.cancel()
            self._download.deleteLater()
            self._download = None

    # Work in a thread

    def _busy(self) -> bool:
        return self._download is not None or self._work is not None or self._request is not None

    def _run(
        self, install: Callable[[Progress], Optional[ModelCard]], title: str = "", done: Optional[Callable] = None
    ) -> None:
        """Run an installation, or an export, in a thread; ``done`` gets its result."""
        if self._busy():
            return

        def work(report) -> Optional[ModelCard]:
            def progress(fraction: float, stage: str) -> None:
                if report.is_cancelled():
                    raise Cancelled
                report.progress(fraction, stage)

            return install(progress)

        self._work = Work(work, self, title or tr("The installation of the model"))
        self._work.progressed.connect(self._show_installing)
        self._work.done.connect(done or self._installed)
        self._work.failed.connect(self._failed)
        self._work.cancelled.connect(self._end)
        self._show_installing(0.0, "Exporting the model" if title else "Installing the model")
        self._show_busy()
        self._work.start()

    def _show_installing(self, fraction: float, stage: str) -> None:
        self.work_bar.show_stage(fraction, tr(stage))

    def _installed(self, card: ModelCard) -> None:
        self._end()
        self._changed()
        self.notice.emit(tr("{title} is installed.").format(title=card.title), Qgis.MessageLevel.Success)

    def cancel(self) -> None:
        """Cancel the download or the installation; received bytes are kept for the next time."""
        if self._download is not None:
            self._end()
        elif self._work is not None:
            self._work.cancel()
        elif self._request is not None:
            self._request.cancel()

    def _failed(self, sentence: str) -> None:
        self._end()
        self._fail(sentence)

    def _end(self, *_) -> None:
        self._drop_download()
        if self._work is not None:
            self._work.release()
            self._work = None
        self._request = None
        self._show_busy()

    def _fail(self, sentence: str) -> None:
        self.notice.emit(sentence, Qgis.MessageLevel.Critical)

    def _changed(self) -> None:
        send_model_folders()
        self.refresh()
        self.changed.emit()

    def _show_busy(self) -> None:
        busy = self._busy()
        self.work_bar.setVisible(busy)
        self.add_button.setEnabled(not busy)
        self.catalogue.set_busy(busy)
        self.checkpoints.set_busy(busy)
        self._show_card()

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
        note.setText(tr("A folder that contains model folders. The models are used from there and not copied."))
        tip = tr("The folder of your own models, with one subfolder per model")
        add_row(form, tr("&Folder"), self.folder, note, tip=tip)
        return box

    def _use_folder(self, path: str) -> None:
        use_folder(path.strip())
        self.refresh()
        self.changed.emit()

    def dispose(self) -> None:
        """Stop downloads and installations before the page is deleted."""
        self.catalogue.dispose()
        self._drop_download()
        if self._work is not None:
            self._work.abandon()
            self._work = None
        if self._request is not None:
            self._request.cancel()
            self._request = None


def is_bundled(folder: str) -> bool:
    """Return whether the model in ``folder`` came with the plugin."""
    return model_folders()[0] in Path(folder).resolve().parents
