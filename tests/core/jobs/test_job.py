"""A job with a stub in place of the network: what is done, what is done again, what fails, what the results say."""

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import rasterio

from core.errors import InputError
from core.jobs import run as jobs_run
from core.jobs.cluster import do_on_cluster
from core.jobs.estimate import estimate_job
from core.jobs.here import do_here
from core.jobs.plan import Settings, make_plan
from core.jobs.pool import do_in_pool
from core.jobs.run import Shard, run_job
from core.progress import silent
from tests.fixtures.cards import land_cover_card
from tests.fixtures.rasters import UTM, north_up, picture, write_raster
from tests.fixtures.sheets import write_sheets
from tests.fixtures.stub_work import LOG, STUB

CARD = land_cover_card()


def settings(**options):
    params = options.pop("params", {})
    return Settings({"grid": "scene", **params}, CARD, side=256, **options)


def do(place, sources, engine=do_here, plan_with=None, **options):
    plan = make_plan([str(source) for source in sources], str(place / "out"), plan_with or settings())
    return run_job(plan, STUB, engine, options.pop("progress", silent), **options)


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv(LOG, str(tmp_path))
    return tmp_path


def runs(place):
    """The tasks that were run since the last look."""
    log = place / "runs.txt"
    lines = log.read_text().splitlines() if log.exists() else []
    log.write_text("")
    return lines


def test_what_is_done_is_not_done_again(place):
    sheets = write_sheets(place / "in", 2, 2, 256)
    result = do(place, [place / "in"])
    assert (result.tasks, result.done, result.failed, result.open) == (4, 4, 0, 0) and len(runs(place)) == 4
    assert sum(area.pixels for area in result.areas) == 512 * 512
    assert result.warnings == ["Stub. (in 4 tasks)"]
    again = do(place, [place / "in"])
    assert (again.done, again.done_now) == (4, 0) and not runs(place) and again.areas == result.areas
    (place / "in").rename(place / "moved")
    assert do(place, [place / "moved"]).done_now == 0 and not runs(place)
    (place / "moved").rename(place / "in")
    gone = next((place / "out" / "tiles").rglob("*.tif"))
    gone.unlink()
    assert do(place, [place / "in"]).done_now == 1 and runs(place) == [gone.stem]
    other = do(place, [place / "in"], plan_with=settings(params={"bands": (3, 2, 1)}))
    assert other.done_now == 4, "other settings"
    other = do(place, [place / "in"], plan_with=replace(settings(), card=replace(CARD, weights_sha256="1" * 64)))
    assert other.done_now == 4, "another model"
    write_raster(sheets[3], picture(256, 256, seed=9), UTM, north_up(380128, 3949872))
    assert do(place, [place / "in"]).done_now == 4, "another raster"


def test_the_results_are_one_raster_and_a_manifest(place):
    write_sheets(place / "in", 2, 2, 200)
    write_raster(place / "far.tif", picture(40, 30), UTM, north_up(390000.3))
    write_raster(place / "zone.tif", picture(40, 30), "EPSG:32655")
    result = do(place, [place / "in", place / "far.tif", place / "zone.tif"])
    assert [Path(path).name for path in result.outputs] == ["landcover.vrt", "landcover-2-epsg32655.vrt"]
    with rasterio.open(result.output) as whole:
        values = whole.read(1)
        assert values[:400, :400].all() and np.count_nonzero(values) == 400 * 400 + 40 * 30
        assert whole.nodata == 0 and whole.colormap(1)[1] != (0, 0, 0, 255)
    assert "paletteEntry" in Path(result.output).with_suffix(".qml").read_text()
    meta, _, places, values = pyogrio.raw.read(result.manifest, layer="tasks")
    rows = dict(zip(meta["fields"], values))
    assert meta["crs"] == "EPSG:4326" and set(rows["status"]) == {"done"} and len(places) == len(rows["task"])
    for record in rows["record"]:
        assert json.loads((place / "out" / record).read_text())["device"] == "stub"
    _, _, _, values = pyogrio.raw.read(result.manifest, layer="areas")
    assert values[3].sum() == 400 * 400 + 2 * 40 * 30


def test_failures_are_listed_and_do_not_stop_the_rest(place):
    for index, name in enumerate(("good", "bad", "void", "crash")):
        write_raster(place / f"{name}.tif", picture(20, 20), UTM, north_up(380000 + 100 * index))
    (place / "text.tif").write_text("no raster")
    (place / "picture.tif").write_bytes(b"")
    write_raster(place / "lost.tif", picture(20, 20), crs=None)
    result = do(place, [place])
    assert (result.done, result.empty, result.failed) == (1, 1, 5)
    sentences = {Path(failure["name"]).name: failure["sentence"] for failure in result.failures}
    assert sentences["bad"] == "bad.tif is bad: choose a good one."
    assert "unexpectedly (RuntimeError: out of luck)" in sentences["crash"]
    assert "not a raster" in sentences["text.tif"] and "no coordinate reference system" in sentences["lost.tif"]
    runs(place)
    again = do(place, [place])
    assert again.failed == 5 and again.done_now == 0 and again.failures == result.failures
    _, _, _, values = pyogrio.raw.read(result.manifest, layer="tasks")
    assert sorted(values[1]) == ["done", "empty"] + ["failed"] * 5
    write_raster(place / "lost.tif", picture(20, 20), UTM, north_up(390000))
    retried = do(place, [place], retry_failed=True)
    assert (retried.done, retried.failed, retried.done_now) == (2, 4, 1)


