"""Blended probabilities are the weighted mean of all tiles, to the same bits whatever part is asked for."""

import numpy as np
import pytest
import torch
from rasterio.windows import Window
from torch.nn import functional

from core.arrays import HOST
from core.tiles.blend import blend_rows
from core.tiles.tiles import TileLayout
from core.tiles.upsample import Interpolation, bands

CLASSES = 5
LAYOUT = TileLayout.of(410, 330, tile=64, overlap=0.25, stride=4)
WHOLE = Window(0, 0, LAYOUT.columns.cells, LAYOUT.rows.cells)


def _probabilities(tile):
    generator = torch.Generator().manual_seed(1000 * tile.row + tile.column)
    return torch.rand(CLASSES, 16, 16, generator=generator).mul(4).softmax(0)


def _blend(cells=WHOLE, empty=()):
    tiles = LAYOUT.tiles_for(cells)
    given = ((tile, None if (tile.row, tile.column) in empty else _probabilities(tile)) for tile in tiles)
    return torch.cat(list(blend_rows(given, LAYOUT, cells, CLASSES)), 1)


def test_every_cell_is_the_weighted_mean_of_its_tiles():
    total = np.zeros((CLASSES, WHOLE.height + 16, WHOLE.width + 16))
    weight = np.zeros(total.shape[1:])
    hann = np.sin(np.pi * (np.arange(16) + 0.5) / 16) ** 2
    for tile in LAYOUT.tiles_for(WHOLE):
        y, x = tile.window.row_off // 4, tile.window.col_off // 4
        total[:, y : y + 16, x : x + 16] += _probabilities(tile).numpy() * np.outer(hann, hann)
        weight[y : y + 16, x : x + 16] += np.outer(hann, hann)
    expected = (total / np.where(weight, weight, 1))[:, : WHOLE.height, : WHOLE.width]
    np.testing.assert_allclose(_blend().numpy(), expected, atol=2e-6)


def test_a_part_has_the_bits_of_the_whole():
    whole = _blend()
    rng = np.random.default_rng(1)
    for _ in range(20):
        left, top = int(rng.integers(0, WHOLE.width)), int(rng.integers(0, WHOLE.height))
        width, height = int(rng.integers(1, WHOLE.width - left + 1)), int(rng.integers(1, WHOLE.height - top + 1))
        part = _blend(Window(left, top, width, height))
        assert torch.equal(part, whole[:, top : top + height, left : left + width])


def test_tiles_without_data_leave_their_share_to_the_others():
    blended = _blend(empty={(2, 3)})
    total = blended.sum(0)
    np.testing.assert_allclose(total[total > 0].numpy(), 1, atol=1e-6)
    alone = torch.zeros(WHOLE.height, WHOLE.width, dtype=torch.bool)  # the cells that only the empty tile covers
    (y, y1), (x, x1) = LAYOUT.rows.cells_of(2), LAYOUT.columns.cells_of(3)
    alone[y + 4 : y1 - 4, x + 4 : x1 - 4] = True
    assert torch.equal(total == 0, alone)


def test_a_scene_without_any_data_is_all_zero():
    everywhere = {(tile.row, tile.column) for tile in LAYOUT.tiles_for(WHOLE)}
    blended = _blend(empty=everywhere)
    assert blended.shape == (CLASSES, WHOLE.height, WHOLE.width)
    assert not blended.any()


def test_rows_are_given_up_as_soon_as_they_are_finished():
    """What bounds the memory: the first rows come before the second row of tiles is computed."""
    asked = []

    def predictions():
        for tile in LAYOUT.tiles_for(WHOLE):
            asked.append(tile.row)
            yield tile, _probabilities(tile)

    rows = blend_rows(predictions(), LAYOUT, WHOLE, CLASSES)
    first = next(rows)
    assert first.shape[1] == LAYOUT.rows.starts[1] // 4
    assert max(asked) == 1 and asked.count(1) == 1
    assert all(chunk.shape[1] <= 16 for chunk in rows)


def test_interpolation_agrees_with_torch():
    cells = torch.rand(1, 1, 13, 17)
    expected = functional.interpolate(cells, scale_factor=4, mode="bilinear", align_corners=False)[0, 0].numpy()
    rows, columns = Interpolation.between(0, 52, 0.25, 13), Interpolation.between(0, 68, 0.25, 17)
    values = cells[0, 0].numpy()
    lines = values[rows.low] * (1 - rows.weight)[:, None] + values[rows.high] * rows.weight[:, None]
    found = lines[:, columns.low] * (1 - columns.weight) + lines[:, columns.high] * columns.weight
    np.testing.assert_allclose(found, expected, atol=1e-6)


def test_interpolation_of_a_single_cell():
    side = Interpolation.between(0, 3, 0.25, 1)
    assert side.cells == (0, 1)
    assert not side.low.any() and not side.high.any()


