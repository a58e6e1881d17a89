"""An HTTP download into a file, which can be resumed."""

import re
from contextlib import suppress
from pathlib import Path
from typing import Optional

from qgis.core import QgsNetworkAccessManager
from qgis.PyQt.QtCore import QObject, QTimer, QUrl, pyqtSignal
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ..i18n import tr

#: Size of the network buffer in bytes.
_BUFFER = 4 << 20
_OK, _PARTIAL, _RANGE_NOT_SATISFIABLE = 200, 206, 416


class Download(QObject):
    """Downloads ``url`` to the file ``part`` and appends to it; emits ``done`` or ``failed`` unless it is cancelled.

    Received bytes are always kept. The download starts again only if the server cannot resume it, or if its file has
    changed.

    Args:
        url: the address.
        part: the file to append to.
        size: expected size of the whole file in bytes; 0 if unknown.
    """

    progressed = pyqtSignal("qint64")  # bytes received
    done = pyqtSignal()
    failed = pyqtSignal(str)  # one sentence

    def __init__(self, url: str, part: Path, size: int = 0, parent: Optional[QObject] = None):
        super().__init__(parent)
        self._url, self._part, self._size = url, Path(part), size
        self._reply: Optional[QNetworkReply] = None
        self._file = None
        self._error = ""
        self._cancelled = False

    def start(self) -> None:
        """Start or resume the download."""
        self._cancelled = False
        self._received = self._part.stat().st_size if self._part.exists() else 0
        if self._size and self._received == self._size:
            QTimer.singleShot(0, self._finish_complete)  # a bound method is not called after this object is deleted
            return
        if self._size and self._received > self._size:
            self._part.unlink()
            self._received = 0
        request = QNetworkRequest(QUrl(self._url))
        attribute, policy = QNetworkRequest.Attribute, QNetworkRequest.RedirectPolicy
        request.setAttribute(attribute.RedirectPolicyAttribute, policy.NoLessSafeRedirectPolicy)
        request.setAttribute(attribute.CacheSaveControlAttribute, False)
        request.setAttribute(attribute.CacheLoadControlAttribute, QNetworkRequest.CacheLoadControl.AlwaysNetwork)
        request.setRawHeader(b"Accept-Encoding", b"identity")  # byte positions refer to the file without compression
        if self._received:
            request.setRawHeader(b"Range", b"bytes=%d-" % self._received)
        self._error = ""
        self._reply = QgsNetworkAccessManager.instance().get(request)
        self._reply.setReadBufferSize(_BUFFER)
        self._reply.readyRead.connect(self._read)
        self._reply.finished.connect(self._finished)

    def _finish_complete(self) -> None:
        if not self._cancelled:
            self.done.emit()

    def cancel(self) -> None:
        """Stop without a signal; the received bytes are kept."""
        self._cancelled = True
        reply, self._reply = self._reply, None
        if reply is not None:
            reply.readyRead.disconnect(self._read)
            reply.finished.disconnect(self._finished)
            reply.abort()
            reply.deleteLater()
        self._close()

    def _read(self) -> None:
        if self._error or self._status() not in (_OK, _PARTIAL):
            return
        try:
            if self._file is None:
                self._open()
                if self._error:
                    return
            data = bytes(self._reply.readAll())
            self._file.write(data)
            self._file.flush()  # Python 3.14 buffers 128 KiB, which would be lost if QGIS is killed
        except OSError as error:
            self._abort(tr("{path} cannot be written ({error}).").format(path=self._part, error=error.strerror))
            return
        self._received += len(data)
        if self._size and self._received > self._size:
            self._abort(tr("{url} is larger than expected: the file on the server has changed.").format(url=self._url))
            return
        self.progressed.emit(self._received)

    def _open(self) -> None:
        if self._status() == _PARTIAL:
            match = re.match(rb"bytes (\d+)-", bytes(self._reply.rawHeader(b"Content-Range")))
            if match and int(match.group(1)) == self._received:
                self._file = open(self._part, "ab")  # noqa: SIM115 (closed by _close)
                return
            self._received = 0
            self._file = open(self._part, "wb")  # noqa: SIM115
            self._abort(tr("{url} cannot be resumed: download it again.").format(url=self._url))
            return
        self._received = 0
        self._file = open(self._part, "wb")  # noqa: SIM115

    def _finished(self) -> None:
        self._read()
        reply, self._reply = self._reply, None
        self._close()
        status, error = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute), reply.error()
        words = reply.errorString()
        reply.deleteLater()
        if self._error:
            self.failed.emit(self._error)
        elif status == _RANGE_NOT_SATISFIABLE and self._received:  # the file on the server is shorter than ours
            self._part.unlink(missing_ok=True)
            self.start()
        elif error != QNetworkReply.NetworkError.NoError:
            host = QUrl(self._url).host()
            sentence = tr(
                "{host} did not send the file ({error}): try again later, the download continues where it stopped."
            )
            self.failed.emit(sentence.format(host=host, error=words))
        elif self._size and self._received != self._size:
            self.failed.emit(tr("{url} ended too early: try again to continue the download.").format(url=self._url))
        else:
            self.done.emit()

    def _abort(self, sentence: str) -> None:
        self._error = sentence
        self._reply.abort()

    def _status(self) -> int:
        return self._reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute) or 0

    def _close(self) -> None:
        if self._file is not None:
            with suppress(OSError):  # the disk is full; _read has reported it
                self._file.close()
            self._file = None
