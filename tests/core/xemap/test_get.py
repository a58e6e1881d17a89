"""Models of checkpoints of transformers: in a folder, and of the hub at a commit, which a loopback server plays."""

import hashlib
import json

import pytest

from core.embeddings import fetch
from core.embeddings.access import Access
from core.errors import Cancelled, InputError
from core.models.downloads import remove_model
from core.models.offers import OFFERS, REVISION, UNTRIED
from core.models.registry import find_model
from core.xemap.get import GetRequest, get_model
from core.xemap.load import load_referring_model
from tests.fixtures.clip import write_clip
from tests.fixtures.range_server import serving

COMMIT = "a" * 40
NAME = "someone/a-clip"


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory):
    return write_clip(tmp_path_factory.mktemp("clip"), patch=14, max_shard_size="40KB")


@pytest.fixture(scope="module")
def pages(checkpoint, tmp_path_factory):
    """The hub's pages of the checkpoint: its list of files, with their hashes, and the files."""
    root = tmp_path_factory.mktemp("hub")
    files, listing = root / NAME / "resolve" / COMMIT, root / "api" / "models" / NAME / "tree" / COMMIT
    files.mkdir(parents=True)
    listing.parent.mkdir(parents=True)
    (files / "pytorch_model.bin").write_bytes(b"a pickle")
    entries = [{"type": "directory", "path": "onnx", "oid": "0" * 40, "size": 0}]
    for path in sorted(checkpoint.iterdir()):
        content = path.read_bytes()
        (files / path.name).write_bytes(content)
        oid = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
        entry = {"type": "file", "path": path.name, "size": len(content), "oid": oid}
        if path.suffix == ".safetensors":  # of git-lfs: the hash of a pointer, and the file's own
            entry |= {"oid": "1" * 40, "lfs": {"oid": hashlib.sha256(content).hexdigest(), "size": len(content)}}
        entries.append(entry)
    entries.append({"type": "file", "path": "pytorch_model.bin", "size": 8, "oid": "2" * 40})
    listing.write_text(json.dumps(entries))
    return root


@pytest.fixture
def hub(pages, monkeypatch):
    monkeypatch.setattr(fetch, "BACK_OFF", (0.02, 0.02))
    monkeypatch.setattr(fetch, "STALL_SECONDS", 1)
    with serving(pages, stall_seconds=2) as running:
        monkeypatch.setenv("HF_ENDPOINT", running.url)
        yield running


def got(tmp_path, checkpoint, progress=None, network=True, **changes):
    request = GetRequest(str(checkpoint), str(tmp_path / "mine"), **changes)
    return get_model(request, Access(network), progress or (lambda fraction, stage: None))


def test_a_folder_becomes_a_model_whose_tile_fits(checkpoint, tmp_path):
    result = got(tmp_path, checkpoint, network=False, licence="MIT")
    _, card = find_model(result.output)
    assert (card.tile, card.stride, card.licence, len(card.weights_sha256)) == (448, 8, "MIT", 64)
    assert load_referring_model(result.output).tile == result.tile == 448
    assert got(tmp_path, checkpoint, network=False).output == result.output  # again
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["model.json"]


def test_a_checkpoint_of_the_hub_is_downloaded_into_its_model(checkpoint, tmp_path, hub):
    shown = []
    result = got(tmp_path, f"{NAME}@{COMMIT}", lambda fraction, stage: shown.append(fraction))
    files = {path.name for path in (tmp_path / "mine").iterdir()}
    assert files == {path.name for path in checkpoint.iterdir()} - {"generation_config.json"} | {"model.json"}
    assert shown == sorted(shown) and len({round(fraction, 1) for fraction in shown}) > 3
    assert not hub.requests("pytorch_model.bin") and not list((tmp_path / ".downloads").iterdir())
    _, card = find_model(result.output)
    assert (card.network, card.training["got_from"]) == ({"kind": "clip", "checkpoint": "."}, f"{NAME}@{COMMIT}")
    hub.forget()
    assert load_referring_model(result.output).query("river") and not hub.requests()
    remove_model(tmp_path / "mine")
    assert not (tmp_path / "mine").exists()


