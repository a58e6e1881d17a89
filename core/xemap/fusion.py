"""The phrase-dependent half of the fusion layer: the text attends to the image, then the image to the text.

The phrase-independent half, the image's self-attention, is in the pyramid. So a second phrase costs only the
cross-attention over the deep tokens. A phrase has a few tokens and a tile has hundreds, so every projection is applied
on the side of the text: the product of the matrices is the same, and this order costs a tenth.
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
        self.text_asks = _TextAsks(width, heads) if text_from_image else None
        self.image_asks = _ImageAsks(width, heads) if image_from_text else None

    def forward(self, image: Tensor, tokens: Tensor, weight: Tensor, sentence: Tensor) -> tuple[Tensor, Tensor]:
        """Compute what each side learns from the other.

        Args:
            image: Deep image tokens, (B, N, width).
            tokens: Token vectors of the phrases, (B, K, L, text_width).
            weight: How much each token counts beside the sentence, (B, K, L); zero for padding.
            sentence: Sentence vectors, (B, K, text_width).

        Returns:
            (B, K, N, width) to add to the image tokens, and (B, K, width) to add to the sentence. Zeros if that
            direction is switched off.
        """
        batch, phrases, _ = weight.shape
        count, width = image.shape[1:]
        words = self.text_norm(self.read(torch.cat([sentence[:, :, None], tokens], 2)))
        normed = self.image_norm(image)
        learnt = words.new_zeros(batch, phrases, width)
        if self.text_asks is not None:
            answers = self.text_asks(words, normed)
            words, learnt = words + answers, answers[:, :, 0]
        if self.image_asks is None:
            return words.new_zeros(batch, phrases, count, width), learnt
        return self.image_asks(normed, words, functional.pad(weight, (1, 0), value=1)), learnt


class _Asking(nn.Module):
    """The weights of a multi-head cross-attention. The last layer starts at zero: training starts without fusion.

    The side that attends has queries, the other side has keys and values. Each of h heads has a width of d = width / h.
    """

    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key_value = nn.Linear(width, 2 * width)
        self.out = nn.Linear(width, width)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def _split(self, values: Tensor) -> Tensor:
        """(…, width) to (…, h, d)."""
        return values.unflatten(-1, (self.heads, -1))

    def _by_head(self, weight: Tensor) -> Tensor:
        """A weight (width, width) whose outputs are the heads' to (h, d, width)."""
        return weight.unflatten(0, (self.heads, -1))


class _TextAsks(_Asking):
    """K phrases of L tokens each attend to N image tokens."""

    def forward(self, words: Tensor, image: Tensor) -> Tensor:
        """From ``words`` (B, K, L, width) and ``image`` (B, N, width) to what the words learn, (B, K, L, width)."""
        key, value = (self._by_head(weight) for weight in self.key_value.weight.chunk(2))
        query = torch.einsum("bklhd,hdw->bklhw", self._split(self.query(words)), key)
        query = query * query.new_tensor(key.shape[1]).rsqrt()
        # The bias of the keys adds the same number to all scores of a token, which the softmax cancels.
        attention = (query.flatten(1, 3) @ image.transpose(1, 2)).softmax(-1)
        attended = (attention @ image).view_as(query)
        values = torch.einsum("bklhw,hdw->bklhd", attended, value).flatten(3) + self.key_value.bias.chunk(2)[1]
        return self.out(values)


class _ImageAsks(_Asking):
    """N image tokens attend to each of K phrases of L tokens, as if each token occurred ``weight`` times."""

    def forward(self, image: Tensor, words: Tensor, weight: Tensor) -> Tensor:
        """Compute what the image tokens learn, (B, K, N, width).

        ``image`` is (B, N, width), ``words`` (B, K, L, width) and ``weight`` (B, K, L).
        """
        key, value = (self._split(part) for part in self.key_value(words).chunk(2, dim=-1))
        key = key * key.new_tensor(key.shape[-1]).rsqrt()
        query = torch.einsum("bklhd,hdw->bkhlw", key, self._by_head(self.query.weight))
        offset = torch.einsum("bklhd,hd->bkhl", key, self._split(self.query.bias))
        offset = offset + weight[:, :, None].log()
        scores = (query.flatten(1, 3) @ image.transpose(1, 2)).unflatten(1, offset.shape[1:]) + offset[..., None]
        attention = scores.softmax(-2).flatten(2, 3)
        values = torch.einsum("bklhd,hdw->bkhlw", value, self._by_head(self.out.weight.T)).flatten(2, 3)
        # The shares of each head add up to one, so the bias can be added to the values.
        return attention.transpose(2, 3) @ (values + self.out.bias / self.heads)
