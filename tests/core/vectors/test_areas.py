"""Ground areas: any CRS and orientation, legends, polygons."""

import csv
import math

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from pyproj import Transformer
from rasterio.transform import from_origin
from shapely.geometry import box

from core.errors import Cancelled, InputError
from core.geo.pixel_areas import PixelAreas
from core.geo.zones import Zones, read_zones
from core.progress import silent
from core.vectors.areas import class_areas, class_pixels, write_areas_csv, zone_areas
from tests.fixtures.geodesy import EARTH, geodesic_area


def write(path, codes, crs="EPSG:32654", transform=None, colors=None, names=None, **profile):
    transform = transform or from_origin(380_000, 3_950_000, 0.5, 0.5)
    height, width = codes.shape
    settings = {"driver": "GTiff", "count": 1, "dtype": codes.dtype, "nodata": 0} | profile
    with rasterio.open(path, "w", width=width, height=height, crs=crs, transform=transform, **settings) as dataset:
        dataset.write(codes, 1)
        if colors:
            dataset.write_colormap(1, colors)
    if names:
        categories = "".join(f"<Category>{name}</Category>" for name in names)
        band = f'<PAMRasterBand band="1"><CategoryNames>{categories}</CategoryNames></PAMRasterBand>'
        (path.parent / (path.name + ".aux.xml")).write_text(f"<PAMDataset>{band}</PAMDataset>")
    return path


def by_polygon(path, polygons, crs=None, progress=silent):
    """The classes within each polygon."""
    zones = Zones(tuple(map(str, range(len(polygons)))), np.array(polygons, object), crs)
    return list(zone_areas(path, zones, progress).tables.values())


def within(path, polygons, crs=None):
    """The classes within any of the polygons."""
    return zone_areas(path, Zones(("all",) * len(polygons), np.array(polygons, object), crs)).total


def test_the_whole_earth(tmp_path):
    path = write(tmp_path / "earth.tif", np.full((180, 360), 3, "uint8"), "EPSG:4326", from_origin(-180, 90, 1, 1))
    (area,) = class_areas(path)
    assert area.area_m2 == pytest.approx(EARTH, rel=1e-9)
    assert (area.pixels, area.percent) == (180 * 360, 100)


def test_each_class_is_weighed_where_it_lies(tmp_path):
    codes = np.full((90, 10), 1, "uint8")
    codes[:30] = 2  # 60° to 90° north
    codes[80:] = 0
    path = write(tmp_path / "north.tif", codes, "EPSG:4326", from_origin(0, 90, 1, 1))
    one, two = class_areas(path)
    assert (one.code, one.pixels, two.code, two.pixels) == (1, 500, 2, 300)
    spherical = (1 - math.sin(math.radians(60))) / (math.sin(math.radians(60)) - math.sin(math.radians(10)))
    assert two.area_m2 / one.area_m2 == pytest.approx(spherical, rel=1e-2)
    assert one.percent + two.percent == pytest.approx(100)


@pytest.mark.parametrize("tiled", [{}, {"tiled": True, "blockxsize": 256, "blockysize": 256}])
def test_names_and_colours_come_from_the_raster_and_every_block_counts(tmp_path, tiled, monkeypatch):
    monkeypatch.setattr("core.vectors.class_raster._BLOCK_PIXELS", 40_000)
    codes = np.random.default_rng(1).integers(0, 4, (700, 900), dtype="uint8")
    colors = {1: (128, 0, 0, 255), 2: (0, 255, 36, 255)}
    path = write(tmp_path / "classes.tif", codes, colors=colors, names=["", "Bareland", "Rangeland", "Bäume"], **tiled)
    areas = class_areas(path)
    assert [(a.name, a.pixels) for a in areas] == [
        (name, int((codes == code).sum())) for code, name in ((1, "Bareland"), (2, "Rangeland"), (3, "Bäume"))
    ]
    assert [a.color for a in areas[:2]] == ["#800000", "#00ff24"]
    scale = geodesic_area("EPSG:32654", from_origin(380_000, 3_950_000, 0.5, 0.5), 900, 700) / (900 * 700)
    assert areas[0].area_m2 == pytest.approx(areas[0].pixels * scale, rel=1e-6)


