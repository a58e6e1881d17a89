"""The mapping model as a teacher of land-cover phrases."""

import torch

from core.training import targets
from core.training.referring.asker import NO_CONCEPT
from core.training.referring.phrases import phrase_table
from core.training.referring.sampler import Sampler
from core.training.referring.taught import LandCoverTeacher, Pupil
from core.training.referring.truth import UNLABELLED
from core.xemap.network import XemapNetwork
from tests.fixtures.referring_training import TINY, configuration
from tests.fixtures.tiny_model import write_tiny_model

TABLE = phrase_table()


def test_the_mapping_model_tells_of_land_cover_where_labels_do_not(data, tmp_path, monkeypatch):
    sampler = Sampler(configuration(), data)
    sampler.use({phrase: number for number, phrase in enumerate(sorted(set(sampler.every_phrase)))})
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
