"""``landscribe``: the command line. Every command asks what the engine in QGIS would be asked, and shows its progress.

Exit codes: 0 done, 1 failed, 2 the input is wrong (one sentence on standard error), 130 cancelled. With ``--json`` the
last line of standard output is one JSON object: at least ``output``, ``seconds``, ``model``, ``device`` and
``warnings``, or ``error`` and ``code`` where it failed. LANDSCRIBE_DEBUG=1 in the environment shows where an unexpected
failure arose.
"""

import argparse
import os
import re
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from typing import Callable, Optional

from .engine import messages
from .engine.failures import explain
from .engine.methods import METHODS
from .errors import Cancelled
from .memory import few_arenas
from .progress import Progress
from .version import VERSION

DONE, FAILED, WRONG_INPUT, CANCELLED = 0, 1, 2, 130

#: Seconds without a report of progress after which work counts as not reporting.
REPORTS_WITHIN = 2.0

_BAR = "{desc} {percentage:3.0f} % |{bar}| {elapsed} < {remaining}"
_EXIT_CODES = {"input": WRONG_INPUT, "protocol": WRONG_INPUT, "cancelled": CANCELLED}


def main(arguments: Optional[list[str]] = None) -> int:
    """Run one command; returns its exit code."""
    options = _parser().parse_args(arguments)
    few_arenas()
    started = time.monotonic()
    try:
        with _no_noise(), _progress_on_terminal() as progress:
            result = options.run(options, progress)
        result = {"output": None, "seconds": None, "model": None, "device": None, "warnings": []} | result
        if result["seconds"] is None:
            result["seconds"] = round(time.monotonic() - started, 3)
        return _show(options, result)
    except (Exception, KeyboardInterrupt) as error:
        code, sentence = explain(error)
        if code == "crash" and os.environ.get("LANDSCRIBE_DEBUG"):
            traceback.print_exc()
        print(sentence, file=sys.stderr)
        if options.json:
            _print_json({"error": sentence, "code": code})
        return _EXIT_CODES.get(code, FAILED)


def _show(options: argparse.Namespace, result: dict) -> int:
    for warning in result["warnings"]:
        print(f"Warning: {warning}", file=sys.stderr)
    try:
        if options.json:
            _print_json(result)
        else:
            options.show(result)
        sys.stdout.flush()
    except BrokenPipeError:  # landscribe models | head -1
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return options.status(result)


def _print_json(result: dict) -> None:
    print(messages.encode(result).decode("ascii"), end="", flush=True)


# The commands


def _map(options: argparse.Namespace, progress: Progress) -> dict:
    params = _options(options, *_MAP_PARAMS) | _polygons(options) | _leave(options)
    return METHODS["map"].run(params, progress)


_MAP_PARAMS = (
    "scene", "output", "bounds", "bounds_crs", "model", "embedding", "device", "confidence", "bands", "grid", "gsd",
)  # fmt: skip


