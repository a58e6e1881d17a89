"""Finished or nothing: results grow in hidden folders beside their final place and are moved there together.

A commit writes a journal of its moves first. If it is killed between two moves, the next run or reader in that folder
(``clear_leftovers``) makes the rest of them, so that a set of files is the old one or the new one, and never a mixture.
"""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

import errno
import json
import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Optional

from ..errors import InputError
from .geopackage import check_closed
from .locks import locked_folders
from .outputs import stale_files, written_files
from .staging import Staging, stagings
from .styles import combine_styles, read_style, style_belongs_to_another

#: Times that a commit tries to finish the interrupted commits of killed runs before it gives up.
_ATTEMPTS = 5


class PartialFile:
    """A file under way, with the files that belong to it, as a context manager.

    Write to ``path``, and the files that belong to it (``outputs.written_files``) beside that; ``commit`` moves these
    to the final place. Leaving the context without ``commit`` leaves nothing.

    Attributes:
        final: Where the file will be.
        notes: Messages for the user.
        extends: Whether the new file holds what is in the old one, which must then not change meanwhile.

    Raises:
        InputError: The folder is missing or not writable, or the file cannot be replaced.
    """

    def __init__(self, final: "os.PathLike[str] | str"):
        self.final = Path(os.path.abspath(final))
        self.notes: list[str] = []
        self.extends = False
        self._staging: Optional[Staging] = None
        self._old_state: Optional[tuple[int, int, int]] = None

    @property
    def path(self) -> Path:
        """Where to write."""
        return self._staging.new / self.final.name

    def __enter__(self) -> "PartialFile":
        if not self.final.parent.is_dir():
            raise InputError(f"There is no folder {self.final.parent}: create it or choose another output.")
        clear_leftovers(self.final)
        self._begin()
        try:
            self._staging = Staging.create(self.final.parent)
        except OSError as error:
            raise InputError(
                f"{self.final.parent} cannot be written to ({error.strerror}): choose another output folder."
            ) from None
        return self

    def __exit__(self, *exception) -> None:
        if self._staging.interrupted():  # some old files are in it still: the next run puts them back
            self._staging.unlock()
        else:
            self._staging.remove()

    def commit(self) -> None:
        """Move the finished file and those that belong to it into place. Raises InputError as ``commit_together``."""
        commit_together([self])

    def _begin(self) -> None:
        """Look at what is in the final place. Raises InputError if it must not, or cannot, be replaced."""
        if self.final.is_dir():
            raise InputError(f"{self.final} is a folder: give the output a file name.")
        self._check_replaceable()
        self._old_state = self._state()
        if style_belongs_to_another(self.final):
            self.notes.append(
                f"{self.final.stem}.qml is the style of another layer, so {self.final.name} has no style of its own."
            )

    def _state(self) -> Optional[tuple[int, int, int]]:
        """Identity of the file that is there now; None without one."""
        try:
            status = os.stat(self.final)
        except OSError:
            return None
        return status.st_ino, status.st_size, status.st_mtime_ns

    def _check_replaceable(self) -> None:
        """Raise InputError if the final place has something that must not, or cannot, be replaced."""
        try:
            mode = os.lstat(self.final).st_mode
        except OSError:
            return
        if stat.S_ISLNK(mode):
            raise InputError(f"{self.final} is a link: name the file that it leads to, or choose another output name.")
        if not stat.S_ISREG(mode):
            raise InputError(f"{self.final} is a device or a pipe, not a file: choose another output name.")
        if not mode & 0o222:
            raise InputError(f"{self.final} is read-only: make it writable or choose another output name.")
        if self.extends and self._state() != self._old_state:
            raise InputError(f"{self.final} was changed by another program during the run: run it again.")
        check_closed(self.final)
        try:
            os.replace(self.final, self.final)  # Windows: fails while a program has the file open
        except OSError as error:
            raise self._in_use(error) from None

    def _moves(self) -> "list[_Move]":
        """The moves that put the new file in place, the file itself last."""
        home, name = str(self._staging.home), self.final.name
        new = [each for each in written_files(name) if _is_regular(self._staging.new / each)]
        if name not in new:
            raise FileNotFoundError(errno.ENOENT, "it was not written", str(self.path))
        stale = [each for each in stale_files(name) if each not in new and _is_regular(self.final.with_name(each))]
        moves = [_Move(home, each, replaces=True, adds=False) for each in stale]
        return moves + [_Move(home, each, os.path.lexists(self.final.with_name(each))) for each in new]

    def _in_use(self, error: OSError) -> InputError:
        return InputError(
            f"{self.final} cannot be replaced ({error.strerror}): close the program or layer that uses it, "
            "or choose another output name."
        )


class PartialFolder(PartialFile):
    """A folder under way, as a context manager: write files into ``path``, then ``commit``.

    It takes the place of an older folder as a whole. Whether that may be replaced is for the caller to decide.
    """

    def __enter__(self) -> "PartialFolder":
        super().__enter__()
        self.path.mkdir()
        return self

    def _begin(self) -> None:
        self._check_replaceable()

    def _check_replaceable(self) -> None:
        if self.final.is_symlink():
            raise InputError(f"{self.final} is a link: name the folder that it leads to, or choose another name.")
        if self.final.exists() and not self.final.is_dir():
            raise InputError(f"{self.final} is a file: choose another name for the folder.")

    def _moves(self) -> "list[_Move]":
        return [_Move(str(self._staging.home), self.final.name, self.final.exists())]


