"""Writes class areas to a table of Processing."""

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
    """Write areas to the sink parameter ``name`` and return the id of the new table.

    Args:
        algorithm: The running algorithm.
        parameters: Its parameters.
        name: The name of the sink parameter.
        context: The Processing context.
        tables: Pairs of a zone's name and its areas, as the engine returns them.
        zones: The name of the field with the zone; "" for no such field.

    Raises:
        QgsProcessingException: The table cannot be made.
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
