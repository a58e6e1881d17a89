"""How the raster behind polygons was made, as far as its run record or its metadata say."""

import os
from dataclasses import dataclass, field
from pathlib import Path

import rasterio

from ..files.record import read_record


@dataclass(frozen=True)
class Provenance:
    """The parts of a run record that become attributes; empty where the raster is no result of Landscribe.

    Attributes:
        model: name and version of the model.
        phrase: the phrase of a response.
        source: the scene's file name.
        date: when the run finished, ISO 8601.
        record: the whole run record.
    """

    model: str = ""
    phrase: str = ""
    source: str = ""
    date: str = ""
    record: dict = field(default_factory=dict)


def read_provenance(raster: "os.PathLike[str] | str") -> Provenance:
    """Read it from the run record beside ``raster`` or, where a copy has lost that, from the raster's metadata."""
    record = read_record(raster)
    if record is None:
        with rasterio.open(raster) as dataset:
            prefix = "LANDSCRIBE_"
            record = {k[len(prefix) :].lower(): v for k, v in dataset.tags().items() if k.startswith(prefix)}
    version = str(record.get("model_version") or "")
    model = " ".join(part for part in (str(record.get("model") or ""), version) if part)
    return Provenance(
        model,
        str(record.get("phrase") or ""),
        Path(str(record.get("scene") or "")).name,
        str(record.get("finished") or ""),
        record,
    )
