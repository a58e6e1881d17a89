"""The configuration of a mapping training run, read from a TOML file."""

from dataclasses import asdict, dataclass
from pathlib import Path

from ...ssdm.config import SsdmConfig
from ..config import SetConfig, read_run


@dataclass(frozen=True)
class TrainingConfig:
    """A training run.

    Lengths in pixels: ``crop`` of the mapping network, ``view`` of the context network (4 crop pixels each).
    ``encoder_rate`` and ``gate_rate`` are multiples of ``learning_rate``; the latter is that of the injection's gate,
    which starts at zero and holds back all that lies behind it until it opens.

    ``self_training``, where positive, is how sure the averaged networks must be of a class to label with it what the
    labels leave open, and ``mixing`` the share of the scene images into which labelled ground is then pasted; for a run
    that starts from a trained model. ``keep`` is the share of that model's weights in the result.

    ``drawn_fields`` is the share of the steps in which the structural pathway alone is given fields that are drawn from
    the labels, so that it learns to use those of any family (drawn_fields.py).

    ``embedding`` names a field, as ``landscribe map --embedding`` does, that every scene with a place on the ground is
    given (``{scene}`` in it stands for the raster's name); ``allow_network`` lets it be fetched. With ``context`` as
    well, the two take turns: ``network.source`` names the one, ``network.adapters`` the other.
    """

    name: str
    sets: tuple[SetConfig, ...]
    validation: tuple[str, ...]
    network: SsdmConfig
    context: bool = True
    embedding: str = ""
    allow_network: bool = False
    initial: str = ""
    seed: int = 0
    steps: int = 1000
    minutes: float = 0.0
    batch: int = 8
    crop: int = 256
    view: int = 128
    colour: float = 1.0
    learning_rate: float = 1e-3
    encoder_rate: float = 0.5
    gate_rate: float = 1.0
    weight_decay: float = 0.02
    average: float = 0.998
    embedding_dropout: float = 0.25
    weak_weight: float = 0.3
    scene_weight: float = 0.1
    alignment_weight: float = 0.05
    self_training: float = 0.0
    mixing: float = 0.5
    keep: float = 0.0
    drawn_fields: float = 0.0
    mixture_weight: float = 0.3

    def as_dict(self) -> dict:
        """Plain values, as they go into a checkpoint and a model card."""
        return asdict(self)


def read_config(path: Path) -> TrainingConfig:
    """The configuration in a TOML file.

    Raises InputError where it cannot be read or names something unknown.
    """
    return read_run(path, TrainingConfig, lambda network: SsdmConfig(**network))
