"""``python -m core.bench.clip_cost ViT-L/14 512``: what a tile costs a network of the CLIP family of that shape.

Random weights, one tile and its wide view, on PyTorch and one thread of the processor; a row of docs/models.md.
"""

import argparse
import resource
import time

import torch

# isort: off
from .. import torch_compat  # noqa: F401  before transformers
from transformers import CLIPConfig, CLIPModel

# isort: on

from ..models.card import GsdRange, ModelCard
from ..models.checkpoint import unfilled
from ..runtime.choice import PLAIN_CPU, runtime_for
from ..version import VERSION
from ..xemap.clip import KIND, ClipReferringModel
from ..xemap.families import FAMILIES

#: Width, layers and heads of the image encoder; width and layers of the text encoder; the dimensions they share.
SHAPES = {
    "ViT-B/32": (768, 12, 12, 512, 12, 512),
    "ViT-B/16": (768, 12, 12, 512, 12, 512),
    "ViT-L/14": (1024, 24, 16, 768, 12, 768),
    "ViT-H/14": (1280, 32, 16, 1024, 24, 1024),
}


def main() -> None:
    """Print the row of a shape."""
    parser = argparse.ArgumentParser(prog="python -m core.bench.clip_cost", description=__doc__.split("\n")[0])
    parser.add_argument("shape", choices=SHAPES)
    parser.add_argument("tile", type=int, nargs="?", default=448, help="side in pixels (default: %(default)s)")
    options = parser.parse_args()
    torch.set_num_threads(1)
    model = made(options.shape, options.tile)
    draw = torch.Generator().manual_seed(0)
    views = []
    for side in (model.tile, model.wide[0]):
        views.append(torch.randint(0, 256, (1, 3, side, side), generator=draw, dtype=torch.uint8))
        views.append(torch.ones(1, side, side, dtype=torch.bool))
    began = time.process_time()
    model.features(*views)
    seconds = time.process_time() - began
    gigabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    parameters = sum(value.numel() for value in model._clip.parameters()) / 1e6
    print(f"| {options.shape} | {model.tile} px | {seconds:.1f} | {gigabytes:.1f} GB | {parameters:.0f} M parameters")


def made(shape: str, tile: int) -> ClipReferringModel:
    """A model of a shape with random weights that were never in a file."""
    width, layers, heads, text_width, text_layers, shared = SHAPES[shape]
    text = {"hidden_size": text_width, "num_hidden_layers": text_layers, "num_attention_heads": text_width // 64}
    vision = {"hidden_size": width, "num_hidden_layers": layers, "num_attention_heads": heads}
    patch = int(shape.partition("/")[2])
    config = CLIPConfig(
        projection_dim=shared,
        text_config=text | {"intermediate_size": 4 * text_width},
        vision_config=vision | {"intermediate_size": 4 * width, "image_size": 224, "patch_size": patch},
    )
    with unfilled("cpu"):
        network = CLIPModel(config)
    for value in network.parameters():
        value.data.uniform_(-0.03, 0.03)
    card = ModelCard(
        name="cost",
        title="Cost",
        version=VERSION,
        task="referring",
        classes=(),
        bands=("red", "green", "blue"),
        gsd=GsdRange(0.1, 0.5, 30.0),
        tile=tile,
        overlap=0.25,
        stride=8,
        field_stride=8,
        network={"kind": KIND},
        context=None,
        embedding={},
        training={},
        licence="",
        weights_sha256="0" * 64,
    )
    family = FAMILIES["clip"]
    return ClipReferringModel(card, family, network, None, family.colours, runtime_for(PLAIN_CPU))


if __name__ == "__main__":
    main()
