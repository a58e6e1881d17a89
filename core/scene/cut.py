"""Cutting out what a run reads of a scene, into one file that is sent to another machine (core/scene/part.py)."""

import json
import os
import shutil
import zipfile
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path

import numpy as np
import rasterio
from rasterio.windows import Window

from ..files.partial import PartialFile
from ..files.write import writing
from ..progress import Progress, silent
from .aligned import open_reader
from .part import DESCRIPTION, Kept, View
from .read import SceneReader
from .scene import Scene

#: Rows that are read and written at a time, and the side of the file's blocks.
ROWS, BLOCK = 256, 256
#: Facts of a scene that the description writes in a way of its own, or not at all.
_APART = ("path", "coverage", "crs", "transform", "scaling")


def cut_part(scene: Scene, views: Sequence[View], path: str, progress: Progress = silent) -> int:
    """Write what a run reads of a scene.

    Args:
        scene: The scene.
        views: What the run reads; of two views of one grid with pixels, only the first counts.
        path: File to write; its name ends in ``.part``.
        progress: Called often; stops the work by raising Cancelled.

    Returns:
        Bytes of the file.

    Raises:
        InputError: The raster cannot be read, or the file not be written.
    """
    rows = sum(int(view.window.height) for view in views)
    done = 0
    with PartialFile(path) as partial, writing(partial.final):
        kept = []
        with zipfile.ZipFile(partial.path, "w", zipfile.ZIP_STORED) as archive:
            for number, view in enumerate(views):
                name = f"{number}.tif"
                tiff = partial.path.with_name(name)
                with open_reader(view.grid) as reader, _create(tiff, view) as file:
                    for top in range(0, int(view.window.height), ROWS):
                        progress(done / rows, "Reading what will be sent")
                        done += _copy(reader, view, file, top)
                with open(tiff, "rb") as source, archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as target:
                    shutil.copyfileobj(source, target, 1 << 20)
                tiff.unlink()
                left, upper, width, height = (int(value) for value in view.window.flatten())
                scale = view.grid.scale_x, view.grid.scale_y
                kept.append(Kept(name, scale, left, upper, width, height, view.pixels))
            archive.writestr(zipfile.ZipInfo(DESCRIPTION), json.dumps(_facts(scene, kept)))
        partial.commit()
    return os.path.getsize(path)


def _create(path: Path, view: View):
    return rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=int(view.window.width),
        height=int(view.window.height),
        count=4 if view.pixels else 1,
        dtype="uint8",
        crs=view.grid.crs,
        transform=view.grid.transform_of(view.window),
        tiled=True,
        blockxsize=BLOCK,
        blockysize=BLOCK,
        interleave="pixel",
        compress="deflate",
        predictor=2,
        bigtiff="IF_SAFER",
    )


def _copy(reader: SceneReader, view: View, file, top: int) -> int:
    """Copy some rows of a view into its file, from row ``top`` of the view on; returns how many."""
    left, first, width, height = (int(value) for value in view.window.flatten())
    count = min(ROWS, height - top)
    place = Window(left, first + top, width, count)
    if view.pixels:
        patch = reader.read(place)
        bands = [*patch.image, patch.valid * np.uint8(255)]
    else:
        bands = [reader.valid(place) * np.uint8(255)]
    file.write(np.stack(bands), window=Window(0, top, width, count))
    return count


def _facts(scene: Scene, kept: Sequence[Kept]) -> dict:
    return {
        **{field.name: getattr(scene, field.name) for field in fields(Scene) if field.name not in _APART},
        "crs": scene.crs.to_wkt(version="WKT2_2019") if scene.crs else "",
        "transform": list(scene.transform)[:6],
        "scaling": asdict(scene.scaling),
        "label": scene.name,
        "all_valid": scene.complete,
        "kept": [asdict(view) for view in kept],
    }
