"""The network stays closed to GDAL, PROJ and the Hugging Face hub: a file that a user opens never makes a request.

A raster or vector file may name servers: a VRT with ``/vsicurl/`` sources, the description of a WMS, a link to a CRS.
Reading it would send requests that nobody has allowed. So ``close_network`` closes every way that GDAL has, before GDAL
is loaded, and ``check_local`` refuses such files with a sentence. Downloads that the user has allowed are our own
(``core.embeddings.fetch``), and open exactly one address (``open_address``).
"""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from html import unescape
from pathlib import Path
from typing import Optional
from urllib.parse import urlsplit

from .errors import InputError
from .regular_file import open_regular

#: GDAL's drivers that need a server, load code or start programs, of those in the pinned wheels. The wheels have no
#: databases; ``check_local`` refuses those.
NETWORK_DRIVERS = (
    "ADBC", "AmigoCloud", "Carto", "CSW", "DAAS", "EEDA", "EEDAI", "Elasticsearch", "GDALG", "GPSBabel", "HTTP",
    "KMLSUPEROVERLAY", "NGW", "OAPIF", "OGCAPI", "PLMOSAIC", "PLSCENES", "STACIT", "STACTA", "WCS", "WFS", "WMS",
    "WMTS",
)  # fmt: skip
#: A proxy where nobody listens: port 0 is none. Every request through it fails at once.
_NO_PROXY_THERE = "http://127.0.0.1:0"
#: What libcurl reads from the environment, in GDAL and in libraries below it such as netCDF.
_PROXY_VARIABLES = ("http_proxy", "https_proxy", "HTTPS_PROXY", "ftp_proxy", "FTP_PROXY", "all_proxy", "ALL_PROXY")
_SETTINGS = {
    "CPL_VSIL_CURL_ALLOWED_FILENAME": "none",  # of /vsicurl/, /vsis3/ and all their relatives
    "GDAL_HTTP_PROXY": _NO_PROXY_THERE,
    "GDAL_HTTPS_PROXY": _NO_PROXY_THERE,
    "GML_DOWNLOAD_SCHEMA": "NO",
    "PROJ_NETWORK": "OFF",
}

#: A path on a server: GDAL's network file systems, addresses, and the prefixes of services and databases.
_REMOTE_FILE = re.compile(
    r"/vsi(?:curl|s3|gs|az|adls|oss|swift|webhdfs|hdfs)(?:_streaming)?[/?]"
    r"|(?<![A-Za-z])(?:https?|ftps?|s3|gs|az|abfss?|oss|swift|webhdfs|hdfs)://",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"\s*(?:WMS|WMTS|WCS|WFS|WFS3|OAPIF(?:_COLLECTION)?|OGCAPI|CSW|PG|POSTGRESQL|MYSQL|MSSQL|ODBC|OCI|HANA|MONGODBV3|ES"
    r"|CARTO|AMIGOCLOUD|NGW|EEDA|EEDAI|DAAS|PLMOSAIC|PLSCENES|ADBC|DODS|STACTA|STACIT):",
    re.IGNORECASE,
)
#: The beginning of a file in which GDAL looks for XML, and what of a file is read at most.
_HEAD, _LARGEST_XML = 4096, 64 << 20
#: Roots of files that describe a service, whatever address they name.
_SERVICE_ROOT = re.compile(
    r"<(?:GDAL_WMS|GDAL_WMTS|WMTS?_Tile_Service|WMT_MS_Capabilities|WMS_Capabilities|WCS_GDAL|OGRWFSDataSource"
    r"|(?:\w+:)?WFS_Capabilities|Capabilities)[\s>]",
    re.IGNORECASE,
)
#: Roots of virtual files, and their elements that name other files.
_VIRTUAL = re.compile(r"<(?:VRTDataset|OGRVRTDataSource|MRF_META|GDALTileIndexDataset)[\s>]", re.IGNORECASE)
_SOURCE = re.compile(
    r"<(?:SourceFilename|SourceDataset|SrcDataSource|SrcDSN|OverviewDataset|IndexDataset|DataFile|IndexFile|Source)\b"
    r"[^>]*>(?:\s*<!\[CDATA\[)?([^<\]]+)",
    re.IGNORECASE,
)
#: A virtual file of virtual files is followed up to so many of them.
_MOST_FILES = 20_000


