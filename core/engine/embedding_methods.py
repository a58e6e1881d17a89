"""Methods on embeddings: embed, similar, embedding_estimate, embeddings."""

from typing import Callable, Optional

from ..errors import InputError
from ..progress import Progress
from .messages import ProtocolError
from .params import read_numbers, read_text
from .warm import warm_model


def embed(params: dict, progress: Progress) -> dict:
    """Write an embedding field.

    Params: ``output``, ``colours`` (a picture of the field, optional), ``model`` and ``device`` (for the scene context)
    and the fields of ``FieldRequest``. Returns the fields of ``WrittenField``.
    """
    from ..embeddings.write_field import write_field

    model = _context_model(params)
    written = write_field(
        _field_request(params), read_text(params, "output"), read_text(params, "colours", None), progress, model
    )
    return vars(written)


def similar(params: dict, progress: Progress) -> dict:
    """Map how similar a field is to given places.

    Params: ``points`` ([x, y] each, in ``points_crs``), ``unlike`` (places that must not be found, none by default),
    ``output`` and those of ``embed``; without ``source`` the
    raster ``scene`` is a field itself. Returns the fields of ``Similarity``.
    """
    from ..embeddings.similarity import map_similarity

    return vars(
        map_similarity(
            _field_request(params),
            _read_places(params, "points"),
            read_text(params, "output"),
            read_text(params, "points_crs", None),
            _read_places({"unlike": (), **params}, "unlike"),
            progress,
            _context_model(params),
        )
    )


def _read_places(params: dict, name: str) -> list:
    """The param ``name``, a list of [x, y]."""
    places = params.get(name)
    if not isinstance(places, (list, tuple)):
        raise ProtocolError(f"The param '{name}' is a list of places.")
    return [read_numbers({name: place}, name, 2) for place in places]


def embedding_estimate(params: dict, progress: Progress) -> dict:
    """Estimate the download of a field, without asking any server.

    Params: those of ``FieldRequest``, and ``model`` if the field is for a map. Returns ``bytes`` to download,
    ``tiles``, ``blocks`` (needed) and ``kept`` (already here), ``kept_share`` and ``index``.
    """
    from ..embeddings.estimate import estimate_fetch

    estimate = estimate_fetch(_field_request(params), read_text(params, "model", None))
    return {**vars(estimate), "kept_share": estimate.kept_share, "index": _index_state(), "warnings": []}


def embeddings(params: dict, progress: Progress) -> dict:
    """Show the embeddings that are kept on this machine.

    Params: ``clear`` removes them first; ``refresh`` downloads the index, which needs ``allow_network``. Returns
    ``folder``, ``bytes``, ``limit``, and the AlphaEarth ``index`` (``file``, ``size``, ``sha256``, ``age_days``) or
    None.
    """
    from ..embeddings.access import Access
    from ..embeddings.alphaearth_index import archive_url, load_index
    from ..embeddings.fetch import FetchError

    access = Access(
        params.get("allow_network") is True, read_text(params, "proxy", None), params.get("refresh") is True
    )
    if params.get("clear") is True:
        access.cache.clear()
    if access.refresh:
        try:
            load_index(access, progress)
        except FetchError as error:
            raise InputError(f"The AlphaEarth index could not be fetched: {error.reason}.") from error
    return {
        "folder": str(access.cache.folder),
        "bytes": access.cache.size(),
        "limit": access.cache.limit,
        "archive": archive_url(),
        "index": _index_state(),
        "warnings": [],
    }


def _field_request(params: dict):
    from ..embeddings.extent import FieldRequest

    scene = read_text(params, "scene")
    return FieldRequest(
        scene=scene,
        source=read_text(params, "source", None) or f"raster:{scene}",
        bounds=read_numbers(params, "bounds", 4),
        bounds_crs=read_text(params, "bounds_crs", None),
        allow_network=params.get("allow_network") is True,
        proxy=read_text(params, "proxy", None),
    )


def _context_model(params: dict) -> Callable:
    """A function that loads the mapping model for a scene context."""

    def load():
        from ..models.registry import DEFAULT_MAPPING_MODEL
        from ..ssdm.load import load_mapping_model
        from .devices import choose_device

        device = choose_device(read_text(params, "device", "auto")).device.id
        return warm_model(load_mapping_model, read_text(params, "model", None), DEFAULT_MAPPING_MODEL, device)

    return load


def _index_state() -> Optional[dict]:
    """File, size, hash and age of the kept AlphaEarth index; None without one."""
    from ..embeddings.access import Access
    from ..embeddings.alphaearth_index import kept_state

    state = kept_state(Access())
    return state and {**vars(state), "age_days": round(state.age_days, 2)}
