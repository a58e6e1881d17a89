"""Training XeMap-Network: the table of phrases, what the labels say of them, the losses, and a whole small run."""

import argparse
import dataclasses
import json
import zlib
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from core.accuracy.colour_texture import ColourTexture, colour_texture
from core.errors import InputError
from core.models.card import read_card
from core.models.checkpoint import load_weights
from core.models.registry import FOLDERS_VARIABLE
from core.ssdm.load import load_mapping_model
from core.training import cli, sets, targets
from core.training.augment import darken, draw_dark_ground
from core.training.config import SetConfig
from core.training.referring import calibrate, export, losses, meanings, texts, validate, windows
from core.training.referring.asker import NO_CONCEPT, Asker, land_cover_first
from core.training.referring.config import ReferringConfig, read_referring_config
from core.training.referring.layers import LAYERS, derive_layers
from core.training.referring.loop import objective, train_referring
from core.training.referring.meanings import learn_meanings
from core.training.referring.phrases import ABSENT, COVERED, PRESENT, UNKNOWN, phrase_table
from core.training.referring.sampler import MosaicPhrases, Sampler, kept_images
from core.training.referring.taught import LandCoverTeacher, Pupil
from core.training.referring.truth import FALSE, OPEN, TRUE, UNLABELLED, Truth, shares, truth_table, without_plants
from core.training.referring.validate import average_precision, overlap
from core.xemap.config import XemapConfig
from core.xemap.load import load_referring_model
from core.xemap.model import ask
from core.xemap.network import XemapNetwork
from core.xemap.text import Query
from tests.fixtures.rasters import picture, write_raster
from tests.fixtures.tiny_model import write_tiny_model

TABLE = phrase_table()
TINY = XemapConfig(width=32, heads=4, pyramid=16, scales=(8, 8, 16, 16, 16))


# The table


def test_every_class_has_eight_wordings_and_three_that_are_held_out():
    for code in range(1, targets.CLASSES + 1):
        words, held_out = set(), set()
        for concept in TABLE.concepts.values():
            if concept.classes == targets.bits(code):
                words |= set(concept.words)
                held_out |= set(concept.held_out)
        assert len(words) >= 8 and len(held_out) >= 3, code


def test_no_wording_that_is_held_out_is_trained_on():
    trained = {phrase.lower() for phrase in Asker.every_phrase(TABLE, [])}
    for concept in TABLE.concepts.values():
        assert not trained & {phrase.lower() for phrase in concept.held_out}, concept.name
    assert not trained & {phrase.lower() for phrase in TABLE.never_held_out}


def test_scene_names_in_the_table_are_scenes_of_the_sets():
    known = set(targets.SCENE_RULES) | {
        "airport", "baseballfield", "church", "playground", "railwaystation", "resort", "stadium", "storagetanks",
        "wetland", "industrial",
    }  # fmt: skip
    for concept in TABLE.concepts.values():
        assert concept.scenes | concept.perhaps <= known, concept.name


def test_what_scenes_say():
    concepts = TABLE.concepts
    assert concepts["forest"].in_scene("eforest") == COVERED
    assert concepts["airport"].in_scene("airport") == PRESENT
    assert concepts["airport"].in_scene("forest") == ABSENT
    assert concepts["water"].in_scene("sealake") == COVERED
    assert concepts["water"].in_scene("desert") == ABSENT
    assert concepts["building"].in_scene("denseresidential") == PRESENT
    assert concepts["tree"].in_scene("airport") == UNKNOWN


# What labels say


def test_a_class_is_true_false_or_open_by_what_the_label_allows():
    table = truth_table(TABLE.concepts["building"])
    assert table[targets.bits(8)] == TRUE
    assert table[targets.bits(8, 3)] == OPEN
    assert table[targets.bits(6)] == FALSE
    assert table[0] == OPEN
    sealed = truth_table(TABLE.concepts["sealed"])
    assert sealed[targets.bits(8, 3)] == TRUE


def test_shares_count_the_known_pixels_of_a_cell():
    truth = np.full((4, 8), FALSE, np.uint8)
    truth[:2, :4] = TRUE
    truth[:, 4:] = OPEN
    truth[0, 4:] = TRUE
    assert shares(truth).tolist() == [[50, UNLABELLED]]


