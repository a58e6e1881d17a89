"""Drawings are kept: the next request about the same place needs no new one, unless the layer has changed."""

import json
import threading
import zipfile
from pathlib import Path

import pytest
from osgeo import gdal
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterDataProvider,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
)
from qgis.PyQt.QtCore import QCoreApplication, QEvent

import landscribe
from landscribe.core.errors import EngineError
from landscribe.ui.algorithms import scene_algorithm
from landscribe.ui.algorithms.algorithm_run import AlgorithmRun
from landscribe.ui.engine.models import card_of
from landscribe.ui.layers import drawings as drawings_module
from landscribe.ui.layers.drawings import Drawings, drawings
from landscribe.ui.layers.rendering import plan_drawing
from tests.qgis.conftest import tile_bounds, wait_until, write_picture

HERE = tile_bounds(232835, 103235)


@pytest.fixture(autouse=True)
def nothing_kept():
    drawings.close()
    yield
    drawings.close()


@pytest.fixture
def draws(monkeypatch) -> list:
    """The names of the layers that were drawn."""
    drawn, real = [], scene_algorithm.draw
    monkeypatch.setattr(scene_algorithm, "draw", lambda layer, *rest: drawn.append(layer.name()) or real(layer, *rest))
    return drawn


@pytest.fixture
def ask(referring_model, provider, engine, tmp_path):
    """Asks a phrase about a part of a layer; returns the engine's input file."""

    def ask(layer, phrase="roofs", bounds=HERE, feedback=None, algorithm="refer"):
        what = {"MODEL": "pretend-refer", "PHRASE": phrase} if algorithm == "refer" else {"MODEL": "pretend"}
        place = {"INPUT": layer, "EXTENT": QgsReferencedRectangle(bounds, layer.crs())}
        output = str(tmp_path / "out.tif")
        processing.run(f"landscribe:{algorithm}", {**place, **what, "OUTPUT": output}, feedback=feedback)
        return Path(engine.requests(algorithm)[-1]["scene"])

    return ask


def test_the_second_phrase_needs_no_drawing(ask, tiles, draws):
    feedback, percents = QgsProcessingFeedback(), []
    feedback.progressChanged.connect(percents.append)
    first = ask(tiles, "roofs")
    second = ask(tiles, "the river", feedback=feedback)
    assert second == first and first.exists() and draws == ["tiles"]
    assert "drawn before" in feedback.textLog() and percents[0] < 100 * scene_algorithm.DRAWING_SHARE


def test_mapping_takes_what_a_phrase_had_drawn(ask, tiles, draws):
    assert ask(tiles) == ask(tiles, algorithm="map") and len(draws) == 1


def test_another_place_is_drawn_by_itself(ask, tiles, draws):
    first = ask(tiles)
    other = ask(tiles, bounds=tile_bounds(232838, 103235))
    assert other != first and len(draws) == 2
    assert ask(tiles) == first and len(draws) == 2, "both are kept"


@pytest.mark.parametrize(
    "change",
    [
        lambda layer: layer.triggerRepaint(),
        lambda layer: layer.reload(),  # what F5 does
        lambda layer: layer.setOpacity(0.9 * layer.opacity()),
        lambda layer: layer.setRenderer(layer.renderer().clone()),
        lambda layer: layer.setDataSource(layer.source() + "&tilePixelRatio=1", "tiles", "wms"),
    ],
    ids=["repaint", "reload", "opacity", "renderer", "source"],
)
def test_a_layer_that_has_changed_is_drawn_anew(ask, tiles, draws, change):
    first = ask(tiles)
    change(tiles)
    assert not first.exists(), "an outdated drawing uses no disk space"
    second = ask(tiles)
    assert second != first and len(draws) == 2
    change(tiles)
    assert not second.exists(), "a second change is noticed too"


def test_a_change_without_a_signal_is_noticed(ask, tiles, draws):
    ask(tiles)
    tiles.brightnessFilter().setBrightness(40)
    ask(tiles)
    assert len(draws) == 2


def test_a_clone_is_watched_separately(ask, tiles, draws):
    ask(tiles.clone())
    first = ask(tiles)
    tiles.triggerRepaint()
    assert ask(tiles) != first


