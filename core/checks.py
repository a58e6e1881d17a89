"""One finding about an installation."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from dataclasses import dataclass

OK, WARNING, ERROR = "ok", "warning", "error"


@dataclass(frozen=True)
class Check:
    """One thing looked at: ``status`` is ok, warning or error; ``remedy`` says what to do unless it is ok."""

    name: str
    status: str
    detail: str
    remedy: str = ""
