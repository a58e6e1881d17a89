"""A run over a scene, as mapping and referring share it: its request, what it opens, its rasters and its end."""

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace

from ..errors import NoValidPixel
from ..files.partial import PartialFile, commit_together
from ..files.record import record_path, record_tags, write_record
from ..files.write import AtomicRaster, writing
from ..models.card import ClassInfo
from ..progress import Progress
from ..scene.part import is_part, open_part
from ..scene.polygon_mask import PolygonMask, no_valid_pixel
from ..scene.scene import Scene, open_scene
from .block import Block


@dataclass(frozen=True)
class SceneRequest:
    """What a run reads: the scene, the part of it, and how.

    Attributes:
        scene: Path of the raster.
        bounds: Extent (x_min, y_min, x_max, y_max) in ``bounds_crs``; None for the whole scene.
        bounds_crs: CRS of ``bounds``, anything that pyproj reads; None for the scene's own.
        window: Pixels of the output's grid (first column, first row, width, height), in place of ``bounds``.
        polygons: Vector file. Pixels whose centre lies in none of its polygons become nodata, and parts of the scene
            that no polygon needs are not computed.
        polygons_layer: Layer of ``polygons``; None for the first one.
        bands: 1-based red, green and blue; None to find them.
        gsd: Metres a pixel, for a picture without CRS.
        batch: Tiles at a time; None for the device's default.
        warnings: Messages to add to the result and its record.
        task: Digest of the task of a larger job (core/jobs) that the run is; the record keeps it.
    """

    scene: str
    _: KW_ONLY
    bounds: tuple[float, float, float, float] | None = None
    bounds_crs: str | None = None
    window: tuple[int, int, int, int] | None = None
    polygons: str | None = None
    polygons_layer: str | None = None
    bands: tuple[int, int, int] | None = None
    gsd: float | None = None
    batch: int | None = None
    warnings: tuple[str, ...] = ()
    task: str | None = None


@dataclass(frozen=True)
class SceneJob:
    """What a run works on.

    Attributes:
        scene: The scene.
        block: The pixels to compute.
        polygons: The polygons within which pixels get an answer; None for all pixels.
        grid: Name of the output's grid, as the request has it.
        task: Digest of the larger job's task, as the request has it.
    """

    scene: Scene
    block: Block
    polygons: PolygonMask | None
    grid: str
    task: str | None = None

    @classmethod
    def open(
        cls, request: SceneRequest, model, grid: str, grids: Mapping[str, float | None], progress: Progress
    ) -> "SceneJob":
        """Open the scene and the polygons of a request.

        Args:
            request: The request.
            model: The model that will read the scene.
            grid: Name of the output's grid.
            grids: The grids to choose from, as in ``Block.of``.
            progress: Called while the polygons are placed.

        Raises:
            InputError: The scene, the extent or the polygons cannot be used.
        """
        if is_part(request.scene):
            scene = open_part(request.scene)
        else:
            scene = open_scene(request.scene, request.bands, request.gsd)
        block = Block.of(scene, model, grid, grids, request.bounds, request.bounds_crs, request.window)
        polygons = None
        if request.polygons:
            polygons = PolygonMask(request.polygons, request.polygons_layer, block.output, block.window, progress)
            block = replace(block, window=polygons.window)
        return cls(scene, block, polygons, grid, request.task)

    def raster(
        self, path: str, nodata: float, description: str, classes: Sequence[ClassInfo] = (), dtype: str = "uint8"
    ) -> AtomicRaster:
        """An output raster that covers the block."""
        window, output = self.block.window, self.block.output
        transform = output.transform_of(window)
        return AtomicRaster(
            path, window.width, window.height, transform, output.crs, nodata, description, classes, dtype
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences for the user about the scene and the polygons."""
        return (*self.scene.notes, *(self.polygons.warnings if self.polygons else ()))

    def nothing_valid(self) -> NoValidPixel:
        """The error of a run that found no valid pixel."""
        return no_valid_pixel(self.polygons)

    def record(self, model) -> dict:
        """The part of the run record that is about the scene, the extent, the model and the device."""
        polygons = self.polygons.record() if self.polygons else None
        task = {} if self.task is None else {"job_task": self.task}
        return {**self.block.record(model, self.grid), "polygons": polygons, **task}


def write_companions(raster: AtomicRaster, style: str, record: Mapping | None = None) -> None:
    """Write the QGIS style, and the run record if given, that will lie beside ``raster`` once it is committed."""
    with writing(raster.path):
        if record is not None:
            write_record(record, raster.folder / record_path(raster.path).name)
        raster.unfinished.with_suffix(".qml").write_text(style, encoding="utf-8")


def commit(rasters: Sequence[AtomicRaster], record: Mapping, others: Sequence[PartialFile] = ()) -> None:
    """Write ``record`` into the metadata of finished rasters and move them into place, together with ``others``."""
    tags = record_tags(record)
    for raster in rasters:
        raster.seal(tags)
    commit_together([*(raster.partial for raster in rasters), *others])