def test_ground_that_two_sources_show_counts_once(place):
    """For the source that was named first; in another CRS, too."""
    write_raster(place / "a.tif", picture(100, 100), UTM, north_up())
    write_raster(place / "b.tif", picture(100, 100), UTM, north_up(380025.1, 3950000.0))
    write_raster(place / "inside.tif", picture(20, 20), UTM, north_up(380010.2, 3949980))
    result = do(place, [place / "a.tif", place / "b.tif", place / "inside.tif"])
    assert result.tasks == 3 and sum(area.pixels for area in result.areas) == 100 * 100 + 100 * 50
    assert sum(area.area_m2 for area in result.areas) == pytest.approx(15_000 / 4, rel=2e-3)


def test_shards_share_the_tasks(place):
    write_sheets(place / "in", 2, 3, 256)
    seen = []
    for number in (1, 2, 3):
        result = do(place, [place / "in"], shard=Shard(number, 3))
        seen += runs(place)
        assert (result.done, result.open) == (2 * number, 6 - 2 * number)
    assert len(seen) == len(set(seen)) == 6
    with rasterio.open(result.output) as whole:
        assert whole.read(1).all() and whole.shape == (512, 768)


def test_a_full_disk_is_listed(place, monkeypatch):
    """The tasks say so, and that the manifest could not be written is a warning."""
    write_raster(place / "full.tif", picture(20, 20))
    monkeypatch.setattr(jobs_run, "write_manifest", lambda *_: (_ for _ in ()).throw(InputError("The disk is full.")))
    result = do(place, [place / "full.tif"])
    assert result.failed == 1 and "The disk is full: free some space" in result.failures[0]["sentence"]
    assert result.warnings == ["The disk is full."] and result.manifest is None


def test_every_engine_makes_the_same_pixels(place):
    """One raster in one piece, or sixteen files in blocks by workers of a Dask cluster."""
    write_sheets(place / "in", 4, 4, 96)
    values = []
    for name, engine in (("here", do_here), ("dask", partial(do_on_cluster, address="local", workers=2))):
        plan = make_plan(
            [str(place / "in")], str(place / name), replace(settings(), side=512 if name == "here" else 256)
        )
        result = run_job(plan, STUB, engine, silent)
        assert result.done == result.tasks == (1 if name == "here" else 4), result
        with rasterio.open(result.output) as whole:
            values.append(whole.read())
    assert (values[0] == values[1]).all() and len(np.unique(values[0])) == 8
    assert len(runs(place)) == 5


def test_workers_that_die_are_replaced(place):
    """A task that kills its worker is given up, and all others are done."""
    write_raster(place / "deadly.tif", picture(20, 20), UTM, north_up(370000))
    for index in range(3):
        write_raster(place / f"good{index}.tif", picture(20, 20), UTM, north_up(380000 + 100 * index))
    result = do(place, [place], partial(do_in_pool, workers=2))
    assert (result.done, result.failed) == (3, 1)
    assert "died 3 times" in result.failures[0]["sentence"] and len(set(runs(place))) == 3


def test_a_dry_run_estimates_and_does_nothing(place):
    write_sheets(place / "in", 2, 2, 256)
    plan = make_plan([str(place / "in")], str(place / "out"), settings())
    for done in (0, 4):
        estimate = estimate_job(plan, STUB, silent)
        assert (estimate.tasks, estimate.to_do, estimate.scenes) == (4, 4 - done, 1)
        assert estimate.bytes_in > 4 * 3 * 256**2
        if not done:
            assert estimate.seconds == pytest.approx(0.0, abs=1) and estimate.bytes_out > 0
            assert not (place / "out" / "tiles").exists()
            run_job(plan, STUB, do_here, silent)


def test_pieces_of_rotated_rasters_join(place):
    turn = (
        rasterio.Affine.translation(380000, 3950000) @ rasterio.Affine.rotation(30) @ rasterio.Affine.scale(0.5, -0.5)
    )
    write_raster(place / "turned.tif", picture(300, 520), UTM, turn)
    result = do(place, [place / "turned.tif"])
    with rasterio.open(result.output) as whole:
        assert whole.shape == (300, 520) and whole.read(1).all()
        assert np.allclose(tuple(whole.transform), tuple(turn))


@pytest.mark.parametrize("name", ["manifest.gpkg", "landcover.vrt", "landcover.qml"])
def test_a_file_of_the_user_is_not_replaced(place, name):
    write_sheets(place / "in", 1, 1, 256)
    (place / "out").mkdir()
    (place / "out" / name).write_text("mine")
    with pytest.raises(InputError, match=f"holds {name}"):
        do(place, [place / "in"])
    assert (place / "out" / name).read_text() == "mine"
