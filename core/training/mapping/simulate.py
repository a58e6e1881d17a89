"""A *simulated* embedding field, made from labels: it shows how a network uses an informative field.

The shares of the classes in cells of 10 m, blurred, are projected at random to 64 dimensions, noised and brought to
unit length. It is no product of any satellite, and is called simulated wherever it goes: family, tags, file name.

    python -m core.training.mapping.simulate DATA/tokyo/west_landcover.tif FIELDS/simulated-west_rgb.tif
"""

import argparse
from pathlib import Path

import numpy as np
import rasterio
from affine import Affine
from scipy.ndimage import gaussian_filter

from ...embeddings.tags import field_tags

FAMILY = "simulated"
NODATA = -9999.0


def simulate_field(
    labels: Path, output: Path, metres: float = 10.0, blur: float = 0.7, noise: float = 0.7, seed: int = 0
) -> None:
    """Write the simulated field of a label raster.

    The projection is the same for every raster, the noise is not. Cells with less than half of their pixels labelled
    are nodata.

    Args:
        labels: Raster with codes 1 to 8, 0 unlabelled, and square pixels in metres.
        output: Raster to write.
        metres: Side of a cell in metres.
        blur: Sigma of the Gaussian in cells.
        noise: Length of the noise over that of the signal.
        seed: Seed of the noise.
    """
    with rasterio.open(labels) as source:
        codes, transform, crs = source.read(1), source.transform, source.crs
    side = max(1, round(metres / abs(transform.a)))
    height, width = (extent // side for extent in codes.shape)
    cells = codes[: height * side, : width * side].reshape(height, side, width, side)
    shares = np.stack([(cells == code).mean((1, 3)) for code in range(1, 9)])
    labelled = shares.sum(0)
    smooth = np.stack([gaussian_filter(layer, blur) for layer in shares]) / np.maximum(
        gaussian_filter(labelled, blur), 1e-6
    )
    projection = np.random.default_rng(64).normal(size=(64, 8)) / 8
    signal = np.einsum("dc,chw->dhw", projection, smooth)
    signal /= np.maximum(np.linalg.norm(signal, axis=0), 1e-6)
    grain = np.random.default_rng([seed, height, width]).normal(size=signal.shape) * noise / 8
    field = signal + grain
    field /= np.maximum(np.linalg.norm(field, axis=0), 1e-6)  # without noise an unlabelled cell has no length
    field = np.where(labelled >= 0.5, field, NODATA).astype(np.float32)
    with rasterio.open(
        output,
        "w",
        driver="GTiff",
        width=width,
        height=height,
        count=64,
        dtype="float32",
        nodata=NODATA,
        crs=crs,
        transform=transform @ Affine.scale(side),
        tiled=True,
        compress="deflate",
    ) as file:
        file.write(field)
        file.update_tags(**field_tags(FAMILY, None, "as the labels", "Simulated from labels; no satellite saw this."))


def main() -> None:
    """``python -m core.training.mapping.simulate``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--noise", type=float, default=0.7)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    simulate_field(arguments.labels, arguments.output, noise=arguments.noise, seed=arguments.seed)


if __name__ == "__main__":
    main()
