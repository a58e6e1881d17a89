"""Two land covers compared label by label."""

import numpy as np
import pytest
import rasterio

from core.change.covers import are_covers, compare_covers
from core.change.request import ChangeRequest
from core.errors import InputError
from core.files.write import AtomicRaster
from core.models.classes import OPEN_EARTH_MAP
from tests.fixtures.rasters import UTM, north_up, picture, write_raster


def cover(path, codes, transform=None):
    """A land cover as a map run writes it."""
    height, width = codes.shape
    with AtomicRaster(path, width, height, transform or north_up(), UTM, 0, "Land cover", OPEN_EARTH_MAP) as raster:
        raster.write(0, codes.astype("uint8"))
        raster.finish()
        raster.commit({})
    return str(path)


@pytest.fixture
def pair(tmp_path):
    before = np.full((60, 80), 2)
    before[:, 40:] = 7
    before[:5] = 0
    after = before.copy()
    after[20:40, 50:60] = 8  # 200 px
    after[50, 10] = 6
    return cover(tmp_path / "before.tif", before), cover(tmp_path / "after.tif", after)


def compared(folder, before, after, **request):
    result = compare_covers(ChangeRequest(before, after=after, output=str(folder / "out.tif"), **request))
    return result, {(entry.before, entry.after): entry.pixels for entry in result.transitions}


def test_labels_are_compared(tmp_path, pair):
    result, pixels = compared(tmp_path, *pair, table=str(tmp_path / "t.csv"), report=str(tmp_path / "r.html"))
    assert pixels == {
        ("Rangeland", "Rangeland"): 55 * 40 - 1,
        ("Rangeland", "Water"): 1,
        ("Agriculture", "Agriculture"): 55 * 40 - 200,
        ("Agriculture", "Building"): 200,
    }
    assert result.changed_percent == pytest.approx(100 * 201 / 4400)
    _, back = compared(tmp_path, *pair[::-1])
    assert back == {(after, before): count for (before, after), count in pixels.items()}
    _, same = compared(tmp_path, pair[0], pair[0])
    assert all(before == after for before, after in same)


def test_a_least_area_and_extents(tmp_path, pair):
    _, pixels = compared(tmp_path, *pair, min_area=10.0)
    assert ("Rangeland", "Water") not in pixels and pixels["Agriculture", "Building"] == 200
    with rasterio.open(tmp_path / "out.tif") as file:
        whole, bounds = file.read(1), file.bounds
    cut = (bounds.left + 13, bounds.bottom + 4, bounds.left + 28, bounds.top - 8)  # through the new building
    compared(tmp_path, *pair, min_area=40.0, bounds=cut)
    with rasterio.open(tmp_path / "out.tif") as file:
        assert np.array_equal(file.read(1), whole[16:52, 26:56])


def test_another_grid(tmp_path, pair):
    """Half the pixel size, and a legend of its own numbers: classes are matched by name."""
    with rasterio.open(pair[1]) as file:
        fine = file.read(1).repeat(2, 0).repeat(2, 1)
    other = cover(tmp_path / "fine.tif", fine, north_up(size=0.25))
    assert compared(tmp_path, pair[0], other)[1] == compared(tmp_path, *pair)[1]
    finer = compared(tmp_path, pair[0], other, finer=True)[1]
    assert finer == {key: 4 * count for key, count in compared(tmp_path, *pair)[1].items()}


def test_two_of_a_kind_are_needed(tmp_path, pair):
    image = write_raster(tmp_path / "image.tif", picture(60, 80))
    assert are_covers(*pair) and not are_covers(image, image)
    with pytest.raises(InputError, match="give two of one kind"):
        are_covers(pair[0], image)
    far = cover(tmp_path / "far.tif", np.full((10, 10), 2), north_up(x=500000.0))
    with pytest.raises(InputError, match="do not overlap"):
        compared(tmp_path, pair[0], far)
