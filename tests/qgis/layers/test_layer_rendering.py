"""Layers without a file: QGIS draws them for the engine."""

import gc
import threading
import time
from pathlib import Path

import pytest
from osgeo import gdal
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapRendererSequentialJob,
    QgsPointXY,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
)
from qgis.PyQt.QtCore import QThread

from landscribe.core.errors import Cancelled, InputError
from landscribe.ui.engine.models import card_of
from landscribe.ui.layers.drawings import drawings
from landscribe.ui.layers.raster_file import raster_file
from landscribe.ui.layers.rendering import draw, metres_per_unit, plan_drawing
from tests.qgis.conftest import cancelled_after, tile_bounds, write_picture


@pytest.fixture
def card(model):
    return card_of(model)


def draw_now(layer, bounds, card, path) -> gdal.Dataset:
    troubles = draw(layer, plan_drawing(layer, bounds, card), str(path), lambda *_: None, lambda: False)
    assert troubles == []
    return gdal.Open(str(path))


def pixels_at(dataset, x, y, width, height) -> bytes:
    """RGBA of the window whose upper left corner lies at (x, y)."""
    left, size, _, top, _, _ = dataset.GetGeoTransform()
    return dataset.ReadRaster(round((x - left) / size), round((top - y) / size), width, height)


def test_files_are_read_where_they_lie(picture, tmp_path, qgis_app):
    layer = QgsRasterLayer(picture)
    assert raster_file(layer) == picture
    gdal.Translate(str(tmp_path / "p.gpkg"), picture, format="GPKG", creationOptions=["RASTER_TABLE=pic"])
    packed = QgsRasterLayer(f"GPKG:{tmp_path / 'p.gpkg'}:pic")
    assert packed.isValid() and gdal.Open(raster_file(packed)) is not None

    gdal.Translate("/vsimem/p.tif", picture)
    inside = QgsRasterLayer("/vsimem/p.tif")
    assert inside.isValid() and raster_file(inside) is None
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32655"))
    assert raster_file(layer) is None


def test_metres_are_measured_on_the_ground(qgis_app):
    web = QgsCoordinateReferenceSystem("EPSG:3857")
    assert metres_per_unit(web, QgsPointXY(0, 0)) == pytest.approx(1.0, rel=0.01)
    assert metres_per_unit(web, QgsPointXY(0, 8399737.9)) == pytest.approx(0.5, rel=0.01)  # 60° north
    degrees = metres_per_unit(QgsCoordinateReferenceSystem("EPSG:4326"), QgsPointXY(139, 60))
    assert degrees == pytest.approx((55800 * 111412) ** 0.5, rel=0.01)
    with pytest.raises(InputError, match="no coordinate system"):
        metres_per_unit(QgsCoordinateReferenceSystem(), QgsPointXY(0, 0))


def test_tiles_are_drawn_pixel_by_pixel(tiles, card, tmp_path):
    drawn = draw_now(tiles, tile_bounds(232835, 103235, 2, 2), card, tmp_path / "drawn.tif")

    bounds = tile_bounds(232835, 103235)
    for column in range(2):
        for row in range(2):
            x, y = bounds.xMinimum() + column * bounds.width(), bounds.yMaximum() - row * bounds.height()
            got = pixels_at(drawn, x, y, 256, 256)
            red, green, blue, alpha = (got[band * 65536 : (band + 1) * 65536] for band in range(4))
            assert set(blue[6 * 256 :]) == {77} and set(alpha) == {255}
            assert set(red[6 * 256 :]) == {(232835 + column) % 251} and set(green[6 * 256 :]) == {(103235 + row) % 241}
            assert red[5 * 256 + 3] == green[5 * 256 + 3] == blue[5 * 256 + 3] == 255  # the one white pixel, unblurred


