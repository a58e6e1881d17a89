"""The user's consent to send imagery to another machine: asked once a project for each machine, with the size."""

import threading
from typing import Callable, Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, Qt, QThread, pyqtSignal, pyqtSlot
from qgis.PyQt.QtWidgets import QApplication, QMessageBox

from ...core.errors import Cancelled
from ..i18n import tr
from ..plain_text import question_box
from ..quantities import bytes_text

SCOPE, ENTRY = "landscribe", "send_to"
YES, NO = "yes", "no"


def sending_allowed(host: str, names: str, size: int, is_cancelled: Callable[[], bool] = lambda: False) -> bool:
    """Whether files may be sent to a machine for the project that is open; asks the user if there is no answer yet.

    Works in any thread. Without windows (``qgis_process``) nobody can be asked, and the answer is no.

    Args:
        host: The machine.
        names: Names of the files.
        size: Their size in bytes.
        is_cancelled: Asked often while the question is open.

    Raises:
        Cancelled: The run was cancelled meanwhile.
    """
    asker = _Asker(host, names, size)
    asker.moveToThread(QApplication.instance().thread())
    if QThread.currentThread() is asker.thread():
        asker.answer()
    else:
        asker.asked.emit()
        while not asker.answered.wait(0.2):
            if is_cancelled():
                raise Cancelled
    asker.deleteLater()
    return asker.given


def consent_to_send(project: QgsProject, host: str) -> Optional[bool]:
    """The answer that a project holds for a machine; None before the question was asked."""
    answer, _ = project.readEntry(SCOPE, f"{ENTRY}/{_key(host)}", "")
    return {YES: True, NO: False}.get(answer)


def remember_sending(project: QgsProject, host: str, given: bool) -> None:
    """Store the answer for a machine in the project."""
    project.writeEntry(SCOPE, f"{ENTRY}/{_key(host)}", YES if given else NO)


def _key(host: str) -> str:
    """The machine's name for an entry of the project, whose parts are names of XML elements."""
    return "host_" + "".join(sign if sign.isalnum() and sign.isascii() else f"_{ord(sign):x}_" for sign in host)


class _Asker(QObject):
    """Asks in the main thread."""

    asked = pyqtSignal()

    def __init__(self, host: str, names: str, size: int):
        super().__init__()
        self._host, self._names, self._size = host, names, size
        self.given, self.answered = False, threading.Event()
        self.asked.connect(self.answer, Qt.ConnectionType.QueuedConnection)

    @pyqtSlot()
    def answer(self) -> None:
        """Take the project's answer, or the user's."""
        try:
            project = QgsProject.instance()
            given = consent_to_send(project, self._host)
            if given is None and _has_windows():
                given = self._ask()
                remember_sending(project, self._host, given)
            self.given = bool(given)
        finally:
            self.answered.set()

    def _ask(self) -> bool:
        question = tr("Send {size} of {names} to {host}?")
        details = (
            tr("Imagery then leaves this machine, over SSH, and is kept there until you delete it."),
            tr("The answer holds for this project."),
        )
        text = question.format(size=bytes_text(self._size), names=self._names, host=self._host)
        box = question_box(QApplication.activeWindow(), tr("Landscribe"), text, " ".join(details))
        send = box.addButton(tr("&Send"), QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(tr("Do &not send"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.exec()
        return box.clickedButton() is send


def _has_windows() -> bool:
    """Whether this is a QGIS with windows, where somebody can be asked."""
    try:
        from qgis.utils import iface
    except ImportError:
        return False
    return iface is not None
