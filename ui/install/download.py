"""A file that comes over HTTP into a growing part of it on disk, and goes on where it stopped."""

import re
from contextlib import suppress
from pathlib import Path
from typing import Optional

from qgis.core import QgsNetworkAccessManager
from qgis.PyQt.QtCore import QObject, QTimer, QUrl, pyqtSignal
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ..i18n import tr

#: Bytes that wait in memory at most.
_BUFFER = 4 << 20
_OK, _PARTIAL, _BEYOND_THE_END = 200, 206, 416


class Download(QObject):
    """Fetches ``url`` into ``part`` from where that ends; ``done`` or ``failed`` follows, but for a cancel.

    size: bytes that are to come in all, 0 where unknown. What came stays, whatever happens: only a server that does not
    go on in the middle, or whose file is another by now, makes it begin anew.
    """

    progressed = pyqtSignal("qint64")  # bytes that are here
    done = pyqtSignal()
    failed = pyqtSignal(str)  # one sentence

    def __init__(self, url: str, part: Path, size: int = 0, parent: Optional[QObject] = None):
        super().__init__(parent)
        self._url, self._part, self._size = url, Path(part), size
        self._reply: Optional[QNetworkReply] = None
        self._file = None
        self._trouble = ""
        self._cancelled = False

    def start(self) -> None:
        """Begin, or go on."""
        self._cancelled = False
        self._here = self._part.stat().st_size if self._part.exists() else 0
        if self._size and self._here == self._size:
            QTimer.singleShot(0, self._all_here)  # a method of this object's: one that is gone is not called
            return
        if self._size and self._here > self._size:
            self._part.unlink()
            self._here = 0
        request = QNetworkRequest(QUrl(self._url))
        attribute, policy = QNetworkRequest.Attribute, QNetworkRequest.RedirectPolicy
        request.setAttribute(attribute.RedirectPolicyAttribute, policy.NoLessSafeRedirectPolicy)
        request.setAttribute(attribute.CacheSaveControlAttribute, False)
        request.setAttribute(attribute.CacheLoadControlAttribute, QNetworkRequest.CacheLoadControl.AlwaysNetwork)
        request.setRawHeader(b"Accept-Encoding", b"identity")  # places in the file are counted as it is
        if self._here:
            request.setRawHeader(b"Range", b"bytes=%d-" % self._here)
        self._trouble = ""
        self._reply = QgsNetworkAccessManager.instance().get(request)
        self._reply.setReadBufferSize(_BUFFER)
        self._reply.readyRead.connect(self._read)
        self._reply.finished.connect(self._finished)

    def _all_here(self) -> None:
        if not self._cancelled:
            self.done.emit()

    def cancel(self) -> None:
        """Stop, without another word; what is here stays."""
        self._cancelled = True
        reply, self._reply = self._reply, None
        if reply is not None:
            reply.readyRead.disconnect(self._read)
            reply.finished.disconnect(self._finished)
            reply.abort()
            reply.deleteLater()
        self._close()

    def _read(self) -> None:
        if self._trouble or self._status() not in (_OK, _PARTIAL):
            return
        try:
            if self._file is None:
                self._open()
                if self._trouble:
                    return
            data = bytes(self._reply.readAll())
            self._file.write(data)
            self._file.flush()  # Python 3.14 keeps back 128 KiB, which a killed QGIS would lose
        except OSError as error:
            self._give_up(tr("{path} cannot be written ({error}).").format(path=self._part, error=error.strerror))
            return
        self._here += len(data)
        if self._size and self._here > self._size:
            self._give_up(tr("{url} is larger than it should be: the file is another one.").format(url=self._url))
            return
        self.progressed.emit(self._here)

    def _open(self) -> None:
        if self._status() == _PARTIAL:
            told = re.match(rb"bytes (\d+)-", bytes(self._reply.rawHeader(b"Content-Range")))
            if told and int(told.group(1)) == self._here:
                self._file = open(self._part, "ab")  # noqa: SIM115 (closed by _close)
                return
            self._here = 0
            self._file = open(self._part, "wb")  # noqa: SIM115
            self._give_up(tr("{url} does not go on where it stopped: download it again.").format(url=self._url))
            return
        self._here = 0
        self._file = open(self._part, "wb")  # noqa: SIM115

    def _finished(self) -> None:
        self._read()
        reply, self._reply = self._reply, None
        self._close()
        status, error = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute), reply.error()
        words = reply.errorString()
        reply.deleteLater()
        if self._trouble:
            self.failed.emit(self._trouble)
        elif status == _BEYOND_THE_END and self._here:  # the file there is shorter than what is here
            self._part.unlink(missing_ok=True)
            self.start()
        elif error != QNetworkReply.NetworkError.NoError:
            host = QUrl(self._url).host()
            sentence = tr("{host} does not give the file ({error}); what came is kept, so that it can go on later.")
            self.failed.emit(sentence.format(host=host, error=words))
        elif self._size and self._here != self._size:
            self.failed.emit(tr("{url} ended too early; try again to go on with it.").format(url=self._url))
        else:
            self.done.emit()

    def _give_up(self, sentence: str) -> None:
        self._trouble = sentence
        self._reply.abort()

    def _status(self) -> int:
        return self._reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute) or 0

    def _close(self) -> None:
        if self._file is not None:
            with suppress(OSError):  # what a full disk did not take: _read has told of it
                self._file.close()
            self._file = None