def town() -> sets.DenseScene:
    """200 m of houses on the left, a hall on the right of 200 m of nothing, at 0.5 m a pixel."""
    target = np.full((400, 1200), targets.bits(targets.RANGELAND), np.uint8)
    for top in range(10, 390, 30):
        for left in range(10, 390, 30):
            target[top : top + 20, left : left + 20] = targets.bits(targets.BUILDING)
    target[100:300, 900:1100] = targets.bits(targets.BUILDING)
    image = np.zeros((*target.shape, 3), np.uint8)
    return sets.DenseScene(image, target, np.ones(target.shape, bool), 0.5)


def test_layers_tell_houses_from_halls():
    scene = town()
    layers = derive_layers(scene)

    def has(name, row, column):
        return bool(layers[row, column] & LAYERS[name])

    assert has("large building", 200, 1000) and not has("large building", 20, 20)
    assert has("residential area", 200, 200) and not has("residential area", 200, 650)
    assert has("industrial area", 200, 1000) and not has("residential area", 200, 1000)
    truth = Truth(TABLE)
    houses = truth(TABLE.concepts["houses"], scene.target, layers)
    assert houses[20, 20] == TRUE
    assert houses[200, 650] == FALSE
    large = truth(TABLE.concepts["large_building"], scene.target, layers)
    assert large[200, 1000] == TRUE and large[20, 20] == FALSE


def test_a_river_is_long_and_a_bridge_does_not_end_it():
    target = np.full((600, 1200), targets.bits(targets.RANGELAND), np.uint8)
    water = targets.bits(targets.WATER)
    target[100:130] = water  # 15 m wide, 600 m long
    target[100:130, 500:520] = targets.bits(targets.ROAD)  # a bridge of 10 m
    target[300:500, 300:500] = water  # a pond of 100 m
    target[550:560, 20:60] = water  # a ditch
    scene = dataclasses.replace(town(), image=np.zeros((600, 1200, 3), np.uint8), target=target, valid=target > 0)
    target[590:, :20] = targets.bits(targets.BUILDING)  # fully labelled ground
    truth = Truth(TABLE)(TABLE.concepts["river"], target, derive_layers(scene))
    assert truth[115, 100] == TRUE and truth[115, 1100] == TRUE
    assert truth[115, 510] == FALSE  # the bridge is not the river
    assert truth[400, 400] == OPEN and truth[555, 40] == OPEN  # water of another kind
    assert truth[200, 600] == FALSE


def test_partial_labels_make_no_halls():
    scene = dataclasses.replace(town(), target=np.full((400, 1200), targets.bits(8, 3), np.uint8))
    truth = Truth(TABLE)(TABLE.concepts["large_building"], scene.target, derive_layers(scene))
    assert set(np.unique(truth)) == {OPEN}


def test_every_tenth_image_of_a_class_is_held_out():
    names = ["a"] * 25 + ["b"] * 10
    held_out = kept_images(names, True)
    assert held_out == [9, 19, 34]
    assert sorted(held_out + kept_images(names, False)) == list(range(35))


def test_mosaics_know_their_layout():
    colours = {"forest": (20, 90, 20), "airport": (150, 150, 150), "sealake": (10, 40, 120)}
    names = list(colours) * 2
    images = sets.NamedImages([np.full((32, 32, 3), colours[name], np.uint8) for name in names], names, 2)
    index = {phrase: number for number, phrase in enumerate(Asker.every_phrase(TABLE, []))}
    asker = Asker(TABLE, index)
    source = MosaicPhrases(images, [], asker, 10, held_out=False)
    found = absent = 0
    for seed in range(20):
        image, _, _, asked, truths, cells, *_ = source.draw(np.random.default_rng(seed), 96, 48)
        airport = (image == 150).all(2)
        for (_, concept), truth in zip(asked, truths):
            if concept == asker.numbers["forest"]:
                assert ((image == colours["forest"]).all(2) == (truth == TRUE)).all()
                found += 1
            if concept == asker.numbers["airport"]:
                assert ((truth == FALSE) == ~airport).all()
                assert not (truth == TRUE).any()  # somewhere in it, not all over
                absent += 1
        assert set(np.unique(cells)) <= set(range(1, 10))
    assert found and absent


# Losses


