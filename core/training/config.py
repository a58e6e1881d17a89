"""A training run as a small TOML file."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import tomllib

from ..errors import InputError

Run = TypeVar("Run")


@dataclass(frozen=True)
class SetConfig:
    """One source of samples.

    ``name`` as in core/training/sets.py (dense sets may be joined by ``+``), ``kind`` ``"dense"`` or ``"scenes"``,
    ``weight`` its share of the batches. For dense sets ``gsd`` is the range of ground resolutions drawn, ``near`` the
    range that six in ten samples come from, both in metres, and ``rare`` the classes that a third of the crops is
    drawn around.
    """

    name: str
    kind: str = "dense"
    weight: float = 1.0
    gsd: tuple[float, float] = (0.5, 0.5)
    near: tuple[float, float] = (0.5, 0.5)
    rare: tuple[int, ...] = ()


def read_run(path: Path, kind: type[Run], network: Callable[[dict], object], **unnamed) -> Run:
    """The TOML file of a training run of a ``kind``; ``network`` makes its network's configuration of a table,
    ``unnamed`` are values for what the file does not name.

    Raises InputError where it cannot be read or names something unknown.
    """
    try:
        raw = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        sets = [
            SetConfig(**{key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()})
            for entry in raw.pop("sets")
        ]
        made = network(raw.pop("network", {}))
        listed = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
        return kind(sets=tuple(sets), network=made, **({"validation": ()} | unnamed | listed))
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise InputError(f"The training configuration {path} cannot be used: {error}.") from None


def overrides(arguments: argparse.Namespace) -> dict:
    """What the command line sets in place of the configuration."""
    given = {name: getattr(arguments, name) for name in ("seed", "steps", "learning_rate")}
    given["minutes"] = arguments.minutes or None
    return {name: value for name, value in given.items() if value is not None}
