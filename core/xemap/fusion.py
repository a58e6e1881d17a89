"""The fusion layer: what remains of it for each phrase. Text asks the image, then the image asks the text.

The image's self-attention is the phrase-independent half and lies in the pyramid, so that a second phrase costs the
cross-attention over the deep tokens alone.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional


class FusionLayer(nn.Module):
    """Cross-attention between the deep image tokens and the tokens of K phrases an image."""

    def __init__(self, width: int, heads: int, text_width: int, text_from_image: bool, image_from_text: bool):
        super().__init__()
        self.heads = heads
        self.read = nn.Linear(text_width, width)
        self.text_norm = nn.LayerNorm(width)
        self.image_norm = nn.LayerNorm(width)
        self.text_asks = _Asking(width, heads) if text_from_image else None
        self.image_asks = _Asking(width, heads) if image_from_text else None

    def forward(self, image: Tensor, tokens: Tensor, mask: Tensor, sentence: Tensor) -> tuple[Tensor, Tensor]:
        """What each side learns from the other.

        ``image`` (B, N, width); ``tokens`` (B, K, L, text_width) with ``mask`` bool (B, K, L); ``sentence`` (B, K,
        text_width). Returns (B, K, N, width), to be added to the image tokens, and (B, K, width), to be added to the
        sentence; zeros where that direction is switched off.
        """
        batch, phrases, length = mask.shape
        count, width = image.shape[1:]
        words = self.text_norm(self.read(torch.cat([sentence[:, :, None], tokens], 2)))
        known = functional.pad(mask, (1, 0), value=True)
        seen = self.image_norm(image)
        learnt = words.new_zeros(batch, phrases, width)
        if self.text_asks is not None:
            answers = self.text_asks(words.flatten(1, 2), seen, None).view(batch, phrases, length + 1, width)
            words, learnt = words + answers, answers[:, :, 0]
        if self.image_asks is None:
            return words.new_zeros(batch, phrases, count, width), learnt
        asking = seen[:, None].expand(-1, phrases, -1, -1).flatten(0, 1)
        answers = self.image_asks(asking, words.flatten(0, 1), known.flatten(0, 1))
        return answers.view(batch, phrases, count, width), learnt


class _Asking(nn.Module):
    """Multi-head cross-attention; its last layer starts at zero, so that training starts from no fusion."""

    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key_value = nn.Linear(width, 2 * width)
        self.out = nn.Linear(width, width)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, asking: Tensor, asked: Tensor, known: Tensor | None) -> Tensor:
        """``asking`` (B, M, width), ``asked`` (B, N, width), of which ``known`` (B, N) count, to (B, M, width)."""
        batch, count, width = asking.shape

        def split(values: Tensor) -> Tensor:
            return values.view(batch, -1, self.heads, width // self.heads).transpose(1, 2)

        key, value = self.key_value(asked).chunk(2, dim=-1)
        mask = None if known is None else known[:, None, None, :]
        mixed = functional.scaled_dot_product_attention(split(self.query(asking)), split(key), split(value), mask)
        return self.out(mixed.transpose(1, 2).reshape(batch, count, width))
