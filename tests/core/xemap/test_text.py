"""The text encoder: the pinned one gives the vectors that it should, and what is missing or damaged is said."""

import dataclasses
from pathlib import Path

import pytest
import torch

from core.errors import InputError
from core.xemap import text
from core.xemap.text import DEFAULT_TEXT_ENCODER, LONGEST, SOURCES, TextEncoder


@pytest.fixture(scope="module")
def encoder() -> TextEncoder:
    return TextEncoder()


def test_a_phrase_becomes_tokens_and_a_unit_sentence(encoder):
    query = encoder("dense housing near the river")
    assert query.tokens.shape == (7, 384) and query.tokens.dtype == torch.float32  # five words and two ends
    assert (query.weight == 1).all()
    assert query.sentence.norm() == pytest.approx(1, abs=1e-5)
    assert torch.allclose(query.sentence, torch.nn.functional.normalize(query.tokens.mean(0), dim=0), atol=1e-5)


def test_meanings_are_near_where_words_are_not(encoder):
    def likeness(one, other):
        return float(encoder(one).sentence @ encoder(other).sentence)

    assert likeness("houses", "homes") > 0.8 > 0.5 > likeness("houses", "river")
    assert likeness("woods", "forest") > likeness("woods", "airport") + 0.2


def test_a_batch_gives_what_each_phrase_gives_alone(encoder):
    phrases = ["woods", "the largest car park in the north of the town", "ponds"]
    for query in encoder.encode(phrases):
        alone = encoder.encode([query.phrase])[0]
        assert query.tokens.shape == alone.tokens.shape
        assert torch.allclose(query.tokens, alone.tokens, atol=1e-4)
        assert torch.allclose(query.sentence, alone.sentence, atol=1e-5)


@pytest.mark.parametrize("phrase", ["", " ", "森林", "🌲🌲", "лес у реки", "house " * 500])
def test_any_phrase_is_taken(encoder, phrase):
    query = encoder(phrase)
    assert 2 <= len(query.tokens) <= LONGEST
    assert query.sentence.isfinite().all()


def test_a_phrase_asked_again_is_not_encoded_again(encoder, monkeypatch):
    first = encoder("orchards on a slope")
    monkeypatch.setattr(encoder, "encode", lambda phrases: pytest.fail("encoded again"))
    assert encoder("orchards on a slope") is first


def test_an_unknown_or_missing_encoder_is_said(monkeypatch):
    with pytest.raises(InputError, match="not known"):
        TextEncoder("another")
    gone = dataclasses.replace(SOURCES[DEFAULT_TEXT_ENCODER], package="no_such_package_of_models")
    monkeypatch.setitem(text.SOURCES, DEFAULT_TEXT_ENCODER, gone)
    with pytest.raises(InputError, match="not installed: run the set-up"):
        TextEncoder()


def test_weights_that_are_not_those_of_the_checksum_are_refused(tmp_path, monkeypatch):
    real = text._folder(DEFAULT_TEXT_ENCODER, SOURCES[DEFAULT_TEXT_ENCODER])
    damaged = tmp_path / "model"
    damaged.mkdir()
    for file in real.iterdir():
        if file.is_file() and file.name != "model.safetensors":
            (damaged / file.name).symlink_to(file)
    weights = bytearray((real / "model.safetensors").read_bytes())
    weights[len(weights) // 2] ^= 1
    (damaged / "model.safetensors").write_bytes(weights)
    monkeypatch.setattr(text, "_folder", lambda name, source: Path(damaged))
    with pytest.raises(InputError, match="damaged"):
        TextEncoder()
