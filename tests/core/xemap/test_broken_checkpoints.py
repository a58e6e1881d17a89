"""No model answers with a weight that was not in its file: each broken checkpoint is refused for its own reason."""

import json
import shutil

import pytest
import torch
from safetensors.torch import load_file, save_file

from core.errors import InputError
from core.models.checkpoint import load_network
from core.models.pretrained import fill
from core.models.pretrained import load_network as load_strictly
from core.models.weights_file import sha256
from core.xemap.clip import ClipReferringModel
from tests.fixtures.cards import land_cover_card
from tests.fixtures.clip import clip_card, write_clip, write_siglip

WEIGHTS = "model.safetensors"


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return write_clip(tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="module")
def sharded(tmp_path_factory):
    return write_clip(tmp_path_factory.mktemp("sharded"), max_shard_size="40KB")


def renamed(state, name):
    return {name(key): value for key, value in state.items()}


def changed(state, **values):
    return state | values


def without(state, *parts):
    return {key: value for key, value in state.items() if not key.startswith(parts)}


ONE = "vision_model.encoder.layers.0.mlp.fc1.weight"
#: What was done to the weights of a CLIP, and the words that say so.
BROKEN_WEIGHTS = {
    "missing tower": (lambda state: without(state, "text_model.", "text_projection."), "holds no text encoder"),
    "missing weights": (lambda state: without(state, ONE, "logit_scale"), "lacks 2 of 78 weights, logit_scale"),
    "prefix": (lambda state: renamed(state, "model.{}".format), "begin with 'model.': save it again without"),
    "open_clip": (lambda state: renamed(state, "visual.{}".format), "names of open_clip: convert it first"),
    "renamed keys": (lambda state: renamed(state, lambda key: key.replace("fc1", "inner")), "lacks 8 of 78 weights"),
    "quantised": (lambda state: changed(state, **{ONE: state[ONE].to(torch.int8)}), "as I8, which is quantised"),
    "extra keys": (
        lambda state: changed(state, **{"adapter.gate": torch.ones(3)}),
        "1 weights that its network does not",
    ),
    "not finite": (
        lambda state: changed(state, **{ONE: state[ONE] * torch.nan}),
        "fc1.weight holds numbers that are not",
    ),
    "wrong projection": (
        lambda state: changed(state, **{"text_projection.weight": torch.ones(8, 32)}),
        "text_projection.weight has 8 × 32 numbers and its config.json asks for 16 × 32",
    ),
    "swapped towers": (
        lambda state: renamed(
            state, lambda key: {"vision": "text", "text": "vision"}.get(key[: key.find("_")], "") + key[key.find("_") :]
        ),
        "lacks",
    ),
    "turned projection": (
        lambda state: changed(state, **{"text_projection.weight": state["text_projection.weight"].T.contiguous()}),
        "text_projection.weight has 32 × 16 numbers",
    ),
    "endless scale": (lambda state: changed(state, logit_scale=torch.tensor(1000.0)), "logit_scale is far above"),
    # safetensors stores tied weights once; a network that does not tie them has nothing for the other name.
    "tied keys": (
        lambda state: without(state, "text_projection.weight"),
        "lacks 1 of 78 weights, text_projection.weight",
    ),
}


def refusal(folder, **card) -> str:
    with pytest.raises(InputError) as caught:
        ClipReferringModel.load(folder, clip_card(folder, **card), "cpu")
    assert "\n" not in str(caught.value) and str(caught.value).endswith(".")
    return str(caught.value)


@pytest.mark.parametrize("fault", BROKEN_WEIGHTS)
def test_other_weights_than_the_networks_are_refused(whole, tmp_path, fault):
    change, words = BROKEN_WEIGHTS[fault]
    folder = shutil.copytree(whole, tmp_path / "model")
    save_file(change(load_file(whole / WEIGHTS)), folder / WEIGHTS)
    assert words in refusal(folder)


