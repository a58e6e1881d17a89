"""Finished or nothing: what a commit, a failure, a kill and another run make of the files in a folder."""

import os
import signal
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from core.errors import InputError
from core.files.partial import PartialFile, PartialFolder, clear_leftovers, commit_together

ROOT = Path(__file__).resolve().parents[3]
#: Files of a set: a raster with its companions, a second raster in another folder, and a Shapefile.
SET = {
    "a/map.tif": ("map.tif", "map.tif.aux.xml", "map.run.json", "map.qml"),
    "b/conf.tif": ("conf.tif", "conf.qml"),
    "b/regions.shp": ("regions.shp", "regions.shx", "regions.dbf", "regions.prj"),
}
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills child processes")


def stage(folder, word, stack):
    """A finished set whose files all hold ``word``, not yet in place."""
    partials = []
    for output, names in SET.items():
        partial = stack.enter_context(PartialFile(folder / output))
        for name in names:
            partial.path.with_name(name).write_text(word)
        partials.append(partial)
    return partials


def write_set(folder, word):
    with ExitStack() as stack:
        commit_together(stage(folder, word, stack))


def contents(folder):
    """Relative path to text of all files."""
    return {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


def of_set(word):
    return {f"{Path(output).parent}/{name}": word for output, names in SET.items() for name in names}


@pytest.fixture
def place(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    return tmp_path


def in_child(work):
    """Run ``work`` in a child process; returns its exit code, negative for a signal."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at(step, work):
    """Run ``work`` in a child that is killed before its ``step``-th change of a folder; False if it ends first."""

    def counting(function):
        def counted(*arguments, **options):
            nonlocal step
            if step == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            step -= 1
            return function(*arguments, **options)

        return counted

    def count_and_work():
        for name in ("replace", "link", "unlink", "rmdir", "mkdir"):
            setattr(os, name, counting(getattr(os, name)))
        work()

    code = in_child(count_and_work)
    assert code in (0, -signal.SIGKILL)
    return code != 0


def test_a_set_takes_the_place_of_the_old_one_and_leaves_nothing_else(place):
    write_set(place, "old")
    (place / "a" / "map.tif.ovr").write_text("of the old map")
    (place / "b" / "regions.qix").write_text("of the old regions")
    write_set(place, "new")
    assert contents(place) == of_set("new")


def test_files_that_do_not_belong_to_the_output_are_not_moved(place):
    with PartialFile(place / "map.tif") as partial:
        partial.path.write_text("new")
        partial.path.with_name("scratch.bin").write_text("scratch")
        partial.path.with_name("map.qml").symlink_to("/etc/passwd")
        partial.commit()
    assert contents(place) == {"map.tif": "new"}


def test_leaving_without_commit_leaves_the_old_set(place):
    write_set(place, "old")
    with ExitStack() as stack:
        stage(place, "new", stack)
    assert contents(place) == of_set("old")


def test_a_missing_file_is_a_failure_that_changes_nothing(place):
    write_set(place, "old")
    with ExitStack() as stack, pytest.raises(InputError, match="cannot be replaced"):
        partials = stage(place, "new", stack)
        partials[1].path.unlink()
        commit_together(partials)
    assert contents(place) == of_set("old")


@pytest.mark.parametrize("failing", [1, 4, 7, 10])
def test_a_move_that_fails_brings_the_old_set_back(place, monkeypatch, failing):
    write_set(place, "old")
    (place / "a" / "map.tif.ovr").write_text("old")
    replace, moved = os.replace, []

    def fail_once(source, target):
        if ".part" in str(source) and ".part" not in str(target):  # into place
            moved.append(target)
            if len(moved) == failing:
                raise PermissionError(13, "in use", str(target))
        return replace(source, target)

    monkeypatch.setattr(os, "replace", fail_once)
    with ExitStack() as stack, pytest.raises(InputError, match="close the program"):
        commit_together(stage(place, "new", stack))
    assert contents(place) == of_set("old") | {"a/map.tif.ovr": "old"}


@forks
@pytest.mark.parametrize("first", [True, False], ids=["nothing before", "over an old set"])
def test_a_kill_at_any_step_leaves_the_old_set_or_the_new_one(place, first):
    """Whichever step of the whole run is its last one, a reader in either folder settles the set."""
    before = {} if first else of_set("old") | {"a/map.tif.ovr": "old"}
    outcomes, step, killed = [], 0, True
    while killed:
        for path in place.rglob("*.*"):
            path.unlink()
        for name, text in before.items():
            (place / name).write_text(text)
        killed = killed_at(step, lambda: write_set(place, "new"))
        for folder in ("a", "b") if step % 2 else ("b", "a"):
            clear_leftovers(place / folder / "whatever.tif")
        after = contents(place)
        assert after in (before, of_set("new")), f"mixed after step {step}"
        assert not list(place.glob("*/.landscribe-*"))
        outcomes.append(after == before)
        step += 1
    assert step > 30 and outcomes[0] and not outcomes[-1]
    assert outcomes == sorted(outcomes, reverse=True), "old up to the journal, new from there on"


def write_folder(folder, word):
    with PartialFolder(folder / "model") as partial:
        for name in ("model.json", "weights"):
            (partial.path / name).write_text(word)
        partial.commit()


@forks
@pytest.mark.parametrize("first", [True, False], ids=["nothing before", "over an old folder"])
def test_a_kill_at_any_step_leaves_the_old_folder_or_the_new_one(tmp_path, first):
    before = {} if first else {f"model/{name}": "old" for name in ("model.json", "weights", "more")}
    after = {f"model/{name}": "new" for name in ("model.json", "weights")}
    outcomes, step, killed = [], 0, True
    while killed:
        place = tmp_path / str(step)
        place.mkdir()
        for name, text in before.items():
            (place / "model").mkdir(exist_ok=True)
            (place / name).write_text(text)
        killed = killed_at(step, lambda place=place: write_folder(place, "new"))
        clear_leftovers(place / "model")
        assert contents(place) in (before, after), f"mixed after step {step}"
        assert not list(place.glob(".landscribe-*"))
        outcomes.append(contents(place) == before)
        step += 1
    assert step > 8 and outcomes == sorted(outcomes, reverse=True) and outcomes[0] and not outcomes[-1]


def test_a_folder_that_cannot_take_its_place_leaves_the_old_one(tmp_path, monkeypatch):
    write_folder(tmp_path, "old")
    replace = os.replace

    def in_use(source, target):
        if Path(source).parent.name == "new":
            raise PermissionError(13, "in use", str(target))
        return replace(source, target)

    monkeypatch.setattr(os, "replace", in_use)
    with pytest.raises(InputError, match="close the program"):
        write_folder(tmp_path, "new")
    assert contents(tmp_path) == {f"model/{name}": "old" for name in ("model.json", "weights")}


def test_a_folder_replaces_neither_a_file_nor_a_link(tmp_path):
    (tmp_path / "model").write_text("mine")
    with pytest.raises(InputError, match="is a file"):
        write_folder(tmp_path, "new")
    (tmp_path / "model").rename(tmp_path / "other")
    (tmp_path / "model").symlink_to(tmp_path)
    with pytest.raises(InputError, match="is a link"):
        write_folder(tmp_path, "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["model", "other"]


@forks
def test_the_next_commit_finishes_a_killed_one_before_its_own(place):
    write_set(place, "old")
    for step in range(60):
        killed_at(step, lambda: write_set(place, "new"))
        if len({text for name, text in contents(place).items() if ".part" not in name}) > 1:
            break  # between two moves
        for folder in ("a", "b"):
            clear_leftovers(place / folder / "whatever.tif")
        write_set(place, "old")
    else:
        pytest.fail("no step was between two moves")
    with PartialFile(place / "b" / "conf.tif") as partial:
        partial.path.write_text("newest")
        partial.commit()
    assert contents(place) == of_set("new") | {"b/conf.tif": "newest"}


def test_an_alive_run_is_left_alone(place):
    with PartialFile(place / "map.tif") as partial:
        partial.path.write_text("under way")
        with PartialFile(place / "map.tif"):  # another run onto the same output
            pass
        clear_leftovers(place / "map.tif")
        assert partial.path.read_text() == "under way"
        command = "from core.files.partial import clear_leftovers; import sys; clear_leftovers(sys.argv[1])"
        subprocess.run([sys.executable, "-c", command, place / "map.tif"], cwd=ROOT, check=True)
        assert partial.path.read_text() == "under way"
        partial.commit()
    assert contents(place) == {"map.tif": "under way"}


@forks
def test_what_a_killed_run_left_is_removed_by_a_run_onto_any_output_of_the_folder(place):
    def work():
        partial = PartialFile(place / "map.tif").__enter__()
        partial.path.write_text("half")
        os.kill(os.getpid(), signal.SIGKILL)

    assert in_child(work) == -signal.SIGKILL
    assert len(contents(place)) == 2
    with PartialFile(place / "other.tif"):
        pass
    assert contents(place) == {}


@forks
def test_two_runs_onto_one_set_never_mix(place):
    words = ("one", "two", "three")

    def work(word):
        for _ in range(20):
            write_set(place, word)

    with ThreadPoolExecutor() as pool:  # each waits for a child
        assert list(pool.map(lambda word: in_child(lambda: work(word)), words)) == [0, 0, 0]
    assert contents(place) in [of_set(word) for word in words]


@pytest.mark.skipif(os.name == "nt", reason="modes")
def test_the_hidden_folder_is_random_and_for_this_user_alone(place):
    with PartialFile(place / "map.tif") as one, PartialFile(place / "map.tif") as other:
        assert one.path.parent != other.path.parent
        for partial in (one, other):
            status = os.stat(partial.path.parents[1])
            assert stat.S_IMODE(status.st_mode) == 0o700 and status.st_uid == os.geteuid()


@pytest.mark.skipif(os.name == "nt", reason="links and modes")
@pytest.mark.parametrize("trap", ["a link", "a folder for all"])
def test_a_hidden_folder_that_someone_else_prepared_is_never_followed(place, trap):
    """A journal in it could name any file of the victim."""
    treasure = place / "a" / "treasure.txt"
    treasure.write_text("mine")
    prepared = place / "b" / ".landscribe-prepared.part"
    real = place / "a" / ".landscribe-real.part" if trap == "a link" else prepared
    for part in ("new", "old"):
        (real / part).mkdir(parents=True)
    real.chmod(0o700 if trap == "a link" else 0o777)
    move = {"home": str(real), "name": "treasure.txt", "replaces": True, "adds": False}
    (real / "journal.json").write_text(
        f"[{str(move).replace(chr(39), chr(34)).replace('True', 'true').replace('False', 'false')}]"
    )
    (real / "owner").write_text("{}")
    if trap == "a link":
        prepared.symlink_to(real)
    (real.parent / "treasure.txt").write_text("mine")
    clear_leftovers(place / "b" / "map.tif")
    assert (real.parent / "treasure.txt").read_text() == "mine" and real.exists()


def test_links_devices_and_protected_files_are_refused_as_outputs(place):
    target = place / "real.tif"
    target.write_text("real")
    protected = place / "protected.tif"
    protected.write_text("protected")
    protected.chmod(0o444)
    cases = [(protected, "read-only")]
    if os.name != "nt":
        (place / "link.tif").symlink_to(target)
        (place / "dangling.tif").symlink_to(place / "absent.tif")
        os.mkfifo(place / "pipe.tif")
        cases += [(place / "link.tif", "is a link"), (place / "dangling.tif", "is a link")]
        cases += [(place / "pipe.tif", "a device or a pipe"), (Path("/dev/null"), "a device or a pipe")]
    for path, words in cases:
        with pytest.raises(InputError, match=words) as refused, PartialFile(path):
            pass
        assert "\n" not in str(refused.value) and ": " in str(refused.value)
    assert target.read_text() == "real" and not list(place.glob(".landscribe*"))


def test_what_changes_during_the_run_is_not_lost(place):
    """An output that holds what was in the old file (a GeoPackage with other layers) is not put over a newer one."""
    (place / "layers.gpkg").write_text("old layers")
    with PartialFile(place / "layers.gpkg") as partial:
        partial.extends = True
        partial.path.write_text("old layers and a new one")
        (place / "layers.gpkg").write_text("old layers, edited meanwhile")
        with pytest.raises(InputError, match="changed by another program"):
            partial.commit()
    assert (place / "layers.gpkg").read_text() == "old layers, edited meanwhile"
