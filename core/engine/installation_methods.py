"""Methods on the installation: models, doctor."""

import os

from ..progress import Progress


def models(params: dict, progress: Progress) -> dict:
    """List the installed models with their cards and folders, and the defaults.

    Params: ``folders`` are searched for models from now on, besides the bundled ones.
    """
    from ..models.registry import DEFAULT_MAPPING_MODEL, DEFAULT_REFERRING_MODEL, FOLDERS_VARIABLE, installed_models

    if "folders" in params:
        os.environ[FOLDERS_VARIABLE] = os.pathsep.join(params["folders"])
    return {
        "default": DEFAULT_MAPPING_MODEL,
        "default_referring": DEFAULT_REFERRING_MODEL,
        "models": [{**vars(card), "folder": folder} for folder, card in installed_models().values()],
    }


def doctor(params: dict, progress: Progress) -> dict:
    """Check that everything that the engine needs is installed and works."""
    from .doctor import diagnose

    return {"checks": diagnose(progress)}
