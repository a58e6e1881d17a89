"""What a user reads of an exception."""

import errno

import pytest
import torch

from core.engine.failures import explain
from core.engine.messages import CODES, ProtocolError
from core.errors import Cancelled, EngineError, InputError


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (InputError("There is no file a.tif."), "input", "There is no file a.tif."),
        (Cancelled(), "cancelled", "cancelled"),
        (KeyboardInterrupt(), "cancelled", "cancelled"),
        (MemoryError(), "memory", "memory ran out"),
        (torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20 MiB"), "memory", "memory ran out"),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate"), "memory", "memory ran out"),
        (OSError(errno.ENOSPC, "No space left on device"), "input", "disk is full"),
        (PermissionError(errno.EACCES, "denied", "/x/out.tif"), "input", "/x/out.tif"),
        (EngineError("The weights are damaged."), "crash", "The weights are damaged."),
        (ProtocolError("No."), "protocol", "No."),
        (KeyError("x"), "crash", "KeyError: 'x'"),
        (ValueError("two\nlines"), "crash", "two lines"),
        (SystemExit(3), "crash", "SystemExit"),
    ],
)
def test_every_failure_is_a_code_and_one_sentence(error, code, words):
    reported, sentence = explain(error)
    assert reported == code and reported in CODES
    assert words in sentence and "\n" not in sentence and sentence.endswith(".")


def test_memory_that_ran_out_is_known_behind_the_sentence_about_it():
    with pytest.raises(EngineError) as raised:
        try:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        except RuntimeError:
            raise EngineError("The GPU has too little memory for one tile: choose the CPU.") from None
    assert explain(raised.value) == ("memory", "The GPU has too little memory for one tile: choose the CPU.")
