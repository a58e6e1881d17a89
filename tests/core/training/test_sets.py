"""Readers of the training sets."""

import json

import numpy as np
from PIL import Image

from core.training import sets, targets
from tests.fixtures.rasters import write_raster


def test_the_held_out_district_is_never_drawn(data):
    train_part, held_out = sets.load_dense(data, "tokyo/west:train")[0], sets.load_dense(data, "tokyo/west:held-out")[0]
    assert train_part.target.shape[1] + held_out.target.shape[1] == 640
    assert held_out.target.shape[1] == 128


def test_open_land_in_dubai_is_sand(tmp_path):
    (tmp_path / "dubai").mkdir()
    mask = np.full((200, 200), 2, np.uint8)
    mask[:, :60:20] = 3
    Image.fromarray(np.full((200, 200, 3), 200, np.uint8)).save(tmp_path / "dubai" / "tile1_0.jpg")
    Image.fromarray(mask).save(tmp_path / "dubai" / "tile1_0_mask.png")
    target = sets.dubai(tmp_path, held_out=False)[0].target
    assert target[100, 150] == targets.bits(targets.BARELAND)
    assert target[100, 10] == targets.bits(targets.BARELAND, targets.DEVELOPED, targets.RANGELAND)  # between roads
    assert target[100, 20] == targets.bits(targets.ROAD)


def test_near_infrared_tells_plants_from_the_rest_and_points_tell_trees(tmp_path):
    (tmp_path / "naip_trees").mkdir()
    lush, bare, dry, shade = (60, 90, 60, 160), (120, 110, 100, 90), (100, 100, 100, 112), (10, 12, 9, 30)
    bands = np.repeat(np.array([lush, bare, dry, shade], np.uint8).T[:, None], 40, 1).repeat(10, 2)
    points = {"features": [{"geometry": {"coordinates": [x, 3949990.0]}} for x in (380002.5, 380010.1)]}
    for name in ("chico_1", "riverside_1"):
        write_raster(tmp_path / "naip_trees" / f"{name}.tif", bands)
        (tmp_path / "naip_trees" / f"{name}.geojson").write_text(json.dumps(points))
    write_raster(tmp_path / "naip_trees" / "chico_2.tif", bands)  # nobody has looked for trees in it
    (train_part,) = sets.load_dense(tmp_path, "naip:train")
    assert [train_part.path.stem, sets.load_dense(tmp_path, "naip:held-out")[0].path.stem] == ["chico_1", "riverside_1"]
    tree = targets.bits(targets.TREE)
    assert train_part.target[35, ::10].tolist() == [targets.GREEN, targets.NOT_GREEN, 0, 0]
    assert train_part.target[20, 5] == tree, "the point's crown"
    assert train_part.target[20, 18:24].tolist() == [targets.NOT_GREEN] * 2 + [tree] * 3 + [0], (
        "no crown on what is bare"
    )
