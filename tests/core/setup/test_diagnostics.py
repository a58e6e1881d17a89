"""What Copy diagnostics gathers, and that the doctor on the command line tells the same."""

import json
import os
import sys
from pathlib import Path

import pytest

from core.checks import Check
from core.engine import doctor
from core.setup import diagnostics, environments, graphics, locks, machine
from core.setup.environments import Note
from core.setup.report import Report


def gather(home, python=None):
    checks = list(diagnostics.checks(home, python, dict(os.environ), home, Report()))
    names = [check.name for check in checks]
    assert len(names) == len(set(names)), "nothing is told twice"
    return {check.name: check for check in checks}


def engine_that_says(folder: Path, text: str, code: int = 0) -> Path:
    path = folder / "python"
    path.write_text(f"#!/bin/sh\ncat <<'END'\n{text}\nEND\nexit {code}\n")
    path.chmod(0o755)
    return path


def test_without_an_engine_the_machine_is_told(tmp_path):
    checks = gather(tmp_path)
    assert checks["System"].status == "ok" and checks["Engine"].status == "warning"
    assert "GB free" in checks["Space for the engine"].detail


@pytest.mark.skipif(os.name == "nt", reason="the pretended engine is a shell script")
def test_with_an_engine_its_doctor_speaks_too(tmp_path):
    doctor_checks = [Check("System", "ok", "the same"), Check("PyTorch", "error", "gone", "Run the set-up again.")]
    python = engine_that_says(
        tmp_path, "a warning\n" + json.dumps({"checks": [vars(check) for check in doctor_checks]}), 1
    )
    checks = gather(tmp_path, python)
    assert checks["PyTorch"] == doctor_checks[1] and "the same" not in checks["System"].detail


@pytest.mark.skipif(os.name == "nt", reason="the pretended engine is a shell script")
def test_an_engine_whose_doctor_is_dead_is_told(tmp_path):
    checks = gather(tmp_path, engine_that_says(tmp_path, "Illegal instruction", 132))
    assert checks["Engine"].status == "error" and "Illegal instruction" in checks["Engine"].detail
    assert gather(tmp_path, tmp_path / "nowhere")["Engine"].status == "error"


def test_the_text_says_what_and_not_where(tmp_path):
    checks = [Check("Engine", "error", f"{tmp_path}/cpu/bin/python does not start", "Run the set-up again.")]
    log = [f"$ {tmp_path}/cpu/bin/python -m pip install -r {tmp_path}/plugin/engine.txt"]
    text = diagnostics.text({"QGIS": "3.22.4"}, checks, log, {"engine": tmp_path})
    assert "QGIS 3.22.4" in text and "error   Engine: <engine>/cpu/bin/python does not start" in text
    assert "Run the set-up again." in text and str(tmp_path) not in text


def test_the_doctor_tells_of_the_machine_and_a_card_that_stays_unused(monkeypatch):
    card = graphics.Card("NVIDIA A100", "470.82.01", 8.0, 40 * 2**30)
    monkeypatch.setattr(machine, "find_cards", lambda: [card])
    checks = {check.name: check for check in doctor._machine()}
    assert checks["System"].status == "ok"
    assert checks["NVIDIA card"].status == "warning" and "525.60.13" in checks["NVIDIA card"].remedy
    assert "Space for the engine" not in checks, "this environment is none of the set-up's"


def test_the_doctor_knows_an_environment_of_the_set_up(tmp_path, monkeypatch):
    folder = tmp_path / "cpu-12345678"
    folder.mkdir()
    environments.write_note(folder, Note("cpu", "12345678", sys.executable, passed=True))
    monkeypatch.setattr(sys, "prefix", str(folder))
    assert "Space for the engine" in {check.name for check in doctor._machine()}


def test_the_doctor_compares_packages_with_the_locks(tmp_path, monkeypatch):
    (check,) = doctor._locks()
    assert check.status == "ok"
    (tmp_path / "engine.txt").write_text("numpy==0.1\npackaging==1.0\nno-such-package==3\n")
    (tmp_path / "alone.txt").write_text("")
    monkeypatch.setattr(locks, "FOLDER", tmp_path)
    (check,) = doctor._locks()
    assert check.status == "warning" and check.detail.startswith("0 of 3")
    assert "no-such-package missing instead of 3" in check.detail and check.remedy


def test_a_lock_is_read_as_pip_reads_it(tmp_path):
    lock = tmp_path / "engine.txt"
    lock.write_text("# Words.\ntorch==2.13.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\naffine==3.0.1  # why\n")
    assert locks.pins(lock) == {"torch": "2.13.0", "affine": "3.0.1"}
    assert not locks.has_hashes(lock)
    expected = "torch==2.13.0+cu130 --hash=sha256:aa --hash=sha256:bb\n"
    assert locks.extract(lock, ("torch", "torchvision"), "+cu130") == expected
    (tmp_path / "alone.txt").write_text("encoder==1\n")
    before = locks.fingerprint(tmp_path)
    lock.write_text(lock.read_text().replace("# Words.", "# Other words."))
    assert locks.fingerprint(tmp_path) == before, "comments do not make an update"
    lock.write_text(lock.read_text().replace("3.0.1", "3.0.2"))
    assert locks.fingerprint(tmp_path) != before


def test_the_plugins_own_locks_are_whole():
    pinned = locks.pins(locks.FOLDER / locks.ENGINE)
    assert {"torch", "torchvision", "rasterio", "transformers"} <= set(pinned)
    assert list(locks.pins(locks.FOLDER / locks.PIP)) == ["pip"]
    assert len(locks.pins(locks.FOLDER / locks.ALONE)) == 2
