"""The mapping models at hand, read from their cards: no network is loaded here."""

from ..core.models.card import ModelCard
from ..core.models.registry import find_model, installed_models

LAND_COVER = "land-cover"


def mapping_models() -> "dict[str, ModelCard]":
    """Name to card of every installed land-cover model, the bundled ones first."""
    return {name: card for name, (_, card) in installed_models().items() if card.task == LAND_COVER}


def card_of(model: str) -> ModelCard:
    """The card of ``model``, an installed model's name or a model folder.

    Raises InputError where there is none.
    """
    return find_model(model)[1]
