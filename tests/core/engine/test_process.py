"""A real engine process, with methods that misbehave."""

import fcntl
import json
import os
import signal
import subprocess
import sys
import time

import pytest

from core.engine import messages
from core.version import VERSION
from tests.core.engine.engine_process import MISBEHAVING, REAL, ROOT, EngineProcess


@pytest.fixture(scope="module")
def shared():
    """One engine for the tests that must leave it alive: each also proves that the one before did."""
    with EngineProcess() as engine:
        yield engine


@pytest.fixture
def engine(shared):
    yield shared
    assert shared.process.poll() is None
    shared.ask(999_999, "echo", alive=True)
    assert shared.answer(999_999)["result"] == {"echo": {"alive": True}}


def test_the_engine_as_qgis_starts_it():
    with EngineProcess([*REAL, "--parent", str(os.getpid())]) as engine:
        engine.ask(1, "describe", scene="no such file.tif")
        answer = engine.answer(1)
        assert answer["code"] == "input" and "no such file.tif" in answer["message"]
        engine.send({"method": "shutdown"})
        assert engine.end(20)[0] == 0
    hello = engine.hello
    assert (hello["type"], hello["protocol"], hello["version"]) == ("hello", messages.PROTOCOL, VERSION)
    assert hello["pid"] == engine.process.pid and hello["problem"] is None
    assert hello["devices"][-1]["id"] == "cpu"
    assert all(device["name"] and device["memory_bytes"] > 2**28 for device in hello["devices"])


def test_a_request_is_answered(engine):
    engine.ask(1, "echo", text="Zürich", list=[1, None])
    assert engine.answer(1) == {"type": "result", "id": 1, "result": {"echo": {"text": "Zürich", "list": [1, None]}}}


def test_progress_only_grows_and_knows_the_time_left(engine):
    engine.seen.clear()
    engine.ask(2, "slow", seconds=2.0)
    engine.answer(2)
    told = [message for message in engine.seen if message["type"] == "progress"]
    fractions = [message["fraction"] for message in told]
    assert fractions == sorted(fractions) and fractions[0] >= 0 and fractions[-1] <= 1
    assert 5 <= len(told) <= 25, "about ten a second, not one for every step"
    at_half = next(message for message in told if message["fraction"] >= 0.5)
    assert at_half["stage"] == "Working" and 0.5 < at_half["eta"] < 2.0


@pytest.mark.parametrize(
    ("method", "code", "words"),
    [
        ("input_error", "input", "one band"),
        ("engine_error", "crash", "weights are damaged"),
        ("bug", "crash", "KeyError"),
        ("memory", "memory", "memory ran out"),
        ("leave", "crash", "SystemExit"),
        ("hopeless", "crash", "RecursionError"),
        ("no such method", "protocol", "no method"),
    ],
)
def test_a_failure_has_a_code_and_one_sentence(engine, method, code, words):
    engine.ask(3, method)
    answer = engine.answer(3)
    assert (answer["type"], answer["code"]) == ("error", code)
    assert words in answer["message"] and "\n" not in answer["message"] and answer["message"].endswith(".")


def test_noise_on_standard_output_does_not_reach_the_messages(engine):
    engine.ask(4, "noisy")
    assert engine.next() == {"type": "result", "id": 4, "result": {"read": ""}}


def test_nonsense_is_answered_and_survived(engine):
    for line in (b"garbage\n", b"\xff\x00\n", b"[]\n", b'{"id": "x", "method": "echo"}\n', b"[" * 100_000 + b"\n"):
        engine.send(line)
        answer = engine.next()
        assert (answer["type"], answer["id"], answer["code"]) == ("error", None, "protocol")
    engine.send(b'{"id": 5, "method": 7}\n')
    assert engine.next()["id"] == 5
    engine.send(b'{"method": "cancel", "params": {"id": "x"}}\n\n\n')
    assert engine.next()["code"] == "protocol"
    engine.send({"method": "cancel", "params": {"id": 123456}})  # finished long ago: no error


