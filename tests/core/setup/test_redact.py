"""Diagnostics that can be shown around: a table of lines, and of what must not be left of each."""

# ruff: noqa: E501  a line of a log is long

import os

import pytest

from core.setup import diagnostics, indexes
from core.setup.redact import redact, secrets_in

#: A line of a log, and the words of it that are private.
LINES = [
    (
        "Looking in indexes: https://zoe:pa55word@mirror.corp.example:8443/artifactory/api/pypi/simple",
        "zoe pa55word mirror corp.example",
    ),
    (
        "Looking in indexes: https://mirror.corp.example/t0k3nInThePath/simple, https://pypi.org/simple",
        "mirror t0k3nInThePath",
    ),
    ("Looking in indexes: https://pypi.org/simple?token=abc123secret", "abc123secret"),
    ("Looking in indexes: https://__token__:pypi-AgEIcHlwaS5vcmc@upload.example.org/", "pypi-Ag upload"),
    ("https://user:pa:ss@w@rd@host.example/x", "pa:ss w@rd rd@ host.example"),
    ("https://u:pa/ss@host.example/x", "pa/ss ss@ host.example"),
    ("https://u:pa(s)s]@host.example/x", "pa(s s)s host.example"),
    ("https://oauth2accesstoken:ya29.A0AfH6SMB@europe-python.pkg.dev/p/r/simple/", "ya29 europe-python"),
    ("https://dl.cloudsmith.io/abcDEF123456/org/repo/python/simple/", "abcDEF123456 cloudsmith"),
    ("https://org.jfrog.io/artifactory/api/pypi/x/simple/#sha256=1&sig=qwertz", "qwertz jfrog"),
    ("http://10.1.2.3:3128", "10.1.2.3"),
    ("proxy http://zoe:pa55word@10.1.2.3:3128", "zoe pa55word 10.1.2.3"),
    ("http_proxy=proxy.corp.example:3128", "proxy.corp corp.example"),
    ("HTTPS_PROXY=zoe:pa55word@proxy:3128", "zoe pa55word proxy:3128"),
    ("https_proxy=proxy01:8080", "proxy01"),
    ("--proxy zoe:pa55word@squid.intra:8080", "zoe pa55word squid"),
    ("--proxy squid:8080", "squid"),
    ("--proxy=squid.intra:8080", "squid"),
    ("Proxy: squid.intra:8080", "squid"),
    ("no_proxy=intranet.corp,10.0.0.0/8", "intranet.corp 10.0.0.0"),
    ("PIP_PROXY='squid.intra:8080'", "squid"),
    ("socks5h://zoe:pa55word@jump.corp:1080", "zoe pa55word jump"),
    ("Authorization: Basic em9lOnBhNTV3b3Jk", "em9lOnBhNTV3b3Jk"),
    ("authorization: bearer abc.def.ghi", "abc.def.ghi"),
    ("Proxy-Authorization: NTLM TlRMTVNTUAAB", "TlRMTVNTUAAB"),
    ("{'User-Agent': 'pip', 'Authorization': 'Basic em9lOnBhNTV3b3Jk'}", "em9lOnBhNTV3b3Jk"),
    ('header "Authorization", "Bearer s3cr3t"', "s3cr3t"),
    ("send: b'GET /simple HTTP/1.1 Authorization=Token abcdef0123'", "abcdef0123"),
    ("X-JFrog-Art-Api: AKCp8abcdefgh", "AKCp8abcdefgh"),
    ("X-Api-Key: 12345", "12345"),
    ("Cookie: session=abcdef; other=1", "abcdef other"),
    ("Set-Cookie: sid=qwertz", "qwertz"),
    ("Private-Token: glpat-abcdefghijklmnop", "glpat-abc"),
    ("password = hunter2", "hunter2"),
    ("PIP_PASSWORD=hunter2", "hunter2"),
    ("api_key: 'my key with spaces'", "with spaces"),
    ('"token": "abc def"', "abc def"),
    ("access-key=AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"),
    ("using AKIAIOSFODNN7EXAMPLE now", "AKIAIOSFODNN7EXAMPLE"),
    ("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "ghp_abc"),
    ("found hf_AbCdEfGhIjKlMnOpQrSt", "hf_AbC"),
    ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc", "eyJhbGci"),
    ("key 0123456789abcdef0123456789abcdef", "0123456789abcdef"),
    ("subscription 123e4567-e89b-12d3-a456-426614174000", "123e4567"),
    (
        "HTTPSConnectionPool(host='mirror.corp.example', port=443): Max retries exceeded with url: /t0k3n/simple/torch/?key=abc123",
        "mirror corp.example t0k3n abc123",
    ),
    (
        "NewConnectionError('<HTTPSConnection(host=\\'mirror.corp\\', port=443)>: Failed to resolve \\'mirror.corp\\' ([Errno -2])",
        "mirror",
    ),
    ("NameResolutionError: Failed to resolve 'mirror' ([Errno -2] Name or service not known)", "'mirror'"),
    ("Cannot connect to proxy. Tunnel connection failed: 407, proxy squid.intra", "squid"),
    ("Connection to mirror.corp timed out. (connect timeout=15)", "mirror"),
    ("Could not reach host gitlab.acme.de", "gitlab acme"),
    ("The repository located at mirror.acme.com is not a trusted or secure host", "mirror acme"),
    ("trusted-host = mirror.corp", "mirror"),
    ("--trusted-host mirror01", "mirror01"),
    ("index-url = mirror/simple", "mirror"),
    ("find-links = \\\\fileserver\\wheels\\x", "fileserver"),
    ("Looking in links: //fileserver/wheels", "fileserver"),
    ("connected to 192.168.17.4:443", "192.168.17.4"),
    ("address fe80::1ff:fe23:4567:890a", "fe80 890a"),
    ("address [2001:db8::17]:8080", "2001:db8"),
    ("git+https://zoe:t0k3n@git.acme.de/x.git@main", "zoe t0k3n git.acme acme"),
    ("git+ssh://git@git.acme.de:2222/x.git", "git.acme"),
    ("ssh: git@git.acme.de:x.git", "git.acme"),
    ("mailto anna.meier@acme.de", "anna meier acme"),
    ("CORP\\zoe logged in", "CORP zoe"),
    ("Keyring is skipped for zoe@mirror.corp", "zoe mirror"),
    ("User for mirror.corp.example: zoe", "mirror corp.example"),
    ("username: zoe", "zoe"),
    ("401 Error, Credentials not correct for https://mirror.corp.example/simple/torch/", "mirror"),
    (
        "ERROR: 403 Client Error: Forbidden for url: https://mirror.corp.example/a/b?X-Amz-Signature=deadbeef",
        "mirror deadbeef",
    ),
    ("s3://acme-secret-bucket/wheels/", "acme-secret-bucket"),
    ("--client-cert /home/zoe/cert.pem", "zoe"),
    ("--index-url https://mirror.corp/simple --extra-index-url=https://u:p4ss@other.corp/simple", "mirror p4ss other"),
    ("ldap://dc01.corp.example/dc=corp", "dc01"),
]

#: What helps, and says nothing about the user.
HELPFUL = [
    "ok      PyTorch: 2.13.0+cpu",
    "Collecting torch==2.13.0 (from -r engine.txt (line 3))",
    "12:01:33 1/53 and/or",
    "ERROR: No matching distribution found for rasterio==1.4.4",
    "Successfully installed affine-3.0.1 nvidia-cublas-cu12-12.6.4.1 torch-2.13.0",
    "Collecting nvidia-curand-cu12==10.3.7.77",
    "System: Linux 6.1.0 x86_64 glibc 2.36",
    "NVIDIA card: NVIDIA A100, 40 GB, driver 470.82.01, PyTorch build for it: CPU",
    "error   Engine: its doctor does not answer (Illegal instruction)",
    "        Run the set-up again.",
    "Expected sha256 " + "0123456789abcdef" * 4,
    "Device cuda:0: A100, answers in 12 ms",
    "RuntimeError: operator torchvision::nms does not exist",
    "File <plugin>/core/x.py, line 3, in main",
    "check the proxy under Settings > Options > Network",
    "ModuleNotFoundError: No module named 'torch.cuda'",
    "WARNING: Retrying (Retry(total=4, connect=None)) after connection broken by",
    "  Progress 40000000 of 80000000",
    "OSError: [Errno 28] No space left on device: 'x.whl'",
]


@pytest.mark.parametrize(("line", "private"), LINES)
def test_nothing_private_is_left_of_a_line(line, private):
    shown = redact(line, {}, names=("zoe",)).lower()
    for secret in private.split():
        assert secret.lower() not in shown, shown


def test_the_table_is_long_enough():
    assert len(LINES) >= 64 and len({line for line, _ in LINES}) == len(LINES)


@pytest.mark.parametrize("line", HELPFUL)
def test_what_helps_is_left(line):
    assert redact(line, {}, names=("zoe",)) == line


def test_of_a_public_address_the_host_and_the_package_are_left():
    line = "Downloading https://files.pythonhosted.org/packages/ab/torch-2.13.0.whl (190 MB)"
    assert redact(line, {}, names=()) == "Downloading https://files.pythonhosted.org/…/torch-2.13.0.whl (190 MB)"
    assert redact("Looking in indexes: https://pypi.org/simple", {}, names=()).endswith("https://pypi.org/…")


def test_secrets_of_pips_settings_go_wherever_they_stand(tmp_path, monkeypatch):
    settings = tmp_path / "pip.conf"
    settings.write_text(
        "[global]\nindex-url = https://anna:p%40ss-w0rd@mirror.acme.cloud/repo/LongTokenInThePath/simple\n"
        "[install]\nextra_index_url = https://other.acme.cloud/simple?key=querytoken\ncache-dir = /data/environments\n"
    )
    variables = {"PIP_CONFIG_FILE": str(settings), "https_proxy": "http://bob:tiger@gate.acme.cloud:8080", "HOME": "/"}
    log = [
        "said p@ss-w0rd and p%40ss-w0rd to mirror.acme.cloud", "LongTokenInThePath", "the querytoken of anna",
        "bob and tiger at gate.acme.cloud", "cache in environments",
    ]  # fmt: skip
    text = diagnostics.text({"QGIS": "3.22"}, [], log, {}, variables)
    for secret in ("p@ss", "p%40ss", "acme", "LongToken", "querytoken", "anna", "bob", "tiger"):
        assert secret not in text, text
    assert "cache in environments" in text and "QGIS 3.22" in text


def test_pips_settings_are_read_from_variables_and_files(tmp_path):
    (tmp_path / "pip.conf").write_text("[global]\nproxy = gate:1\ntimeout = 60\n")
    variables = {"PIP_CONFIG_FILE": str(tmp_path / "pip.conf"), "PIP_TRUSTED_HOST": "a.corp b.corp", "HOME": "/nowhere"}
    assert {"a.corp b.corp", "gate:1"} <= set(indexes.addresses(variables, "linux"))
    assert list(indexes.addresses({"PIP_CONFIG_FILE": os.devnull, "PIP_TIMEOUT": "60"}, "linux")) == []


def test_what_every_index_has_is_no_secret():
    assert secrets_in(["https://pypi.org/simple", "https://download.pytorch.org/whl/cu130", "60"]) == set()
