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
from .field_features import FieldFeatures
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
        embedded: The embedding field that counts as features; None without one.
    """

    def __init__(
        self,
        model,
        size: int | None = None,
        source: str | None = None,
        memory: DeviceMemory | None = None,
        keep: bool = False,
        extra: tuple[ExtraBand, ...] = (),
        embedded: FieldFeatures | None = None,
    ):
        super().__init__(model, size, source, memory, torch.device(model.device))
        self.extra, self.embedded = extra, embedded
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
        return self.finish(result, item)

    def known(self, item: tuple[Patch, FieldPatch | None]) -> Tensor | None:
        """The answer for a tile whose features are kept; None for another one."""
        content = self._cache.read(self._name(item))
        if content is None:
            return None
        side = self.model.tile // self.model.stride
        values = np.frombuffer(content, np.float16).reshape(-1, side, side)
        return self.finish(torch.from_numpy(values).to(self.device), item)

    @property
    def further(self) -> int:
        """Number of features that are not the network's: further bands and dimensions of the embedding."""
        return len(self.extra) + (self.embedded.dimensions if self.embedded else 0)

    def finish(self, result: Tensor, item: tuple[Patch, FieldPatch | None]) -> Tensor:
        """What a call returns for (C + F, h, w) float16 probabilities and features: these and the further ones."""
        patch, field = item
        parts = [result]
        if self.extra:
            mean, scale = (
                np.array(part, np.float32)[:, None, None] for part in zip(*((b.mean, b.scale) for b in self.extra))
            )
            parts.append(torch.from_numpy((patch.extra - mean) / scale).to(self.device))
        if self.embedded:
            parts.append(self.embedded.cells(field, result.shape[-1]).to(self.device))
        return torch.cat([part.float() for part in parts]) if len(parts) > 1 else result

    def _name(self, item: tuple[Patch, FieldPatch | None]) -> str:
        digest = hashlib.blake2b(digest_size=20)
        digest.update(f"{self.model.features_digest} {self.source} {self.model.runtime.label}".encode())
        for part in self.arrays(item):
            digest.update(np.ascontiguousarray(part).tobytes())
        return f"{self.model.features_digest[:12]}/{digest.hexdigest()}.f16"


class HeadPredictor(FeaturePredictor):
    """Predicts tiles with a FittedModel."""

    def finish(self, result: Tensor, item: tuple[Patch, FieldPatch | None]) -> Tensor:
        """The (classes, h, w) float32 probabilities of the user's classes."""
        return self.model.probabilities_of(super().finish(result, item)[None].float())[0]


def _write(path: Path, values: np.ndarray) -> None:
    path.write_bytes(np.ascontiguousarray(values).data)
