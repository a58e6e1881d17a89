"""Pixels without ground that the file does not declare: fill values, gaps, specks; and what stored values mean."""

import os
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.windows import Window

from core.errors import InputError
from core.scene.grid import ModelGrid
from core.scene.read import SceneReader
from core.scene.scene import open_scene
from tests.fixtures.rasters import UTM, north_up, picture, write_raster

SHAPE = (160, 200)


@pytest.fixture
def hole():
    hole = np.zeros(SHAPE, bool)
    hole[:50, :120] = True
    return hole


def read(path, gsd=0.5, **options):
    scene = open_scene(path, **options)
    grid = ModelGrid(scene, gsd)
    with SceneReader(grid) as reader:
        return scene, reader.read(grid.window)


def ramp(low, high):
    """Values that grow evenly from left to right, in 16 bits."""
    return np.broadcast_to(np.linspace(low, high, SHAPE[1]), (3, *SHAPE)).astype("uint16")


def write_vrt(path, tiles, size=SHAPE, nodata=""):
    """A mosaic of ``tiles``: (file, left, top, width, height)."""
    bands = ""
    for band in (1, 2, 3):
        sources = ""
        for file, left, top, width, height in tiles:
            sources += (
                f'<SimpleSource><SourceFilename relativeToVRT="1">{file}</SourceFilename>'
                f"<SourceBand>{band}</SourceBand>"
                f'<SrcRect xOff="0" yOff="0" xSize="{width}" ySize="{height}"/>'
                f'<DstRect xOff="{left}" yOff="{top}" xSize="{width}" ySize="{height}"/></SimpleSource>'
            )
        bands += f'<VRTRasterBand dataType="Byte" band="{band}">{nodata}{sources}</VRTRasterBand>'
    place = ",".join(map(str, north_up().to_gdal()))
    Path(path).write_text(
        f'<VRTDataset rasterXSize="{size[1]}" rasterYSize="{size[0]}"><SRS>{UTM}</SRS>'
        f"<GeoTransform>{place}</GeoTransform>{bands}</VRTDataset>"
    )
    return str(path)


# --- Fill values ------------------------------------------------------------------------------------------------------

FILLS = {
    "-9999 in floats": ("float32", -9999, (0, 1)),
    "-9999 in 16 bits": ("int16", -9999, (0, 10000)),
    "the lowest of 16 bits": ("int16", -32768, (0, 3000)),
    "the largest float": ("float32", 3.4028234663852886e38, (0.01, 0.4)),
    "the lowest float": ("float32", -3.4028234663852886e38, (0.01, 0.4)),
    "netCDF's fill": ("float64", 9.969209968386869e36, (100, 4000)),
    "the top of 16 bits": ("uint16", 65535, (200, 4000)),
    "zero in 16 bits": ("uint16", 0, (400, 4000)),
    "minus one": ("float32", -1, (0, 255)),
    "black in 8 bits": ("uint8", 0, (40, 250)),
}


@pytest.mark.parametrize("overviews", [(), (2, 4)], ids=["plain", "overviews"])
@pytest.mark.parametrize("kind", FILLS)
def test_an_undeclared_fill_value_is_as_if_it_were_declared(tmp_path, hole, kind, overviews):
    dtype, value, (low, high) = FILLS[kind]
    array = picture(*SHAPE, dtype=dtype, low=low, high=high)
    array[:, hole] = value
    bare = write_raster(tmp_path / "bare.tif", array, overviews=overviews)
    declared = write_raster(tmp_path / "declared.tif", array, overviews=overviews, nodata=value)
    for gsd in (0.5, 1.0, 1.5):
        (scene, found), (_, expected) = read(bare, gsd), read(declared, gsd)
        assert np.mean(found.valid != expected.valid) < 0.02
        both = found.valid & expected.valid
        assert np.abs(found.image.astype(int) - expected.image)[:, both].mean() < (6 if overviews else 2)
        assert gsd != 0.5 or np.array_equal(found.valid, ~hole)
    assert len(scene.notes) == 1 and "19 %" in scene.notes[0] and "not declared" in scene.notes[0]
    assert not open_scene(declared).notes and not scene.complete


