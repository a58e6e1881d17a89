"""Mapping, scene context, fitted, referring, text encoder, smp and ONNX: none computes with a weight of another file.

Every loader gets the same faults; the checksum of the card is that of the broken file, so that nothing else refuses it.
The CLIP family has tests of its own (tests/core/xemap/test_broken_checkpoints.py).
"""

import json
import shutil
from dataclasses import replace

import onnx
import pytest
import torch
from safetensors.torch import load_file, save_file

# isort: off
from core import torch_compat  # noqa: F401  before segmentation_models_pytorch
import segmentation_models_pytorch as smp

# isort: on

from core.errors import InputError
from core.models.card import ClassInfo, read_card, write_card
from core.models.checkpoint import save_weights
from core.models.weights_file import sha256
from core.ssdm.add import AddRequest, add_model
from core.ssdm.fitted import FittedHead, FittedPair
from core.ssdm.load import load_mapping_model
from core.ssdm.model import make_pair
from core.xemap.load import load_referring_model
from core.xemap.text_network import make_text_network
from tests.fixtures.onnx_networks import deepness, write_onnx
from tests.fixtures.tiny_model import write_tiny_model
from tests.fixtures.tiny_referring_model import write_tiny_referring_model

PYTORCH = "cpu-torch"


def write_fitted(folder):
    """The tiny mapping model with a head for two classes."""
    card = read_card(write_tiny_model(folder))
    pair = make_pair(card)
    head = FittedHead(pair.network.feature_width, pair.network.config.classes, 2)
    classes = (ClassInfo(1, "vineyard", "#aa00aa"), ClassInfo(2, "other", "#eeeeee"))
    digest = save_weights(FittedPair(pair, head), folder)
    write_card(replace(card, classes=classes, head={"base_sha256": card.weights_sha256}, weights_sha256=digest), folder)
    return folder


def write_smp(folder, **changes):
    torch.manual_seed(0)
    options = {"encoder_weights": None, "classes": 2, "decoder_channels": (16, 16, 8, 8, 8)}
    smp.Unet("mobilenet_v2", **options | changes).save_pretrained(folder)
    return folder


#: How a whole model is made, its file of weights, a part of its network, and what loads it.
MODELS = {
    "mapping with scene context": (write_tiny_model, "weights.safetensors", "context.", load_mapping_model),
    "fitted": (write_fitted, "weights.safetensors", "head.", load_mapping_model),
    "referring": (write_tiny_referring_model, "weights.safetensors", "scales.", load_referring_model),
    "smp": (write_smp, "model.safetensors", "decoder.", None),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return {name: write(tmp_path_factory.mktemp("whole") / "tiny") for name, (write, *_) in MODELS.items()}


def load(folder, kind):
    """Load a model whose card has the checksum of its own weights."""
    if kind == "smp":
        options = {"gsd": 0.5, "tile": 64, "classes": ("ground", "water")}
        output = str(folder.parent / "added")
        return load_mapping_model(add_model(AddRequest(str(folder), output, **options)).output, PYTORCH)
    _, file, _, loader = MODELS[kind]
    write_card(replace(read_card(folder), weights_sha256=sha256(folder / file)), folder)
    return loader(str(folder), PYTORCH)


def change_one(change):
    """What does ``change`` to the first large weight of a part of the network."""

    def work(state, part):
        name = next(name for name in sorted(state) if name.startswith(part) and state[name].dim() > 1)
        return state | {name: change(state[name])}

    return work


def torn(state, part):
    name = next(name for name in sorted(state) if name.startswith(part) and state[name].dim() > 1)
    return {key: value for key, value in state.items() if key != name}


#: What is done to the weights, with the part of the network in which it is done, and the words that say so.
FAULTS = {
    "missing part": (lambda s, part: {n: v for n, v in s.items() if not n.startswith(part)}, "Missing key|lacks"),
    "missing weight": (torn, "Missing key|lacks 1 of"),
    "prefix": (lambda s, part: {f"model.{n}": v for n, v in s.items()}, "Missing key|begin with 'model.'"),
    "renamed keys": (lambda s, part: {n.replace("weight", "w"): v for n, v in s.items()}, "Missing key|lacks"),
    "extra keys": (lambda s, part: s | {f"{part}more": torch.ones(2)}, "Unexpected key|1 weights that its network"),
    "shape": (change_one(lambda v: v[..., :-1]), "size mismatch|numbers and the rest of its files"),
    "quantised": (
        change_one(lambda v: v.to(torch.int8)),
        "is stored as int8|as int8, which is quantised",
    ),
    "not finite": (change_one(lambda v: v * torch.nan), "numbers that are not finite"),
}


@pytest.mark.parametrize("kind", MODELS)
@pytest.mark.parametrize("fault", FAULTS)
def test_broken_weights_are_refused(whole, tmp_path, kind, fault):
    _, file, part, _ = MODELS[kind]
    damage, words = FAULTS[fault]
    folder = shutil.copytree(whole[kind], tmp_path / "tiny")
    state = damage(load_file(folder / file), part)
    save_file({name: value.contiguous() for name, value in state.items()}, folder / file)
    with pytest.raises(InputError, match=words) as caught:
        load(folder, kind)
    assert "\n" not in str(caught.value) and not (tmp_path / "added").exists()


@pytest.mark.parametrize("kind", MODELS)
def test_a_file_that_is_cut_short_or_a_pickle_is_refused(whole, tmp_path, kind):
    _, file, _, _ = MODELS[kind]
    folder = shutil.copytree(whole[kind], tmp_path / "tiny")
    for content in ((folder / file).read_bytes()[:-100], b"\x80\x04cos\nsystem\n", b""):
        (folder / file).write_bytes(content)
        with pytest.raises(InputError, match=r"no safetensors file|is damaged or cut short"):
            load(folder, kind)


@pytest.mark.parametrize("kind", MODELS)
def test_the_weights_of_a_whole_model_are_the_files(whole, tmp_path, kind):
    """No weight of the network differs from the file's by more than half precision, in which ours are stored."""
    _, file, _, _ = MODELS[kind]
    folder = shutil.copytree(whole[kind], tmp_path / "tiny")
    written, model = load_file(folder / file), load(folder, kind)
    if kind == "smp":
        found = model._network._module.state_dict()
    elif kind == "referring":
        found = model.network.state_dict()
    else:
        found = {f"pair.{name}" if kind == "fitted" else name: value for name, value in model.pair.state_dict().items()}
        found |= {f"head.{name}": value for name, value in model.head.state_dict().items()} if kind == "fitted" else {}
    assert set(found) == set(written)
    assert all(torch.equal(found[name].float(), value.float()) for name, value in written.items())


@pytest.mark.parametrize(
    "settings, words",
    [
        ({"_model_class": "FPN"}, "settings that make no network|lacks|holds"),
        ({"_model_class": "Transformer"}, "is no network for images of three bands"),
        ({"in_channels": 4}, "is no network for images of three bands"),
        ({"classes": 3}, "has 2 numbers and the rest of its files asks for 3"),
        ({"encoder_name": "resnet18"}, r"lacks \d+ of \d+ weights"),
        ({"encoder_name": "nothing"}, "settings that make no network"),
        ({"decoder_channels": "many"}, "settings that make no network"),
    ],
)
def test_settings_of_another_network_of_smp_are_refused(whole, tmp_path, settings, words):
    folder = shutil.copytree(whole["smp"], tmp_path / "tiny")
    own = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(own | settings))
    with pytest.raises(InputError, match=words):
        load(folder, "smp")


