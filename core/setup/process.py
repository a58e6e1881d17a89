"""Child processes of the set-up: no console window, output line by line, and an end when the user cancels."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Callable

from ..errors import Cancelled


def hidden(system: str = sys.platform) -> dict:
    """Options of Popen against a console window on Windows; empty elsewhere."""
    return {"creationflags": 0x08000000} if system == "win32" else {}  # CREATE_NO_WINDOW


#: Tenths of a second that the children of a program have after its end.
_TICKS_AFTER_END = 20

#: Runs a module as ``python -m`` does, and ends at once, with all that it has started, when its standard input does.
_WATCHED = """
import os, runpy, signal, subprocess, sys, threading
def end_with_children():
    os.read(0, 1)
    if os.name == "posix":
        os.killpg(0, signal.SIGKILL)
    subprocess.run(["taskkill", "/F", "/T", "/PID", str(os.getpid())], creationflags=0x08000000)
    os._exit(1)
threading.Thread(target=end_with_children, daemon=True).start()
module = sys.argv[1]
sys.argv[:2] = ["__main__.py"]
runpy.run_module(module, run_name="__main__", alter_sys=True)
"""


def module(python: Path, name: str, *arguments) -> list:
    """The arguments that run a module of ``python`` which does not outlive us, nor do its children, however we end.

    ``run`` holds the other end of its standard input, and the system closes that when this process is gone. -I excludes
    the user's own packages and the folder that QGIS was started in.
    """
    return [python, "-I", "-c", _WATCHED, name, *arguments]


def run(
    arguments: list,
    on_line: Callable[[str], None],
    is_cancelled: Callable[[], bool] = lambda: False,
    environment: Mapping[str, str] | None = None,
    folder: str | None = None,
    on_tick: Callable[[], None] = lambda: None,
) -> int:
    """Run a program to its end, with its output and errors line by line.

    Args:
        arguments: program and arguments.
        on_line: called with each line.
        is_cancelled: asked ten times a second.
        environment: environment variables; None are those of this process.
        folder: folder to start in.
        on_tick: called whenever a tenth of a second has brought no line.

    Returns:
        The exit code.

    Raises:
        Cancelled: ``is_cancelled`` returned True.
        OSError: the program does not start. Whatever is raised, the program and its children have ended.
    """
    process = subprocess.Popen(
        [str(argument) for argument in arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=None if environment is None else dict(environment),
        cwd=folder,
        start_new_session=os.name == "posix",
        **hidden(),
    )
    lines: queue.SimpleQueue = queue.SimpleQueue()
    threading.Thread(target=_read, args=(process.stdout, lines), name="landscribe-setup-out", daemon=True).start()
    silent_since_end = 0
    try:
        while True:
            if is_cancelled():
                raise Cancelled("The set-up was cancelled.")
            try:
                line = lines.get(timeout=0.1)
            except queue.Empty:
                on_tick()
                if process.poll() is not None:  # its children hold the pipe open
                    silent_since_end += 1
                    if silent_since_end == _TICKS_AFTER_END:
                        _kill(process)
                continue
            if line is None:
                return process.wait()
            on_line(line)
    except BaseException:
        _kill(process)
        raise
    finally:
        process.stdin.close()


def _read(stream, lines: queue.SimpleQueue) -> None:
    with stream:
        for line in stream:
            lines.put(line.decode("utf-8", "replace").rstrip())
    lines.put(None)


def _kill(process: subprocess.Popen) -> None:
    """End a program and all that it has started."""
    with contextlib.suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            taskkill = os.path.join(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
            subprocess.run([taskkill, "/F", "/T", "/PID", str(process.pid)], capture_output=True, **hidden())
            process.kill()
    process.wait()
