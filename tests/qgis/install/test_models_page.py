"""The page of models: a loopback server plays the world's model shelves, with its faults."""

import contextlib
import hashlib
import json
import os
import struct
import threading
import time
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from qgis.core import Qgis, QgsNetworkContentFetcher, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPoint, QSize
from qgis.PyQt.QtWidgets import QMessageBox

from landscribe.ui.install import models_page
from landscribe.ui.install.download import Download
from landscribe.ui.install.work import Work
from tests.qgis.conftest import CARD, wait_until

WEIGHTS = "weights.safetensors"


class Shelf:
    """What the server gives: ``files`` by path. ``cut`` ends an answer after so many bytes, ``ranges`` are honoured or
    not, ``status`` is given instead of an answer, and ``slow`` waits after the first bytes until it is set."""

    def __init__(self):
        self.files: dict[str, bytes] = {}
        self.asked: list[tuple[str, str]] = []  # path and Range header
        self.cut = 0
        self.ranges, self.status = True, 200
        self.slow = None
        shelf = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                shelf.answer(self)

            def log_message(self, *words):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def answer(self, request) -> None:
        asked = request.headers.get("Range", "")
        self.asked.append((request.path, asked))
        content = self.files.get(request.path)
        if content is None or self.status != 200:
            request.send_error(404 if content is None else self.status)
            return
        start = int(asked[6:].partition("-")[0]) if asked and self.ranges else 0
        if start and start >= len(content):
            request.send_error(416)
            return
        request.send_response(206 if start else 200)
        if start:
            request.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        body = content[start:]
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        if self.slow is not None and len(body) > 100_000:
            request.wfile.write(body[:100_000])
            self.slow.wait(20)
            body = body[100_000:]
        if self.cut and len(body) > self.cut:
            request.wfile.write(body[: self.cut])
            request.wfile.flush()
            request.connection.close()
            return
        with contextlib.suppress(OSError):  # the client has gone
            request.wfile.write(body)


@pytest.fixture
def shelf():
    shelf = Shelf()
    yield shelf
    shelf.server.shutdown()
    shelf.server.server_close()


def make_model(folder: Path, **changes) -> Path:
    """A model's folder: its weights are a safetensors file of no tensors, six million bytes long."""
    folder.mkdir(parents=True)
    header = b'{"__metadata__":{"by":"the test"}}'
    (folder / WEIGHTS).write_bytes(struct.pack("<Q", len(header)) + header + os.urandom(6_000_000))
    digest = hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()
    card = {"name": "coast", "title": "Coasts", "licence": "CC BY 4.0", "weights_sha256": digest, **changes}
    (folder / "model.json").write_text(json.dumps({**CARD, **card}))
    return folder


@pytest.fixture
def coast(tmp_path) -> Path:
    return make_model(tmp_path / "coast")


def offer_all(shelf: Shelf, model: Path) -> str:
    """Put ``model`` and a catalogue of it on the shelf; returns the catalogue's address."""
    files = []
    for name in ("model.json", WEIGHTS):
        content = (model / name).read_bytes()
        shelf.files[f"/coast/{name}"] = content
        digest = hashlib.sha256(content).hexdigest()
        files.append({"name": name, "url": f"coast/{name}", "sha256": digest, "size": len(content)})
    entry = {"name": "coast", "title": "Coasts", "version": "1", "task": "land-cover", "licence": "CC BY 4.0"}
    shelf.files["/catalogue.json"] = json.dumps({"format": 1, "models": [{**entry, "files": files}]}).encode()
    return shelf.address + "/catalogue.json"


@pytest.fixture
def page(engine, model, tmp_path, monkeypatch):
    """The page, with the user's data in a folder of the test; ``page.heard`` is what it said, by level."""
    from landscribe.ui.install.models_page import ModelsPage

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    page = ModelsPage()
    page.heard, page.changes = [], []
    page.notice.connect(lambda text, level: page.heard.append((level, text)))
    page.changed.connect(lambda: page.changes.append(titles(page)))
    yield page
    page.dispose()
    page.deleteLater()
    QgsSettings().remove("landscribe")


