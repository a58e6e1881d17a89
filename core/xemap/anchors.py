"""Wordings that the network knows: a new wording is drawn to the concepts whose wordings are nearest to it.

Let s be the sentence vector of a wording, s_k the vectors of the wordings of the training (those of absent things
included), and m_c the vector of concept c (the mean of its wordings, or learnt from there:
core/training/referring/meanings.py). Then the wording is known to the degree a and near to concept c to the degree p_c:

    a = max(0, max_k <s, s_k>),  p_c = sum of softmax_k(<s, s_k> / 0.05) over the wordings of c

The network gets the sentence vector

    s' = norm(s + 2 a · norm(sum_c p_c m_c))

If the wording is nearer to one concept than to all others together, the network also gets the tokens of that concept's
name; together they count 2 a (2 p_c - 1) times as much as the wording's own. At last, the map of a phrase is raised or
lowered by the level of its concept, so that one threshold fits all phrases:

    b' = b + sum_c softmax(<s', m_c> / 0.02) l_c

l_c is the level of concept c, which calibration finds. A phrase unlike all of them hardly changes. On held-out ground
this makes wordings of one thing agree (see docs/lab/referring-anchors.md).
"""

from dataclasses import replace

import torch
from torch import Tensor, nn
from torch.nn import functional

from .text import Query

_TEMPERATURE = 0.05
#: Drawn phrases lie close to their concept, and "trees" must not take the level of "forest".
_LEVEL_TEMPERATURE = 0.02
#: How far a known wording is drawn to its concept.
_PULL = 2.0


class Anchors(nn.Module):
    """Draws phrases to known wordings.

    ``size`` is (known wordings, concepts, tokens of the longest concept name); without any, phrases stay as they are.
    ``width`` is the width of the vectors.
    """

    def __init__(self, size: tuple[int, int, int], width: int):
        super().__init__()
        words, concepts, longest = size
        self.register_buffer("known", torch.zeros(words, width) if words else None)
        self.register_buffer("concept", torch.zeros(words, dtype=torch.int64) if words else None)
        self.register_buffer("meant", torch.zeros(concepts, width) if words else None)
        # Zeros after the end of a name.
        self.register_buffer("name", torch.zeros(concepts, longest, width) if words else None)
        self.register_buffer("levels", torch.zeros(concepts) if words else None)

    def forward(self, tokens: Tensor, weight: Tensor, sentence: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Draw phrases to known wordings.

        Args:
            tokens: Token vectors, (…, L, width).
            weight: How much each token counts, (…, L); zero for padding.
            sentence: Unit sentence vectors, (…, width).

        Returns:
            The same three, float32, with the tokens of a concept's name after the others.
        """
        weight = weight.to(tokens)
        if self.known is None:
            return tokens, weight, sentence
        likeness = sentence @ self.known.to(sentence).T
        words = (likeness / _TEMPERATURE).softmax(-1)
        near = words.new_zeros(*words.shape[:-1], len(self.meant)).index_add(-1, self.concept, words)
        meant = functional.normalize(near @ self.meant.to(sentence), dim=-1)
        pull = _PULL * likeness.amax(-1).clamp(min=0)
        share, nearest = near.max(-1)
        name = self.name[nearest].to(tokens)
        real = name.any(-1).to(weight)
        count = pull * (2 * share - 1).clamp(min=0) * weight.sum(-1) / real.sum(-1)
        return (
            torch.cat([tokens, name], -2),
            torch.cat([weight, count[..., None] * real], -1),
            functional.normalize(sentence + pull[..., None] * meant, dim=-1),
        )

    def level(self, sentence: Tensor) -> Tensor:
        """What to add to the logits of drawn phrases: from ``sentence`` (…, width) to float32 (…,)."""
        if self.known is None:
            return sentence.new_zeros(sentence.shape[:-1])
        likeness = sentence.float() @ self.meant.float().T
        return (likeness / _LEVEL_TEMPERATURE).softmax(-1) @ self.levels.float()


def ask(network, query: Query) -> Query:
    """The query that a network gets for an encoded phrase: drawn to the wordings that it knows."""
    device = network.mixture.bias.weight.device
    with torch.inference_mode():
        parts = (part.to(device) for part in (query.tokens, query.weight, query.sentence))
        tokens, weight, sentence = network.anchors(*parts)
    counted = weight > 0  # most names are shorter than the longest
    return replace(query, tokens=tokens[counted], weight=weight[counted], sentence=sentence)
