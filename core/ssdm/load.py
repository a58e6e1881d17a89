"""Loading a mapping model by name."""

from ..errors import InputError
from ..models.registry import find_model


def load_mapping_model(name: str | None, device: str = "cpu"):
    """Load a :class:`~core.ssdm.model.MappingModel`.

    Args:
        name: Name or folder of the model; None for the default.
        device: Name of a torch device.

    Raises:
        InputError: The model is missing, damaged or for another task.
    """
    folder, card = find_model(name)
    if card.task != "land-cover":
        raise InputError(f"The model {card.name} does {card.task}, not land cover: choose a land-cover model.")
    from ..ssdm.model import MappingModel

    return MappingModel.load(folder, card, device)
