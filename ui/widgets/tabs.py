"""Pages behind a tab bar, with something between the bar and the pages that several pages share."""

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from .button_rows import width_of

#: Letters of average width that the tabs may need with QGIS's own style.
WIDEST = 54
#: The style of tabs that need more.
CLOSE = "QTabBar::tab { padding: 4px 5px; }"


class Tabs(QWidget):
    """As QTabWidget, but the tab bar stays where it is when the shared ``head`` is hidden for a page."""

    currentChanged = pyqtSignal(int)

    def __init__(self, head: QWidget, parent=None):
        super().__init__(parent)
        self._bar, self._stack = QTabBar(), QStackedWidget()
        self._bar.setDocumentMode(True)
        self._bar.setDrawBase(True)
        self._bar.currentChanged.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)
        column.addWidget(head)
        column.addWidget(self._stack, 1)

    def addTab(self, page: QWidget, title: str) -> int:
        """Add a page; return its index. Tabs with long titles stand closer, so that they need no arrows."""
        self._stack.addWidget(page)
        index = self._bar.addTab(title)
        if self._bar.sizeHint().width() > width_of(WIDEST):
            self._bar.setStyleSheet(CLOSE)
        return index

    def tabBar(self) -> QTabBar:
        """Return the tab bar."""
        return self._bar

    def tabText(self, index: int) -> str:
        """Return the title of a page."""
        return self._bar.tabText(index)

    def setTabToolTip(self, index: int, text: str) -> None:
        """Set the tooltip of a tab."""
        self._bar.setTabToolTip(index, text)

    def count(self) -> int:
        """Return the number of pages."""
        return self._stack.count()

    def widget(self, index: int) -> QWidget:
        """Return the page at ``index``."""
        return self._stack.widget(index)

    def currentIndex(self) -> int:
        """Return the index of the page in front."""
        return self._bar.currentIndex()

    def currentWidget(self) -> QWidget:
        """Return the page in front."""
        return self._stack.widget(self._bar.currentIndex())

    def setCurrentIndex(self, index: int) -> None:
        """Bring a page to the front."""
        self._bar.setCurrentIndex(index)

    def _show(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self.currentChanged.emit(index)
