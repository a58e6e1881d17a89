"""Learning from clicks what to change in the response to a phrase.

A Gaussian process whose mean is the phrase's own response, as a logit, learns from the clicked cells (Rasmussen and
Williams 2006, algorithm 3.1). Two cells are alike as far as their features point the same way; the deepest features
count half. So without clicks the response is as it was, and a click moves the cells that look like its own, as far as
they do. Everything follows from the clicked cells, so a cell's response does not depend on the extent.
"""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from ..errors import InputError
from ..scene.grid import ModelGrid
from ..tiles.tiles import TileLayout
from .clicks import MOST_CLICKS, Clicks
from .scene_features import Encoder, SceneFeatures, encoded

#: Variance of what the clicks may change in a logit, and how fast likeness falls with the cosine of the features.
#: Chosen by measurement: docs/lab/clicks.md.
VARIANCE, SHARPNESS = 10.0, 8.0
#: A response nearer to 0 or 1 than this is a logit that no click could move.
_EDGE = 1e-6
#: Newton steps to the mode; it converges in a few. The least part of a step.
_STEPS, _LEAST_STEP = 20, 1e-6


@dataclass(frozen=True)
class Sharpening:
    """What clicks change in a response.

    Attributes:
        features: The clicked cells' features, (n, channels) float32 for each level.
        weights: How far each click moves the logit of a cell like its own, (n,) float32.
    """

    features: tuple[Tensor, ...]
    weights: Tensor

    def __call__(self, levels: Sequence[Tensor | np.ndarray], response: Tensor | np.ndarray) -> Tensor | np.ndarray:
        """The sharpened response, float32 (B, h, w), of tiles with these features and this ``response``."""
        if isinstance(response, np.ndarray):
            return self(list(map(torch.from_numpy, levels)), torch.from_numpy(response)).numpy()
        with torch.inference_mode():
            return self._sharpened(levels, response)

    def _sharpened(self, levels: Sequence[Tensor], response: Tensor) -> Tensor:
        alike = likeness(levels, self.features, response.shape[-2:])
        change = torch.einsum("bnhw,n->bhw", alike, self.weights.to(alike.device))
        return (response.clamp(_EDGE, 1 - _EDGE).logit() + change).sigmoid()


def likeness(levels: Sequence[Tensor], features: Sequence[Tensor], size: tuple[int, int]) -> Tensor:
    """How like each of n cells the cells of tiles are, from 0 to 1, (B, n, h, w).

    Args:
        levels: The tiles' features, (B, channels, h_l, w_l) each.
        features: The n cells' features, (n, channels) each.
        size: (h, w).
    """
    total = 0.0
    for share, level, cells in zip(shares(features), levels, features):
        cosine = torch.einsum("bchw,nc->bnhw", unit(level), cells.to(level.device))
        total = total + share * functional.interpolate(cosine, size=size, mode="bilinear")
    return (SHARPNESS * (total - 1)).exp()


def shares(features: Sequence[Tensor]) -> list[float]:
    """How much each level counts: the one with the most channels, the first of several, as much as all others."""
    if len(features) == 1:
        return [1.0]
    widths = [cells.shape[1] for cells in features]
    deepest, others = widths.index(max(widths)), len(widths) - 1
    return [0.5 if level == deepest else 0.5 / others for level in range(len(widths))]


def unit(level: Tensor) -> Tensor:
    """Features as unit vectors along the channels, float32 (B, channels, h, w)."""
    return functional.normalize(level.float(), dim=1)


