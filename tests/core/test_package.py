"""The zip that users install: what is in it, and that a zip that breaks a rule of the repository is refused."""

import importlib
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

METADATA = """[general]
name=Thing
description=What it does
about=More of it
version=1.2.3
qgisMinimumVersion=3.22
qgisMaximumVersion=4.99
author=Somebody
email=somebody@example.org
homepage=https://example.org/thing
repository=https://example.org/thing
tracker=https://example.org/thing/issues
license=GPL-2.0-or-later
tags=raster
category=Raster
icon=icon.svg
experimental=True
"""
GOOD = {
    "thing/metadata.txt": METADATA,
    "thing/__init__.py": "def classFactory(iface): ...\n",
    "thing/LICENSE": "GPL",
    "thing/icon.svg": "<svg/>",
    "thing/ui/dock.py": "from qgis.PyQt.QtCore import Qt\n",
    "thing/core/run.py": "match 1:\n    case 1: pass\n",
}


@pytest.fixture(scope="module")
def tools():
    """The modules ``package`` and ``plugin_rules`` of .ci."""
    sys.path.insert(0, str(ROOT / ".ci"))
    try:
        yield importlib.import_module("package"), importlib.import_module("plugin_rules")
    finally:
        sys.path.remove(str(ROOT / ".ci"))


def write(folder: Path, files: dict, mode: int = 0o644) -> Path:
    path = folder / "thing-1.2.3.zip"
    with zipfile.ZipFile(path, "w") as target:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = mode << 16
            target.writestr(entry, text)
    return path


def test_our_own_zip_keeps_the_rules_and_holds_what_users_need(tools, tmp_path):
    package, rules = tools
    files = package.working_tree()
    path = package.write_zip(files, tmp_path)

    assert rules.check_zip(path) == []
    with zipfile.ZipFile(path) as opened:
        names = opened.namelist()
        assert opened.read("landscribe/LICENSE") == (ROOT / "LICENSE").read_bytes()
    assert {name.split("/")[0] for name in names} == {"landscribe"}
    assert "landscribe/resources/models/landscribe-ssdm/weights.safetensors" in names
    assert "landscribe/resources/requirements/engine.txt" in names and "landscribe/core/engine/__main__.py" in names
    assert not [name for name in names if "tests" in name.split("/")]
    (tmp_path / "again").mkdir()
    assert package.write_zip(files, tmp_path / "again").read_bytes() == path.read_bytes()


def test_only_what_is_committed_is_packaged(tools, tmp_path, monkeypatch):
    package, _ = tools
    monkeypatch.setattr(package, "ROOT", tmp_path)

    def git(*arguments):
        command = ["git", "-C", str(tmp_path), "-c", "user.name=T", "-c", "user.email=t@example.org", *arguments]
        subprocess.run(command, check=True, capture_output=True)

    for name in package.SHIPPED:
        (tmp_path / name).mkdir() if "." not in name and name != "LICENSE" else (tmp_path / name).write_text("old")
    for name in ("ui/dock.py", "core/run.py", "resources/a.svg", "docs/manual.md"):
        (tmp_path / name).write_text("old")
    (tmp_path / ".gitignore").write_text("*.log\n")
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    (tmp_path / "ui/dock.py").write_text("new")
    (tmp_path / "ui/draft.py").write_text("new")
    (tmp_path / "ui/run.log").write_text("new")

    committed, lying_here = package.committed(), package.working_tree()

    assert committed["ui/dock.py"] == b"old" and "ui/draft.py" not in committed
    assert package.changed() == ["ui/dock.py", "ui/draft.py"]
    assert lying_here["ui/dock.py"] == lying_here["ui/draft.py"] == b"new" and "ui/run.log" not in lying_here


