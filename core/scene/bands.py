"""Which three bands of a raster are red, green and blue."""

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Optional

import numpy as np
from rasterio.enums import ColorInterp

from ..errors import InputError


def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


COLOURS = ("red", "green", "blue")
#: Centre wavelengths (nm) of the three colours and how far a band may lie from them.
WAVELENGTHS = (660.0, 555.0, 480.0)
WAVELENGTH_TOLERANCE = 45.0
#: Band numbers of Sentinel-2 and Landsat 8/9, which agree on these three.
SENSOR_NUMBERS = (4, 3, 2)
#: Words that say nothing about a band's colour: units, levels of processing.
PLAIN_WORDS = _words_of(
    "band channel color colour light surface toa boa sr reflectance radiance nm um raw corrected central "
    "wavelength sentinel landsat"
)
#: Words beside a colour that make it another light, or no light at all.
OTHER_WORDS = _words_of(
    "edge rededge coastal deep near nir infrared ir swir yellow cyan magenta ndvi ndwi index std stdev "
    "variance mask qa count ratio minus"
)
#: Words of other lights, without a colour in them.
OTHER_LIGHTS = _words_of(
    "nir infrared ir swir rededge re coastal aerosol yellow pan panchromatic panchro thermal lwir tir cirrus"
)
#: Lights beside the colours: words in the name of a band, and its wavelengths in nm.
LIGHTS = {
    "nir": (_words_of("nir infrared"), (780.0, 900.0)),
    "rededge": (_words_of("rededge re"), (695.0, 760.0)),
    "swir": (_words_of("swir"), (1500.0, 2400.0)),
}
#: Bands 1 to 5 and 7 are of Landsat 4 to 7, whose red, green and blue these are.
THEMATIC_MAPPER, THEMATIC_MAPPER_NUMBERS = {1, 2, 3, 4, 5, 7}, (3, 2, 1)


def choose_bands(dataset, requested: Optional[Sequence[int]] = None) -> tuple[tuple[int, int, int], str]:
    """The bands to read as red, green and blue.

    Names and wavelengths go before the colour interpretation, which many writers fill in by position.

    Args:
        dataset: An open rasterio dataset.
        requested: The user's own 1-based bands; None to find them.

    Returns:
        The 1-based (red, green, blue), and how they were found: ``user``, ``name``, ``wavelength``, ``colour`` or
        ``position``.

    Raises:
        InputError: There are fewer than three bands, ``requested`` has one that does not exist, or the bands have names
            among which a colour is missing.
    """
    name = PurePath(dataset.name).name
    if requested is not None:
        return _requested(dataset, requested, name), "user"
    colours = [band for band in dataset.indexes if dataset.colorinterp[band - 1] != ColorInterp.alpha]
    if dataset.count < 3 or len(colours) < 3:
        raise _too_few(dataset, len(colours), name)
    for bands, source in (
        (_by_name(dataset.descriptions), "name"),
        (_by_wavelength(dataset), "wavelength"),
        (_by_number(dataset.descriptions), "name"),
    ):
        if bands:
            return bands, source
    bands = _by_colour(dataset.colorinterp)
    bands, source = (bands, "colour") if bands else (tuple(colours[:3]), "position")
    _check_names(dataset.descriptions, bands, name)
    return bands, source


def band_of_light(dataset, light: str) -> list[int]:
    """The 1-based bands that their name or wavelength says are ``light``, a key of ``LIGHTS`` or one of its words."""
    key = next((name for name, (words, _) in LIGHTS.items() if light == name or light in words), None)
    if key is None:
        return []
    words, (first, last) = LIGHTS[key]
    others = frozenset().union(*(other for name, (other, _) in LIGHTS.items() if name != key))
    named = [set(_words(text)) for text in dataset.descriptions]
    found = [band for band, said in zip(dataset.indexes, named) if said & words and not said & (others - words)]
    return found or [band for band, length in _wavelengths(dataset).items() if first <= length <= last]


def band_words(description: Optional[str]) -> list[str]:
    """The words of a band's name in lower case, without numbers and units."""
    return _words(description)


def read_bands(dataset, bands: Sequence[int], dtype: str, **place) -> np.ndarray:
    """Read bands of any types as one array (bands, h, w) of ``dtype``; ``place`` as in rasterio's ``read``."""
    if len({dataset.dtypes[band - 1] for band in bands}) == 1:
        return dataset.read(list(bands), **place).astype(dtype, copy=False)
    return np.stack([dataset.read(band, **place).astype(dtype) for band in bands])


