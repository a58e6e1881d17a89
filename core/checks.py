"""One finding about an installation."""

from dataclasses import dataclass

OK, WARNING, ERROR = "ok", "warning", "error"


@dataclass(frozen=True)
class Check:
    """One thing looked at: ``status`` is ok, warning or error; ``remedy`` says what to do unless it is ok."""

    name: str
    status: str
    detail: str
    remedy: str = ""
