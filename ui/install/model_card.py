"""A model card as text for the user."""

from html import escape

from qgis.PyQt.QtCore import QLocale
from qgis.PyQt.QtGui import QColor

from ...core.models.card import ModelCard
from ..engine.models import LAND_COVER, REFERRING
from ..i18n import tr
from ..layers.class_names import class_text

#: The lightness (0 to 255) from which a colour cannot be told from white.
LIGHTEST = 240


def card_html(card: ModelCard, folder: str) -> str:
    """Return the facts of a model card as HTML."""
    number = QLocale().toString
    classes = ", ".join(f"{_swatch_html(entry.color)}&nbsp;{escape(class_text(entry.name))}" for entry in card.classes)
    gsd = tr("{min} to {max} m per pixel, best at {best} m").format(
        min=number(card.gsd.min), max=number(card.gsd.max), best=number(card.gsd.best)
    )
    sets = card.training.get("sets") or []
    facts = (
        (tr("Task"), escape(task_text(card.task))),
        (tr("Input"), escape(f"{', '.join(card.bands)}; {gsd}")),
        (tr("Classes"), classes),
        *_fitted_facts(card),
        (tr("Licence"), escape(card.licence)),
        (tr("Trained on"), "<br>".join(escape(str(name)) for name in sets)),
        (tr("Folder"), escape(folder)),
    )
    return "<br>".join(f"<b>{escape(name)}:</b> {value}" for name, value in facts if value)


def _swatch_html(color: str) -> str:
    """A square of a class's colour; an empty one for a colour that is as light as the ground of the text."""
    if QColor(color).lightness() > LIGHTEST:
        return "□"
    return f'<span style="background-color:{escape(color)}">&nbsp;&nbsp;&nbsp;</span>'


def _fitted_facts(card: ModelCard) -> "list[tuple[str, str]]":
    """What is known of a model that was fitted to labels; nothing for other models."""
    if not card.head:
        return []
    sources = [entry for entry in card.training.get("labels") or [] if isinstance(entry, dict)]
    labels = ", ".join(str(entry.get("file") or "?") for entry in sources)
    return [
        (tr("Starts from"), escape(str(card.head.get("base") or "?"))),
        (tr("Labels"), escape(labels)),
        (tr("Accuracy (cross-validated)"), "<br>".join(map(_accuracy, card.scores.get("cross_validation") or []))),
    ]


def _accuracy(entry: dict) -> str:
    """The line of one class."""
    if not isinstance(entry, dict):
        return ""
    name, labels = escape(str(entry.get("name") or "?")), entry.get("labels")
    known = all(isinstance(entry.get(key), (int, float)) for key in ("accuracy", "low", "high"))
    if not known:
        return tr("{name}: {labels} labels").format(name=name, labels=labels)
    shares = {key: 100 * entry[key] for key in ("accuracy", "low", "high")}
    text = tr("{name}: {labels} labels, accuracy {accuracy:.0f} % ({low:.0f} to {high:.0f} %)")
    return text.format(name=name, labels=escape(str(labels)), **shares)


def task_text(task: str) -> str:
    """Return the name of a model's task."""
    return {LAND_COVER: tr("Land cover"), REFERRING: tr("Answers to phrases")}.get(task, task)
