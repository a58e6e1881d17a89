"""How long a run will take: the pixels that the model reads, at the pace of earlier runs on this machine."""

import math
from typing import Optional

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsDistanceArea,
    QgsMapLayer,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsSettings,
)

from ..core.models.card import ModelCard
from .i18n import tr
from .quantities import duration_text, number_text

PREFIX = "landscribe/pace"
#: Seconds a megapixel before the first run, by the kind of device: a processor of two cores. No guess for others.
FIRST_GUESS = {"cpu": 1.5}
#: A run of fewer megapixels says little about the pace: starting takes most of its time.
LEAST = 0.25


def ground_size(extent: QgsReferencedRectangle) -> "Optional[tuple[float, float]]":
    """Width and height of an extent in metres; None if its CRS does not allow it."""
    if extent.isEmpty() or not extent.crs().isValid():
        return None
    measure = QgsDistanceArea()
    measure.setSourceCrs(extent.crs(), QgsProject.instance().transformContext())
    measure.setEllipsoid(extent.crs().ellipsoidAcronym() or "EPSG:7030")
    x, y = extent.center().x(), extent.center().y()
    width = measure.measureLine(QgsPointXY(extent.xMinimum(), y), QgsPointXY(extent.xMaximum(), y))
    height = measure.measureLine(QgsPointXY(x, extent.yMinimum()), QgsPointXY(x, extent.yMaximum()))
    return (width, height) if 0 < width < 1e8 and 0 < height < 1e8 else None


def work_of(layer: QgsMapLayer, extent: QgsReferencedRectangle, card: ModelCard) -> Optional[float]:
    """Megapixels that the model reads for ``extent`` of ``layer``; None if they are unknown, 0 outside the layer."""
    if not isinstance(layer, QgsRasterLayer):
        return None
    whole = layer.extent()
    part = _inside(layer, extent)
    if part is None or whole.isEmpty():
        return None
    if part.isEmpty():
        return 0.0
    size = ground_size(QgsReferencedRectangle(part, layer.crs()))
    if size is None:
        share = part.width() * part.height() / (whole.width() * whole.height())
        return share * layer.width() * layer.height() / 1e6
    gsd = card.gsd.best
    ground = ground_size(QgsReferencedRectangle(whole, layer.crs()))
    if layer.width() and layer.height() and ground is not None:  # a service has no pixels of its own
        gsd = max(gsd, math.sqrt(ground[0] * ground[1] / (layer.width() * layer.height())))
    return size[0] * size[1] / gsd**2 / 1e6


def learn(kind: str, model: str, device: str, megapixels: Optional[float], seconds: float) -> None:
    """Keep the pace of a finished run of a ``kind`` (such as ``map``); the newest counts half."""
    if not megapixels or megapixels < LEAST or seconds <= 0:
        return
    key, pace = _key(kind, model, device), seconds / megapixels
    before = QgsSettings().value(key, 0.0, type=float)
    QgsSettings().setValue(key, (before + pace) / 2 if before else pace)


def seconds_for(kind: str, model: str, device: str, megapixels: Optional[float]) -> Optional[float]:
    """The seconds that a run will take; None if nothing is known."""
    guess = FIRST_GUESS.get(device.partition(":")[0], 0.0)
    pace = QgsSettings().value(_key(kind, model, device), guess, type=float)
    return megapixels * pace if megapixels is not None and pace else None


def cost_text(kind: str, model: str, device: str, megapixels: Optional[float]) -> str:
    """The cost of a run as text, such as “about 40 s (27 megapixels)”."""
    if megapixels is None:
        return tr("unknown time")
    size = tr("{count} megapixels").format(count=number_text(megapixels, 1 if megapixels < 10 else 0))
    seconds = seconds_for(kind, model, device, megapixels)
    if seconds is None:
        return size
    return tr("about {time} ({size})").format(time=duration_text(_rounded(seconds)), size=size)


def _rounded(seconds: float) -> float:
    """An estimate in sensible steps."""
    step = 1 if seconds < 10 else 5 if seconds < 60 else 30 if seconds < 600 else 300
    return max(1, step * round(seconds / step))


def _key(kind: str, model: str, device: str) -> str:
    return f"{PREFIX}/{kind}/{model}/{device}".replace(":", "-")


def _inside(layer: QgsRasterLayer, extent: QgsReferencedRectangle) -> Optional[QgsRectangle]:
    """The part of ``extent`` that lies in the layer, in the layer's CRS."""
    try:
        transform = QgsCoordinateTransform(extent.crs(), layer.crs(), QgsProject.instance())
        return transform.transformBoundingBox(extent).intersect(layer.extent())
    except QgsCsException:
        return None
