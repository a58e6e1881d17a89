"""What the set-up says: pip's progress, the sentence for each failure, and diagnostics that can be shown around."""

import errno

import pytest

from core.setup import trouble
from core.setup.pip_output import PipOutput
from core.setup.redact import redact

GLIBC = ("glibc", "2.36")


def test_progress_follows_packages_and_bytes():
    output = PipOutput(packages=3, megabytes=100)
    lines = [
        "Collecting torch==2.13.0+cpu (from -r engine.txt (line 1))",
        "  Downloading https://host/torch-2.13.0%2Bcpu-cp311-cp311-linux_x86_64.whl (80.0 MB)",
        "Progress 0 of 80000000",
        "Progress 40000000 of 80000000",
        "Progress 80000000 of 80000000",
        "Collecting affine==3.0.1 (from -r engine.txt (line 2))",
        "  Using cached affine-3.0.1-py3-none-any.whl (20.0 MB)",
        "Requirement already satisfied: attrs==26.1.0 in /somewhere (from -r engine.txt (line 3)) (26.1.0)",
        "Installing collected packages: affine, torch",
    ]
    fractions = [progress.fraction for line in lines if (progress := output.feed(line))]
    assert fractions == sorted(fractions) and len(fractions) == len(lines)
    assert fractions[3] == pytest.approx(0.5 / 3 + 0.5 * 0.4)
    assert fractions[-1] == 1.0 and output.installing == 2


def test_progress_names_what_comes():
    output = PipOutput(53, 480)
    output.feed("Collecting torch==2.13.0")
    output.feed("  Downloading torch-2.13.0-cp312-cp312-win_amd64.whl (190.0 MB)")
    assert output.feed("Progress 95000000 of 190000000").stage == "torch: 95 of 190 MB · 1/53"
    assert output.feed("  Preparing metadata (pyproject.toml): started") is None


def test_progress_counts_wheels_from_a_folder(tmp_path):
    wheel = tmp_path / "my wheels" / "rasterio-1.4.4-cp311-cp311-linux_x86_64.whl"
    wheel.parent.mkdir()
    wheel.write_bytes(bytes(2_000_000))
    progress = PipOutput(2, 4).feed(f"Processing {wheel} (from -r engine.txt (line 3))")
    assert progress.stage.startswith("rasterio (2 MB)") and progress.fraction == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            trouble.no_space("/engines"),
        ),
        ("OSError: [WinError 112] There is not enough space on the disk", trouble.no_space("/engines")),
        (
            "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError(\"HTTPSConnection(host="
            "'pypi.org', port=443): Failed to establish a new connection: [Errno -2] Name or service not known\")'",
            trouble.NO_NETWORK,
        ),
        ("... connection broken by 'NameResolutionError(...): getaddrinfo failed'", trouble.NO_NETWORK),
        ("... 'ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407'))'", trouble.PROXY),
        ("ERROR: Could not install packages: Missing dependencies for SOCKS support.", trouble.SOCKS),
        (
            "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: "
            "self-signed certificate in certificate chain'))",
            trouble.TLS,
        ),
        (
            "ERROR: Could not install packages due to an OSError: [WinError 5] Access is denied: 'C:\\\\Users\\\\x'",
            trouble.IN_USE,
        ),
        ("PermissionError: [WinError 32] The process cannot access the file because it is being used", trouble.IN_USE),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", trouble.HASH),
        (
            "HINT: This error might have occurred since this system does not have Windows Long Path support enabled",
            None,
        ),
        ("pip._vendor.urllib3.exceptions.ReadTimeoutError: Read timed out.", trouble.SLOW),
        (
            'OSError: [WinError 126] The specified module could not be found. Error loading "c10.dll"',
            trouble.NO_RUNTIME,
        ),
        ("RuntimeError: The NVIDIA driver on your system is too old (found version 11040).", trouble.OLD_DRIVER),
        ("/opt/x/bin/python: No module named pip", trouble.NO_PIP),
    ],
)
def test_each_failure_is_one_sentence(line, sentence):
    explained = trouble.explain(
        ["Collecting torch==2.13.0", line, "ERROR: see above"], "3.11.2", None, GLIBC, "/engines"
    )
    assert explained == (sentence or trouble.LONG_PATH)
    assert_sentence(explained)


