"""Training: partial labels, weak labels, sampling, and a whole small run."""

import argparse
import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch.nn import functional

from core.accuracy.matrix import count_pairs, scores
from core.errors import InputError
from core.ssdm.config import SsdmConfig
from core.ssdm.load import load_mapping_model
from core.ssdm.pair import MappingPair
from core.training import sets, targets
from core.training.augment import colours_of, draw_colours
from core.training.cli import run as run_training
from core.training.config import SetConfig
from core.training.crops import cut
from core.training.mapping import drawn_fields, losses, self_training
from core.training.mapping.config import TrainingConfig, read_config
from core.training.mapping.export import export_model
from core.training.mapping.loop import part_of_the_way, train
from core.training.mapping.sampler import Batch, Sampler
from core.training.mapping.validate import control_field, predict
from tests.fixtures.rasters import picture, write_raster


def test_a_colour_change_is_a_sensors_and_never_makes_sand_a_meadow():
    sand, meadow = (np.full((16, 16, 3), colour, np.uint8) for colour in ((205, 190, 160), (70, 110, 60)))
    own = colours_of([sand, meadow])
    assert own[0] == pytest.approx([137.5, 150, 110]) and own[1] == pytest.approx([68.5, 41, 51])
    dark = np.stack([own[0] / 2, own[1] / 2])
    moved = 0
    for seed in range(60):
        change = draw_colours(np.random.default_rng(seed), 1.0, own, dark[None])
        alone, other = (change(crop).reshape(-1, 3).mean(0) for crop in (sand, meadow))
        # What a crop becomes does not hang on what else is in it, and the brighter of two stays so.
        both = change(np.concatenate([sand, meadow]))
        assert both[:16].reshape(-1, 3).mean(0) == pytest.approx(alone, abs=2)
        assert alone.sum() > other.sum() + 40
        moved += alone.sum() < 0.8 * sand[0, 0].sum()
    assert 5 < moved < 40


def test_a_sampler_knows_the_colours_of_each_of_its_sets(data):
    sampler = Sampler(small_config(), data)
    assert sampler.styles.shape == (len(sampler.sources), 2, 3)
    assert all((source.colours == style).all() for source, style in zip(sampler.sources, sampler.styles))


def test_with_one_allowed_class_the_partial_loss_is_cross_entropy():
    logits = torch.randn(2, 8, 6, 6, generator=torch.Generator().manual_seed(0))
    codes = torch.randint(0, 8, (2, 6, 6), generator=torch.Generator().manual_seed(1))
    target = (1 << codes).to(torch.uint8)
    found = losses.partial_cross_entropy(logits, target, torch.ones(2))
    assert found == pytest.approx(float(functional.cross_entropy(logits, codes)), abs=1e-5)


def test_partial_loss_asks_only_for_the_allowed_set():
    target = torch.full((1, 2, 2), targets.bits(3, 4), dtype=torch.uint8)
    logits = torch.zeros(1, 8, 2, 2)
    logits[:, 2] = 20
    assert losses.partial_cross_entropy(logits, target, torch.ones(1)) < 1e-3
    assert losses.partial_cross_entropy(logits.roll(3, 1), target, torch.ones(1)) > 10
    assert losses.partial_cross_entropy(logits, torch.zeros_like(target), torch.ones(1)) == 0


def test_dice_is_zero_for_a_perfect_map_and_one_for_a_wrong_one():
    codes = torch.tensor([[[0, 0, 7], [0, 7, 7]]])
    perfect = functional.one_hot(codes, 8).permute(0, 3, 1, 2).float()
    target = (1 << codes).to(torch.uint8)
    assert losses.dice_loss(perfect, target) == pytest.approx(0, abs=1e-6)
    assert losses.dice_loss(perfect.flip(1), target) == pytest.approx(1, abs=1e-6)


def test_least_share_pulls_only_what_falls_short():
    probabilities = torch.full((1, 8, 4, 4), 0.125)
    cells = torch.ones(1, 4, 4, dtype=torch.uint8)
    least = torch.zeros(1, 16, 8)
    least[0, 0, 4] = 0.5
    assert losses.least_share_loss(probabilities, cells, least) == pytest.approx(np.log(4), abs=1e-4)
    least[0, 0, 4] = 0.1
    assert losses.least_share_loss(probabilities, cells, least) == 0


