"""Landscribe in the Processing toolbox."""

from pathlib import Path

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

ICON = Path(__file__).resolve().parents[2] / "resources" / "icons" / "landscribe.svg"


class LandscribeProvider(QgsProcessingProvider):
    """The provider ``landscribe``. Its algorithms share one engine, which starts with the first run."""

    def id(self):
        return "landscribe"

    def name(self):
        return "Landscribe"

    def icon(self):
        return QIcon(str(ICON))

    def svgIconPath(self):
        return str(ICON)

    def loadAlgorithms(self):
        from .accuracy_algorithm import AccuracyAlgorithm
        from .areas_algorithm import AreasAlgorithm
        from .calibrate_algorithm import CalibrateAlgorithm
        from .change_algorithm import ChangeAlgorithm
        from .embed_algorithm import EmbedAlgorithm
        from .fit_algorithm import FitAlgorithm
        from .map_algorithm import MapAlgorithm
        from .mapmany_algorithm import MapManyAlgorithm
        from .refer_algorithm import ReferAlgorithm
        from .refermany_algorithm import ReferManyAlgorithm
        from .samplepoints_algorithm import SamplePointsAlgorithm
        from .similarity_algorithm import SimilarityAlgorithm
        from .suggest_algorithm import SuggestAlgorithm
        from .vectorize_algorithm import VectorizeAlgorithm

        for algorithm in (
            MapAlgorithm,
            ReferAlgorithm,
            ChangeAlgorithm,
            MapManyAlgorithm,
            ReferManyAlgorithm,
            FitAlgorithm,
            SuggestAlgorithm,
            CalibrateAlgorithm,
            EmbedAlgorithm,
            SimilarityAlgorithm,
            VectorizeAlgorithm,
            AreasAlgorithm,
            AccuracyAlgorithm,
            SamplePointsAlgorithm,
        ):
            self.addAlgorithm(algorithm())
