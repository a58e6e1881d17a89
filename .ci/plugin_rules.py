"""Checks the zip against the rules of QGIS's plugin repository, its scanners, and our own rules.

    python .ci/plugin_rules.py FILE.zip     # a zip made by `make package`
    python .ci/plugin_rules.py              # a package of the working tree; part of `make lint`

The repository refuses a zip over 25 MB, without LICENSE or with incomplete metadata. It blocks a version if Bandit or
detect-secrets report anything on its rule list (https://plugins.qgis.org/docs/security-scanning). Findings of rules
that it calls skippable can be waived on the upload form; ``waived.toml`` lists these waivers with their reasons.
"""

import ast
import configparser
import fnmatch
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path, PurePosixPath
from urllib.parse import urlparse

import tomllib

HERE = Path(__file__).resolve().parent
LARGEST = 25_000_000
REQUIRED = (
    "name", "description", "about", "version", "qgisMinimumVersion", "qgisMaximumVersion", "author", "email", "tracker",
    "repository", "homepage", "license", "icon", "tags", "category",
)  # fmt: skip
#: Files that a reviewer cannot read, or that could run by themselves. Weights are .safetensors: data, never code.
BINARIES = {
    ".so", ".dll", ".pyd", ".dylib", ".exe", ".a", ".o", ".lib", ".whl", ".egg", ".jar", ".pt", ".pth", ".pkl", ".onnx",
}  # fmt: skip
SCRIPTS = {".sh", ".bat", ".cmd", ".ps1"}
#: Files that a build, an editor or a system makes.
GENERATED = {".pyc", ".pyo", ".qm", ".log", ".tmp", ".bak", ".orig", ".swp", ".zip"}
LEFT_BEHIND = {"__pycache__", "__MACOSX", ".git", ".DS_Store", "Thumbs.db"}

#: Bandit's tests that the repository does not run.
NOT_TESTED = ("B404", "B410", "B411")
#: The rules that it calls skippable; every other finding must be fixed.
SKIPPABLE = {
    "B101", "B104", "B108", "B110", "B112", "B113", "B303", "B308", "B310", "B311", "B313", "B314", "B315", "B316",
    "B317", "B318", "B319", "B320", "B324", "B403", "B405", "B406", "B407", "B408", "B409", "B504", "B508", "B509",
    "B603", "B606", "B607", "B608", "B614", "B702", "B703", "B704",
    "Base64 High Entropy String", "Hex High Entropy String", "Secret Keyword",
}  # fmt: skip


def main(arguments: "list[str]") -> int:
    if arguments:
        broken = check_zip(Path(arguments[0])) + scan_zip(Path(arguments[0]))
    else:
        import package

        with tempfile.TemporaryDirectory() as folder:
            path = package.write_zip(package.working_tree(), Path(folder))
            broken = check_zip(path) + scan_zip(path)
    if broken:
        print(*broken, sep="\n", file=sys.stderr)
        return 1
    waived = ", ".join(sorted({rule["rule"] for rule in _waived()}))
    print(f"The plugin follows the repository's rules (waivers for the upload form: {waived}).")
    return 0


def check_zip(path: Path) -> "list[str]":
    """The problems of the zip, one sentence each; empty if it can be uploaded."""
    broken = []
    size = path.stat().st_size
    if size > LARGEST:
        broken.append(f"{path.name} has {size / 1e6:.1f} MB; the repository accepts {LARGEST / 1e6:.0f} MB.")
    with zipfile.ZipFile(path) as opened:
        if opened.testzip():
            return [*broken, f"{path.name} is damaged: {opened.testzip()}."]
        names = [entry.filename for entry in opened.infolist() if not entry.is_dir()]
        folders = {PurePosixPath(name).parts[0] for name in names}
        if len(folders) != 1 or not names:
            return [*broken, f"{path.name} must hold one folder, but holds {sorted(folders)}."]
        plugin = folders.pop()
        if not plugin.isidentifier() or not plugin.isascii() or "plugin" in plugin.lower():
            broken.append(f"The folder {plugin} must be a Python identifier without the word plugin.")
        for entry in opened.infolist():
            broken += _wrong_with_entry(entry)
        for needed in ("__init__.py", "metadata.txt", "LICENSE"):
            if f"{plugin}/{needed}" not in names:
                broken.append(f"{needed} is missing.")
        if f"{plugin}/metadata.txt" in names:
            inside = {name.partition("/")[2] for name in names}
            broken += check_metadata(opened.read(f"{plugin}/metadata.txt").decode("utf-8"), inside, path.stem)
        for name in names:
            if name.endswith(".py"):
                broken += _wrong_with_code(name, opened.read(name))
    return broken


