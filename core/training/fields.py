"""Embedding fields of training scenes: read once from any source, then sampled under every crop."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from rasterio.windows import Window

from ..embeddings.field import FieldPatch, renormalise
from ..embeddings.sources import NONE, SCENE_CONTEXT, Access, open_field
from ..scene.grid import ModelGrid
from ..scene.scene import open_scene

#: Scene pixels to a cell of the field that is kept, and rows of cells that are read at a time.
STEP, STRIP = 16, 64


@dataclass(frozen=True)
class SceneField:
    """A scene's embeddings on square cells.

    Attributes:
        values: float16 (D, h, w), unit vectors.
        valid: bool (h, w).
        source: Family of the embeddings.
        step: Scene pixels to a cell.
        top: Scene row of the first cell's upper edge.
        left: Scene column of the first cell's left edge.
    """

    values: np.ndarray
    valid: np.ndarray
    source: str
    step: float = STEP
    top: float = 0.0
    left: float = 0.0

    def halved(self) -> "SceneField":
        """The field of the scene at half its size."""
        return replace(self, step=self.step / 2, top=self.top / 2, left=self.left / 2)

    def moved(self, rows: int, columns: int) -> "SceneField":
        """The field of the part of the scene that begins at (``rows``, ``columns``)."""
        return replace(self, top=self.top - rows, left=self.left - columns)

    def sample(self, row: float, column: float, side: float, cells: int) -> FieldPatch:
        """The field under the square of ``side`` pixels about (``row``, ``column``), at ``cells`` × ``cells`` places.

        Bilinear among valid cells, then renormalised. A place is valid if half of the weight is on valid cells.
        """
        centres = (np.arange(cells) + 0.5) * side / cells - side / 2
        down = (row + centres - self.top) / self.step - 0.5
        along = (column + centres - self.left) / self.step - 0.5
        r, c = np.floor(down).astype(int), np.floor(along).astype(int)
        height, width = self.valid.shape
        values = np.zeros((len(self.values), cells, cells), np.float32)
        weight = np.zeros((cells, cells), np.float32)
        for dy, share_y in ((0, 1 - (down - r)), (1, down - r)):
            for dx, share_x in ((0, 1 - (along - c)), (1, along - c)):
                inside = ((r + dy >= 0) & (r + dy < height))[:, None] & ((c + dx >= 0) & (c + dx < width))[None]
                rows, columns = np.ix_(np.clip(r + dy, 0, height - 1), np.clip(c + dx, 0, width - 1))
                share = (share_y[:, None] * share_x[None] * (inside & self.valid[rows, columns])).astype(np.float32)
                values += self.values[:, rows, columns] * share
                weight += share
        return renormalise(values, weight >= 0.5)


def read_scene_field(path: Path, spec: str, access: Access) -> SceneField | None:
    """The embedding field under a whole raster.

    Args:
        path: The raster.
        spec: Embedding source, as of ``--embedding``. ``{scene}`` in it stands for the raster's name without its
            ending, so that one setting serves several scenes.
        access: Proxy, cache and network settings.

    Returns:
        The field, or None if ``spec`` names none.

    Raises:
        InputError: The field cannot be read.
    """
    if spec in ("", NONE, SCENE_CONTEXT):
        return None
    field = open_field(spec.replace("{scene}", path.stem), access)
    scene = open_scene(path)
    grid = ModelGrid(scene, scene.gsd)
    strips = []
    for row in range(0, grid.height, STEP * STRIP):
        height = min(STEP * STRIP, grid.height - row)
        strips.append(field.read(grid, Window(0, row, grid.width, height), STEP))
    values = np.concatenate([strip.values for strip in strips], 1).astype(np.float16)
    return SceneField(values, np.concatenate([strip.valid for strip in strips]), field.family)
