"""The cost of downloading a field for an extent, estimated without asking any server."""

from rasterio.windows import Window

from ..scene.grid import ModelGrid, choose_gsd
from .extent import FieldRequest
from .fetch_plan import Estimate
from .place import Ground
from .sources import FETCHED_KINDS, open_field

NOTHING = Estimate(blocks=0, kept=0, bytes=0, tiles=0)


def estimate_fetch(request: FieldRequest, model: str | None = None) -> Estimate:
    """Estimate the download of a field by itself or, with ``model`` (a mapping model's name), for a map with it.

    Raises:
        InputError: the raster or the extent cannot be used.
    """
    if request.source.partition(":")[0].strip().lower() not in FETCHED_KINDS:
        return NOTHING
    field = open_field(request.source, request.access)
    ground = Ground.of(request.scene)
    stride, gsd = 1, field.pixel_size
    if model is not None:
        from ..models.registry import find_model

        _, card = find_model(model)
        size = ground.pixel_size
        stride, gsd = card.field_stride, choose_gsd((size[0] * size[1]) ** 0.5, card)
    grid = ModelGrid(ground, gsd)
    bounds = request.bounds
    window = grid.window if bounds is None else grid.window_of_bounds(bounds, request.bounds_crs)
    return field.estimate(grid, Window(*(int(side) for side in window.flatten())), stride)
