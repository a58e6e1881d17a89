"""The training sets, read from a data folder in the layout that its README describes.

Dense sets are scenes with a target of the same size; scene sets are small images with a name. Everything is decoded
once and held in memory as uint8. Sets whose folder holds images, masks and tables of classes are read by
``labelled_folders``.
"""

import json
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial
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
from .labelled_folders import FOLDERS, read_folder
from .mosaics import lay_out
from .scenes import DenseScene, NamedImages

#: Dubai's GSD is not stated; streets and cars in it put it near 0.7 m.
_DUBAI_GSD = 0.7
#: Land of Dubai that is farther than this from any other label is open land, in metres.
_OPEN_LAND = 20.0
_NAIP_HELD_OUT = ("riverside", "eureka", "bishop")
#: Every tenth image of a scene class is held out.
HELD_OUT_EVERY = 10


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
            # Land within a disk of open land is sand; land between walls may be paved or planted.
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
    """``naip_trees/``: near infrared separates plants from the rest, points mark trees.

    A pixel is a plant if its NDVI is above 0.15 and is none if it is below 0. Both limits were set by eye on the sets'
    uncalibrated numbers. Pixels between them (dry grass, grey roofs) and dark ones have no label. Riverside, Eureka
    and Bishop are held out.
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
            target = targets.greenness(bands)
            for feature in points:
                column, row = ~source.transform @ tuple(feature["geometry"]["coordinates"][:2])
                crown = target[max(0, int(row) - 2) : int(row) + 3, max(0, int(column) - 2) : int(column) + 3]
                crown[crown != targets.NOT_GREEN] = targets.bits(targets.TREE)
        scenes.append(DenseScene(image, target, np.ones(target.shape, bool), 0.6, path))
    return scenes


def banepa(folder: Path) -> list[DenseScene]:
    """``banepa_buildings/`` at 0.5 m: building or not building. The whole set is held out."""
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
    """The chips of ``banepa_buildings/`` side by side as one scene, placed by their names (web map tiles, x-y-zoom)."""
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


def scene_paths(folder: Path, name: str) -> tuple[list[Path], list[str]]:
    """Files and lower-case scene names of ``rsicd``, ``rsscn7``, ``nwpu12`` or ``eurosat``.

    A scene of RSICD is named in its file's name; files without one are left out.
    """
    if name == "rsicd":
        paths = [path for path in sorted((folder / name / "images").glob("*.webp")) if not path.stem.isdigit()]
        return paths, [path.stem.rsplit("_", 1)[0].lower() for path in paths]
    paths = sorted((folder / name).glob("*/*.*"))
    return paths, [path.parent.name.lower() for path in paths]


@lru_cache(maxsize=8)
def scene_classes(folder: Path, name: str) -> NamedImages:
    """The images of a scene set, a name of :func:`scene_paths`."""
    return _named(*scene_paths(folder, name), mosaic_side=4 if name == "eurosat" else 2)


@lru_cache(maxsize=1)
def captioned(folder: Path) -> tuple[NamedImages, list[list[str]]]:
    """All of ``rsicd`` with the sentences of each image; the name of a file without a class in it is empty."""
    sentences = json.loads((folder / "rsicd" / "captions.json").read_text(encoding="utf-8"))
    paths = sorted((folder / "rsicd" / "images").glob("*.webp"))
    names = ["" if path.stem.isdigit() else path.stem.rsplit("_", 1)[0].lower() for path in paths]
    return _named(paths, names, 2), [sentences[path.name] for path in paths]


def kept_images(names: list[str], held_out: bool) -> list[int]:
    """Indices of the images of a scene set that train, or of every tenth of each class, which is held out."""
    counts: dict[str, int] = {}
    kept = []
    for index, name in enumerate(names):
        counts[name] = counts.get(name, -1) + 1
        if (counts[name] % HELD_OUT_EVERY == HELD_OUT_EVERY - 1) == held_out:
            kept.append(index)
    return kept


def sea(folder: Path) -> list[DenseScene]:
    """The held-out tenth of the scene images of sea, with the classes that their names allow on every pixel.

    EuroSAT's SeaLake (10 m; water) as mosaics of 16 images, the beaches of NWPU and RSICD (about 0.5 to 2 m; water,
    sand and buildings, trees or roads on it) one by one.
    """

    def held_out(name: str, scene: str) -> list[np.ndarray]:
        paths, names = scene_paths(folder, name)
        return [_rgb(paths[index]) for index in kept_images(names, True) if names[index] == scene]

    random, lakes = np.random.default_rng(0), held_out("eurosat", "sealake")
    order = iter(range(len(lakes)))
    mosaics = [lay_out(lakes, partial(next, order), random, 4, 256)[0] for _ in range(len(lakes) // 16)]
    beaches = held_out("nwpu12", "beach") + held_out("rsicd", "beach")
    rules = targets.SCENE_RULES
    return [_all_of(picture, rules["sealake"].allowed, 10.0) for picture in mosaics] + [
        _all_of(picture, rules["beach"].allowed, 1.0) for picture in beaches
    ]


def _all_of(picture: np.ndarray, allowed: int, gsd: float) -> DenseScene:
    shape = picture.shape[:2]
    return DenseScene(picture, np.full(shape, allowed, np.uint8), np.ones(shape, bool), gsd)


def tokyo_west(folder: Path, part: str) -> list[DenseScene]:
    """``tokyo/west``, split at four fifths of its width: the right fifth is the held-out district."""
    scene = tokyo(folder, "west")[0]
    border = scene.target.shape[1] * 4 // 5
    columns = {"": slice(None), "held-out": slice(border, None)}.get(part, slice(0, border))
    return [scene.cut(slice(None), columns)]


#: Dense sets by name; each reader takes the data folder and the part (``train``, ``held-out`` or empty).
READERS = {
    "tokyo/west": tokyo_west,
    "tokyo/middle": lambda folder, part: tokyo(folder, "middle"),
    "dubai": lambda folder, part: dubai(folder, part == "held-out"),
    "korea": lambda folder, part: korea(folder, part == "held-out"),
    "naip": lambda folder, part: naip(folder, part == "held-out"),
    "banepa": lambda folder, part: banepa(folder),
    "banepa/mosaic": lambda folder, part: banepa_mosaic(folder),
    "sea": lambda folder, part: sea(folder),
}
READERS |= {name: lambda folder, part, name=name: read_folder(folder, name, part == "held-out") for name in FOLDERS}


@lru_cache(maxsize=32)
def load_dense(folder: Path, name: str, embedding: str = "", network: bool = False) -> list[DenseScene]:
    """A dense set by its configuration name.

    Args:
        folder: Data folder with the training sets.
        name: A name of READERS, with ``:train`` or ``:held-out`` behind it where the set is split, and with ``@2`` or
            ``@4`` behind that to read it at so many times its GSD: ``tokyo/west:held-out@2``.
        embedding: Embedding source to attach to each scene that has a place on the ground.
        network: Whether the embedding may be downloaded.

    Raises:
        InputError: There is no such folder or set.
    """
    if not folder.is_dir():
        raise InputError(f"There is no data folder {folder}: give the folder that holds the training sets.")
    whole, _, times = name.partition("@")
    source, _, part = whole.partition(":")
    if source not in READERS:
        raise InputError(f"There is no dense set named {name!r}: choose one of {', '.join(READERS)}.")
    if times:
        finer = load_dense(folder, f"{whole}@{int(times) // 2}" if int(times) > 2 else whole, embedding, network)
        return [scene.halved() for scene in finer]
    access = Access(network=network)
    return [scene.with_field(embedding, access) for scene in READERS[source](folder, part)]
