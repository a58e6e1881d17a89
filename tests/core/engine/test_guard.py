"""No method replaces what it reads: the check at the engine's door, for every method and every kind of input."""

import ast
import os
from pathlib import Path

import pytest

import core.engine
from core.engine.methods import METHODS
from core.errors import InputError
from core.files.guard import check_files
from core.files.outputs import MODEL, POLYGONS, RASTER, TABLE
from core.progress import silent
from tests.fixtures.polygons import write_polygons
from tests.fixtures.rasters import picture, write_raster

#: Params of text that name no file.
NO_FILES = {
    "activation", "base", "bounds_crs", "crs", "depth", "device", "field", "grid", "layer", "layer_name", "licence",
    "model", "name", "name_field", "phrase", "points_crs", "polygons_layer", "proxy", "align", "revision",
    # Of jobs, whose results lie in a folder of their own:
    "asset", "dask", "dask_scheduler_file", "location", "run", "shard", "task",
}  # fmt: skip
PAIRS = [
    (name, read, write)
    for name, method in METHODS.items()
    for read in method.reads
    for write, kinds in method.writes.items()
    if kinds != (MODEL,)
]


def text_params():
    """The names of the params of text that any method reads."""
    calls = (
        node
        for path in Path(core.engine.__path__[0]).glob("*_methods.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "read_text"
    )
    return {ast.literal_eval(call.args[1]) for call in calls if isinstance(call.args[1], ast.Constant)}


def test_every_param_of_text_is_declared():
    """A new method that forgets to say what it reads and writes fails here."""
    declared = {name for method in METHODS.values() for name in (*method.reads, *method.writes)}
    assert text_params() | {"result", "reference"} == declared | NO_FILES
    for name, method in METHODS.items():
        assert bool(method.writes) <= bool(method.reads), name
        assert all(kinds for kinds in method.writes.values()), name


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("method", "read", "write"), PAIRS)
def test_no_method_writes_over_what_it_reads(place, method, read, write):
    """By its own name, by another name of the same file, and where it is a source of the file that is read."""
    suffix = METHODS[method].writes[write][0].suffixes[0]
    target = place / f"input{suffix}"
    write_raster(place / "raster.tif", picture(20, 20))
    os.link(place / "raster.tif", target)
    os.symlink(target, place / "link.tif")
    write_vrt(place / "mosaic.vrt", target.name)
    before = target.read_bytes()
    for source in (target, f"raster:{target}", place / "link.tif", place / "raster.tif", place / "mosaic.vrt"):
        with pytest.raises(InputError, match="also an input") as refused:
            METHODS[method].run({read: str(source), write: str(target)}, silent)
        assert "\n" not in str(refused.value)
        assert target.read_bytes() == before


@pytest.mark.parametrize("nested", [False, True])
def test_a_model_does_not_take_the_place_of_the_folder_with_its_labels(place, nested):
    """Neither of its own scene nor of a further one."""
    (place / "work").mkdir()
    labels = write_polygons(place / "work" / "labels.gpkg", [])
    params = {"labels": "absent.gpkg", "more": [{"labels": labels}]} if nested else {"labels": labels}
    with pytest.raises(InputError, match="a folder with an input"):
        METHODS["fit"].run({"output": str(place / "work"), **params}, silent)
    assert Path(labels).exists()


@pytest.mark.parametrize("method", [name for name, method in METHODS.items() if len(method.writes) > 1])
def test_no_method_writes_two_outputs_into_one_file(place, method):
    first, second, *_ = METHODS[method].writes
    name = "out" + METHODS[method].writes[second][0].suffixes[0]
    with pytest.raises(InputError, match=r"another output|is no name for a GeoTIFF"):
        METHODS[method].run({first: name, second: name}, silent)


@pytest.mark.parametrize("name", ["a.gpkg", "a.img", "a.jp2", "a.png", "a.nc", "a.vrt", "a.tif.gz", "a"])
def test_a_raster_ends_in_tif(place, name):
    (place / name).write_text("a layer of somebody")
    writers = [(method, write) for method in METHODS.values() for write in method.writes]
    for method, write in ((method, write) for method, write in writers if RASTER in method.writes[write]):
        with pytest.raises(InputError, match=r"end it in \.tif or \.tiff"):
            method.run({write: str(place / name)}, silent)
    assert (place / name).read_text() == "a layer of somebody"


