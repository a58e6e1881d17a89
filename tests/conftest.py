"""Two halves, two Pythons: tests/core runs in the engine's environment, tests/qgis in QGIS's own Python."""

from importlib.util import find_spec

collect_ignore = ["core"] if find_spec("qgis") else ["qgis"]
