"""No output replaces a file that its run reads: checked before every run, from what the files themselves say.

A run reads more than the file that it is given: a VRT's sources, the overviews, masks and statistics beside a raster,
the parts of a Shapefile, the run record of a result. ``check_files`` knows all of them.
"""

import os
import re
import stat
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree

import rasterio

from ..errors import InputError
from .outputs import RASTER, Kind, stale_files, written_files
from .partial import clear_leftovers

#: Ends of the names of files that belong to a raster or vector file: after its name, and after its stem.
_BY_NAME = (
    ".ovr", ".msk", ".ovr.msk", ".msk.ovr", ".aux.xml", ".xml", ".vat.dbf", ".vat.cpg", "-wal", "-shm", "-journal",
)  # fmt: skip
_BY_STEM = (
    ".wld", ".prj", ".aux", ".rrd", ".rpb", ".rpc", "_rpc.txt", "_RPC.TXT", ".imd", ".IMD", ".hdr", ".ige", ".tab",
    ".clr", ".qmd", ".run.json", ".shp", ".shx", ".dbf", ".cpg", ".qix", ".sbn", ".sbx", ".qpj", ".gfs", ".xsd",
    ".csvt", ".dat", ".id", ".map", ".mid", ".mif",
)  # fmt: skip
#: Bytes of a VRT that are read to find its sources.
_LARGEST_VRT = 64 << 20


def check_files(reads: Iterable[str], writes: Sequence[tuple[str, Sequence[Kind]]]) -> None:
    """Check the outputs of a run before it starts, and finish or remove what killed runs left in all its folders.

    Args:
        reads: What the run reads: paths, or sources such as ``raster:PATH``.
        writes: Paths of the outputs, each with the kinds of file that it can be.

    Raises:
        InputError: An output has a suffix of another kind of file, or it would replace a file that the run reads, or
            another output.
    """
    reads = [path for path in map(_path_in, reads) if path]
    outputs = [output for output, _ in writes]
    written: dict[str, int] = {}
    for number, (output, kinds) in enumerate(writes):
        _check_name(Path(output), kinds)
        for path in _files_of(output):
            if written.setdefault(os.path.normcase(os.path.realpath(path)), number) != number:
                raise InputError(
                    f"The output {Path(output).name} is also another output, or has files in common with it: "
                    "choose another name."
                )
    for path in (*reads, *outputs):
        clear_leftovers(path)
    present = {path: output for output in outputs for path in _files_of(output) if os.path.exists(path)}
    if present:  # otherwise there is nothing to lose, and no need to open the inputs
        for source in reads:
            for path in files_read(source):
                for target, output in present.items():
                    _check_apart(target, output, path)


def files_read(source: str) -> Iterator[str]:
    """The files that a run reads with ``source``: a raster with its sources, a vector file, or a folder of files."""
    waiting, done = [os.path.realpath(source)], set()
    while waiting:
        path = waiting.pop()
        if path in done:
            continue
        done.add(path)
        yield path
        if os.path.isdir(path):
            with suppress(OSError):
                yield from (entry.path for entry in os.scandir(path) if entry.is_file())
        elif _is_regular(path):
            waiting += map(os.path.realpath, _parts(path))


def _check_name(output: Path, kinds: Sequence[Kind]) -> None:
    suffixes = [suffix for kind in kinds for suffix in kind.suffixes]
    if not suffixes:  # a folder
        return
    if output.suffix.lower() not in suffixes:
        *others, last = suffixes
        ends = f"{', '.join(others)} or {last}" if others else last
        name = kinds[0].name if len(kinds) == 1 else "polygons"
        raise InputError(f"{output.name} is no name for {name}: end it in {ends}.")
    if output.name.lower().endswith(".run.json"):
        raise InputError(f"{output.name} is a name for a run record: choose another one.")
    if RASTER in kinds:
        for suffix in (ending for lower in RASTER.suffixes for ending in (lower, lower.upper())):
            other = output.with_suffix(suffix)
            if other.exists() and not (output.exists() and output.samefile(other)):
                raise InputError(
                    f"{output.name} would have the same run record as {other.name} beside it: choose another name."
                )


def _check_apart(target: str, output: str, path: str) -> None:
    """Raise InputError if ``target``, a file of ``output``, is ``path`` or belongs to it."""
    name = Path(output).name
    with suppress(OSError):
        if os.path.isdir(target) and path.startswith(os.path.join(os.path.realpath(target), "")):
            raise InputError(f"The output {name} is a folder with an input of this run: choose another name.")
        if os.path.samefile(target, path):
            if target == output:
                raise InputError(f"The output {name} is also an input of this run: choose another name.")
        elif Path(target).name not in _companions(path) or not os.path.samefile(
            os.path.dirname(os.path.abspath(target)), os.path.dirname(path)
        ):
            return
        raise InputError(
            f"The output {name} would replace {Path(target).name}, which belongs to the input {Path(path).name}: "
            "choose another name or folder."
        )


def _files_of(output: str) -> list[str]:
    """The files that an output replaces or removes. A style file is not among them: it is combined, not replaced."""
    folder, name = os.path.split(os.path.abspath(output))
    names = dict.fromkeys([name, *written_files(name), *stale_files(name)])
    return [output if each == name else os.path.join(folder, each) for each in names if not each.endswith(".qml")]


def _companions(path: str) -> set[str]:
    name = os.path.basename(path)
    stem, suffix = os.path.splitext(name)
    worlds = {f"{stem}.{suffix[1:2]}{suffix[-1:]}w", f"{stem}{suffix}w"}  # .tfw, .tifw
    return worlds | {name + end for end in _BY_NAME} | {stem + end for end in _BY_STEM}


def _parts(path: str) -> list[str]:
    """The further files of a raster, as GDAL knows them, and the sources of a virtual vector file."""
    with warnings.catch_warnings(), suppress(Exception):  # no raster, or a damaged one: the run itself says so
        warnings.simplefilter("ignore")
        with rasterio.Env(CPL_VSIL_CURL_ALLOWED_EXTENSIONS=".none"), rasterio.open(path) as dataset:
            return list(dataset.files)
    if path.lower().endswith(".vrt") and os.path.getsize(path) <= _LARGEST_VRT:
        with suppress(OSError, ValueError, ElementTree.ParseError):
            folder = os.path.dirname(path)
            sources = ElementTree.parse(path).iter("SrcDataSource")
            return [os.path.join(folder, source.text) for source in sources if source.text]
    return []


def _path_in(text: str) -> str | None:
    """The path on this machine in a source: all of it, or a part, as in raster:PATH, GPKG:PATH:TABLE, PATH|layername=X.

    Of a path into an archive (``/vsizip/a.zip/b.tif``), the archive.
    """
    marks = [-1, *(mark.start() for mark in re.finditer("[:|]", text)), len(text)]
    for first in marks[:-1]:
        for last in reversed(marks):
            part = text[first + 1 : max(last, 0)].strip().strip('"')
            if part and os.path.exists(part):
                return part
    path = re.sub(r"^(/vsi\w+/|zip:/*(?=/))+", "", text).partition("!")[0]
    while path != os.path.dirname(path):
        if os.path.isfile(path):
            return path
        path = os.path.dirname(path)
    return None


def _is_regular(path: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False
