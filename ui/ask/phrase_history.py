"""The phrases that were asked in this project, kept in the project's file."""

from qgis.core import QgsProject

SCOPE, KEY = "Landscribe", "phrases"
#: Phrases that are kept.
MOST = 50


def asked_before(project: QgsProject) -> "list[str]":
    """The phrases asked in ``project``, the newest first."""
    phrases, _ = project.readListEntry(SCOPE, KEY)
    return phrases


def note_phrases(project: QgsProject, phrases: "list[str]") -> None:
    """Put ``phrases`` first in the project's history."""
    newest = list(dict.fromkeys([*reversed(phrases), *asked_before(project)]))
    project.writeEntry(SCOPE, KEY, newest[:MOST])


def forget_phrases(project: QgsProject) -> None:
    """Empty the project's history."""
    project.removeEntry(SCOPE, KEY)
