"""Turns an exception into an error code and one sentence, for the engine and the command line alike."""

import errno

from ..errors import Cancelled, EngineError, InputError, not_utf8, one_sentence
from ..memory import out_of_memory
from .messages import ProtocolError


def explain(error: BaseException) -> tuple[str, str]:
    """The error code (one of ``messages.CODES``) and the sentence for ``error``."""
    if isinstance(error, (Cancelled, KeyboardInterrupt)):
        return "cancelled", "The run was cancelled."
    if isinstance(error, ProtocolError):
        return "protocol", one_sentence(error)
    if isinstance(error, InputError):
        return "input", one_sentence(error)
    if isinstance(error, EngineError):
        return "memory" if out_of_memory(error) else "crash", one_sentence(error)
    if out_of_memory(error):
        return "memory", "The memory ran out: close other programs, choose another device or a smaller model."
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        return "input", "The disk is full: free some space or choose another output folder."
    if isinstance(error, PermissionError):
        return "input", f"Access to {error.filename} is denied: choose another file or change its permissions."
    if isinstance(error, UnicodeEncodeError):
        shown = error.object[max(0, error.start - 100) : error.end + 100]
        return "input", one_sentence(not_utf8(shown))
    text = one_sentence(error)
    return "crash", f"The run failed unexpectedly ({type(error).__name__}{': ' + text if text else ''})."
