"""Fixtures of the QGIS tests. The repository root is imported as the package ``landscribe``, whatever its name."""

import contextlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest
from osgeo import gdal, osr

from tests.qgis.land_cover import classes, land_cover, parishes  # noqa: F401 (fixtures)

ROOT = Path(__file__).resolve().parents[2]
FAKE_ENGINE = Path(__file__).with_name("fake_engine.py")

if "landscribe" not in sys.modules:
    spec = importlib.util.spec_from_file_location(
        "landscribe", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    package = importlib.util.module_from_spec(spec)
    sys.modules["landscribe"] = package
    spec.loader.exec_module(package)

gdal.UseExceptions()

# The profile of every QGIS that a test starts: each process of tests has its own, so that none reads the user's.
# The settings of the tests' own QGIS are in .qgis-settings, a folder for each process, where pytest-qgis puts them.
PROFILE = tempfile.TemporaryDirectory(prefix="landscribe-profile-")
os.environ["XDG_DATA_HOME"] = os.environ["QGIS_CUSTOM_CONFIG_PATH"] = PROFILE.name

#: Half the side of the world in EPSG:3857, the CRS of XYZ tiles.
WORLD = 20037508.342789244

CARD = {
    "format": 1,
    "name": "pretend",
    "title": "Pretend model",
    "version": "1",
    "task": "land-cover",
    "classes": [
        {"code": 1, "name": "Bareland", "color": "#800000"},
        {"code": 2, "name": "Rangeland", "color": "#00ff24"},
        {"code": 3, "name": "Developed space", "color": "#949494"},
        {"code": 4, "name": "Road", "color": "#ffffff"},
        {"code": 5, "name": "Tree", "color": "#226126"},
        {"code": 6, "name": "Water", "color": "#0045ff"},
        {"code": 7, "name": "Agriculture", "color": "#4bb549"},
        {"code": 8, "name": "Building", "color": "#de1f07"},
    ],
    "bands": ["red", "green", "blue"],
    "gsd": {"min": 0.25, "best": 0.5, "max": 10.0},
    "tile": 128,
    "overlap": 0.125,
    "stride": 4,
    "field_stride": 16,
    "network": {},
    "context": None,
    "embedding": {},
}


def wait_until(condition, seconds: float = 20.0) -> None:
    """Process Qt's events until ``condition()`` is true; fail after ``seconds``."""
    from qgis.PyQt.QtCore import QCoreApplication

    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "timed out"
        QCoreApplication.processEvents()
        time.sleep(0.002)


def settle():
    """Process events until pending messages are in the message bar."""
    from qgis.PyQt.QtCore import QCoreApplication

    for _ in range(3):
        QCoreApplication.processEvents()


@contextlib.contextmanager
def cancelled_after(seconds: float):
    """A feedback that another thread cancels after ``seconds``; the thread ends with the block."""
    from qgis.core import QgsProcessingFeedback

    feedback = QgsProcessingFeedback()
    timer = threading.Timer(seconds, feedback.cancel)
    timer.start()
    try:
        yield feedback
    finally:
        timer.cancel()
        timer.join()


def keys_of(*parts) -> "dict[str, list[str]]":
    """Alt key to the captions with it, among all widgets of ``parts``, hidden ones too, without menus."""
    from qgis.PyQt.QtWidgets import QAbstractButton, QGroupBox, QLabel, QTabBar, QWidget

    captions = []
    for widget in (widget for part in parts for widget in (part, *part.findChildren(QWidget))):
        if isinstance(widget, QTabBar):
            captions += [widget.tabText(index) for index in range(widget.count())]
        elif isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None):
            captions.append(widget.text())
        elif isinstance(widget, QGroupBox):
            captions.append(widget.title())
    return _by_key(captions)


def clashes(*parts) -> list:
    """The Alt keys that two captions of ``parts``, or two actions of one of their menus, share."""
    from qgis.PyQt.QtWidgets import QMenu

    menus = [
        _by_key([action.text() for action in menu.actions()]) for part in parts for menu in part.findChildren(QMenu)
    ]
    return [(key, texts) for keys in (keys_of(*parts), *menus) for key, texts in keys.items() if len(texts) > 1]


def _by_key(captions: "list[str]") -> "dict[str, list[str]]":
    keys = {}
    for caption in captions:
        mark = re.search("&([^&])", caption.replace("&&", ""))
        if mark:
            keys.setdefault(mark[1].lower(), []).append(caption)
    return keys


def pages_of(dock):
    """The parts of the dock that are visible together, page by page; the last page is the set-up."""
    for index in range(dock.tabs.count()):
        dock.tabs.setCurrentIndex(index)
        above = () if dock.scene.isHidden() else (dock.scene,)
        yield (dock.tabs.tabBar(), *above, dock.tabs.widget(index).widget(), dock.runs)
    dock.show_setup()
    yield (dock.setup_page,)


