"""The command line, run in this process."""

import pytest

from core.cli import __main__ as cli


@pytest.fixture
def landscribe(request, monkeypatch, capsys):
    """Runs a command; returns exit code, standard output and standard error.

    Models and cache are those in the folder ``place``, where the test file has such a fixture.
    """
    if "place" in request.fixturenames:
        folder = request.getfixturevalue("place")
        monkeypatch.setenv("LANDSCRIBE_MODELS", str(folder / "models"))
        monkeypatch.setenv("LANDSCRIBE_CACHE", str(folder / "cache"))

    def run(*arguments):
        status = cli.main([str(argument) for argument in arguments])
        return status, *capsys.readouterr()

    return run
