"""No model answers with a weight that was not in its file: each broken checkpoint of each family is refused for its
own reason, or loaded exactly. What is broken before a conversion: test_broken_open_clip.py."""

import json
import re
import shutil

import pytest
import torch
from safetensors.torch import load_file, save_file

from core.errors import InputError
from core.xemap.clip import ClipReferringModel
from core.xemap.convert import ConvertRequest, convert
from tests.fixtures.clip import clip_card, make_open_clip, write_clip, write_clip_tokenizer, write_siglip

WEIGHTS = "model.safetensors"
FAMILIES = ("clip", "siglip", "siglip2", "open_clip")
ONE, TIED = "vision_model.encoder.layers.0.mlp.fc1.weight", "vision_model.post_layernorm.weight"


@pytest.fixture(scope="module")
def checkpoints(tmp_path_factory):
    """A whole checkpoint of each family; that of open_clip is a converted one."""
    made = {name: tmp_path_factory.mktemp(name) for name in FAMILIES}
    write_clip(made["clip"])
    write_siglip(made["siglip"])
    write_siglip(made["siglip2"], "siglip2")
    original = made["open_clip"]
    write_clip_tokenizer(original)
    torch.save(make_open_clip(quick=False).state_dict(), original / "tiny.pt")
    converted = convert(ConvertRequest(str(original / "tiny.pt"), str(original / "model"), heads=(2, 3))).output
    made["open_clip"] = type(original)(converted)
    return made


@pytest.fixture(scope="module")
def whole(checkpoints):
    return checkpoints["clip"]


def load(folder, **card) -> ClipReferringModel:
    return ClipReferringModel.load(folder, clip_card(folder, **card), "cpu")


def refusal(folder, **card) -> str:
    with pytest.raises(InputError) as caught:
        load(folder, **card)
    assert "\n" not in str(caught.value) and str(caught.value).endswith(".")
    return str(caught.value)


def rewritten(change):
    """What does ``change`` to the weights in a folder."""

    def work(folder, family):
        state = change(load_file(folder / WEIGHTS))
        save_file({name: value.contiguous() for name, value in state.items()}, folder / WEIGHTS)

    return work


def renamed(state, name):
    return {name(key): value for key, value in state.items()}


def without(state, *parts):
    return {key: value for key, value in state.items() if not key.startswith(parts)}


def swapped_towers(state):
    swaps = {"vision": "text", "text": "vision"}
    return renamed(state, lambda key: swaps.get(key[: key.find("_")], key[: key.find("_")]) + key[key.find("_") :])


def projection_of(state):
    return "text_projection.weight" if "text_projection.weight" in state else "text_model.head.weight"


def narrower(state):
    name = projection_of(state)
    return state | {name: state[name][:8]}


def in_shards(folder, family=None):
    """Write the weights of a folder as three shards and their index; returns the shards."""
    state = load_file(folder / WEIGHTS)
    names, places = sorted(state), {}
    for number in range(3):
        shard = f"model-{number + 1:05d}-of-00003.safetensors"
        save_file({name: state[name] for name in names[number::3]}, folder / shard)
        places |= dict.fromkeys(names[number::3], shard)
    (folder / WEIGHTS).unlink()
    (folder / "model.safetensors.index.json").write_text(json.dumps({"weight_map": places}))
    return sorted(folder.glob("model-*.safetensors"))


def cut_shard(folder, family):
    shard = in_shards(folder)[1]
    shard.write_bytes(shard.read_bytes()[:-100])


def lost_shard(folder, family):
    in_shards(folder)[1].unlink()


def twice_in_shards(folder, family):
    first, second, _ = in_shards(folder)
    save_file(load_file(second) | load_file(first), second)


def of_another_family(folder, family):
    siblings = {"siglip": "siglip2", "siglip2": "clip", "clip": "siglip", "open_clip": "siglip"}
    (folder / "other").mkdir()
    other = write_clip if siblings[family] == "clip" else lambda place: write_siglip(place, siblings[family])
    shutil.move(other(folder / "other") / WEIGHTS, folder / WEIGHTS)
    shutil.rmtree(folder / "other")


def of_no_family(folder, family):
    settings = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(settings | {"model_type": "blip"}))


def pickled(folder, family):
    (folder / WEIGHTS).unlink()
    (folder / "pytorch_model.bin").write_bytes(b"\x80\x04cos\nsystem\n")


def more_tokens(folder, family):
    """Three tokens more than the text encoder knows."""
    file = folder / "tokenizer.json" if (folder / "tokenizer.json").is_file() else folder / "vocab.json"
    content = json.loads(file.read_text())
    tokens = content["model"]["vocab"] if file.name == "tokenizer.json" else content
    tokens |= {f"more{number}": len(tokens) + number for number in range(3)}
    file.write_text(json.dumps(content))