def titles(page) -> list:
    return [page.installed.topLevelItem(row).text(0) for row in range(page.installed.topLevelItemCount())]


def models(tmp_path) -> Path:
    return tmp_path / "data" / "landscribe" / "models"


def waiting(tmp_path) -> "dict[str, int]":
    """What of downloads is kept: name and bytes."""
    return {file.name: file.stat().st_size for file in models(tmp_path).glob(".downloads/*/*")}


def looked(page, address: str) -> None:
    page.catalogue.address.setText(address)
    page.catalogue.load()
    wait_until(lambda: page.catalogue._fetcher is None)


def downloaded(page) -> None:
    page.catalogue.download_button.click()
    wait_until(lambda: not page._busy())


def test_what_is_installed_is_shown_with_its_card(page, engine):
    from landscribe.core.models.registry import installed_models

    assert set(titles(page)) == {card.title for _, card in installed_models().values()} >= {"Pretend model"}
    bundled = page.installed.topLevelItem(titles(page).index("Landscribe land cover"))
    page.installed.setCurrentItem(bundled)
    text = page.card.toPlainText()
    assert "GPL-2.0" in text and "Agriculture" in text and "0.3 to 10 m per pixel" in text and "landscribe-ssdm" in text
    assert bundled.text(2).endswith(" MB") and not page.remove_button.isEnabled()
    assert page.remove_button.toolTip() == "This model is part of Landscribe: it cannot be removed."


@pytest.mark.parametrize(
    "card",
    [
        {**CARD, "name": "odd", "version": 3},
        {**CARD, "name": ["odd"]},
        {**CARD, "name": "odd", "classes": {"code": 1}},
        {**CARD, "name": "odd", "gsd": None},
        [],
        "[" * 100_000,
    ],
    ids=["version", "name", "classes", "gsd", "list", "nested"],
)
def test_a_bad_card_is_listed_with_its_reason_and_nothing_else_suffers(page, tmp_path, card, qgis_iface):
    """The page, the dock and the algorithms work as if the bad model were not there."""
    from landscribe.ui.dock import LandscribeDock
    from landscribe.ui.engine.models import mapping_models

    before = titles(page)
    folder = tmp_path / "models" / "odd"
    folder.mkdir()
    (folder / "model.json").write_text(card if isinstance(card, str) else json.dumps(card))
    page.refresh()

    assert titles(page) == before and "pretend" in mapping_models()
    assert page.unusable.text().startswith("odd cannot be used: ") and page.unusable.text().endswith(".")
    dock = LandscribeDock(qgis_iface)
    assert dock.map_page.model.findData("pretend") >= 0 and dock.map_page.model.findData("odd") < 0
    dock.dispose()
    dock.deleteLater()
    assert page.heard == []


def test_there_is_no_public_catalogue_and_the_page_says_so(page, shelf):
    assert "no public catalogue" in page.catalogue.offer_line.text() and not page.catalogue.download_button.isEnabled()
    shelf.files["/catalogue.json"] = b'{"format": 1, "models": []}'
    looked(page, shelf.address + "/catalogue.json")
    assert (
        page.catalogue.offer_line.text() == "This catalogue offers no models."
        and not page.catalogue.download_button.isEnabled()
    )
    assert page.heard == []


