"""What sources hold, and which rasters are parts of one mosaic."""

import json
import os

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from affine import Affine

from core.errors import InputError
from core.jobs.headers import read_header
from core.jobs.mosaics import find_mosaics
from core.jobs.plan import cut
from core.jobs.sources import find_rasters
from tests.fixtures.rasters import UTM, north_up, picture, write_raster
from tests.fixtures.sheets import write_mosaic, write_sheets


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sources")
    write_sheets(folder / "in", 2, 2, 32)
    (folder / "in" / "notes.txt").write_text("no raster")
    (folder / "in" / "deep er").mkdir()
    write_raster(folder / "in" / "deep er" / "it's $(x).tif", picture(8, 8))
    return folder


def names(found):
    return [os.path.basename(path) for path in found.paths]


def test_folders_and_patterns(place):
    sheets = ["sheet_00.tif", "sheet_01.tif", "sheet_10.tif", "sheet_11.tif"]
    found = find_rasters([str(place / "in")], str(place / "out"))
    assert names(found) == [*sheets, "it's $(x).tif"] and not found.failures
    found = find_rasters([str(place / "in" / "sheet_0*.tif"), str(place / "in" / "sheet_01.tif")], str(place / "out"))
    assert names(found) == sheets[:2], "each once"
    found = find_rasters([str(place / "in" / "*.jp2"), str(place / "in" / "deep er")], str(place / "out"))
    assert names(found) == ["it's $(x).tif"]
    assert list(found.failures.values()) == [f"No file fits the pattern {place / 'in' / '*.jp2'}: check it."]
    with pytest.raises(InputError, match="hold no raster"):  # results are no sources
        find_rasters([str(place)], str(place / "in"))


def test_a_tile_index_with_dead_links(place):
    index = place / "index.gpkg"
    values = np.array(["in/sheet_00.tif", "in/gone.tif", "https://example.org/a.tif", None], object)
    boxes = shapely.to_wkb(np.array([shapely.box(0, 0, 1, 1)] * 4))
    for field in ("location", "Kachel"):
        pyogrio.raw.write(str(index), boxes, [values], [field], geometry_type="Polygon", crs="EPSG:4326")
        location = None if field == "location" else "kachel"
        found = find_rasters([str(index)], str(place / "out"), location)
        assert names(found) == ["sheet_00.tif"]
        assert "there is no such file" in found.failures["in/gone.tif"] and len(found.failures) == 2
    found = find_rasters([str(index)], str(place / "out"))
    assert "it has Kachel" in found.failures[str(index)]


def test_a_stac_item_collection(place):
    def item(name, **assets):
        return {"type": "Feature", "id": name, "assets": assets}

    sheet = {"href": "in/sheet_00.tif", "type": "image/tiff; application=geotiff"}
    thumbnail = {"href": "in/small.png", "type": "image/png", "roles": ["thumbnail"]}
    items = [
        item("one", thumbnail=thumbnail, B08={**sheet, "href": "in/sheet_01.tif"}, visual=sheet),
        item("two", metadata={"href": "a.xml", "type": "application/xml"}),
        item("three", image={"href": "in/gone.tif"}),
        item("four", image={"href": "https://example.org/four.tif"}),
        item("five", image={"href": (place / "in" / "sheet_11.tif").as_uri()}),
    ]
    (place / "items.json").write_text(json.dumps({"type": "FeatureCollection", "features": items}))
    found = find_rasters([str(place / "items.json")], str(place / "out"))
    assert names(found) == ["sheet_00.tif", "sheet_11.tif"] and len(found.failures) == 3
    found = find_rasters([str(place / "items.json")], str(place / "out"), asset="B08")
    assert names(found) == ["sheet_01.tif"]


def test_nothing_at_all(place, tmp_path):
    found = find_rasters([str(tmp_path)], str(place / "out"))
    assert "holds no raster" in found.failures[str(tmp_path)]
    with pytest.raises(InputError, match="hold no raster"):
        find_rasters([], str(place / "out"))


def test_files_that_continue_each_other(place, tmp_path):
    paths = write_sheets(tmp_path / "in", 2, 2, 32)
    part = picture(32, 32, seed=5)
    alone = [
        write_raster(tmp_path / "far.tif", part, UTM, north_up(390000)),
        write_raster(tmp_path / "other_zone.tif", part, "EPSG:32655"),
        write_raster(tmp_path / "coarse.tif", part, UTM, north_up(size=1)),
        write_raster(tmp_path / "four.tif", picture(32, 32, 4), UTM),
        write_raster(tmp_path / "shifted.tif", part, UTM, north_up(380000.2 + 32)),
        write_raster(tmp_path / "picture.tif", part, None, Affine.identity()),
    ]
    next_year = write_raster(tmp_path / "year.tif", part, UTM, north_up(380002))
    headers = [read_header(path) for path in [*paths, *alone, next_year]]
    groups = [[header.path for header in group] for group in find_mosaics(headers)]
    assert groups[0] == paths
    assert sorted(group[0] for group in groups[1:]) == sorted([*alone, next_year])


@pytest.mark.parametrize("kind", ["plain", "nodata", "masked"])
def test_a_mosaic_has_the_pixels_of_its_files(tmp_path, kind):
    """Where files overlap, the first one is seen, and the next one through its missing pixels."""
    one, other = picture(20, 30, seed=1, low=1), picture(20, 30, seed=2, low=1)
    gap = np.zeros((20, 30), bool)
    gap[5:9, 22:28] = True
    options = {}
    if kind != "plain":
        one[:, gap] = 0
        options = {"nodata": 0} if kind == "nodata" else {"mask": ~gap}
    paths = [
        write_raster(tmp_path / "a.tif", one, UTM, north_up(), **options),
        write_raster(tmp_path / "b.tif", other, UTM, north_up(380010), **({"nodata": 0} if kind == "nodata" else
                     {"mask": np.ones((20, 30), bool)} if kind == "masked" else {})),
    ]  # fmt: skip
    with rasterio.open(write_mosaic(tmp_path, paths)) as mosaic:
        values, mask = mosaic.read(), mosaic.dataset_mask()
    assert values.shape == (3, 20, 50) and mask.all()
    expected = np.concatenate([one, other[:, :, 10:]], 2)
    if kind != "plain":
        expected[:, 5:9, 22:28] = other[:, 5:9, 2:8]
    assert (values == expected).all()


@pytest.mark.parametrize("size", [(1, 1), (700, 300), (5000, 1023), (1100, 512)])
def test_blocks_cover_every_pixel_once(size):
    seen = np.zeros((size[1] + 3, size[0] + 7), int)
    for left, top, width, height in cut((7, 3, *size), 512):
        seen[top : top + height, left : left + width] += 1
        assert max(width, height) <= 1.5 * 512 and (left - 7) % 256 == 0
    assert (seen[3:, 7:] == 1).all() and seen.sum() == size[0] * size[1]
