"""The user's language, in real QGIS: from QGIS's own setting to what the plugin says."""

import pytest
from qgis.core import QgsSettings

from landscribe.ui import i18n
from tests.qgis.conftest import ROOT, clashes, keys_of, pages_of

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de"><context><name>Landscribe</name>
<message><source>Ma&amp;p this extent</source><translation>Aus&amp;schnitt kartieren</translation></message>
<message><source>Area (ha)</source><translation type="unfinished">Fläche</translation></message>
<message><source>Share</source><translation type="unfinished"/></message>
</context></TS>
"""


@pytest.fixture
def language(qgis_app):
    """Sets the language that QGIS has been told to use; puts it back afterwards."""

    def choose(locale: str) -> None:
        QgsSettings().setValue("locale/overrideFlag", True)
        QgsSettings().setValue("locale/userLocale", locale)
        i18n.translations.cache_clear()

    yield choose
    QgsSettings().remove("locale")
    i18n.translations.cache_clear()


@pytest.mark.parametrize("locale", ["de", "de_AT"])
def test_finished_translations_are_spoken(locale, language, tmp_path, monkeypatch):
    (tmp_path / "landscribe_de.ts").write_text(TS, encoding="utf-8")
    monkeypatch.setattr(i18n, "TRANSLATIONS", tmp_path)

    language(locale)

    assert i18n.tr("Ma&p this extent") == "Aus&schnitt kartieren"
    assert [i18n.tr(text) for text in ("Area (ha)", "Share", "&Cancel")] == ["Area (ha)", "Share", "&Cancel"]


def test_english_and_languages_without_a_file_stay_english(language):
    for locale in ("en_US", "xx"):
        language(locale)
        assert i18n.tr("Ma&p this extent") == "Ma&p this extent"


def test_the_dock_speaks_german(language, provider, qgis_iface, qgis_new_project):
    """The file that the plugin brings, and keys that are one each in German too."""
    from landscribe.ui.dock import LandscribeDock

    language("de")
    assert (ROOT / "resources" / "i18n" / "landscribe_de.ts").is_file()
    dock = LandscribeDock(qgis_iface)

    assert dock.map_page.map_button.text() == "Ausschnitt &kartieren"
    for parts in pages_of(dock):
        assert clashes(*parts) == []
    dock.dispose()
    dock.deleteLater()


@pytest.mark.parametrize("locale", ["en", "de"])
def test_the_keys_of_the_dialogs_are_one_each(locale, language, qgis_new_project):
    from landscribe.ui.map.areas_dialog import AreasDialog
    from landscribe.ui.map.export_dialog import ExportDialog

    language(locale)
    for kind, least in ((ExportDialog, 13), (AreasDialog, 6)):
        dialog = kind(None)
        assert clashes(dialog) == [] and len(keys_of(dialog)) >= least, keys_of(dialog)
        dialog.reject()


def test_the_toolbox_speaks_german(language, provider):
    language("de")
    algorithm = provider.algorithm("map").create()

    assert algorithm.displayName() == "Landbedeckung kartieren"
    assert algorithm.parameterDefinition("INPUT").description() == "Rasterlayer"
