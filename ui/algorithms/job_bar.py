"""How far a job of many rasters is, in QGIS's message bar: “12 of 340 done, 2 failed”, with a button for the failures.

A job may take days, and its Processing dialog is closed or covered long before. So the main window says how it stands.
"""

from pathlib import Path
from typing import Optional

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal, pyqtSlot
from qgis.PyQt.QtWidgets import QApplication, QPushButton

from ..i18n import tr
from ..plain_text import PlainLabel, push_widgets, show_text

#: The manifest that a job keeps current in its folder, and the failures of it that are shown.
MANIFEST, SHOWN = "manifest.gpkg", 200
#: Bars of jobs that run: what they were told last comes after the job's thread has dropped them.
_running: "set[JobBar]" = set()


class JobBar(QObject):
    """An item of the message bar for one job, from any thread.

    Args:
        title: Name of the job.
        folder: Folder of its results.
    """

    _told = pyqtSignal(str)
    _ended = pyqtSignal(str, bool)

    def __init__(self, title: str, folder: str):
        super().__init__()
        self._title, self._folder = title, folder
        self._item = self._label = None
        _running.add(self)
        self.moveToThread(QApplication.instance().thread())
        self._told.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def tell(self, words: str) -> None:
        """Show how the job stands."""
        self._told.emit(words)

    def end(self, words: str, keep: bool) -> None:
        """The job has ended; ``keep`` leaves the item in the bar until the user closes it."""
        self._ended.emit(words, keep)

    @pyqtSlot(str)
    def _show(self, words: str) -> None:
        bar = _message_bar()
        if bar is None:
            return
        if self._item is None:
            self._label = PlainLabel()
            button = QPushButton(tr("Show"))
            button.setToolTip(tr("Lists what has failed so far, and why"))
            button.clicked.connect(lambda: self._list(bar.window()))
            self._item = push_widgets(bar, self._label, button)
        if not sip.isdeleted(self._item):  # the user has closed it
            self._label.setText(f"{self._title}: {words}")

    @pyqtSlot(str, bool)
    def _end(self, words: str, keep: bool) -> None:
        _running.discard(self)
        bar = _message_bar()
        if keep:
            self._show(words)
        elif bar is not None and self._item is not None and not sip.isdeleted(self._item):
            bar.popWidget(self._item)
        if self._item is None or not keep:
            self.deleteLater()
        elif not sip.isdeleted(self._item):
            self._item.destroyed.connect(self.deleteLater)

    def _list(self, parent) -> None:
        failures = failures_in(self._folder)
        text = "\n".join(f"{name}: {sentence}" for name, sentence in failures[:SHOWN])
        if len(failures) > SHOWN:
            text += "\n" + tr("… and {count} more: see manifest.gpkg").format(count=len(failures) - SHOWN)
        show_text(parent, self._title, text or tr("Nothing has failed so far. The list is renewed every half minute."))


class JobFeedback:
    """A feedback that also tells a job's bar what it is told."""

    def __init__(self, feedback, bar: JobBar):
        self._feedback, self._bar = feedback, bar

    def __getattr__(self, name):
        return getattr(self._feedback, name)

    def setProgressText(self, text: str) -> None:
        """Tell both."""
        self._feedback.setProgressText(text)
        self._bar.tell(text)


def failures_in(folder: str) -> "list[tuple[str, str]]":
    """Name and sentence of what has failed, from the manifest in a folder; empty without one."""
    from osgeo import gdal  # here, because QGIS's start does not need it

    path = Path(folder, MANIFEST)
    if not path.exists():
        return []
    try:
        # Without a lock: the engine replaces the file while the job runs.
        manifest = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_READONLY, open_options=["NOLOCK=YES"])
        layer = manifest.GetLayerByName("tasks")
        layer.SetAttributeFilter("status = 'failed'")
        return [(feature["task"], feature["sentence"] or "") for feature in layer]
    except (RuntimeError, AttributeError, KeyError):  # it is being replaced
        return []


def _message_bar() -> Optional[QObject]:
    """QGIS's message bar; None without windows."""
    try:
        from qgis.utils import iface
    except ImportError:
        return None
    return None if iface is None else iface.messageBar()
