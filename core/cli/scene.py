"""Commands on a scene: map, refer, cache."""

import argparse

from ..engine.methods import METHODS
from ..progress import Progress
from .arguments import (
    add_extent,
    add_offline,
    add_places,
    add_polygons,
    add_run,
    network_params,
    params_of,
    places_of,
    polygon_params,
)
from .command import Command
from .vectors import show_areas


def _run_map(options: argparse.Namespace, progress: Progress) -> dict:
    params = params_of(options, *_MAP_PARAMS) | polygon_params(options) | network_params(options)
    return METHODS["map"].run(params, progress)


_MAP_PARAMS = (
    "scene", "output", "bounds", "bounds_crs", "model", "embedding", "device", "confidence", "bands", "grid", "gsd",
)  # fmt: skip


def _add_map(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scene", metavar="SCENE", help="the raster to map: RGB imagery in any CRS, size and data type")
    parser.add_argument("output", metavar="OUT.tif", help="the land-cover GeoTIFF to write")
    add_extent(parser, "map this extent only")
    add_polygons(parser, "map only inside the polygons of a vector file; the rest becomes nodata")
    parser.add_argument(
        "--embedding",
        metavar="SRC",
        help="scene-context, none, alphaearth:YEAR, tessera:YEAR[:FOLDER], esd:PATH or raster:PATH (default: the "
        "model's own); naming a product allows downloading it",
    )
    add_offline(parser)
    parser.add_argument("--confidence", metavar="CONF.tif", help="also write the confidence in percent here")
    add_run(parser, "scene", "model")


def _show_map(result: dict) -> None:
    print(f"{result['output']}: {result['seconds']:.1f} s on {result['device']} with {result['model']}")
    show_areas(result)


def _run_refer(options: argparse.Namespace, progress: Progress) -> dict:
    clicks = {name: places_of(options, name) for name in ("like", "unlike")}
    return METHODS["refer"].run(params_of(options, *_REFER_PARAMS) | polygon_params(options) | clicks, progress)


_REFER_PARAMS = (
    "scene", "phrase", "output", "bounds", "bounds_crs", "model", "device", "bands", "gsd", "grid", "distances",
    "whole_phrase", "compare_scene", "within", "within_codes", "threshold", "regions", "min_area", "before", "align",
)  # fmt: skip


def _add_refer(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scene", metavar="SCENE", help="the raster to ask: RGB imagery in any CRS, size and data type")
    parser.add_argument("phrase", metavar="PHRASE", help="what to look for, as “farmland within 200 m of a river”")
    parser.add_argument("output", metavar="OUT.tif", help="the response to write, a GeoTIFF from 0 to 1")
    add_extent(parser, "look in this extent")
    parser.add_argument(
        "--before",
        metavar="EARLIER",
        help="an earlier date of the same place: then “new houses”, “houses that are gone” and “water that became "
        "bare” are understood",
    )
    parser.add_argument(
        "--align", default="none", metavar="A", help="with --before: none, shift or field, as of change (default: none)"
    )
    add_polygons(parser, "answer only inside the polygons of a vector file; the rest becomes nodata")
    parser.add_argument("--threshold", type=float, metavar="T", help="where a region begins (default: the model's)")
    parser.add_argument("--regions", metavar="OUT.gpkg", help="also write the regions as polygons here")
    parser.add_argument("--min-area", type=float, metavar="M2", help="leave out smaller regions (default: keep all)")
    parser.add_argument("--within", metavar="CLASSES.tif", help="look within --classes of this land-cover raster only")
    parser.add_argument("--classes", dest="within_codes", nargs="+", type=int, metavar="CODE", help="class codes")
    parser.add_argument(
        "--distances", nargs="+", type=float, metavar="M", help="metres that replace those in the phrase, in its order"
    )
    parser.add_argument(
        "--whole-phrase", action="store_true", help="give the whole phrase to the network, with its relations"
    )
    for name, words in (("like", "show what you mean"), ("unlike", "do not show it")):
        add_places(parser, name, f"places in the raster's CRS that {words}, to sharpen the answer")
    parser.add_argument(
        "--compare-scene", action="store_true", help="“the largest” is that of the whole raster, not of the extent"
    )
    add_run(parser, "response", "scene")


def _show_refer(result: dict) -> None:
    print(f"{result['output']}: {result['seconds']:.1f} s on {result['device']} with {result['model']}")
    print(f"{result['reading_words']}: highest response {result['maximum']:.2f}")
    if result["reading_note"]:
        print(result["reading_note"])
    if result["regions"]:
        print(f"{result['regions']}: {result['region_count']:,} regions of at least {result['threshold']:.2f}")


def _run_cache(options: argparse.Namespace, progress: Progress) -> dict:
    return METHODS["refer_cache"].run(params_of(options, "clear"), progress)


def _add_cache(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--clear", action="store_true", help="empty it; features are computed again when needed")


def _show_cache(result: dict) -> None:
    print(
        f"{result['folder']}: {result['bytes'] / 1e9:.2f} of {result['limit'] / 1e9:.2f} GB, {result['scenes']} scenes"
    )


COMMANDS = (
    Command("map", "map a scene's land cover", _add_map, _run_map, _show_map),
    Command("refer", "find in a scene what a phrase describes", _add_refer, _run_refer, _show_refer),
    Command("cache", "show the disk space that the features of scenes take", _add_cache, _run_cache, _show_cache),
)
