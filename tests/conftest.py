"""Three parts, three Pythons: tests/qgis in QGIS's own, tests/qt6 where PyQt6 is, tests/core in the engine's."""

import os
from importlib.util import find_spec

import pytest

# Converting a network takes seconds, so PyTorch computes in most tests; tests/core/runtime is about OpenVINO.
os.environ.setdefault("LANDSCRIBE_OPENVINO", "0")

_here = "qgis" if find_spec("qgis") else "qt6" if find_spec("PyQt6") else "core"
collect_ignore = [part for part in ("core", "qgis", "qt6") if part != _here]

#: Files that take half a minute or more: they come first, so that no core waits for one of them at the end.
SLOW = (
    "core/setup/test_install.py",
    "core/training/",
    "core/tiles/test_out_of_memory.py",
    "core/embeddings/test_alphaearth.py",
    "core/runtime/",
    "core/xemap/",
    "core/files/test_partial.py",
    "core/engine/",
    "core/cli/",
    "core/jobs/",
    "qgis/engine/",
    "qgis/install/",
    "qgis/algorithms/",
    "qgis/fit/",
)


def pytest_collection_modifyitems(items):
    """Sort the tests by SLOW; each file's own order stays."""

    def place(item) -> int:
        path = item.path.relative_to(item.config.rootpath / "tests").as_posix()
        return next((number for number, slow in enumerate(SLOW) if path.startswith(slow)), len(SLOW))

    items.sort(key=place)


@pytest.fixture(autouse=True)
def no_pip_settings(monkeypatch):
    """The set-up's own pip runs on wheels that the tests make: a machine's constraints would refuse their versions."""
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.delenv("PIP_CONSTRAINT", raising=False)
