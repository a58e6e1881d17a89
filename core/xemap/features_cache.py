"""The cache of the features of scenes."""

import os

from ..files.disk_cache import DiskCache, bounded_cache

#: Environment variable: GB that the features of scenes may take on disk.
LIMIT_VARIABLE = "LANDSCRIBE_FEATURES_GB"


def features_cache() -> DiskCache:
    """The cache of all scenes' features."""
    return bounded_cache("features", LIMIT_VARIABLE)


def scenes_kept(cache: DiskCache) -> int:
    """Number of scenes (or ways of reading one) with features in the cache."""
    return sum(bool(names) for _, _, names in os.walk(cache.folder))
