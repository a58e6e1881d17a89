"""The facts about this machine that the set-up depends on."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import platform
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..checks import ERROR, OK, WARNING, Check
from .graphics import Advice, Build, Card, advise, find_cards
from .indexes import own_index
from .pythons import Python, find
from .trouble import old_libc, too_little_space


@dataclass(frozen=True)
class Survey:
    """The state of the machine before a set-up.

    Attributes:
        python: the Python to make the environment with; None if none is suitable.
        no_python: the sentence about why there is none.
        cards: the NVIDIA cards.
        advice: which build of PyTorch to install.
        own_index: whether pip is configured with package sources of its own.
    """

    python: Python | None
    no_python: str
    cards: tuple[Card, ...]
    advice: Advice
    own_index: bool


def look(environment: Mapping[str, str], own: Path | None = None) -> Survey:
    """Look at the Pythons, the cards and pip's sources. It takes a second or two: not for an event loop."""
    python, reason = find(environment, own)
    cards = find_cards()
    own_source = own_index(environment)
    return Survey(python, reason, tuple(cards), advise(cards, own_index=own_source), own_source)


def free_bytes(home: Path) -> int:
    """Free space on the disk of ``home``, which need not exist yet."""
    existing = next((folder for folder in (home, *home.parents) if folder.is_dir()), Path("/"))
    return shutil.disk_usage(existing).free


def bytes_needed(build: Build, from_wheels: bool = False) -> int:
    """Space for the environment and, until it is complete, for its downloads."""
    return (build.installed + (0 if from_wheels else build.download)) * 10**6


def checks(home: Path | None = None) -> Iterator[Check]:
    """Check the machine; the diagnostics in QGIS and ``landscribe doctor`` both show these checks."""
    libc = platform.libc_ver()
    trouble = old_libc(libc)
    detail = " ".join(part for part in (platform.system(), platform.release(), platform.machine(), *libc) if part)
    yield Check("System", ERROR if trouble else OK, detail, trouble or "")
    cards = find_cards()
    advice = advise(cards)
    for card in cards:
        memory = f", {card.memory_bytes / 2**30:.0f} GB" if card.memory_bytes else ""
        yield Check(
            "NVIDIA card",
            WARNING if advice.warning else OK,
            f"{card.name}{memory}, driver {card.driver}, PyTorch build for it: {advice.build.label}",
            advice.warning,
        )
    if home is not None:
        free, needed = free_bytes(home), bytes_needed(advice.build)
        enough = free >= needed
        yield Check(
            "Space for the engine",
            OK if enough else WARNING,
            f"{free / 1e9:.1f} GB free, {needed / 1e9:.1f} GB needed for a set-up",
            "" if enough else too_little_space(free, needed, str(home)),
        )
