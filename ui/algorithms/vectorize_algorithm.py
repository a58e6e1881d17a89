"""``landscribe:vectorize``: polygons of a land-cover raster, or of the places where a response reaches a threshold."""

import json

from qgis.core import (
    QgsDataSourceUri,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
)

from ...core.vectors.attributes import ATTRIBUTES
from ..crs_text import crs_text
from ..i18n import tr
from .choices import classes_choice
from .engine_algorithm import EngineAlgorithm
from .number_list import whole_numbers

INPUT, THRESHOLD, NAME, CLASSES, CONFIDENCE = "INPUT", "THRESHOLD", "NAME", "CLASSES", "CONFIDENCE"
MIN_AREA, SIMPLIFY, SMOOTH = "MIN_AREA", "SIMPLIFY", "SMOOTH"
CRS, LAYER_NAME, FIELDS, OUTPUT = "CRS", "LAYER_NAME", "FIELDS", "OUTPUT"
Number = QgsProcessingParameterNumber


class VectorizeAlgorithm(EngineAlgorithm):
    """Asks the engine for polygons of a raster."""

    def name(self):
        return "vectorize"

    def displayName(self):
        return tr("Land cover to polygons")

    def shortDescription(self):
        return tr("Polygons without gaps and overlaps, with areas in hectares, from a land-cover raster")

    def paragraphs(self):
        return [
            tr(
                "Turns a land-cover raster into polygons, one per connected region, as a coverage: neighbours share "
                "their boundary even after simplification, so that there are no gaps and no overlaps."
            ),
            tr(
                "Regions and holes below the minimum area are merged into the neighbour with the longest shared "
                "boundary. Areas and perimeters are measured on the ellipsoid. Rasters of any size."
            ),
            tr(
                "With a threshold, the raster is read as a response between 0 and 1, and the polygons cover the places "
                "that reach the threshold."
            ),
            tr(
                "GeoPackage (the default; the layer is added to an existing file), GeoJSON, FlatGeobuf or Shapefile. "
                "The classes' colours are saved too: in the GeoPackage, or as a .qml file beside other formats."
            ),
        ]

    def tags(self):
        return ["polygonize", "vector", "polygons", "sieve", "simplify", "smooth", "coverage", "land cover", "export"]

    def initAlgorithm(self, configuration=None):
        self.offer(
            QgsProcessingParameterRasterLayer(INPUT, tr("Land cover")),
            tr("A raster of class codes or, with a threshold, of a response."),
        )
        self.offer(
            Number(MIN_AREA, tr("Minimum area (m²)"), Number.Type.Double, defaultValue=0.0, minValue=0.0),
            tr("Smaller regions and holes are merged into their neighbours; 0 keeps all."),
        )
        self.offer(
            Number(SIMPLIFY, tr("Simplify (m)"), Number.Type.Double, optional=True, minValue=0.0),
            tr("Tolerance on the ground; two pixels if left empty, 0 keeps the edges of the pixels."),
        )
        self.offer(
            QgsProcessingParameterBoolean(SMOOTH, tr("Smooth boundaries"), defaultValue=True),
            tr("Rounds the corners of simplified boundaries."),
        )
        self.offer(
            QgsProcessingParameterRasterLayer(CONFIDENCE, tr("Confidence"), optional=True),
            tr("The confidence raster of the same run: its mean becomes an attribute of each polygon."),
        )
        self.offer(
            classes_choice(CLASSES, tr("Classes"), INPUT),
            tr("Codes of the classes to keep, such as “5, 8”; all if left empty."),
        )
        self._offer_details()
        self.offer(
            QgsProcessingParameterVectorDestination(OUTPUT, tr("Polygons"), QgsProcessing.SourceType.TypeVectorPolygon),
            tr("The file to write: .gpkg, .geojson, .fgb or .shp."),
        )
        self.addOutput(QgsProcessingOutputNumber("POLYGONS", tr("Number of polygons")))
        self.addOutput(QgsProcessingOutputNumber("AREA_M2", tr("Area of all polygons (m²)")))
        self.addOutput(QgsProcessingOutputNumber("SECONDS", tr("Seconds that it took")))
        self.addOutput(QgsProcessingOutputString("WARNINGS", tr("Warnings (JSON)")))

    def _offer_details(self):
        """The advanced parameters."""
        self.offer(
            QgsProcessingParameterCrs(CRS, tr("CRS of the polygons"), optional=True),
            tr("The raster's CRS if left empty. GeoJSON is always WGS 84."),
            advanced=True,
        )
        self.offer(
            QgsProcessingParameterString(LAYER_NAME, tr("Layer name"), optional=True),
            tr("Name of the layer in a GeoPackage; the file's name if left empty."),
            advanced=True,
        )
        fields = QgsProcessingParameterEnum(
            FIELDS, tr("Attributes"), options=list(ATTRIBUTES), allowMultiple=True, optional=True
        )
        fields.setUsesStaticStrings(True)
        self.offer(
            fields,
            tr("The attributes of the polygons beside the class code; all if left empty."),
            advanced=True,
        )
        self.offer(
            Number(THRESHOLD, tr("Threshold"), Number.Type.Double, optional=True),
            tr("Makes polygons of the places where a response raster is at least this high."),
            advanced=True,
        )
        self.offer(
            QgsProcessingParameterString(NAME, tr("Name of the region"), optional=True),
            tr("Name of the polygons of a response; its phrase if left empty."),
            advanced=True,
        )

    def take(self, parameters, context):
        confidence = parameters.get(CONFIDENCE)
        crs = self.parameterAsCrs(parameters, CRS, context)
        self._request = {
            "source": self.raster_path(parameters, INPUT, context),
            "threshold": self.number(parameters, THRESHOLD, context),
            "name": self.parameterAsString(parameters, NAME, context).strip() or None,
            "min_area": self.parameterAsDouble(parameters, MIN_AREA, context),
            "simplify": self.number(parameters, SIMPLIFY, context),
            "smooth": self.parameterAsBool(parameters, SMOOTH, context),
            "confidence": self.raster_path(parameters, CONFIDENCE, context) if confidence else None,
            "classes": whole_numbers(self.parameterAsString(parameters, CLASSES, context)),
            "layer_name": self.parameterAsString(parameters, LAYER_NAME, context).strip() or None,
            "crs": crs_text(crs) if crs.isValid() else None,
            "fields": [name for name in self.parameterAsEnumStrings(parameters, FIELDS, context) if name] or None,
            "overwrite": True,
        }

    def work(self, parameters, context, feedback):
        output = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        path = output
        if output.startswith("ogr:"):  # "Save to GeoPackage…" of the toolbox: a file and a table in it
            place = QgsDataSourceUri(output[len("ogr:") :])
            path = place.database()
            self._request["layer_name"] = place.table()
        result = self.ask("vectorize", {**self._request, "output": path}, feedback)
        loaded = output
        name = self._request["layer_name"]
        if output == path and path.lower().endswith(".gpkg") and name:
            loaded = f"{path}|layername={name}"
            if context.willLoadLayerOnCompletion(output):
                context.addLayerToLoadOnCompletion(loaded, context.layerToLoadOnCompletionDetails(output))
                context.setLayersToLoadOnCompletion(
                    {key: value for key, value in context.layersToLoadOnCompletion().items() if key != output}
                )
        self.use_stored_style(context, loaded)
        return {
            OUTPUT: loaded,
            "POLYGONS": result["polygons"],
            "AREA_M2": result["area_m2"],
            "SECONDS": result["seconds"],
            "WARNINGS": json.dumps(result["warnings"], ensure_ascii=False),
        }
