"""The user's language: ``resources/i18n/landscribe_<language>.ts`` is read directly, without compilation."""

from functools import cache
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QLocale, QXmlStreamReader

TRANSLATIONS = Path(__file__).resolve().parents[1] / "resources" / "i18n"


def tr(text: str) -> str:
    """``text`` in QGIS's language, or ``text`` itself if there is no translation."""
    return translations().get(text, text)


@cache
def translations() -> "dict[str, str]":
    """English text to finished translation, for the locale (``zh_CN``, or ``zh-Hans``) or its language (``de``).

    Read once, because QGIS changes its language only when it starts.
    """
    locale = QLocale(QgsApplication.locale()).name()
    for name in (locale, locale.partition("_")[0]):
        path = TRANSLATIONS / f"landscribe_{name}.ts"
        if path.is_file():
            return _read(path)
    return {}


def _read(path: Path) -> "dict[str, str]":
    """The finished translations of a Qt Linguist file."""
    finished_texts, source = {}, ""
    reader = QXmlStreamReader(path.read_bytes())
    while not reader.atEnd():
        reader.readNext()
        if not reader.isStartElement():
            continue
        if reader.name() == "source":
            source = reader.readElementText()
        elif reader.name() == "translation":
            finished = not reader.attributes().hasAttribute("type")
            text = reader.readElementText()
            if finished and text:
                finished_texts[source] = text
    return finished_texts