def close_network() -> None:
    """Close GDAL's ways to the network in this process. Call it before rasterio and pyogrio are imported.

    libcurl gets its proxies from the C library's environment. ``os.environ`` keeps the user's own ones, for downloads
    that are allowed.
    """
    skipped = os.environ.get("GDAL_SKIP", "")
    names = [name.strip() for name in (skipped.split(",") if "," in skipped else skipped.split())]
    os.environ["GDAL_SKIP"] = ",".join(dict.fromkeys([*filter(None, names), *NETWORK_DRIVERS]))
    os.environ.update(_SETTINGS)
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    for name in _PROXY_VARIABLES:
        os.putenv(name, _NO_PROXY_THERE)
    for name in ("no_proxy", "NO_PROXY"):
        os.unsetenv(name)


def open_address(path: str) -> dict[str, str]:
    """The GDAL settings under which the one ``/vsicurl`` path of an allowed download can be opened."""
    return {"CPL_VSIL_CURL_ALLOWED_FILENAME": path}


def proxy_for(url: str, proxy: Optional[str] = None) -> str:
    """The proxy of an allowed download: ``proxy``, or else the user's own for this address; empty for none."""
    if proxy:
        return proxy
    from urllib.request import getproxies, proxy_bypass  # loads what connections need, and a run makes none

    parts = urlsplit(url)
    return "" if proxy_bypass(parts.hostname or "") else getproxies().get(parts.scheme, "")


def check_local(paths: Iterable[str]) -> None:
    """Refuse files that are on a server, and files that name one.

    Args:
        paths: paths as the user gives them to GDAL, or sources such as ``raster:PATH``.

    Raises:
        InputError: one of them needs the network.
    """
    for path in paths:
        server = remote_source(path)
        if server is not None:
            what = f"{Path(path).name} reads" if _local_file(path) else "The data comes"
            raise InputError(
                f"{what} from the network ({server}), and Landscribe opens only files on this machine: download the "
                "data and choose the file."
            )


def remote_source(path: str) -> Optional[str]:
    """The server that a path names, itself or through the virtual files that it is made of; None without one.

    Only its kind or its host: an address may hold a password.
    """
    waiting, seen = [path], set()
    while waiting and len(seen) < _MOST_FILES:
        name = waiting.pop()
        local = _local_file(name)
        if local is None:
            if _is_remote(name):
                return _server(name)
            continue
        key = os.path.realpath(local)
        if key not in seen:
            seen.add(key)
            text = _xml(local)
            if _SERVICE_ROOT.search(text[:_HEAD]):
                return "a map service"
            if _VIRTUAL.search(text[:_HEAD]):
                sources = [unescape(source).strip() for source in _SOURCE.findall(text)]
                waiting += [
                    source if _is_remote(source) else os.path.join(os.path.dirname(key), source) for source in sources
                ]
    return None


def _is_remote(name: str) -> bool:
    return bool(_REMOTE_FILE.search(name) or _SERVICE.match(name) or _SERVICE_ROOT.match(name.lstrip()))


def _server(name: str) -> str:
    address = re.search(r"://(?:[^/@\s]*@)?([\w.-]+)", name)
    kind = re.match(r"\s*/?(\w+)", name)
    return address[1] if address else kind[1] if kind else "a map service"


def _local_file(name: str) -> Optional[str]:
    """The file on this machine that a path names, also behind a driver's prefix; None without one."""
    for part in (name, name.partition(":")[2], re.sub(r"^vrt://|\?.*$", "", name)):
        with suppress(OSError, ValueError):
            if part and os.path.isfile(part):
                return part
    return None


def _xml(path: str) -> str:
    """The text of a file of XML, empty for any other file."""
    with suppress(OSError), open_regular(path) as file:
        head = file.read(_HEAD)
        if b"<" in head and re.search(rb"^\s*(?:\xef\xbb\xbf)?\s*<|<(?:VRT|OGRVRT|GDAL_|WCS_|MRF_)", head):
            return (head + file.read(_LARGEST_XML)).decode("utf-8", "replace")
    return ""
