"""Regions of an answer: polygons of the places above the threshold."""

import json
from pathlib import Path
from typing import Callable

from qgis.core import Qgis, QgsFillSymbol, QgsProject, QgsRasterLayer, QgsSingleSymbolRenderer, QgsVectorLayer
from qgis.PyQt.QtCore import QLocale

from ...core.errors import EngineError
from ..algorithms import vectorize_algorithm
from ..algorithms.algorithm_run import AlgorithmRun
from ..i18n import tr
from ..layers.answers import answer_of, short
from ..layers.exported import add_polygons
from ..layers.results import record_of
from ..plain_text import Notice
from ..quantities import area_text
from ..widgets.run_bar import RunBar


def run_regions(layer: QgsRasterLayer, threshold: float, min_area: float, runs: RunBar, say: Callable) -> None:
    """Make polygons of the places where the answer ``layer`` reaches the threshold, and add them to the project.

    Args:
        layer: the answer.
        threshold: the lowest response of a region.
        min_area: square metres of the smallest region.
        runs: shows the progress.
        say: called with a text for the message bar and its level.
    """
    if runs.run is not None:
        return
    answer = answer_of(layer)
    path = Path(layer.source()).with_suffix(".gpkg")
    name = tr("{phrase} from {threshold:.2f}").format(phrase=short(answer.phrase), threshold=threshold)
    parameters = {
        vectorize_algorithm.INPUT: layer,
        vectorize_algorithm.THRESHOLD: threshold,
        vectorize_algorithm.NAME: answer.phrase,
        vectorize_algorithm.MIN_AREA: min_area,
        vectorize_algorithm.LAYER_NAME: f"from {threshold:.2f}",
        vectorize_algorithm.OUTPUT: str(path),
    }
    layer_id, record = layer.id(), record_of(layer)

    def done(results: dict) -> None:
        if not results["POLYGONS"]:
            sentence = tr("No region of “{phrase}” is that large: lower the threshold or the minimum area.")
            say(sentence.format(phrase=short(answer.phrase)), Qgis.MessageLevel.Info)
            return
        try:
            style_regions(
                add_polygons(QgsProject.instance(), results[vectorize_algorithm.OUTPUT], name, record, layer_id)
            )
        except EngineError as error:
            say(str(error), Qgis.MessageLevel.Critical)
            return
        one = results["POLYGONS"] == 1
        text = tr("1 region of “{phrase}”, {area}") if one else tr("{count} regions of “{phrase}”, {area}")
        count, area = QLocale().toString(int(results["POLYGONS"])), area_text(results["AREA_M2"])
        say(
            Notice(
                text.format(count=count, phrase=short(answer.phrase), area=area),
                results[vectorize_algorithm.OUTPUT].split("|")[0],
            ),
            Qgis.MessageLevel.Success,
        )
        for warning in json.loads(results["WARNINGS"]):
            say(warning, Qgis.MessageLevel.Warning)

    run = AlgorithmRun("landscribe:vectorize", parameters, tr("Landscribe: making polygons"))
    runs.start(run, done)


def style_regions(layer: QgsVectorLayer) -> None:
    """Style regions as outlines, so that the image and the response below stay visible."""
    symbol = QgsFillSymbol.createSimple({"color": "255,255,255,30", "outline_color": "#e31a1c", "outline_width": "0.4"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    layer.triggerRepaint()
