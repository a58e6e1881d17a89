"""Fitting a model to a user's labels: the whole job from a request to a model folder."""

import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import numpy as np

from ..embeddings.access import Access
from ..errors import Cancelled, InputError
from ..files.partial import PartialFolder
from ..files.write import writing
from ..models.card import CARD_FILE, ModelCard, read_card, write_card
from ..models.checkpoint import round_weights, save_weights
from ..models.weights_file import sha256
from ..progress import Progress, part, silent
from ..scene.extra_bands import ExtraBand, check_extra_bands
from ..ssdm.field_features import FieldFeatures, names_field
from ..ssdm.fitted import HEAD, NETWORK, FittedPair
from ..tiles.block import Block
from ..tiles.job import SceneJob, SceneRequest
from ..version import VERSION
from .deep import MOST_STEPS, Checkpoint, Tuned, fine_tune, key_of, steps_of
from .head import Fit, LabelledCells, fit_head
from .labelled_tiles import LabelledTiles, owners_of
from .labels import LabelCells, Labels, label_cells, read_labels
from .legend import Legend, make_legend
from .report import Findings, find
from .samples import Samples, Source, sample

#: Share of the progress at which the features are read.
READ = 0.9


@dataclass(frozen=True)
class LabelledScene:
    """A scene and its labels.

    Attributes:
        scene: Path of the raster.
        labels: Vector file of points, lines or polygons with a class.
        field: Attribute with the class; None to find it.
        layer: Layer of ``labels``; None for its only one.
        bands: 1-based red, green and blue; None to find them.
        gsd: Metres a pixel, for a picture without CRS.
    """

    scene: str
    labels: str
    field: str | None = None
    layer: str | None = None
    bands: tuple[int, int, int] | None = None
    gsd: float | None = None


@dataclass(frozen=True)
class FitRequest:
    """What to learn from, and where the model goes.

    Attributes:
        scenes: The scenes with their labels.
        output: Folder of the model. A fitted model that is there already is replaced.
        keep_classes: Whether the base model's classes that have no label stay classes of the model and keep their
            ground.
        colors: Colour (``#rrggbb``) by class name, or by the value in the labels as text.
        embedding: Source of an embedding field, as in core.embeddings.sources, whose values count as features too; None
            for the base model's own, which guides the network alone.
        extra_bands: Names or numbers of further bands of the scenes that count as features, such as "nir".
        depth: What learns: the "head" alone, or all weights of the "network", which takes minutes to hours.
        steps: Steps of the fine-tuning; None for as many as the labelled tiles ask for.
        allow_network: Whether an embedding may be downloaded.
        proxy: URL of the download proxy.
        seed: Draws cells of large labels and the groups of the cross-validation.
        warnings: Messages to add to the result.
    """

    scenes: tuple[LabelledScene, ...]
    output: str
    keep_classes: bool = False
    colors: dict[str, str] = field(default_factory=dict)
    embedding: str | None = None
    extra_bands: tuple[str, ...] = ()
    depth: str = HEAD
    steps: int | None = None
    allow_network: bool = False
    proxy: str | None = None
    seed: int = 0
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class FitResult:
    """A fitted model.

    Attributes:
        output: Folder of the model.
        model: Name of the model.
        base: Name of the base model.
        device: Device of the network.
        seconds: Time of the run, without loading the base model.
        classes: What is known of each class.
        accuracy: Mean of the classes' cross-validated accuracies; None if there are too few labels.
        strength: Strength of the penalty that was chosen; None if the base model's map is kept as it is.
        contradictions: Labels that look like another class.
        depth: What learnt: the "head", or all weights of the "network".
        steps: Steps of the fine-tuning that is kept; 0 for a head.
        seconds_per_step: Measured pace of the fine-tuning; None without one.
        network_steps: Steps of a fine-tuning on these labels.
        warnings: Sentences for the user.
    """

    output: str
    model: str
    base: str
    device: str
    seconds: float
    classes: list[dict]
    accuracy: float | None
    strength: float | None
    contradictions: list[dict]
    depth: str
    steps: int
    seconds_per_step: float | None
    network_steps: int
    warnings: list[str]


