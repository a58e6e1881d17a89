"""Training with an attached embedding: each sample gets the field of its own ground, turned as it is."""

import dataclasses

import numpy as np
import pytest
import rasterio
import torch

from core.embeddings.access import Access
from core.embeddings.raster import RasterField
from core.errors import InputError
from core.ssdm.config import SsdmConfig
from core.ssdm.pair import MappingPair
from core.training import sets
from core.training.config import SetConfig
from core.training.fields import SceneField, read_scene_field
from core.training.mapping import controls
from core.training.mapping.ablation import table, variant
from core.training.mapping.config import TrainingConfig
from core.training.mapping.loop import train
from core.training.mapping.sampler import Sampler
from core.training.mapping.simulate import simulate_field
from core.training.mapping.validate import predict, score_scenes, validate
from tests.fixtures.rasters import north_up, picture, write_raster

NETWORK = SsdmConfig(width=32, mask_width=16, heads=2, layers=1, field_dimensions=64, source="simulated")


@pytest.fixture
def data(tmp_path):
    """A folder with a Tokyo of its own: halves of water and of trees, and simulated fields of it."""
    folder = tmp_path / "data" / "tokyo"
    folder.mkdir(parents=True)
    sets.load_dense.cache_clear()
    for part in ("west", "middle"):
        labels = np.full((1, 512, 640), 6, np.uint8)
        labels[:, :, 320:] = 5
        write_raster(folder / f"{part}_rgb.tif", picture(512, 640), transform=north_up())
        write_raster(folder / f"{part}_landcover.tif", labels, transform=north_up())
        simulate_field(folder / f"{part}_landcover.tif", tmp_path / f"simulated-{part}_rgb.tif", noise=0.2)
    yield tmp_path / "data"
    sets.load_dense.cache_clear()


def config(tmp_path, **changes):
    settings = TrainingConfig(
        name="small",
        sets=(SetConfig("tokyo/west:train", gsd=(1.0, 1.0), near=(1.0, 1.0)),),
        validation=("tokyo/west:held-out",),
        network=NETWORK,
        context=False,
        embedding=f"raster:{tmp_path}/simulated-{{scene}}.tif",
        steps=2,
        batch=4,
        crop=64,
        view=16,
    )
    return dataclasses.replace(settings, **changes)


def test_a_simulated_field_tells_the_classes_and_says_that_it_is_simulated(tmp_path, data):
    path = tmp_path / "simulated-west_rgb.tif"
    field = RasterField(path)
    assert (field.family, field.dimensions) == ("simulated", 64)
    with rasterio.open(path) as file:
        values = file.read()
        assert "no satellite" in file.tags()["ATTRIBUTION"]
    np.testing.assert_allclose(np.linalg.norm(values, axis=0), 1, atol=1e-5)
    water, trees = values[:, :, 2], values[:, :, -3]
    assert (water.T @ water).min() > 0.8 and abs((water.T @ trees).max()) < 0.8


def test_a_scenes_field_is_sampled_where_the_crop_lies():
    ramp = np.linspace(0, np.pi / 2, 40)
    values = np.stack([np.cos(ramp), np.sin(ramp)])[:, None].repeat(30, 1).astype(np.float16)
    valid = np.ones((30, 40), bool)
    valid[:, 30:] = False
    field = SceneField(values, valid, "x")
    patch = field.sample(160, 320, 128, 8)
    wanted = np.interp((320 - 64 + 8 + 16 * np.arange(8)) / 16 - 0.5, np.arange(40), ramp)
    np.testing.assert_allclose(np.arctan2(patch.values[1], patch.values[0])[0], wanted, atol=2e-3)
    # A part of the scene, at half its size: the same ground is under half as many pixels.
    half = field.moved(32, 64).halved().sample((160 - 32) / 2, (320 - 64) / 2, 64, 8)
    np.testing.assert_allclose(half.values, patch.values, atol=2e-3)
    edge = field.sample(160, 480, 128, 8)
    assert edge.valid[:, :4].all() and not edge.valid[:, 4:].any() and (edge.values[:, ~edge.valid] == 0).all()


def test_samples_carry_the_field_of_their_ground(tmp_path, data):
    sampler = Sampler(config(tmp_path), data)
    assert (sampler.source, sampler.dimensions) == ("simulated", 64)
    batch = sampler.batch(0)
    assert batch.field.shape == (4, 64, 4, 4) and batch.field_valid.all()
    with rasterio.open(tmp_path / "simulated-west_rgb.tif") as file:
        values = file.read()
    kinds = torch.from_numpy(np.stack([values[:, :, 2].mean(1), values[:, :, -3].mean(1)]))
    likeness = torch.einsum("kd,bdhw->bkhw", kinds, batch.field)
    found = likeness.argmax(1)  # 0 water, 1 trees
    share = (batch.target == 1 << 4).float().reshape(4, 4, 16, 4, 16).mean((2, 4))
    sure = (share - 0.5).abs() > 0.45
    assert sure.any() and (found[sure] == (share[sure] > 0.5)).float().mean() > 0.97


