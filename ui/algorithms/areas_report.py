"""The class areas as an HTML page."""

from html import escape

from ..i18n import tr
from ..layers.class_names import class_text
from ..layers.results import ClassArea
from ..quantities import duration_text


def areas_html(areas: "list[ClassArea]", result: dict) -> str:
    """An HTML page with the class areas, the facts of the run, and its warnings."""
    rows = "".join(
        f'<tr><td><span style="background:{escape(area.color)}; border:1px solid #888">&emsp;</span> '
        f'{escape(class_text(area.name))}</td><td align="right">{area.hectares:.2f}</td>'
        f'<td align="right">{area.percent:.1f} %</td></tr>'
        for area in areas
    )
    facts = (
        (tr("Model"), result.get("model")),
        (tr("Embedding"), result.get("embedding")),
        (tr("Device"), result.get("device")),
        (tr("Time"), duration_text(result["seconds"])),
        (tr("Run record"), result.get("record")),
    )
    lines = "".join(f"<li>{escape(name)}: {escape(str(value))}</li>" for name, value in facts if value)
    warnings = "".join(f"<li>{escape(text)}</li>" for text in result.get("warnings", []))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(tr("Land cover"))}</title></head><body>'
        f"<h1>{escape(tr('Land cover'))}</h1>"
        f"<table cellpadding='4'><tr><th align='left'>{escape(tr('Class'))}</th>"
        f"<th>{escape(tr('Area (ha)'))}</th><th>{escape(tr('Share'))}</th></tr>{rows}</table>"
        f"<ul>{lines}</ul>"
        + (f"<h2>{escape(tr('Warnings'))}</h2><ul>{warnings}</ul>" if warnings else "")
        + "</body></html>\n"
    )
