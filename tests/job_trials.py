"""``python -m tests.job_trials kills|tasks|overhead --count N``: jobs under fire, and their overhead.

kills: a job of 16 files runs on two workers of a Dask cluster or a local pool, and a worker, all workers, the scheduler
or the client are killed (kill -9) at a random moment. Then the same command runs again: the result must be whole and
equal to that of an undisturbed run, and no task may have been finished twice. The exit code is 1 if one was.

tasks: a raster of many tiny blocks, with work that computes nothing, on a Dask cluster of this machine: tasks a second
and the memory of the client (with its scheduler).

overhead: one scene by ``landscribe map`` and by ``map-all`` with one worker and on Dask, in processor seconds.
"""

import argparse
import ctypes
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from functools import partial
from pathlib import Path

import numpy as np
import rasterio

from core.bench.__main__ import write_scene
from core.engine.failures import explain
from core.errors import InputError
from core.files.record import peak_memory_bytes, record_path
from core.jobs.cluster import do_on_cluster
from core.jobs.here import do_here
from core.jobs.plan import Settings, make_plan
from core.jobs.pool import do_in_pool
from core.jobs.run import run_job
from core.jobs.task import Work
from core.progress import silent
from tests.fixtures.cards import land_cover_card
from tests.fixtures.rasters import UTM, north_up
from tests.fixtures.sheets import write_sheets
from tests.fixtures.stub_work import LOG, STUB
from tests.fixtures.stub_work import run as stub_run

VICTIMS = ("worker", "workers", "scheduler", "client")
#: Linux's prctl: the signal that a process gets when its parent ends.
PDEATHSIG = 1
#: Workers of a cluster, and seconds after which one ends that finds no scheduler, or that nobody has ended.
WORKERS, DEATH_TIMEOUT, LIFETIME = 2, 15, 120


def slow_run(params: dict, progress) -> dict:
    """The stub's work, slow enough to be hit."""
    time.sleep(0.2)
    return stub_run(params, progress)


def empty_run(params: dict, progress) -> dict:
    """Work without work: leaves a record and an empty file."""
    output = Path(params["output"])
    record = {"job_task": params["task"], "seconds": 0.0, "device": "none"}
    record_path(output).write_text(json.dumps(record))
    output.touch()
    return record


def settings() -> Settings:
    return Settings({"grid": "scene"}, land_cover_card(), side=256)


def client(place: Path, address: str | None) -> None:
    """Run the job of the kills, in a process of its own."""
    engine = partial(do_on_cluster, address=address) if address else partial(do_in_pool, workers=2)
    plan = make_plan([str(place / "in")], str(place / "out"), settings())
    run_job(plan, Work(slow_run, explain), engine, silent)


