"""Loading a referring model by name."""

from ..errors import InputError
from ..models.registry import DEFAULT_REFERRING_MODEL, find_model


def load_referring_model(name: str | None, device: str = "cpu"):
    """Load a referring model.

    Args:
        name: Name or folder of the model; None for the default.
        device: Name of a torch device.

    Returns:
        A :class:`~core.xemap.model.ReferringModel`, or a :class:`~core.xemap.clip.ClipReferringModel` if the card's
        network has the kind "clip".

    Raises:
        InputError: The model is missing, damaged or for another task.
    """
    folder, card = find_model(name, DEFAULT_REFERRING_MODEL)
    if card.task != "referring":
        raise InputError(f"The model {card.name} does {card.task}, not referring: choose a referring model.")
    if card.network.get("kind") == "clip":
        from ..xemap.clip import ClipReferringModel

        return ClipReferringModel.load(folder, card, device)
    from ..xemap.model import ReferringModel

    return ReferringModel.load(folder, card, device)
