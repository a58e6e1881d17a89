"""How probable a change is, from the class probabilities of both dates on cells.

Of two maps that both doubt between two classes, the labels may differ though nothing changed. So the probability of
change is the least that both dates' probabilities allow: 1 minus the sum over all classes of the smaller of both
(the total variation distance, by the coupling lemma). It is 0 where both dates say the same, however unsure they are,
and 1 only where both are sure and say different things.

Neighbours have a say, because no two rasters lie exactly on each other: the probability is averaged over neighbouring
cells, and regions of change below a least area are dropped. docs/lab/change.md has what else was tried.
"""

from collections.abc import Iterator

import numpy as np
from scipy.ndimage import label

from ..arrays import library, on_host, put

#: Cells around a cell that its probability of change depends on.
AROUND = 1


def change_probability(before, after):
    """The probability of change of each cell.

    Args:
        before: (C, h, w) float32 probabilities, of either library, all 0 where there is no prediction.
        after: The same of the other date.

    Returns:
        (h, w) float32; 0 where a date has no prediction. Swapped dates give the same.
    """
    seen = (_total(before) > 0) & (_total(after) > 0)
    arrays = library(before)
    changed = 1 - _total(arrays.minimum(before, after))
    return _averaged(arrays.clip(changed, 0, 1, out=changed) * seen) * seen


def _averaged(values):
    """The mean of each cell and its eight neighbours, of those that there are."""
    height, width = values.shape
    total, count = (library(values).zeros_like(values) for _ in range(2))
    for dy in range(-min(1, height - 1), min(1, height - 1) + 1):
        for dx in range(-min(1, width - 1), min(1, width - 1) + 1):
            here = slice(max(0, -dy), height - max(0, dy)), slice(max(0, -dx), width - max(0, dx))
            there = slice(max(0, dy), height + min(0, dy)), slice(max(0, dx), width + min(0, dx))
            total[here] += values[there]
            count[here] += 1
    return total / count


def _total(cells):
    # Class after class: a library's own sum takes another order for another shape, and so gives other last bits.
    total = library(cells).asarray(cells[0], copy=True)
    for layer in cells[1:]:
        total += layer
    return total


def without_small(changed, threshold: float, least: int):
    """The probability of change with 0 in the regions of change that have fewer than ``least`` cells.

    Args:
        changed: (h, w) float32.
        threshold: Probability from which a cell belongs to a region; cells of a region touch along an edge.
        least: Cells of the smallest region that stays.
    """
    if least <= 1:
        return changed
    region, count = label(on_host(changed >= threshold))
    if not count:
        return changed
    small = np.bincount(region.ravel(), minlength=count + 1) < least
    small[0] = False
    arrays = library(changed)
    kept = arrays.asarray(changed, copy=True)
    put(kept, arrays.asarray(small[region], device=changed.device), 0.0)
    return kept


def changed_cells(
    before: Iterator, after: Iterator, rows: tuple[int, int], columns: tuple[int, int], margin: int, threshold: float,
    least: int,
) -> Iterator:  # fmt: skip
    """Both dates' probabilities and the probability of change, row by row.

    Memory is bounded by the width, and by three times ``margin`` rows.

    Args:
        before: (C, h, w) rows of cells, with ``margin`` cells around those wanted where the scene goes on.
        after: The same rows of the other date.
        rows: The wanted rows [first, end) among them.
        columns: The wanted columns.
        margin: Cells around a cell that its result may depend on: AROUND + ``least`` - 1 at least.
        threshold: As of ``without_small``.
        least: As of ``without_small``.

    Yields:
        (2 C + 1, h, w) of the wanted rows without gap.
    """
    first, end = rows
    done, start = first, 0  # the next wanted row, and the row that the held ones begin with
    held: list = []
    for pair in zip(before, after, strict=True):
        arrays = library(pair[0])
        held = [arrays.concatenate(parts, 1) for parts in zip(held, pair)] if held else list(pair)
        there = start + held[0].shape[1]
        ready = min(there - margin, end)
        if ready - done >= max(margin, 1):
            yield _changed(held, done - start, ready - start, columns, margin, threshold, least)
            done = ready
            drop = max(done - margin - start, 0)
            held, start = [arrays.asarray(part[:, drop:], copy=True) for part in held], start + drop
    if done < end:
        yield _changed(held, done - start, end - start, columns, margin, threshold, least)


def _changed(held: list, first: int, end: int, columns: tuple[int, int], margin: int, threshold: float, least: int):
    top = max(first - margin, 0)
    around = [part[:, top : end + margin] for part in held]
    changed = without_small(change_probability(*around), threshold, least)
    inner = slice(first - top, end - top), slice(*columns)
    return library(changed).concatenate([*(part[(slice(None), *inner)] for part in around), changed[inner][None]])
