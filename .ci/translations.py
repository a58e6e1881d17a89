"""The texts of the QGIS side, and their translations in ``resources/i18n/landscribe_<language>.ts``.

    python .ci/translations.py update de    # add new texts, remove old ones; then translate in Qt Linguist
    python .ci/translations.py check        # every language complete and consistent; part of `make lint`

The plugin reads the ``.ts`` files directly (``ui/i18n.py``), without compilation.
"""

import ast
import re
import string
import sys
import xml.etree.ElementTree as ElementTree
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "i18n"
#: A phrase's reading in words, which the QGIS side asks for in its language.
READING = ROOT / "core" / "relations" / "reading.py"
#: The end of a text, and what may end its translation: Chinese has wide signs.
ENDS = {".": ".。", ":": ":：", "…": "…", "?": "?？"}


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
    print(*(wrong or [f"{len(texts())} texts, complete in {', '.join(languages())}"]), sep="\n")
    return 1 if wrong else 0


@cache
def texts() -> "list[str]":
    """All texts in ``tr`` calls of the QGIS side, sorted. Raises ValueError if an argument is not a plain text."""
    unique = set()
    for path in [ROOT / "plugin.py", READING, *sorted((ROOT / "ui").rglob("*.py"))]:
        for call in _calls(path, "tr"):
            if isinstance(call.args[0], ast.Constant):
                unique.add(call.args[0].value)
            elif ast.unparse(call.args[0]) in OF_THE_ENGINE:
                unique |= OF_THE_ENGINE[ast.unparse(call.args[0])]()
            else:
                raise ValueError(f"{path.name}:{call.lineno} tr() takes a plain text: call .format() outside of it.")
    return sorted(unique)


def stages() -> "set[str]":
    """The engine's names for the stages of its work: the texts in ``progress(fraction, stage)``."""
    return {
        call.args[1].value
        for path in (ROOT / "core").rglob("*.py")
        if "training" not in path.parts
        for call in _calls(path, "progress")
        if len(call.args) == 2 and isinstance(call.args[1], ast.Constant) and call.args[1].value
    }


def class_names() -> "set[str]":
    """The classes of the bundled model."""
    return {call.args[1].value for call in _calls(ROOT / "core" / "models" / "classes.py", "ClassInfo")}


def sentences() -> "set[str]":
    """The engine's sentences that the QGIS side translates.

    Raises:
        ValueError: The engine does not say one of them.
    """
    listed = next(
        ast.literal_eval(node.value)
        for node in ast.walk(_tree(ROOT / "ui" / "sentences.py"))
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "TEMPLATES"
    )
    silent = [sentence for sentence in listed if re.sub(r"{\w+}", "{}", sentence) not in _said_by_the_engine()]
    if silent:
        raise ValueError(f"ui/sentences.py: the engine does not say {silent[0]!r}.")
    return set(listed)


@cache
def _said_by_the_engine() -> "set[str]":
    """The texts in the engine's code, with {} for what is filled in."""
    nodes = [node for path in (ROOT / "core").rglob("*.py") for node in ast.walk(_tree(path))]
    filled = [node.values for node in nodes if isinstance(node, ast.JoinedStr)]
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)} | {
        "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in parts) for parts in filled
    }


#: What a variable in tr() stands for: texts of the engine's side that are translated when they arrive.
OF_THE_ENGINE = {"stage": stages, "class_name": class_names, "template": sentences}


def _calls(path: Path, function: str) -> "list[ast.Call]":
    """The calls of the function with this name in a file."""
    return [
        node
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == function
    ]


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def languages() -> "list[str]":
    """The languages other than English."""
    return sorted(path.stem.partition("_")[2] for path in FOLDER.glob("landscribe_*.ts"))


def read(path: Path) -> "dict[str, str | None]":
    """Source text to translation; None if it is missing or unfinished."""
    return {
        entry.findtext("source"): None
        if entry.find("translation").get("type")
        else entry.findtext("translation") or None
        for entry in ElementTree.parse(path).iter("message")
    }


def update(language: str, folder: Path = FOLDER) -> Path:
    """Write or update the file of one language."""
    path = folder / f"landscribe_{language}.ts"
    old = read(path) if path.exists() else {}
    moved = {_without_key(text): translation for text, translation in old.items()}  # of a text whose key has moved
    write(path, language, {text: old.get(text) or moved.get(_without_key(text)) for text in texts()})
    return path


def write(path: Path, language: str, translations: "dict[str, str | None]") -> None:
    """Write a Qt Linguist file; texts without a translation are marked as unfinished."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = "Landscribe"
    for text, translation in translations.items():
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "source").text = text
        element = ElementTree.SubElement(message, "translation", {} if translation else {"type": "unfinished"})
        element.text = translation
    ElementTree.indent(root, "  ")
    header = b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_bytes(header + ElementTree.tostring(root, encoding="utf-8") + b"\n")


def check(folder: Path = FOLDER) -> "list[str]":
    """The problems of the translations, one sentence each; empty if every language is complete."""
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
        wrong += [f"{path.name} has {text!r}, which is not used any more." for text in set(translations) - set(texts())]
    return wrong


def _unlike(text: str, translation: str) -> "list[str]":
    """Forbidden differences between a text and its translation."""
    problems = []
    if fields(text) != fields(translation):
        problems.append(f"the fields are {fields(translation)}")
    if len(_mnemonics(translation)) > len(_mnemonics(text)):  # where a page runs out of letters, a caption has no key
        problems.append("there is a key after & too much")
    if re.findall(r"</?\w+", text) != re.findall(r"</?\w+", translation):
        problems.append("the HTML tags differ")
    if text[-1] in ENDS and translation[-1] not in ENDS[text[-1]]:
        problems.append(f"the end is not {text[-1]}")
    if translation.count("%") != text.count("%"):
        problems.append("the number of % differs")
    if text[:1].isspace() != translation[:1].isspace() or text[-1:].isspace() != translation[-1:].isspace():
        problems.append("the spaces around differ")
    return problems


def fields(text: str) -> "list[str]":
    """The names of the fields for ``str.format``, sorted; none if the braces are not fields."""
    try:
        return sorted(f"{name}:{spec}" for _, name, spec, _ in string.Formatter().parse(text) if name is not None)
    except ValueError:
        return []


def _without_key(text: str) -> "tuple[str, bool]":
    """The text without the & of its key, and whether it has one."""
    return text.replace("&", ""), bool(_mnemonics(text))


def _mnemonics(text: str) -> "list[str]":
    return re.findall(r"&([^&\s;])(?![a-z]+;|#)", text.replace("&&", ""))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