@pytest.mark.parametrize("number", [torch.float16, torch.bfloat16, torch.float64])
def test_weights_of_another_precision_are_loaded_exactly(whole, tmp_path, number):
    folder = shutil.copytree(whole, tmp_path / "model")
    state = {name: value.to(number) for name, value in load_file(whole / WEIGHTS).items()}
    save_file(state, folder / WEIGHTS)
    loaded = ClipReferringModel.load(folder, clip_card(folder), "cpu")._clip.state_dict()
    assert all(torch.equal(loaded[name], value.float()) for name, value in state.items())


def test_constants_that_the_network_makes_itself_may_be_in_the_file(whole, tmp_path):
    folder = shutil.copytree(whole, tmp_path / "model")
    state = load_file(whole / WEIGHTS) | {"text_model.embeddings.position_ids": torch.arange(24)[None]}
    save_file(state, folder / WEIGHTS)
    assert ClipReferringModel.load(folder, clip_card(folder), "cpu").query("river")


def test_another_architecture_is_named(whole, tmp_path):
    folder = shutil.copytree(whole, tmp_path / "model")
    (tmp_path / "siglip").mkdir()
    save_file(load_file(write_siglip(tmp_path / "siglip") / WEIGHTS), folder / WEIGHTS)
    assert "lacks" in refusal(folder)  # SigLIP's weights beside CLIP's config.json
    settings = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(settings | {"model_type": "blip"}))
    assert "is of the kind 'blip', and none of CLIP, SigLIP, SigLIP 2" in refusal(folder)


def test_a_pickle_is_never_opened(whole, tmp_path):
    folder = shutil.copytree(whole, tmp_path / "model", ignore=shutil.ignore_patterns(WEIGHTS))
    (folder / "pytorch_model.bin").write_bytes(b"\x80\x04cos\nsystem\n")
    assert "pytorch_model.bin, a pickle, which could run code: convert it first" in refusal(folder)


def test_the_tokenizer_has_the_tokens_of_the_text_encoder(whole, tmp_path):
    folder = shutil.copytree(whole, tmp_path / "model")
    tokens = json.loads((folder / "vocab.json").read_text())
    more = tokens | {f"more{number}": len(tokens) + number for number in range(3)}
    (folder / "vocab.json").write_text(json.dumps(more))
    assert "its tokenizer has 61 tokens and its text encoder 58" in refusal(folder)
    last = max(tokens, key=tokens.get)
    swapped = tokens | {last: tokens["a"], "a": tokens[last]}
    (folder / "vocab.json").write_text(json.dumps(swapped))
    assert "its tokenizer ends sentences with token 0 and its text encoder expects 57" in refusal(folder)


def test_shards_give_the_same_model_and_a_broken_one_is_named(whole, sharded, tmp_path):
    one = ClipReferringModel.load(whole, clip_card(whole), "cpu")._clip.state_dict()
    parts = ClipReferringModel.load(sharded, clip_card(sharded), "cpu")._clip.state_dict()
    assert all(torch.equal(parts[name], value) for name, value in one.items())
    folder = shutil.copytree(sharded, tmp_path / "model")
    shards = sorted(folder.glob("model-*.safetensors"))
    assert len(shards) > 2
    shards[1].write_bytes(shards[1].read_bytes()[:-100])
    assert f"{shards[1].name} is damaged or cut short" in refusal(folder)
    shards[1].unlink()
    assert f"The shard {shards[1].name} is missing" in refusal(folder)
    (folder / "model.safetensors.index.json").write_text('{"weight_map": {"a": "../elsewhere.safetensors"}}')
    assert "is no index of shards" in refusal(folder)


