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
from qgis.core import QgsProcessingException, QgsProcessingFeedback

from landscribe.core.errors import EngineError, InputError
from landscribe.core.version import VERSION
from landscribe.ui.engine import client as engine_client
from landscribe.ui.engine import locate
from landscribe.ui.engine.ssh import Machine, check_machine, read_machine
from landscribe.ui.install.other_machine_dialog import OtherMachineDialog
from tests.qgis.conftest import FAKE_ENGINE, wait_until, write_picture

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
        (folder / "keys").write_text((folder / "user.pub").read_text())
        (folder / "sshd_config").write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/keys\n"
            f"PidFile none\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin yes\n"
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
    monkeypatch.setattr(engine_client, "VERSION", "0")
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


def test_other_files_are_sent_if_that_is_allowed(there, tmp_path):
    there()
    scene = write_picture(tmp_path / f"{NASTY}.tif")
    with pytest.raises(QgsProcessingException, match="lies in no folder that gpu shares"):
        run_map(scene, tmp_path / "map.tif")
    there(send=True)
    for _ in range(2):  # the raster is sent once
        results = run_map(scene, tmp_path / "map.tif")
    assert sorted(path.name for path in tmp_path.glob("map*")) == ["map.run.json", "map.tif"]
    assert json.loads(Path(results["RECORD"]).read_text())["model"] == "pretend"
    assert gdal.Open(results["OUTPUT"]).RasterXSize == 600
    first, second = requests(tmp_path)
    assert first["scene"] == second["scene"] != scene and "hit" not in first["scene"]
    place = Path(first["scene"]).parent
    assert place.name == "landscribe-remote" and not list(place.glob("run-*")), "results are removed there"
    Path(first["scene"]).unlink()
    assert not list(tmp_path.rglob("hit"))


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
    monkeypatch.setattr(engine_client, "VERSION", VERSION)
    with pytest.raises(EngineError, match=f"gpu has Landscribe 0, and this is {VERSION}"):
        engine_client.shared_client().run("models", {})


def test_the_dialog_uses_a_machine_that_answers(there, tmp_path, server):
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
