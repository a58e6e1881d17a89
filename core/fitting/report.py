"""What cross-validation says about a fitted model: accuracies with intervals, and labels to look at again."""

import math
from dataclasses import asdict, dataclass

import numpy as np

from ..models.card import ClassInfo

#: Below this number of labels the accuracy of a class says little.
FEW_LABELS = 5
#: From this number of labels on, a class whose labels look like another one is reported.
_CONTRADICTING = 3
#: All labels of a class lie in one spot if their extent is this part of that of all labels, or less.
_SPOT = 0.1
#: 95 % of a normal distribution.
_Z = 1.96


@dataclass(frozen=True)
class ClassReport:
    """One class of a fitted model.

    Attributes:
        code: Class code.
        name: Class name.
        labels: Number of labels.
        cells: Number of labelled cells.
        accuracy: Share of the labels that heads fitted without them give their class; None if not known.
        low: Lower end of the 95 % interval of ``accuracy``, and
        high: its upper end (Wilson 1927).
    """

    code: int
    name: str
    labels: int
    cells: int
    accuracy: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Contradiction:
    """Labels of one class that look like another class.

    Attributes:
        name: Class that the labels have.
        like: Class that they look like.
        labels: Rows of the labels in their file, from 0; those of further files follow on.
        of: Number of labels of the class.
    """

    name: str
    like: str
    labels: list[int]
    of: int

    @property
    def sentence(self) -> str:
        """For the user."""
        count = len(self.labels)
        return f"{count} of {self.of} labels of {self.name} look most like {self.like}: check them."


@dataclass(frozen=True)
class Findings:
    """What cross-validation says about a model.

    Attributes:
        classes: A report for each class.
        matrix: The confusion matrix in labels; None if it is not known.
        contradictions: Labels that look like another class.
        doubts: Sentences about classes with few labels, or with all of them in one spot.
    """

    classes: list[ClassReport]
    matrix: np.ndarray | None
    contradictions: list[Contradiction]
    doubts: list[str]

    @property
    def accuracy(self) -> float | None:
        """Mean of the classes' accuracies; None if there are too few labels."""
        known = [entry.accuracy for entry in self.classes if entry.accuracy is not None]
        return float(np.mean(known)) if known else None

    @property
    def sentences(self) -> list[str]:
        """For the user."""
        return [*self.doubts, *(entry.sentence for entry in self.contradictions)]

    @property
    def scores(self) -> dict:
        """For the model card."""
        matrix = None if self.matrix is None else np.round(self.matrix, 2).tolist()
        return {"cross_validation": [asdict(entry) for entry in self.classes], "confusion": matrix}


def find(
    classes: tuple[ClassInfo, ...], true: np.ndarray, predicted: np.ndarray, label: np.ndarray, places: np.ndarray
) -> Findings:
    """What cross-validation says.

    Args:
        classes: The classes of the model.
        true: (n,) class of each labelled cell.
        predicted: (n,) class by a model that did not learn from the cell's label; -1 where there is none.
        label: (n,) label of each cell.
        places: (n, 2) row and column of each cell.
    """
    known = predicted >= 0
    held_out = true[known], predicted[known], label[known]
    matrix = confusion(*held_out, len(classes)) if known.any() else None
    reports = class_reports(classes, true, label, matrix)
    odd = contradictions(classes, *held_out) if known.any() else []
    return Findings(reports, matrix, odd, doubts(reports, places, true))


def confusion(true: np.ndarray, predicted: np.ndarray, label: np.ndarray, classes: int) -> np.ndarray:
    """The confusion matrix (classes, classes) in labels: rows are the labels' classes, columns the predicted ones.

    A label with several cells counts as one and is divided among the classes that its cells get.
    """
    counts = np.zeros((classes, classes))
    _, inverse, cells = np.unique(label, return_inverse=True, return_counts=True)
    np.add.at(counts, (true, predicted), 1 / cells[inverse])
    return counts


def class_reports(
    classes: tuple[ClassInfo, ...], true: np.ndarray, label: np.ndarray, matrix: np.ndarray | None
) -> list[ClassReport]:
    """A report for each class; ``matrix`` as ``confusion`` returns it, None if it is not known."""
    reports = []
    for number, entry in enumerate(classes):
        chosen = true == number
        count = len(np.unique(label[chosen]))
        accuracy = low = high = None
        if matrix is not None and matrix[number].any():
            judged = round(float(matrix[number].sum()))
            accuracy = float(matrix[number, number] / matrix[number].sum())
            low, high = wilson(accuracy, judged)
        reports.append(ClassReport(entry.code, entry.name, count, int(chosen.sum()), accuracy, low, high))
    return reports


def wilson(share: float, count: int) -> tuple[float, float]:
    """The 95 % interval of a share of ``count`` draws (Wilson 1927)."""
    centre = (share + _Z**2 / (2 * count)) / (1 + _Z**2 / count)
    half = _Z / (1 + _Z**2 / count) * math.sqrt(share * (1 - share) / count + _Z**2 / (4 * count**2))
    return max(0.0, centre - half), min(1.0, centre + half)


def contradictions(
    classes: tuple[ClassInfo, ...], true: np.ndarray, predicted: np.ndarray, label: np.ndarray
) -> list[Contradiction]:
    """The labels that heads fitted without them give another class, for each pair of classes with several of them."""
    like: dict[tuple[int, int], list[int]] = {}
    count = np.zeros(len(classes), int)
    for number in np.unique(label):
        chosen = label == number
        own = int(true[chosen][0])
        count[own] += 1
        best = int(np.bincount(predicted[chosen], minlength=len(classes)).argmax())
        if best != own:
            like.setdefault((own, best), []).append(int(number))
    return [
        Contradiction(classes[own].name, classes[best].name, numbers, int(count[own]))
        for (own, best), numbers in sorted(like.items(), key=lambda pair: -len(pair[1]))
        if len(numbers) >= _CONTRADICTING and len(numbers) >= count[own] / 3
    ]


def doubts(reports: list[ClassReport], places: np.ndarray, true: np.ndarray) -> list[str]:
    """Sentences about classes with few labels, or with all of them in one spot.

    Args:
        reports: The classes.
        places: (n, 2) row and column of each labelled cell.
        true: (n,) its class.
    """
    few = [entry for entry in reports if 0 < entry.labels < FEW_LABELS]
    sentences = [
        f"{entry.name} has {entry.labels} label{'s' if entry.labels > 1 else ''}: add more, at different places."
        for entry in few
    ]
    extent = np.ptp(places, axis=0).max()
    for number, entry in enumerate(reports):
        if entry.labels < FEW_LABELS:
            continue
        if np.ptp(places[true == number], axis=0).max() <= _SPOT * extent:
            sentences.append(f"All labels of {entry.name} lie in one spot: add some elsewhere.")
    return sentences
