"""Runs a line of shell on another machine, over the SSH connection of the engine."""

import contextlib
import os
import subprocess
import threading
from typing import Callable, Optional

from ...core.errors import Cancelled, EngineError
from .locate import clean_environment
from .ssh import Machine

CHUNK = 1 << 20


def run_there(
    machine: Machine,
    line: str,
    is_cancelled: Callable[[], bool] = lambda: False,
    source=None,
    tell: Callable[[int], None] = lambda done: None,
    sink=None,
    on_line: Optional[Callable[[bytes], None]] = None,
) -> bytes:
    """Run a line of shell there to its end.

    Args:
        machine: The machine.
        line: The line, without any name that the user has given, or with such names quoted.
        is_cancelled: Asked often; True ends the connection.
        source: A file that becomes its input. Without one, its input ends when this process does.
        tell: Called with the bytes of ``source`` that are sent.
        sink: A file that takes its output.
        on_line: Called with each line of its output, which is then not returned.

    Returns:
        The output, unless ``sink`` or ``on_line`` takes it.

    Raises:
        EngineError: The connection failed, or the line did; one sentence.
        Cancelled: ``is_cancelled`` returned True.
    """
    process = subprocess.Popen(
        machine.command(line),
        stdin=subprocess.PIPE,
        stdout=sink or subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=clean_environment(os.environ),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    outputs: dict = {}

    def read(pipe) -> None:
        with pipe:
            if on_line is not None and pipe is process.stdout:
                for text in pipe:
                    on_line(text)
            else:
                outputs[pipe] = pipe.read()

    pipes = [pipe for pipe in (process.stderr, process.stdout) if pipe is not None]
    readers = [threading.Thread(target=read, args=(pipe,), daemon=True) for pipe in pipes]
    for reader in readers:
        reader.start()
    try:
        if source is not None:
            _feed(process.stdin, source, tell, is_cancelled)
        while process.poll() is None:
            readers[0].join(0.2)
            if is_cancelled():
                raise Cancelled
    except BaseException:
        process.kill()
        raise
    finally:
        code = process.wait()
        with contextlib.suppress(OSError):
            process.stdin.close()
        for reader in readers:
            reader.join()
    if code:
        raise EngineError(machine.lost(code, outputs[process.stderr].decode("utf-8", "replace").splitlines()))
    return outputs.get(process.stdout, b"")


def _feed(pipe, source, tell: Callable[[int], None], is_cancelled: Callable[[], bool]) -> None:
    """Write a file into a process; what is wrong with it, its own end says."""
    done = 0
    with contextlib.suppress(OSError), pipe:
        while chunk := source.read(CHUNK):
            pipe.write(chunk)
            done += len(chunk)
            tell(done)
            if is_cancelled():
                raise Cancelled
