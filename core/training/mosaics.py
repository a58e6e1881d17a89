"""Mosaics of scene images: a known layout of scene classes."""

from collections.abc import Callable

import numpy as np
from PIL import Image

from .crops import EMPTY


def lay_out(
    images: list[np.ndarray], pick: Callable[[], int], random: np.random.Generator, side: int, size: int
) -> tuple[np.ndarray, np.ndarray, list[tuple[int, float]]]:
    """A mosaic of ``side`` × ``side`` images in ``size`` pixels.

    Args:
        images: uint8 arrays (h, w, 3).
        pick: Gives the index of the next image.
        random: Random numbers of the sample.
        side: Images along a side.
        size: Pixels along a side.

    Returns:
        The picture, uint8 (size, size, 3); the cell of each pixel, uint8 (size, size), from 1 on; and for each cell the
        image's index and the share of its side that is shown.
    """
    image = np.zeros((size, size, 3), np.uint8)
    cells = np.zeros((size, size), np.uint8)
    edges = [size * part // side for part in range(side + 1)]
    shown = []
    for cell in range(side * side):
        index = pick()
        picture = images[index]
        rows, columns = (slice(edges[part], edges[part + 1]) for part in divmod(cell, side))
        share = random.uniform(0.7, 1.0)
        span = max(8, int(min(picture.shape[:2]) * share))
        top, left = (int(random.integers(extent - span + 1)) for extent in picture.shape[:2])
        piece = Image.fromarray(picture[top : top + span, left : left + span])
        length = (columns.stop - columns.start, rows.stop - rows.start)
        image[rows, columns] = np.asarray(piece.resize(length, Image.Resampling.BILINEAR))
        cells[rows, columns] = cell + 1
        shown.append((index, share))
    return image, cells, shown


def mosaic_view(image: np.ndarray, view_size: int) -> tuple[np.ndarray, np.ndarray]:
    """The wide view of a mosaic, which has nothing around it: image and valid."""
    small = image.shape[0] // 4
    view = np.full((view_size, view_size, 3), EMPTY, np.uint8)
    valid = np.zeros((view_size, view_size), bool)
    middle = slice((view_size - small) // 2, (view_size + small) // 2)
    view[middle, middle] = np.asarray(Image.fromarray(image).reduce(4))
    valid[middle, middle] = True
    return view, valid
