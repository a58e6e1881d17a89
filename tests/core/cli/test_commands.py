"""The command line around its commands: exit codes, sentences, JSON, progress and Ctrl-C."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.cli import __main__ as cli
from core.engine.doctor import Check
from core.engine.methods import METHODS
from core.engine.serve import Method
from core.errors import EngineError, InputError
from core.version import VERSION

ROOT = Path(__file__).resolve().parents[3]

MAPPED = {
    "output": "out.tif", "seconds": 1.5, "model": "m", "device": "cpu", "warnings": ["The CPU is used."], "areas": [],
}  # fmt: skip


@pytest.fixture
def pretend(monkeypatch):
    """Replaces the method ``map``; returns the params of its calls."""
    calls = []

    def replace(action):
        def run(params, progress):
            calls.append(params)
            return action(progress)

        monkeypatch.setitem(METHODS, "map", Method(run))
        return calls

    return replace


def fail(error):
    def action(progress):
        raise error

    return action


def test_help_is_fast_and_loads_nothing_heavy():
    code = (
        "import sys; from core.cli import __main__ as cli\n"
        "try: cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'rasterio', 'numpy', 'transformers', 'scipy'} & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for command in ("map", "areas", "vectorize", "train", "models", "doctor"):
        assert re.search(rf"\n    {command}\s", done.stdout)


def test_the_version(capsys):
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert VERSION in capsys.readouterr().out


def test_map_passes_on_everything_that_it_is_told(pretend, tmp_path):
    plots = tmp_path / "plots.gpkg"
    plots.touch()
    calls = pretend(lambda progress: MAPPED)
    arguments = ["map", "s.tif", "o.tif", "--bounds", "-1.5e-05", "-2", "3", "4.5", "--bounds-crs", "EPSG:4326"]
    arguments += ["--model", "m", "--embedding", "none", "--device", "cuda:1", "--confidence", "c.tif"]
    arguments += ["--bands", "4", "3", "2", "--grid", "model", "--gsd", "0.25", "--polygons", f"{plots}:2024"]
    assert cli.main(arguments) == 0
    assert cli.main(["map", "s.tif", "o.tif", "--offline"]) == 0
    assert cli.main(["map", "s.tif", "o.tif", "--polygons", "C:/absent.gpkg"]) == 0
    assert calls[0] == {
        "scene": "s.tif", "output": "o.tif", "bounds": [-1.5e-05, -2.0, 3.0, 4.5], "bounds_crs": "EPSG:4326",
        "model": "m", "embedding": "none", "device": "cuda:1", "confidence": "c.tif", "bands": [4, 3, 2],
        "grid": "model", "gsd": 0.25, "polygons": str(plots), "polygons_layer": "2024", "allow_network": True,
    }  # fmt: skip
    assert (calls[1]["polygons"], calls[2]["polygons"]) == (None, "C:/absent.gpkg")
    assert calls[1]["allow_network"] is False
    assert calls[1]["bounds"] is calls[1]["model"] is calls[1]["embedding"] is None and calls[1]["device"] == "auto"


def test_json_is_all_there_is_whatever_libraries_print(pretend, capfd):
    def action(progress):
        print("a library's noise, without a line end", end="")
        os.write(1, b"and C code's")
        os.system("echo and a child process's")
        return MAPPED

    pretend(action)
    assert cli.main(["map", "s.tif", "o.tif", "--json"]) == 0
    out, err = capfd.readouterr()
    assert out.count("\n") == 1 and json.loads(out) == MAPPED
    assert "Warning: The CPU is used." in err and "C code's" in err


def test_without_json_people_read_it(pretend, capsys):
    pretend(lambda progress: MAPPED)
    assert cli.main(["map", "s.tif", "o.tif"]) == 0
    assert capsys.readouterr().out == "out.tif: 1.5 s on cpu with m\n"


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (InputError("There is no file s.tif; check the path."), 2, "There is no file s.tif; check the path."),
        (MemoryError(), 1, "The memory ran out"),
        (EngineError("The weights are damaged."), 1, "The weights are damaged."),
        (KeyError("x"), 1, "KeyError: 'x'"),
        (KeyboardInterrupt(), 130, "cancelled"),
    ],
)
def test_a_failure_is_one_sentence_and_an_exit_code(pretend, capsys, error, status, words):
    pretend(fail(error))
    assert cli.main(["map", "s.tif", "o.tif"]) == status
    out, err = capsys.readouterr()
    assert out == "" and words in err and err.count("\n") == 1 and "Traceback" not in err
    assert cli.main(["map", "s.tif", "o.tif", "--json"]) == status
    out, err = capsys.readouterr()
    assert json.loads(out)["error"] == err.strip()


def test_an_unexpected_failure_shows_its_place_when_asked(pretend, capsys, monkeypatch):
    monkeypatch.setenv("LANDSCRIBE_DEBUG", "1")
    pretend(fail(KeyError("x")))
    cli.main(["map", "s.tif", "o.tif"])
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["fly"], ["map"], ["map", "s.tif"], ["map", "s.tif", "o.tif", "--bounds", "1", "2"],
        ["map", "s.tif", "o.tif", "--bounds", "1", "2", "3", "x"], ["map", "s.tif", "o.tif", "--what"],
    ],
)  # fmt: skip
def test_a_mistyped_command_is_one_sentence(capsys, arguments):
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    assert left.value.code == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and err.startswith("landscribe")


def test_what_the_doctor_finds_decides_the_exit_code(capsys, monkeypatch):
    for status, code in (("ok", 0), ("warning", 0), ("error", 1)):
        check = Check("PyTorch", status, "detail", "" if status == "ok" else "Do this.")
        monkeypatch.setitem(METHODS, "doctor", Method(lambda params, progress, check=check: {"checks": [check]}))
        assert cli.main(["doctor"]) == code
        assert capsys.readouterr().out.startswith(status)


def test_the_doctor_looks_at_everything_here(capsys):
    cli.main(["doctor", "--json"])
    report = json.loads(capsys.readouterr().out.splitlines()[-1])
    status = {check["name"]: check["status"] for check in report["checks"]}
    for name in ("Python", "PyTorch", "Rasterio", "Transformers", "Device cpu", "Coordinate systems", "GeoTIFF"):
        assert status[name] == "ok"
    assert "Memory" in status and "Temporary files" in status and any(name.startswith("Model ") for name in status)


def test_the_doctor_finds_what_is_broken(monkeypatch):
    from core.engine import doctor

    monkeypatch.setitem(sys.modules, "shapely", None)
    checks = {check.name: check for check in doctor.diagnose()}
    assert checks["Shapely"].status == "error" and checks["Shapely"].remedy
    assert checks["GeoTIFF"].status == "ok", "the others are still made"


# Progress and Ctrl-C, in a process of its own

WORK = """
import sys, time
from core.cli import __main__ as cli
from core.engine.methods import METHODS
from core.engine.serve import Method

