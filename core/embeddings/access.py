"""What a request may do to get at embeddings: whether it may use the network, and where fetched data is kept."""

import os
from dataclasses import dataclass, field

from ..files.disk_cache import DiskCache, cache_folder

#: GB that fetched embeddings may take on disk.
LIMIT_VARIABLE = "LANDSCRIBE_EMBEDDINGS_GB"
DEFAULT_LIMIT_GB = 4.0


def embeddings_cache() -> DiskCache:
    """The cache that all requests share."""
    try:
        gigabytes = float(os.environ.get(LIMIT_VARIABLE, ""))
    except ValueError:
        gigabytes = DEFAULT_LIMIT_GB
    return DiskCache(cache_folder() / "embeddings", int(gigabytes * 1e9))


@dataclass(frozen=True)
class Access:
    """``network`` is the user's consent to fetch; without it only what is on this machine is read.

    ``proxy`` (``http://host:port``, with name and password before the host where it wants them) goes before what the
    environment says; ``refresh`` fetches an index again that is there already.
    """

    network: bool = False
    proxy: str | None = None
    refresh: bool = False
    cache: DiskCache = field(default_factory=embeddings_cache)
