"""The boundaries between classes as shared arcs, traced strip by strip.

Where three or more classes (or the raster's frame) meet there is a *node*; an *arc* is the boundary of two regions from
one node to the next, or a closed loop. Each arc is kept once, for both its sides, so whatever is done to it is done to
both neighbours: no gap and no overlap can arise.

Coordinates are whole half pixels, (x, y) from the raster's first corner. An arc runs with the smaller class code on its
left (0 outside and for nodata), which makes it the same arc however the raster is cut into strips.
"""

from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, depth_first_order

#: Steps of one half pixel by heading: east, south, west, north.
_DX = np.array([1, 0, -1, 0], np.int32)
_DY = np.array([0, 1, 0, -1], np.int32)


@dataclass(frozen=True)
class Arcs:
    """Arcs in the order of their first points.

    Attributes:
        points: (n, 2) int32, the points of all arcs in order; a loop's last point is not repeated.
        offsets: (arcs + 1,) where each arc begins in ``points``.
        left: (arcs,) region on the left, -1 for none.
        right: (arcs,) region on the right, -1 for none.
        closed: (arcs,) bool, loops without a node.
        first_heading: (arcs,) heading from the first node of an open arc, 0 to 3 for east, south, west, north.
        last_heading: (arcs,) heading into its last node.
    """

    points: np.ndarray
    offsets: np.ndarray
    left: np.ndarray
    right: np.ndarray
    closed: np.ndarray
    first_heading: np.ndarray
    last_heading: np.ndarray

    def __len__(self) -> int:
        return len(self.left)


