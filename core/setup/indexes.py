"""The package sources of its own that pip on this machine is configured with, such as a company's mirror."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import configparser
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

_SOURCES = ("index-url", "extra-index-url", "find-links", "no-index")
#: Settings that may hold addresses, and with them passwords.
_ADDRESSES = (*_SOURCES[:3], "proxy", "trusted-host")
_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


def own_index(variables: Mapping[str, str] = os.environ, system: str = sys.platform) -> bool:
    """Whether pip's variables or configuration files name a package source. pip follows them; this only reads them."""
    if any(variables.get("PIP_" + name.upper().replace("-", "_")) for name in _SOURCES):
        return True
    return any(_names_a_source(path) for path in _files(variables, system))


def addresses(variables: Mapping[str, str] = os.environ, system: str = sys.platform) -> Iterator[str]:
    """The values of pip's settings and of the proxy variables that may hold addresses."""
    names = {"PIP_" + name.upper().replace("-", "_") for name in _ADDRESSES}
    for name, value in variables.items():
        if name.upper() in names or name.lower() in _PROXIES:
            yield value
    for path in _files(variables, system):
        parser = _read(path)
        for section in parser.sections():
            yield from (value for name, value in parser.items(section) if name.replace("_", "-") in _ADDRESSES)


def _files(variables: Mapping[str, str], system: str) -> Iterator[Path]:
    home = Path(variables.get("USERPROFILE" if system == "win32" else "HOME") or Path.home())
    named = variables.get("PIP_CONFIG_FILE")
    if named == os.devnull:
        return
    if named:
        yield Path(named)
    if system == "win32":
        for variable in ("PROGRAMDATA", "APPDATA"):
            if variables.get(variable):
                yield Path(variables[variable], "pip", "pip.ini")
        yield home / "pip" / "pip.ini"
        return
    if system == "darwin":
        yield Path("/Library/Application Support/pip/pip.conf")
        yield home / "Library/Application Support/pip/pip.conf"
    for folder in (variables.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":"):
        yield Path(folder, "pip", "pip.conf")
    yield Path("/etc/pip.conf")
    yield home / ".pip" / "pip.conf"
    yield Path(variables.get("XDG_CONFIG_HOME") or home / ".config", "pip", "pip.conf")


def _names_a_source(path: Path) -> bool:
    parser = _read(path)
    return any(
        parser.has_option(section, name) and parser.get(section, name).strip()
        for section in parser.sections()
        if section in ("global", "install")
        for name in _SOURCES
    )


def _read(path: Path) -> configparser.RawConfigParser:
    """The settings in a configuration file; none if it is missing or cannot be read."""
    parser = configparser.RawConfigParser()
    with suppress(OSError, UnicodeDecodeError, configparser.Error):
        parser.read(path, encoding="utf-8")
    return parser
