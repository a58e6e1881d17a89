"""The hidden folders in which results grow: one for each output, on the output's disk, for this user alone."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

import json
import os
import shutil
import socket
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Optional

from .locks import try_lock

_PREFIX, _SUFFIX = ".landscribe-", ".part"


class Staging:
    """A hidden folder. Its name is random and its mode 0700, so that nobody else can prepare it or write into it.

    Attributes:
        home: The folder itself.
        new: Folder in it for the files that will be moved beside the output.
        old: Folder in it for the files that they replace, until all are in place.
        draft: File in it that becomes the journal once it is written.
        journal: File in it that lists the moves of a commit under way.
        undo: The journal's name while a commit is taken back.
        leader: File in it that names the folder with the journal, where several outputs belong together.
    """

    def __init__(self, home: Path):
        self.home = home
        self.new, self.old = home / "new", home / "old"
        self.draft, self.journal, self.undo = home / "draft.json", home / "journal.json", home / "undo.json"
        self.leader = home / "leader"
        self._owner = home / "owner"
        self._lock: Optional[int] = None

    @classmethod
    def create(cls, folder: Path) -> "Staging":
        """Make a hidden folder in ``folder``. Raises OSError if that cannot be written to."""
        while True:
            staging = cls(Path(tempfile.mkdtemp(_SUFFIX, _PREFIX, folder)))
            try:
                if staging._lock_owner(os.O_CREAT):
                    owner = {"host": socket.gethostname(), "process": os.getpid()}
                    os.write(staging._lock, json.dumps(owner).encode())
                    staging.new.mkdir()
                    staging.old.mkdir()
                    return staging
            except FileNotFoundError:  # another run has just removed it: it was still empty
                continue
            except BaseException:
                staging.remove()
                raise

    @contextmanager
    def claimed(self) -> Iterator[bool]:
        """Take over the folder of a process that is gone; False if its process is alive, or it is another user's."""
        taken = False
        if self._is_ours():
            try:
                taken = self._lock_owner()
            except FileNotFoundError:  # killed before it wrote anything, or being made just now
                with suppress(OSError):
                    self.home.rmdir()
            except OSError:
                pass
        try:
            yield taken
        finally:
            self.unlock()

    def interrupted(self) -> bool:
        """Whether a commit has begun and not ended: its own, or that of the set to which it belongs."""
        if not self._is_ours():
            return False
        if self.journal.exists() or self.undo.exists():
            return True
        leader = self.leader_staging()
        return leader is not None and leader.interrupted()

    def follow(self, leader: "Staging") -> None:
        """Note that ``leader`` has the journal of this folder's files."""
        self.leader.write_text(str(leader.home), encoding="utf-8", errors="surrogatepass")

    def leader_staging(self) -> "Optional[Staging]":
        """The folder with the journal, if that is another one."""
        try:
            return Staging(Path(self.leader.read_text(encoding="utf-8", errors="surrogatepass")))
        except (OSError, ValueError):
            return None

    def remove(self) -> None:
        """Remove the folder. The file with the lock goes last, so that a folder without it is always empty."""
        with suppress(OSError):  # what cannot be removed now is a leftover for the next run
            for folder in (self.new, self.old):
                if folder.exists():
                    shutil.rmtree(folder)
            for file in (self.draft, self.journal, self.undo, self.leader):
                file.unlink(missing_ok=True)
            if os.name == "nt":  # an open file cannot be removed there
                self.unlock()
            self._owner.unlink(missing_ok=True)
            self.home.rmdir()
        self.unlock()

    def _is_ours(self) -> bool:
        """Whether it is a real folder that only this user can have made."""
        try:
            status = os.lstat(self.home)
        except OSError:
            return False
        if os.name == "nt":
            return stat.S_ISDIR(status.st_mode)
        return stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid() and not status.st_mode & 0o077

    def _lock_owner(self, flags: int = 0) -> bool:
        """Lock the folder for this process; False if another one holds it."""
        descriptor = os.open(self._owner, os.O_RDWR | flags, 0o600)
        try:
            held = try_lock(descriptor)
            if held is None:  # no locks on this disk: the process itself must be gone
                held = bool(flags) or _gone(os.read(descriptor, 4096))
            if held and os.path.samestat(os.fstat(descriptor), os.stat(self._owner)):
                self._lock, descriptor = descriptor, -1
                return True
            return False
        finally:
            if descriptor >= 0:
                os.close(descriptor)

    def unlock(self) -> None:
        """Let other processes claim the folder."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def stagings(folder: Path) -> list[Staging]:
    """The hidden folders in ``folder``; none if it cannot be read."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [Staging(folder / name) for name in names if name.startswith(_PREFIX) and name.endswith(_SUFFIX)]


def _gone(owner: bytes) -> bool:
    """Whether the process that wrote ``owner`` ran on this machine and runs no more."""
    try:
        record = json.loads(owner)
        if record["host"] != socket.gethostname() or os.name == "nt":  # signal 0 would end the process there
            return False
        os.kill(record["process"], 0)
    except ProcessLookupError:
        return True
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return False
