"""A client that is killed leaves no process behind, whichever engine does its tasks."""

import os
import subprocess
import sys
import time

import pytest

from tests.fixtures.sheets import write_sheets
from tests.fixtures.stub_work import LOG

#: Seconds in which the workers must be gone.
WITHIN = 20


def session_of(leader: int) -> list[str]:
    """The command lines of the running processes that a session's leader has started, with its own."""
    lines = subprocess.run(["ps", "-eo", "sid=,stat=,args="], capture_output=True, text=True).stdout.splitlines()
    parts = (line.split(None, 2) for line in lines)
    return [args for sid, stat, args in parts if int(sid) == leader and not stat.startswith("Z")]


@pytest.mark.skipif(sys.platform != "linux", reason="reads processes with ps")
@pytest.mark.parametrize("engine", [[], ["--address", "local"]], ids=["pool", "dask"])
def test_no_worker_outlives_a_killed_client(tmp_path, engine):
    write_sheets(tmp_path / "in", 8, 8, 128)
    command = [sys.executable, "-m", "tests.job_trials", "client", "--place", str(tmp_path), *engine]
    client = subprocess.Popen(command, env={**os.environ, LOG: str(tmp_path)}, start_new_session=True)
    try:
        log, end = tmp_path / "runs.txt", time.monotonic() + 60
        while not log.exists() and client.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
        assert log.exists() and len(session_of(client.pid)) >= 3, "the client and two workers"
    finally:
        client.kill()
        client.wait()
    end = time.monotonic() + WITHIN
    while session_of(client.pid) and time.monotonic() < end:
        time.sleep(0.1)
    assert session_of(client.pid) == []
