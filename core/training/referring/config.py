"""A referring training run as a small TOML file (``task = "referring"``)."""

from dataclasses import dataclass
from pathlib import Path

from ...models.card import ModelCard
from ...xemap.config import XemapConfig
from ...xemap.model import read_network_config
from ..config import RunConfig, read_run


@dataclass(frozen=True, kw_only=True)
class ReferringConfig(RunConfig):
    """A training run of XeMap-Network.

    The weights are those of the parts of the loss, see losses.py.

    Attributes:
        network: Configuration of the network.
        calibration: Sets on which the threshold and the level of a find are chosen.
        initial_model: Mapping model to take the encoder from; empty for the ``--initial`` weights.
        text_encoder: Text encoder.
        phrases: Phrases asked of every image.
        text_noise: Standard deviation of the noise on the sentence vectors, so that a new wording lies near trained
            ones.
        teacher: Mapping model that also answers land-cover phrases (taught.py); empty for none.
        meaning_steps: Steps in which the concepts' meanings then move (meanings.py). With no other ``steps`` the model
            that a run starts from keeps everything else.
    """

    network: XemapConfig
    calibration: tuple[str, ...] = ()
    task: str = "referring"
    initial_model: str = ""
    text_encoder: str = "all-MiniLM-L6-v2"
    phrases: int = 10
    encoder_rate: float = 0.3
    text_noise: float = 0.025
    scene_weight: float = 0.5
    dice_weight: float = 0.5
    somewhere_weight: float = 0.2
    layout_weight: float = 0.1
    contrast_weight: float = 0.1
    agreement_weight: float = 0.3
    quiet_weight: float = 0.05
    teacher: str = ""
    taught_weight: float = 0.5
    classes_weight: float = 0.2
    meaning_steps: int = 0


def read_referring_config(path: Path) -> ReferringConfig:
    """The configuration in a TOML file.

    Raises:
        InputError: The file cannot be read or names something unknown.
    """
    return read_run(path, ReferringConfig, read_network_config)


def config_of_card(card: ModelCard, validation: tuple[str, ...]) -> ReferringConfig:
    """The configuration that a referring model was trained by, with other sets for validation and no scene sets."""
    values = dict(card.training["configuration"])
    values |= {"sets": (), "validation": validation, "network": read_network_config(values["network"])}
    return ReferringConfig(**values)
