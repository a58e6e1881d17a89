"""Self-training: labels of a teacher, and labelled ground pasted into other images."""

import pytest
import torch

from core.errors import InputError
from core.training import targets
from core.training.mapping import self_training
from core.training.mapping.export import export_model
from core.training.mapping.loop import part_of_the_way, train
from core.training.mapping.sampler import Batch, Sampler
from tests.fixtures.training import small_config


def test_the_teacher_chooses_among_what_the_label_allows_and_only_where_it_is_sure():
    probabilities = torch.zeros(1, 8, 1, 4)
    probabilities[0, targets.WATER - 1] = torch.tensor([0.9, 0.9, 0.9, 0.1])
    probabilities[0, targets.ROAD - 1] = torch.tensor([0.09, 0.05, 0.1, 0.5])
    probabilities[0, targets.DEVELOPED - 1] = torch.tensor([0.01, 0.05, 0.0, 0.4])
    paved = targets.bits(targets.ROAD, targets.DEVELOPED)
    target = torch.tensor([[[paved, paved, 0, 0]]], dtype=torch.uint8)
    road, water = targets.bits(targets.ROAD), targets.bits(targets.WATER)
    found = self_training.narrowed(target, probabilities, 0.85)
    # Sure of the road, whatever the water; unsure; unlabelled and sure of water; unlabelled and unsure.
    assert found.flatten().tolist() == [road, paved, water, 0]


def test_half_the_classes_of_labelled_ground_are_pasted(data):
    batch = Sampler(small_config(batch=8), data).batch(0)
    torch.manual_seed(0)
    full = batch.dense
    mixed = self_training.mixed(batch, full, 1.0)
    assert (mixed.image[full] == batch.image[full]).all()
    for index in torch.nonzero(~full).flatten().tolist():
        changed = (mixed.image[index] != batch.image[index]).any(0)
        assert 0 < changed.float().mean() < 1
        over = mixed.target[index] != batch.target[index]
        givers = {int(value) for giver in torch.nonzero(full) for value in batch.target[giver].unique()}
        assert set(mixed.target[index][over].unique().tolist()) <= givers
        assert (mixed.cells[index][changed] == 0).all()  # the mosaic's cells no longer reach there
    for none in (self_training.mixed(batch, full, 0.0), self_training.mixed(batch, torch.zeros_like(full), 1.0)):
        assert all((before == after).all() for before, after in zip(vars(batch).values(), vars(none).values()))


def test_the_view_shows_what_was_pasted_into_its_crop():
    size, view = 64, 32
    batch = Batch(
        image=torch.stack([torch.full((3, size, size), value, dtype=torch.uint8) for value in (10, 200)]),
        target=torch.zeros(2, size, size, dtype=torch.uint8),
        view=torch.stack([torch.full((3, view, view), value, dtype=torch.uint8) for value in (11, 201)]),
        view_valid=torch.stack([torch.zeros(view, view, dtype=torch.bool), torch.ones(view, view, dtype=torch.bool)]),
        view_target=torch.zeros(2, view, view, dtype=torch.uint8),
        dense=torch.tensor([False, True]),
        cells=torch.zeros(2, size, size, dtype=torch.uint8),
        scenes=torch.full((2, 16), -1),
        least=torch.zeros(2, 16, 8),
        field=torch.stack([torch.zeros(2, 4, 4), torch.ones(2, 4, 4)]),
        field_valid=torch.ones(2, 4, 4, dtype=torch.bool),
        plain=torch.zeros(2, 3, size, size, dtype=torch.uint8),
        plain_view=torch.zeros(2, 3, view, view, dtype=torch.uint8),
    )
    batch.target[1, :32, :40] = targets.bits(targets.BUILDING)  # one class: all of it is pasted
    mixed = self_training.mixed(batch, batch.dense, 1.0)
    expected = torch.zeros(view, view, dtype=torch.bool)
    expected[8:16, 8:18] = True  # the crop is the 16 view pixels in the middle
    assert ((mixed.view[0] == 201).all(0) == expected).all() and ((mixed.view[0] == 11).all(0) == ~expected).all()
    assert (mixed.view_valid[0] == expected).all()
    cells = torch.zeros(4, 4, dtype=torch.bool)
    cells[:2, :2] = True  # half of the third column is no majority
    assert ((mixed.field[0] == 1).all(0) == cells).all()
    assert (mixed.view[1] == batch.view[1]).all() and (batch.view[0] == 11).all()


def test_self_training_starts_from_a_model_and_labels_what_is_open(data, tmp_path, monkeypatch):
    begun = train(small_config(steps=2), data, tmp_path / "first")
    export_model(begun, small_config(), {}, tmp_path / "model")
    card = export_model(begun, small_config(), {}, tmp_path / "next", tmp_path / "model")
    assert card.training["initialisation"].startswith("the model small with weights ")
    seen = []
    narrowed = self_training.narrowed
    monkeypatch.setattr(self_training, "narrowed", lambda *given: (seen.append(given), narrowed(*given[:2], 0.0))[1])
    config = small_config(steps=2, self_training=0.5, learning_rate=1e-6)
    pair = train(config, data, tmp_path / "second", tmp_path / "model")
    assert len(seen) == 2 and len(seen[0][0]) == 1  # the mosaic of each batch
    for name, value in pair.network.named_parameters():
        assert torch.allclose(value, begun.network.get_parameter(name), atol=2e-3), name  # fp16 weights, tiny steps


def test_a_share_of_the_first_model_can_be_kept(data, tmp_path):
    config = small_config(steps=2)
    first = train(config, data, tmp_path / "first")
    export_model(first, config, {}, tmp_path / "model")
    far = train(small_config(steps=2, seed=3), data, tmp_path / "far")
    wanted = {name: 0.25 * first.state_dict()[name] + 0.75 * value for name, value in far.named_parameters()}
    for name, value in part_of_the_way(far, tmp_path / "model", 0.25).named_parameters():
        assert torch.allclose(value, wanted[name], atol=1e-3), name
    with pytest.raises(InputError, match="keep needs a model"):
        train(small_config(steps=1, keep=0.5), data, tmp_path / "none")