def test_mixture_loss_is_least_for_the_true_mix():
    target = torch.zeros(1, 8, 8, dtype=torch.uint8)
    target[:, :, :4], target[:, :, 4:] = targets.bits(5), targets.bits(8)
    right = torch.full((1, 8, 2, 2), -20.0)
    right[:, 4, :, 0], right[:, 7, :, 1] = 0, 0
    assert losses.mixture_loss(right, target) < 1e-3 < losses.mixture_loss(right.flip(3), target)


def test_scores_are_the_textbook_ones():
    truth = np.array([1, 1, 2, 2, 2, 0, 2])
    matrix = count_pairs(np.array([1, 2, 2, 2, 1, 1, 1]), truth, 2)
    assert matrix.tolist() == [[1, 2], [1, 2]]
    found = scores(matrix)
    assert found["OA"] == pytest.approx(3 / 6)
    assert found["mIoU"] == pytest.approx((1 / 4 + 2 / 5) / 2)
    assert found["mAcc"] == pytest.approx((1 / 2 + 2 / 4) / 2)
    assert scores(np.array([[4, 0, 0], [0, 0, 0], [1, 0, 0]]))["IoU"] == [0.8, None, 0.0]


def test_controls_break_the_field_as_they_say():
    field, valid = torch.rand(1, 4, 6, 6), torch.ones(1, 6, 6, dtype=torch.bool)
    assert control_field(field, valid, "kept")[0] is field
    assert control_field(field, valid, "none") == (None, None)
    assert torch.all(control_field(field, valid, "zeroed")[0] == 0)
    turned = control_field(field, valid, "rotated")[0]
    assert not torch.equal(turned, field) and torch.equal(turned.flatten().sort()[0], field.flatten().sort()[0])


def test_a_swapped_field_is_that_of_another_place(monkeypatch):
    pair = MappingPair(SsdmConfig(width=32, mask_width=16, heads=2, layers=1, field_dimensions=8), True).eval()
    seen = []
    look = pair.field_of_view
    monkeypatch.setattr(pair, "field_of_view", lambda view, valid: (seen.append(view), look(view, valid))[1])
    source = scene(256, 512)
    here, there = (source, 128, 128), (source, 128, 384)
    for place, control in ((here, "kept"), (here, "swapped"), (there, "kept")):
        predict(pair, place, 128, control, there)
    assert torch.equal(seen[1], seen[2]) and not torch.equal(seen[0], seen[1])


def scene(height=200, width=240, gsd=0.5):
    image = picture(height, width).transpose(1, 2, 0)
    target = np.where(image[..., 0] > 128, targets.bits(8), targets.bits(5)).astype(np.uint8)
    return sets.DenseScene(np.ascontiguousarray(image), target, np.ones(target.shape, bool), gsd)


def test_cut_pads_beyond_the_scene_and_keeps_the_grid_inside():
    source = scene()
    image, target, valid = cut(source, 100, 120, 64, 64)
    assert np.array_equal(image, source.image[68:132, 88:152]) and valid.all()
    image, target, valid = cut(source, 0, 0, 64, 64)
    assert not valid[:32].any() and not valid[:, :32].any() and valid[32:, 32:].all()
    assert np.all(target[:32] == 0) and np.all(image[~valid] == 127)


def test_halving_keeps_the_majority_label():
    source = scene(4, 4)
    target = np.array([[1, 1, 2, 2], [1, 2, 2, 2], [4, 4, 8, 8], [4, 4, 8, 8]], np.uint8)
    half = dataclasses.replace(source, target=target).halved()
    assert half.target.tolist() == [[1, 2], [4, 8]] and half.gsd == 1.0


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data folder in the layout of the shared one: a labelled mosaic and named scenes, made up."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "tokyo").mkdir()
    pixels = picture(256, 640)
    write_raster(folder / "tokyo" / "west_rgb.tif", pixels)
    codes = np.where(pixels[:1] > 128, 8, np.where(pixels[1:2] > 128, 5, 4)).astype(np.uint8)
    write_raster(folder / "tokyo" / "west_landcover.tif", codes, nodata=0)
    for name, value in (("forest", 60), ("desert", 200)):
        (folder / "nwpu12" / name).mkdir(parents=True)
        for index in range(3):
            noise = np.random.default_rng(index).integers(0, 30, (64, 64, 3)) + value
            Image.fromarray(noise.astype(np.uint8)).save(
                folder / "nwpu12" / name / f"{name}_{index}.webp", lossless=True
            )
    return folder


