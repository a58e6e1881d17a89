"""The engine on another machine: a real SSH server on the loopback, with the fake engine behind it."""

import getpass
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest
from osgeo import gdal
from qgis import processing
from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsProject

from landscribe.core.errors import Cancelled, EngineError, InputError
from landscribe.core.setup.report import Report
from landscribe.core.version import VERSION
from landscribe.ui.algorithms import sending_consent
from landscribe.ui.engine import client as engine_client
from landscribe.ui.engine import locate, transfer
from landscribe.ui.engine import process as engine_process
from landscribe.ui.engine.install_there import install_there
from landscribe.ui.engine.locate import EngineMissing
from landscribe.ui.engine.shared_folders import check_shared_folders
from landscribe.ui.engine.ssh import Machine, check_machine, read_machine
from landscribe.ui.install import other_machine_dialog
from landscribe.ui.install.other_machine_dialog import OtherMachineDialog
from tests.fixtures.wheels import make_wheels, write_locks
from tests.qgis.conftest import FAKE_ENGINE, clashes, wait_until, write_picture

SSHD = shutil.which("sshd") or "/usr/sbin/sshd"
pytestmark = pytest.mark.skipif(not os.path.exists(SSHD) or os.name == "nt", reason="there is no sshd")
#: A name that a shell would take apart and run.
NASTY = 'it\'s "$(touch hit)" `touch hit`; touch hit & naïve'


class Server:
    """An SSH server for this user alone, with keys made for the test."""

    def __init__(self, folder: Path):
        folder.mkdir()
        for name in ("host", "other", "user"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.home = folder / "home"  # a machine of its own, as far as the home folder goes
        self.home.mkdir()
        (folder / "keys").write_text((folder / "user.pub").read_text())
        (folder / "sshd_config").write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/keys\n"
            f"PidFile none\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin yes\n"
            f"ForceCommand cd {self.home} && export HOME={self.home} PIP_CONFIG_FILE=/dev/null && "
            'eval "$SSH_ORIGINAL_COMMAND"\n'
        )
        self.folder = folder
        self.know("host")
        if os.geteuid() == 0:
            os.makedirs("/run/sshd", exist_ok=True)
        log = open(folder / "log", "wb")  # noqa: SIM115
        self.process = subprocess.Popen([SSHD, "-D", "-e", "-f", str(folder / "sshd_config")], stderr=log)
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError((folder / "log").read_text())

    def know(self, key: str) -> None:
        """Let the client expect this key of the host."""
        kind, text = (self.folder / f"{key}.pub").read_text().split()[:2]
        (self.folder / "known").write_text(f"[127.0.0.1]:{self.port} {kind} {text}\n")
        self.config = str(self.folder / "ssh_config")
        Path(self.config).write_text(
            f"Host gpu\n HostName 127.0.0.1\n Port {self.port}\n User {getpass.getuser()}\n IdentitiesOnly yes\n"
            f" IdentityFile {self.folder}/user\n UserKnownHostsFile {self.folder}/known\n GlobalKnownHostsFile none\n"
        )

    def cut(self) -> None:
        """End all connections, as a cable that is pulled."""
        for line in subprocess.run(["ps", "-eo", "pid,ppid"], capture_output=True, text=True).stdout.splitlines()[1:]:
            child, parent = map(int, line.split())
            if parent == self.process.pid:
                os.kill(child, signal.SIGKILL)

    def end(self) -> None:
        self.cut()
        self.process.kill()
        self.process.wait()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("ssh") / "d")
    yield server
    server.end()