def commit_together(partials: Sequence[PartialFile]) -> None:
    """Move finished files into place as one set: after a failure, or a kill at any time, it is the old or the new one.

    Raises:
        InputError: A file is in use, or the disk is full; the old set is in place again.
    """
    folders = [partial.final.parent for partial in partials]
    for _ in range(_ATTEMPTS):
        for partial in partials:
            clear_leftovers(partial.final)
        with locked_folders(folders):
            # A killed run's commit must be finished before ours: it would replace our files otherwise.
            if not any(staging.interrupted() for folder in folders for staging in stagings(folder)):
                _commit(partials)
                return
    raise InputError(
        f"An interrupted run in {folders[0]} cannot be finished: close the programs that use its files, "
        "or choose another output folder."
    )


def _commit(partials: Sequence[PartialFile]) -> None:
    leader = partials[0]._staging
    try:
        for partial in partials:
            partial._check_replaceable()
        _prepare_styles(partials)
        moves = [move for partial in partials for move in partial._moves()]
        for partial in partials[1:]:
            partial._staging.follow(leader)
        leader.draft.write_text(json.dumps([asdict(move) for move in moves]), encoding="utf-8")
        os.replace(leader.draft, leader.journal)
    except OSError as error:
        raise partials[0]._in_use(error) from None
    try:
        _move_all(moves)
    except OSError as error:
        with suppress(OSError):  # what cannot be taken back now is by the next run
            os.replace(leader.journal, leader.undo)
            _take_back(moves)
            leader.undo.unlink()
        raise partials[0]._in_use(error) from None
    except BaseException:  # a signal: the set is finished first
        _move_all(moves)
        leader.journal.unlink()
        raise
    leader.journal.unlink()


@dataclass(frozen=True)
class _Move:
    """One file of a commit.

    Attributes:
        home: The hidden folder.
        name: Name of the file, in the hidden folder and beside it.
        replaces: Whether a file of that name lies beside the folder before the move.
        adds: Whether a new file takes its place; False for a stale file that just goes.
    """

    home: str
    name: str
    replaces: bool
    adds: bool = True

    @property
    def new(self) -> Path:
        return Staging(Path(self.home)).new / self.name

    @property
    def old(self) -> Path:
        return Staging(Path(self.home)).old / self.name

    @property
    def final(self) -> Path:
        return Path(self.home).parent / self.name

    def make(self) -> None:
        """Make the move, unless it is made already."""
        if self.adds and not self.new.exists():
            return
        if self.replaces and not os.path.lexists(self.old) and os.path.lexists(self.final):
            self._set_aside()
        if self.adds:
            os.replace(self.new, self.final)

    def _set_aside(self) -> None:
        if self.adds:
            with suppress(OSError):  # a disk without links, or a folder
                os.link(self.final, self.old)  # so that the name is never without a file
                return
        os.replace(self.final, self.old)

    def take_back(self) -> None:
        """Undo the move, unless it was not made or is undone already."""
        if self.replaces:
            if os.path.lexists(self.old):
                if self.final.is_dir():  # a folder does not take the place of another one
                    os.replace(self.final, self.new)
                os.replace(self.old, self.final)
        elif not self.new.exists() and os.path.lexists(self.final):
            os.replace(self.final, self.new)


def _move_all(moves: Sequence[_Move]) -> None:
    for move in moves:
        move.make()


def _take_back(moves: Sequence[_Move]) -> None:
    """Undo all moves that can be undone. Raises OSError if there is another one."""
    failure = None
    for move in reversed(moves):
        try:
            move.take_back()
        except OSError as error:
            failure = error
    if failure is not None:
        raise failure


def clear_leftovers(output: "os.PathLike[str] | str") -> None:
    """Finish or remove what killed runs left in the folder of ``output``; runs that are alive are left alone."""
    for staging in stagings(Path(os.path.abspath(output)).parent):
        _clear(staging)


def _clear(staging: Staging) -> None:
    with staging.claimed() as taken:
        if not taken:
            return
        with suppress(OSError, ValueError):  # the next run tries again
            leader = staging.leader_staging()
            if leader is not None:
                if not leader.home.parent.is_dir():  # its disk is not here: the journal cannot be read
                    return
                _clear(leader)
            _finish(staging)
            if not staging.interrupted():
                staging.remove()


def _finish(staging: Staging) -> None:
    """Finish the commit, or the undoing, that the journal of a killed run describes. Raises OSError if it cannot."""
    for journal, work in ((staging.undo, _take_back), (staging.journal, _move_all)):
        if journal.exists():
            moves = [_Move(**move) for move in json.loads(journal.read_text(encoding="utf-8"))]
            with locked_folders({move.final.parent for move in moves}):
                work(moves)
                journal.unlink()


def _prepare_styles(partials: Sequence[PartialFile]) -> None:
    """A style file serves all layers of its stem: let those of other layers keep their part of it."""
    texts: dict[Path, str] = {}
    for partial in partials:
        name = partial.final.stem + ".qml"
        staged, final = partial.path.with_name(name), partial.final.with_name(name)
        if not staged.exists():
            continue
        if partial.notes or style_belongs_to_another(partial.final):
            staged.unlink()
            continue
        old = texts.get(final)
        if old is None:
            old = read_style(final)
        texts[final] = combine_styles(staged.read_text(encoding="utf-8"), old)
        staged.write_text(texts[final], encoding="utf-8")


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False
