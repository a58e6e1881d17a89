"""The kinds of input: small seeds of each, how a mutant is made of them, and the calls that read it."""

import json
import os
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyogrio
import rasterio
import shapely
from rasterio.enums import ColorInterp

from core.engine import messages
from core.engine.methods import METHODS
from core.progress import silent
from tests.fixtures.rasters import UTM, north_up, picture, write_raster
from tests.fixtures.tiny_model import write_tiny_model

from .mutate import mutate_bytes, mutate_geopackage, mutate_text

SIDE = 96
#: Where names in the calls are relative to: the folder of the mutant.
OUT = "out"


def make_seeds(folder: Path) -> None:
    """Write the seeds of all kinds to ``folder``."""
    for name, options in {
        "scene.tif": {"compress": "deflate", "tiled": True, "blockxsize": 32, "blockysize": 32},
        "plain.tif": {},
        "alpha.tif": {"bands": 4, "colours": ("red", "green", "blue", "alpha")},
        "wide.tif": {"dtype": "uint16", "high": 4000, "compress": "lzw", "nodata": 0, "overviews": (2, 4)},
        "float.tif": {"dtype": "float32", "high": 1, "compress": "deflate", "predictor": 3},
        "jpeg.tif": {"compress": "jpeg", "photometric": "ycbcr", "tiled": True, "blockxsize": 32, "blockysize": 32},
    }.items():
        image = picture(SIDE, SIDE, options.pop("bands", 3), dtype=options.pop("dtype", "uint8"),
                        high=options.pop("high", 255))  # fmt: skip
        write_raster(folder / name, image, **options)
    codes = np.ones((1, SIDE, SIDE), "uint8")
    codes[:, 30:], codes[:, 60:, 40:], codes[:, :4] = 2, 5, 0
    write_raster(folder / "classes.tif", codes, nodata=0, compress="deflate")
    write_raster(folder / "degrees.tif", codes, crs="EPSG:4326", transform=north_up(139.7, 35.7, 5e-6))
    write_raster(folder / "codes.tif", codes.astype("int32") * 70000, nodata=-1, compress="lzw", blockysize=8)
    write_raster(folder / "mask.tif", codes, mask=codes[0] > 1)
    for name, driver in (("scene.png", "PNG"), ("scene.jpg", "JPEG")):
        write_raster(folder / name, picture(SIDE, SIDE), crs=None, driver=driver)
    with rasterio.open(folder / "classes.tif", "r+") as dataset:
        dataset.colorinterp = [ColorInterp.palette]
        dataset.write_colormap(1, {1: (10, 20, 30, 255), 2: (40, 50, 60, 255), 5: (70, 80, 90, 255)})
    (folder / "classes.tif.aux.xml").write_text(_LEGEND, encoding="utf-8")
    for name, source, bands in (("scene.vrt", "scene.tif", 3), ("classes.vrt", "classes.tif", 1)):
        (folder / name).write_text(_vrt(source, bands), encoding="utf-8")
    _write_zones(folder)
    write_tiny_model(_made(folder / "model"), tile=64)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


_LEGEND = """<PAMDataset><PAMRasterBand band="1">
<CategoryNames><Category></Category><Category>Bareland</Category><Category>Tree</Category></CategoryNames>
<GDALRasterAttributeTable tableType="thematic">
<FieldDefn index="0"><Name>Value</Name><Type>0</Type><Usage>5</Usage></FieldDefn>
<FieldDefn index="1"><Name>Class</Name><Type>2</Type><Usage>2</Usage></FieldDefn>
<FieldDefn index="2"><Name>Red</Name><Type>0</Type><Usage>6</Usage></FieldDefn>
<FieldDefn index="3"><Name>Green</Name><Type>0</Type><Usage>7</Usage></FieldDefn>
<FieldDefn index="4"><Name>Blue</Name><Type>0</Type><Usage>8</Usage></FieldDefn>
<Row index="0"><F>1</F><F>Bareland</F><F>128</F><F>0</F><F>0</F></Row>
<Row index="1"><F>5</F><F>Water</F><F>0</F><F>0</F><F>255</F></Row>
</GDALRasterAttributeTable></PAMRasterBand></PAMDataset>
"""


