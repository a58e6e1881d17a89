"""A training run as a small TOML file."""

import argparse
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

import tomllib

from ..errors import InputError
from .steps import Schedule

Run = TypeVar("Run", bound="RunConfig")


@dataclass(frozen=True)
class SetConfig:
    """One source of samples.

    Attributes:
        name: Dense sets as of ``sets.load_dense``, joined by ``+``, or a scene set as of ``sets.scene_classes``.
        kind: ``"dense"`` or ``"scenes"``.
        weight: Share of the batches, in proportion to the other sets.
        gsd: Range of ground resolutions in metres that the crops of a dense set are drawn at.
        near: Range that six in ten of them come from, in metres.
        rare: Classes that a third of the crops of a dense set is drawn around.
        scenes: Scene names that a scene set is limited to; empty for all.
    """

    name: str
    kind: str = "dense"
    weight: float = 1.0
    gsd: tuple[float, float] = (0.5, 0.5)
    near: tuple[float, float] = (0.5, 0.5)
    rare: tuple[int, ...] = ()
    scenes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RunConfig:
    """The settings that every training run has.

    Attributes:
        name: Name of the model.
        sets: Sources of samples.
        validation: Held-out sets that the model is scored on, as of ``sets.load_dense``.
        network: Configuration of the network, a dataclass; its ``encoder`` names the encoder.
        seed: Seed of samples and weights.
        steps: Number of steps.
        minutes: Wall time to fit the schedule into; 0 for all steps.
        batch: Crops in a batch.
        crop: Side of a crop in pixels.
        view: Side of the wide view in its own pixels, 4 crop pixels each.
        colour: Strength of the colour changes.
        dark_ground: Share of the dense crops in which parts of the ground become darker (augment.draw_dark_ground):
            of the ground that is not water for the mapping network, that bears no plants for the referring one.
        keep: Share of the first model's weights in the result, for a run that starts from a model (WiSE-FT).
        learning_rate: Learning rate.
        encoder_rate: Multiple of it for the encoders.
        weight_decay: Weight decay.
        average: Decay of the averaged weights.
    """

    name: str
    sets: tuple[SetConfig, ...]
    validation: tuple[str, ...] = ()
    network: object
    seed: int = 0
    steps: int = 1000
    minutes: float = 0.0
    batch: int = 8
    crop: int = 256
    view: int = 128
    colour: float = 1.0
    dark_ground: float = 0.0
    keep: float = 0.0
    learning_rate: float = 1e-3
    encoder_rate: float = 0.5
    weight_decay: float = 0.02
    average: float = 0.998

    def rate_of(self, parameter: str) -> float:
        """The learning rate of a parameter, by its name."""
        return self.learning_rate * (self.encoder_rate if ".encoder." in parameter else 1.0)

    @property
    def schedule(self) -> Schedule:
        """The run's length and rates."""
        return Schedule(self.steps, self.minutes, self.rate_of, self.weight_decay, self.average)

    def as_dict(self) -> dict:
        """Plain values, as they go into a checkpoint and a model card."""
        return asdict(self)


def read_run(path: Path, kind: type[Run], network: Callable[[dict], object]) -> Run:
    """Read the TOML file of a training run.

    ``extends`` in it names another file beside it, whose values hold where this one has none.

    Args:
        path: The file.
        kind: Dataclass of the configuration, a kind of RunConfig.
        network: Makes the network's configuration from the file's ``[network]`` table.

    Raises:
        InputError: The file cannot be read or names something unknown.
    """
    try:
        raw = _read(Path(path))
        if base := raw.pop("extends", ""):
            raw = _read(Path(path).with_name(base)) | raw
        sets = tuple(SetConfig(**_tuples(entry)) for entry in raw.pop("sets"))
        return kind(sets=sets, network=network(raw.pop("network", {})), **_tuples(raw))
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise InputError(f"The training configuration {path} cannot be used: {error}.") from None


def _read(path: Path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _tuples(values: dict) -> dict:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}


def overrides(arguments: argparse.Namespace) -> dict:
    """The values that the command line sets in place of the configuration's."""
    values = {name: getattr(arguments, name) for name in ("seed", "steps", "learning_rate")}
    values["minutes"] = arguments.minutes or None
    return {name: value for name, value in values.items() if value is not None}
