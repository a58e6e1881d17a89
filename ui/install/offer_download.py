"""The download of a model from a catalogue: its files, one after another."""

from typing import Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...core.models.catalogue import ModelOffer
from ...core.models.downloads import to_fetch
from ..engine.models import downloads_folder
from .download import Download


class OfferDownload(QObject):
    """Downloads the files of ``offer`` that are still missing; emits ``done`` or ``failed`` unless it is cancelled.

    Raises:
        InputError: the offer cannot be downloaded.
    """

    progressed = pyqtSignal(str, "qint64", "qint64")  # file name, bytes received, bytes in total (0: unknown)
    done = pyqtSignal(object)  # the offer
    failed = pyqtSignal(str)  # one sentence

    def __init__(self, offer: ModelOffer, parent: Optional[QObject] = None):
        super().__init__(parent)
        self._offer = offer
        self._pending = to_fetch(offer, downloads_folder())  # (file, path of its part)
        self._finished_bytes = offer.size - sum(file.size for file, _ in self._pending)
        self._download: Optional[Download] = None

    def start(self) -> None:
        """Download the next file, or finish."""
        self._drop()
        if not self._pending:
            self.done.emit(self._offer)
            return
        file, part = self._pending[0]
        self._download = Download(file.url, part, file.size, self)
        self._download.progressed.connect(self._show_bytes)
        self._download.done.connect(self._file_done)
        self._download.failed.connect(self.failed)
        self._show_bytes(0)
        self._download.start()

    def cancel(self) -> None:
        """Stop without a signal; the received bytes are kept."""
        self._drop()

    def _show_bytes(self, received: int) -> None:
        file, _ = self._pending[0]
        self.progressed.emit(file.name, self._finished_bytes + received, self._offer.size or file.size)

    def _file_done(self) -> None:
        file, _ = self._pending.pop(0)
        self._finished_bytes += file.size
        self.start()

    def _drop(self) -> None:
        if self._download is not None:
            self._download.cancel()
            self._download.deleteLater()
            self._download = None
