"""The engine's client in real QGIS, with a real engine process and methods that misbehave."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QThread, QTimer

from landscribe.core.errors import Cancelled, EngineError, InputError
from landscribe.ui.engine import client as engine_client
from landscribe.ui.engine import locate
from landscribe.ui.engine import process as engine_process
from landscribe.ui.engine.client import EngineClient
from landscribe.ui.engine.locate import EngineCommand, engine_command
from tests.qgis.conftest import EventLoopGaps

ROOT = Path(__file__).resolve().parents[3]
MISBEHAVING = str(ROOT / "tests" / "core" / "engine" / "engine_methods.py")


def misbehaving() -> EngineCommand:
    command = engine_command()
    environment = {**command.environment, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    return EngineCommand([command.arguments[0], MISBEHAVING], environment, command.folder)


def python_program(code: str):
    """An engine that is the Python program ``code``."""
    return lambda: EngineCommand([sys.executable, "-c", code], dict(os.environ), str(ROOT))


@pytest.fixture(scope="module")
def shared(qgis_app):
    client = EngineClient(misbehaving)
    yield client
    client.stop()


@pytest.fixture
def client(shared):
    yield shared
    assert shared.run("echo", {"alive": True}) == {"echo": {"alive": True}}


@pytest.fixture
def fresh(qgis_app):
    """Makes clients for one test; their engines end with it."""
    made = []

    def make(locate=misbehaving):
        made.append(EngineClient(locate))
        return made[-1]

    yield make
    for client in made:
        client.stop()


def wait_until(condition, seconds=60.0):
    """Run the event loop until ``condition()``; returns its last value."""
    loop, timer, end = QEventLoop(), QTimer(), time.monotonic() + seconds
    timer.timeout.connect(lambda: (condition() or time.monotonic() > end) and loop.quit())
    timer.start(10)
    loop.exec()
    return condition()


class Witness(QObject):
    """Records the signals of a request and the threads in which they are received."""

    def __init__(self, request):
        super().__init__()
        self.ends, self.progress, self.threads = [], [], set()
        request.progressed.connect(self.on_progress)
        request.succeeded.connect(lambda result: self.note("succeeded", result))
        request.failed.connect(lambda code, message: self.note("failed", code, message))
        request.finished.connect(lambda: self.note("finished"))

    def on_progress(self, *progress):
        self.threads.add(QThread.currentThread())
        self.progress.append(progress)

    def note(self, *what):
        self.threads.add(QThread.currentThread())
        self.ends.append(what)

    @property
    def finished(self):
        return ("finished",) in self.ends


# Requests with signals


def test_a_request_returns_at_once_and_answers_by_signals_in_the_main_thread(client):
    start = time.monotonic()
    witness = Witness(client.request("slow", {"seconds": 1.5}))
    assert time.monotonic() - start < 0.05
    assert wait_until(lambda: witness.finished)
    assert witness.ends == [("succeeded", {"steps": 75}), ("finished",)]
    fractions = [fraction for fraction, _, _ in witness.progress]
    assert len(fractions) >= 5 and fractions == sorted(fractions)
    assert witness.progress[0][1] == "Working" and witness.progress[-1][2] < 1.0
    assert witness.threads == {client.thread()}


def test_the_event_loop_turns_freely_while_the_engine_starts_and_works(fresh):
    gaps = EventLoopGaps()
    gaps.start()
    witness = Witness(fresh().request("slow", {"seconds": 2.0}))
    assert wait_until(lambda: witness.finished)
    assert gaps.stop() < 0.1


def test_a_client_that_was_closed_is_silent(qgis_app):
    """The engine's threads may still post messages after the client is closed, and after it is deleted."""
    client = EngineClient(python_program("import sys, time; time.sleep(20)"))
    lines = []
    client.logged.connect(lines.append)
    client.start()
    client.close()
    client._log("too late")
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(client, QEvent.Type.DeferredDelete)
    assert sip.isdeleted(client) and lines == []
    client._log("later still")


