"""``landscribe:embed`` and ``landscribe:similarity`` of layers that have no file: their place, or what they show."""

from pathlib import Path

import pytest
from osgeo import gdal
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsPointXY,
    QgsProcessingException,
    QgsProject,
    QgsRasterLayer,
    QgsReferencedPointXY,
    QgsReferencedRectangle,
)

from landscribe.core.errors import InputError
from landscribe.ui.algorithms import scene_algorithm
from landscribe.ui.engine.models import card_of
from landscribe.ui.layers.drawings import drawings
from landscribe.ui.layers.rendering import plan_drawing, plan_place, write_place
from tests.qgis.conftest import WORLD, tile_bounds, wait_until, write_picture

HERE = tile_bounds(232835, 103235, 2, 1)


@pytest.fixture(autouse=True)
def nothing_kept():
    yield
    drawings.close()


@pytest.fixture
def draws(monkeypatch) -> list:
    """The files that were drawn so far."""
    drawn, real = [], scene_algorithm.draw
    monkeypatch.setattr(scene_algorithm, "draw", lambda *given: drawn.append(given[2]) or real(*given))
    return drawn


@pytest.fixture
def places(monkeypatch) -> list:
    """Size and geotransform of the places that were written so far."""
    written = []

    def write(drawing, path):
        write_place(drawing, path)
        dataset = gdal.Open(path)
        written.append((dataset.RasterXSize, dataset.RasterYSize, dataset.GetGeoTransform()))

    monkeypatch.setattr(scene_algorithm, "write_place", write)
    return written


def parameters_of(layer, bounds, tmp_path, **more) -> dict:
    return {
        "INPUT": layer,
        "EXTENT": QgsReferencedRectangle(bounds, layer.crs()),
        "OUTPUT": str(tmp_path / "out.tif"),
        **more,
    }


def test_an_embedding_asks_for_the_place_alone(provider, engine, tiles, draws, places, tmp_path):
    for bounds in (HERE, tile_bounds(232837, 103236)):
        results = processing.run(
            "landscribe:embed", parameters_of(tiles, bounds, tmp_path, EMBEDDING="alphaearth:2024")
        )
        assert Path(results["OUTPUT"]).exists() and results["COVERAGE"] == 1 and results["WARNINGS"] == "[]"
    first, second = engine.requests("embed")
    assert first["bounds"] == pytest.approx([HERE.xMinimum(), HERE.yMinimum(), HERE.xMaximum(), HERE.yMaximum()])
    assert first["bounds_crs"] == "EPSG:3857" and first["source"] == "alphaearth:2024"
    assert draws == [], "no tile of the service was needed"
    assert places[0] == places[1], "where the cells lie must not depend on the extent"
    width, _, (left, size, _, top, _, _) = places[0]
    assert (left, top) == pytest.approx((-WORLD, WORLD)) and size == pytest.approx(10, rel=0.01)
    assert width * size == pytest.approx(2 * WORLD, rel=1e-5)
    assert not Path(first["scene"]).exists() and not Path(second["scene"]).exists()


def test_a_raster_in_memory_keeps_its_own_lattice(qgis_app, tmp_path):
    gdal.Translate("/vsimem/lattice.tif", write_picture(tmp_path / "lattice.tif", size=2.0, width=300, height=200))
    layer = QgsRasterLayer("/vsimem/lattice.tif")
    place = plan_place(layer, layer.extent())
    assert (place.origin_x, place.origin_y, place.pixel) == (380000, 3950000, 2.0)
    assert (place.width, place.height) == (300, 200)


def test_too_large_a_place_is_refused(tiles):
    with pytest.raises(InputError, match="too large"):
        plan_place(tiles, tiles.extent())
    with pytest.raises(InputError, match="does not touch"):
        plan_place(tiles, tile_bounds(-5, 0))


