"""Turns trained networks into a model folder: card and weights."""

from pathlib import Path

import torch

from ..models.card import GsdRange, ModelCard, read_card, write_card
from ..models.checkpoint import save_weights
from ..version import VERSION
from .config import SetConfig
from .initial import ORIGINS

#: Each set with the terms that its source states, by the first word of the set's configuration name.
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
    "naip_ohio": "NAIP imagery with near infrared, Ohio (public domain), land-cover labels of "
    "yinx111/U-Net-Semantic-Segmentation-on-Multispectral-Satellite-Imagery: no licence stated",
    "swiss_drone": "Swiss drone frames with land-use labels, Juru-Systems/Land-_Dataset: MIT (repository)",
    "swiss_ortho": "Swiss drone orthophoto with cell labels, "
    "MichelleNing/CNN-Objects-Classification-based-on-Drone-Orthomosaic-Images: no licence stated",
    "deepglobe4": "Four scenes of DeepGlobe 2018 land cover: research terms, no licence in the repository",
    "hotosm_buildings": "Drone mosaics of Zanzibar with buildings, hotosm/fAIr-utilities: OpenAerialMap CC BY 4.0, "
    "OpenStreetMap ODbL",
    "india_s2": "Sentinel-2 windows of India, sahilsb8/U-Net-Multispectral-Satellite-Image-Segmentation: MIT; "
    "Copernicus Sentinel data",
    "na_samples": "Aerial and satellite samples of North America, NRCan/geo-deep-learning: MIT; Massachusetts: no "
    "licence; California: SpaceNet 7, CC BY-SA 4.0",
}
LICENCE = "GPL-2.0-or-later for the weights' release with Landscribe; see the sets' own terms above"


def used_sources(sets: tuple[SetConfig, ...]) -> list[str]:
    """Descriptions of a configuration's sets, each once."""
    used = []
    for entry in sets:
        for part in entry.name.split("+"):
            name = part.split("/")[0].split(":")[0]
            if SOURCES[name] not in used:
                used.append(SOURCES[name])
    return used


def began_with(initial: Path | None) -> str:
    """The start of a run, for its card.

    Args:
        initial: Folder of a trained model, file of encoder weights, or None for random weights.
    """
    if initial is None:
        return "random"
    if initial.is_dir():
        card = read_card(initial)
        return f"the model {card.name} with weights {card.weights_sha256[:12]}, which began with: " + str(
            card.training.get("initialisation", "unknown")
        )
    return ORIGINS.get(initial.stem, f"the encoder weights {initial.name}")


def write_model(networks: torch.nn.Module, folder: Path, config, trained: dict, **own) -> ModelCard:
    """Write ``folder`` (model.json, weights.safetensors) and return the card.

    Args:
        networks: Networks to save.
        folder: Model folder to write.
        config: Configuration of the run.
        trained: Entries of the card's ``training`` beside the sets and the configuration.
        **own: Fields of the card that differ between the tasks.
    """
    digest = save_weights(networks, folder)
    training = {"sets": used_sources(config.sets), "configuration": config.as_dict(), "torch": torch.__version__}
    card = ModelCard(
        name=config.name,
        version=VERSION,
        bands=("red", "green", "blue"),
        gsd=GsdRange(0.3, 0.5, 10.0),
        tile=512,
        overlap=0.09,
        training=training | trained,
        licence=LICENCE,
        weights_sha256=digest,
        **own,
    )
    write_card(card, folder)
    return card
