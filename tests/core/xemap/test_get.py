"""Cards for checkpoints of transformers: in a folder, and of the hub at a commit, which a stand-in plays."""

import pytest

from core.errors import InputError
from core.models.registry import find_model
from core.xemap.get import OFFERS, get_model
from core.xemap.load import load_referring_model
from tests.fixtures.clip import write_clip

COMMIT = "a" * 40


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory):
    return write_clip(tmp_path_factory.mktemp("clip"), patch=14, max_shard_size="40KB")


def test_a_folder_becomes_a_model_whose_tile_fits(checkpoint, tmp_path):
    result = get_model(str(checkpoint), str(tmp_path / "mine"), licence="MIT")
    _, card = find_model(result.output)
    assert (card.tile, card.stride, card.licence, len(card.weights_sha256)) == (448, 8, "MIT", 64)
    assert load_referring_model(result.output).tile == result.tile == 448
    assert get_model(str(checkpoint), result.output).output == result.output  # again


@pytest.mark.parametrize("name", [*OFFERS, f"someone/a-clip@{COMMIT}"])
def test_the_hub_is_asked_for_one_commit_with_its_shards(checkpoint, tmp_path, monkeypatch, name):
    asked = []

    def download(checkpoint_name, revision, allow_patterns):
        asked.append((checkpoint_name, revision))
        assert {"model.safetensors.index.json", "model-*-of-*.safetensors"} <= set(allow_patterns)
        return str(checkpoint)

    monkeypatch.setattr("huggingface_hub.snapshot_download", download)
    result = get_model(name, str(tmp_path / "mine"))
    offer = OFFERS.get(name)
    wanted = (offer.checkpoint, offer.revision) if offer else ("someone/a-clip", COMMIT)
    assert set(asked) == {wanted} and bool(result.warnings) == bool(offer)
    _, card = find_model(result.output)
    assert (card.network["checkpoint"], card.network["revision"]) == wanted


@pytest.mark.parametrize(
    "name, words", [("someone/a-clip@main", "is neither a folder"), ("nothing", "is neither a folder"), ("", "neither")]
)
def test_what_cannot_be_got_is_said_and_leaves_nothing(tmp_path, name, words):
    with pytest.raises(InputError, match=words):
        get_model(name, str(tmp_path / "mine"))
    assert not list(tmp_path.iterdir())


def test_a_checkpoint_that_is_refused_leaves_nothing(checkpoint, tmp_path):
    with pytest.raises(InputError, match="There are no weights in"):
        get_model(str(tmp_path), str(tmp_path / "mine"))
    assert not list(tmp_path.iterdir())
    (tmp_path / "mine").mkdir()
    with pytest.raises(InputError, match="is no model that was made this way"):
        get_model(str(checkpoint), str(tmp_path / "mine"))
