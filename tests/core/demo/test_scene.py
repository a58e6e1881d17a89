"""The built-in scene: exact truth, the same ground through any window, any CRS and resolution, finished or nothing."""

import numpy as np
import pytest
import rasterio
from pyproj import Geod, Transformer
from rasterio.enums import ColorInterp

from core.demo.__main__ import main
from core.demo.agreement import agreement
from core.demo.landscape import Landscape, render, write_landscape
from core.demo.noise import noise_at, noise_grid
from core.errors import Cancelled, InputError


@pytest.fixture(scope="module")
def kilometre():
    """The default landscape's first square kilometre at 2 m: RGB and classes."""
    return render(Landscape(512, 512, gsd=2.0), 0, 0, 512, 512)


def test_shows_every_class(kilometre):
    _, classes = kilometre
    shares = np.bincount(classes.ravel(), minlength=9) / classes.size
    assert shares[0] == 0
    assert (shares[1:] > 0.01).all(), shares


def test_classes_look_like_what_they_are(kilometre):
    colour, classes = kilometre
    red, green, blue = (
        np.array([band[classes == code].mean() for code in range(1, 9)]) for band in colour.astype(float)
    )
    brightness = (red + green + blue) / 3
    bare, grass, developed, road, tree, water, crop, building = range(8)
    assert brightness[tree] < brightness[grass] < brightness[bare]
    assert brightness[water] < brightness[road]
    assert green[tree] > max(red[tree], blue[tree])
    assert green[grass] > blue[grass] + 15
    assert red[bare] > blue[bare] + 15
    assert abs(red[road] - blue[road]) < 15
    assert abs(red[developed] - blue[developed]) < 20
    assert brightness[building] > brightness[tree]
    assert red[crop] > blue[crop] + 15


def test_textured_like_a_photograph():
    """Neighbouring pixels of one class differ, but are alike; a flat fill or white noise would fail."""
    colour, classes = render(Landscape(2048, 2048), 0, 512, 384, 384)
    band = colour[1].astype(float)
    for code in np.unique(classes):
        same = (classes[:, 1:] == code) & (classes[:, :-1] == code)
        if same.sum() < 3000:
            continue
        a, b = band[:, 1:][same], band[:, :-1][same]
        assert a.std() > 3, code
        assert np.corrcoef(a, b)[0, 1] > 0.3, code


def test_buildings_cast_shadows_to_the_north_west():
    colour, classes = render(Landscape(2048, 2048), 1024, 768, 512, 512)
    brightness = colour.mean(axis=0)
    building = classes == 8
    ground = ~building & (classes != 5)
    shift = 5  # 2.5 m
    north_west = np.roll(building, (-shift, -shift), (0, 1)) & ground
    south_east = np.roll(building, (shift, shift), (0, 1)) & ground
    assert north_west.sum() > 500
    assert brightness[north_west].mean() < 0.75 * brightness[south_east].mean()


def test_same_ground_through_any_window():
    landscape = Landscape(2048, 2048)
    colour, classes = render(landscape, 600, 500, 256, 256)
    other_colour, other_classes = render(landscape, 700, 400, 256, 256)
    ours, theirs = np.s_[..., 0:156, 100:256], np.s_[..., 100:256, 0:156]
    assert (classes[ours] == other_classes[theirs]).mean() > 0.9995
    difference = np.abs(colour[ours].astype(int) - other_colour[theirs])
    assert np.median(difference) <= 3  # the sensor's noise


def test_same_ground_whatever_the_size():
    small, large = Landscape(300, 200), Landscape(5000, 7000)
    for ours, theirs in zip(render(small, 40, 30, 160, 96), render(large, 40, 30, 160, 96)):
        assert np.array_equal(ours, theirs)


def test_same_ground_at_another_resolution():
    fine = render(Landscape(1024, 1024, gsd=0.5), 256, 256, 512, 512)[1]
    coarse = render(Landscape(512, 512, gsd=1.0), 128, 128, 256, 256)[1]
    assert (fine[::2, ::2] == coarse).mean() > 0.9


def test_another_seed_is_another_place():
    ours = render(Landscape(256, 256), 0, 0, 256, 256)[1]
    theirs = render(Landscape(256, 256, seed=5), 0, 0, 256, 256)[1]
    assert (ours == theirs).mean() < 0.8


def test_noise_is_one_function_on_grids_and_points():
    xs, ys = 3.0 + 0.5 * np.arange(90), -40.0 + 0.5 * np.arange(70)
    grid = noise_grid(xs, ys, 7.0, salt=3, seed=11)
    assert 0.6 < grid.std() < 1.5
    rows, columns = np.array([0, 13, 69]), np.array([89, 44, 0])
    points = noise_at(xs[columns], ys[rows], 7.0, salt=3, seed=11)
    np.testing.assert_allclose(points, grid[rows, columns], atol=1e-4)


