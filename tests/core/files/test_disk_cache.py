"""The cache on disk is bounded and atomic, lets the least recently used go, and never answers from a damaged entry."""

import os
import shutil
import time

import pytest

from core.errors import InputError
from core.files.disk_cache import DEFAULT_LIMIT_GB, DiskCache, bounded_cache, cache_folder


def filled(cache, name, size=100):
    return cache.put(name, lambda path: path.write_bytes(b"x" * size))


def test_what_was_put_is_there(tmp_path):
    cache = DiskCache(tmp_path / "cache", 1000)
    assert cache.get("a/b.npy") is None
    path = filled(cache, "a/b.npy")
    assert cache.get("a/b.npy") == path and cache.has("a/b.npy")
    assert cache.read("a/b.npy") == b"x" * 100 == path.read_bytes()[:100]
    assert 100 < cache.size() < 150
    cache.remove("a/b.npy")
    assert cache.get("a/b.npy") is None and not cache.has("a/b.npy") and cache.size() == 0


def test_the_least_recently_used_goes_first(tmp_path):
    cache = DiskCache(tmp_path, 280)
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
    assert cache.read("a") == b"x" * 100
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


def _flipped(path, at):
    content = bytearray(path.read_bytes())
    content[at] ^= 4
    path.write_bytes(content)


DAMAGE = {
    "first byte": lambda path: _flipped(path, 0),
    "last byte": lambda path: _flipped(path, 99),
    "magic number": lambda path: _flipped(path, 100),
    "version": lambda path: _flipped(path, 104),
    "size": lambda path: _flipped(path, 106),
    "checksum": lambda path: _flipped(path, -1),
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "no seal": lambda path: path.write_bytes(b"x" * 100),
    "more at the end": lambda path: path.write_bytes(path.read_bytes() + b"x"),
    "empty": lambda path: path.write_bytes(b""),
}


@pytest.mark.parametrize(
    "damage", ["magic number", "version", "size", "cut short", "no seal", "more at the end", "empty"]
)
def test_an_entry_without_a_fitting_seal_does_not_exist(tmp_path, damage):
    cache = DiskCache(tmp_path, 1000)
    DAMAGE[damage](filled(cache, "a"))
    assert not cache.has("a")


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_entry_counts_as_missing(tmp_path, damage):
    cache = DiskCache(tmp_path, 1000)
    path = filled(cache, "a")
    assert cache.get("a")
    damage(path)
    assert cache.get("a") is None
    path = filled(cache, "a")
    damage(path)
    assert cache.read("a") is None and DiskCache(tmp_path, 1000).get("a") is None
    filled(cache, "a")
    assert cache.read("a") == b"x" * 100


def test_an_entry_under_another_name_counts_as_missing(tmp_path):
    cache = DiskCache(tmp_path, 1000)
    shutil.copy(filled(cache, "a"), tmp_path / "b")
    assert cache.get("b") is None and cache.read("a") == b"x" * 100


def _fifo(path):
    os.mkfifo(path)


def _device(path):
    path.symlink_to("/dev/zero")


def _link(path):
    path.symlink_to(path.with_name("sound"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize("make", [_fifo, _device, _link, lambda path: path.mkdir()])
def test_only_regular_files_are_opened(tmp_path, make):
    cache = DiskCache(tmp_path, 1000)
    filled(cache, "sound")
    make(tmp_path / "a")
    assert cache.get("a") is None and cache.read("a") is None and not cache.has("a")


def test_the_limit_comes_from_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path))
    for text, gigabytes in {"0.5": 0.5, "-3": 0, "": DEFAULT_LIMIT_GB, "much": 4, "nan": 4, "inf": 4}.items():
        monkeypatch.setenv("A_LIMIT_GB", text)
        cache = bounded_cache("things", "A_LIMIT_GB")
        assert (cache.limit, cache.folder) == (gigabytes * 1e9, tmp_path / "things")