def sharpen(
    clicks: Clicks, layout: TileLayout, grid: ModelGrid, features: SceneFeatures, encoder: Encoder, responder
) -> Sharpening:
    """Learn from clicks what to change in the response to the responder's first phrase.

    Args:
        clicks: The clicks.
        layout: The scene's tiles.
        grid: The model's grid on the scene.
        features: The features on disk.
        encoder: Computes missing features.
        responder: A :class:`~core.xemap.response.Responder`.

    Raises:
        InputError: A click lies outside the scene or on ground without data.
    """
    rows, columns = _cells_of(clicks, grid, layout)
    owners = layout.tiles_of(rows, columns)
    clicked = {tile: np.flatnonzero([owner == tile for owner in owners]) for tile in dict.fromkeys(owners)}
    responses = np.empty(len(rows))
    found: list[list[Tensor]] = [[] for _ in encoder.model.levels]
    order: list[int] = []
    with torch.inference_mode(), closing(encoded(list(clicked), features, encoder, grid, lambda index: None)) as pairs:
        for tile, own in pairs:
            for number in clicked[tile]:
                row = int(rows[number]) - tile.window.row_off // layout.stride
                column = int(columns[number]) - tile.window.col_off // layout.stride
                if not own.levels or not own.valid[row, column]:
                    x, y = clicks.places[number]
                    raise InputError(
                        f"The click at {x:.10g}, {y:.10g} lies on ground without data: choose another one."
                    )
                response = responder([own.levels])[0][0]
                responses[number] = float(response[row, column])
                for level, cells in zip(map(torch.as_tensor, own.levels), found):
                    enlarged = functional.interpolate(unit(level[None]), size=response.shape, mode="bilinear")
                    cells.append(enlarged[0, :, row, column].cpu())
                order.append(number)
    back = torch.from_numpy(np.argsort(order))
    levels = tuple(torch.stack(cells)[back] for cells in found)
    return learnt(levels, clicks.signs, responses)


def learnt(features: tuple[Tensor, ...], signs: np.ndarray, responses: np.ndarray) -> Sharpening:
    """What to change after clicks.

    Args:
        features: The clicked cells' features as unit vectors, (n, channels) float32 for each level.
        signs: (n,) as of ``Clicks``.
        responses: (n,) the phrase's own response there.
    """
    weights = VARIANCE * _mode(VARIANCE * _between(features), signs, _logit(responses))
    return Sharpening(features, torch.from_numpy(weights).float())


def _cells_of(clicks: Clicks, grid: ModelGrid, layout: TileLayout) -> tuple[np.ndarray, np.ndarray]:
    """Rows and columns of the clicked cells."""
    if len(clicks.places) > MOST_CLICKS:
        raise InputError(f"An answer takes up to {MOST_CLICKS} clicks: remove some.")
    columns, rows = grid.coarser(layout.stride).pixels_of(clicks.places).T
    inside = (rows >= 0) & (rows < layout.rows.cells) & (columns >= 0) & (columns < layout.columns.cells)
    if not inside.all():  # also what is not a number
        x, y = clicks.places[~inside][0]
        raise InputError(
            f"The click at {x:.10g}, {y:.10g} lies outside {grid.scene.name}: choose a place on the raster."
        )
    return np.floor(rows).astype(int), np.floor(columns).astype(int)


def _between(levels: Sequence[Tensor]) -> np.ndarray:
    """How like each other the clicked cells are, (n, n)."""
    cosine = sum(share * (cells.double() @ cells.double().T) for share, cells in zip(shares(levels), levels))
    return np.exp(SHARPNESS * (cosine.numpy() - 1))


def _logit(response: np.ndarray) -> np.ndarray:
    response = np.clip(response, _EDGE, 1 - _EDGE)
    return np.log(response / (1 - response))


def _mode(covariance: np.ndarray, signs: np.ndarray, prior: np.ndarray) -> np.ndarray:
    """The weights (n,) of the cells' covariances in the most probable change of the logits.

    A step of Newton's that would make the change less probable is halved: where clicks contradict a sure response,
    whole steps would swing to and fro.
    """

    def probability(weights: np.ndarray) -> float:
        change = covariance @ weights
        return -(weights @ change) / 2 - np.logaddexp(0, -signs * (prior + change)).sum()

    weights = np.zeros(len(signs))
    for _ in range(_STEPS):
        change = covariance @ weights
        likely = 1 / (1 + np.exp(-(prior + change)))
        curvature = np.maximum(likely * (1 - likely), 1e-9)
        root = np.sqrt(curvature)
        step = curvature * change + (signs + 1) / 2 - likely
        matrix = np.eye(len(signs)) + root[:, None] * covariance * root
        direction = step - root * np.linalg.solve(matrix, root * (covariance @ step)) - weights
        size = 1.0
        while size > _LEAST_STEP and probability(weights + size * direction) < probability(weights):
            size /= 2
        weights = weights + size * direction
    return weights
