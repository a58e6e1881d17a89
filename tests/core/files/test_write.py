"""A result raster is complete, styled and where it belongs, or it is not there at all."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest
import rasterio
import rasterio.shutil
from rasterio.enums import ColorInterp

from core.errors import InputError
from core.files.record import peak_memory_bytes, read_record, record_path, record_tags, write_record
from core.files.write import AtomicRaster, _check_complete
from core.models.classes import OPEN_EARTH_MAP
from core.vectors.legend import read_legend
from tests.fixtures.rasters import UTM, north_up

WIDTH, HEIGHT = 1300, 700


def _classes(seed=0):
    blobs = np.random.default_rng(seed).integers(0, 9, (HEIGHT // 20, WIDTH // 20), dtype=np.uint8)
    return blobs.repeat(20, 0).repeat(20, 1)


def _raster(path, **changes):
    usual = {"width": WIDTH, "height": HEIGHT, "transform": north_up(), "crs": UTM, "nodata": 0}
    return AtomicRaster(path, **{**usual, "description": "Land cover", "classes": OPEN_EARTH_MAP, **changes})


def _write(path, values, **changes):
    with _raster(path, **changes) as raster:
        for row in range(0, HEIGHT, 256):
            raster.write(row, values[row : row + 256])
        raster.finish()
        raster.commit({"LANDSCRIBE_MODEL": "toy"})


def test_a_class_raster_has_everything_that_a_layer_needs(tmp_path):
    path, values = tmp_path / "cover.tif", _classes()
    _write(path, values)
    with rasterio.open(path) as file:
        assert file.driver == "GTiff" and file.nodata == 0 and file.crs.to_string() == UTM
        assert file.transform == north_up()
        assert file.block_shapes == [(256, 256)] and file.compression.name == "deflate"
        assert file.overviews(1) == [2, 4, 8]
        assert file.descriptions == ("Land cover",)
        assert file.colorinterp == (ColorInterp.palette,)
        assert file.colormap(1)[8] == (222, 31, 7, 255) and file.colormap(1)[0][3] == 0
        assert file.tags()["LANDSCRIBE_MODEL"] == "toy"
        assert np.array_equal(file.read(1), values)
        assert read_legend(file) == {entry.code: entry for entry in OPEN_EARTH_MAP}
    with rasterio.open(path, overview_level=0) as smaller:  # classes, never a mean of classes
        assert np.array_equal(smaller.read(1), values[::2, ::2])
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["cover.tif", "cover.tif.aux.xml"]


def test_gdal_itself_reads_the_class_names(tmp_path):
    """The names come from GDAL's own reading of the .aux.xml, through a VRT that it writes."""
    path = tmp_path / "cover.tif"
    _write(path, _classes())
    rasterio.shutil.copy(str(path), str(tmp_path / "copy.vrt"), driver="VRT")
    text = (tmp_path / "copy.vrt").read_text()
    assert "<Category>Agriculture</Category>" in text


def test_a_small_raster_has_no_overviews(tmp_path):
    path = tmp_path / "small.tif"
    with _raster(path, width=37, height=20) as raster:
        raster.write(0, np.full((20, 37), 5, np.uint8))
        raster.finish()
        raster.commit({})
    with rasterio.open(path) as file:
        assert file.overviews(1) == [] and (file.read(1) == 5).all()


def test_a_failure_leaves_nothing_and_spares_the_older_file(tmp_path):
    path = tmp_path / "cover.tif"
    _write(path, _classes(1))
    before = {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()}
    with pytest.raises(ZeroDivisionError), _raster(path) as raster:
        raster.write(0, _classes(2)[:512])
        raise ZeroDivisionError
    with _raster(path) as raster:  # left without commit
        raster.write(0, _classes(2)[:512])
        raster.finish()
    assert {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()} == before


def test_what_described_the_older_file_goes_with_it(tmp_path):
    path = tmp_path / "confidence.tif"
    for companion in (".ovr", ".msk", ".aux.xml"):
        (tmp_path / f"confidence.tif{companion}").write_text("stale")
    _write(path, _classes(), classes=(), nodata=255)
    assert [entry.name for entry in tmp_path.iterdir()] == ["confidence.tif"]


def test_companions_are_moved_with_the_raster(tmp_path):
    path = tmp_path / "cover.tif"
    with _raster(path) as raster:
        raster.write(0, _classes())
        raster.finish()
        write_record({"model": "toy"}, raster.folder / record_path(path).name)
        assert not record_path(path).exists()
        raster.commit({})
    assert record_path(path) == tmp_path / "cover.run.json"
    assert read_record(path)["model"] == "toy"


