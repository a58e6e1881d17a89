"""Embedding fields by name, as written on a command line or chosen in a dock."""

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
from .tessera_zarr import FAMILY as TESSERA_ZARR
from .tessera_zarr import TesseraZarrField
from .tessera_zarr import parse_year as tessera_zarr_year

NONE = "none"
SCENE_CONTEXT = "scene-context"
#: The kinds that may need a download.
FETCHED_KINDS = ("alphaearth", "tessera", TESSERA_ZARR)
#: Forms of a source, for messages.
FORMS = (
    "none, scene-context, alphaearth:YEAR, tessera:YEAR, tessera:YEAR:FOLDER, tessera1.1:YEAR, esd:PATH or raster:PATH"
)


def open_field(
    spec: str,
    access: Optional[Access] = None,
    scene_context: Optional[Callable[[], Optional[EmbeddingField]]] = None,
) -> Optional[EmbeddingField]:
    """Open the embedding field that ``spec`` names, or return None for a run without one. Nothing is downloaded yet.

    Args:
        spec: the field, in one of FORMS.
        access: how data that has to be downloaded may be got.
        scene_context: makes the model's own field, if that is requested.

    Raises:
        InputError: ``spec`` names no readable field.
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
    if kind == TESSERA_ZARR:
        return TesseraZarrField(tessera_zarr_year(rest), access)
    if kind == "tessera":
        year, folder = tessera_spec(rest)
        return TesseraField(year, access, folder)
    raise InputError(f"There is no embedding source {spec}; choose {FORMS}.")
