"""Global semantic injection: the embedding as a residual compensation of the mask features (SSDM, pathway 2).

The field is explicitly aligned with the deep high-resolution feature space (``G = norm(W e)`` and a contrastive loss
over cells), then read through cross-modal attention: the deep features are the queries, the aligned field has the keys
and values. The result is added to the mask features through a gate that starts at zero (arXiv 2604.19591; the loss, the
gate and their schedule are ours).
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

_TEMPERATURE = 0.1


class SemanticInjection(nn.Module):
    """Aligns a field with deep features and turns it into an addition to the mask features.

    Args:
        field_dimensions: D of the network's own family of embeddings.
        width: Width of the tokens.
        mask_width: Width of the mask features.
        heads: Attention heads.
        adapters: Further families of embeddings and their D; each gets an alignment layer of its own.
    """

    def __init__(
        self, field_dimensions: int, width: int, mask_width: int, heads: int, adapters: dict[str, int] | None = None
    ):
        super().__init__()
        self.heads = heads
        self.align = nn.Linear(field_dimensions, width)
        self.adapters = nn.ModuleDict({name: nn.Linear(count, width) for name, count in (adapters or {}).items()})
        self.query_norm = nn.LayerNorm(width)
        self.query = nn.Linear(width, width)
        self.key_value = nn.Linear(width, 2 * width)
        self.to_mask = nn.Linear(width, mask_width)
        self.gate = nn.Parameter(torch.zeros(mask_width))

    def aligned(self, field: Tensor, source: str | None = None) -> Tensor:
        """The field in the deep feature space: (B, D, h, w) to unit vectors (B, N, width).

        ``source`` names an adapter; any other name takes the layer of the network's own family.
        """
        adapter = self.adapters[source] if source in self.adapters else self.align  # noqa: SIM401  it has no get
        return functional.normalize(adapter(field.flatten(2).transpose(1, 2)).float(), dim=-1)

    def forward(self, tokens: Tensor, field: Tensor, valid: Tensor, source: str | None = None) -> tuple[Tensor, Tensor]:
        """Compute the compensation of the mask features.

        Args:
            tokens: (B, N, width) deep features of the field's cells.
            field: (B, D, h, w) embeddings.
            valid: (B, h, w) bool, cells with an embedding.
            source: Family of the field; None for the network's own.

        Returns:
            The compensation (B, mask_width, h, w), zero where the embedding is invalid, and the aligned field
            (B, N, width).
        """
        batch, _, height, width = field.shape
        valid_cells = valid.flatten(1)
        aligned = self.aligned(field, source)
        scaled = (aligned * aligned.shape[-1] ** 0.5).to(tokens.dtype)

        def split(values: Tensor) -> Tensor:
            return values.view(batch, height * width, self.heads, -1).transpose(1, 2)

        query = split(self.query(self.query_norm(tokens)))
        key, value = (split(part) for part in self.key_value(scaled).chunk(2, dim=-1))
        # Where nothing is valid every key stays open (a softmax over none is NaN); the mask below removes the result.
        open_keys = valid_cells | ~valid_cells.any(1, keepdim=True)
        attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=open_keys[:, None, None, :])
        # Add the cell's own aligned vector to the attended ones: category evidence at its own place.
        answer = attended.transpose(1, 2).reshape(batch, height * width, -1) + scaled
        compensation = self.to_mask(answer) * self.gate * valid_cells[..., None]
        return compensation.transpose(1, 2).reshape(batch, -1, height, width), aligned


def alignment_loss(aligned: Tensor, tokens: Tensor, valid: Tensor, cells: int = 128) -> Tensor:
    """InfoNCE between the aligned field and the deep features of the same cells, in both directions.

    Cells are taken on a fixed lattice, so that the loss draws no random number.

    Args:
        aligned: (B, N, width) unit vectors.
        tokens: (B, N, width).
        valid: (B, N) bool.
        cells: Cells to take from an image.

    Returns:
        The loss; zero if fewer than two cells are valid.
    """
    step = max(1, aligned.shape[1] // cells)
    field, deep, usable = aligned[:, ::step], functional.normalize(tokens[:, ::step].float(), dim=-1), valid[:, ::step]
    logits = torch.bmm(field, deep.transpose(1, 2)) / _TEMPERATURE
    logits = logits.masked_fill(~usable[:, None, :], -1e4).masked_fill(~usable[:, :, None], -1e4)
    target = torch.arange(field.shape[1], device=field.device).expand(field.shape[0], -1)
    target = target.masked_fill(~usable, -100)
    if int(usable.sum()) < 2:
        return aligned.sum() * 0
    return 0.5 * (functional.cross_entropy(logits, target) + functional.cross_entropy(logits.transpose(1, 2), target))
