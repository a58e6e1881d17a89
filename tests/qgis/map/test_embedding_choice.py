"""The embedding's widget, consent to downloads, and the two algorithms, with the fake engine behind them."""

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtNetwork import QNetworkProxy
from qgis.PyQt.QtWidgets import QApplication, QMessageBox

from tests.qgis.conftest import wait_until


@pytest.fixture
def project():
    QgsProject.instance().clear()
    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.fixture
def choice(engine, project):
    from landscribe.ui.map.embedding_choice import EmbeddingChoice

    widget = EmbeddingChoice()
    yield widget
    widget.dispose()
    widget.deleteLater()


@pytest.mark.parametrize(
    "spec",
    [
        "scene-context", "none", "alphaearth:2021", "tessera:2020", "tessera:2020:/some/folder", "tessera1.1:2019",
        "esd:/a/b.tif", "raster:/a/b.tif",
    ],
)  # fmt: skip
def test_a_spec_survives(choice, spec):
    choice.set_spec(spec)
    assert choice.spec() == spec


def test_a_spec_that_is_not_offered_is_the_scene_context(choice):
    for spec in ("", "nonsense:2024", "somewhere"):
        choice.set_spec(spec)
        assert choice.spec() == "scene-context"


def test_each_source_shows_what_it_needs(choice):
    choice.show()
    for source, shown in (
        ("scene-context", []),
        ("alphaearth", [choice.year, choice.consent]),
        ("tessera", [choice.year, choice.folder, choice.consent]),
        ("tessera1.1", [choice.year, choice.consent]),
        ("esd", [choice.file]),
        ("raster", [choice.file]),
        ("none", []),
    ):
        choice.set_spec(source)
        widgets = (choice.year, choice.file, choice.folder, choice.consent)
        assert [widget for widget in widgets if widget.isVisible()] == shown, source
    choice.set_spec("tessera:2024:/a/folder")
    assert not choice.consent.isVisible() and not choice.needs_network()


def test_a_library_that_a_source_needs_is_named_where_it_is_chosen(choice, engine):
    """TESSERA 1.1 without the zarr library: the engine's sentence, beside the choice and before any run."""
    engine.client.request("models", {})  # an engine that runs
    choice.set_spec("tessera1.1:2024")
    choice.set_place("/a/scene.tif", model="no zarr")
    choice._estimate()
    wait_until(lambda: "zarr" in choice.remark.text())
    assert choice.download is None
    choice.set_spec("tessera:2024")
    assert "zarr" not in choice.remark.text()


def test_a_missing_file_is_one_sentence(choice):
    from landscribe.core.errors import InputError

    for source in ("raster", "esd"):
        choice.set_spec(source + ":")
        with pytest.raises(InputError, match="choose a file"):
            choice.spec()


def test_changes_are_told(choice):
    told = []
    choice.changed.connect(lambda: told.append(choice.spec()))
    choice.set_spec("alphaearth:2020")
    choice.year.setValue(2019)
    assert told[-1] == "alphaearth:2019"


def answer(button: str):
    """Press a button of the question that is about to be asked, by its text; returns what was asked."""
    asked = []

    def press():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(f"{box.text()} {box.informativeText()}")
        next(b for b in box.buttons() if button in b.text().replace("&", "")).click()

    QTimer.singleShot(50, press)
    return asked


def test_consent_is_asked_once_a_project_and_kept_in_it(choice, project, tmp_path):
    choice.set_spec("alphaearth:2024")
    choice.download = 45_000_000
    asked = answer("Download")
    assert choice.ask_consent() is True
    assert "AlphaEarth" in asked[0] and "45 MB" in asked[0]
    assert choice.ask_consent() is True and len(asked) == 1  # no second question: a box would hang here
    path = str(tmp_path / "project.qgz")
    assert project.write(path)
    project.clear()
    answer("Do not")
    assert choice.ask_consent() is False and choice.ask_consent() is False
    assert project.read(path)
    assert choice.ask_consent() is True
    assert choice.consent.isChecked()


def test_the_box_changes_the_projects_answer(choice, project):
    from landscribe.ui.algorithms.network_consent import consent_of

    choice.set_spec("tessera:2024")
    assert consent_of(project) is None
    assert not choice.consent.isChecked() and not choice.undecided.isHidden()
    choice.consent.click()
    assert consent_of(project) is True and choice.undecided.isHidden()
    choice.consent.click()
    assert consent_of(project) is False


def test_what_needs_no_network_asks_nothing(choice):
    for spec in ("scene-context", "none", "raster:/a.tif", "tessera:2024:/folder"):
        choice.set_spec(spec)
        assert choice.ask_consent() is False
    choice.set_spec("alphaearth:2024")
    choice.download = 0
    assert choice.ask_consent() is False


def test_the_download_is_estimated_by_the_engine(choice, engine, picture):
    engine.client.start()
    wait_until(lambda: engine.client.devices)
    choice.set_spec("alphaearth:2024")
    choice.set_place(picture, [380000, 3949800, 380300, 3950000], "EPSG:32654", "pretend")
    wait_until(lambda: choice.download is not None)
    assert choice.download == 72_000_000 and "72 MB" in choice.remark.text()
    choice.set_spec("none")
    assert choice.download is None


def test_the_index_is_shown_and_fetched_again_on_demand(choice, engine, project):
    from landscribe.ui.algorithms.network_consent import remember_consent

    choice.set_spec("alphaearth:2024")
    assert "first use" in choice.index_button.toolTip()
    remember_consent(project, False)
    choice.refresh_index()
    assert not engine.requests("embeddings")
    remember_consent(project, True)
    choice.refresh_index()
    wait_until(lambda: "SHA-256 abababababab" in choice.remark.text())
    assert "5.0 MB, 3 days old" in choice.index_button.toolTip()
    (request,) = engine.requests("embeddings")
    assert request["refresh"] is True and request["allow_network"] is True


