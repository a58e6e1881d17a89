"""The plugin's face: what QGIS calls. Nothing heavy is imported before it is needed."""

from qgis.core import QgsApplication

from .ui.algorithms.provider import ICON, LandscribeProvider
from .ui.i18n import tr


class LandscribePlugin:
    """Adds the Processing provider everywhere, and in the desktop a dock with the action that opens it."""

    def __init__(self, iface):
        self._iface = iface
        self._provider = None
        self._action = None
        self._setup_action = None
        self._dock = None

    def initProcessing(self):
        """Called by itself in qgis_process, and by ``initGui``."""
        self._provider = LandscribeProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self):
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