def test_a_model_is_downloaded_checked_and_used(page, shelf, coast, tmp_path, engine):
    from landscribe.ui.engine.models import mapping_models

    looked(page, offer_all(shelf, coast))
    assert page.catalogue.offer.currentText() == "Coasts 1 (6.0 MB)" and "CC BY 4.0" in page.catalogue.offer_line.text()
    seen = []
    page.work_bar.progress.valueChanged.connect(seen.append)
    engine.client.start()
    wait_until(lambda: engine.client.state == "ready")
    downloaded(page)

    assert page.heard == [(Qgis.MessageLevel.Success, "Coasts is installed.")]
    assert page.changes and "Coasts" in page.changes[-1] and "coast" in mapping_models()
    assert {file.name for file in (models(tmp_path) / "coast").iterdir()} == {"model.json", WEIGHTS}
    assert (models(tmp_path) / "coast" / WEIGHTS).read_bytes() == (coast / WEIGHTS).read_bytes()
    assert waiting(tmp_path) == {} and len({value for value in seen if 0 < value < 1000}) > 3
    assert not page.work_bar.isVisibleTo(page)
    wait_until(lambda: "models" in engine._log.read_text())  # the running engine was told
    told = [json.loads(line) for line in engine._log.read_text().splitlines() if '"models"' in line]
    assert str(models(tmp_path)) in told[-1]["params"]["folders"]


@pytest.mark.parametrize("ranges", [True, False])
def test_a_download_that_broke_off_goes_on(page, shelf, coast, tmp_path, ranges):
    """Where it stopped; from the beginning where the server cannot do that."""
    looked(page, offer_all(shelf, coast))
    shelf.cut = 2_500_000
    downloaded(page)
    (level, sentence), *more = page.heard
    assert level == Qgis.MessageLevel.Critical and "127.0.0.1" in sentence and "continues where it stopped" in sentence
    assert not more and "Coasts" not in titles(page)
    kept = waiting(tmp_path)[WEIGHTS + ".part"]
    assert 0 < kept <= 2_500_000

    shelf.cut, shelf.ranges = 0, ranges
    downloaded(page)
    assert shelf.asked[-1] == (f"/coast/{WEIGHTS}", f"bytes={kept}-")
    assert [path for path, _ in shelf.asked].count("/coast/model.json") == 1, "what is whole is not fetched again"
    assert "Coasts" in titles(page)
    assert (models(tmp_path) / "coast" / WEIGHTS).read_bytes() == (coast / WEIGHTS).read_bytes()


def test_a_cancelled_download_can_go_on(page, shelf, coast, tmp_path):
    looked(page, offer_all(shelf, coast))
    shelf.slow = threading.Event()
    page.catalogue.download_button.click()
    wait_until(lambda: waiting(tmp_path).get(WEIGHTS + ".part"))
    page.work_bar.cancel_button.click()
    assert not page._busy() and page.heard == [] and page.add_button.isEnabled()
    shelf.slow.set()
    shelf.slow = None
    downloaded(page)
    assert shelf.asked[-1][1].startswith("bytes=") and "Coasts" in titles(page)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("content", "came damaged"),
        ("longer", "larger than expected"),
        ("status", "127.0.0.1"),
        ("gone", "127.0.0.1"),
    ],
)
def test_what_is_not_as_offered_is_not_installed(page, shelf, coast, tmp_path, fault, words):
    looked(page, offer_all(shelf, coast))
    path = f"/coast/{WEIGHTS}"
    if fault == "content":
        shelf.files[path] = shelf.files[path][::-1]
    elif fault == "longer":
        shelf.files[path] += b"more"
    elif fault == "gone":
        del shelf.files[path]
    else:
        shelf.status = 503
    downloaded(page)
    assert len(page.heard) == 1 and words in page.heard[0][1] and page.heard[0][0] == Qgis.MessageLevel.Critical
    assert "Coasts" not in titles(page) and not (models(tmp_path) / "coast").exists()
    if fault == "content":
        assert waiting(tmp_path) == {}, "there is nothing to go on with"


def test_a_part_that_is_longer_than_the_file_begins_anew(page, shelf, coast, tmp_path):
    looked(page, offer_all(shelf, coast))
    from landscribe.core.models.downloads import to_fetch

    for _, part in to_fetch(page.catalogue.offers[0], models(tmp_path)):
        part.write_bytes(bytes(7_000_000))
    downloaded(page)
    assert "Coasts" in titles(page), page.heard


