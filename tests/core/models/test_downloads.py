"""Models taken in from catalogues, zip files and folders, checked, and removed."""

import dataclasses
import hashlib
import json
import struct
import zipfile
from pathlib import Path

import pytest

from core.engine.methods import METHODS
from core.errors import Cancelled, InputError
from core.models.card import read_card, write_card
from core.models.catalogue import offer_at, read_catalogue
from core.models.downloads import (
    export_zip,
    install_download,
    install_folder,
    install_zip,
    remove_model,
    size_of,
    to_fetch,
    waiting_room,
)
from core.models.registry import FOLDERS_VARIABLE, installed_models, model_folders
from core.progress import silent

AT = "https://models.example.org/landscribe/catalogue.json"


@pytest.fixture
def packed(tmp_path) -> Path:
    """A model's folder, with weights that are a safetensors file of no tensors."""
    return make(tmp_path / "packed")


def make(folder: Path, **changes) -> Path:
    header = json.dumps({"__metadata__": {"by": "the test"}}).encode()
    folder.mkdir()
    (folder / "weights.safetensors").write_bytes(struct.pack("<Q", len(header)) + header + bytes(3_000_000))
    digest = hashlib.sha256((folder / "weights.safetensors").read_bytes()).hexdigest()
    bundled = next(iter(installed_models().values()))[1]
    card = dataclasses.replace(bundled, name="coast", title="Coasts", weights_sha256=digest)
    write_card(dataclasses.replace(card, **changes), folder)
    (folder / "README.md").write_text("What it is.")
    (folder / "setup.py").write_text("print('run me')")
    return folder


def zipped(folder: Path, target: Path, inside: str = "coast-1.0/") -> Path:
    with zipfile.ZipFile(target, "w") as archive:
        for file in folder.iterdir():
            archive.write(file, inside + file.name)
    return target


def catalogue(folder: Path, **changes) -> str:
    files = [
        {
            "name": name,
            "url": f"coast/{name}",
            "sha256": hashlib.sha256((folder / name).read_bytes()).hexdigest(),
            "size": (folder / name).stat().st_size,
        }
        for name in ("model.json", "weights.safetensors")
    ]
    entry = {"name": "coast", "title": "Coasts", "version": "1", "task": "land-cover", "licence": "CC BY 4.0"}
    return json.dumps({"format": 1, "models": [entry | {"files": files} | changes]})


def content(folder: Path) -> set:
    return {file.name for file in folder.iterdir()}


def test_an_exported_model_is_installed_elsewhere_and_a_failed_export_leaves_nothing(packed, tmp_path):
    export_zip(packed, tmp_path / "coast.zip")
    assert install_zip(tmp_path / "coast.zip", tmp_path / "models").name == "coast"
    assert content(tmp_path / "models" / "coast") == {"model.json", "weights.safetensors", "README.md"}

    def cancel(fraction, stage):
        raise Cancelled

    (tmp_path / "to").mkdir()
    with pytest.raises(Cancelled):
        export_zip(packed, tmp_path / "to" / "coast.zip", cancel)
    with pytest.raises(InputError, match="cannot be written"):
        export_zip(packed, tmp_path / "nowhere" / "coast.zip")
    assert content(tmp_path / "to") == set()


def test_a_folder_becomes_a_model_without_what_is_not_one(packed, tmp_path, monkeypatch):
    models, fractions = tmp_path / "models", []
    card = install_folder(packed, models, lambda fraction, stage: fractions.append(fraction))
    assert card.name == "coast" and content(models) == {"coast"}
    assert content(models / "coast") == {"model.json", "weights.safetensors", "README.md"}
    assert fractions == sorted(fractions) and fractions[-1] == 1 and len(fractions) > 1
    assert size_of(models / "coast") > 3_000_000
    monkeypatch.setenv(FOLDERS_VARIABLE, str(models))
    assert installed_models()["coast"][0] == models / "coast"


