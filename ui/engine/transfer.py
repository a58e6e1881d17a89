"""Sends the rasters of a run to another machine and fetches its results, over the SSH connection of the engine.

Only what the run reads of its scene is sent, if there is an engine on this machine that can cut it out
(core/scene/cut.py); else the whole file. Files get names of ours there: what the user has named them reaches no shell.
Results are put into place together.
"""

import contextlib
import hashlib
import html
import json
import os
import posixpath
import shutil
import tarfile
import tempfile
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ...core.errors import EngineError, InputError
from ...core.files.outputs import PART, REPORT, written_files
from ...core.files.partial import PartialFile, commit_together
from .client import EngineClient
from .locate import EngineMissing, engine_command, find_engine_python
from .run_there import CHUNK, run_there
from .ssh import Machine

#: For each method that can be sent: the params with files that it reads, and those with files that it writes.
FILES = {
    "map": (("scene", "polygons"), ("output", "confidence")),
    "refer": (("scene", "before", "polygons", "within"), ("output", "regions")),
    "change": (
        ("before", "after", "polygons"),
        ("output", "probability", "before_map", "after_map", "polygons_output", "table", "report"),
    ),
}
#: End of the name of the file in which GDAL keeps what a format cannot, such as the names of classes.
AUXILIARY = ".aux.xml"
#: Folder for files of ours in the home folder there.
PLACE = ".cache/landscribe-remote"


@dataclass(frozen=True)
class _Parcel:
    """A file that is ready to be sent.

    Attributes:
        name: Name of the raster, for the user.
        path: The file.
        there: Its path there.
        size: Its bytes; 0 if it is there already.
    """

    name: str
    path: str
    there: str
    size: int


class Transfer:
    """The files of one run on another machine."""

    def __init__(
        self,
        machine: Machine,
        progress: Callable[[str], None],
        is_cancelled: Callable[[], bool],
        allow: Callable[[str, int], bool],
    ):
        """Prepare a transfer.

        Args:
            machine: The machine.
            progress: Called with what is done now.
            is_cancelled: Asked often.
            allow: Called with the names and the bytes of what would be sent; whether it may be.
        """
        self._machine, self._progress, self._is_cancelled, self._allow = machine, progress, is_cancelled, allow

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
        with tempfile.TemporaryDirectory(prefix="landscribe-") as place:
            parcels = {name: self._parcel(method, params, name, place) for name in reads if params.get(name) in outside}
            self._send(list(parcels.values()))
        sent.update({name: parcel.there for name, parcel in parcels.items()})
        folder = posixpath.join(self._home(), f"run-{uuid.uuid4().hex}")
        for name in writes:
            if params.get(name) in outside:
                results[name] = params[name]
                sent[name] = posixpath.join(folder, name, f"result{Path(params[name]).suffix.lower()}")
        if results:
            self._run("mkdir -p " + " ".join(posixpath.join(folder, name) for name in results))
        try:
            yield sent
            self._fetch(folder, results, names_here(method, sent, params))
        finally:
            with contextlib.suppress(Exception):  # the connection may be lost
                self._run(f"rm -rf {folder}")

    def _parcel(self, method: str, params: dict, name: str, place: str) -> _Parcel:
        """Make the file of a param ready to be sent; copies lie in the folder ``place``."""
        path = params[name]
        part = self._cut(method, params, place) if name == "scene" else None
        whole = _portable(path, place, os.path.getsize(part) if part else 0)
        if whole is None:
            key, ready = _digest(part), part
        else:
            status = os.stat(path)
            key = hashlib.sha256(f"{os.path.abspath(path)} {status.st_size} {status.st_mtime_ns}".encode()).hexdigest()
            ready = whole
        there = posixpath.join(self._home(), f"{key[:32]}{Path(ready).suffix.lower()}")
        known = self._run(f"test -e {there} && echo yes || echo no").strip() == b"yes"
        return _Parcel(Path(path).name, ready, there, 0 if known else os.path.getsize(ready))

    def _cut(self, method: str, params: dict, place: str) -> "str | None":
        """What the run reads of its scene, in a file; None if no engine here can cut it out.

        Raises:
            InputError: The scene, or the extent, cannot be used.
        """
        try:
            command = engine_command(find_engine_python())
        except EngineMissing:
            return None
        self._progress("Cutting out what will be sent")
        output = os.path.join(place, f"scene{PART.suffixes[0]}")
        client = EngineClient(lambda: command)
        try:
            request = {**params, "run": method, "output": output}
            answer = client.run("cut_scene", request, lambda *_: None, self._is_cancelled)
        except EngineError:  # such as an engine here that does not start
            return None
        finally:
            client.close()
        return answer["output"]

    def _send(self, parcels: "list[_Parcel]") -> None:
        """Send what is not there yet, if the user allows it.

        Raises:
            InputError: The user does not.
        """
        missing = [parcel for parcel in parcels if parcel.size]
        names, size = ", ".join(parcel.name for parcel in missing), sum(parcel.size for parcel in missing)
        if missing and not self._allow(names, size):
            raise InputError(
                f"{names} was not sent to {self._machine.host}, as this project does not allow it, so nothing was "
                "done: use this machine, or a shared folder."
            )
        for parcel in parcels:  # also of those that are there: it is small, and may have changed
            if os.path.exists(parcel.path + AUXILIARY):
                with open(parcel.path + AUXILIARY, "rb") as file:
                    self._run(f"cat > {parcel.there}{AUXILIARY}", file)
        for parcel in missing:

            def tell(done: int, parcel: _Parcel = parcel) -> None:
                megabytes = f"{done / 1e6:.0f} of {parcel.size / 1e6:.0f} MB"
                self._progress(f"Sending {parcel.name} to {self._machine.host}: {megabytes}")

            tell(0)
            part = f"{parcel.there}.{uuid.uuid4().hex}"
            with open(parcel.path, "rb") as file:
                self._run(f"cat > {part} && mv {part} {parcel.there}", file, tell)

    def _home(self) -> str:
        """The folder of our files there, made if needed; an absolute path without signs that a shell would read."""
        if not hasattr(self, "_place"):
            answer = self._run(f"umask 077; mkdir -p {PLACE} && cd {PLACE} && pwd -P").decode().strip()
            if not answer.startswith("/") or not all(sign.isalnum() or sign in "/._-" for sign in answer):
                raise EngineError(f"The home folder on {self._machine.host} has a name that cannot be used: {answer}.")
            self._place = answer
        return self._place

    def _fetch(self, folder: str, results: dict, back: dict) -> None:
        """Fetch the results and put all of them into place together; ``back`` has the names there and here."""
        self._progress(f"Fetching the results from {self._machine.host}")
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
                            facts = renamed(json.loads(content.read()), back)
                            target.write((json.dumps(facts, indent=1, ensure_ascii=False) + "\n").encode())
                        elif ours.endswith(REPORT.suffixes):
                            shown = {there: html.escape(here) for there, here in back.items()}
                            target.write(renamed(content.read().decode(), shown).encode())
                        else:
                            shutil.copyfileobj(content, target, CHUNK)
            commit_together(list(partials.values()))

    def _run(self, line: str, source=None, tell: Callable[[int], None] = lambda done: None, sink=None) -> bytes:
        return run_there(self._machine, line, self._is_cancelled, source, tell, sink)


