"""The training loop of the mapping networks."""

import copy
import dataclasses
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch.nn import functional

from ...errors import InputError
from ...models.card import read_card
from ...models.checkpoint import load_weights
from ...ssdm.injection import alignment_loss
from ...ssdm.network import SsdmOutput
from ...ssdm.pair import MappingPair, centre_cells
from ...tensors import normalise_image
from ..steps import Schedule, average_into, run_steps
from . import drawn_fields, losses, self_training
from .config import TrainingConfig
from .sampler import Batch, Sampler

#: A crop with labels on less of it than this is labelled by points, one with more than that is labelled all over.
_SPARSE, _FULL = 0.1, 0.7


class Trainee(torch.nn.Module):
    """The networks and what only training needs: the scene classifiers on the deep tokens and on the context field."""

    def __init__(self, config: TrainingConfig, scenes: int):
        super().__init__()
        self.pair = MappingPair(config.network, config.context)
        self.deep_classifier = torch.nn.Linear(config.network.width, max(1, scenes))
        self.field_classifier = torch.nn.Linear(config.network.field_dimensions, max(1, scenes))


def load_initial(pair: MappingPair, path: Path) -> None:
    """Start from a model folder of the same configuration, or put the encoder weights in a safetensors file (smp's
    names) into the encoders of the same kind.

    Window attention that the folder's model lacks starts as the identity. Raises InputError where all else differs.
    """
    if path.is_dir():
        found = pair.load_state_dict(load_weights(path, read_card(path).weights_sha256), strict=False)
        lacking = [name for name in found.missing_keys if ".refined8." not in name]
        if lacking or found.unexpected_keys:
            raise InputError(f"The model {path} is of another configuration: start from one with the same [network].")
        return
    if not path.is_file():
        raise InputError(f"The initial weights {path} are missing: name another file or a model's folder.")
    state = {key: value.float() if value.is_floating_point() else value for key, value in load_file(path).items()}
    pair.network.encoder.load_state_dict(state)
    if pair.context is not None:
        pair.context.encoder.load_state_dict(state)


def part_of_the_way(pair: MappingPair, initial: Path, keep: float) -> MappingPair:
    """``pair`` with the share ``keep`` of the weights that its training began with (WiSE-FT, arXiv 2109.01903).

    What a short training forgot of other ground comes back so. Raises InputError where ``initial`` is no model folder.
    """
    if initial is None or not initial.is_dir():
        raise InputError("keep needs a model to start from: name its folder with --initial, or set keep to 0.")
    first = copy.deepcopy(pair)
    load_initial(first, initial)
    average_into(pair, first, 1 - keep)
    return pair


def _embedded(pair: MappingPair, batch: Batch, crop: int, dropped: torch.Tensor, attached: str):
    """The field and validity under the batch's crops, and the context's whole field of their views (or None)."""
    if attached:
        return batch.field, batch.field_valid & ~dropped[:, None, None], None
    if pair.context is None:
        return None, None, None
    view = normalise_image(batch.view) * batch.view_valid[:, None]
    view_field, known = pair.field_of_view(view.contiguous(memory_format=torch.channels_last), batch.view_valid)
    field, valid = centre_cells(view_field, known, crop)
    return field, valid & ~dropped[:, None, None], view_field


def _logits(pair: MappingPair, batch: Batch, field, valid, attached: str) -> tuple[torch.Tensor, SsdmOutput]:
    """Class logits at the resolution of the crops, and all else that the network gives."""
    image = normalise_image(batch.image).contiguous(memory_format=torch.channels_last)
    output = pair.network(image, field, valid, attached or None)
    return functional.interpolate(output.logits.float(), size=batch.target.shape[-2:], mode="bilinear"), output


def _taught(teacher: MappingPair, batch: Batch, config: TrainingConfig, attached: str) -> Batch:
    """The batch with the teacher's labels where it is sure, for the images without dense labels.

    A scene with a few labelled points counts among them from here on. Partial dense labels stay as they are: the
    teacher would settle once and for all on whichever of their classes it began with.
    """
    batch = dataclasses.replace(batch, dense=batch.dense & ((batch.target > 0).float().mean((1, 2)) > _SPARSE))
    asked = torch.nonzero(~batch.dense).flatten()
    if not len(asked):
        return batch
    part = Batch(*(value[asked] for value in vars(batch).values()))
    part = dataclasses.replace(part, image=part.plain, view=part.plain_view)
    with torch.no_grad():
        nothing = torch.zeros(len(asked), dtype=torch.bool, device=asked.device)
        field, valid, _ = _embedded(teacher, part, config.crop, nothing, attached)
        probabilities = _logits(teacher, part, field, valid, attached)[0].softmax(1)
    target = batch.target.clone()
    target[asked] = self_training.narrowed(part.target, probabilities, config.self_training)
    return dataclasses.replace(batch, target=target)


