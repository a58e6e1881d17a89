"""Features of tiles that are kept on disk, so that a fitted model maps the same ground again without its network.

An entry is named by a hash of all that its features depend on: the networks' weights, the tile's pixels and its field.
It cannot be out of date. Features are rounded to half precision before a head reads them, kept or computed, so a map
does not depend on what is kept.
"""

import hashlib
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from ..embeddings.field import FieldPatch
from ..files.disk_cache import DiskCache, bounded_cache
from ..memory import DeviceMemory
from ..scene.extra_bands import ExtraBand
from ..scene.read import Patch
from .predict import Predictor

#: Environment variable: GB that features of mapping networks may take on disk.
LIMIT_VARIABLE = "LANDSCRIBE_MAPPING_FEATURES_GB"


def kept_features() -> DiskCache:
    """The cache of features of mapping networks."""
    return bounded_cache("mapping-features", LIMIT_VARIABLE)


class FeaturePredictor(Predictor):
    """Gives the class probabilities and the features of tiles, from the cache if they are there.

    Args:
        model: A model with ``features``.
        size: Tiles in a batch; None for the device's default.
        source: Family of the embedding fields; None for the model's own.
        memory: The device's memory, if other networks of the run share it.
        keep: Whether computed features are kept.
        extra: Further bands of the scene that count as features.
    """

    def __init__(
        self,
        model,
        size: int | None = None,
        source: str | None = None,
        memory: DeviceMemory | None = None,
        keep: bool = False,
        extra: tuple[ExtraBand, ...] = (),
    ):
        super().__init__(model, size, source, memory, torch.device(model.device))
        self.extra = extra
        self._keep, self._cache = keep, kept_features()

    def forward(self, *stacked: Tensor) -> Tensor:
        """The (C + F, tile / stride, tile / stride) probabilities and features of each tile."""
        options = {"source": self.source} if self.source else {}
        return torch.cat(self.model.features(*stacked, **options), 1)

    def answer(self, item: tuple[Patch, FieldPatch | None], result: Tensor) -> Tensor:
        """The result in half precision, and kept if it has to be."""
        result = result.half()
        if self._keep:
            values = result.cpu().numpy()
            self._cache.put(self._name(item), lambda path: _write(path, values))
        return self.finish(result, item[0])

    def known(self, item: tuple[Patch, FieldPatch | None]) -> Tensor | None:
        """The answer for a tile whose features are kept; None for another one."""
        content = self._cache.read(self._name(item))
        if content is None:
            return None
        side = self.model.tile // self.model.stride
        values = np.frombuffer(content, np.float16).reshape(-1, side, side)
        return self.finish(torch.from_numpy(values).to(self.device), item[0])

    def finish(self, result: Tensor, patch: Patch) -> Tensor:
        """What a call returns for (C + F, h, w) float16 probabilities and features: these and the further bands."""
        if not self.extra:
            return result
        mean, scale = (
            np.array(part, np.float32)[:, None, None] for part in zip(*((b.mean, b.scale) for b in self.extra))
        )
        bands = torch.from_numpy((patch.extra - mean) / scale).to(self.device)
        return torch.cat([result.float(), bands])

    def _name(self, item: tuple[Patch, FieldPatch | None]) -> str:
        digest = hashlib.blake2b(digest_size=20)
        digest.update(f"{self.model.features_digest} {self.source} {self.model.runtime.label}".encode())
        for part in self.arrays(item):
            digest.update(np.ascontiguousarray(part).tobytes())
        return f"{self.model.features_digest[:12]}/{digest.hexdigest()}.f16"


class HeadPredictor(FeaturePredictor):
    """Predicts tiles with a FittedModel."""

    def finish(self, result: Tensor, patch: Patch) -> Tensor:
        """The (classes, h, w) float32 probabilities of the user's classes."""
        return self.model.probabilities_of(super().finish(result, patch)[None].float())[0]


def _write(path: Path, values: np.ndarray) -> None:
    path.write_bytes(np.ascontiguousarray(values).tobytes())
