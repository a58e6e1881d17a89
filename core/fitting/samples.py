"""The features of labelled cells, read through the pipeline that maps use."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np
import torch

from ..embeddings.access import Access
from ..embeddings.field import EmbeddingField
from ..errors import InputError
from ..memory import DeviceMemory
from ..progress import Progress, part
from ..scene.extra_bands import ExtraBand, reader_for
from ..ssdm.field_features import FieldFeatures
from ..ssdm.guidance import Guidance, open_guidance
from ..ssdm.kept_features import FeaturePredictor
from ..ssdm.model import MappingModel
from ..tiles.batches import in_batches, known_first
from ..tiles.block import Block
from ..tiles.threads import ahead, one_thread
from ..tiles.tiles import Tile
from .labels import LabelCells
from .remembered import TileCells, key_of, key_of_tiles, remembered_tiles

#: Cells without a label that are drawn from each tile, for the spread of the features and the shares of the classes.
OTHERS_PER_TILE = 256
#: Most tiles without a label that are read too, where what a correction must leave alone has to be seen.
TILES_BEYOND = 16


@dataclass(frozen=True)
class Samples:
    """Cells with their features.

    Attributes:
        probabilities: (n, C) float32, what the base model says.
        features: (n, F) float32 deep features.
        cell: (n,) index of the labelled cell; -1 for a cell without a label.
        embedded: The embedding field whose values are the last features; None without one.
    """

    probabilities: np.ndarray
    features: np.ndarray
    cell: np.ndarray
    embedded: FieldFeatures | None = None


@dataclass(frozen=True)
class Source:
    """How features are read.

    Attributes:
        model: The model whose features are read, a :class:`~core.ssdm.model.MappingModel`.
        embedding: Source of the embedding field, as in core.embeddings.sources; None for the model's own.
        access: What may be downloaded.
        seed: Draws the cells without a label.
        extra: Further bands of the scene that count as features.
        embedded: The embedding field that counts as features; None without one, or before it is known.
        learns_field: Whether the values of ``embedding`` count as features.
        beyond: Whether cells without a label come from all over the scene, not only from tiles with labels.
    """

    model: MappingModel
    embedding: str | None
    access: Access
    seed: int = 0
    extra: tuple[ExtraBand, ...] = ()
    embedded: FieldFeatures | None = None
    learns_field: bool = False
    beyond: bool = False


def sample(block: Block, source: Source, cells: LabelCells, progress: Progress) -> tuple[Samples, list[str]]:
    """The samples of a scene's cells, from kept features where there are some, and sentences for the user.

    Args:
        block: The scene on the model's grid.
        source: How features are read. Computed ones are kept.
        cells: The cells. Those without data are left out.
        progress: Called often.

    Raises:
        InputError: The model has no features to learn from, the embedding cannot be used, or no cell has data.
        EngineError: The memory of the device does not hold a single tile.
    """
    on_tile = part(progress, 0.1, 1.0)
    with ExitStack() as stack:
        predictor, guidance = open_features(block, source, stack, part(progress, 0.0, 0.1))

        def shown(done: float) -> None:
            on_tile(done, "Reading features")

        tiles = list(read_samples(block, predictor, guidance.field, cells, shown, source.seed, source.beyond))
    if not any((tile.cell >= 0).any() for tile in tiles):
        raise InputError(f"The places to learn from in {block.grid.scene.name} have no data: choose other ones.")
    arrays = zip(*((tile.probabilities, tile.features, tile.cell) for tile in tiles))
    samples = Samples(*map(np.concatenate, arrays), predictor.embedded)
    return samples, [*guidance.warnings, *predictor.warnings]


def open_features(
    block: Block, source: Source, stack: ExitStack, progress: Progress, size: int | None = None
) -> tuple[FeaturePredictor, Guidance]:
    """What reads the features of a scene's tiles, and the scene's embedding field, until ``stack`` closes.

    Args:
        block: The scene on the model's grid.
        source: How features are read.
        stack: Closes the field.
        progress: Called while the field is downloaded.
        size: Tiles in a batch; None for the device's default.

    Raises:
        InputError: The model has no features to learn from, or the embedding cannot be used.
    """
    model = source.model
    if not isinstance(model, MappingModel):
        raise InputError(f"The model {model.card.name} has no features to learn from: choose the bundled model.")
    if source.learns_field and not model.needs_field:
        raise InputError(f"The model {model.card.name} takes no embedding: leave it out or start from another model.")
    memory, needed_by = DeviceMemory(model.device), "the new model" if source.learns_field else None
    guidance = open_guidance(source.embedding, source.access, model, block, memory, stack, progress, needed_by)
    embedded = source.embedded
    if source.learns_field and embedded is None:
        embedded = FieldFeatures.of(guidance.field, guidance.chosen.requested)
    family = guidance.foreign_family(model)
    return FeaturePredictor(model, size, family, memory, True, source.extra, embedded), guidance


def read_samples(
    block: Block,
    predictor: FeaturePredictor,
    field: EmbeddingField | None,
    cells: LabelCells,
    on_tile: Callable[[float], None],
    seed: int = 0,
    beyond: bool = False,
) -> Iterator[Samples]:
    """Yield the samples of each tile that a labelled cell needs, read or remembered.

    A cell is read from the tile in which it lies farthest from the edge, as the blending weighs it.

    Args:
        block: The scene on the model's grid.
        predictor: Holds the base model.
        field: Embedding field; None without one.
        cells: The labelled cells.
        on_tile: Called with the fraction done.
        seed: Draws the cells without a label.
        beyond: As of ``Source``.
    """
    layout = block.layout(predictor.model)
    classes, side = predictor.model.network_classes, predictor.model.tile // layout.stride
    owners = layout.tiles_of(cells.row, cells.column)
    chosen = {*owners, *(_spread(block.tiles(layout)[1]) if beyond else ())}
    tiles = sorted(chosen, key=lambda tile: (tile.row, tile.column))
    labelled: dict[Tile, list[int]] = {tile: [] for tile in tiles}
    for number, tile in enumerate(owners):
        labelled[tile].append(number)
    inside: dict[Tile, np.ndarray] = {}
    for tile, numbers in labelled.items():
        row, column = cells.row[numbers], cells.column[numbers]
        first, left = tile.window.row_off // layout.stride, tile.window.col_off // layout.stride
        inside[tile] = (row - first) * side + column - left
    key = key_of_tiles(block, predictor, field, seed)
    known = {tile: key and remembered_tiles.get(key_of(key, tile)) for tile in tiles}
    missing = [tile for tile in tiles if known[tile] is None or not known[tile].has(inside[tile])]
    for tile, read in _read_tiles(block, predictor, field, missing, inside, on_tile, seed):
        known[tile] = read
        if key:
            remembered_tiles.put(key_of(key, tile), read)
    for tile in (tile for tile in tiles if known[tile]):  # the others have no data
        values, numbers = known[tile].of(inside[tile]), np.array(labelled[tile], np.int64)
        usable = ~np.isnan(values[:, 0])
        values = np.concatenate([values[usable], known[tile].others])
        index = np.concatenate([numbers[usable], np.full(len(known[tile].others), -1)])
        yield Samples(values[:, :classes], values[:, classes:], index)
    on_tile(1.0)


def _read_tiles(
    block: Block,
    predictor: FeaturePredictor,
    field: EmbeddingField | None,
    tiles: list[Tile],
    inside: dict[Tile, np.ndarray],
    on_tile: Callable[[float], None],
    seed: int,
) -> Iterator[tuple[Tile, TileCells]]:
    """Read tiles with data: the cells ``inside`` them that have a label, and ``OTHERS_PER_TILE`` others."""
    stride, side = predictor.model.stride, predictor.model.tile // predictor.model.stride
    with ExitStack() as stack:
        reader = stack.enter_context(reader_for(block.grid, predictor.extra, stride))
        pool = stack.enter_context(one_thread("read"))
        valid: dict[Tile, np.ndarray] = {}

        def read(tile: Tile):
            patch = reader.read(tile.window)
            if not patch.valid.any():
                return None
            valid[tile] = patch.valid[stride // 2 :: stride, stride // 2 :: stride]
            return patch, None if field is None else field.read(block.grid, tile.window, predictor.model.field_stride)

        patches = ahead(pool, read, tiles, 2 * predictor.size)
        inputs = known_first(predictor, patches)
        for tile, result in in_batches(tiles, inputs, predictor, lambda done: on_tile(done / len(tiles))):
            if result is None:
                continue
            usable, wanted = np.flatnonzero(valid.pop(tile)), np.unique(inside[tile])
            random = np.random.default_rng((seed, tile.row, tile.column))
            others = random.choice(usable, min(OTHERS_PER_TILE, len(usable)), replace=False)
            places = torch.from_numpy(np.concatenate([wanted, others]))
            values = result[:, places // side, places % side].T.float().cpu().numpy()
            values[: len(wanted)][~np.isin(wanted, usable)] = np.nan
            yield tile, TileCells(values[len(wanted) :], wanted, values[: len(wanted)])


def _spread(tiles: list[Tile]) -> list[Tile]:
    """``TILES_BEYOND`` of the tiles, all over the scene; all of them if there are no more."""
    count = min(TILES_BEYOND, len(tiles))
    return [tiles[(2 * number + 1) * len(tiles) // (2 * count)] for number in range(count)]