def test_the_cause_is_told_not_what_followed_from_it():
    """Without network pip ends with "no matching distribution": that is not what is wrong."""
    lines = [
        "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(...)': /simple/affine/",
        "ERROR: Could not find a version that satisfies the requirement affine==3.0.1 (from versions: none)",
        "ERROR: No matching distribution found for affine==3.0.1",
    ]
    assert trouble.explain(lines, "3.11.2", None, GLIBC) == trouble.NO_NETWORK


def test_a_missing_wheel_is_named():
    lines = ["Looking in links: /wheels", "ERROR: No matching distribution found for rasterio==1.4.4"]
    explained = trouble.explain(lines, "3.12.1", "/wheels", GLIBC)
    assert "rasterio 1.4.4" in explained and "Python 3.12.1" in explained
    assert_sentence(explained)
    assert "package index" in trouble.explain(lines, "3.12.1", None, GLIBC)
    assert "glibc 2.17" in trouble.explain(lines, "3.12.1", None, ("glibc", "2.17"))


def test_a_missing_venv_module_names_the_package():
    explained = trouble.explain(
        ["The virtual environment was not created successfully because ensurepip is not available."], "3.11.2"
    )
    assert "apt install python3.11-venv" in explained
    assert_sentence(explained)


def test_an_unknown_failure_says_what_pip_said():
    explained = trouble.explain(["Collecting x", "ERROR: The wheel is odd."], "3.11.2")
    assert "The wheel is odd" in explained
    assert_sentence(explained)
    assert_sentence(trouble.explain([]))


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "The disk that holds /engines is full"),
        (PermissionError(errno.EACCES, "Permission denied", "/opt/engine"), "/opt/engine"),
        (OSError(errno.EROFS, "Read-only file system", "/opt/engine"), "/opt/engine"),
        (NotADirectoryError(errno.ENOTDIR, "Not a directory", "/opt/engine"), "/opt/engine"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
    ],
)
def test_what_the_system_refuses_is_one_sentence(error, word):
    explained = trouble.explain_error(error, "/engines")
    assert word in explained
    assert_sentence(explained)


def test_windows_errors_are_told_by_their_numbers():
    for number, sentence in (
        (5, trouble.IN_USE),
        (32, trouble.IN_USE),
        (206, trouble.LONG_PATH),
        (112, trouble.no_space("/engines")),
    ):
        error = PermissionError(errno.EACCES, "Access is denied", "C:\\x")
        error.winerror = number
        assert trouble.explain_error(error, "/engines") == sentence


def test_old_systems_are_told():
    assert trouble.old_libc(("glibc", "2.28")) is None
    assert trouble.old_libc(("glibc", "2.36")) is None
    assert "2.27" in trouble.old_libc(("glibc", "2.27"))
    assert "musl" in trouble.old_libc(("musl", "1.2.5"))
    assert trouble.old_libc(("", "")) is None, "Windows and macOS have none"


def assert_sentence(explained):
    assert explained.endswith(".") and "\n" not in explained and explained[0].isupper()
    assert explained.count(". ") == 0, "one sentence"


SECRETS = [
    'File "/home/zoë/qgis/profiles/default/python/plugins/landscribe/core/x.py", line 3',
    "Python 3.11.2 (/home/zoë/.pyenv/bin/python3)",
    r"C:\Users\Zoë Ünal\AppData\Local\Landscribe\cpu-1\Scripts\python.exe -m pip",
    r"[Errno 13] Permission denied: 'C:\\Users\\Zoë Ünal\\AppData\\x.dll'",
    r"\\fileserver\projects\secret client\scene.tif",
    "Looking in indexes: https://zoë:pa55word@mirror.corp.example:8443/artifactory/simple",
    "Looking in links: file:///home/zoë/wheels/",
    "proxy http://zoë:pa55word@10.1.2.3:3128",
    "Processing './../home/zoë/secret client/x-1.0-py3-none-any.whl'",
    "/Volumes/secret client/scene.tif",
]


@pytest.mark.parametrize("line", SECRETS)
def test_nothing_private_is_left(line):
    shown = redact(line, {"/Volumes/secret client": "<home>"}, names=("zoë", "Zoë Ünal", "fileserver")).lower()
    for secret in ("zoë", "ünal", "pa55word", "corp.example", "10.1.2.3", "secret", "fileserver", "appdata", ".pyenv"):
        assert secret not in shown, shown


def test_a_folder_that_matters_gets_its_word():
    shown = redact("/data/engine/cpu-1/bin/python -m pip", {"/data/engine": "<engine>"}, names=())
    assert shown == "<engine>/cpu-1/bin/python -m pip"
