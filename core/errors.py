"""The errors that reach a user. Each is one sentence that says what is wrong and what to change."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.


class InputError(ValueError):
    """The user's input cannot be used (command line exit code 2, engine error code ``input``)."""


class NoValidPixel(InputError):
    """A run has nothing to answer for: its extent, or the polygons in it, hold no valid pixel."""


class Cancelled(Exception):
    """The user stopped the work (exit code 130, engine error code ``cancelled``)."""


class EngineError(RuntimeError):
    """The work failed for a reason other than the user's input."""


def not_utf8(name: str) -> InputError:
    """The error for a name with bytes that are not UTF-8, which GDAL and JSON cannot hold."""
    return InputError(f"The name {name} is not UTF-8: rename it, or the folder that it is in.")


def one_sentence(error: BaseException) -> str:
    """The error's own words on one line, with escapes for what is no text (names that are not UTF-8)."""
    return " ".join(str(error).split())[:500].encode("utf-8", "backslashreplace").decode()
