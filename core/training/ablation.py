"""The frame of both ablations: every variant and seed trained and scored once, results kept in a file."""

import argparse
import json
from collections.abc import Callable, Iterable
from pathlib import Path

RESULTS_FILE = "results.jsonl"


def run_variants(
    out: Path, variants: Iterable[str], seeds: Iterable[int], score: Callable[[str, int, Path], dict]
) -> list[dict]:
    """Train and score every variant with every seed.

    Args:
        out: Folder for ``results.jsonl`` and a folder a run. A result that is in the file already is not made again.
        variants: Names of the variants.
        seeds: Seeds.
        score: ``score(variant, seed, folder)`` trains in ``folder`` and gives the scores.

    Returns:
        The scores, each with ``variant`` and ``seed``.
    """
    out.mkdir(parents=True, exist_ok=True)
    file = out / RESULTS_FILE
    results = [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []
    done = {(entry["variant"], entry["seed"]) for entry in results}
    for seed in seeds:
        for name in variants:
            if (name, seed) in done:
                continue
            folder = out / f"{name.replace(' ', '-')}-{seed}"
            results.append({"variant": name, "seed": seed, **score(name, seed, folder)})
            with file.open("a", encoding="utf-8") as log:
                log.write(json.dumps(results[-1]) + "\n")
            (folder / "last.pt").unlink()
    return results


def by_variant(results: list[dict], variants: Iterable[str]) -> Iterable[tuple[str, list[dict]]]:
    """The variants that have results, each with its results by seed."""
    for name in variants:
        entries = sorted((entry for entry in results if entry["variant"] == name), key=lambda entry: entry["seed"])
        if entries:
            yield name, entries


def argument_parser(description: str, config: Path) -> argparse.ArgumentParser:
    """The arguments of both ablations."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--config", type=Path, default=config)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--initial", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1])
    parser.add_argument("--threads", type=int, default=0)
    return parser
