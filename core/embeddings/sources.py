"""From the words on a command line or in a dock to an embedding field."""

from typing import Callable, Optional

from ..errors import InputError
from .field import EmbeddingField
from .raster import RasterField

NONE = "none"
SCENE_CONTEXT = "scene-context"
RASTER = "raster:"
#: Public products that a later version reads; each is told apart from a typing error.
PLANNED = {"alphaearth": "AlphaEarth", "tessera": "TESSERA", "esd": "ESD"}


def open_field(
    spec: str, scene_context: Optional[Callable[[], Optional[EmbeddingField]]] = None
) -> Optional[EmbeddingField]:
    """The embedding field that ``spec`` names, or None for a run without one.

    Parameters: ``none``, ``scene-context`` or ``raster:PATH`` (a bare path to an existing raster is not guessed at);
    ``scene_context`` makes the model's own field when that is asked for.
    Raises: InputError when the words name no field that can be read.
    """
    spec = (spec or NONE).strip()
    if spec.lower() == NONE:
        return None
    if spec.lower() == SCENE_CONTEXT:
        if scene_context is None:
            raise InputError("This model has no scene context of its own; choose another embedding or none.")
        return scene_context()
    if spec.lower().startswith(RASTER):
        path = spec[len(RASTER) :].strip()
        if not path:
            raise InputError("The embedding raster has no path; give it as raster:PATH.")
        return RasterField(path)
    product = PLANNED.get(spec.split(":")[0].lower())
    if product:
        raise InputError(
            f"{product} embeddings cannot be fetched yet; save the field as a raster and give it as raster:PATH."
        )
    raise InputError(f"There is no embedding source {spec}; choose none, scene-context or raster:PATH.")
