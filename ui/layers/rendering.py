"""Layers without a file (WMS, XYZ, virtual, in-memory rasters): drawn by QGIS into a GeoTIFF for the engine to read.

The drawing keeps to one pixel lattice per layer, whatever the extent, and starts on a whole tile of the model, so that
two overlapping extents are given the same pixels. QGIS draws block by block in its own threads: the waiting thread
holds neither the interpreter nor more than one block.
"""

import math
from dataclasses import dataclass
from typing import Callable

from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsPointXY,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QEventLoop, QRect, QSize, QTimer
from qgis.PyQt.QtGui import QColor, QImage

from ...core.errors import Cancelled, EngineError, InputError
from ...core.models.card import ModelCard
from ..i18n import tr

MAX_PIXELS = 100_000_000
BLOCK = 512
#: Metres: the cells of the finest public embedding, on which a layer of which only the place matters is laid out.
CELL = 10.0


@dataclass(frozen=True)
class Drawing:
    """What is drawn: a window of the layer's pixel lattice.

    The lattice has pixels of ``pixel`` CRS units (``gsd`` metres) and its corner at (``origin_x``, ``origin_y``); the
    window is ``width`` × ``height`` pixels from ``column``, ``row`` on.
    """

    origin_x: float
    origin_y: float
    pixel: float
    column: int
    row: int
    width: int
    height: int
    gsd: float
    crs: QgsCoordinateReferenceSystem

    def ground(self, window: QRect) -> QgsRectangle:
        """The ground under a window of the lattice, in the CRS."""
        x, y = self.origin_x + window.x() * self.pixel, self.origin_y - window.y() * self.pixel
        return QgsRectangle(x, y - window.height() * self.pixel, x + window.width() * self.pixel, y)

    @property
    def window(self) -> QRect:
        """The window of the lattice that is drawn."""
        return QRect(self.column, self.row, self.width, self.height)


def metres_per_unit(crs: QgsCoordinateReferenceSystem, at: QgsPointXY) -> float:
    """Ground metres that one unit of ``crs`` spans at a place: the geodesic mean of x and y.

    Raises InputError where the CRS is unknown or does not reach there.
    """
    if not crs.isValid():
        raise InputError(tr("The layer has no coordinate system: set its CRS in the layer properties."))
    measure = QgsDistanceArea()
    measure.setSourceCrs(crs, QgsCoordinateTransformContext())
    measure.setEllipsoid(crs.ellipsoidAcronym() or "EPSG:7030")
    step = 1e-5 if crs.isGeographic() else 1.0
    across = measure.measureLine(at, QgsPointXY(at.x() + step, at.y())) / step
    along = measure.measureLine(at, QgsPointXY(at.x(), at.y() + step)) / step
    if not (math.isfinite(across * along) and across * along > 0):
        raise InputError(tr("The extent lies where the layer's CRS cannot be measured: choose an extent nearer to it."))
    return math.sqrt(across * along)


