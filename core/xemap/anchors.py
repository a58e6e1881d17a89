"""Wordings that the network knows: a new wording is drawn to what the known ones nearest to it mean.

    s' = norm(s + 2 c · norm(sum_k softmax(<s, s_k> / 0.05) m_k)),  c = max(0, max_k <s, s_k>)

and the map of a phrase is raised or lowered by what fits its concept, so that one threshold serves all phrases:

    b' = b + sum_k softmax(<s', m_k> / 0.02) l_k

with s_k the sentence vectors of the wordings trained on, those of what is nowhere among them, and m_k what their
concept means: the mean of its wordings, or what was learnt from there (core/training/referring/meanings.py). l_k is its
level, which calibration finds. A phrase unlike all of them hardly moves. On held-out ground this brings wordings of one
thing together (see docs/referring.md).
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

_TEMPERATURE = 0.05
#: Drawn phrases lie close to their concept, and "trees" must not take after "forest".
_LEVEL_TEMPERATURE = 0.02
#: How far a known wording is drawn to its concept.
_PULL = 2.0


class Anchors(nn.Module):
    """``count`` known sentence vectors of ``width`` and what each means; with none, phrases stay as they are."""

    def __init__(self, count: int, width: int):
        super().__init__()
        self.register_buffer("known", torch.zeros(count, width) if count else None)
        self.register_buffer("meant", torch.zeros(count, width) if count else None)
        self.register_buffer("levels", torch.zeros(count) if count else None)

    def forward(self, sentence: Tensor) -> Tensor:
        """Unit vectors ``sentence`` (…, width), float32, to unit vectors."""
        if self.known is None:
            return sentence
        likeness = sentence @ self.known.to(sentence).T
        nearest = functional.normalize((likeness / _TEMPERATURE).softmax(-1) @ self.meant.to(sentence), dim=-1)
        share = _PULL * likeness.amax(-1, keepdim=True).clamp(min=0)
        return functional.normalize(sentence + share * nearest, dim=-1)

    def level(self, sentence: Tensor) -> Tensor:
        """What to add to the logits of phrases that were drawn already: ``sentence`` (…, width) to (…,), float32."""
        if self.known is None:
            return sentence.new_zeros(sentence.shape[:-1])
        likeness = sentence.float() @ self.meant.float().T
        return (likeness / _LEVEL_TEMPERATURE).softmax(-1) @ self.levels.float()
