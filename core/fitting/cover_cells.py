"""Cells of a land cover by class name: known ground for a model that is asked for the names."""

from pathlib import Path

import numpy as np
from rasterio.windows import Window

from ..errors import InputError
from ..scene.class_mask import ClassMask
from ..scene.grid import ModelGrid
from ..vectors.class_raster import open_classes
from ..vectors.legend import read_legend
from .labels import LabelCells

#: Cells that are drawn of each class, and those that a class needs.
MOST_CELLS, LEAST_CELLS = 2000, 20
#: Rows of cells that are read at a time.
_ROWS = 256


def cover_cells(
    path: str | Path, grid: ModelGrid, stride: int, seed: int = 0
) -> tuple[list[str], LabelCells, list[str]]:
    """Draw cells of each class of a land cover.

    Args:
        path: Class raster with names, on any grid and in any CRS.
        grid: The grid at which the model reads the scene.
        stride: Model pixels to a cell.
        seed: Draws the cells of classes with more than ``MOST_CELLS``.

    Returns:
        The names; the cells, each with the index of its name; and sentences for the user.

    Raises:
        InputError: The raster is no land cover, does not lie on the scene, or names fewer than two classes there.
    """
    name = Path(path).name
    with open_classes(path) as dataset:
        legend, nodata = read_legend(dataset), dataset.nodata
    random, drawn = np.random.default_rng(seed), {}
    cells = grid.coarser(stride)
    with ClassMask(str(path), (), cells) as cover:
        for top in range(0, cells.height, _ROWS):
            codes, inside = cover.codes_of(Window(0, top, cells.width, min(_ROWS, cells.height - top)))
            for code in np.unique(codes[inside & (codes != (0 if nodata is None else nodata))]):
                row, column = np.nonzero(inside & (codes == code))
                found = np.column_stack([random.random(len(row)), row + top, column])
                kept = np.concatenate([drawn.get(int(code), found[:0]), found])
                drawn[int(code)] = kept[np.argsort(kept[:, 0], kind="stable")[:MOST_CELLS]]
    named = {code: places for code, places in drawn.items() if code in legend and not _is_default(legend[code])}
    if not drawn:
        raise InputError(f"{name} has no class on the scene: choose a land cover of this ground.")
    rare = [legend[code].name for code in named if len(named[code]) < LEAST_CELLS]
    known = {code: places for code, places in sorted(named.items()) if len(places) >= LEAST_CELLS}
    if len(known) < 2:
        raise InputError(
            f"{name} names {len(known)} classes with enough ground on the scene, and a threshold needs two: choose a "
            "land cover whose classes have names."
        )
    warnings = [f"Too little ground is {', '.join(rare)}, so that was left out."] if rare else []
    if len(named) < len(drawn):
        warnings.append(f"{len(drawn) - len(named)} classes of {name} have no names and were left out.")
    places = np.concatenate(list(known.values()))
    owner = np.repeat(np.arange(len(known)), [len(part) for part in known.values()])
    row, column = places[:, 1].astype(np.int64), places[:, 2].astype(np.int64)
    return [legend[code].name for code in known], LabelCells(row, column, owner), warnings


def _is_default(entry) -> bool:
    return entry.name == f"Class {entry.code}"
