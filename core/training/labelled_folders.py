"""Label folders of one form, read by one table: images, masks, and what each mask code may be.

A folder holds images (JPEG or GeoTIFF), a mask of the same size beside each (``<stem>_mask.png`` or ``.tif``, uint8),
``classes.json`` (mask code to name) and ``oem.json`` (mask code to the OpenEarthMap codes that it may be: several make
a set-valued label, none leaves the pixel unlabelled). ``labelled.json``, where there is one, names the classes that
were looked for in each image: code 0 then excludes only those.
"""

import json
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
from affine import Affine
from rasterio.errors import NotGeoreferencedWarning

from ..scene.scene import open_scene
from . import targets
from .scenes import DenseScene

#: Name of a class in classes.json whose pixels hold no image.
_NO_IMAGE = "no image"


@dataclass(frozen=True)
class Split:
    """How a folder is split by place.

    Attributes:
        held_out: Whether an image is held out, by its stem and its left edge in its own CRS. None: every image gives
            its right fifth.
        gsd: Metres to a pixel for images that do not state it.
        infrared: Mask codes that near infrared (band 4) narrows to plants or to what is none.
    """

    held_out: Callable[[str, float], bool] | None
    gsd: float | None = None
    infrared: tuple[int, ...] = ()


#: Share of an image's width that trains where each image is split.
TRAINED_WIDTH = 0.8

#: About a fifth of each set is held out, by place. The frames of a Swiss flight overlap, so its last frames are held
#: out; flight a shows a quarry and meadows, flight b a village and fields. The windows of India have no place: their
#: last numbers are held out.
FOLDERS = {
    "naip_ohio": Split(lambda stem, left: left > 279_000, infrared=(0,)),
    "swiss_drone": Split(lambda stem, left: int(stem[1:]) >= {"a": 731, "b": 1100}[stem[0]], gsd=0.25),
    "swiss_ortho": Split(None),
    "deepglobe4": Split(None, gsd=0.5),
    "hotosm_buildings": Split(lambda stem, left: stem == "zanzibar_b"),
    "india_s2": Split(lambda stem, left: int(stem) >= 64, gsd=10.0),
    "na_samples": Split(lambda stem, left: stem == "new_brunswick_2"),
}


def read_folder(data: Path, name: str, held_out: bool) -> list[DenseScene]:
    """The scenes of the folder ``name`` of FOLDERS: its held-out part or the rest."""
    split, folder = FOLDERS[name], data / name
    scenes = []
    for mask_path in sorted(folder.glob("*_mask.*")):
        stem = mask_path.stem.removesuffix("_mask")
        path = next(path for path in (folder / f"{stem}.tif", folder / f"{stem}.jpg") if path.exists())
        bands, transform = _read(path)
        placed = transform != Affine.identity()
        if split.held_out is not None and split.held_out(stem, transform.c) != held_out:
            continue
        (codes, *_), _ = _read(mask_path)
        target, valid = read_labels(folder, path.name, codes)
        if split.infrared:
            target = narrowed_by_infrared(target, bands, np.isin(codes, split.infrared))
        scene = DenseScene(
            np.ascontiguousarray(bands[:3].transpose(1, 2, 0)),
            target,
            valid,
            open_scene(path).gsd if placed else split.gsd,
            path if placed else None,
        )
        if split.held_out is None:
            border = round(target.shape[1] * TRAINED_WIDTH)
            scene = scene.cut(slice(None), slice(border, None) if held_out else slice(0, border))
        scenes.append(scene)
    return scenes


def _read(path: Path) -> tuple[np.ndarray, Affine]:
    """All bands, (B, H, W), and the transform, the identity for a picture without a place."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        with rasterio.open(path) as source:
            return source.read(), source.transform


def read_labels(folder: Path, image: str, codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Target bits, uint8 (H, W), of mask codes, uint8 (H, W), and where the image has data, bool (H, W)."""
    names = _json(folder / "classes.json")
    allowed = {int(code): tuple(classes) for code, classes in _json(folder / "oem.json").items()}
    if (folder / "labelled.json").exists():
        looked_for = {name.strip() for name in _json(folder / "labelled.json")[image].split(",")}
        excluded = {allowed[int(code)][0] for code, name in names.items() if name in looked_for}
        allowed[0] = tuple(code for code in range(1, targets.CLASSES + 1) if code not in excluded)
    empty = [int(code) for code, name in names.items() if name == _NO_IMAGE]
    return targets.lookup(allowed)[codes], ~np.isin(codes, empty)


def narrowed_by_infrared(target: np.ndarray, bands: np.ndarray, where: np.ndarray) -> np.ndarray:
    """Target bits with the pixels ``where`` narrowed to what near infrared allows, if that leaves any class."""
    narrow = target & targets.greenness(bands)
    return np.where(where & (narrow > 0), narrow, target)


def _json(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))
