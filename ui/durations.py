"""Time left, as people say it."""

from .i18n import tr


def in_words(seconds: float) -> str:
    """``8 s``, ``2 min 05 s`` or ``1 h 20 min``."""
    whole = max(0, round(seconds))
    if whole < 60:
        return tr("{s} s").format(s=whole)
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return tr("{min} min {s:02d} s").format(min=minutes, s=rest)
    return tr("{h} h {min:02d} min").format(h=minutes // 60, min=minutes % 60)
