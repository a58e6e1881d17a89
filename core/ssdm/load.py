"""Loading a mapping model by name."""

from ..errors import InputError
from ..models.registry import find_model


def load_mapping_model(name: str | None, device: str = "cpu"):
    """Load a :class:`~core.ssdm.model.MappingModel`, the ``FittedModel`` of a card with a head, or a ``ForeignModel``.

    Args:
        name: Name or folder of the model; None for the default.
        device: Name of a torch device.

    Raises:
        InputError: The model is missing, damaged or for another task.
    """
    folder, card = find_model(name)
    if card.task != "land-cover":
        raise InputError(f"The model {card.name} does {card.task}, not land cover: choose a land-cover model.")
    if "kind" in card.network:
        from .foreign import ForeignModel

        return ForeignModel.load(folder, card, device)
    if card.head:
        from .fitted import FittedModel

        return FittedModel.load(folder, card, device)
    from .model import MappingModel

    return MappingModel.load(folder, card, device)