def _objective(
    trainee: Trainee, batch: Batch, config: TrainingConfig, dropped: torch.Tensor, attached: str = ""
) -> dict[str, torch.Tensor]:
    """The weighted parts of the loss for a batch; ``dropped`` (B,) bool are the images that go without an embedding.

    ``attached`` is the family of the batch's own fields, where this step learns from those; else it is the context's.
    """
    pair = trainee.pair
    field, valid, view_field = _embedded(pair, batch, config.crop, dropped, attached)
    logits, output = _logits(pair, batch, field, valid, attached)
    probabilities = logits.softmax(1)
    image_weight = torch.where(batch.dense, 1.0, config.weak_weight).to(logits.device)
    parts = {
        "labels": losses.partial_cross_entropy(logits, batch.target, image_weight),
        "dice": 0.5 * losses.dice_loss(probabilities[batch.dense], batch.target[batch.dense])
        if bool(batch.dense.any())
        else logits.sum() * 0,
        "shares": config.weak_weight * losses.least_share_loss(probabilities, batch.cells, batch.least),
    }
    size = (batch.image.shape[-2] // 16, batch.image.shape[-1] // 16)
    deep = output.tokens.transpose(1, 2).reshape(len(batch.image), -1, *size).float()
    parts["scenes"] = config.scene_weight * losses.scene_loss(deep, batch.cells, batch.scenes, trainee.deep_classifier)
    if view_field is not None:
        mixture = pair.context.mixture_logits(view_field)
        parts["mixture"] = config.mixture_weight * losses.mixture_loss(mixture, batch.view_target)
        parts["scenes"] = parts["scenes"] + config.scene_weight * losses.scene_loss(
            field * field.shape[1] ** 0.5, batch.cells, batch.scenes, trainee.field_classifier
        )
    if output.aligned is not None:
        parts["alignment"] = config.alignment_weight * alignment_loss(output.aligned, output.tokens, valid.flatten(1))
    if output.queries is not None:
        full = losses.allowed_classes(batch.target)
        parts["queries"] = pair.network.head.matching_loss(output.queries, full)
    return parts


def train(config: TrainingConfig, data: Path, out: Path, initial: Path | None = None, threads: int = 0) -> MappingPair:
    """Train by ``config`` on the sets in ``data`` and return the averaged networks.

    ``out`` gets ``last.pt`` (networks, average, optimiser, step) every two minutes and ``log.jsonl``; a run that finds
    ``last.pt`` there goes on from it, so a run that was cut loses little. The same seed and data give the same samples
    in the same order; ``minutes`` in the configuration, where set, bounds the wall time by shortening the schedule.
    """
    if threads:
        torch.set_num_threads(threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(config.seed)
    out.mkdir(parents=True, exist_ok=True)
    sampler = Sampler(config, data)
    if sampler.dimensions and not config.network.pathways(sampler.source, sampler.dimensions):
        raise InputError(
            f"The network in the configuration cannot read the {sampler.source or 'unnamed'} fields of "
            f"{sampler.dimensions} dimensions: set source and field_dimensions, or adapters, in [network]."
        )
    trainee = Trainee(config, len(sampler.vocabulary))
    if initial is not None:
        load_initial(trainee.pair, initial)
    trainee = trainee.to(device, memory_format=torch.channels_last).train()

    def rate_of(name: str) -> float:
        if ".encoder." in name:
            return config.learning_rate * config.encoder_rate
        return config.learning_rate * (config.gate_rate if name.endswith("injection.gate") else 1.0)

    def objective(numbered: tuple[int, Batch], teacher: MappingPair) -> dict[str, torch.Tensor]:
        step, batch = numbered
        batch = Batch(*(part.to(device, non_blocking=True) for part in vars(batch).values()))
        dropped = torch.rand(len(batch.image), device=device) < config.embedding_dropout
        # A context network and attached fields take turns.
        attached = sampler.source if sampler.dimensions and not (config.context and step % 2) else ""
        full = batch.dense & (self_training.labelled(batch.target).float().mean((1, 2)) > _FULL)
        if config.self_training:
            batch = _taught(teacher, batch, config, attached)
        if config.drawn_fields and float(torch.rand(())) < config.drawn_fields:
            attached = drawn_fields.FAMILY
            field, valid = drawn_fields.draw_fields(batch.target, full, config.network.field_dimensions)
            batch = dataclasses.replace(batch, field=field, field_valid=valid)
        if config.self_training:
            batch = self_training.mixed(batch, full, config.mixing)
        return _objective(trainee, batch, config, dropped, attached)

    pair = run_steps(
        trainee,
        trainee.pair,
        lambda first: enumerate(sampler.batches(first, config.steps), first),
        objective,
        Schedule(config.steps, config.minutes, rate_of, config.weight_decay, config.average),
        out,
    )
    return pair if not config.keep else part_of_the_way(pair, initial, config.keep)
