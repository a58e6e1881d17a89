"""Diagnostics that can be shown to others: without folders, user names, passwords, tokens or private hosts.

Rather too much is taken out than too little: of an address only a well-known public host stays, of a header nothing.
"""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import getpass
import os
import platform
import re
from collections.abc import Iterable
from contextlib import suppress
from urllib.parse import unquote, urlsplit

#: Hosts that say nothing about the user.
PUBLIC_HOSTS = frozenset(
    (
        "pypi.org", "files.pythonhosted.org", "pythonhosted.org", "download.pytorch.org", "pytorch.org", "python.org",
        "www.python.org", "docs.python.org", "bootstrap.pypa.io", "pip.pypa.io", "github.com", "huggingface.co",
        "pypi.nvidia.com", "developer.nvidia.com", "aka.ms", "qgis.org", "plugins.qgis.org", "localhost", "127.0.0.1",
    )
)  # fmt: skip

_CENSORED = "<secret>"
_HOST = "<host>"
#: To the end of the line: what a header says may have any form.
_HEADER = re.compile(
    r"(?i)(['\"]?\b(?:proxy-)?authorization|['\"]?\b(?:set-)?cookie|['\"]?\bx-[\w-]*(?:key|token|auth|api)[\w-]*"
    r"|['\"]?\bprivate-token|['\"]?\bwww-authenticate)\b['\"]?\s*[:=,].*"
)
_KEY_VALUE = re.compile(
    r"(?i)([\w.-]*(?:token|passw(?:or)?d|passwort|passphrase|\bpass|pwd|secret|api[_-]?key|access[_-]?key|private[_-]?key"
    r"|credentials?|signature|(?<![a-z])sig|(?<![a-z])auth(?!or)|session[_-]?id|username|user)[\w.-]*['\"]?\s*[=:]\s*)"
    r"(?:'[^'\n]*'|\"[^\"\n]*\"|[^\s'\"<][^\s'\"]*)"
)
_OPTION = re.compile(r"(?i)(--(?:password|token|username|user|client-cert|cert|keyring-provider)[= ])\S+")
_SCHEME = re.compile(r"(?i)\b(bearer|basic|digest|negotiate|ntlm|apikey|token)\s+(?=\S*[\d=+/])[\w.~+/=-]{8,}")
_TOKEN = re.compile(
    r"\b(?:gh[pousr]_|github_pat_|glpat-|pypi-Ag|hf_|xox[abprs]-|sk-|AKIA|ASIA|AKC|cmVm|eyJ)[\w.~+/=-]{10,}"
    r"|(?<!sha256[:= ])\b(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{32,}\b"
    r"|\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b"
)
_URL = re.compile(
    r"(?i)\b((?:[a-z][a-z0-9]*\+)?(?:https?|socks[45]?[ah]?|ftps?|ssh|git|s3|gs|wss?|ldaps?|smb))://([^\s'\"<>]*)"
)
_PACKAGE = re.compile(r"/([\w.%+-]+\.(?:whl|tar\.gz|zip)(?:\.metadata)?)(?=$|[#?),])")
_LOGIN = re.compile(r"[^\s'\"<>(=,;]+@[^\s'\"<>@]+\.?[^\s'\"<>]*|[^\s'\"<>(=,;]+:[^\s'\"<>]*@[^\s'\"<>]+")
_QUERY = re.compile(r"\?[\w.~%-]+=[^\s'\"<>)]*")

_FILE_URL = re.compile(r"file:/+[^\s'\"]*/")
_WINDOWS = re.compile(r"(?:\\\\\?\\)?\b[A-Za-z]:[\\/]+(?:[^\\/:*?\"<>|\r\n']+[\\/]+)*")
_NETWORK = re.compile(r"\\\\[^\s\\]+\\(?:[^\\:*?\"<>|\r\n']+\\)*")
_QUOTED = re.compile(r"(['\"])(?![a-z0-9]+://)[^'\"\n]*/([^'\"\n/]*)\1")
_POSIX = re.compile(r"(?<![\w/.<>~…:])/(?:[^\s/'\":,;()]+/)+")
_SHARE = re.compile(r"(?<![\w:/.…])//[\w.-]+/[^\s'\"<>]*")
_DOMAIN_LOGIN = re.compile(r"\b[A-Za-z][\w.-]*\\[\w.-]+")

#: Names of hosts by what stands before them, by their ends, and with a port.
_LABELLED = re.compile(
    r"(?i)(\b(?:[\w-]*proxy|trusted[-_]host|(?:extra[-_])?index[-_]url|find[-_]links|index|mirror|host(?:name)?|server"
    r"|repository|registry)\b['\"]?\s*[=:]\s*|--(?:proxy|trusted-host|index-url|extra-index-url|find-links)\s+"
    r"|\b(?:resolve|reach|lookup|getaddrinfo for|connect(?:ion|ing|ed)? to|tunnel to|host|proxy)\s+"
    r"(?=['\"]|[\w-]+\.[\w.-]))"
    r"(['\"]?)([\w.\[\]:-]+)"
)
_PRIVATE_END = re.compile(
    r"(?i)(?<![\w@./\\-])(?:[\w-]+\.)+(?:corp|local|lan|internal|intern|intra|intranet|home|private|localdomain|example"
    r"|invalid|test|arpa|com|org|net|io|dev|app|cloud|info|biz|edu|gov|mil|int|eu|de|fr|uk|us|ca|jp|cn|br|au|nl|it|es|se|no"
    r"|fi|dk|at|ch|be|cz|ru|kr|tw|nz|za|mx|ar)(?![\w-])(?!\.\w)"
)
_WITH_PORT = re.compile(
    r"(?<![\w./\\:@-])(?!\d+:)((?:[\w-]+\.)*[A-Za-z_][\w-]*|(?:[\w-]+\.)+[\w-]+)(?<!\.py)(?<!\.txt)(?<!\.toml)(?<!\.json)"
    r"(?<!\.cpp)(?<!\.c)(?<!\.h):(\d{2,5})(?![\w:.])"
)
_IPV4 = re.compile(r"(?<![\w.=_-])(?:\d{1,3}\.){3}\d{1,3}(?![\w.-])")
_IPV6 = re.compile(r"(?<![\w:.])(?!\d\d:\d\d:\d\d(?![:\w]))(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?![\w:])")

