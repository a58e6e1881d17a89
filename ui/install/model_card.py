"""A model card as text for the user."""

from html import escape

from qgis.PyQt.QtCore import QLocale

from ...core.models.card import ModelCard
from ..engine.models import LAND_COVER, REFERRING
from ..i18n import tr


def card_html(card: ModelCard, folder: str) -> str:
    """Return the facts of a model card as HTML."""
    number = QLocale().toString
    classes = ", ".join(
        f'<span style="background-color:{escape(entry.color)}">&nbsp;&nbsp;&nbsp;</span>&nbsp;{escape(entry.name)}'
        for entry in card.classes
    )
    gsd = tr("{min} to {max} m per pixel, best at {best} m").format(
        min=number(card.gsd.min), max=number(card.gsd.max), best=number(card.gsd.best)
    )
    sets = card.training.get("sets") or []
    facts = (
        (tr("Task"), escape(task_text(card.task))),
        (tr("Input"), escape(f"{', '.join(card.bands)}; {gsd}")),
        (tr("Classes"), classes),
        (tr("Licence"), escape(card.licence)),
        (tr("Trained on"), "<br>".join(escape(str(name)) for name in sets)),
        (tr("Folder"), escape(folder)),
    )
    return "<br>".join(f"<b>{escape(name)}:</b> {value}" for name, value in facts if value)


def task_text(task: str) -> str:
    """Return the name of a model's task."""
    return {LAND_COVER: tr("Land cover"), REFERRING: tr("Answers to phrases")}.get(task, task)
