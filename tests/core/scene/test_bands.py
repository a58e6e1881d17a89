"""Which bands are red, green and blue: names of common sensors, wavelengths, numbers; named bands are never guessed."""

import numpy as np
import pytest

from core.errors import InputError
from core.scene.scene import open_scene
from tests.fixtures.rasters import picture, write_raster

#: Band names as the sensors' products and common programs write them, and their red, green and blue.
SENSORS = {
    "PlanetScope": (("blue", "green", "red", "nir"), (3, 2, 1)),
    "SuperDove": (("coastal_blue", "blue", "green_i", "green", "yellow", "red", "rededge", "nir"), (6, 4, 2)),
    "MicaSense RedEdge": (("Blue", "Green", "Red", "NIR", "Red edge"), (3, 2, 1)),
    "MicaSense dual": (
        ("Blue-444", "Blue", "Green-531", "Green", "Red-650", "Red", "Red edge-705", "Red edge", "Red edge-740", "NIR"),
        (6, 4, 2),
    ),
    "MicaSense Altum": (("Blue", "Green", "Panchro", "Red", "Red edge", "NIR", "LWIR"), (4, 2, 1)),
    "DJI P4M": (("Blue", "Green", "Red", "RedEdge", "NIR"), (3, 2, 1)),
    "letters": (("B", "G", "R", "RE", "N"), (3, 2, 1)),
    "WorldView-3": (("Coastal Blue", "Blue", "Green", "Yellow", "Red", "Red Edge", "NIR1", "NIR2"), (5, 3, 2)),
    "Pléiades Neo": (("Deep Blue", "Blue", "Green", "Red", "Red Edge", "NIR"), (4, 3, 2)),
    "Sentinel-2 by number": (("B02", "B03", "B04", "B08"), (3, 2, 1)),
    "Sentinel-2, all": (("B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B8A", "B9", "B11", "B12"), (4, 3, 2)),
    "Sentinel-2 tiles": (("T54SUE_20240101_B04_10m", "T54SUE_20240101_B03_10m", "T54SUE_20240101_B02_10m"), (1, 2, 3)),
    "Sentinel-2 in GDAL": (
        (
            "B4, central wavelength 665 nm",
            "B3, central wavelength 560 nm",
            "B2, central wavelength 490 nm",
            "B8, central wavelength 842 nm",
        ),
        (1, 2, 3),
    ),
    "Sentinel-2 in STAC": (("coastal", "blue", "green", "red", "rededge1", "nir", "nir08", "swir16"), (4, 3, 2)),
    "Landsat 8": (("SR_B1", "SR_B2", "SR_B3", "SR_B4", "SR_B5", "SR_B6", "SR_B7"), (4, 3, 2)),
    "Landsat 5": (("SR_B1", "SR_B2", "SR_B3", "SR_B4", "SR_B5", "SR_B7"), (3, 2, 1)),
    "Landsat by name": (("Coastal aerosol", "Blue (B2)", "Green (B3)", "Red (B4)", "NIR", "SWIR 1"), (4, 3, 2)),
    "units": (("nir", "band red (650 nm)", "green reflectance", "blue"), (2, 3, 4)),
    "statistics": (("red_std", "NDVI_red", "red", "green", "blue"), (3, 4, 5)),
}

#: Named bands without one of the colours, or with one twice.
NOT_NAMED = {
    "DJI Mavic 3M": ("Green", "Red", "RedEdge", "NIR"),
    "colour infrared": ("NIR", "Red", "Green"),
    "letters": ("G", "R", "RE", "NIR"),
    "two reds": ("Blue", "Green", "Red-650", "Red-668"),
    "no colour": ("NIR", "SWIR1", "SWIR2"),
    "no blue": ("red", "green", "elevation"),
}


def opened(path, names, **options):
    return open_scene(write_raster(path, picture(16, 16, len(names)), names=names), **options)


@pytest.mark.parametrize("sensor", SENSORS)
def test_the_bands_of_common_sensors_are_found_by_their_names(tmp_path, sensor):
    names, bands = SENSORS[sensor]
    scene = opened(tmp_path / "a.tif", names)
    assert (scene.bands, scene.band_source) == (bands, "name")
    assert not any("does not say" in note for note in scene.notes)


@pytest.mark.parametrize("sensor", NOT_NAMED)
def test_named_bands_without_a_colour_are_refused_and_the_user_can_choose(tmp_path, sensor):
    names = NOT_NAMED[sensor]
    with pytest.raises(InputError, match="--bands"):
        opened(tmp_path / "a.tif", names)
    assert opened(tmp_path / "a.tif", names, bands=(1, 2, 3)).bands == (1, 2, 3)


def test_names_of_other_bands_do_not_hide_an_unnamed_picture(tmp_path):
    array = picture(16, 16, 4)
    path = write_raster(
        tmp_path / "a.tif", array, names=("", "", "", "NIR"), colours=("red", "green", "blue", "undefined")
    )
    assert open_scene(path).bands == (1, 2, 3)
    counted = write_raster(tmp_path / "b.tif", array, names=("Band 1", "Band 2", "Band 3", "Band 4"))
    assert open_scene(counted).bands == (1, 2, 3)


def test_wavelengths_decide_where_names_do_not(tmp_path):
    tags = [{"wavelength": str(length)} for length in (490, 560, 650, 668)]
    names = NOT_NAMED["two reds"]
    path = write_raster(tmp_path / "a.tif", np.repeat(picture(16, 16, 1), 4, axis=0), names=names, tags=tags)
    assert open_scene(path).band_source == "wavelength"