def test_data_in_memory_may_change(ask, draws, tmp_path):
    gdal.Translate("/vsimem/kept.tif", write_picture(tmp_path / "one.tif"))
    layer = QgsRasterLayer("/vsimem/kept.tif", "kept")
    bounds = QgsRectangle(380050, 3949850, 380100, 3949900)
    assert ask(layer, bounds=bounds) == ask(layer, bounds=bounds) and len(draws) == 1
    gdal.Translate("/vsimem/kept.tif", write_picture(tmp_path / "two.tif", width=500), creationOptions=["TILED=YES"])
    ask(layer, bounds=bounds)
    assert len(draws) == 2


def test_the_files_under_a_virtual_raster_may_change(qgis_app, tmp_path, model):
    layer = virtual_raster(write_picture(tmp_path / "under.tif"))
    drawing = plan_drawing(layer, layer.extent(), card_of(model))
    before = drawings.key(layer, drawing)
    assert before is not None and drawings.key(layer, drawing) == before
    write_picture(tmp_path / "under.tif", width=700)
    assert drawings.key(layer, drawing) not in (None, before)


def virtual_raster(path) -> QgsRasterLayer:
    under = QgsRasterLayer(path, "under")
    virtual = QgsRasterDataProvider.VirtualRasterParameters()
    virtual.crs, virtual.extent, virtual.width, virtual.height = (
        under.crs(),
        under.extent(),
        under.width(),
        under.height(),
    )
    virtual.formula = '"under@1" + 1'
    entry = QgsRasterDataProvider.VirtualRasterInputLayers()
    entry.name, entry.uri, entry.provider = "under", path, "gdal"
    virtual.rInputLayers = [entry]
    layer = QgsRasterLayer(QgsRasterDataProvider.encodeVirtualRasterProviderUri(virtual), "virtual", "virtualraster")
    assert layer.isValid()
    return layer


def test_data_that_could_change_unseen_are_not_kept(tiles, qgis_app, tmp_path, model):
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(write_picture(tmp_path / "p.tif"), "p.tif")
    layer = QgsRasterLayer(f"/vsizip/{packed}/p.tif", "packed")
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32655"))
    assert layer.isValid()
    assert drawings.key(layer, plan_drawing(layer, layer.extent(), card_of(model))) is None
    # Nor a drawing of a layer that lives in another thread.
    keys = []
    drawing = plan_drawing(tiles, HERE, card_of(model))
    thread = threading.Thread(target=lambda: keys.append(drawings.key(tiles, drawing)))
    thread.start()
    thread.join()
    assert keys == [None]


def test_a_layer_that_goes_takes_its_drawings_along(ask, tiles, qgis_new_project):
    QgsProject.instance().addMapLayer(tiles)
    path = ask(tiles)
    QgsProject.instance().removeMapLayer(tiles.id())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not path.parent.exists()


def test_the_plugin_takes_them_along(ask, tiles, qgis_iface, monkeypatch):
    monkeypatch.setattr("landscribe.plugin._forget_packages", lambda: None)  # other tests go on with them
    path = ask(tiles)
    landscribe.classFactory(qgis_iface).unload()
    assert not path.parent.exists()


def test_room_is_bounded(ask, tiles, monkeypatch):
    monkeypatch.setattr(drawings_module, "MOST", 2)
    paths = [ask(tiles, bounds=tile_bounds(column, 103235)) for column in (232834, 232836)]
    assert ask(tiles, bounds=tile_bounds(232834, 103235)) == paths[0]
    ask(tiles, bounds=tile_bounds(232838, 103235))
    assert [path.exists() for path in paths] == [True, False], "the least recently used goes first"
    monkeypatch.setattr(drawings_module, "MOST_BYTES", 1000)
    large = ask(tiles, bounds=tile_bounds(232832, 103235))
    assert not large.exists() and not paths[0].exists()


