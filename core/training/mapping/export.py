"""Writes a trained mapping model as a model folder."""

import dataclasses
from pathlib import Path

from ...embeddings.scene_context import CONTEXT_FACTOR
from ...models.card import ModelCard
from ...models.classes import OPEN_EARTH_MAP
from ...ssdm.config import FIELD_STRIDE, MASK_STRIDE
from ...ssdm.pair import MappingPair
from ..export import began_with, write_model
from .config import TrainingConfig


def export_model(
    pair: MappingPair, config: TrainingConfig, scores: dict, folder: Path, initial: Path | None = None
) -> ModelCard:
    """Write ``folder`` (model.json, weights.safetensors) and return the card.

    Args:
        pair: The trained networks.
        config: Configuration of the run.
        scores: Scores of the networks.
        folder: Model folder to write.
        initial: Start of the run.
    """
    return write_model(
        pair,
        folder,
        config,
        {"initialisation": began_with(initial)},
        title="Landscribe land cover",
        task="land-cover",
        classes=OPEN_EARTH_MAP,
        stride=MASK_STRIDE,
        field_stride=FIELD_STRIDE,
        network=dataclasses.asdict(config.network),
        context={"encoder": config.context_encoder, "factor": CONTEXT_FACTOR} if pair.context is not None else None,
        embedding={
            "source": config.network.source,
            "dimensions": config.network.field_dimensions,
            "adapters": config.network.adapters,
        },
        scores=scores,
    )