@pytest.mark.parametrize("crs", ["EPSG:32633", "EPSG:4326", "EPSG:3857", "EPSG:5514", "EPSG:2263"])
def test_pixels_measure_the_gsd_in_any_crs(crs):
    centre = (-74.0, 40.7) if crs == "EPSG:2263" else (15.6, 49.3)  # feet around New York
    transform = Landscape(400, 300, gsd=0.6, crs=crs, centre=centre).transform
    to_lonlat = Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
    lon, lat = to_lonlat.transform(*(transform @ (200, 150)))
    assert (lon, lat) == pytest.approx(centre, abs=1e-6)
    for column, row in ((201, 150), (200, 151)):
        there = to_lonlat.transform(*(transform @ (column, row)))
        assert Geod(ellps="WGS84").inv(lon, lat, *there)[2] == pytest.approx(0.6, rel=2e-3)


def test_written_as_georeferenced_rasters(tmp_path):
    image, truth = tmp_path / "new" / "scene.tif", tmp_path / "new" / "truth.tif"
    landscape = Landscape(1100, 600, gsd=2.0, crs="EPSG:4326")
    write_landscape(landscape, image, truth, workers=2)
    with rasterio.open(image) as rgb, rasterio.open(truth) as classes:
        assert rgb.shape == classes.shape == (600, 1100)
        assert rgb.dtypes == ("uint8",) * 3
        assert rgb.colorinterp == (ColorInterp.red, ColorInterp.green, ColorInterp.blue)
        assert rgb.crs.to_epsg() == classes.crs.to_epsg() == 4326
        assert rgb.transform.almost_equals(landscape.transform)
        assert rgb.block_shapes[0] == (512, 512)
        assert rgb.overviews(1) == classes.overviews(1) == [2, 4]
        assert classes.nodata == 0
        assert classes.colormap(1)[6] == (0, 69, 255, 255)
        # The second row of blocks and the second column are the very pixels that rendering them gives.
        colour, codes = render(landscape, 512, 512, 512, 88)
        window = rasterio.windows.Window(512, 512, 512, 88)
        assert np.array_equal(rgb.read(window=window), colour)
        assert np.array_equal(classes.read(1, window=window), codes)
    assert sorted(p.name for p in image.parent.iterdir()) == ["scene.tif", "truth.tif"]


def test_cancelled_leaves_nothing(tmp_path):
    def cancel(fraction, stage):
        raise Cancelled

    (tmp_path / "scene.tif").write_text("the old one")
    with pytest.raises(Cancelled):
        write_landscape(Landscape(64, 64), tmp_path / "scene.tif", tmp_path / "truth.tif", cancel)
    assert [p.name for p in tmp_path.iterdir()] == ["scene.tif"]
    assert (tmp_path / "scene.tif").read_text() == "the old one"


def test_unwritable_folder_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        write_landscape(Landscape(64, 64), tmp_path / "file" / "scene.tif")


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        (["--size", "big"], "'big' is no size"),
        (["--size", "0"], "at least one pixel"),
        (["--size", "64", "--gsd", "40"], "between 0.05 and 10"),
        (["--size", "64", "--crs", "EPSG:99999"], "EPSG:99999"),
        (["--size", "64", "--crs", "EPSG:32633", "--centre", "400", "95"], "longitude"),
    ],
)
def test_wrong_arguments_are_told_in_one_sentence(tmp_path, capsys, arguments, sentence):
    assert main([str(tmp_path / "scene.tif"), *arguments]) == 2
    said = capsys.readouterr().err.strip()
    assert sentence in said
    assert "\n" not in said
    assert not list(tmp_path.iterdir())


def test_command_writes_the_scene(tmp_path, capsys):
    assert main([str(tmp_path / "scene.tif"), "--size", "96x64", "--gsd", "1"]) == 0
    assert "96 × 64 px" in capsys.readouterr().out
    with rasterio.open(tmp_path / "scene.tif") as rgb:
        assert (rgb.width, rgb.height) == (96, 64)


def test_agreement_counts_pixels(tmp_path):
    truth = tmp_path / "truth.tif"
    write_landscape(Landscape(600, 300), tmp_path / "scene.tif", truth)
    assert agreement(truth, truth)["OA"] == agreement(truth, truth)["mIoU"] == 1
    with rasterio.open(truth) as exact:
        profile, codes = exact.profile, exact.read(1)
    wrong = np.where(np.arange(600) < 150, codes % 8 + 1, codes).astype(np.uint8)
    with rasterio.open(tmp_path / "wrong.tif", "w", **profile) as ours:
        ours.write(wrong, 1)
    assert agreement(tmp_path / "wrong.tif", truth)["OA"] == pytest.approx(0.75)
    write_landscape(Landscape(300, 300), tmp_path / "scene.tif", tmp_path / "other.tif")
    with pytest.raises(InputError, match="different grids"):
        agreement(tmp_path / "other.tif", truth)
