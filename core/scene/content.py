"""What a raster's files hold, as a hash: whether pixels are those of before, whatever the files' times say."""

import hashlib
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import rasterio
from rasterio.errors import RasterioError

#: Drivers whose pixels come from one file and the files of the same name beside it. VRTs and archives are decoded.
_ONE_FILE = frozenset({"GTiff", "JPEG", "PNG", "JP2OpenJPEG"})
_PART = 4 << 20
_THREADS = 4


def content_digest(path: str, limit: int) -> bytes | None:
    """A hash of all bytes that a raster's pixels come from; None if they are not known to be, or are over ``limit``."""
    try:
        files = _files(path)
        sizes = [os.stat(file).st_size for file in files]
        if not files or sum(sizes) > limit:
            return None
        parts = [(file, start) for file, size in zip(files, sizes) for start in range(0, size, _PART)]
        with ThreadPoolExecutor(min(_THREADS, os.cpu_count() or 1), "hash") as pool:
            digests = pool.map(_part, parts)
            return hashlib.blake2b(repr((files, sizes)).encode() + b"".join(digests)).digest()
    except (OSError, ValueError, RasterioError):
        return None


def _files(path: str) -> list[str]:
    """The file of a raster and all files beside it that could belong to it; none if other files could."""
    if not os.path.isfile(path):
        return []
    with rasterio.open(path) as dataset:
        if dataset.driver not in _ONE_FILE:
            return []
        files = {os.path.abspath(file) for file in dataset.files}
    own = Path(os.path.abspath(path))
    files |= {entry.path for entry in os.scandir(own.parent) if entry.name.startswith((f"{own.name}.", f"{own.stem}."))}
    if not all(stat.S_ISREG(os.stat(file).st_mode) for file in files):
        return []
    return sorted(files)


def _part(place: tuple[str, int]) -> bytes:
    path, start = place
    with open(path, "rb") as file:
        file.seek(start)
        return hashlib.blake2b(file.read(_PART)).digest()
