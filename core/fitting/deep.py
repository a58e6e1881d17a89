"""Fine-tuning: all weights of the mapping network learn from labelled tiles, from a fitted head on.

A step learns from a quarter of a tile around a label, turned and recoloured. Its labelled cells pull towards their
classes; everywhere else the map of the fitted head is the soft target, so that other ground is not forgotten (learning
without forgetting, arXiv 1606.09282). The statistics of batch normalisation and the context network stay as they are.
A fifth of the labels is held out: the averaged weights are kept only where their loss on these is the least so far.

Then the head is fitted anew to the features of the kept network: to four fifths of the labels, for the loss on the
held-out fifth that chooses the strength and says whether fine-tuning has helped, and to all labels for the model.
"""

import copy
import hashlib
import json
import os
import shutil
import time
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from ..errors import Cancelled, InputError
from ..files.write import writing
from ..models.weights_file import sha256
from ..progress import Progress
from ..ssdm.answers import ClassLogitsAndFeatures
from ..ssdm.config import FIELD_STRIDE
from ..ssdm.fitted import FittedHead, FittedPair
from ..tensors import compute_type
from ..training.augment import colours_of, draw_colours
from ..training.sampling import draw_turn
from ..training.steps import RunState, Schedule
from .head import STRENGTHS, LabelledCells, fit_head, folds_of, logits_of, loss_of
from .labelled_tiles import LabelledTiles, TilePixels
from .samples import OTHERS_PER_TILE

#: Steps for each labelled tile, and the least and most steps of a run.
STEPS_PER_TILE, LEAST_STEPS, MOST_STEPS = 12, 40, 2000
#: Learning rates of the network and of the head, whose weights are larger; decay of the averaged weights.
NETWORK_RATE, HEAD_RATE, WEIGHT_DECAY, AVERAGE = 3e-5, 3e-3, 0.01, 0.95
#: Weight of the soft target beside that of the labels, and strength of the change of colours.
REMEMBERED, RECOLOURED = 1.0, 0.4
#: Times that a run looks at the held-out labels, and the least gain of their loss that counts.
LOOKS, LEAST_GAIN = 10, 0.002
#: Seconds between two states on disk.
SAVED_EVERY = 60.0


@dataclass(frozen=True)
class Tuned:
    """Fine-tuned networks.

    Attributes:
        networks: The best networks so far; None if none is better than the fitted head on the held-out labels.
        step: The step that they are of.
        steps: Steps of the whole run.
        before: Loss on the held-out labels before the first step, and
        after: of the best networks.
        predicted: (n,) class of each held-out labelled cell by the best networks; -1 for a cell they learnt from.
        seconds_per_step: Measured pace; None without a step.
        stopped: Whether the run was cancelled. The state on disk stays then.
    """

    networks: FittedPair | None
    step: int
    steps: int
    before: float
    after: float
    predicted: np.ndarray
    seconds_per_step: float | None
    stopped: bool

    @property
    def record(self) -> dict:
        """For the model card."""
        return {"step": self.step, "steps": self.steps, "held_out_loss": [round(self.before, 4), round(self.after, 4)]}


class Checkpoint:
    """The state of a run in a hidden folder beside its output, for a run with the same input to go on from."""

    def __init__(self, output: Path, key: str):
        self.folder = output.with_name(f".{output.name}.fine-tuning")
        self.state, self._best = self.folder / "last.pt", self.folder / "best.pt"
        self._output, self._key = output, key

    def begin(self) -> None:
        """Make the folder; one of a run with other input goes."""
        about = self.folder / "key.json"
        with writing(self._output):
            if self.folder.is_dir() and not (about.is_file() and about.read_text(encoding="utf-8") == self._key):
                shutil.rmtree(self.folder)
            self.folder.mkdir(mode=0o700, exist_ok=True)
            about.write_text(self._key, encoding="utf-8")

    def best(self) -> dict | None:
        """The best networks so far, as ``keep`` got them."""
        return torch.load(self._best, weights_only=True) if self._best.is_file() else None

    def keep(self, networks: FittedPair, step: int, loss: float) -> None:
        """Keep the best networks."""
        torch.save({"networks": networks.state_dict(), "step": step, "loss": loss}, self._best.with_suffix(".tmp"))
        os.replace(self._best.with_suffix(".tmp"), self._best)

    def remove(self) -> None:
        """Remove the folder: the run has ended."""
        shutil.rmtree(self.folder, ignore_errors=True)


