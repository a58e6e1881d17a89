"""Models that stay loaded between requests."""

from contextlib import contextmanager
from functools import lru_cache
from typing import Callable, Optional

from ..memory import out_of_memory


def warm_model(load: Callable, name: Optional[str], default: str, device: str):
    """A loaded model, kept for the next request and loaded again after its files have changed.

    Args:
        load: Loads a model from its folder onto a device, as ``load_mapping_model`` does.
        name: The model's name or folder; None for ``default``.
        default: Name of the default model.
        device: Torch's name of the device.

    Raises:
        InputError: There is no such model, or it cannot be loaded.
    """
    from ..models.card import CARD_FILE, WEIGHTS_FILE
    from ..models.registry import find_model

    finish_killed_fits(name)
    folder, _ = find_model(name, default)
    files = (folder / CARD_FILE, folder / WEIGHTS_FILE)
    return _warm(load, str(folder), device, tuple(file.stat().st_mtime_ns if file.exists() else 0 for file in files))


def finish_killed_fits(name: Optional[str] = None) -> None:
    """Put the folders of models in place whose run was killed while it moved them.

    Args:
        name: Name or folder of the model that is wanted; None for any of the user's own models.
    """
    from ..files.partial import clear_leftovers
    from ..models.registry import model_folders

    for folder in model_folders()[1:]:
        clear_leftovers(folder / "model")
    if name:
        clear_leftovers(name)


@contextmanager
def models_give_way():
    """Drop the kept models if the work inside runs out of memory."""
    try:
        yield
    except Exception as error:
        if out_of_memory(error):
            _warm.cache_clear()
        raise


@lru_cache(maxsize=2)
def _warm(load: Callable, folder: str, device: str, stamp: tuple):
    return load(folder, device)