def _portable(path: str, place: str, part: int) -> "str | None":
    """One file with all of a raster: itself, or a compressed copy in ``place`` of a raster that has other files.

    None if a part of it, of so many bytes, is ready and smaller.
    """
    if Path(path).suffix.lower() not in (".vrt", ".tif", ".tiff", ".img", ".jp2", ".png", ".jpg", ".jpeg"):
        return path
    from osgeo import gdal

    try:
        source = gdal.OpenEx(path, gdal.OF_RASTER)
        files = [] if source is None else source.GetFileList() or []
        if part and (len(files) > 1 or part < os.path.getsize(path)):
            return None
        if source is None or len(files) == 1:
            return path
        target = os.path.join(tempfile.mkdtemp(dir=place), "scene.tif")  # a run may send several
        options = ["COMPRESS=DEFLATE", "TILED=YES", "BIGTIFF=IF_SAFER"]
        if gdal.GetDriverByName("GTiff").CreateCopy(target, source, options=options) is None:
            raise RuntimeError("the copy failed")
    except RuntimeError as error:
        raise InputError(f"{path} cannot be made ready to be sent ({error}): choose a GeoTIFF.") from None
    return target


def _digest(path: str) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def names_here(method: str, sent: dict, params: dict) -> "dict[str, str]":
    """The names that files had there, with those that they have here: their paths, and the file names of rasters.

    Args:
        method: The method.
        sent: The params as they were sent.
        params: The same with the paths of this machine.
    """
    reads, writes = FILES[method]
    moved = [name for name in (*reads, *writes) if params.get(name) and sent[name] != params[name]]
    paths = {sent[name]: params[name] for name in moved}
    return {**paths, **{posixpath.basename(sent[name]): Path(params[name]).name for name in moved if name in reads}}


def renamed(value, back: "dict[str, str]"):
    """A value of JSON with the names that files have here in all its texts, such as sentences for the user."""
    if isinstance(value, dict):
        return {key: renamed(part, back) for key, part in value.items()}
    if isinstance(value, list):
        return [renamed(part, back) for part in value]
    if isinstance(value, str):
        for there, here in back.items():
            value = value.replace(there, here)
    return value
