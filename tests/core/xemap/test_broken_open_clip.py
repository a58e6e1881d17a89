"""Files of open_clip itself: every weight arrives where it belongs, or the file is refused for its own reason.

The self-test of a conversion is tried too: wherever the renaming is made to go wrong, it says so.
"""

import json

import pytest
import torch
from safetensors.torch import load_file, save_file

from core.errors import InputError
from core.xemap import convert as conversion
from core.xemap.convert import ConvertRequest, convert
from core.xemap.open_clip import renamed
from tests.fixtures.clip import clip_config, make_open_clip, write_clip_tokenizer

HEADS = (2, 3)


@pytest.fixture(scope="module")
def original():
    """The weights of a tiny network of open_clip; its text projection is square."""
    return make_open_clip(quick=False, dimensions=48).state_dict()


@pytest.fixture
def place(tmp_path):
    write_clip_tokenizer(tmp_path)
    return tmp_path


def converted(place, content, name="tiny.pt"):
    torch.save(content, place / name)
    return convert(ConvertRequest(str(place / name), str(place / "converted"), heads=HEADS))


def refusal(place, content) -> str:
    """The sentence by which a file is refused; it leaves nothing."""
    before = sorted(path.name for path in place.iterdir())
    with pytest.raises(InputError) as caught:
        converted(place, content)
    assert sorted(path.name for path in place.iterdir()) == sorted({*before, "tiny.pt"})
    assert "\n" not in str(caught.value) and str(caught.value).endswith(".")
    return str(caught.value)


def without(state, *parts):
    return {name: value for name, value in state.items() if not name.startswith(parts)}


def of_transformers(state):
    from transformers import CLIPModel

    return CLIPModel(clip_config(58)).state_dict()


class _Evil:
    def __reduce__(self):
        return print, ("code ran",)


