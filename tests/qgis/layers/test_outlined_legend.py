"""The squares of a land cover's legend in the layer tree, in real QGIS."""

import gc

from qgis.core import QgsLayerTreeModel, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtGui import QIcon

from landscribe.core.models.card import ClassInfo
from landscribe.ui.layers.outlined_legend import default_legend, outline_legend
from landscribe.ui.layers.results import style_classes


def squares(layer) -> dict:
    """The names of the legend to the colours of a square: at its edge and in its middle."""
    model = QgsLayerTreeModel(QgsProject.instance().layerTreeRoot())
    found = {}
    for line in model.layerLegendNodes(QgsProject.instance().layerTreeRoot().findLayer(layer)):
        square = line.data(Qt.ItemDataRole.DecorationRole)
        if square is not None:
            image = QIcon(square).pixmap(16, 16).toImage()
            name = line.data(Qt.ItemDataRole.DisplayRole)
            found[name] = tuple(image.pixelColor(x, image.height() // 2).name() for x in (0, image.width() // 2))
    return found


LOOKS = {"Road": "#ffffff", "Tree": "#226126", "Water": "#0045ff"}


def test_a_white_class_has_an_outline(land_cover):
    """However often the legend is made anew, and whatever else Python forgets meanwhile."""
    style_classes(land_cover, [ClassInfo(code, *look) for code, look in enumerate(LOOKS.items(), 4)])
    assert squares(land_cover)["Road"] == ("#ffffff", "#ffffff")
    outline_legend(land_cover)
    for _ in range(20):
        gc.collect()
        assert squares(land_cover) == {name: ("#808080", color) for name, color in LOOKS.items()}
        land_cover.legend().itemsChanged.emit()
        QCoreApplication.processEvents()
    default_legend(land_cover)
    assert squares(land_cover)["Road"] == ("#ffffff", "#ffffff")
