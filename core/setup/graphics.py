"""The NVIDIA cards and their driver, and the build of PyTorch that fits them."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Callable

from .process import hidden

#: PyTorch's own package index, one folder per build.
PYTORCH_INDEX = "https://download.pytorch.org/whl/"


@dataclass(frozen=True)
class Build:
    """A build of PyTorch.

    Attributes:
        name: name in PyTorch's package index.
        label: name that users read.
        download: size of the download in MB, rounded up.
        installed: size on disk in MB, rounded up.
        capability: lowest and highest compute capability of the cards that it runs on.
        driver_linux: oldest NVIDIA driver on Linux.
        driver_windows: oldest NVIDIA driver on Windows.
    """

    name: str
    label: str
    download: int
    installed: int
    capability: tuple[float, float] = (0.0, 0.0)  # lowest and highest of the cards
    driver_linux: str = ""
    driver_windows: str = ""

    def driver(self, system: str = sys.platform) -> str:
        """The oldest NVIDIA driver of the build on ``system``."""
        return self.driver_windows if system == "win32" else self.driver_linux


CPU = Build("cpu", "CPU", 540, 1680)

#: The build in pip's configured package index: for mirrors, which may lack PyTorch's own index, and for systems
#: with one build only. On Linux that may be a CUDA build, which is as large as those below.
AS_INDEXED = Build("index", "as the package index has it", 540, 1680)

#: The CUDA builds of the PyTorch in the lock (2.13), the newest first. NVIDIA's minor-version compatibility holds: any
#: driver of CUDA 12 runs a CUDA 12.6 build, any of CUDA 13 a 13.0 one.
CUDA = (
    Build("cu130", "CUDA 13.0", 2960, 6680, (7.5, 12.9), "580.65.06", "580.88"),
    Build("cu126", "CUDA 12.6", 3260, 7180, (5.0, 9.0), "525.60.13", "528.33"),
)


@dataclass(frozen=True)
class Card:
    """An NVIDIA card.

    Attributes:
        name: name of the card.
        driver: version of the driver.
        capability: compute capability; None if the driver is too old to report it.
        memory_bytes: memory of the card; 0 if not known.
    """

    name: str
    driver: str
    capability: float | None
    memory_bytes: int = 0


@dataclass(frozen=True)
class Advice:
    """Which build of PyTorch to install.

    Attributes:
        build: the recommended build.
        choices: every build that may be chosen.
        warning: the sentence about a card that stays unused; empty if there is none.
    """

    build: Build
    choices: tuple[Build, ...]
    warning: str = ""


def find_cards(run: Callable[[list], str] | None = None) -> list[Card]:
    """The NVIDIA cards that the driver's own tool reports; none if there is no driver."""
    run = run or _ask
    for fields in ("name,driver_version,memory.total,compute_cap", "name,driver_version,memory.total"):
        answer = run([_nvidia_smi(), f"--query-gpu={fields}", "--format=csv,noheader,nounits"])
        cards = [card for card in map(_card, answer.splitlines()) if card]
        if cards:
            return cards
    return []


def advise(
    cards: list[Card], system: str = sys.platform, machine: str | None = None, own_index: bool = False
) -> Advice:
    """Choose the build of PyTorch for these cards.

    Args:
        cards: the NVIDIA cards of the machine.
        system: a value of ``sys.platform``.
        machine: a value of ``platform.machine()``; None is this machine.
        own_index: pip uses package sources other than PyPI, so PyTorch comes from there too.
    """
    machine = (machine or platform.machine()).lower()
    if system == "darwin":
        return Advice(AS_INDEXED, (AS_INDEXED,))
    if machine not in ("x86_64", "amd64"):
        return Advice(AS_INDEXED, (AS_INDEXED, CPU))
    warning, fitting = "", []
    if cards:
        fitting = [build for build in CUDA if any(_runs(build, card, system) for card in cards)]
        if not fitting:
            warning = _why_not(cards[0], system)
    recommended = AS_INDEXED if own_index else (fitting or [CPU])[0]
    choices = (CPU, *fitting, AS_INDEXED) if own_index else (CPU, *fitting)
    return Advice(recommended, choices, warning)


def _runs(build: Build, card: Card, system: str) -> bool:
    low, high = build.capability
    # A driver too old to report the capability supports no card that is too new for the build.
    fits = card.capability is None or low <= card.capability <= high
    return fits and _numbers(card.driver) >= _numbers(build.driver(system))


def _why_not(card: Card, system: str) -> str:
    if card.capability is not None and card.capability < min(build.capability[0] for build in CUDA):
        return f"The {card.name} is too old for PyTorch, so the CPU is used."
    if card.capability is None:
        able = [CUDA[-1]]
    else:
        able = [build for build in CUDA if build.capability[0] <= card.capability <= build.capability[1]]
    if not able:
        return f"No build of PyTorch fits the {card.name} yet, so the CPU is used."
    needed = min((build.driver(system) for build in able), key=_numbers)
    return (
        f"The NVIDIA driver {card.driver} is too old for PyTorch: update it to {needed} or newer to use the "
        f"{card.name}; until then the CPU is used."
    )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


def _card(line: str) -> Card | None:
    parts = [part.strip() for part in line.split(",")]
    if len(parts) < 3 or not re.fullmatch(r"\d+(\.\d+)+", parts[1]):
        return None  # an error message
    memory = int(float(parts[2]) * 2**20) if re.fullmatch(r"[\d.]+", parts[2]) else 0
    has_capability = len(parts) > 3 and re.fullmatch(r"\d+\.\d+", parts[3])
    return Card(parts[0], parts[1], float(parts[3]) if has_capability else None, memory)


def _nvidia_smi(
    system: str = sys.platform,
    variables: Mapping[str, str] = os.environ,
    which: Callable[[str], str | None] = shutil.which,
    exists: Callable[[str], bool] = os.path.isfile,
) -> str:
    """The driver's tool: on the search path, or in the folders that Windows drivers of all ages use."""
    tool = which("nvidia-smi")
    if tool or system != "win32":
        return tool or "nvidia-smi"
    places = (
        variables.get("SystemRoot", r"C:\Windows") + r"\System32\nvidia-smi.exe",
        variables.get("ProgramFiles", r"C:\Program Files") + r"\NVIDIA Corporation\NVSMI\nvidia-smi.exe",
    )
    return next((place for place in places if exists(place)), places[0])


def _ask(arguments: list) -> str:
    try:
        answer = subprocess.run(
            arguments, stdin=subprocess.DEVNULL, capture_output=True, timeout=20, check=False, **hidden()
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.decode("utf-8", "replace")
