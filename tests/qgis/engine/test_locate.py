"""Where QGIS finds the engine, and what environment it gives to it."""

import os
from pathlib import Path

import pytest
from qgis.core import QgsSettings

from landscribe.ui.engine import locate
from landscribe.ui.engine.locate import EngineMissing, clean_environment


def test_the_clones_own_environment_is_found_and_the_setting_and_variable_come_first(tmp_path, monkeypatch, qgis_app):
    monkeypatch.delenv(locate.VARIABLE, raising=False)
    monkeypatch.setattr(locate, "ROOT", tmp_path)
    settings = QgsSettings()
    settings.remove(locate.SETTING)
    with pytest.raises(EngineMissing, match="not installed"):
        locate.find_engine_python()
    own = _file(tmp_path / ".venv" / "bin" / "python")
    assert locate.find_engine_python() == own
    try:
        chosen = _file(tmp_path / "chosen" / "Scripts" / "python.exe")
        settings.setValue(locate.SETTING, str(tmp_path / "chosen"))
        assert locate.find_engine_python() == chosen
        named = _file(tmp_path / "named-python")
        monkeypatch.setenv(locate.VARIABLE, str(named))
        assert locate.find_engine_python() == named
        named.unlink()
        with pytest.raises(EngineMissing, match="named-python"):
            locate.find_engine_python()
    finally:
        settings.remove(locate.SETTING)


def test_the_engine_gets_an_environment_free_of_qgis(tmp_path):
    own = tmp_path / "OSGeo4W"
    environment = {
        "PYTHONHOME": "x", "PYTHONPATH": "x", "GDAL_DATA": "x", "PROJ_LIB": "x", "PROJ_DATA": "x", "HOME": "kept",
        "OSGEO4W_ROOT": str(own), "PATH": os.pathsep.join((str(own / "bin"), "/usr/bin")),
        "LD_LIBRARY_PATH": str(own / "lib"), "CUDA_VISIBLE_DEVICES": "1", "HTTPS_PROXY": "kept",
    }  # fmt: skip
    cleaned = clean_environment(environment, prefix="/usr")
    assert cleaned == {
        "HOME": "kept", "HTTPS_PROXY": "kept", "CUDA_VISIBLE_DEVICES": "1", "PATH": "/usr/bin",
        "OSGEO4W_ROOT": str(own), "PYTHONUTF8": "1", "HF_HUB_DISABLE_TELEMETRY": "1",
    }  # fmt: skip


def _file(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("")
    return path
