"""A fake engine for tests of the QGIS side: it speaks the real protocol, without torch and without a model.

It maps by brightness: class 1 to 8 by the mean of three bands. ``FAKE_ENGINE`` sets its mode: ``slow`` takes a minute,
``input`` refuses, ``crash`` ends half-way, ``warn`` adds a warning. A phrase is answered by redness; a phrase with
"airport" finds nothing, clicks move all places alike, and each "within" in a phrase is a distance of 150 m. A fitted
model gives all pixels the class with the most labels. ``hostile`` puts markup into every text that it sends,
``hostile-error`` into its errors.
"""

import json
import os
import sys
import threading
import time
from array import array

from osgeo import gdal, ogr, osr

gdal.UseExceptions()
OUT = os.fdopen(os.dup(1), "wb", 0)
os.dup2(2, 1)
MODE = os.environ.get("FAKE_ENGINE", "")
LOG = os.environ.get("FAKE_ENGINE_LOG")
COLORS = ("#800000", "#00ff24", "#949494", "#ffffff", "#226126", "#0045ff", "#4bb549", "#de1f07")
NAMES = ("Bareland", "Rangeland", "Developed space", "Road", "Tree", "Water", "Agriculture", "Building")
cancelled = set()
most_labelled = {}  # the code with the most labels, by fitted model

#: Text that must never be rendered.
HOSTILE = '<img src="file:///etc/hostname"><a href="//host/share">&amp;<b>hostile</b></a>'
if MODE == "hostile":
    NAMES = (HOSTILE,) * 8


def say(message):
    OUT.write(json.dumps(message).encode() + b"\n")


def work(id, method, params):
    seconds = 60.0 if MODE == "slow" else 0.6 if method == "map" else 0.2
    steps = max(10, int(seconds / 0.05))
    started = time.monotonic()
    for step in range(steps):
        if id in cancelled:
            say({"type": "error", "id": id, "code": "cancelled", "message": "The run was cancelled."})
            return
        if step == 5 and MODE == "crash":
            os._exit(7)
        if step == 5 and MODE in ("input", "hostile-error"):
            sentence = HOSTILE if MODE == "hostile-error" else "The raster has one band: choose one with three."
            say({"type": "error", "id": id, "code": "input", "message": sentence})
            return
        left = seconds - (time.monotonic() - started)
        say(
            {
                "type": "progress",
                "id": id,
                "fraction": step / steps,
                "stage": HOSTILE if MODE == "hostile" else STAGES.get(method, "Working"),
                "eta": left,
            }
        )
        time.sleep(0.05)
    try:
        say({"type": "result", "id": id, "result": WORK[method](params, time.monotonic() - started)})
    except Exception as error:
        say({"type": "error", "id": id, "code": "input", "message": f"The pretend engine failed: {error}"})


def window_of(scene, params):
    """Column, row, width and height of the bounds in the scene, then its left, pixel width, top and pixel height."""
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
    return window[0], window[1], window[2] - window[0], window[3] - window[1], left, size, top, minus


def warnings():
    return {"warn": ["The GPU is busy: the CPU did the work."], "hostile": [HOSTILE]}.get(MODE, [])


def keep_inside(params, target):
    """Set pixels outside the polygons to nodata, if there are polygons."""
    if params.get("polygons"):
        nodata = target.GetRasterBand(1).GetNoDataValue()
        gdal.Rasterize(target, params["polygons"], layers=["polygons"], inverse=True, burnValues=[nodata])


