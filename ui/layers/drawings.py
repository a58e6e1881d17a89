"""Drawings of layers that have no file, kept while QGIS runs: the next phrase about the same place needs no new one,
and what the engine has learnt of the file still holds.

A drawing is found again by its layer, the layer's look, and the window that is drawn. It goes as soon as the layer says
that it has changed (its style, its source, a repaint; F5 and auto-refresh say so for services), when others need the
room, and at the end.
"""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Callable, Optional

from osgeo import gdal
from qgis.core import (
    QgsMapLayer,
    QgsProviderRegistry,
    QgsRasterDataProvider,
    QgsRasterLayer,
    QgsReadWriteContext,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QThread
from qgis.PyQt.QtXml import QDomDocument

from ..crs_text import crs_text
from .rendering import Drawing

#: Drawings that are kept, and the bytes that they may take on disk.
MOST, MOST_BYTES = 8, 1 << 30


def _new_folder() -> TemporaryDirectory:
    return TemporaryDirectory(prefix="landscribe-")


@dataclass(eq=False)
class Drawn:
    """A drawing on disk; ``warnings`` are sentences about what is missing in it."""

    folder: TemporaryDirectory = field(default_factory=_new_folder)
    warnings: "list[str]" = field(default_factory=list)
    bytes: int = 0
    users: int = 1
    kept: bool = False

    @property
    def path(self) -> str:
        return str(Path(self.folder.name) / "scene.tif")

    def remove_unless_needed(self) -> None:
        """Remove the file, unless it is kept or read."""
        if not (self.users or self.kept):
            with suppress(OSError):  # Windows, where the engine still holds it: Python removes it at its end
                self.folder.cleanup()


class Drawings:
    """The drawings that are kept, the least recently used first. Any thread may use it."""

    def __init__(self):
        self._lock = threading.RLock()  # removing what is under it may end a layer, which calls ``forget``
        self._kept: OrderedDict[Hashable, Drawn] = OrderedDict()
        self._watches: dict[str, _Watch] = {}

    def key(self, layer: QgsRasterLayer, drawing: Drawing) -> Optional[tuple]:
        """What this drawing of ``layer`` is found again by. To be called in the layer's thread.

        None where it cannot be kept, because nothing would tell that the layer has changed.
        """
        data = _state_of_data(layer)
        if data is None or layer.thread() is not QThread.currentThread():
            return None
        with self._lock:
            watch = self._watches.get(layer.id())
            if watch is None or watch.layer != sip.unwrapinstance(layer):
                watch = self._watches[layer.id()] = _Watch(layer, self.forget)
        window = {**vars(drawing), "crs": crs_text(drawing.crs)}
        return layer.id(), watch.number, layer.source(), data, _look(layer), tuple(window.values())

    @contextmanager
    def drawn(self, key: Optional[tuple], draw: Callable[[str], "list[str]"]) -> Iterator["tuple[Drawn, bool]"]:
        """The drawing of ``key`` as long as the context lasts, and whether it was there.

        ``draw``, which is given the path and returns warnings, makes it otherwise; what it raises leaves nothing
        behind. A drawing with warnings, such as one in which a tile is missing, is not kept: the next try may get it.
        """
        drawn = self._find(key)
        found = drawn is not None
        if drawn is None:
            drawn = Drawn()
        try:
            if not found:
                drawn.warnings = draw(drawn.path)
                self._keep(key, drawn)
            yield drawn, found
        finally:
            with self._lock:
                drawn.users -= 1
                drawn.remove_unless_needed()

    def forget(self, layer_id: str) -> None:
        """Let go of the drawings of a layer: it has changed, or ends."""
        with self._lock:
            self._watches.pop(layer_id, None)
            for key in [key for key in self._kept if key[0] == layer_id]:
                self._drop(key)

    def close(self) -> None:
        """Let go of everything; what a run still reads goes with that run."""
        with self._lock:
            self._watches.clear()
            for key in list(self._kept):
                self._drop(key)

    def _find(self, key: Optional[tuple]) -> Optional[Drawn]:
        with self._lock:
            drawn = self._kept.get(key)
            if drawn is None:
                return None
            if not Path(drawn.path).exists():  # somebody has tidied up the folder of temporary files
                self._drop(key)
                return None
            self._kept.move_to_end(key)
            drawn.users += 1
            return drawn

    def _keep(self, key: Optional[tuple], drawn: Drawn) -> None:
        with self._lock:
            watch = self._watches.get(key[0]) if key else None
            if drawn.warnings or watch is None or watch.number != key[1]:  # it changed while it was drawn
                return
            if key in self._kept:  # another run has drawn the same meanwhile
                self._drop(key)
            drawn.kept, drawn.bytes = True, Path(drawn.path).stat().st_size
            self._kept[key] = drawn
            while len(self._kept) > MOST or sum(one.bytes for one in self._kept.values()) > MOST_BYTES:
                self._drop(next(iter(self._kept)))

    def _drop(self, key: Hashable) -> None:
        drawn = self._kept.pop(key, None)
        if drawn is not None:
            drawn.kept = False
            drawn.remove_unless_needed()


#: Those of this session.
drawings = Drawings()


class _Watch(QObject):
    """Hears that a layer has changed, until it is let go; ``number`` is no other watch's."""

    _numbers = count(1)

    def __init__(self, layer: QgsRasterLayer, changed: Callable[[str], None]):
        super().__init__()
        self.number = next(self._numbers)
        self.layer = sip.unwrapinstance(layer)  # a clone has the same id
        self._id, self._changed = layer.id(), changed
        for signal in (
            layer.dataChanged,
            layer.dataProvider().dataChanged,  # all that a reload tells
            layer.dataSourceChanged,
            layer.styleChanged,
            layer.rendererChanged,
            layer.repaintRequested,
            layer.willBeDeleted,
        ):
            signal.connect(self._tell)

    def _tell(self, *_) -> None:
        self._changed(self._id)


def _look(layer: QgsRasterLayer) -> str:
    """How the layer is drawn. Not every change of it is told by a signal."""
    document = QDomDocument()
    parts = QgsMapLayer.StyleCategory.Symbology | QgsMapLayer.StyleCategory.Rendering
    layer.exportNamedStyle(document, QgsReadWriteContext(), parts)
    return document.toString()


def _state_of_data(layer: QgsRasterLayer) -> Optional[tuple]:
    """What differs once files (or files in memory) that the layer is made of are others; None where it is not known."""
    inputs = [(layer.source(), layer.providerType())]
    if layer.providerType() == "virtualraster":
        found, _ = QgsRasterDataProvider.decodeVirtualRasterProviderUri(layer.source())
        inputs = [(entry.uri, entry.provider) for entry in found.rInputLayers]
    states = tuple(_state_of_file(source) for source, provider in inputs if provider == "gdal")
    return None if None in states else states


def _state_of_file(source: str) -> "Optional[tuple[int, int]]":
    parts = QgsProviderRegistry.instance().decodeUri("gdal", source)
    prefix = parts.get("vsiPrefix") or ""  # newer QGIS tells that of a file in memory, too
    if prefix not in ("", "/vsimem/"):  # an archive, or a server that would have to be asked
        return None
    with suppress(RuntimeError):
        status = gdal.VSIStatL(source.split("|")[0] if prefix else parts.get("path") or source)
        return status and (status.size, status.mtime)
    return None
