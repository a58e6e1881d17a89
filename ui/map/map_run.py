"""Runs of ``landscribe:map``."""

import json

from ..algorithms.algorithm_run import AlgorithmRun
from ..i18n import tr
from ..layers.results import ClassArea

ALGORITHM = "landscribe:map"


class MapRun(AlgorithmRun):
    """Runs ``landscribe:map`` with ``parameters``."""

    def __init__(self, parameters: dict):
        super().__init__(ALGORITHM, parameters, tr("Landscribe: mapping land cover"))


def areas_of(results: dict) -> "list[ClassArea]":
    """Return the class areas in the algorithm's results."""
    return [ClassArea(**entry) for entry in json.loads(results["CLASS_AREAS"])]
