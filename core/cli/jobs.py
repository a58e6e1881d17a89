"""Commands on many scenes: map-all, refer-all."""

import argparse

from ..engine.methods import METHODS
from ..progress import Progress
from .arguments import add_extent, add_offline, add_polygons, add_run, network_params, params_of, polygon_params
from .command import DONE, FAILED, Command
from .vectors import show_areas

_JOB_PARAMS = (
    "sources", "output", "bounds", "bounds_crs", "model", "device", "bands", "grid", "gsd", "each", "block", "location",
    "asset", "retry_failed", "dry_run", "shard", "workers", "gpus", "dask", "dask_scheduler_file",
)  # fmt: skip


def _run_map_all(options: argparse.Namespace, progress: Progress) -> dict:
    params = params_of(options, *_JOB_PARAMS, "embedding", "confidence")
    return METHODS["map_all"].run(params | polygon_params(options) | network_params(options), progress)


def _run_refer_all(options: argparse.Namespace, progress: Progress) -> dict:
    names = ("phrase", "distances", "whole_phrase", "within", "within_codes", "threshold")
    params = params_of(options, *_JOB_PARAMS, *names)
    return METHODS["refer_all"].run(params | polygon_params(options), progress)


def _add_map_all(parser: argparse.ArgumentParser) -> None:
    _add_sources(parser, "map")
    parser.add_argument("--embedding", metavar="SRC", help="as for map (default: the model's own)")
    add_offline(parser)
    parser.add_argument("--confidence", action="store_true", help="also write the confidence in percent")
    add_run(parser, "scene", "model")
    _add_job(parser)


def _add_refer_all(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("phrase", metavar="PHRASE", help="what to look for, as “farmland within 200 m of a river”")
    _add_sources(parser, "ask")
    parser.add_argument("--threshold", type=float, metavar="T", help="where a region begins (default: the model's)")
    parser.add_argument("--within", metavar="CLASSES.tif", help="look within --classes of this land-cover raster only")
    parser.add_argument("--classes", dest="within_codes", nargs="+", type=int, metavar="CODE", help="class codes")
    parser.add_argument(
        "--distances", nargs="+", type=float, metavar="M", help="metres that replace those in the phrase, in its order"
    )
    parser.add_argument(
        "--whole-phrase", action="store_true", help="give the whole phrase to the network, with its relations"
    )
    add_run(parser, "response", "scene")
    _add_job(parser)


def _add_sources(parser: argparse.ArgumentParser, verb: str) -> None:
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help=f"rasters to {verb}: a file, a folder, a pattern, a VRT, a tile index or a STAC item collection",
    )
    parser.add_argument("output", metavar="OUT_DIR", help="folder for the results, their VRT and the manifest")
    add_extent(parser, f"{verb} this extent only")
    add_polygons(parser, f"{verb} only inside the polygons of a vector file; the rest becomes nodata")


def _add_job(parser: argparse.ArgumentParser) -> None:
    sources = parser.add_argument_group("sources")
    sources.add_argument("--each", action="store_true", help="take each raster by itself: read nothing across edges")
    sources.add_argument("--location", metavar="FIELD", help="field of a tile index with the rasters' paths")
    sources.add_argument("--asset", metavar="NAME", help="asset of the STAC items (default: the one with the image)")
    sources.add_argument("--block", type=int, metavar="N", help="side of a task's block in model pixels")
    job = parser.add_argument_group("what is done (the same command again does what is missing)")
    job.add_argument("--retry-failed", action="store_true", help="try again what failed before")
    job.add_argument("--dry-run", action="store_true", help="say what would be done, and about how long it takes")
    job.add_argument("--shard", metavar="I/N", help="do only the I-th of N parts, as a SLURM array does")
    engine = parser.add_argument_group("who does it (default: this process)")
    engine.add_argument("--workers", type=int, metavar="N", help="so many processes on this machine")
    engine.add_argument("--gpus", type=_numbers, metavar="0,1", help="a process for each of these GPUs")
    engine.add_argument("--dask", metavar="ADDRESS", help="the workers of a Dask scheduler, or “local” for a new one")
    engine.add_argument("--dask-scheduler-file", metavar="FILE", help="the same, from the scheduler's file")


def _numbers(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _show(result: dict) -> None:
    if "to_do" in result:
        return _show_estimate(result)
    print(f"{result['output'] or 'no result'}: {result['done']:,} of {result['tasks']:,} tasks have a result")
    print(f"{result['done_now']:,} done now in {result['seconds']:.1f} s, {result['empty']:,} without valid pixels")
    if result["open"]:
        print(f"{result['open']:,} still to do")
    _show_failures(result)
    if result["areas"]:
        show_areas(result)


def _show_estimate(result: dict) -> None:
    print(f"{result['tasks']:,} tasks in {result['scenes']:,} scenes, {result['to_do']:,} of them to do")
    print(f"{result['pixels'] / 1e6:,.1f} million pixels to do, from {result['bytes_in'] / 1e9:,.2f} GB of rasters")
    if result["seconds"] is not None:
        hours, rest = divmod(round(result["seconds"]), 3600)
        print(f"about {hours} h {rest // 60} min {rest % 60} s on one device, {result['bytes_out'] / 1e9:,.2f} GB")
    _show_failures(result)


def _show_failures(result: dict) -> None:
    for failure in result["failures"]:
        print(f"failed: {failure['name']}: {failure['sentence']}")
    hidden = result.get("failed", 0) - len(result["failures"])
    if hidden > 0:
        print(f"and {hidden:,} more failures: see the manifest")


def _status(result: dict) -> int:
    return FAILED if result["failures"] else DONE


COMMANDS = (
    Command("map-all", "map the land cover of many rasters", _add_map_all, _run_map_all, _show, _status),
    Command(
        "refer-all", "find in many rasters what a phrase describes", _add_refer_all, _run_refer_all, _show, _status
    ),
)
