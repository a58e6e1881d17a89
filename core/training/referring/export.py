"""Turns a trained XeMap-Network into a model folder: card and weights."""

import dataclasses
from pathlib import Path

import torch
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from ...models.card import ModelCard
from ...models.registry import find_model
from ...xemap.network import RESPONSE_STRIDE, TOKEN_STRIDE, XemapNetwork
from ...xemap.text import SOURCES as TEXT_SOURCES
from ...xemap.text import TextEncoder
from ..export import began_with, used_sources, write_model
from .config import ReferringConfig
from .phrases import phrase_table

_CAPTIONS = "RSICD captions: research set, no licence stated"


def anchored(network: XemapNetwork, config: ReferringConfig) -> XemapNetwork:
    """The trained network with the wordings that it was trained on as its anchors."""
    encoder = TextEncoder(config.text_encoder)
    known, concept, meant, names = [], [], [], []
    for number, words in enumerate(phrase_table().groups()):
        queries = encoder.encode(list(words))
        sentences = torch.stack([query.sentence for query in queries])
        known.append(sentences)
        concept += [number] * len(words)
        meant.append(functional.normalize(sentences.mean(0), dim=-1))
        names.append(queries[0].tokens)
    name = pad_sequence(names, batch_first=True)
    anchors = {
        "anchors.known": torch.cat(known),
        "anchors.concept": torch.tensor(concept),
        "anchors.meant": torch.stack(meant),
        "anchors.name": name,
        "anchors.levels": torch.zeros(len(meant)),
    }
    size = (len(concept), *name.shape[:2])
    complete = XemapNetwork(dataclasses.replace(network.config, anchors=size))
    complete.load_state_dict(network.state_dict() | anchors)
    return complete.eval().to(next(network.parameters()).device, memory_format=torch.channels_last)


def export_referring_model(
    network: XemapNetwork,
    config: ReferringConfig,
    response: dict,
    scores: dict,
    folder: Path,
    initial: Path | None = None,
) -> ModelCard:
    """Write ``folder`` (model.json, weights.safetensors) and return the card.

    Args:
        network: The trained network.
        config: Configuration of the run.
        response: Levels chosen by :func:`~core.training.referring.calibrate.calibrate`.
        scores: Scores of the network.
        folder: Model folder to write.
        initial: Start of the run.
    """
    begun = began_with(initial)
    if config.initial_model and not (initial and initial.is_dir()):
        begun = f"the encoder of the mapping model {config.initial_model}"
    trained = {"sets": [*used_sources(config.sets), _CAPTIONS], "initialisation": begun}
    if config.teacher:
        trained["teacher"] = began_with(find_model(config.teacher)[0])
    return write_model(
        network,
        folder,
        config,
        trained,
        title="Landscribe referring",
        task="referring",
        classes=(),
        stride=RESPONSE_STRIDE,
        field_stride=TOKEN_STRIDE,
        network=dataclasses.asdict(network.config),
        context=None,
        embedding={},
        text={"encoder": config.text_encoder, "sha256": TEXT_SOURCES[config.text_encoder].sha256},
        response=response,
        scores=scores,
    )