def test_a_huge_line_is_refused_without_being_kept(engine):
    before = _memory(engine.process.pid)
    for _ in range(64):
        engine.send(b"x" * 2**20)
    engine.send(b"\n")
    answer = engine.next()
    assert (answer["code"], answer["id"]) == ("protocol", None)
    assert _memory(engine.process.pid) - before < 48 * 2**20


def test_an_id_in_use_is_refused_and_its_request_goes_on(engine):
    engine.ask(6, "slow", seconds=0.5)
    engine.until_progress(6)
    engine.ask(6, "echo")
    while (message := engine.next())["type"] == "progress":
        pass
    assert (message["type"], message["id"], message["code"]) == ("error", None, "protocol")
    assert engine.answer(6)["type"] == "result"


def test_cancel_stops_running_work_and_its_clean_up_runs(engine, tmp_path):
    file = tmp_path / "out"
    engine.ask(7, "slow", seconds=60, file=str(file))
    engine.until_progress(7)
    assert file.with_suffix(".part").exists()
    start = time.monotonic()
    engine.send({"method": "cancel", "params": {"id": 7}})
    answer = engine.answer(7)
    assert answer["code"] == "cancelled" and time.monotonic() - start < 1.0
    assert not file.with_suffix(".part").exists()


def test_cancel_of_a_waiting_request_is_answered_at_once(engine):
    engine.ask(8, "slow", seconds=60)
    engine.ask(9, "slow", seconds=60)
    engine.until_progress(8)
    engine.send({"method": "cancel", "params": {"id": 9}})
    assert engine.answer(9)["code"] == "cancelled"
    assert engine.until_progress(8), "the running one goes on"
    engine.send({"method": "cancel", "params": {"id": 8}})
    assert engine.answer(8)["code"] == "cancelled"


def test_quick_methods_do_not_wait_for_long_ones(engine):
    engine.ask(10, "slow", seconds=60)
    engine.until_progress(10)
    engine.ask(11, "quick", now=1)
    assert engine.answer(11)["result"] == {"echo": {"now": 1}}
    engine.send({"method": "cancel", "params": {"id": 10}})
    assert engine.answer(10)["code"] == "cancelled"


def test_a_quick_method_that_blocks_keeps_no_other_waiting(engine):
    engine.ask(13, "blocked")
    engine.ask(14, "quick", now=1)
    assert engine.answer(14)["result"] == {"echo": {"now": 1}}
    engine.send({"method": "cancel", "params": {"id": 13}})
    assert engine.answer(13)["code"] == "cancelled"


def test_a_quick_method_that_blocks_fails_at_its_deadline():
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QUICK_WITHIN": "0.5"}
    with EngineProcess(env=environment) as engine:
        engine.ask(1, "blocked")
        answer = engine.answer(1)
        assert answer["code"] == "timeout" and "blocked" in answer["message"] and answer["message"].endswith(".")
        engine.ask(1, "quick", again=1)
        assert engine.answer(1)["result"] == {"echo": {"again": 1}}, "the id is free again"
        engine.send({"method": "shutdown"})
        assert engine.end(10)[0] == 0


def test_results_are_made_plain(engine):
    engine.ask(12, "deep")
    result = engine.answer(12)["result"]
    assert result["number"] is None and result["tuple"] == [1, 2] and isinstance(result["path"], str)


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_in_the_terminal_is_left_to_qgis(engine):
    engine.process.send_signal(signal.SIGINT)
    time.sleep(0.2)


def test_shutdown_cancels_the_work_and_ends_the_process(tmp_path):
    file = tmp_path / "out"
    with EngineProcess() as engine:
        engine.ask(1, "slow", seconds=60, file=str(file))
        engine.until_progress(1)
        engine.send({"method": "shutdown"})
        assert engine.answer(1)["code"] == "cancelled"
        assert engine.end(5)[0] == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_to_end_cleans_up_too(tmp_path, name):
    with EngineProcess() as engine:
        engine.ask(1, "slow", seconds=60, file=str(tmp_path / "out"))
        engine.until_progress(1)
        engine.process.send_signal(getattr(signal, name))
        assert engine.answer(1)["code"] == "cancelled"
        assert engine.end(5)[0] == 0
    assert list(tmp_path.iterdir()) == []


