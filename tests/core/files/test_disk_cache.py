"""The cache on disk is bounded, atomic, and lets the least recently used go."""

import os
import time

import pytest

from core.errors import InputError
from core.files.disk_cache import DiskCache, cache_folder


def filled(cache, name, size=100):
    return cache.put(name, lambda path: path.write_bytes(b"x" * size))


def test_what_was_put_is_there(tmp_path):
    cache = DiskCache(tmp_path / "cache", 1000)
    assert cache.get("a/b.npy") is None
    path = filled(cache, "a/b.npy")
    assert cache.get("a/b.npy") == path and path.read_bytes() == b"x" * 100 and cache.size() == 100
    cache.remove("a/b.npy")
    assert cache.get("a/b.npy") is None and cache.size() == 0


def test_the_least_recently_used_goes_first(tmp_path):
    cache = DiskCache(tmp_path, 250)
    for age, name in ((30, "old"), (20, "older use"), (10, "new")):
        path = filled(cache, name)
        os.utime(path, (time.time() - age, time.time() - age))
    assert cache.get("older use")  # "old" has gone to make room for "new"; this one is used again
    filled(cache, "newest")
    assert {path.name for path in tmp_path.iterdir()} == {"older use", "newest"}


def test_a_file_larger_than_the_limit_stays_alone(tmp_path):
    cache = DiskCache(tmp_path, 50)
    filled(cache, "small", 20)
    filled(cache, "large", 500)
    assert cache.get("large") and not cache.get("small")


def test_a_failure_leaves_nothing(tmp_path):
    cache = DiskCache(tmp_path, 1000)

    def half(path):
        path.write_bytes(b"half")
        raise RuntimeError("cut")

    filled(cache, "a")
    with pytest.raises(RuntimeError):
        cache.put("a", half)
    assert cache.get("a").read_bytes() == b"x" * 100
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_folder_that_cannot_be_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written to"):
        filled(DiskCache(tmp_path / "file", 1000), "a")


def test_the_folder_may_be_named(tmp_path, monkeypatch):
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("LANDSCRIBE_CACHE")
    assert cache_folder().name in ("landscribe", "cache")
