"""The embedding field that guides a run, and what the model reads of it."""

import math
from contextlib import ExitStack
from dataclasses import dataclass

from rasterio.windows import Window

from ..embeddings.access import Access
from ..embeddings.choice import ChosenField, choose_field
from ..embeddings.field import EmbeddingField
from ..embeddings.sources import NONE, SCENE_CONTEXT
from ..errors import InputError
from ..memory import DeviceMemory
from ..progress import Progress
from ..tiles.block import Block
from .families import FAMILIES


@dataclass(frozen=True)
class Guidance:
    """The embedding field of a run.

    Attributes:
        chosen: The field, or the reason that there is none.
        pathways: Parts of the model that read it.
        warnings: Sentences for the user.
    """

    chosen: ChosenField
    pathways: tuple[str, ...]
    warnings: list[str]

    @property
    def field(self) -> EmbeddingField | None:
        return self.chosen.field

    def foreign_family(self, model) -> str | None:
        """The family of the field, if it is not the model's own."""
        field = self.field
        return field.family if field and self.pathways and field.family != model.source else None


def open_guidance(
    embedding: str | None,
    access: Access,
    model,
    block: Block,
    memory: DeviceMemory,
    stack: ExitStack,
    progress: Progress,
    needed_by: str | None = None,
) -> Guidance:
    """Open the embedding field of a run until ``stack`` closes.

    Args:
        embedding: Source as in core.embeddings.sources; None for the model's own.
        access: What may be downloaded.
        model: A :class:`~core.ssdm.model.MappingModel`.
        block: The pixels to compute.
        memory: The device's memory.
        stack: Closes the field.
        progress: Called while the field is downloaded.
        needed_by: What cannot do without the requested field, for a sentence; None if another one may replace it.

    Raises:
        InputError: The model cannot read the embedding, or needs one that cannot be had.
    """
    card, own = model.card, model.field_features
    requested = (embedding or (own and own.source) or SCENE_CONTEXT).strip()
    if own:
        needed_by = f"the model {card.name}"
    if not model.needs_field:
        ignored = embedding and requested.lower() != NONE
        sentence = f"The model {card.name} uses no embedding, so {requested} was not read."
        return Guidance(ChosenField(None, requested), (), [sentence] if ignored else [])
    read, extent = _windows(block, model)
    chosen = choose_field(
        requested,
        block.grid,
        read,
        extent,
        model.field_stride,
        stack,
        access,
        lambda: model.open_scene_context(block.grid, memory),
        progress,
        needed_by,
    )
    if own:
        own.check(chosen.field, card.name)
    warnings = list(chosen.notes)
    field = chosen.field
    if field is None:
        return Guidance(chosen, (), warnings or ["No embedding was used: the map was made from the image alone."])
    pathways = model.pathways(field.family, field.dimensions)
    if not pathways:
        expected = card.network.get("field_dimensions", field.dimensions)
        raise InputError(
            f"The embedding {field.name} has {field.dimensions} dimensions and the model {card.name} takes "
            f"{expected}: choose another embedding or model."
        )
    if pathways == ("structural",) and model.pathways(model.source, card.network["field_dimensions"]) != pathways:
        kind = FAMILIES.get(field.family, "embeddings of this kind")
        warnings.append(
            f"The model {card.name} has not learnt to read {kind}, so the embedding {field.name} guided its structure "
            "only (which cells belong together) and not its classes."
        )
    return Guidance(chosen, pathways, warnings)


def _windows(block: Block, model) -> tuple[Window, Window]:
    """The windows, in model pixels, that the tiles of a block read and that the block covers."""
    _, tiles = block.tiles(block.layout(model))
    rows = [row for tile in tiles for row in (tile.window.row_off, tile.window.row_off + tile.window.height)]
    columns = [column for tile in tiles for column in (tile.window.col_off, tile.window.col_off + tile.window.width)]
    read = Window(min(columns), min(rows), max(columns) - min(columns), max(rows) - min(rows))
    down, along = block.output.scale_y / block.grid.scale_y, block.output.scale_x / block.grid.scale_x
    window = block.window
    left, top = math.floor(window.col_off * along), math.floor(window.row_off * down)
    right, bottom = (
        math.ceil((window.col_off + window.width) * along),
        math.ceil((window.row_off + window.height) * down),
    )
    return read, Window(left, top, right - left, bottom - top)
