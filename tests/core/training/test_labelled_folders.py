"""Label folders: set-valued labels, splits by place, ground without an image, near infrared."""

import json

import numpy as np
import pytest
from PIL import Image

from core.errors import InputError
from core.training import labelled_folders, sets
from core.training.targets import AGRICULTURE, BARELAND, BUILDING, DEVELOPED, RANGELAND, ROAD, TREE, WATER, bits
from tests.fixtures.rasters import north_up, picture, write_raster


def write_tables(folder, classes: dict, oem: dict) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "classes.json").write_text(json.dumps(classes))
    (folder / "oem.json").write_text(json.dumps(oem))


def test_a_mask_code_may_be_several_classes_or_none(tmp_path):
    folder = tmp_path / "swiss_drone"
    write_tables(folder, {"0": "not labelled", "1": "cultivation", "6": "tree"}, {"0": [], "1": [7, 2], "6": [5]})
    Image.fromarray(picture(32, 48).transpose(1, 2, 0)).save(folder / "a600.jpg")
    codes = np.zeros((32, 48), np.uint8)
    codes[:, 16:], codes[:, 32:] = 1, 6
    Image.fromarray(codes).save(folder / "a600_mask.png")
    (scene,) = sets.load_dense(tmp_path, "swiss_drone:train")
    assert scene.target[0, ::16].tolist() == [0, bits(AGRICULTURE, RANGELAND), bits(TREE)]
    assert scene.valid.all() and scene.image.shape == (32, 48, 3)
    assert scene.gsd == 0.25 and scene.path is None, "a picture without a place"


def test_frames_of_a_flight_are_split_by_number(tmp_path):
    folder = tmp_path / "swiss_drone"
    write_tables(folder, {"1": "tree"}, {"1": [5]})
    for stem in ("a600", "a730", "a731", "b900", "b1099", "b1100"):
        Image.fromarray(np.full((8, 8, 3), len(stem), np.uint8)).save(folder / f"{stem}.jpg")
        Image.fromarray(np.ones((8, 8), np.uint8)).save(folder / f"{stem}_mask.png")
    assert len(labelled_folders.read_folder(tmp_path, "swiss_drone", False)) == 4
    assert len(labelled_folders.read_folder(tmp_path, "swiss_drone", True)) == 2


def test_tiles_are_split_by_their_place_and_infrared_narrows_what_is_open(tmp_path):
    folder = tmp_path / "naip_ohio"
    write_tables(folder, {"0": "other", "1": "building", "3": "bare land"}, {"0": [2, 3, 7], "1": [8], "3": [7, 1]})
    lush, paved, dim = (60, 90, 60, 160), (120, 110, 100, 90), (100, 100, 100, 112)
    bands = np.repeat(np.array([lush, paved, dim], np.uint8).T[:, None], 30, 1).repeat(10, 2)
    codes = np.repeat([0, 1, 3], 10).astype(np.uint8)[:, None].repeat(30, 1)
    for stem, left in (("west", 270_000.0), ("east", 283_000.0)):
        write_raster(folder / f"{stem}.tif", bands, crs="EPSG:26917", transform=north_up(left, size=0.6))
        write_raster(folder / f"{stem}_mask.tif", codes[None], crs="EPSG:26917", transform=north_up(left, size=0.6))
    (train,), (held_out,) = (sets.load_dense(tmp_path, f"naip_ohio:{part}") for part in ("train", "held-out"))
    assert train.path.stem == "west" and held_out.path.stem == "east"
    assert train.gsd == pytest.approx(0.6, rel=0.01)
    other = train.target[5, [5, 15, 25]].tolist()
    assert other == [bits(RANGELAND, AGRICULTURE), bits(DEVELOPED), bits(RANGELAND, DEVELOPED, AGRICULTURE)]
    assert set(train.target[15].tolist()) == {bits(BUILDING)}, "a green roof is a roof"
    assert set(train.target[25].tolist()) == {bits(AGRICULTURE, BARELAND)}


