"""Checkpoints downloaded from the Hugging Face hub: at one commit, file by file, each checked by the hub's own hash.

Finished files wait in a hidden folder beside the models, so that a stopped download goes on where it stopped.
"""

import hashlib
import os
import re
import shutil
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from ..embeddings.access import Access
from ..embeddings.fetch import FetchError, download, persistently, read_range
from ..errors import InputError
from ..models.downloads import PART
from ..models.pretrained import INDEX, WEIGHTS
from ..progress import Progress, part, silent
from ..regular_file import open_regular
from ..schema import Mismatch, fields, list_of, parse_json, text, whole

ENDPOINT_VARIABLE = "HF_ENDPOINT"
PUBLIC_ENDPOINT = "https://huggingface.co"
_STAGE = "Getting the checkpoint"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_ENTRY = fields(
    {"type": text(20), "path": text(1000), "oid": text(64, pattern="[0-9a-f]{40}|[0-9a-f]{64}")},
    {"size": whole(0, 1 << 50), "lfs": fields({"oid": text(64, pattern="[0-9a-f]{64}")}, others=True)},
    others=True,
)
_LISTING = list_of(_ENTRY, 0, 10_000)


@dataclass(frozen=True)
class HubFile:
    """A file of a checkpoint: its name, its size in bytes, and its SHA-256 or, of a small file, git's hash of it."""

    name: str
    size: int
    digest: str


def fetch_checkpoint(
    checkpoint: str,
    revision: str,
    patterns: list[str],
    target: Path,
    rooms: Path,
    access: Access,
    progress: Progress = silent,
) -> None:
    """Download the files of a checkpoint into a folder.

    Args:
        checkpoint: Its name on the hub, owner/name.
        revision: A commit.
        patterns: Patterns of the names of its files.
        target: The folder; it is on the disk of ``rooms``.
        rooms: Folder where the files wait until all are there.
        access: Whether downloads are allowed, and the proxy.
        progress: Called often; stops the download by raising Cancelled.

    Raises:
        InputError: Downloads are not allowed, or the hub does not give what it lists.
    """
    if not access.network:
        raise InputError(f"The checkpoint {checkpoint} has to be downloaded, which was not allowed: allow downloads.")
    room = rooms / hashlib.sha256(f"{checkpoint}@{revision}".encode()).hexdigest()[:16]
    try:
        files = persistently(lambda: _listed(checkpoint, revision, patterns, access), progress, 0.0, _STAGE)
        room.mkdir(parents=True, exist_ok=True)
        _check_space(files, room)
        total, done = max(1, sum(file.size for file in files)), 0
        for file in files:
            share = part(progress, done / total, (done + file.size) / total)
            _fetch(f"{_endpoint()}/{checkpoint}/resolve/{revision}/{file.name}", file, room, access, share)
            done += file.size
        for file in files:
            os.replace(room / file.name, target / file.name)
        room.rmdir()
    except FetchError as error:
        raise InputError(
            f"The checkpoint {checkpoint} cannot be downloaded, since {error.reason}: try again later, or put its "
            "files in a folder and name that."
        ) from None
    except OSError as error:
        raise InputError(f"{rooms} cannot be written to ({error.strerror}): choose another folder.") from None


def _endpoint() -> str:
    return (os.environ.get(ENDPOINT_VARIABLE) or PUBLIC_ENDPOINT).rstrip("/")


def _listed(checkpoint: str, revision: str, patterns: list[str], access: Access) -> list[HubFile]:
    """The wanted files, small ones first.

    Raises:
        FetchError: The hub cannot be asked, or lists no weights.
    """
    answer = read_range(f"{_endpoint()}/api/models/{checkpoint}/tree/{revision}", 0, None, access)
    try:
        entries = _LISTING(parse_json(answer), "")
    except Mismatch as error:
        raise FetchError(f"its list of files was not understood ({error})", passing=False) from None
    found = {
        entry["path"]: HubFile(entry["path"], entry.get("size", 0), entry.get("lfs", entry)["oid"])
        for entry in entries
        if entry["type"] == "file" and _NAME.fullmatch(entry["path"])
    }
    names = {name for name in found if any(fnmatch(name, pattern) for pattern in patterns)}
    if WEIGHTS in names:  # the shards hold the same
        names -= {INDEX, *(name for name in names if fnmatch(name, "model-*.safetensors"))}
    elif WEIGHTS in patterns and INDEX not in names:
        raise FetchError("it has no weights as safetensors at this revision", passing=False)
    return sorted((found[name] for name in names), key=lambda file: (file.size, file.name))


def _check_space(files: list[HubFile], room: Path) -> None:
    sizes = {path.name.removesuffix(PART): path.stat().st_size for path in room.iterdir()}
    needed = sum(max(0, file.size - sizes.get(file.name, 0)) for file in files)
    free = shutil.disk_usage(room).free
    if needed > free:
        raise InputError(f"{room.parent} has {free / 1e9:.1f} GB left and {needed / 1e9:.1f} GB are needed: make room.")


def _fetch(url: str, file: HubFile, room: Path, access: Access, progress: Progress) -> None:
    """Download a file to ``room``, or the rest of it, unless it is there.

    Raises:
        FetchError: It cannot be had, or it is another file than the hub listed.
    """
    final, growing = room / file.name, room / (file.name + PART)
    if final.is_file():
        return
    if growing.is_file() and growing.stat().st_size > file.size:
        growing.unlink()
    if not growing.is_file() or growing.stat().st_size < file.size:
        download(url, growing, access, progress, _STAGE, resume=True)
    if growing.stat().st_size != file.size or _digest(growing, len(file.digest)) != file.digest:
        growing.unlink()
        raise FetchError(f"{file.name} came damaged", passing=False)
    os.replace(growing, final)


def _digest(path: Path, length: int) -> str:
    """The SHA-256 of a file (64 digits), or git's hash of it (40)."""
    if length == 64:
        digest = hashlib.sha256()
    else:
        digest = hashlib.sha1(f"blob {path.stat().st_size}\0".encode(), usedforsecurity=False)  # what git names it by
    with open_regular(path) as file:
        while chunk := file.read(1 << 22):
            digest.update(chunk)
    return digest.hexdigest()