def plan_drawing(layer: QgsRasterLayer, bounds: QgsRectangle, card: ModelCard) -> Drawing:
    """The drawing of ``layer`` that mapping ``bounds`` (in the layer's CRS) needs, context around it included.

    Raises InputError where they do not meet, or more than ``MAX_PIXELS`` would have to be drawn.
    """
    provider = layer.dataProvider()
    inside = _inside(layer, bounds)
    sized = provider.xSize() > 0
    units = metres_per_unit(layer.crs(), (layer.extent() if sized else inside).center())
    wanted = card.gsd.best / units
    levels = provider.nativeResolutions()
    if levels:  # a pyramid of tiles: the level nearest to the model's resolution, unresampled
        pixel = min(levels, key=lambda level: abs(math.log(level / wanted)))
    elif sized:  # never finer than the data, and its own pixels where they nearly fit
        native = layer.rasterUnitsPerPixelX()
        pixel = wanted if wanted > 1.1 * native else native
    else:  # rounded, so that near-by extents share one lattice
        pixel = float(f"{wanted:.2g}")
    anchored = bool(levels) or sized
    origin_x = layer.extent().xMinimum() if anchored else 0.0
    origin_y = layer.extent().yMaximum() if anchored else 0.0
    step = max(1, card.tile - math.ceil(card.tile * card.overlap / card.stride) * card.stride)
    column = (math.floor((inside.xMinimum() - origin_x) / pixel / step) - 1) * step
    row = (math.floor((origin_y - inside.yMaximum()) / pixel / step) - 1) * step
    right = (math.ceil((inside.xMaximum() - origin_x) / pixel / step) + 1) * step
    bottom = (math.ceil((origin_y - inside.yMinimum()) / pixel / step) + 1) * step
    if sized:  # nothing to draw beyond the data
        column, row = max(column, 0), max(row, 0)
        right = min(right, math.ceil(layer.extent().width() / pixel - 1e-6))
        bottom = min(bottom, math.ceil(layer.extent().height() / pixel - 1e-6))
    drawing = Drawing(
        origin_x, origin_y, pixel, column, row, right - column, bottom - row, gsd=pixel * units, crs=layer.crs()
    )
    _check_size(drawing.width * drawing.height, drawing.gsd)
    return drawing


def plan_place(layer: QgsRasterLayer, bounds: QgsRectangle) -> Drawing:
    """The lattice of all of ``layer``, for work in ``bounds`` (in its CRS) that needs its place and not its pixels.

    All of it, so that where the cells lie does not depend on the extent.
    Raises InputError where they do not meet, or more than ``MAX_PIXELS`` cells would have to be worked out.
    """
    inside = _inside(layer, bounds)
    extent = layer.extent()
    units = metres_per_unit(layer.crs(), extent.center())
    cell = CELL / units
    _check_size(inside.width() / cell * inside.height() / cell, CELL)
    pixel = layer.rasterUnitsPerPixelX() if layer.dataProvider().xSize() > 0 else cell
    width, height = (max(1, math.ceil(side / pixel - 1e-6)) for side in (extent.width(), extent.height()))
    return Drawing(extent.xMinimum(), extent.yMaximum(), pixel, 0, 0, width, height, gsd=pixel * units, crs=layer.crs())


def _inside(layer: QgsRasterLayer, bounds: QgsRectangle) -> QgsRectangle:
    inside = bounds.intersect(layer.extent())
    if inside.isEmpty():
        raise InputError(tr("The extent does not touch the layer: zoom to the layer or choose another extent."))
    return inside


def _check_size(pixels: float, gsd: float) -> None:
    if pixels > MAX_PIXELS:
        side = math.sqrt(MAX_PIXELS) * gsd / 1000
        sentence = tr(
            "The extent is too large to draw this layer at {gsd:.2g} m: choose one below {side:.1f} km a side."
        )
        raise InputError(sentence.format(gsd=gsd, side=side))


def draw(
    layer: QgsRasterLayer,
    drawing: Drawing,
    path: str,
    progress: Callable[[float, str], None],
    cancelled: Callable[[], bool],
) -> list[str]:
    """Draw ``layer``, which lives in the calling thread, to ``path``, an RGBA GeoTIFF.

    Returns what went wrong without stopping it, such as a tile that a server did not give. Raises Cancelled, and
    EngineError where the file cannot be written.
    """
    gdal.UseExceptions()
    window, troubles, empty = drawing.window, [], True
    try:
        target = _create(path, drawing)
        blocks = _blocks(window)
        for done, block in enumerate(blocks):
            progress(done / len(blocks), tr("Drawing the layer"))
            image, errors = _draw_block(layer, drawing.ground(block), block.size(), cancelled)
            troubles += [error for error in errors if error not in troubles]
            part = block.intersected(window)
            image = image.copy(part.translated(-block.topLeft()))
            pixels = image.constBits().asstring(image.sizeInBytes())
            empty = empty and not any(pixels[3::4])
            target.WriteRaster(
                part.x() - window.x(),
                part.y() - window.y(),
                part.width(),
                part.height(),
                pixels,
                buf_type=gdal.GDT_Byte,
                band_list=[1, 2, 3, 4],
                buf_pixel_space=4,
                buf_line_space=image.bytesPerLine(),
                buf_band_space=1,
            )
        target = None  # closes the file
    except RuntimeError as error:
        raise _failed(error) from None
    if empty:
        sentence = tr("The layer shows nothing there{why}: check its connection or choose another extent.")
        raise InputError(sentence.format(why=f" ({troubles[0]})" if troubles else ""))
    progress(1.0, tr("Drawing the layer"))
    return troubles


