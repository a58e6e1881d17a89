"""Starting an engine in a test and talking to it."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
MISBEHAVING = [sys.executable, str(Path(__file__).with_name("engine_methods.py"))]
REAL = [sys.executable, "-m", "core.engine"]


class EngineProcess:
    """An engine with the pipes that QGIS would hold."""

    def __init__(self, command=MISBEHAVING, **popen):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
        popen = {"stderr": subprocess.DEVNULL, "cwd": ROOT, "env": environment, **popen}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **popen)
        self.seen = []
        self.hello = self.next()

    def send(self, line):
        """Send a message, or bytes as they are."""
        if not isinstance(line, bytes):
            line = json.dumps(line).encode() + b"\n"
        self.process.stdin.write(line)
        self.process.stdin.flush()

    def ask(self, id, method, **params):
        self.send({"id": id, "method": method, "params": params})

    def next(self):
        """The next message; every line has to be one."""
        line = self.process.stdout.readline()
        assert line, "the engine has closed its output"
        self.seen.append(json.loads(line))
        return self.seen[-1]

    def answer(self, id):
        """The result or error of request ``id``; progress on the way is kept in ``seen``."""
        while True:
            message = self.next()
            if message["type"] in ("result", "error") and message["id"] == id:
                return message

    def until_progress(self, id):
        while True:
            message = self.next()
            if message["type"] == "progress" and message["id"] == id:
                return message

    def end(self, within):
        """The exit code, and the seconds until it came."""
        start = time.monotonic()
        return self.process.wait(within), time.monotonic() - start

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()
