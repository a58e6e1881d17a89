"""An evaluation as one self-contained HTML file: tables, and plots as inline SVG."""

import os
from datetime import datetime
from html import escape
from pathlib import Path

import numpy as np

from ..errors import InputError
from ..files.partial import PartialFile
from .evaluate import Evaluation

_STYLE = """
:root { color-scheme: light dark; --line: #8886; --soft: #8882; --bar: #3a78b5; --alt: #c46a1b; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin-bottom: 0; } h2 { font-size: 1.15rem; margin-top: 2.2rem; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1.2rem 0; }
.figures div { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem 1rem; }
.figures b { display: block; font-size: 1.4rem; }
table { border-collapse: collapse; } th, td { padding: .2rem .45rem; border-bottom: 1px solid var(--line); }
td, th:first-child { white-space: nowrap; }
td { text-align: right; font-variant-numeric: tabular-nums; } th { text-align: left; font-weight: 600; }
tr:first-child th + th { text-align: right; } .scroll { overflow-x: auto; } .note { opacity: .75; font-size: .9rem; }
.key { display: inline-block; width: .8em; height: .8em; border: 1px solid var(--line); margin-right: .4em; }
svg { max-width: 100%; height: auto; } svg text { font: 12px system-ui, sans-serif; fill: currentColor; }
"""


def write_report(evaluation: Evaluation, target: str | Path) -> Path:
    """Write the report, whole or not at all.

    Args:
        evaluation: the comparison.
        target: .html file to write.

    Returns:
        The file's absolute path.

    Raises:
        InputError: the file cannot be written.
    """
    target = Path(os.path.abspath(target))
    with PartialFile(target) as partial:
        try:
            partial.path.write_text(report_html(evaluation), encoding="utf-8")
        except OSError as error:
            raise InputError(f"{target} cannot be written ({error.strerror}): choose another place.") from None
        partial.commit()
    return target


def report_html(evaluation: Evaluation) -> str:
    """Return the report as HTML."""
    m, e = evaluation.matrix, evaluation.estimates
    body = [
        "<h1>Accuracy of a land-cover map</h1>",
        f"<p class=note>{escape(Path(evaluation.result).name)} compared with "
        f"{escape(Path(evaluation.reference).name)}: {m.total:,} {evaluation.unit}. "
        f"{datetime.now().astimezone():%Y-%m-%d %H:%M}, Landscribe.</p>",
        _figures(evaluation),
    ]
    body += [f"<p>⚠ {escape(warning)}</p>" for warning in evaluation.warnings]
    if e is not None:
        body += [
            "<h2>Areas, corrected for the map's errors</h2>",
            _estimates_table(evaluation),
            _area_plot(evaluation),
            "<p class=note>Estimated from the sample as stratified by the map's classes, with 95 % confidence "
            "intervals: Olofsson et al. 2014, Remote Sensing of Environment 148, 42–57.</p>",
        ]
    body += [
        "<h2>Accuracy by class</h2>",
        _accuracy_plot(evaluation),
        _classes_table(evaluation),
        "<p class=note>User's accuracy: the correct share of a class in the map. Producer's accuracy: the share of the "
        "true class that the map has. F1 is their harmonic mean, IoU the intersection over the union.</p>",
        "<h2>Confusion matrix</h2>",
        _matrix_plot(evaluation),
        f"<p class=note>Rows: the map; columns: the reference; {evaluation.unit} counted. The shade is the share of "
        "a row.</p>",
    ]
    return page(f"Accuracy of {Path(evaluation.result).name}", body)


def page(title: str, body: list[str]) -> str:
    """A self-contained HTML page."""
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n<body>\n"
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def _figures(evaluation: Evaluation) -> str:
    m, e = evaluation.matrix, evaluation.estimates
    figures = []
    if e is not None:
        overall = f"{_percent(e.overall.value)} ± {_percent(e.overall.margin)}"
        figures.append(("Overall accuracy, estimated for the map", overall))
    figures += [
        (f"Overall accuracy of the {evaluation.unit}", _percent(m.overall)),
        ("Kappa", _number(m.kappa)),
        ("Mean IoU", _percent(m.mean_iou)),
        ("Mean F1", _percent(m.mean_f1)),
    ]
    return "<div class=figures>" + "".join(f"<div>{escape(k)}<b>{v}</b></div>" for k, v in figures) + "</div>"


