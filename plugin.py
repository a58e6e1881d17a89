"""The plugin object that QGIS loads. Larger modules are imported only when they are needed."""

import sys

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtGui import QIcon

from .ui.algorithms.provider import ICON, LandscribeProvider
from .ui.i18n import tr

#: The setting for whether the dock was open when QGIS ended.
DOCK_OPEN = "landscribe/dock_open"


class LandscribePlugin:
    """Adds the Processing provider and, in QGIS Desktop, a dock with an action that opens it."""

    def __init__(self, iface):
        self._iface = iface
        self._provider = None
        self._action = None
        self._setup_action = None
        self._dock = None
        self._exit_question = None
        self._options = None

    def initProcessing(self):
        """Add the Processing provider. Called by qgis_process, and by ``initGui``."""
        self._provider = LandscribeProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self):
        """Add the actions to QGIS Desktop."""
        from qgis.PyQt.QtWidgets import QAction

        self.initProcessing()
        self._action = QAction(QIcon(str(ICON)), tr("&Landscribe"), self._iface.mainWindow())
        self._action.setObjectName("landscribe")
        self._action.setToolTip(tr("Landscribe: map land cover"))
        self._action.setCheckable(True)
        self._action.toggled.connect(self._show_dock)
        self._iface.addToolBarIcon(self._action)
        self._iface.addPluginToRasterMenu("Landscribe", self._action)
        self._setup_action = QAction(tr("&Set up the engine…"), self._iface.mainWindow())
        self._setup_action.setObjectName("landscribe-setup")
        self._setup_action.triggered.connect(self._show_setup)
        self._iface.addPluginToRasterMenu("Landscribe", self._setup_action)
        self._add_to_window()

    def _add_to_window(self):
        """Add the question before QGIS closes, the page in QGIS's options, and the menus."""
        from qgis.PyQt.QtWidgets import QAction

        from .ui.window.exit_question import ExitQuestion
        from .ui.window.layer_menu import LayerMenu
        from .ui.window.options_factory import OptionsFactory

        self._exit_question = ExitQuestion(self._iface)
        self._iface.registerApplicationExitBlocker(self._exit_question)
        self._options = OptionsFactory()
        self._iface.registerOptionsWidgetFactory(self._options)
        self._layer_menu = LayerMenu(self._iface, self._opened_dock)
        window = self._iface.mainWindow()
        self._runs_action = QAction(tr("Past &runs…"), window)
        self._runs_action.triggered.connect(self._show_past_runs)
        self._iface.addPluginToRasterMenu("Landscribe", self._runs_action)
        self._help_action = QAction(QIcon(str(ICON)), tr("Landscribe manual"), window)
        self._help_action.triggered.connect(_open_manual)
        self._iface.pluginHelpMenu().addAction(self._help_action)
        self._was_open = QgsSettings().value(DOCK_OPEN, False, type=bool)
        self._iface.initializationCompleted.connect(self._reopen)

    def _reopen(self):
        """Open the dock when QGIS has started, if it was open when QGIS ended."""
        if self._was_open:
            self._action.setChecked(True)

    def _opened_dock(self):
        self._action.setChecked(True)
        self._show_dock(True)
        return self._dock

    def _show_past_runs(self):
        from .ui.window.past_runs import PastRunsDialog

        dialog = PastRunsDialog(self._iface.mainWindow())
        dialog.repeat_requested.connect(self._repeat)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _repeat(self, algorithm, parameters):
        try:
            import processing
        except ImportError:  # the Processing plugin is off
            return
        dialog = processing.createAlgorithmDialog(algorithm, parameters)
        if dialog is not None:
            dialog.show()

    def unload(self):
        """Remove everything that the plugin has added, and stop the engine."""
        if self._options is not None:
            self._iface.unregisterOptionsWidgetFactory(self._options)
            self._iface.unregisterApplicationExitBlocker(self._exit_question)
            self._options = self._exit_question = None
            self._iface.initializationCompleted.disconnect(self._reopen)
            self._layer_menu.dispose()
            self._iface.removePluginRasterMenu("Landscribe", self._runs_action)
            self._iface.pluginHelpMenu().removeAction(self._help_action)
            for action in (self._runs_action, self._help_action):
                action.deleteLater()
        if self._dock is not None:
            self._dock.visibilityChanged.disconnect(self._dock_shown)
            self._dock.dispose()
            self._iface.removeDockWidget(self._dock)
            self._dock.deleteLater()
            self._dock = None
        if self._action is not None:
            self._iface.removePluginRasterMenu("Landscribe", self._setup_action)
            self._setup_action.deleteLater()
            self._setup_action = None
            self._iface.removePluginRasterMenu("Landscribe", self._action)
            self._iface.removeToolBarIcon(self._action)
            self._action.deleteLater()
            self._action = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        from .ui.engine.client import close_shared_client
        from .ui.layers.drawings import drawings

        close_shared_client()
        drawings.close()
        _forget_packages()

    def _show_dock(self, visible):
        if self._dock is None:
            if not visible:
                return
            from qgis.PyQt.QtCore import Qt

            from .ui.dock import LandscribeDock

            self._dock = LandscribeDock(self._iface)
            self._dock.visibilityChanged.connect(self._dock_shown)
            if not self._iface.mainWindow().restoreDockWidget(self._dock):  # its place in the last session
                self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
        self._dock.setUserVisible(visible)

    def _show_setup(self):
        self._show_dock(True)
        self._dock.show_setup()

    def _dock_shown(self, _visible):
        self._action.blockSignals(True)
        self._action.setChecked(self._dock.isUserVisible())
        self._action.blockSignals(False)
        QgsSettings().setValue(DOCK_OPEN, self._dock.isUserVisible())


def _open_manual():
    from .ui.widgets.manual_button import open_manual

    open_manual()


def _forget_packages() -> None:
    """Remove the plugin's packages from Python, so that a reload reads all modules again.

    QGIS removes the modules that import statements name, but not the packages around them, which refer to the modules.
    """
    prefix = __name__.rpartition(".")[0] + "."
    for name in [
        name for name, module in sys.modules.items() if name.startswith(prefix) and hasattr(module, "__path__")
    ]:
        del sys.modules[name]
