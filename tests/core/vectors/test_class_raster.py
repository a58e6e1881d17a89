"""Class rasters of every kind are read, and what is none, or is damaged, is refused in one sentence that names it."""

import os

import numpy as np
import pytest
import rasterio

from core.accuracy.evaluate import EvaluateRequest, evaluate
from core.accuracy.sample import SampleRequest, sample_points
from core.errors import InputError
from core.vectors.areas import class_areas
from core.vectors.class_raster import blocks, rows_at_a_time
from core.vectors.legend import distinct, read_legend
from core.vectors.vectorize import VectorizeRequest, vectorize
from tests.fixtures.rasters import picture, write_raster


def codes_of(dtype="uint8", scale=1):
    codes = np.ones((1, 60, 60), dtype)
    codes[:, :, 30:] = 2
    return codes * scale


def every_use(path, tmp_path):
    """Each of the jobs that read a class raster, as functions without arguments."""
    plain = write_raster(tmp_path / "plain.tif", codes_of(), nodata=0)
    return {
        "areas": lambda: class_areas(path),
        "vectorize": lambda: vectorize(VectorizeRequest(path)),
        "samplepoints": lambda: sample_points(SampleRequest(path, tmp_path / "s.gpkg", points=20)),
        "evaluate the result": lambda: evaluate(EvaluateRequest(path, plain)),
        "evaluate the reference": lambda: evaluate(EvaluateRequest(plain, path)),
    }


USES = ("areas", "vectorize", "samplepoints", "evaluate the result", "evaluate the reference")


@pytest.mark.parametrize("use", USES)
def test_imagery_is_refused(tmp_path, use):
    path = write_raster(tmp_path / "scene.tif", picture(60, 60))
    with pytest.raises(InputError, match=r"scene\.tif has 3 bands, it is imagery and no land cover"):
        every_use(path, tmp_path)[use]()