def write_place(drawing: Drawing, path: str) -> None:
    """Write a raster to ``path`` (.vrt) that has the drawing's place and no pixels. Raises EngineError."""
    gdal.UseExceptions()
    try:
        _place(gdal.GetDriverByName("VRT").Create(path, drawing.width, drawing.height, 1, gdal.GDT_Byte), drawing)
    except RuntimeError as error:
        raise _failed(error) from None


def _create(path: str, drawing: Drawing) -> gdal.Dataset:
    options = ["TILED=YES", "COMPRESS=DEFLATE", "ZLEVEL=1", "ALPHA=YES", "PHOTOMETRIC=RGB", "BIGTIFF=IF_SAFER"]
    driver = gdal.GetDriverByName("GTiff")
    return _place(driver.Create(path, drawing.width, drawing.height, 4, gdal.GDT_Byte, options), drawing)


def _place(target: gdal.Dataset, drawing: Drawing) -> gdal.Dataset:
    corner = drawing.ground(drawing.window)
    target.SetGeoTransform((corner.xMinimum(), drawing.pixel, 0.0, corner.yMaximum(), 0.0, -drawing.pixel))
    target.SetProjection(drawing.crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL))
    return target


def _failed(error: RuntimeError) -> EngineError:
    sentence = tr("The layer could not be drawn to a file ({error}): free some space.")
    return EngineError(sentence.format(error=error))


def _blocks(window: QRect) -> "list[QRect]":
    """The blocks of the lattice that touch ``window``, row by row.

    Always whole ones, the same for every window: a tile of a service starts where a block does, and QGIS, which may
    place a tile a pixel off where it is cut, does not cut any.
    """
    columns = range(window.left() // BLOCK, window.right() // BLOCK + 1)
    rows = range(window.top() // BLOCK, window.bottom() // BLOCK + 1)
    return [QRect(column * BLOCK, row * BLOCK, BLOCK, BLOCK) for row in rows for column in columns]


def _draw_block(layer, ground: QgsRectangle, size: QSize, cancelled) -> "tuple[QImage, list[str]]":
    """One block of the layer, straight (not premultiplied) RGBA, transparent where the layer has nothing."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(ground)
    settings.setOutputSize(size)
    settings.setOutputDpi(96)
    settings.setBackgroundColor(QColor(0, 0, 0, 0))
    settings.setOutputImageFormat(QImage.Format.Format_ARGB32)
    settings.setFlag(QgsMapSettings.Flag.Antialiasing, False)
    settings.setFlag(QgsMapSettings.Flag.UseRenderingOptimization, False)
    settings.setFlag(QgsMapSettings.Flag.DrawLabeling, False)

    job = QgsMapRendererSequentialJob(settings)
    loop, watch = QEventLoop(), QTimer()
    job.finished.connect(loop.quit)
    # The slot lives until this thread's next event loop, which may be never; it must not keep the job till then.
    running = [job]
    watch.timeout.connect(lambda: cancelled() and running and running[0].cancelWithoutBlocking())
    watch.start(100)
    job.start()
    if job.isActive():
        loop.exec()
    watch.stop()
    running.clear()
    if cancelled():
        raise Cancelled()
    return job.renderedImage().convertToFormat(QImage.Format.Format_RGBA8888), [error.message for error in job.errors()]
