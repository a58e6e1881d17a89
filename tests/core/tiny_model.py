"""A model folder with a tiny network and random weights: everything about it is real but its answers."""

import dataclasses
from pathlib import Path


def write_tiny_model(folder: Path) -> Path:
    """Write the model ``tiny`` (256 px tiles, scene context) to ``folder``."""
    import torch

    from core.models.card import GsdRange, ModelCard, write_card
    from core.models.checkpoint import save_weights
    from core.models.classes import OPEN_EARTH_MAP
    from core.ssdm.config import SsdmConfig
    from core.ssdm.pair import MappingPair

    torch.manual_seed(0)
    config = SsdmConfig(width=32, mask_width=16, heads=2, layers=1, field_dimensions=8)
    card = ModelCard(
        name="tiny",
        title="Tiny",
        version="0",
        task="land-cover",
        classes=OPEN_EARTH_MAP,
        bands=("red", "green", "blue"),
        gsd=GsdRange(0.3, 0.5, 10.0),
        tile=256,
        overlap=0.15,
        stride=4,
        field_stride=16,
        network=dataclasses.asdict(config),
        context={"encoder": "mobilenet_v2", "factor": 4},
        embedding={"source": "scene-context", "dimensions": 8},
        weights_sha256=save_weights(MappingPair(config, True), folder),
    )
    write_card(card, folder)
    return folder
