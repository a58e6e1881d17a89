"""What a run of a phrase says and leaves behind: finds, phrases, regions, cancels, failures and the record."""

import json
import threading
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import rasterio

from core.engine.messages import encode
from core.engine.methods import METHODS
from core.errors import Cancelled, EngineError, InputError
from core.files.write import AtomicRaster
from core.scene.scene import open_scene
from core.tiles.block import Block
from core.xemap import answer as answer_module
from core.xemap.features_cache import features_cache
from core.xemap.phrases import LONGEST
from core.xemap.refer import ReferRequest, refer_scene
from core.xemap.response import Responder, respond
from core.xemap.scene_features import Encoder, SceneFeatures
from tests.fixtures.rasters import UTM, picture, write_raster
from tests.fixtures.referring import TILED, ask, bounds_of
from tests.fixtures.tiny_referring_model import TinyReferringModel

# --- Nothing to find --------------------------------------------------------------------------------------------------


def test_a_phrase_with_nothing_to_find_says_so(tmp_path, scene, model):
    response, result = ask(scene, tmp_path, model, "nothing", regions=str(tmp_path / "r.gpkg"))
    assert not result.found and result.maximum == pytest.approx(0.1)
    assert "“nothing”" in result.warnings[0] and "25%" in result.warnings[0]
    assert result.region_count == 0 and len(pyogrio.read_info(tmp_path / "r.gpkg")["fields"]) > 3
    assert response.max() < result.threshold
    _, result = ask(scene, tmp_path, model, "woods")
    assert result.found and not result.warnings


def test_the_part_that_is_missing_is_named(tmp_path, things, model):
    _, result = ask(things, tmp_path, model, "red within 50 m of green")
    assert not result.found and "“green”" in result.warnings[0]
    _, result = ask(things, tmp_path, model, "red within 3 m of blue")
    assert not result.found and "“green”" not in result.warnings[0]


def test_no_region_is_made_of_the_least_bad_place(tmp_path, things):
    """A model may ask more of a find than of a region's edge."""
    import dataclasses

    strict = TinyReferringModel()
    strict.card = dataclasses.replace(strict.card, response={"threshold": 0.2, "found": 0.95})
    _, result = ask(things, tmp_path, strict, "red", regions=str(tmp_path / "r.gpkg"))
    assert not result.found and result.maximum > 0.2 and result.threshold == 0.95 and result.region_count == 0
    _, result = ask(things, tmp_path, strict, "red", regions=str(tmp_path / "r.gpkg"), threshold=0.6)
    assert result.threshold == 0.6 and result.region_count == 3  # the user has the last word


# --- Phrases ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("phrase", ["", "   ", "\n\t", "?!", "🌳🌳"])
def test_a_phrase_without_a_word_is_refused(tmp_path, scene, model, phrase):
    with pytest.raises(InputError, match="no word"):
        ask(scene, tmp_path, model, phrase)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "phrase", ["住宅地", "лес у реки", "woods 🌳", "a" * 400, 'trees; "quoted" & <b>', "woods\nfarms"]
)
def test_phrases_of_any_kind_are_answered(tmp_path, scene, model, phrase):
    _, result = ask(scene, tmp_path, model, phrase, bounds=bounds_of(scene, 0, 0, 100, 100))
    with rasterio.open(result.output) as file:
        assert file.descriptions[0] == result.phrase == " ".join(phrase.split())
        assert file.tags()["LANDSCRIBE_PHRASE"] == result.phrase
    encode({"result": result.as_dict()})


def test_a_very_long_phrase_is_cut_and_says_where(tmp_path, scene, model):
    phrase = "woods " + " ".join(f"word{i}" for i in range(2000))
    _, result = ask(scene, tmp_path, model, phrase, bounds=bounds_of(scene, 0, 0, 100, 100), whole_phrase=True)
    assert len(result.phrase) <= LONGEST and phrase.startswith(result.phrase + " ")
    assert f"first {len(result.phrase)} characters" in result.warnings[0]


