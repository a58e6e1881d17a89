"""Model cards from anybody: each loads, or is one sentence; none takes all memory, blocks, or hides the others."""

import copy
import json
import os
import random
from pathlib import Path

import pytest

from core.cli.__main__ import main
from core.engine.methods import METHODS
from core.errors import InputError
from core.models.card import read_card
from core.models.checkpoint import load_weights
from core.models.downloads import install_folder, install_zip
from core.models.registry import bad_models, find_model, installed_models
from core.progress import silent
from core.ssdm.load import load_mapping_model
from core.xemap.load import load_referring_model
from tests.fixtures.tiny_model import write_tiny_model
from tests.fixtures.tiny_referring_model import write_tiny_referring_model

DEEP = "[" * 100_000 + "]" * 100_000
#: Values that no field of a card can have, or hardly one.
ODD = (
    None, True, 0, -1, 3, 10**9, 10**300, 1e308, float("nan"), float("inf"), "", "x" * 100_000, "a\nb", "\u202ename",
    "\ud800", "../../etc", "#12345", [], [[]], ["red"], [1, 2, 3], {}, {"a": {}}, {"a": 1}, list(range(5000)),
)  # fmt: skip


@pytest.fixture(scope="module")
def models(tmp_path_factory) -> dict[str, Path]:
    """Two small models that work, by the name of their task."""
    folder = tmp_path_factory.mktemp("models")
    return {
        "land-cover": write_tiny_model(folder / "tiny"),
        "referring": write_tiny_referring_model(folder / "tiny-xemap"),
    }


def spoiled(models: dict[str, Path], target: Path, task: str, content: str | None = None, **changes) -> Path:
    """A copy of a small model whose card has other ``changes``, or is ``content``; the weights are the same file."""
    target.mkdir(exist_ok=True)
    if not (target / "weights.safetensors").exists():
        os.symlink(models[task] / "weights.safetensors", target / "weights.safetensors")
    card = json.loads((models[task] / "model.json").read_text(encoding="utf-8"))
    (target / "model.json").write_text(json.dumps(card | changes) if content is None else content, encoding="utf-8")
    return target


def places(value, path=()):
    """The path of every value in JSON."""
    yield path
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, entry in entries:
        yield from places(entry, (*path, key))


def mutant(card: dict, rng: random.Random) -> dict:
    card = copy.deepcopy(card)
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        *parents, last = rng.choice([path for path in places(card) if path])
        holder = card
        for key in parents:
            holder = holder[key]
        fault = rng.random()
        if fault < 0.15:
            del holder[last]
        elif fault < 0.25 and isinstance(holder, dict):
            holder[rng.choice(("extra", "", "kind", "__class__"))] = copy.deepcopy(rng.choice(ODD))
        elif fault < 0.4 and type(holder[last]) in (int, float):
            holder[last] = holder[last] * rng.choice((-1, 0, 0.5, 2, 1000, 10**7))
        else:
            holder[last] = copy.deepcopy(rng.choice(ODD))
    return card


@pytest.mark.parametrize("task", ["land-cover", "referring"])
@pytest.mark.parametrize("seed", range(4))
def test_mutated_cards_load_or_are_one_sentence(models, tmp_path, task, seed):
    rng = random.Random(f"{task} {seed}")
    card = json.loads((models[task] / "model.json").read_text(encoding="utf-8"))
    load = load_mapping_model if task == "land-cover" else load_referring_model
    outcomes = {"loads": 0, "refused": 0}
    for _ in range(25):
        changed = mutant(card, rng)
        folder = spoiled(models, tmp_path / "model", task, json.dumps(changed))
        try:
            load(str(folder))
            outcomes["loads"] += 1
        except InputError as error:
            assert "\n" not in str(error) and len(str(error)) < 1000
            outcomes["refused"] += 1
    assert outcomes["refused"] > 5


