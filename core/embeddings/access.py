"""How a request may get embeddings: whether it may use the network, and where downloaded data is kept."""

import os
from dataclasses import dataclass, field

from ..files.disk_cache import DiskCache, cache_folder

#: Environment variable: GB that downloaded embeddings may take on disk.
LIMIT_VARIABLE = "LANDSCRIBE_EMBEDDINGS_GB"
DEFAULT_LIMIT_GB = 4.0


def embeddings_cache() -> DiskCache:
    """The disk cache that all requests share."""
    try:
        gigabytes = float(os.environ.get(LIMIT_VARIABLE, ""))
    except ValueError:
        gigabytes = DEFAULT_LIMIT_GB
    return DiskCache(cache_folder() / "embeddings", int(gigabytes * 1e9))


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
