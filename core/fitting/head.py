"""Fitting the head: regularised multinomial logistic regression, centred on what the base model says.

The loss is the cross entropy of the labelled cells plus a penalty on the weights. Each label counts by the square root
of its cells and each class counts the same. With a strong penalty the head says what the base model says; every label
moves it as far as the labels together support. The strength is chosen by cross-validation over labels, not over cells,
because cells of one polygon are alike.

Labels are drawn class by class, so the head learns as if all classes were equally common. How common they are on the
ground is then estimated from cells without a label (Saerens, Latinne and Decaestecker 2002) and put into the bias.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional

from ..ssdm.fitted import FittedHead, prior_logits

#: Strengths of the penalty to choose from, by the total weight of the labels.
STRENGTHS = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 10.0)
#: The strength if there are too few labels to choose one.
USUAL_STRENGTH = 0.03
#: Groups of labels for cross-validation.
FOLDS = 5
#: Rounds of the estimate of how common the classes are. More rounds exaggerate what few labels say.
ROUNDS = 3
#: Penalty on the bias, relative to that on the weights.
_BIAS_PENALTY = 0.1
#: Part of every class in a base class that no label shows.
_LEAST_SHARE = 0.5


@dataclass(frozen=True)
class LabelledCells:
    """Labelled cells as the head reads them.

    Attributes:
        probabilities: (n, C) float32, what the base model says.
        features: (n, F) float32.
        classes: (n,) index of the user's class.
        label: (n,) number of the label that a cell belongs to.
    """

    probabilities: np.ndarray
    features: np.ndarray
    classes: np.ndarray
    label: np.ndarray

    def of(self, chosen: np.ndarray) -> "LabelledCells":
        """Some of the cells."""
        return LabelledCells(
            self.probabilities[chosen], self.features[chosen], self.classes[chosen], self.label[chosen]
        )

    @property
    def weights(self) -> np.ndarray:
        """(n,) float32: labels by the square root of their cells, classes alike; their sum is the number of labels."""
        _, inverse, counts = np.unique(self.label, return_inverse=True, return_counts=True)
        weights = counts[inverse] ** -0.5
        totals = np.bincount(self.classes, weights)
        total = counts.astype(float) ** 0.5
        return (weights / totals[self.classes] * total.sum() / np.count_nonzero(totals)).astype(np.float32)


@dataclass(frozen=True)
class Fit:
    """A fitted head and what cross-validation says about it.

    Attributes:
        head: The head.
        strength: Strength of the penalty; None if the base model's map is kept as it is.
        predicted: (n,) class of each cell by heads that did not learn from its label; -1 with too few labels.
    """

    head: FittedHead
    strength: float | None
    predicted: np.ndarray


def fit_head(
    cells: LabelledCells,
    others: tuple[np.ndarray, np.ndarray],
    base_class: list[int | None],
    base_classes: int,
    seed: int = 0,
) -> Fit:
    """Fit a head to labelled cells.

    Args:
        cells: The labelled cells.
        others: (m, C) probabilities and (m, F) features of cells without a label.
        base_class: For each class of the user, the index of the base model's class of the same name; None without one.
        base_classes: Number of the base model's classes.
        seed: Draws the groups of the cross-validation.
    """
    start = _start(cells, others[1], base_class, base_classes)
    folds = _folds(cells, np.random.default_rng(seed))
    keeps_base = None not in base_class
    strength, predicted = USUAL_STRENGTH, np.full(len(cells.classes), -1)
    if folds is not None:
        strength, predicted = _best_strength(start, cells, folds, (None, *STRENGTHS) if keeps_base else STRENGTHS)
    head = start if strength is None else _common(_fitted(start, cells, strength), cells, others)
    return Fit(head, strength, predicted)


def _start(cells: LabelledCells, features: np.ndarray, base_class: list[int | None], base_classes: int) -> FittedHead:
    """A head without weights: the base model's classes as classes of the user."""
    head = FittedHead(cells.features.shape[1], base_classes, len(base_class))
    shares = np.zeros((len(base_class), base_classes), np.float32)
    for index, base in enumerate(base_class):
        if base is not None:
            shares[index, base] = 1.0
    unnamed = [base for base in range(base_classes) if base not in base_class]
    if unnamed:
        seen = np.zeros_like(shares)
        np.add.at(seen, cells.classes, cells.probabilities * cells.weights[:, None])
        seen = seen[:, unnamed] + _LEAST_SHARE
        shares[:, unnamed] = seen / seen.sum(0)
    spread = features if len(features) else cells.features
    head.shares.copy_(torch.from_numpy(shares))
    head.mean.copy_(torch.from_numpy(spread.mean(0)))
    head.scale.copy_(torch.from_numpy(spread.std(0) + 1e-3))
    return head


