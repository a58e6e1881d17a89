"""The set-up page in real (headless) QGIS: its own buttons, a real environment, tiny wheels."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from qgis.core import Qgis, QgsNetworkAccessManager, QgsSettings
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from qgis.PyQt.QtNetwork import QNetworkProxy
from qgis.PyQt.QtWidgets import QApplication, QPushButton

from landscribe.core.errors import EngineError
from landscribe.core.setup import environments, locks
from landscribe.core.setup.environments import Note
from landscribe.ui.dock import LandscribeDock
from landscribe.ui.engine import locate
from landscribe.ui.engine.locate import engine_is_missing, engine_is_outdated, find_engine_python
from landscribe.ui.engine.proxy import own_certificates, proxy_settings, proxy_variables
from landscribe.ui.install import setup_page
from landscribe.ui.install.setup_page import SetupPage, engine_in_use
from landscribe.ui.install.work import Work
from tests.fixtures.index_proxy import HOST, IndexProxy
from tests.fixtures.wheels import make_wheels, write_locks
from tests.qgis.conftest import EventLoopGaps, clashes, wait_until

SECONDS = 180  # for real environments on a busy machine


@pytest.fixture
def nothing(tmp_path, monkeypatch, qgis_app):
    """A machine on which nothing of an engine is, and the folder that it is to come to."""
    QgsSettings().remove("landscribe")
    home = tmp_path / "Zoë Ünal" / "engine"
    QgsSettings().setValue(locate.HOME_SETTING, str(home))
    monkeypatch.setattr(locate, "default_home", lambda: home)  # nor does anything come to the user's own
    monkeypatch.setattr(locate, "ROOT", tmp_path / "plugin")
    monkeypatch.delenv(locate.VARIABLE, raising=False)
    monkeypatch.setattr(locks, "FOLDER", write_locks(tmp_path / "locks"))
    monkeypatch.setattr(setup_page, "try_engine", lambda python, device, report: None)
    yield home
    QgsSettings().remove("landscribe")


@pytest.fixture
def page(nothing, engine):
    page = SetupPage()
    yield page
    page.dispose()
    page.deleteLater()
    QCoreApplication.processEvents()


@pytest.fixture
def wheels(tmp_path) -> Path:
    return make_wheels(tmp_path / "wheels")


def wait_for_work(page):
    wait_until(lambda: page._work is None, SECONDS)


def look(page):
    page.check_machine()
    wait_for_work(page)


def told(signal) -> list:
    seen = []
    signal.connect(lambda *arguments: seen.append(arguments))
    return seen


def test_without_an_engine_the_set_up_comes_first(nothing, provider, qgis_iface, monkeypatch):
    dock = LandscribeDock(qgis_iface)
    try:
        assert engine_is_missing()
        dock._shown(True)
        assert dock.stack.currentIndex() == 1 and dock.setup_page is not None
        wait_for_work(dock.setup_page)
        started = []
        monkeypatch.setattr(dock, "_start_engine", lambda: started.append(True))
        dock.setup_page.ready.emit()
        assert dock.stack.currentIndex() == 0 and started
    finally:
        dock.dispose()
        dock.deleteLater()


def test_the_page_says_what_it_will_do(page, nothing):
    assert not page.set_up_button.isEnabled(), "nothing is known yet"
    look(page)
    assert page.set_up_button.isEnabled() and page.set_up_button.text() == "Set &up"
    assert page.later_button.isVisibleTo(page), "there is a way past the set-up"
    assert page.in_use.text() == "", "no engine is there yet"
    assert Path(page.form.home.filePath()) == nothing
    facts = page.form.facts.text()
    assert "GB" in facts and "free" in facts and "It takes about" in facts
    assert "PyTorch 1.0" in page.form.source_line.text()
    assert page.form.python_line.text().startswith("Python 3.")
    for button in page.findChildren(QPushButton):
        assert "&" in button.text() or not button.isVisibleTo(page), "every button has its key"


def test_set_up_by_its_own_buttons(page, nothing, wheels):
    """A wheel is missing: one sentence. Then it is there: the same button ends with an engine."""
    look(page)
    away = wheels / "affine-2.5-py3-none-any.whl"
    away.rename(wheels / "away")
    page.use_wheels(wheels)
    assert "wheels" in page.form.source_line.text()
    ready, said = told(page.ready), told(page.notice)
    page.set_up_button.click()
    assert not page.set_up_button.isEnabled() and page.work_bar.cancel_button.isVisibleTo(page)
    wait_for_work(page)
    assert page.message.text().startswith("The folder of wheels has no affine 2.5 for Python ")
    assert not ready and engine_is_missing() and page.set_up_button.isEnabled()

    (wheels / "away").rename(away)
    fractions = []
    page.work_bar.progress.valueChanged.connect(fractions.append)
    page.set_up_button.click()
    wait_for_work(page)
    assert ready and said[-1][1] == Qgis.MessageLevel.Success and page.message.text() == ""
    assert fractions == sorted(fractions) and fractions[-1] == 1000
    python = find_engine_python()
    assert not engine_is_missing() and not engine_is_outdated()
    assert nothing in python.parents
    assert engine_in_use() == f"In use: the engine in {environments.current(nothing)}"
    subprocess.run([python, "-I", "-c", "import torch, encoder"], check=True)
    assert "Successfully installed" in page.log.text.toPlainText()


def test_an_engine_that_fails_its_trial_is_not_used(page, nothing, wheels, monkeypatch):
    def fail(python, device, report):
        raise EngineError("The engine was installed, but its trial failed: the GPU is on strike.")

    look(page)
    page.use_wheels(wheels)
    monkeypatch.setattr(setup_page, "try_engine", fail)
    ready = told(page.ready)
    page.start()
    wait_for_work(page)
    assert page.message.text().endswith("the GPU is on strike.")
    assert not ready and engine_is_missing()


def test_the_event_loop_turns_while_the_engine_is_set_up(page, nothing, wheels):
    """From the look at the machine to the engine that works, with all that pip says in the log."""
    page.show()
    page.use_wheels(wheels)
    QCoreApplication.processEvents()
    ready, gaps, loop, watch = told(page.ready), EventLoopGaps(), QEventLoop(), QTimer()
    page.ready.connect(loop.quit)

    def next_click() -> None:
        if page.set_up_button.isEnabled():
            watch.stop()
            page.set_up_button.click()

    watch.timeout.connect(next_click)
    watch.start(50)
    gaps.start()
    page.check_machine()
    QTimer.singleShot(1000 * SECONDS, loop.quit)
    loop.exec()

    assert gaps.stop() < 0.1
    assert ready and page.log.text.blockCount() > 10


def test_an_error_that_nobody_expected_says_whose_it_is(page, nothing, wheels, monkeypatch):
    """A defect is one sentence too, about what was under way; then everything can be tried again."""

    def fail(*_):
        raise KeyError("torch")

    with monkeypatch.context() as broken:
        broken.setattr(setup_page.machine, "look", fail)
        look(page)
    assert page.message.text().startswith("The check of this machine failed unexpectedly (KeyError: 'torch')")
    look(page)
    page.use_wheels(wheels)
    monkeypatch.setattr(setup_page, "set_up", fail)
    page.start()
    wait_for_work(page)
    assert page.message.text().startswith("The set-up failed unexpectedly (") and page.set_up_button.isEnabled()


def test_work_that_is_let_go_tells_nothing_more(qgis_app):
    """Not what waits to be heard, nor what its thread still says; and its object is deleted once that has ended."""
    heard, going_on = [], threading.Event()

    def work(report):
        report.log("before")
        going_on.wait(20)
        report.log("after")
        return "result"

    parent = QObject()
    begun = Work(work, parent, "The work")
    for signal in (begun.logged, begun.done, begun.failed, begun.cancelled):
        signal.connect(heard.append)
    begun.start()
    threading.Timer(0.2, going_on.set).start()
    begun.abandon()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    assert heard == [] and not begun._thread.is_alive() and sip.isdeleted(begun)


def test_cancelled_it_stops_and_says_what_is_kept(page, nothing, wheels):
    look(page)
    page.use_wheels(wheels)
    page.set_up_button.click()
    wait_until(lambda: "Making the environment" in page.log.text.toPlainText(), SECONDS)
    page.work_bar.cancel_button.click()
    began = time.monotonic()
    wait_for_work(page)
    assert time.monotonic() - began < 30
    assert page.message.text().startswith("Cancelled") and page.set_up_button.isEnabled()
    assert engine_is_missing()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_nothing_runs_on_when_the_page_goes(page, nothing, wheels):
    look(page)
    page.use_wheels(wheels)
    page.set_up_button.click()
    wait_until(lambda: processes_in(nothing) or page._work is None, SECONDS)
    assert page._work is not None
    page.dispose()
    wait_until(lambda: not processes_in(nothing))


def processes_in(folder: Path) -> list:
    """The processes that have ``folder`` in their command."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if os.fsencode(str(folder)) in entry.read_bytes():
                found.append(entry.parent.name)
        except OSError:
            continue
    return found


