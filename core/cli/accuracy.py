"""Commands on accuracy: evaluate, samplepoints."""

import argparse

from ..engine.methods import METHODS
from ..files.outputs import REPORT
from ..progress import Progress
from .arguments import params_of
from .command import Command
from .terminal import hectares, percent


def _run_evaluate(options: argparse.Namespace, progress: Progress) -> dict:
    params = params_of(options, "result", "reference", "field", "layer", "stratified", "output", "classes", "threshold")
    if options.mapping is not None:
        from ..accuracy.evaluate import read_mapping
        from ..files.guard import check_files

        check_files([options.mapping], [(options.output, (REPORT,))] if options.output else [])
        params["mapping"] = read_mapping(options.mapping)
    return METHODS["evaluate"].run(params, progress)


def _add_evaluate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("result", metavar="RESULT.tif", help="the raster to judge: land cover or a response")
    parser.add_argument("reference", metavar="REFERENCE", help="the truth: a class raster, polygons or points")
    parser.add_argument(
        "--field", metavar="FIELD", help="attribute with the class, as code or name (default: automatic)"
    )
    parser.add_argument("--layer", metavar="NAME", help="layer of the reference file, if it has several")
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
        print(f"{name:<18} {percent(result[key])}")
    print(f"{'Kappa':<18} {'–' if result['kappa'] is None else format(result['kappa'], '.3f'):>7}")
    print(f"\n{'':<25} {'user’s':>10} {'producer’s':>10} {'F1':>9} {'IoU':>9}")
    for entry in result["classes"]:
        shares = (entry[key] for key in ("users_accuracy", "producers_accuracy", "f1", "iou"))
        print(f"{entry['code']:>3}  {entry['name']:<20}   " + "   ".join(map(percent, shares)))
    if "estimates" in result:
        estimates = result["estimates"]
        print(f"\nEstimated from the sample, with 95 % intervals ({estimates['method']}):")
        overall = estimates["overall_accuracy"]
        print(f"{'Overall accuracy':<25} {percent(overall['value'])} ±{percent(overall['margin_95'])}")
        for entry in estimates["classes"]:
            area = entry["area_m2"]
            print(f"{entry['code']:>3}  {entry['name']:<20} {hectares(area['value'])} ±{hectares(area['margin_95'])}")
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
        print(f"{name:<20} {percent(result[key])}")
    if result["selo"]:
        selo = (f"{name[:1].upper()}{name[1:]} {value:.3f}" for name, value in result["selo"].items())
        print(f"{'SeLo':<20} {', '.join(selo)} ({result['regions']} regions)")


def _run_samplepoints(options: argparse.Namespace, progress: Progress) -> dict:
    params = params_of(options, "result", "output", "points", "standard_error", "least", "seed")
    params["expected_users"] = dict(options.expected_users)
    return METHODS["samplepoints"].run(params | {"overwrite": options.overwrite}, progress)


def _add_samplepoints(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("result", metavar="CLASSES.tif", help="the land-cover raster to be judged")
    parser.add_argument("output", metavar="OUT.gpkg", help="the GeoPackage of points to write")
    parser.add_argument("--points", type=int, metavar="N", help="how many in all (default: from --standard-error)")
    parser.add_argument(
        "--standard-error", type=float, metavar="S", help="of the overall accuracy, a share (default: 0.01)"
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
    parser.add_argument("--overwrite", action="store_true", help="replace OUT.gpkg and all labels in it")


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


COMMANDS = (
    Command("evaluate", "compare a land-cover raster with a reference", _add_evaluate, _run_evaluate, _show_evaluate),
    Command(
        "samplepoints",
        "draw points to label, at random within each class",
        _add_samplepoints,
        _run_samplepoints,
        _show_samplepoints,
    ),
)
