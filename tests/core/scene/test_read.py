"""A pixel's value depends on the raster and the grid, never on the window; gaps stay gaps; the file is decoded once."""

import numpy as np
import pytest
from rasterio.windows import Window

from core.errors import InputError
from core.scene import read
from core.scene.grid import ModelGrid
from core.scene.read import SceneReader
from core.scene.scene import open_scene
from tests.fixtures.rasters import north_up, picture, rotated, south_up, write_raster

LAYOUTS = {
    "tiled": {"tiled": True, "blockxsize": 64, "blockysize": 64},
    "strips": {},
    "jpeg": {"tiled": True, "blockxsize": 128, "blockysize": 128, "compress": "jpeg"},
    "overviews": {"tiled": True, "blockxsize": 64, "blockysize": 64, "overviews": (2, 4)},
}
GSDS = [0.5, 0.35, 0.67, 1.0, 1.65, 2.5]


def _reader(path, gsd, **options):
    return SceneReader(ModelGrid(open_scene(path), gsd), **options)


def _whole(path, gsd):
    with _reader(path, gsd) as reader:
        return reader.read(reader.grid.window)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("gsd", GSDS)
def test_a_pixel_does_not_depend_on_its_window(tmp_path, monkeypatch, layout, gsd):
    monkeypatch.setattr(read, "BLOCK_SIDE", 64)  # several blocks in a small raster
    mask = np.ones((230, 330), bool)
    mask[40:90, 100:140] = False
    path = write_raster(tmp_path / "a.tif", picture(230, 330), mask=mask, **LAYOUTS[layout])
    whole = _whole(path, gsd)
    rng = np.random.default_rng(0)
    for _ in range(6):
        c0, r0 = rng.integers(0, whole.valid.shape[1] - 20), rng.integers(0, whole.valid.shape[0] - 20)
        window = Window(int(c0), int(r0), *map(int, rng.integers(5, 20, 2)))
        with _reader(path, gsd) as reader:  # nothing cached by an earlier window
            patch = reader.read(window)
        place = slice(r0, r0 + window.height), slice(c0, c0 + window.width)
        assert (patch.image == whole.image[(slice(None), *place)]).all()
        assert (patch.valid == whole.valid[place]).all()


@pytest.mark.parametrize("gsd", GSDS)
@pytest.mark.parametrize("layout", ["tiled", "strips"])
def test_blocks_leave_no_seam(tmp_path, monkeypatch, gsd, layout):
    path = write_raster(tmp_path / "a.tif", picture(230, 330), **LAYOUTS[layout])
    whole = _whole(path, gsd)
    monkeypatch.setattr(read, "BLOCK_SIDE", 32)
    small = _whole(path, gsd)
    assert np.abs(small.image.astype(int) - whole.image).max() <= 1


