"""The user's language, in real QGIS: from QGIS's own setting to what the plugin says."""

import pytest

from landscribe.ui import i18n
from tests.qgis.conftest import ROOT, clashes, keys_of, pages_of

LANGUAGES = sorted(path.stem.partition("_")[2] for path in (ROOT / "resources" / "i18n").glob("landscribe_*.ts"))

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de"><context><name>Landscribe</name>
<message><source>Ma&amp;p this extent</source><translation>Aus&amp;schnitt kartieren</translation></message>
<message><source>Area (ha)</source><translation type="unfinished">Fläche</translation></message>
<message><source>Share</source><translation type="unfinished"/></message>
</context></TS>
"""


@pytest.mark.parametrize("locale", ["de", "de_AT"])
def test_finished_translations_are_spoken(locale, language, tmp_path, monkeypatch):
    (tmp_path / "landscribe_de.ts").write_text(TS, encoding="utf-8")
    monkeypatch.setattr(i18n, "TRANSLATIONS", tmp_path)

    language(locale)

    assert i18n.tr("Ma&p this extent") == "Aus&schnitt kartieren"
    assert [i18n.tr(text) for text in ("Area (ha)", "Share", "&Cancel")] == ["Area (ha)", "Share", "&Cancel"]


def test_english_and_languages_without_a_file_stay_english(language):
    for locale in ("en_US", "xx", "zh-Hant", "zh_TW"):
        language(locale)
        assert i18n.tr("Ma&p this extent") == "Ma&p this extent"


@pytest.mark.parametrize(
    "locale, spoken",
    [
        ("de", "Landbedeckung kartieren"),
        ("es_MX", "Cartografiar cobertura del suelo"),
        ("fr", "Cartographier l'occupation du sol"),
        ("pt_BR", "Mapear cobertura do solo"),
        ("pt_PT", "Mapear cobertura do solo"),
        ("zh-Hans", "土地覆盖制图"),
        ("zh_CN", "土地覆盖制图"),
    ],
)
def test_the_locale_chooses_the_language(locale, spoken, language, provider):
    """The toolbox in the languages that the plugin brings."""
    language(locale)
    assert provider.algorithm("map").create().displayName() == spoken


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_keys_of_the_dock_are_one_each(locale, language, provider, qgis_iface, qgis_new_project):
    from landscribe.ui.dock import LandscribeDock

    language(locale)
    dock = LandscribeDock(qgis_iface)
    for parts in pages_of(dock):
        assert clashes(*parts) == []
    dock.dispose()
    dock.deleteLater()


@pytest.mark.parametrize("locale", ["en", *LANGUAGES])
def test_the_keys_of_the_dialogs_are_one_each(locale, language, qgis_new_project):
    from landscribe.ui.map.areas_dialog import AreasDialog
    from landscribe.ui.map.export_dialog import ExportDialog

    language(locale)
    for kind, least in ((ExportDialog, 13), (AreasDialog, 6)):
        dialog = kind(None)
        assert clashes(dialog) == [] and len(keys_of(dialog)) >= least, keys_of(dialog)
        dialog.reject()


def test_classes_readings_and_warnings_are_spoken(language):
    from landscribe.core.relations.grammar import read_phrase
    from landscribe.ui.layers.class_names import class_name_of, class_text
    from landscribe.ui.layers.told import reading_text
    from landscribe.ui.sentences import sentence_text

    language("de")
    assert class_text("Water") == "Wasser" and class_name_of("Wasser") == "Water"
    assert class_text("vineyard") == class_name_of("vineyard") == "vineyard", "a class of one's own"

    read = read_phrase("farmland within 150 m of the river")
    words = "“farmland” höchstens 150 m entfernt von “river”"
    assert reading_text({"reading": read.to_dict(), "reading_words": read.words}) == words
    assert reading_text({"reading": {}, "reading_words": read.words}) == read.words, "of another version"

    assert sentence_text("a {b}.tif has no CRS, so areas were not measured.").startswith("a {b}.tif hat kein KBS")
    assert sentence_text("Something new happened.") == "Something new happened."


def test_labels_keep_the_names_of_the_classes(language, scene):
    """A legend in the user's language gives the labels the names that the model knows."""
    from landscribe.core.models.classes import OPEN_EARTH_MAP
    from landscribe.ui.fit.class_sources import classes_of_land_cover
    from landscribe.ui.layers.results import style_classes

    language("fr")
    style_classes(scene, OPEN_EARTH_MAP)

    assert [entry.label for entry in scene.renderer().classes()][4:6] == ["Arbre", "Eau"]
    assert [entry.name for entry in classes_of_land_cover(scene)] == [entry.name for entry in OPEN_EARTH_MAP]