@pytest.fixture
def there(tmp_path, server, provider, monkeypatch):
    """A folder with an engine on the other machine, under a name that a shell must not read; the machine is in use."""
    code = tmp_path / NASTY / "core" / "engine"
    code.mkdir(parents=True)
    for folder in (code.parent, code):
        (folder / "__init__.py").write_text("")
    mode = tmp_path / "mode"
    mode.write_text("")
    (code / "__main__.py").write_text(
        "import os, runpy\n"
        f"os.environ.update(FAKE_ENGINE=open({str(mode)!r}).read(), FAKE_ENGINE_LOG={str(tmp_path / 'log')!r})\n"
        f"runpy.run_path({str(FAKE_ENGINE)!r}, run_name='__main__')\n"
    )
    monkeypatch.setattr(engine_process, "VERSION", "0")
    monkeypatch.setenv("HOME", str(tmp_path / "nobody"))
    (tmp_path / "here").mkdir()
    (tmp_path / "share").symlink_to(tmp_path / "here")
    server.know("host")

    def use(**options) -> Machine:
        machine = Machine("gpu", str(code.parent.parent), "/usr/bin/python3", config=server.config, **options)
        check_machine(machine)
        locate.use_machine(machine)
        engine_client.close_shared_client()
        return machine

    yield use
    locate.use_machine(None)
    engine_client.close_shared_client()


def run_map(scene: str, output: Path, feedback=None) -> dict:
    parameters = {"INPUT": scene, "MODEL": "pretend", "OUTPUT": str(output)}
    return processing.run("landscribe:map", parameters, feedback=feedback or QgsProcessingFeedback())


def requests(tmp_path: Path) -> list:
    lines = map(json.loads, (tmp_path / "log").read_text().splitlines())
    return [message["params"] for message in lines if message["method"] == "map"]


def test_files_of_a_shared_folder_are_named_as_the_other_machine_has_them(there, tmp_path):
    there(shares=((str(tmp_path / "here"), str(tmp_path / "share")),))
    scene = write_picture(tmp_path / "here" / f"{NASTY}.tif".replace("/", ""))
    results = run_map(scene, tmp_path / "here" / "map.tif")
    assert results["OUTPUT"] == str(tmp_path / "here" / "map.tif") and results["RECORD"].startswith(
        str(tmp_path / "here")
    )
    assert gdal.Open(results["OUTPUT"]).RasterXSize == 600
    (request,) = requests(tmp_path)
    assert request["scene"] == scene.replace("/here/", "/share/") and request["output"] == str(
        tmp_path / "share/map.tif"
    )
    assert not list(tmp_path.rglob("hit"))


class Asked(list):
    """The questions about sending that were asked; ``answer`` is the user's."""

    answer = True


@pytest.fixture
def asked(monkeypatch, qgis_new_project):
    asked = Asked()

    def ask(asker):
        asked.append((asker._host, asker._names, asker._size))
        return asked.answer

    monkeypatch.setattr(sending_consent._Asker, "_ask", ask)
    return asked


@pytest.fixture
def no_engine_here(monkeypatch):
    """Nothing can cut out what is needed of a raster."""

    def missing():
        raise EngineMissing("The engine is not installed yet.")

    monkeypatch.setattr(transfer, "find_engine_python", missing)


def test_other_files_are_sent_if_that_is_allowed(there, tmp_path, server, asked, no_engine_here, referring_model):
    there()
    scene = write_picture(tmp_path / f"{NASTY}.tif")
    with pytest.raises(QgsProcessingException, match="lies in no folder that gpu shares"):
        run_map(scene, tmp_path / "map.tif")
    there(send=True)
    asked.answer = False
    for _ in range(2):  # one question for the project
        with pytest.raises(QgsProcessingException, match="was not sent to gpu, as this project does not allow it"):
            run_map(scene, tmp_path / "map.tif")
    size = os.path.getsize(scene)
    assert asked == [("gpu", Path(scene).name, size)]
    place = server.home / ".cache" / "landscribe-remote"
    assert not (tmp_path / "log").exists() and not list(tmp_path.glob("map*"))
    assert not list(place.glob("*")), "refused, so nothing was sent"
    QgsProject.instance().clear()
    asked.answer = True
    for _ in range(2):  # the raster is sent once
        results = run_map(scene, tmp_path / "map.tif")
    assert len(asked) == 2 and sending_consent.consent_to_send(QgsProject.instance(), "gpu")
    QgsProject.instance().write(str(tmp_path / "kept.qgz"))
    QgsProject.instance().clear()
    assert sending_consent.consent_to_send(QgsProject.instance(), "gpu") is None
    QgsProject.instance().read(str(tmp_path / "kept.qgz"))
    assert sending_consent.consent_to_send(QgsProject.instance(), "gpu") is True
    assert sorted(path.name for path in tmp_path.glob("map*")) == ["map.run.json", "map.tif"]
    record = json.loads(Path(results["RECORD"]).read_text())
    assert record["model"] == "pretend" and record["scene"] == scene
    assert gdal.Open(results["OUTPUT"]).RasterXSize == 600
    asking = {"INPUT": scene, "MODEL": "pretend-refer", "PHRASE": "woods", "OUTPUT": str(tmp_path / "a.tif")}
    answer = processing.run("landscribe:refer", {**asking, "REGIONS": str(tmp_path / "b.gpkg")})
    assert answer["FOUND"] and answer["REGION_COUNT"] == 1 and (tmp_path / "b.gpkg").exists()
    first, second = requests(tmp_path)
    assert first["scene"] == second["scene"] != scene and "hit" not in first["scene"]
    place = Path(first["scene"]).parent
    assert place.name == "landscribe-remote" and not list(place.glob("run-*")), "results are removed there"
    Path(first["scene"]).unlink()
    assert not list(tmp_path.rglob("hit"))


