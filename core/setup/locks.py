"""The locks: the pinned packages of the engine's environment."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import hashlib
import re
from pathlib import Path

#: Part of the plugin: pip's own pin, the engine's packages, and those installed without their dependencies.
FOLDER = Path(__file__).resolve().parents[2] / "resources" / "requirements"
PIP, ENGINE, ALONE = "pip.txt", "engine.txt", "alone.txt"


def pins(lock: Path) -> dict[str, str]:
    """Version by package, in the lock's order."""
    versions = {}
    for line in _lines(lock):
        name, equals, version = line.split(";")[0].split(" ")[0].partition("==")
        if equals:
            versions[name.strip()] = version.strip()
    return versions


def has_hashes(lock: Path) -> bool:
    """Whether every package of the lock has hashes, so that pip can require them."""
    lines = _lines(lock)
    return bool(lines) and all("--hash=" in line for line in lines)


def extract(lock: Path, names: tuple[str, ...], local: str = "") -> str:
    """The lock's lines for ``names`` as requirements; ``local`` (``+cu130``) selects that build of each."""
    lines = []
    for line in _lines(lock):
        pin, *rest = line.split(" ")
        if pin.partition("==")[0] in names:
            lines.append(" ".join([pin + local, *rest]))
    return "\n".join(lines) + "\n"


def fingerprint(folder: Path = FOLDER) -> str:
    """Eight characters that change with the packages of the environment; comments and order do not count."""
    lines = sorted(line for name in (ENGINE, ALONE) for line in _lines(folder / name))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]


def _lines(lock: Path) -> list[str]:
    """The requirements, one a line, without comments; continued lines are joined."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = (re.sub(r"(^|\s)#.*", "", line).strip() for line in text.splitlines())
    return [" ".join(line.split()) for line in lines if line]
