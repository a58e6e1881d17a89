"""Encoders that a training starts from."""

import pytest
import torch
from safetensors.torch import save_file

from core.errors import InputError
from core.ssdm.config import SsdmConfig
from core.ssdm.pair import MappingPair
from core.training.export import began_with
from core.training.mapping.loop import load_initial

LITE = "tu-tf_efficientnet_lite0"
SMALL = {"width": 32, "mask_width": 16, "heads": 2, "layers": 1, "field_dimensions": 8}


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    """Encoder weights as timm names them, convolutions in half precision."""
    torch.manual_seed(1)
    path = tmp_path_factory.mktemp("init") / "efficientnet_lite0_imagenet.safetensors"
    model = MappingPair(SsdmConfig(encoder=LITE, **SMALL), False).network.encoder.model
    state = {name: value.half() if value.ndim == 4 else value for name, value in model.state_dict().items()}
    save_file({name: value.contiguous() for name, value in state.items()}, path)
    return path


def test_an_efficientnet_lite_starts_both_encoders(weights):
    torch.manual_seed(2)
    pair = MappingPair(SsdmConfig(encoder=LITE, **SMALL), True, LITE)
    load_initial(pair, weights)
    one, other = pair.network.encoder.state_dict(), pair.context.encoder.state_dict()
    assert all(torch.equal(value, other[name]) for name, value in one.items())
    torch.manual_seed(1)
    first = MappingPair(SsdmConfig(encoder=LITE, **SMALL), False).network.encoder.model.conv_stem.weight
    assert torch.equal(pair.network.encoder.model.conv_stem.weight, first.half().float())
    out = pair.network(torch.zeros(1, 3, 64, 64))
    assert out.logits.shape == (1, 8, 16, 16)


def test_weights_of_another_encoder_are_refused(weights):
    with pytest.raises(InputError, match="are those of another encoder"):
        load_initial(MappingPair(SsdmConfig(**SMALL), False), weights)


def test_missing_and_broken_weights_are_one_sentence(tmp_path):
    pair = MappingPair(SsdmConfig(**SMALL), False)
    with pytest.raises(InputError, match="are missing"):
        load_initial(pair, tmp_path / "none.safetensors")
    (tmp_path / "text.safetensors").write_text("no weights")
    with pytest.raises(InputError, match="no safetensors file"):
        load_initial(pair, tmp_path / "text.safetensors")


def test_the_card_says_where_an_encoder_comes_from(weights, tmp_path):
    assert "EfficientNet-Lite0, Apache-2.0" in began_with(weights)
    assert began_with(tmp_path / "mine.safetensors") == "the encoder weights mine.safetensors"
    assert began_with(None) == "random"