def run(params, progress):
    try:
        for step in range(100):
            progress(step / 100, "Mapping")
            if step == 10:
                print("begun", file=sys.stderr)
            time.sleep({pause})
        return dict(output="o.tif", seconds=1.0, model="m", device="cpu", warnings=[], areas=[])
    finally:
        print("cleaned up", file=sys.stderr)

METHODS["map"] = Method(run)
sys.exit(cli.main(["map", "s.tif", "o.tif"]))
"""


def start(pause, **streams):
    code = WORK.replace("{pause}", str(pause))
    return subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True, **streams)


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_cancels_cleanly(name):
    process = start(0.1, stderr=subprocess.PIPE)
    assert process.stderr.readline() == "begun\n"
    process.send_signal(getattr(signal, name))
    out, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert out == "" and err == "cleaned up\nThe run was cancelled.\n"


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_closed_terminal_does_not_stop_a_run_that_was_told_to_ignore_it():
    process = start(0.01, stderr=subprocess.PIPE, preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    assert process.stderr.readline() == "begun\n"
    process.send_signal(signal.SIGHUP)
    assert process.communicate(timeout=20) == ("o.tif: 1.0 s on cpu with m\n", "cleaned up\n")
    assert process.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_interrupts_work_that_reports_nothing():
    # The first is noted for the next report, which is a minute away; the second one interrupts.
    process = start("60 if step == 10 else 0", stderr=subprocess.PIPE)
    assert process.stderr.readline() == "begun\n"
    process.send_signal(signal.SIGINT)
    time.sleep(0.3)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err) == (130, "", "cleaned up\nThe run was cancelled.\n")


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_a_terminal_gets_a_progress_bar_and_a_pipe_does_not():
    process = start(0.005, stderr=subprocess.PIPE)
    assert process.communicate(timeout=20) == ("o.tif: 1.0 s on cpu with m\n", "begun\ncleaned up\n")

    import pty
    import termios

    master, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (24, 80))
    process = start(0.01, stderr=terminal)
    os.close(terminal)
    shown = b""
    while True:
        try:
            chunk = os.read(master, 4096)
        except OSError:  # the other end has closed
            break
        if not chunk:
            break
        shown += chunk
    os.close(master)
    process.communicate(timeout=20)
    assert "Mapping" in shown.decode() and " % |" in shown.decode()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a full device and a shell")
@pytest.mark.parametrize(
    ("streams", "said"),
    [
        (">&-", ""),
        (">/dev/full", "Warning: The standard output cannot be written to (No space left on device).\n"),
        (">/dev/full 2>&1", ""),
        (">&- 2>&-", ""),
        ("<&- >&- 2>&-", ""),
        ("--json >/dev/full", "Warning: The standard output cannot be written to (No space left on device).\n"),
        ("2>/dev/full", ""),
        ("2>&-", ""),
    ],
)
def test_streams_that_are_closed_or_full_are_no_failure_of_the_work(streams, said):
    line = f'"$0" -m core.cli models {streams}'
    done = subprocess.run(["/bin/sh", "-c", line, sys.executable], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, said)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a full device and a shell")
@pytest.mark.parametrize("command", ["--help", "--version", "map --help", "fly"])
@pytest.mark.parametrize("streams", [">/dev/full", ">&-", ">/dev/full 2>&1"])
def test_help_and_mistakes_on_streams_that_are_full(command, streams):
    line = f'"$0" -m core.cli {command} {streams}'
    done = subprocess.run(["/bin/sh", "-c", line, sys.executable], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == (2 if command == "fly" else 0) and "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_a_reader_that_leaves_early_is_no_failure():
    command = [sys.executable, "-m", "core.cli", "models"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait() == 0