def land_cover(params, seconds):
    scene = gdal.Open(params["scene"])
    column, row, width, height, left, size, top, minus = window_of(scene, params)
    bands = params.get("bands") or [1, 2, 3]
    reds, greens, blues = (
        scene.GetRasterBand(band).ReadRaster(column, row, width, height, buf_type=1) for band in bands
    )
    classes = bytes(1 + (r + g + b) // 96 for r, g, b in zip(reds, greens, blues))
    if params["model"] in most_labelled:
        classes = bytes([most_labelled[params["model"]]]) * len(classes)
    for name, values in (("output", classes), ("confidence", bytes(len(classes)))):
        if params.get(name):
            target = gdal.GetDriverByName("GTiff").Create(params[name], width, height, 1, gdal.GDT_Byte)
            target.SetGeoTransform((left + column * size, size, 0, top + row * minus, 0, minus))
            target.SetProjection(scene.GetProjection())
            target.GetRasterBand(1).SetNoDataValue(0 if name == "output" else 255)
            target.WriteRaster(0, 0, width, height, values)
            keep_inside(params, target)
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
    record = os.path.splitext(params["output"])[0] + ".run.json"
    facts = {
        "scene": params["scene"],
        "grid": params.get("grid"),
        "model": params["model"],
        "embedding": params["embedding"],
        "seconds": seconds,
        "device": "cpu",
    }
    with open(record, "w") as file:
        json.dump({**facts, "areas": areas}, file)
    return {
        "output": params["output"],
        "confidence": params.get("confidence"),
        "record": record,
        "seconds": seconds,
        "device": HOSTILE if MODE == "hostile" else "cpu",
        "model": params["model"],
        "embedding": params["embedding"],
        "areas": areas,
        "warnings": warnings(),
    }


def comparison(params, seconds):
    """Transitions between two rasters of one size: Rangeland where they are equal, else Rangeland to Building."""
    scenes = [gdal.Open(params[name]) for name in ("before", "after")]
    width, height = scenes[0].RasterXSize, scenes[0].RasterYSize
    one, two = (scene.GetRasterBand(1).ReadRaster(0, 0, width, height, buf_type=1) for scene in scenes)
    codes = bytes(10 if a == b else 16 for a, b in zip(one, two))
    for name in ("output", "probability", "before_map", "after_map"):
        if params.get(name):
            kind = gdal.GDT_Float32 if name == "probability" else gdal.GDT_Byte
            target = gdal.GetDriverByName("GTiff").Create(params[name], width, height, 1, kind)
            target.SetGeoTransform(scenes[0].GetGeoTransform())
            target.SetProjection(scenes[0].GetProjection())
            values = array("f", [code == 16 for code in codes]).tobytes() if name == "probability" else codes
            target.WriteRaster(0, 0, width, height, values)
    for name in ("table", "report"):
        if params.get(name):
            with open(params[name], "w") as file:
                file.write("what changed")
    changed = codes.count(16)
    transitions = [
        {
            "code": code, "before": NAMES[1], "after": NAMES[after], "changed": code == 16, "color": COLORS[after],
            "pixels": count, "area_m2": count / 4, "percent": 100 * count / len(codes),
        }
        for code, after, count in ((10, 1, len(codes) - changed), (16, 7, changed))
    ]  # fmt: skip
    facts = {
        "output": params["output"], "seconds": seconds, "device": "cpu", "model": params["model"],
        "transitions": transitions, "changed_percent": 100 * changed / len(codes), "warnings": warnings(),
        "registration": {"metres": 0.75, "pixels": 1.5}, "threshold": params["threshold"],
        "polygons": params.get("polygons_output"),
        **{name: params.get(name) for name in ("probability", "before_map", "after_map", "table", "report")},
    }  # fmt: skip
    if facts["polygons"]:
        write_polygon(facts["polygons"], scenes[0], NAMES[7])
    facts["record"] = os.path.splitext(params["output"])[0] + ".run.json"
    with open(facts["record"], "w") as file:
        json.dump(facts, file)
    return facts


def job(params, seconds):
    """The first source as the result of all; a second one has failed."""
    method, name = (response, "response.tif") if "phrase" in params else (land_cover, "landcover.tif")
    shown = {**params, "scene": params["sources"][0], "output": os.path.join(params["output"], name), "embedding": ""}
    result = method({**shown, "confidence": None}, seconds)
    failures = [{"name": path, "sentence": "It is bad: choose a good one."} for path in params["sources"][1:]]
    counts = {"tasks": 2, "done": 1, "empty": 0, "failed": len(failures), "open": 0, "done_now": 1}
    manifest = os.path.join(params["output"], "manifest.gpkg")
    return {"areas": [], **result, **counts, "failures": failures, "manifest": manifest}


def response(params, seconds):
    scene = gdal.Open(params["scene"])
    column, row, width, height, left, size, top, minus = window_of(scene, params)
    is_found = "airport" not in params["phrase"]
    reds = scene.GetRasterBand(1).ReadRaster(column, row, width, height, width // 4, height // 4, buf_type=1)
    values = array("f", (value / 255 if is_found else value / 1000 for value in reds))
    moved = 0.02 * len(params.get("like") or []) - 0.02 * len(params.get("unlike") or [])
    values = array("f", (min(1.0, max(0.0, value + moved)) for value in values))
    target = gdal.GetDriverByName("GTiff").Create(params["output"], width // 4, height // 4, 1, gdal.GDT_Float32)
    target.SetGeoTransform((left + column * size, 4 * size, 0, top + row * minus, 0, 4 * minus))
    target.SetProjection(scene.GetProjection())
    target.GetRasterBand(1).SetNoDataValue(-1)
    target.WriteRaster(0, 0, width // 4, height // 4, values.tobytes())
    keep_inside(params, target)
    metres = params.get("distances") or [150.0] * params["phrase"].count("within")
    result = {
        "output": params["output"],
        "record": os.path.splitext(params["output"])[0] + ".run.json",
        "regions": params.get("regions"),
        "seconds": seconds,
        "encode_seconds": seconds / 2,
        "cached": False,
        "model": params["model"],
        "device": "cpu",
        "warnings": warnings() + [f"Nothing here looks like “{params['phrase']}”."] * (not is_found),
        "phrase": params["phrase"],
        "reading": {},
        "reading_words": " | ".join([f"“{params['phrase']}”", *(f"{value:g} m" for value in metres)]),
        "reading_note": HOSTILE if MODE == "hostile" else "",
        "distances": metres,
        "found": is_found,
        "maximum": round(max(values), 4),
        "threshold": params.get("threshold") or 0.5,
        "region_count": None,
    }
    with open(result["record"], "w") as file:
        json.dump({**result, "scene": params["scene"], "before": params.get("before")}, file)
    if params.get("regions"):
        result["region_count"] = write_polygon(params["regions"], scene, params["phrase"])
    return result


def polygons(params, seconds):
    count = write_polygon(params["output"], gdal.Open(params["source"]), params["name"], params["layer_name"])
    return {"output": params["output"], "seconds": seconds, "polygons": count, "area_m2": 1250.0, "warnings": []}


def write_polygon(path, raster, name, layer_name=None):
    """One polygon that covers the raster."""
    left, size, _, top, _, minus = raster.GetGeoTransform()
    right, bottom = left + raster.RasterXSize * size, top + raster.RasterYSize * minus
    target = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    layer = target.CreateLayer(layer_name or "regions", osr.SpatialReference(raster.GetProjection()))
    layer.CreateField(ogr.FieldDefn("class", ogr.OFTString))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature["class"] = name
    ring = f"{left} {top},{right} {top},{right} {bottom},{left} {bottom},{left} {top}"
    feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON (({ring}))"))
    layer.CreateFeature(feature)
    return 1


def field(params, seconds):
    """A raster as large as the extent, for an embedding or a similarity."""
    scene = gdal.Open(params["scene"])
    column, row, width, height, left, size, top, minus = window_of(scene, params)
    for path in filter(None, (params["output"], params.get("colours"))):
        target = gdal.GetDriverByName("GTiff").Create(path, width, height, 1, gdal.GDT_Float32)
        target.SetGeoTransform((left + column * size, size, 0, top + row * minus, 0, minus))
        target.SetProjection(scene.GetProjection())
    record = os.path.splitext(params["output"])[0] + ".run.json"
    with open(record, "w") as file:
        json.dump({"embedding": params["source"]}, file)
    return {
        "output": params["output"],
        "record": record,
        "seconds": seconds,
        "embedding": params["source"],
        "coverage": 1.0,
        "threshold": 0.5,
        "warnings": [],
    }


def fitted(params, seconds):
    """The classes of the labels, and a model folder with the base model's card and these classes."""
    counts = {}
    labels = ogr.Open(params["labels"])  # its layer lives as long as it does
    for feature in labels.GetLayer(0):
        value = feature[params["field"] or "class"]
        counts[value] = counts.get(value, 0) + 1
    base = os.path.join(os.environ["LANDSCRIBE_MODELS"].split(os.pathsep)[0], params["base"])
    with open(os.path.join(base, "model.json")) as file:
        card = json.load(file)
    name = os.path.basename(params["output"])
    classes = [
        {"code": code, "name": value, "color": params["colors"].get(value, "#123456")}
        for code, value in enumerate(sorted(counts), 1)
    ]
    card.update(name=name, title=name, classes=classes, head={"base": params["base"], "base_sha256": ""})
    os.makedirs(params["output"], exist_ok=True)
    with open(os.path.join(params["output"], "model.json"), "w") as file:
        json.dump(card, file)
    most_labelled[name] = max(classes, key=lambda entry: counts[entry["name"]])["code"]
    contradiction = {"name": classes[0]["name"], "like": classes[-1]["name"], "labels": [0, 1], "of": 2}
    known = {"cells": 9, "accuracy": 0.75, "low": 0.4, "high": 0.9}
    return {
        "output": params["output"],
        "model": name,
        "base": params["base"],
        "device": "cpu",
        "seconds": seconds,
        "classes": [{**known, **entry, "labels": counts[entry["name"]]} for entry in classes],
        "accuracy": 0.75,
        "strength": 0.1,
        "depth": params["depth"],
        "network_steps": 120,
        "seconds_per_step": 2.0 if params["depth"] == "network" else None,
        "contradictions": [contradiction] if name == "contradicting" else [],
        "warnings": warnings(),
    }


def added(params, seconds):
    """A model of a network, with the classes that were named; without any it is refused."""
    if not params.get("classes"):
        raise ValueError("the file does not name its classes")
    name = os.path.basename(params["output"])
    classes = [{"code": code, "name": value, "color": "#123456"} for code, value in enumerate(params["classes"], 1)]
    card = {"format": 1, "name": name, "title": name, "version": "1", "task": "land-cover", "classes": classes}
    card |= {"bands": ["red", "green", "blue"], "gsd": {"min": 0.1, "best": params["gsd"], "max": 9}, "tile": 64}
    card |= {"overlap": 0.2, "stride": 4, "field_stride": 16, "network": {}, "context": None, "embedding": {}}
    os.makedirs(params["output"])
    with open(os.path.join(params["output"], "model.json"), "w") as file:
        json.dump(card, file)
    return {"output": params["output"], "model": name, "classes": params["classes"], "warnings": warnings()}


def got(params, seconds):
    if not params.get("allow_network"):
        raise ValueError("downloads were not allowed")
    return added({**params, "classes": ["any phrase"], "gsd": 0.5}, seconds)


def calibrated(params, seconds):
    known = ogr.Open(params["labels"]) if params.get("labels") else gdal.Open(params["landcover"])
    count = known.GetLayer(0).GetFeatureCount() if params.get("labels") else known.RasterXSize
    classes = [{"name": "river", "cells": count, "found": 0.9, "mistaken": 0.1, "highest": 0.7, "elsewhere": 0.2}]
    return {"threshold": 0.4, "level": 0.5, "classes": classes, "model": params["model"], "warnings": warnings()}


def suggestion(params, seconds):
    """A place that moves with each visited one."""
    scene = gdal.Open(params["scene"])
    left, size, _, top, _, minus = scene.GetGeoTransform()
    x, y = left + (100 + 20 * len(params["visited"])) * size, top + 100 * minus
    reason = "The model wavers between wood (51%) and field (49%)."
    return {"x": x, "y": y, "crs": "", "uncertainty": 0.9, "reason": reason, "warnings": warnings()}


def estimate(params, seconds):
    if params.get("model") == "no zarr":
        raise ValueError("the zarr library is not installed")
    return {"bytes": 72_000_000, "blocks": 4, "kept": 2, "tiles": 1, "kept_share": 0.5, "index": None, "warnings": []}


def index(params, seconds):
    state = {"file": "aef_index.parquet", "size": 5_000_000, "sha256": "ab" * 32, "age_days": 3.2}
    return {"index": state if params.get("refresh") else None, "warnings": []}


WORK = {
    "map": land_cover,
    "refer": response,
    "change": comparison,
    "map_all": job,
    "refer_all": job,
    "fit": fitted,
    "add_model": added,
    "get_model": got,
    "calibrate_model": calibrated,
    "suggest": suggestion,
    "vectorize": polygons,
    "embed": field,
    "similar": field,
    "embedding_estimate": estimate,
    "embeddings": index,
    "models": lambda params, seconds: {"models": [], "warnings": []},
}
STAGES = {"map": "Mapping", "refer": "Looking at the scene", "vectorize": "Tracing boundaries"}


def bounds_in(scene, params):
    source, target = osr.SpatialReference(), osr.SpatialReference(scene.GetProjection())
    source.SetFromUserInput(params["bounds_crs"])
    for crs in (source, target):
        crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return osr.CoordinateTransformation(source, target).TransformBounds(*params["bounds"], 21)


def main():
    devices = [
        {"id": "cuda:0", "name": "Pretend GPU", "memory_bytes": 8_000_000_000},
        {"id": "cpu", "name": HOSTILE if MODE == "hostile" else "Pretend CPU", "memory_bytes": 4_000_000_000},
    ]
    problem = HOSTILE if MODE == "hostile" else None
    say({"type": "hello", "protocol": 1, "version": "0", "pid": os.getpid(), "devices": devices, "problem": problem})
    for line in sys.stdin:
        if LOG:
            with open(LOG, "a") as file:
                file.write(line)
        message = json.loads(line)
        if message["method"] == "shutdown":
            break
        if message["method"] == "cancel":
            cancelled.add(message["params"]["id"])
        elif message["method"] in WORK:
            arguments = (message["id"], message["method"], message["params"])
            threading.Thread(target=work, args=arguments, daemon=True).start()
        else:
            sentence = "The pretend engine cannot do this."
            say({"type": "error", "id": message["id"], "code": "input", "message": sentence})


main()
os._exit(0)
