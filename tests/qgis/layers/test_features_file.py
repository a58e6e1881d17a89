"""Features are read on the main thread when an algorithm starts; later changes of the layer have no effect."""

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QThread

from landscribe.core.errors import Cancelled
from landscribe.ui.algorithms import accuracy_algorithm, areas_algorithm, polygons_parameter
from landscribe.ui.algorithms.algorithm_run import AlgorithmRun
from landscribe.ui.layers.features_file import TakenFeatures
from tests.qgis.conftest import PLOTS, pixels_of, polygon_layer, wait_until


def taken(layer, selected=False) -> TakenFeatures:
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    definition = QgsProcessingFeatureSourceDefinition(layer.id(), selected)
    return TakenFeatures(QgsProcessingUtils.variantToSource(definition, context))


def start(algorithm, parameters) -> list:
    """Begin an algorithm in the background; the list gets its results, or a sentence where it fails."""
    run, ended = AlgorithmRun(algorithm, parameters, "test"), []
    run.done.connect(ended.append)
    run.failed.connect(ended.append)
    run.start()
    return ended


@pytest.mark.parametrize("selected", [True, False])
def test_a_run_keeps_to_the_polygons_of_its_start(provider, picture, qgis_new_project, tmp_path, selected):
    plots = polygon_layer(PLOTS)
    plots.selectByExpression("$id != 2")
    output, polygons = str(tmp_path / "out.tif"), QgsProcessingFeatureSourceDefinition(plots.id(), selected)

    parameters = {"INPUT": picture, "MODEL": "pretend", "POLYGONS": polygons, "OUTPUT": output}
    ended = start("landscribe:map", parameters)
    plots.removeSelection()
    plots.dataProvider().deleteFeatures(plots.allFeatureIds())
    wait_until(lambda: ended)

    assert pixels_of(output, 0) == 40 * 40 + 20 * 20 + (0 if selected else 200 * 200), ended


@pytest.mark.parametrize(
    ("algorithm", "method", "parameters"),
    [
        ("map", "map", {"MODEL": "pretend", "POLYGONS": "plots"}),
        ("refer", "refer", {"MODEL": "pretend-refer", "PHRASE": "red roofs", "POLYGONS": "plots"}),
        ("areas", "areas", {"POLYGONS": "plots"}),
        ("accuracy", "evaluate", {"REFERENCE": "plots"}),
    ],
)
def test_no_source_is_opened_off_the_main_thread(
    provider, engine, referring_model, picture, qgis_new_project, monkeypatch, algorithm, method, parameters
):
    """QGIS crashes if two threads read the project's expression variables at once, as the canvas does."""
    polygon_layer(PLOTS)
    main, threads = QCoreApplication.instance().thread(), []

    class Watched(TakenFeatures):
        def __init__(self, *args):
            threads.append(QThread.currentThread())
            super().__init__(*args)

    for module in (accuracy_algorithm, areas_algorithm, polygons_parameter):
        monkeypatch.setattr(module, "TakenFeatures", Watched)
    ended = start(f"landscribe:{algorithm}", {"INPUT": picture, **parameters})
    wait_until(lambda: ended)  # some end in an error: the fake engine does not have all methods
    assert threads == [main] and engine.requests(method)


def test_features_are_written_in_the_order_of_their_ids(qgis_new_project, tmp_path):
    plots = polygon_layer(PLOTS * 20)
    plots.selectByIds([50, 7, 31, 2, 59])
    path = str(tmp_path / "features.gpkg")

    taken(plots, selected=True).write(path, QgsProcessingContext(), QgsProcessingFeedback())

    written = [feature.geometry().boundingBox() for feature in QgsVectorLayer(path).getFeatures()]
    assert written == [plots.getFeature(number).geometry().boundingBox() for number in (2, 7, 31, 50, 59)]


def test_a_cancel_ends_the_copy(qgis_new_project, tmp_path):
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        taken(polygon_layer(PLOTS)).write(str(tmp_path / "features.gpkg"), QgsProcessingContext(), feedback)
