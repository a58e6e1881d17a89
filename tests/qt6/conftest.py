"""The QGIS side under Qt 6, without QGIS: ``qgis.PyQt`` is PyQt6 as QGIS 4 hands it on, and QGIS itself is empty.

A stand-in of QGIS can be named and derived from, so that modules import; it cannot be made. What needs anything of QGIS
is not tested here: that is what real QGIS is for.
"""

import importlib
import importlib.util
import sys
import types
from pathlib import Path

import pytest
from PyQt6 import QtCore, QtGui, QtNetwork, QtWidgets, QtXml, sip

ROOT = Path(__file__).resolve().parents[2]


class _Empty(type):
    """Classes of which any attribute is another one, as in ``QgsMapLayerProxyModel.Filter.RasterLayer``."""

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _Empty(name, (_StandIn,), {})

    def __or__(cls, other):
        return cls


class _StandIn(metaclass=_Empty):
    def __init__(self, *_arguments, **_named):
        raise TypeError(f"{type(self).__name__} is QGIS's: there is no QGIS here")


class _Application:
    """``QgsApplication``: the one thing of QGIS that even a plain label asks, for its language."""

    locale = staticmethod(lambda: "en")


def _module(name: str, **contents) -> types.ModuleType:
    module = types.ModuleType(name)
    vars(module).update(contents)
    sys.modules[name] = module
    return module


def _empty_module(name: str, **contents) -> types.ModuleType:
    module = _module(name, **contents)
    module.__getattr__ = lambda wanted: _Empty(wanted, (_StandIn,), {})
    return module


qgis = _module("qgis", __path__=[])
qgis.PyQt = _module("qgis.PyQt", __path__=[])
for part in (QtCore, QtGui, QtNetwork, QtWidgets, QtXml, sip):
    setattr(qgis.PyQt, part.__name__[6:], _module(f"qgis.PyQt.{part.__name__[6:]}", **vars(part)))
# What QGIS adds: the classes that Qt 6 has moved, where Qt 5 had them; a null; the types of a QVariant.
for moved in ("QAction", "QActionGroup", "QShortcut"):
    setattr(sys.modules["qgis.PyQt.QtWidgets"], moved, getattr(QtGui, moved))
sys.modules["qgis.PyQt.QtCore"].NULL = None
for kind in ("Bool", "Int", "LongLong", "Double", "QString", "QDateTime"):
    setattr(QtCore.QVariant, kind.lstrip("Q"), getattr(QtCore.QMetaType.Type, kind))
for module in ("core", "gui", "utils", "processing"):
    contents = {"QgsApplication": _Application} if module == "core" else {}
    setattr(qgis, module, _empty_module(f"qgis.{module}", **contents))
sys.modules["qgis.core"].NULL = None
for package in ("processing", "processing.gui"):  # QGIS's plugin
    _module(package, __path__=[])
_empty_module("processing.gui.wrappers")
_module(
    "osgeo",
    __path__=[],
    gdal=_empty_module("osgeo.gdal"),
    ogr=_empty_module("osgeo.ogr"),
    osr=_empty_module("osgeo.osr"),
)

spec = importlib.util.spec_from_file_location(
    "landscribe", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
)
sys.modules["landscribe"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sys.modules["landscribe"])


@pytest.fixture(scope="session")
def application():
    yield QtWidgets.QApplication.instance() or QtWidgets.QApplication([])