def _vrt(source: str, bands: int) -> str:
    transform = ", ".join(str(value) for value in north_up().to_gdal())
    rect = f'xOff="0" yOff="0" xSize="{SIDE}" ySize="{SIDE}"'
    body = "\n".join(
        f'<VRTRasterBand dataType="Byte" band="{band}"><NoDataValue>0</NoDataValue>\n'
        f'<ComplexSource><SourceFilename relativeToVRT="1">{source}</SourceFilename><SourceBand>{band}</SourceBand>\n'
        f"<SrcRect {rect} />\n<DstRect {rect} />\n<NODATA>0</NODATA></ComplexSource></VRTRasterBand>"
        for band in range(1, bands + 1)
    )
    return (
        f'<VRTDataset rasterXSize="{SIDE}" rasterYSize="{SIDE}">\n<SRS>{UTM}</SRS>\n'
        f"<GeoTransform>{transform}</GeoTransform>\n{body}\n</VRTDataset>\n"
    )


def _write_zones(folder: Path) -> None:
    x, y = 380_000.0, 3_950_000.0
    hole = shapely.Polygon(
        shapely.box(x, y - 20, x + 20, y).exterior, [shapely.box(x + 5, y - 15, x + 9, y - 9).exterior]
    )
    shapes = [
        hole,
        shapely.box(x + 15, y - 40, x + 45, y - 12),
        shapely.MultiPolygon([shapely.box(x, y - 48, x + 9, y - 40)]),
    ]
    names, codes = np.array(["Bareland", "Tree", "Wasser ä"], object), np.array([1, 2, 5])
    for suffix, driver in (
        (".gpkg", "GPKG"),
        (".shp", "ESRI Shapefile"),
        (".fgb", "FlatGeobuf"),
        (".geojson", "GeoJSON"),
    ):
        options = {"layer": "zones"} if driver == "GPKG" else {}
        pyogrio.raw.write(
            str(folder / f"zones{suffix}"), shapely.to_wkb(shapes), [names, codes], ["class", "code"],
            geometry_type="MultiPolygon", promote_to_multi=True, crs=UTM, driver=driver, **options,
        )  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """A kind of input.

    Attributes:
        seeds: files of the seed folder, one of which is mutated.
        beside: files that a mutant needs beside it.
        mutate: changes the file at a path.
        calls: functions from the mutant's path to (method, params); one is chosen.
        slow: a mutant takes about a second, so there are fewer of them.
    """

    seeds: tuple[str, ...]
    mutate: Callable[[Path, random.Random], None]
    calls: tuple[Callable[[str], tuple[str, dict]], ...]
    beside: tuple[str, ...] = ()
    slow: bool = False


def in_place(change: Callable[[bytes, random.Random], bytes]) -> Callable[[Path, random.Random], None]:
    """Return a function that changes a file as ``change`` changes its bytes."""

    def mutate(path: Path, rng: random.Random) -> None:
        path.write_bytes(change(path.read_bytes(), rng))

    return mutate


def _map(**params) -> tuple[str, dict]:
    return "map", {"model": "model", "output": f"{OUT}.tif", "device": "cpu"} | params


_SCENE_CALLS = (
    lambda path: ("describe", {"scene": path}),
    lambda path: ("describe", {"scene": path, "gsd": 0.5, "model": "model"}),
    lambda path: _map(scene=path, gsd=0.5),
)
_CLASS_CALLS = (
    lambda path: ("areas", {"classes": path}),
    lambda path: ("areas", {"classes": path, "polygons": "zones.gpkg"}),
    lambda path: ("vectorize", {"source": path, "output": f"{OUT}.gpkg", "min_area": 3.0}),
    lambda path: ("vectorize", {"source": path, "output": f"{OUT}.gpkg", "threshold": 0.5}),
    lambda path: ("vectorize", {"source": "classes.tif", "output": f"{OUT}.fgb", "confidence": path}),
    lambda path: ("evaluate", {"result": path, "reference": "classes.tif"}),
    lambda path: ("evaluate", {"result": "classes.tif", "reference": path}),
    lambda path: ("samplepoints", {"result": path, "output": f"{OUT}.gpkg", "points": 20}),
)
_ZONE_CALLS = (
    lambda path: ("areas", {"classes": "classes.tif", "polygons": path}),
    lambda path: ("areas", {"classes": "degrees.tif", "polygons": path, "name_field": "class"}),
    lambda path: ("evaluate", {"result": "classes.tif", "reference": path}),
    lambda path: _map(scene="scene.tif", polygons=path),
)
_CLASSES = ("classes.tif", "classes.tif.aux.xml")
_RASTERS = ("zones.gpkg", "scene.tif", "degrees.tif", *_CLASSES)
_TIFFS = ("scene.tif", "plain.tif", "alpha.tif", "wide.tif", "float.tif", "jpeg.tif")