@pytest.mark.parametrize(
    "file, change, words",
    [
        ("config.json", {"vision_config": {"patch_size": 8}}, "config.json asks for 32 × 3 × 8 × 8"),
        ("config.json", {"vision_config": {"image_size": 128}}, "config.json asks for 65 × 32"),
        ("config.json", {"text_config": {"num_hidden_layers": 100_000}}, "tells of 100000 layers of width 32"),
        ("config.json", {"text_config": {"hidden_size": 1 << 40}}, "which no such network has"),
        ("config.json", {"vision_config": {"hidden_act": "swishy"}}, "cannot be loaded"),
        ("preprocessor_config.json", {"image_std": [0, 0, 0]}, "make no image .image_std"),
        ("preprocessor_config.json", {"image_mean": "half"}, "make no image .image_mean"),
        ("vocab.json", {"a": 5000}, "numbers a token 5000 and its text encoder has 58"),
    ],
)
def test_other_settings_than_the_weights_own_are_refused(whole, tmp_path, file, change, words):
    folder = shutil.copytree(whole, tmp_path / "model")
    settings = json.loads((folder / file).read_text())
    for key, value in change.items():
        settings[key] = settings.get(key, {}) | value if isinstance(value, dict) else value
    (folder / file).write_text(json.dumps(settings))
    with pytest.raises(InputError, match=words):
        ClipReferringModel.load(folder, clip_card(folder), "cpu")


def test_a_weight_in_two_shards_is_refused(sharded, tmp_path):
    folder = shutil.copytree(sharded, tmp_path / "model")
    first, second = sorted(folder.glob("model-*.safetensors"))[:2]
    name, value = next(iter(load_file(first).items()))
    save_file(load_file(second) | {name: value + 1}, second)
    assert f"two of its files hold {name}" in refusal(folder)
    second.write_bytes(b"")
    assert f"{second.name} is damaged or cut short" in refusal(folder)


@pytest.mark.parametrize(
    "change, words",
    [
        (lambda state: without(state, "bias"), "Missing key"),
        (lambda state: changed(state, more=torch.ones(1)), "Unexpected key"),
        (lambda state: changed(state, weight=state["weight"].T.contiguous()), "size mismatch"),
        (lambda state: changed(state, weight=state["weight"].int()), "While copying the parameter"),
        (lambda state: renamed(state, "model.{}".format), "Missing key"),
    ],
)
def test_our_own_networks_keep_the_same_rule(tmp_path, change, words):
    """Mapping, context and referring networks: one loader for all of them."""
    save_file(change(torch.nn.Linear(3, 2).state_dict()), tmp_path / "weights.safetensors")
    card = land_cover_card(weights_sha256=sha256(tmp_path / "weights.safetensors"))
    with pytest.raises(InputError, match="does not fit its card") as caught:
        load_network(lambda: torch.nn.Linear(3, 2), tmp_path, card)
    assert words in str(caught.value)


def test_the_text_encoder_and_networks_of_smp_keep_it_too(tmp_path):
    network = torch.nn.Linear(3, 2)
    for change, words in (
        (lambda s: without(s, "bias"), "lacks 1 of 2"),
        (lambda s: changed(s, a=torch.ones(1)), "holds 1"),
    ):
        state = change(network.state_dict())
        with pytest.raises(InputError, match=words):
            fill(torch.nn.Linear(3, 2), dict(state), "The text encoder")
        save_file(state, tmp_path / "model.safetensors")
        with pytest.raises(InputError, match=words):
            load_strictly(lambda: torch.nn.Linear(3, 2), [tmp_path / "model.safetensors"], "The network")


def test_our_own_networks_take_no_number_that_is_not_finite(tmp_path):
    network = torch.nn.Linear(3, 2)
    network.weight.data[1, 1] = torch.inf
    save_file(network.state_dict(), tmp_path / "weights.safetensors")
    card = land_cover_card(weights_sha256=sha256(tmp_path / "weights.safetensors"))
    with pytest.raises(InputError, match="weight holds numbers that are not finite"):
        load_network(lambda: torch.nn.Linear(3, 2), tmp_path, card)