def small_config(**changes) -> TrainingConfig:
    values = {
        "name": "small",
        "sets": (
            SetConfig("tokyo/west:train", weight=3, gsd=(0.5, 1.0), near=(0.5, 0.5), rare=(8,)),
            SetConfig("nwpu12", kind="scenes", weight=1),
        ),
        "validation": ("tokyo/west:held-out",),
        "network": SsdmConfig(width=32, mask_width=16, heads=2, layers=1, field_dimensions=8),
        "steps": 4,
        "batch": 4,
        "crop": 64,
        "view": 96,
        "seed": 1,
    }
    return TrainingConfig(**(values | changes))


def test_batches_depend_on_seed_and_step_alone(data):
    first, again = Sampler(small_config(), data), Sampler(small_config(), data)
    list(again.batches(0, 2))
    for one, other in zip(vars(first.batch(2)).values(), vars(again.batch(2)).values()):
        assert torch.equal(one, other)
    assert not torch.equal(first.batch(2).image, Sampler(small_config(seed=2), data).batch(2).image)


def test_the_held_out_district_is_never_drawn(data):
    train_part, held_out = sets.load_dense(data, "tokyo/west:train")[0], sets.load_dense(data, "tokyo/west:held-out")[0]
    assert train_part.target.shape[1] + held_out.target.shape[1] == 640
    assert held_out.target.shape[1] == 128


def test_mosaics_know_their_layout(data):
    batch = Sampler(small_config(batch=8), data).batch(0)
    mosaic = (~batch.dense).nonzero().flatten()
    assert len(mosaic) == 2
    for index in mosaic.tolist():
        cells, classes = batch.cells[index], batch.scenes[index]
        assert set(cells.unique().tolist()) == set(range(1, int((classes >= 0).sum()) + 1))
        for cell in (classes >= 0).nonzero().flatten().tolist():
            wanted = {0: targets.BARELAND, 1: targets.TREE}[int(classes[cell])]  # desert, forest
            assert batch.least[index, cell, wanted - 1] > 0.5


def test_plots_hold_buildings(data, monkeypatch):
    sampler = Sampler(small_config(batch=8), data)
    scene = sampler.sources[0].pyramids[0][0]
    scene.target[scene.target == targets.bits(targets.BUILDING)] = targets.PLOT
    batch = sampler.batch(0)
    plots = (batch.target == targets.PLOT) & batch.dense[:, None, None]
    assert plots.any() and ((batch.cells == 1) == plots)[batch.dense].all()
    assert (batch.least[batch.dense, 0, targets.BUILDING - 1] > 0).tolist() == plots[batch.dense].any(2).any(1).tolist()


def test_training_is_reproducible_resumes_and_learns(data, tmp_path):
    torch.set_num_threads(1)
    whole = train(small_config(), data, tmp_path / "a")
    again = train(small_config(), data, tmp_path / "b")
    for name, value in whole.state_dict().items():
        assert torch.equal(value, again.state_dict()[name]), name
    resumed = train(small_config(), data, tmp_path / "a")  # nothing left to do: the saved state as it was
    for name, value in whole.state_dict().items():
        assert torch.equal(value, resumed.state_dict()[name]), name
    long = train(small_config(steps=60, learning_rate=3e-3), data, tmp_path / "c")
    log = [json.loads(line) for line in (tmp_path / "c" / "log.jsonl").read_text().splitlines()]
    assert log[-1]["labels"] < 0.7 * np.log(8), log
    assert long.network.injection.gate.abs().max() > 0, "the gate moved"


