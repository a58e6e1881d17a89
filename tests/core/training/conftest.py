"""Data that the trainings of the tests run on."""

import pytest

from tests.fixtures.training import write_training_data


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    """A data folder with a small Tokyo and a few scenes."""
    return write_training_data(tmp_path_factory.mktemp("data"))
