"""A comparison of two dates as one self-contained HTML file: the matrix, and what became what as a flow chart (SVG)."""

from collections.abc import Mapping
from html import escape
from pathlib import Path

import numpy as np

from ..accuracy.report import page, table
from .request import ChangeResult
from .table import Matrix

#: Pixels of the chart: its width, the height of all changed ground, the bars, and the gap between classes.
_WIDTH, _HEIGHT, _BAR, _GAP = 760, 420, 16, 14
#: Flows thinner than this share of the changed ground are not drawn.
_THINNEST = 1e-3


def report_html(result: ChangeResult, matrix: Matrix, record: Mapping) -> str:
    """The report as HTML."""
    before, after = (Path(str(record[name])).name for name in ("scene", "after"))
    total = matrix.hectares.sum()
    figures = [("Ground compared", f"{total:,.2f} ha")]
    if result.changed_percent is not None:
        figures.append(("Changed", f"{matrix.lost.sum():,.2f} ha · {result.changed_percent:.2f} %"))
    body = [
        "<h1>What changed</h1>",
        f"<p class=note>{escape(before)} → {escape(after)}, Landscribe.</p>",
        "<div class=figures>" + "".join(f"<div>{name}<b>{value}</b></div>" for name, value in figures) + "</div>",
    ]
    body += [f"<p>⚠ {escape(warning)}</p>" for warning in result.warnings]
    if total > 0:
        body += [
            "<h2>What became what</h2>",
            _flows(matrix) if matrix.lost.sum() > 0 else "<p>Nothing has changed.</p>",
            "<p class=note>Changed ground only. Left: what it was, with the hectares lost; right: what it is, with the "
            "hectares gained.</p>",
            "<h2>Gains and losses, hectares</h2>",
            _balance(matrix),
            "<h2>Transitions, hectares</h2>",
            _matrix(matrix),
            "<p class=note>Rows: before; columns: after. These areas are counted in the map and have its errors; label "
            "a sample of points to correct them (Accuracy).</p>",
        ]
    return page(f"What changed: {before} → {after}", body)


def _matrix(matrix: Matrix) -> str:
    header, *rows = matrix.rows()
    shown = [[_name(row[0], matrix), *map(_number, row[1:])] for row in rows]
    return table(header, shown)


def _balance(matrix: Matrix) -> str:
    columns = (matrix.before, matrix.after, matrix.lost, matrix.gained, matrix.gained - matrix.lost)
    rows = [[_name(name, matrix), *(f"{column[i]:,.2f}" for column in columns)] for i, name in enumerate(matrix.names)]
    return table(["Class", "before", "after", "lost", "gained", "net change"], rows)


def _name(name: str, matrix: Matrix) -> str:
    if name not in matrix.names:
        return escape(name)
    color = matrix.colors[matrix.names.index(name)]
    return f'<span class=key style="background:{color}"></span>{escape(name)}'


def _number(text: str) -> str:
    value = float(text) if text else None
    if value is None or value == 0:
        return "" if value is None else "·"
    return f"{value:,.2f}" if abs(value) >= 0.005 else "&lt;0.01" if value > 0 else "&gt;-0.01"


def _flows(matrix: Matrix) -> str:
    """A flow chart (Sankey): the classes before on the left, those after on the right, a ribbon for each change."""
    share = matrix.hectares * (1 - np.eye(len(matrix.names)))
    share /= share.sum()
    left, right = 190, _WIDTH - 190
    starts, ends = _stacked(share.sum(1)), _stacked(share.sum(0))
    height = _HEIGHT + _GAP * len(matrix.names) + 20
    svg = [f'<svg viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" role="img">']
    used_left, used_right = starts.copy(), ends.copy()
    order = [(i, j) for i in range(len(share)) for j in range(len(share)) if share[i, j] > _THINNEST]
    for i, j in order:
        thick, y, z = share[i, j] * _HEIGHT, used_left[i], used_right[j]
        used_left[i] += thick
        used_right[j] += thick
        a, b, middle = left + _BAR, right - _BAR, (left + right) / 2
        path = (
            f"M{a} {y:.1f}C{middle} {y:.1f} {middle} {z:.1f} {b} {z:.1f}V{z + thick:.1f}"
            f"C{middle} {z + thick:.1f} {middle} {y + thick:.1f} {a} {y + thick:.1f}Z"
        )
        name = f"{matrix.names[i]} → {matrix.names[j]}: {matrix.hectares[i, j]:,.2f} ha"
        svg.append(
            f'<path d="{path}" fill="{matrix.colors[j]}" fill-opacity="0.7" stroke="var(--line)" stroke-width="0.5">'
            f"<title>{escape(name)}</title></path>"
        )
    for x, at, shares, hectares, anchor, text_x in (
        (left, starts, share.sum(1), matrix.lost, "end", left - 8),
        (right - _BAR, ends, share.sum(0), matrix.gained, "start", right + 8),
    ):
        for name, color, y, part, area in zip(matrix.names, matrix.colors, at, shares, hectares):
            text = f"{name} {area:,.2f}"
            svg.append(
                f'<rect x="{x}" y="{y:.1f}" width="{_BAR}" height="{max(part * _HEIGHT, 0.5):.1f}" fill="{color}" '
                'stroke="var(--line)"/>'
            )
            svg.append(
                f'<text x="{text_x}" y="{y + part * _HEIGHT / 2 + 4:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
            )
    return "<div class=scroll>" + "".join(svg) + "</svg></div>"


def _stacked(shares: np.ndarray) -> np.ndarray:
    """Where each class begins, from the top."""
    return 10 + np.append(0, np.cumsum(shares[:-1] * _HEIGHT + _GAP))