def key_of(request, base) -> str:
    """What a state on disk belongs to: the base model, the scenes, the labels and the options of a FitRequest."""
    files = [
        [sha256(Path(scene.labels)), *(os.stat(scene.scene).st_mtime_ns, os.stat(scene.scene).st_size)]
        for scene in request.scenes
    ]
    known = asdict(request) | {"warnings": None, "proxy": None, "allow_network": None}
    text = json.dumps([base.card.weights_sha256, files, known], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def steps_of(tiles: int) -> int:
    """The steps of a fine-tuning on so many labelled tiles."""
    return int(np.clip(STEPS_PER_TILE * tiles, LEAST_STEPS, MOST_STEPS))


def fine_tune(
    tiles: LabelledTiles,
    cells: LabelledCells,
    others: tuple[np.ndarray, np.ndarray],
    base_class: list[int | None],
    base,
    checkpoint: Checkpoint,
    seed: int,
    progress: Progress,
    steps: int | None = None,
) -> Tuned:
    """Fine-tune the networks of a base model.

    Args:
        tiles: The labelled tiles, of the same cells.
        cells: The labelled cells.
        others: Probabilities and features of cells without a label, as ``fit_head`` takes them.
        base_class: As ``fit_head`` takes it.
        base: The base model, a :class:`~core.ssdm.model.MappingModel`.
        checkpoint: Where the state is kept.
        seed: Draws the held-out labels, the tiles and their changes.
        progress: Called after each step. If it raises Cancelled, the best so far is returned.
        steps: Steps of the run; None for those that ``steps_of`` gives.

    Raises:
        InputError: A class has a single label.
    """
    folds = folds_of(cells, np.random.default_rng(seed))
    if folds is None:
        raise InputError("Fine-tuning needs two labels or more of each class: add some, or fit the head alone.")
    held_out = folds == 0
    # How common the classes are is left out of what is trained or compared, where all count the same.
    fit = partial(fit_head, base_class=base_class, base_classes=len(base.card.classes), seed=seed, common=False)
    start = fit(cells.of(~held_out), others).head.to(base.device)
    checkpoint.begin()
    run = _Run(tiles, cells, held_out, start, base, seed)
    steps = steps or steps_of(tiles.count)
    schedule = Schedule(steps, 0.0, _rate, WEIGHT_DECAY, AVERAGE)
    state = RunState(run.networks, run.networks, schedule, checkpoint.state)
    before, predicted = run.look(FittedPair(run.networks.pair, start) if state.step == 0 else run.first())
    kept = checkpoint.best()
    best, step, stopped = (kept["loss"], kept["step"], False) if kept else (before, 0, False)
    first, began = state.step, time.monotonic()
    try:
        while state.step < steps:
            state.update(run.losses(state.step), schedule.pace(state.step, 0.0))
            if state.step % max(1, steps // LOOKS) == 0 or state.step == steps:
                loss, _ = run.look(state.average)
                if loss < best - LEAST_GAIN:
                    best, step = loss, state.step
                    checkpoint.keep(state.average, step, loss)
            state.save(SAVED_EVERY)
            progress(state.step / steps, "Fine-tuning the network")
    except Cancelled:
        stopped = True
        state.save()
    pace = (time.monotonic() - began) / (state.step - first) if state.step > first else None
    networks, kept = None, checkpoint.best()
    if kept:
        run.networks.load_state_dict(kept["networks"])
        seen, unlabelled = run.cells_of(run.networks)
        learnt, unseen = seen.of(~held_out), seen.of(held_out)
        trials = {each: _answers(fit(learnt, unlabelled, strength=each).head, unseen) for each in STRENGTHS}
        losses = {each: loss_of(logits, unseen.classes, unseen.weights) for each, logits in trials.items()}
        strength = min(losses, key=losses.get)
        best = losses[strength] / float(unseen.weights.sum())
        if best < before - LEAST_GAIN:
            networks = run.networks
            predicted[held_out] = trials[strength].argmax(1)
            networks.head = fit(seen, unlabelled, strength=strength, common=True).head
    return Tuned(networks, step, steps, before, best, predicted, pace, stopped)


def _answers(head: FittedHead, cells: LabelledCells) -> np.ndarray:
    return logits_of(head, cells.probabilities, cells.features)


class _Run:
    """The networks under training, and their losses on tiles."""

    def __init__(self, tiles: LabelledTiles, cells: LabelledCells, held_out: np.ndarray, start: FittedHead, base, seed):
        self.tiles, self.cells, self.held_out, self.base, self.seed = tiles, cells, held_out, base, seed
        self.start, self.device = start, base.device
        self.networks = FittedPair(copy.deepcopy(base.pair), copy.deepcopy(start)).to(base.device).float().eval()
        self.networks.requires_grad_(False)
        self.networks.pair.network.requires_grad_(True)
        self.networks.head.weight.requires_grad_(True)
        self.networks.head.bias.requires_grad_(True)
        self.weights = cells.of(~held_out).weights
        learnt = np.zeros(len(held_out), np.float32)
        learnt[~held_out] = self.weights
        self.learnt = learnt
        self.narrow = self.device.type == "cuda" or compute_type(self.device) is not None
        self.chances = tiles.shares(learnt)

    def first(self) -> FittedPair:
        """The networks before the first step."""
        return FittedPair(copy.deepcopy(self.base.pair).to(self.device).float().eval(), self.start)

    def losses(self, step: int) -> dict[str, Tensor]:
        """The parts of the loss of a step."""
        random = np.random.default_rng((self.seed, step))
        number = int(random.choice(len(self.chances), p=self.chances))
        pixels, *targets = self._quarter(number, random)
        picture = pixels.image.transpose(1, 2, 0)
        own = colours_of([picture[pixels.valid]])
        turned, image = draw_turn(random), draw_colours(random, RECOLOURED, own, own[None])(picture)
        target, weight, teacher = targets
        logits = self._logits(self.networks, _turned(pixels, image, turned))
        log = logits[0].log_softmax(0)
        target, weight, teacher = (
            torch.from_numpy(turned(part)).to(self.device) for part in (target, weight, teacher.transpose(1, 2, 0))
        )
        own_log = log.gather(0, target.clamp(min=0)[None])[0]
        known = weight.sum().clamp(min=1e-6)
        elsewhere = (target < 0) & torch.from_numpy(turned(pixels.valid_cells)).to(self.device)
        teacher = teacher.movedim(-1, 0)
        apart = (teacher * (teacher.clamp(min=1e-6).log() - log)).sum(0)
        return {
            "labels": -(own_log * weight).sum() / known,
            "remembered": REMEMBERED * (apart * elsewhere).sum() / elsewhere.sum().clamp(min=1),
        }

    def _quarter(self, number: int, random: np.random.Generator) -> tuple:
        """A quarter of a tile around a label, and what ``_targets`` returns there."""
        tile, pixels = self.tiles.tile(number), self.tiles.read(number)
        cells, step = pixels.valid_cells.shape[-1], FIELD_STRIDE // self.base.stride
        side = max(cells // 2 // (2 * step), 1) * 2 * step  # the network reads multiples of 32 pixels
        chance = self.learnt[tile.cell]
        chosen = int(random.choice(len(chance), p=chance / chance.sum()))
        first, second = (
            int(np.clip(place - random.integers(side - step + 1), 0, cells - side)) // step * step
            for place in (tile.row[chosen], tile.column[chosen])
        )
        square = (..., slice(first, first + side), slice(second, second + side))
        targets = (part[square] for part in self._targets(number, pixels))
        return pixels.cut(first, second, side), *targets

    def look(self, networks: FittedPair) -> tuple[float, np.ndarray]:
        """The loss on the held-out labels, each class counting the same, and the predicted class of their cells."""
        predicted, loss = np.full(len(self.held_out), -1), np.zeros(len(self.held_out))
        for number in range(self.tiles.count):
            tile = self.tiles.tile(number)
            chosen = self.held_out[tile.cell]
            if not chosen.any():
                continue
            pixels = self.tiles.read(number)
            with torch.no_grad():
                log = self._logits(networks, pixels)[0].log_softmax(0)
            row, column, cell = tile.row[chosen], tile.column[chosen], tile.cell[chosen]
            values = log[:, torch.from_numpy(row), torch.from_numpy(column)].float().cpu().numpy()
            predicted[cell] = values.argmax(0)
            loss[cell] = -values[self.cells.classes[cell], np.arange(len(cell))]
        weights = self.cells.of(self.held_out).weights
        return float((loss[self.held_out] * weights).sum() / weights.sum()), predicted

    def cells_of(self, networks: FittedPair) -> tuple[LabelledCells, tuple[np.ndarray, np.ndarray]]:
        """The labelled cells as networks see them, and cells without a label of the same tiles."""
        classes = self.cells.probabilities.shape[1]
        values = np.empty((len(self.cells.classes), classes + self.cells.features.shape[1]), np.float32)
        others = []
        for number in range(self.tiles.count):
            tile, pixels = self.tiles.tile(number), self.tiles.read(number)
            with torch.no_grad():
                seen = torch.cat(self._features(networks, pixels), 1)[0]
            values[tile.cell] = seen[:, tile.row, tile.column].T.cpu().numpy()
            free = pixels.valid_cells.copy()
            free[tile.row, tile.column] = False
            random, places = np.random.default_rng((self.seed, number)), np.flatnonzero(free)
            drawn = random.choice(places, min(OTHERS_PER_TILE, len(places)), replace=False)
            others.append(seen.flatten(1)[:, drawn].T.cpu().numpy())
        seen = replace(self.cells, probabilities=values[:, :classes], features=values[:, classes:])
        unlabelled = np.concatenate(others)
        return seen, (unlabelled[:, :classes], unlabelled[:, classes:])

    def _targets(self, number: int, pixels: TilePixels) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The class of each cell (-1 without a label), its weight, and what the fitted head says there."""
        tile = self.tiles.tile(number)
        target = np.full(pixels.valid_cells.shape, -1, np.int64)
        weight = np.zeros(target.shape, np.float32)
        target[tile.row, tile.column] = np.where(self.held_out[tile.cell], -1, self.cells.classes[tile.cell])
        weight[tile.row, tile.column] = self.learnt[tile.cell]
        classes = self.start.shares.shape[1]
        with torch.no_grad():
            values = pixels.values.to(self.device).float().nan_to_num(0.0)[None]
            teacher = self.start(values[:, :classes], values[:, classes:])[0]
        return target, weight, teacher.cpu().numpy()

    def _logits(self, networks: FittedPair, pixels: TilePixels) -> Tensor:
        """(1, classes, h, w) logits of a tile."""
        return networks.head.logits(*self._features(networks, pixels))

    def _features(self, networks: FittedPair, pixels: TilePixels) -> tuple[Tensor, Tensor]:
        """The network's probabilities (1, C, h, w) and features (1, F, h, w) of a tile, as the head reads them."""
        inputs = [torch.from_numpy(np.ascontiguousarray(part))[None].to(self.device) for part in pixels.inputs]
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.narrow):
            logits, features = ClassLogitsAndFeatures(networks.pair, pixels.source)(*inputs)
        if pixels.more is not None:
            features = torch.cat([features, torch.from_numpy(pixels.more)[None].to(self.device)], 1)
        return logits.float().softmax(1), features.float()


def _turned(pixels: TilePixels, image: np.ndarray, turned) -> TilePixels:
    """A tile with another image (h, w, 3), everything turned."""

    def bands(values: np.ndarray | None) -> np.ndarray | None:
        return None if values is None else np.ascontiguousarray(turned(values.transpose(1, 2, 0)).transpose(2, 0, 1))

    field = () if pixels.field is None else (bands(pixels.field), turned(pixels.field_valid))
    return TilePixels(
        bands(image.transpose(2, 0, 1)), turned(pixels.valid), *(field or (None, None)), bands(pixels.more),
        pixels.values, turned(pixels.valid_cells), pixels.source,
    )  # fmt: skip


def _rate(name: str) -> float:
    return HEAD_RATE if name.startswith("head.") else NETWORK_RATE