def test_only_what_is_needed_is_sent_and_gives_the_same_bits(server, tmp_path, asked, real_provider):
    """With the real engine on both sides, which takes seconds; bits of other runs are compared in tests/core."""
    scene = write_picture(tmp_path / "scene.tif", 1800, 1500)
    asked_for = {"INPUT": scene, "EXTENT": "380100,380120,3949300,3949320 [EPSG:32654]", "DEVICE": "cpu-torch"}
    server.know("host")
    try:
        for name in ("here", "there"):
            locate.use_machine(None)
            if name == "there":
                python = str(locate.find_engine_python())
                locate.use_machine(Machine("gpu", str(locate.ROOT), python, send=True, config=server.config))
            engine_client.close_shared_client()
            processing.run("landscribe:map", {**asked_for, "OUTPUT": str(tmp_path / f"{name}.tif")})
    finally:
        locate.use_machine(None)
        engine_client.close_shared_client()
    assert len(asked) == 1 and asked[0][2] < 0.5 * os.path.getsize(scene)
    one, two = (gdal.Open(str(tmp_path / f"{name}.tif")) for name in ("here", "there"))
    assert one.GetGeoTransform() == two.GetGeoTransform() and one.RasterXSize == two.RasterXSize == 40
    assert one.ReadRaster() == two.ReadRaster()
    record = json.loads((tmp_path / "there.run.json").read_text())
    assert record["scene"] == scene and record["output"] == str(tmp_path / "there.tif")


def test_both_dates_are_sent_and_the_names_stay(server, tmp_path, asked, real_provider, classes):
    """With the real engine on both sides; two land covers need no network."""
    later = str(tmp_path / "later & greener.tif")
    copy = gdal.GetDriverByName("GTiff").CreateCopy(later, gdal.Open(classes))
    copy.GetRasterBand(1).WriteRaster(30, 15, 20, 20, bytes([1] * 400))
    copy = None
    ends = {"OUTPUT": ".tif", "REGIONS": ".gpkg", "TABLE": ".csv", "REPORT": ".html"}
    results = {}
    server.know("host")
    try:
        for name in ("here", "there"):
            locate.use_machine(None)
            if name == "there":
                python = str(locate.find_engine_python())
                locate.use_machine(Machine("gpu", str(locate.ROOT), python, send=True, config=server.config))
            engine_client.close_shared_client()
            outputs = {key: str(tmp_path / f"{name}{end}") for key, end in ends.items()}
            results[name] = processing.run("landscribe:change", {"INPUT": classes, "AFTER": later, **outputs})
    finally:
        locate.use_machine(None)
        engine_client.close_shared_client()
    assert [names for _, names, _ in asked] == ["land cover.tif, later & greener.tif"]
    one, two = (gdal.Open(results[name]["OUTPUT"]) for name in ("here", "there"))
    assert one.ReadRaster() == two.ReadRaster()
    assert one.GetRasterBand(1).GetCategoryNames() == two.GetRasterBand(1).GetCategoryNames()
    for key, end in ends.items():
        assert results["there"][key] == str(tmp_path / f"there{end}") and Path(results["there"][key]).exists()
    assert results["here"]["TRANSITIONS"] == results["there"]["TRANSITIONS"]
    record = json.loads(Path(results["there"]["RECORD"]).read_text())
    assert (record["scene"], record["after"], record["table"]) == (classes, later, str(tmp_path / "there.csv"))
    report = (tmp_path / "there.html").read_text(encoding="utf-8")
    assert "land cover.tif → later &amp; greener.tif" in report and "landscribe-remote" not in report


