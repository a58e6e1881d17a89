"""The plugin object that QGIS loads. Larger modules are imported only when they are needed."""

import sys

from qgis.core import QgsApplication

from .ui.algorithms.provider import ICON, LandscribeProvider
from .ui.i18n import tr


class LandscribePlugin:
    """Adds the Processing provider and, in QGIS Desktop, a dock with an action that opens it."""

    def __init__(self, iface):
        self._iface = iface
        self._provider = None
        self._action = None
        self._setup_action = None
        self._dock = None

    def initProcessing(self):
        """Add the Processing provider. Called by qgis_process, and by ``initGui``."""
        self._provider = LandscribeProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self):
        """Add the actions to QGIS Desktop."""
        from qgis.PyQt.QtGui import QIcon
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

    def unload(self):
        """Remove everything that the plugin has added, and stop the engine."""
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
            self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
        self._dock.setUserVisible(visible)

    def _show_setup(self):
        self._show_dock(True)
        self._dock.show_setup()

    def _dock_shown(self, _visible):
        self._action.blockSignals(True)
        self._action.setChecked(self._dock.isUserVisible())
        self._action.blockSignals(False)


def _forget_packages() -> None:
    """Remove the plugin's packages from Python, so that a reload reads all modules again.

    QGIS removes the modules that import statements name, but not the packages around them, which refer to the modules.
    """
    prefix = __name__.rpartition(".")[0] + "."
    for name in [
        name for name, module in sys.modules.items() if name.startswith(prefix) and hasattr(module, "__path__")
    ]:
        del sys.modules[name]
