"""The walls of the house: core/ knows no screen, the QGIS side no tensor; the repository holds what it should."""

import ast
import configparser
import re
import subprocess
from importlib.metadata import requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
QGIS_SIDE = [ROOT / "__init__.py", ROOT / "plugin.py", *sorted((ROOT / "ui").rglob("*.py"))]
CORE = sorted((ROOT / "core").rglob("*.py"))

SCREEN = {"qgis", "PyQt5", "PyQt6", "PySide2", "PySide6", "processing", "landscribe", "ui", "plugin"}
ENGINE_ONLY = {
    "affine", "numpy", "rasterio", "torch", "torchvision", "transformers", "segmentation_models_pytorch", "timm",
    "safetensors", "scipy", "shapely", "pyogrio", "pyproj", "PIL", "tqdm", "core",
}  # fmt: skip
TOP_LEVEL = {
    ".ci", ".github", ".gitignore", "CHANGELOG.md", "LICENSE", "Makefile", "README.md", "__init__.py", "core", "docs",
    "metadata.txt", "plugin.py", "pyproject.toml", "resources", "tests", "ui",
}  # fmt: skip
MEGABYTE = 1_000_000
#: The line that marks a file of core/ that QGIS loads too.
QGIS_MARK = "\n# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.\n"


def imports(path: Path, on_import_only: bool = False) -> list[tuple[int, str]]:
    """(level, module) of the import statements in a file; ``from .a import b`` names ``a`` and, as it may be a module
    too, ``a.b``.

    ``on_import_only`` leaves out those inside functions and those for type checkers.
    """
    found, waiting = [], [ast.parse(path.read_text(encoding="utf-8"), str(path))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            found += [(0, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [".".join(filter(None, (node.module, alias.name))) for alias in node.names]
            names += [node.module] if node.module else []
            found += [(node.level, name) for name in names]
        inside = isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        for_checkers = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        if not (on_import_only and (inside or for_checkers)):
            waiting += ast.iter_child_nodes(node)
    return found


def imported_file(path: Path, level: int, module: str) -> Path | None:
    """The file in this repository that a relative import means."""
    folder = path.parents[level - 1].joinpath(*module.split("."))
    return next((p for p in (folder.with_suffix(".py"), folder / "__init__.py") if p.exists()), None)


def with_packages(path: Path) -> list[Path]:
    """A file and the ``__init__.py`` of each package that importing it runs."""
    return [path, *(p / "__init__.py" for p in path.parents if ROOT in p.parents and (p / "__init__.py").exists())]


def tracked() -> list[str]:
    """What belongs to the repository: committed, or new and not ignored. Outside git, what lies where code lies."""
    command = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        return [name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]
    files = (p for name in TOP_LEVEL for p in [ROOT / name, *(ROOT / name).rglob("*")])
    return [str(p.relative_to(ROOT)) for p in files if p.is_file() and "__pycache__" not in p.parts]


@pytest.mark.parametrize("path", CORE, ids=lambda p: str(p.relative_to(ROOT)))
def test_core_imports_no_screen(path):
    depth = len(path.relative_to(ROOT / "core").parts)
    for level, module in imports(path):
        assert level > 0 or module.partition(".")[0] not in SCREEN, f"{path.name} imports {module}"
        assert level <= depth, f"{path.name} imports from above core/"


def loaded_with(path: Path) -> set[Path]:
    """The files of this repository that importing ``path`` loads, itself included."""
    seen, waiting = set(), [path]
    while waiting:
        for file in with_packages(waiting.pop()):
            if file not in seen:
                seen.add(file)
                relative = ((level, name) for level, name in imports(file, on_import_only=file in CORE) if level)
                waiting += filter(None, (imported_file(file, level, name) for level, name in relative))
    return seen


@pytest.mark.parametrize("path", QGIS_SIDE, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_qgis_side_imports_no_engine_library(path):
    """Neither itself nor through the modules of core/ that it borrows."""
    for file in loaded_with(path):
        for level, module in imports(file, on_import_only=file in CORE):
            assert level or module.partition(".")[0] not in ENGINE_ONLY, f"{file.relative_to(ROOT)} imports {module}"


def test_files_of_core_that_qgis_loads_say_so():
    """The third wall: these run in QGIS's own Python, which may be 3.9 and has none of the engine's libraries."""
    in_qgis = {file for path in QGIS_SIDE for file in loaded_with(path) if file in CORE and file.name != "__init__.py"}
    marked = {file for file in CORE if QGIS_MARK in file.read_text(encoding="utf-8")}
    assert {str(p.relative_to(ROOT)) for p in in_qgis} == {str(p.relative_to(ROOT)) for p in marked}


def test_the_architecture_page_lists_the_files_that_qgis_loads():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(core/[\w/]*)` \| (.*) \|$", page, re.MULTILINE)
    listed = {folder + name for folder, names in rows for name in re.findall(r"`(\w+\.py)`", names)}
    marked = {str(p.relative_to(ROOT)) for p in CORE if QGIS_MARK in p.read_text(encoding="utf-8")}
    assert listed == marked


def test_the_architecture_page_names_files_that_exist():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    paths = re.findall(r"`((?:core|ui|resources|tests|docs)/[\w./-]*)`", page)
    assert len(paths) > 60 and [path for path in paths if not (ROOT / path).exists()] == []


def test_the_plugin_face_is_light():
    """QGIS reads __init__.py of every plugin at start: at module level it imports nothing at all."""
    tree = ast.parse((ROOT / "__init__.py").read_text(encoding="utf-8"))
    assert not [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]


def test_qt_only_through_the_compat_layer():
    for path in QGIS_SIDE:
        for _, module in imports(path):
            assert module.partition(".")[0] not in {"PyQt5", "PyQt6", "PySide2", "PySide6", "sip"}, path.name


def test_packages_of_core_are_empty_shelves():
    """An ``__init__.py`` in core/ runs in QGIS too: a docstring and nothing else."""
    for path in CORE:
        if path.name == "__init__.py":
            body = ast.parse(path.read_text(encoding="utf-8")).body
            assert all(isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) for node in body), path


def test_top_level_holds_only_what_it_should():
    assert {name.partition("/")[0] for name in tracked()} <= TOP_LEVEL


def test_no_large_files_and_no_made_ones():
    plugin_bytes = 0
    for name in tracked():
        size = (ROOT / name).stat().st_size
        assert size < 25 * MEGABYTE, name
        assert Path(name).suffix not in {".pyc", ".so", ".dll", ".pyd", ".pt", ".pth", ".pkl", ".onnx"}, name
        if not name.startswith(("tests/", "docs/", ".")):
            plugin_bytes += size
    assert plugin_bytes < 25 * MEGABYTE


def test_metadata_is_complete():
    metadata = configparser.ConfigParser()
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    general = metadata["general"]
    for key in (
        "name", "description", "about", "version", "qgisMinimumVersion", "qgisMaximumVersion", "author", "email",
        "homepage", "repository", "tracker", "license", "tags", "icon", "category",
    ):  # fmt: skip
        assert general.get(key, "").strip(), key
    assert general["name"] == "Landscribe"
    assert general["hasProcessingProvider"] == "yes"
    assert general["qgisMaximumVersion"] == "4.99"
    assert "supportsQt6" not in general
    assert (ROOT / general["icon"]).is_file()
    assert "GNU GENERAL PUBLIC LICENSE" in (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_one_version():
    metadata = configparser.ConfigParser()
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    from core.version import VERSION

    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert metadata["general"]["version"] == VERSION
    assert f'\nversion = "{VERSION}"\n' in pyproject
    assert f"## {VERSION}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def pins(name: str) -> dict[str, str]:
    lines = (ROOT / "resources/requirements" / name).read_text(encoding="utf-8").splitlines()
    wanted = [Requirement(line) for line in lines if line.strip() and not line.startswith("#")]
    for requirement in wanted:
        assert [s.operator for s in requirement.specifier] == ["=="], f"{requirement} is not pinned"
    return {normal(r.name): next(iter(r.specifier)).version for r in wanted}


def normal(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def test_the_lock_is_whole():
    """What the engine's packages need is pinned too; but torch pins its CUDA libraries itself, platform by platform."""
    locked = pins("engine.txt")
    for name in locked:
        for line in requires(name) or []:
            need = Requirement(line)
            platform_only = normal(need.name).startswith(("nvidia-", "cuda-", "triton"))
            if platform_only or (need.marker and not need.marker.evaluate({"extra": ""})):
                continue
            assert normal(need.name) in locked or normal(need.name) == "setuptools", f"{name} needs {need}"


@pytest.mark.parametrize("lock", ["engine.txt", "engine-dev.txt", "alone.txt"])
def test_this_environment_is_the_locked_one(lock):
    assert {name: version(name).partition("+")[0] for name in pins(lock)} == pins(lock)


def test_declared_dependencies_are_locked():
    locked = pins("engine.txt") | pins("alone.txt")
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    declared = ast.literal_eval(pyproject.split("dependencies = ", 1)[1].split("]", 1)[0] + "]")
    assert {normal(name) for name in declared} <= set(locked)
