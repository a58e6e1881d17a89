"""An engine that speaks the real protocol and needs neither torch nor a model, for tests of the QGIS side.

It maps by brightness: class 1 to 8 by the mean of the three bands. ``FAKE_ENGINE`` chooses how it behaves otherwise:
``slow`` takes a minute, ``input`` refuses, ``crash`` dies half-way, ``warn`` warns.
"""

import json
import os
import sys
import threading
import time

from osgeo import gdal, osr

gdal.UseExceptions()
OUT = os.fdopen(os.dup(1), "wb", 0)
os.dup2(2, 1)
MODE = os.environ.get("FAKE_ENGINE", "")
LOG = os.environ.get("FAKE_ENGINE_LOG")
COLORS = ("#800000", "#00ff24", "#949494", "#ffffff", "#226126", "#0045ff", "#4bb549", "#de1f07")
NAMES = ("Bareland", "Rangeland", "Developed space", "Road", "Tree", "Water", "Agriculture", "Building")
cancelled = set()


def say(message):
    OUT.write(json.dumps(message).encode() + b"\n")


def map_scene(id, params):
    seconds = 60.0 if MODE == "slow" else 0.6
    steps = max(10, int(seconds / 0.05))
    started = time.monotonic()
    for step in range(steps):
        if id in cancelled:
            say({"type": "error", "id": id, "code": "cancelled", "message": "The run was cancelled."})
            return
        if step == 5 and MODE == "crash":
            os._exit(7)
        if step == 5 and MODE == "input":
            say(
                {
                    "type": "error",
                    "id": id,
                    "code": "input",
                    "message": "The raster has one band: choose one with three.",
                }
            )
            return
        left = seconds - (time.monotonic() - started)
        say({"type": "progress", "id": id, "fraction": step / steps, "stage": "Mapping", "eta": left})
        time.sleep(0.05)
    try:
        say({"type": "result", "id": id, "result": write_result(params, time.monotonic() - started)})
    except Exception as error:
        say({"type": "error", "id": id, "code": "input", "message": f"The pretend engine failed: {error}"})


def write_result(params, seconds):
    scene = gdal.Open(params["scene"])
    left, size, _, top, _, minus = scene.GetGeoTransform()
    window = [0, 0, scene.RasterXSize, scene.RasterYSize]
    if params.get("bounds"):
        x0, y0, x1, y1 = bounds_in(scene, params)
        window = [
            max(0, int((x0 - left) / size)),
            max(0, int((top - y1) / -minus)),
            min(scene.RasterXSize, int((x1 - left) / size)),
            min(scene.RasterYSize, int((top - y0) / -minus)),
        ]
    column, row, width, height = window[0], window[1], window[2] - window[0], window[3] - window[1]
    bands = params.get("bands") or [1, 2, 3]
    reds, greens, blues = (
        scene.GetRasterBand(band).ReadRaster(column, row, width, height, buf_type=1) for band in bands
    )
    classes = bytes(1 + (r + g + b) // 96 for r, g, b in zip(reds, greens, blues))
    for name, values in (("output", classes), ("confidence", bytes(len(classes)))):
        if params.get(name):
            target = gdal.GetDriverByName("GTiff").Create(params[name], width, height, 1, gdal.GDT_Byte)
            target.SetGeoTransform((left + column * size, size, 0, top + row * minus, 0, minus))
            target.SetProjection(scene.GetProjection())
            target.GetRasterBand(1).SetNoDataValue(0 if name == "output" else 255)
            target.WriteRaster(0, 0, width, height, values)
    record = params["output"] + ".run.json"
    with open(record, "w") as file:
        json.dump({"model": params["model"], "embedding": params["embedding"], "seconds": seconds}, file)
    areas = [
        {
            "code": code,
            "name": NAMES[code - 1],
            "color": COLORS[code - 1],
            "pixels": classes.count(code),
            "area_m2": classes.count(code) * size * -minus,
            "percent": 100 * classes.count(code) / len(classes),
        }
        for code in range(1, 9)
        if code in classes
    ]
    return {
        "output": params["output"],
        "confidence": params.get("confidence"),
        "record": record,
        "seconds": seconds,
        "device": "cpu",
        "model": params["model"],
        "embedding": params["embedding"],
        "areas": areas,
        "warnings": ["The GPU is busy: the CPU did the work."] if MODE == "warn" else [],
    }


def bounds_in(scene, params):
    source, target = osr.SpatialReference(), osr.SpatialReference(scene.GetProjection())
    source.SetFromUserInput(params["bounds_crs"])
    for crs in (source, target):
        crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return osr.CoordinateTransformation(source, target).TransformBounds(*params["bounds"], 21)


def main():
    devices = [
        {"id": "cuda:0", "name": "Pretend GPU", "memory_bytes": 8_000_000_000},
        {"id": "cpu", "name": "Pretend CPU", "memory_bytes": 4_000_000_000},
    ]
    say({"type": "hello", "protocol": 1, "version": "0", "pid": os.getpid(), "devices": devices, "problem": None})
    for line in sys.stdin:
        if LOG:
            with open(LOG, "a") as file:
                file.write(line)
        message = json.loads(line)
        if message["method"] == "shutdown":
            break
        if message["method"] == "cancel":
            cancelled.add(message["params"]["id"])
        elif message["method"] == "map":
            threading.Thread(target=map_scene, args=(message["id"], message["params"]), daemon=True).start()


main()
os._exit(0)