def test_a_zip_becomes_a_model_wherever_the_model_lies_in_it(packed, tmp_path):
    for index, inside in enumerate(("", "coast-1.0/", "a/b/")):
        archive = zipped(packed, tmp_path / f"{index}.zip", inside)
        models = tmp_path / f"models {index}"
        assert install_zip(archive, models).title == "Coasts"
        assert content(models / "coast") == {"model.json", "weights.safetensors", "README.md"}


def test_a_newer_version_replaces_the_older_one_and_the_same_is_told(packed, tmp_path):
    models = tmp_path / "models"
    install_folder(packed, models)
    with pytest.raises(InputError, match="is installed already"):
        install_folder(packed, models)
    install_folder(make(tmp_path / "newer", version="2"), models)
    assert read_card(models / "coast").version == "2" and content(models) == {"coast"}


def spoil(folder: Path, what: str) -> None:
    weights = folder / "weights.safetensors"
    card = json.loads((folder / "model.json").read_text())
    if what == "weights":
        weights.write_bytes(weights.read_bytes()[:-1] + b"x")
    elif what == "missing":
        weights.unlink()
    elif what == "pickle":
        weights.write_bytes(b"\x80\x04K\x01." * 100)
        card["weights_sha256"] = hashlib.sha256(weights.read_bytes()).hexdigest()
    elif what == "name":
        card["name"] = "../../elsewhere"
    elif what == "card":
        card = {"format": 99}
    (folder / "model.json").write_text(json.dumps(card))


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("weights", "other SHA-256"),
        ("missing", "There is no weights.safetensors"),
        ("pickle", "no safetensors file"),
        ("name", "no name for a model"),
        ("card", "another format"),
    ],
)
def test_what_is_no_model_leaves_nothing(packed, tmp_path, what, words):
    spoil(packed, what)
    models = tmp_path / "models"
    archive = zipped(packed, tmp_path / "m.zip")
    for install, source in ((install_folder, packed), (install_zip, archive)):
        with pytest.raises(InputError, match=words):
            install(source, models)
        assert not models.exists() or content(models) == set()


def test_zips_that_are_none_or_hold_several(packed, tmp_path):
    (tmp_path / "text.zip").write_text("no zip")
    with pytest.raises(InputError, match="cannot be unpacked"):
        install_zip(tmp_path / "text.zip", tmp_path / "models")
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        for inside in ("a/", "b/"):
            archive.write(packed / "model.json", inside + "model.json")
    with pytest.raises(InputError, match="holds 2 models"):
        install_zip(tmp_path / "two.zip", tmp_path / "models")


def test_a_cancelled_installation_leaves_nothing(packed, tmp_path):
    def cancel(fraction, stage):
        raise Cancelled

    with pytest.raises(Cancelled):
        install_folder(packed, tmp_path / "models", cancel)
    assert content(tmp_path / "models") == set()


def test_a_model_is_removed_and_what_is_not_its_own_stays(packed, tmp_path):
    install_folder(packed, tmp_path / "models")
    remove_model(tmp_path / "models" / "coast")
    assert content(tmp_path / "models") == set()
    remove_model(packed)
    assert content(packed) == {"setup.py"}
    with pytest.raises(InputError, match="part of Landscribe"):
        remove_model(model_folders()[0] / "landscribe-ssdm")
    assert (model_folders()[0] / "landscribe-ssdm" / "model.json").exists()


def test_a_download_gathers_and_goes_on_where_it_stopped(packed, tmp_path):
    models = tmp_path / "models"
    (offer,) = read_catalogue(catalogue(packed), AT)
    assert (offer.name, offer.licence, offer.size) == ("coast", "CC BY 4.0", sum(file.size for file in offer.files))
    assert offer.files[0].url == "https://models.example.org/landscribe/coast/model.json"
    parts = dict(to_fetch(offer, models))
    card, weights = offer.files
    parts[card].write_bytes((packed / "model.json").read_bytes())
    parts[weights].write_bytes((packed / "weights.safetensors").read_bytes())
    assert install_download(offer, models).name == "coast"
    assert content(models / "coast") == {"model.json", "weights.safetensors"} and not any(
        (models / ".downloads").iterdir()
    )
    assert waiting_room(models, offer) == waiting_room(models, read_catalogue(catalogue(packed), AT)[0])


