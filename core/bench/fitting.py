"""``python -m core.bench.fitting --data DATA``: what learns most from few labels, on held-out ground, as a table.

Compared are the base model as it is, a forest on colour and texture (scikit-learn==1.7.2, to be installed for this),
the head without and with the base model as its start, and the head with near infrared where a set has it. Labels are
cells drawn at random, so many for each class; scored is the mIoU of other cells of the same ground.
"""

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import rasterio
from rasterio.transform import from_origin

from ..accuracy.colour_texture import colour_texture
from ..embeddings.access import Access
from ..fitting.head import LabelledCells, fit_head, logits_of
from ..fitting.labels import LabelCells
from ..fitting.samples import Source, sample
from ..progress import silent
from ..scene.extra_bands import ExtraBand
from ..ssdm.load import load_mapping_model
from ..tiles.job import SceneJob, SceneRequest
from ..training import sets

#: Sets to compare on, and their scenes; of each scene a square of ``SIDE`` pixels. Near infrared is band 4 of the last.
GROUNDS = {
    "Tokyo": ("tokyo/west:held-out", (0,)),
    "Dubai": ("dubai:held-out", (1, 4)),
    "Banepa": ("banepa/mosaic", (0,)),
    "DeepGlobe": ("deepglobe4:held-out", (0, 2)),
    "Ohio": ("naip_ohio:held-out", tuple(range(0, 30, 2))),
}
WITH_INFRARED = ("Ohio",)
SIDE = 1280
#: Labelled cells read of a ground, and the fewest of a class that counts.
CELLS, FEWEST = 16_000, 300
#: Cells that are scored.
SCORED = 4_000


@dataclass(frozen=True)
class Ground:
    """Cells of one ground. Targets are bits of the base model's classes; each combination is a class of its own.

    Attributes:
        probabilities: (n, C) float32.
        features: (n, F) float32, the last one near infrared where ``infrared`` is True.
        colours: (n, K) float32, colour and texture.
        classes: (n,) index in ``targets``.
        targets: Target bits of each class.
        others: Probabilities and features of cells that need no label.
        infrared: Whether the last feature is near infrared.
    """

    probabilities: np.ndarray
    features: np.ndarray
    colours: np.ndarray
    classes: np.ndarray
    targets: list[int]
    others: tuple[np.ndarray, np.ndarray]
    infrared: bool