def test_a_stopped_download_goes_on_where_it_stopped(tmp_path, hub):
    def stop(fraction, stage):
        if fraction > 0.4:
            raise Cancelled

    with pytest.raises(Cancelled):
        got(tmp_path, f"{NAME}@{COMMIT}", stop)
    assert [path.name for path in tmp_path.iterdir()] == [".downloads"]
    first = hub.bytes_sent()
    got(tmp_path, f"{NAME}@{COMMIT}")
    listing = hub.bytes_sent(f"tree/{COMMIT}") // 2
    everything = sum(path.stat().st_size for path in (tmp_path / "mine").iterdir() if path.name != "model.json")
    assert hub.bytes_sent() - first < everything + listing and hub.bytes_sent() < 1.6 * everything


@pytest.mark.parametrize(
    "fault, suffix, words",
    [
        ("truncate", ".safetensors", "the connection was cut"),
        ("stall", f"tree/{COMMIT}", "the server did not answer in time"),
        (404, "config.json", "it is not on the server"),
        (401, f"tree/{COMMIT}", "the server refuses it"),
        (503, f"tree/{COMMIT}", "the server answered with error 503"),
    ],
)
def test_a_hub_that_fails_is_said_and_leaves_no_model(tmp_path, hub, fault, suffix, words):
    hub.fail(fault, suffix)
    with pytest.raises(InputError, match=words):
        got(tmp_path, f"{NAME}@{COMMIT}")
    assert {path.name for path in tmp_path.iterdir()} <= {".downloads"}
    hub.forget()
    hub.fail(503, times=2)  # passes
    assert got(tmp_path, f"{NAME}@{COMMIT}").model == "mine"


def test_other_bytes_than_the_hub_lists_are_refused(pages, tmp_path, hub):
    path = pages / NAME / "resolve" / COMMIT / "model-00001-of-00003.safetensors"
    path = path if path.exists() else sorted(path.parent.glob("model-00001-of-*.safetensors"))[0]
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    try:
        with pytest.raises(InputError, match=f"{path.name} came damaged"):
            got(tmp_path, f"{NAME}@{COMMIT}")
    finally:
        path.write_bytes(content)
    assert got(tmp_path, f"{NAME}@{COMMIT}").model == "mine"  # the damaged file was not kept


def test_nothing_is_downloaded_that_was_not_allowed(tmp_path, hub):
    with pytest.raises(InputError, match="which was not allowed: allow downloads"):
        got(tmp_path, f"{NAME}@{COMMIT}", network=False)
    assert not hub.requests()


def test_offers_say_what_is_known_of_them(checkpoint, tmp_path, hub, monkeypatch):
    assert all(not offer.revision or REVISION.fullmatch(offer.revision) for offer in OFFERS.values())
    with pytest.raises(InputError, match=r"No commit of flax-community/clip-rsicd-v2 .* as --revision"):
        got(tmp_path, "clip-rsicd-v2")
    asked = []

    def fetched(name, revision, patterns, target, *others):
        asked.append((name, revision))
        for path in checkpoint.iterdir():
            (target / path.name).write_bytes(path.read_bytes())

    monkeypatch.setattr("core.xemap.get.fetch_checkpoint", fetched)
    assert got(tmp_path, "clip-vit-l-14").warnings == [UNTRIED]
    got(tmp_path, "remoteclip-vit-b-32", revision=COMMIT)  # its tokenizer is that of another checkpoint
    large = OFFERS["clip-vit-l-14"]
    assert asked == [
        (large.checkpoint, large.revision),
        (OFFERS["remoteclip-vit-b-32"].checkpoint, COMMIT),
        (large.checkpoint, large.revision),
    ]
    assert (tmp_path / "mine" / "tokenizer" / "vocab.json").is_file()


@pytest.mark.parametrize(
    "name, words", [("someone/a-clip@main", "is neither a folder"), ("nothing", "is neither a folder"), ("", "neither")]
)
def test_what_cannot_be_got_is_said_and_leaves_nothing(tmp_path, name, words):
    with pytest.raises(InputError, match=words):
        got(tmp_path, name)
    assert not list(tmp_path.iterdir())


def test_a_checkpoint_that_is_refused_leaves_nothing(checkpoint, tmp_path):
    with pytest.raises(InputError, match="There are no weights in"):
        got(tmp_path, tmp_path)
    assert not list(tmp_path.iterdir())
    (tmp_path / "mine").mkdir()
    with pytest.raises(InputError, match="is no model that was made this way"):
        got(tmp_path, checkpoint)