def test_another_python_of_the_users(page, nothing, tmp_path):
    """A wrong one is told; a bare one makes the environment; one with all packages is used as it is."""
    look(page)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    page.use_python(tmp_path / "picture.png")
    wait_for_work(page)
    assert "does not answer as a Python does" in page.message.text()

    page.use_python(Path(sys.executable))
    wait_for_work(page)
    assert "lacks the engine's packages" in page.message.text()
    assert page.set_up_button.isEnabled() and page.form.python_line.toolTip() == sys.executable


def test_a_python_with_all_packages_is_used_as_it_is(page, nothing, monkeypatch):
    look(page)
    monkeypatch.setattr(setup_page, "LIBRARIES", {"json": "JSON"})
    ready = told(page.ready)
    page.use_python(Path(sys.executable))
    wait_for_work(page)
    assert ready and str(find_engine_python()) == sys.executable
    assert QgsSettings().value(locate.SETTING) == sys.executable
    assert page.in_use.text() == f"In use: your own Python {sys.executable}"


def test_a_folder_without_wheels_is_told(page, tmp_path):
    look(page)
    page.use_wheels(tmp_path)
    assert "There are no wheels" in page.message.text()


def make_environment(home: Path, fingerprint: str) -> None:
    """What a set-up of other locks left: an environment that has passed."""
    folder = home / f"cpu-{fingerprint}"
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").symlink_to(sys.executable)
    environments.switch_to(folder, Note("cpu", fingerprint, sys.executable, passed=True))


