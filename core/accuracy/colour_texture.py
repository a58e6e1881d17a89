"""A baseline from colour and texture alone, which a referring model has to beat.

A logistic regression on a cell's mean colour, its spread and the spread around it, with their squares and products,
fitted on training ground to the labels of a concept. Unlike the network it has one fit for each concept.
"""

import numpy as np
import torch
from scipy import ndimage
from torch.nn import functional


def colour_texture(image: np.ndarray, stride: int) -> np.ndarray:
    """Compute the features of each cell.

    Args:
        image: uint8 (H, W, 3).
        stride: side of a cell in pixels.

    Returns:
        float32 (F, H/stride, W/stride).
    """
    pixels = image.astype(np.float32) / 255
    grey = pixels.mean(2)

    def cells(values: np.ndarray) -> np.ndarray:
        height, width = (side // stride for side in values.shape)
        return values[: height * stride, : width * stride].reshape(height, stride, width, stride).mean((1, 3))

    parts = [cells(pixels[..., band]) for band in range(3)]
    for side in (5, 17):
        mean = ndimage.uniform_filter(grey, side)
        variance = ndimage.uniform_filter(grey**2, side) - mean**2
        parts += [cells(mean), cells(np.sqrt(np.maximum(variance, 0)))]
    linear = np.stack(parts)
    products = [linear[i] * linear[j] for i in range(len(linear)) for j in range(i, len(linear))]
    return np.concatenate([linear, np.stack(products)]).astype(np.float32)


class ColourTexture:
    """The baseline for one concept."""

    def __init__(self, features: np.ndarray, truth: np.ndarray, steps: int = 200):
        """Fit to ``features`` (N, F) and ``truth`` bool (N,)."""
        inputs = torch.from_numpy(features)
        self._mean, self._spread = inputs.mean(0), inputs.std(0) + 1e-6
        inputs = (inputs - self._mean) / self._spread
        targets = torch.from_numpy(truth.astype(np.float32))
        self._weights = torch.zeros(inputs.shape[1] + 1, requires_grad=True)
        optimiser = torch.optim.LBFGS([self._weights], max_iter=steps, line_search_fn="strong_wolfe")

        def closure() -> torch.Tensor:
            optimiser.zero_grad()
            loss = functional.binary_cross_entropy_with_logits(self._logits(inputs), targets)
            loss = loss + 1e-4 * self._weights.square().sum()
            loss.backward()
            return loss

        optimiser.step(closure)

    def _logits(self, inputs: torch.Tensor) -> torch.Tensor:
        return inputs @ self._weights[1:] + self._weights[0]

    def __call__(self, features: np.ndarray) -> np.ndarray:
        """Return the scores (N,) of ``features`` (N, F)."""
        with torch.inference_mode():
            return self._logits((torch.from_numpy(features) - self._mean) / self._spread).numpy()