def write_vrt(path, source, relative=1):
    band = (
        f'<SimpleSource><SourceFilename relativeToVRT="{relative}">{source}</SourceFilename><SourceBand>1</SourceBand>'
    )
    band = f'<VRTRasterBand dataType="Byte" band="1">{band}</SimpleSource></VRTRasterBand>'
    path.write_text(f'<VRTDataset rasterXSize="20" rasterYSize="20">{band}</VRTDataset>')
    return path


def refused(reads, output, kinds=(RASTER,)):
    with pytest.raises(InputError) as error:
        check_files([str(path) for path in reads], [(str(output), kinds)])
    return str(error.value)


def test_the_sources_of_a_vrt_of_vrts_are_inputs(place):
    tile = place / "tiles" / "tile.tif"
    tile.parent.mkdir()
    write_raster(tile, picture(20, 20))
    write_vrt(place / "inner.vrt", "tiles/tile.tif")
    write_vrt(place / "outer.vrt", place / "inner.vrt", relative=0)
    assert "tile.tif is also an input" in refused([place / "outer.vrt"], tile)


def test_the_source_of_a_virtual_vector_file_is_an_input(place):
    write_polygons(place / "plots.gpkg", [])
    source = '<SrcDataSource relativeToVRT="1">plots.gpkg</SrcDataSource>'
    (place / "plots.vrt").write_text(
        f'<OGRVRTDataSource><OGRVRTLayer name="plots">{source}</OGRVRTLayer></OGRVRTDataSource>'
    )
    assert "plots.gpkg is also an input" in refused([place / "plots.vrt"], place / "plots.gpkg", POLYGONS)


@pytest.mark.parametrize(
    ("scene", "companion", "output", "kinds"),
    [
        ("scene.jp2", "scene.run.json", "scene.tif", (RASTER,)),
        ("scene.png", "scene.prj", "scene.shp", POLYGONS),
        ("scene.shp", "scene.dbf", "scene.shp", POLYGONS),
        ("scene", "scene.tif", "scene.tif", (RASTER,)),
    ],
)
def test_what_lies_beside_an_input_is_not_replaced(place, scene, companion, output, kinds):
    if scene == "scene":  # a folder of rasters
        (place / scene).mkdir()
        companion, output = f"{scene}/{companion}", f"{scene}/{output}"
    else:
        write_raster(place / scene, picture(20, 20))
    (place / companion).write_text("of the scene")
    message = refused([place / scene], place / output, kinds)
    assert "also an input" in message or f"{Path(companion).name}, which belongs to the input {scene}" in message


@pytest.mark.parametrize(
    ("text", "output"),
    [
        ("tessera:2024:{folder}", "in.tif"),
        ("esd:{folder}/in.tif", "in.tif"),
        ("GTIFF_DIR:1:{folder}/in.tif", "in.tif"),
        ("{folder}/plots.gpkg|layername=plots", "plots.gpkg"),
        ("GPKG:{folder}/plots.gpkg:plots", "plots.gpkg"),
    ],
)
def test_files_are_found_in_sources(place, text, output):
    write_raster(place / "in.tif", picture(20, 20))
    write_polygons(place / "plots.gpkg", [])
    assert "is also an input" in refused([text.format(folder=place)], place / output, (RASTER, *POLYGONS))


def test_a_run_that_only_reads_a_neighbour_goes_on(place):
    write_raster(place / "scene.tif", picture(20, 20))
    for name in ("scene.gpkg", "scene.csv", "other.tif", "other.run.json", "scene.qml"):
        (place / name).write_text("mine")
    scene = str(place / "scene.tif")
    check_files([scene], [(str(place / "scene.gpkg"), POLYGONS)])
    check_files([scene], [(str(place / "scene.csv"), (TABLE,))])
    check_files([scene], [(str(place / "other.tif"), (RASTER,))])
    check_files(
        [scene, "scene-context", "none", "alphaearth:2024", "absent.tif"], [(str(place / "new.tif"), (RASTER,))]
    )


@pytest.mark.parametrize(
    ("there", "output"), [("map.tif", "map.tiff"), ("map.TIF", "map.tif"), ("map.tiff", "map.tif")]
)
def test_two_rasters_never_share_a_run_record(place, there, output):
    (place / there).write_text("a map, with its record")
    assert f"same run record as {there}" in refused([], place / output)
    check_files([], [(str(place / there), (RASTER,))])  # over itself


def test_a_run_record_is_no_name_for_polygons(place):
    assert "run record" in refused([], place / "map.run.json", POLYGONS)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes")
def test_a_pipe_as_input_does_not_block_the_check(place):
    os.mkfifo(place / "pipe.tif")
    (place / "out.tif").write_text("old")
    check_files([str(place / "pipe.tif")], [(str(place / "out.tif"), (RASTER,))])
