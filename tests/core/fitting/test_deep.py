"""Fine-tuning with a tiny network: better or not at all, cancelled and gone on with, a model like any other."""

import json

import numpy as np
import pytest
import shapely

from core.engine.methods import METHODS
from core.errors import Cancelled, InputError
from core.fitting import deep, head
from core.models.card import read_card
from core.progress import silent
from core.ssdm.load import load_mapping_model
from tests.fixtures.labels import write_labels
from tests.fixtures.rasters import north_up, picture, write_raster
from tests.fixtures.tiny_model import write_tiny_model


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Noise whose halves differ in grain alone, a head that learns little, and a run of few and large steps."""
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(head, "STRENGTHS", (10.0,))
    monkeypatch.setattr(deep, "STRENGTHS", (0.003, 10.0))
    few = {"LEAST_STEPS": 12, "STEPS_PER_TILE": 1, "LOOKS": 3, "HEAD_RATE": 0.1, "REMEMBERED": 0.1}
    for name, value in few.items():
        monkeypatch.setattr(deep, name, value)
    write_tiny_model(tmp_path / "tiny", tile=64)
    random = np.random.default_rng(0)
    image = picture(64, 64).astype(int) // 4 + 90
    image[:, :, 32:] += random.integers(-60, 60, (1, 64, 32))
    write_raster(tmp_path / "scene.tif", np.clip(image, 1, 255).astype("uint8"))
    xy = random.uniform((1, 1), (31, 31), (40, 2))
    labels = [(shapely.Point(380000 + x, 3950000 - y), "rough" if x > 16 else "smooth") for x, y in xy]
    write_labels(tmp_path / "labels.gpkg", labels)
    (tmp_path / "out").mkdir()
    return tmp_path


def fit(place, name="model", progress=silent, **more):
    params = {"scene": place / "scene.tif", "labels": place / "labels.gpkg", "output": place / "out" / name}
    params = {key: str(value) for key, value in params.items()}
    return METHODS["fit"].run({**params, "base": str(place / "tiny"), "device": "cpu", **more}, progress)


def left(place) -> list[str]:
    return sorted(path.name for path in (place / "out").iterdir())


def test_the_network_learns_and_the_model_is_one_like_any_other(place):
    result = fit(place, depth="network")
    assert result["depth"] == "network" and result["steps"] > 0 and result["seconds_per_step"] > 0
    assert sum(entry["labels"] for entry in result["classes"]) == 40 and result["accuracy"] > 0.5
    card = read_card(place / "out" / "model")
    loss = card.training["fine_tuning"]["held_out_loss"]
    assert loss[1] < loss[0] and card.head["depth"] == "network" and left(place) == ["model"]
    model = load_mapping_model(str(place / "out" / "model"))
    base = load_mapping_model(str(place / "tiny"))
    assert model.features_digest == card.weights_sha256 != base.features_digest, "kept features are those of the base"
    before, after = (dict(each.pair.named_parameters()) for each in (base, model))
    changed = {name for name in before if not before[name].equal(after[name])}
    assert any(name.startswith("network.encoder") for name in changed)
    assert not any(name.startswith("context") for name in changed)
    mapped = {"scene": str(place / "scene.tif"), "output": str(place / "map.tif"), "model": result["output"]}
    METHODS["map"].run({**mapped, "device": "cpu"}, silent)


def test_a_cancelled_run_goes_on_where_it_stopped_and_ends_as_one_that_was_not(place):
    whole = fit(place, "whole", depth="network")

    def stopping(fraction, stage):
        if "Fine-tuning" in stage and (fraction - 0.12) / 0.88 > 0.4:
            raise Cancelled

    with pytest.raises(Cancelled):
        fit(place, progress=stopping, depth="network")
    assert ".model.fine-tuning" in left(place)
    if "model" in left(place):  # the best so far was better than the head
        assert read_card(place / "out" / "model").training["fine_tuning"]["step"] > 0
    steps = []
    again = fit(place, depth="network", progress=lambda fraction, stage: "Fine" in stage and steps.append(stage))
    assert len(steps) == 7 and left(place) == ["model", "whole"]
    assert again["steps"] == whole["steps"] and again["accuracy"] == whole["accuracy"]
    scores = [read_card(place / "out" / name).training["fine_tuning"] for name in ("model", "whole")]
    assert scores[0] == scores[1]


def test_a_state_of_other_labels_is_not_gone_on_with(place):
    key = place / "out" / ".model.fine-tuning" / "key.json"
    key.parent.mkdir()
    key.write_text(json.dumps("another run"))
    (key.parent / "last.pt").write_bytes(b"not a state of this run")
    assert fit(place, depth="network")["depth"] and left(place) == ["model"]


def test_weights_that_get_worse_leave_the_fitted_head(place, monkeypatch):
    monkeypatch.setattr(deep, "NETWORK_RATE", 10.0)
    result, alone = fit(place, depth="network"), fit(place, "head")
    assert result["depth"] == "head" and any("did not improve" in sentence for sentence in result["warnings"])
    digests = {read_card(place / "out" / name).weights_sha256 for name in ("model", "head")}
    assert len(digests) == 1 and result["accuracy"] == alone["accuracy"]


@pytest.mark.parametrize(
    ("count", "more", "sentence"),
    [
        (1, {"depth": "network"}, "two labels or more of each"),
        (3, {"depth": "deep"}, "depth 'deep' is not"),
        (3, {"depth": "network", "steps": 0}, "1 to 2,000 steps, not 0"),
    ],
)
def test_what_cannot_be_fine_tuned_is_refused_and_leaves_nothing(place, count, more, sentence):
    labels = [(shapely.Point(380002 + 3 * number, 3949990), "ab"[number % 2]) for number in range(2 * count)]
    write_labels(place / "labels.gpkg", labels)
    with pytest.raises(InputError, match=sentence):
        fit(place, **more)
    assert left(place) == []


def test_the_steps_can_be_chosen_and_an_embedding_is_read_beside_the_network(place):
    values = np.random.default_rng(0).normal(0, 1, (3, 8, 8)).astype("float32")
    field = write_raster(place / "field.tif", values, transform=north_up(379990, 3950010, 10.0))
    seen = []
    fit(place, depth="network", steps=3, embedding=f"raster:{field}", progress=lambda done, what: seen.append(what))
    assert seen.count("Fine-tuning the network") == 3
    card = read_card(place / "out" / "model")
    assert card.head["embedding"]["dimensions"] == 3 and left(place) == ["model"]
