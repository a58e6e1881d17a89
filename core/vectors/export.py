"""Polygon layers as files: GeoPackage, GeoJSON (RFC 7946), FlatGeobuf, Shapefile; whole or not at all, and styled."""

import json
import os
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
import pyogrio
import shapely.geometry
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError
from rasterio.warp import transform_geom

from ..errors import InputError
from ..files.geopackage import check_closed
from ..files.partial import PartialFile
from ..geo.features import vector_path
from ..progress import Progress, silent
from .attributes import ATTRIBUTES
from .style import polygon_style
from .vectorize import PolygonLayer

#: File suffix to GDAL's driver.
FORMATS = {".gpkg": "GPKG", ".geojson": "GeoJSON", ".json": "GeoJSON", ".fgb": "FlatGeobuf", ".shp": "ESRI Shapefile"}
#: A Shapefile's attribute names have ten characters, its texts 254 bytes.
_SHORT_NAMES = {"perimeter_m": "perim_m"}
_LONGEST_TEXT = 254
#: Characters that a layer's name has at most, cannot have, and cannot have at its beginning (GDAL's rule).
_LONGEST_LAYER_NAME = 200
_UNSAFE = frozenset('"`;|\\/%~<>:*?[]{}')
_NOT_FIRST = " `~!@#$%^&*()+-={}|[]\\:\";'<>?,./"
#: How the names of GeoPackage's and SQLite's own tables begin.
_RESERVED = ("gpkg_", "rtree_", "sqlite_", "layer_styles")


def export(
    layer: PolygonLayer, target: str | Path, *, progress: Progress = silent, **options
) -> tuple[Path, list[str]]:
    """Write polygons in the format of the target's suffix, whole or not at all.

    Args:
        layer: the polygons.
        target: file to write: .gpkg, .geojson, .json, .fgb or .shp.
        progress: called with the fraction done.
        options: those of ``staged_export``.

    Returns:
        The file's absolute path, and warnings.

    Raises:
        InputError: as ``staged_export``.
        Cancelled: from ``progress``.
    """
    with staged_export(layer, target, progress=progress, **options) as (partial, warnings):
        partial.commit()
    progress(1.0, f"{partial.final.name} is written")
    return partial.final, warnings


@contextmanager
def staged_export(
    layer: PolygonLayer,
    target: str | Path,
    *,
    layer_name: str | None = None,
    crs=None,
    fields: Sequence[str] | None = None,
    overwrite: bool = False,
    progress: Progress = silent,
) -> Iterator[tuple[PartialFile, list[str]]]:
    """Write polygons beside the target; only a commit of the yielded file puts them into place.

    The style goes into a GeoPackage's ``layer_styles``, and as ``.qml`` beside other files.

    Args:
        layer: the polygons.
        target: file to write: .gpkg, .geojson, .json, .fgb or .shp.
        layer_name: in a GeoPackage; None for the file's stem. A GeoPackage keeps its other layers, with their styles.
        crs: CRS to write, anything that pyproj reads; None for the layer's own. GeoJSON is always WGS 84.
        fields: the ``ATTRIBUTES`` to write, None for all; the code is always written, since the style needs it.
        overwrite: replace a file, or in a GeoPackage the layer of that name.
        progress: called with the fraction done.

    Yields:
        The file under way, and warnings.

    Raises:
        InputError: the target has no known format, exists, is in use or cannot be written, or a field is none of
            ``ATTRIBUTES``.
        Cancelled: from ``progress``.
    """
    _check_fields(fields)
    target = Path(os.path.abspath(target))
    driver = FORMATS.get(target.suffix.lower())
    if driver is None:
        raise InputError(f"{target.name} has no known format: end it in .gpkg, .geojson, .fgb or .shp.")
    vector_path(target)
    name = safe_layer_name(layer_name or target.stem)
    adding = driver == "GPKG" and target.is_file()
    if target.exists():
        _check_replaceable(target, name, adding, overwrite)
    progress(0.0, "Preparing polygons")
    geometry, crs, warnings = _projected(layer, crs, driver)
    chosen = {k: v for k, v in layer.fields.items() if fields is None or k in fields or k == "code"}
    if driver == "ESRI Shapefile":
        chosen = {_SHORT_NAMES.get(k, k): _short(k, v, warnings) for k, v in chosen.items()}
    progress(0.3, f"Writing {target.name}")
    with PartialFile(target) as partial:
        partial.extends = adding
        with _writing(target):
            if adding:
                _copy_geopackage(target, partial.path)
            _write(partial.path, geometry, chosen, driver, name, crs, layer, adding)
            progress(0.9, f"Writing {target.name}")
            style = polygon_style(layer.classes)
            if driver == "GPKG":
                store_style(partial.path, name, style)
            else:
                partial.path.with_suffix(".qml").write_text(style, encoding="utf-8")
        yield partial, [*warnings, *partial.notes]


