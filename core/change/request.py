"""What to compare, and what a finished comparison says."""

from dataclasses import asdict, dataclass, field

from ..errors import InputError
from ..tiles.job import SceneRequest
from .registration import check_align
from .table import Transition

#: Probability of change from which a pixel counts as changed, if the user gives none.
THRESHOLD = 0.55


@dataclass(frozen=True)
class ChangeRequest(SceneRequest):
    """Two dates to compare, and where the results go. ``scene`` is the earlier date.

    Attributes:
        after: Path of the later date.
        output: GeoTIFF of transitions to write.
        probability: GeoTIFF to write with the probability of change; only for imagery.
        before_map: GeoTIFF to write with the land cover of the earlier date.
        after_map: The same of the later date.
        polygons_output: Vector file to write, with a polygon for each region of change.
        table: CSV to write, with the matrix of transitions in hectares.
        report: HTML report to write.
        threshold: Probability of change from which a pixel has changed.
        min_area: Square metres; smaller regions of change are dropped.
        align: "none" reads both dates where they say that they lie; "shift" moves one of them by the shift between
            them, "field" by a shift that differs smoothly from place to place.
        grid: Pixels of the results: "scene" or "model", as for a map.
        finer: Compare on the pixels of the finer raster in place of the coarser one.
        embedding: Embedding field of both dates; None for the model's own.
        allow_network: Allows downloading an embedding.
        proxy: URL of the download proxy.
    """

    after: str
    output: str
    probability: str | None = None
    before_map: str | None = None
    after_map: str | None = None
    polygons_output: str | None = None
    table: str | None = None
    report: str | None = None
    threshold: float = THRESHOLD
    min_area: float = 0.0
    align: str = "none"
    grid: str = "scene"
    finer: bool = False
    embedding: str | None = None
    allow_network: bool = False
    proxy: str | None = None


@dataclass(frozen=True)
class ChangeResult:
    """A finished comparison.

    Attributes:
        output: GeoTIFF of transitions.
        probability: GeoTIFF of the probability of change; None if not written.
        before_map: GeoTIFF of the land cover of the earlier date; None if not written.
        after_map: The same of the later date.
        polygons: Vector file of the regions of change; None if not written.
        polygon_count: Number of its polygons; None if not written.
        table: CSV; None if not written.
        report: HTML report; None if not written.
        record: The run record.
        seconds: Time of the run, without loading the model.
        forward_seconds: Time of the network in it.
        peak_memory_bytes: Most main memory that this process has held; None if not known.
        transitions: What became what; empty without a CRS.
        changed_percent: Share of the compared ground that has changed.
        registration: The shift between the dates; None for two land covers.
        model: Name of the model; "" for two land covers.
        device: Device of the network; "" for two land covers.
        width: Width of the results in pixels.
        height: Height of the results in pixels.
        warnings: Sentences for the user.
    """

    output: str
    probability: str | None
    before_map: str | None
    after_map: str | None
    polygons: str | None
    polygon_count: int | None
    table: str | None
    report: str | None
    record: str
    seconds: float
    forward_seconds: float
    peak_memory_bytes: int | None
    transitions: list[Transition]
    changed_percent: float | None
    registration: dict | None
    model: str
    device: str
    width: int
    height: int
    warnings: list[str] = field(default_factory=list)

    def as_dict(self) -> dict:
        """The result as plain values for JSON."""
        return asdict(self)


def check_request(request: ChangeRequest) -> None:
    """Check what depends on no file.

    Raises:
        InputError: Something in the request is wrong.
    """
    if not 0 < request.threshold <= 1:
        raise InputError(f"A threshold of {request.threshold:g} makes no sense: give one above 0 and up to 1.")
    if not 0 <= request.min_area < float("inf"):
        raise InputError(f"A least area of {request.min_area:g} m² makes no sense: give 0 or more.")
    check_align(request.align)
