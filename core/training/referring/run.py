"""``landscribe train`` for a configuration that says ``task = "referring"``."""

import argparse
import dataclasses
import json
import time

from .config import read_referring_config


def run_referring(arguments: argparse.Namespace) -> dict:
    """Train, calibrate, score and export; returns the result that the command line prints as JSON."""
    from ...models.checkpoint import round_weights
    from ..config import overrides
    from .calibrate import calibrate
    from .export import anchored, export_referring_model
    from .loop import train_referring
    from .meanings import learn_meanings
    from .validate import validate_referring

    started = time.monotonic()
    config = read_referring_config(arguments.config)
    config = dataclasses.replace(config, **overrides(arguments))
    network = train_referring(config, arguments.data, arguments.out, arguments.initial, arguments.threads)
    network = anchored(network, config)
    learn_meanings(network, config, arguments.data, arguments.out / "meanings")
    round_weights(network)
    response = calibrate(network, config, arguments.data)
    scores = validate_referring(network, config, arguments.data, response)
    (arguments.out / "scores.json").write_text(json.dumps(scores, indent=1))
    folder = arguments.out / config.name
    export_referring_model(network, config, response, scores, folder, arguments.initial)
    return {
        "output": str(folder),
        "seconds": round(time.monotonic() - started, 1),
        "model": config.name,
        "device": str(next(network.parameters()).device),
        "warnings": [],
        "scores": scores,
    }
