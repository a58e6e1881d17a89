"""``python -m core.demo.change_agreement CHANGE BEFORE AFTER``: a comparison of the scene's two dates and its truth.

CHANGE is the raster of transitions, BEFORE and AFTER are class rasters of both dates: with the exact ones the agreement
of CHANGE is measured, and that of the comparison of two maps (``--maps BEFORE AFTER``) beside it.
"""

from __future__ import annotations

import argparse

import numpy as np
import rasterio

from ..vectors.legend import read_legend


def scores(changed: np.ndarray, truth: np.ndarray) -> dict[str, float]:
    """False change as a share of unchanged ground, recall, precision and F1 of a mask of changed pixels (bool)."""
    hit = np.count_nonzero(changed & truth)
    found, real = np.count_nonzero(changed), np.count_nonzero(truth)
    return {
        "false": np.count_nonzero(changed & ~truth) / max(np.count_nonzero(~truth), 1),
        "recall": hit / max(real, 1),
        "precision": hit / max(found, 1),
        "F1": 2 * hit / max(found + real, 1),
    }


def main(arguments: list[str] | None = None) -> int:
    """Print the scores; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m core.demo.change_agreement", description=__doc__)
    parser.add_argument("change", help="raster of transitions, on the pixels of the truth")
    parser.add_argument("truth", nargs=2, help="the exact classes before and after")
    parser.add_argument("--maps", nargs=2, metavar="MAP", help="land covers of both dates to compare label by label")
    options = parser.parse_args(arguments)
    before, after = map(_read, options.truth)
    truth = before != after
    codes = _read(options.change).astype(int)
    count = _classes(options.change)
    changed = (codes > 0) & ((codes - 1) // count != (codes - 1) % count)
    print(f"changed in truth: {100 * truth.mean():.2f} %")
    results = {"transitions": scores(changed, truth)}
    if options.maps:
        one, other = map(_read, options.maps)
        results["labels of two maps"] = scores(one != other, truth)
    for name, values in results.items():
        print(f"{name}: " + ", ".join(f"{key} {100 * value:.2f} %" for key, value in values.items()))
    return 0


def _read(path: str) -> np.ndarray:
    with rasterio.open(path) as dataset:
        return dataset.read(1)


def _classes(path: str) -> int:
    """How many classes the transitions of a raster are between: its legend names all pairs."""
    with rasterio.open(path) as dataset:
        return round(len(read_legend(dataset)) ** 0.5)


if __name__ == "__main__":
    raise SystemExit(main())
