"""Where “the largest” and “the smallest” are looked for: in the extent, or in the whole layer at its cost."""

from typing import Optional

from qgis.core import QgsReferencedRectangle
from qgis.PyQt.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ...core.models.card import ModelCard
from ...core.relations.reading import Reading
from ..i18n import tr
from ..pace import cost_text, work_of
from ..widgets.form import narrow
from ..widgets.remark import Remark
from ..widgets.scene_choice import SceneChoice


class CompareChoice(QWidget):
    """Shown for phrases with such a word; the whole layer says what it costs."""

    def __init__(self, scene: SceneChoice, parent=None):
        super().__init__(parent)
        self._scene = scene
        self._card: Optional[ModelCard] = None
        self.where = QComboBox()
        self.where.addItem(tr("The largest of the extent"), False)
        self.where.addItem(tr("The largest of the whole layer"), True)
        self.where.setAccessibleName(tr("Compare"))
        self.where.setToolTip(tr("Where “the largest” and “the smallest” are looked for"))
        narrow(self.where)
        self.cost = Remark()
        self.where.currentIndexChanged.connect(self._show_cost)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.where)
        column.addWidget(self.cost)
        self.hide()

    def whole_layer(self) -> bool:
        """Whether the phrase has such a word and the user chose the whole layer."""
        return bool(self.where.currentData()) and not self.isHidden()

    def show_for(self, reading: Optional[Reading], card: Optional[ModelCard]) -> None:
        """Show the choice for a phrase, or hide it; ``card`` is the model that will read it."""
        self._card = card
        self.setVisible(reading is not None and reading.has_superlative)
        self._show_cost()

    def _show_cost(self, *_) -> None:
        layer, card = self._scene.layer.currentLayer(), self._card
        self.cost.setVisible(bool(self.where.currentData()) and layer is not None and card is not None)
        if layer is None or card is None:
            return
        work = work_of(layer, QgsReferencedRectangle(layer.extent(), layer.crs()), card)
        text = tr("The whole layer is read: {cost}. It is kept for later phrases.")
        self.cost.setText(text.format(cost=cost_text("refer", card.name, self._scene.used_device(), work)))
