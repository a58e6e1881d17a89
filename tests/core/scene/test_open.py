"""A raster is looked at once: bands, ground resolution, value scaling, gaps; or one sentence says why it cannot be."""

from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine

from core.errors import InputError
from core.scene import scene as scene_module
from core.scene.gsd import metres_per_pixel
from core.scene.scene import open_scene
from tests.fixtures.rasters import UTM, north_up, picture, rotated, south_up, write_raster


@pytest.mark.parametrize(
    "crs, transform, expected",
    [
        (UTM, north_up(size=0.5), (0.5, 0.5)),
        (UTM, south_up(size=0.5), (0.5, 0.5)),
        (UTM, rotated(30, size=0.5), (0.5, 0.5)),
        # Degrees: a degree of longitude at 60° north is half one of latitude.
        ("EPSG:4326", Affine(1e-5, 0, 24.0, 0, -1e-5, 60.0), (0.5580, 1.1141)),
        # Web Mercator stretches by 1 / cos(latitude): 60° north is y = 8,399,738.
        ("EPSG:3857", north_up(2_700_000, 8_399_738, 1.0), (0.5013, 0.5004)),
        ("EPSG:2263", north_up(990_000, 200_000, 1.0), (0.3048, 0.3048)),  # US survey feet
        # Angles in grads, of a projected CRS and of a geographic one: a right angle is 100 grads.
        ("EPSG:27572", north_up(600_000, 2_428_000, 0.5), (0.4998, 0.4998)),
        ("EPSG:4807", Affine(1e-5, 0, 0.0, 0, -1e-5, 200 / 3), (0.5023, 1.0028)),
    ],
)
def test_gsd_is_measured_on_the_ground(crs, transform, expected):
    assert metres_per_pixel(crs, transform, 100, 100) == pytest.approx(expected, rel=2e-3)


def test_gsd_refuses_a_position_without_meaning():
    with pytest.raises(InputError, match="coordinate reference system"):
        metres_per_pixel("EPSG:4326", north_up(380000, 3950000), 100, 100)


def _refusal(path, **options) -> str:
    with pytest.raises(InputError) as refusal:
        open_scene(path, **options)
    sentence = str(refusal.value)
    assert sentence.endswith(".") and "\n" not in sentence and ". " not in sentence, "one sentence"
    return sentence


def test_bad_input_is_one_sentence(tmp_path):
    image = picture(32, 32)
    assert "There is no file" in _refusal(tmp_path / "missing.tif")
    assert "No raster" in _refusal("")
    assert "folder" in _refusal(tmp_path)
    text = tmp_path / "notes.tif"
    text.write_text("this is no raster")
    assert "not a raster" in _refusal(text)
    assert "only one band" in _refusal(write_raster(tmp_path / "grey.tif", image[:1]))
    assert "only 2 bands" in _refusal(write_raster(tmp_path / "two.tif", image[:2]))
    grey_alpha = write_raster(tmp_path / "ga.tif", image[:2], colours=("gray", "alpha"))
    assert "only one band" in _refusal(grey_alpha)
    assert "Assign Projection" in _refusal(write_raster(tmp_path / "nocrs.tif", image, crs=None))
    assert "georeference" in _refusal(write_raster(tmp_path / "flat.tif", image, crs=None, transform=Affine.identity()))
    empty = write_raster(tmp_path / "empty.tif", np.zeros_like(image), nodata=0)
    assert "all of it is nodata" in _refusal(empty)
    hidden = write_raster(tmp_path / "hidden.tif", image, mask=np.zeros((32, 32), bool))
    assert "all of it is nodata" in _refusal(hidden)
    good = write_raster(tmp_path / "good.tif", image)
    assert "between 1 and 3" in _refusal(good, bands=(1, 2, 4))
    assert "between 1 and 3" in _refusal(good, bands=(1, 2))


def test_a_palette_image_is_told_how_to_become_one(tmp_path):
    path = write_raster(tmp_path / "palette.tif", picture(32, 32, 1), photometric="palette")
    with rasterio.open(path, "r+") as file:
        file.write_colormap(1, {i: (i, 0, 255 - i, 255) for i in range(256)})
    assert "PCT to RGB" in _refusal(path)


def test_a_picture_without_crs_opens_with_a_given_pixel_size(tmp_path):
    path = write_raster(tmp_path / "flat.png", picture(32, 48), crs=None, transform=Affine.identity(), driver="PNG")
    scene = open_scene(path, gsd=0.3)
    assert scene.crs is None and scene.gsd == pytest.approx(0.3) and (scene.width, scene.height) == (48, 32)
    assert "makes no sense" in _refusal(path, gsd=0.0)