def test_train_command_writes_a_model_that_loads(data, tmp_path, monkeypatch):
    config = tmp_path / "small.toml"
    config.write_text(
        'name = "small"\nsteps = 2\nbatch = 4\ncrop = 64\nview = 96\nvalidation = ["tokyo/west:held-out"]\n'
        "[network]\nwidth = 32\nmask_width = 16\nheads = 2\nlayers = 1\nfield_dimensions = 8\n"
        '[[sets]]\nname = "tokyo/west:train"\n'
    )
    arguments = argparse.Namespace(
        config=config,
        data=data,
        initial=None,
        out=tmp_path / "run",
        minutes=0.0,
        threads=1,
        embedding="",
        seed=5,
        steps=None,
        learning_rate=1e-4,
    )
    with pytest.raises(InputError, match="at least one"):
        run_training(argparse.Namespace(**vars(arguments) | {"steps": 0}))
    result = run_training(arguments)
    model = load_mapping_model(result["output"])
    given = model.card.training["configuration"]
    assert given["seed"] == 5 and given["learning_rate"] == 1e-4
    assert model.card.training["sets"] and "OpenEarthMap" in model.card.training["sets"][0]
    assert set(result["scores"]) == {"kept", "none"}
    assert 0 <= result["scores"]["kept"]["tokyo/west:held-out"]["mIoU"] <= 1


# Self-training


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


def test_open_land_in_dubai_is_sand(tmp_path):
    (tmp_path / "dubai").mkdir()
    mask = np.full((200, 200), 2, np.uint8)
    mask[:, :60:20] = 3
    Image.fromarray(np.full((200, 200, 3), 200, np.uint8)).save(tmp_path / "dubai" / "tile1_0.jpg")
    Image.fromarray(mask).save(tmp_path / "dubai" / "tile1_0_mask.png")
    target = sets.dubai(tmp_path, held_out=False)[0].target
    assert target[100, 150] == targets.bits(targets.BARELAND)
    assert target[100, 10] == targets.bits(targets.BARELAND, targets.DEVELOPED, targets.RANGELAND)  # between roads
    assert target[100, 20] == targets.bits(targets.ROAD)


def test_near_infrared_tells_plants_from_the_rest_and_points_tell_trees(tmp_path):
    (tmp_path / "naip_trees").mkdir()
    lush, bare, dry, shade = (60, 90, 60, 160), (120, 110, 100, 90), (100, 100, 100, 112), (10, 12, 9, 30)
    bands = np.repeat(np.array([lush, bare, dry, shade], np.uint8).T[:, None], 40, 1).repeat(10, 2)
    points = {"features": [{"geometry": {"coordinates": [x, 3949990.0]}} for x in (380002.5, 380010.1)]}
    for name in ("chico_1", "riverside_1"):
        write_raster(tmp_path / "naip_trees" / f"{name}.tif", bands)
        (tmp_path / "naip_trees" / f"{name}.geojson").write_text(json.dumps(points))
    write_raster(tmp_path / "naip_trees" / "chico_2.tif", bands)  # nobody has looked for trees in it
    (train_part,) = sets.load_dense(tmp_path, "naip:train")
    assert [train_part.path.stem, sets.load_dense(tmp_path, "naip:held-out")[0].path.stem] == ["chico_1", "riverside_1"]
    tree = targets.bits(targets.TREE)
    assert train_part.target[35, ::10].tolist() == [targets.GREEN, targets.NOT_GREEN, 0, 0]
    assert train_part.target[20, 5] == tree, "the point's crown"
    assert train_part.target[20, 18:24].tolist() == [targets.NOT_GREEN] * 2 + [tree] * 3 + [0], (
        "no crown on what is bare"
    )


@pytest.mark.parametrize("text", ["", "nonsense", 'name = "x"\nsets = [{name = "y", colour = 3}]'])
def test_a_bad_configuration_is_one_sentence(tmp_path, text):
    path = tmp_path / "bad.toml"
    path.write_text(text)
    with pytest.raises(InputError, match="training configuration"):
        read_config(path)


def test_shipped_configurations_read():
    folder = Path(sets.__file__).parent / "configs"
    assert read_config(folder / "default.toml").network.uses_field
    assert read_config(folder / "ablation.toml").crop == 128
    assert read_config(folder / "self_trained.toml").self_training > 0.5


# Drawn fields


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