def _copy_geopackage(source: Path, copy: Path) -> None:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(copy)) as new:
        old.backup(new)


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    """Turn what fails while ``target`` is written into an InputError."""
    try:
        yield
    except (
        pyogrio.errors.DataSourceError,
        pyogrio.errors.DataLayerError,
        sqlite3.Error,
        OSError,
        RuntimeError,
    ) as error:
        raise InputError(f"{target} cannot be written ({error}): check the disk or choose another place.") from None


def _check_fields(fields: Sequence[str] | None) -> None:
    other = next((name for name in fields or () if name not in ATTRIBUTES), None)
    if other is not None:
        raise InputError(f"{other} is no attribute of polygons: choose from {', '.join(ATTRIBUTES)}.")


def _check_replaceable(target: Path, name: str, adding: bool, overwrite: bool) -> None:
    if not adding:
        if not overwrite:
            raise InputError(f"{target} exists already: allow overwriting or choose another name.")
        return
    check_closed(target)
    try:
        with closing(sqlite3.connect(target, timeout=0.2)) as database:
            tables = {row[0].lower() for row in database.execute("SELECT table_name FROM gpkg_contents")}
    except sqlite3.DatabaseError as error:
        raise InputError(f"{target} is no GeoPackage that can be added to ({error}): choose another file.") from None
    if name.lower() in tables and not overwrite:
        raise InputError(f"{target.name} has a layer {name} already: allow overwriting or choose another name.")


def _projected(layer: PolygonLayer, crs, driver: str) -> tuple[np.ndarray, CRS, list[str]]:
    """The polygons in the CRS to write, that CRS, and warnings.

    They are valid in that CRS. GeoJSON's driver converts by itself (RFC 7946, also at the antimeridian).
    """
    try:
        target = layer.crs if crs is None else CRS.from_user_input(crs)
    except CRSError:
        raise InputError(
            f"The coordinate reference system {crs!r} is not known: give one such as EPSG:32654."
        ) from None
    if driver == "GeoJSON":
        if crs is not None and target.to_epsg() != 4326 and target.to_authority() != ("OGC", "CRS84"):
            raise InputError("GeoJSON is always in WGS 84 (EPSG:4326): leave the CRS out or choose GeoPackage.")
        return layer.geometry, layer.crs, []
    if target == layer.crs:
        return layer.geometry, target, []
    transformer = Transformer.from_crs(layer.crs, target, always_xy=True)
    geometry = shapely.transform(layer.geometry, lambda xy: np.column_stack(transformer.transform(xy[:, 0], xy[:, 1])))
    if len(geometry) and target.is_geographic:
        bounds = shapely.bounds(geometry)
        torn = bounds[:, 2] - bounds[:, 0] > 180  # across the antimeridian or around a pole: GDAL cuts those there
        geometry[torn] = [
            shapely.geometry.shape(
                transform_geom(layer.crs.to_wkt(), target.to_wkt(), shapely.geometry.mapping(polygon))
            )
            for polygon in layer.geometry[torn]
        ]
    if not np.isfinite(shapely.total_bounds(geometry)).all() and len(geometry):
        raise InputError(f"The polygons do not lie where {target.name} is defined: choose another CRS.")
    broken = ~shapely.is_valid(geometry)
    if not broken.any():
        return geometry, target, []
    geometry[broken] = shapely.make_valid(geometry[broken], method="structure", keep_collapsed=False)
    return geometry, target, [f"{int(broken.sum())} polygons had to be mended after the change of CRS."]