#: What was done to a checkpoint, and the words that say so.
BROKEN = {
    "missing image encoder": (
        rewritten(lambda state: without(state, "vision_model.", "visual_projection.")),
        "holds no image encoder: take the whole checkpoint",
    ),
    "missing text encoder": (
        rewritten(lambda state: without(state, "text_model.", "text_projection.")),
        "holds no text encoder: take the whole checkpoint",
    ),
    "missing weights": (rewritten(lambda state: without(state, ONE, "logit_scale")), r"lacks 2 of \d+ weights, logit_"),
    "prefix": (
        rewritten(lambda state: renamed(state, "model.{}".format)),
        "begin with 'model.': save it again without",
    ),
    "names of open_clip": (
        rewritten(lambda state: renamed(state, "visual.{}".format)),
        "names of open_clip: convert it first",
    ),
    "weights of another architecture": (of_another_family, r"lacks \d+ of \d+ weights|has .* numbers and the rest"),
    "another architecture": (of_no_family, "is of the kind 'blip', and none of CLIP, SigLIP, SigLIP 2"),
    "quantised": (
        rewritten(lambda state: state | {ONE: state[ONE].to(torch.int8)}),
        "fc1.weight as int8, which is quan",
    ),
    "truncated shard": (cut_shard, "model-00002-of-00003.safetensors is damaged or cut short"),
    "missing shard": (lost_shard, "The shard model-00002-of-00003.safetensors is missing"),
    "a weight in two shards": (twice_in_shards, "two of its files hold "),
    "extra keys": (
        rewritten(lambda state: state | {"adapter.gate": torch.ones(3)}),
        "1 weights that its network does not have, adapter.gate",
    ),
    "not finite": (rewritten(lambda state: state | {ONE: state[ONE] * torch.nan}), "fc1.weight holds numbers that are"),
    # safetensors stores tied weights once; a network that does not tie them has nothing for the other name.
    "tied keys": (
        rewritten(lambda state: without(state, TIED)),
        r"lacks 1 of \d+ weights, vision_model.post_layernorm",
    ),
    "pickle": (pickled, "pytorch_model.bin, a pickle, which could run code: convert it first"),
    "tokenizer": (more_tokens, r"its tokenizer has (\d+) tokens and its text encoder \d+: put"),
    "projection": (rewritten(narrower), r"(projection|head).weight has 8 × \d+ numbers and the rest of its files asks"),
    "renamed keys": (
        rewritten(lambda state: renamed(state, lambda key: key.replace("fc1", "inner"))),
        r"lacks \d+ of \d+ weights",
    ),
    "swapped towers": (rewritten(swapped_towers), r"lacks \d+ of \d+ weights|numbers and the rest"),
    "endless scale": (
        rewritten(lambda state: state | {"logit_scale": state["logit_scale"] + 1000}),
        "is far above that",
    ),
}


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_checkpoint_is_refused_for_what_is_wrong_with_it(checkpoints, tmp_path, family, fault):
    damage, words = BROKEN[fault]
    folder = shutil.copytree(checkpoints[family], tmp_path / "model")
    damage(folder, family)
    assert re.search(words, refusal(folder))


def in_another_precision(number):
    return rewritten(lambda state: {name: value.to(number) for name, value in state.items()})


#: What may be done to a checkpoint without changing a weight by more than its own precision.
HARMLESS = {
    "nothing": lambda folder, family: None,
    "float16": in_another_precision(torch.float16),
    "bfloat16": in_another_precision(torch.bfloat16),
    "float64": in_another_precision(torch.float64),
    "shards": in_shards,
    "equal weights": rewritten(
        lambda state: state | {TIED: state["vision_model.encoder.layers.0.layer_norm1.weight"].clone()}
    ),
    # old versions of transformers saved this constant, which the network makes itself
    "constants": rewritten(lambda state: state | {"text_model.embeddings.position_ids": torch.arange(24)[None]}),
}


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("form", HARMLESS)
def test_every_weight_of_a_whole_checkpoint_is_the_files(checkpoints, tmp_path, family, form):
    folder = shutil.copytree(checkpoints[family], tmp_path / "model")
    HARMLESS[form](folder, family)
    written = {name: value for path in folder.glob("model*.safetensors") for name, value in load_file(path).items()}
    written.pop("text_model.embeddings.position_ids", None)
    loaded = load(folder)._clip.state_dict()
    assert set(loaded) == set(written)
    assert all(torch.equal(loaded[name], value.float()) for name, value in written.items())


def test_a_tokenizer_of_the_same_size_that_ends_sentences_otherwise_is_refused(whole, tmp_path):
    folder = shutil.copytree(whole, tmp_path / "model")
    tokens = json.loads((folder / "vocab.json").read_text())
    last = max(tokens, key=tokens.get)
    (folder / "vocab.json").write_text(json.dumps(tokens | {last: tokens["a"], "a": tokens[last]}))
    assert "its tokenizer ends sentences with token 0 and its text encoder expects 57" in refusal(folder)


def test_an_index_names_files_of_its_folder_only(whole, tmp_path):
    folder = shutil.copytree(whole, tmp_path / "model")
    in_shards(folder)
    (folder / "model.safetensors.index.json").write_text('{"weight_map": {"a": "../elsewhere.safetensors"}}')
    assert "is no index of shards" in refusal(folder)


@pytest.mark.parametrize(
    "file, change, words",
    [
        ("config.json", {"vision_config": {"patch_size": 8}}, "files asks for 32 × 3 × 8 × 8"),
        ("config.json", {"vision_config": {"image_size": 128}}, "files asks for 65 × 32"),
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
