"""Sends the rasters of a run to another machine and fetches its results, over the SSH connection of the engine.

Files get names of ours there: what the user has named them reaches no shell. Results are put into place together.
"""

import contextlib
import hashlib
import json
import os
import posixpath
import shutil
import subprocess
import tarfile
import tempfile
import threading
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

from ...core.errors import Cancelled, EngineError, InputError
from ...core.files.outputs import written_files
from ...core.files.partial import PartialFile, commit_together
from .locate import clean_environment
from .ssh import Machine

#: For each method that can be sent: the params with files that it reads, and those with files that it writes.
FILES = {
    "map": (("scene", "polygons"), ("output", "confidence")),
    "refer": (("scene", "polygons", "within"), ("output", "regions")),
}
#: Folder for files of ours in the home folder there.
PLACE = ".cache/landscribe-remote"
_CHUNK = 1 << 20


class Transfer:
    """The files of one run on another machine."""

    def __init__(self, machine: Machine, progress: Callable[[str], None], is_cancelled: Callable[[], bool]):
        self._machine, self._progress, self._is_cancelled = machine, progress, is_cancelled

    def needed(self, method: str, params: dict) -> list[str]:
        """The files that the run reads or writes and the other machine does not see.

        Raises:
            InputError: There are some, and this method cannot be sent, or nothing may be sent.
        """
        names = [name for group in FILES.get(method, ((), ())) for name in group]
        paths = [value for name, value in params.items() if name in names and isinstance(value, str) and value]
        outside = [path for path in paths if not self._machine.shared(path)]
        if outside and not self._machine.send:
            raise InputError(
                f"{outside[0]} lies in no folder that {self._machine.host} shares: enter the shared folder, or allow "
                "sending rasters, in the set-up of the other machine."
            )
        return outside

    @contextlib.contextmanager
    def around(self, method: str, params: dict) -> Iterator[dict]:
        """A context with the params of a run whose files are there; its results are fetched at the end.

        Raises:
            InputError: A file cannot be read, or a result cannot be put into place.
            EngineError: The connection is lost.
            Cancelled: The user has cancelled.
        """
        outside = self.needed(method, params)
        if not outside:
            yield params
            return
        reads, writes = FILES[method]
        sent, results = dict(params), {}
        folder = posixpath.join(self._home(), f"run-{uuid.uuid4().hex}")
        for name in reads:
            if params.get(name) in outside:
                sent[name] = self.send(params[name])
        for name in writes:
            if params.get(name) in outside:
                results[name] = params[name]
                sent[name] = posixpath.join(folder, name, f"result{Path(params[name]).suffix.lower()}")
        if results:
            self._run("mkdir -p " + " ".join(posixpath.join(folder, name) for name in results))
        try:
            yield sent
            self._fetch(folder, results, sent)
        finally:
            with contextlib.suppress(Exception):  # the connection may be lost
                self._run(f"rm -rf {folder}")

    def send(self, path: str) -> str:
        """Send a file, unless it is there already; returns its path there."""
        with contextlib.ExitStack() as stack:
            ready = _portable(path, stack)
            status = os.stat(path)
            key = hashlib.sha256(f"{os.path.abspath(path)} {status.st_size} {status.st_mtime_ns}".encode()).hexdigest()
            there = posixpath.join(self._home(), f"{key[:32]}{Path(ready).suffix.lower()}")
            if self._run(f"test -e {there} && echo yes || echo no").strip() == b"yes":
                return there
            size = os.path.getsize(ready)
            with open(ready, "rb") as file:
                name = Path(path).name

                def tell(done: int) -> None:
                    self._progress(f"Sending {name} to {self._machine.host}: {done / 1e6:.0f} of {size / 1e6:.0f} MB")

                tell(0)
                part = f"{there}.{uuid.uuid4().hex}"
                self._run(f"cat > {part} && mv {part} {there}", file, tell)
        return there

    def _home(self) -> str:
        """The folder of our files there, made if needed; an absolute path without signs that a shell would read."""
        if not hasattr(self, "_place"):
            answer = self._run(f"umask 077; mkdir -p {PLACE} && cd {PLACE} && pwd -P").decode().strip()
            if not answer.startswith("/") or not all(sign.isalnum() or sign in "/._-" for sign in answer):
                raise EngineError(f"The home folder on {self._machine.host} has a name that cannot be used: {answer}.")
            self._place = answer
        return self._place

    def _fetch(self, folder: str, results: dict, sent: dict) -> None:
        """Fetch the results and put all of them into place together."""
        self._progress(f"Fetching the results from {self._machine.host}")
        back = {sent[name]: final for name, final in results.items()}
        with contextlib.ExitStack() as stack:
            archive = stack.enter_context(tempfile.TemporaryFile())
            self._run(f"cd {folder} && tar cf - .", sink=archive)
            archive.seek(0)
            files = stack.enter_context(tarfile.open(fileobj=archive))
            partials = {name: stack.enter_context(PartialFile(final)) for name, final in results.items()}
            for member in files:
                parts = member.name.split("/")  # ./output/result.tif
                if not member.isfile() or len(parts) != 3 or parts[1] not in partials:
                    continue
                partial = partials[parts[1]]
                ours = partial.final.stem + parts[2][len("result") :]
                if parts[2].startswith("result.") and ours in written_files(partial.final.name):
                    with files.extractfile(member) as content, open(partial.path.with_name(ours), "wb") as target:
                        if ours.endswith(".run.json"):
                            target.write(_with_names(content.read(), back))
                        else:
                            shutil.copyfileobj(content, target, _CHUNK)
            commit_together(list(partials.values()))

    def _run(self, line: str, source=None, tell: Callable[[int], None] = lambda done: None, sink=None) -> bytes:
        """Run a line of shell there, with a file as its input; returns its output, unless a file takes it."""
        process = subprocess.Popen(
            self._machine.command(line),
            stdin=subprocess.DEVNULL if source is None else subprocess.PIPE,
            stdout=sink or subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=clean_environment(os.environ),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        outputs: dict = {}

        def read(pipe) -> None:
            with pipe:
                outputs[pipe] = pipe.read()

        pipes = [pipe for pipe in (process.stderr, process.stdout) if pipe is not None]
        readers = [threading.Thread(target=read, args=(pipe,), daemon=True) for pipe in pipes]
        for reader in readers:
            reader.start()
        try:
            if source is not None:
                self._feed(process.stdin, source, tell)
            while process.poll() is None:
                readers[0].join(0.2)
                self._check()
        except BaseException:
            process.kill()
            raise
        finally:
            code = process.wait()
            for reader in readers:
                reader.join()
        if code:
            raise EngineError(self._machine.lost(code, outputs[process.stderr].decode("utf-8", "replace").splitlines()))
        return b"" if sink else outputs[process.stdout]

    def _feed(self, pipe, source, tell: Callable[[int], None]) -> None:
        """Write a file into a process; what is wrong with it, its own end says."""
        done = 0
        with contextlib.suppress(OSError), pipe:
            while chunk := source.read(_CHUNK):
                pipe.write(chunk)
                done += len(chunk)
                tell(done)
                self._check()

    def _check(self) -> None:
        if self._is_cancelled():
            raise Cancelled


def _portable(path: str, stack: contextlib.ExitStack) -> str:
    """One file with all of a raster: itself, or a compressed copy of a raster that has other files."""
    if Path(path).suffix.lower() not in (".vrt", ".tif", ".tiff", ".img", ".jp2", ".png", ".jpg", ".jpeg"):
        return path
    from osgeo import gdal

    try:
        source = gdal.OpenEx(path, gdal.OF_RASTER)
        files = [] if source is None else source.GetFileList() or []
        if source is None or len(files) == 1:
            return path
        target = os.path.join(stack.enter_context(tempfile.TemporaryDirectory(prefix="landscribe-")), "scene.tif")
        options = ["COMPRESS=DEFLATE", "TILED=YES", "BIGTIFF=IF_SAFER"]
        if gdal.GetDriverByName("GTiff").CreateCopy(target, source, options=options) is None:
            raise RuntimeError("the copy failed")
    except RuntimeError as error:
        raise InputError(f"{path} cannot be made ready to be sent ({error}): choose a GeoTIFF.") from None
    return target


def _with_names(record: bytes, back: dict) -> bytes:
    """A run record with the paths of this machine in place of those that its results had there."""
    facts = json.loads(record)
    renamed = {name: back.get(value, value) if isinstance(value, str) else value for name, value in facts.items()}
    return (json.dumps(renamed, indent=1, ensure_ascii=False) + "\n").encode()