def check_metadata(text: str, files: "set[str]", stem: str) -> "list[str]":
    """The problems of ``metadata.txt``. ``files`` are the plugin's files, ``stem`` the zip's name without suffix."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read_string(text)
    facts = dict(parser["general"]) if parser.has_section("general") else {}
    broken = [f"metadata.txt: {key} is missing." for key in REQUIRED if not facts.get(key, "").strip()]
    if broken:
        return broken
    if not re.fullmatch(r"\d+\.\d+\.\d+", facts["version"]):
        broken.append(f"metadata.txt: version {facts['version']} does not have the form X.Y.Z.")
    if not stem.endswith(f"-{facts['version']}"):
        broken.append(f"{stem}.zip is not named after version {facts['version']}.")
    for key in ("tracker", "repository", "homepage"):
        url = urlparse(facts[key])
        if url.scheme != "https" or not url.netloc:
            broken.append(f"metadata.txt: {key} is not an https address.")
    if "/" in facts["author"] or not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", facts["email"]):
        broken.append("metadata.txt: author (without slashes) or email is not well-formed.")
    if facts["qgisMaximumVersion"] != "4.99" or not re.fullmatch(r"3\.\d+", facts["qgisMinimumVersion"]):
        broken.append("metadata.txt: the QGIS versions must be 3.x to 4.99.")
    if "supportsQt6" in facts:
        broken.append("metadata.txt: remove supportsQt6; qgisMaximumVersion replaces it.")
    for key in ("experimental", "deprecated"):
        if facts.get(key, "False") not in ("True", "False"):
            broken.append(f"metadata.txt: {key} must be True or False.")
    if facts["icon"] not in files:
        broken.append(f"metadata.txt: the icon {facts['icon']} is not in the plugin.")
    return broken


def scan_zip(path: Path) -> "list[str]":
    """The findings of Bandit and detect-secrets that are not waived, and the waivers without a finding."""
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(path) as opened:
            opened.extractall(folder)
        findings = [*_bandit(folder), *_secrets(folder)]
    broken, waived = [], _waived()
    idle = {(waiver["rule"], pattern) for waiver in waived for pattern in waiver["files"]}
    for rule, file, line, text in findings:
        covering = _covering(waived, rule, file) if rule in SKIPPABLE else set()
        idle -= covering
        if not covering:
            broken.append(f"{file}:{line} {rule} ({'skippable' if rule in SKIPPABLE else 'mandatory'}): {text}")
    return broken + [f"waived.toml: there is no {rule} in {pattern} any more." for rule, pattern in sorted(idle)]


def _wrong_with_entry(entry: zipfile.ZipInfo) -> "list[str]":
    path = PurePosixPath(entry.filename)
    if ".." in path.parts or path.is_absolute() or "\\" in entry.filename:
        return [f"{path} points outside the plugin's folder."]
    if LEFT_BEHIND & set(path.parts) or path.suffix in GENERATED:
        return [f"{path} is a generated file: it is not part of the plugin."]
    if path.suffix.lower() in BINARIES | SCRIPTS:
        return [f"{path} is a binary or a script, which the repository refuses."]
    if any(part.startswith(".") for part in path.parts):
        return [f"{path} is hidden."]
    if (entry.external_attr >> 16) & 0o111 and not entry.is_dir():
        return [f"{path} is marked as executable."]
    return []


def _wrong_with_code(name: str, source: bytes) -> "list[str]":
    """Forbidden Qt bindings, and syntax outside ``core/`` that QGIS 3.22's Python (3.9) cannot read."""
    side = None if "/core/" in name else (3, 9)
    try:
        tree = ast.parse(source, name, feature_version=side)
    except SyntaxError as error:
        return [f"{name}:{error.lineno} {error.msg}."]
    imported = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    imported += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level]
    bindings = {"PyQt4", "PyQt5", "PyQt6", "PySide2", "PySide6", "sip"}
    return [f"{name} imports {module}: use qgis.PyQt." for module in imported if module.partition(".")[0] in bindings]


def _bandit(folder: str) -> "list[tuple[str, str, int, str]]":
    command = ["bandit", "--quiet", "--recursive", "--format", "json", "--skip", ",".join(NOT_TESTED), folder]
    return [
        (
            finding["test_id"],
            str(Path(finding["filename"]).relative_to(folder)),
            finding["line_number"],
            finding["issue_text"],
        )
        for finding in _run(command, folder)["results"]
    ]


def _secrets(folder: str) -> "list[tuple[str, str, int, str]]":
    command = ["detect_secrets", "scan", "--all-files", "--exclude-files", r"metadata\.txt"]
    command += ["--disable-plugin", "IPPublicDetector", "."]
    return [
        (finding["type"], file, finding["line_number"], "looks like a secret")
        for file, results in _run(command, folder)["results"].items()
        for finding in results
    ]


def _run(command: "list[str]", folder: str) -> dict:
    """The report of a scanner, which is a module of this Python. A scanner without output has failed."""
    done = subprocess.run([sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) or not done.stdout.strip():
        raise SystemExit(f"{command[0]} failed: {done.stderr.strip()}")
    return json.loads(done.stdout)


def _waived() -> "list[dict]":
    return tomllib.loads((HERE / "waived.toml").read_text(encoding="utf-8"))["waived"]


def _covering(waived: "list[dict]", rule: str, file: str) -> "set[tuple[str, str]]":
    """The waivers (rule, pattern) that cover a finding."""
    inside = file.partition("/")[2]
    pairs = {(waiver["rule"], pattern) for waiver in waived for pattern in waiver["files"]}
    return {pair for pair in pairs if pair[0] == rule and fnmatch.fnmatch(inside, pair[1])}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
