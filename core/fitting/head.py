"""Fitting the head: regularised multinomial logistic regression, centred on what the base model says.

The loss is the cross entropy of the labelled cells plus a penalty on the weights. Each label counts by the square root
of its cells and each class counts the same. With a strong penalty the head says what the base model says; every label
moves it as far as the labels together support. The strength is chosen by cross-validation over labels, not over cells,
because cells of one polygon are alike.

Labels are drawn class by class, so the head learns as if all classes were equally common. How common they are on the
ground is then estimated from cells without a label (Saerens, Latinne and Decaestecker 2002) and put into the bias, the
more the better the classes are told apart.

If classes of the base model are kept that no label shows, a correction must not take their ground. They learn nothing.
Cells without a label that the base model gives to them hold the head at what the base model says there, and set a
margin: below it, the labels' support for a change does not count.
"""

from dataclasses import dataclass

import numpy as np
import torch
from scipy.optimize import minimize
from scipy.special import softmax
from torch.nn import functional

from ..ssdm.fitted import FittedHead, prior_logits

#: Strengths of the penalty to choose from, by the total weight of the labels.
STRENGTHS = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 10.0)
#: The strength if there are too few labels to choose one.
USUAL_STRENGTH = 0.03
#: Groups of labels for cross-validation; fewer where each class has so many labels that a third of them says enough.
FOLDS, FEWER_FOLDS, MANY_LABELS = 5, 3, 100
#: Steps to the least loss, and fewer for the trials of the cross-validation, which only have to be ranked.
STEPS, TRIAL_STEPS = 80, 20
#: Rounds of the estimate of how common the classes are. More rounds exaggerate what few labels say.
ROUNDS = 3
#: How much classes without a label count, if they are to stay as they are: each so many times as a labelled class.
ANCHORING = 16.0
#: Most anchors; the weakest penalty beside them, and the part of them that may go to a labelled class.
MOST_ANCHORS, LEAST_ANCHORED, GIVEN_UP = 2000, 0.1, 0.01
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
    strength: float | None = None,
    common: bool = True,
) -> Fit:
    """Fit a head to labelled cells.

    Args:
        cells: The labelled cells.
        others: (m, C) probabilities and (m, F) features of cells without a label.
        base_class: For each class of the user, the index of the base model's class of the same name; None without one.
        base_classes: Number of the base model's classes.
        seed: Draws the groups of the cross-validation.
        strength: Strength of the penalty; None to choose it by cross-validation.
        common: Whether the bias tells how common the classes are on the ground. Without it, a given strength needs no
            cross-validation.
    """
    start = _start(cells, others[1], base_class, base_classes)
    folds = folds_of(cells, np.random.default_rng(seed))
    anchors = _anchors(start, cells, others, seed)
    strengths: tuple[float | None, ...] = (strength,)
    if strength is None:
        strengths = STRENGTHS if anchors is None else tuple(each for each in STRENGTHS if each >= LEAST_ANCHORED)
        strength = max(USUAL_STRENGTH, strengths[0])
        if None not in base_class:
            strengths = (None, *strengths)
    predicted = np.full(len(cells.classes), -1)
    if folds is not None and (common or len(strengths) > 1):
        strength, predicted = _best_strength(start, cells, anchors, folds, strengths)
    head = start
    if strength is not None:
        head = _fitted(start, cells, anchors, strength)
        if anchors is not None:
            _hold(head, anchors)
        elif common:
            _make_common(head, cells, others, _told_apart(cells, predicted) ** 2)
    return Fit(head, strength, predicted)


def _start(cells: LabelledCells, features: np.ndarray, base_class: list[int | None], base_classes: int) -> FittedHead:
    """A head without weights: the base model's classes as classes of the user."""
    kept = ~np.isin(np.arange(len(base_class)), cells.classes)
    head = FittedHead(cells.features.shape[1], base_classes, len(base_class), bool(kept.any()))
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
    if head.keeps:
        head.kept.copy_(torch.from_numpy(kept))
    head.shares.copy_(torch.from_numpy(shares))
    head.mean.copy_(torch.from_numpy(spread.mean(0)))
    head.scale.copy_(torch.from_numpy(spread.std(0) + 1e-3))
    return head


