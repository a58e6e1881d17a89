"""Opens the Landscribe dock in the sample project: ``make run`` gives this script to QGIS (``--code``)."""

from qgis.PyQt.QtCore import QObject
from qgis.utils import iface

iface.mainWindow().findChild(QObject, "landscribe").setChecked(True)
