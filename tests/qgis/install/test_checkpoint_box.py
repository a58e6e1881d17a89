"""Known checkpoints of the hub on the page of models: what is known is said, and nothing is downloaded unasked."""

import pytest
from qgis.core import Qgis, QgsProject, QgsSettings
from qgis.PyQt.QtWidgets import QMessageBox

from landscribe.ui.algorithms import network_consent
from landscribe.ui.install import models_page
from tests.qgis.conftest import wait_until

COMMIT = "c0ffee" * 6 + "c0de"


@pytest.fixture
def page(engine, model, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    QgsProject.instance().clear()
    page = models_page.ModelsPage()
    page.heard = []
    page.notice.connect(lambda text, level: page.heard.append((level, text)))
    yield page
    page.dispose()
    page.deleteLater()
    QgsProject.instance().clear()
    QgsSettings().remove("landscribe")


def chosen(page, name):
    box = page.checkpoints
    box.offer.setCurrentIndex(box.offer.findData(name))
    return box


@pytest.fixture
def asked(monkeypatch):
    """The questions that were asked; the first button of each is pressed."""
    questions = []

    def ask(box):
        questions.append(f"{box.text()} {box.informativeText()}")
        monkeypatch.setattr(QMessageBox, "clickedButton", lambda self: box.buttons()[0])

    monkeypatch.setattr(QMessageBox, "exec", ask)
    return questions


@pytest.mark.parametrize(
    "name, facts, can",
    [
        ("clip-vit-l-14", ("openai/clip-vit-large-patch14", "licence: see its page", "1.7 GB", "Not tried here"), True),
        ("clip-vit-g-14-laion2b", ("MIT", "size not known"), True),
        ("clip-rsicd-v2", ("No commit", "give the revision yourself"), False),
        ("remoteclip-vit-b-32", ("names of open_clip", "models convert"), False),
    ],
)
def test_what_is_known_is_said(page, name, facts, can):
    box = chosen(page, name)
    assert all(fact in box.remark.text() for fact in facts)
    assert box.download_button.isEnabled() is can
    box.revision.setText("main")
    assert not box.download_button.isEnabled()  # a branch moves
    box.revision.setText(COMMIT)
    assert box.download_button.isEnabled() is (name != "remoteclip-vit-b-32")


def test_a_checkpoint_is_asked_for_downloaded_and_listed(page, asked, engine):
    box = chosen(page, "clip-rsicd-v2")
    box.revision.setText(COMMIT)
    box.download_button.click()
    assert page.work_bar.isVisibleTo(page) and not box.download_button.isEnabled()
    wait_until(lambda: page.heard)
    assert page.heard == [(Qgis.MessageLevel.Success, "clip-rsicd-v2 is installed.")]
    assert box.download_button.isEnabled()
    assert len(asked) == 1 and "Download CLIP RSICD ViT-B/32 from the Hugging Face hub? About 605 MB" in asked[0]
    (params,) = engine.requests("get_model")
    assert (params["checkpoint"], params["revision"], params["allow_network"]) == ("clip-rsicd-v2", COMMIT, True)
    assert params["output"].endswith("models/clip-rsicd-v2")


@pytest.mark.parametrize("engine", ["slow"], indirect=True)
def test_a_download_is_cancelled(page, engine):
    network_consent.remember_consent(QgsProject.instance(), True)
    box = chosen(page, "clip-vit-l-14")
    box.download_button.click()
    wait_until(lambda: page._request is not None and page.work_bar.isVisibleTo(page))
    page.cancel()
    wait_until(lambda: not page._busy())
    assert page.heard == [] and box.download_button.isEnabled()


def test_a_project_without_downloads_downloads_nothing(page, engine):
    network_consent.remember_consent(QgsProject.instance(), False)
    box = chosen(page, "clip-vit-l-14")
    box.download_button.click()
    assert "not allowed in this project" in box.remark.text()
    assert not page._busy() and not engine.requests("get_model")