KINDS = {
    "tiff": Kind(_TIFFS, in_place(mutate_bytes), _SCENE_CALLS),
    "classes": Kind(("classes.tif", "codes.tif", "mask.tif", "degrees.tif"), in_place(mutate_bytes), _CLASS_CALLS,
                    _RASTERS),
    "legend": Kind(("classes.tif.aux.xml",), in_place(mutate_text),
                   tuple(lambda path, call=call: call("classes.tif") for call in _CLASS_CALLS), _RASTERS),
    "png": Kind(("scene.png",), in_place(mutate_bytes), _SCENE_CALLS),
    "jpeg": Kind(("scene.jpg",), in_place(mutate_bytes), _SCENE_CALLS),
    "vrt": Kind(("scene.vrt", "classes.vrt"), in_place(mutate_text), (*_SCENE_CALLS, *_CLASS_CALLS), _RASTERS),
    "gpkg": Kind(("zones.gpkg",), mutate_geopackage, _ZONE_CALLS, _RASTERS),
    "shp": Kind(("zones.shp", "zones.shx", "zones.dbf", "zones.prj", "zones.cpg"), in_place(mutate_bytes),
                tuple(lambda path, call=call: call("zones.shp") for call in _ZONE_CALLS),
                (*_RASTERS, "zones.shp", "zones.shx", "zones.dbf", "zones.prj", "zones.cpg")),
    "fgb": Kind(("zones.fgb",), in_place(mutate_bytes), _ZONE_CALLS, _RASTERS),
    "geojson": Kind(("zones.geojson",), in_place(mutate_text), _ZONE_CALLS, _RASTERS),
    "mapping": Kind(("mapping.json",), in_place(mutate_text), (), _RASTERS),
    "model": Kind(("model/model.json",), in_place(mutate_text), (
        lambda path: ("models", {"folders": ["."]}),
        lambda path: _map(scene="scene.tif"),
        lambda path: ("describe", {"scene": "scene.tif", "model": "model"}),
    ), _RASTERS),
    "weights": Kind(("model/weights.safetensors",), in_place(mutate_bytes), (lambda path: _map(scene="scene.tif"),),
                    _RASTERS, slow=True),
    "cache": Kind((), in_place(mutate_bytes), (), ("scene.tif",), slow=True),
    "protocol": Kind((), in_place(mutate_text), (), _RASTERS),
}  # fmt: skip


def read_seeds(seeds: Path, folder: Path) -> None:
    """Read the seeds as they are, so that libraries and models are loaded."""
    for name in _RASTERS:
        shutil.copy(seeds / name, folder / name)
    _link_model(seeds, folder, whole=False)
    os.chdir(folder)
    params = {"scene": "scene.tif", "phrase": "trees", "output": f"{OUT}.tif", "device": "cpu"}
    for method, own in (_map(scene="scene.tif"), _CLASS_CALLS[2]("classes.tif"), ("refer", params)):
        METHODS[method].run(own, silent)


def make_mutant(kind: str, seeds: Path, folder: Path, rng: random.Random) -> tuple[str, Callable[[], object]]:
    """Write a mutant and all that it needs into the empty ``folder``.

    Returns:
        What was made, in words, and a function that reads it, to be called in ``folder``.
    """
    chosen = KINDS[kind]
    for name in chosen.beside:
        shutil.copy(seeds / name, folder / name)
    if kind != "cache":
        _link_model(seeds, folder, whole=kind in ("model", "weights"))
    if kind == "protocol":
        return _protocol_line(rng)
    if kind == "cache":
        return _cache_entry(seeds, folder, rng)
    if kind == "mapping":
        return _class_mapping(folder, rng)
    seed = rng.choice(chosen.seeds)
    if not (folder / seed).exists():
        shutil.copy(seeds / seed, folder / seed)
    chosen.mutate(folder / seed, rng)
    calls = [call(seed) for call in chosen.calls]
    # A map takes a hundred times as long as the others.
    weights = [0.2 if method == "map" and len(calls) > 1 else 1.0 for method, _ in calls]
    ((method, params),) = rng.choices(calls, weights)
    return f"{seed}: {method} {params}", lambda: METHODS[method].run(params, silent)


def _link_model(seeds: Path, folder: Path, whole: bool) -> None:
    if whole:
        shutil.copytree(seeds / "model", folder / "model")
    else:
        (folder / "model").symlink_to(seeds / "model")