FC, QKV = "transformer.resblocks.0.mlp.c_fc.weight", "transformer.resblocks.1.attn.in_proj_bias"
#: What was done to the weights, and the words that say so.
BROKEN = {
    "missing image encoder": (lambda s: without(s, "visual."), "The file has no visual.conv1.weight, and only vision"),
    "missing text encoder": (lambda s: without(s, "transformer."), "The encoder transformer has 0 layers"),
    "missing projection": (lambda s: without(s, "text_projection"), "The file has no text_projection"),
    "missing weights": (lambda s: without(s, "visual.ln_post", FC[:-6] + "bias"), "lacks 3 of 94 weights"),
    "missing scale": (lambda s: without(s, "logit_scale"), "The file has no logit_scale"),
    "prefix": (
        lambda s: {f"student.{name}": value for name, value in s.items()},
        "The file has no visual.conv1.weight",
    ),
    "transformers": (of_transformers, "The file has no visual.conv1.weight"),
    "convolutions": (
        lambda s: without(s, "visual.") | {"visual.layer1.0.conv1.weight": torch.ones(8, 8, 1, 1)},
        "The file has no visual.conv1.weight",
    ),
    "other blocks": (
        lambda s: s | {"visual.trunk.blocks.0.norm.weight": torch.ones(3)},
        "visual.trunk.blocks.0.norm.weight has no place",
    ),
    "quantised": (lambda s: s | {FC: (100 * s[FC]).to(torch.int8)}, f"it holds {FC} as int8, which is quantised"),
    "float8": (lambda s: s | {FC: s[FC].to(torch.float8_e4m3fn)}, "as float8_e4m3fn, which is quantised"),
    "complex": (lambda s: s | {FC: s[FC] * 1j}, "as complex64"),
    "extra keys": (lambda s: s | {"adapter.gate": torch.ones(3)}, "The tensor adapter.gate has no place"),
    "bias of SigLIP": (lambda s: s | {"logit_bias": torch.ones(())}, "The tensor logit_bias has no place"),
    "not finite": (lambda s: s | {FC: s[FC] * torch.inf}, "mlp.fc1.weight holds numbers that are not finite"),
    "scale": (lambda s: s | {"logit_scale": torch.tensor(torch.nan)}, "logit_scale holds numbers that are not finite"),
    "pickle": (lambda s: s | {"evil": _Evil()}, "holds more than weights, and reading it could run code"),
    "no weights": (lambda s: {"epoch": 3, "losses": [0.1]}, "holds something else than named weights"),
    "projection": (
        lambda s: s | {"text_projection": s["text_projection"][:, :8]},
        "text_projection.weight has 8 × 48 numbers and the rest of its files asks for 48 × 48",
    ),
    "projection of one row": (
        lambda s: s | {"visual.proj": torch.ones(48)},
        "visual.proj has 48 numbers, which makes no",
    ),
    "patches": (
        lambda s: s | {"visual.conv1.weight": torch.ones(32, 3)},
        "visual.conv1.weight has 32 × 3 numbers, which",
    ),
    "no places": (
        lambda s: s | {"visual.positional_embedding": torch.ones(0, 32)},
        "0 × 32 numbers, which makes no CLIP",
    ),
    "five bands": (lambda s: s | {"visual.conv1.weight": torch.ones(32, 5, 14, 14)}, "asks for 32 × 3 × 14 × 14"),
    "thirds": (lambda s: s | {QKV: s[QKV][:-3]}, "numbers and the rest of its files asks for 48"),
    "one third": (lambda s: s | {QKV: torch.tensor(1.0)}, f"The tensor {QKV} has no place"),
    "renamed keys": (
        lambda s: {name.replace("c_fc", "fc"): value for name, value in s.items()},
        "The encoder visual.transformer has 3 layers",
    ),
    "renamed norms": (lambda s: {name.replace("ln_2", "norm2"): value for name, value in s.items()}, "has no place"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_file_is_refused_for_what_is_wrong_with_it(place, original, capsys, fault):
    change, words = BROKEN[fault]
    assert words in refusal(place, change(original))
    assert "code ran" not in capsys.readouterr().out


#: What may be done to the weights without a change of any.
HARMLESS = {
    "nothing": lambda s: s,
    "training on many cards": lambda s: {
        "epoch": 1,
        "state_dict": {f"module.{name}": part for name, part in s.items()},
    },
    "float16": lambda s: {name: value.half() for name, value in s.items()},
    "bfloat16": lambda s: {name: value.bfloat16() for name, value in s.items()},
    "notes of OpenAI": lambda s: s | {"input_resolution": torch.tensor(56), "vocab_size": torch.tensor(58)},
    "sparse": lambda s: s | {FC: s[FC].to_sparse()},
    "tied keys": lambda s: s | {"ln_final.weight": s["transformer.resblocks.0.ln_1.weight"]},
}


@pytest.mark.parametrize("form", HARMLESS)
def test_every_weight_of_a_whole_file_arrives(place, original, form):
    content = HARMLESS[form](original)
    state = content.get("state_dict", content)
    state = {name.removeprefix("module."): value.float().to_dense() for name, value in state.items()}
    result = converted(place, content)
    written = load_file(f"{result.output}/model.safetensors")
    assert result.tensors == len(original) and sum(part.numel() for part in written.values()) == sum(
        state[name].numel() for name in original
    )
    third = state["visual.transformer.resblocks.2.attn.in_proj_weight"].chunk(3)
    for number, name in enumerate(("q_proj", "k_proj", "v_proj")):
        assert torch.equal(written[f"vision_model.encoder.layers.2.self_attn.{name}.weight"], third[number])
    assert torch.equal(written["text_projection.weight"], state["text_projection"].T)
    assert torch.equal(written["text_model.final_layer_norm.weight"], state["ln_final.weight"])


def test_a_file_that_was_cut_short_is_no_network(place, original):
    torch.save(original, place / "tiny.pt")
    (place / "tiny.pt").write_bytes((place / "tiny.pt").read_bytes()[:5000])
    save_file({name: value.contiguous() for name, value in original.items()}, place / "tiny.safetensors")
    (place / "tiny.safetensors").write_bytes((place / "tiny.safetensors").read_bytes()[:-100])
    for name in ("tiny.pt", "tiny.safetensors"):
        with pytest.raises(InputError, match=f"{name} cannot be read"):
            convert(ConvertRequest(str(place / name), str(place / "converted"), heads=HEADS))


@pytest.mark.parametrize(
    "change, words",
    [
        (
            lambda tokens: tokens | {f"more{n}": len(tokens) + n for n in range(3)},
            "has 61 tokens, and the checkpoint 58",
        ),
        (lambda tokens: {"a": 0}, "tokenizer"),
        (lambda tokens: tokens | {"<|endoftext|>": 0, "a": len(tokens) - 1}, "ends sentences with token 0"),
    ],
)
def test_a_tokenizer_of_another_network_is_refused(place, original, change, words):
    tokens = json.loads((place / "vocab.json").read_text())
    (place / "vocab.json").write_text(json.dumps(change(tokens)))
    assert words in refusal(place, original)


@pytest.mark.parametrize("content", [b"", b"\x1f\x8b\x08cut", b"no gzip", "{}"])
def test_a_tokenizer_that_cannot_be_read_is_refused(place, original, content):
    path = place / ("merges.txt.gz" if isinstance(content, bytes) else "folder")
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.mkdir()
        (path / "tokenizer.json").write_text(content)
    torch.save(original, place / "tiny.pt")
    with pytest.raises(InputError, match=r"The tokenizer in .* (cannot be read|has)"):
        convert(ConvertRequest(str(place / "tiny.pt"), str(place / "converted"), str(path), heads=HEADS))


def test_a_number_of_heads_that_does_not_divide_the_width_is_refused(place, original):
    torch.save(original, place / "tiny.pt")
    for heads in ((5, 3), (0, 3)):
        with pytest.raises(InputError, match=f"width 32 and {heads[0]} heads, which makes no transformer"):
            convert(ConvertRequest(str(place / "tiny.pt"), str(place / "converted"), heads=heads))


def test_the_heads_of_an_unusual_layout_are_asked_for(place, original):
    """No weight tells them, and a guess would answer wrongly: the self-test compares with the same guess."""
    torch.save(original, place / "tiny.pt")
    with pytest.raises(InputError, match=r"3 layers of width 32 with patches of 14 .* name them, such as --heads 1 1"):
        convert(ConvertRequest(str(place / "tiny.pt"), str(place / "converted")))


def swapped(first, second):
    return lambda state: state | {first: state[second], second: state[first]}


def turned(name):
    return lambda state: state | {name: state[name].T.contiguous()}


def moved(name):
    """Rows one further than they were."""
    return lambda state: state | {name: state[name].roll(1, 0)}


VISION, TEXT = "vision_model.encoder.layers", "text_model.encoder.layers"
#: Mistakes that a renaming could make and that no shape tells.
MISTAKES = {
    "layers of the image encoder": swapped(f"{VISION}.0.mlp.fc1.weight", f"{VISION}.1.mlp.fc1.weight"),
    "layers of the text encoder": swapped(f"{TEXT}.0.self_attn.out_proj.weight", f"{TEXT}.1.self_attn.out_proj.weight"),
    "queries and keys": swapped(f"{VISION}.1.self_attn.q_proj.weight", f"{VISION}.1.self_attn.k_proj.weight"),
    "queries and keys of the text": swapped(f"{TEXT}.0.self_attn.q_proj.weight", f"{TEXT}.0.self_attn.k_proj.weight"),
    "keys and values": swapped(f"{VISION}.0.self_attn.k_proj.weight", f"{VISION}.0.self_attn.v_proj.weight"),
    "biases of queries and values": swapped(f"{TEXT}.1.self_attn.q_proj.bias", f"{TEXT}.1.self_attn.v_proj.bias"),
    "norms of a layer": swapped(f"{VISION}.0.layer_norm1.weight", f"{VISION}.0.layer_norm2.weight"),
    "norms around the encoder": swapped("vision_model.pre_layrnorm.bias", "vision_model.post_layernorm.bias"),
    "class token and a bias": swapped("vision_model.embeddings.class_embedding", "vision_model.pre_layrnorm.bias"),
    "a turned matrix": turned(f"{VISION}.2.self_attn.out_proj.weight"),
    "a turned projection": turned("text_projection.weight"),
    "places of the patches": moved("vision_model.embeddings.position_embedding.weight"),
    "places of the words": moved("text_model.embeddings.position_embedding.weight"),
    "the last place of the words": lambda state: (
        state
        | {
            "text_model.embeddings.position_embedding.weight": torch.cat(
                [state["text_model.embeddings.position_embedding.weight"][:-1], torch.zeros(1, 48)]
            )
        }
    ),
    "words": moved("text_model.embeddings.token_embedding.weight"),
    "no scale": lambda state: state | {"logit_scale": torch.zeros(())},
    "the scale of a start": lambda state: state | {"logit_scale": torch.tensor(2.6592)},
    "random weights": lambda state: state | {f"{TEXT}.1.mlp.fc2.weight": 0.02 * torch.randn(48, 192)},
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_self_test_finds_a_mistake_in_the_conversion(place, original, monkeypatch, mistake):
    monkeypatch.setattr(conversion, "renamed", lambda state: MISTAKES[mistake](renamed(state)))
    assert "scores images and sentences otherwise than the original" in refusal(place, original)


def test_the_self_test_finds_another_activation(place, original, monkeypatch):
    network = conversion._network
    monkeypatch.setattr(
        conversion, "_network", lambda state, layout, activation, what: network(state, layout, "quick_gelu", what)
    )
    assert "scores images and sentences otherwise than the original" in refusal(place, original)
