"""The engine's process of the fuzz: makes the mutants that it is sent by number, and says how each one ended."""

import json
import os
import random
import shutil
import sys
import tempfile
import time
import warnings
from contextlib import suppress
from pathlib import Path

from core.engine.__main__ import take_streams
from core.engine.failures import explain
from core.memory import few_arenas


def main(seeds: Path, fuzz_seed: str) -> None:
    """Serve lines ``KIND NUMBER`` from standard input until it ends."""
    few_arenas()
    input_fd, output_fd = take_streams()
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory(prefix="fuzz-work-") as work, os.fdopen(input_fd) as lines:
        os.environ["LANDSCRIBE_CACHE"] = str(Path(work, "cache"))
        warm_up(seeds, Path(work, "warm"))
        os.write(output_fd, b"{}\n")
        for line in lines:
            kind, number = line.split()
            answer = run(kind, f"{fuzz_seed}:{kind}:{number}", seeds, Path(work, "mutant"))
            os.write(output_fd, json.dumps(answer).encode() + b"\n")


def warm_up(seeds: Path, folder: Path) -> None:
    """Load what the methods need, so that the first mutants take no longer than the others."""
    from .kinds import read_seeds

    folder.mkdir()
    read_seeds(seeds, folder)


def run(kind: str, seed: str, seeds: Path, folder: Path) -> dict:
    """Make one mutant and read it; returns how that ended: ``outcome``, ``sentence``, ``seconds`` and ``memory``."""
    from .kinds import make_mutant

    folder.mkdir()
    _forget_peak()
    start, made = time.process_time(), "?"
    try:
        made, read = make_mutant(kind, seeds, folder, random.Random(seed))
        os.chdir(folder)
        before, start = _memory("VmRSS"), time.process_time()
        read()
        outcome, sentence = "result", ""
    except BaseException as error:
        outcome, sentence = explain(error)
        before = locals().get("before", 0)
    seconds = time.process_time() - start
    os.chdir("/")
    shutil.rmtree(folder)
    taken = max(0, _memory("VmHWM") - before)
    return {"outcome": outcome, "sentence": sentence, "seconds": seconds, "memory": taken, "made": made}


def _forget_peak() -> None:
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def _memory(field: str) -> int:
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith(field + ":"):
                return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
