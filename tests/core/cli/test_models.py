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
