"""Thresholds from labelled ground, with a network that answers by colour and one whose answers are drawn."""

import dataclasses
import json

import numpy as np
import pytest
import shapely

from core.errors import InputError
from core.fitting.calibrate import CalibrateRequest, calibrate, thresholds
from core.models.card import read_card, write_card
from core.models.registry import DEFAULT_REFERRING_MODEL, find_model
from tests.fixtures.labels import write_labels
from tests.fixtures.rasters import north_up, write_raster
from tests.fixtures.referring import bounds_of, write_things
from tests.fixtures.tiny_referring_model import TinyReferringModel


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def model(tmp_path):
    """A model of others, without thresholds, in its folder."""
    made = TinyReferringModel()
    made.card = dataclasses.replace(made.card, response={}, network={"kind": "clip"})
    (tmp_path / "model").mkdir()
    write_card(made.card, tmp_path / "model")
    return made


def write_cover(path, codes, names, **options):
    """A land cover whose codes from 1 on have names; an empty one for none."""
    write_raster(path, codes[None], **options)
    categories = "".join(f"<Category>{name}</Category>" for name in ("", *names))
    band = f'<PAMRasterBand band="1"><CategoryNames>{categories}</CategoryNames></PAMRasterBand>'
    path.with_name(path.name + ".aux.xml").write_text(f"<PAMDataset>{band}</PAMDataset>")
    return str(path)


def labelled(tmp_path, things, *names):
    """Labels on two red squares, the blue wall and grey ground."""
    places = {
        "red": [(230, 210, 60, 60), (450, 210, 60, 60)],
        "blue": [(384, 100, 12, 300)],
        "ground": [(20, 20, 150, 100)],
    }
    boxes = [(shapely.box(*bounds_of(things, *place)), name) for name in names for place in places[name]]
    return write_labels(tmp_path / "labels.gpkg", boxes)


def test_the_card_gets_levels_that_tell_the_labels_apart(tmp_path, model):
    things = write_things(tmp_path / "things.tif")
    labels = labelled(tmp_path, things, "red", "blue")
    result = calibrate(CalibrateRequest(str(things), labels), model, tmp_path / "model")
    card = read_card(tmp_path / "model")
    assert (card.response["threshold"], card.response["found"]) == (result.threshold, result.level)
    assert card.response["calibration"]["labels"]["file"] == "labels.gpkg"
    red, blue = result.classes
    assert (red["name"], red["mistaken"]) == ("red", 0) and red["found"] > 0.9
    assert red["elsewhere"] < result.level <= red["highest"] and blue["elsewhere"] < result.level <= blue["highest"]
    assert not result.warnings and model.encoded < 60  # the labels' ground only
    assert [path.name for path in (tmp_path / "model").iterdir()] == ["model.json"]


@pytest.mark.parametrize(
    "names, words", [(("red",), "one name only"), (("red", "blue"), "is part of Landscribe and calibrated already")]
)
def test_what_cannot_be_calibrated_is_said(tmp_path, model, names, words):
    things = write_things(tmp_path / "things.tif")
    folder = tmp_path / "model" if len(names) == 1 else find_model(None, DEFAULT_REFERRING_MODEL)[0]
    before = (folder / "model.json").read_bytes()
    with pytest.raises(InputError, match=words):
        calibrate(CalibrateRequest(str(things), labelled(tmp_path, things, *names)), model, folder)
    assert (folder / "model.json").read_bytes() == before


def test_a_land_cover_with_names_does_as_well(tmp_path, model):
    """A class without a name, and one of a few cells, do not count."""
    things = write_things(tmp_path / "things.tif")
    codes = np.full((600, 800), 3, np.uint8)
    codes[:, 380:400] = 2
    for left in (220, 440, 620):
        codes[200:280, left : left + 80] = 1
    codes[:8, :8], codes[400:500, 20:200] = 5, 4
    cover = write_cover(tmp_path / "cover.tif", codes, ("red", "blue", "grey", "", "rare"))
    result = calibrate(CalibrateRequest(str(things), landcover=cover), model, tmp_path / "model")
    assert [entry["name"] for entry in result.classes] == ["red", "blue", "grey"]
    red = result.classes[0]
    assert red["found"] > 0.85 and red["mistaken"] < 0.05 and red["cells"] == 1200
    assert any("rare" in warning for warning in result.warnings)
    assert any("1 classes of cover.tif have no names" in warning for warning in result.warnings)
    response = read_card(tmp_path / "model").response
    assert response["threshold"] == result.threshold and response["calibration"]["labels"]["file"] == "cover.tif"


@pytest.mark.parametrize(
    "asked, words",
    [
        ({}, "on labels or on a land cover: name one of them"),
        ({"labels": "a.gpkg", "landcover": "b.tif"}, "name one of them"),
        ({"landcover": "things.tif"}, "imagery and no land cover"),
        ({"landcover": "unnamed.tif"}, "names 0 classes with enough ground"),
        ({"landcover": "elsewhere.tif"}, "has no class on the scene"),
    ],
)
def test_a_land_cover_that_cannot_be_used_is_said(tmp_path, model, asked, words):
    things = write_things(tmp_path / "things.tif")
    write_cover(tmp_path / "unnamed.tif", np.ones((600, 800), np.uint8), ())
    write_cover(tmp_path / "elsewhere.tif", np.ones((9, 9), np.uint8), ("a", "b"), transform=north_up(500000))
    places = {name: str(tmp_path / path) for name, path in asked.items()}
    with pytest.raises(InputError, match=words):
        calibrate(CalibrateRequest(str(things), **places), model, tmp_path / "model")
    assert read_card(tmp_path / "model").response == {}


def test_classes_count_the_same_however_many_cells_they_have():
    """Two classes answered around 0.6 and 0.3 on own ground, 0.2 elsewhere: the threshold lies between 0.2 and 0.3."""
    draw = np.random.default_rng(0)
    owner = np.repeat([0, 1], [1000, 40])
    responses = np.array([np.where(owner == 0, 0.6, 0.2), np.where(owner == 1, 0.3, 0.2)]) + draw.normal(
        0, 0.01, (2, 1040)
    )
    threshold, level, classes = thresholds(["many", "few"], responses, owner)
    assert 0.21 < threshold < 0.29 and 0.21 < level <= 0.31
    assert all(each.found > 0.95 and each.mistaken < 0.05 for each in classes)
    with pytest.raises(InputError, match="No known ground of few has data"):
        thresholds(["many", "few"], np.where(owner == 1, np.nan, responses), owner)


def test_results_of_a_model_that_was_not_calibrated_say_so(tmp_path, model):
    from tests.fixtures.referring import ask

    things = write_things(tmp_path / "things.tif")
    _, result = ask(things, tmp_path, model, "red")
    assert any("are guesses, because tiny-referring was not calibrated" in warning for warning in result.warnings)
    model.card = dataclasses.replace(model.card, response={"threshold": 0.5, "found": 0.4})
    _, result = ask(things, tmp_path, model, "red", name="again")
    assert not any("guesses" in warning for warning in result.warnings)
    assert json.loads((tmp_path / "again.run.json").read_text())["threshold"] == 0.5
