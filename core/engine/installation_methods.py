"""Methods on the installation: models, doctor."""

import os

from ..progress import Progress


def models(params: dict, progress: Progress) -> dict:
    """List the installed models with their cards and folders, the folders with bad cards, and the defaults.

    Params: ``folders`` are searched for models from now on, besides the bundled ones.
    """
    from ..models.registry import (
        DEFAULT_MAPPING_MODEL,
        DEFAULT_REFERRING_MODEL,
        FOLDERS_VARIABLE,
        bad_models,
        installed_models,
    )
    from .warm import finish_killed_fits

    if "folders" in params:
        os.environ[FOLDERS_VARIABLE] = os.pathsep.join(params["folders"])
    finish_killed_fits()
    return {
        "default": DEFAULT_MAPPING_MODEL,
        "default_referring": DEFAULT_REFERRING_MODEL,
        "models": [{**vars(card), "folder": folder} for folder, card in installed_models().values()],
        "bad": [{"folder": model.folder, "reason": model.reason} for model in bad_models()],
    }


def doctor(params: dict, progress: Progress) -> dict:
    """Check that everything that the engine needs is installed and works."""
    from .doctor import diagnose

    return {"checks": diagnose(progress)}
