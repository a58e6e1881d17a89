"""Further bands by name."""

import numpy as np
import pytest
import rasterio

from core.errors import InputError
from core.scene.extra_bands import ExtraReader, find_extra_band
from core.scene.grid import ModelGrid
from core.scene.scene import open_scene
from tests.fixtures.rasters import picture, write_raster


@pytest.mark.parametrize(
    ("names", "wanted", "band"),
    [
        (("red", "green", "blue", "nir"), "nir", 4),
        (("Red", "Green", "Blue", "Red Edge", "NIR"), "nir", 5),
        (("Red", "Green", "Blue", "Red Edge", "NIR"), "rededge", 4),
        (("red", "green", "blue", "near infrared"), "NIR", 4),
        (("red", "green", "blue", "nDSM (m)"), "height", 4),
        (("red", "green", "blue", "moisture"), "Moisture", 4),
        (("red", "green", "blue", None), "4", 4),
        (("red", "green", "blue", "swir 1", "swir 2"), "swir 2", 5),
    ],
)
def test_a_band_is_found_by_name_or_number(tmp_path, names, wanted, band):
    path = write_raster(tmp_path / "scene.tif", picture(20, 20, bands=len(names)))
    with rasterio.open(path, "r+") as file:
        file.descriptions = names
    with rasterio.open(path) as file:
        assert find_extra_band(file, wanted) == band


@pytest.mark.parametrize(
    ("wanted", "sentence"), [("nir", "no band named nir"), ("swir", "several bands named swir"), ("7", "no band 7")]
)
def test_a_band_that_is_not_there_is_told(tmp_path, wanted, sentence):
    path = write_raster(tmp_path / "scene.tif", picture(20, 20, bands=5))
    with rasterio.open(path, "r+") as file:
        file.descriptions = ("red", "green", "blue", "swir 1", "swir 2")
    with rasterio.open(path) as file, pytest.raises(InputError, match=sentence):
        find_extra_band(file, wanted)


def test_cells_are_means_and_have_no_value_where_the_band_has_none(tmp_path):
    image = picture(60, 50, bands=4).astype("float32")
    image[3, :8, :8] = -9999
    path = write_raster(tmp_path / "scene.tif", image, nodata=-9999)
    grid = ModelGrid(open_scene(path), 0.5)
    with ExtraReader(grid, ["4"], 4) as reader:
        patch = reader.read(rasterio.windows.Window(0, 16, 64, 64))
        first = reader.read(rasterio.windows.Window(0, 0, 64, 64))
    assert patch.extra.shape == (1, 16, 16) and np.isnan(first.extra[0, :2, :2]).all()
    assert np.allclose(patch.extra[0, 0, 3], image[3, 16:20, 12:16].mean(), atol=1e-3)
    assert np.isfinite(patch.extra).all()
