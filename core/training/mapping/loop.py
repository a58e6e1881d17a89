"""The training loop of the mapping networks."""

import copy
import dataclasses
from pathlib import Path

import torch
from torch.nn import functional

from ...errors import InputError
from ...models.card import read_card
from ...models.checkpoint import load_weights
from ...ssdm.injection import alignment_loss
from ...ssdm.network import SsdmOutput
from ...ssdm.pair import MappingPair, centre_cells
from ...tensors import normalise_image
from ..initial import load_encoder, read_encoder
from ..steps import average_into, run_steps
from . import drawn_fields, losses, self_training
from .config import TrainingConfig
from .sampler import Batch, Sampler

#: A crop with labels on less than the first share is labelled by points, on more than the second all over.
_SPARSE, _FULL = 0.1, 0.7


class Trainee(torch.nn.Module):
    """The networks and the parts that only training needs: scene classifiers of the deep tokens and the field."""

    def __init__(self, config: TrainingConfig, scenes: int):
        super().__init__()
        self.pair = MappingPair(config.network, config.context, config.context_encoder)
        self.deep_classifier = torch.nn.Linear(config.network.width, max(1, scenes))
        self.field_classifier = torch.nn.Linear(config.network.field_dimensions, max(1, scenes))


def load_initial(pair: MappingPair, path: Path) -> None:
    """Give ``pair`` its first weights.

    Args:
        pair: The networks.
        path: Folder of a model of the same configuration, or a safetensors file with the weights of both encoders.
            Window attention that the folder's model lacks starts as the identity.

    Raises:
        InputError: The weights do not fit.
    """
    if path.is_dir():
        loaded = pair.load_state_dict(load_weights(path, read_card(path).weights_sha256), strict=False)
        missing = [name for name in loaded.missing_keys if ".refined8." not in name]
        if missing or loaded.unexpected_keys:
            raise InputError(f"The model {path} is of another configuration: start from one with the same [network].")
        return
    state = read_encoder(path)
    load_encoder(pair.network.encoder, state, path)
    if pair.context is not None:
        load_encoder(pair.context.encoder, state, path)


def part_of_the_way(pair: MappingPair, initial: Path, keep: float) -> MappingPair:
    """``pair`` with the share ``keep`` of the weights that its training began with (WiSE-FT, arXiv 2109.01903).

    This brings back knowledge of other ground that a short training forgot.

    Raises:
        InputError: ``initial`` is no model folder.
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
    view_field, view_valid = pair.field_of_view(view.contiguous(memory_format=torch.channels_last), batch.view_valid)
    field, valid = centre_cells(view_field, view_valid, crop)
    return field, valid & ~dropped[:, None, None], view_field


def _logits(pair: MappingPair, batch: Batch, field, valid, attached: str) -> tuple[torch.Tensor, SsdmOutput]:
    """Class logits at the resolution of the crops, and the network's whole output."""
    image = normalise_image(batch.image).contiguous(memory_format=torch.channels_last)
    output = pair.network(image, field, valid, attached or None)
    return functional.interpolate(output.logits.float(), size=batch.target.shape[-2:], mode="bilinear"), output


def _taught(teacher: MappingPair, batch: Batch, config: TrainingConfig, attached: str) -> Batch:
    """The batch with the teacher's labels where it is sure, for the images without dense labels.

    From here on a crop with a few labelled points counts as one of them. Partial dense labels stay as they are: the
    teacher would settle for good on whichever of their classes it began with.
    """
    batch = dataclasses.replace(batch, dense=batch.dense & ((batch.target > 0).float().mean((1, 2)) > _SPARSE))
    images = torch.nonzero(~batch.dense).flatten()
    if not len(images):
        return batch
    part = Batch(*(value[images] for value in vars(batch).values()))
    part = dataclasses.replace(part, image=part.plain, view=part.plain_view)
    with torch.no_grad():
        not_dropped = torch.zeros(len(images), dtype=torch.bool, device=images.device)
        field, valid, _ = _embedded(teacher, part, config.crop, not_dropped, attached)
        probabilities = _logits(teacher, part, field, valid, attached)[0].softmax(1)
    target = batch.target.clone()
    target[images] = self_training.narrowed(part.target, probabilities, config.self_training)
    return dataclasses.replace(batch, target=target)


def _objective(
    trainee: Trainee, batch: Batch, config: TrainingConfig, dropped: torch.Tensor, attached: str = ""
) -> dict[str, torch.Tensor]:
    """The weighted parts of the loss for a batch.

    Args:
        trainee: The networks and their classifiers.
        batch: On the device of the networks.
        config: Configuration of the run.
        dropped: bool (B,), images that go without an embedding.
        attached: Family of the batch's own fields, if this step learns from those; empty for the context's.
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
    """Train by ``config`` and return the averaged networks.

    The same seed and data give the same samples in the same order.

    Args:
        config: Configuration of the run.
        data: Data folder.
        out: Folder for ``log.jsonl`` and, every two minutes, ``last.pt``, from which a run that was cut goes on.
        initial: Start, see :func:`load_initial`; None for random weights.
        threads: CPU threads; 0 for torch's own choice.

    Raises:
        InputError: The network cannot read the fields of the scenes, or the first weights do not fit.
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
        lambda first: enumerate(sampler.batches(first), first),
        objective,
        config.schedule,
        out,
    )
    return pair if not config.keep else part_of_the_way(pair, initial, config.keep)