@dataclass
class Tracer:
    """Takes a raster's strips from top to bottom with ``add``; ``arcs`` then joins their boundaries.

    Attributes:
        width: of the raster in pixels.
        height: of the raster in pixels.
        rounded: put points at the middles of pixel edges, not at the corners: the staircase of a slanting boundary
            becomes a straight line.
    """

    width: int
    height: int
    rounded: bool
    _row: int = 0
    _vertices: int = 0
    _pieces: list[dict] = field(default_factory=list)
    _codes_above: np.ndarray | None = None
    _regions_above: np.ndarray | None = None
    _open: dict[str, np.ndarray] | None = None

    def add(self, codes: np.ndarray, regions: np.ndarray) -> None:
        """Trace the next rows.

        Args:
            codes: class codes, uint8 (rows, width), 0 for nodata.
            regions: region of each pixel, (rows, width), -1 for none.
        """
        rows, width = codes.shape
        last = self._row + rows == self.height
        if self._codes_above is None:
            self._codes_above, self._regions_above = np.zeros(width, np.uint8), np.full(width, -1, regions.dtype)
            columns = width + 1
            self._open = {
                "vertex": np.full(columns, -1),
                "row": np.zeros(columns, np.int32),
                "node": np.zeros(columns, bool),
            }
        padded = np.zeros((rows + 1 + last, width + 2), np.uint8)
        padded[0, 1:-1], padded[1 : rows + 1, 1:-1] = self._codes_above, codes
        segments = self._segments(padded)
        if segments is not None:
            pieces = _chained(segments, self.rounded)
            region = np.full((rows + 1 + last, width + 2), -1, regions.dtype)
            region[0, 1:-1], region[1 : rows + 1, 1:-1] = self._regions_above, regions
            pieces["left"] = region.ravel()[pieces["left"]]
            pieces["right"] = region.ravel()[pieces["right"]]
            self._pieces.append(pieces)
        self._codes_above, self._regions_above = codes[-1].copy(), regions[-1].copy()
        self._row += rows

    def arcs(self) -> Arcs:
        """Return all arcs, joined across strips."""
        return _joined(self._pieces)

    def _segments(self, padded: np.ndarray) -> dict[str, np.ndarray] | None:
        """Straight pieces of boundary between vertices, each running with the smaller code on its left."""
        columns = padded.shape[1] - 1
        upright, level = padded[:, 1:] != padded[:, :-1], padded[1:] != padded[:-1]
        north, south, west, east = upright[:-1], upright[1:], level[:, :-1], level[:, 1:]
        # A vertex is where the boundary does anything but go straight on.
        at = np.flatnonzero((north ^ south) | (west ^ east) | (north & west))
        row, col = np.divmod(at, columns)
        north, south, west, east = (side[row, col] for side in (north, south, west, east))
        node = north.astype(np.int8) + south + west + east > 2
        y = (row + self._row).astype(np.int32)
        node |= ((y == 0) | (y == self.height)) & ((col == 0) | (col == self.width))  # the frame's corners stay
        x, vertex = col.astype(np.int32), np.arange(len(at)) + self._vertices
        place = row * padded.shape[1] + col  # of the pixel north-west of the vertex, in ``padded``
        flat, wide = padded.ravel(), padded.shape[1]

        i = np.flatnonzero(east)  # the next vertex of the row is the other end
        above, below = place[i] + 1, place[i] + 1 + wide
        level_segments = _directed(
            flat[above] < flat[below],
            (vertex[i], x[i], y[i], node[i]),
            (vertex[i + 1], x[i + 1], y[i], node[i + 1]),
            (above, below),
        )

        order = np.argsort(col.astype(np.uint16) if columns < 65536 else col, kind="stable")
        first = np.append(True, np.diff(col[order]) > 0) if len(order) else np.zeros(0, bool)
        begins = order[first]
        top, top_y, top_node = np.empty_like(vertex), np.empty_like(y), np.empty_like(node)
        top[order[1:]], top_y[order[1:]], top_node[order[1:]] = vertex[order[:-1]], y[order[:-1]], node[order[:-1]]
        pending = self._open
        top[begins], top_y[begins], top_node[begins] = (pending[k][col[begins]] for k in ("vertex", "row", "node"))
        ends = order[np.append(first[1:], True)] if len(order) else order
        pending["vertex"][col[ends]], pending["row"][col[ends]], pending["node"][col[ends]] = (
            vertex[ends],
            y[ends],
            node[ends],
        )

        i = np.flatnonzero(north)
        west_side, east_side = place[i], place[i] + 1
        upright_segments = _directed(
            flat[west_side] < flat[east_side],
            (vertex[i], x[i], y[i], node[i]),
            (top[i], x[i], top_y[i], top_node[i]),
            (west_side, east_side),
        )
        self._vertices += len(at)
        segments = {k: np.concatenate([level_segments[k], upright_segments[k]]) for k in level_segments}
        return segments if len(segments["tail"]) else None


def _directed(forward: np.ndarray, one: tuple, two: tuple, sides: tuple) -> dict[str, np.ndarray]:
    """Segments between two ends, from ``one`` to ``two`` where ``forward``, with the first of ``sides`` on their left.

    An end is (vertex, x, y, whether it is a node).
    """
    segments = {}
    for name, a, b in zip(("", "_x", "_y", "_node"), one, two):
        segments[f"tail{name}"], segments[f"head{name}"] = np.where(forward, a, b), np.where(forward, b, a)
    segments["left"], segments["right"] = np.where(forward, *sides), np.where(forward, *sides[::-1])
    return segments