def test_catalogues_that_cannot_be_had(page, shelf):
    for address, words in (
        (shelf.address + "/nowhere.json", "cannot be downloaded"),
        ("http://models.example.org/catalogue.json", "https://"),
        ("file:///etc/passwd", "https://"),
    ):
        looked(page, address)
        assert words in page.heard.pop()[1] and page.catalogue.offer.count() == 0
    shelf.files["/page.html"] = b"<html>"
    looked(page, shelf.address + "/page.html")
    assert "no catalogue of models" in page.heard.pop()[1]


def test_models_from_addresses_files_and_folders(page, shelf, coast, tmp_path):
    packed = tmp_path / "coast.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in coast.iterdir():
            archive.write(file, f"coast-1/{file.name}")
    shelf.files["/coast.zip"] = packed.read_bytes()
    digest = hashlib.sha256(packed.read_bytes()).hexdigest()
    offer_all(shelf, coast)
    folder = models(tmp_path) / "coast"
    for take, what in (
        (page.install, str(packed)),
        (page.install, str(coast)),
        (page.install_from, f"{shelf.address}/coast.zip"),
        (page.install_from, f"{shelf.address}/coast.zip#sha256={digest}"),
        (page.install_from, f"{shelf.address}/coast/model.json"),
    ):
        take(what)
        wait_until(lambda: not page._busy())
        assert page.heard == [(Qgis.MessageLevel.Success, "Coasts is installed.")], what
        assert (folder / WEIGHTS).read_bytes() == (coast / WEIGHTS).read_bytes()
        page.heard.clear()
        page.remove(str(folder))
        assert not folder.exists() and "Coasts" not in titles(page) and page.heard == []
    page.install_from(f"{shelf.address}/coast.zip#sha256={'0' * 64}")
    wait_until(lambda: not page._busy())
    assert "came damaged" in page.heard.pop()[1] and waiting(tmp_path) == {}
    page.install(str(tmp_path / "models"))
    wait_until(lambda: not page._busy())
    assert "no model card" in page.heard.pop()[1]


def test_an_error_that_nobody_expected_is_the_installations(page, coast, monkeypatch):
    def fail(*_):
        raise KeyError("bands")

    monkeypatch.setattr(models_page, "install_folder", fail)
    page.install(str(coast))
    wait_until(lambda: not page._busy())
    ((_, sentence),) = page.heard
    assert sentence.startswith("The installation of the model failed unexpectedly (KeyError: 'bands')")


def test_what_is_over_is_gone(page, shelf, coast):
    """The objects of a look, a download and an installation end with them, not with the page."""
    looked(page, offer_all(shelf, coast))
    downloaded(page)
    assert "Coasts" in titles(page)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [page.findChildren(kind) for kind in (Download, Work, QgsNetworkContentFetcher)] == [[], [], []]


@pytest.mark.parametrize("under_way", ["a look", "a download", "an installation"])
def test_nothing_is_told_when_the_page_goes(page, shelf, coast, tmp_path, monkeypatch, under_way):
    address = offer_all(shelf, coast)
    going_on = threading.Event()
    if under_way == "a look":
        page.catalogue.address.setText(address)
        page.catalogue.load()
    elif under_way == "a download":
        looked(page, address)
        shelf.slow = going_on
        page.catalogue.download_button.click()
        wait_until(lambda: waiting(tmp_path).get(WEIGHTS + ".part"))
    else:
        monkeypatch.setattr(models_page, "install_folder", lambda *_: going_on.wait(0.5))
        page.install(str(coast))
    page.dispose()
    going_on.set()
    for _ in range(50):
        QCoreApplication.processEvents()
        time.sleep(0.01)
    assert page.heard == [] and page.changes == [] and not page._busy()