def _inputs(head: FittedHead, probabilities: np.ndarray, features: np.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
    """The base model's logits and the standardised features."""
    logits = prior_logits(torch.from_numpy(probabilities), head.shares)
    return logits, (torch.from_numpy(features) - head.mean) / (head.scale * len(head.scale) ** 0.5)


def _fitted(start: FittedHead, cells: LabelledCells, strength: float) -> FittedHead:
    """The head that minimises the loss."""
    prior, features = _inputs(start, cells.probabilities, cells.features)
    truth, importance = torch.from_numpy(cells.classes), torch.from_numpy(cells.weights)
    weight = torch.zeros(features.shape[1], len(start.bias), requires_grad=True)
    bias = torch.zeros(len(start.bias), requires_grad=True)
    solver = torch.optim.LBFGS([weight, bias], max_iter=100, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        solver.zero_grad()
        loss = functional.cross_entropy(prior + features @ weight + bias, truth, reduction="none")
        penalty = weight.square().sum() + _BIAS_PENALTY * bias.square().sum()
        total = (loss * importance).sum() + strength * penalty
        total.backward()
        return total

    solver.step(closure)
    head = FittedHead(features.shape[1], start.shares.shape[1], len(start.bias))
    head.load_state_dict(start.state_dict() | {"weight": weight.detach().T, "bias": bias.detach()})
    return head


def logits_of(head: FittedHead, probabilities: np.ndarray, features: np.ndarray) -> np.ndarray:
    """Logits (n, classes) of a head for cells: (n, C) probabilities and (n, F) features."""
    prior, inputs = _inputs(head, probabilities, features)
    return (prior + inputs @ head.weight.T + head.bias).numpy()


def _folds(cells: LabelledCells, random: np.random.Generator) -> np.ndarray | None:
    """The group (n,) of each cell for cross-validation, whole labels together; None if a class has a single label."""
    fold = np.zeros(len(cells.classes), int)
    for index in np.unique(cells.classes):
        labels = np.unique(cells.label[cells.classes == index])
        if len(labels) < 2:
            return None
        groups = dict(zip(random.permutation(labels), np.arange(len(labels)) % FOLDS))
        chosen = cells.classes == index
        fold[chosen] = [groups[label] for label in cells.label[chosen]]
    return fold


def _best_strength(
    start: FittedHead, cells: LabelledCells, folds: np.ndarray, strengths: tuple[float | None, ...]
) -> tuple[float | None, np.ndarray]:
    """The strength with the least cross-validated loss, and the classes that it predicts, (n,)."""
    truth, weights = cells.classes, cells.weights
    best, chosen, predicted = np.inf, strengths[-1], np.zeros(len(truth), int)
    for strength in strengths:
        logits = np.empty((len(truth), len(start.bias)), np.float32)
        for fold in np.unique(folds):
            held_out = folds == fold
            head = start if strength is None else _fitted(start, cells.of(~held_out), strength)
            logits[held_out] = logits_of(head, cells.probabilities[held_out], cells.features[held_out])
        loss = functional.cross_entropy(torch.from_numpy(logits), torch.from_numpy(truth), reduction="none").numpy()
        total = float((loss * weights).sum())
        if total < best:
            best, chosen, predicted = total, strength, logits.argmax(1)
    return chosen, predicted


def _common(head: FittedHead, cells: LabelledCells, others: tuple[np.ndarray, np.ndarray]) -> FittedHead:
    """The head with how common the labelled classes are in its bias."""
    if not len(others[0]):
        return head
    labelled = np.unique(cells.classes)
    logits = logits_of(head, *others)
    posterior = torch.from_numpy(logits).softmax(1).numpy()[:, labelled]
    equal = np.full(len(labelled), 1 / len(labelled))
    share = equal
    for _ in range(ROUNDS):
        weighed = posterior * (share / equal)
        share = (weighed / weighed.sum(1, keepdims=True)).mean(0)
    bias = head.bias.clone()
    bias[torch.from_numpy(labelled)] += torch.from_numpy(np.log(np.maximum(share, 1e-4) / equal)).float()
    head.bias.copy_(bias)
    return head
