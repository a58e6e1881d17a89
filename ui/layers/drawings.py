"""Drawings of layers without a file, kept while QGIS runs.

The next phrase about the same place reuses the drawing, and the engine's cached features of the file stay valid. The
key of a drawing is its layer, the layer's style, and the drawn window. A drawing is removed when the layer reports a
change (style, source, repaint; for services also F5 and auto-refresh), when newer drawings need the space, and when
the plugin is unloaded.
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

#: The most drawings that are kept, and the most bytes that they use on disk.
MOST, MOST_BYTES = 8, 1 << 30


def _new_folder() -> TemporaryDirectory:
    return TemporaryDirectory(prefix="landscribe-")


@dataclass(eq=False)
class Drawn:
    """A drawing on disk.

    Attributes:
        folder: The temporary folder that holds it.
        warnings: Sentences about parts that are missing in it.
        bytes: Its size on disk.
        users: The number of runs that read it now.
        kept: Whether it is kept for later runs.
    """

    folder: TemporaryDirectory = field(default_factory=_new_folder)
    warnings: "list[str]" = field(default_factory=list)
    bytes: int = 0
    users: int = 1
    kept: bool = False

    @property
    def path(self) -> str:
        """The path of the GeoTIFF."""
        return str(Path(self.folder.name) / "scene.tif")

    def remove_unless_needed(self) -> None:
        """Remove the file, unless it is kept or in use."""
        if not (self.users or self.kept):
            with suppress(OSError):  # on Windows the engine may still have it open: Python removes it when QGIS ends
                self.folder.cleanup()


class Drawings:
    """The drawings that are kept, the least recently used first. Safe in any thread."""

    def __init__(self):
        self._lock = threading.RLock()  # removing a drawing may delete a layer, which calls ``forget``
        self._kept: OrderedDict[Hashable, Drawn] = OrderedDict()
        self._watches: dict[str, _Watch] = {}

    def key(self, layer: QgsRasterLayer, drawing: Drawing) -> Optional[tuple]:
        """The key of this drawing of ``layer``. Call it in the layer's thread.

        Returns:
            None if the drawing cannot be kept, because changes of the layer could not be noticed.
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
        """A context with the drawing of ``key``, and whether it existed before.

        A drawing with warnings, such as a missing tile, is not kept: the next try may be complete.

        Args:
            key: From ``key``; None for a drawing that cannot be kept.
            draw: Makes the drawing at a path and returns warnings. Nothing is left on disk if it raises.
        """
        drawn = self._find(key)
        reused = drawn is not None
        if drawn is None:
            drawn = Drawn()
        try:
            if not reused:
                drawn.warnings = draw(drawn.path)
                self._keep(key, drawn)
            yield drawn, reused
        finally:
            with self._lock:
                drawn.users -= 1
                drawn.remove_unless_needed()

    def forget(self, layer_id: str) -> None:
        """Remove the drawings of a layer that has changed or is deleted."""
        with self._lock:
            self._watches.pop(layer_id, None)
            for key in [key for key in self._kept if key[0] == layer_id]:
                self._drop(key)

    def close(self) -> None:
        """Remove all drawings; a drawing in use is removed when its run ends."""
        with self._lock:
            self._watches.clear()
            for key in list(self._kept):
                self._drop(key)

    def _find(self, key: Optional[tuple]) -> Optional[Drawn]:
        with self._lock:
            drawn = self._kept.get(key)
            if drawn is None:
                return None
            if not Path(drawn.path).exists():  # someone has emptied the folder of temporary files
                self._drop(key)
                return None
            self._kept.move_to_end(key)
            drawn.users += 1
            return drawn

    def _keep(self, key: Optional[tuple], drawn: Drawn) -> None:
        with self._lock:
            watch = self._watches.get(key[0]) if key else None
            if drawn.warnings or watch is None or watch.number != key[1]:  # the layer changed during the drawing
                return
            if key in self._kept:  # another run has made the same drawing in the meantime
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


#: The drawings of this QGIS session.
drawings = Drawings()


class _Watch(QObject):
    """Listens for changes of one layer. ``number`` is unique to this watch."""

    _numbers = count(1)

    def __init__(self, layer: QgsRasterLayer, changed: Callable[[str], None]):
        super().__init__()
        self.number = next(self._numbers)
        self.layer = sip.unwrapinstance(layer)  # the address, because a clone has the same id
        self._id, self._changed = layer.id(), changed
        for signal in (
            layer.dataChanged,
            layer.dataProvider().dataChanged,  # the only signal of a reload
            layer.dataSourceChanged,
            layer.styleChanged,
            layer.rendererChanged,
            layer.repaintRequested,
            layer.willBeDeleted,
        ):
            signal.connect(self._report)

    def _report(self, *_) -> None:
        self._changed(self._id)


def _look(layer: QgsRasterLayer) -> str:
    """The layer's style as XML. Some changes of the style emit no signal."""
    document = QDomDocument()
    parts = QgsMapLayer.StyleCategory.Symbology | QgsMapLayer.StyleCategory.Rendering
    layer.exportNamedStyle(document, QgsReadWriteContext(), parts)
    return document.toString()


def _state_of_data(layer: QgsRasterLayer) -> Optional[tuple]:
    """Size and time of the files (or files in memory) of the layer, to notice changes; None if they are unknown."""
    inputs = [(layer.source(), layer.providerType())]
    if layer.providerType() == "virtualraster":
        virtual, _ = QgsRasterDataProvider.decodeVirtualRasterProviderUri(layer.source())
        inputs = [(entry.uri, entry.provider) for entry in virtual.rInputLayers]
    states = tuple(_state_of_file(source) for source, provider in inputs if provider == "gdal")
    return None if None in states else states


def _state_of_file(source: str) -> "Optional[tuple[int, int]]":
    parts = QgsProviderRegistry.instance().decodeUri("gdal", source)
    prefix = parts.get("vsiPrefix") or ""  # newer QGIS also gives the prefix of a file in memory
    if prefix not in ("", "/vsimem/"):  # an archive or a server, where a look would be slow
        return None
    from osgeo import gdal  # here, because QGIS's start does not need it

    with suppress(RuntimeError):
        status = gdal.VSIStatL(source.split("|")[0] if prefix else parts.get("path") or source)
        return status and (status.size, status.mtime)
    return None
