"""Durations and file sizes as text for the user."""

from qgis.PyQt.QtCore import QLocale

from .i18n import tr


def duration_text(seconds: float) -> str:
    """``8 s``, ``2 min 05 s`` or ``1 h 20 min``."""
    whole = max(0, round(seconds))
    if whole < 60:
        return tr("{s} s").format(s=whole)
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return tr("{min} min {s:02d} s").format(min=minutes, s=rest)
    return tr("{h} h {min:02d} min").format(h=minutes // 60, min=minutes % 60)


def bytes_text(count: int) -> str:
    """``1.2 GB``, ``45 MB`` or ``0.8 MB``; a question mark where the size is unknown (0)."""
    if not count:
        return "?"
    megabytes = count / 1e6
    if megabytes >= 1000:
        return tr("{size} GB").format(size=QLocale().toString(megabytes / 1000, "f", 1))
    digits = 0 if megabytes >= 10 else 1
    return tr("{size} MB").format(size=QLocale().toString(max(0.1, megabytes), "f", digits))