def test_a_damaged_download_does_not_stay(packed, tmp_path):
    models = tmp_path / "models"
    (offer,) = read_catalogue(catalogue(packed), AT)
    for file, part in to_fetch(offer, models):
        part.write_bytes((packed / file.name).read_bytes()[::-1])
    with pytest.raises(InputError, match="came damaged"):
        install_download(offer, models)
    assert not waiting_room(models, offer).exists() and not (models / "coast").exists()


def test_a_download_needs_room(packed, tmp_path):
    text = json.loads(catalogue(packed))
    text["models"][0]["files"][1]["size"] = 10**18
    (offer,) = read_catalogue(json.dumps(text), AT)
    with pytest.raises(InputError, match="make room"):
        to_fetch(offer, tmp_path / "models")


@pytest.mark.parametrize(
    "text",
    [
        "no JSON",
        "[]",
        '{"format": 2, "models": []}',
        '{"format": 1, "models": [{"name": "a"}]}',
        '{"format": 1, "models": null}',
    ],
)
def test_what_is_no_catalogue(text):
    with pytest.raises(InputError, match="no catalogue of models"):
        read_catalogue(text, AT)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": "../up"}, "no catalogue"),
        ({"files": []}, "no catalogue"),
        ({"files": [{"name": "run.py", "url": "run.py", "sha256": "0" * 64, "size": 1}]}, "no catalogue"),
        ({"files": [{"name": "model.json", "url": "m", "sha256": "abc", "size": 1}]}, "no catalogue"),
        ({"files": [{"name": "model.json", "url": "http://a.org/m", "sha256": "0" * 64, "size": 1}]}, "https://"),
        ({"files": [{"name": "model.json", "url": "file:///etc/passwd", "sha256": "0" * 64, "size": 1}]}, "https://"),
    ],
)
def test_offers_that_cannot_be_trusted(packed, change, words):
    with pytest.raises(InputError, match=words):
        read_catalogue(catalogue(packed, **change), AT)


def test_an_empty_catalogue_has_no_offers():
    assert read_catalogue('{"format": 1, "models": []}', AT) == []


def test_a_model_at_an_address_of_its_own():
    digest = "ab" * 32
    archive = offer_at(f"https://a.org/x/coast.zip#sha256={digest.upper()}")
    assert [(file.name, file.url, file.sha256) for file in archive.files] == [
        ("model.zip", "https://a.org/x/coast.zip", digest)
    ]
    for address in ("https://a.org/x/coast", "https://a.org/x/coast/", "https://a.org/x/coast/model.json"):
        assert [file.url for file in offer_at(address).files] == [
            "https://a.org/x/coast/model.json",
            "https://a.org/x/coast/weights.safetensors",
        ]
    assert offer_at("http://127.0.0.1:8000/m.zip").files[0].url == "http://127.0.0.1:8000/m.zip"
    for address in ("http://a.org/m.zip", "ftp://a.org/m.zip", "a.org/m.zip", "", "https://[", "file:///m.zip"):
        with pytest.raises(InputError, match="https://"):
            offer_at(address)
    with pytest.raises(InputError, match="64 digits"):
        offer_at("https://a.org/m.zip#sha256=12")


def test_a_running_engine_is_told_where_models_are(packed, tmp_path, monkeypatch):
    monkeypatch.setenv(FOLDERS_VARIABLE, "")
    install_folder(packed, tmp_path / "models")
    assert "coast" not in {card["name"] for card in METHODS["models"].run({}, silent)["models"]}
    result = METHODS["models"].run({"folders": [str(tmp_path / "nowhere"), str(tmp_path / "models")]}, silent)
    assert "coast" in {card["name"] for card in result["models"]}
    assert "coast" in {card["name"] for card in METHODS["models"].run({}, silent)["models"]}
