"""The mapping model as a teacher: truth of land-cover phrases where labels leave it open.

Knowledge distillation (arXiv 1503.02531) from one of the two networks to the other. On scene images, of which only the
name is known, the mapping model shows where things lie; on partly labelled ground it chooses among the classes that the
label allows. A phrase is asked of few images; so that every image teaches all classes, the finest features have to
separate them too.
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

#: On scene images the mapping model must give a phrase at least the first probability, or at most the second.
_SURE_TRUE, _SURE_FALSE = 0.9, 0.03
#: Added to the probabilities, so that a label that allows only improbable classes still has shares.
_LEAST = 1e-4


def _members(bits: list[int]) -> Tensor:
    codes = torch.arange(CLASSES)
    return (torch.tensor(bits)[:, None] >> codes & 1).float()


class LandCoverTeacher:
    """Answers phrases with the probabilities of an installed mapping model, without its context."""

    def __init__(self, name: str, table: PhraseTable, device: torch.device):
        """Load the model ``name``.

        Raises:
            InputError: There is no such model.
        """
        self.model = load_mapping_model(name, str(device))
        concepts = list(table.concepts.values())
        #: Classes that a concept is, and those that it is or may be: (concepts + 1, 8); the last row is of no concept.
        self.is_it = _members([concept.classes for concept in concepts] + [0]).to(device)
        self.may_be = _members([concept.classes | concept.maybe for concept in concepts] + [0]).to(device)
        #: Concepts that are classes and nothing more; a layer or an unsure part needs more than a class.
        plain = [bool(concept.classes) and not concept.layer for concept in concepts]
        self.is_classes = torch.tensor([*plain, False], device=device)
        self.whole = torch.tensor(
            [plain[i] and not concept.unsure for i, concept in enumerate(concepts)] + [False], device=device
        )

    def shares(self, batch: Batch) -> Tensor:
        """The probabilities of the classes that the labels allow, by the model, float32 (B, 8, h, w).

        Classes that a label excludes get none, so that the model's errors are not learnt where labels are known.
        """
        valid = torch.ones_like(batch.plain[:, 0], dtype=torch.bool)
        shares = self.model.probabilities(batch.plain, valid) + _LEAST
        shares = shares * allowed_classes(torch.where(batch.labels == 0, ANY, batch.labels))
        return shares / shares.sum(1, keepdim=True)

    def truth(self, batch: Batch, shares: Tensor) -> tuple[Tensor, Tensor]:
        """The probability of each phrase, float32 (B, K, h, w), and the cells where it counts, bool.

        On dense labels it counts wherever they are known, for phrases made of classes. On scene images it counts where
        there is no label and the model is sure that the phrase is true, or that it cannot be.
        """
        row = torch.where(batch.concepts == NO_CONCEPT, len(self.is_classes) - 1, batch.concepts)
        true = torch.einsum("bkc,bchw->bkhw", self.is_it[row], shares)
        possible = torch.einsum("bkc,bchw->bkhw", self.may_be[row], shares)
        open_cells = batch.target == UNLABELLED
        dense = batch.dense[:, None, None, None]
        sure = (true >= _SURE_TRUE) & self.whole[row][..., None, None]
        sure = sure | ((possible <= _SURE_FALSE) & self.may_be[row].any(-1)[..., None, None])
        known = torch.where(dense, ~open_cells & self.is_classes[row][..., None, None], open_cells & sure)
        return true.clamp(0, 1), known


class Pupil(nn.Module):
    """The network and the part that only training needs: the classes by its finest features."""

    def __init__(self, network: XemapNetwork):
        super().__init__()
        self.network = network
        self.classes = nn.Conv2d(network.config.levels[0][0], CLASSES, 1)

    def class_loss(self, finest: Tensor, shares: Tensor) -> Tensor:
        """Cross entropy of the classes by the finest features against the teacher's shares.

        Args:
            finest: (B, C, h, w), unit vectors.
            shares: (B, 8, h, w).
        """
        logits = self.classes(finest * finest.shape[1] ** 0.5).float()
        return -(shares * logits.log_softmax(1)).sum(1).mean()
