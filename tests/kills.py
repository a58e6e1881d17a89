"""``python -m tests.kills --count 200 [--seed N] [--method M]``: kill runs at random, and look at what is left.

Each run writes a set of files over an older one and is killed: at a random moment, or before a random change of a
folder. Then a reader comes (the check at the engine's door), and the set must be the old one or the new one, whole,
with nothing beside it. The exit code is 1 if a set was mixed, damaged or missing.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path

import pyogrio
import rasterio
import shapely
import torch

import core.fitting.fit
import core.ssdm.load
import core.ssdm.mapping
import core.vectors.export
import core.vectors.vectorize
import core.xemap.load
import core.xemap.refer  # noqa: F401 (here, so that not every child needs seconds to import them)
from core.engine.methods import METHODS
from core.files.guard import check_files
from core.models.card import read_card
from core.models.checkpoint import load_weights
from core.progress import silent
from tests.fixtures.labels import write_labels
from tests.fixtures.rasters import picture, write_raster
from tests.fixtures.tiny_model import write_tiny_model
from tests.fixtures.tiny_referring_model import write_tiny_referring_model

#: Kills are spread over so many changes of a folder, which is about what a run makes.
STEPS = 40
MODELS = {"map": "tiny", "refer": "tiny-xemap", "fit": "tiny"}


class Job:
    """A method with the params of its outputs, all in one folder."""

    def __init__(self, folder: Path, method: str, **params):
        self.folder, self.method, self.params = folder, method, params
        folder.mkdir()

    def run(self, scene: str) -> None:
        params = {**self.params, ("source" if self.method == "vectorize" else "scene"): scene}
        if self.method == "fit":
            params["labels"] = f"{scene[:-4]}.gpkg"
        METHODS[self.method].run(params, silent)

    def marks(self) -> list[str]:
        """What each file of the set says about its run; equal where the set is whole. Raises if a file is damaged."""
        marks = []
        for path in sorted(self.folder.iterdir()):
            if path.suffix == ".tif":
                with rasterio.open(path) as file:
                    file.read()
                    marks.append(Path(file.tags()["LANDSCRIBE_SCENE"]).name)
            elif path.name.endswith(".run.json"):
                marks.append(Path(json.loads(path.read_text())["scene"]).name)
            elif path.suffix in (".gpkg", ".shp"):
                meta, _, geometry, fields = pyogrio.raw.read(path, layer=path.stem)
                sources = set(fields[list(meta["fields"]).index("source")])
                assert len(geometry) and len(sources) == 1, f"{path.name} is mixed"
                marks += sources
            elif path.is_dir():
                card = read_card(path)
                load_weights(path, card.weights_sha256)
                marks.append(card.training["labels"][0]["scene"])
        return marks

    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


def make_jobs(place: Path) -> tuple[list[Job], list[str], dict[str, list[str]]]:
    """The jobs, the two scenes, and the inputs of each method (old, new)."""
    write_tiny_model(place / "models" / "tiny")
    write_tiny_referring_model(place / "models" / "tiny-xemap")
    scenes = [
        write_raster(place / f"{name}.tif", picture(120, 160, seed=seed)) for seed, name in enumerate(("old", "new"))
    ]
    classes = []
    for scene in scenes:  # each map's polygons name the scene in their attribute "source"
        params = {"scene": scene, "output": f"{scene[:-4]}-map.tif", "model": "tiny", "device": "cpu"}
        to_the_end(partial(METHODS["map"].run, params, silent))
        classes.append(f"{scene[:-4]}-map.tif")
        labels = [(shapely.Point(380002 + 6 * i, 3949995 - 4 * i), "ab"[i % 2]) for i in range(12)]
        write_labels(Path(f"{scene[:-4]}.gpkg"), labels)
    jobs = []
    for method, outputs in (
        ("map", {"output": "map.tif", "confidence": "confidence.tif"}),
        ("refer", {"output": "answer.tif", "regions": "regions.gpkg"}),
        ("vectorize", {"output": "polygons.gpkg"}),
        ("vectorize", {"output": "polygons.shp"}),
        ("fit", {"output": "model"}),
    ):
        folder = place / f"{method}-{len(jobs)}"
        params = {name: str(folder / file) for name, file in outputs.items()}
        if method == "vectorize":
            params |= {"overwrite": True}
        else:
            params |= {"device": "cpu", "base" if method == "fit" else "model": MODELS[method]}
        if method == "refer":
            params |= {"phrase": "woods", "threshold": 0.001}
        jobs.append(Job(folder, method, **params))
    return jobs, scenes, {"map": scenes, "refer": scenes, "fit": scenes, "vectorize": classes}


def to_the_end(work) -> None:
    """Do ``work`` in a child and wait. This process runs no network: a child of one that did could wait for ever."""
    assert os.waitstatus_to_exitcode(os.waitpid(in_child(work), 0)[1]) == 0


def in_child(work) -> int:
    """Start ``work`` in a child process; returns its id."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    return child