def test_a_good_zip_passes(tools, tmp_path):
    assert tools[1].check_zip(write(tmp_path, GOOD)) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"thing/LICENSE": None}, "LICENSE is missing"),
        ({"thing/__init__.py": None}, "__init__.py is missing"),
        ({"other/readme.md": ""}, "one folder"),
        ({"thing/ui/__pycache__/dock.cpython-311.pyc": ""}, "generated file"),
        ({"thing/.git/config": ""}, "generated file"),
        ({"thing/.env": ""}, "hidden"),
        ({"thing/i18n/thing_de.qm": ""}, "generated file"),
        ({"thing/lib/fast.so": ""}, "binary"),
        ({"thing/setup.bat": ""}, "script"),
        ({"thing/../evil.py": ""}, "points outside"),
        ({"thing/icon.svg": None}, "icon"),
        ({"thing/ui/dock.py": "from PyQt5.QtCore import Qt\n"}, "use qgis.PyQt"),
        ({"thing/ui/dock.py": "match 1:\n    case 1: pass\n"}, "Python 3.10"),
        ({"thing/metadata.txt": METADATA.replace("1.2.3", "1.2.4")}, "not named after version"),
        ({"thing/metadata.txt": METADATA.replace("1.2.3", "1.2")}, "X.Y.Z"),
        (
            {"thing/metadata.txt": METADATA.replace("tracker=https://example.org/thing/issues\n", "")},
            "tracker is missing",
        ),
        ({"thing/metadata.txt": METADATA.replace("https://example.org/thing/issues", "issues")}, "https address"),
        ({"thing/metadata.txt": METADATA.replace("4.99", "3.99")}, "4.99"),
        ({"thing/metadata.txt": METADATA + "supportsQt6=True\n"}, "supportsQt6"),
        ({"thing/metadata.txt": METADATA.replace("Somebody", "Some/body")}, "author"),
        ({"thing/metadata.txt": METADATA.replace("experimental=True", "experimental=yes")}, "experimental"),
    ],
)
def test_a_zip_that_breaks_a_rule_is_refused(tools, tmp_path, change, sentence):
    files = {name: text for name, text in {**GOOD, **change}.items() if text is not None}
    broken = tools[1].check_zip(write(tmp_path, files))
    assert broken and sentence in " ".join(broken)


def test_size_and_file_modes_count(tools, tmp_path, monkeypatch):
    rules = tools[1]
    assert "executable" in " ".join(rules.check_zip(write(tmp_path, GOOD, mode=0o755)))
    monkeypatch.setattr(rules, "LARGEST", 500)
    assert "the repository accepts" in " ".join(rules.check_zip(write(tmp_path, GOOD)))


def test_the_folder_is_a_name_without_plugin(tools, tmp_path):
    for folder in ("my-thing", "thing_plugin"):
        renamed = {name.replace("thing/", f"{folder}/", 1): text for name, text in GOOD.items()}
        assert "identifier" in " ".join(tools[1].check_zip(write(tmp_path, renamed)))


def test_the_scan_finds_what_the_repository_would(tools, tmp_path, monkeypatch):
    """Mandatory findings cannot be waived; skippable ones can, file by file; a waiver for nothing is told."""
    rules = tools[1]
    key = "AKIA" + "IOSFODNN7EXAMPLF"
    code = f"import subprocess\nimport random\nsubprocess.run('ls', shell=True)\nrandom.random()\nname = '{key}'\n"
    path = write(tmp_path, {**GOOD, "thing/core/run.py": code})
    waivers = [{"rule": rule, "files": ["core/run.py"]} for rule in ("B311", "B602", "B314")]
    monkeypatch.setattr(rules, "_waived", lambda: waivers)

    found = "\n".join(rules.scan_zip(path))

    assert "thing/core/run.py:3 B602 (mandatory)" in found and "AWS Access Key (mandatory)" in found
    assert "B311 (skippable)" not in found and "no B314 in core/run.py any more" in found
    assert "B404" not in found


def test_every_waiver_has_a_reason(tools):
    waivers = tools[1]._waived()
    assert all(
        len(waiver["reason"]) > 30 and waiver["files"] and waiver["rule"] in tools[1].SKIPPABLE for waiver in waivers
    )


def test_the_links_of_the_documents_lead_somewhere():
    """Pictures and pages that README and docs/ point at, and no picture that nobody shows."""
    shown = set()
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"
                shown.add((page.parent / target).resolve())
    assert {path.resolve() for path in (ROOT / "docs" / "pictures").iterdir()} <= shown
