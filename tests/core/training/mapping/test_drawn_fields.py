"""Embedding fields drawn from labels."""

import numpy as np
import torch

from core.ssdm.pair import MappingPair
from core.training import targets
from core.training.mapping import drawn_fields
from core.training.mapping.loop import train
from tests.fixtures.training import small_config


def test_drawn_fields_call_cells_of_one_class_alike_and_know_full_labels_alone():
    target = torch.full((3, 256, 256), targets.bits(targets.TREE), dtype=torch.uint8)
    target[:, :, 128:] = targets.bits(targets.ROAD)
    target[0, :64] = 0
    full = torch.tensor([True, True, False])
    gaps = []
    for seed in range(8):
        torch.manual_seed(seed)
        field, valid = drawn_fields.draw_fields(target, full, 16)
        assert field.shape == (3, 16, 16, 16) and torch.allclose(field.norm(dim=1), torch.ones(3, 16, 16), atol=1e-5)
        assert not valid[0, :4].any() and valid[0, 4:].all() and valid[1].all() and not valid[2].any()
        cells = field[1].flatten(1).T
        near = cells @ cells.T
        side = (torch.arange(256) % 16 >= 8)[:, None] == (torch.arange(256) % 16 >= 8)
        gaps.append(float(near[side].mean() - near[~side].mean()))
    assert np.mean(gaps) > 0.3 and min(gaps) > 0.02
    torch.manual_seed(7)
    assert torch.equal(field, drawn_fields.draw_fields(target, full, 16)[0])


def test_drawn_fields_teach_the_structural_pathway_alone(data, tmp_path):
    config = small_config(steps=3, drawn_fields=1.0, embedding_dropout=0.0)
    torch.manual_seed(config.seed)
    pair = train(config, data, tmp_path)
    injection = pair.network.injection
    assert torch.all(injection.gate == 0)
    gains = torch.stack([layer.attention.structural_gain for layer in pair.network.layers])
    begun = torch.stack([layer.attention.structural_gain for layer in MappingPair(config.network, True).network.layers])
    assert not torch.equal(gains, begun)
