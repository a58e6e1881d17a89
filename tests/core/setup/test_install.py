"""The set-up with real environments and a real pip, from a folder of tiny wheels; and what it survives.

One file on purpose (over 450 lines): all tests share the wheels and locks that are made once.
"""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

import pytest

from core.errors import Cancelled, EngineError, InputError
from core.setup import environments, install, machine, process, trouble
from core.setup.environments import Note
from core.setup.graphics import Build
from core.setup.install import Plan, outdated, set_up
from core.setup.locks import fingerprint
from core.setup.places import python_in
from core.setup.pythons import ask
from core.setup.report import Report
from tests.fixtures.wheels import PACKAGES, make_wheels, write_locks, write_wheel

ROOT = Path(__file__).resolve().parents[3]
TINY = Build("cpu", "CPU", 1, 1)


@pytest.fixture(scope="module")
def bare(tmp_path_factory) -> Path:
    """An environment with nothing but pip; making one takes seconds."""
    folder = tmp_path_factory.mktemp("bare") / "environment"
    subprocess.run([sys.executable, "-I", "-m", "venv", folder], check=True)
    return folder


@pytest.fixture
def plan(tmp_path, bare) -> Plan:
    """A plan whose environment was just begun: a folder with pip in it."""
    locks = write_locks(tmp_path / "locks")
    plan = Plan(
        tmp_path / "home",
        Path(sys.executable),
        TINY,
        dict(os.environ),
        make_wheels(tmp_path / "my wheels"),
        locks=locks,
    )
    begin(plan, bare)
    return plan


def begin(plan: Plan, bare: Path) -> Path:
    folder = plan.home / f"cpu-{fingerprint(plan.locks)}"
    shutil.copytree(bare, folder, symlinks=True, copy_function=os.link)
    environments.write_note(folder, Note("cpu", fingerprint(plan.locks), str(plan.python)))
    return folder


class Trial:
    """Stands for the engine's trial: asks the new Python for its packages, and fails if it is told to."""

    def __init__(self, plan: Plan, sentence: str = ""):
        self.plan, self.sentence = plan, sentence
        self.current_meanwhile = None
        self.versions = {}

    def __call__(self, python: Path, report: Report) -> None:
        self.current_meanwhile = environments.current(self.plan.home)
        code = "import json, torch, affine, encoder; print(json.dumps([m.VERSION for m in (torch, affine, encoder)]))"
        answer = subprocess.run([python, "-I", "-c", code], capture_output=True, text=True, check=True)
        self.versions = dict(zip(("torch", "affine", "encoder"), json.loads(answer.stdout)))
        if self.sentence:
            raise EngineError(self.sentence)


def test_an_environment_is_made_tried_and_only_then_used(tmp_path):
    """From nothing at all: the environment itself too. Spaces and letters beyond ASCII in its path."""
    locks, wheels = write_locks(tmp_path / "locks"), make_wheels(tmp_path / "wheels")
    home = tmp_path / "Zoë Ünal" / "engine"
    plan = Plan(home, Path(sys.executable), TINY, dict(os.environ), wheels, locks=locks)
    trial, stages, lines = Trial(plan), [], []
    python = set_up(plan, trial, Report(lambda fraction, stage: stages.append((fraction, stage)), lines.append))
    assert trial.versions == {"torch": "1.0", "affine": "2.5", "encoder": "0.1"}
    assert trial.current_meanwhile is None, "it must not be in use before it has passed"
    assert environments.current(home) == home / f"cpu-{fingerprint(locks)}"
    assert python == python_in(environments.current(home))
    fractions = [fraction for fraction, _ in stages]
    assert fractions == sorted(fractions) and fractions[-1] == 1.0
    assert any("torch" in stage for _, stage in stages)
    assert any(line.startswith("Successfully installed") for line in lines)
    assert not (home / "downloads").exists(), "what was downloaded goes when all is done"
    assert not outdated(home, locks)
    repaired = environments.folder_for(home, "cpu", fingerprint(locks), str(plan.python))
    assert repaired != environments.current(home) and not repaired.exists(), "a repair gets a folder of its own"


