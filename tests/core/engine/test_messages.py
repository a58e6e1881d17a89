import dataclasses
from pathlib import Path

import pytest

from core.engine import messages
from core.engine.messages import LineSplitter, ProtocolError, decode, encode, parse_request


@dataclasses.dataclass
class Area:
    code: int
    share: float


def test_a_message_is_one_ascii_line_and_comes_back():
    message = {"id": 3, "method": "map", "params": {"scene": "Zürich\n✓.tif", "bounds": [1.5, -2.0]}}
    line = encode(message)
    assert line.count(b"\n") == 1 and line.endswith(b"\n") and line.isascii()
    assert decode(line) == message


def test_values_that_json_lacks_are_made_plain():
    numpy = pytest.importorskip("numpy")
    message = {
        "path": Path("a") / "b.tif",
        "nan": float("nan"),
        "inf": numpy.float32("inf"),
        "count": numpy.int64(7),
        "row": numpy.arange(3),
        "area": Area(5, 0.25),
        "set": {1},
    }
    assert decode(encode(message)) == {
        "path": str(Path("a") / "b.tif"),
        "nan": None,
        "inf": None,
        "count": 7,
        "row": [0, 1, 2],
        "area": {"code": 5, "share": 0.25},
        "set": [1],
    }


@pytest.mark.parametrize(
    ("line", "id"),
    [
        (b"garbage", None),
        (b"\xff\xfe\x00", None),
        (b"[1, 2]", None),
        (b"null", None),
        (b'"text"', None),
        (b"{", None),
        (b"[" * 100_000, None),
        (b'{"id": 1, "method": "map", "params": {"x": NaN}}', None),
        (b'{"id": "1", "method": "map"}', None),
        (b'{"id": true, "method": "map"}', None),
        (b'{"id": 1.5, "method": "map"}', None),
        (b'{"method": "map"}', None),
        (b'{"id": 4}', 4),
        (b'{"id": 4, "method": ["map"]}', 4),
        (b'{"id": 4, "method": "map", "params": [1]}', 4),
    ],
)
def test_nonsense_is_refused_in_one_sentence(line, id):
    with pytest.raises(ProtocolError) as refused:
        parse_request(line)
    assert refused.value.id == id
    sentence = str(refused.value)
    assert sentence.endswith(".") and "\n" not in sentence and len(sentence) < 250


def test_the_builders_make_what_the_parser_reads():
    request = parse_request(encode(messages.request(7, "map", {"scene": "a.tif"})))
    assert (request.id, request.method, request.params) == (7, "map", {"scene": "a.tif"})
    assert parse_request(encode(messages.cancel(7))) == messages.Request(None, "cancel", {"id": 7})
    assert parse_request(encode(messages.shutdown())).method == "shutdown"


def test_lines_are_cut_wherever_the_chunks_end():
    stream = b'{"a":1}\n\n  \n{"b":2}\r\n{"c":3}'
    for size in range(1, len(stream) + 1):
        splitter = LineSplitter()
        chunks = [stream[start : start + size] for start in range(0, len(stream), size)]
        lines = [line for chunk in chunks for line in splitter.feed(chunk)]
        assert lines == [b'{"a":1}', b'{"b":2}\r']
        assert list(splitter.feed(b"\n")) == [b'{"c":3}']


def test_a_line_that_is_too_long_is_told_once_and_not_kept():
    splitter = LineSplitter(longest=10)
    lines = []
    for _ in range(50):
        lines += splitter.feed(b"x" * 9)
        assert len(splitter._begun) <= 10
    lines += splitter.feed(b"\nok\n" + b"y" * 11 + b"\nfine\n")
    assert lines == [None, b"ok", None, b"fine"]
