"""What reads an embedding: one checkpoint, fields of several families, and nothing where there is no embedding."""

import pytest
import torch

from core.ssdm.config import SsdmConfig
from core.ssdm.network import SsdmNetwork
from core.ssdm.prior import BiasedAttention, cell_distance, dissimilarity, mean_gap


def network(**changes):
    torch.manual_seed(0)
    config = SsdmConfig(width=32, mask_width=16, heads=2, layers=2, field_dimensions=8, **changes)
    built = SsdmNetwork(config).eval()
    if built.injection is not None:
        torch.nn.init.constant_(built.injection.gate, 1.0)
    for layer in built.layers:
        if config.structural:
            torch.nn.init.constant_(layer.attention.structural_gain, 3.0)
    return built


def inputs(dimensions=8, size=128):
    generator = torch.Generator().manual_seed(1)
    image = torch.rand(2, 3, size, size, generator=generator) * 2 - 1
    field = torch.nn.functional.normalize(
        torch.randn(2, dimensions, size // 16, size // 16, generator=generator), dim=1
    )
    return image, field, torch.ones(2, size // 16, size // 16, dtype=torch.bool)


def run(built, *arguments):
    with torch.inference_mode():
        return built(*arguments)


def test_pathways_by_family():
    config = SsdmConfig(field_dimensions=64, adapters={"alphaearth": 64, "tessera": 128})
    assert config.pathways("scene-context", 64) == ("structural", "semantic")
    assert config.pathways("tessera", 128) == ("structural", "semantic")
    assert config.pathways("tessera", 64) == config.pathways("esd", 72) == config.pathways("", 64) == ("structural",)
    assert SsdmConfig(structural=False).pathways("esd", 72) == ()
    assert SsdmConfig(structural=False, semantic=False, concatenate=True).pathways("scene-context", 64) == (
        "concatenated",
    )


def test_a_family_without_an_adapter_goes_to_the_structural_pathway_alone():
    built = network()
    image, field, valid = inputs(dimensions=72)
    plain, foreign = run(built, image), run(built, image, field, valid, "esd")
    assert foreign.aligned is None and not torch.equal(foreign.logits, plain.logits)
    # Turned in its 72 dimensions it says the same: only similarities are read.
    turned = torch.einsum("de,behw->bdhw", torch.linalg.qr(torch.randn(72, 72))[0], field)
    assert torch.allclose(run(built, image, turned, valid, "esd").logits, foreign.logits, atol=1e-4)


def test_each_adapter_reads_its_own_family():
    built = network(adapters={"tessera": 8})
    image, field, valid = inputs()
    own, other = run(built, image, field, valid), run(built, image, field, valid, "tessera")
    assert own.aligned is not None and other.aligned is not None
    assert not torch.allclose(own.aligned, other.aligned)
    with torch.no_grad():
        built.injection.adapters["tessera"].load_state_dict(built.injection.align.state_dict())
    assert torch.equal(run(built, image, field, valid, "tessera").logits, own.logits)


def test_a_checkpoint_without_adapters_has_the_same_names_as_before():
    names = set(network().state_dict())
    assert not [name for name in names if "adapters" in name]
    assert names < set(network(adapters={"tessera": 128}).state_dict())


@pytest.mark.parametrize("source", [None, "esd"])
def test_without_a_valid_embedding_nothing_changes(source):
    built = network()
    image, field, valid = inputs()
    plain = run(built, image).logits
    assert torch.equal(run(built, image, field, torch.zeros_like(valid), source).logits, plain)
    assert not torch.equal(run(built, image, field, valid, source).logits, plain)


def test_what_lies_under_invalid_cells_is_never_read():
    built = network()
    image, field, valid = inputs()
    valid[:, 2:5, 3:7] = False
    garbage = field.clone()
    garbage[:, :, 2:5, 3:7] = 1e3
    assert torch.allclose(
        run(built, image, field, valid).logits, run(built, image, garbage, valid).logits, atol=1e-4, rtol=1e-4
    )


def test_invalid_cells_have_no_structural_bias():
    _, field, valid = inputs()
    valid[:, 2:5, 3:7] = False
    attention = BiasedAttention(32, 2, True)
    distance = cell_distance(8, 8, torch.device("cpu"))
    plain = attention.bias(distance, None).expand(2, -1, -1, -1)
    cells = field.flatten(2).transpose(1, 2)
    biased = attention.bias(distance, dissimilarity(cells, valid.flatten(1), mean_gap(field, valid)))
    missing = ~valid.flatten(1)
    for image in range(2):
        there = missing[image]
        assert torch.equal(biased[image][:, there], plain[image][:, there])
        assert torch.equal(biased[image][:, :, there], plain[image][:, :, there])
        assert (biased[image][:, ~there][:, :, ~there] != plain[image][:, ~there][:, :, ~there]).any()


def test_invalid_cells_get_no_injection_not_even_from_their_neighbours():
    """With the structural pathway off, the mask features of pixels in invalid cells are those of a run without."""
    built = network(structural=False)
    image, field, valid = inputs()
    valid[:, 2:5, 3:7] = False
    plain, given = run(built, image).logits, run(built, image, field, valid).logits
    pixels = valid[:, None].repeat_interleave(4, 2).repeat_interleave(4, 3).expand_as(plain)
    assert torch.equal(given[~pixels], plain[~pixels])
    assert not torch.allclose(given[pixels], plain[pixels], atol=1e-3)
