"""Class areas as a table that Processing writes."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

_FIELDS = (
    ("code", QVariant.Int),
    ("class", QVariant.String),
    ("color", QVariant.String),
    ("pixels", QVariant.LongLong),
    ("area_m2", QVariant.Double),
    ("hectares", QVariant.Double),
    ("km2", QVariant.Double),
    ("percent", QVariant.Double),
)


def write_areas(
    algorithm: QgsProcessingAlgorithm, parameters, name: str, context, tables: "list[tuple[str, list]]", zones: str = ""
) -> str:
    """Write ``tables`` (zone, its areas as the engine tells them) to the sink ``name``; returns its id.

    The field called ``zones`` holds the zone; without that name there is none.
    """
    fields = QgsFields()
    for title, kind in (((zones, QVariant.String),) if zones else ()) + _FIELDS:
        fields.append(QgsField(title, kind))
    nowhere = QgsCoordinateReferenceSystem()
    sink, identifier = algorithm.parameterAsSink(
        parameters, name, context, fields, QgsWkbTypes.Type.NoGeometry, nowhere
    )
    if sink is None:
        raise QgsProcessingException(algorithm.invalidSinkError(parameters, name))
    for zone, areas in tables:
        for area in areas:
            square_metres = area["area_m2"]
            values = [area["code"], area["name"], area["color"], area["pixels"]]
            values += [square_metres, square_metres / 1e4, square_metres / 1e6, area["percent"]]
            feature = QgsFeature(fields)
            feature.setAttributes(([zone] if zones else []) + values)
            sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert)
    return identifier
