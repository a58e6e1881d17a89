"""Labels of every kind as cells of a scene."""

import numpy as np
import pytest
import shapely
from pyproj import Transformer

from core.errors import InputError
from core.fitting.labels import MOST_CELLS, label_cells, read_labels
from core.scene.grid import ModelGrid
from core.scene.scene import open_scene
from tests.fixtures.labels import write_labels
from tests.fixtures.rasters import UTM, north_up, picture, rotated, write_raster

LEFT, TOP = 380000.0, 3950000.0


@pytest.fixture(params=["north-up", "rotated"])
def scene(tmp_path, request):
    transform = north_up() if request.param == "north-up" else rotated()
    return open_scene(write_raster(tmp_path / "scene.tif", picture(200, 240), transform=transform))


def place(scene, column: float, row: float) -> tuple[float, float]:
    return scene.transform @ (column, row)


def cells_of(labels, scene):
    cells = label_cells(labels, ModelGrid(scene, scene.gsd), 4)
    return {
        number: set(zip(cells.row[cells.label == number], cells.column[cells.label == number]))
        for number in cells.label
    }


def test_a_point_is_the_cell_it_lies_in(scene, tmp_path):
    path = write_labels(tmp_path / "labels.gpkg", [(shapely.Point(place(scene, 41, 22)), "Tree")])
    assert cells_of(read_labels(path, scene), scene) == {0: {(5, 10)}}


def test_a_polygon_is_the_cells_whose_centre_it_covers(scene, tmp_path):
    ring = [place(scene, *corner) for corner in ((8, 4), (20, 4), (20, 12), (8, 12))]
    path = write_labels(tmp_path / "labels.gpkg", [(shapely.Polygon(ring), "Tree")])
    assert cells_of(read_labels(path, scene), scene) == {0: {(row, column) for row in (1, 2) for column in (2, 3, 4)}}


def test_a_polygon_between_the_centres_is_the_cell_it_lies_in(scene, tmp_path):
    path = write_labels(tmp_path / "labels.gpkg", [(shapely.Point(place(scene, 12.5, 8.5)).buffer(0.1), "Tree")])
    assert cells_of(read_labels(path, scene), scene) == {0: {(2, 3)}}


def test_a_line_is_the_cells_along_it(scene, tmp_path):
    path = write_labels(tmp_path / "labels.gpkg", [(shapely.LineString([place(scene, 2, 6), place(scene, 30, 6)]), 4)])
    assert cells_of(read_labels(path, scene), scene) == {0: {(1, column) for column in range(8)}}


def test_a_large_polygon_gives_a_sample(scene, tmp_path):
    ring = [place(scene, *corner) for corner in ((0, 0), (240, 0), (240, 200), (0, 200))]
    path = write_labels(tmp_path / "labels.gpkg", [(shapely.Polygon(ring), "Tree")])
    assert len(cells_of(read_labels(path, scene), scene)[0]) == MOST_CELLS


def test_labels_in_another_crs_and_with_heights(tmp_path):
    scene = open_scene(write_raster(tmp_path / "scene.tif", picture(200, 240)))
    to = Transformer.from_crs(UTM, "EPSG:4326", always_xy=True)
    point = shapely.Point(*to.transform(*place(scene, 41, 22)), 12.0)
    path = write_labels(tmp_path / "labels.gpkg", [(point, "Tree")], crs="EPSG:4326")
    assert cells_of(read_labels(path, scene), scene) == {0: {(5, 10)}}


def test_what_is_left_out_is_said(tmp_path):
    scene = open_scene(write_raster(tmp_path / "scene.tif", picture(200, 240)))
    inside, outside = shapely.Point(place(scene, 41, 22)), shapely.Point(LEFT - 5e5, TOP)
    path = write_labels(tmp_path / "labels.gpkg", [(inside, None), (inside, "Tree"), (None, "Tree"), (outside, "Road")])
    labels = read_labels(path, scene)
    said = " ".join(labels.warnings)
    cells = label_cells(labels, ModelGrid(scene, scene.gsd), 4)
    assert "1 of 4 labels of labels.gpkg have no class" in said
    assert set(np.array(labels.values)[cells.label]) == {"Tree"}
    assert set(labels.rows[cells.label]) == {1} and labels.count == 4, "rows of the file"


@pytest.mark.parametrize(
    ("labels", "field", "sentence"),
    [
        ([(shapely.Point(LEFT + 5, TOP - 5), None)], "class", "give the labels a class first"),
        ([(shapely.Point(LEFT + 5, TOP - 5), "Tree")], "kind_of", "No class attribute is known"),
    ],
)
def test_layers_without_labels_are_refused(tmp_path, labels, field, sentence):
    scene = open_scene(write_raster(tmp_path / "scene.tif", picture(200, 240)))
    with pytest.raises(InputError, match=sentence):
        read_labels(write_labels(tmp_path / "labels.gpkg", labels, field=field), scene)
