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


def number_text(value: float, digits: int) -> str:
    """A number in QGIS's language. QLocale itself refuses a whole number where it expects digits after the point."""
    return QLocale().toString(float(value), "f", digits)


def area_text(square_metres: float) -> str:
    """An area in a unit and with digits that suit it: ``5 m²``, ``0.42 ha``, ``31 ha`` or ``2.4 km²``."""
    if square_metres < 1000:
        return tr("{area} m²").format(area=number_text(square_metres, 1 if square_metres < 10 else 0))
    if square_metres < 1e7:
        hectares = square_metres / 1e4
        return tr("{area} ha").format(area=number_text(hectares, 2 if hectares < 10 else 1))
    return tr("{area} km²").format(area=number_text(square_metres / 1e6, 1))


def bytes_text(count: int) -> str:
    """``1.2 GB``, ``45 MB`` or ``0.8 MB``; a question mark where the size is unknown (0)."""
    if not count:
        return "?"
    megabytes = count / 1e6
    if megabytes >= 1000:
        return tr("{size} GB").format(size=number_text(megabytes / 1000, 1))
    digits = 0 if megabytes >= 10 else 1
    return tr("{size} MB").format(size=number_text(max(0.1, megabytes), digits))
