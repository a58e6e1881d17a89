"""The SSDM network: what each pathway does, and that switching it off removes it."""

import dataclasses

import pytest
import torch
from torch.nn import functional

from core.ssdm.config import SsdmConfig, paper_config
from core.ssdm.injection import SemanticInjection, alignment_loss
from core.ssdm.network import SsdmNetwork
from core.ssdm.prior import BiasedAttention, cell_distance, dissimilarity, mean_gap
from core.ssdm.window_attention import WindowAttention

SMALL = SsdmConfig(width=32, mask_width=16, heads=4, field_dimensions=8)
FINE_ALONE = {"semantic": False, "layers": 0, "fine_layers": 1}


def gaps_of(field, valid):
    return dissimilarity(field.flatten(2).transpose(1, 2), valid.flatten(1), mean_gap(field, valid))


def unit_field(batch=1, dimensions=8, side=4, seed=0):
    generator = torch.Generator().manual_seed(seed)
    return functional.normalize(torch.randn(batch, dimensions, side, side, generator=generator), dim=1)


def network(**changes) -> SsdmNetwork:
    torch.manual_seed(0)
    built = SsdmNetwork(dataclasses.replace(SMALL, **changes)).eval()
    # As if trained: the gate starts at zero, the gains near it, and a new head hardly listens to its tokens.
    torch.nn.init.normal_(built.head.queries)
    if built.injection is not None:
        torch.nn.init.constant_(built.injection.gate, 0.5)
    if built.config.structural:
        for layer in built.layers:
            torch.nn.init.constant_(layer.attention.structural_gain, 3.0)
        for window in built.decoder.refined8:
            torch.nn.init.normal_(window.layer.attention.out.weight, std=0.5)
    return built


def logits(model, field=None, valid=None):
    """Class logits of fixed random encoder features: an untrained encoder makes all places alike."""
    generator = torch.Generator().manual_seed(7)
    channels = model.encoder.out_channels
    features = [
        torch.randn(1, width, 64 >> level, 64 >> level, generator=generator) for level, width in enumerate(channels)
    ]
    model.encoder.forward = lambda image: features
    with torch.inference_mode():
        return model(torch.zeros(1, 3, 64, 64), field, valid).logits


def test_dissimilarity_is_the_cosine_gap_over_the_mean_gap_and_zero_without_embedding():
    field = unit_field(side=2)
    valid = torch.tensor([[[True, True], [True, False]]])
    gaps = gaps_of(field, valid)[0]
    cells = field[0].flatten(1).T[:3]
    wanted = 1 - cells @ cells.T
    assert torch.allclose(gaps[:3, :3], wanted / wanted.mean(), atol=1e-5)
    assert torch.all(gaps[3] == 0) and torch.all(gaps[:, 3] == 0)


def test_a_uniform_window_gets_no_bias_from_noise():
    field = functional.normalize(torch.ones(1, 8, 4, 4) + 1e-3 * torch.randn(1, 8, 4, 4), dim=1)
    assert gaps_of(field, torch.ones(1, 4, 4, dtype=torch.bool)).max() < 1e-2


def test_bias_moves_attention_towards_cells_that_the_embedding_calls_alike():
    attention = BiasedAttention(8, 2, structural=True)
    with torch.no_grad():
        attention.structural_gain.fill_(2.0)
        attention.spatial_gain.fill_(-20.0)
    gaps = torch.tensor([[[0.0, 0.0, 1.5], [0.0, 0.0, 1.5], [1.5, 1.5, 0.0]]])
    bias = attention.bias(cell_distance(1, 3, torch.device("cpu")), gaps)
    assert bias.shape == (1, 2, 3, 3)
    weights = bias.softmax(-1)[0, 0]
    assert weights[0, 1] > 0.45 and weights[0, 2] < 0.05


def test_spatial_decay_grows_with_distance():
    distance = cell_distance(3, 5, torch.device("cpu"))
    assert distance.shape == (15, 15)
    assert distance[0, 14] == pytest.approx((4 + 16) ** 0.5 / 16)
    bias = BiasedAttention(8, 2, structural=False).bias(distance, None)
    assert torch.all(bias[0, :, 0, 1] > bias[0, :, 0, 4])


@pytest.mark.parametrize("changes", [{"semantic": False}, {"structural": False}, {}, FINE_ALONE])
def test_each_pathway_reads_the_field(changes):
    model = network(**changes)
    valid = torch.ones(1, 4, 4, dtype=torch.bool)
    assert not torch.allclose(
        logits(model, unit_field(seed=1), valid), logits(model, unit_field(seed=2), valid), atol=1e-5
    )


def test_concatenation_reads_the_field():
    model = network(structural=False, semantic=False, concatenate=True)
    valid = torch.ones(1, 4, 4, dtype=torch.bool)
    assert not torch.allclose(
        logits(model, unit_field(seed=1), valid), logits(model, unit_field(seed=2), valid), atol=1e-5
    )


def test_base_ignores_the_field():
    model = network(structural=False, semantic=False)
    valid = torch.ones(1, 4, 4, dtype=torch.bool)
    assert torch.equal(logits(model, unit_field(), valid), logits(model))