def test_the_state_follows_the_engine(fresh):
    client = fresh()
    states, hellos = [], []
    client.state_changed.connect(states.append)
    client.hello_received.connect(hellos.append)
    assert client.state == "stopped" and client.devices == [] and client.pid is None
    witness = Witness(client.request("slow", {"seconds": 0.2}))
    assert wait_until(lambda: witness.finished and states[-1] == "ready")
    assert states == ["starting", "busy", "ready"]
    assert hellos[0]["pid"] == client.pid and client.devices[-1]["id"] == "cpu" and client.problem is None


def test_cancel_by_the_request(client):
    request = client.request("slow", {"seconds": 60})
    witness = Witness(request)
    assert wait_until(lambda: witness.progress)
    start = time.monotonic()
    request.cancel()
    assert wait_until(lambda: witness.finished)
    assert witness.ends[0][:2] == ("failed", "cancelled") and time.monotonic() - start < 1.0


def test_a_crash_is_one_sentence_and_the_next_request_starts_anew(fresh):
    client = fresh()
    crashes = []
    client.crashed.connect(crashes.append)
    client.run("echo", {})
    first = client.pid
    running, waiting = Witness(client.request("abort", {})), Witness(client.request("echo", {}))
    assert wait_until(lambda: running.finished and waiting.finished)
    for witness in (running, waiting):
        kind, code, sentence = witness.ends[0]
        assert (kind, code) == ("failed", "crash")
        assert "crashed" in sentence and "starts again" in sentence and "\n" not in sentence
    assert crashes == [], "the requests have reported it"
    assert client.run("echo", {"again": 1}) == {"echo": {"again": 1}}
    assert client.pid != first


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_killed_idle_engine_is_reported_once(fresh):
    client = fresh()
    crashes = []
    client.crashed.connect(crashes.append)
    client.run("echo", {})
    os.kill(client.pid, signal.SIGKILL)
    assert wait_until(lambda: crashes)
    assert len(crashes) == 1 and "SIGKILL" in crashes[0] and client.state == "stopped"
    assert client.run("echo", {}) == {"echo": {}}


def test_what_the_engine_logs_comes_as_lines(fresh):
    client = fresh()
    lines = []
    client.logged.connect(lines.append)
    client.run("noisy", {})
    assert wait_until(lambda: "a library's print" in lines)


# Requests that wait


def test_run_works_without_an_event_loop_and_from_any_thread(client):
    assert client.run("echo", {"thread": "main"}) == {"echo": {"thread": "main"}}
    results = {}
    threads = [threading.Thread(target=lambda n=n: results.update({n: client.run("echo", {"n": n})})) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)  # the main thread's event loop stands still meanwhile
    assert results == {n: {"echo": {"n": n}} for n in range(8)}


def test_run_reports_progress_in_the_calling_thread(client):
    reports = []
    client.run("slow", {"seconds": 1.5}, lambda *progress: reports.append((threading.current_thread(), *progress)))
    assert len(reports) >= 5 and {thread for thread, *_ in reports} == {threading.main_thread()}
    fractions = [fraction for _, fraction, _, _ in reports]
    assert fractions == sorted(fractions) and 0.8 < fractions[-1] <= 1.0
    assert reports[0][2:] == ("Working", None) and reports[-1][3] < 1.0


def test_run_stops_when_it_is_cancelled(client, tmp_path):
    begun = threading.Event()
    params = {"seconds": 60, "file": str(tmp_path / "out")}
    with pytest.raises(Cancelled):
        client.run("slow", params, lambda *_: begun.set(), begun.is_set)
    assert list(tmp_path.iterdir()) == []


def test_an_exception_in_the_callers_progress_stops_the_work(client):
    def progress(*_):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        client.run("slow", {"seconds": 60}, progress)
    start = time.monotonic()
    client.run("echo", {})
    assert time.monotonic() - start < 2.0


@pytest.mark.parametrize(
    ("method", "kind", "words"),
    [
        ("input_error", InputError, "one band"),
        ("engine_error", EngineError, "weights are damaged"),
        ("bug", EngineError, "KeyError"),
        ("memory", EngineError, "memory ran out"),
        ("no such method", EngineError, "no method"),
    ],
)
def test_run_raises_the_engines_error(client, method, kind, words):
    with pytest.raises(kind, match=words):
        client.run(method, {})


