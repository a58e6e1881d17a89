"""The phrases that were asked in a project; the project file keeps them."""

from qgis.core import QgsProject

SCOPE, KEY = "Landscribe", "phrases"
#: Number of phrases that are kept.
MAX_KEPT = 50


def recent_phrases(project: QgsProject) -> "list[str]":
    """Return the phrases asked in ``project``, newest first."""
    phrases, _ = project.readListEntry(SCOPE, KEY)
    return phrases


def add_recent_phrases(project: QgsProject, phrases: "list[str]") -> None:
    """Add ``phrases`` to the front of the project's history."""
    newest = list(dict.fromkeys([*reversed(phrases), *recent_phrases(project)]))
    project.writeEntry(SCOPE, KEY, newest[:MAX_KEPT])


def clear_recent_phrases(project: QgsProject) -> None:
    """Delete the project's history."""
    project.removeEntry(SCOPE, KEY)


def examples() -> "list[str]":
    """Return example phrases. They are always English, the language that the models were trained with."""
    return [
        "dense housing",
        "large buildings with flat roofs",
        "trees along a road",
        "farmland within 200 m of the river",
        "woods more than 300 m from a road",
        "the largest car park",
        "sports field larger than 0.5 ha",
        "grassland without trees",
    ]
