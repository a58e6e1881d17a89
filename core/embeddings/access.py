"""How a request may get embeddings: whether it may use the network, and where downloaded data is kept."""

from dataclasses import dataclass, field

from ..files.disk_cache import DiskCache, bounded_cache

#: Environment variable: GB that downloaded embeddings may take on disk.
LIMIT_VARIABLE = "LANDSCRIBE_EMBEDDINGS_GB"


def embeddings_cache() -> DiskCache:
    """The disk cache that all requests share."""
    return bounded_cache("embeddings", LIMIT_VARIABLE)


@dataclass(frozen=True)
class Access:
    """How a request may get embeddings.

    Attributes:
        network: whether the user has allowed downloads; otherwise only data on this machine is read.
        proxy: URL of the download proxy (``http://host:port``, with ``user:password@`` if needed); it overrides the
            environment's.
        refresh: download an index again even if it is in the cache.
        cache: where downloaded data is kept.
    """

    network: bool = False
    proxy: str | None = None
    refresh: bool = False
    cache: DiskCache = field(default_factory=embeddings_cache)
