"""A referring training run as a small TOML file (``task = "referring"``)."""

from dataclasses import asdict, dataclass
from pathlib import Path

from ...xemap.config import XemapConfig
from ...xemap.model import read_network_config
from ..config import SetConfig, read_run
from ..steps import Schedule


@dataclass(frozen=True)
class ReferringConfig:
    """A training run of XeMap-Network.

    ``validation`` names the held-out sets that are scored, ``calibration`` those on which the threshold and the level
    of a find are chosen. Lengths in pixels: ``crop`` of the tile and ``view`` of the wide view (4 crop pixels each).
    ``phrases`` are asked of every image. ``initial_model`` names a mapping model to take the encoder from (empty: the
    ``--initial`` weights). ``text_noise`` is the deviation of the noise on the sentence vectors, so that a wording not
    trained on falls on trained ground. ``dark_ground`` is the share of the dense crops in which parts of what surely
    bears no plants are made darker (augment.draw_dark_ground). ``keep`` is the share in the result of the weights of
    the model that the run starts from, where it starts from one. ``teacher`` names a mapping model to learn land-cover
    phrases from as well (taught.py; empty: none). ``meaning_steps`` steps then move what the concepts mean
    (meanings.py); with no other ``steps`` the model that a run starts from stays as it is but for them. The weights are
    those of the parts of the loss, see losses.py.
    """

    name: str
    sets: tuple[SetConfig, ...]
    validation: tuple[str, ...]
    calibration: tuple[str, ...]
    network: XemapConfig
    task: str = "referring"
    initial_model: str = ""
    text_encoder: str = "all-MiniLM-L6-v2"
    seed: int = 0
    steps: int = 1000
    minutes: float = 0.0
    batch: int = 8
    crop: int = 256
    view: int = 128
    phrases: int = 10
    colour: float = 1.0
    dark_ground: float = 0.0
    text_noise: float = 0.025
    keep: float = 0.0
    learning_rate: float = 1e-3
    encoder_rate: float = 0.3
    weight_decay: float = 0.02
    average: float = 0.998
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

    @property
    def schedule(self) -> Schedule:
        """The run's length and rates."""

        def rate_of(name: str) -> float:
            return self.learning_rate * (self.encoder_rate if ".encoder." in name else 1.0)

        return Schedule(self.steps, self.minutes, rate_of, self.weight_decay, self.average)

    def as_dict(self) -> dict:
        """Plain values, as they go into a model card."""
        return asdict(self)


def read_referring_config(path: Path) -> ReferringConfig:
    """The configuration in a TOML file.

    Raises InputError where it cannot be read or names something unknown.
    """
    return read_run(path, ReferringConfig, read_network_config, calibration=())
