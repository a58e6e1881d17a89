"""The training sets, read from a data folder laid out as its README says.

Dense sets are scenes with a target of the same size; scene sets are small images with a name. Everything is decoded
once and held in memory as uint8.
"""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import rasterio
from PIL import Image
from rasterio.enums import Resampling
from rasterio.features import rasterize
from scipy import ndimage

from ..embeddings.access import Access
from ..errors import InputError
from . import targets
from .fields import SceneField, read_scene_field

#: Dubai's GSD is not stated; streets and cars in it put it near 0.7 m.
_DUBAI_GSD = 0.7
#: Metres from the nearest other label that make Dubai's land open land.
_OPEN_LAND = 20.0
_NAIP_HELD_OUT = ("riverside", "eureka", "bishop")
#: NDVI of plants, and of what is none; a pixel as dark as this in every band is in the shade and tells neither.
_PLANTS, _NO_PLANTS = 0.15, 0.0
_DARK = 50


@dataclass(frozen=True)
class DenseScene:
    """A scene with labels: ``image`` uint8 (H, W, 3), ``target`` uint8 bits (H, W), ``valid`` bool (H, W), ``gsd``
    metres; ``path`` the georeferenced raster it is, None for a picture; ``field`` an embedding field, where attached.
    """

    image: np.ndarray
    target: np.ndarray
    valid: np.ndarray
    gsd: float
    path: Path | None = None
    field: SceneField | None = None

    def halved(self) -> "DenseScene":
        """The scene at twice its GSD: image averaged; a target pixel keeps its 2×2 block's label where most of it
        agrees.
        """
        height, width = (side // 2 * 2 for side in self.target.shape)
        image = np.asarray(Image.fromarray(self.image[:height, :width]).reduce(2))
        quads = self.target[:height, :width].reshape(height // 2, 2, width // 2, 2).transpose(0, 2, 1, 3)
        quads = quads.reshape(height // 2, width // 2, 4)
        votes = (quads[..., :, None] == quads[..., None, :]).sum(-1)
        target = np.take_along_axis(quads, votes.argmax(-1)[..., None], -1)[..., 0]
        field = self.field and self.field.halved()
        return replace(
            self, image=image, target=target, valid=self.valid[:height:2, :width:2], gsd=self.gsd * 2, field=field
        )

    def cut(self, rows: slice, columns: slice) -> "DenseScene":
        """A part of the scene, by views."""
        image, target, valid = (part[rows, columns] for part in (self.image, self.target, self.valid))
        field = self.field and self.field.moved(rows.start or 0, columns.start or 0)
        return replace(self, image=image, target=target, valid=valid, field=field)

    def with_field(self, spec: str, access: Access) -> "DenseScene":
        """The scene with the embedding field that ``spec`` names; as it is where it has no place on the ground."""
        return self if self.path is None else replace(self, field=read_scene_field(self.path, spec, access))


@dataclass(frozen=True)
class NamedImages:
    """Small images (each uint8 (h, w, 3)) with scene names; ``group`` is how many stand beside one another in a mosaic
    side.
    """

    images: list[np.ndarray]
    names: list[str]
    mosaic_side: int


def _rgb(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def tokyo(folder: Path, part: str) -> list[DenseScene]:
    """A mosaic of ``tokyo/`` (``west`` or ``middle``)."""
    with rasterio.open(folder / "tokyo" / f"{part}_rgb.tif") as source:
        image = source.read([1, 2, 3]).transpose(1, 2, 0)
        valid = source.dataset_mask() > 0
        gsd = abs(source.transform.a)
    with rasterio.open(folder / "tokyo" / f"{part}_landcover.tif") as source:
        target = targets.OPEN_EARTH_MAP[source.read(1)]
    path = folder / "tokyo" / f"{part}_rgb.tif"
    return [DenseScene(np.ascontiguousarray(image), target, valid, gsd, path)]


def dubai(folder: Path, held_out: bool) -> list[DenseScene]:
    """``dubai/``: tiles 7 and 8 are held out."""
    scenes = []
    for path in sorted((folder / "dubai").glob("*.jpg")):
        if (path.stem[:5] in ("tile7", "tile8")) == held_out:
            with Image.open(path.with_name(f"{path.stem}_mask.png")) as mask:
                label = np.asarray(mask)
            target = targets.DUBAI[label]
            # Land within a disk of open land is sand; what lies between walls may be paved or planted.
            open_land = ndimage.distance_transform_edt(label == 2) * _DUBAI_GSD > _OPEN_LAND
            if open_land.any():
                reach = ndimage.distance_transform_edt(~open_land) * _DUBAI_GSD <= _OPEN_LAND
                target[(label == 2) & reach] = targets.bits(targets.BARELAND)
            scenes.append(DenseScene(_rgb(path), target, np.ones(target.shape, bool), _DUBAI_GSD))
    return scenes


def korea(folder: Path, held_out: bool) -> list[DenseScene]:
    """``korea_s2/``: patches 16 to 19 of both dates are held out."""
    scenes = []
    for path in sorted((folder / "korea_s2").glob("*.tif")):
        label = path.with_name(f"{path.stem}_mask.tif")
        if not label.exists() or (path.stem.split("_")[-1] in ("16", "17", "18", "19")) != held_out:
            continue
        with rasterio.open(path) as source, rasterio.open(label) as labels:
            image = np.ascontiguousarray(source.read([1, 2, 3]).transpose(1, 2, 0))
            target = targets.KOREA[labels.read(1).astype(np.uint8)]
        scenes.append(DenseScene(image, target, np.ones(target.shape, bool), 10.0, path))
    return scenes


def naip(folder: Path, held_out: bool) -> list[DenseScene]:
    """``naip_trees/``: near infrared tells what is green, tree points what of it is tree. Riverside, Eureka and Bishop
    are held out.

    A pixel is plants where its NDVI is above 0.15 and is not where it is below 0, two measures that hold in the sets'
    uncalibrated numbers by the look of them; what lies between (dry grass, grey roofs) and the dark is unlabelled.
    """
    scenes = []
    for path in sorted((folder / "naip_trees").glob("*.tif")):
        label = path.with_suffix(".geojson")
        if not label.exists() or path.stem.startswith(_NAIP_HELD_OUT) != held_out:
            continue
        points = json.loads(label.read_text())["features"]
        with rasterio.open(path) as source:
            bands = source.read([1, 2, 3, 4])
            image = np.ascontiguousarray(bands[:3].transpose(1, 2, 0))
            target = greenness(bands)
            for feature in points:
                column, row = ~source.transform @ tuple(feature["geometry"]["coordinates"][:2])
                crown = target[max(0, int(row) - 2) : int(row) + 3, max(0, int(column) - 2) : int(column) + 3]
                crown[crown != targets.NOT_GREEN] = targets.bits(targets.TREE)
        scenes.append(DenseScene(image, target, np.ones(target.shape, bool), 0.6, path))
    return scenes


def greenness(bands: np.ndarray) -> np.ndarray:
    """Target bits (H, W) that red, green, blue and near infrared (4, H, W), uint8, tell: plants, none, or unlabelled.

    By the normalised difference vegetation index, (NIR - red) / (NIR + red) (Rouse et al., 1974).
    """
    red, infrared = bands[0].astype(np.float32), bands[3].astype(np.float32)
    index = (infrared - red) / np.maximum(infrared + red, 1)
    lit = bands.max(0) > _DARK
    target = np.where(index > _PLANTS, np.uint8(targets.GREEN), np.uint8(0))
    target[index < _NO_PLANTS] = targets.NOT_GREEN
    return np.where(lit, target, np.uint8(0))


def banepa(folder: Path) -> list[DenseScene]:
    """``banepa_buildings/`` at 0.5 m: building or not building. Held out as a whole, for validation."""
    features = json.loads((folder / "banepa_buildings" / "buildings.geojson").read_text())["features"]
    shapes = [(feature["geometry"], targets.bits(targets.BUILDING)) for feature in features]
    everything_else = targets.ANY & ~targets.bits(targets.BUILDING)
    scenes = []
    for path in sorted((folder / "banepa_buildings").glob("*.tif")):
        with rasterio.open(path) as source:
            side = int(512 * 0.132 / 0.5)
            image = source.read([1, 2, 3], out_shape=(3, side, side), resampling=Resampling.average).transpose(1, 2, 0)
            transform = source.transform @ source.transform.scale(source.width / side, source.height / side)
            target = rasterize(shapes, (side, side), fill=everything_else, transform=transform, dtype=np.uint8)
        scenes.append(DenseScene(np.ascontiguousarray(image), target, np.ones(target.shape, bool), 0.5))
    return scenes


def banepa_mosaic(folder: Path) -> list[DenseScene]:
    """The chips of ``banepa_buildings/`` side by side, as their names (tiles of a web map, x-y-zoom) say: one scene."""
    paths = sorted((folder / "banepa_buildings").glob("*.tif"))
    places = [tuple(int(part) for part in path.stem.split("-")[1:3]) for path in paths]
    left, top = (min(place[axis] for place in places) for axis in (0, 1))
    columns, rows = (max(place[axis] for place in places) - first + 1 for axis, first in ((0, left), (1, top)))
    chips = banepa(folder)
    side = chips[0].target.shape[0]
    image = np.zeros((rows * side, columns * side, 3), np.uint8)
    target = np.zeros(image.shape[:2], np.uint8)
    for chip, (column, row) in zip(chips, places):
        inside = (
            slice((row - top) * side, (row - top + 1) * side),
            slice((column - left) * side, (column - left + 1) * side),
        )
        image[inside], target[inside] = chip.image, chip.target
    return [DenseScene(image, target, target > 0, chips[0].gsd)]


def _named(paths: list[Path], names: list[str], mosaic_side: int) -> NamedImages:
    with ThreadPoolExecutor(2) as pool:
        return NamedImages(list(pool.map(_rgb, paths)), names, mosaic_side)


@lru_cache(maxsize=8)
def scene_classes(folder: Path, name: str) -> NamedImages:
    """``rsicd`` (class from the file's name, files without one left out), ``rsscn7``, ``nwpu12`` or ``eurosat``."""
    if name == "rsicd":
        paths = [path for path in sorted((folder / name / "images").glob("*.webp")) if not path.stem.isdigit()]
        return _named(paths, [path.stem.rsplit("_", 1)[0].lower() for path in paths], 2)
    paths = sorted((folder / name).glob("*/*.*"))
    return _named(paths, [path.parent.name.lower() for path in paths], 4 if name == "eurosat" else 2)


@lru_cache(maxsize=1)
def captioned(folder: Path) -> tuple[NamedImages, list[list[str]]]:
    """All of ``rsicd`` with the sentences of each image; the name of a file without a class in it is empty."""
    sentences = json.loads((folder / "rsicd" / "captions.json").read_text(encoding="utf-8"))
    paths = sorted((folder / "rsicd" / "images").glob("*.webp"))
    names = ["" if path.stem.isdigit() else path.stem.rsplit("_", 1)[0].lower() for path in paths]
    return _named(paths, names, 2), [sentences[path.name] for path in paths]


@lru_cache(maxsize=16)
def load_dense(folder: Path, name: str, embedding: str = "", network: bool = False) -> list[DenseScene]:
    """A dense set by its configuration name, such as ``tokyo/west:train`` or ``dubai:held-out``.

    ``tokyo/west`` is split at four fifths of its width; the right fifth is the held-out district. ``embedding`` names
    a field to attach to each scene that lies on the ground, ``network`` allows to fetch it.
    """
    access = Access(network=network)
    source, _, part = name.partition(":")
    held_out = part == "held-out"
    if not folder.is_dir():
        raise InputError(f"There is no data folder {folder}: give the folder that holds the training sets.")
    if source == "tokyo/west":
        scene = tokyo(folder, "west")[0].with_field(embedding, access)
        border = scene.target.shape[1] * 4 // 5
        everything = slice(None)
        if part == "":
            return [scene]
        return [scene.cut(everything, slice(border, None) if held_out else slice(0, border))]
    if source == "tokyo/middle":
        return [scene.with_field(embedding, access) for scene in tokyo(folder, "middle")]
    if source == "dubai":
        return dubai(folder, held_out)
    if source == "korea":
        return [scene.with_field(embedding, access) for scene in korea(folder, held_out)]
    if source == "naip":
        return [scene.with_field(embedding, access) for scene in naip(folder, held_out)]
    if source == "banepa":
        return banepa(folder)
    if source == "banepa/mosaic":
        return banepa_mosaic(folder)
    raise InputError(f"There is no dense set named {name!r}: see core/training/sets.py for the names.")
