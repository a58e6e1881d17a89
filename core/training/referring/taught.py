"""What the mapping model tells of phrases that name land cover: truth where labels leave it open.

Knowledge distillation (arXiv 1503.02531) from one of the two networks to the other: on scene images, of which only the
name is known, the mapping model says where things lie, on partly labelled ground it chooses among what the label
allows. A phrase is asked of few images; so that every image teaches all classes, the finest features have to tell them
too.
"""

import torch
from torch import Tensor, nn

from ...ssdm.load import load_mapping_model
from ...xemap.network import XemapNetwork
from ..targets import ANY, CLASSES, allowed_classes
from .asker import NO_CONCEPT
from .phrases import PhraseTable
from .sampler import Batch
from .truth import UNLABELLED

#: The mapping model must be this sure of a phrase, or of its contrary, where a scene image says nothing.
_SURE_TRUE, _SURE_FALSE = 0.9, 0.03
#: Where a label allows only what the model gives nothing, it is one of those all the same.
_LEAST = 1e-4


def _members(bits: list[int]) -> Tensor:
    codes = torch.arange(CLASSES)
    return (torch.tensor(bits)[:, None] >> codes & 1).float()


class LandCoverTeacher:
    """Answers phrases with the probabilities of an installed mapping model, without its context."""

    def __init__(self, name: str, table: PhraseTable, device: torch.device):
        """Raises InputError where there is no such model."""
        self.model = load_mapping_model(name, str(device))
        concepts = list(table.concepts.values())
        #: What a concept is, and what it is or may be: (concepts + 1, 8); the last row is that of no concept.
        self.is_it = _members([concept.classes for concept in concepts] + [0]).to(device)
        self.may_be = _members([concept.classes | concept.maybe for concept in concepts] + [0]).to(device)
        #: Concepts that are classes and nothing more; a layer or an unsure part needs more than a class to tell.
        plain = [bool(concept.classes) and not concept.layer for concept in concepts]
        self.told = torch.tensor([*plain, False], device=device)
        self.whole = torch.tensor(
            [plain[i] and not concept.unsure for i, concept in enumerate(concepts)] + [False], device=device
        )

    def shares(self, batch: Batch) -> Tensor:
        """The probabilities of the classes in a batch's cells, float32 (B, 8, h, w): what the model says among the
        classes that the labels allow, so that what it knows badly is not learnt from it.
        """
        valid = torch.ones_like(batch.plain[:, 0], dtype=torch.bool)
        shares = self.model.probabilities(batch.plain, valid) + _LEAST
        shares = shares * allowed_classes(torch.where(batch.labels == 0, ANY, batch.labels))
        return shares / shares.sum(1, keepdim=True)

    def truth(self, batch: Batch, shares: Tensor) -> tuple[Tensor, Tensor]:
        """The wanted probability of each phrase, float32 (B, K, h, w), and where it counts, bool.

        On dense labels: wherever they tell of a phrase that is made of classes. On scene images: where they are silent
        and the model is sure that the phrase is true, or that it cannot be.
        """
        row = torch.where(batch.concepts == NO_CONCEPT, len(self.told) - 1, batch.concepts)
        true = torch.einsum("bkc,bchw->bkhw", self.is_it[row], shares)
        possible = torch.einsum("bkc,bchw->bkhw", self.may_be[row], shares)
        open_cells = batch.target == UNLABELLED
        dense = batch.dense[:, None, None, None]
        sure = (true >= _SURE_TRUE) & self.whole[row][..., None, None]
        sure = sure | ((possible <= _SURE_FALSE) & self.may_be[row].any(-1)[..., None, None])
        known = torch.where(dense, ~open_cells & self.told[row][..., None, None], open_cells & sure)
        return true.clamp(0, 1), known


class Pupil(nn.Module):
    """The network and what only training needs: the classes, told from its finest features."""

    def __init__(self, network: XemapNetwork):
        super().__init__()
        self.network = network
        self.classes = nn.Conv2d(network.config.levels[0][0], CLASSES, 1)

    def class_loss(self, finest: Tensor, shares: Tensor) -> Tensor:
        """Cross entropy of the classes told from the ``finest`` features (B, C, h, w), which are unit vectors, against
        the teacher's ``shares`` (B, 8, h, w).
        """
        logits = self.classes(finest * finest.shape[1] ** 0.5).float()
        return -(shares * logits.log_softmax(1)).sum(1).mean()