def killed_at_a_change(work, step: int) -> None:
    """Run ``work``; this process is killed before its ``step``-th change of a folder."""
    count = 0

    def counting(function):
        def counted(*arguments, **options):
            nonlocal count
            count += 1
            if count > step:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*arguments, **options)

        return counted

    for name in ("replace", "link", "unlink", "rmdir", "mkdir"):
        setattr(os, name, counting(getattr(os, name)))
    work()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=200, help="kills (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="the same seed kills at the same steps (default: 0)")
    parser.add_argument("--method", choices=(*MODELS, "vectorize"), help="kill runs of this one only (default: all)")
    options = parser.parse_args()
    torch.set_num_threads(1)  # no threads here, which a child would miss
    chance, outcomes, failures = random.Random(options.seed), Counter(), []
    with tempfile.TemporaryDirectory(prefix="landscribe-kills-") as text:
        place = Path(text)
        os.environ |= {"LANDSCRIBE_MODELS": str(place / "models"), "LANDSCRIBE_CACHE": str(place / "cache")}
        jobs, scenes, inputs = make_jobs(place)
        jobs = [job for job in jobs if options.method in (None, job.method)]
        spans = {}
        for job in jobs:
            for scene in reversed(inputs[job.method]):  # the old one last
                start = time.monotonic()
                to_the_end(partial(job.run, scene))
                spans[job] = time.monotonic() - start
        expected = {job: job.names() for job in jobs}
        for number in range(options.count):
            job = jobs[number % len(jobs)]
            old, new = inputs[job.method]
            before = set(job.marks()).pop()
            scene = new if before == Path(scenes[0]).name else old
            if number % 3 == 0:
                child = in_child(partial(job.run, scene))
                time.sleep(chance.uniform(0, 1.2 * spans[job]))
                os.kill(child, signal.SIGKILL)
            else:
                step = chance.randrange(STEPS)
                child = in_child(
                    lambda job=job, scene=scene, step=step: killed_at_a_change(lambda: job.run(scene), step)
                )
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            try:
                assert code in (0, -signal.SIGKILL), f"exit code {code}"
                check_files([str(job.folder / expected[job][0])], [])
                marks = job.marks()
                assert job.names() == expected[job], f"left: {sorted(set(job.names()) ^ set(expected[job]))}"
                assert len(set(marks)) == 1, f"mixed: {marks}"
                kind = "ended by itself" if code == 0 else "old set" if marks[0] == before else "new set"
            except Exception as error:
                kind = "WRONG"
                failures.append(f"kill {number} of {job.method}: {error}")
                to_the_end(partial(job.run, scene))
            outcomes[job.method, kind] += 1
    for (method, kind), count in sorted(outcomes.items()):
        print(f"{method:<10} {kind:<16} {count:>4}")
    print("\n".join(failures) or f"{options.count} kills: no set mixed, none damaged, nothing left")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