def test_each_large_scene_gives_its_right_fifth(tmp_path):
    folder = tmp_path / "deepglobe4"
    write_tables(folder, {"0": "unknown", "1": "urban", "5": "water"}, {"0": [], "1": [3, 4, 8], "5": [6]})
    codes = np.ones((40, 100), np.uint8)
    codes[:, 80:] = 5
    Image.fromarray(np.zeros((40, 100, 3), np.uint8)).save(folder / "119.jpg")
    Image.fromarray(codes).save(folder / "119_mask.png")
    (train,), (held_out,) = (sets.load_dense(tmp_path, f"deepglobe4:{part}") for part in ("train", "held-out"))
    assert (train.target == bits(DEVELOPED, ROAD, BUILDING)).all() and train.target.shape == (40, 80)
    assert (held_out.target == bits(WATER)).all() and held_out.target.shape == (40, 20)


def test_ground_without_an_image_is_not_valid(tmp_path):
    folder = tmp_path / "hotosm_buildings"
    write_tables(folder, {"0": "not building", "1": "building", "255": "no image"}, {"0": [1, 2], "1": [8], "255": []})
    codes = np.zeros((16, 16), np.uint8)
    codes[:8], codes[:, 12:] = 1, 255
    write_raster(folder / "zanzibar_b.tif", picture(16, 16), transform=north_up(size=0.15))
    write_raster(folder / "zanzibar_b_mask.tif", codes[None], transform=north_up(size=0.15))
    (scene,) = sets.load_dense(tmp_path, "hotosm_buildings:held-out")
    assert scene.valid[:, :12].all() and not scene.valid[:, 12:].any()
    assert scene.target[0, 0] == bits(BUILDING) and scene.target[15, 0] == bits(1, 2) and scene.target[0, 15] == 0


def test_a_class_that_nobody_looked_for_is_not_excluded(tmp_path):
    folder = tmp_path / "na_samples"
    names = {"0": "other", "1": "building", "4": "water"}
    write_tables(folder, names, {"0": [1, 2, 3, 4, 5, 7], "1": [8], "4": [6]})
    (folder / "labelled.json").write_text(
        json.dumps({"quebec_2.tif": "building", "new_brunswick_1.tif": "building, water"})
    )
    for stem in ("quebec_2", "new_brunswick_1"):
        write_raster(folder / f"{stem}.tif", picture(8, 8))
        write_raster(folder / f"{stem}_mask.tif", np.zeros((1, 8, 8), np.uint8))
    scenes = {scene.path.stem: scene for scene in sets.load_dense(tmp_path, "na_samples:train")}
    assert (scenes["quebec_2"].target == bits(1, 2, 3, 4, 5, 6, 7)).all()
    assert (scenes["new_brunswick_1"].target == bits(1, 2, 3, 4, 5, 7)).all()


def test_a_name_may_ask_for_a_coarser_resolution(tmp_path):
    folder = tmp_path / "india_s2"
    write_tables(folder, {"3": "water"}, {"3": [6]})
    write_raster(folder / "001.tif", picture(32, 64, bands=4))
    Image.fromarray(np.full((32, 64), 3, np.uint8)).save(folder / "001_mask.png")
    fine, half, quarter = (sets.load_dense(tmp_path, f"india_s2:train{times}")[0] for times in ("", "@2", "@4"))
    assert [scene.target.shape for scene in (fine, half, quarter)] == [(32, 64), (16, 32), (8, 16)]
    assert quarter.gsd == 4 * fine.gsd


@pytest.mark.parametrize("name", ["atlantis", "atlantis:train", "atlantis@2"])
def test_an_unknown_set_is_named_with_those_there_are(tmp_path, name):
    with pytest.raises(InputError, match=r"no dense set named 'atlantis.*swiss_drone"):
        sets.load_dense(tmp_path, name)


def test_the_held_out_sea_may_be_what_its_scenes_allow(tmp_path):
    for name, where, count, colour in (("SeaLake", "eurosat", 480, 90), ("beach", "nwpu12", 20, 160)):
        (tmp_path / where / name).mkdir(parents=True)
        for number in range(count):
            pixels = np.full((64, 64, 3), colour, np.uint8)
            Image.fromarray(pixels).save(tmp_path / where / name / f"{number:03}.webp")
    (tmp_path / "rsicd" / "images").mkdir(parents=True)
    scenes = sets.load_dense(tmp_path, "sea")
    assert len(scenes) == 3 + 2, "three mosaics of held-out lakes and every tenth beach"
    assert scenes[0].target.shape == (256, 256) and set(np.unique(scenes[0].target)) == {bits(WATER)}
    assert scenes[-1].target[0, 0] & bits(WATER) and not scenes[-1].target[0, 0] & bits(RANGELAND, AGRICULTURE)
