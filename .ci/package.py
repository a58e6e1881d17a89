"""``make package``: the plugin as ``dist/landscribe-X.Y.Z.zip``, made of committed files only.

    python .ci/package.py dist                  # from HEAD, for a release
    python .ci/package.py dist --working-tree   # from the working tree, for tests and lint

The same commit gives the same bytes. A zip that breaks a rule of QGIS's plugin repository (``plugin_rules.py``) is
deleted.
"""

import argparse
import io
import re
import subprocess
import sys
import tarfile
import time
import zipfile
from pathlib import Path

import plugin_rules

ROOT = Path(__file__).resolve().parents[1]
#: The folder in the zip: the plugin's name in QGIS.
PLUGIN = "landscribe"
#: The files for users. Tests and the files for developers (Makefile, pyproject.toml, .ci, .github) are not shipped.
SHIPPED = (
    "metadata.txt", "LICENSE", "CHANGELOG.md", "README.md", "__init__.py", "plugin.py", "ui", "core", "resources",
    "docs",
)  # fmt: skip


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser(prog="package", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--working-tree", action="store_true", help="package the files of the working tree")
    options = parser.parse_args(arguments)
    files = working_tree() if options.working_tree else committed()
    left_out = [] if options.working_tree else changed()
    if left_out:
        print(f"note: not in the zip, because not committed: {', '.join(left_out)}", file=sys.stderr)
    options.folder.mkdir(parents=True, exist_ok=True)
    path = write_zip(files, options.folder)
    broken = plugin_rules.check_zip(path)
    if broken:
        path.unlink()
        print(*broken, sep="\n", file=sys.stderr)
        return 1
    print(f"{path}: {len(files)} files, {path.stat().st_size / 1e6:.1f} MB")
    if b"example.org" in files["metadata.txt"]:
        print(
            "note: metadata.txt has placeholders (example.org) for addresses: the repository wants real ones",
            file=sys.stderr,
        )
    return 0


def committed() -> "dict[str, bytes]":
    """The shipped files of the last commit, by their path in the repository."""
    with tarfile.open(fileobj=io.BytesIO(_git("archive", "--format=tar", "HEAD", "--", *SHIPPED))) as packed:
        return {member.name: packed.extractfile(member).read() for member in packed if member.isfile()}


def working_tree() -> "dict[str, bytes]":
    """The shipped files of the working tree, committed or new, without those that git ignores."""
    names = _git("ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *SHIPPED).decode().split("\0")
    return {name: (ROOT / name).read_bytes() for name in names if name and (ROOT / name).is_file()}


def changed() -> "list[str]":
    """Shipped files that differ from the last commit."""
    lines = _git("status", "--porcelain", "-z", "--no-renames", "--", *SHIPPED).decode().split("\0")
    return [line[3:] for line in lines if line]


def write_zip(files: "dict[str, bytes]", folder: Path) -> Path:
    """``landscribe-X.Y.Z.zip`` in ``folder``: sorted, dated by the last commit, no file executable."""
    version = re.search(r"^version=(.+)$", files["metadata.txt"].decode(), re.MULTILINE)[1].strip()
    path = folder / f"{PLUGIN}-{version}.zip"
    date = time.gmtime(int(_git("log", "-1", "--format=%ct")))[:6]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{PLUGIN}/{name}", date)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, files[name])
    return path


def _git(*arguments: str) -> bytes:
    done = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"package: a git clone is needed; git {arguments[0]} says: {done.stderr.decode()}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
