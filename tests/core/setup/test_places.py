"""Where the set-up puts things on each system; Windows and macOS are simulated."""

import subprocess
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from core.setup import indexes, places, process, pythons


def test_the_folder_lies_in_the_users_own_data():
    assert places.default_home("linux", {}, "/home/ann") == PurePosixPath("/home/ann/.local/share/landscribe")
    assert places.default_home("linux", {"XDG_DATA_HOME": "/big"}, "/home/ann") == PurePosixPath("/big/landscribe")
    mac = places.default_home("darwin", {"XDG_DATA_HOME": "/big"}, "/Users/ann")
    assert mac == PurePosixPath("/Users/ann/Library/Application Support/Landscribe")
    user = r"C:\Users\Zoë Ünal"
    local = places.default_home("win32", {"LOCALAPPDATA": user + r"\AppData\Local"}, user)
    assert local == PureWindowsPath(user + r"\AppData\Local\Landscribe"), "local, not roaming"
    assert places.default_home("win32", {}, user) == local


def test_the_python_of_an_environment_is_found_on_each_system(tmp_path):
    for system, name in (("win32", "Scripts/python.exe"), ("linux", "bin/python"), ("darwin", "bin/python")):
        environment = tmp_path / f"{system} Zoë"
        assert places.python_in(environment, system) is None
        python = environment / name
        python.parent.mkdir(parents=True)
        python.touch()
        assert places.python_in(environment, system) == python
        assert places.python_in(python, system) == python


def test_paths_that_windows_cannot_take_are_known_before():
    short, long = PureWindowsPath(r"C:\Landscribe"), PureWindowsPath("C:\\" + 60 * "x")
    assert not places.too_long(short, "win32")
    assert places.too_long(long, "win32")
    assert not places.too_long(long, "win32", long_paths=True)
    assert not places.too_long(PurePosixPath("/" + 60 * "x"), "linux")


def test_the_longest_path_inside_an_environment_is_what_the_check_assumes():
    """Of the packages installed here; a wheel with deeper folders would break Windows without a word."""
    import torch

    site = Path(torch.__file__).parents[1]
    longest = max(len(str(file.relative_to(site))) for file in site.rglob("*"))
    assert len("Lib/site-packages/") + longest <= places.LONGEST_INSIDE


def test_no_console_window_flashes_up_on_windows():
    assert process.hidden("win32") == {"creationflags": 0x08000000}
    assert process.hidden("linux") == process.hidden("darwin") == {}


def test_arguments_reach_a_program_whole(tmp_path):
    """Spaces, quotes and letters of any alphabet: arguments are a list, and no shell reads them."""
    import sys

    folder = tmp_path / 'Zoë Ünal\'s & (x86) "engine" 東京'
    folder.mkdir()
    script = folder / "say it.py"
    script.write_text("import sys; print(sys.argv[1]); sys.exit(3)", encoding="utf-8")
    lines = []
    assert process.run([sys.executable, script, folder], lines.append, environment={"PYTHONUTF8": "1"}) == 3
    assert lines == [str(folder)]


def test_arguments_are_quoted_for_windows():
    """What Popen makes of our lists there: Windows programs get one line and split it by these rules."""
    arguments = [r"C:\Users\Zoë Ünal\Landscribe\cpu\Scripts\python.exe", "-m", "pip", "--find-links", "D:\\my wheels\\"]
    line = subprocess.list2cmdline(arguments)
    assert line == r'"C:\Users\Zoë Ünal\Landscribe\cpu\Scripts\python.exe" -m pip --find-links "D:\my wheels\\"'


def test_pythons_are_looked_for_where_windows_keeps_them(tmp_path):
    local, own = tmp_path / "Zoë Ünal" / "Local", tmp_path / "QGIS 3.40" / "apps" / "Python312" / "python.exe"
    python311 = local / "Programs" / "Python" / "Python311" / "python.exe"
    python39 = local / "Programs" / "Python" / "Python39" / "python.exe"
    for python in (own, python311, python39):
        python.parent.mkdir(parents=True)
        python.touch()
    variables = {"LOCALAPPDATA": str(local), "PATH": str(tmp_path / "nowhere")}
    paths = list(pythons.candidates("win32", variables, own))
    assert paths == [python311, own], "QGIS's own goes with QGIS's next update: last"


def test_qgis_on_windows_and_macos_is_no_python(tmp_path):
    """There ``sys.executable`` is QGIS itself: started as a Python, it would open a second QGIS."""
    windows = tmp_path / "QGIS 3.40"
    (windows / "apps" / "Python312").mkdir(parents=True)
    python = windows / "apps" / "Python312" / "python.exe"
    python.touch()
    assert pythons.own_python("win32", str(windows / "bin" / "qgis-bin.exe"), str(python.parent)) == python
    mac = tmp_path / "QGIS.app" / "Contents" / "MacOS"
    (mac / "bin").mkdir(parents=True)
    (mac / "bin" / "python3").touch()
    assert pythons.own_python("darwin", str(mac / "QGIS"), str(tmp_path / "gone")) == mac / "bin" / "python3"
    assert pythons.own_python("linux", str(tmp_path / "qgis"), str(tmp_path / "gone")) is None


@pytest.mark.parametrize(
    ("system", "file"),
    [
        ("linux", ".config/pip/pip.conf"),
        ("darwin", "Library/Application Support/pip/pip.conf"),
        ("win32", "roaming/pip/pip.ini"),
    ],
)
def test_package_sources_of_pips_own_are_noticed(tmp_path, monkeypatch, system, file):
    variables = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "APPDATA": str(tmp_path / "roaming")}
    variables["XDG_CONFIG_DIRS"] = str(tmp_path / "none")
    monkeypatch.setattr(indexes, "Path", _without_system_files)
    assert not indexes.own_index(variables, system)
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text("[global]\ntimeout = 60\n")
    assert not indexes.own_index(variables, system)
    path.write_text("[global]\nindex-url = https://mirror.example/simple\n")
    assert indexes.own_index(variables, system)
    assert not indexes.own_index({**variables, "PIP_CONFIG_FILE": "/dev/null"}, system)
    assert indexes.own_index({"PIP_FIND_LINKS": "/wheels", "PIP_CONFIG_FILE": "/dev/null"}, system)


def _without_system_files(*parts):
    """Paths as they are, but this machine's own /etc and /Library, which a test must not depend on."""
    path = Path(*parts)
    return Path("/nowhere") / path.relative_to("/") if str(path).startswith(("/etc", "/Library")) else path


_without_system_files.home = Path.home
