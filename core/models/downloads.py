"""Models installed from downloads, zip files and folders: checked, and whole or not at all; exported, and removed.

Only the card, the weights (safetensors) and a README are copied, and the weights only if their SHA-256 is the card's.
"""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations  # QGIS's Python may be 3.9

import hashlib
import json
import lzma
import os
import shutil
import struct
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from ..errors import InputError
from ..progress import Progress, silent
from ..regular_file import open_regular
from ..schema import Mismatch, parse_json
from .card import CARD_FILE, ONNX_FILE, WEIGHTS_FILE, ModelCard, read_card
from .catalogue import (
    ARCHIVE_FILE,
    MADE_FILES,
    MODEL_FILES,
    MODEL_NAME,
    README_FILE,
    TOKENIZER_FOLDER,
    ModelOffer,
    RemoteFile,
)

_CHUNK = 1 << 20
#: Suffix of an incomplete file.
PART = ".part"
#: Bytes of the largest card or README that is accepted.
_LONGEST_TEXT = 16 << 20
#: Bytes of the largest header of a safetensors file.
_LARGEST_HEADER = 100_000_000


def waiting_room(models: Path, offer: ModelOffer) -> Path:
    """The folder, beside the models, where the files of ``offer`` gather until all of them are complete.

    It is the same folder for the same files, so that a download continues where it stopped.
    """
    identity = json.dumps([[file.name, file.url, file.sha256] for file in offer.files])
    return Path(models) / ".downloads" / hashlib.sha256(identity.encode()).hexdigest()[:16]


def to_fetch(offer: ModelOffer, models: Path) -> list[tuple[RemoteFile, Path]]:
    """List the files of ``offer`` that are not complete, each with the path that it grows at; make the folder for them.

    Raises:
        InputError: ``models`` cannot be written to or its disk has too little space.
    """
    room = waiting_room(models, offer)
    try:
        room.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(room).free
    except OSError as error:
        raise InputError(f"{models} cannot be written to ({error.strerror}): choose another folder.") from None
    missing = [(file, room / (file.name + PART)) for file in offer.files if not (room / file.name).exists()]
    needed = sum(max(0, file.size - (part.stat().st_size if part.exists() else 0)) for file, part in missing)
    if needed > free:
        raise InputError(f"{models} has {free / 1e9:.1f} GB left and {needed / 1e9:.1f} GB are needed: make room.")
    return missing


def install_download(offer: ModelOffer, models: Path, progress: Progress = silent) -> ModelCard:
    """Install the model of ``offer`` once all its files are complete; the downloaded files are removed.

    Raises:
        InputError: the files are not those of the offer; all of them are removed, because continuing cannot help.
        Cancelled: ``progress`` raised it.
    """
    room = waiting_room(models, offer)
    try:
        for file in offer.files:
            part = room / (file.name + PART)
            if part.exists():
                if (file.size and part.stat().st_size != file.size) or (file.sha256 and _sha256(part) != file.sha256):
                    raise InputError(f"{file.url} came damaged, or is not what was offered: download it again.")
                os.replace(part, room / file.name)
        archive = room / ARCHIVE_FILE
        card = install_zip(archive, models, progress) if archive.exists() else install_folder(room, models, progress)
    except InputError:
        shutil.rmtree(room, ignore_errors=True)
        raise
    shutil.rmtree(room, ignore_errors=True)
    return card


def install_folder(source: Path, models: Path, progress: Progress = silent) -> ModelCard:
    """Copy the model in the folder ``source`` to ``models``.

    Raises:
        InputError: the folder holds no valid model.
        Cancelled: ``progress`` raised it.
    """
    source = Path(source)
    card = read_card(source)

    def fetch(name: str, target: Path) -> bool:
        if not (source / name).is_file():
            return False
        total = (source / name).stat().st_size
        with open_regular(source / name) as file:
            _copy(file, target, total, progress)
        return True

    return _install(card, fetch, models)


def install_zip(archive: Path, models: Path, progress: Progress = silent) -> ModelCard:
    """Copy the one model in a zip file to ``models``.

    Raises:
        InputError: the zip file does not hold exactly one valid model.
        Cancelled: ``progress`` raised it.
    """
    archive = Path(archive)
    try:
        with open_regular(archive) as file, zipfile.ZipFile(file) as packed:
            cards = [name for name in packed.namelist() if name.rsplit("/", 1)[-1] == CARD_FILE]
            if len(cards) != 1:
                raise InputError(f"{archive.name} holds {len(cards) or 'no'} models: give a zip file of one model.")
            inside = cards[0][: -len(CARD_FILE)]

            def fetch(name: str, target: Path) -> bool:
                if inside + name not in packed.namelist():
                    return False
                size = packed.getinfo(inside + name).file_size
                if size > shutil.disk_usage(target.parent).free:
                    raise InputError(f"{name} in {archive.name} is larger than the space that is free: make room.")
                with packed.open(inside + name) as file:
                    _copy(file, target, size, progress)
                return True

            return _install(None, fetch, models)
    except OSError as error:
        raise InputError(f"{archive} cannot be read ({error.strerror}): choose another zip file.") from None
    except (zipfile.BadZipFile, RuntimeError, EOFError, zlib.error, lzma.LZMAError) as error:  # encrypted or damaged
        raise InputError(f"{archive.name} cannot be unpacked ({error}): give another zip file.") from None