def test_shared_folders_are_tested_by_a_file(there, tmp_path):
    nasty = tmp_path / NASTY
    (nasty / "here").mkdir()
    (nasty / "share").symlink_to(nasty / "here")
    holds = (str(tmp_path / "here"), str(tmp_path / "share")), (str(nasty / "here"), str(nasty / "share"))
    assert check_shared_folders(there(shares=holds[:1])).startswith("The shared folder holds: gpu reads and writes")
    assert check_shared_folders(there(shares=holds)).startswith("All 2 shared folders hold")
    with pytest.raises(InputError, match=r"gpu does not see the folder .*here as /nowhere"):
        check_shared_folders(there(shares=(*holds, (str(tmp_path / "here"), "/nowhere"))))
    with pytest.raises(InputError, match="There are no shared folders"):
        check_shared_folders(there())
    assert not list((tmp_path / "here").iterdir()) and not list(tmp_path.rglob("hit"))


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    """A plugin with the real set-up, tiny locks, the fake engine, and a folder of tiny wheels in place of the index."""
    folder = tmp_path_factory.mktemp("shipped")
    code = folder / "plugin" / "core"
    (code / "engine").mkdir(parents=True)
    for file in (locate.ROOT / "core").glob("*.py"):
        shutil.copy(file, code)
    shutil.copytree(locate.ROOT / "core" / "setup", code / "setup")
    (code / "engine" / "__init__.py").write_text("")
    (code / "engine" / "__main__.py").write_text('import sys\nprint(\'{"type": "hello"}\')\n')
    (folder / "plugin" / "resources").mkdir()
    write_locks(folder / "plugin" / "resources" / "requirements")
    return folder / "plugin", make_wheels(folder / "wheels")


def test_the_engine_is_installed_there(there, tmp_path, shipped, server):
    """Its code is sent, its environment made by a real venv and a real pip, and the new engine is tried."""
    root, wheels = shipped
    said, logged = [], []
    report = Report(lambda fraction, stage: said.append((fraction, stage)), logged.append)

    def cut(fraction, stage):
        if "environment" in stage:
            server.cut()

    with pytest.raises(EngineError, match="The connection to gpu was lost"):
        install_there(there(), Report(cut), root, str(wheels))
    with pytest.raises(InputError, match="gpu: "):
        install_there(there(), Report(), root, str(wheels.parent / "nothing"))
    with pytest.raises(Cancelled):
        install_there(there(), Report(is_cancelled=lambda: True), root, str(wheels))
    machine = install_there(there(), report, root, str(wheels))
    assert machine.folder == f"{server.home}/.local/share/landscribe/engine-{VERSION}"
    assert machine.python.startswith(f"{server.home}/.local/share/landscribe/") and machine.host == "gpu"
    answer = subprocess.run([machine.python, "-c", "import torch, encoder; print(torch.VERSION)"], capture_output=True)
    assert answer.stdout.split() == [b"1.0"]
    assert said[0] == (0.0, "Sending the engine to gpu") and said[-1] == (1.0, "Done (gpu)")
    assert [fraction for fraction, _ in said] == sorted(fraction for fraction, _ in said) and logged


def test_a_lost_connection_leaves_nothing_and_the_next_run_connects_anew(there, tmp_path, server):
    there(shares=((str(tmp_path / "here"), str(tmp_path / "share")),))
    scene = write_picture(tmp_path / "here" / "scene.tif")
    (tmp_path / "mode").write_text("slow")

    class CutLater(QgsProcessingFeedback):
        def setProgress(self, percent):
            server.cut()

    with pytest.raises(QgsProcessingException, match="The connection to gpu was lost, and nothing was written"):
        run_map(scene, tmp_path / "here" / "map.tif", CutLater())
    assert [path.name for path in (tmp_path / "here").iterdir()] == ["scene.tif"]
    (tmp_path / "mode").write_text("")
    assert run_map(scene, tmp_path / "here" / "map.tif")["OUTPUT"]