def _requested(dataset, requested: Sequence[int], name: str) -> tuple[int, int, int]:
    bands = tuple(int(band) for band in requested)
    if len(bands) != 3 or not all(1 <= band <= dataset.count for band in bands):
        raise InputError(
            f"Bands {','.join(map(str, bands))} cannot be read as red, green and blue from {name}: "
            f"name three bands between 1 and {dataset.count}."
        )
    return bands


def _too_few(dataset, colours: int, name: str) -> InputError:
    if ColorInterp.palette in dataset.colorinterp:
        return InputError(
            f"{name} has one band with a colour table; convert it to red, green and blue bands first "
            "(in QGIS: Raster > Conversion > PCT to RGB)."
        )
    has = "only one band" if colours == 1 else f"only {colours} bands"
    return InputError(f"{name} has {has}; choose a raster with at least red, green and blue.")


def _by_name(descriptions: Sequence[Optional[str]]) -> Optional[tuple[int, int, int]]:
    """The bands by their names. A band called just "red" is red, even if other names have that word, too."""
    bands = []
    for colour in COLOURS:
        scores = [_likeness(text, colour) for text in descriptions]
        best = max(scores)
        if not best or scores.count(best) > 1:
            return None
        bands.append(scores.index(best) + 1)
    return tuple(bands)


def _likeness(description: Optional[str], colour: str) -> int:
    """How clearly a band's name says that it is ``colour``: 3 nothing else, 2 with numbers or units, 1 with words."""
    if (description or "").strip().lower() in (colour, colour[0]):
        return 3
    words = _words(description)
    if words == [colour]:
        return 2
    return int(colour in words and not OTHER_WORDS & set(words) and len(set(words) & set(COLOURS)) == 1)


def _words(description: Optional[str]) -> list[str]:
    """The words of a band's name in lower case, without numbers, units and the numbers of bands (B04, B8A)."""
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", description or "").lower()  # "RedEdge" is two words
    text = re.sub(r"red[^a-z0-9]*edge", "rededge", text)
    tokens = [token for token in re.findall(r"[a-z]+\d*[a-z]*", text) if not re.fullmatch(r"b\d+[a-z]?", token)]
    words = [re.sub(r"\d", "", token) for token in tokens]
    return [word for word in words if word not in PLAIN_WORDS]


def _check_names(descriptions: Sequence[Optional[str]], bands: tuple[int, int, int], name: str) -> None:
    """Raise InputError if the names of ``bands`` say that they are not red, green and blue."""
    named = [colour for colour in COLOURS if any(_likeness(text, colour) for text in descriptions)]
    wrong = []
    for band, colour in zip(bands, COLOURS):
        words = set(_words(descriptions[band - 1]))
        other = words & (OTHER_LIGHTS | {*COLOURS, "r", "g", "b"}) and not _likeness(descriptions[band - 1], colour)
        if other or (len(named) == 2 and words and colour not in named):
            wrong.append(colour)
    if wrong:
        names = ", ".join(text or "?" for text in descriptions)
        missing = next((colour for colour in COLOURS if colour not in named), wrong[0])
        raise InputError(
            f"The bands of {name} have names ({names}) and none is clearly {missing}: choose the bands to read as red, "
            "green and blue yourself (--bands)."
        )


def _by_number(descriptions: Sequence[Optional[str]]) -> Optional[tuple[int, int, int]]:
    """The bands by the numbers of a sensor, such as B02, SR_B3."""
    names = [re.sub(r"[^a-z0-9]+", " ", (text or "").lower()) for text in descriptions]
    matches = [re.search(r"(?:^|\s)b0*(\d+)(?=\s|$)", name) for name in names]
    numbers = [int(match.group(1)) if match else None for match in matches]
    # "B1, B2, B3, B4" in order only counts the bands; it names no sensor.
    if numbers == list(range(1, len(numbers) + 1)) and len(numbers) <= 4:
        return None
    sensor = THEMATIC_MAPPER_NUMBERS if set(numbers) - {None} == THEMATIC_MAPPER else SENSOR_NUMBERS
    if all(numbers.count(number) == 1 for number in sensor):
        return tuple(numbers.index(number) + 1 for number in sensor)
    return None


def _by_wavelength(dataset) -> Optional[tuple[int, int, int]]:
    lengths = _wavelengths(dataset)
    bands = []
    for target in WAVELENGTHS:
        near = [(abs(length - target), band) for band, length in lengths.items()]
        if not near or min(near)[0] > WAVELENGTH_TOLERANCE:
            return None
        bands.append(min(near)[1])
    return tuple(bands) if len(set(bands)) == 3 else None


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
