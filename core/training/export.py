"""Turns trained networks into a model folder: card and weights."""

from pathlib import Path

import torch

from ..models.card import GsdRange, ModelCard, read_card, write_card
from ..models.checkpoint import save_weights
from ..version import VERSION
from .config import SetConfig

#: What the sets are and under which terms their sources give them, by the first word of a set's configuration name.
SOURCES = {
    "tokyo": "Tokyo mosaics, 0.5 m: imagery GSI Japan (attribution); labels OpenEarthMap (terms as the imagery, "
    "else CC BY-NC-SA 4.0)",
    "dubai": "Semantic segmentation of aerial imagery, Dubai: Humans in the Loop, CC0",
    "korea": "Sentinel-2 land cover of Korea, 10 m: MIT",
    "naip": "NAIP imagery with near infrared and urban tree points, California: CC BY 4.0",
    "rsicd": "RSICD scene names: research set, no licence stated",
    "nwpu12": "NWPU scene images, 12 classes: research set, no licence stated",
    "rsscn7": "RSSCN7 scene images: research set, no licence stated",
    "eurosat": "EuroSAT RGB: MIT",
}
INITIAL = "ImageNet MobileNetV2, de-quantised from an Apache-2.0 int8 release"
LICENCE = "GPL-2.0-or-later for the weights' release with Landscribe; see the sets' own terms above"


def used_sources(sets: tuple[SetConfig, ...]) -> list[str]:
    """What a configuration's sets are, each once."""
    used = []
    for entry in sets:
        for part in entry.name.split("+"):
            name = part.split("/")[0].split(":")[0]
            if SOURCES[name] not in used:
                used.append(SOURCES[name])
    return used


def began_with(initial: Path | None) -> str:
    """What a run started from, for its card: nothing, a trained model's folder, or encoder weights."""
    if initial is None:
        return "random"
    if initial.is_dir():
        card = read_card(initial)
        return f"the model {card.name} with weights {card.weights_sha256[:12]}, which began with: " + str(
            card.training.get("initialisation", "unknown")
        )
    return INITIAL


def write_model(networks: torch.nn.Module, folder: Path, config, trained: dict, **own) -> ModelCard:
    """Write ``folder`` (model.json, weights.safetensors) and return the card: ``own`` fields beside those of every
    model that is trained here.

    ``config`` is the run's configuration, ``trained`` what else the card tells of the training.
    """
    digest = save_weights(networks, folder)
    told = {"sets": used_sources(config.sets), "configuration": config.as_dict(), "torch": torch.__version__}
    card = ModelCard(
        name=config.name,
        version=VERSION,
        bands=("red", "green", "blue"),
        gsd=GsdRange(0.3, 0.5, 10.0),
        tile=512,
        overlap=0.15,
        training=told | trained,
        licence=LICENCE,
        weights_sha256=digest,
        **own,
    )
    write_card(card, folder)
    return card