def test_a_picture_without_crs_lies_where_qgis_shows_it(tmp_path):
    path = write_raster(tmp_path / "flat.png", picture(32, 48), crs=None, transform=Affine.identity(), driver="PNG")
    assert open_scene(path, gsd=0.3).bounds == (0, -32, 48, 0)


def _bands(tmp_path, count, dtype="uint16", **options):
    scene = open_scene(write_raster(tmp_path / "b.tif", picture(16, 16, count, dtype=dtype, high=4000), **options))
    return scene.bands, scene.band_source


def test_bands_by_colour_interpretation(tmp_path):
    assert _bands(tmp_path, 4, colours=("blue", "green", "red", "undefined")) == ((3, 2, 1), "colour")
    assert _bands(tmp_path, 4, colours=("alpha", "red", "green", "blue")) == ((2, 3, 4), "colour")


@pytest.mark.parametrize(
    "names, expected",
    [
        (("Blue", "Green", "Red", "NIR"), (3, 2, 1)),
        (("nir", "band red (650 nm)", "green", "blue"), (2, 3, 4)),
        (("blue", "green", "red edge", "red"), (4, 2, 1)),
        (("B02", "B03", "B04", "B08"), (3, 2, 1)),
        (("B2", "B3", "B4"), (3, 2, 1)),
        (tuple(f"B{i}" for i in range(1, 13)), (4, 3, 2)),
        (("SR_B2", "SR_B3", "SR_B4", "SR_B5"), (3, 2, 1)),
    ],
)
def test_bands_by_name(tmp_path, names, expected):
    assert _bands(tmp_path, len(names), names=names) == (expected, "name")


def test_names_go_before_colours_that_the_writer_filled_in(tmp_path):
    # GDAL calls the bands of any three-band 8-bit TIFF red, green, blue.
    path = write_raster(tmp_path / "bgr.tif", picture(16, 16), names=("blue", "green", "red"), photometric="rgb")
    assert open_scene(path).bands == (3, 2, 1)


def test_bands_by_wavelength(tmp_path):
    nanometres = [{"wavelength": str(w)} for w in (443, 490, 560, 665, 842)]
    assert _bands(tmp_path, 5, tags=nanometres) == ((4, 3, 2), "wavelength")
    micrometres = [{"CENTRAL_WAVELENGTH_UM": str(w)} for w in (0.842, 0.665, 0.56, 0.49)]
    assert _bands(tmp_path, 4, tags=micrometres) == ((2, 3, 4), "wavelength")


def test_bands_by_position_are_said_aloud(tmp_path):
    plain = ("gray", "undefined", "undefined", "undefined")
    for names in (None, ("B1", "B2", "B3", "B4"), ("Band 1", "Band 2", "Band 3", "Band 4")):
        path = write_raster(
            tmp_path / "n.tif", picture(16, 16, 4, dtype="uint16", high=4000), names=names, colours=plain
        )
        scene = open_scene(path)
        assert (scene.bands, scene.band_source) == ((1, 2, 3), "position")
        assert "does not say which bands" in scene.notes[0]


def test_the_user_chooses_the_bands(tmp_path):
    scene = open_scene(write_raster(tmp_path / "u.tif", picture(16, 16, 5, dtype="uint16", high=4000)), bands=(5, 1, 2))
    assert (scene.bands, scene.band_source) == ((5, 1, 2), "user")


def test_8_bit_pictures_pass_unchanged(tmp_path):
    scene = open_scene(write_raster(tmp_path / "a.tif", picture(64, 64, low=30, high=120)))
    assert scene.scaling.identity
    values = picture(8, 8)
    assert scene.scaling.apply(values) is values
    stored_wide = open_scene(write_raster(tmp_path / "b.tif", picture(64, 64, dtype="int16")))
    assert stored_wide.scaling.identity
    assert (stored_wide.scaling.apply(values.astype("int16")) == values).all()


