"""Catalogues of models to download, and single models at an address of their own.

A catalogue is ``{"format": 1, "models": [{"name", "title", "version", "task", "licence", "files": [{"name", "url",
"sha256", "size"}, …]}, …]}``. Addresses may be relative to the catalogue's own.
"""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations  # QGIS's Python may be 3.9

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from ..errors import InputError
from ..schema import Mismatch, fields, list_of, parse_json, text, whole
from .card import CARD_FILE, ONNX_FILE, WEIGHTS_FILE

CATALOGUE_FORMAT = 1
README_FILE = "README.md"
#: A model folder packed into one file.
ARCHIVE_FILE = "model.zip"
#: The only files that are ever installed: no code, no pickles.
MODEL_FILES = (CARD_FILE, WEIGHTS_FILE, README_FILE)
#: Patterns of the files of models that were made here of other people's files, removed with their model.
MADE_FILES = (
    ONNX_FILE, "config.json", "model.safetensors", "model.safetensors.index.json", "model-*-of-*.safetensors",
    "*processor_config.json", "tokenizer*", "vocab.json", "merges.txt", "*_map.json",
)  # fmt: skip
#: Folder, in a model's own, of a tokenizer from elsewhere.
TOKENIZER_FOLDER = "tokenizer"
MODEL_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class RemoteFile:
    """A file to download.

    Attributes:
        name: name of the file in the model's folder.
        url: address of the file.
        sha256: expected SHA-256; empty where only the model card has it.
        size: bytes; 0 where the size is not known.
    """

    name: str
    url: str
    sha256: str = ""
    size: int = 0


@dataclass(frozen=True)
class ModelOffer:
    """A model that can be downloaded.

    Attributes:
        name: name of the model; empty until its card has been downloaded.
        title: name that users read.
        version: version of the model.
        task: ``"land-cover"`` or ``"referring"``.
        licence: licence of the weights.
        files: files to download.
    """

    name: str
    title: str
    version: str
    task: str
    licence: str
    files: tuple[RemoteFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all files, 0 where they are not known."""
        return sum(file.size for file in self.files)


_FILE = fields({"name": text(100), "url": text(2000), "sha256": text(64), "size": whole(0, (1 << 63) - 1)}, others=True)
_OFFER = fields(
    {
        "name": text(100, pattern=MODEL_NAME.pattern),
        **dict.fromkeys(("title", "version", "task", "licence"), text(2000, 0)),
        "files": list_of(_FILE, 2, len(MODEL_FILES)),
    },
    others=True,
)
_CATALOGUE = fields(
    {"format": whole(CATALOGUE_FORMAT, CATALOGUE_FORMAT), "models": list_of(_OFFER, 0, 10_000)}, others=True
)


def read_catalogue(content: str, address: str) -> list[ModelOffer]:
    """Read the offers in the catalogue that was fetched from ``address``.

    Raises:
        InputError: the text is not a catalogue of this format.
    """
    try:
        return [_offer(entry, address) for entry in _CATALOGUE(parse_json(content), "")["models"]]
    except Mismatch:
        raise InputError(
            f"{address} is no catalogue of models that this version knows: choose another address or update Landscribe."
        ) from None


def offer_at(address: str) -> ModelOffer:
    """Make an offer of the model at one address: a .zip, or a folder with model.json and weights.safetensors.

    ``#sha256=…`` after a .zip is checked, as pip does.

    Raises:
        InputError: the address cannot be used.
    """
    plain, _, fragment = address.strip().partition("#")
    check_address(plain)
    parts = urlsplit(plain)
    if parts.path.lower().endswith(".zip"):
        key, _, digest = fragment.partition("=")
        digest = digest.lower() if key == "sha256" else ""
        if digest and not _DIGEST.fullmatch(digest):
            raise InputError(f"{digest} is no SHA-256: it has 64 digits from 0 to f.")
        files = (RemoteFile(ARCHIVE_FILE, plain, digest),)
    else:
        base = plain[: -len(CARD_FILE)] if parts.path.endswith("/" + CARD_FILE) else plain.rstrip("/") + "/"
        files = tuple(RemoteFile(name, urljoin(base, name)) for name in (CARD_FILE, WEIGHTS_FILE))
    return ModelOffer("", plain, "", "", "", files)


def check_address(address: str) -> None:
    """Refuse addresses that are not HTTPS; HTTP is accepted from this machine only.

    Raises:
        InputError: the address is not secure.
    """
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        parts, host = None, None
    if not host or not (parts.scheme == "https" or (parts.scheme == "http" and host in _THIS_MACHINE)):
        raise InputError(f"{address} is no secure address: give one that begins with https://.")


def _offer(entry: dict, address: str) -> ModelOffer:
    files = []
    for file in entry["files"]:
        digest = file["sha256"].lower()
        if file["name"] not in MODEL_FILES or not _DIGEST.fullmatch(digest):
            raise Mismatch(file["name"])
        try:
            url = urljoin(address, file["url"])
        except ValueError:
            raise Mismatch(file["url"]) from None
        check_address(url)
        files.append(RemoteFile(file["name"], url, digest, file["size"]))
    if not {CARD_FILE, WEIGHTS_FILE} <= {file.name for file in files}:
        raise Mismatch(entry["name"])
    texts = (entry[key] for key in ("title", "version", "task", "licence"))
    return ModelOffer(entry["name"], *texts, tuple(files))
