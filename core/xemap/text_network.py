"""The network of the text encoder: a transformer of words, and the mean of its tokens."""

import hashlib
from pathlib import Path

from safetensors.torch import load
from torch import Tensor, nn
from torch.nn import functional

# isort: off
from .. import torch_compat  # noqa: F401  before transformers
from transformers import AutoConfig, AutoModel

# isort: on
from ..errors import InputError
from ..models.checkpoint import unfilled
from ..models.pretrained import fill


class TextNetwork(nn.Module):
    """The token vectors of phrases, and their sentence vectors: the mean of the tokens, of unit length."""

    def __init__(self, network: nn.Module):
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """From ``ids`` and ``mask`` (B, L) int64, 0 in the mask for padding, to (B, L, D) and (B, D) float32."""
        tokens = self.network(input_ids=ids, attention_mask=mask).last_hidden_state
        share = mask[..., None].to(tokens.dtype)
        return tokens, functional.normalize((tokens * share).sum(1) / share.sum(1), dim=-1)


def make_text_network(name: str, sha256: str, folder: Path) -> TextNetwork:
    """Load a sentence encoder through transformers, after a check of its weights.

    Args:
        name: Its name, for sentences.
        sha256: SHA-256 of its weights.
        folder: Folder of its files.

    Raises:
        InputError: The weights are others.
    """
    raw = (folder / "model.safetensors").read_bytes()
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise InputError(f"The text encoder {name} is damaged (other SHA-256): run the set-up again.")
    # A folder of the pinned package, never the hub: there is no revision to name.
    settings = AutoConfig.from_pretrained(folder, local_files_only=True)  # nosec B615
    with unfilled("cpu"):
        network = AutoModel.from_config(settings)
    fill(network, load(raw), f"The text encoder {name}")
    return TextNetwork(network.float())