def read_ground(data: Path, name: str, base, folder: Path) -> Ground:
    """Read the cells of a ground."""
    set_name, numbers = GROUNDS[name]
    scenes = sets.load_dense(data, set_name)
    chosen = [scenes[number] for number in numbers if number < len(scenes)]
    infrared = name in WITH_INFRARED
    parts = [
        _read_scene(scene, base, folder, infrared, CELLS // len(chosen), seed) for seed, scene in enumerate(chosen)
    ]
    probabilities, features, colours, bits, *others = (np.concatenate(column) for column in zip(*parts))
    targets = [int(value) for value in np.unique(bits) if (bits == value).sum() >= FEWEST]
    kept = np.isin(bits, targets)
    if infrared:
        mean, spread = features[:, -1].mean(), features[:, -1].std()
        for values in (features, others[1]):
            values[:, -1] = (values[:, -1] - mean) / spread
    classes = np.searchsorted(targets, bits[kept])
    return Ground(
        probabilities[kept], features[kept], colours[kept], classes, targets, (others[0], others[1]), infrared
    )


def _read_scene(scene, base, folder: Path, infrared: bool, count: int, seed: int) -> tuple[np.ndarray, ...]:
    """Probabilities, features, colour and texture, and target bits of labelled cells; the first two of others."""
    path = folder / "scene.tif"
    image, target = write_square(scene, path, SIDE, infrared)
    job = SceneJob.open(SceneRequest(str(path)), base, "model", {"model": 1}, silent)
    step = round(job.block.grid.scale * base.stride)
    if step < 4:
        raise SystemExit(f"{scene.path} is read at {job.block.grid.gsd} m, finer than its own pixels")
    bits, row, column = pure_cells(target, step)
    random = np.random.default_rng(seed)
    some = np.sort(random.permutation(len(bits))[:count])
    cells = LabelCells(row[some], column[some], np.arange(len(some)))
    extra = (ExtraBand("4"),) if infrared else ()
    samples, _ = sample(job.block, Source(base, None, Access(), seed, extra), cells, silent)
    known = samples.cell >= 0
    number = some[samples.cell[known]]
    colours = colour_texture(image, step)[:, row[number], column[number]].T
    return (
        samples.probabilities[known], samples.features[known], colours, bits[number],
        samples.probabilities[~known], samples.features[~known],
    )  # fmt: skip


def write_square(scene, path: Path, side: int, infrared: bool = False) -> tuple[np.ndarray, np.ndarray]:
    """Write a square of a scene, from its first label on, as a raster; returns its image (h, w, 3) and its target."""
    labelled = np.argwhere(scene.target > 0)
    top, left = labelled.min(0)
    rows, columns = (min(side, length - first) // 4 * 4 for length, first in zip(scene.target.shape, (top, left)))
    window = slice(top, top + rows), slice(left, left + columns)
    image = np.ascontiguousarray(scene.image[window])
    bands = image.transpose(2, 0, 1)
    if infrared:
        with rasterio.open(scene.path) as source:
            bands = np.concatenate([bands, source.read([4])[(slice(None), *window)]])
    profile = {"driver": "GTiff", "dtype": "uint8", "crs": "EPSG:32654", "photometric": "RGB", "count": len(bands)}
    transform = from_origin(380000, 3950000, scene.gsd, scene.gsd)
    with rasterio.open(path, "w", width=columns, height=rows, transform=transform, **profile) as file:
        file.write(bands)
    return image, scene.target[window]


def pure_cells(target: np.ndarray, step: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Target bits, row and column of the cells of ``step`` pixels whose pixels agree."""
    rows, columns = (side // step for side in target.shape)
    blocks = target[: rows * step, : columns * step].reshape(rows, step, columns, step)
    lowest, highest = blocks.min((1, 3)), blocks.max((1, 3))
    row, column = np.nonzero((lowest == highest) & (lowest > 0))
    return lowest[row, column], row, column


def mean_iou(predicted: np.ndarray, true: np.ndarray, classes: int) -> float:
    """Mean intersection over union of the classes."""
    matrix = np.zeros((classes, classes))
    np.add.at(matrix, (true, predicted), 1)
    hits = np.diag(matrix)
    return float((hits / np.maximum(matrix.sum(0) + matrix.sum(1) - hits, 1)).mean())


def compare(ground: Ground, count: int, draw: int) -> Iterator[tuple[str, float]]:
    """The name and mIoU of each method, from ``count`` labels a class."""
    from sklearn.ensemble import RandomForestClassifier

    random, total = np.random.default_rng((draw, count)), len(ground.targets)
    of_class = [random.permutation(np.flatnonzero(ground.classes == index)) for index in range(total)]
    labels = np.concatenate([members[: min(count, len(members) // 2)] for members in of_class])
    scored = random.permutation(np.setdiff1d(np.arange(len(ground.classes)), labels))[:SCORED]
    true = ground.classes[scored]
    named = np.array([[bits >> index & 1 for index in range(8)] for bits in ground.targets], np.float32)
    yield "base model as it is", mean_iou((ground.probabilities[scored] @ named.T).argmax(1), true, total)
    forest = RandomForestClassifier(200, class_weight="balanced", random_state=draw, n_jobs=1)
    forest.fit(ground.colours[labels], ground.classes[labels])
    yield "forest on colour and texture", mean_iou(forest.predict(ground.colours[scored]), true, total)
    own = [int(bits).bit_length() - 1 if bits & (bits - 1) == 0 else None for bits in ground.targets]
    bare = replace(
        ground,
        probabilities=np.full_like(ground.probabilities, 1 / 8),
        others=(np.full_like(ground.others[0], 1 / 8), ground.others[1]),
    )
    for name, source, base_class, width in (
        ("plain head", bare, [None] * total, -1),
        ("head that starts from the base model", ground, own, -1),
        ("the same with near infrared", ground, own, None),
    ):
        if width is None and not ground.infrared:
            continue
        last = width if ground.infrared else None
        features, others = ground.features[:, :last], (source.others[0], ground.others[1][:, :last])
        cells = LabelledCells(
            source.probabilities[labels], features[labels], ground.classes[labels], np.arange(len(labels))
        )
        fit = fit_head(cells, others, base_class, 8, draw)
        predicted = logits_of(fit.head, source.probabilities[scored], features[scored]).argmax(1)
        yield name, mean_iou(predicted, true, total)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m core.bench.fitting",
        description=__doc__.split("\n")[0],
        epilog="The forest needs scikit-learn==1.7.2, which no other part uses: pip install scikit-learn==1.7.2",
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the training sets")
    parser.add_argument("--base", help="model to start from (default: the bundled one)")
    parser.add_argument("--grounds", nargs="+", choices=GROUNDS, default=list(GROUNDS))
    parser.add_argument("--labels", nargs="+", type=int, default=[5, 10, 50, 200], help="labels a class")
    parser.add_argument("--draws", type=int, default=3)
    options = parser.parse_args()
    base = load_mapping_model(options.base, "cpu")
    for name in options.grounds:
        with tempfile.TemporaryDirectory() as folder:
            ground = read_ground(options.data, name, base, Path(folder))
        scores: dict[str, dict[int, list[float]]] = {}
        for count in options.labels:
            for draw in range(options.draws):
                for method, score in compare(ground, count, draw):
                    scores.setdefault(method, {}).setdefault(count, []).append(score)
        print(f"\n{name}: {len(ground.targets)} classes, {len(ground.classes):,} cells")
        for method, by_count in scores.items():
            cells = " | ".join(f"{np.mean(by_count[count]):.3f}" for count in options.labels)
            print(f"| {method} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
