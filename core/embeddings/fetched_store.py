"""A Zarr store on a server, read through our own downloads: only what is needed, once, and kept on disk.

zarr asks for keys and ranges of bytes; each answer is an entry of the cache, and so is a key that the server has not.
The zarr library is an optional package (resources/requirements/zarr.txt).
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from zarr.abc.store import OffsetByteRequest, RangeByteRequest, Store, SuffixByteRequest

from ..errors import Cancelled, InputError
from ..memory import out_of_memory
from .access import Access
from .fetch import FetchError, persistently, read_range, size_of
from .field import Unavailable


class FetchedStore(Store):
    """The store at ``root``, kept on disk.

    Attributes:
        untried: Entries of the cache that were read and of which nobody knows yet whether they can be decoded.
    """

    supports_writes = supports_deletes = supports_listing = False

    def __init__(self, root: str, name: str, access: Access, check: Callable[[], None]):
        """Describe a store.

        Args:
            root: Its address.
            name: How its entries in the cache begin.
            access: Whether it may be asked, and the cache.
            check: Stops it by raising Cancelled.
        """
        super().__init__(read_only=True)
        self._root, self._name, self._access, self._check = root.rstrip("/"), name, access, check
        self._lock = Lock()
        self.untried: list[str] = []

    @contextmanager
    def sound(self) -> Iterator[None]:
        """Take what cannot be decoded out of the cache again.

        Raises:
            FetchError: The server has sent it damaged.
        """
        try:
            yield
        except (FetchError, Cancelled, InputError, Unavailable):
            raise
        except Exception as error:  # zarr and its codecs have no common class
            if out_of_memory(error):
                raise
            for entry in self.untried:
                self._access.cache.remove(entry)
            raise FetchError("the server's answers were damaged", passing=False) from error

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
        self.untried.append(entry)
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
            start, stop = self._persistently(lambda: self._bounds(url, byte_range))
            return self._persistently(lambda: read_range(url, start, stop, self._access))
        except FetchError as error:
            if error.missing:
                return b""
            raise

    def _persistently(self, work: Callable):
        self._check()
        return persistently(work, lambda fraction, stage: self._check())

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