def test_two_extents_are_given_the_same_pixels(tiles, card, tmp_path):
    one = draw_now(tiles, tile_bounds(232834, 103234, 2, 2), card, tmp_path / "one.tif")
    two = draw_now(tiles, tile_bounds(232835, 103235, 1.3, 1.7), card, tmp_path / "two.tif")

    shared = tile_bounds(232835, 103235)
    at = (shared.xMinimum(), shared.yMaximum(), 256, 256)
    assert pixels_at(one, *at) == pixels_at(two, *at)
    step = (card.tile - card.tile // 8) * one.GetGeoTransform()[1]
    offset = (two.GetGeoTransform()[0] - one.GetGeoTransform()[0]) / step
    assert offset == pytest.approx(round(offset), abs=1e-6), "the model's tiles would lie elsewhere"


def test_context_around_the_extent_is_drawn_too(tiles, card):
    bounds = tile_bounds(232835, 103235)
    drawing = plan_drawing(tiles, bounds, card)
    drawn = drawing.ground(drawing.window)
    margin = (card.tile - card.tile // 8) * drawing.pixel
    assert drawn.contains(bounds.buffered(margin * 0.99))


def test_a_raster_in_memory_is_drawn_at_the_models_resolution(card, tmp_path, qgis_app):
    source = write_picture(tmp_path / "fine.tif", size=0.1, width=2000, height=1000)
    gdal.Translate("/vsimem/fine.tif", source)
    layer = QgsRasterLayer("/vsimem/fine.tif")

    drawn = draw_now(layer, layer.extent(), card, tmp_path / "drawn.tif")

    assert drawn.GetGeoTransform()[1] == pytest.approx(0.5, rel=1e-3)  # the model's best, not the data's 0.1 m
    assert (drawn.RasterXSize, drawn.RasterYSize) == pytest.approx((400, 200), abs=1)
    assert drawn.GetGeoTransform()[0] == 380000.0 and drawn.GetGeoTransform()[3] == 3950000.0


def test_a_coarse_raster_is_not_drawn_finer_than_it_is(card, tmp_path, qgis_app):
    source = write_picture(tmp_path / "coarse.tif", size=4.0, width=200, height=150)
    gdal.Translate("/vsimem/coarse.tif", source)
    layer = QgsRasterLayer("/vsimem/coarse.tif")

    drawn = draw_now(layer, layer.extent(), card, tmp_path / "drawn.tif")

    assert drawn.GetGeoTransform()[1] == 4.0
    for band in range(1, 4):
        assert drawn.GetRasterBand(band).ReadRaster() == gdal.Open(source).GetRasterBand(band).ReadRaster()


def test_nodata_is_drawn_transparent(card, tmp_path, qgis_app):
    source = write_picture(tmp_path / "holes.tif", size=0.5)
    dataset = gdal.Open(source, gdal.GA_Update)
    for band in range(1, 4):
        dataset.GetRasterBand(band).SetNoDataValue(0)
        dataset.GetRasterBand(band).WriteRaster(100, 100, 50, 40, bytes(2000))
    dataset = None
    gdal.Translate("/vsimem/holes.tif", source)
    layer = QgsRasterLayer("/vsimem/holes.tif")

    drawn = draw_now(layer, layer.extent(), card, tmp_path / "drawn.tif")

    assert set(drawn.GetRasterBand(4).ReadRaster(100, 100, 50, 40)) == {0}
    assert drawn.GetRasterBand(4).ReadRaster(300, 300, 1, 1) == b"\xff"


def test_what_is_too_large_or_elsewhere_is_refused(tiles, card):
    with pytest.raises(InputError, match="too large"):
        plan_drawing(tiles, tiles.extent(), card)
    with pytest.raises(InputError, match="does not touch"):
        plan_drawing(tiles, QgsRectangle(3e7, 0, 4e7, 10), card)


def test_a_cancel_stops_the_drawing(tiles, card, tmp_path):
    with pytest.raises(Cancelled):
        drawing = plan_drawing(tiles, tile_bounds(232835, 103235), card)
        draw(tiles, drawing, str(tmp_path / "d.tif"), lambda *_: None, lambda: True)


def test_the_algorithm_draws_the_layer(provider, engine, tiles, tmp_path):
    extent = QgsReferencedRectangle(tile_bounds(232835, 103235, 2, 1), tiles.crs())
    percents = []
    feedback = QgsProcessingFeedback()
    feedback.progressChanged.connect(percents.append)

    results = processing.run(
        "landscribe:map",
        {"MODEL": "pretend", "INPUT": tiles, "EXTENT": extent, "OUTPUT": str(tmp_path / "out.tif")},
        feedback=feedback,
    )

    (request,) = engine.requests()
    assert request["bands"] == [1, 2, 3] and request["bounds_crs"] == "EPSG:3857"
    assert Path(request["scene"]).exists(), "kept for the next request"
    drawings.close()
    assert not Path(request["scene"]).parent.exists()
    assert QgsRasterLayer(results["OUTPUT"]).extent().width() == pytest.approx(extent.width(), rel=0.01)
    assert percents == sorted(percents) and percents[-1] > 90


def test_a_drawing_ends_with_its_thread(card, tmp_path, qgis_app):
    """QGIS's jobs are deleted after the drawing, although the drawing thread has no event loop."""
    gdal.Translate("/vsimem/thread.tif", write_picture(tmp_path / "picture.tif"))
    layer = QgsRasterLayer("/vsimem/thread.tif")
    drawing = plan_drawing(layer, layer.extent(), card)
    layer.moveToThread(None)
    held = [layer]
    del layer

    def work() -> None:
        layer = held.pop()
        layer.moveToThread(QThread.currentThread())
        held.append(draw(layer, drawing, str(tmp_path / "drawn.tif"), lambda *_: None, lambda: False))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(60)
    assert held == [[]]
    gc.collect()
    assert not any(isinstance(thing, QgsMapRendererSequentialJob) for thing in gc.get_objects())


def test_a_dead_server_is_one_sentence(provider, tmp_path):
    """No server answers: the tiles are empty, and the run says so instead of mapping nothing."""
    layer = QgsRasterLayer("type=xyz&url=http://127.0.0.1:9/%7Bz%7D/%7Bx%7D/%7By%7D.png&zmin=0&zmax=18", "dead", "wms")
    extent = QgsReferencedRectangle(tile_bounds(232835, 103235), layer.crs())
    started = time.monotonic()

    with pytest.raises(QgsProcessingException, match="shows nothing there"), cancelled_after(60) as feedback:
        processing.run(
            "landscribe:map",
            {"MODEL": "pretend", "INPUT": layer, "EXTENT": extent, "OUTPUT": str(tmp_path / "out.tif")},
            feedback=feedback,
        )
    assert time.monotonic() - started < 50
