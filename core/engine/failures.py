"""What an exception is to the user: a code and one sentence. The engine and the command line tell it alike."""

import errno

from ..errors import Cancelled, EngineError, InputError
from .messages import ProtocolError

_MEMORY_PHRASES = ("out of memory", "can't allocate memory", "cannot allocate memory", "not enough memory")


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
    text = one_sentence(error)
    return "crash", f"The run failed unexpectedly ({type(error).__name__}{': ' + text if text else ''})."


def out_of_memory(error: BaseException) -> bool:
    """Whether ``error``, or what it was raised for, says that main or device memory ran out, in torch's words too."""
    if isinstance(error, EngineError):
        cause = error.__cause__ or error.__context__
        return cause is not None and out_of_memory(cause)
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError":
        return True
    return isinstance(error, RuntimeError) and any(phrase in str(error).lower() for phrase in _MEMORY_PHRASES)


def one_sentence(error: BaseException) -> str:
    """The error's own words on one line."""
    return " ".join(str(error).split())[:500]
