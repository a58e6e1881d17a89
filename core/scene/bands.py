"""Which three bands of a raster are red, green and blue."""

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Optional

from rasterio.enums import ColorInterp

from ..errors import InputError

COLOURS = ("red", "green", "blue")
#: Centre wavelengths (nm) of the three colours and how far a band may lie from them.
WAVELENGTHS = (660.0, 555.0, 480.0)
WAVELENGTH_TOLERANCE = 45.0
#: Band numbers of Sentinel-2 and Landsat 8/9, which agree on these three.
SENSOR_NUMBERS = (4, 3, 2)


def choose_bands(dataset, wanted: Optional[Sequence[int]] = None) -> tuple[tuple[int, int, int], str]:
    """The bands to read as red, green and blue, and how they were found.

    What someone wrote down on purpose (the user's choice, band names, wavelengths) goes before the colour
    interpretation, which many writers fill in by position.

    Parameters: an open rasterio dataset; the user's own 1-based choice, if any.
    Returns: 1-based (red, green, blue), and one of ``user``, ``name``, ``wavelength``, ``colour``, ``position``.
    Raises: InputError when there are fewer than three bands or the choice names one that is not there.
    """
    name = PurePath(dataset.name).name
    if wanted is not None:
        wanted = tuple(int(band) for band in wanted)
        if len(wanted) != 3 or not all(1 <= band <= dataset.count for band in wanted):
            raise InputError(
                f"Bands {','.join(map(str, wanted))} cannot be read as red, green and blue from {name}: "
                f"name three bands between 1 and {dataset.count}."
            )
        return wanted, "user"
    colours = [band for band in range(1, dataset.count + 1) if dataset.colorinterp[band - 1] != ColorInterp.alpha]
    if dataset.count < 3 or len(colours) < 3:
        if ColorInterp.palette in dataset.colorinterp:
            raise InputError(
                f"{name} has one band with a colour table; convert it to red, green and blue bands first "
                "(in QGIS: Raster > Conversion > PCT to RGB)."
            )
        has = "only one band" if len(colours) == 1 else f"only {len(colours)} bands"
        raise InputError(f"{name} has {has}; choose a raster with at least red, green and blue.")
    for found, source in (
        (_by_name(dataset.descriptions), "name"),
        (_by_wavelength(dataset), "wavelength"),
        (_by_colour(dataset.colorinterp), "colour"),
    ):
        if found:
            return found, source
    return tuple(colours[:3]), "position"


def _by_name(descriptions: Sequence[Optional[str]]) -> Optional[tuple[int, int, int]]:
    names = [re.sub(r"[^a-z0-9]+", " ", (text or "").lower()).strip() for text in descriptions]
    words = [set(name.split()) - {"band"} for name in names]
    found = []
    for colour in COLOURS:
        hits = [i for i, word in enumerate(words) if colour in word and "edge" not in word]
        found.append(hits[0] + 1 if len(hits) == 1 else None)
    if all(found):
        return tuple(found)
    numbers = [int(match.group(1)) if (match := re.match(r"(?:sr )?b(\d+)\b", name)) else None for name in names]
    # "B1, B2, B3, B4" in order only counts the bands; it names no sensor.
    if numbers == list(range(1, len(numbers) + 1)) and len(numbers) <= 4:
        return None
    if all(numbers.count(number) == 1 for number in SENSOR_NUMBERS):
        return tuple(numbers.index(number) + 1 for number in SENSOR_NUMBERS)
    return None


def _by_wavelength(dataset) -> Optional[tuple[int, int, int]]:
    lengths = _wavelengths(dataset)
    found = []
    for target in WAVELENGTHS:
        near = [(abs(length - target), band) for band, length in lengths.items()]
        if not near or min(near)[0] > WAVELENGTH_TOLERANCE:
            return None
        found.append(min(near)[1])
    return tuple(found) if len(set(found)) == 3 else None


def _wavelengths(dataset) -> dict[int, float]:
    """Centre wavelength in nm of each band that states one (band metadata, GDAL's IMAGERY domain or an ENVI header)."""
    lengths = {}
    envi = {key.lower(): value for key, value in dataset.tags(ns="ENVI").items()}
    listed = [part.strip() for part in envi.get("wavelength", "").strip("{} ").split(",")]
    for band in dataset.indexes:
        tags = {key.lower(): value for ns in (None, "IMAGERY") for key, value in dataset.tags(band, ns=ns).items()}
        text = tags.get("central_wavelength_um") or tags.get("wavelength")
        if text is None and len(listed) == dataset.count:
            text = listed[band - 1]
        try:
            value = float(str(text).split()[0])
        except (ValueError, IndexError):
            continue
        lengths[band] = value * 1000 if value < 100 else value  # below 100 it can only be micrometres
    return lengths


def _by_colour(interpretation: Sequence[ColorInterp]) -> Optional[tuple[int, int, int]]:
    names = [colour.name for colour in interpretation]
    if all(colour in names for colour in COLOURS):
        return tuple(names.index(colour) + 1 for colour in COLOURS)
    return None
