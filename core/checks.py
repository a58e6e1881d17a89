"""One finding about an installation."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from dataclasses import dataclass

OK, WARNING, ERROR = "ok", "warning", "error"


@dataclass(frozen=True)
class Check:
    """One finding.

    Attributes:
        name: The part that was checked.
        status: ok, warning or error.
        detail: The finding in words.
        remedy: How to repair it; empty if it is ok.
    """

    name: str
    status: str
    detail: str
    remedy: str = ""
