"""A scroll area for pages that are higher than the dock."""

from typing import Optional

from qgis.PyQt.QtCore import QEvent, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QWidget

#: Milliseconds until a page has its new layout: remarks ask for their height more than once.
LAYOUT = 100


class PageScroll(QScrollArea):
    """Scrolls a page up and down only: it is always wide enough for the page and the scroll bar."""

    width_changed = pyqtSignal()  # a tab widget does not notice a new minimum width by itself

    def __init__(self, page: QWidget, parent=None):
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)
        self._wanted: Optional[QWidget] = None  # a widget of the page that is to be in sight
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LAYOUT)
        self._later.timeout.connect(self._scroll)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll until ``widget`` can be seen, once the page has its new layout."""
        self._wanted = widget
        self._later.start()

    def _scroll(self) -> None:
        self.ensureWidgetVisible(self._wanted, 0, 4)

    def minimumSizeHint(self) -> QSize:
        width = self.widget().minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, super().minimumSizeHint().height())

    def eventFilter(self, watched, event) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # the page may need another width now
            self.updateGeometry()
            self.width_changed.emit()
        return super().eventFilter(watched, event)
