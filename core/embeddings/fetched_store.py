"""A Zarr store on a server, read through our own downloads: only what is needed, once, and kept on disk.

zarr asks for keys and ranges of bytes; each answer is an entry of the cache, and so is a key that the server has not.
The zarr library is an optional package (resources/requirements/zarr.txt).
"""

import asyncio
from threading import Lock

from zarr.abc.store import OffsetByteRequest, RangeByteRequest, Store, SuffixByteRequest

from .access import Access
from .fetch import FetchError, persistently, read_range, size_of


class FetchedStore(Store):
    """The store at ``root``; its entries in the cache begin with ``name``."""

    supports_writes = supports_deletes = supports_listing = False

    def __init__(self, root: str, name: str, access: Access):
        super().__init__(read_only=True)
        self._root, self._name, self._access = root.rstrip("/"), name, access
        self._lock = Lock()

    async def get(self, key, prototype, byte_range=None):
        """The bytes of a key, or of a range of it; None if the server has no such key."""
        content = await asyncio.to_thread(self._content, key, byte_range)
        return None if content is None else prototype.buffer.from_bytes(content)

    async def get_partial_values(self, prototype, key_ranges):
        return [await self.get(key, prototype, byte_range) for key, byte_range in key_ranges]

    async def exists(self, key) -> bool:
        return await asyncio.to_thread(self._content, key, RangeByteRequest(0, 1)) is not None

    def _content(self, key: str, byte_range) -> bytes | None:
        entry = f"{self._name}/{key}{_suffix(byte_range)}"
        kept = self._access.cache.read(entry)
        if kept is None:
            kept = self._fetched(key, byte_range)
            with self._lock:
                self._access.cache.put(entry, lambda path: path.write_bytes(kept))
        return bytes(kept) or None

    def _fetched(self, key: str, byte_range) -> bytes:
        """The bytes from the server; none if it has no such key."""
        if not self._access.network:
            raise FetchError("fetching was not allowed", passing=False)
        url = f"{self._root}/{key}"
        try:
            start, stop = persistently(lambda: self._bounds(url, byte_range))
            return persistently(lambda: read_range(url, start, stop, self._access))
        except FetchError as error:
            if error.missing:
                return b""
            raise

    def _bounds(self, url: str, byte_range) -> tuple[int, int | None]:
        if isinstance(byte_range, RangeByteRequest):
            return byte_range.start, byte_range.end
        if isinstance(byte_range, OffsetByteRequest):
            return byte_range.offset, None
        if isinstance(byte_range, SuffixByteRequest):  # some servers do not know ranges from the end
            size = size_of(url, self._access)
            if size is None:
                raise FetchError("the server does not say how large it is", passing=False)
            return max(0, size - byte_range.suffix), size
        return 0, None

    def __eq__(self, other) -> bool:
        return isinstance(other, FetchedStore) and (self._root, self._name) == (other._root, other._name)

    async def set(self, key, value) -> None:
        raise NotImplementedError

    async def delete(self, key) -> None:
        raise NotImplementedError

    def list(self):
        raise NotImplementedError

    def list_prefix(self, prefix):
        raise NotImplementedError

    def list_dir(self, prefix):
        raise NotImplementedError


def _suffix(byte_range) -> str:
    """The end of an entry's name: the bytes that it holds."""
    if isinstance(byte_range, RangeByteRequest):
        return f".{byte_range.start}-{byte_range.end}"
    if isinstance(byte_range, OffsetByteRequest):
        return f".from-{byte_range.offset}"
    if isinstance(byte_range, SuffixByteRequest):
        return f".last-{byte_range.suffix}"
    return ".whole"