def _inputs(head: FittedHead, probabilities: np.ndarray, features: np.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
    """The base model's logits and the standardised features."""
    logits = prior_logits(torch.from_numpy(probabilities), head.shares)
    return logits, (torch.from_numpy(features) - head.mean) / (head.scale * len(head.scale) ** 0.5)


@dataclass(frozen=True)
class Anchors:
    """Cells without a label that hold the head at what the base model says, in classes that have no label.

    Attributes:
        probabilities: (m, C) float32, what the base model says.
        features: (m, F) float32.
        weights: (m,) their weights: each of their classes counts ``ANCHORING`` times what a labelled class does.
    """

    probabilities: np.ndarray
    features: np.ndarray
    weights: np.ndarray


def _anchors(
    start: FittedHead, cells: LabelledCells, others: tuple[np.ndarray, np.ndarray], seed: int
) -> Anchors | None:
    """Anchors for the classes without a label; None if all classes have one, or these have no ground."""
    if not start.keeps or not len(others[0]):
        return None
    likeliest = prior_logits(torch.from_numpy(others[0]), start.shares).argmax(1)
    held = np.flatnonzero(start.kept[likeliest].numpy())
    likeliest = likeliest.numpy()
    if not len(held):
        return None
    held = np.random.default_rng(seed).permutation(held)[:MOST_ANCHORS]
    counts = np.bincount(likeliest[held], minlength=len(start.bias))
    weights = ANCHORING * cells.weights.sum() / len(np.unique(cells.classes)) / counts[likeliest[held]]
    return Anchors(others[0][held], others[1][held], weights)


def _fitted(
    start: FittedHead, cells: LabelledCells, anchors: Anchors | None, strength: float, steps: int = STEPS
) -> FittedHead:
    """The head that minimises the loss."""
    prior, features = (part.double().numpy() for part in _inputs(start, cells.probabilities, cells.features))
    truth, importance = np.eye(len(start.bias))[cells.classes], cells.weights.astype(float)
    if anchors is not None:
        held, more = (part.double().numpy() for part in _inputs(start, anchors.probabilities, anchors.features))
        prior, features = np.concatenate([prior, held]), np.concatenate([features, more])
        truth = np.concatenate([truth, softmax(held, 1)])
        importance = np.concatenate([importance, anchors.weights])
    # The best weights lie in the span of the features: with few labels that is a small space.
    span = np.linalg.qr(features.T)[0] if len(features) < features.shape[1] else None
    inputs = features if span is None else features @ span
    learnt = ~start.kept.numpy() if start.keeps else np.ones(len(start.bias), bool)
    weight, bias = _least_loss(inputs, prior, truth, importance, learnt, strength, steps)
    weight = weight if span is None else span @ weight
    head = FittedHead(features.shape[1], start.shares.shape[1], len(start.bias), start.keeps)
    found = {"weight": torch.from_numpy(weight.T), "bias": torch.from_numpy(bias)}
    head.load_state_dict(start.state_dict() | found)
    return head


def _least_loss(
    inputs: np.ndarray,
    prior: np.ndarray,
    truth: np.ndarray,
    importance: np.ndarray,
    learnt: np.ndarray,
    strength: float,
    steps: int,
) -> tuple[np.ndarray, np.ndarray]:
    """Weights (F, classes) and bias (classes,) with the least loss, in at most ``steps`` steps; 0 where not learnt."""
    classes, width = np.count_nonzero(learnt), inputs.shape[1]

    def loss_and_slope(values: np.ndarray) -> tuple[float, np.ndarray]:
        weight, bias = values[classes:].reshape(width, classes), values[:classes]
        logits = prior.copy()
        logits[:, learnt] += inputs @ weight + bias
        logits -= logits.max(1, keepdims=True)
        odds = np.exp(logits)  # faster than SciPy's softmax and logsumexp, of which both are needed
        total = odds.sum(1, keepdims=True)
        wrong = importance * (np.log(total[:, 0]) - (logits * truth).sum(1))
        slope = (importance[:, None] * (odds / total - truth))[:, learnt]
        penalty = strength * ((weight**2).sum() + _BIAS_PENALTY * (bias**2).sum())
        slopes = [slope.sum(0) + 2 * strength * _BIAS_PENALTY * bias, inputs.T @ slope + 2 * strength * weight]
        return wrong.sum() + penalty, np.concatenate([part.ravel() for part in slopes])

    options = {"maxiter": steps, "ftol": 1e-6, "gtol": 1e-4}
    found = minimize(loss_and_slope, np.zeros(classes * (width + 1)), jac=True, method="L-BFGS-B", options=options).x
    weight, bias = np.zeros((width, len(learnt))), np.zeros(len(learnt))
    weight[:, learnt], bias[learnt] = found[classes:].reshape(width, classes), found[:classes]
    return weight, bias


def logits_of(head: FittedHead, probabilities: np.ndarray, features: np.ndarray) -> np.ndarray:
    """Logits (n, classes) of a head for cells: (n, C) probabilities and (n, F) features."""
    prior, inputs = _inputs(head, probabilities, features)
    return head.supported(prior + inputs @ head.weight.T + head.bias, prior).numpy()


def loss_of(logits: np.ndarray, classes: np.ndarray, weights: np.ndarray) -> float:
    """The weighted sum of the cross entropy of (n, classes) logits against (n,) classes."""
    loss = functional.cross_entropy(torch.from_numpy(logits), torch.from_numpy(classes), reduction="none").numpy()
    return float((loss * weights).sum())


def folds_of(cells: LabelledCells, random: np.random.Generator) -> np.ndarray | None:
    """The group (n,) of each cell for cross-validation, whole labels together; None if a class has a single label."""
    fold = np.zeros(len(cells.classes), int)
    by_class = {index: np.unique(cells.label[cells.classes == index]) for index in np.unique(cells.classes)}
    fewest = min(map(len, by_class.values()))
    if fewest < 2:
        return None
    folds = FOLDS if fewest < MANY_LABELS else FEWER_FOLDS
    for index, labels in by_class.items():
        groups = dict(zip(random.permutation(labels), np.arange(len(labels)) % folds))
        chosen = cells.classes == index
        fold[chosen] = [groups[label] for label in cells.label[chosen]]
    return fold


def _best_strength(
    start: FittedHead,
    cells: LabelledCells,
    anchors: Anchors | None,
    folds: np.ndarray,
    strengths: tuple[float | None, ...],
) -> tuple[float | None, np.ndarray]:
    """The strength with the least cross-validated loss, and the classes that it predicts, (n,)."""
    truth, weights = cells.classes, cells.weights
    best, chosen, predicted = np.inf, strengths[-1], np.zeros(len(truth), int)
    for strength in strengths:
        logits = np.empty((len(truth), len(start.bias)), np.float32)
        for fold in np.unique(folds):
            held_out = folds == fold
            head = start if strength is None else _fitted(start, cells.of(~held_out), anchors, strength, TRIAL_STEPS)
            logits[held_out] = logits_of(head, cells.probabilities[held_out], cells.features[held_out])
        total = loss_of(logits, truth, weights)
        if total < best:
            best, chosen, predicted = total, strength, logits.argmax(1)
    return chosen, predicted


def _told_apart(cells: LabelledCells, predicted: np.ndarray) -> float:
    """How well the classes are told apart, from 0 (as by chance) to 1: the mean share of a class that is predicted."""
    classes = np.unique(cells.classes)
    right = np.mean([(predicted == cells.classes)[cells.classes == index].mean() for index in classes])
    return max(0.0, (right - 1 / len(classes)) / (1 - 1 / len(classes))) if len(classes) > 1 else 0.0


def _make_common(head: FittedHead, cells: LabelledCells, others: tuple[np.ndarray, np.ndarray], trust: float) -> None:
    """Put into the bias how common the labelled classes are, as far as the estimate is to be trusted.

    Where classes are hard to tell apart, the estimate exaggerates.
    """
    if not len(others[0]):
        return
    labelled = np.unique(cells.classes)
    posterior = softmax(logits_of(head, *others), 1)[:, labelled]
    equal = np.full(len(labelled), 1 / len(labelled))
    share = equal
    for _ in range(ROUNDS):
        weighed = posterior * (share / equal)
        share = (weighed / weighed.sum(1, keepdims=True)).mean(0)
    shift = trust * np.log(np.maximum(share, 1e-4) / equal)
    head.bias[torch.from_numpy(labelled)] += torch.from_numpy(shift).float()


def _hold(head: FittedHead, anchors: Anchors) -> None:
    """Set the margin at which nearly all anchors stay in a class without a label."""
    logits = torch.from_numpy(logits_of(head, anchors.probabilities, anchors.features))
    lead = logits[:, ~head.kept].amax(1) - logits[:, head.kept].amax(1)
    head.margin.fill_(max(0.0, float(np.quantile(lead.numpy(), 1 - GIVEN_UP))))
