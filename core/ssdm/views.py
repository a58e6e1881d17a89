"""What a map reads of its scene."""

from ..embeddings.scene_context import context_view
from ..embeddings.sources import NONE
from ..models.card import ModelCard
from ..progress import Progress
from ..scene.part import View
from ..scene.scene import Scene
from ..tiles.job import SceneJob, SceneRequest
from ..tiles.views import mask_views, stand_in, tiles_view


def map_views(
    request: SceneRequest, card: ModelCard, grid: str, embedding: str | None, progress: Progress
) -> tuple[Scene, list[View]]:
    """The scene of a map and what the map reads of it.

    Args:
        request: The scene and the part of it.
        card: Card of the model.
        grid: As of ``MapRequest``.
        embedding: As of ``MapRequest``.
        progress: Called while the polygons are placed.

    Raises:
        InputError: The scene, the extent or the polygons cannot be used.
    """
    model = stand_in(card)
    job = SceneJob.open(request, model, grid, {"scene": None, "model": 1}, progress)
    _, tiles = job.block.tiles(job.block.layout(model))
    views = [tiles_view(job.block, tiles, card.tile), *mask_views(job.block)]
    if card.context is not None and (embedding or "").strip().lower() != NONE:  # other embeddings may fall back on it
        views.append(context_view(job.block.grid, views[0].window))
    return job.scene, views