def test_an_absent_phrase_is_answered_by_a_map_of_zeros():
    target = torch.zeros(1, 1, 8, 8, dtype=torch.uint8)
    low, high = torch.full((1, 1, 8, 8), -8.0), torch.zeros(1, 1, 8, 8)
    high[0, 0, 3, 3] = 8
    weight = torch.ones(1)
    assert losses.truth_loss(low, target, weight) < 1e-3 < losses.truth_loss(high, target, weight)
    assert losses.dice_loss(high, target, weight) == 0
    unknown = torch.full_like(target, UNLABELLED)
    assert losses.truth_loss(high, unknown, weight) == 0


def test_somewhere_is_enough_and_the_layout_says_where():
    cells = torch.ones(1, 4, 8, dtype=torch.uint8)
    cells[:, :, 4:] = 2
    states = torch.full((1, 1, 9), -2, dtype=torch.int8)
    states[..., 0], states[..., 1] = 1, 0
    right, wrong, nowhere = (torch.full((1, 1, 4, 8), -6.0) for _ in range(3))
    right[..., :2, :2], wrong[..., :2, 6:] = 6, 6
    sentences = torch.zeros(1, 1, dtype=torch.bool)
    somewhere = [
        float(losses.somewhere_loss(losses.cell_logits(map_, cells, 9), states)) for map_ in (right, nowhere, wrong)
    ]
    assert somewhere[0] < 0.1 < 5 < min(somewhere[1:])
    layout = [
        float(losses.layout_loss(losses.cell_logits(map_, cells, 9), states, sentences)) for map_ in (right, wrong)
    ]
    assert layout[0] < 0.01 and layout[1] > 5


def test_a_lone_peak_for_what_is_absent_costs():
    target = torch.zeros(1, 3, 16, 16, dtype=torch.uint8)
    target[0, 1, 4:8, 4:8] = 100  # present
    target[0, 2] = UNLABELLED  # not known
    low = torch.full((1, 3, 16, 16), -8.0)
    peak = low.clone()
    peak[0, 0, 3:7, 3:7] = 6.0
    assert losses.quiet_loss(low, target) < 0.01
    assert losses.quiet_loss(peak, target) > 5
    elsewhere = low.clone()
    elsewhere[0, 1:] = 6.0  # where it is present, or not known, a high answer is not this loss's business
    assert losses.quiet_loss(elsewhere, target) < 0.01


def test_wordings_of_one_concept_have_to_agree():
    logits = torch.full((1, 4, 8, 8), -6.0)
    logits[0, 0, :4], logits[0, 1, 4:] = 6.0, 6.0  # two maps that share nothing
    concepts = torch.tensor([[5, 5, 7, NO_CONCEPT]])
    assert losses.agreement_loss(logits, concepts) > 0.9
    logits[0, 1] = logits[0, 0]
    assert losses.agreement_loss(logits, concepts) < 0.01
    assert losses.agreement_loss(logits, torch.tensor([[5, 6, NO_CONCEPT, NO_CONCEPT]])) == 0


