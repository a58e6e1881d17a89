"""A small deterministic network with the face of core.xemap.model.ReferringModel, for the pipeline's tests."""

import dataclasses
import zlib
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from core.models.card import GsdRange, ModelCard

COLOURS = {"red": 0, "green": 1, "blue": 2}


@dataclass(frozen=True)
class TinyQuery:
    phrase: str
    sentence: Tensor


class TinyReferringModel:
    """Answers "red", "green" and "blue" with how much more of a cell's light has that colour (0.3 for grey, and no tile
    sees it otherwise than its neighbour); "nothing" with 0.1; any other phrase with random waves that each tile and its
    wide view sway in their own way, as real networks do: without blending there would be seams.

    ``encoded`` and ``answered`` count tiles; ``largest`` limits the batch that it has memory for.
    """

    def __init__(self, tile: int = 128, overlap: float = 0.25, stride: int = 4, sha256: str = "0" * 64):
        self.card = ModelCard(
            name="tiny-referring",
            title="Tiny",
            version="1",
            task="referring",
            classes=(),
            bands=("red", "green", "blue"),
            gsd=GsdRange(0.1, 0.5, 10.0),
            tile=tile,
            overlap=overlap,
            stride=stride,
            field_stride=16,
            network={},
            context=None,
            embedding={},
            text={"encoder": "none"},
            response={"threshold": 0.5, "found": 0.4},
            weights_sha256=sha256,
        )
        self.device = torch.device("cpu")
        self.autocast = None
        self.tile, self.stride = tile, stride
        self.wide = (tile // 2, 4)
        self.levels = ((3, stride), (6, 16))
        self.encoded = self.answered = 0
        self.largest: int | None = None

    def features(self, image: Tensor, valid: Tensor, wide: Tensor, wide_valid: Tensor) -> list[Tensor]:
        self.encoded += len(image)
        if self.largest is not None and len(image) > self.largest:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        with torch.inference_mode():
            pixels, far = image.float() / 255 * valid[:, None], wide.float() / 255 * wide_valid[:, None]
            fine = functional.avg_pool2d(pixels, self.stride)
            own, around = pixels.mean((2, 3)), far.mean((2, 3))
            sway = torch.sin(300 * torch.cat([own, around], 1))[:, :, None, None]
            coarse = torch.cat([functional.avg_pool2d(pixels, 16)] * 2, 1) + sway
            return [fine.half(), coarse.half()]

    def query(self, phrase: str) -> TinyQuery:
        generator = torch.Generator().manual_seed(zlib.crc32(phrase.encode()))
        return TinyQuery(phrase, torch.randn(9, generator=generator))

    def respond(self, features: list[Tensor], query: TinyQuery) -> Tensor:
        self.answered += len(features[0])
        fine, coarse = (level.float() for level in features)
        if query.phrase == "nothing":
            return torch.full_like(fine[:, 0], 0.1)
        if query.phrase in COLOURS:
            chosen = COLOURS[query.phrase]
            others = (fine.sum(1) - fine[:, chosen]) / 2
            return (0.3 + fine[:, chosen] - others).clamp(0, 1)
        merged = torch.cat([fine, functional.interpolate(coarse, size=fine.shape[-2:], mode="bilinear")], 1)
        return (2 * torch.einsum("bchw,c->bhw", merged, query.sentence)).sigmoid()


def write_tiny_referring_model(folder: Path) -> Path:
    """Write the model ``tiny-xemap`` to ``folder``: the real network and text encoder, with small random weights."""
    from core.models.card import write_card
    from core.models.checkpoint import save_weights
    from core.xemap.config import XemapConfig
    from core.xemap.network import XemapNetwork

    torch.manual_seed(0)
    config = XemapConfig(width=32, heads=2, pyramid=16, scales=(8, 8, 16, 16, 16))
    network = XemapNetwork(config)
    for scale in network.scales:  # random directions hardly differ; let the phrase have a say
        torch.nn.init.normal_(scale.text.weight)
    card = ModelCard(
        name="tiny-xemap",
        title="Tiny",
        version="0",
        task="referring",
        classes=(),
        bands=("red", "green", "blue"),
        gsd=GsdRange(0.3, 0.5, 10.0),
        tile=128,
        overlap=0.25,
        stride=4,
        field_stride=16,
        network=dataclasses.asdict(config),
        context=None,
        embedding={},
        response={"threshold": 0.1, "found": 0.05},
        weights_sha256=save_weights(network, folder),
    )
    write_card(card, folder)
    return folder
