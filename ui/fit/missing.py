"""What is still missing before a training, as one sentence that says what to do next."""

from qgis.PyQt.QtWidgets import QPushButton

from ..i18n import tr
from ..widgets.form import allow, in_progress
from ..widgets.remark import Remark


def missing(has_scene: bool, labelled: int, correcting: bool, name: str) -> str:
    """Return what to do next; empty if a training can start.

    Args:
        has_scene: whether a raster layer is chosen.
        labelled: number of classes with labels.
        correcting: whether the labels correct a land cover: then one class is enough.
        name: name of the model.
    """
    if not has_scene:
        return tr("There is no raster layer: load one first.")
    if labelled < (1 if correcting else 2):
        return (
            tr("Label places where the land cover is wrong with Points or Polygons, then press Train.")
            if correcting
            else tr("Add two or more classes, label some places of each with Points or Polygons, then press Train.")
        )
    return "" if name.strip() else tr("Enter a name for the model.")


def show_missing(sentence: str, idle: bool, button: QPushButton, remark: Remark) -> None:
    """Enable the button that trains if nothing is missing and no run is in progress; else it says why not."""
    allow(button, sentence if idle else in_progress(), tr("Learns from the labels, and maps what the canvas shows"))
    remark.setText(sentence)
    remark.setVisible(bool(sentence))
