"""An engine with methods that misbehave, run as a process by the tests of the engine and of its client."""

import os
import sys
import time

from core.engine import __main__ as engine
from core.engine import serve
from core.engine.devices import Device
from core.engine.serve import Method
from core.errors import EngineError, InputError
from core.files.partial import PartialFile


def echo(params, progress):
    return {"echo": params}


def slow(params, progress):
    """``seconds`` of work in small steps; leaves ``file`` only when it has finished."""
    steps = int(params.get("seconds", 2.0) / 0.02)
    partial = params["file"] + ".part" if "file" in params else None
    if partial:
        with open(partial, "w") as file:
            file.write("begun")
    try:
        for step in range(steps):
            progress(step / steps, "Working")
            time.sleep(0.02)
    except BaseException:
        if partial:
            os.remove(partial)
        raise
    return {"steps": steps}


def deaf(params, progress):
    """Work that tells that it has begun and then does not look at its progress."""
    progress(0.1, "Not listening")
    time.sleep(params.get("seconds", 60.0))
    return {}


def deaf_writer(params, progress):
    """Work that writes ``output`` and does not look at its progress."""
    with PartialFile(params["output"]) as partial:
        partial.path.write_text("begun")
        progress(0.5, "Writing")
        time.sleep(params.get("seconds", 60.0))
        partial.commit()
    return {}


def writer(params, progress):
    """Work that writes ``output`` and reports its progress."""
    with PartialFile(params["output"]) as partial:
        partial.path.write_text("begun")
        for step in range(1000):
            progress(step / 1000, "Writing" * 100)
            time.sleep(0.02)
        partial.commit()
    return {}


def noisy(params, progress):
    """Writes where the messages go, as libraries and C code do, and reads where the requests come from."""
    print("a library's print")
    sys.stdout.write('{"type": "result", "id": 1, "result": "forged"}\n')
    sys.stdout.flush()
    os.write(1, b'{"type": "error", "id": 1}\n\xff\x00 half a line')
    os.system("echo a child process; cat")
    return {"read": sys.stdin.read()}


def input_error(params, progress):
    raise InputError("The raster has one band: choose one with three.")


def engine_error(params, progress):
    raise EngineError("The model's weights are damaged.")


def bug(params, progress):
    return {"nothing": params["no such key"]}


def memory(params, progress):
    raise MemoryError


def leave(params, progress):
    sys.exit(3)


def die(params, progress):
    os._exit(7)


def abort(params, progress):
    os.abort()


def hopeless(params, progress):
    """A result that no JSON can hold."""
    loop = []
    loop.append(loop)
    return {"loop": loop}


def deep(params, progress):
    return {"number": float("nan"), "path": os.path, "tuple": (1, 2)}


METHODS = {
    function.__name__: Method(function)
    for function in (
        echo, slow, deaf, deaf_writer, writer, noisy, input_error, engine_error, bug, memory, leave, die, abort,
        hopeless, deep,
    )
}  # fmt: skip
METHODS["quick"] = Method(echo, quick=True)
METHODS["blocked"] = Method(lambda params, progress: time.sleep(600), quick=True)

if __name__ == "__main__":
    # Importing torch is the slowest part of a start, and none of these methods needs it.
    serve.QUICK_WITHIN = float(os.environ.get("QUICK_WITHIN", serve.QUICK_WITHIN))
    engine.find_devices = lambda: ([Device("cpu", "A processor", 8 << 30)], None)
    sys.exit(engine.main(methods=METHODS))
