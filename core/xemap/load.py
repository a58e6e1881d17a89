"""Loading a referring model by name."""

from ..errors import InputError
from ..models.registry import DEFAULT_REFERRING_MODEL, find_model


def load_referring_model(name: str | None, device: str = "cpu"):
    """The :class:`~core.xemap.model.ReferringModel` of a name, a folder or (None) the default, on a torch device.

    A card whose network is of the kind ``"clip"`` gives a :class:`~core.xemap.clip.ClipReferringModel`.

    Raises InputError where it is missing, damaged or for another task.
    """
    folder, card = find_model(name, DEFAULT_REFERRING_MODEL)
    if card.task != "referring":
        raise InputError(f"The model {card.name} does {card.task}, not referring: choose a referring model.")
    if card.network.get("kind") == "clip":
        from ..xemap.clip import ClipReferringModel

        return ClipReferringModel.load(folder, card, device)
    from ..xemap.model import ReferringModel

    return ReferringModel.load(folder, card, device)
