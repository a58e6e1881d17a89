"""The command on two dates: change."""

import argparse
from pathlib import Path

from ..engine.methods import METHODS
from ..progress import Progress
from .arguments import add_extent, add_offline, add_polygons, add_run, network_params, params_of, polygon_params
from .command import Command
from .terminal import hectares

_PARAMS = (
    "before", "after", "output", "probability", "before_map", "after_map", "polygons_output", "table", "report",
    "threshold", "min_area", "align", "finer", "bounds", "bounds_crs", "model", "embedding", "device", "bands", "grid",
    "gsd",
)  # fmt: skip


def _run_change(options: argparse.Namespace, progress: Progress) -> dict:
    params = params_of(options, *_PARAMS) | polygon_params(options) | network_params(options)
    out = Path(options.output)
    for name, end in (("probability", "probability"), ("before_map", "before"), ("after_map", "after")):
        if params[name] is None:
            params[name] = str(out.with_name(f"{out.stem}_{end}{out.suffix}"))
    return METHODS["change"].run(params, progress)


def _add_change(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("before", metavar="BEFORE", help="the earlier date: imagery, or a land cover made before")
    parser.add_argument("after", metavar="AFTER", help="the later date, of the same kind; any CRS and resolution")
    parser.add_argument("output", metavar="OUT.tif", help="the GeoTIFF of transitions to write")
    add_extent(parser, "compare this extent only")
    add_polygons(parser, "compare only inside the polygons of a vector file; the rest becomes nodata")
    parser.add_argument(
        "--probability", metavar="P.tif", help="the probability of change (default: OUT_probability.tif)"
    )
    parser.add_argument("--before-map", metavar="B.tif", help="land cover before (default: OUT_before.tif)")
    parser.add_argument("--after-map", metavar="A.tif", help="land cover after (default: OUT_after.tif)")
    parser.add_argument("--regions", dest="polygons_output", metavar="OUT.gpkg", help="also write regions of change")
    parser.add_argument("--table", metavar="OUT.csv", help="also write the matrix of transitions in hectares")
    parser.add_argument("--html", dest="report", metavar="OUT.html", help="also write a report with a chart")
    parser.add_argument(
        "--threshold", type=float, metavar="T", help="probability from which ground has changed (default: 0.55)"
    )
    parser.add_argument("--min-area", type=float, metavar="M2", help="drop smaller changes (default: keep all)")
    parser.add_argument(
        "--align",
        default="none",
        metavar="A",
        help="none, shift (move one date by the shift between both) or field (a shift that differs smoothly from place "
        "to place) (default: %(default)s; a shift above half a pixel is reported)",
    )
    parser.add_argument("--finer", action="store_true", help="compare on the finer raster's pixels, not the coarser's")
    parser.add_argument("--embedding", metavar="SRC", help="embedding field of both dates, as of map")
    add_offline(parser)
    add_run(parser, "scene", "model")


def _show_change(result: dict) -> None:
    with_model = f" on {result['device']} with {result['model']}" if result["model"] else ""
    print(f"{result['output']}: {result['seconds']:.1f} s{with_model}")
    if result["changed_percent"] is not None:
        print(f"changed: {result['changed_percent']:.2f} % of the ground compared")
    for entry in sorted(result["transitions"], key=lambda entry: -entry["area_m2"]):
        if entry["changed"]:
            print(f"  {entry['before'] + ' → ' + entry['after']:<40} {hectares(entry['area_m2'])}")
    for name in ("polygons", "table", "report"):
        if result[name]:
            print(f"{result[name]} is written")


COMMANDS = (Command("change", "find what changed between two dates", _add_change, _run_change, _show_change),)
