"""The bundled referring model: there, whole, and it finds what is there and not what is not, in several wordings."""

import numpy as np
import pytest
import rasterio

from core.accuracy.referring import Scores
from core.bench.phrase_run import overlap
from core.demo.landscape import Landscape, write_landscape
from core.models.registry import DEFAULT_REFERRING_MODEL, find_model
from core.xemap.load import load_referring_model
from core.xemap.refer import ReferRequest, refer_scene

WORDINGS = {
    4: ("roads", "streets", "paved roads"),
    5: ("trees", "tree cover", "woods"),
    8: ("houses", "homes", "buildings"),
}


@pytest.fixture(scope="module")
def model():
    return load_referring_model(None)


@pytest.fixture(scope="module")
def landscapes(tmp_path_factory):
    """Two built-in scenes of 700 x 600 px at 0.5 m with houses in them, and their truth."""
    folder = tmp_path_factory.mktemp("landscape")
    found = [(folder / f"scene{seed}.tif", folder / f"truth{seed}.tif") for seed in (3, 4)]
    for seed, (scene, truth) in zip((3, 4), found):
        write_landscape(Landscape(700, 600, seed=seed), scene, truth)
    return found


@pytest.fixture(scope="module")
def ask(landscapes, model, tmp_path_factory):
    """Asks a scene: the response at the scene's pixels, and the result. Features are computed once."""
    folder = tmp_path_factory.mktemp("responses")
    answers = {}

    def answer(phrase, number=0):
        if (phrase, number) not in answers:
            output = str(folder / f"{len(answers)}.tif")
            result = refer_scene(ReferRequest(str(landscapes[number][0]), phrase, output, grid="scene"), model)
            with rasterio.open(result.output) as file:
                answers[phrase, number] = file.read(1), result
        return answers[phrase, number]

    return answer


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))


def test_the_card_tells_what_the_model_is():
    folder, card = find_model(None, DEFAULT_REFERRING_MODEL)
    assert card.task == "referring" and card.classes == ()
    assert card.network["text_from_image"] and card.network["image_from_text"] and card.network["hmsa"]
    assert card.text["encoder"] == "all-MiniLM-L6-v2" and len(card.text["sha256"]) == 64
    assert 0 < card.response["threshold"] < 1 and 0 < card.response["found"] < 1
    assert any("RSICD captions" in line for line in card.training["sets"]), "the sets and their terms"
    assert card.scores, "what it reached on ground that it was not trained on"
    assert (folder / "README.md").is_file()
    assert sum(file.stat().st_size for file in folder.iterdir()) < 9e6, "the plugin's zip stays under 25 MB"


@pytest.mark.parametrize("code", WORDINGS, ids=["roads", "trees", "houses"])
def test_every_wording_finds_the_thing_and_they_agree(code, landscapes, ask, model):
    for number, (_, truth) in enumerate(landscapes):
        with rasterio.open(truth) as file:
            there = file.read(1) == code
        masks = []
        for phrase in WORDINGS[code]:
            response, result = ask(phrase, number)
            scores = Scores()
            scores.add(response.ravel(), there.ravel())
            # The first scene has little more than two trees: they are found, yet a few cells make or break their AP.
            least = 0.5 if scores.prior > 0.005 else 0.1
            assert scores.average_precision > max(least, 3 * scores.prior), phrase
            assert result.found, phrase
            masks.append(response >= model.card.response["threshold"])
        for mask in masks[1:]:
            assert overlap(masks[0], mask) > 0.6


def test_what_is_nowhere_is_answered_lower_than_what_is_there(ask):
    there = [ask(wordings[0])[1].maximum for wordings in WORDINGS.values()]
    nowhere = [ask(phrase)[1].maximum for phrase in ("glacier", "giraffe", "coral atoll")]
    assert np.mean(nowhere) < 0.6 * np.mean(there)
    assert not ask("giraffe")[1].found
    assert "Nothing here looks like" in " ".join(ask("giraffe")[1].warnings)