def test_run_raises_when_the_engine_dies(fresh):
    client = fresh()
    with pytest.raises(EngineError, match="exit code 7"):
        client.run("die", {})
    assert client.run("echo", {}) == {"echo": {}}


def test_work_that_ignores_a_cancel_is_killed(fresh, monkeypatch):
    monkeypatch.setattr(engine_process, "CANCEL_WITHIN", 0.5)
    client = fresh()
    client.run("echo", {})
    with pytest.raises(Cancelled):
        client.run("deaf", {"seconds": 60}, is_cancelled=lambda: True)
    assert client.run("echo", {}) == {"echo": {}}


def test_requests_that_wait_behind_a_hung_one_are_sent_to_the_next_engine(fresh, monkeypatch, tmp_path):
    """The engine is killed for the hung request alone: the others are answered, and the log names the cause."""
    monkeypatch.setattr(engine_process, "CANCEL_WITHIN", 0.5)
    client = fresh()
    log, crashes = [], []
    client.logged.connect(log.append)
    client.crashed.connect(crashes.append)
    hung = client.request("deaf", {"seconds": 60})
    ends, progress = Witness(hung), []
    hung.progressed.connect(lambda *_: progress.append(True))
    assert wait_until(lambda: progress)
    first = client.pid
    results = []
    thread = threading.Thread(target=lambda: results.append(client.run("echo", {"thread": 1})))
    thread.start()
    output = {"seconds": 0.1, "file": str(tmp_path / "out")}
    waiting = [Witness(client.request(method, params)) for method, params in (("echo", {"n": 1}), ("slow", output))]

    hung.cancel()

    assert wait_until(lambda: ends.finished and all(witness.finished for witness in waiting))
    thread.join(10)
    assert ends.ends[0][:2] == ("failed", "cancelled")
    assert [witness.ends[0] for witness in waiting] == [("succeeded", {"echo": {"n": 1}}), ("succeeded", {"steps": 5})]
    assert results == [{"echo": {"thread": 1}}] and client.pid != first and crashes == []
    assert wait_until(lambda: any("restarted: “deaf” did not stop" in line for line in log)), log


def test_an_engine_with_a_blocked_thread_is_replaced_when_it_is_idle(fresh, monkeypatch):
    """The quick request fails at its deadline; a longer run goes on; after it a new engine takes over in silence."""
    monkeypatch.setenv("QUICK_WITHIN", "0.5")
    client = fresh()
    crashes = []
    client.crashed.connect(crashes.append)
    long = Witness(client.request("slow", {"seconds": 2.0}))
    blocked, quick = Witness(client.request("blocked", {})), Witness(client.request("quick", {"n": 1}))
    assert wait_until(lambda: blocked.finished and quick.finished)
    pid = client.pid
    assert blocked.ends[0][:2] == ("failed", "timeout") and quick.ends[0] == ("succeeded", {"echo": {"n": 1}})
    assert not long.finished and _runs(pid)
    assert wait_until(lambda: long.finished) and long.ends[0] == ("succeeded", {"steps": 100})
    assert client.state == "stopped" and client.run("echo", {}) == {"echo": {}} and client.pid != pid
    assert wait_until(lambda: not _runs(pid), 10) and crashes == []


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_nothing_half_written_is_left_by_a_killed_engine(fresh, tmp_path):
    client = fresh()
    for kill in (lambda: os.kill(client.pid, signal.SIGKILL), client.stop):
        witness = Witness(client.request("deaf_writer", {"output": str(tmp_path / "out.tif")}))
        assert wait_until(lambda: witness.progress)  # noqa: B023
        assert len(list(tmp_path.iterdir())) == 1
        kill()
        assert wait_until(lambda: not list(tmp_path.iterdir()))


def test_stop_ends_the_engine_and_what_waits_for_it(fresh):
    client = fresh()
    client.run("echo", {})
    pid = client.pid
    failures = []

    def work():
        try:
            client.run("slow", {"seconds": 60})
        except Cancelled as error:
            failures.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    assert wait_until(lambda: client.state == "busy")
    start = time.monotonic()
    client.stop()
    assert time.monotonic() - start < 0.1
    thread.join(5)
    assert len(failures) == 1
    assert wait_until(lambda: not _runs(pid), 8)
    assert client.run("echo", {}) == {"echo": {}}, "a later request starts a new one"