def _add_map(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scene", metavar="SCENE", help="the raster to map: RGB imagery in any CRS, size and data type")
    parser.add_argument("output", metavar="OUT.tif", help="the land-cover GeoTIFF to write")
    _add_extent(parser, "map this extent only")
    _add_polygons(parser, "map only what lies in the polygons of a vector file; the rest becomes nodata")
    parser.add_argument(
        "--embedding",
        metavar="SRC",
        help="scene-context, none, alphaearth:YEAR, tessera:YEAR[:FOLDER], esd:PATH or raster:PATH (default: what the "
        "model prefers); naming a product is leave to fetch it",
    )
    _add_leave(parser)
    parser.add_argument("--confidence", metavar="CONF.tif", help="also write the confidence in percent here")
    _add_run(parser, "scene", "model")


def _show_map(result: dict) -> None:
    print(f"{result['output']}: {result['seconds']:.1f} s on {result['device']} with {result['model']}")
    _show_areas(result)


def _refer(options: argparse.Namespace, progress: Progress) -> dict:
    return METHODS["refer"].run(_options(options, *_REFER_PARAMS) | _polygons(options), progress)


_REFER_PARAMS = (
    "scene", "phrase", "output", "bounds", "bounds_crs", "model", "device", "bands", "gsd", "grid", "distances",
    "whole_phrase", "within", "within_codes", "threshold", "regions", "min_area",
)  # fmt: skip


def _add_refer(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scene", metavar="SCENE", help="the raster to ask: RGB imagery in any CRS, size and data type")
    parser.add_argument("phrase", metavar="PHRASE", help="what to look for, as “farmland within 200 m of a river”")
    parser.add_argument("output", metavar="OUT.tif", help="the response to write, a GeoTIFF from 0 to 1")
    _add_extent(parser, "look in this extent")
    _add_polygons(parser, "answer only in the polygons of a vector file; the rest becomes nodata")
    parser.add_argument("--threshold", type=float, metavar="T", help="from where it counts (default: the model's)")
    parser.add_argument("--regions", metavar="OUT.gpkg", help="also write what counts as polygons here")
    parser.add_argument("--min-area", type=float, metavar="M2", help="leave smaller regions out (default: keep all)")
    parser.add_argument("--within", metavar="CLASSES.tif", help="look within --classes of this land-cover raster only")
    parser.add_argument("--classes", dest="within_codes", nargs="+", type=int, metavar="CODE", help="class codes")
    parser.add_argument(
        "--distances", nargs="+", type=float, metavar="M", help="metres in place of those in the phrase, in its order"
    )
    parser.add_argument(
        "--whole-phrase", action="store_true", help="give the phrase to the network as it is, relations and all"
    )
    _add_run(parser, "response", "scene")


def _show_refer(result: dict) -> None:
    print(f"{result['output']}: {result['seconds']:.1f} s on {result['device']} with {result['model']}")
    print(f"{result['reading_words']}: highest response {result['maximum']:.2f}")
    if result["reading_note"]:
        print(result["reading_note"])
    if result["regions"]:
        print(f"{result['regions']}: {result['region_count']:,} regions of at least {result['threshold']:.2f}")


def _cache(options: argparse.Namespace, progress: Progress) -> dict:
    return METHODS["refer_cache"].run(_options(options, "clear"), progress)


def _add_cache(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--clear", action="store_true", help="empty it; features are computed again when asked for")


def _show_cache(result: dict) -> None:
    print(
        f"{result['folder']}: {result['bytes'] / 1e9:.2f} of {result['limit'] / 1e9:.2f} GB, {result['scenes']} scenes"
    )


def _add_extent(parser: argparse.ArgumentParser, text: str) -> None:
    corners = ("X0", "Y0", "X1", "Y1")
    parser.add_argument("--bounds", nargs=4, type=float, metavar=corners, help=f"{text} (default: all)")
    parser.add_argument("--bounds-crs", metavar="CRS", help="CRS of --bounds, as EPSG:4326 (default: the scene's)")


def _add_run(parser: argparse.ArgumentParser, *grids: str) -> None:
    """Which network reads the scene, how, where, and on which of ``grids`` (the first is the default) it answers."""
    parser.add_argument("--model", metavar="M", help="a model's name or its folder (default: the bundled one)")
    parser.add_argument("--device", metavar="D", default="auto", help="auto, cpu, cuda:N or mps (default: %(default)s)")
    parser.add_argument("--bands", nargs=3, type=int, metavar=("R", "G", "B"), help="band numbers (default: found out)")
    help_text = f"pixels of the result: {' or '.join(grids)} (default: %(default)s)"
    parser.add_argument("--grid", default=grids[0], metavar="G", help=help_text)
    parser.add_argument("--gsd", type=float, metavar="M", help="metres per pixel of a picture without a CRS")


def _add_polygons(parser: argparse.ArgumentParser, text: str) -> None:
    parser.add_argument("--polygons", metavar="FILE[:LAYER]", help=f"{text} (default: its first layer)")


def _polygons(options: argparse.Namespace) -> dict:
    """The polygons as params: a name with a colon is a file's where there is one, else a file's and a layer's."""
    path, layer = options.polygons, None
    if path and not os.path.exists(path):
        file, _, name = path.rpartition(":")
        if os.path.exists(file):
            path, layer = file, name
    return {"polygons": path, "polygons_layer": layer}


def _add_leave(parser: argparse.ArgumentParser) -> None:
    """Who names a public product on the command line has chosen to fetch it."""
    parser.add_argument("--offline", action="store_true", help="fetch nothing: use what is kept on this machine")


def _leave(options: argparse.Namespace) -> dict:
    return {"allow_network": not options.offline}


def _embed(options: argparse.Namespace, progress: Progress) -> dict:
    params = _options(options, "scene", "output", "colours", "bounds", "bounds_crs", "model", "device")
    return METHODS["embed"].run(params | _leave(options) | {"source": _source(options)}, progress)


def _source(options: argparse.Namespace) -> Optional[str]:
    return f"{options.source}:{options.year}" if options.source and options.year else options.source


def _add_field(parser: argparse.ArgumentParser, required: bool) -> None:
    parser.add_argument(
        "--source",
        required=required,
        metavar="SRC",
        help="alphaearth or tessera (with --year), esd:PATH, raster:PATH or scene-context"
        + ("" if required else " (default: SCENE is a field itself)")
        + "; naming a product is leave to fetch it",
    )
    parser.add_argument("--year", type=int, metavar="YEAR", help="the year of the product")
    _add_extent(parser, "this extent only")
    parser.add_argument("--model", metavar="M", help="whose scene context (default: the bundled model's)")
    parser.add_argument("--device", metavar="D", default="auto", help="for the scene context (default: %(default)s)")
    _add_leave(parser)


def _add_embed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scene", metavar="SCENE", help="a raster: its extent and CRS are the field's")
    parser.add_argument("output", metavar="OUT.tif", help="the GeoTIFF to write: a band a dimension, unit vectors")
    _add_field(parser, required=True)
    parser.add_argument("--colours", metavar="RGB.tif", help="also write its three main components as colours here")


def _show_embed(result: dict) -> None:
    print(
        f"{result['output']}: {result['width']} × {result['height']} cells of {result['dimensions']} dimensions, "
        f"{result['embedding']}, {100 * result['coverage']:.0f} % covered, {result['seconds']:.1f} s"
    )


def _similar(options: argparse.Namespace, progress: Progress) -> dict:
    params = _options(options, "scene", "output", "points", "points_crs", "bounds", "bounds_crs", "model", "device")
    return METHODS["similar"].run(params | _leave(options) | {"source": _source(options)}, progress)


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
        help="a place whose like is looked for; several are averaged",
    )
    parser.add_argument("--at-crs", dest="points_crs", metavar="CRS", help="CRS of --at (default: the scene's)")
    _add_field(parser, required=False)


def _embeddings(options: argparse.Namespace, progress: Progress) -> dict:
    params = {"refresh": options.refresh, "clear": options.clear, "allow_network": options.refresh}
    return METHODS["embeddings"].run(params, progress)


def _add_embeddings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--refresh", action="store_true", help="fetch the AlphaEarth index again")
    parser.add_argument("--clear", action="store_true", help="remove all that is kept")


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


def _areas(options: argparse.Namespace, progress: Progress) -> dict:
    return METHODS["areas"].run(_options(options, "classes", "polygons", "layer", "name_field", "output"), progress)


def _add_areas(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("classes", metavar="CLASSES.tif", help="a land-cover raster")
    parser.add_argument("--polygons", metavar="FILE", help="measure within each polygon of this vector file")
    parser.add_argument("--layer", metavar="NAME", help="layer of the polygon file (default: the first)")
    parser.add_argument("--name", dest="name_field", metavar="FIELD", help="attribute that names the polygons")
    parser.add_argument("--csv", dest="output", metavar="OUT.csv", help="also write the table here")


def _show_areas(result: dict) -> None:
    for zone in result.get("zones") or [{"name": None, "areas": result["areas"]}]:
        if zone["name"] is not None:
            print(f"{zone['name']}:")
        for area in zone["areas"]:
            print(f"{area.code:>3}  {area.name:<20} {area.area_m2 / 10_000:>14,.2f} ha {area.percent:>6.1f} %")


def _vectorize(options: argparse.Namespace, progress: Progress) -> dict:
    return METHODS["vectorize"].run(_options(options, *_VECTORIZE_PARAMS) | {"overwrite": True}, progress)


_VECTORIZE_PARAMS = (
    "source", "output", "threshold", "min_area", "simplify", "smooth", "confidence", "classes", "name", "layer_name",
    "crs", "fields",
)  # fmt: skip


def _add_vectorize(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="CLASSES.tif", help="a land-cover raster, or a response with --threshold")
    parser.add_argument("output", metavar="OUT.gpkg", help="the file to write: .gpkg, .geojson, .fgb or .shp")
    parser.add_argument("--threshold", type=float, metavar="T", help="outline where a response raster is at least this")
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
    parser.add_argument("--name", metavar="TEXT", help="class name of a response's region (default: its phrase)")
    parser.add_argument("--layer", dest="layer_name", metavar="NAME", help="layer in a GeoPackage (default: file name)")
    parser.add_argument("--crs", metavar="CRS", help="CRS to write (default: the raster's)")
    parser.add_argument(
        "--fields", nargs="+", metavar="NAME", help="attributes to write beside the code (default: all there are)"
    )


def _show_vectorize(result: dict) -> None:
    print(f"{result['output']}: {result['polygons']:,} polygons in {result['seconds']:.1f} s")


def _evaluate(options: argparse.Namespace, progress: Progress) -> dict:
    params = _options(options, "result", "reference", "field", "layer", "stratified", "output", "classes", "threshold")
    if options.mapping is not None:
        from .accuracy.evaluate import read_mapping

        params["mapping"] = read_mapping(options.mapping)
    return METHODS["evaluate"].run(params, progress)


def _add_evaluate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("result", metavar="RESULT.tif", help="what to judge: land cover, or the response to a phrase")
    parser.add_argument("reference", metavar="REFERENCE", help="what is true: a class raster, or polygons or points")
    parser.add_argument("--field", metavar="FIELD", help="attribute with the class, as code or name (default: found)")
    parser.add_argument("--layer", metavar="NAME", help="layer of the reference file, where it has several")
    parser.add_argument(
        "--mapping", metavar="FILE.json", help='classes of the reference as those of the result: {"forest": "Tree"}'
    )
    parser.add_argument(
        "--stratified",
        action=argparse.BooleanOptionalAction,
        help="the points are a random sample stratified by the result's classes, as samplepoints draws it, so that "
        "areas and accuracies are estimated with 95 %% intervals (default: where the reference has points)",
    )
    parser.add_argument("--html", dest="output", metavar="REPORT.html", help="write a report with plots here")
    parser.add_argument(
        "--classes",
        nargs="+",
        metavar="CLASS",
        help="for a response: the classes of the reference that the phrase means (default: all of it but 0)",
    )
    parser.add_argument(
        "--threshold", type=float, metavar="T", help="for a response: where a region begins (default: as in its run)"
    )


def _show_evaluate(result: dict) -> None:
    if result.get("kind") == "referring":
        return _show_response_scores(result)
    print(f"{result['total']:,} {result['unit']} compared")
    for name, key in (("Overall accuracy", "overall_accuracy"), ("Mean F1", "mean_f1"), ("Mean IoU", "mean_iou")):
        print(f"{name:<18} {_percent(result[key])}")
    print(f"{'Kappa':<18} {'–' if result['kappa'] is None else format(result['kappa'], '.3f'):>7}")
    print(f"\n{'':<25} {'user’s':>10} {'producer’s':>10} {'F1':>9} {'IoU':>9}")
    for entry in result["classes"]:
        shares = (entry[key] for key in ("users_accuracy", "producers_accuracy", "f1", "iou"))
        print(f"{entry['code']:>3}  {entry['name']:<20}   " + "   ".join(map(_percent, shares)))
    if "estimates" in result:
        estimates = result["estimates"]
        print(f"\nEstimated from the sample, with 95 % intervals ({estimates['method']}):")
        overall = estimates["overall_accuracy"]
        print(f"{'Overall accuracy':<25} {_percent(overall['value'])} ±{_percent(overall['margin_95'])}")
        for entry in estimates["classes"]:
            area = entry["area_m2"]
            print(f"{entry['code']:>3}  {entry['name']:<20} {_hectares(area['value'])} ±{_hectares(area['margin_95'])}")
    if result["output"]:
        print(f"\nReport: {result['output']}")


def _show_response_scores(result: dict) -> None:
    print(f"“{result['phrase']}”: {result['total']:,} {result['unit']} compared")
    rows = [
        ("True of", "prior"), ("Average precision", "average_precision"), ("Area under ROC", "auc"),
        (f"IoU at {result['threshold']:.2f}", "iou"), ("Precision", "precision"), ("Recall", "recall"),
        (f"Best IoU, at {result['best_threshold']:.2f}", "best_iou"), ("Highest response", "maximum"),
    ]  # fmt: skip
    for name, key in rows:
        print(f"{name:<20} {_percent(result[key])}")
    if result["selo"]:
        selo = (f"{name[:1].upper()}{name[1:]} {value:.3f}" for name, value in result["selo"].items())
        print(f"{'SeLo':<20} {', '.join(selo)} ({result['regions']} regions)")


def _percent(share: Optional[float]) -> str:
    return f"{'–':>7}" if share is None else f"{100 * share:>5.1f} %"


def _hectares(square_metres: Optional[float]) -> str:
    return f"{'–':>17}" if square_metres is None else f"{square_metres / 10_000:>14,.2f} ha"


def _samplepoints(options: argparse.Namespace, progress: Progress) -> dict:
    params = _options(options, "result", "output", "points", "standard_error", "least", "seed")
    params["expected_users"] = dict(options.expected_users)
    return METHODS["samplepoints"].run(params | {"overwrite": options.overwrite}, progress)


def _add_samplepoints(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("result", metavar="CLASSES.tif", help="the land-cover raster to be judged")
    parser.add_argument("output", metavar="OUT.gpkg", help="the GeoPackage of points to write")
    parser.add_argument("--points", type=int, metavar="N", help="how many in all (default: from --standard-error)")
    parser.add_argument(
        "--standard-error", type=float, metavar="S", help="wanted of the overall accuracy, a share (default: 0.01)"
    )
    parser.add_argument(
        "--expected",
        dest="expected_users",
        nargs="+",
        type=_code_and_share,
        default=[],
        metavar="CODE=SHARE",
        help="user's accuracies that you expect, as 5=0.9 (default: 0.8 each)",
    )
    parser.add_argument("--least", type=int, metavar="N", help="points for each rare class (default: 50)")
    parser.add_argument("--seed", type=int, metavar="N", help="the same seed draws the same points (default: 0)")
    parser.add_argument("--overwrite", action="store_true", help="replace OUT.gpkg and whatever was labelled in it")


def _code_and_share(text: str) -> tuple[str, float]:
    code, equals, share = text.partition("=")
    if not equals or not code.strip().isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not like 5=0.9")
    try:
        return code.strip(), float(share)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not like 5=0.9") from None


def _show_samplepoints(result: dict) -> None:
    print(f"{result['output']}: {result['points']:,} points")
    for entry in result["classes"]:
        print(f"{entry['code']:>3}  {entry['name']:<20} {entry['points']:>6,}")


def _options(options: argparse.Namespace, *names: str) -> dict:
    """The options of these names as params."""
    return {name: getattr(options, name) for name in names}


def _models(options: argparse.Namespace, progress: Progress) -> dict:
    return METHODS["models"].run({}, progress)


def _show_models(result: dict) -> None:
    if not result["models"]:
        print("No models are installed.")
    for card in result["models"]:
        gsd = card["gsd"]
        default = " (default)" if card["name"] in (result["default"], result["default_referring"]) else ""
        answers = ", ".join(entry.name for entry in card["classes"]) or "any phrase"
        print(f"{card['name']}{default}: {card['title']}, version {card['version']}")
        print(f"    {gsd.min:g}–{gsd.max:g} m, {answers}")
        print(f"    {card['folder']}")


def _doctor(options: argparse.Namespace, progress: Progress) -> dict:
    return METHODS["doctor"].run({}, progress)


def _show_doctor(result: dict) -> None:
    for check in result["checks"]:
        print(f"{check.status:<8} {check.name}: {check.detail}{'  → ' + check.remedy if check.remedy else ''}")


def _doctor_status(result: dict) -> int:
    return FAILED if any(check.status == "error" for check in result["checks"]) else DONE


def _train(options: argparse.Namespace, progress: Progress) -> dict:
    from .training.cli import run

    return run(options)


def _add_train(parser: argparse.ArgumentParser) -> None:
    from .training.cli import add_arguments

    add_arguments(parser)


def _show_output(result: dict) -> None:
    print(f"{result['output']}: {result['seconds']:.1f} s")


# The parser


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="landscribe", description="Land-cover maps of high-resolution rasters, on your own machine.")
    parser.add_argument("--version", action="version", version=f"landscribe {VERSION}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def add(name: str, text: str, add_arguments: Callable, run: Callable, show: Callable, status=lambda result: DONE):
        command = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        add_arguments(command)
        command.add_argument("--json", action="store_true", help="one JSON object as the last line of the output")
        command.set_defaults(run=run, show=show, status=status)

    add("map", "map a scene's land cover", _add_map, _map, _show_map)
    add("embed", "write an embedding field as a GeoTIFF", _add_embed, _embed, _show_embed)
    add("similar", "map how alike a field is to a place", _add_similar, _similar, _show_output)
    add("embeddings", "show what embeddings are kept", _add_embeddings, _embeddings, _show_embeddings)
    add("refer", "find what a phrase describes in a scene", _add_refer, _refer, _show_refer)
    add("cache", "tell how much room the features of scenes take", _add_cache, _cache, _show_cache)
    add("areas", "measure the area of each class of a land-cover raster", _add_areas, _areas, _show_areas)
    add("vectorize", "turn a land-cover raster into polygons", _add_vectorize, _vectorize, _show_vectorize)
    add("evaluate", "compare a land-cover raster with a reference", _add_evaluate, _evaluate, _show_evaluate)
    add(
        "samplepoints",
        "draw points to label, at random within each class",
        _add_samplepoints,
        _samplepoints,
        _show_samplepoints,
    )
    add("models", "list the installed models", lambda command: None, _models, _show_models)
    add("doctor", "check the installation", lambda command: None, _doctor, _show_doctor, _doctor_status)
    add("train", "train a mapping or a referring model, as the configuration says", _add_train, _train, _show_output)
    return parser


class _Parser(argparse.ArgumentParser):
    """Argparse that tells a mistake in one sentence, and takes -1.5e-05 for a number and not for an option."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self._negative_number_matcher = re.compile(r"-(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$")

    def error(self, message: str):
        self.exit(WRONG_INPUT, f"{self.prog}: {message}; see {self.prog} --help.\n")


# Output and progress


@contextmanager
def _no_noise() -> Iterator[None]:
    """Send what libraries print meanwhile to standard error: standard output is for the result alone."""
    sys.stdout.flush()
    output = os.dup(1)
    os.dup2(2, 1)
    try:
        with redirect_stdout(sys.stderr):
            yield
    finally:
        os.dup2(output, 1)
        os.close(output)


@contextmanager
def _progress_on_terminal() -> Iterator[Progress]:
    """Progress that draws a bar where standard error is a terminal, and that Ctrl-C or a SIGTERM stops.

    The next report of progress then stops the work, which cleans up. Work that does not report (a library being
    imported, say), or a second Ctrl-C, is interrupted where it is.
    """
    from tqdm import tqdm

    stopped, reported = False, float("-inf")

    def stop(number: int, frame) -> None:
        nonlocal stopped
        if stopped or time.monotonic() - reported > REPORTS_WITHIN:
            raise KeyboardInterrupt
        stopped = True

    def progress(fraction: float, stage: str) -> None:
        nonlocal reported
        if stopped:
            raise Cancelled
        reported = time.monotonic()
        bar.set_description_str(stage, refresh=False)
        bar.update(max(0.0, 100.0 * min(fraction, 1.0) - bar.n))

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with tqdm(total=100, bar_format=_BAR, leave=False, disable=None) as bar:
            yield progress
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


if __name__ == "__main__":
    sys.exit(main())
