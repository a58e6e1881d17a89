"""Arguments that several commands share, and how they become params."""

import argparse
import os


def add_extent(parser: argparse.ArgumentParser, text: str) -> None:
    corners = ("X0", "Y0", "X1", "Y1")
    parser.add_argument("--bounds", nargs=4, type=float, metavar=corners, help=f"{text} (default: all)")
    parser.add_argument("--bounds-crs", metavar="CRS", help="CRS of --bounds, as EPSG:4326 (default: the scene's)")


def add_run(parser: argparse.ArgumentParser, *grids: str) -> None:
    """Which network reads the scene, how, where, and on which of ``grids`` (the first is the default) it answers."""
    parser.add_argument("--model", metavar="M", help="a model's name or its folder (default: the bundled one)")
    parser.add_argument("--device", metavar="D", default="auto", help="auto, cpu, cuda:N or mps (default: %(default)s)")
    parser.add_argument("--bands", nargs=3, type=int, metavar=("R", "G", "B"), help="band numbers (default: found out)")
    help_text = f"pixels of the result: {' or '.join(grids)} (default: %(default)s)"
    parser.add_argument("--grid", default=grids[0], metavar="G", help=help_text)
    parser.add_argument("--gsd", type=float, metavar="M", help="metres per pixel of a picture without a CRS")


def add_polygons(parser: argparse.ArgumentParser, text: str) -> None:
    parser.add_argument("--polygons", metavar="FILE[:LAYER]", help=f"{text} (default: its first layer)")


def polygon_params(options: argparse.Namespace) -> dict:
    """The polygons as params: a name with a colon is a file's where there is one, else a file's and a layer's."""
    path, layer = options.polygons, None
    if path and not os.path.exists(path):
        file, _, name = path.rpartition(":")
        if os.path.exists(file):
            path, layer = file, name
    return {"polygons": path, "polygons_layer": layer}


def add_offline(parser: argparse.ArgumentParser) -> None:
    """Who names a public product on the command line has chosen to fetch it."""
    parser.add_argument("--offline", action="store_true", help="fetch nothing: use what is kept on this machine")


def network_params(options: argparse.Namespace) -> dict:
    return {"allow_network": not options.offline}


def params_of(options: argparse.Namespace, *names: str) -> dict:
    """The options of these names as params."""
    return {name: getattr(options, name) for name in names}
