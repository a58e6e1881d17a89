"""The rasters that a user names: files, folders, patterns, a tile index, a STAC item collection."""

import glob
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pyogrio

from ..errors import InputError
from ..network import check_local
from ..regular_file import read_regular

#: Suffixes of the files that are taken from a folder.
RASTERS = (".tif", ".tiff", ".vrt", ".jp2", ".img", ".png", ".jpg", ".jpeg", ".ecw", ".sid", ".bil", ".asc")
#: Suffixes of a tile index.
INDEXES = (".gpkg", ".shp", ".fgb", ".geojson", ".json", ".parquet", ".csv")
#: Fields of a tile index that name the raster, in the order in which they are looked for.
LOCATION_FIELDS = ("location", "path", "filename", "file", "href", "url")
#: Roles and names of a STAC item's asset that show the ground in colour, the best first.
_VISUAL = ("visual", "image", "rgb", "data", "ortho", "orthophoto")
_LARGEST_JSON = 1 << 30


@dataclass
class Found:
    """The rasters that were found.

    Attributes:
        paths: Their paths, each once, in the order of the sources.
        failures: What cannot be used, with one sentence each.
    """

    paths: list[str] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)


def find_rasters(
    sources: Iterable[str], leave_out: str, location: str | None = None, asset: str | None = None
) -> Found:
    """Find the rasters of all sources.

    Args:
        sources: Paths of rasters, folders (with all below them), patterns such as ``tiles/*.tif``, tile indexes and
            STAC item collections.
        leave_out: Folder of the results, which is never taken for a source.
        location: Field of a tile index that names the raster; None to find it.
        asset: Name of the asset of a STAC item; None to find it.

    Raises:
        InputError: There is no source, or nothing at all was found in them.
    """
    found, seen = Found(), set()
    own = os.path.join(os.path.realpath(leave_out), "")
    for source in sources:
        try:
            for path in _paths(source, location, asset, found):
                real = os.path.realpath(path)
                if real not in seen and not real.startswith(own):
                    seen.add(real)
                    found.paths.append(path)
        except InputError as error:
            found.failures[source] = str(error)
    if not found.paths and not found.failures:
        raise InputError("The sources hold no raster: name files, a folder with rasters, a pattern or a tile index.")
    return found


def _paths(source: str, location: str | None, asset: str | None, found: Found) -> Iterator[str]:
    if os.path.isdir(source):
        paths = _in_folder(source)
        if not paths:
            raise InputError(f"The folder {source} holds no raster: choose another folder.")
    elif os.path.exists(source):
        suffix = os.path.splitext(source)[1].lower()
        items = _stac_items(source) if suffix in (".json", ".geojson") else None
        if items is not None:
            paths = _of_items(items, source, asset, found)
        elif suffix in INDEXES:
            paths = _of_index(source, location, found)
        else:
            paths = [source]
    elif glob.has_magic(source):
        paths = sorted(path for path in glob.glob(source, recursive=True) if os.path.isfile(path))
        if not paths:
            raise InputError(f"No file fits the pattern {source}: check it.")
    else:
        paths = [source]
    for path in paths:
        try:
            check_local([path])
        except InputError as error:
            found.failures[path] = str(error)
        else:
            yield path


def _in_folder(folder: str) -> list[str]:
    paths = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths += [os.path.join(place, name) for name in sorted(names) if name.lower().endswith(RASTERS)]
    return paths


def _of_index(index: str, location: str | None, found: Found) -> Iterator[str]:
    """The rasters of a tile index that exist; the others are failures."""
    try:
        meta, _, _, values = pyogrio.raw.read(index, read_geometry=False)
    except Exception as error:  # pyogrio's errors have no common class
        raise InputError(f"The tile index {index} cannot be read ({error}): choose a vector file.") from None
    fields = {str(name).lower(): column for name, column in zip(meta["fields"], values)}
    wanted = [location.lower()] if location else list(LOCATION_FIELDS)
    column = next((fields[name] for name in wanted if name in fields), None)
    if column is None:
        raise InputError(
            f"The tile index {index} has no field {location or LOCATION_FIELDS[0]!r}: name the field that holds the "
            f"rasters' paths (it has {', '.join(map(str, meta['fields'])) or 'none'})."
        )
    for value in column:
        if isinstance(value, str) and value.strip():
            path = _beside(value.strip(), index)
            if path is None:
                found.failures[value] = f"The tile index names {value}, and there is no such file: correct the index."
            else:
                yield path


def _stac_items(path: str) -> list[dict] | None:
    """The items of a STAC item collection, or of a single item; None for other JSON."""
    with suppress(OSError, ValueError, RecursionError):
        content = json.loads(read_regular(path, _LARGEST_JSON))
        entries = content.get("features", [content]) if isinstance(content, dict) else []
        if entries and all(isinstance(entry, dict) and isinstance(entry.get("assets"), dict) for entry in entries):
            return entries
    return None


def _of_items(items: list[dict], collection: str, asset: str | None, found: Found) -> Iterator[str]:
    for number, item in enumerate(items):
        name = str(item.get("id", f"number {number + 1}"))
        href = _href(item["assets"], asset)
        if href is None:
            wanted = f"asset {asset!r}" if asset else "asset with an image"
            found.failures[name] = f"The STAC item {name} has no {wanted}: name another asset."
            continue
        path = unquote(urlsplit(href).path) if href.startswith("file://") else href
        here = path if "://" in path else _beside(path, collection)
        if here is None:
            found.failures[name] = f"The STAC item {name} names {href}, and there is no such file: correct the item."
        else:
            yield here


def _href(assets: dict, wanted: str | None) -> str | None:
    """The address of an item's image."""

    def rank(entry: tuple[str, dict]) -> int:
        words = [str(entry[0]).lower(), *(str(role).lower() for role in entry[1].get("roles") or ())]
        return min((_VISUAL.index(word) for word in words if word in _VISUAL), default=len(_VISUAL))

    usable = {
        name: asset for name, asset in assets.items() if isinstance(asset, dict) and isinstance(asset.get("href"), str)
    }
    if wanted:
        return usable[wanted]["href"] if wanted in usable else None
    images = [(name, asset) for name, asset in usable.items() if _is_image(asset)]
    return min(images, key=rank)[1]["href"] if images else None


def _is_image(asset: dict) -> bool:
    roles = {str(role).lower() for role in asset.get("roles") or ()}
    if roles & {"thumbnail", "overview", "metadata"}:
        return False
    kind = str(asset.get("type", ""))
    return kind.startswith("image/") or Path(urlsplit(asset["href"]).path).suffix.lower() in RASTERS


def _beside(name: str, index: str) -> str | None:
    """The file that an index means: relative to the index, or to the working folder; None if there is none."""
    for path in (os.path.join(os.path.dirname(index), name), name):
        if os.path.exists(path) or path.startswith("/vsi"):
            return path
    return None