def _classify(blended, rows, columns, chunk, band=64, codes=(1, 2, 4, 7, 200)):
    (top, bottom), (left, right) = rows.cells, columns.cells
    part = blended[:, top:bottom, left:right]
    found = list(bands(part.split(chunk, 1), rows, columns, band))
    assert [part.first for part in found] == list(range(0, len(rows.low), band))
    classes, percent = zip(*(part.classes(codes) for part in found))
    return torch.cat(classes), torch.cat(percent)


# Output pixels as fine as the model's, at another whole step, at odd steps, and as coarse as the cells.
@pytest.mark.parametrize("cells_per_pixel", [0.25, 0.05, 0.25 / 3.37, 0.61, 1.0])
def test_classes_have_the_same_bits_whatever_the_extent_and_the_bands(cells_per_pixel):
    blended = _blend()
    height, width = int(WHOLE.height / cells_per_pixel), int(WHOLE.width / cells_per_pixel)

    def sides(top, bottom, left, right):
        return (
            Interpolation.between(top, bottom, cells_per_pixel, WHOLE.height),
            Interpolation.between(left, right, cells_per_pixel, WHOLE.width),
        )

    classes, percent = _classify(blended, *sides(0, height, 0, width), chunk=12)
    assert classes.shape == (height, width)
    assert set(classes.unique().tolist()) == {1, 2, 4, 7, 200}
    rng = np.random.default_rng(2)
    for _ in range(6):
        top, left = int(rng.integers(0, height - 1)), int(rng.integers(0, width - 1))
        bottom, right = int(rng.integers(top + 1, height + 1)), int(rng.integers(left + 1, width + 1))
        chunk, band = int(rng.integers(1, 40)), int(rng.integers(1, 100))
        part = _classify(blended, *sides(top, bottom, left, right), chunk=chunk, band=band)
        assert torch.equal(part[0], classes[top:bottom, left:right])
        assert torch.equal(part[1], percent[top:bottom, left:right])


def test_the_best_class_and_its_probability_are_taken():
    blended = _blend()
    rows, columns = (Interpolation.between(0, 4 * cells, 0.25, cells) for cells in (WHOLE.height, WHOLE.width))
    classes, percent = _classify(blended, rows, columns, chunk=100)
    smooth = functional.interpolate(blended[None], scale_factor=4, mode="bilinear", align_corners=False)[0]
    best, index = smooth.max(0)
    expected = torch.tensor([1, 2, 4, 7, 200], dtype=torch.uint8)[index]
    assert (classes == expected).float().mean() > 0.9999
    assert (percent.float() - 100 * best).abs().max() <= 0.51


def test_where_no_tile_has_an_answer_there_is_no_class():
    rows, columns = Interpolation.between(0, 40, 0.25, 10), Interpolation.between(0, 40, 0.25, 10)
    classes, percent = _classify(torch.zeros(CLASSES, 10, 10), rows, columns, chunk=10)
    assert not classes.any() and not percent.any()


@pytest.mark.parametrize("part", [WHOLE, Window(7, 11, 40, 33)])
def test_numpy_has_the_bits_of_torch(part):
    empty = {(2, 3)}
    tiles = LAYOUT.tiles_for(part)
    given = [(tile, None if (tile.row, tile.column) in empty else _probabilities(tile)) for tile in tiles]
    in_numpy = [(tile, None if values is None else values.numpy()) for tile, values in given]
    rows, columns = (
        Interpolation.between(4 * first + 8, 4 * (first + count) - 8, 0.25, cells)
        for first, count, cells in ((part.row_off, part.height, WHOLE.height), (part.col_off, part.width, WHOLE.width))
    )
    needed = Window(columns.cells[0], rows.cells[0], np.ptp(columns.cells), np.ptp(rows.cells))
    found = []
    for predictions, device in ((given, "cpu"), (in_numpy, HOST)):
        blended = blend_rows(predictions, LAYOUT, needed, CLASSES, device)
        found.append([band.classes((1, 2, 4, 7, 200)) for band in bands(blended, rows, columns, 20)])
    for wanted, answers in zip(*found):
        assert all(isinstance(answer, np.ndarray) for answer in answers)
        assert all(np.array_equal(answer, want) for answer, want in zip(answers, wanted))


@pytest.mark.parametrize("to_the_end", [True, False])
def test_blending_takes_one_core_and_gives_the_others_back(to_the_end):
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        rows = blend_rows(((tile, _probabilities(tile)) for tile in LAYOUT.tiles_for(WHOLE)), LAYOUT, WHOLE, CLASSES)
        next(rows)
        assert torch.get_num_threads() == 1
        if to_the_end:
            list(rows)
        else:
            rows.close()
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(before)