def test_new_locks_ask_for_an_update(nothing, engine):
    make_environment(nothing, "00000000")
    assert not engine_is_missing() and engine_is_outdated()
    page = SetupPage()
    assert page.set_up_button.text() == "&Update" and page.later_button.isVisibleTo(page)
    ready = told(page.ready)
    assert clashes(page) == [], "the keys of the other state"
    page.later_button.click()
    assert ready, "the old one serves on"
    make_environment(nothing, locks.fingerprint(locks.FOLDER))
    assert not engine_is_outdated()


def test_diagnostics_show_no_one_where_the_user_lives(page, nothing, wheels):
    look(page)
    page.log.add(f"Processing {nothing}/x-1.0-py3-none-any.whl")
    page.copy_button.click()
    wait_for_work(page)
    text = QApplication.clipboard().text()
    assert "System: " in text and "Engine: there is none yet" in text and "<engine>/x-1.0" in text
    assert f"QGIS {Qgis.QGIS_VERSION}" in text
    for private in (str(nothing), str(nothing.parent), "Zoë", str(Path.home()) + "/"):
        assert private not in text, text


# The network settings of QGIS


def test_qgis_proxy_goes_to_pip():
    manager = QgsNetworkAccessManager.instance()
    before = manager.fallbackProxy(), manager.excludeList(), manager.noProxyList()
    try:
        proxy = QNetworkProxy(QNetworkProxy.ProxyType.HttpProxy, "proxy.example", 8080, "zoë", "p@ss/word")
        manager.setFallbackProxyAndExcludes(proxy, ["https://intranet.example/"], [])
        variables = proxy_variables(*proxy_settings())
    finally:
        manager.setFallbackProxyAndExcludes(*before)
    address = "http://zo%C3%AB:p%40ss%2Fword@proxy.example:8080"
    assert variables["HTTPS_PROXY"] == variables["https_proxy"] == variables["HTTP_PROXY"] == address
    assert variables["NO_PROXY"] == "intranet.example"


