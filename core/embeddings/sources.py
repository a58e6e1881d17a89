"""Embedding fields by name, as written on a command line or chosen in a dock."""

from typing import Callable, Optional

from ..errors import InputError
from .access import Access
from .field import TESSERA_ZARR, EmbeddingField

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
        return _opened_file(kind, rest)
    if kind in FETCHED_KINDS:
        return _product(kind, rest, access or Access())
    raise InputError(f"There is no embedding source {spec}; choose {FORMS}.")


def _opened_file(kind: str, path: str) -> EmbeddingField:
    from .esd import EsdField
    from .raster import RasterField

    return RasterField(path) if kind == "raster" else EsdField(path)


def _product(kind: str, rest: str, access: Access) -> EmbeddingField:
    """A field that may need a download. What connections need is loaded for these only."""
    from . import alphaearth, tessera, tessera_zarr

    if kind == "alphaearth":
        return alphaearth.AlphaEarthField(alphaearth.parse_year(rest), access)
    if kind == TESSERA_ZARR:
        return tessera_zarr.TesseraZarrField(tessera_zarr.parse_year(rest), access)
    year, folder = tessera.parse_spec(rest)
    return tessera.TesseraField(year, access, folder)
