"""Training XeMap-Network."""

import copy
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from ...errors import InputError
from ...models.card import read_card
from ...models.checkpoint import load_weights
from ...models.registry import find_model
from ...tensors import normalise_image
from ...xemap.network import XemapNetwork
from ..initial import load_encoder, read_encoder
from ..steps import average_into, run_steps
from . import losses
from .config import ReferringConfig
from .sampler import MOST_CELLS, Batch, Sampler
from .taught import LandCoverTeacher, Pupil
from .texts import EncodedPhrases, encode_phrases

_MAPPING_ENCODER = "network.encoder."


def initial_encoder(config: ReferringConfig, initial: Path | None) -> dict[str, Tensor] | None:
    """The encoder's first weights: those of the configuration's mapping model, of a file, or None."""
    if config.initial_model:
        folder, card = find_model(config.initial_model)
        state = load_weights(folder, card.weights_sha256)
        return {
            name.removeprefix(_MAPPING_ENCODER).removeprefix("model."): value
            for name, value in state.items()
            if name.startswith(_MAPPING_ENCODER)
        }
    if initial is None:
        return None
    return read_encoder(initial)


def load_network(network: XemapNetwork, folder: Path) -> None:
    """Give ``network`` the weights of the referring model in ``folder``, without its anchors."""
    state = load_weights(folder, read_card(folder).weights_sha256)
    network.load_state_dict({name: value for name, value in state.items() if not name.startswith("anchors.")})


def objective(
    pupil: Pupil,
    batch: Batch,
    texts: EncodedPhrases,
    config: ReferringConfig,
    teacher: LandCoverTeacher | None = None,
) -> dict[str, Tensor]:
    """The weighted parts of the loss for a batch, on the network's device."""
    network = pupil.network
    device = next(network.parameters()).device
    tokens, weights, sentence = (part.to(device, non_blocking=True) for part in texts.take(batch.phrases))
    batch = Batch(*(part.to(device, non_blocking=True) for part in vars(batch).values()))
    image = normalise_image(batch.image).contiguous(memory_format=torch.channels_last)
    view = (normalise_image(batch.view) * batch.view_valid[:, None]).contiguous(memory_format=torch.channels_last)
    features = network.features(image, view)
    noise = torch.randn_like(sentence) * config.text_noise * torch.rand(*sentence.shape[:2], 1, device=device)
    sentence = functional.normalize(sentence + noise, dim=-1)
    logits = network.respond(features, tokens, weights, sentence)
    weight = torch.where(batch.dense, 1.0, config.scene_weight)
    pooled = losses.cell_logits(logits, batch.cells, MOST_CELLS)
    sentences = (batch.phrases[:, :, None] == batch.captions[:, None]).any(2)
    parts = {
        "truth": losses.truth_loss(logits, batch.target, weight),
        "dice": config.dice_weight * losses.dice_loss(logits, batch.target, weight),
        "somewhere": config.somewhere_weight * losses.somewhere_loss(pooled, batch.states),
        "agreement": config.agreement_weight * losses.agreement_loss(logits, batch.concepts),
        "quiet": config.quiet_weight * losses.quiet_loss(logits, batch.target),
        "layout": config.layout_weight * losses.layout_loss(pooled, batch.states, sentences),
    }
    if teacher is not None:
        shares = teacher.shares(batch)
        parts["taught"] = config.taught_weight * losses.share_loss(logits, *teacher.truth(batch, shares), weight)
        parts["classes"] = config.classes_weight * pupil.class_loss(features[0], shares)
    places = torch.nonzero(batch.captions >= 0)
    if len(places) > 1:
        captions, scenes = (part[places[:, 0], places[:, 1]] for part in (batch.captions, batch.scenes))
        parts_of = pool_cells(network.levels_compared(features), batch.cells, places)
        similarity = network.similarity(parts_of, texts.sentence[captions.cpu()].to(device))
        parts["contrast"] = config.contrast_weight * losses.contrast_loss(similarity, captions, scenes)
    return parts


def pool_cells(levels: list[Tensor], cells: Tensor, places: Tensor) -> list[Tensor]:
    """Mean features, (M, C) a level, of the mosaic cells at ``places`` (M, 2): image and cell from 0."""
    pooled = []
    for level in levels:
        size = level.shape[-2:]
        small = functional.interpolate(cells[:, None].float(), size=size, mode="nearest")[:, 0]
        member = (small[places[:, 0]] == places[:, 1, None, None] + 1).flatten(1).float()
        mean = torch.bmm(level[places[:, 0]].flatten(2).float(), member[:, :, None])[..., 0]
        pooled.append(mean / member.sum(1, keepdim=True).clamp(min=1))
    return pooled


def prepare(config: ReferringConfig, data: Path, out: Path) -> tuple[Sampler, EncodedPhrases]:
    """The sampler of a configuration and its phrases, encoded (kept in ``out/texts.safetensors``)."""
    sampler = Sampler(config, data)
    texts = encode_phrases(sampler.every_phrase, config.text_encoder, out / "texts.safetensors")
    sampler.use(texts.index)
    return sampler, texts


def train_referring(
    config: ReferringConfig,
    data: Path,
    out: Path,
    initial: Path | None = None,
    threads: int = 0,
    prepared: tuple[Sampler, EncodedPhrases] | None = None,
) -> XemapNetwork:
    """Train by ``config`` and return the averaged network.

    The same seed and data give the same samples in the same order.

    Args:
        config: Configuration of the run. Without steps the network is that of ``initial``.
        data: Data folder.
        out: Folder for ``last.pt`` every two minutes, ``log.jsonl`` and ``texts.safetensors``, the encoded phrases; a
            run that finds them goes on from there.
        initial: Folder of a referring model to start from, or a file of encoder weights.
        threads: CPU threads; 0 for torch's own choice.
        prepared: The result of :func:`prepare` for the same sets and seed.

    Raises:
        InputError: The first weights are missing or do not fit.
    """
    if threads:
        torch.set_num_threads(threads)
    if not config.steps:
        if initial is None or not initial.is_dir():
            raise InputError("A run of no steps trains nothing: name the folder of a referring model to start from.")
        network = XemapNetwork(config.network)
        load_network(network, initial)
        return network
    sampler, texts = prepared or prepare(config, data, out)
    torch.manual_seed(config.seed)
    network = XemapNetwork(config.network)
    begun = initial is not None and initial.is_dir()
    if begun:
        load_network(network, initial)
    elif (encoder := initial_encoder(config, initial)) is not None:
        load_encoder(network.pyramid.encoder, encoder, config.initial_model or initial)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    pupil = Pupil(network).to(device, memory_format=torch.channels_last).train()
    teacher = LandCoverTeacher(config.teacher, sampler.table, device) if config.teacher else None
    average = run_steps(
        pupil,
        pupil.network,
        sampler.batches,
        lambda batch, _: objective(pupil, batch, texts, config, teacher),
        config.schedule,
        out,
    )
    if begun and config.keep:  # WiSE-FT, as for the mapping networks
        first = copy.deepcopy(average)
        load_network(first, initial)
        average_into(average, first, 1 - config.keep)
    return average
