"""Data and the text encoder that the referring trainings of the tests use."""

import pytest

from core.training.referring import calibrate, export, meanings, texts, validate
from tests.fixtures.referring_training import HashedText, write_referring_data


@pytest.fixture(autouse=True)
def hashed_text(monkeypatch):
    monkeypatch.setattr(texts, "TextEncoder", HashedText)
    monkeypatch.setattr(validate, "TextEncoder", HashedText)
    monkeypatch.setattr(calibrate, "TextEncoder", HashedText)
    monkeypatch.setattr(export, "TextEncoder", HashedText)
    monkeypatch.setattr(meanings, "TextEncoder", HashedText)


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    """A data folder with a small Tokyo and a few captioned scenes."""
    return write_referring_data(tmp_path_factory.mktemp("referring"))