def test_a_missing_wheel_a_failing_trial_and_then_it_works(plan):
    """Each ends in one sentence, keeps what was done, and the same button works again."""
    home, wheel = plan.home, plan.wheels / "affine-2.5-py3-none-any.whl"
    wheel.rename(plan.wheels / "away")
    with pytest.raises(InputError, match=r"^The folder of wheels has no affine 2\.5 for Python 3\.\d+\.\d+ .*\.$"):
        set_up(plan, Trial(plan))
    assert environments.current(home) is None
    (plan.wheels / "away").rename(wheel)

    lines = []
    with pytest.raises(EngineError, match="The GPU is on strike"):
        set_up(plan, Trial(plan, "The GPU is on strike."), Report(log=lines.append))
    assert any("already satisfied: torch" in line for line in lines), "what was there is not installed again"
    assert environments.current(home) is None, "what fails its trial is not used"

    set_up(plan, Trial(plan))
    assert environments.current(home) is not None


def test_the_old_environment_serves_until_the_new_one_works(plan, bare, tmp_path):
    set_up(plan, Trial(plan))
    old = environments.current(plan.home)

    changed = write_locks(tmp_path / "locks-2", affine="2.6")
    assert outdated(plan.home, changed) and not outdated(plan.home, plan.locks)
    update = Plan(plan.home, plan.python, TINY, plan.variables, plan.wheels, locks=changed)
    begin(update, bare)
    with pytest.raises(InputError, match=r"affine 2\.6"):
        set_up(update, Trial(update))
    assert environments.current(plan.home) == old and python_in(old)

    write_wheel(plan.wheels, "affine", "2.6")
    stranger = plan.home / "my photos"
    stranger.mkdir()
    trial = Trial(update)
    set_up(update, trial)
    assert trial.current_meanwhile == old, "the old one serves while the new one is tried"
    assert trial.versions["affine"] == "2.6"
    new = environments.current(plan.home)
    assert new != old and not old.exists() and stranger.exists(), "the old one goes; a folder of others stays"
    assert not outdated(plan.home, changed)


