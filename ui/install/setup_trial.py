"""The test of a new engine: it maps a small built-in scene on the chosen device."""

import shutil
import tempfile
from pathlib import Path

from qgis.core import QgsApplication

from ...core.errors import EngineError, InputError
from ...core.setup.process import run
from ...core.setup.report import Report
from ..engine.client import EngineClient
from ..engine.locate import EngineCommand, engine_command

#: Width and height of the scene in pixels: one tile of the bundled model.
SIZE = 512


def try_engine(python: Path, device: str, report: Report) -> None:
    """Map a small scene with the engine in ``python``, through the same process and messages as real runs.

    Args:
        python: the engine's Python.
        device: the device, as in ``landscribe:map``.
        report: receives progress and log lines, and says whether the user cancelled.

    Raises:
        InputError: the engine refused the scene.
        EngineError: the engine did not start or failed.
        Cancelled: the user cancelled.
    """
    folder = tempfile.mkdtemp(prefix="landscribe-")
    try:
        _map(engine_command(python), folder, device, report)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _map(command: EngineCommand, folder: str, device: str, report: Report) -> None:
    scene, output = str(Path(folder, "scene.tif")), str(Path(folder, "land-cover.tif"))
    report.progress(0.05, "Making a scene to try the engine with")
    code = run(
        [command.arguments[0], "-s", "-m", "core.demo", scene, "--size", SIZE],
        report.log,
        report.is_cancelled,
        command.environment,
        command.folder,
    )
    if code != 0:
        raise EngineError(f"The new engine does not start (exit code {code}): see the log.")
    client = EngineClient(lambda: command)
    client.moveToThread(QgsApplication.instance().thread())  # its event loop delivers the engine's messages
    client.logged.connect(report.log)
    try:
        result = client.run(
            "map",
            {"scene": scene, "output": output, "device": device},
            lambda fraction, stage, eta: report.progress(0.3 + 0.7 * fraction, f"Trying the engine: {stage}"),
            report.is_cancelled,
        )
    except (InputError, EngineError) as error:
        raise type(error)(f"The engine was installed, but its trial failed: {error}") from error
    finally:
        client.close()
    report.log(f"Tried: {SIZE} × {SIZE} pixels in {result['seconds']:.1f} s on {result['device']}")