@dataclass(frozen=True)
class _Reading:
    """The labels of one scene with their features."""

    block: Block
    source: Source
    labels: Labels
    cells: LabelCells
    samples: Samples
    warnings: list[str]

    @property
    def learnt(self) -> np.ndarray:
        """Indices of the labels that have a cell with data."""
        return np.unique(self.cells.label[self.samples.cell[self.samples.cell >= 0]])

    @property
    def places(self) -> np.ndarray:
        """(n, 2) row and column of each labelled cell with data."""
        return np.column_stack([self.cells.row, self.cells.column])[self.samples.cell[self.samples.cell >= 0]]


def fit_scenes(request: FitRequest, base, progress: Progress = silent) -> FitResult:
    """Fit a head to labels and write the model.

    Args:
        request: What to learn from.
        base: The base model, a :class:`~core.ssdm.model.MappingModel`.
        progress: Called often; stops the run by raising Cancelled.

    Raises:
        InputError: The input cannot be used.
        EngineError: The memory of the device does not hold a single tile.
    """
    began = time.perf_counter()
    _check(request, base)
    deep = request.depth == NETWORK
    read, learnt = (0.1, 0.12) if deep else (READ, 1.0)
    with PartialFolder(request.output) as folder:
        readings = _read_all(request, base, part(progress, 0.0, read))
        progress(read, "Fitting")
        learning = _learn(readings, request, base)
        tuned = checkpoint = None
        if deep:
            checkpoint = Checkpoint(folder.final, key_of(request, base))
            tuned = _tune(readings, learning, request, base, checkpoint, part(progress, learnt, 1.0))
            if tuned.stopped and tuned.networks is None:
                raise Cancelled
        if not (tuned and tuned.stopped):
            progress(1.0, "Saving")
        findings = _save(folder, request, base, learning, tuned)
    if tuned and tuned.stopped:  # the best so far is in place, and the state from which a next run goes on
        raise Cancelled
    if checkpoint:
        checkpoint.remove()
    return _result(folder.final, request, base, readings, learning, tuned, findings, time.perf_counter() - began)


def _check(request: FitRequest, base) -> None:
    """Raise InputError if the base model, the output or an option cannot be used."""
    if request.depth not in (HEAD, NETWORK):
        raise InputError(f"The depth {request.depth!r} is not known: choose {HEAD} or {NETWORK}.")
    if request.steps is not None and not 1 <= request.steps <= MOST_STEPS:
        raise InputError(
            f"A fine-tuning takes 1 to {MOST_STEPS:,} steps, not {request.steps:,}: choose another number."
        )
    if base.card.head:
        raise InputError(f"{base.card.name} was fitted to labels itself: choose the model that it started from.")
    if "kind" in base.card.network:
        raise InputError(
            f"{base.card.name} is a network of others, which shows no features: choose a model of Landscribe."
        )
    check_output(request.output)


def _tune(
    readings: list[_Reading], learning: "_Learning", request: FitRequest, base, checkpoint: Checkpoint, progress
) -> Tuned:
    """Fine-tune the networks on the labelled tiles."""
    with ExitStack() as stack:
        scenes = [
            (reading.block, replace(reading.source, extra=learning.extra, embedded=learning.embedded), reading.places)
            for reading in readings
        ]
        tiles = LabelledTiles(scenes, stack)
        base_class, others = learning.legend.base_class, learning.others
        return fine_tune(
            tiles, learning.cells, others, base_class, base, checkpoint, request.seed, progress, request.steps
        )


def _save(folder: PartialFolder, request: FitRequest, base, learning: "_Learning", tuned: Tuned | None) -> Findings:
    """Write the model and move it into place; returns what is known of it."""
    findings = learning.findings
    networks = FittedPair(base.pair, learning.fit.head)
    if tuned and tuned.networks:
        networks, findings = tuned.networks, learning.judged(tuned.predicted)
    with writing(folder.path):
        round_weights(networks.head)
        digest = save_weights(networks, folder.path)
        write_card(_card(folder.final.name, request, base, learning, tuned, findings.scores, digest), folder.path)
    folder.commit()
    return findings


