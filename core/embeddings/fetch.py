"""Fetching over HTTP: who we say we are, how long we wait, how often we try again, and what went wrong in words."""

import hashlib
import http.client
import os
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from ..progress import Progress, silent
from ..version import VERSION
from .access import Access

#: Some hosts answer 403 to programs that do not say what they are.
AGENT = f"Landscribe/{VERSION}"
#: Seconds before each further try.
BACK_OFF = (0.5, 2.0, 5.0)
#: Seconds to connect, seconds that nothing may come, and seconds that one request may take in all.
CONNECT_SECONDS, STALL_SECONDS, REQUEST_SECONDS = 10, 15, 120
#: Answers that may be better the next time.
PASSING = {408, 425, 429, 500, 502, 503, 504}
_CHUNK = 1 << 18


class FetchError(Exception):
    """What could not be fetched: ``reason`` is half a sentence; ``passing`` says that a further try may do better."""

    def __init__(self, reason: str, passing: bool = True, missing: bool = False):
        super().__init__(reason)
        self.reason, self.passing, self.missing = reason, passing, missing


@dataclass(frozen=True)
class Fetched:
    """A file that was fetched: its size in bytes and SHA-256."""

    size: int
    sha256: str


def persistently(work: Callable[[], object], progress: Progress = silent, fraction: float = 0.0, stage: str = ""):
    """``work``'s answer, tried again after BACK_OFF while it raises a passing FetchError; ``progress`` may cancel."""
    for pause in (*BACK_OFF, None):
        try:
            return work()
        except FetchError as error:
            if pause is None or not error.passing:
                raise
        until = time.monotonic() + pause
        while (left := until - time.monotonic()) > 0:
            progress(fraction, stage)
            time.sleep(min(0.1, left))
    raise AssertionError("unreachable")


def download(url: str, path: Path, access: Access, progress: Progress = silent, stage: str = "") -> Fetched:
    """Fetch a file whole to ``path``; what a cut connection left is completed, not fetched again.

    Raises: FetchError where it cannot be had; OSError where it cannot be written.
    """
    path.unlink(missing_ok=True)
    persistently(lambda: _fetch_rest(url, path, access, progress, stage), progress, 0.0, stage)
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return Fetched(path.stat().st_size, digest.hexdigest())


def _fetch_rest(url: str, path: Path, access: Access, progress: Progress, stage: str) -> None:
    have = path.stat().st_size if path.exists() else 0
    headers = {"Range": f"bytes={have}-"} if have else {}
    with _opened(url, access, headers) as answer, path.open("ab") as file:
        if have and answer.status != 206:  # the server sends all of it again
            file.truncate(0)
            have = 0
        length = answer.headers.get("Content-Length")
        total = have + int(length) if length else None
        while True:
            try:
                chunk = answer.read1(_CHUNK)
            except (OSError, http.client.HTTPException) as error:
                raise FetchError(_in_words(error)) from error
            if not chunk:
                break
            file.write(chunk)
            have += len(chunk)
            progress(have / total if total else 0.0, stage)
    if total is not None and have != total:
        raise FetchError("the connection was cut")


def size_of(url: str, access: Access) -> int | None:
    """The size of a file in bytes, None where the server does not say. Raises: FetchError where it is not there."""
    with _opened(url, access, {"Range": "bytes=0-0"}) as answer:
        told = answer.headers.get("Content-Range", "").rpartition("/")[2]
        return int(told) if told.isdigit() else None


def diagnose(url: str, access: Access) -> FetchError:
    """Why a file that GDAL could not read is out of reach; asks the server once."""
    try:
        size_of(url, access)
    except FetchError as error:
        return error
    return FetchError("the server's answers were cut short or damaged")


def _opened(url: str, access: Access, headers: dict[str, str]):
    handlers: list = [urllib.request.HTTPSHandler(context=_certificates())]
    if access.proxy:
        handlers.append(urllib.request.ProxyHandler({"http": access.proxy, "https": access.proxy}))
    request = urllib.request.Request(url, headers={"User-Agent": AGENT, **headers})
    try:
        return urllib.request.build_opener(*handlers).open(request, timeout=STALL_SECONDS)
    except urllib.error.HTTPError as error:
        with suppress(OSError):
            error.close()
        raise answered(error.code) from error
    except (OSError, http.client.HTTPException) as error:
        raise FetchError(_in_words(error)) from error


def _certificates() -> ssl.SSLContext:
    """The system's certificates, where a company adds its own, and certifi's, where the system has none."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def answered(status: int) -> FetchError:
    """What an HTTP status means here."""
    if status in (404, 410):
        return FetchError(f"it is not on the server ({status})", passing=False, missing=True)
    if status in (401, 403):
        return FetchError(f"the server refuses it ({status})", passing=False)
    if status == 407:
        return FetchError("the proxy asks for a password (407)", passing=False)
    return FetchError(f"the server answered with error {status}", passing=status in PASSING)


def _in_words(error: BaseException) -> str:
    cause = getattr(error, "reason", error)
    if isinstance(cause, TimeoutError) or "timed out" in str(cause):
        return "the server did not answer in time"
    if isinstance(cause, ssl.SSLError):
        return "the server's certificate could not be checked"
    if isinstance(cause, (http.client.IncompleteRead, ConnectionResetError, http.client.RemoteDisconnected)):
        return "the connection was cut"
    return "the server cannot be reached"


def gdal_path(url: str, access: Access) -> str:
    """The name under which GDAL reads ``url``, with all that its requests should say and be bounded by.

    In the name, since GDAL's threads do not know a thread's own settings. Tries are ours: GDAL's cannot be cancelled.
    """
    options = {
        "useragent": AGENT,
        "connecttimeout": CONNECT_SECONDS,
        "timeout": REQUEST_SECONDS,
        "low_speed_time": STALL_SECONDS,
        "low_speed_limit": 1000,
        "max_retry": 0,
        "empty_dir": "yes",
    }
    if access.proxy:
        options["proxy"] = access.proxy
    return f"/vsicurl?{urlencode({**options, 'url': url})}"


def gdal_settings() -> dict[str, str]:
    """Settings of the ``rasterio.Env`` to read in.

    Several threads have GDAL ask for all the blocks of a read at once, and for no byte more. Nothing is kept in GDAL's
    own cache, where a failure would stay too.
    """
    settings = {
        "GDAL_NUM_THREADS": "4",
        "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",
        "GDAL_INGESTED_BYTES_AT_OPEN": "65536",
        "CPL_VSIL_CURL_NON_CACHED": "/vsicurl?",
    }
    if os.name == "nt":
        settings["GDAL_HTTP_USE_CAPI_STORE"] = "YES"
    return settings