class EventLoopGaps:
    """The longest pause of Qt's event loop, measured with a 5 ms timer between start and stop.

    A second process that only sleeps 5 ms at a time measures how long the machine itself paused all processes.
    """

    SLEEPER = """
import sys, threading, time
over = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), over.set()), daemon=True).start()
last, worst = time.perf_counter(), 0.0
while not over.wait(0.005):
    now = time.perf_counter()
    last, worst = now, max(worst, now - last)
print(worst)
"""

    def start(self) -> None:
        from qgis.PyQt.QtCore import QTimer

        self._sleeper = subprocess.Popen(
            [sys.executable, "-c", self.SLEEPER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._ticks = []
        self._timer = QTimer()
        self._timer.timeout.connect(lambda: self._ticks.append(time.perf_counter()))
        self._timer.start(5)

    def stop(self) -> float:
        """The longest pause in seconds, without the pauses of the machine itself."""
        self._timer.stop()
        starved = float(self._sleeper.communicate()[0])
        gaps = [later - earlier for earlier, later in zip(self._ticks, self._ticks[1:])]
        assert len(gaps) > 50
        return max(gaps) - max(0.0, starved - 0.01)


def write_picture(path, width=600, height=400, size=0.5, left=380000.0, top=3950000.0, crs=32654, bands=3) -> str:
    """An 8-bit raster with a different ramp in every band; ``crs`` is an EPSG code or None."""
    target = gdal.GetDriverByName("GTiff").Create(str(path), width, height, bands, gdal.GDT_Byte)
    target.SetGeoTransform((left, size, 0, top, 0, -size))
    if crs:
        system = osr.SpatialReference()
        system.ImportFromEPSG(crs)
        target.SetProjection(system.ExportToWkt())
    across = bytes(255 * x // width for x in range(width))
    for band in range(1, bands + 1):
        rows = b"".join(bytes((v * band + y) % 256 for v in across) for y in range(height))
        target.GetRasterBand(band).WriteRaster(0, 0, width, height, rows)
    return str(path)


def tile_bounds(column, row, columns=1, rows=1):
    """The ground of some tiles of level 18, a QgsRectangle in EPSG:3857."""
    from qgis.core import QgsRectangle

    side = 2 * WORLD / 2**18
    left, top = -WORLD + column * side, WORLD - row * side
    return QgsRectangle(left, top - rows * side, left + columns * side, top)


@pytest.fixture
def language(qgis_app):
    """Sets the language that QGIS has been told to use; puts it back afterwards."""
    from qgis.core import QgsSettings

    from landscribe.ui import i18n

    def choose(locale: str) -> None:
        QgsSettings().setValue("locale/overrideFlag", True)
        QgsSettings().setValue("locale/userLocale", locale)
        i18n.translations.cache_clear()

    yield choose
    QgsSettings().remove("locale")
    i18n.translations.cache_clear()


@pytest.fixture
def picture(tmp_path) -> str:
    """A georeferenced RGB raster, 600 × 400 px of 0.5 m."""
    return write_picture(tmp_path / "picture.tif")


@pytest.fixture
def tiles(tmp_path, qgis_app):
    """An XYZ layer on disk with the tiles of level 18 around a place in Tokyo, each with its own colour."""
    from qgis.core import QgsRasterLayer
    from qgis.PyQt.QtGui import QColor, QImage

    folder = tmp_path / "tiles"
    for column in range(232830, 232842):
        (folder / "18" / str(column)).mkdir(parents=True)
        for row in range(103230, 103242):
            image = QImage(256, 256, QImage.Format.Format_RGB32)
            image.fill(QColor(column % 251, row % 241, 77))
            image.setPixelColor(3, 5, QColor(255, 255, 255))
            image.save(str(folder / "18" / str(column) / f"{row}.png"))
    url = f"file://{folder}/%7Bz%7D/%7Bx%7D/%7By%7D.png"
    layer = QgsRasterLayer(f"type=xyz&url={url}&zmin=18&zmax=18", "tiles", "wms")
    assert layer.isValid()
    return layer


#: Rectangles in the pictures of these tests: 20, 100 and 10 m a side.
PLOTS = [
    (380020, 3949960, 380040, 3949980),
    (380050, 3949850, 380150, 3949950),
    (380200, 3949820, 380210, 3949830),
]


def polygon_layer(boxes, crs="EPSG:32654"):
    """A layer of rectangles (x0, y0, x1, y1) in the project."""
    from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsRectangle, QgsVectorLayer

    layer = QgsVectorLayer(f"Polygon?crs={crs}", "plots", "memory")
    for box in boxes:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(*box)))
        layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    return layer


def pixels_of(path, nodata):
    """How many pixels of a raster are not ``nodata``."""
    raster = gdal.Open(path)
    band = raster.GetRasterBand(1)
    rows = (
        band.ReadRaster(0, row, raster.RasterXSize, 1, buf_type=gdal.GDT_Float32) for row in range(raster.RasterYSize)
    )
    return sum(value != nodata for row in rows for value in memoryview(row).cast("f"))


@pytest.fixture
def scene(picture, qgis_iface, qgis_new_project):
    """A raster layer in the canvas."""
    from qgis.core import QgsProject, QgsRasterLayer

    layer = QgsRasterLayer(picture, "scene")
    QgsProject.instance().addMapLayer(layer)
    QgsProject.instance().setCrs(layer.crs())
    canvas = qgis_iface.mapCanvas()
    canvas.setDestinationCrs(layer.crs())
    canvas.setExtent(layer.extent())
    return layer


@pytest.fixture
def messages(qgis_iface, monkeypatch):
    """The messages in the message bar: (level, text)."""
    shown = []
    bar = qgis_iface.messageBar()
    monkeypatch.setattr(bar, "pushMessage", lambda title, text, level=0, *_: shown.append((int(level), text)))
    # Messages with a button come as widgets, which carry their whole text.
    monkeypatch.setattr(
        bar, "pushWidget", lambda item, level=0, *_: shown.append((int(level), item.property("text of Landscribe")))
    )
    monkeypatch.setattr(qgis_iface, "messageBar", lambda: bar)
    return shown


@pytest.fixture
def errors(monkeypatch):
    """The exceptions that nobody caught, of slots too, which QGIS would show as a Python traceback."""
    caught = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: caught.append(error))
    return caught