@pytest.mark.parametrize("layout", ["tiled", "strips", "overviews"])
@pytest.mark.parametrize("gsd", [0.35, 0.5, 0.67, 1.0, 1.65, 2.5])
def test_values_stand_where_they_belong(tmp_path, layout, gsd):
    # A slope: the mean over a model pixel is the value at its centre.
    y, x = np.mgrid[0:240, 0:320] + 0.5
    slope = np.stack([x / 320 * 60000, y / 240 * 60000, (x + y) / 560 * 60000]).astype("uint16")
    path = write_raster(tmp_path / "slope.tif", slope, **LAYOUTS[layout])
    scene = open_scene(path)
    grid = ModelGrid(scene, gsd)
    with SceneReader(grid) as reader:
        image = reader.read(grid.window).image
    columns = (np.arange(grid.width) + 0.5) * grid.scale_x / 320 * 60000
    expected = (columns - scene.scaling.low[0]) / (scene.scaling.high[0] - scene.scaling.low[0]) * 255
    inner = slice(4, grid.width - 4)
    shown = np.clip(expected, 0, 255)[inner]
    assert np.abs(image[0, grid.height // 2, inner] - shown).max() < 1.5, "less than half a pixel off"
    rows = (np.arange(grid.height) + 0.5) * grid.scale_y / 240 * 60000
    expected = (rows - scene.scaling.low[1]) / (scene.scaling.high[1] - scene.scaling.low[1]) * 255
    inner = slice(4, grid.height - 4)
    assert np.abs(image[1, inner, grid.width // 2] - np.clip(expected, 0, 255)[inner]).max() < 1.5


def test_shrinking_averages(tmp_path):
    array = picture(120, 160)
    whole = _whole(write_raster(tmp_path / "a.tif", array), 1.0)
    mean = array.reshape(3, 60, 2, 80, 2).mean(axis=(2, 4))
    assert np.abs(whole.image - mean).max() <= 0.51


def test_reading_plainly_is_exact(tmp_path):
    array = picture(150, 170, 4)
    for transform in (north_up(), south_up(), rotated()):
        path = write_raster(tmp_path / "a.tif", array, transform=transform, tiled=True, blockxsize=64, blockysize=64)
        scene = open_scene(path, bands=(3, 1, 4))
        with SceneReader(ModelGrid(scene, 0.5)) as reader:
            patch = reader.read(reader.grid.window)
        assert (patch.image == array[[2, 0, 3]]).all() and patch.valid.all()


def test_beyond_the_edge_is_mirrored_and_not_valid(tmp_path):
    array = picture(20, 30)
    with _reader(write_raster(tmp_path / "a.tif", array), 0.5) as reader:
        patch = reader.read(Window(-50, -8, 200, 64))
    assert patch.image.shape == (3, 64, 200)
    rows, columns = np.mgrid[-8:56, -50:150]
    inside = (rows >= 0) & (rows < 20) & (columns >= 0) & (columns < 30)
    assert (patch.valid == inside).all()
    assert (patch.image[:, 8:28, 50:80] == array).all()
    assert (patch.image[:, 7, 50:80] == array[:, 0]).all() and (patch.image[:, 28, 50:80] == array[:, -1]).all()
    assert (patch.image[:, 8:28, 20:50] == array[:, :, ::-1]).all()


@pytest.mark.parametrize("size", [(20, 30), (65, 129), (1, 1), (3, 200)])
@pytest.mark.parametrize("gsd", [0.5, 1.1, 1.65, 4.0])
def test_the_last_partial_pixel_is_as_its_neighbour(tmp_path, monkeypatch, size, gsd):
    monkeypatch.setattr(read, "BLOCK_SIDE", 16)
    path = write_raster(tmp_path / "a.tif", np.full((3, *size), 77, "uint8"), tiled=True, blockxsize=16, blockysize=16)
    whole = _whole(path, gsd)
    assert whole.valid.all() and (whole.image == 77).all()


def _holed(shape=(128, 160)):
    hole = np.zeros(shape, bool)
    hole[32:64, 48:96] = True
    return hole


@pytest.mark.parametrize("overviews", [(), (2, 4)])
@pytest.mark.parametrize("gsd", [0.5, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("kind", ["nodata", "black", "mask", "alpha", "nan", "one band"])
def test_gaps_stay_gaps(tmp_path, kind, gsd, overviews):
    hole = _holed()
    array = picture(*hole.shape, 4 if kind == "alpha" else 3, low=20, high=250)
    options = {"overviews": overviews, "tiled": True, "blockxsize": 64, "blockysize": 64}
    if kind == "nodata":
        array = array.astype("int16")
        array[:, hole] = -9999
        options["nodata"] = -9999
    elif kind == "black":
        array[:, hole] = 0
        options["nodata"] = 0
    elif kind == "mask":
        options["mask"] = ~hole
    elif kind == "alpha":
        array[3] = np.where(hole, 0, 255)
        options["colours"] = ("red", "green", "blue", "alpha")
    elif kind == "nan":
        array = array.astype("float32")
        array[:, hole] = np.nan
    else:
        array = array.astype("float32")
        array[1, hole] = -1
        options["nodata"] = -1
    path = write_raster(tmp_path / "a.tif", array, **options)
    scene = open_scene(path)
    grid = ModelGrid(scene, gsd)
    with SceneReader(grid) as reader:
        whole = reader.read(grid.window)
        assert (reader.valid(grid.window) == whole.valid).all()
    rows = np.minimum((np.arange(grid.height) + 0.5) * grid.scale_y, 127).astype(int)
    columns = np.minimum((np.arange(grid.width) + 0.5) * grid.scale_x, 159).astype(int)
    expected = ~hole[np.ix_(rows, columns)]
    differs = whole.valid != expected
    if gsd in (0.5, 1.0, 2.0):
        assert not differs.any()
    else:  # pixels cut by the hole's edge may go either way
        assert differs.mean() < 0.02
    assert (whole.image[:, ~whole.valid] == 0).all()
    # No darkness of the gap bleeds into the valid pixels beside it.
    bright = scene.scaling.apply(np.full((3, 1, 1), 20, array.dtype))
    assert (whole.image[:, whole.valid].min(axis=1) >= bright[:, 0, 0].astype(int) - 1).all()


def test_black_in_one_band_is_dark_not_missing(tmp_path):
    array = picture(40, 40, low=20)
    array[0, 10:20, 10:20] = 0  # water: no red
    path = write_raster(tmp_path / "a.tif", array, nodata=0)
    assert _whole(path, 0.5).valid.all() and _whole(path, 1.0).valid.all()


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")  # pytest resets ours
@pytest.mark.parametrize("overviews", [(), (2,)])
@pytest.mark.parametrize("gsd", [0.5, 1.0, 1.6])
def test_near_infrared_marked_as_alpha_hides_nothing(tmp_path, gsd, overviews):
    array = picture(96, 96, 4, low=40)
    array[3, 30:60, 30:60] = 0  # water is black in near infrared
    plain = write_raster(tmp_path / "rgb.tif", array[:3], overviews=overviews)
    marked = write_raster(tmp_path / "a.tif", array, colours=("red", "green", "blue", "alpha"), overviews=overviews)
    expected, found = _whole(plain, gsd), _whole(marked, gsd)
    assert found.valid.all()
    tolerance = 12 if overviews else 1  # overviews made under a false mask are not read, those of the other are
    assert np.abs(found.image.astype(int) - expected.image).max() <= tolerance


def test_the_file_is_decoded_once(tmp_path, monkeypatch):
    path = write_raster(tmp_path / "a.tif", picture(600, 900), tiled=True, blockxsize=128, blockysize=128)
    monkeypatch.setattr(read, "BLOCK_SIDE", 128)
    decoded = []
    original = SceneReader._decode
    monkeypatch.setattr(SceneReader, "_decode", lambda self, *at: decoded.append(at) or original(self, *at))
    with _reader(path, 0.5) as reader:
        for r in range(-32, 600, 216):
            for c in range(-32, 900, 216):
                reader.read(Window(c, r, 256, 256))
    assert len(decoded) == len(set(decoded)) == 5 * 8


def test_the_cache_is_bounded(tmp_path, monkeypatch):
    path = write_raster(tmp_path / "a.tif", picture(600, 900), tiled=True, blockxsize=64, blockysize=64)
    monkeypatch.setattr(read, "BLOCK_SIDE", 64)
    with _reader(path, 0.5, cache_bytes=200_000) as reader:
        for r in range(0, 600, 100):
            patch = reader.read(Window(0, r, 900, 100))
            assert sum(image.nbytes for image, _ in reader._blocks.values()) <= 200_000
            assert patch.valid.all()


def test_a_truncated_file_is_one_sentence(tmp_path):
    path = write_raster(tmp_path / "a.tif", picture(512, 512), tiled=True, blockxsize=128, blockysize=128)
    scene = open_scene(path)
    with open(path, "r+b") as file:
        file.truncate(400_000)
    with SceneReader(ModelGrid(scene, 0.5)) as reader, pytest.raises(InputError, match="damaged"):
        reader.read(Window(0, 0, 512, 512))
    with pytest.raises(InputError, match="damaged"):
        open_scene(path)


def test_a_vanished_file_is_one_sentence(tmp_path):
    path = write_raster(tmp_path / "a.tif", picture(64, 64))
    grid = ModelGrid(open_scene(path), 0.5)
    (tmp_path / "a.tif").unlink()
    with pytest.raises(InputError, match="no longer be opened"), SceneReader(grid):
        pass
