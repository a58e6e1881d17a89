"""Classes of another raster on the grid of a scene."""

import numpy as np
import pytest
from affine import Affine
from rasterio.windows import Window

from core.scene.class_mask import ClassMask
from core.scene.grid import ModelGrid
from core.scene.scene import open_scene
from tests.fixtures.rasters import picture, write_raster


@pytest.mark.parametrize("transform", [Affine.identity(), Affine(1, 0, 0, 0, -1, 0)], ids=["picture", "our map"])
def test_classes_of_a_picture_without_crs_lie_on_the_picture(tmp_path, transform):
    """A class raster without a place, and a map that we made of such a picture, fit the picture itself."""
    path = write_raster(tmp_path / "p.png", picture(40, 60), crs=None, transform=Affine.identity(), driver="PNG")
    codes = np.zeros((1, 40, 60), np.uint8)
    codes[0, :10, :20] = 3
    classes = write_raster(tmp_path / "classes.tif", codes, crs=None, transform=transform)
    grid = ModelGrid(open_scene(path, gsd=0.5), 0.5)
    with ClassMask(str(classes), [3], grid) as mask:
        assert np.array_equal(mask.read(Window(0, 0, 60, 40)), codes[0] == 3)