def test_a_pickle_of_smp_is_never_opened(whole, tmp_path):
    folder = shutil.copytree(whole["smp"], tmp_path / "tiny")
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(InputError, match=r"pytorch_model.bin, a pickle, which could run code"):
        load(folder, "smp")


def change_graph(change):
    def work(path):
        model = onnx.load(path)
        change(model.graph)
        onnx.save(model, path)

    return work


def lose_weight(graph):
    del graph.initializer[0]


def not_a_number(graph):
    weight = graph.initializer[0]
    weight.raw_data = b"\x00\x00\xc0\x7f" * (len(weight.raw_data) // 4)


def narrower(graph):
    graph.initializer[2].dims[1] = 7
    graph.initializer[2].raw_data = graph.initializer[2].raw_data[: 4 * 7 * 4]


def outside(path):
    """Weights in another file, which could be anybody's."""
    onnx.save(onnx.load(path), path, save_as_external_data=True, location="weights.data", size_threshold=0)


@pytest.mark.parametrize(
    "damage, words",
    [
        (change_graph(lose_weight), "no network that ONNX Runtime can read"),
        (change_graph(narrower), "fails on a tile of 64 px .Input channels C is not equal to kernel channels"),
        (change_graph(not_a_number), "which is no map of classes"),
        (outside, "no network that ONNX Runtime can read"),
        (lambda path: path.write_bytes(b"\x80\x04cos\nsystem\n"), "no network that ONNX Runtime can read"),
    ],
)
def test_broken_networks_in_onnx_are_refused(tmp_path, monkeypatch, damage, words):
    monkeypatch.chdir(tmp_path)  # where ONNX Runtime would look for weights that are not in the file
    path = write_onnx(tmp_path / "zoo.onnx", **deepness())
    damage(path)
    with pytest.raises(InputError, match=words):
        add_model(AddRequest(str(path), str(tmp_path / "added")))
    assert not (tmp_path / "added").exists()


def test_the_text_encoder_is_the_files(tmp_path):
    from transformers import BertConfig, BertModel

    layers = {"num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    BertModel(BertConfig(vocab_size=30, hidden_size=8, **layers)).save_pretrained(tmp_path)
    written = load_file(tmp_path / "model.safetensors")

    def network():
        digest = sha256(tmp_path / "model.safetensors")
        return make_text_network("tiny", digest, tmp_path)

    found = network().network.state_dict()
    assert set(found) == set(written) and all(torch.equal(found[name], written[name]) for name in written)
    for damage, _ in FAULTS.values():
        state = {name: value.contiguous() for name, value in damage(dict(written), "encoder.").items()}
        save_file(state, tmp_path / "model.safetensors")
        with pytest.raises(InputError, match="The text encoder tiny cannot be used, since"):
            network()
