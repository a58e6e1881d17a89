"""``landscribe models``: the list, and models made of other people's files."""

import json

import pytest
import torch

from tests.fixtures.clip import make_open_clip, write_clip_tokenizer


@pytest.fixture
def place(tmp_path):
    return tmp_path


def test_a_checkpoint_is_converted(landscribe, place):
    write_clip_tokenizer(place)
    torch.save(make_open_clip(False).state_dict(), place / "tiny.pt")
    status, out, _ = landscribe("models", "convert", place / "tiny.pt", place / "converted", "--heads", 2, 3, "--json")
    result = json.loads(out.splitlines()[-1])
    assert status == 0 and result["model"] == "converted" and result["difference"] < 1e-4
    status, _, err = landscribe("models", "convert", place / "none.pt", place / "other")
    assert status == 2 and err.count("\n") == 1 and "There is no file" in err


def test_a_deepness_file_is_added_and_maps(landscribe, place):
    from tests.fixtures.onnx_networks import deepness, write_onnx
    from tests.fixtures.rasters import picture, write_raster

    (place / "models").mkdir()
    write_onnx(place / "zoo.onnx", **deepness())
    write_raster(place / "scene.tif", picture(80, 90))
    assert landscribe("models", "add", place / "zoo.onnx", place / "models" / "zoo")[0] == 0
    assert "zoo: zoo, version" in landscribe("models")[1]
    status, _, err = landscribe("map", place / "scene.tif", place / "map.tif", "--model", "zoo")
    assert status == 0, err
    status, _, err = landscribe("models", "add", place / "scene.tif", place / "other")
    assert status == 2 and "neither a file of ONNX nor a folder of save_pretrained" in err