def test_the_engine_reads_a_phrase(tmp_path):
    def read(**params):
        return METHODS["read_phrase"].run(params, lambda *_: None)

    told = read(phrase="farmland within 150 m of the river")
    assert told["distances"] == [150.0] and "150 m" in told["words"] and told["reading"]["tree"]["op"] == "within"
    assert read(phrase="farmland within 150 m of the river", distances=[80])["distances"] == [80.0]
    assert read(phrase="farmland within 150 m of the river", whole_phrase=True)["distances"] == []
    assert "characters" in read(phrase="word " * 500)["note"]
    with pytest.raises(InputError):
        read(phrase=" ")
    assert METHODS["read_phrase"].quick and METHODS["refer_cache"].quick and not METHODS["refer"].quick


# --- Regions ----------------------------------------------------------------------------------------------------------


def test_regions_carry_the_phrase_and_their_response(tmp_path, things, model):
    regions = tmp_path / "regions.gpkg"
    _, result = ask(things, tmp_path, model, "red", threshold=0.6, regions=str(regions))
    assert result.region_count == 3 and result.regions == str(regions) and result.threshold == 0.6
    meta, _, geometry, values = pyogrio.raw.read(regions)
    fields = dict(zip(meta["fields"], values))
    assert set(fields["phrase"]) == {"red"} and set(fields["model"]) == {"tiny-referring 0"}
    assert fields["response"] == pytest.approx([0.3 + 150 / 255] * 3, abs=0.01)
    assert fields["area_m2"] == pytest.approx([1600] * 3, rel=0.03)
    assert len(geometry) == 3
    record = json.loads(Path(result.record).read_text())
    assert record["regions"] == str(regions) and record["threshold"] == 0.6
    _, result = ask(things, tmp_path, model, "red", regions=str(regions), min_area=2000.0)  # over the older layer
    assert result.region_count == 0


def test_regions_that_cannot_be_written_leave_no_response(tmp_path, things, model):
    regions = tmp_path / "regions.xyz"
    with pytest.raises(InputError, match="format"):
        ask(things, tmp_path, model, "red", regions=str(regions))
    assert not list(tmp_path.iterdir())


# --- Finished or nothing ----------------------------------------------------------------------------------------------


def _refused(scene, folder, model, error, progress=lambda *_: None, match=None, **request):
    """Ask with a failure and check that nothing is left: no file, no thread."""
    before, threads = sorted(folder.iterdir()), set(threading.enumerate())
    request = {"phrase": "woods", "regions": str(folder / "r.gpkg"), **request}
    with pytest.raises(error, match=match):
        refer_scene(ReferRequest(str(scene), output=str(folder / "a.tif"), **request), model, progress)
    assert sorted(folder.iterdir()) == before
    assert not [t for t in set(threading.enumerate()) - threads if t.name.startswith(("read", "keep", "write", "mask"))]


@pytest.mark.parametrize("when", [0.0, 0.01, 0.5, 0.9, 0.96, 1.0])
@pytest.mark.parametrize("phrase", ["woods", "red within 20 m of blue"])
def test_a_cancel_at_any_moment_leaves_nothing(tmp_path, scene, model, when, phrase):
    def progress(fraction, stage):
        if fraction >= when:
            raise Cancelled

    _refused(scene, tmp_path, model, Cancelled, progress, phrase=phrase)


@pytest.mark.parametrize("phrase", ["woods", "red within 20 m of blue"])
def test_progress_only_grows_and_ends_at_one(tmp_path, scene, phrase):
    def stages():
        seen = []
        request = ReferRequest(scene, phrase, str(tmp_path / "a.tif"), regions=str(tmp_path / "r.gpkg"))
        refer_scene(request, TinyReferringModel(), lambda fraction, stage: seen.append((fraction, stage)))
        fractions = [fraction for fraction, _ in seen]
        assert fractions == sorted(fractions) and fractions[0] == 0 and fractions[-1] == 1
        assert len(fractions) > 30
        return list(dict.fromkeys(stage for _, stage in seen))

    assert stages()[:2] == ["Opening the scene", "Encoding the scene"]
    assert stages()[:2] == ["Opening the scene", "Answering"]


