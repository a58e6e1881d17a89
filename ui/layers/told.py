"""What a run record says, as short sentences for the layer's properties."""

from ..i18n import tr
from ..quantities import area_text, duration_text
from ..sentences import sentence_text
from .class_names import class_text


def told(facts: dict) -> "list[str]":
    """The facts of a run record that a reader of the layer's properties wants, one sentence each."""
    lines = []
    if facts.get("phrase"):
        lines.append(tr("Answer to: {phrase}").format(phrase=facts["phrase"]))
        lines.append(tr("Read as: {reading}").format(reading=reading_text(facts)))
    for text, value in (
        (tr("Image: {value}"), facts.get("scene")),
        (tr("Earlier image: {value}"), facts.get("before")),
        (tr("Later image: {value}"), facts.get("after")),
        (tr("Model: {value}"), facts.get("model")),
        (tr("Embedding: {value}"), _named(facts.get("embedding"))),
        (tr("Only within the classes {value}"), ", ".join(map(str, facts.get("within_codes") or ()))),
        (tr("Device: {value}"), facts.get("device")),
        (tr("Finished: {value}"), str(facts.get("finished") or "").replace("T", " ")),
    ):
        if value:
            lines.append(text.format(value=value))
    if isinstance(facts.get("seconds"), (int, float)):
        lines.append(tr("It took {time}.").format(time=duration_text(facts["seconds"])))
    for entry in facts.get("areas") or []:
        try:
            area, percent = area_text(entry["area_m2"]), f"{entry['percent']:.1f}"
            lines.append(
                tr("{name}: {area}, {percent} %").format(name=class_text(entry["name"]), area=area, percent=percent)
            )
        except (KeyError, TypeError, ValueError):  # of another version
            continue
    return lines + [tr("Warning: {text}").format(text=sentence_text(text)) for text in facts.get("warnings") or []]


def reading_text(result: dict) -> str:
    """How the phrase was read, in the user's language; in the engine's words where the reading cannot be read."""
    from ...core.relations.reading import Reading  # here, because QGIS's start does not need it

    try:
        return Reading.from_dict(result["reading"]).in_words(tr)
    except (KeyError, ValueError):  # of another version
        return result.get("reading_words") or result["phrase"]


def _named(value) -> str:
    """A value that may be a text or a dictionary with a name."""
    if isinstance(value, dict):
        return str(value.get("name") or value.get("source") or value.get("spec") or "")
    return str(value or "")
