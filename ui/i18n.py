"""The user's language."""

from pathlib import Path
from typing import Optional

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

TRANSLATIONS = Path(__file__).resolve().parents[1] / "resources" / "i18n"


def tr(text: str) -> str:
    """``text`` in the user's language."""
    return QCoreApplication.translate("Landscribe", text)


def install_translation() -> Optional[QTranslator]:
    """Load ``resources/i18n/landscribe_<locale>.qm`` where there is one; the caller keeps the translator."""
    settings = QgsSettings()
    chosen = settings.value("locale/userLocale", "") if settings.value("locale/overrideFlag", False, type=bool) else ""
    translator = QTranslator()
    if not translator.load(QLocale(chosen or QLocale.system().name()), "landscribe", "_", str(TRANSLATIONS)):
        return None
    QCoreApplication.installTranslator(translator)
    return translator