def test_removing_asks(page, coast, tmp_path, monkeypatch):
    page.install(str(coast))
    wait_until(lambda: not page._busy())
    page.installed.setCurrentItem(page.installed.topLevelItem(titles(page).index("Coasts")))
    asked = []
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "question", lambda *words: asked.append(words[2]) or answers[len(asked) - 1])
    page.remove_button.click()
    assert "Coasts" in titles(page) and "Remove Coasts" in asked[0]
    page.remove_button.click()
    assert "Coasts" not in titles(page) and not (models(tmp_path) / "coast").exists()


def test_a_fitted_model_shows_its_labels_and_is_exported(page, tmp_path, monkeypatch, errors):
    entry = {"name": "<b>field</b>", "labels": 12, "accuracy": 0.75, "low": 0.5, "high": 0.9}
    fitted = {
        "head": {"base": "pretend"},
        "training": {"labels": [{"file": "mine.gpkg", "sha256": "", "scene": "a.tif"}]},
        "scores": {"cross_validation": [entry, {**entry, "name": "wood", "accuracy": None}], "confusion": None},
    }
    make_model(models(tmp_path) / "mine", name="mine", title="Mine", **fitted)
    page.refresh()
    page.installed.setCurrentItem(page.installed.topLevelItem(titles(page).index("Mine")))
    card = page.card.toPlainText()
    assert "mine.gpkg" in card and "<b>field</b>: 12 labels, accuracy 75 % (50 to 90 %)" in card
    assert "wood: 12 labels\n" in card and "Starts from: pretend" in card

    told = []
    page.notice.connect(lambda text, level: told.append(text))
    monkeypatch.setattr(models_page.QFileDialog, "getSaveFileName", lambda *a: (str(tmp_path / "shared"), ""))
    page.export_button.click()
    wait_until(lambda: page._work is None)
    assert told == [f"Saved: {tmp_path / 'shared.zip'}"] and errors == []
    page.remove(str(models(tmp_path) / "mine"))
    page.install(str(tmp_path / "shared.zip"))
    wait_until(lambda: page._work is None)
    assert "Mine" in titles(page)


def test_a_folder_of_the_users_own(page, tmp_path, engine):
    """Models are used from there; the engine, running or not, knows."""
    from landscribe.ui.engine.locate import clean_environment
    from landscribe.ui.engine.models import mapping_models

    own = make_model(tmp_path / "own" / "river", name="river", title="Rivers").parent
    page.folder.setFilePath(str(own))
    assert "Rivers" in titles(page) and "river" in mapping_models() and page.changes
    folders = clean_environment(os.environ)["LANDSCRIBE_MODELS"].split(os.pathsep)
    assert folders == [str(tmp_path / "models"), str(models(tmp_path)), str(own)], "what the variable had stays"
    page.folder.setFilePath("")
    assert "Rivers" not in titles(page) and str(own) not in os.environ["LANDSCRIBE_MODELS"]


def test_the_page_fits_the_dock(page, coast, tmp_path):
    page.install(str(coast))
    wait_until(lambda: not page._busy())
    page.resize(QSize(46 * page.fontMetrics().averageCharWidth(), 700))
    page.show()
    picture = page.grab()
    picture.save(str(tmp_path / "page.png"))
    assert page.minimumSizeHint().width() <= 50 * page.fontMetrics().averageCharWidth()
    assert page.childAt(page.remove_button.mapTo(page, QPoint(5, 5))) is page.remove_button


def test_a_model_with_a_bad_card_is_named_and_the_others_are_listed(qgis_new_project, tmp_path, monkeypatch):
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "model.json").write_text('{"format": 1, "name": ["<b>a</b>"]}')
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "model.json").write_text("[" * 100_000)
    monkeypatch.setenv("LANDSCRIBE_MODELS", str(tmp_path))
    page = models_page.ModelsPage()
    try:
        assert page.installed.topLevelItemCount() == 2, "the bundled ones"
        lines = page.unusable.text().splitlines()
        assert [line.partition(" ")[0] for line in lines] == ["deep", "odd"]
        assert "nested too deeply" in lines[0] and "title is missing" in lines[1]
        assert not page.unusable.isHidden()
    finally:
        page.dispose()
        page.deleteLater()