def _short(name: str, values: np.ndarray, warnings: list[str]) -> np.ndarray:
    if values.dtype != object:
        return values
    texts = {text: text.encode()[:_LONGEST_TEXT].decode(errors="ignore") for text in set(values.tolist())}
    if any(text != cut for text, cut in texts.items()):
        warnings.append(f"Texts in {name} are cut to the {_LONGEST_TEXT} bytes that a Shapefile can hold.")
    return np.array([texts[text] for text in values.tolist()], object)


def _write(
    path: Path, geometry, fields: dict, driver: str, name: str, crs: CRS, layer: PolygonLayer, adding: bool
) -> None:
    options, more = {}, {}
    if driver == "GeoJSON":
        # The standard's seven decimals (1 cm) could fold the finest polygons.
        options |= {"RFC7946": "YES", "COORDINATE_PRECISION": "9"}
    elif driver == "GPKG":
        if not adding:
            more["dataset_options"] = {"VERSION": "1.2"}  # what every QGIS 3 knows
        if layer.provenance.record:
            more["layer_metadata"] = {"landscribe_record": json.dumps(layer.provenance.record)}
    mixed = len(geometry) and (shapely.get_type_id(geometry) != shapely.GeometryType.POLYGON).any()
    pyogrio.raw.write(
        str(path),
        shapely.to_wkb(geometry),
        list(fields.values()),
        list(fields),
        layer=name if driver == "GPKG" else None,
        driver=driver,
        geometry_type="MultiPolygon" if mixed else "Polygon",
        promote_to_multi=bool(mixed),
        crs=_crs_text(crs),
        encoding="UTF-8",
        layer_options=options,
        **more,
    )


def _crs_text(crs: CRS) -> str:
    authority = crs.to_authority(min_confidence=100)
    return ":".join(authority) if authority else crs.to_wkt()


def safe_layer_name(text: str) -> str:
    """Return a name for a layer of a GeoPackage, from a file's stem or a user's words.

    Characters that programs take for part of a path or a command, and those that cannot be seen, become underscores.
    Names that GeoPackage and SQLite keep for their own tables get one in front.
    """
    name = "".join(c if c.isprintable() and c not in _UNSAFE else "_" for c in unicodedata.normalize("NFC", text))
    name = name.lstrip(_NOT_FIRST)[:_LONGEST_LAYER_NAME].strip(" .") or "layer"
    return f"_{name}" if name.lower().startswith(_RESERVED) else name


def store_style(path: Path, name: str, style: str) -> None:
    """Store a style as the default of the layer ``name``, in the table that QGIS and GDAL read."""
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(
            'CREATE TABLE IF NOT EXISTS layer_styles ("id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, '
            '"f_table_catalog" TEXT(256), "f_table_schema" TEXT(256), "f_table_name" TEXT(256), '
            '"f_geometry_column" TEXT(256), "styleName" TEXT(30), "styleQML" TEXT, "styleSLD" TEXT, '
            '"useAsDefault" BOOLEAN, "description" TEXT, "owner" TEXT(30), "ui" TEXT(30), '
            "\"update_time\" DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))"
        )
        database.execute(
            "INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, description) "
            "VALUES ('layer_styles', 'attributes', 'layer_styles', '')"
        )
        (column,) = database.execute(
            "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?", (name,)
        ).fetchone()
        database.execute("DELETE FROM layer_styles WHERE f_table_name = ?", (name,))
        database.execute(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, "
            "styleQML, styleSLD, useAsDefault, description, owner) VALUES ('', '', ?, ?, ?, ?, '', 1, ?, '')",
            (name, column, name, style, "Landscribe's class colours"),
        )