def test_several_fill_values_are_found_together(tmp_path, hole):
    array = picture(*SHAPE, dtype="float32", low=0, high=1)
    array[:, hole] = -9999
    array[:, 140:] = 3.4e38
    scene, patch = read(write_raster(tmp_path / "a.tif", array))
    hole[140:] = True
    assert len(scene.fill) == 2 and np.array_equal(patch.valid, ~hole)


@pytest.mark.parametrize("gsd", [0.5, 1.0, 1.3])
def test_overlapping_windows_of_a_filled_raster_agree(tmp_path, hole, gsd):
    array = picture(*SHAPE, dtype="float32", low=0, high=1)
    array[:, hole] = -9999
    grid = ModelGrid(open_scene(write_raster(tmp_path / "a.tif", array)), gsd)
    with SceneReader(grid) as reader:
        whole = reader.read(grid.window)
    with SceneReader(grid) as reader:
        part = reader.read(Window(31, 11, 40, 33))
    assert np.array_equal(part.image, whole.image[:, 11:44, 31:71])
    assert np.array_equal(part.valid, whole.valid[11:44, 31:71])


def test_dark_water_and_bright_roofs_stay_ground(tmp_path):
    array = ramp(0, 65535)
    array[:, :20] = 0
    array[:, 140:] = 65535
    scene, patch = read(write_raster(tmp_path / "a.tif", array))
    assert scene.fill == () and patch.valid.all()
    assert ["pure black" in scene.notes[0], "pure white" in scene.notes[1]] == [True, True]
    assert "13 %" in scene.notes[0]
    few = ramp(30, 200).astype("uint8")  # a dull picture with some bright roofs and deep shadow
    few[:, :1], few[:, 20:24, 20:60] = 0, 255
    assert open_scene(write_raster(tmp_path / "b.tif", few)).notes == ()


def test_black_that_may_be_ground_does_not_enter_the_stretch(tmp_path):
    array = ramp(0, 4000)
    whole = open_scene(write_raster(tmp_path / "whole.tif", array)).scaling
    array[:, :40] = 0
    scaling = open_scene(write_raster(tmp_path / "black.tif", array)).scaling
    np.testing.assert_allclose(scaling.low, whole.low, atol=250)


def test_little_black_is_not_worth_a_word(tmp_path):
    array = picture(*SHAPE)
    array[:, :2] = 0  # 1.3 %
    scene, patch = read(write_raster(tmp_path / "a.tif", array))
    assert scene.notes == () and patch.valid.all() and scene.complete


# --- Gaps -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("gsd", [0.5, 1.0])
def test_a_gap_of_a_mosaic_is_nodata(tmp_path, gsd):
    array = picture(*SHAPE)
    parts = {"a.tif": (0, 0, 120, 90), "b.tif": (120, 0, 80, 160)}
    for name, (left, top, width, height) in parts.items():
        write_raster(tmp_path / name, array[:, top : top + height, left : left + width])
    tiles = [(name, *part) for name, part in parts.items()]
    scene, patch = read(write_vrt(tmp_path / "m.vrt", tiles), gsd)
    step = round(gsd / 0.5)
    expected = np.ones(SHAPE, bool)
    expected[90:, :120] = False
    assert np.array_equal(patch.valid, expected[::step, ::step])
    assert scene.scaling.identity and not scene.complete
    whole, _ = read(write_vrt(tmp_path / "w.vrt", [*tiles, ("a.tif", 0, 70, 120, 90)]), gsd)
    assert whole.complete and whole.coverage is None


def test_a_mosaic_with_nodata_is_read_by_that(tmp_path):
    write_raster(tmp_path / "a.tif", picture(160, 100, low=20))
    path = write_vrt(tmp_path / "m.vrt", [("a.tif", 0, 0, 100, 160)], nodata="<NoDataValue>0</NoDataValue>")
    scene, patch = read(path)
    assert scene.coverage is None and patch.valid[:, :100].all() and not patch.valid[:, 100:].any()