_SHORTEST_NAME = 3
#: Characters of the shortest part of a path that may be a token; shorter ones are words such as "artifactory".
_LONG_SEGMENT = 12


def redact(
    text: str,
    folders: dict[str, str] | None = None,
    names: Iterable[str] | None = None,
    settings: Iterable[str] = (),
) -> str:
    """Take every folder, user name, password, token and private host out of ``text``.

    Args:
        text: the text.
        folders: word for each folder that matters, such as ``{"/home/a/engine": "<engine>"}``.
        names: names to take out; None for the user's and the machine's.
        settings: pip's settings and proxies; the secrets in them are taken out wherever they stand.
    """
    for folder, word in sorted((folders or {}).items(), key=lambda item: -len(item[0])):
        for written in {folder, folder.replace("\\", "\\\\"), folder.replace("\\", "/")}:
            if len(written) > 1:
                text = text.replace(written, word)
    for secret in sorted(secrets_in(settings), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", _CENSORED, text)
    text = _HEADER.sub(lambda match: f"{match[1]}: {_CENSORED}", text)
    text = _SCHEME.sub(rf"\1 {_CENSORED}", text)
    text = _URL.sub(_public_part, text)
    text = _OPTION.sub(rf"\1{_CENSORED}", text)
    text = _KEY_VALUE.sub(rf"\1{_CENSORED}", text)
    text = _LOGIN.sub(f"{_CENSORED}@{_HOST}", text)
    text = _QUERY.sub("?…", text)
    text = _FILE_URL.sub("file:…/", text)
    text = _WINDOWS.sub("…/", text)
    text = _NETWORK.sub("…/", text)
    text = _SHARE.sub("…/", text)
    text = _QUOTED.sub(r"\1…/\2\1", text)
    text = _POSIX.sub("…/", text)
    text = _DOMAIN_LOGIN.sub("<user>", text)
    text = _LABELLED.sub(lambda match: f"{match[1]}{match[2]}{_public(match[3])}", text)
    text = _WITH_PORT.sub(lambda match: f"{_public(match[1])}:{match[2]}", text)
    for pattern in (_PRIVATE_END, _IPV4, _IPV6):
        text = pattern.sub(lambda match: _public(match[0]), text)
    text = _TOKEN.sub(_CENSORED, text)
    for name in _names() if names is None else names:
        if len(name) >= _SHORTEST_NAME and name.lower() not in ("root", "user"):
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "<user>", text, flags=re.IGNORECASE)
    return text


def secrets_in(settings: Iterable[str]) -> set[str]:
    """The parts of addresses that nobody else may see: users, passwords, private hosts, tokens in path and query."""
    secrets = set()
    for setting in settings:
        for word in re.split(r"[\s,]+", setting):
            with suppress(ValueError):
                parts = urlsplit(word if "://" in word else f"//{word}")
                host = parts.hostname or ""
                segments = [part for part in parts.path.split("/") if len(part) >= _LONG_SEGMENT]
                values = [pair.partition("=")[2] for pair in parts.query.split("&")]
                private = [host] if "." in host and host not in PUBLIC_HOSTS else []
                login = [parts.username or "", parts.password or ""]
                secrets |= {*login, *segments, *values, *private, parts.fragment}
    secrets |= {unquote(secret) for secret in secrets}
    return {secret for secret in secrets if len(secret) >= _SHORTEST_NAME}


def _public_part(match: re.Match) -> str:
    """Of an address, its scheme, a public host, and there the name of a package."""
    address = match[2].rpartition("@")[2] if "/" not in match[2].partition("@")[0] else match[2]
    host = re.match(r"[\w.-]*", address)[0].lower()
    end = match[2][len(match[2].rstrip(").,;]")) :]
    if "@" in match[2] or host not in PUBLIC_HOSTS:
        return f"{match[1]}://{_public(host) if host in PUBLIC_HOSTS else _HOST}{end}"
    package = _PACKAGE.search(address.rstrip(").,;]"))
    path = f"/…/{package[1]}" if package else "/…" if "/" in address.rstrip("/).,;]") else ""
    return f"{match[1]}://{host}{path}{end}"


def _public(host: str) -> str:
    """The host if it is public, a word for it otherwise."""
    return host if host.lower().rstrip(".") in PUBLIC_HOSTS or host.startswith("<") else _HOST


def _names() -> Iterable[str]:
    with suppress(Exception):  # an unknown user raises KeyError, ImportError or OSError, by version
        yield getpass.getuser()
    yield os.path.basename(os.path.expanduser("~"))
    yield platform.node()