def export_zip(folder: Path, archive: Path, progress: Progress = silent) -> None:
    """Write the model in ``folder`` to a zip file that ``install_zip`` takes: whole, or not at all.

    Raises:
        InputError: the model cannot be read, or the file cannot be written.
        Cancelled: ``progress`` raised it.
    """
    folder, archive = Path(folder), Path(archive)
    card = read_card(folder)
    if not (folder / card.weights_file).is_file():
        raise InputError(f"{card.title} is a checkpoint of other people and no file of ours: copy its folder {folder}.")
    growing = archive.with_name(f".{archive.name}{PART}")
    try:
        with zipfile.ZipFile(growing, "w", zipfile.ZIP_STORED) as packed:  # weights do not become smaller
            for name in dict.fromkeys((*MODEL_FILES, card.weights_file)):
                if (folder / name).is_file():
                    _pack(folder / name, f"{card.name}/{name}", packed, progress)
        os.replace(growing, archive)
    except OSError as error:
        raise InputError(f"{archive} cannot be written ({error.strerror}): choose another place.") from None
    finally:
        growing.unlink(missing_ok=True)


def remove_model(folder: Path) -> None:
    """Remove an installed model's own files, and its folder if nothing else is in it.

    Raises:
        InputError: a file is in use or protected, or the model is part of Landscribe.
    """
    folder = Path(folder).resolve()
    if Path(__file__).resolve().parents[2] in folder.parents:
        raise InputError("This model is part of Landscribe: it goes with the plugin.")
    try:
        for file in _own_files(folder):
            file.unlink()
        with suppress(OSError):  # not empty, or not there
            (folder / TOKENIZER_FOLDER).rmdir()
        if not any(folder.iterdir()):
            folder.rmdir()
    except OSError as error:
        raise InputError(f"{error.filename} cannot be removed ({error.strerror}): close what uses it.") from None


def size_of(folder: Path) -> int:
    """Bytes of a model's files."""
    return sum(file.stat().st_size for file in _own_files(Path(folder)))


def _own_files(folder: Path) -> list[Path]:
    """The files of a model, also of one that was made of other people's files."""
    places = (folder.glob(pattern) for pattern in (*MODEL_FILES, *MADE_FILES, f"{TOKENIZER_FOLDER}/*"))
    return [path for place in places for path in place if path.is_file() or path.is_symlink()]


def _install(card: ModelCard | None, fetch: Callable[[str, Path], bool], models: Path) -> ModelCard:
    """Copy a model's files, check them, and move them into place.

    ``fetch`` writes one file; it returns False if the source has none of that name.
    """
    models = Path(models)
    growing = models / f".model.{os.getpid()}{PART}"
    shutil.rmtree(growing, ignore_errors=True)
    try:
        growing.mkdir(parents=True)
        if not fetch(CARD_FILE, growing / CARD_FILE):
            raise InputError(f"There is no {CARD_FILE}: a model has {CARD_FILE} and {WEIGHTS_FILE}.")
        card = card or read_card(growing)
        weights = card.weights_file
        if not fetch(weights, growing / weights):
            raise InputError(f"There is no {weights}: a model has {CARD_FILE} and {weights}.")
        fetch(README_FILE, growing / README_FILE)
        _check(card, growing)
        final = models / card.name
        if final.exists():
            if not (final / CARD_FILE).is_file():
                raise InputError(f"{final} is in the way: remove it, or choose another folder.")
            old = read_card(final)
            if (old.version, old.weights_sha256) == (card.version, card.weights_sha256):
                raise InputError(f"{card.title}, version {card.version}, is installed already.")
            remove_model(final)
        os.replace(growing, final)
    except OSError as error:
        raise InputError(f"{models} cannot be written to ({error.strerror}): choose another folder.") from None
    finally:
        shutil.rmtree(growing, ignore_errors=True)
    return card


def _check(card: ModelCard, folder: Path) -> None:
    """Raise InputError if the weights in ``folder`` are not a safetensors file or not those of the card."""
    if not MODEL_NAME.fullmatch(card.name):
        raise InputError(f"{card.name!r} is no name for a model: its card is damaged.")
    weights = folder / card.weights_file
    if _sha256(weights) != card.weights_sha256:
        raise InputError(f"The weights of {card.title} are not those of its card (other SHA-256): get the model again.")
    if weights.name == ONNX_FILE:  # no code either; the runtime checks it when the model is loaded
        return
    with open_regular(weights) as file:
        start = file.read(8)
        length = struct.unpack("<Q", start)[0] if len(start) == 8 else 0
        header = file.read(length) if length <= min(weights.stat().st_size - 8, _LARGEST_HEADER) else b""
    try:
        if not isinstance(parse_json(header), dict):
            raise Mismatch
    except Mismatch:
        raise InputError(f"The weights of {card.title} are no safetensors file: only such are taken.") from None


def _copy(source: BinaryIO, target: Path, total: int, progress: Progress) -> None:
    is_text = target.name not in (WEIGHTS_FILE, ONNX_FILE)
    if is_text and total > _LONGEST_TEXT:
        raise InputError(f"{target.name} is too large for a text file: give another model.")
    written = 0
    with open(target, "wb") as file:
        while chunk := source.read(min(_CHUNK, total - written + 1)):
            written += len(chunk)
            if written > total:
                raise InputError(f"{target.name} is larger than its declared size: give another model.")
            file.write(chunk)
            if not is_text:
                progress(written / max(1, total), "Installing the model")


def _pack(source: Path, name: str, packed: zipfile.ZipFile, progress: Progress) -> None:
    """Add a file to an open zip file."""
    total, written = source.stat().st_size, 0
    with open_regular(source) as file, packed.open(name, "w", force_zip64=True) as target:
        while chunk := file.read(_CHUNK):
            target.write(chunk)
            written += len(chunk)
            if source.name in (WEIGHTS_FILE, ONNX_FILE):
                progress(written / max(1, total), "Exporting the model")


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with open_regular(path) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