def _result(
    output: Path,
    request: FitRequest,
    base,
    readings: list[_Reading],
    learning: "_Learning",
    tuned: Tuned | None,
    findings: Findings,
    seconds: float,
) -> FitResult:
    """The result of a run."""
    warnings = [
        *request.warnings,
        *(sentence for reading in readings for sentence in reading.warnings),
        *base.runtime.warnings,
        *findings.sentences,
    ]
    if tuned and tuned.networks is None:
        warnings.append("Fine-tuning did not improve on the head where labels were held out, so the head is kept.")
    return FitResult(
        output=str(output),
        model=output.name,
        base=base.card.name,
        device=base.runtime.id,
        seconds=round(seconds, 3),
        classes=[asdict(entry) for entry in findings.classes],
        accuracy=findings.accuracy,
        strength=learning.fit.strength,
        contradictions=[asdict(entry) for entry in findings.contradictions],
        depth=NETWORK if tuned and tuned.networks else HEAD,
        steps=tuned.step if tuned and tuned.networks else 0,
        seconds_per_step=tuned.seconds_per_step if tuned else None,
        network_steps=request.steps
        or steps_of(sum(len(np.unique(owners_of(each.block, base, each.places), axis=0)) for each in readings)),
        warnings=list(dict.fromkeys(warnings)),
    )


def _read_all(request: FitRequest, base, progress: Progress) -> list[_Reading]:
    """Read the labels of all scenes and compute their features."""
    count = len(request.scenes)
    return [
        _read(scene, request, base, part(progress, number / count, (number + 1) / count))
        for number, scene in enumerate(request.scenes)
    ]


@dataclass(frozen=True)
class _Learning:
    """The labels of all scenes together, and the head that was fitted to them."""

    legend: Legend
    cells: LabelledCells
    places: np.ndarray
    others: tuple[np.ndarray, np.ndarray]
    extra: tuple[ExtraBand, ...]
    embedded: FieldFeatures | None
    fit: Fit

    @property
    def findings(self) -> Findings:
        """What cross-validation says about the head."""
        return self.judged(self.fit.predicted)

    def judged(self, predicted: np.ndarray) -> Findings:
        """What the predicted classes of held-out cells say about a model."""
        return find(self.legend.classes, self.cells.classes, predicted, self.cells.label, self.places)


def _learn(readings: list[_Reading], request: FitRequest, base) -> _Learning:
    """Fit the head to the labels of all scenes."""
    values = [reading.labels.values[number] for reading in readings for number in reading.learnt]
    legend = make_legend(values, base.card.classes, request.keep_classes, request.colors)
    cells, places, others = _joined(readings, legend)
    extra, embedded = _standardised(request.extra_bands, readings[0].samples.embedded, cells.features, others[1])
    fit = fit_head(cells, others, legend.base_class, len(base.card.classes), request.seed)
    return _Learning(legend, cells, places, others, extra, embedded, fit)


def _read(scene: LabelledScene, request: FitRequest, base, progress: Progress) -> _Reading:
    """Read the labels of a scene and compute their features."""
    progress(0.0, "Reading labels")
    check_extra_bands(scene.scene, request.extra_bands)
    opened = SceneRequest(scene.scene, bands=scene.bands, gsd=scene.gsd)
    job = SceneJob.open(opened, base, "model", {"model": 1}, progress)
    labels = read_labels(scene.labels, job.scene, scene.field, scene.layer)
    cells = label_cells(labels, job.block.grid, base.stride, request.seed)
    access = Access(network=request.allow_network, proxy=request.proxy)
    extra = tuple(map(ExtraBand, request.extra_bands))
    learns_field = names_field(request.embedding)
    source = Source(base, request.embedding, access, request.seed, extra, None, learns_field, request.keep_classes)
    samples, notes = sample(job.block, source, cells, progress)
    reading = _Reading(job.block, source, labels, cells, samples, [*job.notes, *labels.warnings, *notes])
    total, missing = len(labels.values), len(labels.values) - len(reading.learnt)
    if missing:
        where = f"lie where {job.scene.name} has no data"
        reading.warnings.append(f"{missing} of {total} labels of {Path(scene.labels).name} {where} and were left out.")
    return reading


