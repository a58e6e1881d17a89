"""The progress of pip, read from its output."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import os
import re
from dataclasses import dataclass

_COLLECTING = re.compile(r"\s*(?:Collecting|Requirement already satisfied:) ([A-Za-z0-9._-]+)")
_PROCESSING = re.compile(r"\s*Processing (.+?\.whl)(?: \(from .*\))?$")
_FETCHING = re.compile(r"\s*(Downloading|Using cached) (\S+\.whl)(?: \(([\d.]+) (bytes|kB|MB|GB)\))?$")
_BYTES = re.compile(r"\s*Progress (\d+) of (\d+)")
_INSTALLING = re.compile(r"\s*Installing collected packages: (.+)")
_UNITS = {"bytes": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9}


@dataclass(frozen=True)
class Progress:
    """The progress of fetching packages.

    Attributes:
        fraction: 0 to 1.
        stage: the package that is being fetched, in words.
    """

    fraction: float
    stage: str


class PipOutput:
    """Follows one run of pip.

    Half of the progress counts packages, half counts bytes: most of the bytes are in a few large packages.
    """

    def __init__(self, packages: int, megabytes: float):
        """Start at zero; ``packages`` and ``megabytes`` are the expected totals."""
        self._packages = max(1, packages)
        self._bytes = max(1.0, 1e6 * megabytes)
        self._seen: set[str] = set()
        self._fetched = 0.0  # bytes of the complete packages
        self._coming = 0.0  # total bytes of the package in progress
        self._came = 0.0  # its bytes so far
        self._name = ""
        self.installing = 0  # number of packages that pip installs after downloading all

    def feed(self, line: str) -> Progress | None:
        """The progress after ``line``, or None if the line says nothing about it."""
        match = _BYTES.match(line)
        if match:
            self._came = float(match[1])
            return self._now(f"{self._name}: {self._came / 1e6:.0f} of {float(match[2]) / 1e6:.0f} MB")
        match = _FETCHING.match(line)
        if match:
            self._name = _package(match[2])
            size = float(match[3]) * _UNITS[match[4]] if match[3] else 0.0
            return self._fetch(size, complete=match[1] != "Downloading")
        match = _PROCESSING.match(line)
        if match:
            path = match[1]
            self._name = _package(os.path.basename(path))
            self._seen.add(_normal(self._name))
            return self._fetch(float(os.path.getsize(path)) if os.path.isfile(path) else 0.0, complete=True)
        match = _COLLECTING.match(line)
        if match:
            self._seen.add(_normal(match[1]))
            return self._now(match[1])
        match = _INSTALLING.match(line)
        if match:
            self.installing = len(match[1].split(","))
            self._seen.update(_normal(name) for name in match[1].split(","))
            return Progress(1.0, f"{self.installing} packages")
        return None

    def _fetch(self, size: float, complete: bool) -> Progress:
        self._fetched += self._coming
        self._coming, self._came = size, size if complete else 0.0
        return self._now(f"{self._name} ({size / 1e6:.0f} MB)" if size >= 1e6 else self._name)

    def _now(self, stage: str) -> Progress:
        packages = min(1.0, len(self._seen) / self._packages)
        fetched = min(1.0, (self._fetched + self._came) / self._bytes)
        count = f"{min(len(self._seen), self._packages)}/{self._packages}"
        return Progress(0.5 * packages + 0.5 * fetched, f"{stage} · {count}")


def _package(file: str) -> str:
    return file.split("-")[0]


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.strip()).lower()