@pytest.mark.parametrize("dtype", ["int16", "int32", "float32"])
def test_any_type_that_holds_whole_numbers(tmp_path, dtype):
    codes = np.array([[300, -4, 300], [7, -9999, 7]], dtype)
    path = write(tmp_path / "wide.tif", codes, nodata=-9999)
    assert [(a.code, a.pixels) for a in class_areas(path)] == [(-4, 1), (7, 2), (300, 2)]


def test_fractions_and_missing_crs_are_refused(tmp_path):
    fractions = write(tmp_path / "f.tif", np.full((3, 3), 0.5, "float32"))
    with pytest.raises(InputError, match="fractions"):
        class_areas(fractions)
    nowhere = write(tmp_path / "n.tif", np.ones((3, 3), "uint8"), crs=None)
    with pytest.raises(InputError, match="coordinate reference system"):
        class_areas(nowhere)
    with pytest.raises(InputError, match="cannot be opened"):
        class_areas(tmp_path / "missing.tif")


def test_pixels_are_counted_without_a_crs(tmp_path):
    codes = np.array([[0, 2, 2], [2, 5, 0]], "uint8")
    names, percents = ["", "", "wood", "", "", "lake"], (75.0, 25.0)
    counted = class_pixels(write(tmp_path / "c.tif", codes, crs=None, names=names))
    assert [(entry["code"], entry["name"], entry["pixels"]) for entry in counted] == [(2, "wood", 3), (5, "lake", 1)]
    assert tuple(entry["percent"] for entry in counted) == percents and "area_m2" not in counted[0]


def test_polygons_clip_by_pixel_centre_and_overlaps_count_once(tmp_path):
    codes = np.ones((40, 40), "uint8")
    codes[:, 20:] = 2
    path = write(tmp_path / "c.tif", codes, transform=from_origin(380_000, 3_950_000, 10, 10))
    left, middle = box(380_000, 3_949_600, 380_100, 3_950_000), box(380_050, 3_949_900, 380_250, 3_950_000)
    first, second = by_polygon(path, [left, middle])
    assert [(a.code, a.pixels) for a in first] == [(1, 400)]
    assert [(a.code, a.pixels) for a in second] == [(1, 150), (2, 50)]
    assert [(a.code, a.pixels) for a in within(path, [left, middle])] == [(1, 500), (2, 50)]
    assert within(path, [box(0, 0, 1, 1)]) == []


def test_polygons_in_another_crs(tmp_path):
    path = write(tmp_path / "c.tif", np.ones((50, 50), "uint8"), transform=from_origin(380_000, 3_950_000, 10, 10))
    x, y = Transformer.from_crs(32654, 4326, always_xy=True).transform([380_100, 380_300], [3_949_700, 3_949_900])
    (area,) = within(path, [box(x[0], y[0], x[1], y[1])], "EPSG:4326")
    assert area.pixels == pytest.approx(400, abs=25)


def test_polygons_around_a_pole_and_across_the_antimeridian(tmp_path):
    """Given in degrees, as parallels and meridians, on rasters that see the Earth otherwise."""
    cap = shapely.box(-180, 75, 180, 90)
    truth = EARTH / 2 - PixelAreas("EPSG:4326", from_origin(0, 75, 1, 75), 360, 1).total()
    polar = write(
        tmp_path / "p.tif",
        np.ones((400, 400), "uint8"),
        "EPSG:3413",
        from_origin(-2_000_000, 2_000_000, 10_000, 10_000),
    )
    (area,) = within(polar, [cap], "EPSG:4326")
    assert area.area_m2 == pytest.approx(truth, rel=2e-3)
    ((half,),) = by_polygon(polar, [shapely.box(0, 75, 180, 90)], "EPSG:4326")
    assert half.area_m2 == pytest.approx(truth / 2, rel=5e-3)

    fiji = write(tmp_path / "f.tif", np.ones((40, 40), "uint8"), "EPSG:4326", from_origin(178, -16, 0.1, 0.1))
    east, west = shapely.box(179, -20, 180, -16), shapely.box(-180, -20, -179, -16)
    both = shapely.union_all([east, west])
    (whole,) = within(fiji, [both], "EPSG:4326")
    assert whole.pixels == 800
    assert [[a.pixels for a in table] for table in by_polygon(fiji, [east, west], "EPSG:4326")] == [[400]] * 2