# The algorithms


def test_the_map_algorithm_downloads_only_with_consent(provider, engine, picture, tmp_path):
    from qgis import processing

    for allowed in (False, True):
        parameters = {"INPUT": picture, "EMBEDDING": "alphaearth:2024", "OUTPUT": str(tmp_path / "out.tif")}
        processing.run("landscribe:map", {"MODEL": "pretend", "ALLOW_NETWORK": allowed, **parameters})
    without, given = engine.requests("map")
    assert without["allow_network"] is False and given["allow_network"] is True and "proxy" in given


def test_the_proxy_of_qgis_goes_along(provider, monkeypatch):
    from landscribe.ui.algorithms import network_consent
    from landscribe.ui.algorithms.network_consent import request_params

    proxy = QNetworkProxy(QNetworkProxy.ProxyType.HttpProxy, "proxy", 3128)
    monkeypatch.setattr(network_consent, "proxy_settings", lambda: (proxy, []))
    assert request_params(True) == {"allow_network": True, "proxy": "http://proxy:3128"}
    assert request_params(False) == {"allow_network": False}


def test_embed_asks_for_the_field_of_the_extent(provider, engine, picture, tmp_path):
    from qgis import processing

    output = str(tmp_path / "field.tif")
    results = processing.run(
        "landscribe:embed",
        {
            "INPUT": picture,
            "EXTENT": "380010,380110,3949900,3949980 [EPSG:32654]",
            "EMBEDDING": "alphaearth:2023",
            "ALLOW_NETWORK": True,
            "OUTPUT": output,
            "COLOURS": str(tmp_path / "rgb.tif"),
        },
    )
    (request,) = engine.requests("embed")
    assert request["bounds"] == [380010, 3949900, 380110, 3949980] and request["bounds_crs"] == "EPSG:32654"
    assert request["source"] == "alphaearth:2023" and request["allow_network"] is True
    assert results["OUTPUT"] == output and results["SOURCE"] == "alphaearth:2023" and results["COVERAGE"] == 1


def test_similarity_takes_a_point_in_any_crs(provider, engine, picture, tmp_path):
    from qgis import processing

    output = str(tmp_path / "alike.tif")
    processing.run(
        "landscribe:similarity",
        {"INPUT": picture, "POINT": "139.676,35.679 [EPSG:4326]", "OUTPUT": output},
    )
    (request,) = engine.requests("similar")
    ((x, y),) = request["points"]
    assert 370000 < x < 390000 and 3940000 < y < 3960000
    assert request["points_crs"] == "EPSG:32654" and request["source"] is None and request["scene"] == picture
    with pytest.raises(QgsProcessingException, match="No place is given"):
        processing.run("landscribe:similarity", {"INPUT": picture, "OUTPUT": output})


def test_a_click_finds_everything_alike(provider, engine, picture, project, qgis_canvas):
    from qgis.core import QgsPointXY

    from landscribe.ui.algorithms.embed_algorithm import EMBEDDING
    from landscribe.ui.map.similarity_tool import SimilarityButton

    layer = QgsRasterLayer(picture, "picture")
    project.addMapLayer(layer)
    qgis_canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32654"))
    button = SimilarityButton(qgis_canvas, lambda: {"INPUT": layer, EMBEDDING: "alphaearth:2023"})
    button.click()
    assert button.isChecked()
    button.find(QgsPointXY(380100, 3949900))
    assert not button.isChecked()
    wait_until(lambda: len(project.mapLayers()) == 2)
    (alike,) = [one for one in project.mapLayers().values() if one is not layer]
    assert alike.isValid() and alike.name() == "Places like the marked ones"
    (request,) = engine.requests("similar")
    assert request["points"][0] == pytest.approx([380100, 3949900]) and request["allow_network"] is False
    button.mark(QgsPointXY(380100, 3949900))
    button.mark(QgsPointXY(380150, 3949950), like=False)
    button.find()
    wait_until(lambda: len(engine.requests("similar")) == 2)
    assert engine.requests("similar")[1]["unlike"][0] == pytest.approx([380150, 3949950])
    wait_until(lambda: len(project.mapLayers()) == 3)
    said = []
    button.notice.connect(lambda text, level: said.append(text))
    button._choices = lambda: {"INPUT": layer, EMBEDDING: "none"}
    button.find(QgsPointXY(380100, 3949900))
    assert "No embedding is chosen" in said[0]
    button.dispose()


def test_the_dock_finds_alike_with_its_embedding(provider, engine, picture, project, qgis_iface):
    from qgis.core import QgsPointXY, QgsSettings

    from landscribe.ui.dock import LandscribeDock

    layer = QgsRasterLayer(picture, "picture")
    project.addMapLayer(layer)
    dock = LandscribeDock(qgis_iface)
    try:
        page = dock.map_page
        page._scene.layer.setLayer(layer)
        page._scene.extent.set_kind("layer")
        page.embedding.set_spec(f"raster:{picture}")
        qgis_iface.mapCanvas().setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32654"))
        page.alike.find(QgsPointXY(380100, 3949900))
        wait_until(lambda: dock.runs.run is None and len(project.mapLayers()) == 2)
        (request,) = engine.requests("similar")
        assert request["source"] == f"raster:{picture}" and request["bounds"][0] == 380000
    finally:
        dock.dispose()
        dock.deleteLater()
        QgsSettings().remove("landscribe")
