"""The scene context: the same cell whatever window it is read through."""

import numpy as np
import pytest
import torch
from rasterio.windows import Window

from core.embeddings.context_network import ContextNetwork
from core.embeddings.scene_context import SceneContext
from core.scene.grid import ModelGrid
from core.scene.scene import open_scene
from core.tensors import normalise_image
from tests.fixtures.rasters import picture, write_raster


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(0)
    network = ContextNetwork(dimensions=8).eval()

    def embed(view, valid):
        return network(normalise_image(torch.from_numpy(view)) * torch.from_numpy(valid)[:, None]).detach()

    return embed


@pytest.fixture(scope="module")
def grid(tmp_path_factory):
    mask = np.ones((900, 1100), bool)
    mask[:, 800:] = False
    path = tmp_path_factory.mktemp("context") / "scene.tif"
    return ModelGrid(open_scene(write_raster(path, picture(900, 1100), mask=mask)), 0.5)


def test_cells_do_not_depend_on_the_window(grid, network):
    with SceneContext(grid, network, 8) as field:
        whole = field.read(grid, Window(0, 0, 1024, 896), 16)
    with SceneContext(grid, network, 8) as field:
        part = field.read(grid, Window(320, 160, 512, 512), 16)
    assert whole.values.shape == (8, 56, 64)
    assert np.array_equal(part.values, whole.values[:, 10:42, 20:52])
    assert np.array_equal(part.valid, whole.valid[10:42, 20:52])


def test_vectors_are_unit_length_where_the_scene_is_and_zero_elsewhere(grid, network):
    with SceneContext(grid, network, 8) as field:
        patch = field.read(grid, Window(-64, 0, 1280, 512), 16)
    length = np.linalg.norm(patch.values, axis=0)
    assert np.allclose(length[patch.valid], 1, atol=1e-5) and np.all(length[~patch.valid] == 0)
    assert not patch.valid[:, :4].any(), "left of the scene"
    assert patch.valid[:, 4:54].all() and not patch.valid[:, 55:].any(), "the masked right part"


def test_off_the_lattice_lies_between_cells(grid, network):
    with SceneContext(grid, network, 8) as field:
        whole = field.read(grid, Window(0, 0, 512, 512), 16)
        between = field.read(grid, Window(8, 0, 480, 480), 16)
    mean = whole.values[:, :30, :30] + whole.values[:, :30, 1:31]
    mean /= np.linalg.norm(mean, axis=0)
    assert np.allclose(between.values, mean, atol=1e-5)


def test_it_sees_wider_than_the_window(grid, network, tmp_path):
    pixels = picture(900, 1100)
    pixels[:, 640:, 640:] = 255
    other = ModelGrid(open_scene(write_raster(tmp_path / "other.tif", pixels)), 0.5)
    window = Window(256, 256, 320, 320)
    with SceneContext(grid, network, 8) as field, SceneContext(other, network, 8) as changed:
        same = Window(0, 0, 64, 64)
        assert np.array_equal(field.read(grid, same, 16).valid, changed.read(other, same, 16).valid)
        # An untrained network listens little to far pixels, but to the bit it does.
        assert not np.array_equal(field.read(grid, window, 16).values, changed.read(other, window, 16).values)
