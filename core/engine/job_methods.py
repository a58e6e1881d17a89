"""Methods on many scenes: map_all, refer_all."""

import os
from functools import partial
from typing import Callable

from ..errors import InputError
from ..progress import Progress
from . import scene_methods
from .failures import explain
from .params import (
    read_number,
    read_number_list,
    read_numbers,
    read_text,
    read_text_list,
    read_whole_number,
    read_whole_numbers,
)


def map_all(params: dict, progress: Progress) -> dict:
    """Map the land cover of many rasters.

    Params: ``sources``, ``output`` (a folder), those of a job (``_job``) and those of ``map`` that say how; with
    ``confidence`` true, the confidence is written beside each map. Returns the fields of ``JobResult``, or with
    ``dry_run`` those of ``Estimate``.
    """
    from ..models.registry import DEFAULT_MAPPING_MODEL

    shared = {
        "embedding": read_text(params, "embedding", None),
        "allow_network": params.get("allow_network") is True,
        "proxy": read_text(params, "proxy", None),
        "grid": read_text(params, "grid", "scene"),
    }
    return _job(
        params, shared, DEFAULT_MAPPING_MODEL, {"scene": None, "model": 1}, scene_methods.map_land_cover, progress
    )


def refer_all(params: dict, progress: Progress) -> dict:
    """Answer a phrase about many rasters.

    Params: ``sources``, ``output`` (a folder), ``phrase``, those of a job (``_job``) and those of ``refer`` that say
    how. Returns as ``map_all``.
    """
    from ..models.registry import DEFAULT_REFERRING_MODEL, find_model
    from ..xemap.refer import ReferRequest, check_request

    shared = {
        "phrase": read_text(params, "phrase"),
        "grid": read_text(params, "grid", "response"),
        "distances": read_number_list(params, "distances"),
        "whole_phrase": params.get("whole_phrase") is True,
        "within": read_text(params, "within", None),
        "within_codes": read_whole_numbers(params, "within_codes"),
        "threshold": read_number(params, "threshold"),
    }
    check_request(ReferRequest(scene="", output="", **shared))
    card = find_model(read_text(params, "model", None), DEFAULT_REFERRING_MODEL)[1]
    grids = {"response": card.stride, "scene": None}
    return _job(params, shared, DEFAULT_REFERRING_MODEL, grids, scene_methods.refer, progress)


def _job(params: dict, shared: dict, default_model: str, grids: dict, run: Callable, progress: Progress) -> dict:
    """Plan a job and do it.

    Params: ``sources``, ``output``, ``model``, ``device``, ``bands``, ``gsd``, ``bounds``, ``bounds_crs``,
    ``polygons``, ``polygons_layer``; ``each``, ``block`` (pixels), ``location`` and ``asset``, as in ``Settings``;
    ``retry_failed``, ``dry_run``, ``shard`` (as "2/5"); and the engine: ``workers``, ``gpus``, ``dask``,
    ``dask_scheduler_file``.
    """
    from ..jobs.estimate import estimate_job
    from ..jobs.plan import BLOCK_SIDE, Settings, make_plan
    from ..jobs.run import run_job
    from ..jobs.task import Work
    from ..models.registry import find_model

    folder, card = find_model(read_text(params, "model", None), default_model)
    if shared["grid"] not in grids:
        raise InputError(f"The grid {shared['grid']!r} is not known: choose {' or '.join(grids)}.")
    step, side = grids[shared["grid"]], read_whole_number(params, "block")
    if side is not None and side < 1:
        raise InputError(f"A block of {side} pixels makes no sense: give a number such as {BLOCK_SIDE}.")
    settings = Settings(
        params={
            **shared,
            "model": os.path.abspath(folder) if os.path.isdir(str(params.get("model"))) else card.name,
            "device": read_text(params, "device", "auto"),
            "bands": read_whole_numbers(params, "bands"),
            "gsd": read_number(params, "gsd"),
            "bounds": read_numbers(params, "bounds", 4),
            "bounds_crs": read_text(params, "bounds_crs", None),
            "polygons": _absolute(read_text(params, "polygons", None)),
            "polygons_layer": read_text(params, "polygons_layer", None),
        },
        card=card,
        native=step is None,
        step=step or 1,
        side=side or BLOCK_SIDE,
        each=params.get("each") is True,
        location=read_text(params, "location", None),
        asset=read_text(params, "asset", None),
        confidence=params.get("confidence") is True,
    )
    progress(0.0, "Planning")
    sources = [_absolute(source) for source in read_text_list(params, "sources")]
    plan = make_plan(sources, os.path.abspath(read_text(params, "output")), settings)
    work = Work(run, explain)
    if params.get("dry_run") is True:
        return vars(estimate_job(plan, work, progress))
    result = run_job(
        plan,
        work,
        _engine(params),
        progress,
        retry_failed=params.get("retry_failed") is True,
        shard=_shard(read_text(params, "shard", None)),
        threshold=shared.get("threshold"),
    )
    return {**vars(result), "model": card.name, "device": settings.params["device"]}


def _absolute(path: str | None) -> str | None:
    """A path that means the same in every process."""
    if path is None or "://" in path or path.startswith("/vsi"):
        return path
    return os.path.abspath(path)


def _engine(params: dict) -> Callable:
    """What does the tasks."""
    workers, gpus = read_whole_number(params, "workers"), read_text_list(params, "gpus", ())
    address, file = read_text(params, "dask", None), read_text(params, "dask_scheduler_file", None)
    if workers is not None and workers < 1:
        raise InputError(f"{workers} workers do no work: give 1 or more.")
    if address or file:
        from ..jobs.cluster import do_on_cluster

        return partial(do_on_cluster, address=address, file=file, workers=workers, gpus=gpus)
    if workers is not None or gpus:
        from ..jobs.pool import do_in_pool

        return partial(do_in_pool, workers=workers or len(gpus), gpus=gpus)
    from ..jobs.here import do_here

    return do_here


def _shard(text: str | None):
    """The part of a job that ``2/5`` means."""
    from ..jobs.run import Shard

    if text is None:
        return None
    number, slash, count = text.partition("/")
    if slash and number.isdigit() and count.isdigit() and 1 <= int(number) <= int(count):
        return Shard(int(number), int(count))
    raise InputError(f"The shard {text!r} makes no sense: give it as 2/5, the second of five.")
