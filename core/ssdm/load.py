"""Loading a mapping model by name."""

from ..errors import InputError
from ..models.registry import find_model


def load_mapping_model(name: str | None, device: str = "cpu"):
    """The :class:`~core.ssdm.model.MappingModel` of a name, a folder or (None) the default, on a torch device.

    Raises InputError where it is missing, damaged or for another task.
    """
    folder, card = find_model(name)
    if card.task != "land-cover":
        raise InputError(f"The model {card.name} does {card.task}, not land cover: choose a land-cover model.")
    from ..ssdm.model import MappingModel

    return MappingModel.load(folder, card, device)
