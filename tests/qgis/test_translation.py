"""The user's language: from the source to a compiled file that the plugin loads."""

import importlib.util
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

import pytest
from qgis.core import QgsApplication, QgsSettings

from landscribe.ui import i18n
from tests.qgis.conftest import ROOT


@pytest.fixture
def extract():
    spec = importlib.util.spec_from_file_location("extract", ROOT / "resources" / "i18n" / "extract.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def translate(path, text, translation):
    tree = ElementTree.parse(path)
    (entry,) = [entry for entry in tree.iter("message") if entry.findtext("source") == text]
    entry.find("translation").text = translation
    del entry.find("translation").attrib["type"]
    tree.write(path, encoding="utf-8", xml_declaration=True)


def test_texts_are_found_and_translations_kept(extract, tmp_path):
    path = extract.write("de", tmp_path)
    translate(path, "Ma&p this extent", "Aus&schnitt kartieren")

    extract.write("de", tmp_path)

    messages = {
        entry.findtext("source"): entry.findtext("translation") for entry in ElementTree.parse(path).iter("message")
    }
    assert messages["Ma&p this extent"] == "Aus&schnitt kartieren" and len(messages) > 80


@pytest.mark.skipif(shutil.which("lrelease") is None, reason="Qt's lrelease is not installed")
def test_the_plugin_speaks_the_language_of_qgis(extract, tmp_path, monkeypatch, qgis_app):
    path = extract.write("de", tmp_path)
    translate(path, "Ma&p this extent", "Aus&schnitt kartieren")
    made = subprocess.run(["lrelease", str(path)], capture_output=True, text=True)
    if made.returncode:
        pytest.skip(f"lrelease does not work here: {made.stderr.strip()}")
    monkeypatch.setattr(i18n, "TRANSLATIONS", tmp_path)
    QgsSettings().setValue("locale/overrideFlag", True)
    QgsSettings().setValue("locale/userLocale", "de")

    translator = i18n.install_translation()
    try:
        assert i18n.tr("Ma&p this extent") == "Aus&schnitt kartieren"
        assert i18n.tr("&Cancel") == "&Cancel"
    finally:
        QgsApplication.removeTranslator(translator)
        QgsSettings().remove("locale")
    assert i18n.tr("Ma&p this extent") == "Ma&p this extent"