def test_a_crash_of_the_network_leaves_nothing(tmp_path, scene):
    class Failing(TinyReferringModel):
        def respond(self, features, query):
            if self.answered > 10:
                raise RuntimeError("the driver is gone")
            return super().respond(features, query)

    _refused(scene, tmp_path, Failing(), RuntimeError, match="driver")


def test_a_failing_disk_stops_the_run(tmp_path, scene, model, monkeypatch):
    def failing(self, row, values):
        raise InputError("The disk is full.")

    monkeypatch.setattr(AtomicRaster, "write", failing)
    _refused(scene, tmp_path, model, InputError, match="full")


def test_memory_for_not_even_a_tile(tmp_path, scene):
    none = TinyReferringModel()
    none.largest = 0
    _refused(scene, tmp_path, none, EngineError, match="a single tile")


@pytest.mark.parametrize(
    "request_, match",
    [
        ({"threshold": 0.0}, "threshold"),
        ({"threshold": 1.5}, "threshold"),
        ({"grid": "pixels"}, "choose response or scene"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(tmp_path, scene, model, request_, match, monkeypatch):
    monkeypatch.chdir(tmp_path)
    _refused(scene, tmp_path, model, InputError, match=match, **request_)


# --- Memory -----------------------------------------------------------------------------------------------------------


def test_rows_are_given_up_while_tiles_are_still_encoded(tmp_path, model):
    scene = open_scene(write_raster(tmp_path / "scene.tif", picture(4200, 200), **TILED))
    block = Block.of(scene, model, "response", {"response": 4})
    layout = block.layout(model)
    cells, tiles = block.tiles(layout)
    done = []
    features, encoder = SceneFeatures(block.grid, model, features_cache()), Encoder(model, 1)
    rows = respond(cells, layout, block.grid, features, encoder, Responder(model, ["woods"]), done.append)
    first = next(rows)
    rows.close()
    assert first.values.shape[0] == 1 and first.first == 0
    assert done[-1] < len(tiles) / 2


# --- What is told -----------------------------------------------------------------------------------------------------


def test_the_result_tells_how_it_was_made(tmp_path, scene, model):
    extent = bounds_of(scene, 100, 48, 300, 200)
    response, result = ask(scene, tmp_path, model, "woods", bounds=extent, warnings=("The CPU is used.",))
    record = json.loads((tmp_path / "answer.run.json").read_text())
    assert record["task"] == "referring" and record["phrase"] == "woods" and record["reading_words"] == "“woods”"
    assert record["model"] == "tiny-referring" and record["model_sha256"] == "0" * 64
    assert record["extent"] == pytest.approx(extent) and record["crs"] == UTM and record["size"] == [75, 50]
    assert record["scene"] == scene and record["grid"] == "response" and record["device"] == "cpu"
    assert record["seconds"] > 0 and record["features_cached"] is False
    assert record["warnings"][0] == "The CPU is used." == result.warnings[0]
    assert record["maximum"] == result.maximum == pytest.approx(response.max(), abs=1e-4)
    assert (response * answer_module.STEPS % 1 == 0).all() and len(np.unique(response)) > 100
    with rasterio.open(result.output) as file:
        tags = file.tags()
        assert file.dtypes == ("float32",) and file.profile["tiled"] and file.profile["compress"] == "deflate"
    assert tags["LANDSCRIBE_PHRASE"] == "woods" and tags["LANDSCRIBE_MODEL"] == "tiny-referring"
    style = (tmp_path / "answer.qml").read_text()
    assert 'type="singlebandpseudocolor"' in style and 'alpha="0"' in style
    encode({"result": vars(result)})
    assert set(result.as_dict()) >= {
        "output", "record", "seconds", "encode_seconds", "cached", "model", "device", "warnings", "phrase", "reading",
        "reading_words", "reading_note", "distances", "found", "maximum", "threshold", "regions", "region_count",
        "width", "height",
    }  # fmt: skip