def key(entry) -> str:
    """The name of a class after its colour."""
    return f'<span class=key style="background:{entry.color}"></span>{escape(entry.name)}'


def table(header: list[str], rows: list[list[str]]) -> str:
    """A table; the cells of ``rows`` are HTML."""
    head = "".join(f"<th>{escape(cell)}</th>" for cell in header)
    lines = "".join(f"<tr><th>{row[0]}</th>" + "".join(f"<td>{c}</td>" for c in row[1:]) + "</tr>" for row in rows)
    return f"<div class=scroll><table><tr>{head}</tr>{lines}</table></div>"


def _classes_table(evaluation: Evaluation) -> str:
    m = evaluation.matrix
    columns = (m.users, m.producers, m.f1, m.iou)
    rows = [
        [
            key(entry),
            f"{m.counts[i].sum():,}",
            f"{m.counts[:, i].sum():,}",
            *(_percent(column[i]) for column in columns),
        ]
        for i, entry in enumerate(m.classes)
    ]
    return table(["Class", "in the map", "in the reference", "User's", "Producer's", "F1", "IoU"], rows)


def _estimates_table(evaluation: Evaluation) -> str:
    e = evaluation.estimates
    rows = [
        [
            key(entry),
            _hectares(e.mapped[i]),
            f"{_hectares(e.area.value[i])} ± {_hectares(e.area.margin[i])}",
            f"{_percent(e.users.value[i])} ± {_percent(e.users.margin[i])}",
            f"{_percent(e.producers.value[i])} ± {_percent(e.producers.margin[i])}",
        ]
        for i, entry in enumerate(evaluation.matrix.classes)
    ]
    return table(["Class", "Mapped, ha", "Estimated, ha", "User's accuracy", "Producer's accuracy"], rows)


def _bars(rows: list[tuple[str, list[tuple[float, float]]]], top: float, unit: str, names: tuple[str, str]) -> str:
    """Two horizontal bars for each row, each (value, margin of the interval or NaN), on an axis from 0 to ``top``."""
    left, width, step = _margin([name for name, _ in rows]), 520, 44
    height = 30 + step * len(rows) + 28
    svg = [f'<svg viewBox="0 0 {left + width + 60} {height}" width="{left + width + 60}" role="img">']
    for tick in range(6):
        x = left + width * tick / 5
        label = f"{top * tick / 5:,.4g}{unit}"
        svg.append(f'<line x1="{x:.1f}" y1="26" x2="{x:.1f}" y2="{height - 28}" stroke="var(--line)"/>')
        svg.append(f'<text x="{x:.1f}" y="{height - 10}" text-anchor="middle">{label}</text>')
    for k, (name, color) in enumerate(zip(names, ("var(--bar)", "var(--alt)"))):
        svg.append(f'<rect x="{left + 190 * k}" y="4" width="12" height="12" fill="{color}"/>')
        svg.append(f'<text x="{left + 18 + 190 * k}" y="15">{escape(name)}</text>')
    for i, (name, pair) in enumerate(rows):
        y = 32 + step * i
        svg.append(f'<text x="{left - 8}" y="{y + 19}" text-anchor="end">{escape(_short(name))}</text>')
        for k, (value, margin) in enumerate(pair):
            if np.isnan(value):
                continue
            length = width * min(max(value / top, 0), 1)
            color = ("var(--bar)", "var(--alt)")[k]
            svg.append(f'<rect x="{left}" y="{y + 15 * k}" width="{length:.1f}" height="13" fill="{color}"/>')
            if not np.isnan(margin) and margin > 0:
                low, high = (left + width * min(max((value + s * margin) / top, 0), 1) for s in (-1, 1))
                middle = y + 15 * k + 6.5
                svg.append(
                    f'<path d="M{low:.1f} {middle}H{high:.1f}M{low:.1f} {middle - 4}v8M{high:.1f} {middle - 4}v8" '
                    'stroke="currentColor" fill="none" stroke-width="1.5"/>'
                )
    return "<div class=scroll>" + "".join(svg) + "</svg></div>"