KILLED = """
import sys, time
from pathlib import Path
sys.path.insert(0, {root!r})
from core.setup.install import Plan, set_up
from core.setup.graphics import Build
from core.setup.report import Report
from tests.fixtures.wheels import PACKAGES, make_wheels, write_locks, write_wheel

def log(line):
    if "Fetching packages" in line:
        print("half-way", flush=True)
        time.sleep(60)

plan = Plan(Path({home!r}), Path(sys.executable), Build("cpu", "CPU", 1, 1), dict({variables!r}), Path({wheels!r}),
            locks=Path({locks!r}))
set_up(plan, lambda python, report: None, Report(log=log))
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX's")
def test_killed_half_way_it_goes_on(plan):
    """The process dies without a word in the middle; a package lies there half-written, as a killed pip leaves it."""
    script = KILLED.format(
        root=str(ROOT),
        home=str(plan.home),
        variables=dict(plan.variables),
        wheels=str(plan.wheels),
        locks=str(plan.locks),
    )
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline().strip() == "half-way"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert environments.current(plan.home) is None

    folder = plan.home / f"cpu-{fingerprint(plan.locks)}"
    (site,) = folder.glob("lib/python3*/site-packages")
    assert (site / "torch.py").exists(), "it was killed after PyTorch"
    (site / "torch.py").write_text("VERSION = 'half'")
    (site / "torch-1.0.dist-info" / "INSTALLER").unlink()
    lines, trial = [], Trial(plan)
    set_up(plan, trial, Report(log=lines.append))
    assert trial.versions["torch"] == "1.0", "half a package is written again"
    assert any("already satisfied: torchvision" in line for line in lines), "a whole one is kept"


def test_cancelled_it_stops_at_once_and_goes_on_later(plan):
    stop = []

    def log(line):
        if "Fetching packages" in line:
            stop.append(True)

    began = time.monotonic()
    with pytest.raises(Cancelled):
        set_up(plan, Trial(plan), Report(log=log, is_cancelled=lambda: bool(stop)))
    assert time.monotonic() - began < 60
    set_up(plan, Trial(plan))
    assert environments.current(plan.home)


def test_a_cancelled_program_takes_its_children_along(tmp_path):
    """pip starts programs of its own; none may go on after Cancel."""
    mark = tmp_path / "mark"
    child = f"import time; time.sleep(2); open({str(mark)!r}, 'w').close()"
    script = f"import subprocess, sys; print('up', flush=True); subprocess.run([sys.executable, '-c', {child!r}])"
    lines = []
    with pytest.raises(Cancelled):
        process.run([sys.executable, "-c", script], lines.append, is_cancelled=lambda: bool(lines))
    time.sleep(2.5)
    assert lines == ["up"] and not mark.exists()


OUTLIVED = """
import sys
sys.path.insert(0, {root!r})
from core.setup.process import module, run
run(module(sys.executable, "timeit", "-n", "1", "-r", "1", {script!r}), lambda line: print(line, flush=True))
"""
#: Starts a program of its own, as pip and ensurepip do, and prints both process ids.
WITH_CHILD = """
import os, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(os.getpid(), child.pid, flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX's")
def test_neither_a_program_nor_its_children_outlive_a_killed_set_up():
    """QGIS may crash while pip writes: a pip that went on would write into the environment of the next try."""
    script = OUTLIVED.format(root=str(ROOT), script=WITH_CHILD)
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    programs = [int(pid) for pid in parent.stdout.readline().split()]
    assert len(programs) == 2 and all(map(is_running, programs))
    parent.kill()
    parent.wait()
    parent.stdout.close()
    wait_for_end(programs)


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX's")
def test_the_children_of_a_killed_program_end_too_and_the_set_up_goes_on():
    """The system kills pip for its memory; its children hold the pipe that the set-up reads from."""
    programs = []

    def kill_the_first(line: str) -> None:
        programs.extend(int(pid) for pid in line.split())
        os.kill(programs[0], signal.SIGKILL)

    code = process.run([sys.executable, "-c", WITH_CHILD], kill_the_first)
    assert code == -signal.SIGKILL
    wait_for_end(programs)


def wait_for_end(programs: list) -> None:
    deadline = time.monotonic() + 30
    while any(map(is_running, programs)):
        assert time.monotonic() < deadline, "one runs on"
        time.sleep(0.05)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 6 MB, and how to make it larger; only root can make one."""
    folder = tmp_path / "small disk"
    folder.mkdir()

    def mount(*options) -> bool:
        command = ["mount", "-t", "tmpfs", *options, "tmpfs", str(folder)]
        return bool(shutil.which("mount")) and subprocess.run(command, capture_output=True, check=False).returncode == 0

    if not mount("-o", "size=6m"):
        pytest.skip("this user cannot mount a disk")
    yield folder, lambda: mount("-o", "remount,size=200m")
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_named_and_once_it_is_larger_the_same_button_works(small_disk, tmp_path):
    folder, enlarge = small_disk
    locks, wheels = write_locks(tmp_path / "locks"), make_wheels(tmp_path / "wheels")
    plan = Plan(folder / "engine", Path(sys.executable), TINY, dict(os.environ), wheels, locks=locks)
    with pytest.raises(InputError) as caught:
        set_up(plan, Trial(plan))
    assert str(caught.value) == trouble.no_space(str(folder / "engine"))
    assert "exit status" not in str(caught.value)
    assert enlarge()
    trial = Trial(plan)
    set_up(plan, trial)
    assert trial.versions["torch"] == "1.0"


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:  # it ended this very moment, or this system has no /proc
        return not Path("/proc/self").exists()


def test_a_file_in_the_way_of_the_folder(plan, tmp_path):
    (tmp_path / "file").write_text("in the way")
    for home in (tmp_path / "file", tmp_path / "file" / "engine"):
        wrong = Plan(home, plan.python, TINY, plan.variables, plan.wheels, locks=plan.locks)
        with pytest.raises(InputError, match=r"^Nothing can be written to .*file.*choose another folder.*\.$"):
            set_up(wrong, Trial(wrong))
    set_up(plan, Trial(plan))


READ_ONLY = """
import json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from core.setup.install import Plan, set_up
from core.setup.graphics import Build
home, wheels, locks = map(Path, sys.argv[2:])
build = Build("cpu", "CPU", 1, 1)
variables = {"HOME": str(home), "PATH": "/usr/bin:/bin", "PIP_CONFIG_FILE": "/dev/null"}
try:
    set_up(Plan(home, Path(sys.executable), build, variables, wheels, locks=locks), lambda python, report: None)
    print(json.dumps(["done", ""]))
except Exception as error:
    print(json.dumps([type(error).__name__, str(error)]))
"""


@pytest.mark.skipif(os.name == "nt", reason="permissions are other ones there")
@pytest.mark.parametrize("home", [".", "engine"])
def test_a_folder_that_cannot_be_written(home):
    """As a user without rights, which root has to become for that; once the folder can be written, it is done."""
    with tempfile.TemporaryDirectory() as folder:
        wheels, locks = make_wheels(Path(folder, "wheels")), write_locks(Path(folder, "locks"))
        root = os.geteuid() == 0
        python = "/usr/bin/python3" if root else sys.executable
        if root and (not os.access(python, os.X_OK) or _older_than_311(python)):
            pytest.skip("no Python here that another user could run")
        copy = shutil.copytree(ROOT / "core" / "setup", Path(folder, "code", "core", "setup"))
        for name in ("__init__.py", "errors.py", "checks.py", "version.py"):
            shutil.copy(ROOT / "core" / name, copy.parent)
        answers = []
        for mode in (0o555, 0o777):
            os.chmod(folder, mode)
            answer = subprocess.run(
                [python, "-B", "-c", READ_ONLY, copy.parents[1], Path(folder, home), wheels, locks],
                capture_output=True,
                text=True,
                check=True,
                **({"user": 65534, "group": 65534} if root else {}),
            )
            answers.append(json.loads(answer.stdout.splitlines()[-1]))
    (kind, sentence), again = answers
    assert again == ["done", ""]
    assert kind == "InputError", sentence
    assert sentence.startswith("Nothing can be written to ") and folder in sentence and sentence.endswith(".")


def _older_than_311(python: str) -> bool:
    return (
        subprocess.run([python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"], check=False).returncode != 0
    )


def test_two_set_ups_at_once_are_one_too_many(plan):
    with environments.only_one(plan.home), pytest.raises(InputError, match="Another QGIS"):
        set_up(plan, Trial(plan))


def test_too_little_space_is_told_before_anything_is_done(plan, monkeypatch):
    monkeypatch.setattr(install, "free_bytes", lambda folder: 10**9)
    large = Plan(plan.home, plan.python, Build("cpu", "CPU", 500, 1500), plan.variables, locks=plan.locks)
    with pytest.raises(InputError, match=r"has 1\.0 GB free and the set-up needs 2\.0 GB.*another disk\.$"):
        set_up(large, Trial(large))


def test_hashes_are_insisted_on_where_the_lock_has_them(plan):
    lock = plan.locks / "engine.txt"
    pinned = [(name, version) for name, version in PACKAGES.items() if name != "encoder"]
    text = ""
    for name, version in pinned:
        wheel = plan.wheels / f"{name}-{version}-py3-none-any.whl"
        digest = hashlib.sha256(wheel.read_bytes() if name != "attrs" else b"another file").hexdigest()
        text += f"{name}=={version} \\\n    --hash=sha256:{digest}\n"
    lock.write_text(text)
    with pytest.raises(InputError, match="hash differs"):
        set_up(plan, Trial(plan))


def test_what_an_update_could_not_remove_goes_later(tmp_path):
    """On Windows the old engine holds its files while it runs; a beginning is no leftover."""
    for name, passed in (("cpu-old", True), ("cpu-begun", False), ("cpu-new", True)):
        (tmp_path / name / "bin").mkdir(parents=True)
        (tmp_path / name / "bin" / "python").touch()
        environments.write_note(tmp_path / name, Note("cpu", name, sys.executable, passed))
    environments.tidy(tmp_path)
    assert (tmp_path / "cpu-old").exists(), "nothing is in use that it could be left over from"
    environments._write(tmp_path / environments.CURRENT, {"environment": "cpu-new"})
    with environments.only_one(tmp_path):
        environments.tidy(tmp_path)
    assert (tmp_path / "cpu-old").exists(), "not while a set-up runs"
    environments.tidy(tmp_path)
    assert sorted(path.name for path in tmp_path.glob("cpu-*")) == ["cpu-begun", "cpu-new"]


# The Python to make it with


def pretend_python(folder: Path, **facts) -> Path:
    """A program that answers as a Python of another kind would."""
    answer = {
        "version": [3, 12, 1], "bits": 64, "implementation": "cpython", "libc": ["glibc", "2.36"], "pip": True,
        "ssl": True, "missing": [],
    } | facts  # fmt: skip
    path = folder / "python3"
    path.write_text(
        textwrap.dedent(f"""\
        #!/bin/sh
        echo '{json.dumps(answer)}'
    """)
    )
    path.chmod(0o755)
    return path


@pytest.mark.skipif(os.name == "nt", reason="the pretended Python is a shell script")
@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"version": [3, 9, 18]}, ("3.9.18", "too old", "3.11 to 3.14")),
        ({"version": [3, 15, 0]}, ("3.15.0", "too new")),
        ({"bits": 32}, ("64-bit",)),
        ({"implementation": "pypy"}, ("CPython",)),
        ({"pip": False}, ("venv", "apt install python3.12-venv")),
        ({"ssl": False}, ("ssl",)),
        ({"libc": ["glibc", "2.17"]}, ("glibc 2.17", "2.28")),
    ],
)
def test_a_wrong_python_is_told_and_another_one_works(plan, tmp_path, facts, words):
    wrong = Plan(plan.home, pretend_python(tmp_path, **facts), TINY, plan.variables, plan.wheels, locks=plan.locks)
    with pytest.raises(InputError) as error:
        set_up(wrong, Trial(wrong))
    assert all(word in str(error.value) for word in words), error.value
    assert str(error.value).endswith(".")
    assert (plan.home / f"cpu-{fingerprint(plan.locks)}").exists(), "what was begun with a right one stays"


def test_a_python_tells_which_modules_it_lacks():
    python = ask(Path(sys.executable), dict(os.environ), ("json", "no_such_module", "no_such.part", "email.nothing"))
    assert python.missing == ("no_such_module", "no_such.part", "email.nothing")


def test_what_is_no_python_is_told(plan, tmp_path):
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    for path, word in ((tmp_path / "picture.png", "does not answer"), (tmp_path / "nowhere", "There is no Python")):
        with pytest.raises(InputError, match=word):
            set_up(Plan(plan.home, path, TINY, plan.variables, plan.wheels, locks=plan.locks), Trial(plan))
    set_up(plan, Trial(plan))
    assert environments.current(plan.home), "a right one goes on with what was begun"


def test_a_beginning_with_another_python_is_begun_anew(plan):
    folder = plan.home / f"cpu-{fingerprint(plan.locks)}"
    assert environments.folder_for(plan.home, "cpu", fingerprint(plan.locks), "/another/python3") == folder
    assert not folder.exists()


def test_the_machine_is_looked_at():
    survey = machine.look(dict(os.environ), Path(sys.executable))
    assert survey.python is not None and survey.python.version >= (3, 11)
    assert survey.advice.build in survey.advice.choices
