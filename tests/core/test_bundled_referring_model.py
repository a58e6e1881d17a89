"""The bundled referring model: there, whole, and it finds what is there and not what is not, in several wordings."""

import numpy as np
import pytest
import rasterio

from core.accuracy.referring import Scores
from core.accuracy.referring_run import overlap
from core.demo.landscape import Landscape, write_landscape
from core.models.registry import DEFAULT_REFERRING_MODEL, find_model, load_referring_model
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
def landscape(tmp_path_factory):
    """A built-in scene of 700 x 600 px at 0.5 m with a row of houses, and its truth."""
    folder = tmp_path_factory.mktemp("landscape")
    scene, truth = folder / "scene.tif", folder / "truth.tif"
    write_landscape(Landscape(700, 600, seed=3), scene, truth)
    return scene, truth


@pytest.fixture(scope="module")
def ask(landscape, model, tmp_path_factory):
    """Asks the scene: the response at the scene's pixels, and the result. Features are computed once."""
    folder = tmp_path_factory.mktemp("responses")
    answers = {}

    def answer(phrase):
        if phrase not in answers:
            request = ReferRequest(str(landscape[0]), phrase, str(folder / f"{len(answers)}.tif"), grid="scene")
            result = refer_scene(request, model)
            with rasterio.open(result.output) as file:
                answers[phrase] = file.read(1), result
        return answers[phrase]

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
def test_every_wording_finds_the_thing_and_they_agree(code, landscape, ask, model):
    with rasterio.open(landscape[1]) as file:
        truth = file.read(1) == code
    masks = []
    for phrase in WORDINGS[code]:
        response, result = ask(phrase)
        scores = Scores()
        scores.add(response.ravel(), truth.ravel())
        assert scores.average_precision > 0.3 > 5 * scores.prior, phrase
        assert result.found, phrase
        masks.append(response >= model.card.response["threshold"])
    for mask in masks[1:]:
        assert overlap(masks[0], mask) > 0.5


def test_what_is_nowhere_is_answered_lower_than_what_is_there(ask):
    there = [ask(wordings[0])[1].maximum for wordings in WORDINGS.values()]
    nowhere = [ask(phrase)[1].maximum for phrase in ("glacier", "giraffe", "coral atoll")]
    assert np.mean(nowhere) < 0.6 * np.mean(there)
    assert not ask("giraffe")[1].found
    assert "Nothing here looks like" in " ".join(ask("giraffe")[1].warnings)
