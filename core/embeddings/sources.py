"""From the words on a command line or in a dock to an embedding field."""

from typing import Callable, Optional

from ..errors import InputError
from .access import Access
from .alphaearth import AlphaEarthField
from .alphaearth import parse_year as alphaearth_year
from .esd import EsdField
from .field import EmbeddingField
from .raster import RasterField
from .tessera import TesseraField
from .tessera import parse_spec as tessera_spec

NONE = "none"
SCENE_CONTEXT = "scene-context"
#: The kinds that may have to be fetched.
FETCHED_KINDS = ("alphaearth", "tessera")
#: How each kind is written.
FORMS = "none, scene-context, alphaearth:YEAR, tessera:YEAR, tessera:YEAR:FOLDER, esd:PATH or raster:PATH"


def open_field(
    spec: str,
    access: Optional[Access] = None,
    scene_context: Optional[Callable[[], Optional[EmbeddingField]]] = None,
) -> Optional[EmbeddingField]:
    """The embedding field that ``spec`` names, or None for a run without one. Nothing is fetched yet.

    Parameters: ``spec`` in one of FORMS; ``access``, what a field that has to be fetched may do; ``scene_context``
    makes the model's own field when that is asked for.
    Raises: InputError when the words name no field that can be read.
    """
    spec = (spec or NONE).strip()
    kind, _, rest = spec.partition(":")
    kind, rest = kind.strip().lower(), rest.strip()
    if kind == NONE:
        return None
    if kind == SCENE_CONTEXT:
        made = scene_context() if scene_context else None
        if made is None:
            raise InputError("This model has no scene context of its own; choose another embedding or none.")
        return made
    if kind in ("raster", "esd"):
        if not rest:
            raise InputError(f"The embedding {kind} has no path; give it as {kind}:PATH.")
        return RasterField(rest) if kind == "raster" else EsdField(rest)
    access = access or Access()
    if kind == "alphaearth":
        return AlphaEarthField(alphaearth_year(rest), access)
    if kind == "tessera":
        year, folder = tessera_spec(rest)
        return TesseraField(year, access, folder)
    raise InputError(f"There is no embedding source {spec}; choose {FORMS}.")
