"""A run of ``landscribe:map``."""

from ..algorithms.algorithm_run import AlgorithmRun
from ..i18n import tr

ALGORITHM = "landscribe:map"


class MapRun(AlgorithmRun):
    """Runs ``landscribe:map`` with ``parameters``."""

    def __init__(self, parameters: dict):
        super().__init__(ALGORITHM, parameters, tr("Landscribe: mapping land cover"))
