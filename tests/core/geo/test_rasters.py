"""Opening rasters: what cannot be used is one sentence."""

import numpy as np
import pytest

from core.errors import InputError
from core.geo.rasters import open_raster
from core.vectors.areas import class_areas

VRT = """<VRTDataset rasterXSize="4" rasterYSize="4">
  <GeoTransform>{numbers}</GeoTransform>
  <VRTRasterBand dataType="Byte" band="1"/>
</VRTDataset>"""


@pytest.mark.parametrize(
    "numbers",
    [
        "380000, 0, 0, 3950000, 0, 0",
        "380000, 0, 0, 3950000, 0, -0.5",
        "0, 0.5, 1e9, 0, 0, -0.5",
        "0, 1, 1, 0, 1, 1",
        "0, 0.5, 1e308, 0, 0, -0.5",
        "nan, 0.5, 0, 0, 0, -0.5",
        "0, inf, 0, 0, 0, -0.5",
    ],
)
def test_pixels_without_an_area_are_refused(tmp_path, numbers):
    path = tmp_path / "classes.vrt"
    path.write_text(VRT.format(numbers=numbers))
    for work in (open_raster, class_areas):
        with pytest.raises(InputError, match=r"pixels of classes\.vrt have no area"):
            work(path)


def test_pictures_without_a_georeference_open(tmp_path):
    from affine import Affine

    from tests.fixtures.rasters import write_raster

    path = write_raster(tmp_path / "plain.tif", np.ones((1, 4, 4), "uint8"), crs=None, transform=Affine.identity())
    with open_raster(path) as dataset:
        assert dataset.shape == (4, 4)
