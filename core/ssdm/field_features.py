"""An embedding field whose own values are features of a fitted head, beside the network's."""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from ..embeddings.field import EmbeddingField, FieldPatch
from ..embeddings.sources import FETCHED_KINDS, NONE, SCENE_CONTEXT
from ..errors import InputError
from .families import FAMILIES


@dataclass(frozen=True)
class FieldFeatures:
    """The field that a head reads.

    Attributes:
        family: Product of the vectors; empty if unknown.
        dimensions: Length D of a vector.
        source: A product that can be had for any place, as core.embeddings.sources names it; else empty.
        mean: What is subtracted from each dimension, and
        scale: what it is divided by then; both empty before they are known.
    """

    family: str
    dimensions: int
    source: str = ""
    mean: tuple[float, ...] = ()
    scale: tuple[float, ...] = ()

    @classmethod
    def of(cls, field: EmbeddingField, requested: str) -> "FieldFeatures":
        """The features of a field that was requested as core.embeddings.sources reads it."""
        kind, _, rest = requested.strip().partition(":")
        product = kind.lower() in FETCHED_KINDS and ":" not in rest  # no folder of this machine
        return cls(field.family, field.dimensions, requested.strip() if product else "")

    @property
    def words(self) -> str:
        """For sentences."""
        return f"{FAMILIES.get(self.family, 'an embedding')} ({self.dimensions} dimensions)"

    def check(self, field: EmbeddingField | None, model: str) -> None:
        """Raise InputError if ``field`` is not what the model of this name reads."""
        if field is None or (field.family, field.dimensions) != (self.family, self.dimensions):
            raise InputError(f"The model {model} reads {self.words}: choose it as the embedding.")

    def cells(self, patch: FieldPatch, side: int) -> Tensor:
        """The features of a tile's cells, (D, side, side) float32, interpolated; NaN where there is no embedding."""
        valid = torch.from_numpy(patch.valid)[None, None].float()
        values = torch.from_numpy(patch.values)[None] * valid
        near = functional.interpolate(valid, size=(side, side), mode="bilinear")
        values = functional.interpolate(values, size=(side, side), mode="bilinear") / near
        here = functional.interpolate(valid, size=(side, side), mode="nearest") > 0
        if self.mean:
            mean, scale = (torch.tensor(part)[:, None, None] for part in (self.mean, self.scale))
            values = (values - mean) / scale
        return values.where(here, torch.nan)[0]


def names_field(embedding: str | None) -> bool:
    """Whether a source names a field of its own, neither none nor what the model makes of the scene."""
    return (embedding or NONE).strip().lower() not in (NONE, SCENE_CONTEXT)