def test_a_host_with_another_key_is_refused(there, tmp_path, server):
    there()
    server.know("other")
    with pytest.raises(EngineError, match="its key is not the one that this machine knows"):
        engine_client.shared_client().run("models", {})


def test_another_version_is_refused(there, monkeypatch):
    there()
    monkeypatch.setattr(engine_process, "VERSION", VERSION)
    with pytest.raises(EngineError, match=f"gpu has Landscribe 0, and this is {VERSION}"):
        engine_client.shared_client().run("models", {})


def wait_for_cancel(asked, report):
    while not report.is_cancelled():
        time.sleep(0.01)
    raise Cancelled


def test_the_dialog_uses_a_machine_that_answers(there, tmp_path, server, monkeypatch):
    machine = there()
    locate.use_machine(None)
    dialog = OtherMachineDialog()
    assert not dialog.here_button.isEnabled()
    for text, sentence in (("", "is no name of a machine"), ("gpu", "The folder and the Python")):
        dialog.host.setText(text)
        dialog.test()
        assert sentence in dialog.message.text() and locate.other_machine() is None
    locate.use_machine(machine)  # for the test's own configuration of ssh
    dialog.folder.setText(machine.folder)
    dialog.python.setText("/nowhere/python")
    dialog.test()
    wait_until(dialog.test_button.isEnabled)
    assert "there" in dialog.message.text() and locate.other_machine() == machine, "the one before"
    dialog.python.setText("/usr/bin/python3")
    dialog.shares.setPlainText(f"{tmp_path}/here = {tmp_path}/share")
    dialog.test()
    wait_until(dialog.test_button.isEnabled)
    assert "Pretend GPU" in dialog.message.text()
    assert locate.other_machine().shares == ((f"{tmp_path}/here", f"{tmp_path}/share"),)
    dialog.folders_button.click()
    assert not dialog.test_button.isEnabled() and not dialog.work_bar.isHidden()
    wait_until(dialog.test_button.isEnabled)
    assert dialog.message.text().startswith("The shared folder holds") and dialog.work_bar.isHidden()

    def install(asked, report):
        assert (asked.host, asked.folder, asked.python) == ("gpu", ".", "python3")
        report.progress(0.5, "Fetching PyTorch (gpu)")
        return machine

    monkeypatch.setattr(other_machine_dialog, "install_there", install)
    dialog.folder.clear()
    dialog.python.clear()
    dialog.install_button.click()
    wait_until(lambda: dialog.test_button.isEnabled() and "Pretend GPU" in dialog.message.text())
    assert dialog.folder.text() == machine.folder and dialog.python.text() == machine.python
    monkeypatch.setattr(other_machine_dialog, "install_there", wait_for_cancel)
    dialog.install_button.click()
    dialog.work_bar.cancel_button.click()
    wait_until(dialog.test_button.isEnabled)
    assert dialog.message.text() == "Cancelled." and clashes(dialog) == []
    dialog.use_this()
    assert locate.other_machine() is None
    dialog.deleteLater()


@pytest.mark.parametrize("host", ["", "-oProxyCommand=touch hit", "two words"])
def test_what_is_no_machine(host):
    with pytest.raises(InputError, match="is no name of a machine"):
        check_machine(Machine(host, "landscribe"))
    assert read_machine("") is None and read_machine('{"host": 3}') is None
    machine = Machine("gpu", "~/code", shares=(("/a b", "/c"), ("/a b/d", "/e")))
    assert read_machine(machine.text()) == machine
    given = {"scene": "/a b/x", "embedding": "raster:/a b/d/y", "sources": ["/a bc", "/a b"], "bands": [1]}
    mapped = {"scene": "/c/x", "embedding": "raster:/e/y", "sources": ["/a bc", "/c"], "bands": [1]}
    assert machine.there(given) == mapped and machine.here(mapped) == given