def test_progress_rises_and_stops_the_work(tmp_path, monkeypatch):
    monkeypatch.setattr("core.vectors.class_raster._BLOCK_PIXELS", 5_000)
    path = write(tmp_path / "c.tif", np.ones((400, 300), "uint8"), blockysize=8)
    polygons = [box(380_000, 3_949_800, 380_150, 3_950_000)] * 3
    for measure in (class_areas, lambda path, progress: by_polygon(path, polygons, progress=progress)):
        seen = []
        measure(path, progress=lambda fraction, stage, seen=seen: seen.append(fraction))
        assert seen == sorted(seen) and len(seen) > 10 and 0.8 < seen[-1] < 1, seen

        def cancel(fraction, stage):
            if fraction > 0.5:
                raise Cancelled

        with pytest.raises(Cancelled):
            measure(path, progress=cancel)


def test_csv(tmp_path):
    path = write(tmp_path / "c.tif", np.ones((5, 5), "uint8"), names=["", "Tree"])
    plain = write_areas_csv(tmp_path / "plain.csv", {"": class_areas(path)})
    rows = list(csv.reader(plain.open(encoding="utf-8-sig")))
    assert rows[0][:3] == ["code", "class", "pixels"] and rows[1][:3] == ["1", "Tree", "25"]
    zoned = write_areas_csv(tmp_path / "zoned.csv", {"Nord": class_areas(path), "Süd": []}, "parish")
    rows = list(csv.reader(zoned.open(encoding="utf-8-sig")))
    assert rows[0][0] == "parish" and rows[1][0] == "Nord"
    with pytest.raises(InputError, match="no folder"):
        write_areas_csv(tmp_path / "no" / "folder.csv", {"": []})


def test_zones_of_a_vector_file(tmp_path):
    codes = np.ones((40, 40), "uint8")
    codes[:, 20:] = 2
    raster = write(tmp_path / "c.tif", codes, transform=from_origin(380_000, 3_950_000, 10, 10))
    boxes = [box(380_000, 3_949_900, 380_100, 3_950_000), box(380_300, 3_949_900, 380_400, 3_950_000)]
    boxes.append(box(380_000, 3_949_600, 380_050, 3_949_700))
    path = tmp_path / "parishes.gpkg"
    names = [np.array(["Nord", "Süd", "Nord"], object)]
    pyogrio.raw.write(path, shapely.to_wkb(boxes), names, ["name"], geometry_type="Polygon", crs="EPSG:32654")
    zones = read_zones(path, name_field="name")
    assert zones.names == ("Nord", "Süd")
    north, south = by_polygon(raster, zones.polygons, zones.crs)
    assert [(a.code, a.pixels) for a in north] == [(1, 150)] and [(a.code, a.pixels) for a in south] == [(2, 100)]
    assert read_zones(path).names == ("1", "2", "3")
    with pytest.raises(InputError, match="no attribute"):
        read_zones(path, name_field="parish")
    with pytest.raises(InputError, match="cannot be read"):
        read_zones(tmp_path / "missing.gpkg")
    points = tmp_path / "points.gpkg"
    pyogrio.raw.write(points, shapely.to_wkb(shapely.points([[1, 1]])), names[:0], [], geometry_type="Point", crs=None)
    with pytest.raises(InputError, match="no polygons"):
        read_zones(points)


def test_zones_without_ground_are_counted_by_their_reason(tmp_path):
    codes = np.ones((40, 40), "uint8")
    codes[:, 20:] = 0
    path = write(tmp_path / "c.tif", codes, transform=from_origin(380_000, 3_950_000, 10, 10))
    zones = {
        "left": box(380_000, 3_949_900, 380_100, 3_950_000),
        "nodata": box(380_250, 3_949_900, 380_300, 3_950_000),
        "tiny": box(380_001, 3_949_991, 380_002, 3_949_992),
        "beside": box(390_000, 3_949_900, 390_100, 3_950_000),
    }
    measured = zone_areas(path, Zones(tuple(zones), np.array(list(zones.values()), object), None, ("Said before.",)))
    assert {name: sum(a.pixels for a in table) for name, table in measured.tables.items()} == {
        "left": 100, "nodata": 0, "tiny": 0, "beside": 0,
    }  # fmt: skip
    assert measured.warnings == (
        "Said before.",
        "The polygons have no CRS, so that of c.tif was taken for theirs.",
        "1 of 4 polygons do not lie on the land cover.",
        "1 of 4 polygons are too small to hold the centre of a pixel.",
        "1 of 4 polygons lie where the land cover has no class.",
    )