@pytest.mark.parametrize(
    ("task", "changes", "words"),
    [
        ("land-cover", {"tile": 10**9}, "tile is 1000000000"),
        ("land-cover", {"tile": 100, "stride": 4}, "tile"),
        ("land-cover", {"version": 3}, "version is 3, not text"),
        ("land-cover", {"name": ["a"]}, "name is a list, not text"),
        ("land-cover", {"title": "a\nb"}, "title has the character"),
        ("land-cover", {"stride": 8}, "stride is 8, and the network has 4"),
        ("land-cover", {"classes": []}, "8 classes and the card 0"),
        ("land-cover", {"gsd": {"min": 1, "best": 0.5, "max": 10}}, "gsd.best"),
        ("land-cover", {"gsd": {"min": "1", "best": 1, "max": 10}}, "gsd.min"),
        ("land-cover", {"training": {"sets": 3}}, "training.sets"),
        ("land-cover", {"surprise": 1}, "surprise"),
        ("referring", {"response": {"threshold": 2}}, "response.threshold"),
        ("referring", {"text": {"encoder": ["a"]}}, "text.encoder"),
        ("referring", {"tile": 96}, "not a multiple of 64"),
    ],
)
def test_a_card_with_one_fault_says_which(models, tmp_path, task, changes, words):
    folder = spoiled(models, tmp_path / "model", task, **changes)
    with pytest.raises(InputError) as caught:
        (load_mapping_model if task == "land-cover" else load_referring_model)(str(folder))
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("task", "changes", "words"),
    [
        ("land-cover", {"layers": 10**7}, "layers is 10000000"),
        ("land-cover", {"width": 10**6}, "width is 1000000"),
        ("land-cover", {"heads": 3}, "multiples of its heads"),
        ("land-cover", {"encoder": "no_such_encoder"}, "does not fit its card"),
        ("land-cover", {"adapters": {"a": 10**9}}, "adapters.a"),
        ("land-cover", {"decoder": "other"}, "decoder"),
        ("land-cover", {"width": 64}, "does not fit its card"),
        ("referring", {"anchors": [10**9, 10**9, 10**9]}, "anchors"),
        ("referring", {"scales": 3}, "scales"),
        ("referring", {"text_width": 100}, "text encoder has 384"),
        ("referring", {"surprise": 1}, "surprise"),
    ],
)
def test_a_network_out_of_bounds_is_refused_before_it_is_built(models, tmp_path, task, changes, words):
    card = json.loads((models[task] / "model.json").read_text(encoding="utf-8"))
    folder = spoiled(models, tmp_path / "model", task, network=card["network"] | changes)
    with pytest.raises(InputError) as caught:
        (load_mapping_model if task == "land-cover" else load_referring_model)(str(folder))
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [DEEP, '{"format": 1, "a": ' + DEEP + "}", '{"format": ' + "9" * 1000 + "}", "{}", "[1]", "\x00", "{" * 10**6],
    ids=["deep", "deep inside", "digits", "empty", "list", "zero byte", "open"],
)
def test_text_that_is_no_card_is_one_sentence(models, tmp_path, text):
    folder = spoiled(models, tmp_path / "model", "land-cover", text)
    with pytest.raises(InputError, match="model card") as caught:
        read_card(folder)
    assert "\n" not in str(caught.value)


def test_a_card_that_is_too_large_is_refused_before_it_is_read(models, tmp_path):
    folder = spoiled(models, tmp_path / "model", "land-cover")
    os.truncate(folder / "model.json", 10**12)  # a file of holes: it takes no room on the disk
    with pytest.raises(InputError, match="too large"):
        read_card(folder)


@pytest.mark.skipif(os.name == "nt", reason="no devices in the file system")
@pytest.mark.parametrize("file", ["model.json", "weights.safetensors"])
@pytest.mark.parametrize("kind", ["/dev/zero", "fifo"])
def test_a_device_or_fifo_in_place_of_a_file_neither_blocks_nor_fills_the_memory(models, tmp_path, file, kind):
    folder = spoiled(models, tmp_path / "model", "land-cover")
    (folder / file).unlink()
    if kind == "fifo":
        os.mkfifo(folder / file)
    else:
        os.symlink(kind, folder / file)
    with pytest.raises(InputError, match="not a regular file"):
        load_mapping_model(str(folder))
    with pytest.raises(InputError):
        install_folder(folder, tmp_path / "installed")


@pytest.mark.skipif(os.name == "nt", reason="no FIFOs")
def test_a_fifo_in_place_of_a_zip_file_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "model.zip")
    with pytest.raises(InputError, match="not a regular file"):
        install_zip(tmp_path / "model.zip", tmp_path / "installed")


def test_weights_much_larger_than_the_network_are_not_read(models, tmp_path):
    folder = spoiled(models, tmp_path / "model", "land-cover")
    (folder / "weights.safetensors").unlink()
    with open(folder / "weights.safetensors", "wb") as file:
        file.truncate(10**12)
    with pytest.raises(InputError, match="too large"):
        load_mapping_model(str(folder))
    with pytest.raises(InputError, match="too large"):
        load_weights(folder, "0" * 64, 10**9)


@pytest.fixture
def with_bad_ones(models, tmp_path, monkeypatch) -> Path:
    """A folder of models: one good, three bad."""
    folder = tmp_path / "mine"
    folder.mkdir()
    spoiled(models, folder / "good", "land-cover", name="good")
    spoiled(models, folder / "number", "land-cover", version=3)
    spoiled(models, folder / "deep", "land-cover", DEEP)
    spoiled(models, folder / "list", "land-cover", name=["a"])
    monkeypatch.setenv("LANDSCRIBE_MODELS", str(folder))
    return folder


def test_a_bad_card_is_listed_as_bad_and_hides_no_other(with_bad_ones):
    assert "good" in installed_models() and "landscribe-ssdm" in installed_models()
    bad = {model.folder.name: model.reason for model in bad_models()}
    assert set(bad) == {"number", "deep", "list"}
    assert "version is 3, not text" in bad["number"] and "nested too deeply" in bad["deep"]
    assert bad_models()[0].folder.parent == with_bad_ones


def test_the_engine_and_the_command_line_list_bad_cards(with_bad_ones, capsys):
    result = METHODS["models"].run({}, silent)
    assert "good" in [card["name"] for card in result["models"]]
    assert {Path(entry["folder"]).name for entry in result["bad"]} == {"number", "deep", "list"}
    assert main(["models"]) == 0
    assert "number cannot be used: The model card" in capsys.readouterr().out
    assert main(["models", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out.splitlines()[-1])["bad"]) == 3


def test_a_bad_model_that_is_asked_for_gives_its_own_reason(with_bad_ones):
    for name in ("number", str(with_bad_ones / "number")):
        with pytest.raises(InputError, match="version is 3"):
            find_model(name)