def start(*command: str) -> subprocess.Popen:
    """Start a module that never outlives this process, however that ends (on Linux)."""
    return subprocess.Popen(
        [sys.executable, "-m", *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: ctypes.CDLL(None).prctl(PDEATHSIG, signal.SIGKILL),
    )


class Cluster:
    """A scheduler and two workers, each a process of its own."""

    def __init__(self, place: Path):
        self.file = str(place / "scheduler.json")
        Path(self.file).unlink(missing_ok=True)
        self.scheduler = start(
            "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
            "--scheduler-file", self.file,
        )  # fmt: skip
        self.workers = [self.worker() for _ in range(WORKERS)]
        while not os.path.exists(self.file):
            time.sleep(0.1)
        self.address = json.loads(Path(self.file).read_text())["address"]

    def worker(self) -> subprocess.Popen:
        return start(
            "distributed.cli.dask_worker", "--scheduler-file", self.file, "--nthreads", "1", "--no-nanny",
            "--no-dashboard", "--host", "127.0.0.1", "--death-timeout", str(DEATH_TIMEOUT), "--lifetime", str(LIFETIME),
        )  # fmt: skip

    def kill(self, victim: str) -> None:
        victims = {"worker": self.workers[-1:], "workers": list(self.workers), "scheduler": [self.scheduler]}[victim]
        for process in victims:
            process.kill()
            process.wait()
        if victim.startswith("worker"):
            alive = [worker for worker in self.workers if worker.poll() is None]
            self.workers = alive + [self.worker() for _ in range(WORKERS - len(alive))]

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            with suppress(OSError):
                process.send_signal(signal.SIGKILL)
            process.wait()


def kills(count: int, seed: int) -> int:
    chance, outcomes, wrong = random.Random(seed), Counter(), []
    with tempfile.TemporaryDirectory(prefix="landscribe-job-kills-") as text:
        place = Path(text)
        os.environ[LOG] = text
        write_sheets(place / "in", 8, 8, 128)  # 16 blocks of 256 pixels
        plan = make_plan([str(place / "in")], str(place / "right"), settings())
        right = run_job(plan, STUB, do_here, silent)
        with rasterio.open(right.output) as file:
            expected = file.read()
        for number in range(count):
            victim, log = VICTIMS[number % len(VICTIMS)], place / "runs.txt"
            log.write_text("")
            cluster = Cluster(place)
            process = start("tests.job_trials", "client", "--place", text, "--address", cluster.address)
            while process.poll() is None and not log.read_text():
                time.sleep(0.05)
            time.sleep(chance.uniform(0, 1.5))
            if victim == "client":
                process.kill()
            else:
                cluster.kill(victim)
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
            process.wait()
            before = sorted(path.stem for path in (place / "out" / "tiles").rglob("*.tif"))
            time.sleep(0.5)  # what a worker has under way when its client dies, it ends
            cluster.end()
            for _ in range(2):
                again = make_plan([str(place / "in")], str(place / "out"), settings())
                result = run_job(again, STUB, do_here, silent)
            lines = Counter(log.read_text().split())
            with rasterio.open(result.output) as file:
                equal = (file.read() == expected).all()
            twice = [name for name, times in lines.items() if times > 1]
            if not (equal and result.done == 16 and not twice):
                wrong.append(f"kill {number} of {victim}: equal {equal}, done {result.done}, twice {twice}")
            outcomes[victim, "whole at once" if len(before) == 16 else "whole after a rerun"] += 1
            for path in (place / "out" / "tiles").rglob("*.*"):
                path.unlink()
    for (victim, kind), times in sorted(outcomes.items()):
        print(f"{victim:<10} {kind:<20} {times:>3}")
    print("\n".join(wrong) or f"{count} kills: every result whole and equal, nothing finished twice")
    return 1 if wrong else 0


def tasks(count: int, workers: int) -> int:
    side = int(np.ceil(np.sqrt(count)))
    with tempfile.TemporaryDirectory(prefix="landscribe-tasks-") as text:
        profile = {"driver": "GTiff", "count": 3, "dtype": "uint8", "crs": UTM, "transform": north_up()}
        with rasterio.open(f"{text}/large.tif", "w", width=256 * side, height=256 * side, sparse_ok=True, tiled=True,
                           bigtiff=True, **profile):  # fmt: skip
            pass
        plan = make_plan([f"{text}/large.tif"], f"{text}/out", settings())
        began, times = time.monotonic(), os.times()
        last = time.monotonic()

        def progress(fraction: float, stage: str) -> None:
            nonlocal last
            if time.monotonic() - last > 10:
                last = time.monotonic()
                print(f"{stage} after {last - began:.0f} s", flush=True)

        engine = partial(do_on_cluster, address="local", workers=workers)
        result = run_job(plan, Work(empty_run, explain), engine, progress)
        seconds, after = time.monotonic() - began, os.times()
        print(f"{result.done:,} tasks in {seconds:.0f} s: {result.done / seconds:.0f} a second")
        print(f"{after.user + after.system - times.user - times.system:.0f} processor seconds of client and scheduler")
        print(f"{peak_memory_bytes() / 1e6:.0f} MB at the peak in the client, which has the scheduler in it")
    return 0


def overhead(side: int, rounds: int, lock: str | None) -> int:
    """Map one scene as one block by ``map`` and by ``map-all``, in turns."""
    ways = {
        "map": ["map", "{scene}", "{out}/map.tif"],
        "map-all --workers 1": ["map-all", "{scene}", "{out}", "--workers", "1"],
        "map-all --dask local": ["map-all", "{scene}", "{out}", "--dask", "local"],
    }
    times = {way: [] for way in ways}
    with tempfile.TemporaryDirectory(prefix="landscribe-overhead-") as text:
        write_scene(Path(text, "scene.tif"), side)
        for turn in range(rounds):
            for way, arguments in ways.items():
                out = Path(text, f"{turn}-{way.replace(' ', '')}")
                out.mkdir()
                command = [argument.format(scene=f"{text}/scene.tif", out=out) for argument in arguments]
                command = [*(("flock", lock) if lock else ()), sys.executable, "-m", "core.cli", *command]
                before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
                subprocess.run([*command, "--device", "cpu"], check=True, stdout=subprocess.DEVNULL)
                wall, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
                processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
                times[way].append(processor)
                print(
                    f"{way:<22} {processor:6.1f} processor seconds, {wall:6.1f} s with waiting for the lock", flush=True
                )
    for way, measured in times.items():
        least = min(measured)
        print(f"{way:<22} {least:6.1f} at best, {100 * (least / min(times['map']) - 1):+.1f} %")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.job_trials", description=__doc__.split("\n")[0])
    parser.add_argument("trial", choices=("kills", "tasks", "overhead", "client"))
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--side", type=int, default=10_240, help="of the scene of overhead, in pixels")
    parser.add_argument("--lock", help="file to lock while overhead computes")
    parser.add_argument("--place", type=Path)
    parser.add_argument("--address")
    options = parser.parse_args()
    if options.trial == "client":
        with suppress(InputError):
            client(options.place, options.address)
        return 0
    if options.trial == "tasks":
        return tasks(options.count, options.workers)
    if options.trial == "overhead":
        return overhead(options.side, options.count, options.lock)
    return kills(options.count, options.seed)


if __name__ == "__main__":
    sys.exit(main())
