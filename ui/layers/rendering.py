"""Draws layers without a file (WMS, XYZ, virtual rasters, rasters in memory) into a GeoTIFF for the engine.

All drawings of a layer use one pixel lattice, whatever the extent, and start on a whole tile of the model, so that two
overlapping extents get the same pixels. QGIS draws block by block in its own threads: the waiting thread holds neither
the Python interpreter nor more than one block.
"""

import math
from dataclasses import dataclass
from typing import Callable

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
#: Cell size in metres of the finest public embedding: the lattice of a layer of which only the place is used.
CELL = 10.0


@dataclass(frozen=True)
class Drawing:
    """The window of the layer's pixel lattice that is drawn.

    Attributes:
        origin_x: X of the lattice's upper left corner, in CRS units.
        origin_y: Y of that corner.
        pixel: Pixel size in CRS units.
        column: First column of the window.
        row: First row of the window.
        width: Columns of the window.
        height: Rows of the window.
        gsd: Pixel size in metres on the ground.
        crs: The layer's CRS.
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
        """The drawn window, in pixels of the lattice."""
        return QRect(self.column, self.row, self.width, self.height)


def metres_per_unit(crs: QgsCoordinateReferenceSystem, at: QgsPointXY) -> float:
    """Ground metres of one unit of ``crs`` at a place: the geometric mean of the geodesic lengths in x and y.

    Raises:
        InputError: The CRS is unknown or is not defined at this place.
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
        raise InputError(tr("The layer's CRS is not defined at this extent: choose an extent closer to the layer."))
    return math.sqrt(across * along)


def plan_drawing(layer: QgsRasterLayer, bounds: QgsRectangle, card: ModelCard) -> Drawing:
    """The drawing of ``layer`` that is needed to map ``bounds`` (in the layer's CRS), with context around it.

    Raises:
        InputError: The two do not overlap, or more than ``MAX_PIXELS`` would have to be drawn.
    """
    provider = layer.dataProvider()
    inside = _inside(layer, bounds)
    sized = provider.xSize() > 0
    units = metres_per_unit(layer.crs(), (layer.extent() if sized else inside).center())
    best = card.gsd.best / units
    levels = provider.nativeResolutions()
    if levels:  # a tile pyramid: the level closest to the model's resolution, not resampled
        pixel = min(levels, key=lambda level: abs(math.log(level / best)))
    elif sized:  # never finer than the data; the data's own pixels if they nearly fit
        native = layer.rasterUnitsPerPixelX()
        pixel = best if best > 1.1 * native else native
    else:  # rounded, so that extents close to each other share one lattice
        pixel = float(f"{best:.2g}")
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
    """The lattice of the whole ``layer``, for work in ``bounds`` (in its CRS) that uses its place but not its pixels.

    It covers the whole layer, so that the cells do not depend on the extent.

    Raises:
        InputError: The two do not overlap, or ``bounds`` has more than ``MAX_PIXELS`` cells.
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
    """Draw ``layer`` to ``path``, an RGBA GeoTIFF.

    Args:
        layer: A layer that lives in the calling thread.
        drawing: The window to draw.
        path: The file to write.
        progress: Called with the fraction done (0 to 1) and the stage.
        cancelled: Whether the user has cancelled.

    Returns:
        Problems that did not stop the drawing, such as a tile that a server did not send.

    Raises:
        Cancelled: The user cancelled.
        InputError: The layer is empty there.
        EngineError: The file cannot be written.
    """
    from osgeo import gdal  # here and below, because QGIS's start does not need it

    gdal.UseExceptions()
    window, problems, empty = drawing.window, [], True
    try:
        target = _create(path, drawing)
        blocks = _blocks(window)
        for done, block in enumerate(blocks):
            progress(done / len(blocks), tr("Drawing the layer"))
            image, errors = _draw_block(layer, drawing.ground(block), block.size(), cancelled)
            problems += [error for error in errors if error not in problems]
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
        raise InputError(sentence.format(why=f" ({problems[0]})" if problems else ""))
    progress(1.0, tr("Drawing the layer"))
    return problems


def write_place(drawing: Drawing, path: str) -> None:
    """Write a raster without pixels to ``path`` (.vrt), at the place of the drawing.

    Raises:
        EngineError: The file cannot be written.
    """
    from osgeo import gdal

    gdal.UseExceptions()
    try:
        _place(gdal.GetDriverByName("VRT").Create(path, drawing.width, drawing.height, 1, gdal.GDT_Byte), drawing)
    except RuntimeError as error:
        raise _failed(error) from None


def _create(path: str, drawing: Drawing):
    from osgeo import gdal

    options = ["TILED=YES", "COMPRESS=DEFLATE", "ZLEVEL=1", "ALPHA=YES", "PHOTOMETRIC=RGB", "BIGTIFF=IF_SAFER"]
    driver = gdal.GetDriverByName("GTiff")
    return _place(driver.Create(path, drawing.width, drawing.height, 4, gdal.GDT_Byte, options), drawing)


def _place(target, drawing: Drawing):
    """Give a GDAL dataset the place of the drawing."""
    corner = drawing.ground(drawing.window)
    target.SetGeoTransform((corner.xMinimum(), drawing.pixel, 0.0, corner.yMaximum(), 0.0, -drawing.pixel))
    target.SetProjection(drawing.crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL))
    return target


def _failed(error: RuntimeError) -> EngineError:
    sentence = tr("The layer could not be drawn to a file ({error}): free some space.")
    return EngineError(sentence.format(error=error))


def _blocks(window: QRect) -> "list[QRect]":
    """The blocks of the lattice that touch ``window``, row by row.

    Always whole blocks, the same for every window: a block starts where a tile of a service starts, so QGIS cuts no
    tile (QGIS may shift a cut tile by one pixel).
    """
    columns = range(window.left() // BLOCK, window.right() // BLOCK + 1)
    rows = range(window.top() // BLOCK, window.bottom() // BLOCK + 1)
    return [QRect(column * BLOCK, row * BLOCK, BLOCK, BLOCK) for row in rows for column in columns]


def _draw_block(layer, ground: QgsRectangle, size: QSize, cancelled) -> "tuple[QImage, list[str]]":
    """One block of the layer as straight (not premultiplied) RGBA, transparent where the layer has no data."""
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
    # The slot lives until this thread's next event loop, perhaps for ever: it must not keep the job alive.
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