@pytest.mark.parametrize("use", USES)
def test_a_file_that_was_cut_off_is_named(tmp_path, use):
    noise = np.random.default_rng(0).integers(1, 4, (1, 60, 60), dtype="uint8")
    path = write_raster(tmp_path / "cut.tif", noise, nodata=0, compress="deflate", blockysize=16)
    os.truncate(path, os.path.getsize(path) // 2)
    with pytest.raises(InputError, match=r"cut\.tif cannot be read to the end"):
        every_use(path, tmp_path)[use]()


@pytest.mark.parametrize("use", USES)
def test_a_missing_tile_of_a_mosaic_is_named(tmp_path, use):
    tile = write_raster(tmp_path / "tile.tif", codes_of(), nodata=0)
    with rasterio.open(tile) as dataset:
        from rasterio.shutil import copy

        copy(dataset, tmp_path / "mosaic.vrt", driver="VRT")
    os.remove(tile)
    with pytest.raises(InputError, match=r"tile\.tif is missing"):
        every_use(str(tmp_path / "mosaic.vrt"), tmp_path)[use]()


@pytest.mark.parametrize("use", USES)
def test_an_alpha_band_says_where_there_are_classes(tmp_path, use):
    bands = np.concatenate([codes_of(), np.full((1, 60, 60), 255, "uint8")])
    bands[1, :20] = 0
    path = write_raster(tmp_path / "alpha.tif", bands, colours=("gray", "alpha"))
    result = every_use(path, tmp_path)[use]()
    if use == "areas":
        assert [area.pixels for area in result] == [1200, 1200]
    if use.startswith("evaluate"):
        assert result.matrix.overall == 1 and result.matrix.total == 2400


@pytest.mark.parametrize(("dtype", "scale"), [("uint32", 2_000_000_000), ("int64", 5_000_000_000), ("float64", 2**40)])
def test_codes_beyond_32_bits_stay_what_they_are(tmp_path, dtype, scale):
    path = write_raster(tmp_path / "wide.tif", codes_of(dtype, scale), nodata=0)
    assert [area.code for area in class_areas(path)] == [scale, 2 * scale]
    assert sorted(vectorize(VectorizeRequest(path)).fields["code"].tolist()) == [scale, 2 * scale]
    assert evaluate(EvaluateRequest(path, path)).matrix.overall == 1


@pytest.mark.parametrize(("dtype", "value"), [("uint64", 2**64 - 1), ("float64", 1e300)])
def test_numbers_too_large_for_codes_are_refused(tmp_path, dtype, value):
    codes = codes_of(dtype)
    codes[0, 0, 0] = value
    with pytest.raises(InputError, match="too large for class codes"):
        class_areas(write_raster(tmp_path / "large.tif", codes))


def test_a_raster_of_thousands_of_values_is_refused(tmp_path):
    path = write_raster(tmp_path / "many.tif", np.arange(10_000, dtype="int32").reshape(1, 100, 100))
    with pytest.raises(InputError, match="more than 4096 values"):
        class_areas(path)


def test_a_device_is_no_raster():
    with pytest.raises(InputError, match="no regular file"):
        class_areas("/dev/zero")


def test_rows_are_whole_blocks_unless_those_are_huge():
    assert rows_at_a_time(1000, 256, 2_000_000) == 1792
    assert rows_at_a_time(100_000, 100_000, 2_000_000) == 20


def test_a_file_of_one_huge_block_is_read_in_parts(tmp_path):
    path = write_raster(tmp_path / "strip.tif", np.ones((1, 4000, 4000), "uint8"), blockysize=4000)
    with rasterio.open(path) as dataset:
        windows = list(blocks(dataset))
    assert max(window.width * window.height for window in windows) <= 8_000_000
    assert sum(window.width * window.height for window in windows) == 16_000_000


# Legends


def with_table(tmp_path, rows, usage=(5, 2, 6, 7, 8)):
    """The legend of a raster with an attribute table."""
    path = write_raster(tmp_path / "c.tif", codes_of(), nodata=0)
    fields = "".join(f'<FieldDefn index="{i}"><Usage>{kind}</Usage></FieldDefn>' for i, kind in enumerate(usage))
    body = "".join("<Row>" + "".join(f"<F>{cell}</F>" for cell in row) + "</Row>" for row in rows)
    table = f"<GDALRasterAttributeTable>{fields}{body}</GDALRasterAttributeTable>"
    (tmp_path / "c.tif.aux.xml").write_text(
        f'<PAMDataset><PAMRasterBand band="1">{table}</PAMRasterBand></PAMDataset>', encoding="utf-8"
    )
    with rasterio.open(path) as dataset:
        return {code: (entry.name, entry.color) for code, entry in read_legend(dataset).items()}


@pytest.mark.parametrize(
    "bad", [("", "x", 1, 2, 3), ("wood", "x", 1, 2, 3), ("nan", "x", 1, 2, 3), ("1e999", "x", 1, 2, 3), ()]
)
def test_a_row_without_a_code_is_passed_over(tmp_path, bad):
    assert with_table(tmp_path, [(1, "Forest", 0, 128, 0), bad]) == {1: ("Forest", "#008000")}


@pytest.mark.parametrize("colour", [("", "", ""), ("x", 2, 3), (300, 0, 0), (-1, 0, 0), ()])
def test_a_cell_that_is_no_colour_gives_a_default_colour(tmp_path, colour):
    name, color = with_table(tmp_path, [(2, "Lake", *colour)])[2]
    assert name == "Lake" and len(color) == 7


@pytest.mark.parametrize("usage", [("", "x", None, -1, 2**70), (5,), ()])
def test_a_table_without_the_usual_columns_is_no_legend(tmp_path, usage):
    assert with_table(tmp_path, [(1, "Forest", 0, 128, 0)], usage) == {}


def test_classes_of_one_name_are_told_apart_by_their_codes(tmp_path):
    path = write_raster(tmp_path / "c.tif", codes_of(), nodata=0)
    (tmp_path / "c.tif.aux.xml").write_text(
        '<PAMDataset><PAMRasterBand band="1"><CategoryNames><Category/><Category>Forest</Category>'
        "<Category>Forest</Category></CategoryNames></PAMRasterBand></PAMDataset>"
    )
    assert evaluate(EvaluateRequest(path, path)).matrix.overall == 1
    sample = sample_points(SampleRequest(path, tmp_path / "s.gpkg", points=20))
    assert [entry.name for entry in sample.classes] == ["Forest (1)", "Forest (2)"]
    with rasterio.open(path) as dataset:
        assert [entry.name for entry in distinct(list(read_legend(dataset).values()))] == ["Forest (1)", "Forest (2)"]
