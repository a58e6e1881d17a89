"""The configuration of a mapping training run, read from a TOML file."""

from dataclasses import dataclass
from pathlib import Path

from ...ssdm.config import SsdmConfig
from ..config import RunConfig, read_run


@dataclass(frozen=True, kw_only=True)
class TrainingConfig(RunConfig):
    """A training run of the mapping network.

    Attributes:
        network: Configuration of the mapping network.
        context: Whether a context network is trained with it.
        context_encoder: Encoder of the context network.
        embedding: Embedding source that every scene with a place is given, as in ``landscribe map --embedding``;
            ``{scene}`` in it stands for the raster's name. With ``context`` as well, the two take turns:
            ``network.source`` names the one, ``network.adapters`` the other.
        allow_network: Whether the embedding may be downloaded.
        gate_rate: Multiple of the learning rate for the injection's gate, which starts at zero and holds back
            everything behind it.
        embedding_dropout: Share of the crops that go without an embedding.
        weak_weight: Weight of labels and shares of crops without dense labels.
        scene_weight: Weight of the scene classification.
        alignment_weight: Weight of the injection's alignment.
        self_training: The share of the probability that the averaged networks must give to a class to label a pixel
            with it; 0 for no self-training. For a run that starts from a trained model.
        mixing: With self-training, the share of the scene images into which labelled ground is pasted.
        drawn_fields: Share of the steps in which the structural pathway alone is given fields drawn from the labels.
        mixture_weight: Weight of the context network's land-cover mix.
    """

    network: SsdmConfig
    context: bool = True
    context_encoder: str = "mobilenet_v2"
    embedding: str = ""
    allow_network: bool = False
    gate_rate: float = 1.0
    embedding_dropout: float = 0.25
    weak_weight: float = 0.3
    scene_weight: float = 0.1
    alignment_weight: float = 0.05
    self_training: float = 0.0
    mixing: float = 0.5
    drawn_fields: float = 0.0
    mixture_weight: float = 0.3

    def rate_of(self, parameter: str) -> float:
        """The learning rate of a parameter, by its name."""
        return super().rate_of(parameter) * (self.gate_rate if parameter.endswith("injection.gate") else 1.0)


def read_config(path: Path) -> TrainingConfig:
    """The configuration in a TOML file.

    Raises:
        InputError: The file cannot be read or names something unknown.
    """
    return read_run(path, TrainingConfig, lambda network: SsdmConfig(**network))