@pytest.mark.parametrize("interleave", ["pixel", "band"])
def test_blocks_that_a_tiff_lacks_are_nodata(tmp_path, interleave):
    path = tmp_path / "sparse.tif"
    profile = {"driver": "GTiff", "width": 200, "height": 160, "count": 3, "dtype": "uint8", "crs": UTM}
    options = {"tiled": True, "blockxsize": 64, "blockysize": 64, "sparse_ok": True, "interleave": interleave}
    with rasterio.open(path, "w", transform=north_up(), **profile, **options) as file:
        file.write(picture(64, 128), window=Window(64, 64, 128, 64))
    for gsd, step in ((0.5, 1), (1.0, 2)):
        _, patch = read(str(path), gsd)
        expected = np.zeros(SHAPE, bool)
        expected[64:128, 64:192] = True
        assert np.array_equal(patch.valid, expected[::step, ::step])


def test_missing_tiles_of_a_geopackage_are_nodata(tmp_path):
    profile = {"driver": "GPKG", "width": 512, "height": 512, "count": 3, "dtype": "uint8", "crs": UTM}
    with rasterio.open(tmp_path / "a.gpkg", "w", transform=north_up(), TILE_FORMAT="JPEG", **profile) as file:
        file.write(picture(256, 512, low=30), window=Window(0, 0, 512, 256))
    _, patch = read(str(tmp_path / "a.gpkg"))
    assert patch.valid[:256].all() and not patch.valid[256:].any()


# --- Lossy compression ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("colour", [0, 255])
def test_specks_of_jpeg_around_a_declared_colour_are_nodata(tmp_path, colour):
    rows, columns = np.mgrid[0:160, 0:200]
    hole = rows + columns < 170  # a slanted edge: its blocks hold both
    array = picture(*SHAPE, low=60, high=200)
    array[:, hole] = colour
    jpeg = {"compress": "jpeg", "photometric": "ycbcr", "tiled": True, "blockxsize": 128, "blockysize": 128}
    path = write_raster(tmp_path / "a.tif", array, nodata=colour, **jpeg)
    with rasterio.open(path) as file:
        exact = (file.read() == colour).all(axis=0)
    scene, patch = read(path)
    missed = (patch.valid & hole).sum()
    assert scene.specks and missed < 0.3 * (~exact & hole).sum()
    assert patch.valid[~hole].mean() > 0.99


def test_dark_ground_of_a_jpeg_is_no_speck(tmp_path):
    array = picture(*SHAPE, low=60, high=200)
    array[:, 100:] = 3  # deep water, far from anything that is missing
    array[:, :30] = 0
    jpeg = {"compress": "jpeg", "photometric": "ycbcr", "tiled": True, "blockxsize": 64, "blockysize": 64}
    _, patch = read(write_raster(tmp_path / "a.tif", array, nodata=0, **jpeg))
    assert patch.valid[120:].all() and patch.valid[:20].mean() < 0.01


def test_a_black_collar_of_a_jpeg_that_nobody_declared_is_noted(tmp_path, hole):
    array = picture(*SHAPE, low=0, high=220)
    array[:, 80:] = array[:, 80:] // 8  # deep shadow, as dark as a collar
    array[:, hole] = 0
    scene, patch = read(write_raster(tmp_path / "a.tif", array, compress="jpeg", photometric="ycbcr"))
    assert "pure black" in scene.notes[0] and patch.valid.all() and scene.scaling.identity


# --- Scale, offset and types ------------------------------------------------------------------------------------------


def with_units(path, scales, offsets):
    with rasterio.open(path, "r+") as file:
        file.scales, file.offsets = scales, offsets
    return path


def test_a_stored_negative_is_seen_as_the_picture(tmp_path):
    array = picture(*SHAPE)
    negative = with_units(write_raster(tmp_path / "n.tif", 255 - array), [-1.0] * 3, [255.0] * 3)
    assert np.array_equal(read(negative)[1].image, array)
    wide = picture(*SHAPE, dtype="uint16", low=300, high=4000)
    turned = with_units(write_raster(tmp_path / "w.tif", 9000 - wide), [-0.5] * 3, [4500.0] * 3)
    plain = write_raster(tmp_path / "p.tif", wide)
    assert np.abs(read(turned)[1].image.astype(int) - read(plain)[1].image).max() <= 1