def _standardised(
    names: tuple[str, ...], embedded: FieldFeatures | None, *features: np.ndarray
) -> tuple[tuple[ExtraBand, ...], FieldFeatures | None]:
    """Standardise the last columns of features, the further bands and the embedding, in place.

    Cells without data count as the mean. Returns the bands and the embedding with their means and scales.
    """
    dimensions = embedded.dimensions if embedded else 0
    scaled = []
    for number in range(-len(names) - dimensions, 0):
        known = np.concatenate([values[:, number] for values in features]).astype(float)
        known = known[np.isfinite(known)]
        if not len(known):
            what = f"band {names[number + dimensions]}" if number < -dimensions else "embedding"
            raise InputError(f"The {what} has no data near the labels: leave it out.")
        mean, scale = float(known.mean()), float(known.std() or 1.0)
        scaled.append((mean, scale))
        for column in (values[:, number] for values in features):
            column[:] = np.nan_to_num((column - mean) / scale)
    extra = tuple(ExtraBand(name, *part_) for name, part_ in zip(names, scaled))
    if embedded is None:
        return extra, None
    means, scales = zip(*scaled[len(names) :])
    return extra, replace(embedded, mean=means, scale=scales)


def _joined(
    readings: list[_Reading], legend: Legend
) -> tuple[LabelledCells, np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """All labelled cells, their places (row, column), and the probabilities and features of all others."""
    columns: list[list[np.ndarray]] = [[], [], [], [], [], [], []]
    first = 0
    for reading in readings:
        samples, cells = reading.samples, reading.cells
        labelled = samples.cell >= 0
        number = cells.label[samples.cell[labelled]]
        index = np.array([legend.index.get(value, -1) for value in reading.labels.values])  # -1: no data under any
        values = (
            samples.probabilities[labelled], samples.features[labelled], index[number],
            reading.labels.rows[number] + first, reading.places,
            samples.probabilities[~labelled], samples.features[~labelled],
        )  # fmt: skip
        for column, part_ in zip(columns, values):
            column.append(part_)
        first += reading.labels.count
    probabilities, features, classes, label, places, *others = (np.concatenate(column) for column in columns)
    return LabelledCells(probabilities, features, classes, label), places, (others[0], others[1])


def check_output(output: str) -> None:
    """Raise InputError if something else than a fitted model is in the place of the model's folder."""
    folder = Path(output)
    if folder.exists() and not ((folder / CARD_FILE).is_file() and read_card(folder).head):
        raise InputError(f"{folder} exists and is not a fitted model: choose another name.")


def _card(
    name: str, request: FitRequest, base, learning: _Learning, tuned: Tuned | None, scores: dict, digest: str
) -> ModelCard:
    """The card of the model."""
    card, extra, embedded = base.card, learning.extra, learning.embedded
    labels = [
        {"file": Path(scene.labels).name, "sha256": sha256(Path(scene.labels)), "scene": Path(scene.scene).name}
        for scene in request.scenes
    ]
    head = {"base": card.name, "base_sha256": card.weights_sha256, "strength": learning.fit.strength}
    if extra:
        head["extra_bands"] = [asdict(band) for band in extra]
    if learning.fit.head.keeps:
        head["keeps_classes"] = True
    if embedded:
        head["embedding"] = asdict(embedded)
    if tuned and tuned.networks:
        head["depth"] = NETWORK
    return replace(
        card,
        name=name,
        title=name,
        version=VERSION,
        classes=learning.legend.classes,
        head=head,
        training={"labels": labels, "embedding": request.embedding} | ({"fine_tuning": tuned.record} if tuned else {}),
        scores=scores,
        licence=f"The labels are yours. The base model {card.name}: {card.licence}",
        weights_sha256=digest,
    )
