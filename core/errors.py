"""The errors that reach a user. Each is one sentence that says what is wrong and what to change."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.


class InputError(ValueError):
    """The user's input cannot be used (command line exit code 2, engine error code ``input``)."""


class Cancelled(Exception):
    """The user stopped the work (exit code 130, engine error code ``cancelled``)."""


class EngineError(RuntimeError):
    """The work failed for a reason other than the user's input."""


def one_sentence(error: BaseException) -> str:
    """The error's message on one line."""
    return " ".join(str(error).split())[:500]
