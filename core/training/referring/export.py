"""Turns a trained XeMap-Network into a model folder: card and weights."""

import dataclasses
from pathlib import Path

import torch
from torch.nn import functional

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
    known, meant = [], []
    for words in phrase_table().groups():
        vectors = torch.stack([query.sentence for query in encoder.encode(list(words))])
        known.append(vectors)
        meant.append(functional.normalize(vectors.mean(0, keepdim=True), dim=-1).expand_as(vectors))
    anchors = {"anchors.known": torch.cat(known), "anchors.meant": torch.cat(meant)}
    anchors["anchors.levels"] = torch.zeros(len(anchors["anchors.known"]))
    complete = XemapNetwork(dataclasses.replace(network.config, anchors=len(anchors["anchors.known"])))
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

    ``response`` is what :func:`~core.training.referring.calibrate.calibrate` found, ``initial`` what the run began
    with.
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
