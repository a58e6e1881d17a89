"""Given to QGIS by ``make run`` (``--code``): opens the Landscribe dock in the sample project."""

from qgis.PyQt.QtCore import QObject
from qgis.utils import iface

iface.mainWindow().findChild(QObject, "landscribe").setChecked(True)
