"""``landscribe train`` for a mapping model: train, score and export."""

import argparse
import json

from ...errors import InputError
from ..config import overrides


def run_mapping(arguments: argparse.Namespace) -> dict:
    """Train, score and export; returns the result that the command line prints as JSON."""
    import dataclasses
    import time

    from ...models.checkpoint import round_weights
    from .config import read_config
    from .export import export_model
    from .loop import train
    from .validate import validate

    started = time.monotonic()
    config = read_config(arguments.config)
    if arguments.embedding:
        config = dataclasses.replace(config, embedding=arguments.embedding, allow_network=True)
    config = dataclasses.replace(config, **overrides(arguments))
    if config.steps < 1:
        raise InputError("A mapping model needs at least one step of training: set steps to 1 or more.")
    pair = train(config, arguments.data, arguments.out, arguments.initial, arguments.threads)
    round_weights(pair)
    scores = {
        control: validate(
            pair,
            arguments.data,
            config.validation,
            control=control,
            most=80,
            embedding="" if config.context else config.embedding,
            network=config.allow_network,
        )
        for control in (("kept", "none") if config.context or config.embedding else ("none",))
    }
    (arguments.out / "scores.json").write_text(json.dumps(scores, indent=1))
    folder = arguments.out / config.name
    export_model(pair, config, scores, folder, arguments.initial)
    return {
        "output": str(folder),
        "seconds": round(time.monotonic() - started, 1),
        "model": config.name,
        "device": str(next(pair.parameters()).device),
        "warnings": [],
        "scores": scores,
    }
