"""Phrases about two dates: how they are read, and an answer from end to end."""

from dataclasses import replace

import numpy as np
import pytest
import rasterio
import torch

from core.change.asking import AskRequest, ask_change, check_dates
from core.progress import silent
from core.relations.grammar import read_phrase
from core.relations.reading import And, Before, Beyond, Leaf, Reading, Within
from core.tiles.job import SceneJob
from core.xemap.answer import Answer
from core.xemap.clicks import Clicks
from core.xemap.refer import ReferRequest, grids, refer_scene
from tests.fixtures.rasters import picture, write_raster
from tests.fixtures.tiny_referring_model import TinyReferringModel


@pytest.fixture
def model(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path_factory.mktemp("cache")))
    return TinyReferringModel()


HOUSES, HOUSES_BEFORE = Leaf("houses"), Before("houses")


@pytest.mark.parametrize(
    ("phrase", "tree"),
    [
        ("new houses", Beyond(HOUSES, HOUSES_BEFORE, 3.0)),
        ("newly built houses", Beyond(HOUSES, HOUSES_BEFORE, 3.0)),
        ("houses that are gone", Beyond(HOUSES_BEFORE, HOUSES, 3.0)),
        ("houses which were pulled down", Beyond(HOUSES_BEFORE, HOUSES, 3.0)),
        ("houses that are no longer there", Beyond(HOUSES_BEFORE, HOUSES, 3.0)),
        ("water that became bare", And(Before("water"), Leaf("bare"))),
        ("forest that was turned into a car park", And(Before("forest"), Leaf("car park"))),
        (
            "new houses within 200 m of the river",
            Within(Beyond(HOUSES, HOUSES_BEFORE, 3.0), Leaf("river"), 200.0),
        ),
        ("houses near the river", Within(HOUSES, Leaf("river"), 150.0)),
    ],
)
def test_a_phrase_about_two_dates(phrase, tree):
    reading = read_phrase(phrase, two_dates=True)
    assert reading.tree == tree and not reading.note
    assert Reading.from_dict(reading.to_dict()) == reading


def test_words_about_two_dates_are_names_where_there_is_one():
    for phrase in ("new houses", "water that became bare"):
        assert read_phrase(phrase).tree == Leaf(phrase)
    reading = read_phrase("new houses", two_dates=True)
    assert reading.words == "“houses” more than 3 m from “houses” before"
    assert reading.leaves == ["houses", "houses (before)"]


def test_each_name_is_answered_at_its_date(tmp_path, model):
    before, after = picture(200, 220), picture(200, 220)
    after[:, 60:140, 60:150] = picture(80, 90, seed=4)
    before, after = (write_raster(tmp_path / f"{name}.tif", v) for name, v in (("before", before), ("after", after)))

    def read(result):
        with rasterio.open(result.output) as file:
            return file.read(1)

    def ask(phrase, now=after, then=before, name="out", **more):
        request = AskRequest(now, phrase=phrase, output=str(tmp_path / f"{name}.tif"), before=then, **more)
        return ask_change(request, model)

    one = read(refer_scene(ReferRequest(before, phrase="houses", output=str(tmp_path / "one.tif")), model))
    two = read(refer_scene(ReferRequest(before, phrase="water", output=str(tmp_path / "two.tif")), model))
    same = ask("houses that became water", now=before)
    assert np.array_equal(read(same), np.minimum(one, two))
    assert read(ask("new houses", now=before)).max() < same.threshold < one.max()
    red = read(ask("red roofs"))
    assert np.array_equal(red, read(refer_scene(ReferRequest(after, "red roofs", str(tmp_path / "r.tif")), model)))
    whole = read(ask("houses that became water", name="whole"))
    assert not np.array_equal(whole, read(same))
    with rasterio.open(after) as file:
        bounds = file.window_bounds(rasterio.windows.Window(64, 40, 100, 120))
    cut = read(ask("houses that became water", bounds=bounds, name="cut"))
    assert np.array_equal(whole[10:40, 16:41], cut)


@pytest.mark.parametrize(("phrase", "date"), [("houses that are gone", "before"), ("new houses", "after")])
def test_clicks_sharpen_the_first_part_at_its_own_date(tmp_path, model, phrase, date):
    """A click on a house that is gone shows what a house looked like then, not the ground that is there now."""
    paths = {"before": write_raster(tmp_path / "before.tif", picture(200, 220))}
    paths["after"] = write_raster(tmp_path / "after.tif", picture(200, 220, seed=4))
    with rasterio.open(paths["after"]) as file:
        clicks = Clicks(like=(file.xy(100, 110),))
    request = AskRequest(paths["after"], phrase=phrase, output=str(tmp_path / "o.tif"), before=paths["before"])
    reading, _ = check_dates(request)
    job = SceneJob.open(request, model, "response", grids(model), silent)
    earlier = SceneJob.open(replace(request, scene=paths["before"]), model, "response", grids(model), silent)
    answer = Answer(job.block, model, reading, before=earlier.block)
    answer.sharpen(clicks)
    own = (earlier if date == "before" else job).block
    alone = Answer(own, model, Reading("houses", Leaf("houses")))
    alone.sharpen(clicks)
    sharpened = {"before": answer._earlier[-1], "after": answer.responder}[date].sharpening
    assert torch.equal(sharpened.weights, alone.responder.sharpening.weights)
    assert (answer.responder.sharpening is None) == (date == "before")