def test_scales_of_8_bit_bands_that_differ_are_applied(tmp_path):
    array = picture(*SHAPE, low=20, high=200) // 2 * 2
    stored = np.stack([array[0] // 2, array[1], array[2] - 10]).astype("uint8")
    path = with_units(write_raster(tmp_path / "a.tif", stored), [2.0, 1.0, 1.0], [0.0, 0.0, 10.0])
    assert np.array_equal(read(path)[1].image, array)


def test_a_scale_that_all_bands_share_changes_nothing(tmp_path):
    array = picture(*SHAPE, dtype="uint16", low=300, high=4000)
    plain = write_raster(tmp_path / "a.tif", array)
    scaled = with_units(write_raster(tmp_path / "b.tif", array), [1e-4] * 3, [-0.1] * 3)
    assert open_scene(scaled).scaling == open_scene(plain).scaling


@pytest.mark.parametrize("gsd", [0.5, 1.0])
def test_bands_of_different_types_are_read_together(tmp_path, gsd):
    array = picture(*SHAPE, dtype="uint16", low=0, high=250)
    types = {"r.tif": "uint8", "g.tif": "uint16", "b.tif": "int16", "a.tif": "uint8"}
    bands = [*array, np.where(np.arange(160)[:, None] < 40, 0, 255) * np.ones(SHAPE, int)]
    text = ""
    for number, ((name, dtype), band, colour) in enumerate(
        zip(types.items(), bands, ("Red", "Green", "Blue", "Alpha")), start=1
    ):
        write_raster(tmp_path / name, band[None].astype(dtype))
        kind = {"uint8": "Byte", "uint16": "UInt16", "int16": "Int16"}[dtype]
        text += (
            f'<VRTRasterBand dataType="{kind}" band="{number}"><ColorInterp>{colour}</ColorInterp><SimpleSource>'
            f'<SourceFilename relativeToVRT="1">{name}</SourceFilename><SourceBand>1</SourceBand></SimpleSource>'
            "</VRTRasterBand>"
        )
    place = ",".join(map(str, north_up().to_gdal()))
    (tmp_path / "m.vrt").write_text(
        f'<VRTDataset rasterXSize="200" rasterYSize="160"><SRS>{UTM}</SRS><GeoTransform>{place}</GeoTransform>{text}'
        "</VRTDataset>"
    )
    scene, patch = read(str(tmp_path / "m.vrt"), gsd)
    top = round(40 * 0.5 / gsd)
    assert not patch.valid[:top].any() and patch.valid[top:].all()
    assert scene.dtype == "int32" and (gsd != 0.5 or np.array_equal(patch.image[:, 40:], array[:, 40:]))


# --- Files that cannot be read ----------------------------------------------------------------------------------------


def test_a_missing_tile_is_named(tmp_path):
    write_raster(tmp_path / "a.tif", picture(160, 100))
    path = write_vrt(tmp_path / "m.vrt", [("a.tif", 0, 0, 100, 160), ("gone.tif", 100, 0, 100, 160)])
    with pytest.raises(InputError, match=r"gone\.tif is missing"):
        open_scene(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_never_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.tif")
    with pytest.raises(InputError, match="no regular file"):
        open_scene(tmp_path / "pipe.tif")
    write_raster(tmp_path / "a.tif", picture(160, 100))
    path = write_vrt(tmp_path / "m.vrt", [("a.tif", 0, 0, 100, 160), ("pipe.tif", 100, 0, 100, 160)])
    with pytest.raises(InputError, match="no regular file"):
        open_scene(path)


def test_a_damaged_raster_is_read_or_refused_in_a_sentence(tmp_path):
    rng = np.random.default_rng(3)
    options = {"tiled": True, "blockxsize": 32, "blockysize": 32}
    files = [
        write_raster(tmp_path / "a.tif", picture(96, 96), compress="deflate", overviews=(2,), nodata=0, **options),
        write_raster(tmp_path / "b.tif", picture(96, 96), compress="jpeg", photometric="ycbcr", **options),
        write_raster(tmp_path / "c.png", picture(96, 96), driver="PNG"),
        write_vrt(tmp_path / "d.vrt", [("a.tif", 0, 0, 96, 96)]),
    ]
    refused = 0
    for number in range(60):
        file = Path(files[number % len(files)])
        content = bytearray(file.read_bytes())
        for place in rng.integers(0, min(len(content), 700), 4):
            content[place] = rng.integers(256)
        mutant = file.with_name(f"mutant{file.suffix}")
        mutant.write_bytes(content)
        try:
            read(str(mutant))
        except InputError as error:
            assert "\n" not in str(error)
            refused += 1
    assert refused
