"""Settings › Options › Landscribe: where results go, how large the caches may get, the device, and downloads."""

from qgis.core import QgsSettings
from qgis.gui import QgsDoubleSpinBox, QgsFileWidget, QgsOptionsPageWidget
from qgis.PyQt.QtWidgets import QComboBox, QGroupBox, QVBoxLayout

from ..algorithms.network_consent import DEFAULT_CONSENT, NO, YES
from ..engine.client import shared_client
from ..engine.locate import CACHE_LIMITS
from ..i18n import tr
from ..remembered import PREFIX, events
from ..widgets.form import add_row, choose, new_form
from ..widgets.remark import Remark
from ..widgets.results_folder import BESIDE, CHOSEN, FOLDER_SETTING, SETTING, TEMPORARY

#: A place is not chosen yet: the first run in a saved project asks.
ASK = ""


class OptionsPage(QgsOptionsPageWidget):
    """The settings that hold for all projects; OK stores them."""

    def __init__(self, parent=None):
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.addWidget(self._build_results())
        column.addWidget(self._build_run())
        column.addWidget(self._build_caches())
        column.addStretch(1)
        self.place.currentIndexChanged.connect(self._show_place)
        self._show_place()

    def _build_results(self) -> QGroupBox:
        box = QGroupBox(tr("Results without a file name"))
        self.place = QComboBox()
        for title, place in (
            (tr("Ask before the first run in a saved project"), ASK),
            (tr("Folder “landscribe” beside the project"), BESIDE),
            (tr("A folder of my choice"), CHOSEN),
            (tr("Temporary files, lost when QGIS closes"), TEMPORARY),
        ):
            self.place.addItem(title, place)
        choose(self.place, QgsSettings().value(SETTING, ASK))
        self.folder = QgsFileWidget()
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setFilePath(QgsSettings().value(FOLDER_SETTING, ""))
        form = new_form(box)
        add_row(
            form, tr("&Keep them in"), self.place, tip=tr("A project that is not saved yet has no folder beside it")
        )
        add_row(form, tr("&Folder"), self.folder)
        return box

    def _build_run(self) -> QGroupBox:
        box = QGroupBox(tr("Runs"))
        self.device = QComboBox()
        self.device.addItem(tr("Automatic: the fastest one"), "auto")
        for device in shared_client().devices or [{"id": "cpu", "name": tr("Processor")}]:
            self.device.addItem(device["name"], device["id"])
        choose(self.device, QgsSettings().value(f"{PREFIX}/device", "auto"))
        self.downloads = QComboBox()
        for title, answer in (
            (tr("Ask once in each project"), ""),
            (tr("Allow"), YES),
            (tr("Never"), NO),
        ):
            self.downloads.addItem(title, answer)
        choose(self.downloads, QgsSettings().value(DEFAULT_CONSENT, ""))
        form = new_form(box)
        add_row(form, tr("De&vice"), self.device, tip=tr("Where the dock computes; the dock can choose another one"))
        tip = tr("Downloads of public embeddings; imagery is never sent anywhere")
        add_row(form, tr("&Downloads"), self.downloads, tip=tip)
        return box

    def _build_caches(self) -> QGroupBox:
        box = QGroupBox(tr("Disk space for later runs"))
        titles = {
            "features": tr("What phrases need of a scene"),
            "mapping_features": tr("What your own models need of a scene"),
            "embeddings": tr("Downloaded embeddings"),
        }
        self.limits = {}
        form = new_form(box)
        for name in CACHE_LIMITS:
            spin = QgsDoubleSpinBox()
            spin.setRange(0, 1000)
            spin.setDecimals(1)
            spin.setSuffix(tr(" GB"))
            spin.setClearValue(CACHE_LIMITS[name].default)
            spin.setValue(CACHE_LIMITS[name].value())
            add_row(form, titles[name], spin, tip=tr("The oldest data is removed when the limit is reached"))
            self.limits[name] = spin
        remark = Remark()
        remark.setText(tr("New limits hold from the next start of QGIS."))
        form.addRow(remark)
        return box

    def _show_place(self, *_) -> None:
        self.folder.setEnabled(self.place.currentData() == CHOSEN)

    def apply(self):
        """Store the settings."""
        settings = QgsSettings()
        if self.place.currentData() == ASK:
            settings.remove(SETTING)
        else:
            settings.setValue(SETTING, self.place.currentData())
        settings.setValue(FOLDER_SETTING, self.folder.filePath().strip())
        settings.setValue(f"{PREFIX}/device", self.device.currentData())
        events.device_chosen.emit(self.device.currentData())
        settings.setValue(DEFAULT_CONSENT, self.downloads.currentData())
        for name, spin in self.limits.items():
            CACHE_LIMITS[name].store(spin.value())
