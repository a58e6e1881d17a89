"""A field over an extent, by itself: its lattice, and reading it strip by strip in bounded memory."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from pyproj import Transformer
from pyproj.exceptions import ProjError
from rasterio.windows import Window

from ..errors import InputError
from ..progress import Progress, part, silent
from ..scene.grid import ModelGrid
from ..scene.scene import open_scene
from .access import Access
from .choice import COMPLETE, covered_share
from .field import EmbeddingField, FieldPatch, Unavailable
from .place import Ground
from .sources import NONE, SCENE_CONTEXT, open_field

#: Bytes of a strip of vectors.
STRIP_BYTES = 32 << 20
#: Share of the progress that opening a field takes.
GOT = 0.6


@dataclass(frozen=True)
class FieldRequest:
    """A field and its extent.

    Attributes:
        scene: path of the raster whose extent is used.
        source: the field, as ``open_field`` reads it.
        bounds: (x_min, y_min, x_max, y_max) in ``bounds_crs``; None for the whole raster.
        bounds_crs: CRS of ``bounds``; None is the raster's.
        allow_network: whether the user has allowed downloads.
        proxy: URL of the download proxy.
    """

    scene: str
    source: str
    bounds: tuple[float, float, float, float] | None = None
    bounds_crs: str | None = None
    allow_network: bool = False
    proxy: str | None = None

    @property
    def access(self) -> Access:
        """How the data may be got."""
        return Access(network=self.allow_network, proxy=self.proxy)


@dataclass
class FieldExtent:
    """An open field and its lattice over an extent.

    Attributes:
        field: the field.
        grid: grid whose pixels form the cells.
        stride: side of a cell in pixels of ``grid``.
        window: the extent in pixels of ``grid``.
        coverage: share of the extent with a valid embedding.
        notes: sentences for the user.
    """

    field: EmbeddingField
    grid: ModelGrid
    stride: int
    window: Window
    coverage: float = 1.0
    notes: list[str] = field(default_factory=list)

    @property
    def lattice(self) -> ModelGrid:
        """The grid whose pixels are the cells."""
        return self.grid if self.stride == 1 else self.grid.coarser(self.stride)

    @property
    def cells(self) -> Window:
        """The extent as a window of ``lattice``."""
        window = self.window
        return Window(
            window.col_off // self.stride,
            window.row_off // self.stride,
            -(-window.width // self.stride),
            -(-window.height // self.stride),
        )

    def strips(self, progress: Progress = silent, stage: str = "Reading the embedding") -> Iterator[tuple]:
        """Read the field from north to south: the first row of cells of each strip and its FieldPatch."""
        cells, stride = self.cells, self.stride
        height = max(1, min(cells.height, STRIP_BYTES // (4 * self.field.dimensions * cells.width)))
        for row in range(0, cells.height, height):
            progress(row / cells.height, stage)
            rows = min(height, cells.height - row)
            window = Window(
                self.window.col_off, self.window.row_off + row * stride, cells.width * stride, rows * stride
            )
            yield row, self.field.read(self.grid, window, stride)

    def at(self, x: float, y: float, crs=None) -> FieldPatch:
        """Read the one cell at a place in ``crs`` (None: the lattice's).

        Raises:
            InputError: the place lies outside the raster, or ``crs`` is unknown.
        """
        lattice = self.lattice
        placed = (x, y)
        if crs is not None:
            try:
                placed = Transformer.from_crs(crs, lattice.crs, always_xy=True).transform(x, y)
            except ProjError as error:  # also raised for an unknown CRS
                raise InputError(f"The place's CRS {crs} is not known; give one such as EPSG:4326.") from error
        column, row = ~lattice.transform @ placed
        if not (0 <= column < lattice.width and 0 <= row < lattice.height):
            raise InputError(f"The place {x:g} {y:g} lies outside {self.grid.scene.name}: choose one on it.")
        window = Window(int(column) * self.stride, int(row) * self.stride, self.stride, self.stride)
        return self.field.read(self.grid, window, self.stride)


@contextmanager
def open_extent(
    request: FieldRequest,
    progress: Progress = silent,
    scene_context: Callable[[], object] | None = None,
) -> Iterator[FieldExtent]:
    """Open the field of a request, downloaded if needed, while the context lasts.

    Args:
        request: the field and its extent.
        progress: receives the progress; can cancel.
        scene_context: loads the mapping model whose scene context is requested.

    Raises:
        InputError: there is no such field, or it does not cover the extent.
    """
    kind = (request.source or NONE).strip().lower()
    if kind == NONE:
        raise InputError("No embedding was named: choose a source, such as alphaearth:2024 or raster:PATH.")
    progress(0.0, "Opening the embedding")
    with ExitStack() as stack:
        if kind == SCENE_CONTEXT:
            extent = _context_extent(request, stack, scene_context)
        else:
            opened = open_field(request.source, request.access)
            ground = Ground.of(request.scene)
            grid = ModelGrid(ground, opened.pixel_size)
            extent = FieldExtent(opened, grid, 1, _window(grid, request))
            try:
                if hasattr(opened, "prepare"):
                    opened.prepare(grid, extent.window, 1, part(progress, 0.0, GOT))
                    extent.notes += opened.notes
                extent.coverage = covered_share(opened, grid, extent.window, 1)
                if not extent.coverage:
                    raise Unavailable(f"The embedding {opened.name} does not cover the extent")
            except Unavailable as error:
                raise InputError(f"{error}: choose another source, year or extent.") from error
            if extent.coverage < COMPLETE:
                extent.notes.append(f"The embedding {opened.name} covers {100 * extent.coverage:.0f} % of the extent.")
        yield extent


def _context_extent(request: FieldRequest, stack: ExitStack, scene_context) -> FieldExtent:
    from ..scene.grid import choose_gsd
    from .scene_context import CELL

    if scene_context is None:
        raise InputError("The scene context needs a mapping model; choose another embedding.")
    model = scene_context()
    scene = open_scene(request.scene)
    grid = ModelGrid(scene, choose_gsd(scene.gsd, model.card))
    opened = model.open_scene_context(grid)
    if opened is None:
        raise InputError(f"The model {model.card.name} has no scene context of its own; choose another embedding.")
    window = _window(grid, request)
    left, top = window.col_off // CELL * CELL, window.row_off // CELL * CELL
    right, bottom = window.col_off + window.width, window.row_off + window.height
    whole = Window(left, top, right - left, bottom - top)
    return FieldExtent(stack.enter_context(opened), grid, CELL, whole)


def _window(grid: ModelGrid, request: FieldRequest) -> Window:
    window = grid.window if request.bounds is None else grid.window_of_bounds(request.bounds, request.bounds_crs)
    return Window(*(int(side) for side in window.flatten()))
