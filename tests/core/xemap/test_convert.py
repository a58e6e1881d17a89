"""open_clip checkpoints as models: on tiny ones that open_clip itself makes."""

import json
import shutil

import pytest
import torch
from safetensors.torch import save_file
from torch.nn import functional

# isort: off
from core import torch_compat  # noqa: F401  before open_clip
import open_clip

# isort: on

from core.errors import InputError
from core.models.registry import find_model
from core.xemap.convert import ConvertRequest, bpe_tokenizer, convert
from core.xemap.load import load_referring_model
from core.xemap.open_clip import layout_of
from tests.fixtures.clip import make_open_clip, write_clip_tokenizer

PATCH = 14


@pytest.fixture
def place(tmp_path):
    write_clip_tokenizer(tmp_path)
    return tmp_path


def request(checkpoint, tmp_path, **changes) -> ConvertRequest:
    return ConvertRequest(str(checkpoint), str(tmp_path / "converted"), **({"heads": (2, 3)} | changes))


def as_clearclip(network, pixels):
    """Dense features from open_clip's own modules, the last layer as ClearCLIP has it."""
    visual = network.visual
    tokens = visual._embeds(pixels)
    *blocks, last = visual.transformer.resblocks
    for block in blocks:
        tokens = block(tokens)
    width, attention = tokens.shape[-1], last.attn
    stacked = functional.linear(last.ln_1(tokens), attention.in_proj_weight, attention.in_proj_bias)
    query, _, value = (
        part.unflatten(-1, (attention.num_heads, -1)).transpose(1, 2) for part in stacked.split(width, -1)
    )
    weights = (query @ query.mT / query.shape[-1] ** 0.5).softmax(-1)
    mixed = attention.out_proj((weights @ value).transpose(1, 2).flatten(2))[:, 1:]
    return functional.normalize(visual.ln_post(mixed) @ visual.proj, dim=-1)


@pytest.mark.parametrize("quick, suffix", [(False, ".pt"), (True, ".safetensors")])
def test_the_converted_model_answers_as_open_clip_does(place, quick, suffix):
    network = make_open_clip(quick)
    checkpoint = place / f"tiny{suffix}"
    if suffix == ".pt":  # as open_clip's training writes it
        state = {f"module.{name}": value for name, value in network.state_dict().items()}
        torch.save({"epoch": 20, "name": "tiny", "state_dict": state}, checkpoint)
    else:
        save_file({name: value.contiguous() for name, value in network.state_dict().items()}, checkpoint)
    activation = "quick_gelu" if quick else "gelu"
    result = convert(request(checkpoint, place, activation=activation))
    assert result.tensors == len(network.state_dict()) and result.difference < 1e-4 and not result.warnings
    model = load_referring_model(result.output)
    assert model.tile == 448 and model.tile % (8 * PATCH) == 0
    pixels = torch.randint(0, 256, (1, 3, 4 * PATCH, 4 * PATCH), generator=torch.Generator().manual_seed(2)).byte()
    mean, spread = (
        torch.tensor(values)[:, None, None] for values in (open_clip.OPENAI_DATASET_MEAN, open_clip.OPENAI_DATASET_STD)
    )
    tokens = torch.tensor([[56, 55, 57, *[0] * 21]])  # begin, river, end
    with torch.inference_mode():
        dense = as_clearclip(network, (pixels.float() / 255 - mean) / spread)
        patches = model.patches(pixels, torch.ones(1, 4 * PATCH, 4 * PATCH, dtype=torch.bool))
        assert torch.allclose(patches.flatten(2).mT, dense, atol=1e-4)
        assert torch.allclose(model._sentences(["river"]), network.encode_text(tokens, normalize=True), atol=1e-4)
    assert float(model._clip.logit_scale) == pytest.approx(float(network.logit_scale.detach()))


def test_the_card_tells_where_it_comes_from_and_converting_again_replaces_only_a_converted_model(place):
    torch.save(make_open_clip(False).state_dict(), place / "tiny.bin")
    output = convert(request(place / "tiny.bin", place, licence="CC BY 4.0")).output
    _, card = find_model(output)
    assert (card.name, card.licence, card.training["converted_from"]["file"]) == ("converted", "CC BY 4.0", "tiny.bin")
    assert convert(request(place / "tiny.bin", place)).output == output
    (place / "mine").mkdir()
    with pytest.raises(InputError, match="mine exists and is not a converted model"):
        convert(ConvertRequest(str(place / "tiny.bin"), str(place / "mine")))


@pytest.mark.parametrize("name", ["ViT-B-32", "ViT-B-16", "ViT-L-14", "ViT-H-14", "ViT-g-14"])
def test_the_usual_layouts_are_recognised_by_their_shapes(name):
    with torch.device("meta"):
        network = open_clip.create_model(name, pretrained=None, device="meta")
        layout = layout_of(network.state_dict())
    assert layout.name == name.replace("-", "/").replace("ViT/", "ViT-")
    assert layout.vision.heads == network.visual.transformer.resblocks[0].attn.num_heads
    assert layout.text.heads == network.transformer.resblocks[0].attn.num_heads
    assert (layout.image, layout.words, layout.length) == (224, 49408, 77)


def test_the_tokenizer_of_the_package_reads_as_open_clip_does(tmp_path):
    tokenizer = bpe_tokenizer(open_clip.tokenizer.default_bpe())
    tokenizer.save_pretrained(tmp_path)
    theirs = open_clip.get_tokenizer("ViT-B-32")
    for phrase in ("dense housing near the river", "Straße & café, 3 m", "12 greenhouses"):
        ours = tokenizer(phrase)["input_ids"]
        assert ours == theirs([phrase])[0][: len(ours)].tolist()
        assert int(theirs([phrase])[0][len(ours) :].max()) == 0
    assert len(tokenizer) == 49408 and json.loads((tmp_path / "tokenizer.json").read_text())


def test_a_missing_tokenizer_is_asked_for(place, monkeypatch):
    torch.save(make_open_clip(False).state_dict(), place / "tiny.pt")
    shutil.move(place / "vocab.json", place / "elsewhere.json")
    monkeypatch.setattr("core.xemap.convert.find_spec", lambda name: None)
    with pytest.raises(InputError, match="The tokenizer is missing"):
        convert(request(place / "tiny.pt", place))