def test_runs_of_the_dock_share_them(ask, tiles, draws, tmp_path, engine):
    """Its runs are tasks, which draw in their own threads."""
    for number in range(2):
        parameters = {
            "INPUT": tiles,
            "EXTENT": QgsReferencedRectangle(HERE, tiles.crs()),
            "MODEL": "pretend-refer",
            "PHRASE": f"phrase {number}",
            "OUTPUT": str(tmp_path / f"{number}.tif"),
        }
        ends = []
        run = AlgorithmRun("landscribe:refer", parameters, "asking")
        run.done.connect(ends.append)
        run.failed.connect(ends.append)
        run.start()
        wait_until(lambda: ends)  # noqa: B023 (waited for within the loop)
        assert isinstance(ends[0], dict), ends
    assert len(draws) == 1 and len({request["scene"] for request in engine.requests("refer")}) == 1


# The class itself


@pytest.fixture
def keeping(tiles, model):
    """Drawings of this test, and a key."""
    kept = Drawings()
    yield kept, kept.key(tiles, plan_drawing(tiles, HERE, card_of(model)))
    kept.close()


def write(path) -> list:
    Path(path).write_bytes(bytes(100))
    return []


def test_what_is_read_stays_until_it_is_not(keeping, tiles):
    kept, key = keeping
    with kept.drawn(key, write) as (drawn, reused), kept.drawn(key, write) as (same, reused_then):
        assert same is drawn and (reused, reused_then) == (False, True)
        tiles.triggerRepaint()
        kept.close()
        assert Path(drawn.path).exists()
    assert not Path(drawn.path).parent.exists()


def test_a_layer_that_changes_while_it_is_drawn_is_not_kept(keeping, tiles):
    kept, key = keeping
    with kept.drawn(key, lambda path: write(path) or tiles.triggerRepaint() or []) as (drawn, _):
        assert Path(drawn.path).exists()
    assert not Path(drawn.path).parent.exists()


def test_a_drawing_with_holes_is_tried_again(keeping):
    kept, key = keeping
    with kept.drawn(key, lambda path: write(path) or ["A tile is missing."]) as (drawn, _):
        assert drawn.warnings == ["A tile is missing."] and Path(drawn.path).exists()
    assert not Path(drawn.path).parent.exists()
    with kept.drawn(key, write) as (_, reused):
        assert not reused


def test_a_drawing_that_fails_leaves_nothing(keeping):
    kept, key = keeping
    paths = []

    def fail(path):
        write(path)
        paths.append(Path(path))
        raise EngineError("The disk is full.")

    with pytest.raises(EngineError), kept.drawn(key, fail):
        pass
    assert not paths[0].parent.exists()


def test_a_file_that_somebody_removed_is_drawn_again(keeping):
    kept, key = keeping
    with kept.drawn(key, write) as (drawn, _):
        pass
    Path(drawn.path).unlink()
    with kept.drawn(key, write) as (again, reused):
        assert not reused and Path(again.path).exists()


def test_two_runs_that_draw_the_same_at_once_leave_one(keeping):
    kept, key = keeping
    with kept.drawn(key, lambda path: write(path) + _nested(kept, key)) as (drawn, _):
        pass
    with kept.drawn(key, write) as (last, reused):
        assert reused and last is drawn


def _nested(kept, key) -> list:
    with kept.drawn(key, write) as (_, reused):
        assert not reused
    return []


def test_the_engine_remembers_what_it_saw(real_provider, tmp_path):
    """The second phrase about a layer without a file finds the scene's features in the cache."""
    gdal.Translate("/vsimem/seen.tif", write_picture(tmp_path / "seen.tif", width=200, height=150))
    layer = QgsRasterLayer("/vsimem/seen.tif", "seen")
    results = [
        processing.run(
            "landscribe:refer",
            {"MODEL": "landscribe-xemap", "INPUT": layer, "PHRASE": phrase, "DEVICE": "cpu", "OUTPUT": output},
        )
        for phrase, output in (("roofs", str(tmp_path / "1.tif")), ("trees", str(tmp_path / "2.tif")))
    ]
    assert [result["CACHED"] for result in results] == [False, True]
    warnings = [[line for line in json.loads(result["WARNINGS"]) if "looks like" not in line] for result in results]
    assert warnings[0] == warnings[1]
