"""Data and the text encoder that the referring trainings of the tests use."""

import pytest

from tests.fixtures.referring_training import use_hashed_text, write_referring_data


@pytest.fixture(autouse=True)
def hashed_text(monkeypatch):
    use_hashed_text(monkeypatch)


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    """A data folder with a small Tokyo and a few captioned scenes."""
    return write_referring_data(tmp_path_factory.mktemp("referring"))
