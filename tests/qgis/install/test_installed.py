"""The zip, installed as a user does it: unpacked into a fresh profile of real QGIS, with the engine outside."""

import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from landscribe.ui.engine.locate import find_engine_python
from tests.qgis.conftest import ROOT

# Debian's wrapper hands qgis_process an option that only qgis knows, and fails; the program itself lies beside it.
QGIS_PROCESS = shutil.which("qgis_process.bin") or "qgis_process"


@pytest.fixture
def plugin_zip(tmp_path) -> Path:
    """The zip of the files that lie here; in another system's root, without git, it is handed in."""
    if "LANDSCRIBE_ZIP" in os.environ:
        return Path(os.environ["LANDSCRIBE_ZIP"])
    command = [str(find_engine_python()), ".ci/package.py", str(tmp_path / "dist"), "--working-tree"]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    (path,) = (tmp_path / "dist").glob("landscribe-*.zip")
    return path


def test_a_fresh_profile_maps_with_the_zip(plugin_zip, picture, tmp_path):
    plugins = tmp_path / "config" / "profiles" / "default" / "python" / "plugins"
    with zipfile.ZipFile(plugin_zip) as packed:
        packed.extractall(plugins)
    environment = {
        **os.environ,
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path / "config"),
        "LANDSCRIBE_ENGINE_PYTHON": str(find_engine_python()),
    }
    for name in ("QGIS_PLUGINPATH", "PYTHONPATH", "LANDSCRIBE_MODELS"):
        environment.pop(name, None)

    def qgis_process(*arguments):
        command = [QGIS_PROCESS, *arguments]
        return subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=300)

    enabled = qgis_process("plugins", "enable", "landscribe")
    assert enabled.returncode == 0, enabled.stderr
    listed = qgis_process("plugins")
    assert "landscribe" in listed.stdout
    done = qgis_process("run", "landscribe:map", "--", f"INPUT={picture}", "DEVICE=cpu", f"OUTPUT={tmp_path / 'o.tif'}")

    assert done.returncode == 0, done.stderr
    assert "MAPPED_HECTARES:\t6" in done.stdout and (tmp_path / "o.tif").exists()
    (record,) = tmp_path.glob("o*.run.json")
    assert "landscribe-ssdm" in json.dumps(json.loads(record.read_text()))
    unpacked = {path.relative_to(plugins / "landscribe").parts[0] for path in (plugins / "landscribe").rglob("*")}
    assert "tests" not in unpacked and not unpacked & {".venv", ".ci", "Makefile"}
