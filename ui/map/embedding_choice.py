"""The choice of the embedding: the scene's own context, a public product and its year, a file, or none."""

from typing import Optional

from qgis.core import QgsProject
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSpinBox, QToolButton, QVBoxLayout, QWidget

from ...core.errors import InputError
from ..algorithms.network_consent import ask_consent, consent_of, remember_consent, request_params
from ..engine.client import EngineRequest, shared_client
from ..i18n import tr
from ..quantities import bytes_text
from ..widgets.form import choose, narrow
from ..widgets.remark import Remark

SCENE_CONTEXT, NONE, ALPHAEARTH, TESSERA, TESSERA_ZARR, ESD, RASTER = (
    "scene-context", "none", "alphaearth", "tessera", "tessera1.1", "esd", "raster",
)  # fmt: skip
#: The products that come by year.
YEARLY = (ALPHAEARTH, TESSERA, TESSERA_ZARR)
#: The first and last year of the products, and the default year.
YEARS = (2017, 2025)
NEWEST_COMPLETE = 2024
#: Milliseconds to wait after the last change before the download is estimated.
DELAY = 400


class EmbeddingChoice(QWidget):
    """A combo box of the sources, the fields that each needs (year, file, folder), and the size of the download.

    ``set_place`` sets where it will be used. ``spec`` is the choice in the form that the engine reads.

    Args:
        parent: the parent widget.
        if_empty: what no embedding means; "" if one must be chosen.
        asks: whether the user is asked here whether data may be downloaded.
    """

    changed = pyqtSignal()

    def __init__(self, parent=None, if_empty: str = "", asks: bool = True):
        super().__init__(parent)
        self._asks = asks
        self._place: Optional[dict] = None
        self._request: Optional[EngineRequest] = None  # for an estimate
        self._refresh: Optional[EngineRequest] = None  # for the index
        self._index: Optional[dict] = None  # the engine's facts about the kept AlphaEarth index
        #: Size of the download in bytes; None while unknown.
        self.download: Optional[int] = None
        self.sources = QComboBox()
        if if_empty:
            self.sources.addItem(if_empty, "")
        for title, source in (
            (tr("Scene context"), SCENE_CONTEXT),
            (tr("AlphaEarth"), ALPHAEARTH),
            (tr("TESSERA"), TESSERA),
            (tr("TESSERA 1.1"), TESSERA_ZARR),
            (tr("ESD file…"), ESD),
            (tr("Raster…"), RASTER),
            (tr("None"), NONE),
        ):
            self.sources.addItem(title, source)
        narrow(self.sources)
        self.setFocusProxy(self.sources)
        self.year = QSpinBox()
        self.year.setRange(*YEARS)
        self.year.setValue(NEWEST_COMPLETE)
        self.year.setAccessibleName(tr("Year of the embedding"))
        self.year.setToolTip(tr("Choose the year of the imagery if possible"))
        self.index_button = QToolButton()
        self.index_button.setText(tr("⟳"))
        self.index_button.setAccessibleName(tr("Download the AlphaEarth index again"))
        self.index_button.clicked.connect(self.refresh_index)
        self._build_paths()
        self.consent = QCheckBox(tr("Allow downloads"))
        self.consent.setToolTip(tr("Downloads of the embedding in this project; imagery is never sent"))
        # words and no half-ticked box, which some themes draw as an empty one
        self.undecided = Remark()
        self.undecided.setText(tr("Not decided yet: the first run asks."))
        self.remark = Remark()

        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.sources, 1)
        row.addWidget(self.year)
        row.addWidget(self.index_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        for widget in (self.file, self.folder, self.consent, self.undecided, self.remark):
            column.addWidget(widget)

        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self._estimate)
        self.sources.currentIndexChanged.connect(self._changed)
        self.year.valueChanged.connect(self._changed)
        self.file.fileChanged.connect(self._changed)
        self.folder.fileChanged.connect(self._changed)
        self.consent.clicked.connect(self._consent_clicked)
        QgsProject.instance().readProject.connect(self._show_consent)
        QgsProject.instance().cleared.connect(self._show_consent)
        self._changed()

    def _build_paths(self) -> None:
        """Make the fields for a file and for a folder."""
        self.file = QgsFileWidget()
        self.file.setDialogTitle(tr("Embedding raster"))
        self.file.setFilter(tr("Rasters (*.tif *.tiff *.vrt *.img);;All files (*)"))
        self.file.lineEdit().setPlaceholderText(tr("Raster with one band per dimension"))
        self.file.lineEdit().setAccessibleName(tr("Embedding raster"))
        self.file.setToolTip(tr("A raster file on this machine with one band per dimension"))
        self.folder = QgsFileWidget()
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setDialogTitle(tr("Folder of TESSERA tiles"))
        self.folder.lineEdit().setPlaceholderText(tr("[Public tiles] or a folder of your own"))
        self.folder.lineEdit().setAccessibleName(tr("Folder of TESSERA tiles"))
        self.folder.setToolTip(tr("A folder of tiles on this machine; if empty, the public tiles are downloaded"))

    # The choice

    def source(self) -> str:
        """Return the chosen kind, such as ``alphaearth``."""
        return self.sources.currentData()

    def spec(self) -> str:
        """Return the choice as the engine reads it, such as ``alphaearth:2024``.

        Raises:
            InputError: no file is chosen.
        """
        source = self.source()
        if source in (RASTER, ESD):
            path = self.file.filePath().strip()
            if not path:
                raise InputError(tr("No embedding raster is chosen: choose a file or another embedding."))
            return f"{source}:{path}"
        if source in (ALPHAEARTH, TESSERA_ZARR):
            return f"{source}:{self.year.value()}"
        if source == TESSERA:
            folder = self.folder.filePath().strip()
            return f"{source}:{self.year.value()}" + (f":{folder}" if folder else "")
        return source

    def set_spec(self, spec: str) -> None:
        """Choose the source that ``spec`` names, or the scene context if it is unknown."""
        kind, _, rest = (spec or "").strip().partition(":")
        kind = kind.strip().lower()
        if kind in (RASTER, ESD):
            self.file.setFilePath(rest.strip())
        year, _, folder = rest.strip().partition(":")
        if kind in YEARLY and year.isdigit():
            self.year.setValue(int(year))
            self.folder.setFilePath(folder)
        choose(self.sources, kind)

    def needs_network(self) -> bool:
        """Whether the choice may have to be fetched from the internet."""
        source = self.source()
        return source in (ALPHAEARTH, TESSERA_ZARR) or (source == TESSERA and not self.folder.filePath().strip())

    def ask_consent(self) -> bool:
        """Whether a run may fetch: the project's answer, asked for now where it has none. For the start of a run."""
        if not self.needs_network():
            return False
        if self.download == 0:  # all of it is on this machine
            return consent_of(QgsProject.instance()) is True
        given = ask_consent(self, QgsProject.instance(), self.sources.currentText(), self.download)
        self._show_consent()
        return given

    # The place and the estimate

    def set_place(self, scene: str, bounds=None, bounds_crs: str = "", model: str = "") -> None:
        """Set the place of the next run, for the estimate of the download.

        Args:
            scene: the raster file; empty if there is none, then nothing is estimated.
            bounds: left, bottom, right, top; None for the whole raster.
            bounds_crs: the CRS of ``bounds``.
            model: the model that reads the embedding.
        """
        place = {"scene": scene, "bounds": bounds, "bounds_crs": bounds_crs or None, "model": model or None}
        if place != self._place:
            self._place = place
            self._timer.start()

    def _changed(self, *_) -> None:
        source = self.source()
        self.year.setVisible(source in YEARLY)
        self.index_button.setVisible(source == ALPHAEARTH)
        self._show_index(self._index)
        self.file.setVisible(source in (ESD, RASTER))
        self.folder.setVisible(source == TESSERA)
        self.consent.setVisible(self._asks and self.needs_network())
        self.download = None
        self.remark.setText(_REMARKS[source]())
        self.remark.setVisible(bool(self.remark.text()))
        self._show_consent()
        self._timer.start()
        self.changed.emit()

    def _estimate(self) -> None:
        self._drop_request()
        client = shared_client()
        if not self.needs_network() or not (self._place or {}).get("scene") or client.state == "stopped":
            return
        self._request = client.request("embedding_estimate", {**self._place, "source": self.spec()})
        self._request.succeeded.connect(self._show_estimate)
        self._request.failed.connect(self._show_reason)
        self._request.finished.connect(self._request_finished)

    def _show_estimate(self, estimate: dict) -> None:
        self.download = estimate["bytes"]
        if self.download == 0:
            text = tr("All the data is on this machine.")
        else:
            text = tr("About {size} to download.").format(size=bytes_text(self.download))
            if estimate["kept"]:
                share = round(100 * estimate["kept_share"])
                text = tr("{text} {share} % is already on this machine.").format(text=text, share=share)
        self.remark.setText(f"{_REMARKS[self.source()]()} {text}".strip())

        self._show_index(estimate["index"])

    def _show_reason(self, code: str, sentence: str) -> None:
        """Say why the choice cannot be used, such as a library that it needs."""
        if code == "input":
            self.remark.setText(sentence)

    def refresh_index(self) -> None:
        """Download the AlphaEarth index again, if the project allows it."""
        if not ask_consent(self, QgsProject.instance(), self.sources.currentText(), None):
            return
        self._show_consent()
        params = {**request_params(True), "refresh": True}
        self._refresh = shared_client().request("embeddings", params)
        self._refresh.succeeded.connect(self._index_fetched)
        self._refresh.failed.connect(self._index_missing)
        self.index_button.setEnabled(False)
        self.remark.setText(tr("Downloading the index…"))

    def _index_fetched(self, state: dict) -> None:
        self._refresh = None
        self.index_button.setEnabled(True)
        self._show_index(state["index"])
        self.remark.setText(self.index_button.toolTip())

    def _index_missing(self, _code: str, sentence: str) -> None:
        self._refresh = None
        self.index_button.setEnabled(True)
        self.remark.setText(sentence)

    def _show_index(self, index: Optional[dict]) -> None:
        self._index = index
        if index is None:
            text = tr("The list of tiles is downloaded on first use.")
        else:
            text = tr("List of tiles: {size}, {days} days old, SHA-256 {digest}…").format(
                size=bytes_text(index["size"]), days=round(index["age_days"]), digest=index["sha256"][:12]
            )
        self.index_button.setToolTip(text)

    def _request_finished(self) -> None:
        self._request = None

    def _drop_request(self) -> None:
        if self._request is not None:
            self._request.succeeded.disconnect(self._show_estimate)
            self._request.failed.disconnect(self._show_reason)
            self._request.finished.disconnect(self._request_finished)
            self._request = None

    # The consent

    def _consent_clicked(self) -> None:
        remember_consent(QgsProject.instance(), self.consent.isChecked())
        self._show_consent()

    def _show_consent(self, *_) -> None:
        given = consent_of(QgsProject.instance())
        self.consent.setChecked(bool(given))
        self.undecided.setVisible(given is None and not self.consent.isHidden())

    def dispose(self) -> None:
        """Disconnect from QGIS before this widget is deleted."""
        self._timer.stop()
        self._drop_request()
        if self._refresh is not None:
            self._refresh.succeeded.disconnect(self._index_fetched)
            self._refresh.failed.disconnect(self._index_missing)
            self._refresh = None
        project = QgsProject.instance()
        project.readProject.disconnect(self._show_consent)
        project.cleared.disconnect(self._show_consent)


_REMARKS = {
    SCENE_CONTEXT: lambda: tr("A coarse, wide view of the image itself; nothing is downloaded."),
    ALPHAEARTH: lambda: tr("64 dimensions, 10 m, © Google and Google DeepMind, CC BY 4.0."),
    TESSERA: lambda: tr("128 dimensions, 10 m, University of Cambridge, CC0."),
    TESSERA_ZARR: lambda: tr("128 dimensions, 10 m, University of Cambridge, CC0; a newer network, all land."),
    ESD: lambda: tr("72 dimensions, 30 m, from a file of ESD codes."),
    RASTER: lambda: "",
    "": lambda: "",
    NONE: lambda: tr("The network uses the image only."),
}