def follow(successor: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Put the elements 0 … n - 1 in the order of their successors.

    Args:
        successor: (n,) the next element of each, -1 at the end of a chain; no two elements have the same successor.

    Returns:
        The elements chain by chain, (n,); where each chain begins in that list, and n last; which chains are rings. A
        ring begins at its smallest element, and chains come in the order of their smallest element.
    """
    n = len(successor)
    if n == 0:
        return np.zeros(0, np.int64), np.zeros(1, np.int64), np.zeros(0, bool)
    linked = np.flatnonzero(successor >= 0)
    graph = csr_array(
        (np.ones(len(linked), bool), successor[linked], np.append(0, np.cumsum(successor >= 0))), shape=(n, n)
    )
    total, chain = connected_components(graph, directed=True, connection="weak")
    begins = np.ones(n, bool)
    begins[successor[linked]] = False
    start, end = np.full(total, -1), np.full(total, -1)
    start[chain[begins]] = np.flatnonzero(begins)
    end[chain[successor < 0]] = np.flatnonzero(successor < 0)
    ring = start < 0
    smallest = np.empty(total, np.int64)
    smallest[chain[::-1]] = np.arange(n)[::-1]
    start[ring] = smallest[ring]
    before = np.empty(n, np.int64)
    before[successor[linked]] = linked
    end[ring] = before[start[ring]]
    # One path through everything: the end of each chain leads to the start of the next.
    order = np.argsort(smallest)
    start, end, ring = start[order], end[order], ring[order]
    path = successor.astype(np.int32)
    path[end[:-1]] = start[1:]
    pointer = np.arange(n + 1, dtype=np.int32)
    pointer[end[-1] + 1 :] -= 1
    graph = csr_array((np.ones(n - 1), np.delete(path, end[-1]), pointer), shape=(n, n))
    sequence = depth_first_order(graph, start[0], directed=True, return_predecessors=False)
    position = np.empty(n, np.int64)
    position[sequence] = np.arange(n)
    return sequence, np.append(position[start], n), ring


def ragged(first: np.ndarray, count: np.ndarray) -> np.ndarray:
    """Return the indices first[0], first[0] + 1, … (count[0] numbers), first[1], … as one array."""
    offsets = np.append(0, np.cumsum(count))
    return np.arange(offsets[-1]) + np.repeat(first - offsets[:-1], count)


def _chained(segments: dict[str, np.ndarray], rounded: bool) -> dict[str, np.ndarray]:
    """Segments of one strip joined to pieces of arcs, with their points."""
    tail, head = segments["tail"], segments["head"]
    base = min(tail.min(), head.min())
    leaving = np.full(int(max(tail.max(), head.max()) - base) + 1, -1)
    plain = np.flatnonzero(~segments["tail_node"])
    leaving[tail[plain] - base] = plain
    successor = np.where(segments["head_node"], -1, leaving[head - base])
    sequence, bounds, _ = follow(successor)
    s = {k: v[sequence] for k, v in segments.items()}
    heading = np.where(
        s["tail_y"] == s["head_y"], np.where(s["head_x"] > s["tail_x"], 0, 2), np.where(s["head_y"] > s["tail_y"], 1, 3)
    ).astype(np.int8)
    first, last = bounds[:-1], bounds[1:] - 1
    tail_xy = 2 * np.stack([s["tail_x"], s["tail_y"]], axis=1)
    head_xy = 2 * np.stack([s["head_x"], s["head_y"]], axis=1)
    if rounded:
        step = np.stack([_DX[heading], _DY[heading]], axis=1)
        one = tail_xy + np.where(s["tail_node"][:, None], 0, step)
        two = head_xy - np.where(s["head_node"][:, None], 0, step)
        keep = np.stack([np.ones(len(heading), bool), (one != two).any(axis=1)], axis=1)
    else:
        one, two = tail_xy, head_xy
        keep = np.stack([np.ones(len(heading), bool), s["head_node"]], axis=1)
    points = np.stack([one, two], axis=1)[keep]
    counts = keep.sum(axis=1)
    offsets = np.append(0, np.cumsum(counts))[bounds]
    points, offsets = drop_straight(points, offsets, np.zeros(len(first), bool))
    return {
        "points": points,
        "count": np.diff(offsets),
        "tail": np.where(s["tail_node"][first], -1, s["tail"][first]),
        "head": np.where(s["head_node"][last], -1, s["head"][last]),
        "left": s["left"][first],
        "right": s["right"][first],
        "first_heading": heading[first],
        "last_heading": heading[last],
    }


def drop_straight(points: np.ndarray, offsets: np.ndarray, closed: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Remove points that lie on the line between their neighbours; ends stay, a loop has none.

    Args:
        points: (n, 2) as in ``Arcs``.
        offsets: (arcs + 1,) as in ``Arcs``.
        closed: (arcs,) as in ``Arcs``.

    Returns:
        The points that stay, and their offsets.
    """
    if len(points) == 0:
        return points, offsets
    cross, inner = corners(points, offsets, closed)
    keep = ~inner | (cross != 0)
    return points[keep], np.append(0, np.cumsum(keep))[offsets]


def corners(points: np.ndarray, offsets: np.ndarray, closed: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Measure the corner at each point.

    Args:
        points: (n, 2) as in ``Arcs``.
        offsets: (arcs + 1,) as in ``Arcs``.
        closed: (arcs,) as in ``Arcs``.

    Returns:
        Twice the signed area of each point's triangle with its neighbours, (n,) in squared half pixels, and which
        points have two neighbours, (n,) bool.
    """
    before, after = neighbours(points, offsets, closed)
    to, fro = (points - before).astype(np.int64), (after - points).astype(np.int64)
    inner = np.ones(len(points), bool)
    inner[offsets[:-1][~closed]] = False
    inner[offsets[1:][~closed] - 1] = False
    return to[:, 0] * fro[:, 1] - to[:, 1] * fro[:, 0], inner


def neighbours(points: np.ndarray, offsets: np.ndarray, closed: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the points before and after each point of its arc; at the ends of open arcs they mean nothing."""
    before, after = np.roll(points, 1, axis=0), np.roll(points, -1, axis=0)
    first, last = offsets[:-1][closed], offsets[1:][closed] - 1
    before[first], after[last] = points[last], points[first]
    return before, after


def _joined(pieces: list[dict]) -> Arcs:
    if not pieces:
        none, no = np.zeros(0, np.int32), np.zeros(0, bool)
        return Arcs(np.zeros((0, 2), np.int32), np.zeros(1, np.int64), none, none, no, none, none)
    p = {k: np.concatenate([piece[k] for piece in pieces]) for k in pieces[0]}
    pieces.clear()
    begins = np.flatnonzero(p["tail"] >= 0)
    begins = begins[np.argsort(p["tail"][begins], kind="stable")]
    successor = np.full(len(p["tail"]), -1)
    goes_on = np.flatnonzero(p["head"] >= 0)
    successor[goes_on] = begins[np.searchsorted(p["tail"][begins], p["head"][goes_on])]
    sequence, bounds, closed = follow(successor)
    where = np.append(0, np.cumsum(p["count"]))[:-1]
    count = p["count"][sequence]
    points = p["points"][ragged(where[sequence], count)]
    offsets = np.append(0, np.cumsum(count))[bounds]
    points, offsets = drop_straight(points, offsets, closed)

    # The same arcs in the same order for any strips: loops begin at their first point in reading order.
    first, size = offsets[:-1], np.diff(offsets)
    loop = np.flatnonzero(closed)
    if len(loop):
        where, arc = ragged(first[loop], size[loop]), np.repeat(np.arange(len(loop)), size[loop])
        order = np.lexsort((points[where, 0], points[where, 1], arc))
        shift = order[np.append(0, np.cumsum(size[loop]))[:-1]] - np.append(0, np.cumsum(size[loop]))[:-1]
        turned = (where - first[loop][arc] + shift[arc]) % size[loop][arc]
        points[where] = points[first[loop][arc] + turned]
    begin, end = sequence[bounds[:-1]], sequence[bounds[1:] - 1]
    order = np.lexsort((p["first_heading"][begin], points[first, 0], points[first, 1]))
    return Arcs(
        points[ragged(first[order], size[order])],
        np.append(0, np.cumsum(size[order])),
        p["left"][begin][order],
        p["right"][begin][order],
        closed[order],
        p["first_heading"][begin][order],
        p["last_heading"][end][order],
    )
