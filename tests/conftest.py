"""Three parts, three Pythons: tests/qgis in QGIS's own, tests/qt6 where PyQt6 is, tests/core in the engine's."""

import os
from importlib.util import find_spec

import pytest

# Converting a network takes seconds, so PyTorch computes in most tests; tests/core/runtime is about OpenVINO.
os.environ.setdefault("LANDSCRIBE_OPENVINO", "0")

_here = "qgis" if find_spec("qgis") else "qt6" if find_spec("PyQt6") else "core"
collect_ignore = [part for part in ("core", "qgis", "qt6") if part != _here]


@pytest.fixture(autouse=True)
def no_pip_settings(monkeypatch):
    """The set-up's own pip runs on wheels that the tests make: a machine's constraints would refuse their versions."""
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.delenv("PIP_CONSTRAINT", raising=False)
