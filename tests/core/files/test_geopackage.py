"""No writer replaces a GeoPackage that another program has open."""

import os
import sqlite3
from contextlib import closing

import pytest

from core.errors import InputError
from core.files.geopackage import check_closed
from core.files.partial import PartialFile


@pytest.fixture
def package(tmp_path):
    path = tmp_path / "layers.gpkg"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE points (label TEXT)")
    return path


def rows(path):
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return database.execute("SELECT label FROM points").fetchall()


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_an_open_one_is_refused_and_keeps_its_changes(package, mode):
    with closing(sqlite3.connect(package, isolation_level=None)) as other:
        other.execute(f"PRAGMA journal_mode={mode}")
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO points VALUES ('typed just now')")
        if mode == "WAL":
            other.execute("COMMIT")
        with pytest.raises(InputError, match="in use by another program"), PartialFile(package):
            pass
        if mode == "DELETE":
            other.execute("COMMIT")
    assert rows(package) == [("typed just now",)]


def test_one_that_is_opened_during_the_run_is_refused_too(package):
    with PartialFile(package) as partial:
        partial.path.write_bytes(package.read_bytes())
        with closing(sqlite3.connect(package, isolation_level=None)) as other:
            other.execute("PRAGMA journal_mode=WAL")
            other.execute("INSERT INTO points VALUES ('typed just now')")
            with pytest.raises(InputError, match="in use by another program"):
                partial.commit()
    assert rows(package) == [("typed just now",)]


def test_changes_that_a_crashed_program_left_are_not_played_onto_a_new_file(package):
    child = os.fork() if hasattr(os, "fork") else pytest.skip("needs a crash")
    if child == 0:
        other = sqlite3.connect(package, isolation_level=None)
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("INSERT INTO points VALUES ('typed just now')")
        os._exit(1)
    os.waitpid(child, 0)
    with pytest.raises(InputError, match="in use by another program"):
        check_closed(package)
    assert rows(package) == [("typed just now",)]


def test_a_closed_one_and_files_that_are_none_are_replaced(package, tmp_path):
    check_closed(package)
    check_closed(tmp_path / "absent.gpkg")
    (tmp_path / "text.gpkg").write_text("no database, and long enough to be looked at" * 10)
    check_closed(tmp_path / "text.gpkg")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["layers.gpkg", "text.gpkg"]
