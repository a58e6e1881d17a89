"""Files for results without a name from the user: in a folder beside the project, or temporary."""

import os
import re
from datetime import datetime
from pathlib import Path
from typing import Optional

from qgis.core import QgsProcessingUtils, QgsProject, QgsSettings
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ...core.errors import InputError
from ..i18n import tr
from ..plain_text import ask_yes_no, question_box

#: The user's answer, for all projects: BESIDE, TEMPORARY or CHOSEN; no value before the question.
SETTING = "landscribe/results/place"
BESIDE, TEMPORARY, CHOSEN = "beside", "temporary", "chosen"
#: The folder of CHOSEN.
FOLDER_SETTING = "landscribe/results/folder"
#: Name of the folder beside the project file.
FOLDER = "landscribe"
NAME_LENGTH = 40


def folder_beside(project: QgsProject) -> Optional[Path]:
    """Return the folder for results of ``project``; None if the project has no file yet."""
    home = project.absolutePath()
    return Path(home) / FOLDER if home else None


def results_folder(project: QgsProject) -> Optional[Path]:
    """Return the folder where results of ``project`` are kept; None if they are temporary."""
    place, chosen = QgsSettings().value(SETTING, ""), QgsSettings().value(FOLDER_SETTING, "")
    if place == CHOSEN and chosen:
        return Path(os.path.expanduser(chosen))
    return folder_beside(project) if place == BESIDE else None


def ask_where(parent: QWidget, project: QgsProject) -> None:
    """Ask once, before the first run in a project with a file, where results go; the answer is for all projects."""
    folder = folder_beside(project)
    if folder is None or QgsSettings().contains(SETTING):
        return
    details = tr(
        "Beside the project they are kept in {folder}. Temporary files are lost when QGIS closes. You can change this "
        "in Settings › Options › Landscribe."
    )
    question = tr("Where should results without a file name go?")
    box = question_box(parent, tr("Landscribe"), question, details.format(folder=folder))
    keep = box.addButton(tr("&Beside the project"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(tr("&Temporary files"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.exec()
    QgsSettings().setValue(SETTING, BESIDE if box.clickedButton() is keep else TEMPORARY)


def place_text(project: QgsProject) -> str:
    """Return the text of an empty field “Save to”: where the result will go."""
    folder = results_folder(project)
    if folder is None:
        return tr("[Temporary file]")
    if folder == folder_beside(project):
        return tr("[Folder {name} beside the project]").format(name=FOLDER)
    return f"[{folder}]"


def result_file(project: QgsProject, words: str, folder: "Path | str | None" = None) -> str:
    """Return the path of a new GeoTIFF that is named after ``words``.

    Args:
        project: the project.
        words: any text, such as a phrase or a layer name.
        folder: the folder to use; None for the results folder of the project, or a temporary one.

    Raises:
        InputError: the folder cannot be created.
    """
    stem = re.sub(r"\W+", "-", words)[:NAME_LENGTH].strip("-") or "result"
    folder = Path(folder) if folder else results_folder(project)
    if folder is None:
        return QgsProcessingUtils.generateTempFilename(f"{stem}.tif")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = tr("The folder {folder} cannot be created ({error}): enter another place under “Save to”.")
        raise InputError(sentence.format(folder=folder, error=error.strerror)) from None
    name = stamped = f"{stem}-{datetime.now().strftime('%Y%m%d-%H%M%S')}"
    number = 1
    while (path := folder / f"{name}.tif").exists():
        number += 1
        name = f"{stamped}-{number}"
    return str(path)


def full_path(text: str, folder: "Path | str | None" = None) -> Path:
    """Return a typed file name as a full path: ``~`` is the home folder, a relative name lies in ``folder``.

    The engine would take a relative name for one in its own folder.
    """
    return Path(folder or Path.home(), os.path.expanduser(text.strip()))


def may_replace(parent: QWidget, *paths: "str | None") -> bool:
    """Return whether the run may start: no file exists, or the user agrees to replace those that do."""
    existing = [path for path in paths if path and Path(path).exists()]
    if not existing:
        return True
    question = tr("Replace {things}?").format(things=tr(" and ").join(existing))
    return ask_yes_no(parent, tr("Landscribe"), question)
