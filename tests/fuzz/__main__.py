"""``python -m tests.fuzz --seconds N [--seed S]``: read mutants of every kind of input for N seconds.

One process reads one mutant after another, as the engine does. A mutant is right if it ends with a result or with an
``input`` error (a damaged line of the protocol also with a ``protocol`` error). Every other end is reported: a failure
called unexpected, a process that dies or waits for ever, more than 10 s of work (30 s where a changed network has to be
converted for OpenVINO first), more than 2 GB. The exit code is 1 if there was one.
"""

import argparse
import json
import os
import selectors
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from .kinds import KINDS, make_seeds

HANG_SECONDS = 10.0
#: Most seconds of work. A mutant of a model may be a network that was never converted, which takes seconds.
MOST_SECONDS = {"model": 30.0}
MOST_MEMORY = 2 * 10**9
#: Seconds that a new process has to load libraries and models.
START_SECONDS = 120.0
#: There is one mutant of a slow kind for so many of another.
SLOW = 8


class Worker:
    """The process that reads mutants, started again after it had to be ended."""

    def __init__(self, seeds: Path, fuzz_seed: str):
        self._command = [sys.executable, "-m", "tests.fuzz.worker", str(seeds), fuzz_seed]
        self._process: subprocess.Popen | None = None

    def start(self) -> None:
        """Start the process, unless it runs, and wait until it has loaded what it needs."""
        if self._process is None:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            ready = self._answer(START_SECONDS)
            if ready:
                raise RuntimeError(f"The fuzz's process does not start: {ready}")

    def ask(self, kind: str, number: int) -> dict:
        """Return how a mutant ended."""
        self.start()
        self._process.stdin.write(f"{kind} {number}\n".encode())
        self._process.stdin.flush()
        answer = self._answer(MOST_SECONDS.get(kind, HANG_SECONDS))
        if "sentence" not in answer:
            self.close()
        return answer

    def _answer(self, limit: float) -> dict:
        """The process's next line; or, without one, why it is ended."""
        start = worked = self._cpu_seconds()
        progress = time.monotonic()
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while not selector.select(0.05):
                if self._cpu_seconds() > worked + 0.1:
                    worked, progress = self._cpu_seconds(), time.monotonic()
                if worked > start + limit:
                    return {"outcome": f"more than {limit:g} s of work"}
                if time.monotonic() > progress + HANG_SECONDS:
                    return {"outcome": f"hang: it did nothing for {HANG_SECONDS:g} s"}
                if self._resident() > MOST_MEMORY + 10**9:
                    return {"outcome": "memory beyond 3 GB"}
            line = self._process.stdout.readline()
            return json.loads(line) if line else {"outcome": f"the process died ({self._process.wait()})"}

    def _cpu_seconds(self) -> float:
        """Seconds that the process has worked: on a busy machine far less than what a clock shows."""
        try:
            fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        except (OSError, IndexError):
            return time.monotonic()

    def _resident(self) -> int:
        try:
            return int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError):
            return 0

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


def problem_of(kind: str, answer: dict) -> str | None:
    """What is wrong with the way a mutant ended; None if it is right."""
    if answer["outcome"] not in ("result", "input", *(["protocol"] if kind == "protocol" else [])):
        return f"{answer['outcome']}: {answer.get('sentence', '')}"
    if answer["seconds"] > MOST_SECONDS.get(kind, HANG_SECONDS):
        return f"took {answer['seconds']:.0f} s"
    if answer["memory"] > MOST_MEMORY:
        return f"took {answer['memory'] / 1e9:.1f} GB"
    return None


def main(arguments: list[str] | None = None) -> int:
    """Run the fuzz; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60.0, help="how long (default: %(default)s)")
    parser.add_argument("--seed", default="0", help="another seed, other mutants (default: %(default)s)")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS), metavar="KIND", help="only these")
    parser.add_argument("--number", type=int, help="only the mutant of this number, of each kind")
    options = parser.parse_args(arguments)
    ends, problems, first = Counter(), 0, True
    with tempfile.TemporaryDirectory(prefix="fuzz-seeds-") as folder:
        make_seeds(Path(folder))
        worker = Worker(Path(folder), options.seed)
        worker.start()
        deadline = time.monotonic() + options.seconds
        try:
            number = options.number or 0
            while first or (options.number is None and time.monotonic() < deadline):
                first = False
                for kind in options.kinds:
                    if KINDS[kind].slow and number % SLOW and options.number is None and len(options.kinds) > 1:
                        continue
                    answer = worker.ask(kind, number)
                    problem = problem_of(kind, answer)
                    ends[kind, "problem" if problem else answer["outcome"]] += 1
                    if problem:
                        problems += 1
                        print(f"{kind} {number}: {problem}\n    {answer.get('made', '')[:400]}", flush=True)
                    elif options.number is not None:
                        print(f"{kind} {number}: {answer['outcome']} {answer['sentence']}\n    {answer['made'][:400]}")
                    if options.number is None and time.monotonic() > deadline:
                        break
                number += 1
        finally:
            worker.close()
    for kind in options.kinds:
        counts = {end: count for (of, end), count in ends.items() if of == kind}
        print(f"{kind:<10}" + ", ".join(f"{count} {end}" for end, count in sorted(counts.items())))
    again = f"repeat one with --seed {options.seed} --kinds KIND --number N"
    print(f"{sum(ends.values())} mutants, {problems} problems; {again}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