def _accuracy_plot(evaluation: Evaluation) -> str:
    m, e = evaluation.matrix, evaluation.estimates
    nothing = np.full(len(m.classes), np.nan)
    users, producers = (m.users, nothing), (m.producers, nothing)
    if e is not None:
        users, producers = (e.users.value, e.users.margin), (e.producers.value, e.producers.margin)
    rows = [
        (entry.name, [(100 * users[0][i], 100 * users[1][i]), (100 * producers[0][i], 100 * producers[1][i])])
        for i, entry in enumerate(m.classes)
    ]
    return _bars(rows, 100, " %", ("User's accuracy", "Producer's accuracy"))


def _area_plot(evaluation: Evaluation) -> str:
    e = evaluation.estimates
    rows = [
        (entry.name, [(e.mapped[i] / 1e4, np.nan), (e.area.value[i] / 1e4, e.area.margin[i] / 1e4)])
        for i, entry in enumerate(evaluation.matrix.classes)
    ]
    highest = np.nanmax([value + (0 if np.isnan(margin) else margin) for _, pair in rows for value, margin in pair])
    scale = 10 ** np.floor(np.log10(highest)) if highest > 0 else 1.0
    top = next(scale * step for step in (1, 2, 2.5, 5, 10) if scale * step >= highest)
    return _bars(rows, float(top), " ha", ("Mapped", "Estimated, 95 % interval"))


def _matrix_plot(evaluation: Evaluation) -> str:
    m = evaluation.matrix
    size, left = 64, _margin([entry.name for entry in m.classes])
    head = 0.7 * left
    width, height = left + size * len(m.classes) + 70, round(head) + size * len(m.classes) + 10
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.nan_to_num(m.counts / m.counts.sum(1, keepdims=True))
    svg = [f'<svg viewBox="0 0 {width} {height}" width="{width}" style="max-width:none" role="img">']
    for j, entry in enumerate(m.classes):
        x = left + size * j + size / 2
        name = escape(_short(entry.name))
        svg.append(f'<text transform="translate({x + 4:.0f} {head - 8}) rotate(-45)">{name}</text>')
    for i, entry in enumerate(m.classes):
        y = head + size * i
        svg.append(
            f'<text x="{left - 8}" y="{y + size / 2 + 4:.0f}" text-anchor="end">{escape(_short(entry.name))}</text>'
        )
        for j in range(len(m.classes)):
            x = left + size * j
            color = "var(--bar)" if i == j else "var(--alt)"
            svg.append(
                f'<rect x="{x}" y="{y}" width="{size - 2}" height="{size - 2}" fill="{color}" '
                f'fill-opacity="{0.06 + 0.64 * share[i, j]:.3f}"/>'
            )
            weight = ' font-weight="700"' if i == j else ""
            svg.append(
                f'<text x="{x + size / 2 - 1:.0f}" y="{y + size / 2 + 4:.0f}" text-anchor="middle"{weight}>'
                f"{_compact(int(m.counts[i, j]))}</text>"
            )
    return "<div class=scroll>" + "".join(svg) + "</svg></div>"


def _margin(names: list[str]) -> int:
    """Pixels that the longest of some names needs beside a plot."""
    return max(150, 14 + 7 * max(len(_short(name)) for name in names))


def _short(name: str) -> str:
    return name if len(name) <= 36 else name[:35] + "…"


def _compact(count: int) -> str:
    for limit, unit in ((1e9, "G"), (1e6, "M"), (1e4, "k")):
        if count >= limit:
            divisor = 1e3 if unit == "k" else limit
            return f"{count / divisor:.3g} {unit}"
    return f"{count:,}"


def _number(value: float) -> str:
    return "–" if np.isnan(value) else f"{float(value):.3f}"


def _percent(value: float) -> str:
    return "–" if np.isnan(value) else f"{100 * float(value):.1f} %"


def _hectares(square_metres: float) -> str:
    return "–" if np.isnan(square_metres) else f"{float(square_metres) / 1e4:,.2f}"