def test_places_that_cannot_be_written_to_are_refused_in_one_sentence(tmp_path):
    (tmp_path / "folder.tif").mkdir()
    (tmp_path / "file").write_text("")
    for path, words in (
        (tmp_path / "missing" / "cover.tif", "There is no folder"),
        (tmp_path / "folder.tif", "is a folder"),
        (tmp_path / "file" / "cover.tif", "There is no folder"),
        (Path("/proc/cover.tif"), "cannot be written to"),
    ):
        if path.parent.name == "proc" and not path.parent.is_dir():
            continue
        with pytest.raises(InputError, match=words) as caught, _raster(path):
            pass
        assert "\n" not in str(caught.value) and ": " in str(caught.value)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["file", "folder.tif"]


# Too little for the header, for the data, for the overviews, and for the last few bytes: each is noticed elsewhere.
@pytest.mark.skipif(os.name != "posix", reason="a limit on file sizes stands in for the full disk")
@pytest.mark.parametrize("room", [2_000, 200_000, 400_000, "all but 100"])
def test_a_full_disk_is_one_sentence_and_leaves_nothing(tmp_path, room):
    noise = np.random.default_rng(0).integers(1, 9, (HEIGHT, WIDTH), dtype=np.uint8)
    np.save(tmp_path / "noise.npy", noise)
    if room == "all but 100":
        _write(tmp_path / "whole.tif", noise)
        room = (tmp_path / "whole.tif").stat().st_size - 100
        for entry in tmp_path.glob("whole*"):
            entry.unlink()
    script = f"""
        import resource, signal, sys
        import numpy as np
        from core.errors import InputError
        from tests.core.files.test_write import _write
        noise = np.load("noise.npy")
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))
        try:
            _write("out/cover.tif", noise)
        except InputError as error:
            sys.exit("SENTENCE " + str(error))
    """
    (tmp_path / "out").mkdir()
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert "SENTENCE" in done.stderr, done.stderr
    assert "choose another output folder." in done.stderr and "Traceback" not in done.stderr
    assert list((tmp_path / "out").iterdir()) == []


def test_a_cut_file_is_noticed(tmp_path):
    path = tmp_path / "cover.tif"
    noise = np.random.default_rng(0).integers(1, 9, (HEIGHT, WIDTH), dtype=np.uint8)
    _write(path, noise)
    _check_complete(path)
    with rasterio.open(path) as file:
        ends = [
            int(file.get_tag_item(f"BLOCK_OFFSET_{column}_0", "TIFF", 1, level))
            for level, column in ((None, 2), (0, 1), (1, 0))
        ]
    whole = path.read_bytes()
    cut_above_directories = max(ends) + 10
    path.write_bytes(whole[:cut_above_directories])
    with pytest.raises((OSError, rasterio.errors.RasterioError)):
        _check_complete(path)


def test_a_crs_that_a_geotiff_cannot_hold_is_kept_beside_the_legend(tmp_path):
    crs = rasterio.CRS.from_string("+proj=eqearth +lon_0=15 +datum=WGS84 +units=m")
    _write(tmp_path / "cover.tif", _classes(), crs=crs)
    with rasterio.open(tmp_path / "cover.tif") as file:
        assert file.crs == crs
        assert read_legend(file) == {entry.code: entry for entry in OPEN_EARTH_MAP}


def test_records_and_tags_hold_the_same(tmp_path):
    record = {"model": "toy", "extent": [1.5, 2.0, 3.0, 4.0], "warnings": ["Überall Wasser."]}
    write_record(record, tmp_path / "a.run.json")
    read = read_record(tmp_path / "a.tif")
    assert {key: read[key] for key in record} == record
    assert read["versions"]["torch"] and read["finished"].endswith("+00:00")
    tags = record_tags(record)
    assert tags["LANDSCRIBE_MODEL"] == "toy" and tags["LANDSCRIBE_EXTENT"] == "[1.5, 2.0, 3.0, 4.0]"
    assert read_record(tmp_path / "none.tif") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes")
def test_what_is_no_record_is_none(tmp_path):
    os.mkfifo(tmp_path / "pipe.run.json")
    (tmp_path / "deep.run.json").write_text("[" * 100_000)
    (tmp_path / "list.run.json").write_text("[]")
    assert [read_record(tmp_path / f"{name}.tif") for name in ("pipe", "deep", "list", "absent")] == [None] * 4


def test_file_names_that_are_no_utf8_are_kept_in_records_and_tags(tmp_path):
    name = os.fsdecode(b"sc\xe9ne.tif")
    write_record({"scene": name}, tmp_path / "a.run.json")
    assert read_record(tmp_path / "a.tif")["scene"] == name
    assert record_tags({"scene": name})["LANDSCRIBE_SCENE"].isprintable()


def test_peak_memory_counts_what_was_held():
    held = np.ones(200_000_000, np.uint8)
    assert held.nbytes < peak_memory_bytes() < 100 * held.nbytes