def test_without_an_embedding_samples_carry_none(tmp_path, data):
    batch = Sampler(config(tmp_path, embedding=""), data).batch(0)
    assert batch.field.shape == (4, 0, 4, 4) and not batch.field_valid.any()


def test_a_network_learns_from_attached_fields(tmp_path, data, monkeypatch):
    pair = train(config(tmp_path, steps=3), data, tmp_path / "run", threads=1)
    assert pair.context is None and pair.network.injection.gate.abs().max() > 0
    scenes = sets.load_dense(data, "tokyo/west:held-out", config(tmp_path).embedding)
    place = (scenes[0], 100.0, 64.0)
    seen = {}
    forward = pair.network.forward
    for control in ("kept", "none", "zeroed", "swapped"):

        def watched(image, *given, control=control):
            seen[control] = given
            return forward(image, *given)

        monkeypatch.setattr(pair.network, "forward", watched)
        predict(pair, place, 64, control, (scenes[0], 100.0, 20.0))
    field, valid, source = seen["kept"]
    assert field.shape == (1, 64, 4, 4) and valid.all() and source == "simulated" and seen["none"][0] is None
    assert (seen["zeroed"][0] == 0).all() and not torch.equal(seen["swapped"][0], field)
    assert score_scenes(pair, scenes, 64, "swapped", 2)["windows"] == 2


def test_context_and_attached_fields_take_turns(tmp_path, data):
    network = dataclasses.replace(NETWORK, source="scene-context", adapters={"simulated": 64})
    settings = config(tmp_path, network=network, context=True, view=96, steps=2, batch=2)
    pair = train(settings, data, tmp_path / "run", threads=1)
    start = MappingPair(network, True).state_dict()
    assert isinstance(pair, MappingPair) and set(pair.state_dict()) == set(start)
    assert "network.injection.adapters.simulated.weight" in start


def test_a_network_that_cannot_read_the_fields_is_refused(tmp_path, data):
    network = dataclasses.replace(NETWORK, structural=False, source="alphaearth")
    with pytest.raises(InputError, match="cannot read the simulated fields of 64 dimensions"):
        train(config(tmp_path, network=network), data, tmp_path / "run")
    with pytest.raises(InputError, match="There is no embedding raster"):
        Sampler(config(tmp_path, embedding="raster:/nowhere/{scene}.tif"), data)


def test_a_scene_without_a_place_has_no_field(tmp_path, data):
    scene = sets.load_dense(data, "tokyo/west")[0]
    assert scene.with_field(config(tmp_path).embedding, Access()).field is not None
    assert dataclasses.replace(scene, path=None).with_field(config(tmp_path).embedding, Access()).field is None
    assert read_scene_field(scene.path, "none", Access()) is None


def test_the_ablation_attaches_the_field_to_every_variant_but_the_base(tmp_path):
    settings = config(tmp_path, context=True)
    base, both = variant(settings, "base", 0), variant(settings, "both (SSDM)", 1)
    assert not base.embedding and not base.context
    assert both.embedding == settings.embedding and not both.context and both.seed == 1


def test_the_ablation_table_has_a_cell_for_every_control():
    scored = {"mIoU": 0.5}
    whole = dict.fromkeys(("kept", "none", "zeroed", "rotated", "swapped"), scored)
    lines = table([{"variant": "base", "seed": 0, "none": scored}, {"variant": "both (SSDM)", "seed": 0, **whole}])
    assert {line.count("|") for line in lines.splitlines()} == {9} and "50.0 | 50.0 | 50.0 | 50.0 |" in lines


def test_a_model_is_scored_under_every_control_and_with_each_pathway_off(tmp_path, data, monkeypatch):
    settings, seen = config(tmp_path), []
    pair, names = MappingPair(settings.network, False).eval(), ("tokyo/west:held-out", "tokyo/west:held-out@2")

    def watched(pair, data, names, size, control, *rest):
        seen.append((pair.network.config.structural, pair.network.config.semantic, control))
        return validate(pair, data, names, size, control, *rest)

    monkeypatch.setattr(controls, "validate", watched)
    scores = controls.score(pair, data, names, settings.embedding, 64, 2)

    assert seen[:5] == [(True, True, control) for control in ("kept", "none", "zeroed", "rotated", "swapped")]
    assert seen[5:] == [(False, True, "kept"), (True, False, "kept")] and pair.network.config == settings.network
    assert list(scores) == list(controls.ROWS) and scores["as it is"][names[1]]["windows"] == 2
    lines = controls.table(scores, names).splitlines()
    assert len(lines) == 9 and {line.count("|") for line in lines} == {4}
    pair.network.config = dataclasses.replace(settings.network, structural=False)
    assert "structural pathway off" not in controls.score(pair, data, names[:1], settings.embedding, 64, 2)