@pytest.mark.parametrize(
    "dtype, low, high",
    [
        ("uint8", 0, 25),  # never meant for display
        ("uint16", 200, 3000),
        ("int16", -500, 9000),
        ("uint32", 4_000_000_000, 4_000_100_000),
        ("float32", 0, 1),
        ("float64", -1e5, 1e5),
    ],
)
def test_other_values_are_stretched_between_percentiles(tmp_path, dtype, low, high):
    array = picture(128, 128, dtype=dtype, low=low, high=high)
    scene = open_scene(write_raster(tmp_path / "s.tif", array))
    assert scene.scaling.source == "stretch"
    expected = np.percentile(array.reshape(3, -1).astype(float), (2, 98), axis=1)
    np.testing.assert_allclose((scene.scaling.low, scene.scaling.high), expected, rtol=1e-6)
    scaled = scene.scaling.apply(array)
    assert scaled.dtype == np.uint8 and scaled.min() == 0 and scaled.max() == 255
    limits = np.reshape(scene.scaling.low, (3, 1, 1)), np.reshape(scene.scaling.high, (3, 1, 1))
    exact = np.clip((array - limits[0]) / (limits[1] - limits[0]), 0, 1) * 255
    assert np.abs(scaled - exact).max() <= 0.51


def test_gaps_do_not_enter_the_scaling(tmp_path):
    array = picture(64, 64, dtype="float32", low=10, high=20)
    whole = open_scene(write_raster(tmp_path / "whole.tif", array)).scaling
    holed = array.copy()
    holed[:, ::2] = -9999
    declared = open_scene(write_raster(tmp_path / "declared.tif", holed, nodata=-9999)).scaling
    holed[:, ::2] = np.nan
    nans = open_scene(write_raster(tmp_path / "nans.tif", holed)).scaling
    assert declared == nans
    np.testing.assert_allclose(declared.low + declared.high, whole.low + whole.high, rtol=0.02)


def test_a_flat_raster_becomes_grey(tmp_path):
    scene = open_scene(write_raster(tmp_path / "flat.tif", np.full((3, 16, 16), 1234, "uint16")))
    scaled = scene.scaling.apply(np.full((3, 4, 4), 1234, "uint16"))
    assert (np.abs(scaled.astype(int) - 128) <= 1).all()


def test_scaling_is_sampled_from_all_over_a_raster_without_overviews(tmp_path):
    # Brightness grows to the right: a sample from one corner would see none of it.
    array = np.broadcast_to(np.linspace(0, 10000, 3000).astype("uint16"), (3, 2600, 3000))
    plain = open_scene(write_raster(tmp_path / "p.tif", array, tiled=True)).scaling
    with_overviews = open_scene(write_raster(tmp_path / "o.tif", array, tiled=True, overviews=(2, 4))).scaling
    for scaling in (plain, with_overviews):
        np.testing.assert_allclose(scaling.low, 200, atol=120)
        np.testing.assert_allclose(scaling.high, 9800, atol=120)


def test_an_alpha_band_that_is_a_colour_is_ignored_aloud(tmp_path):
    colours = ("red", "green", "blue", "alpha")
    infrared = open_scene(write_raster(tmp_path / "nir.tif", picture(64, 64, 4), colours=colours))
    assert infrared.alpha is None and "Band 4" in infrared.notes[0]
    array = picture(64, 64, 4)
    array[3] = 255
    array[3, :20] = 0
    scene = open_scene(write_raster(tmp_path / "alpha.tif", array, colours=colours))
    assert scene.alpha == 4 and not scene.notes


def test_a_scene_is_looked_at_again_once_it_or_a_file_beside_it_has_changed(tmp_path, monkeypatch):
    looked = []
    look = scene_module._describe
    monkeypatch.setattr(scene_module, "_describe", lambda *arguments: looked.append(1) or look(*arguments))
    path = write_raster(tmp_path / "a.tif", picture(60, 80))
    first = open_scene(path)
    assert open_scene(path) is not None and open_scene(path) == first and len(looked) == 1
    open_scene(path, bands=(3, 2, 1))
    assert len(looked) == 2
    Path(path + ".aux.xml").write_text(
        '<PAMDataset><PAMRasterBand band="1"><NoDataValue>7</NoDataValue></PAMRasterBand></PAMDataset>'
    )
    declared = open_scene(path)
    assert len(looked) == 3
    assert declared.nodata[0] == 7 and declared.fingerprint != first.fingerprint  # the file itself is the same
    write_raster(path, picture(60, 80, seed=1))
    assert open_scene(path).fingerprint not in (first.fingerprint, declared.fingerprint)


def test_the_fingerprint_follows_the_file_and_the_reading(tmp_path):
    path = write_raster(tmp_path / "f.tif", picture(32, 32, 4))
    first = open_scene(path).fingerprint
    assert open_scene(path).fingerprint == first
    assert open_scene(path, bands=(3, 2, 1)).fingerprint != first
    write_raster(path, picture(32, 32, 4, seed=1))
    assert open_scene(path).fingerprint != first
