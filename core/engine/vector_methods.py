"""Methods on land-cover rasters: areas, vectorize."""

import time

from ..progress import Progress, part
from .params import read_number, read_text, read_whole_numbers


def areas(params: dict, progress: Progress) -> dict:
    """Measure the area of each class in a class raster.

    Params: ``classes`` (the raster), ``output`` (a CSV table to write, optional). With ``polygons`` (a vector file) and
    ``layer``, only the ground within them counts, and ``zones`` has the areas of each polygon, named by its attribute
    ``name_field``.
    """
    from ..geo.zones import read_zones
    from ..vectors.areas import class_areas, write_areas_csv, zone_areas

    start = time.perf_counter()
    classes, output = read_text(params, "classes"), read_text(params, "output", None)
    polygons, name_field = read_text(params, "polygons", None), read_text(params, "name_field", None)
    tables, warnings = None, ()
    if polygons is None:
        total = class_areas(classes, progress)
    else:
        measured = zone_areas(classes, read_zones(polygons, read_text(params, "layer", None), name_field), progress)
        total, tables, warnings = measured.total, measured.tables, measured.warnings
    if output is not None:
        output = str(write_areas_csv(output, tables or {"": total}, name_field or "polygon"))
    progress(1.0, "Areas are measured")
    return {
        "output": output,
        "seconds": round(time.perf_counter() - start, 3),
        "areas": total,
        "zones": tables and [{"name": name, "areas": table} for name, table in tables.items()],
        "warnings": warnings,
    }


def vectorize(params: dict, progress: Progress) -> dict:
    """Write polygons of a class raster, or of the regions where a response is at least ``threshold``.

    Params: ``source``, ``output``, those of ``VectorizeRequest`` and of ``export``.
    """
    from ..vectors.export import export
    from ..vectors.vectorize import VectorizeRequest
    from ..vectors.vectorize import vectorize as make_polygons

    start = time.perf_counter()
    request = VectorizeRequest(
        source=read_text(params, "source"),
        threshold=read_number(params, "threshold"),
        min_area=read_number(params, "min_area") or 0.0,
        simplify=read_number(params, "simplify"),
        smooth=params.get("smooth") is not False,
        confidence=read_text(params, "confidence", None),
        classes=read_whole_numbers(params, "classes"),
        name=read_text(params, "name", None),
    )
    output = read_text(params, "output")
    layer = make_polygons(request, part(progress, 0.0, 0.8))
    written, warnings = export(
        layer,
        output,
        layer_name=read_text(params, "layer_name", None),
        crs=read_text(params, "crs", None),
        fields=params.get("fields"),
        overwrite=params.get("overwrite") is True,
        progress=part(progress, 0.8, 1.0),
    )
    return {
        "output": str(written),
        "seconds": round(time.perf_counter() - start, 3),
        "polygons": len(layer),
        "area_m2": float(layer.fields["area_m2"].sum()),
        "warnings": [*layer.warnings, *warnings],
    }
