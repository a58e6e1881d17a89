"""Makes mutants: of bytes, of text, and of the SQLite database that a GeoPackage is."""

import random
import re
import sqlite3
from contextlib import closing
from pathlib import Path

NUMBERS = (
    "0", "-1", "1", "255", "65535", "2147483648", "-2147483649", "1e9", "1e308", "-1e308", "9" * 30, "0.5", "NaN",
    "Infinity", "null", '""', '"x"', "[]", "{}", "true",
)  # fmt: skip
TEXTS = (
    "", " ", "\u00e4", "\ufffd", "../..", "/", "a" * 3000, "%s", "-", "\\", "\t", "&amp;", "<", "]]>", "EPSG:4326",
    "nan", "0", "é\u0301", "\u202e",
)  # fmt: skip
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_TEXT = re.compile(r'"[^"\n]*"|>[^<\n]+<')


def mutate_bytes(data: bytes, rng: random.Random) -> bytes:
    """Return ``data`` with one to eight changes; half of them near the beginning or the end, where headers are."""
    data = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        if not data:
            break
        at = _place(len(data), rng)
        rng.choice((_flip, _flip, _number, _number, _fill, _cut, _remove, _repeat, _insert))(data, at, rng)
    return bytes(data)


def _place(size: int, rng: random.Random) -> int:
    near = min(size, 512)
    return rng.choice((rng.randrange(size), rng.randrange(near), rng.randrange(near), size - 1 - rng.randrange(near)))


def _flip(data: bytearray, at: int, rng: random.Random) -> None:
    data[at] ^= 1 << rng.randrange(8)


def _number(data: bytearray, at: int, rng: random.Random) -> None:
    size = rng.choice((1, 2, 4, 8))
    value = rng.choice((0, 1, 2**7, 2**8 - 1, 2 ** (8 * size) - 1, 2 ** (8 * size - 1), rng.getrandbits(8 * size)))
    data[at : at + size] = (value % 2 ** (8 * size)).to_bytes(size, rng.choice(("little", "big")))


def _fill(data: bytearray, at: int, rng: random.Random) -> None:
    size = rng.randrange(1, 64)
    data[at : at + size] = bytes([rng.choice((0, 0xFF, rng.randrange(256)))]) * size


def _cut(data: bytearray, at: int, rng: random.Random) -> None:
    del data[at:]


def _remove(data: bytearray, at: int, rng: random.Random) -> None:
    del data[at : at + rng.randrange(1, 128)]


def _repeat(data: bytearray, at: int, rng: random.Random) -> None:
    data[at:at] = data[at : at + rng.randrange(1, 128)] * rng.randrange(1, 4)


def _insert(data: bytearray, at: int, rng: random.Random) -> None:
    data[at:at] = rng.randbytes(rng.randrange(1, 16))


def mutate_text(data: bytes, rng: random.Random) -> bytes:
    """Return text with changed numbers, strings, lines or bytes."""
    if rng.random() < 0.3:
        return mutate_bytes(data, rng)
    text = data.decode("utf-8", "surrogateescape")
    for _ in range(rng.choice((1, 1, 2, 4))):
        text = rng.choice((_other_number, _other_number, _other_text, _other_text, _without_line, _nested))(text, rng)
    encoding = rng.choice(("utf-8",) * 8 + ("utf-16", "utf-8-sig", "latin-1"))
    return text.encode(encoding, "surrogateescape" if encoding == "utf-8" else "replace")


def _spliced(text: str, pattern: re.Pattern, new: str, rng: random.Random, keep: int = 0) -> str:
    places = list(pattern.finditer(text))
    if not places:
        return text
    place = rng.choice(places)
    return text[: place.start() + keep] + new + text[place.end() - keep :]


def _other_number(text: str, rng: random.Random) -> str:
    return _spliced(text, _NUMBER, rng.choice(NUMBERS), rng)


def _other_text(text: str, rng: random.Random) -> str:
    return _spliced(text, _TEXT, rng.choice(TEXTS), rng, keep=1)


def _without_line(text: str, rng: random.Random) -> str:
    pieces = re.split(r"(\n|,|>)", text)
    at = rng.randrange(len(pieces))
    return "".join(pieces[:at] + pieces[at + 1 :]) if rng.random() < 0.7 else text + pieces[at]


def _nested(text: str, rng: random.Random) -> str:
    depth = rng.choice((2, 50, 100_000))
    opened, closed = rng.choice((("[", "]"), ('{"a":', "}"), ("<a>", "</a>")))
    return _spliced(text, _NUMBER, opened * depth + "1" + closed * depth, rng)


def mutate_geopackage(path: Path, rng: random.Random) -> None:
    """Change bytes of the file, or values in its tables: geometries, extents, the CRS, texts that are not UTF-8."""
    if rng.random() < 0.4:
        path.write_bytes(mutate_bytes(path.read_bytes(), rng))
        return
    with closing(sqlite3.connect(path)) as database, database:
        database.text_factory = lambda text: text.decode("utf-8", "replace")
        for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{trigger}"')
        database.execute("PRAGMA ignore_check_constraints = ON")
        database.execute("PRAGMA foreign_keys = OFF")
        for _ in range(rng.choice((1, 1, 3))):
            _mutate_cell(database, rng)


def _mutate_cell(database: sqlite3.Connection, rng: random.Random) -> None:
    tables = ["gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys", "zones", "zones", "zones", "zones"]
    table = rng.choice(tables)
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
    column = "geom" if table == "zones" and rng.random() < 0.7 else rng.choice(columns)
    rows = database.execute(f"SELECT rowid, {column} FROM {table}").fetchall()
    rowid, value = rng.choice(rows)
    if isinstance(value, bytes) and rng.random() < 0.9:
        value = mutate_bytes(value, rng)
    else:
        value = rng.choice((None, b"\xff\xfe\x80", "", 0, -1, 2**63 - 1, 1e308, *TEXTS))
        if isinstance(value, bytes):
            value = rng.choice((value, value * 200))
    try:
        if isinstance(value, bytes) and column != "geom":  # a text that is not UTF-8
            database.execute(f"UPDATE {table} SET {column} = CAST(? AS TEXT) WHERE rowid = ?", (value, rowid))
        else:
            database.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (value, rowid))
    except sqlite3.Error:  # a constraint
        pass
