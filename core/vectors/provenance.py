"""How the raster behind polygons was made, as far as its run record or its metadata say."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from ..files.record import read_record
from ..geo.rasters import open_raster, reading


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
        with open_raster(raster) as dataset, reading(dataset):
            prefix = "LANDSCRIBE_"
            record = {k[len(prefix) :].lower(): v for k, v in dataset.tags().items() if k.startswith(prefix)}
    model = " ".join(filter(None, (_text(record.get("model")), _text(record.get("model_version")))))
    scene = Path(_text(record.get("scene"))).name
    return Provenance(model, _text(record.get("phrase")), scene, _text(record.get("finished")), record)


def _text(value) -> str:
    """A value of a record as text that can be written in UTF-8."""
    return str(value or "").encode("utf-8", "replace").decode()
