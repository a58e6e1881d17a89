"""The dock: the choice of the scene on top, a page per task, and the bar of the current run."""

import re
from functools import partial
from pathlib import Path
from typing import Optional

from qgis.core import Qgis, QgsMapLayer, QgsMimeDataUtils, QgsProject, QgsRasterLayer
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ..core.errors import InputError
from .algorithms.provider import ICON
from .ask.ask_page import AskPage
from .compare.compare_page import ComparePage
from .engine.client import shared_client
from .engine.models import model_events
from .fit.train_page import TrainPage
from .i18n import tr
from .install.models_page import ModelsPage
from .install.network_dialog import is_network
from .install.setup_page import SetupPage, engine_is_missing, engine_is_outdated
from .map.map_page import MapPage
from .plain_text import push_message
from .remembered import Remembered, recall, remember
from .remembered import events as settings_events
from .widgets.button_rows import width_of
from .widgets.form import align, choose
from .widgets.page_scroll import PageScroll
from .widgets.run_bar import RunBar
from .widgets.scene_choice import SceneChoice
from .widgets.tabs import Tabs

#: The width of the dock in letters: no page needs more, in any language, so that the dock never widens over the map.
LETTERS = 52


class LandscribeDock(QgsDockWidget):
    """Holds the pages and shows their messages in QGIS's message bar."""

    def __init__(self, iface: QgisInterface, parent: Optional[QWidget] = None):
        super().__init__(tr("Landscribe"), parent or iface.mainWindow())
        self.setObjectName("LandscribeDock")
        self.setWindowIcon(QIcon(str(ICON)))
        self.setAcceptDrops(True)
        self._iface = iface
        self.scene = SceneChoice(iface)
        self.runs = RunBar()
        self.map_page = MapPage(iface, self.scene, self.runs)
        self.ask_page = AskPage(iface, self.scene, self.runs)
        self.train_page = TrainPage(iface, self.scene, self.runs, self.map_page.embedding)
        self.compare_page = ComparePage(iface, self.scene, self.runs)
        self.models_page = ModelsPage()
        self._pages = (self.map_page, self.ask_page, self.train_page, self.compare_page)
        self.tabs = Tabs(self.scene)
        for page, title in (
            (self.map_page, tr("M&ap")),
            (self.ask_page, tr("As&k")),
            (self.train_page, tr("Train")),
            (self.compare_page, tr("Compare")),
            (self.models_page, tr("Models")),
        ):
            scroll = PageScroll(page)
            scroll.width_changed.connect(self.tabs.updateGeometry)
            if page is self.ask_page:
                page.answered.connect(scroll.bring_into_sight)
            self.tabs.addTab(scroll, title)
        self.tabs.currentChanged.connect(self._page_changed)
        self._pending: list = []  # messages with their levels
        self._warned: set[str] = set()  # kinds of warnings: each is shown once a session
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(0)
        self._delay.timeout.connect(self._show_messages)
        self.stack = QStackedWidget()  # shows the pages, or the set-up if it must come first
        self.stack.addWidget(self._build())
        self.setup_page: Optional[SetupPage] = None
        self.setWidget(self.stack)

        self.scene.warning.connect(self._warn)
        self.scene.setup_requested.connect(self.show_setup)
        self.runs.notice.connect(self._say)
        self.runs.changed.connect(self.scene.pause_following)
        self.models_page.notice.connect(self._say)
        for page in self._pages:
            page.notice.connect(self._say)
            page.started.connect(self._remember)
            self.models_page.changed.connect(page.refresh_models)
            model_events.written.connect(page.refresh_models)
        model_events.written.connect(self.models_page.refresh)
        self.train_page.use_requested.connect(self.map_with)
        self.train_page.corrected.connect(self.map_page.result.renew)
        self.map_page.results.correct_requested.connect(self.correct)
        self._restore(recall())
        settings_events.device_chosen.connect(self.scene.choose_device)
        shared_client().hello_received.connect(self._show_problem)
        shared_client().crashed.connect(self._warn)
        self.visibilityChanged.connect(self._shown)
        self._show_problem()

    def dragEnterEvent(self, event):
        """Accept rasters: layers from the layer tree, and files."""
        if event.mimeData().hasUrls() or QgsMimeDataUtils.isUriList(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event):
        """Choose a dropped raster as the image (a file is added to the project first); install a dropped network."""
        mime = event.mimeData()
        files = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        layers = QgsProject.instance().mapLayers()
        for uri in QgsMimeDataUtils.decodeUriList(mime):
            if uri.layerId in layers:
                self.take_raster(layers[uri.layerId])
                return
            files.append(uri.uri)
        for file in files:
            if is_network(file):
                self.show_page(self.models_page)
                QTimer.singleShot(0, partial(self.models_page.install, file))  # its dialog would block the other window
                return
            layer = QgsRasterLayer(file, Path(file).stem)
            if layer.isValid():
                self.take_raster(QgsProject.instance().addMapLayer(layer))
                return
        self._say(tr("This is no raster: drop an image file or a raster layer."), Qgis.MessageLevel.Warning)

    def take_raster(self, layer: QgsMapLayer) -> None:
        """Choose a raster layer as the image to work on."""
        self.scene.layer.setLayer(layer)

    def _build(self) -> QWidget:
        """The scene, the pages (with scroll bars in a low dock), and the run bar, which is always visible."""
        align(self.scene, *self._pages)
        work = QWidget()
        work.setMinimumWidth(width_of(LETTERS))
        column = QVBoxLayout(work)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.runs)
        return work

    def _restore(self, last: Remembered) -> None:
        self.scene.set_choices(last.extent, last.device)
        self.tabs.setCurrentIndex(last.page)
        for page in self._pages:
            page.restore(last)

    def show_page(self, page: QWidget) -> None:
        """Bring ``map_page``, ``ask_page``, ``train_page``, ``compare_page`` or ``models_page`` to the front."""
        for index in range(self.tabs.count()):
            if self.tabs.widget(index).widget() is page:
                self.tabs.setCurrentIndex(index)

    def map_with(self, model: str) -> None:
        """Bring the page “Map” to the front with ``model`` chosen."""
        choose(self.map_page.model, model)
        self.show_page(self.map_page)
        self.map_page.map_button.setFocus()

    def correct(self, land_cover: QgsRasterLayer) -> None:
        """Bring the page “Train” to the front, to correct a land cover."""
        if self.train_page.correct(land_cover):
            self.show_page(self.train_page)

    def _page_changed(self, *_) -> None:
        page = self.tabs.currentWidget().widget()
        self.scene.setVisible(page is not self.models_page)  # it needs no scene
        self.scene.offer_layer(page is not self.compare_page)  # it has two layers of its own

    def _remember(self) -> None:
        settings = {**self.scene.settings(), "page": self.tabs.currentIndex()}
        for page in self._pages:
            settings.update(page.settings())
        remember(Remembered(**settings))

    def _shown(self, visible: bool) -> None:
        """Start the engine when the dock is shown, to list its devices and load its model early.

        The set-up comes first if there is no engine, or one with older packages.
        """
        if visible and (engine_is_missing() or (self.setup_page is None and engine_is_outdated())):
            self.show_setup()
        elif visible:
            self._start_engine()

    def show_setup(self) -> None:
        """Show the set-up page instead of the other pages."""
        if self.setup_page is None:
            self.setup_page = SetupPage()
            self.setup_page.ready.connect(self._set_up)
            self.setup_page.skipped.connect(lambda: self.stack.setCurrentIndex(0))
            self.setup_page.notice.connect(self._say)
            self.stack.addWidget(PageScroll(self.setup_page))
        if self.stack.currentIndex() == 0:
            self.stack.setCurrentIndex(1)
            self.setup_page.check_machine()

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
        # Delayed, so that QGIS's own message at the end of a task ("Task failed") does not cover it.
        self._pending.append((text, level))
        self._delay.start()

    def _show_messages(self) -> None:
        pending, self._pending = self._pending, []
        for text, level in pending:
            if level == Qgis.MessageLevel.Warning:
                kind = re.sub(r"[\d.,]+|“[^”]*”", "#", text)
                if kind in self._warned:
                    continue
                self._warned.add(kind)
            push_message(self._iface.messageBar(), "Landscribe", text, level)

    def _warn(self, text: str) -> None:
        self._say(text, Qgis.MessageLevel.Warning)

    def dispose(self) -> None:
        """Disconnect from QGIS's objects and cancel a run, before the dock is deleted."""
        self._delay.stop()
        self.visibilityChanged.disconnect(self._shown)
        self.runs.abandon()
        self._remember()
        settings_events.device_chosen.disconnect(self.scene.choose_device)
        shared_client().hello_received.disconnect(self._show_problem)
        shared_client().crashed.disconnect(self._warn)
        if self.setup_page is not None:
            self.setup_page.dispose()
        self.scene.dispose()
        for page in (*self._pages, self.models_page):
            page.dispose()
