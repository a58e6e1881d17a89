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
    from ..models.card import CARD_FILE
    from ..models.checkpoint import WEIGHTS_FILE
    from ..models.registry import find_model

    folder, _ = find_model(name, default)
    files = (folder / CARD_FILE, folder / WEIGHTS_FILE)
    return _warm(load, str(folder), device, tuple(file.stat().st_mtime_ns if file.exists() else 0 for file in files))


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
