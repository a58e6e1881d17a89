"""Writes ``landscribe_<locale>.ts``, to be translated in Qt Linguist and compiled with ``lrelease`` beside itself.

    python3 resources/i18n/extract.py de

Translations that the file already has are kept; QGIS loads the ``.qm`` of its own language.
"""

import ast
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def texts() -> "list[str]":
    """Everything that the QGIS side says through ``tr``, sorted."""
    found = set()
    for path in [ROOT / "plugin.py", *(ROOT / "ui").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = getattr(getattr(node, "func", None), "id", None)
            if called == "tr" and isinstance(node.args[0], ast.Constant):
                found.add(node.args[0].value)
    return sorted(found)


def write(locale: str, folder: Path = HERE) -> Path:
    """Write or bring up to date the texts of one locale."""
    path = folder / f"landscribe_{locale}.ts"
    known = {}
    if path.exists():
        known = {
            entry.findtext("source"): entry.find("translation") for entry in ElementTree.parse(path).iter("message")
        }
    root = ElementTree.Element("TS", version="2.1", language=locale)
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = "Landscribe"
    for text in texts():
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "source").text = text
        old = known.get(text)
        message.append(ElementTree.Element("translation", type="unfinished") if old is None else old)
    ElementTree.indent(root, "  ")
    header = b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_bytes(header + ElementTree.tostring(root, encoding="utf-8") + b"\n")
    return path


if __name__ == "__main__":
    print(write(sys.argv[1]))
