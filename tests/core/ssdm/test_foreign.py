"""Networks of other people map like ours: on small ones in ONNX and of segmentation-models-pytorch."""

import json
import sys

import numpy as np
import onnxruntime
import pytest
import rasterio
import torch
from rasterio.windows import Window

from core import torch_compat  # noqa: F401  before segmentation_models_pytorch
from core.errors import InputError
from core.models.downloads import export_zip, install_folder, install_zip, remove_model, size_of
from core.models.registry import find_model
from core.scene.grid import ModelGrid
from core.scene.scene import open_scene
from core.ssdm.add import AddRequest, add_model
from core.ssdm.foreign import as_probabilities
from core.ssdm.load import load_mapping_model
from core.ssdm.mapping import MapRequest, map_scene
from core.tiles import block
from tests.fixtures.onnx_networks import NAMES, deepness, write_onnx
from tests.fixtures.rasters import write_raster


def scene(path, side=230):
    """A smooth picture with all colours, so that a network finds areas and not specks."""
    y, x = np.mgrid[:side, :side] / side
    waves = [np.sin(9 * x + phase) * np.cos(7 * y - phase) for phase in (0, 2, 4)]
    write_raster(path, np.uint8([127 + 120 * wave for wave in waves]))
    return path


def added(tmp_path, source, **changes):
    return add_model(AddRequest(str(source), str(tmp_path / "added"), **changes))


def mapped(tmp_path, model, path, **changes):
    request = MapRequest(str(path), output=str(tmp_path / "map.tif"), **changes)
    result = map_scene(request, model)
    with rasterio.open(result.output) as file:
        return result, file.read(1)


def test_a_deepness_file_becomes_a_model_with_all_that_it_says(tmp_path):
    source = write_onnx(tmp_path / "zoo.onnx", **deepness())
    result = added(tmp_path, source, licence="MIT")
    assert (result.classes, result.gsd, result.tile) == (list(NAMES.values()), 0.5, 64)
    _, card = find_model(result.output)
    assert (card.overlap, card.stride, card.licence, card.network["output"]) == (0.2, 1, "MIT", "probabilities")
    assert card.network["mean"] == [0.4, 0.5, 0.6] and card.network["spread"] == [0.2, 0.25, 0.3]
    assert card.colors[3] == "#226126"  # trees are coloured as our own tree class
    assert len({entry.color for entry in card.classes}) == 4 and "chosen" in result.warnings[0]
    assert add_model(AddRequest(str(source), result.output)).output == result.output  # again


def test_it_maps_a_scene_as_onnxruntime_does_by_hand(tmp_path):
    """The same classes on 99.9 % of the pixels, the borders of the tiles included."""
    path = scene(tmp_path / "scene.tif")
    model = load_mapping_model(added(tmp_path, write_onnx(tmp_path / "zoo.onnx", **deepness())).output)
    result, classes = mapped(tmp_path, model, path)
    whole = onnxruntime.InferenceSession(write_onnx(tmp_path / "whole.onnx", side="side"))
    with rasterio.open(path) as file:
        pixels = file.read().astype(np.float32) / 255
    mean, spread = (np.float32(values).reshape(3, 1, 1) for values in ([0.4, 0.5, 0.6], [0.2, 0.25, 0.3]))
    (answer,) = whole.run(None, {"image": ((pixels - mean) / spread)[None]})
    by_hand = answer[0].argmax(0) + 1
    inside = (slice(1, -1),) * 2
    assert (classes[inside] == by_hand[inside]).mean() >= 0.999
    assert len(np.unique(classes)) > 2 and result.embedding == "none"
    record = json.loads((tmp_path / "map.run.json").read_text())
    assert record["model"] == "added" and record["model_sha256"] == model.card.weights_sha256


def test_overlapping_extents_agree_to_the_last_bit(tmp_path):
    path = scene(tmp_path / "scene.tif")
    model = load_mapping_model(added(tmp_path, write_onnx(tmp_path / "zoo.onnx", **deepness())).output)
    _, everything = mapped(tmp_path, model, path)
    with rasterio.open(path) as file:
        bounds = rasterio.windows.bounds(rasterio.windows.Window(70, 40, 100, 120), file.transform)
    _, part = mapped(tmp_path, model, path, bounds=bounds)
    assert np.array_equal(part, everything[40:160, 70:170])


def test_a_wide_scene_is_mapped_in_strips_with_the_same_bits(tmp_path, monkeypatch):
    """The rows of cells of such a network are as wide as the scene, and the memory that they take is bounded."""
    path = scene(tmp_path / "scene.tif", 700)
    model = load_mapping_model(added(tmp_path, write_onnx(tmp_path / "zoo.onnx", **deepness())).output)
    window = (30, 40, 640, 130)
    asked = {"window": window, "confidence": str(tmp_path / "confidence.tif")}
    whole, classes = mapped(tmp_path, model, path, **asked)
    monkeypatch.setattr(block, "STRIP_BYTES", 1)
    monkeypatch.setattr(block, "FEWEST_TILES", 4)
    grid = ModelGrid(open_scene(path), 0.5)
    strips = block.Block(grid, grid, Window(*window)).strips(model)
    assert [tuple(strip.window.flatten()) for strip in strips] == [
        (30, 40, 256, 130),
        (286, 40, 256, 130),
        (542, 40, 128, 130),
    ]
    fractions = []
    request = MapRequest(str(path), output=str(tmp_path / "strips.tif"), window=window)
    in_strips = map_scene(request, model, lambda fraction, stage: fractions.append(fraction))
    with rasterio.open(in_strips.output) as file:
        assert np.array_equal(file.read(1), classes)
    assert in_strips.areas == whole.areas and fractions == sorted(fractions)