# Engines that do not start


def test_a_missing_engine_is_reported_after_the_signals_are_connected(fresh, tmp_path, monkeypatch):
    monkeypatch.setenv(locate.VARIABLE, str(tmp_path / "nowhere"))
    client = fresh(engine_command)
    witness = Witness(client.request("echo", {}))
    assert witness.ends == []
    assert wait_until(lambda: witness.finished)
    assert witness.ends[0][:2] == ("failed", "missing") and "does not exist" in witness.ends[0][2]
    with pytest.raises(InputError, match="does not exist"):
        client.run("echo", {})


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("raise ImportError('No module named rasterio')", "No module named rasterio"),
        ("import os, time; os.close(1); time.sleep(60)", "could not start"),
        ('print(\'{"type": "hello", "protocol": 99, "devices": []}\', flush=True); input()', "another version"),
        ("pass", "could not start"),
    ],
)
def test_an_engine_that_does_not_start_is_one_sentence(fresh, monkeypatch, code, words):
    monkeypatch.setattr(engine_process, "CANCEL_WITHIN", 0.5)
    client = fresh(python_program(code))
    with pytest.raises(EngineError, match=words) as failure:
        client.run("echo", {})
    assert "\n" not in str(failure.value) and client.state == "stopped"


def test_an_engine_that_never_says_hello_is_given_up(fresh, monkeypatch):
    monkeypatch.setattr(engine_process, "HELLO_WITHIN", 0.5)
    with pytest.raises(EngineError, match="did not start within"):
        fresh(python_program("import time; time.sleep(60)")).run("echo", {})


def test_a_python_that_cannot_be_run_is_one_sentence(fresh, tmp_path):
    (tmp_path / "python").write_text("no program")
    client = fresh(lambda: EngineCommand([str(tmp_path / "python")], dict(os.environ), str(ROOT)))
    with pytest.raises(EngineError, match="does not start"):
        client.run("echo", {})


def test_lines_that_are_no_messages_are_passed_over(fresh):
    program = (
        "import sys, json\n"
        "print('a greeting from sitecustomize')\n"
        "print(json.dumps({'type': 'hello', 'protocol': 1, 'devices': []}))\n"
        "print('x' * 10_000_000)\n"
        "print('[1]', flush=True)\n"
        "request = json.loads(sys.stdin.readline())\n"
        "print(json.dumps({'type': 'result', 'id': request['id'], 'result': {'fine': True}}), flush=True)\n"
        "sys.stdin.read()\n"
    )
    assert fresh(python_program(program)).run("echo", {}) == {"fine": True}


# Several places, one engine


def test_a_client_made_in_a_worker_thread_reports_to_the_main_thread(qgis_app, monkeypatch):
    monkeypatch.setattr(engine_client, "engine_command", misbehaving)
    monkeypatch.setattr(engine_client, "_shared", None)
    made = []
    thread = threading.Thread(target=lambda: made.append(engine_client.shared_client()))
    thread.start()
    thread.join()
    try:
        assert engine_client.shared_client() is made[0] and made[0].thread() is qgis_app.thread()
        witness = Witness(made[0].request("echo", {"a": 1}))
        assert wait_until(lambda: witness.finished)
        assert witness.ends[0] == ("succeeded", {"echo": {"a": 1}})
    finally:
        engine_client.close_shared_client()


def test_the_client_loads_nothing_heavy():
    code = (
        "import importlib.util, sys\n"
        "import qgis.core\n"  # which brings numpy itself from QGIS 3.40 on
        "before = set(sys.modules)\n"
        f"spec = importlib.util.spec_from_file_location('landscribe', {str(ROOT / '__init__.py')!r},"
        f" submodule_search_locations=[{str(ROOT)!r}])\n"
        "sys.modules['landscribe'] = importlib.util.module_from_spec(spec)\n"
        "import landscribe.ui.engine.client\n"
        "print(sorted({'torch', 'rasterio', 'numpy', 'transformers'} & (set(sys.modules) - before)))\n"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
