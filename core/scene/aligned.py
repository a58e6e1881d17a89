"""A scene read on the pixels of another one: in any CRS and resolution, and moved by a shift.

Values are interpolated by cubic convolution (Keys 1981, IEEE Trans. ASSP 29, 1153-1160), because a bilinear shift by
half a pixel blurs, and a network sees blurred ground as other ground.
"""

import hashlib
from contextlib import ExitStack
from dataclasses import dataclass, fields, replace

import numpy as np
from pyproj import Transformer
from rasterio.windows import Window

from .grid import ModelGrid
from .part import PartReader, PartScene
from .read import BLOCK_SIDE, CACHE_BYTES, SceneReader
from .scene import Scene

#: Places this close to a pixel's centre count as there, so that equal grids give equal bits.
CLOSE = 1e-4
#: Pixels between the places that are converted to another CRS; between them it is as good as linear.
STEP = 16


@dataclass(frozen=True)
class Shift:
    """Where a scene shows what lies at a place: a polynomial of the place, in units of the CRS.

    Attributes:
        place: u = a x + b y + c and v = d x + e y + f, the polynomial's own coordinates of a place: (a, b, c, d, e, f).
        east: Coefficients of 1, u, v, u², uv, v² for x: one (a shift of all), three or six.
        north: The same for y.
    """

    place: tuple[float, float, float, float, float, float]
    east: tuple[float, ...]
    north: tuple[float, ...]

    def at(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The shift of places, in units of the CRS."""
        a, b, c, d, e, f = self.place
        terms = shift_terms(a * x + b * y + c, d * x + e * y + f)
        return tuple(sum(c * term for c, term in zip(side, terms)) for side in (self.east, self.north))


def shift_terms(u: np.ndarray, v: np.ndarray) -> tuple[np.ndarray, ...]:
    """The terms of the polynomial, lowest degree first."""
    return np.ones_like(u), u, v, u * u, u * v, v * v


@dataclass(frozen=True)
class AlignedScene(Scene):
    """A scene with the pixels of another one.

    Attributes:
        source: The scene that is read.
        shift: Its shift; None for where it says that it lies.
    """

    source: Scene | None = None
    shift: Shift | None = None

    @classmethod
    def of(cls, source: Scene, reference: Scene, shift: Shift | None = None) -> "AlignedScene":
        """``source`` on the pixels of ``reference``; ``shift`` is in the reference's CRS."""
        own = {field.name: getattr(source, field.name) for field in fields(Scene)}
        place = ("width", "height", "crs", "transform", "pixel_size", "gsd")
        own |= {name: getattr(reference, name) for name in place}
        made_of = repr((source.fingerprint, reference.fingerprint, shift)).encode()
        own["fingerprint"] = hashlib.sha256(made_of).hexdigest()
        return cls(**own, source=source, shift=shift)

    @property
    def lies_in_place(self) -> bool:
        """Whether the source's pixels are those of the reference."""
        names = ("width", "height", "crs", "transform")
        return self.shift is None and all(getattr(self.source, name) == getattr(self, name) for name in names)

    @property
    def complete(self) -> bool:
        """Never: the source may end before the reference does."""
        return False


def open_reader(grid: ModelGrid, cache_bytes: int = CACHE_BYTES) -> SceneReader:
    """The reader of a grid's scene, as a context manager."""
    scene = grid.scene
    if isinstance(scene, AlignedScene):
        if scene.lies_in_place:
            return open_reader(grid.of(scene.source), cache_bytes)
        return AlignedReader(grid, cache_bytes)
    return (PartReader if isinstance(scene, PartScene) else SceneReader)(grid, cache_bytes)


class AlignedReader(SceneReader):
    """Reads an aligned scene. Each block of the grid is interpolated as a whole, so its pixels depend on no window."""

    def __enter__(self) -> "AlignedReader":
        scene = self.grid.scene
        source = scene.source
        same = replace(scene, shift=None).lies_in_place
        self._theirs = self.grid.of(source) if same else ModelGrid(source, self.grid.gsd)
        self._convert = None
        if source.crs != scene.crs:
            self._convert = Transformer.from_crs(scene.crs, source.crs, always_xy=True).transform
        self._block_rows = self._block_columns = BLOCK_SIDE
        with ExitStack() as stack:
            self._source = stack.enter_context(SceneReader(self._theirs, self.cache_bytes))
            self._stack = stack.pop_all()
        return self

    def _load(self, r0: int, c0: int) -> tuple[np.ndarray, np.ndarray]:
        height, width = min(self._block_rows, self.grid.height - r0), min(self._block_columns, self.grid.width - c0)
        lines = self._lines(r0, c0, height, width)
        column, row = lines or self._places(r0, c0, height, width)
        image, valid = np.zeros((3, height, width), np.uint8), np.zeros((height, width), bool)
        # NaN, where there is no such place, is not inside.
        along = (column > -0.5 - CLOSE) & (column < self._theirs.width - 0.5 + CLOSE)
        down = (row > -0.5 - CLOSE) & (row < self._theirs.height - 0.5 + CLOSE)
        if not lines:
            along = down = along & down
        if not (along.any() and down.any()):
            return image, valid
        column, row = column[along], row[down]
        top, left = (int(np.floor(side.min())) - 2 for side in (row, column))
        bottom, right = (int(np.ceil(side.max())) + 3 for side in (row, column))
        patch = self._source.read(Window(left, top, right - left, bottom - top))
        if lines:
            interpolated, inside = _along_lines, (_run(np.flatnonzero(down)), _run(np.flatnonzero(along)))
        else:
            interpolated, inside = _interpolated, np.nonzero(along)
        values, seen = interpolated(patch.image, patch.valid, row - top, column - left)
        image[(slice(None), *inside)], valid[inside] = values, seen
        return image, valid

    def _lines(self, r0: int, c0: int, height: int, width: int) -> tuple[np.ndarray, np.ndarray] | None:
        """Column (width,) and row (height,) in the source's grid, if both grids lie parallel and the shift is one."""
        shift = self.grid.scene.shift
        if self._convert is not None or (shift is not None and len(shift.east) > 1):
            return None
        _, turn, _, lean, _, _ = tuple(~self._theirs.transform @ self.grid.transform)[:6]
        if max(abs(turn) * self.grid.height, abs(lean) * self.grid.width) > CLOSE:
            return None
        column, _ = self._exact(np.arange(c0, c0 + width) + 0.5, 0.5)
        _, row = self._exact(0.5, np.arange(r0, r0 + height) + 0.5)
        return column, row

    def _places(self, r0: int, c0: int, height: int, width: int) -> tuple[np.ndarray, np.ndarray]:
        """Column and row in the source's grid, 0 at the first pixel's centre, of each pixel of a block."""
        scene = self.grid.scene
        if self._convert is None and scene.shift is None:
            return self._exact(np.arange(c0, c0 + width)[None, :] + 0.5, np.arange(r0, r0 + height)[:, None] + 0.5)
        # A lattice over the whole block, also where the grid ends in it.
        nodes = np.arange(0, BLOCK_SIDE + STEP, STEP)
        lattice = self._exact(c0 + nodes[None, :] + 0.5, r0 + nodes[:, None] + 0.5)
        return tuple(_between(side, height, width) for side in lattice)

    def _exact(self, columns: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        scene, (a, b, c, d, e, f) = self.grid.scene, tuple(self.grid.transform)[:6]
        x, y = a * columns + b * rows + c, d * columns + e * rows + f
        if scene.shift is not None:
            east, north = scene.shift.at(x, y)
            x, y = x + east, y + north
        if self._convert is not None:
            x, y = (np.where(np.isfinite(side), side, np.nan) for side in self._convert(x, y))
        a, b, c, d, e, f = tuple(~self._theirs.transform)[:6]
        return tuple(_snapped(side - 0.5) for side in (a * x + b * y + c, d * x + e * y + f))


def _snapped(places: np.ndarray) -> np.ndarray:
    whole = np.round(places)
    return np.where(np.abs(places - whole) < CLOSE, whole, places)


def _between(nodes: np.ndarray, height: int, width: int) -> np.ndarray:
    """Bilinear interpolation between lattice nodes, STEP pixels apart, to (height, width) pixels."""
    i, y = np.divmod(np.arange(height), STEP)
    j, x = np.divmod(np.arange(width), STEP)
    y, x = (y / STEP)[:, None], x / STEP
    lines = nodes[i] * (1 - y) + nodes[i + 1] * y
    return lines[:, j] * (1 - x) + lines[:, j + 1] * x


def _run(places: np.ndarray) -> slice | np.ndarray:
    """Places (n,) as a slice if each is one past the last: a slice copies nothing."""
    return slice(int(places[0]), int(places[-1]) + 1) if (np.diff(places) == 1).all() else places


def _along_lines(
    image: np.ndarray, valid: np.ndarray, row: np.ndarray, column: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """As ``_interpolated``, where rows (n,) and columns (m,) cross, (3, n, m): one side after the other."""
    share = seen = valid[None]
    total = image if valid.all() else image * valid  # invalid pixels have no share: beyond the edge they are mirrored
    for axis, side in ((1, row), (2, column)):
        total, share = (_along(layers, side, axis) for layers in (total, share))
        seen = _taken(seen, np.rint(side).astype(np.intp), axis)
    (share,), (seen,) = share, seen & (share > 0.1)
    if total.dtype == np.uint8:  # whole pixels
        return total, seen
    values = np.clip(np.divide(total, share, out=np.zeros_like(total), where=seen) + 0.5, 0, 255)
    return values.astype(np.uint8), seen


def _along(layers: np.ndarray, side: np.ndarray, axis: int) -> np.ndarray:
    """Layers (k, h, w) at places (n,) along an axis: weighted sums, or the layers themselves at whole pixels."""
    first, last = np.floor(side).astype(np.intp), layers.shape[axis] - 1
    weights = [(k, weight) for k, weight in enumerate(_weights(side - first), -1) if weight.any()]
    if len(weights) == 1:
        return _taken(layers, first, axis)
    shape = (-1, 1) if axis == 1 else (-1,)
    return sum(_taken(layers, np.clip(first + k, 0, last), axis) * weight.reshape(shape) for k, weight in weights)


def _taken(layers: np.ndarray, places: np.ndarray, axis: int) -> np.ndarray:
    return layers[(slice(None),) * axis + (_run(places),)]


def _interpolated(
    image: np.ndarray, valid: np.ndarray, row: np.ndarray, column: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Values at places (n,) of an image (3, h, w) uint8, and where the nearest pixel is valid.

    Invalid pixels have no share in a value.
    """
    i, j = np.floor(row).astype(np.intp), np.floor(column).astype(np.intp)
    down, along = _weights(row - i), _weights(column - j)
    total = np.zeros((3, len(row)), np.float32)
    share = np.zeros(len(row), np.float32)
    bands = image.reshape(3, -1)
    for k in range(4):
        for m in range(4):
            weight = down[k] * along[m]
            if not weight.any():
                continue
            place = np.clip(i + k - 1, 0, image.shape[1] - 1) * image.shape[2]
            place += np.clip(j + m - 1, 0, image.shape[2] - 1)
            weight = weight * valid.ravel()[place]
            share += weight
            for band, line in zip(bands, total):
                line += weight * band[place]
    nearest = (np.rint(row).astype(np.intp), np.rint(column).astype(np.intp))
    seen = valid[nearest] & (share > 0.1)
    values = np.clip(np.divide(total, share, out=np.zeros_like(total), where=seen) + 0.5, 0, 255)
    return values.astype(np.uint8), seen


def _weights(t: np.ndarray) -> tuple[np.ndarray, ...]:
    """Keys's weights (a = -1/2) of the four pixels around places a share ``t`` after the second of them."""
    t = t.astype(np.float32)
    return (
        ((-0.5 * t + 1.0) * t - 0.5) * t,
        (1.5 * t - 2.5) * t * t + 1.0,
        ((-1.5 * t + 2.0) * t + 0.5) * t,
        (0.5 * t - 0.5) * t * t,
    )
