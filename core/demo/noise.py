"""Randomness as a pure function of place: the same seed and coordinate give the same value through any window."""

from __future__ import annotations

from functools import lru_cache

import numpy as np


def hash01(*keys: np.ndarray | int, seed: int) -> np.ndarray:
    """Return uniform values in [0, 1) from integer keys that broadcast against each other.

    The mixing steps are those of the 32-bit "lowbias32" hash (C. Wellons, hash-prospector), one round a key.
    """
    mixed = np.array([seed * 0x9E3779B1 & 0xFFFFFFFF], np.uint32)  # an array, not a scalar: it wraps around silently
    for key in keys:
        mixed = mixed ^ (np.asarray(key, np.int64) & 0xFFFFFFFF).astype(np.uint32)
        mixed = mixed + np.uint32(0x7F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint32(16))) * np.uint32(0x7FEB352D)
        mixed = (mixed ^ (mixed >> np.uint32(15))) * np.uint32(0x846CA68B)
        mixed = mixed ^ (mixed >> np.uint32(16))
    return (mixed / 2.0**32).reshape(np.broadcast_shapes(*(np.shape(key) for key in keys)))


def noise_grid(xs: np.ndarray, ys: np.ndarray, wavelength: float, salt: int, seed: int) -> np.ndarray:
    """Return smooth noise of about unit variance, float32 (H, W), on the axes ``xs`` (W,) and ``ys`` (H,) in metres.

    A cubic B-spline over hashed lattice values; on a lattice it separates into two small matrix products.
    """
    columns, across = _spline_rows(xs, wavelength)
    rows, down = _spline_rows(ys, wavelength)
    lattice = _lattice(columns[:, None], rows[None, :], salt, seed)  # (nx, ny)
    return (down @ lattice.T.astype(np.float32)) @ across.T


def noise_at(x: np.ndarray, y: np.ndarray, wavelength: float, salt: int, seed: int) -> np.ndarray:
    """The noise of ``noise_grid`` at scattered points (N,), in metres: float32 (N,)."""
    i, wi = _spline(np.asarray(x, np.float64) / wavelength)
    j, wj = _spline(np.asarray(y, np.float64) / wavelength)
    total = np.zeros(np.shape(x), np.float64)
    for a in range(4):
        for b in range(4):
            total += wi[a] * wj[b] * _lattice(i + a, j + b, salt, seed)
    return total.astype(np.float32)


def _lattice(i: np.ndarray, j: np.ndarray, salt: int, seed: int) -> np.ndarray:
    # A B-spline of uniform values has a variance of (0.479 ** 2) / 12: scaled to one.
    return (hash01(i, j, salt, seed=seed) - 0.5) * (np.sqrt(12.0) / 0.479)


def _spline(t: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
    first = np.floor(t).astype(np.int64) - 1
    f = t - np.floor(t)
    return first, [(1 - f) ** 3 / 6, (3 * f**3 - 6 * f**2 + 4) / 6, (-3 * f**3 + 3 * f**2 + 3 * f + 1) / 6, f**3 / 6]


def _spline_rows(axis: np.ndarray, wavelength: float) -> tuple[np.ndarray, np.ndarray]:
    first, weights = _spline(np.asarray(axis, np.float64) / wavelength)
    low, high = int(first.min()), int(first.max()) + 4
    rows = np.zeros((len(axis), high - low), np.float32)
    for k, weight in enumerate(weights):
        rows[np.arange(len(axis)), first - low + k] = weight
    return np.arange(low, high), rows


@lru_cache(maxsize=512)
def phases(count: int, salt: int, seed: int) -> tuple[float, ...]:
    """Return ``count`` fixed angles in [0, 2 pi)."""
    return tuple(2 * np.pi * hash01(np.arange(count), salt, seed=seed))
