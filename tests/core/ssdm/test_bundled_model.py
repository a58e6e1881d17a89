"""The bundled default: there, whole, and it maps a landscape better than a guess, the same for every extent."""

import shutil
import subprocess
import sys

import numpy as np
import pytest
import rasterio
from rasterio.windows import Window

from core.demo.agreement import agreement
from core.demo.landscape import Landscape, write_landscape
from core.errors import InputError
from core.models.registry import find_model
from core.ssdm.load import load_mapping_model
from core.ssdm.mapping import MapRequest, map_scene


@pytest.fixture(scope="module")
def model():
    return load_mapping_model(None)


@pytest.fixture(scope="module")
def landscape(tmp_path_factory):
    """A built-in scene of 900 x 760 px at 0.5 m, and its truth."""
    folder = tmp_path_factory.mktemp("landscape")
    scene, truth = folder / "scene.tif", folder / "truth.tif"
    write_landscape(Landscape(900, 760), scene, truth)
    return scene, truth


def mapped(scene, folder, model, name, **request):
    result = map_scene(MapRequest(str(scene), str(folder / f"{name}.tif"), **request), model)
    with rasterio.open(result.output) as file:
        return file.read(1), result


def test_the_card_tells_what_the_model_is():
    folder, card = find_model(None)
    assert [entry.code for entry in card.classes] == list(range(1, 9))
    assert (card.gsd.min, card.gsd.max) == (0.3, 10.0)
    assert card.network["structural"] and card.network["semantic"], "both pathways"
    assert any("Tokyo" in line and "GSI" in line for line in card.training["sets"]), "the sets and their terms"
    assert card.scores, "what it reached on ground that it was not trained on"
    assert (folder / "README.md").is_file()
    assert sum(file.stat().st_size for file in folder.iterdir()) < 15e6, "the plugin's zip stays under 25 MB"


def test_it_is_far_better_than_a_map_of_one_class(landscape, tmp_path, model):
    scene, truth = landscape
    _, result = mapped(scene, tmp_path, model, "cover")
    with rasterio.open(truth) as file:
        shares = np.bincount(file.read(1).ravel(), minlength=9)[1:] / (900 * 760)
    one_class = shares.max() / np.count_nonzero(shares)  # its mIoU: one class hit, the others missed
    assert agreement(result.output, str(truth))["mIoU"] > 3 * one_class
    assert result.embedding == "scene-context"


def test_overlapping_extents_agree_to_the_last_bit(landscape, tmp_path, model):
    scene, _ = landscape
    whole, _ = mapped(scene, tmp_path, model, "whole")
    with rasterio.open(scene) as file:
        bounds = file.window_bounds(Window(301, 222, 450, 390))
    part, _ = mapped(scene, tmp_path, model, "part", bounds=bounds)
    assert np.array_equal(part, whole[222:612, 301:751])


def test_the_context_is_heard_and_can_be_left_out(landscape, tmp_path, model):
    scene, _ = landscape
    with_context, _ = mapped(scene, tmp_path, model, "with")
    without, result = mapped(scene, tmp_path, model, "without", embedding="none")
    changed = np.mean(with_context != without)
    assert 0.005 < changed < 0.5, "a context that changes nothing is dead, one that changes everything is noise"
    assert any("No embedding" in warning for warning in result.warnings)


def test_a_damaged_copy_is_not_loaded(tmp_path):

    folder, _ = find_model(None)
    copy = shutil.copytree(folder, tmp_path / "copy")
    weights = copy / "weights.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1])
    with pytest.raises(InputError, match="SHA-256"):
        load_mapping_model(str(copy))


def test_loading_does_not_import_what_it_does_not_need():
    """transformers (for the paper's decoder), torch's compiler and sympy take half a second to a second each."""
    code = (
        "import sys; from core.ssdm.load import load_mapping_model; load_mapping_model(None);"
        "print([name for name in ('transformers', 'torch._dynamo', 'sympy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