@pytest.fixture
def proxy(wheels, monkeypatch, qgis_app):
    """A proxy that wants to know who asks, and a pip whose only source of packages is behind it."""
    for name in [name for name in os.environ if name.upper().startswith("PIP_") or name.upper().endswith("_PROXY")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", f"http://{HOST}/simple/")
    monkeypatch.setenv("PIP_TRUSTED_HOST", HOST)
    monkeypatch.setenv("PIP_RETRIES", "1")
    proxy = IndexProxy(wheels, USER, PASSWORD)
    yield proxy
    proxy.close()
    QgsSettings().remove("proxy")
    QgsNetworkAccessManager.instance().setupDefaultProxyAndCache()


USER, PASSWORD = "zoe", "p@ss/word:%"


def use_proxy(port: int, password: str = PASSWORD, excluded: "tuple[str, ...]" = ()) -> None:
    """What a user enters under Settings > Options > Network."""
    entries = {
        "proxyEnabled": True,
        "proxyType": "HttpProxy",
        "proxyHost": "127.0.0.1",
        "proxyPort": port,
        "proxyUser": USER,
        "proxyPassword": password,
        "proxyExcludedUrls": list(excluded),
    }
    for name, value in entries.items():
        QgsSettings().setValue(f"proxy/{name}", value)
    QgsNetworkAccessManager.instance().setupDefaultProxyAndCache()


def test_the_set_up_goes_through_qgis_proxy(page, nothing, wheels, proxy, monkeypatch):
    """Refused by the proxy, past it where QGIS says so, and at last through it, with QGIS's user and password."""
    look(page)
    page.use_python(Path(sys.executable))
    wait_for_work(page)
    assert page.form.build.currentData() == "index", "pip has a source of its own"

    monkeypatch.setenv("PIP_INDEX_URL", f"https://{HOST}/simple/")
    use_proxy(proxy.port, "forgotten")
    page.set_up_button.click()
    wait_for_work(page)
    assert page.message.text().startswith("The proxy refuses the connection") and proxy.refused and not proxy.tunnels

    away = wheels / "affine-2.5-py3-none-any.whl"
    away.rename(wheels / "away")
    monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{proxy.port}/simple/")
    use_proxy(proxy.port, excluded=(f"http://127.0.0.1:{proxy.port}/",))
    page.set_up_button.click()
    wait_for_work(page)
    assert page.message.text().startswith("The package index has no affine 2.5 for Python ")
    assert "/simple/torch/" in proxy.direct and proxy.proxied == []

    (wheels / "away").rename(away)
    monkeypatch.setenv("PIP_INDEX_URL", f"http://{HOST}/simple/")
    use_proxy(proxy.port)
    asked, refused, ready = len(proxy.direct), proxy.refused, told(page.ready)
    page.set_up_button.click()
    wait_for_work(page)
    assert ready and not engine_is_missing(), page.message.text()
    assert {"/simple/affine/", "/wheels/affine-2.5-py3-none-any.whl", "/simple/encoder/"} <= set(proxy.proxied)
    assert (len(proxy.direct), proxy.refused) == (asked, refused), "all of it went through the proxy, at the first try"
    assert PASSWORD not in page.log.text.toPlainText() and "p%40ss" not in page.log.text.toPlainText()


def test_no_proxy_is_no_variable():
    assert proxy_variables(QNetworkProxy(QNetworkProxy.ProxyType.NoProxy), []) == {}
    socks = QNetworkProxy(QNetworkProxy.ProxyType.Socks5Proxy, "proxy.example", 1080)
    assert proxy_variables(socks, [])["HTTPS_PROXY"] == "socks5h://proxy.example:1080"


def test_certificates_of_the_users_are_text(qgis_app):
    text = own_certificates()
    assert isinstance(text, str) and (text == "" or text.startswith("-----BEGIN CERTIFICATE"))
