"""An answer is always of the pixels that the raster has now, whatever its size and time say."""

import os
import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.windows import Window

from core.xemap.refer import ReferRequest, refer_scene
from tests.fixtures.rasters import picture, write_raster
from tests.fixtures.tiny_referring_model import TinyReferringModel

SIDE = 200
TRIALS = 13


def _vrt(folder: Path, names: list[str]) -> Path:
    """A mosaic of two rasters side by side."""
    half = SIDE // 2
    with rasterio.open(folder / names[0]) as file:
        wkt, transform = file.crs.to_wkt(), ", ".join(map(str, file.transform.to_gdal()))
    sources = {
        band: "".join(
            f'<SimpleSource><SourceFilename relativeToVRT="1">{name}</SourceFilename><SourceBand>{band}</SourceBand>'
            f'<SrcRect xOff="0" yOff="0" xSize="{half}" ySize="{SIDE}"/>'
            f'<DstRect xOff="{half * index}" yOff="0" xSize="{half}" ySize="{SIDE}"/></SimpleSource>'
            for index, name in enumerate(names)
        )
        for band in (1, 2, 3)
    }
    bands = "".join(f'<VRTRasterBand dataType="Byte" band="{band}">{sources[band]}</VRTRasterBand>' for band in sources)
    path = folder / "scene.vrt"
    path.write_text(
        f'<VRTDataset rasterXSize="{SIDE}" rasterYSize="{SIDE}"><SRS>{wkt}</SRS>'
        f"<GeoTransform>{transform}</GeoTransform>{bands}</VRTDataset>"
    )
    return path


class Place:
    """A folder with a scene of one kind, of which patches can be edited without another size or time."""

    def __init__(self, folder: Path, kind: str):
        folder.mkdir()
        self.folder, self.kind = folder, kind
        image = picture(SIDE, SIDE)
        if kind == "16 bit":
            image = image.astype(np.uint16) * 17
        parts = {"left.tif": image[:, :, : SIDE // 2], "right.tif": image[:, :, SIDE // 2 :]} if kind == "vrt" else {}
        self.files = [Path(write_raster(folder / name, part)) for name, part in (parts or {"scene.tif": image}).items()]
        if kind == "vrt":
            _vrt(folder, list(parts))
        elif kind == "zip":
            self.pack()

    def scene(self, folder: Path) -> str:
        return {
            "vrt": f"{folder}/scene.vrt", "zip": f"/vsizip/{folder}/scene.zip/scene.tif"
        }.get(self.kind, f"{folder}/scene.tif")  # fmt: skip

    def pack(self) -> None:
        with zipfile.ZipFile(self.folder / "scene.zip", "w", zipfile.ZIP_STORED) as archive:
            info = zipfile.ZipInfo("scene.tif", (2024, 1, 1, 0, 0, 0))
            archive.writestr(info, self.files[0].read_bytes())

    def edit(self, random: np.random.Generator) -> None:
        """Change a patch; sizes and times stay."""
        before = {path: path.stat() for path in self.folder.iterdir()}
        with rasterio.open(random.choice(self.files), "r+") as file:
            height, width = random.integers(1, 25, 2)
            row, column = random.integers(0, file.height - height), random.integers(0, file.width - width)
            patch = random.integers(0, 255, (3, height, width), np.uint8).astype(file.dtypes[0])
            file.write(patch, window=Window(column, row, width, height))
        if self.kind == "zip":
            self.pack()
        for path, status in before.items():
            assert path.stat().st_size == status.st_size
            os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _ask(scene: str, output: Path) -> tuple[np.ndarray, int]:
    model = TinyReferringModel()
    refer_scene(ReferRequest(scene, "woods", str(output)), model)
    with rasterio.open(output) as file:
        return file.read(1), model.encoded


@pytest.mark.parametrize("kind", ["file", "16 bit", "vrt", "zip"])
def test_an_edit_with_the_same_size_and_time_is_answered_anew(tmp_path, monkeypatch, kind):
    random = np.random.default_rng(12)
    place = Place(tmp_path / "place", kind)
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path / "cache"))
    _, tiles = _ask(place.scene(place.folder), tmp_path / "first.tif")
    for trial in range(TRIALS):
        place.edit(random)
        answer, encoded = _ask(place.scene(place.folder), tmp_path / "answer.tif")
        assert 0 < encoded <= tiles
        # A copy in another folder has no features yet.
        copy = tmp_path / f"copy {trial}"
        shutil.copytree(place.folder, copy)
        expected, _ = _ask(place.scene(copy), tmp_path / "expected.tif")
        assert np.array_equal(answer, expected), f"the answer of trial {trial} is stale"
    _, encoded = _ask(place.scene(place.folder), tmp_path / "last.tif")
    assert encoded == 0


def test_an_overview_beside_the_raster_counts_too(tmp_path, monkeypatch):
    """The wide view is read from overviews: one in a file of its own can change while the raster stays."""
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path / "cache"))
    scene = write_raster(tmp_path / "scene.tif", picture(400, 400), tiled=True, blockxsize=128, blockysize=128)
    with rasterio.Env(TIFF_USE_OVR=True), rasterio.open(scene, "r+") as file:
        file.build_overviews([4])
    overview = Path(f"{scene}.ovr")
    _ask(scene, tmp_path / "first.tif")
    _, encoded = _ask(scene, tmp_path / "second.tif")
    assert encoded == 0
    status = overview.stat()
    with rasterio.open(overview, "r+") as file:
        file.write(255 - file.read())
    os.utime(overview, ns=(status.st_atime_ns, status.st_mtime_ns))
    _, encoded = _ask(scene, tmp_path / "third.tif")
    assert encoded > 0


def test_a_file_that_changes_during_a_run_leaves_no_wrong_key(tmp_path, monkeypatch):
    """The bytes of the beginning do not stand for the pixels that were read later."""
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path / "cache"))
    scene = Path(write_raster(tmp_path / "scene.tif", picture(SIDE, SIDE)))
    original = scene.read_bytes()
    other = Path(write_raster(tmp_path / "other.tif", picture(SIDE, SIDE, seed=5))).read_bytes()
    expected, _ = _ask(str(scene), tmp_path / "expected.tif")

    def replace(fraction, stage):
        if stage in ("Encoding the scene", "Answering"):
            scene.write_bytes(other)

    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path / "new cache"))
    scene.write_bytes(original + b"\0")
    refer_scene(ReferRequest(str(scene), "woods", str(tmp_path / "mixed.tif")), TinyReferringModel(), replace)
    scene.write_bytes(original + b"\0")
    answer, _ = _ask(str(scene), tmp_path / "answer.tif")
    assert np.array_equal(answer, expected)
