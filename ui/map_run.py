"""A run of ``landscribe:map``."""

import json

from .algorithm_run import AlgorithmRun
from .i18n import tr
from .result_layers import ClassArea

ALGORITHM = "landscribe:map"


class MapRun(AlgorithmRun):
    """Runs ``landscribe:map`` with ``parameters``."""

    def __init__(self, parameters: dict):
        super().__init__(ALGORITHM, parameters, tr("Landscribe: mapping land cover"))


def areas_of(results: dict) -> "list[ClassArea]":
    """The class areas in the algorithm's results."""
    return [ClassArea(**entry) for entry in json.loads(results["CLASS_AREAS"])]


def warnings_of(results: dict) -> "list[str]":
    """The warnings in the algorithm's results."""
    return json.loads(results["WARNINGS"])
