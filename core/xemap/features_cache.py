"""Where the features of scenes are kept on disk, and how much room they may take. Plain standard library."""

import os

from ..files.disk_cache import DiskCache, cache_folder

#: GB that the features of scenes may take on disk.
LIMIT_VARIABLE = "LANDSCRIBE_FEATURES_GB"
DEFAULT_LIMIT_GB = 4.0


def features_cache() -> DiskCache:
    """The cache of all scenes' features."""
    try:
        gigabytes = float(os.environ.get(LIMIT_VARIABLE, ""))
    except ValueError:
        gigabytes = DEFAULT_LIMIT_GB
    return DiskCache(cache_folder() / "features", int(max(gigabytes, 0) * 1e9))


def scenes_kept(cache: DiskCache) -> int:
    """How many scenes (or readings of one) have features in the cache."""
    return sum(bool(names) for _, _, names in os.walk(cache.folder))