def test_the_end_of_its_input_ends_the_engine_and_cleans_up(tmp_path):
    with EngineProcess() as engine:
        engine.ask(1, "slow", seconds=60, file=str(tmp_path / "out"))
        engine.until_progress(1)
        engine.process.stdin.close()
        assert engine.end(5)[0] == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("full", ["answers", "refusals", "progress"])
def test_a_reader_that_stops_reading_cannot_keep_the_engine_alive(tmp_path, full):
    """Its output is full: of an answer, of what the listening thread has to say, or while it works."""
    with EngineProcess() as engine:
        if full == "progress":
            fcntl.fcntl(engine.process.stdout, fcntl.F_SETPIPE_SZ, 4096)
        engine.ask(1, "writer", output=str(tmp_path / "out.tif"))
        engine.until_progress(1)
        if full == "answers":
            engine.ask(2, "quick", text="x" * 1_000_000)
        elif full == "refusals":
            engine.send(b"no message\n" * 2_000)
        time.sleep(0.5)
        engine.process.stdin.close()
        assert engine.end(9)[1] < 8
    assert list(tmp_path.iterdir()) == []


def test_work_that_does_not_listen_cannot_keep_the_engine_alive():
    with EngineProcess() as engine:
        engine.ask(1, "deaf", seconds=60)
        engine.until_progress(1)  # work that has not begun is simply dropped
        engine.process.stdin.close()
        code, seconds = engine.end(9)
        assert code == 1 and seconds < 8


@pytest.mark.skipif(os.name == "nt", reason="a Windows parent is watched through a handle")
def test_the_engine_dies_with_its_parent_even_while_its_input_stays_open():
    # The parent starts the engine on a pipe whose writing end lives on in this process, as another child of a killed
    # QGIS would hold it. Then the parent is killed.
    read_end, write_end = os.pipe()
    out_read, out_write = os.pipe()
    code = (
        "import subprocess, sys, time\n"
        f"engine = subprocess.Popen({MISBEHAVING!r}, stdin={read_end}, stdout={out_write})\n"
        "time.sleep(600)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    parent = subprocess.Popen(
        [sys.executable, "-c", code], pass_fds=(read_end, out_write), env=environment, stderr=subprocess.DEVNULL
    )
    os.close(read_end)
    os.close(out_write)
    with os.fdopen(out_read, "rb") as output:
        pid = json.loads(output.readline())["pid"]
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        start = time.monotonic()
        assert output.read() == b"", "its output closes when it has gone"
    assert time.monotonic() - start < 5
    os.close(write_end)
    assert not _runs(pid)


@pytest.mark.skipif(os.name == "nt", reason="closes a descriptor before exec")
def test_a_missing_standard_error_is_survived():
    # What Windows does to windowed programs: sys.stderr is None, and descriptor 2 is not open.
    command = ["/bin/sh", "-c", 'exec "$@" 2>&-', "sh", *MISBEHAVING]
    check = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" 2>&-', "sh", sys.executable, "-c", "import sys; print(sys.stderr)"],
        capture_output=True,
        text=True,
    )
    assert check.stdout.strip() == "None"
    with EngineProcess(command) as engine:
        assert engine.hello["problem"] is None
        engine.ask(1, "noisy")
        assert engine.answer(1)["type"] == "result"
        engine.ask(2, "bug")  # its traceback goes nowhere
        assert engine.answer(2)["code"] == "crash"


def test_a_broken_torch_is_told_in_the_hello(tmp_path):
    (tmp_path / "torch.py").write_text("raise OSError('libcudart.so.13 is missing')")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT)))}
    with EngineProcess(REAL, env=environment) as engine:
        assert "libcudart.so.13" in engine.hello["problem"] and engine.hello["devices"] == []
        engine.ask(1, "models")
        assert engine.answer(1)["type"] == "result"


def _memory(pid):
    """Resident bytes of a process."""
    if not os.path.exists(f"/proc/{pid}/statm"):
        pytest.skip("no /proc")
    with open(f"/proc/{pid}/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _runs(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat") as file:
        return file.read().rsplit(")", 1)[1].split()[0] != "Z"