def test_the_scene_context_is_that_of_a_drawing(provider, engine, tiles, draws, tmp_path):
    for _ in range(2):
        processing.run("landscribe:embed", parameters_of(tiles, HERE, tmp_path, EMBEDDING="scene-context"))
    first, second = engine.requests("embed")
    assert draws == [first["scene"]] == [second["scene"]], "drawn, once"
    assert gdal.Open(first["scene"]).RasterCount == 4


def test_a_place_beside_the_extent_is_drawn_too(provider, engine, tiles, draws, tmp_path):
    beside = tile_bounds(232840, 103240).center()
    point = QgsReferencedPointXY(beside, tiles.crs())
    given = parameters_of(tiles, HERE, tmp_path, EMBEDDING=" Scene-Context ", POINT=point)
    processing.run("landscribe:similarity", given)
    (request,) = engine.requests("similar")
    assert request["points"] == [pytest.approx([beside.x(), beside.y()])] and request["points_crs"] == "EPSG:3857"
    assert request["bounds"][0] == pytest.approx(HERE.xMinimum()), "the answer is for the extent alone"
    drawn = gdal.Open(request["scene"])
    left, size, _, top, _, _ = drawn.GetGeoTransform()
    assert left < beside.x() < left + size * drawn.RasterXSize and top - size * drawn.RasterYSize < beside.y() < top
    alone = plan_drawing(tiles, HERE, card_of("landscribe-ssdm"))
    assert drawn.RasterXSize > alone.width


def test_colours_are_no_embedding(provider, engine, tiles, tmp_path):
    point = QgsReferencedPointXY(HERE.center(), tiles.crs())
    with pytest.raises(QgsProcessingException, match=r"“tiles” is not the raster file .* save it as a GeoTIFF"):
        processing.run("landscribe:similarity", parameters_of(tiles, HERE, tmp_path, POINT=point))
    assert engine.requests("similar") == []


def test_the_dock_finds_alike_in_a_service(provider, engine, tiles, draws, qgis_canvas, qgis_new_project):
    from landscribe.ui.algorithms.embed_algorithm import EMBEDDING
    from landscribe.ui.map.similarity_tool import SimilarityButton

    QgsProject.instance().addMapLayer(tiles)
    qgis_canvas.setDestinationCrs(tiles.crs())
    extent = QgsReferencedRectangle(HERE, tiles.crs())
    for embedding in ("tessera:2024", "scene-context"):
        chosen = {"INPUT": tiles, "EXTENT": extent, EMBEDDING: embedding}
        button = SimilarityButton(qgis_canvas, lambda chosen=chosen: chosen)
        messages = []
        button.notice.connect(lambda text, _, messages=messages: messages.append(text))
        before = len(engine.requests("similar"))
        button.find(HERE.center())
        wait_until(lambda: button._run is None)  # noqa: B023 (waited for within the loop)
        assert messages == [] and len(engine.requests("similar")) == before + 1
        button.dispose()
    assert len(draws) == 1 and len(QgsProject.instance().mapLayers()) == 3


def test_the_real_engine_reads_both(real_provider, tiles, tmp_path):
    """The whole contract: a field on the lattice of a layer of the whole world, and the context of a drawing."""
    utm = QgsCoordinateReferenceSystem("EPSG:32654")
    place = QgsCoordinateTransform(tiles.crs(), utm, QgsProject.instance()).transform(HERE.center())
    field = write_picture(tmp_path / "field.tif", 80, 80, 10.0, place.x() - 400, place.y() + 400)
    point = QgsReferencedPointXY(QgsPointXY(HERE.center()), tiles.crs())
    for embedding in (f"raster:{field}", "scene-context"):
        given = parameters_of(tiles, HERE, tmp_path, EMBEDDING=embedding, POINT=point)
        results = processing.run("landscribe:similarity", given)
        alike = QgsRasterLayer(results["OUTPUT"])
        assert alike.crs() == tiles.crs() and alike.extent().contains(HERE.center())
        assert alike.extent().width() == pytest.approx(HERE.width(), abs=80)
        value, there_is = alike.dataProvider().sample(HERE.center(), 1)
        assert there_is and value == pytest.approx(1, abs=0.01), "nothing is more like a place than itself"
