"""The matrix of transitions as text for a spreadsheet."""

from collections import defaultdict

from ..i18n import tr


def matrix_text(transitions: "list[dict]") -> str:
    """Return the matrix in hectares as tab-separated lines: rows before, columns after, with totals."""
    hectares = defaultdict(float)
    for entry in transitions:
        hectares[entry["before"], entry["after"]] += entry["area_m2"] / 1e4
    names = list(dict.fromkeys(name for pair in sorted(hectares) for name in pair))
    rows = [[tr("before \\ after, ha"), *names, tr("total before")]]
    for before in names:
        row = [hectares[before, after] for after in names]
        rows.append([before, *(f"{value:.4f}" for value in (*row, sum(row)))])
    columns = [sum(hectares[before, after] for before in names) for after in names]
    rows.append([tr("total after"), *(f"{value:.4f}" for value in (*columns, sum(columns)))])
    return "\n".join("\t".join(row) for row in rows)
