"""The fusion layer: what remains of it for each phrase. Text asks the image, then the image asks the text.

The image's self-attention is the phrase-independent half and lies in the pyramid, so that a second phrase costs the
cross-attention over the deep tokens alone. A phrase has a few tokens and a tile hundreds, so every projection is
applied on the text's side: a product of matrices may be taken from either end, and this one costs a tenth.
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
        """What each side learns from the other.

        ``image`` (B, N, width); ``tokens`` (B, K, L, text_width) with ``weight`` (B, K, L), how much each counts beside
        the sentence, zero for what is no token; ``sentence`` (B, K, text_width). Returns (B, K, N, width), to be added
        to the image tokens, and (B, K, width), to be added to the sentence; zeros where that direction is switched off.
        """
        batch, phrases, _ = weight.shape
        count, width = image.shape[1:]
        words = self.text_norm(self.read(torch.cat([sentence[:, :, None], tokens], 2)))
        seen = self.image_norm(image)
        learnt = words.new_zeros(batch, phrases, width)
        if self.text_asks is not None:
            answers = self.text_asks(words, seen)
            words, learnt = words + answers, answers[:, :, 0]
        if self.image_asks is None:
            return words.new_zeros(batch, phrases, count, width), learnt
        return self.image_asks(seen, words, functional.pad(weight, (1, 0), value=1)), learnt


class _Asking(nn.Module):
    """The weights of a multi-head cross-attention. The last layer starts at zero: training starts from no fusion.

    Who asks has queries, who is asked has keys and values. With h heads, each has a width of d = width / h.
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
    """K phrases of L tokens each ask N image tokens."""

    def forward(self, words: Tensor, image: Tensor) -> Tensor:
        """``words`` (B, K, L, width) and ``image`` (B, N, width) to what the words learn, (B, K, L, width)."""
        key, value = (self._by_head(weight) for weight in self.key_value.weight.chunk(2))
        asked = torch.einsum("bklhd,hdw->bklhw", self._split(self.query(words)), key)
        asked = asked * asked.new_tensor(key.shape[1]).rsqrt()
        # A key's bias adds the same to all that a token asks, so that the softmax does not see it.
        attention = (asked.flatten(1, 3) @ image.transpose(1, 2)).softmax(-1)
        seen = (attention @ image).view_as(asked)
        values = torch.einsum("bklhw,hdw->bklhd", seen, value).flatten(3) + self.key_value.bias.chunk(2)[1]
        return self.out(values)


class _ImageAsks(_Asking):
    """N image tokens ask each of K phrases of L tokens, each as if it stood there ``weight`` times."""

    def forward(self, image: Tensor, words: Tensor, weight: Tensor) -> Tensor:
        """``image`` (B, N, width), ``words`` (B, K, L, width), ``weight`` (B, K, L) to what the image tokens learn, (B,
        K, N, width).
        """
        key, value = (self._split(part) for part in self.key_value(words).chunk(2, dim=-1))
        key = key * key.new_tensor(key.shape[-1]).rsqrt()
        asked = torch.einsum("bklhd,hdw->bkhlw", key, self._by_head(self.query.weight))
        offset = torch.einsum("bklhd,hd->bkhl", key, self._split(self.query.bias))
        offset = offset + weight[:, :, None].log()
        scores = (asked.flatten(1, 3) @ image.transpose(1, 2)).unflatten(1, offset.shape[1:]) + offset[..., None]
        attention = scores.softmax(-2).flatten(2, 3)
        told = torch.einsum("bklhd,hdw->bkhlw", value, self._by_head(self.out.weight.T)).flatten(2, 3)
        # Each head's shares add up to one, so that the bias may be told by the words.
        return attention.transpose(2, 3) @ (told + self.out.bias / self.heads)
