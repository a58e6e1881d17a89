"""Commands on land-cover rasters: areas, vectorize."""

import argparse

from ..engine.methods import METHODS
from ..progress import Progress
from .arguments import params_of
from .command import Command


def _run_areas(options: argparse.Namespace, progress: Progress) -> dict:
    return METHODS["areas"].run(params_of(options, "classes", "polygons", "layer", "name_field", "output"), progress)


def _add_areas(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("classes", metavar="CLASSES.tif", help="a land-cover raster")
    parser.add_argument("--polygons", metavar="FILE", help="measure within each polygon of this vector file")
    parser.add_argument("--layer", metavar="NAME", help="layer of the polygon file (default: the first)")
    parser.add_argument("--name", dest="name_field", metavar="FIELD", help="attribute that names the polygons")
    parser.add_argument("--csv", dest="output", metavar="OUT.csv", help="also write the table here")


def show_areas(result: dict) -> None:
    """Print the areas of the classes, polygon by polygon if there are any."""
    for zone in result.get("zones") or [{"name": None, "areas": result["areas"]}]:
        if zone["name"] is not None:
            print(f"{zone['name']}:")
        for area in zone["areas"]:
            print(f"{area.code:>3}  {area.name:<20} {area.area_m2 / 10_000:>14,.2f} ha {area.percent:>6.1f} %")


def _run_vectorize(options: argparse.Namespace, progress: Progress) -> dict:
    return METHODS["vectorize"].run(params_of(options, *_VECTORIZE_PARAMS) | {"overwrite": True}, progress)


_VECTORIZE_PARAMS = (
    "source", "output", "threshold", "min_area", "simplify", "smooth", "confidence", "classes", "name", "layer_name",
    "crs", "fields",
)  # fmt: skip


def _add_vectorize(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="CLASSES.tif", help="a land-cover raster, or a response with --threshold")
    parser.add_argument("output", metavar="OUT.gpkg", help="the file to write: .gpkg, .geojson, .fgb or .shp")
    parser.add_argument("--threshold", type=float, metavar="T", help="outline where a response is at least this")
    parser.add_argument(
        "--min-area", type=float, metavar="M2", help="merge smaller regions into their neighbours (default: keep all)"
    )
    parser.add_argument(
        "--simplify",
        type=float,
        metavar="M",
        help="tolerance in metres, 0 for the pixels' edges (default: two pixels)",
    )
    parser.add_argument(
        "--smooth",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="round the corners of simplified boundaries (default)",
    )
    parser.add_argument("--confidence", metavar="CONF.tif", help="raster whose mean each polygon gets as attribute")
    parser.add_argument("--classes", nargs="+", type=int, metavar="CODE", help="keep these class codes only")
    parser.add_argument("--name", metavar="TEXT", help="class name of a response's regions (default: its phrase)")
    parser.add_argument("--layer", dest="layer_name", metavar="NAME", help="layer in a GeoPackage (default: file name)")
    parser.add_argument("--crs", metavar="CRS", help="CRS to write (default: the raster's)")
    parser.add_argument(
        "--fields", nargs="+", metavar="NAME", help="attributes to write besides the code (default: all)"
    )


def _show_vectorize(result: dict) -> None:
    print(f"{result['output']}: {result['polygons']:,} polygons in {result['seconds']:.1f} s")


COMMANDS = (
    Command("areas", "measure the area of each class of a land-cover raster", _add_areas, _run_areas, show_areas),
    Command("vectorize", "turn a land-cover raster into polygons", _add_vectorize, _run_vectorize, _show_vectorize),
)
