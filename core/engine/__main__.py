"""``python -m core.engine [--parent PID]``: the engine process, started by QGIS with pipes as its standard streams."""

import argparse
import faulthandler
import io
import os
import signal
import sys
import threading
import time
import traceback
from typing import Callable, Optional

from ..memory import few_arenas
from ..network import close_network
from ..version import VERSION
from . import messages
from .serve import Method, Server

#: Seconds between two looks at whether QGIS still runs.
WATCH_EVERY = 1.0


def main(arguments: Optional[list[str]] = None, methods: Optional[dict[str, Method]] = None) -> int:
    """Serve ``methods`` (by default METHODS) until QGIS sends shutdown, closes the pipe or disappears."""
    parser = argparse.ArgumentParser(prog="python -m core.engine")
    parser.add_argument("--parent", type=int, help="process that the engine must not outlive")
    options = parser.parse_args(arguments)
    few_arenas()
    close_network()
    input_fd, output_fd = take_streams()
    faulthandler.enable(sys.stderr)
    if hasattr(os, "nice"):
        os.nice(5)  # QGIS must stay responsive on few cores
    # Ctrl-C in the terminal that started QGIS reaches the engine too, but QGIS handles it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if methods is None:
        from .methods import METHODS as methods
    server = Server(methods, input_fd, output_fd)
    for name in ("SIGTERM", "SIGHUP", "SIGQUIT"):
        if hasattr(signal, name):
            # In a thread: the handler interrupts the main thread, which may hold a lock that stop() needs.
            signal.signal(getattr(signal, name), lambda *_: threading.Thread(target=server.stop, daemon=True).start())
    watch_parent(options.parent, server.stop)
    devices, problem = find_devices()
    server.serve(messages.hello(VERSION, os.getpid(), devices, problem))
    return 0


def take_streams() -> tuple[int, int]:
    """Reserve standard input and output for the messages; returns their file descriptors.

    From now on, other writers to standard output (a library's print, C code on descriptor 1) write to standard error,
    and other readers of standard input find it empty. Standard error may be missing (``sys.stderr`` is None in windowed
    programs on Windows); its text is then dropped.
    """
    nowhere = os.open(os.devnull, os.O_RDWR)
    try:
        input_fd, output_fd = os.dup(0), os.dup(1)
    except OSError:
        raise SystemExit("The engine is started by QGIS, with pipes as its standard input and output.") from None
    if sys.stderr is None:
        os.dup2(nowhere, 2)
        sys.stderr = _text_output(2)
    os.dup2(nowhere, 0)
    os.dup2(2, 1)
    if nowhere > 2:
        os.close(nowhere)
    sys.stdin = io.TextIOWrapper(io.FileIO(0, "rb", closefd=False), encoding="utf-8")
    sys.stdout = _text_output(1)
    if os.name == "nt":
        import msvcrt

        msvcrt.setmode(input_fd, os.O_BINARY)
        msvcrt.setmode(output_fd, os.O_BINARY)
    return input_fd, output_fd


def _text_output(descriptor: int) -> io.TextIOWrapper:
    file = io.FileIO(descriptor, "wb", closefd=False)
    return io.TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", write_through=True)


def find_devices() -> tuple[list, Optional[str]]:
    """The devices for the hello, and a sentence if torch does not load."""
    try:
        from .devices import list_devices

        return list_devices(), None
    except Exception as error:
        traceback.print_exc()
        return [], f"PyTorch does not load in the engine's environment ({type(error).__name__}: {error})."


def watch_parent(pid: Optional[int], gone: Callable[[], None]) -> None:
    """Call ``gone`` in a thread once the parent process has disappeared.

    Standard input then ends too, unless another child of QGIS has inherited the other end of the pipe.
    """
    if os.name == "nt":
        wait = _windows_wait(pid) if pid else None
    else:
        parent = os.getppid()

        def wait() -> None:
            while os.getppid() == parent:
                time.sleep(WATCH_EVERY)

    if wait is not None:
        threading.Thread(target=lambda: (wait(), gone()), name="watch", daemon=True).start()


def _windows_wait(pid: int) -> Optional[Callable[[], None]]:
    import ctypes

    synchronize, infinite = 0x00100000, 0xFFFFFFFF
    kernel32 = ctypes.windll.kernel32
    kernel32.OpenProcess.restype = ctypes.c_void_p
    handle = kernel32.OpenProcess(synchronize, False, pid)
    return (lambda: kernel32.WaitForSingleObject(ctypes.c_void_p(handle), infinite)) if handle else None


if __name__ == "__main__":
    sys.exit(main())