def test_the_mapping_model_tells_of_land_cover_where_labels_do_not(data, tmp_path, monkeypatch):
    sampler = Sampler(configuration(), data)
    sampler.use({phrase: number for number, phrase in enumerate(sorted(set(sampler.wanted)))})
    batch = sampler.batch(0)
    numbers = {name: number for number, name in enumerate(TABLE.concepts)}
    named = ("tree", "houses", "large_building", "forest")
    batch.concepts[:] = NO_CONCEPT
    batch.concepts[:, : len(named)] = torch.tensor([numbers[name] for name in named])
    batch.target[:] = UNLABELLED
    batch.target[:, :, :2] = 0
    batch.dense[:] = False
    batch.dense[0] = True
    teacher = LandCoverTeacher(str(write_tiny_model(tmp_path / "tiny")), TABLE, torch.device("cpu"))
    side = batch.image.shape[-1] // 4
    batch.labels[:] = 0
    shares = torch.full((len(batch.image), 8, side, side), 0.001)
    shares[:, targets.TREE - 1, :, : side // 2], shares[:, targets.BUILDING - 1, :, side // 2 :] = 0.99, 0.99
    monkeypatch.setattr(teacher.model, "probabilities", lambda image, valid: shares)
    wanted, known = teacher.truth(batch, teacher.shares(batch))
    scene = slice(1, None)
    # Where a label speaks a scene image needs no teacher; a dense label is told how alike things are.
    assert not known[scene, :, :2].any() and known[0, 0, :2].all() and not known[0, 0, 2:].any()
    trees, houses, halls = (known[scene, place, 2:] for place in range(3))
    assert trees.all() and (wanted[:, 0, :, : side // 2] > 0.9).all() and (wanted[:, 0, :, side // 2 :] < 0.1).all()
    assert houses[..., : side // 2].all() and not houses[..., side // 2 :].any()  # a building may be a hall
    assert not halls.any() and not known[:, len(named) :].any()
    assert not wanted.requires_grad and not wanted.is_inference()


def test_the_finest_features_learn_to_tell_the_teachers_classes():
    torch.manual_seed(0)
    pupil = Pupil(XemapNetwork(TINY))
    finest = torch.nn.functional.normalize(torch.randn(1, 8, 16, 16), dim=1)
    shares = torch.zeros(1, 8, 16, 16)
    shares[:, 2], shares[:, 5] = (finest[:, 0] > 0).float(), (finest[:, 0] <= 0).float()
    optimiser = torch.optim.Adam(pupil.classes.parameters(), 0.05)
    told = []
    for _ in range(60):
        loss = pupil.class_loss(finest, shares)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        told.append(float(loss.detach()))
    assert told[-1] < 0.3 < 1.5 < told[0]
    assert pupil.class_loss(finest, shares.flip(1)) > 2  # of other classes


def test_what_land_lacks_is_asked_before_what_no_land_has():
    concepts = [TABLE.concepts[name] for name in ("vegetation", "airport", "water", "stadium", "church", "port")]
    orders = [land_cover_first(concepts, np.random.default_rng(seed)) for seed in range(400)]
    assert all(sorted(order) == list(range(6)) for order in orders)
    # Two of rate 3 among four of rate 1: six in ten of the first places, were it not for chance.
    assert 0.5 < np.mean([order[0] in (0, 2) for order in orders]) < 0.7
    assert all(any(order[0] == place for order in orders) for place in range(6))
    assert land_cover_first([], np.random.default_rng(0)) == []


def test_some_concepts_are_asked_in_two_wordings(data):
    sampler = Sampler(configuration(), data)
    sampler.use({phrase: number for number, phrase in enumerate(sorted(set(sampler.wanted)))})
    pairs = 0
    for step in range(4):
        batch = sampler.batch(step)
        for concepts, phrases in zip(batch.concepts.tolist(), batch.phrases.tolist()):
            for number in set(concepts) - {NO_CONCEPT}:
                pairs += len({phrase for phrase, concept in zip(phrases, concepts) if concept == number}) == 2
    assert pairs > 8


def test_ground_without_plants_gets_darker_in_the_same_places_of_crop_and_view():
    for seed in range(4):
        near, far = draw_dark_ground(np.random.default_rng(seed), 128, 64)
        assert near.shape == (128, 128, 3) and far.shape == (64, 64, 3)
        middle = far[16:48, 16:48]  # a view of 64 pixels is four times as wide as a crop of 128 of a quarter the size
        coarse = near.reshape(32, 4, 32, 4, 3).mean((1, 3))
        assert np.abs(coarse - middle).mean() < 0.05
        assert far.min() < 0.85 and far.max() > 0.9  # dark in places, and not all over
    labels = np.zeros((128, 128), np.uint8)
    labels[:, 32:] = targets.GREEN
    labels[:, 64:] = targets.bits(targets.BARELAND, targets.RANGELAND)
    labels[:, 96:] = targets.bits(targets.BARELAND)
    grey = np.full((128, 128, 3), 200, np.uint8)
    dark = darken(grey, np.full_like(near, 0.5), without_plants(labels))
    assert (dark[:, :96] == 200).all() and (dark[:, 96:] == 100).all()


def test_a_level_brings_a_concept_to_the_threshold_of_all():
    at = calibrate._THRESHOLDS
    peak = 0.6 - np.abs(at - 0.2)
    level = calibrate.level_of(peak, 0.5)
    least = at[peak >= peak.max() - calibrate._AS_GOOD].max()
    assert 1 / (1 + np.exp(-(np.log(least / (1 - least)) + level))) == pytest.approx(0.5)
    assert level > 1
    assert calibrate.level_of(np.full(len(at), 0.6), at[10]) == pytest.approx(0)  # where it does not matter, none
    network = export.anchored(XemapNetwork(TINY), ReferringConfig("", (), (), (), TINY))
    calibrate.set_levels(network.anchors, {"water": 0.5})
    assert network.anchors.levels.nonzero().tolist() == [[list(TABLE.concepts).index("water")]]
    calibrate.set_levels(network.anchors, {})
    assert not network.anchors.levels.any()


def test_contrast_spares_pairs_that_fit():
    captions, scenes = torch.tensor([1, 2, 3]), torch.tensor([10, 20, 20])
    confused = torch.tensor([[9.0, 0, 0], [0, 9, 9], [0, 9, 9]])
    assert losses.contrast_loss(confused, captions, scenes) < 0.01
    assert losses.contrast_loss(confused, captions, torch.tensor([10, 20, 30])) > 0.4


# Scores


def test_cells_beyond_the_data_are_not_scored(monkeypatch):
    valid = np.zeros((128, 128), bool)
    valid[:, :61] = True
    target = np.where(valid, np.uint8(targets.bits(targets.TREE)), np.uint8(0))
    scene = sets.DenseScene(np.zeros((128, 128, 3), np.uint8), target, valid, 0.5)
    layers = dataclasses.replace(scene, target=np.zeros((128, 128), np.uint16))
    monkeypatch.setattr(windows, "places_of", lambda *_: [(scene, layers, 64, 64, 128, (0, 0, 0))])
    queries = {"trees": HashedText("any")("trees")}
    seen = windows.look(XemapNetwork(TINY).eval(), Path(), "any", queries, [TABLE.concepts["tree"]], 1)
    assert len(seen.extents) == len(seen.responses["trees"]) == len(seen.colours) == 32 * 16, "16 columns hold data"
    assert (seen.truth["tree"].reshape(32, 16)[:, :15] == 100).all()


def test_average_precision():
    truth = np.array([True, False, True, False])
    assert average_precision(np.array([0.9, 0.2, 0.8, 0.1], np.float16), truth) == 1
    assert average_precision(np.zeros(4, np.float16), truth) == 0.5  # what says nothing gets the prior
    assert average_precision(np.array([0.9, 0.8, 0.7, 0.1], np.float16), truth) == pytest.approx(0.5 + 0.5 * 2 / 3)
    assert overlap(truth, ~truth) == 0 and overlap(~truth & truth, ~truth & truth) == 1


def test_the_baseline_learns_a_colour():
    random = np.random.default_rng(0)
    image = random.integers(0, 255, (64, 64, 3)).astype(np.uint8)
    image[:32, :, 0] //= 4
    features = colour_texture(image, 4).reshape(-1, 256).T
    truth = np.zeros((16, 16), bool)
    truth[:8] = True
    assert average_precision(ColourTexture(features, truth.ravel(), steps=20)(features), truth.ravel()) > 0.95


def test_baselines_learn_from_every_set_that_knows_the_concept(data):
    concepts = [TABLE.concepts[name] for name in ("tree", "water")]
    here = validate.fit_baselines(data, ["tokyo/west:train"], concepts, cells=500)
    both = validate.fit_baselines(data, ["tokyo/west:train", "tokyo/west:held-out"], concepts, cells=500)
    cells = colour_texture(picture(64, 64).transpose(1, 2, 0), 4).reshape(-1, 256).T
    assert set(here) == set(both) == {"tree", "water"}
    assert not np.allclose(here["tree"](cells), both["tree"](cells))
    assert validate.fit_baselines(data, [], concepts) == {}


# A whole run


class HashedText:
    """A text encoder that knows no meaning and takes no time."""

    width = 384

    def __init__(self, name, device="cpu"):
        pass

    def encode(self, phrases):
        return [self(phrase) for phrase in phrases]

    def __call__(self, phrase):
        generator = torch.Generator().manual_seed(zlib.crc32(phrase.encode()))
        tokens = torch.randn(len(phrase.split()) + 2, self.width, generator=generator)
        sentence = torch.nn.functional.normalize(tokens.mean(0), dim=0)
        return Query(phrase, tokens, torch.ones(len(tokens)), sentence)


@pytest.fixture(autouse=True)
def hashed_text(monkeypatch):
    monkeypatch.setattr(texts, "TextEncoder", HashedText)
    monkeypatch.setattr(validate, "TextEncoder", HashedText)
    monkeypatch.setattr(calibrate, "TextEncoder", HashedText)
    monkeypatch.setattr(export, "TextEncoder", HashedText)
    monkeypatch.setattr(meanings, "TextEncoder", HashedText)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data folder with a small Tokyo, a few captioned scenes and nothing else."""
    folder = tmp_path_factory.mktemp("data")
    random = np.random.default_rng(0)
    (folder / "tokyo").mkdir()
    codes = np.kron(random.integers(1, 9, (6, 20)), np.ones((32, 32))).astype(np.uint8)
    write_raster(folder / "tokyo" / "west_rgb.tif", picture(192, 640))
    write_raster(folder / "tokyo" / "west_landcover.tif", codes[None], nodata=0)
    (folder / "rsicd" / "images").mkdir(parents=True)
    captions = {}
    for name in ("forest", "airport", "river"):
        for number in range(11):
            file = f"{name}_{number}.webp"
            pixels = random.integers(0, 255, (64, 64, 3)).astype(np.uint8)
            Image.fromarray(pixels).save(folder / "rsicd" / "images" / file)
            captions[file] = [f"a {name} number {number} ."]
    (folder / "rsicd" / "captions.json").write_text(json.dumps(captions))
    return folder


def configuration(**changes) -> ReferringConfig:
    sets_ = (
        SetConfig("tokyo/west:train", gsd=(0.5, 0.6), near=(0.5, 0.6), rare=(6,)),
        SetConfig("rsicd", kind="scenes"),
    )
    config = ReferringConfig(
        "tiny", sets_, ("tokyo/west:held-out",), ("tokyo/west:train",), TINY, steps=3, batch=4, crop=128, view=64
    )
    return dataclasses.replace(config, **changes)


def test_a_batch_has_the_shapes_that_it_says_and_is_the_same_again(data):
    sampler = Sampler(configuration(), data)
    sampler.use({phrase: number for number, phrase in enumerate(sorted(set(sampler.wanted)))})
    batch, again = sampler.batch(2), sampler.batch(2)
    assert batch.image.shape == (4, 3, 128, 128) and batch.view.shape == (4, 3, 64, 64)
    assert batch.target.shape == (4, 10, 32, 32) and batch.states.shape == (4, 10, 9)
    assert batch.dense.tolist() == [True, True, False, False]
    assert (batch.captions[2:] >= 0).any() and (batch.captions[:2] == -1).all()
    known = batch.target != UNLABELLED
    assert (batch.target[known] <= 100).all() and known.any((2, 3)).float().mean() > 0.5
    for one, other in zip(vars(batch).values(), vars(again).values()):
        assert torch.equal(one, other)
    assert not torch.equal(batch.image, sampler.batch(3).image)


def test_a_run_gives_the_same_weights_again_and_goes_on_where_it_stopped(data, tmp_path):
    config = configuration(initial_model="landscribe-ssdm")
    first = train_referring(config, data, tmp_path / "first", threads=1)
    (tmp_path / "second").mkdir()
    (tmp_path / "first" / "texts.safetensors").rename(tmp_path / "second" / "texts.safetensors")
    second = train_referring(config, data, tmp_path / "second", threads=1)
    begun = load_mapping_model("landscribe-ssdm").pair.network.encoder.state_dict()
    for (name, one), other in zip(first.state_dict().items(), second.state_dict().values()):
        assert torch.equal(one, other), name
    moved = [float((one.detach() - begun[name]).abs().max()) for name, one in first.pyramid.encoder.named_parameters()]
    assert 0 < max(moved) < 0.1  # it started from the mapping model's encoder, and learnt
    state = torch.load(tmp_path / "second" / "last.pt", weights_only=True)
    assert state["step"] == 3
    longer = train_referring(dataclasses.replace(config, steps=4), data, tmp_path / "second", threads=1)
    assert torch.load(tmp_path / "second" / "last.pt", weights_only=True)["step"] == 4
    assert any(
        not torch.equal(one, other) for one, other in zip(first.state_dict().values(), longer.state_dict().values())
    )


def test_training_finds_what_it_is_shown(data, tmp_path):
    """On one batch again and again the loss must fall by much: gradients, targets and phrases fit together."""
    torch.manual_seed(0)
    config = configuration(text_noise=0.0)
    sampler = Sampler(config, data)
    encoded = texts.encode_phrases(sampler.wanted, "hashed", tmp_path / "texts.safetensors")
    sampler.use(encoded.index)
    batch = sampler.batch(0)
    network = XemapNetwork(TINY).train()
    optimiser = torch.optim.Adam(network.parameters(), lr=3e-3)
    parts = []
    for _ in range(25):
        losses_now = objective(Pupil(network), batch, encoded, config)
        optimiser.zero_grad()
        sum(losses_now.values()).backward()
        optimiser.step()
        parts.append({name: float(value.detach()) for name, value in losses_now.items()})
    assert set(parts[0]) == {"truth", "dice", "somewhere", "agreement", "quiet", "layout", "contrast"}
    assert parts[-1]["truth"] < 0.6 * parts[0]["truth"]
    assert parts[-1]["contrast"] < parts[0]["contrast"]


def test_meanings_move_by_concept_and_nothing_else_does(data, tmp_path):
    config = configuration(meaning_steps=40)
    torch.manual_seed(0)
    network = export.anchored(XemapNetwork(TINY), config)
    before = {name: value.clone() for name, value in network.state_dict().items()}
    concepts = [TABLE.concepts[name] for name in validate.SCORED]
    queries = {word: HashedText("")(word) for concept in concepts for word in concept.words[:2]}

    def cost() -> float:
        asked = {word: ask(network, query) for word, query in queries.items()}
        seen = validate.look(network, data, "tokyo/west:train", asked, concepts, 8)
        losses_ = []
        for concept in concepts:
            known = seen.truth[concept.name] != UNLABELLED
            share = seen.truth[concept.name][known] / 100
            for word in concept.words[:2]:
                told = seen.responses[word][known].astype(float).clip(1e-4, 1 - 1e-4)
                losses_.append(-(share * np.log(told) + (1 - share) * np.log(1 - told)).mean())
        return float(np.nanmean(losses_))

    begun = cost()
    learn_meanings(network, config, data, tmp_path / "meanings", most=8)
    assert cost() < begun - 0.01
    after = network.state_dict()
    assert set(after) == set(before)
    assert [name for name in before if not torch.equal(before[name], after[name])] == ["anchors.meant"]
    moved = (after["anchors.meant"] - before["anchors.meant"]).norm(dim=1).tolist()
    for name, far in zip([*TABLE.concepts, *TABLE.never], moved, strict=True):
        assert far > 1e-3 if name in validate.SCORED else far < 1e-5, name
    assert torch.allclose(after["anchors.meant"].norm(dim=1), torch.ones(len(moved)), atol=1e-5)
    assert torch.load(tmp_path / "meanings" / "last.pt", weights_only=True)["step"] == 40


def test_a_run_of_no_steps_keeps_the_model_that_it_starts_from(data, tmp_path):
    with pytest.raises(InputError, match="name the folder of a referring model"):
        train_referring(configuration(steps=0), data, tmp_path / "run")


def test_train_command_writes_a_model_that_answers(data, tmp_path, monkeypatch):
    path = tmp_path / "run.toml"
    path.write_text(
        """
task = "referring"
name = "tiny"
validation = ["tokyo/west:held-out"]
calibration = ["tokyo/west:train"]
steps = 1
meaning_steps = 1
batch = 2
crop = 128
view = 64
[network]
width = 32
pyramid = 16
scales = [8, 8, 16, 16, 16]
[[sets]]
name = "tokyo/west:train"
gsd = [0.5, 0.6]
near = [0.5, 0.6]
[[sets]]
name = "rsicd"
kind = "scenes"
"""
    )
    arguments = argparse.Namespace(
        config=path,
        data=data,
        initial=None,
        out=tmp_path / "run",
        minutes=0.0,
        threads=1,
        embedding="",
        seed=None,
        steps=None,
        learning_rate=None,
    )
    result = cli.run(arguments)
    model_folder = tmp_path / "run" / "tiny"
    assert (tmp_path / "run" / "meanings" / "log.jsonl").exists()
    (tmp_path / "again").mkdir()
    (tmp_path / "run" / "texts.safetensors").rename(tmp_path / "again" / "texts.safetensors")
    config = dataclasses.replace(read_referring_config(path), learning_rate=1e-7)
    begun = load_weights(model_folder, read_card(model_folder).weights_sha256)
    went_on = train_referring(config, data, tmp_path / "again", model_folder, 1)
    for name, value in went_on.named_parameters():
        assert torch.allclose(value, begun[name], atol=2e-3), name  # from the model, whose weights are fp16
    untouched = train_referring(dataclasses.replace(config, steps=0), data, tmp_path / "again", model_folder)
    assert all(torch.equal(value, begun[name]) for name, value in untouched.named_parameters())
    (tmp_path / "kept").mkdir()
    (tmp_path / "again" / "texts.safetensors").rename(tmp_path / "kept" / "texts.safetensors")
    config = dataclasses.replace(config, learning_rate=0.1, keep=1.0, teacher="landscribe-ssdm")
    kept = train_referring(config, data, tmp_path / "kept", model_folder, 1)
    assert all(torch.equal(value, begun[name]) for name, value in kept.named_parameters())
    state = torch.load(tmp_path / "kept" / "last.pt", weights_only=True)
    assert any(not torch.equal(value, begun[name]) for name, value in state["average"].items() if value.ndim > 1)
    assert set(result["scores"]) == {"tokyo/west:held-out", "mosaics of held-out scenes"}
    assert 0 <= result["scores"]["mosaics of held-out scenes"]["pointing"] <= 1
    scores = result["scores"]["tokyo/west:held-out"]
    assert 0 <= scores["tree"]["average_precision"]["trees"] <= 1
    margin, low, high = scores["tree"]["baseline_margin"]
    mean = np.mean(list(scores["tree"]["average_precision"].values()))
    assert low <= margin <= high and margin == pytest.approx(mean - scores["tree"]["baseline"], abs=0.03)
    assert 0 < scores["tree"]["baseline"] <= 1 and 0 < scores["tree"]["baseline_of_tokyo"] <= 1
    assert scores["presence"]["nowhere"]["count"] > 0
    monkeypatch.setenv(FOLDERS_VARIABLE, str(tmp_path / "run"))
    model = load_referring_model("tiny")
    assert model.card.task == "referring" and model.card.classes == ()
    assert 0 < model.card.response["threshold"] < 1 and 0 < model.card.response["found"] < 1
    assert "RSICD captions" in model.card.training["sets"][-1]
    again = validate.validate_referring(model.network, read_referring_config(path), data, model.card.response)
    assert again == result["scores"], "what was scored is what ships"
    side, wide = model.tile, model.wide[0]
    assert model.wide == (256, 4)
    features = model.features(
        torch.zeros(2, 3, side, side, dtype=torch.uint8),
        torch.ones(2, side, side, dtype=torch.bool),
        torch.zeros(2, 3, wide, wide, dtype=torch.uint8),
        torch.ones(2, wide, wide, dtype=torch.bool),
    )
    assert [tuple(level.shape[1:]) for level in features] == [
        (channels, side // stride, side // stride) for channels, stride in model.levels
    ]
    assert all(level.dtype == torch.float16 for level in features)
    response = model.respond(features, HashedText("")("houses"))
    assert response.shape == (2, side // 4, side // 4) and response.dtype == torch.float32
    assert 0 <= response.min() <= response.max() <= 1


def test_a_mapping_model_does_not_refer_nor_the_other_way_round(data, tmp_path):
    with pytest.raises(InputError, match="land-cover, not referring"):
        load_referring_model("landscribe-ssdm")


def test_the_default_configuration_can_be_read_and_a_wrong_one_is_said(tmp_path):
    config = read_referring_config(Path(cli.__file__).parent / "configs" / "xemap.toml")
    assert config.network == XemapConfig()
    assert not set(config.validation) & set(config.calibration)
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('task = "referring"\nname = "x"\nsets = []\nlevel = 3\n')
    with pytest.raises(InputError, match="level"):
        read_referring_config(wrong)


def test_phrases_are_encoded_once(tmp_path, monkeypatch):
    first = texts.encode_phrases(["woods", "a long road", "woods"], "hashed", tmp_path / "texts.safetensors")
    assert sorted(first.index) == ["a long road", "woods"] and first.mask.sum(1).tolist() == [5, 3]
    monkeypatch.setattr(texts, "TextEncoder", lambda name: pytest.fail("encoded again"))
    again = texts.encode_phrases(["a long road", "woods"], "hashed", tmp_path / "texts.safetensors")
    assert torch.equal(first.sentence, again.sentence)
    monkeypatch.setattr(texts, "TextEncoder", HashedText)
    other = texts.encode_phrases(["a long road", "ponds"], "hashed", tmp_path / "texts.safetensors")
    assert sorted(other.index) == ["a long road", "ponds"]
