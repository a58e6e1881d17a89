"""The command fit: learns from a user's labels."""

import argparse

from ..engine.methods import METHODS
from ..errors import InputError
from ..progress import Progress
from .arguments import add_extent, add_offline, add_places, network_params, params_of, places_of
from .command import Command


def _run_fit(options: argparse.Namespace, progress: Progress) -> dict:
    if len(options.scenes) != len(options.label_files):
        raise InputError("Each further --scene needs its --labels: give as many of the one as of the other.")
    shared = params_of(options, "field", "layer", "bands", "gsd")
    more = [{"scene": scene, "labels": labels} | shared for scene, labels in zip(options.scenes, options.label_files)]
    params = params_of(
        options, "scene", "labels", "output", "base", "keep_classes", "embedding", "device", "seed", "depth", "steps"
    )
    extra = [name for name in (options.extra_bands or "").split(",") if name.strip()]
    further = {"more": more, "extra_bands": extra}
    return METHODS["fit"].run(params | shared | network_params(options) | further, progress)


def _add_fit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scene", metavar="SCENE", help="the raster that the labels lie on")
    parser.add_argument("labels", metavar="LABELS", help="vector file of points, lines or polygons with a class")
    parser.add_argument("output", metavar="MODEL", help="folder of the model to write; map --model takes it")
    parser.add_argument("--field", metavar="FIELD", help="attribute with the class, a code or a name (default: found)")
    parser.add_argument("--layer", metavar="NAME", help="layer of the labels' file, where it has several")
    parser.add_argument("--base", metavar="M", help="model to start from (default: the bundled one)")
    parser.add_argument(
        "--keep-classes", action="store_true", help="keep the classes of the base model that have no label"
    )
    parser.add_argument(
        "--scene", dest="scenes", action="append", default=[], metavar="S2", help="a further scene, with its --labels"
    )
    parser.add_argument(
        "--labels", dest="label_files", action="append", default=[], metavar="L2", help="labels of a further scene"
    )
    parser.add_argument(
        "--extra-bands", metavar="NAMES", help="further bands to learn from, by name or number, as nir,height"
    )
    parser.add_argument("--embedding", metavar="SRC", help="embedding as for map, whose values are learnt from too")
    parser.add_argument(
        "--depth", choices=("head", "network"), default="head",
        help="what learns: the head (seconds), or all weights of the network (minutes on a GPU, up to hours on a CPU; "
        "cancelled, it keeps the best so far, and the same command goes on)",
    )  # fmt: skip
    parser.add_argument(
        "--steps", type=int, metavar="N", help="steps of --depth network (default: 12 a labelled tile, 40 to 2,000)"
    )
    add_offline(parser)
    parser.add_argument("--device", metavar="D", default="auto", help="auto, cpu, cuda:N or mps (default: %(default)s)")
    parser.add_argument("--bands", nargs=3, type=int, metavar=("R", "G", "B"), help="band numbers (default: automatic)")
    parser.add_argument("--gsd", type=float, metavar="M", help="metres per pixel of a picture without a CRS")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="draws the cross-validation (default: 0)")


def _show_fit(result: dict) -> None:
    print(f"{result['output']}: {result['seconds']:.1f} s on {result['device']}, starting from {result['base']}")
    if result["depth"] == "network":
        print(f"All weights of the network learnt: step {result['steps']:,}, with a fifth of the labels held out")
    print(f"\n{'':<25} {'labels':>7} {'cross-validated accuracy':>26}")
    for entry in result["classes"]:
        accuracy = "–"
        if entry["accuracy"] is not None:
            low, high = 100 * entry["low"], 100 * entry["high"]
            accuracy = f"{100 * entry['accuracy']:.0f} % ({low:.0f} to {high:.0f})"
        print(f"{entry['code']:>3}  {entry['name']:<20} {entry['labels']:>7,} {accuracy:>26}")
    if result["strength"] is None and result["depth"] == "head":
        print("\nThe labels do not improve on the base model, so its map is kept.")


def _run_suggest(options: argparse.Namespace, progress: Progress) -> dict:
    names = (
        "scene",
        "labels",
        "field",
        "layer",
        "model",
        "device",
        "bounds",
        "bounds_crs",
        "bands",
        "gsd",
        "embedding",
    )
    params = params_of(options, *names) | network_params(options)
    return METHODS["suggest"].run(params | {"visited": places_of(options, "visited")}, progress)


def _add_suggest(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scene", metavar="SCENE", help="the raster that is labelled")
    parser.add_argument("labels", metavar="LABELS", nargs="?", help="the labels so far")
    parser.add_argument("--field", metavar="FIELD", help="attribute with the class, a code or a name (default: found)")
    parser.add_argument("--layer", metavar="NAME", help="layer of the labels' file, where it has several")
    parser.add_argument("--model", metavar="M", help="the model to improve, fitted or not (default: the bundled one)")
    add_extent(parser, "look in this extent")
    add_places(parser, "visited", "places in the raster's CRS that are not suggested again")
    parser.add_argument("--embedding", metavar="SRC", help="embedding as for map (default: the model's own)")
    add_offline(parser)
    parser.add_argument("--device", metavar="D", default="auto", help="auto, cpu, cuda:N or mps (default: %(default)s)")
    parser.add_argument("--bands", nargs=3, type=int, metavar=("R", "G", "B"), help="band numbers (default: automatic)")
    parser.add_argument("--gsd", type=float, metavar="M", help="metres per pixel of a picture without a CRS")


def _show_suggest(result: dict) -> None:
    print(f"{result['x']:.10g} {result['y']:.10g} {result['crs']}".rstrip())
    print(result["reason"])


COMMANDS = (
    Command("fit", "learn classes from labels drawn on a scene", _add_fit, _run_fit, _show_fit),
    Command("suggest", "find the place where a label would help most", _add_suggest, _run_suggest, _show_suggest),
)
