"""Tiles lie where the scene and the model say, cover everything, and share it smoothly."""

import numpy as np
import pytest
from rasterio.windows import Window

from core.tiles.tiles import ALIGNMENT, TileAxis, TileLayout

LENGTHS = [1, 3, 63, 64, 65, 100, 128, 129, 500, 511, 1000, 1023]


@pytest.mark.parametrize("length", LENGTHS)
def test_tiles_cover_the_scene_and_overlap(length):
    axis = TileAxis(length, tile=64, overlap=16, stride=4)
    starts = np.array(axis.starts)
    assert starts[0] == 0
    assert starts[-1] + 64 >= length
    assert (starts % ALIGNMENT == 0).all()
    steps = np.diff(starts)
    assert (steps > 0).all() and (steps <= 64 - 16).all()
    # No tile is there for padding alone, and the last one hardly leaves the scene.
    assert length <= 64 or starts[-1] + 64 - length < ALIGNMENT


@pytest.mark.parametrize("length", LENGTHS)
def test_weights_are_a_smooth_partition_of_unity(length):
    axis = TileAxis(length, tile=64, overlap=16, stride=4)
    total = np.zeros(axis.cells_of(len(axis.starts) - 1)[1])
    share_of_first = np.zeros_like(total)
    for index, weights in enumerate(axis.weights):
        first, end = axis.cells_of(index)
        assert weights.dtype == np.float32 and (weights > 0).all()
        total[first:end] += weights
        if index == 0:
            share_of_first[first:end] = weights
    np.testing.assert_allclose(total, 1, atol=1e-6)
    assert len(total) >= axis.cells
    if len(axis.starts) > 1:  # a tile fades out over the overlap, it does not stop
        assert np.abs(np.diff(share_of_first)).max() < 0.5
        assert share_of_first[axis.cells_of(0)[1] - 1] < 0.1


def test_a_window_gets_every_tile_that_touches_it_and_no_other():
    layout = TileLayout.of(1000, 700, tile=128, overlap=0.25, stride=4)
    everything = layout.tiles_for(Window(0, 0, 250, 175))
    places = [(tile.row, tile.column) for tile in everything]
    assert places == [
        (row, column) for row in range(len(layout.rows.starts)) for column in range(len(layout.columns.starts))
    ]
    rng = np.random.default_rng(0)
    for _ in range(50):
        left, top = int(rng.integers(0, 249)), int(rng.integers(0, 174))
        cells = Window(left, top, int(rng.integers(1, 250 - left + 1)), int(rng.integers(1, 175 - top + 1)))
        expected = [
            tile
            for tile in everything
            if tile.window.col_off < 4 * (left + cells.width)
            and tile.window.col_off + 128 > 4 * left
            and tile.window.row_off < 4 * (top + cells.height)
            and tile.window.row_off + 128 > 4 * top
        ]
        assert layout.tiles_for(cells) == expected


def test_overlap_is_at_least_what_the_model_asks_for():
    assert TileLayout.of(6000, 6000, 512, 0.15, 4).overlap == 80
    assert TileLayout.of(6000, 6000, 512, 0.0, 4).overlap == 0
    assert len(TileLayout.of(6000, 6000, 512, 0.15, 4).rows.starts) == 14


def test_tiles_that_do_not_fit_the_stride_are_refused():
    with pytest.raises(ValueError, match="multiples of 16"):
        TileLayout.of(1000, 1000, 500, 0.15, 4)
    with pytest.raises(ValueError, match="stride"):
        TileLayout.of(1000, 1000, 512, 0.15, 12)
