"""OpenVINO as the runtime: PyTorch's answers, the same bits whatever is computed beside, and PyTorch where it fails."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import rasterio
import torch
from torch import nn

from core.errors import EngineError
from core.memory import DeviceMemory, out_of_memory
from core.runtime import open_vino
from core.runtime.choice import runtime_for
from core.runtime.open_vino import OpenVinoRuntime, compiled_networks
from core.runtime.pytorch import PyTorchRuntime
from core.runtime.recipe import Recipe
from core.ssdm.load import load_mapping_model
from core.ssdm.mapping import MapRequest, map_scene
from core.xemap.features_cache import features_cache
from core.xemap.load import load_referring_model
from core.xemap.refer import ReferRequest, refer_scene
from tests.fixtures.rasters import picture, write_raster
from tests.fixtures.tiny_model import write_tiny_model
from tests.fixtures.tiny_referring_model import write_tiny_referring_model


@pytest.fixture(autouse=True)
def openvino(monkeypatch, tmp_path):
    monkeypatch.setenv("LANDSCRIBE_OPENVINO", "1")
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path / "cache"))


class Blocks(nn.Module):
    """A convolution, attention over its cells and two outputs, one in half precision."""

    def __init__(self, seed: int = 0):
        super().__init__()
        torch.manual_seed(seed)
        self.stem = nn.Conv2d(3, 16, 4, stride=4)
        self.attention = nn.MultiheadAttention(16, 2, batch_first=True)

    def forward(self, image, valid):
        cells = self.stem(image.float() / 255 * valid[:, None])
        tokens = cells.flatten(2).transpose(1, 2)
        mixed, _ = self.attention(tokens, tokens, tokens, need_weights=False)
        return mixed, cells.half()


def inputs(count: int, side: int = 64):
    generator = torch.Generator().manual_seed(side)
    image = torch.randint(0, 256, (count, 3, side, side), dtype=torch.uint8, generator=generator)
    return image, torch.rand(count, side, side, generator=generator) > 0.2


def test_a_network_answers_as_its_module_whatever_its_neighbours_threads_and_batch():
    recipe = Recipe("blocks", Blocks)
    expected = PyTorchRuntime(torch.device("cpu")).compiled(recipe)(*inputs(6))
    network = OpenVinoRuntime().compiled(recipe)
    together = network(*inputs(6))
    assert [part.dtype for part in together] == [torch.float32, torch.float16]
    for answer, wanted in zip(together, expected):
        assert torch.allclose(answer.float(), wanted.float(), atol=2e-3)
    items = [[part[index : index + 1] for part in inputs(6)] for index in range(6)]
    with ThreadPoolExecutor(4) as pool:
        alone = list(pool.map(lambda item: network(*item), items * 5))
    for index, answer in enumerate(alone):
        assert all(torch.equal(one[0], part[index % 6]) for one, part in zip(answer, together))


def test_kept_networks_are_those_of_the_same_weights_code_and_version(monkeypatch):
    made = []

    def recipe(key, seed):
        return Recipe(key, lambda: made.append(seed) or Blocks(seed))

    first = OpenVinoRuntime().compiled(recipe("a", 1))(*inputs(1))
    again = OpenVinoRuntime().compiled(recipe("a", 1))(*inputs(1))
    assert made == [1] and torch.equal(first[0], again[0])
    other = OpenVinoRuntime().compiled(recipe("b", 2))(*inputs(1))
    assert made == [1, 2] and not torch.equal(first[0], other[0])
    OpenVinoRuntime().compiled(recipe("a", 1))(*inputs(1, 32))
    monkeypatch.setattr(open_vino, "code_digest", lambda: "other code")
    OpenVinoRuntime().compiled(recipe("a", 1))(*inputs(1))
    monkeypatch.setattr(open_vino.openvino, "__version__", "0-0")
    OpenVinoRuntime().compiled(recipe("a", 1))(*inputs(1))
    assert made == [1, 2, 1, 1, 1]
    for entry in compiled_networks().folder.rglob("*.blob"):  # damaged ones count as missing
        entry.write_bytes(entry.read_bytes()[:-100])
    OpenVinoRuntime().compiled(recipe("a", 1))(*inputs(1))
    assert len(made) == 6


def test_where_openvino_fails_pytorch_computes_and_says_so_once(monkeypatch):
    def fails(*arguments):
        raise RuntimeError("no such layer")

    recipe = Recipe("blocks", Blocks)
    expected = PyTorchRuntime(torch.device("cpu")).compiled(recipe)(*inputs(2))
    monkeypatch.setattr(open_vino, "_converted", fails)
    runtime = OpenVinoRuntime()
    one, other = runtime.compiled(recipe), runtime.compiled(recipe)
    for _ in range(2):
        assert torch.equal(one(*inputs(2))[0], expected[0]) and torch.equal(other(*inputs(2))[0], expected[0])
    assert len(runtime.warnings) == 1 and "no such layer" in runtime.warnings[0]
    assert runtime.label == PyTorchRuntime(torch.device("cpu")).label, "what is kept is kept as PyTorch's"


def test_memory_that_runs_short_is_no_failure_of_openvino(monkeypatch):
    compile_model, calls = OpenVinoRuntime.compile, []

    def short(self, *arguments):
        calls.append(1)
        if len(calls) == 1:
            raise RuntimeError("Exception from src/core: bad allocation")
        return compile_model(self, *arguments)

    monkeypatch.setattr(OpenVinoRuntime, "compile", short)
    runtime, memory = OpenVinoRuntime(), DeviceMemory(torch.device("cpu"))
    memory.expect(2)
    network = runtime.compiled(Recipe("blocks", Blocks))
    assert memory.run(lambda: network(*inputs(1)))[0].shape == (1, 256, 16)
    assert memory.halvings == 1 and not runtime.warnings
    assert out_of_memory(RuntimeError("[GPU] CL_MEM_OBJECT_ALLOCATION_FAILURE"))
    with pytest.raises(EngineError, match="does not hold"):
        memory.run(lambda: (_ for _ in ()).throw(MemoryError()))


@pytest.mark.parametrize(("variable", "device", "name"), [("1", "cpu", "OpenVINO"), ("0", "cpu", "PyTorch"),
                                                           ("1", "cpu-torch", "PyTorch")])  # fmt: skip
def test_openvino_can_be_left_out(monkeypatch, variable, device, name):
    monkeypatch.setenv("LANDSCRIBE_OPENVINO", variable)
    runtime = runtime_for(device)
    assert runtime.name.startswith(name) and runtime.id == device and not runtime.warnings


def test_a_missing_openvino_is_said_and_nothing_is_reported_to_its_makers(monkeypatch):
    assert sys.modules["openvino_telemetry"] is None
    monkeypatch.setitem(sys.modules, "core.runtime.open_vino", None)
    runtime = runtime_for("cpu")
    assert runtime.name.startswith("PyTorch") and "set-up again" in runtime.warnings[0]


def test_maps_agree_in_overlapping_extents_and_with_pytorch(tmp_path):
    scene = write_raster(tmp_path / "scene.tif", picture(300, 420))
    folder = str(write_tiny_model(tmp_path / "tiny", tile=128))
    model = load_mapping_model(folder, "cpu")
    left, top = rasterio.open(scene).bounds.left, rasterio.open(scene).bounds.top
    results = {}
    for name, device, bounds in (
        ("whole", model, None),
        ("part", model, (left + 30.5, top - 140, left + 180, top - 25.5)),
        ("torch", load_mapping_model(folder, "cpu-torch"), None),
    ):
        results[name] = map_scene(MapRequest(scene, str(tmp_path / f"{name}.tif"), bounds=bounds, batch=3), device)
    assert results["whole"].warnings == results["torch"].warnings, "OpenVINO has not failed"
    assert (results["whole"].device, results["torch"].device) == ("cpu", "cpu-torch")
    whole, part, plain = (rasterio.open(tmp_path / f"{name}.tif") for name in results)
    window = whole.window(*part.bounds).round_offsets().round_lengths()
    assert np.array_equal(whole.read(1, window=window), part.read(1))
    assert (whole.read(1) == plain.read(1)).mean() > 0.998


#: The arguments of runs that answer a scene, the model that they take, and what they do not load.
ANSWERS = {
    "map": (["map", "SCENE", "OUT"], write_tiny_model, ["torch", "pyogrio"]),
    "change": (["change", "SCENE", "SCENE", "SAME", "--after-map", "OUT"], write_tiny_model, ["torch"]),
    "refer": (["refer", "SCENE", "long rows of trees", "OUT"], write_tiny_referring_model, ["torch", "pyogrio"]),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_kept_networks_answer_the_same_without_pytorch(tmp_path, name):
    """Loading PyTorch takes seconds and pyogrio a while, so a run with compiled networks does not load them."""
    arguments, write_model, absent = ANSWERS[name]
    scene, folder = write_raster(tmp_path / "scene.tif", picture(150, 200)), str(write_model(tmp_path / "tiny"))
    here, there = str(tmp_path / "here.tif"), str(tmp_path / "there.tif")
    if name == "refer":
        refer_scene(ReferRequest(scene, arguments[2], here), load_referring_model(folder, "cpu"))
        features_cache().clear()
    else:
        map_scene(MapRequest(scene, here), load_mapping_model(folder, "cpu"))
    places = {"SCENE": scene, "OUT": there, "SAME": str(tmp_path / "same.tif")}
    code = f"import sys; sys.modules |= dict.fromkeys({absent}); from core.cli.__main__ import main as run"
    code += "; sys.exit(run(sys.argv[1:]))"
    command = [sys.executable, "-c", code, *(places.get(word, word) for word in arguments)]
    subprocess.run([*command, "--model", folder, "--device", "auto"], check=True)
    assert np.array_equal(*(rasterio.open(path).read() for path in (here, there)))


def test_phrases_agree_in_overlapping_extents_and_with_pytorch(tmp_path):
    scene = write_raster(tmp_path / "scene.tif", picture(300, 420))
    folder = str(write_tiny_referring_model(tmp_path / "tiny"))
    left, top = rasterio.open(scene).bounds.left, rasterio.open(scene).bounds.top
    bounds = (left + 30, top - 140, left + 180, top - 26)
    model, plain = load_referring_model(folder, "cpu"), load_referring_model(folder, "cpu-torch")
    for name, used, extent in (("part", model, bounds), ("whole", model, None), ("torch", plain, None)):
        request = ReferRequest(scene, "long rows of trees", str(tmp_path / f"{name}.tif"), bounds=extent)
        assert not any("OpenVINO" in warning for warning in refer_scene(request, used).warnings)
    whole, part, torch_s = (rasterio.open(tmp_path / f"{name}.tif") for name in ("whole", "part", "torch"))
    window = whole.window(*part.bounds).round_offsets().round_lengths()
    assert np.array_equal(whole.read(1, window=window), part.read(1))
    assert np.abs(whole.read(1) - torch_s.read(1)).max() < 0.01


def test_a_network_is_compiled_once_though_many_threads_ask_at_once():
    made, lock = [], threading.Lock()

    def make():
        with lock:
            made.append(1)
        return Blocks()

    network = OpenVinoRuntime().compiled(Recipe("blocks", make))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: network(*inputs(1)), range(8)))
    assert len(made) == 1