def _class_mapping(folder: Path, rng: random.Random) -> tuple[str, Callable[[], object]]:
    from core.accuracy.evaluate import read_mapping

    text = json.dumps({"1": "Tree", "Tree": 1, "Wasser ä": None, "5": "Bareland"}, ensure_ascii=False).encode()
    (folder / "mapping.json").write_bytes(mutate_text(text, rng))
    params = {"result": "classes.tif", "reference": rng.choice(("classes.tif", "zones.gpkg"))}

    def read():
        return METHODS["evaluate"].run(params | {"mapping": read_mapping("mapping.json")}, silent)

    return f"mapping.json: evaluate {params}", read


def _cache_entry(seeds: Path, folder: Path, rng: random.Random) -> tuple[str, Callable[[], object]]:
    """Damage one of the files that a phrase has put into the cache of features, and ask again."""
    params = {"scene": "scene.tif", "phrase": "trees", "output": f"{OUT}.tif", "device": "cpu"}
    features = Path(os.environ["LANDSCRIBE_CACHE"], "features")  # compiled networks beside it are kept
    shutil.rmtree(features, ignore_errors=True)
    shutil.copystat(seeds / "scene.tif", folder / "scene.tif")
    os.chdir(folder)
    METHODS["refer"].run(params, silent)
    entry = rng.choice(sorted(path for path in features.rglob("*") if path.is_file()))
    entry.write_bytes(mutate_bytes(entry.read_bytes(), rng))
    return f"{entry.relative_to(features.parent)}: refer", lambda: METHODS["refer"].run(params, silent)


_LINES = (
    ("areas", {"classes": "classes.tif", "polygons": "zones.gpkg", "layer": "zones", "name_field": "class"}),
    ("vectorize", {"source": "classes.tif", "output": f"{OUT}.gpkg", "min_area": 2.0, "simplify": 0.5, "smooth": True,
                   "classes": [1, 2], "layer_name": "a", "crs": "EPSG:4326", "fields": ["class"], "overwrite": True}),
    ("vectorize", {"source": "scene.tif", "output": f"{OUT}.shp", "threshold": 0.5, "name": "wood"}),
    ("evaluate", {"result": "classes.tif", "reference": "zones.gpkg", "field": "class", "layer": "zones",
                  "mapping": {"Tree": "Bareland"}, "stratified": False, "output": f"{OUT}.html"}),
    ("samplepoints", {"result": "classes.tif", "output": f"{OUT}.gpkg", "points": 20, "standard_error": 0.1,
                      "expected_users": {"1": 0.9}, "least": 2, "seed": 1, "overwrite": True}),
    ("describe", {"scene": "scene.tif", "bands": [1, 2, 3], "gsd": 0.5, "model": "model"}),
    ("read_phrase", {"phrase": "houses within 200 m of the river", "whole_phrase": False, "distances": [100.0]}),
    ("models", {"folders": ["model"]}),
    ("refer_cache", {"clear": False}),
    ("map", {"scene": "scene.tif", "output": f"{OUT}.tif", "model": "model", "device": "cpu", "grid": "scene",
             "bounds": [380000.0, 3949970.0, 380030.0, 3950000.0], "bounds_crs": UTM, "polygons": "zones.gpkg",
             "polygons_layer": "zones", "confidence": f"{OUT}_c.tif", "embedding": "none"}),
)  # fmt: skip


def _protocol_line(rng: random.Random) -> tuple[str, Callable[[], object]]:
    """A damaged line; a request that is still understood is worked on."""
    method, params = rng.choice(_LINES)
    line = mutate_text(json.dumps({"id": 7, "method": method, "params": params}, indent=0).encode(), rng)
    line = line.replace(b"\n", b"")

    def read():
        for part in messages.LineSplitter().feed(line + b"\n"):
            request = messages.parse_request(part)
            if request.method in METHODS and _stays_here(request.params):
                messages.encode({"result": METHODS[request.method].run(request.params, silent)})

    return f"line: {line[:300]!r}", read


def _stays_here(value) -> bool:
    """Whether no text in params leads out of the folder or to the network."""
    if isinstance(value, str):
        return not value.startswith(("/", "\\")) and ".." not in value and "://" not in value and ":" not in value[:12]
    if isinstance(value, dict):
        return all(map(_stays_here, [*value, *value.values()])) and not value.get("allow_network")
    return all(map(_stays_here, value)) if isinstance(value, list) else True
