"""Whether another program has a GeoPackage open."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from ..errors import InputError


def check_closed(path: Path) -> None:
    """Raise InputError if ``path`` is a GeoPackage that another program has open, or has not written to the end.

    SQLite keeps changes in a file beside it (``-wal``, ``-journal``) and plays them back later, so that a new file in
    the old one's place would be damaged.
    """
    if path.suffix.lower() != ".gpkg" or not path.is_file():
        return
    in_use = any(path.with_name(path.name + end).exists() for end in ("-wal", "-journal"))
    if not in_use:
        try:
            with closing(sqlite3.connect(os.fsencode(path), timeout=0.2)) as database:
                database.execute("BEGIN IMMEDIATE")
                database.rollback()
        except sqlite3.OperationalError as error:
            in_use = "lock" in str(error)
        except sqlite3.DatabaseError:  # no GeoPackage at all
            pass
    if in_use:
        raise InputError(f"{path} is in use by another program: close its layers there or choose another file.")