def test_one_output_tells_a_class_from_the_background_at_its_threshold(tmp_path):
    notes = deepness(class_names={0: "roofs"}, seg_thresh=0.8)
    result = added(tmp_path, write_onnx(tmp_path / "zoo.onnx", classes=1, last="Sigmoid", **notes))
    assert result.classes == ["background", "roofs"]
    model = load_mapping_model(result.output)
    image = torch.randint(0, 256, (1, 3, 64, 64), generator=torch.Generator().manual_seed(0)).byte()
    classes = model.probabilities(image, torch.ones(1, 64, 64, dtype=torch.bool)).argmax(1)
    pixels = (image.float() / 255 - torch.tensor([0.4, 0.5, 0.6]).view(3, 1, 1)) / torch.tensor([0.2, 0.25, 0.3]).view(
        3, 1, 1
    )
    found = model._network(pixels)[:, 0]
    assert torch.equal(classes == 1, found > 0.8) and 0 < classes.float().mean() < 1
    both = as_probabilities(torch.tensor([0.0, 0.8, 1.0]).view(3, 1, 1, 1), False, 0.8)
    assert both[:, 1].flatten().tolist() == pytest.approx([0, 0.5, 1])


def test_a_network_of_smp_maps_with_classes_that_were_asked_for(tmp_path):
    import segmentation_models_pytorch as smp

    torch.manual_seed(0)
    network = smp.Unet("mobilenet_v2", encoder_weights=None, classes=2, decoder_channels=(16, 16, 8, 8, 8)).eval()
    network.save_pretrained(tmp_path / "unet")
    with pytest.raises(InputError, match="does not say at which ground resolution"):
        added(tmp_path, tmp_path / "unet")
    with pytest.raises(InputError, match="does not name its 2 classes"):
        added(tmp_path, tmp_path / "unet", gsd=0.5)
    result = added(tmp_path, tmp_path / "unet", gsd=0.5, tile=64, classes=("ground", "water=#0000ff"))
    model = load_mapping_model(result.output)
    assert model.card.colors == {1: "#bdbdbd", 2: "#0000ff"} and model.card.network["output"] == "logits"
    image = torch.randint(0, 256, (1, 3, 64, 64), generator=torch.Generator().manual_seed(0)).byte()
    with torch.inference_mode():
        mean, spread = (torch.tensor(values).view(3, 1, 1) for values in ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)))
        expected = network((image.float() / 255 - mean) / spread).softmax(1)
        assert torch.allclose(model.probabilities(image, torch.ones(1, 64, 64, dtype=torch.bool)), expected, atol=2e-2)
    _, classes = mapped(tmp_path, model, scene(tmp_path / "scene.tif", 100))
    assert set(np.unique(classes)) <= {1, 2}


@pytest.mark.parametrize(
    "made, asked, words",
    [
        (deepness(model_type='"Detector"'), {}, "is a Detector of Deepness, and only its Segmentors"),
        (deepness(class_names={0: "a", 1: "b"}), {}, "has 4 classes and 2 names"),
        (deepness(class_names=[{0: "a"}, {0: "b"}]), {}, "has 2 heads"),
        (deepness(resolution="here"), {}, "does not say at which ground resolution"),
        (deepness() | {"bands": 4}, {}, "reads 4 bands"),
        (deepness() | {"outputs": 2}, {}, "gives 2 outputs"),
        (deepness() | {"side": 50}, {}, "Tiles of 50 px cannot be put together"),
        (deepness(), {"tile": 128}, "fails on a tile of 128 px"),
        (deepness(), {"classes": ("a=red", "b", "c", "d")}, "red is no colour"),
    ],
)
def test_what_cannot_be_a_model_is_said_and_leaves_nothing(tmp_path, made, asked, words):
    source = write_onnx(tmp_path / "zoo.onnx", **made)
    with pytest.raises(InputError, match=words):
        added(tmp_path, source, **asked)
    assert [path.name for path in tmp_path.iterdir()] == ["zoo.onnx"]


def test_damage_is_said(tmp_path):
    source = write_onnx(tmp_path / "zoo.onnx", **deepness())
    (tmp_path / "cut.onnx").write_bytes(source.read_bytes()[:300])
    with pytest.raises(InputError, match=r"cut.onnx is no network that ONNX Runtime can read"):
        added(tmp_path, tmp_path / "cut.onnx")
    folder = added(tmp_path, source).output
    with (tmp_path / "added" / "model.onnx").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(InputError, match="not the file of the model card"):
        load_mapping_model(folder)


def test_without_onnx_runtime_it_is_asked_for(tmp_path, monkeypatch):
    source = write_onnx(tmp_path / "zoo.onnx", **deepness())
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(InputError, match="Models in ONNX need ONNX Runtime, which is not installed"):
        added(tmp_path, source)


def test_an_added_model_is_installed_measured_exported_and_removed_like_others(tmp_path):
    folder = added(tmp_path, write_onnx(tmp_path / "zoo.onnx", **deepness())).output
    card = install_folder(folder, tmp_path / "models")
    installed = tmp_path / "models" / card.name
    assert size_of(installed) > (installed / "model.onnx").stat().st_size > 0
    assert load_mapping_model(str(installed)).tile == 64
    export_zip(installed, tmp_path / "exported.zip")
    remove_model(installed)
    assert not installed.exists()
    install_zip(tmp_path / "exported.zip", tmp_path / "models")
    assert load_mapping_model(str(installed)).tile == 64
