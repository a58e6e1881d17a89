"""Training samples in memory: scenes with labels, and small images with a scene name."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image

from ..embeddings.access import Access
from .fields import SceneField, read_scene_field


@dataclass(frozen=True)
class DenseScene:
    """A scene with a label for each pixel.

    Attributes:
        image: uint8 (H, W, 3), red, green, blue.
        target: uint8 (H, W), target bits (targets.py), 0 where there is no label.
        valid: bool (H, W), False where the image has no data.
        gsd: Metres to a pixel.
        path: The georeferenced raster that the scene was read from; None for a picture without a place.
        field: Embedding field under the scene, if one is attached.
    """

    image: np.ndarray
    target: np.ndarray
    valid: np.ndarray
    gsd: float
    path: Path | None = None
    field: SceneField | None = None

    def halved(self) -> "DenseScene":
        """The scene at twice its GSD.

        The image is averaged. A target pixel gets the most frequent label of its 2×2 block.
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
        """A part of the scene. Its arrays are views of this scene's."""
        image, target, valid = (part[rows, columns] for part in (self.image, self.target, self.valid))
        field = self.field and self.field.moved(rows.start or 0, columns.start or 0)
        return replace(self, image=image, target=target, valid=valid, field=field)

    def with_field(self, spec: str, access: Access) -> "DenseScene":
        """The scene with the embedding field that ``spec`` names; unchanged if the scene has no place on the ground."""
        return self if self.path is None else replace(self, field=read_scene_field(self.path, spec, access))


@dataclass(frozen=True)
class NamedImages:
    """Small images with scene names.

    Attributes:
        images: Each uint8 (h, w, 3).
        names: Scene name of each image, lower case.
        mosaic_side: The largest number of images along a side of a mosaic.
    """

    images: list[np.ndarray]
    names: list[str]
    mosaic_side: int