@pytest.fixture
def model(tmp_path, monkeypatch) -> str:
    """The card of a mapping model in the registry's folder; returns its name."""
    folder = tmp_path / "models" / "pretend"
    folder.mkdir(parents=True)
    (folder / "model.json").write_text(json.dumps(CARD))
    monkeypatch.setenv("LANDSCRIBE_MODELS", str(tmp_path / "models"))
    return "pretend"


@pytest.fixture
def referring_model(model, tmp_path) -> str:
    """The card of a referring model in the registry's folder; returns its name."""
    folder = tmp_path / "models" / "pretend-refer"
    folder.mkdir()
    facts = {"name": folder.name, "title": "Pretend listener", "task": "referring", "classes": []}
    (folder / "model.json").write_text(json.dumps({**CARD, **facts}))
    return folder.name


class FakeEngine:
    """The shared client, with the fake engine behind it."""

    def __init__(self, client, log: Path):
        self.client, self._log = client, log

    def requests(self, method: str = "map") -> list:
        """The params of every request of ``method`` so far."""
        lines = self._log.read_text().splitlines() if self._log.exists() else []
        return [message["params"] for message in map(json.loads, lines) if message["method"] == method]


@pytest.fixture
def engine(tmp_path, request, qgis_app):
    """The shared engine client with the fake engine; its mode by ``@pytest.mark.parametrize(..., indirect)``."""
    from landscribe.ui.engine import client as engine_client
    from landscribe.ui.engine.locate import EngineCommand

    log = tmp_path / "requests.jsonl"
    environment = {**os.environ, "FAKE_ENGINE": getattr(request, "param", ""), "FAKE_ENGINE_LOG": str(log)}
    client = engine_client.EngineClient(
        lambda: EngineCommand(["/usr/bin/python3", str(FAKE_ENGINE)], environment, str(ROOT))
    )
    engine_client.close_shared_client()
    engine_client._shared = client
    yield FakeEngine(client, log)
    engine_client.close_shared_client()


@pytest.fixture
def provider(qgis_processing, model, engine, monkeypatch):
    """Landscribe's Processing provider, registered for the test."""
    from processing.gui import Postprocessing
    from qgis.core import QgsApplication

    from landscribe.ui.algorithms.provider import LandscribeProvider

    # When it loads results, QGIS 3.44 passes the layer tree to C++, which refuses the mock of pytest-qgis.
    monkeypatch.setattr(Postprocessing, "iface", None, raising=False)
    provider = LandscribeProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider("landscribe")


@pytest.fixture
def real_provider(qgis_processing):
    """Landscribe's Processing provider with the real engine."""
    from qgis.core import QgsApplication

    from landscribe.ui.algorithms.provider import LandscribeProvider
    from landscribe.ui.engine.client import close_shared_client

    close_shared_client()
    provider = LandscribeProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider("landscribe")
    close_shared_client()
