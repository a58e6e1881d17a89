"""The texts of the QGIS side, and their translations in ``resources/i18n/landscribe_<language>.ts``.

    python .ci/translations.py update de    # new texts in, gone ones out; then translate in Qt Linguist
    python .ci/translations.py check        # every language whole and fitting; part of `make lint`

The plugin reads the ``.ts`` files as they are (``ui/i18n.py``): nothing has to be compiled.
"""

import ast
import re
import string
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "i18n"


def main(arguments: "list[str]") -> int:
    if arguments[:1] == ["update"] and len(arguments) == 2:
        path = update(arguments[1])
        open_texts = sum(translation is None for translation in read(path).values())
        print(f"{path.relative_to(ROOT)}: {len(texts())} texts, {open_texts} to translate")
        return 0
    if arguments != ["check"]:
        print(__doc__, file=sys.stderr)
        return 2
    wrong = check()
    print(*(wrong or [f"{len(texts())} texts, whole in {', '.join(languages())}"]), sep="\n")
    return 1 if wrong else 0


def texts() -> "list[str]":
    """Everything that the QGIS side says through ``tr``, sorted. Raises ValueError for a ``tr`` of no plain text."""
    found = set()
    for path in [ROOT / "plugin.py", *sorted((ROOT / "ui").rglob("*.py"))]:
        for call in _calls(path, "tr"):
            if isinstance(call.args[0], ast.Constant):
                found.add(call.args[0].value)
            elif (
                ast.unparse(call.args[0]) == "stage"
            ):  # what the engine is doing: its own words, looked up as they come
                found |= stages()
            else:
                raise ValueError(f"{path.name}:{call.lineno} tr() takes a plain text: fill it with .format() outside.")
    return sorted(found)


def stages() -> "set[str]":
    """What the engine calls the stages of its work: the plain words in ``progress(fraction, stage)``."""
    return {
        call.args[1].value
        for path in (ROOT / "core").rglob("*.py")
        if "training" not in path.parts
        for call in _calls(path, "progress")
        if len(call.args) == 2 and isinstance(call.args[1], ast.Constant)
    }


def _calls(path: Path, function: str) -> "list[ast.Call]":
    """The calls of a plain name in a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == function]


def languages() -> "list[str]":
    """The languages beside English."""
    return sorted(path.stem.partition("_")[2] for path in FOLDER.glob("landscribe_*.ts"))


def read(path: Path) -> "dict[str, str | None]":
    """The translations of a file by source text; None where there is no finished one."""
    return {
        entry.findtext("source"): None
        if entry.find("translation").get("type")
        else entry.findtext("translation") or None
        for entry in ElementTree.parse(path).iter("message")
    }


def update(language: str, folder: Path = FOLDER) -> Path:
    """Write or bring up to date the file of one language."""
    path = folder / f"landscribe_{language}.ts"
    known = read(path) if path.exists() else {}
    write(path, language, {text: known.get(text) for text in texts()})
    return path


def write(path: Path, language: str, translations: "dict[str, str | None]") -> None:
    """A Qt Linguist file; a text without a translation is marked as unfinished."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = "Landscribe"
    for text, translation in translations.items():
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "source").text = text
        made = ElementTree.SubElement(message, "translation", {} if translation else {"type": "unfinished"})
        made.text = translation
    ElementTree.indent(root, "  ")
    header = b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_bytes(header + ElementTree.tostring(root, encoding="utf-8") + b"\n")


def check(folder: Path = FOLDER) -> "list[str]":
    """What is wrong with the translations, one sentence each; empty where every language is whole."""
    wrong = []
    for path in sorted(folder.glob("landscribe_*.ts")):
        translations = read(path)
        for text in texts():
            if text not in translations:
                wrong.append(f"{path.name} lacks {text!r}: run .ci/translations.py update.")
            elif translations[text] is None:
                wrong.append(f"{path.name} has no translation of {text!r}.")
            else:
                wrong += [f"{path.name}: {problem} in {text!r}." for problem in _unlike(text, translations[text])]
        wrong += [
            f"{path.name} has {text!r}, which nothing says any more." for text in set(translations) - set(texts())
        ]
    return wrong


def _unlike(text: str, translation: str) -> "list[str]":
    """How a translation differs from its text where it must not."""
    problems = []
    if fields(text) != fields(translation):
        problems.append(f"the places to fill in are {fields(translation)}")
    if bool(_mnemonics(text)) != bool(_mnemonics(translation)) or len(_mnemonics(translation)) > 1:
        problems.append("the key after & is missing or too much")
    if re.findall(r"</?\w+", text) != re.findall(r"</?\w+", translation):
        problems.append("the HTML tags differ")
    if (text[-1] in ".:…?") and text[-1] != translation[-1]:
        problems.append(f"the end is not {text[-1]}")
    if text[:1].isspace() != translation[:1].isspace() or text[-1:].isspace() != translation[-1:].isspace():
        problems.append("the spaces around differ")
    return problems


def fields(text: str) -> "list[str]":
    """The names that ``str.format`` fills in, sorted; none where the braces are no such fields."""
    try:
        return sorted(f"{name}:{spec}" for _, name, spec, _ in string.Formatter().parse(text) if name is not None)
    except ValueError:
        return []


def _mnemonics(text: str) -> "list[str]":
    return re.findall(r"&([^&\s;])(?![a-z]+;|#)", text.replace("&&", ""))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
