"""Three parts, three Pythons: tests/qgis in QGIS's own, tests/qt6 where PyQt6 is, tests/core in the engine's."""

from importlib.util import find_spec

_here = "qgis" if find_spec("qgis") else "qt6" if find_spec("PyQt6") else "core"
collect_ignore = [part for part in ("core", "qgis", "qt6") if part != _here]
