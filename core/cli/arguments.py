"""Arguments that several commands share, and their conversion to params."""

import argparse
import os

from ..errors import InputError


def add_extent(parser: argparse.ArgumentParser, text: str) -> None:
    """Add ``--bounds`` and ``--bounds-crs``; ``text`` is the help of the first."""
    corners = ("X0", "Y0", "X1", "Y1")
    parser.add_argument("--bounds", nargs=4, type=float, metavar=corners, help=f"{text} (default: all)")
    parser.add_argument("--bounds-crs", metavar="CRS", help="CRS of --bounds, as EPSG:4326 (default: the scene's)")


def add_run(parser: argparse.ArgumentParser, *grids: str) -> None:
    """Add the options of a network's run; its result can lie on any of ``grids``, the first being the default."""
    parser.add_argument("--model", metavar="M", help="a model's name or its folder (default: the bundled one)")
    parser.add_argument("--device", metavar="D", default="auto", help="auto, cpu, cuda:N or mps (default: %(default)s)")
    parser.add_argument("--bands", nargs=3, type=int, metavar=("R", "G", "B"), help="band numbers (default: automatic)")
    help_text = f"pixels of the result: {' or '.join(grids)} (default: %(default)s)"
    parser.add_argument("--grid", default=grids[0], metavar="G", help=help_text)
    parser.add_argument("--gsd", type=float, metavar="M", help="metres per pixel of a picture without a CRS")


def add_places(parser: argparse.ArgumentParser, name: str, text: str) -> None:
    """Add ``--name X Y [X Y …]``, with ``text`` as its help."""
    parser.add_argument(f"--{name}", nargs="+", type=float, action="extend", default=[], metavar="X Y", help=text)


def places_of(options: argparse.Namespace, name: str) -> list[list[float]]:
    """The places [x, y] of an option. Raises InputError if a number is left over."""
    numbers = getattr(options, name)
    if len(numbers) % 2:
        raise InputError(f"--{name} takes pairs of numbers, X and Y of each place: one number is left over.")
    return [numbers[first : first + 2] for first in range(0, len(numbers), 2)]


def add_polygons(parser: argparse.ArgumentParser, text: str) -> None:
    """Add ``--polygons``, with ``text`` as its help."""
    parser.add_argument("--polygons", metavar="FILE[:LAYER]", help=f"{text} (default: its first layer)")


def polygon_params(options: argparse.Namespace) -> dict:
    """The params of ``--polygons``: FILE where a file has that whole name, else FILE:LAYER."""
    path, layer = options.polygons, None
    if path and not os.path.exists(path):
        file, _, name = path.rpartition(":")
        if os.path.exists(file):
            path, layer = file, name
    return {"polygons": path, "polygons_layer": layer}


def add_offline(parser: argparse.ArgumentParser) -> None:
    """Add ``--offline``: on the command line, naming a public product allows downloading it."""
    parser.add_argument("--offline", action="store_true", help="download nothing: use only data kept on this machine")


def network_params(options: argparse.Namespace) -> dict:
    """The params of ``--offline``."""
    return {"allow_network": not options.offline}


def params_of(options: argparse.Namespace, *names: str) -> dict:
    """The named options as params."""
    return {name: getattr(options, name) for name in names}
