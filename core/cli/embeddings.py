"""Commands on embeddings: embed, similar, embeddings."""

import argparse
from typing import Optional

from ..engine.methods import METHODS
from ..progress import Progress
from .arguments import add_extent, add_offline, network_params, params_of
from .command import Command, show_output


def _run_embed(options: argparse.Namespace, progress: Progress) -> dict:
    params = params_of(options, "scene", "output", "colours", "bounds", "bounds_crs", "model", "device")
    return METHODS["embed"].run(params | network_params(options) | {"source": _source(options)}, progress)


def _source(options: argparse.Namespace) -> Optional[str]:
    return f"{options.source}:{options.year}" if options.source and options.year else options.source


def _add_field(parser: argparse.ArgumentParser, required: bool) -> None:
    parser.add_argument(
        "--source",
        required=required,
        metavar="SRC",
        help="alphaearth or tessera (with --year), esd:PATH, raster:PATH or scene-context"
        + ("" if required else " (default: SCENE is a field itself)")
        + "; naming a product allows downloading it",
    )
    parser.add_argument("--year", type=int, metavar="YEAR", help="the year of the product")
    add_extent(parser, "this extent only")
    parser.add_argument("--model", metavar="M", help="model of the scene context (default: the bundled one)")
    parser.add_argument("--device", metavar="D", default="auto", help="for the scene context (default: %(default)s)")
    add_offline(parser)


def _add_embed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scene", metavar="SCENE", help="a raster that gives the field its extent and CRS")
    parser.add_argument("output", metavar="OUT.tif", help="the GeoTIFF to write: unit vectors, one band per dimension")
    _add_field(parser, required=True)
    parser.add_argument("--colours", metavar="RGB.tif", help="also write its three main components as colours here")


def _show_embed(result: dict) -> None:
    print(
        f"{result['output']}: {result['width']} × {result['height']} cells of {result['dimensions']} dimensions, "
        f"{result['embedding']}, {100 * result['coverage']:.0f} % covered, {result['seconds']:.1f} s"
    )


def _run_similar(options: argparse.Namespace, progress: Progress) -> dict:
    params = params_of(
        options, "scene", "output", "points", "points_crs", "unlike", "bounds", "bounds_crs", "model", "device"
    )
    return METHODS["similar"].run(params | network_params(options) | {"source": _source(options)}, progress)


def _add_similar(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scene", metavar="SCENE", help="a raster whose extent is searched, or a field itself")
    parser.add_argument("output", metavar="OUT.tif", help="the GeoTIFF to write: cosines from -1 to 1")
    parser.add_argument(
        "--at",
        dest="points",
        nargs=2,
        type=float,
        action="append",
        required=True,
        metavar=("X", "Y"),
        help="a place to compare with; several are averaged",
    )
    parser.add_argument(
        "--unlike",
        nargs=2,
        type=float,
        action="append",
        default=[],
        metavar=("X", "Y"),
        help="a place that must not be found; may be repeated",
    )
    parser.add_argument(
        "--at-crs", dest="points_crs", metavar="CRS", help="CRS of --at and --unlike (default: the scene's)"
    )
    _add_field(parser, required=False)


def _run_embeddings(options: argparse.Namespace, progress: Progress) -> dict:
    params = {"refresh": options.refresh, "clear": options.clear, "allow_network": options.refresh}
    return METHODS["embeddings"].run(params, progress)


def _add_embeddings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--refresh", action="store_true", help="download the AlphaEarth index again")
    parser.add_argument("--clear", action="store_true", help="remove everything that is kept")


def _show_embeddings(result: dict) -> None:
    print(f"{result['folder']}: {result['bytes'] / 1e6:,.1f} MB of at most {result['limit'] / 1e6:,.0f} MB")
    index = result["index"]
    if index is None:
        print(f"AlphaEarth index: not fetched yet ({result['archive']})")
    else:
        print(
            f"AlphaEarth index: {index['file']}, {index['size'] / 1e6:.1f} MB, {index['age_days']:.0f} days old, "
            f"SHA-256 {index['sha256']}"
        )


COMMANDS = (
    Command("embed", "write an embedding field as a GeoTIFF", _add_embed, _run_embed, _show_embed),
    Command("similar", "map how similar a field is to a place", _add_similar, _run_similar, show_output),
    Command("embeddings", "show the embeddings that are kept", _add_embeddings, _run_embeddings, _show_embeddings),
)