@pytest.mark.parametrize("changes", [{}, {"structural": False, "semantic": False, "concatenate": True}])
def test_an_invalid_field_is_no_field(changes):
    model = network(**changes)
    nowhere = torch.zeros(1, 4, 4, dtype=torch.bool)
    assert torch.allclose(logits(model, unit_field(), nowhere), logits(model), atol=1e-5)


def window_attention(structural=True) -> WindowAttention:
    torch.manual_seed(0)
    layer = WindowAttention(16, 4, structural)
    for last in (layer.layer.attention.out, layer.layer.mlp[-1]):
        torch.nn.init.normal_(last.weight, std=0.2)
    return layer


def test_window_attention_starts_as_the_identity_and_then_stays_within_its_windows():
    features = torch.randn(2, 16, 32, 48)
    assert torch.equal(WindowAttention(16, 4, True)(features, None, None), features)
    layer = window_attention()
    before = layer(features, None, None)
    changed = features.clone()
    changed[1, :, 20, 18] += 3 * torch.randn(16)
    moved = (layer(changed, None, None) - before).abs().amax(1) > 1e-6
    assert moved[1, 16:, 16:32].all() and not moved[0].any()
    moved[1, 16:, 16:32] = False
    assert not moved.any()


def test_window_attention_brings_together_what_the_embedding_calls_alike():
    layer = window_attention()
    torch.nn.init.constant_(layer.layer.attention.structural_gain, 6.0)
    field = torch.zeros(1, 2, 8, 8)
    field[:, 0, :, :4], field[:, 1, :, 4:] = 1, 1
    valid = torch.ones(1, 8, 8, dtype=torch.bool)
    features = torch.randn(1, 16, 16, 16)
    changed = features.clone()
    changed[:, :, :, 12:] += 3 * torch.randn(1, 16, 16, 4)

    def moved(field, valid) -> float:
        with torch.inference_mode():
            return float((layer(changed, field, valid) - layer(features, field, valid))[..., :7].abs().max())

    assert moved(field, valid) < 1e-3 * moved(None, None)
    assert moved(field, ~valid) == pytest.approx(moved(None, None))


@pytest.mark.parametrize("changes", [{"semantic": False}, FINE_ALONE])
def test_structural_pathway_is_blind_to_a_rotation_of_the_embedding_space(changes):
    """It takes similarities alone: no embedding value may enter the features."""
    model = network(**changes)
    rotation = torch.linalg.qr(torch.randn(8, 8, generator=torch.Generator().manual_seed(3)))[0]
    field = unit_field()
    valid = torch.ones(1, 4, 4, dtype=torch.bool)
    turned = torch.einsum("ij,bjhw->bihw", rotation, field)
    assert torch.allclose(logits(model, field, valid), logits(model, turned, valid), atol=1e-4)


def test_semantic_gate_starts_closed_and_compensation_ends_at_invalid_cells():
    torch.manual_seed(0)
    injection = SemanticInjection(8, 32, 16, 4)
    tokens, field = torch.randn(1, 16, 32), unit_field()
    valid = torch.ones(1, 4, 4, dtype=torch.bool)
    valid[0, 2, 1] = False
    assert torch.all(injection(tokens, field, valid)[0] == 0)
    with torch.no_grad():
        injection.gate.fill_(1)
    compensation, aligned = injection(tokens, field, valid)
    assert compensation.shape == (1, 16, 4, 4) and aligned.shape == (1, 16, 32)
    assert torch.all(compensation[0, :, 2, 1] == 0) and torch.any(compensation[0, :, 2, 2] != 0)
    assert torch.all(torch.isfinite(injection(tokens, field, torch.zeros_like(valid))[0]))


def test_alignment_loss_prefers_the_own_cell():
    deep = functional.normalize(torch.randn(2, 16, 32, generator=torch.Generator().manual_seed(1)), dim=-1)
    valid = torch.ones(2, 16, dtype=torch.bool)
    assert alignment_loss(deep, deep, valid) < 0.2 * alignment_loss(deep.roll(3, 1), deep, valid)
    assert alignment_loss(deep, deep, torch.zeros_like(valid)) == 0


def test_paper_configuration_trains_with_the_same_code():
    config = dataclasses.replace(
        paper_config(classes=5), encoder="resnet18", width=64, mask_width=64, queries=8, layers=1
    )
    torch.manual_seed(0)
    model = SsdmNetwork(config).train()
    valid = torch.ones(2, 4, 4, dtype=torch.bool)
    output = model(torch.randn(2, 3, 64, 64), unit_field(2, 64), valid)
    assert output.logits.shape == (2, 5, 16, 16)
    classes = torch.zeros(2, 5, 64, 64, dtype=torch.bool)
    classes[:, 1, :32], classes[:, 3, 32:] = True, True
    loss = model.head.matching_loss(output.queries, classes)
    loss.backward()
    assert torch.isfinite(loss)
    for name in ("layers.0.attention.structural_gain", "injection.gate", "project16.weight"):
        assert model.get_parameter(name).grad.abs().sum() > 0, name
