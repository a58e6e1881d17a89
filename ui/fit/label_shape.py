"""The geometry of a label: what was drawn, in the CRS of the labels; a click becomes a small disk among polygons."""

from typing import Optional

from qgis.core import (
    QgsCoordinateTransform,
    QgsGeometry,
    QgsProject,
    QgsRasterLayer,
    QgsReferencedGeometry,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.models.card import ModelCard
from ..layers.rendering import metres_per_unit

#: Segments of a quarter of a disk's outline.
SEGMENTS = 4


def label_shape(
    shape: QgsReferencedGeometry, labels: QgsVectorLayer, scene: Optional[QgsRasterLayer], card: Optional[ModelCard]
) -> QgsGeometry:
    """What was drawn, in the CRS of ``labels``.

    Among polygons, a point becomes a disk as large as a cell of the model of ``card`` on ``scene``.

    Raises:
        QgsCsException: The place is not defined in the CRS.
        InputError: It has no ground size.
    """
    geometry, crs = QgsGeometry(shape), shape.crs()
    is_point = geometry.type() == QgsWkbTypes.GeometryType.PointGeometry
    if is_point and labels.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry:
        if scene is not None:
            geometry.transform(QgsCoordinateTransform(crs, scene.crs(), QgsProject.instance()))
            crs = scene.crs()
        geometry = geometry.buffer(_radius(geometry, crs, scene, card), SEGMENTS)
    geometry.transform(QgsCoordinateTransform(crs, labels.crs(), QgsProject.instance()))
    return geometry


def _radius(geometry: QgsGeometry, crs, scene: Optional[QgsRasterLayer], card: Optional[ModelCard]) -> float:
    """Half the side of a cell of the model, in units of ``crs``."""
    pixel = scene.rasterUnitsPerPixelX() if scene is not None and scene.providerType() == "gdal" else 0.0
    if crs.isValid():
        pixel = max(pixel, (card.gsd.best if card else 0.5) / metres_per_unit(crs, geometry.asPoint()))
    return (card.stride if card else 4) / 2 * (pixel or 1.0)
