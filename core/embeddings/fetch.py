"""Downloads over HTTP: user agent, time limits, retries, and errors in words."""

import hashlib
import http.client
import os
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from ..errors import Cancelled
from ..network import proxy_for
from ..progress import Progress, silent
from ..version import VERSION
from .access import Access

#: Some hosts answer 403 to clients without a user agent.
AGENT = f"Landscribe/{VERSION}"
#: Seconds before each further try.
BACK_OFF = (0.5, 2.0, 5.0)
#: Time limits in seconds: to connect, without any data, and for a whole request.
CONNECT_SECONDS, STALL_SECONDS, REQUEST_SECONDS = 10, 15, 120
#: HTTP statuses that may pass.
PASSING = {408, 425, 429, 500, 502, 503, 504}
_CHUNK = 1 << 18


class FetchError(Exception):
    """A failed download.

    Attributes:
        reason: half a sentence.
        passing: whether a further try may succeed.
        missing: whether the server does not have the file.
    """

    def __init__(self, reason: str, passing: bool = True, missing: bool = False):
        super().__init__(reason)
        self.reason, self.passing, self.missing = reason, passing, missing


@dataclass(frozen=True)
class Fetched:
    """A downloaded file.

    Attributes:
        size: bytes.
        sha256: SHA-256 of the file.
    """

    size: int
    sha256: str


def persistently(work: Callable[[], object], progress: Progress = silent, fraction: float = 0.0, stage: str = ""):
    """Return ``work()``, tried again after BACK_OFF while it raises a passing FetchError; ``progress`` may cancel."""
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


class Watch:
    """The progress of work in a thread: it hears there when the work is to stop."""

    def __init__(self, fraction: float, stage: str):
        self.state, self.stopped = (fraction, stage), threading.Event()

    def __call__(self, fraction: float, stage: str) -> None:
        """Note the progress. Raises Cancelled once nobody waits for the work any more."""
        self.check()
        self.state = (fraction, stage)

    def check(self) -> None:
        """Raise Cancelled once nobody waits for the work any more."""
        if self.stopped.is_set():
            raise Cancelled


def watched(work: Callable[[Watch], object], progress: Progress = silent, fraction: float = 0.0, stage: str = ""):
    """Return the result of ``work(watch)``, run in a thread, so that a cancel need not wait for a silent server.

    Exceptions of ``progress`` pass through at once; the thread ends when it next asks its watch.
    """
    pool, watch = ThreadPoolExecutor(1, thread_name_prefix="fetch"), Watch(fraction, stage)
    try:
        running = pool.submit(work, watch)
        while not wait([running], 0.2).done:
            progress(*watch.state)
        return running.result()
    finally:
        watch.stopped.set()
        pool.shutdown(wait=False, cancel_futures=True)


def download(
    url: str, path: Path, access: Access, progress: Progress = silent, stage: str = "", resume: bool = False
) -> Fetched:
    """Download a whole file to ``path``; after a cut connection, only the rest is downloaded.

    ``resume`` goes on with what an earlier download left there.

    Raises:
        FetchError: the file cannot be had.
        OSError: the file cannot be written.
    """
    if not resume:
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
    with _opened(url, access, headers) as answer:
        progress(0.0, stage)  # before a file is made anew for a download that was cancelled meanwhile
        _write_rest(answer, path, have, progress, stage)


def _write_rest(answer, path: Path, have: int, progress: Progress, stage: str) -> None:
    with path.open("ab") as file:
        if have and answer.status != 206:  # the server sends the whole file
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


def read_range(url: str, start: int, stop: int | None, access: Access) -> bytes:
    """The bytes from ``start`` to ``stop`` of a file, or all from there on.

    Raises:
        FetchError: the file cannot be had, or its bytes come cut short.
    """
    whole = start == 0 and stop is None
    headers = {} if whole else {"Range": f"bytes={start}-{'' if stop is None else stop - 1}"}
    with _opened(url, access, headers) as answer:
        if not whole and answer.status != 206:
            raise FetchError("the server sends whole files only", passing=False)
        try:
            content = answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise FetchError(_in_words(error)) from error
        length = answer.headers.get("Content-Length")
    if (length and len(content) != int(length)) or (stop is not None and len(content) != stop - start):
        raise FetchError("the connection was cut")
    return content


def size_of(url: str, access: Access) -> int | None:
    """The size of a file in bytes, None if the server does not report it.

    Raises:
        FetchError: the file cannot be had.
    """
    with _opened(url, access, {"Range": "bytes=0-0"}) as answer:
        total = answer.headers.get("Content-Range", "").rpartition("/")[2]
        return int(total) if total.isdigit() else None


def diagnose(url: str, access: Access) -> FetchError:
    """The reason why GDAL could not read a file; asks the server once."""
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
    """The system's certificates (companies add their own) and certifi's (for systems without any)."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def answered(status: int) -> FetchError:
    """The error for an HTTP status."""
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
    """The path under which GDAL reads ``url``, with the user agent and the limits of its requests.

    They are part of the path because GDAL's threads do not see a thread's own settings. Retries are ours: GDAL's cannot
    be cancelled.
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
    options["proxy"] = proxy_for(url, access.proxy)  # also an empty one, since GDAL is left without a way out
    return f"/vsicurl?{urlencode({**options, 'url': url})}"


def gdal_settings() -> dict[str, str]:
    """Settings of the ``rasterio.Env`` for reading.

    With several threads, GDAL requests all the blocks of a read at once, and no other bytes. GDAL's own cache is off,
    because it would keep failures too.
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
