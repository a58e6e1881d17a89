"""The dock: the scene on top, a page for each thing that one can do with it, and the run that is under way."""

from typing import Optional

from qgis.core import Qgis
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from ..core.errors import InputError
from .algorithms.provider import ICON
from .ask.ask_page import AskPage
from .engine.client import shared_client
from .i18n import tr
from .install.models_page import ModelsPage
from .install.setup_page import SetupPage, engine_is_missing, engine_is_outdated
from .map.map_page import MapPage
from .remembered import Remembered, recall, remember
from .widgets.page_scroll import PageScroll
from .widgets.run_bar import RunBar
from .widgets.scene_choice import SceneChoice


class LandscribeDock(QgsDockWidget):
    """Holds the pages together; what they do is theirs, what the user is told goes to QGIS's message bar."""

    def __init__(self, iface: QgisInterface, parent: Optional[QWidget] = None):
        super().__init__(tr("Landscribe"), parent or iface.mainWindow())
        self.setObjectName("LandscribeDock")
        self.setWindowIcon(QIcon(str(ICON)))
        self._iface = iface
        self.scene = SceneChoice(iface)
        self.runs = RunBar()
        self.map_page = MapPage(iface, self.scene, self.runs)
        self.ask_page = AskPage(iface, self.scene, self.runs)
        self.models_page = ModelsPage()
        self._pages = (self.map_page, self.ask_page)
        self.tabs = QTabWidget()
        for page, title in (
            (self.map_page, tr("&Map")),
            (self.ask_page, tr("As&k")),
            (self.models_page, tr("Models")),
        ):
            scroll = PageScroll(page)
            scroll.width_changed.connect(self.tabs.updateGeometry)
            self.tabs.addTab(scroll, title)
        self.tabs.currentChanged.connect(self._page_changed)
        self._unsaid: list = []  # texts with their levels
        self._saying = QTimer(self)
        self._saying.setSingleShot(True)
        self._saying.setInterval(0)
        self._saying.timeout.connect(self._say_all)
        self.stack = QStackedWidget()  # what is seen is the pages, or the set-up that must come first
        self.stack.addWidget(self._build())
        self.setup_page: Optional[SetupPage] = None
        self.setWidget(self.stack)

        self.scene.warned.connect(self._warn)
        self.scene.setup_wanted.connect(self.show_setup)
        self.runs.said.connect(self._say)
        self.runs.changed.connect(self.scene.hold)
        self.models_page.said.connect(self._say)
        for page in self._pages:
            page.said.connect(self._say)
            page.started.connect(self._remember)
            self.models_page.changed.connect(page.refresh_models)
        self._restore(recall())
        shared_client().hello_received.connect(self._show_problem)
        shared_client().crashed.connect(self._warn)
        self.visibilityChanged.connect(self._shown)
        self._show_problem()

    def _build(self) -> QWidget:
        """The scene, the pages, which scroll where the dock is low, and the run, which is always in sight."""
        work = QWidget()
        column = QVBoxLayout(work)
        column.addWidget(self.scene)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.runs)
        return work

    def _restore(self, last: Remembered) -> None:
        self.scene.set_choices(last.extent, last.device)
        self.tabs.setCurrentIndex(last.page)
        for page in self._pages:
            page.restore(last)

    def show_page(self, page: QWidget) -> None:
        """Bring ``map_page``, ``ask_page`` or ``models_page`` to the front."""
        for index in range(self.tabs.count()):
            if self.tabs.widget(index).widget() is page:
                self.tabs.setCurrentIndex(index)

    def _page_changed(self, *_) -> None:
        self.scene.setVisible(self.tabs.currentWidget().widget() is not self.models_page)  # models are for any scene

    def _remember(self) -> None:
        settings = {**self.scene.settings(), "page": self.tabs.currentIndex()}
        for page in self._pages:
            settings.update(page.settings())
        remember(Remembered(**settings))

    def _shown(self, visible: bool) -> None:
        """The engine is started once the dock is looked at, to have its devices to show and its model warm.

        Where there is none, or one of older packages, its set-up comes first.
        """
        if visible and (engine_is_missing() or (self.setup_page is None and engine_is_outdated())):
            self.show_setup()
        elif visible:
            self._start_engine()

    def show_setup(self) -> None:
        """Show the page that sets the engine up, in place of the others."""
        if self.setup_page is None:
            self.setup_page = SetupPage()
            self.setup_page.ready.connect(self._set_up)
            self.setup_page.said.connect(self._say)
            self.stack.addWidget(PageScroll(self.setup_page))
        if self.stack.currentIndex() == 0:
            self.stack.setCurrentIndex(1)
            self.setup_page.look()

    def _set_up(self) -> None:
        self.stack.setCurrentIndex(0)
        self._start_engine()

    def _start_engine(self) -> None:
        if not shared_client().devices:
            try:
                shared_client().start()
            except InputError as error:
                self._say(str(error), Qgis.MessageLevel.Critical)

    def _show_problem(self, *_) -> None:
        if shared_client().problem:
            self._warn(shared_client().problem)

    def _say(self, text: str, level) -> None:
        # After what QGIS itself says at the end of a task ("Task failed"), which would lie over it.
        self._unsaid.append((text, level))
        self._saying.start()

    def _say_all(self) -> None:
        unsaid, self._unsaid = self._unsaid, []
        for text, level in unsaid:
            self._iface.messageBar().pushMessage("Landscribe", text, level)

    def _warn(self, text: str) -> None:
        self._say(text, Qgis.MessageLevel.Warning)

    def dispose(self) -> None:
        """Let go of QGIS's objects before the dock is deleted; a run is cancelled."""
        self._saying.stop()
        self.visibilityChanged.disconnect(self._shown)
        self.runs.abandon()
        self._remember()
        shared_client().hello_received.disconnect(self._show_problem)
        shared_client().crashed.disconnect(self._warn)
        if self.setup_page is not None:
            self.setup_page.dispose()
        self.scene.dispose()
        for page in (*self._pages, self.models_page):
            page.dispose()
