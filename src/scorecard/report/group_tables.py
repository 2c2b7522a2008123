"""The numbers of many groups as tables that fit the width of a page."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.report.document import Grid
from scorecard.survey import HeatMap
from scorecard.survey.gap_records import Estimate
from scorecard.survey.gap_words import row_name
from scorecard.survey.grouped_table import EVERYONE

__all__ = ["group_grids"]

_ACROSS = 7
"""Columns of numbers that a page has room for."""
_Line = tuple[LocalText, Sequence[Estimate]]


def group_grids(heat: HeatMap) -> tuple[Grid, ...]:
    """Return one number of every row and group as tables: the fewer of both across, the more of them down.

    Parameters
    ----------
    heat : HeatMap
        The numbers.

    Returns
    -------
    tuple of Grid
        One table, or several where neither rows nor groups fit beside one another; all respondents in bold.
    """
    whole = heat.table()
    values = whole.columns[2]
    rows = [row_name(row.id, heat.instrument) for row in heat.rows]
    groups = [*(LocalText(en=label, zh=label) for label in heat.labels), EVERYONE]
    if len(groups) <= _ACROSS < len(rows):
        lines: list[_Line] = [(name, (*row.groups, row.everyone)) for name, row in zip(rows, heat.rows, strict=True)]
        return (_grid(lines, groups, values, title=whole.title, notes=whole.notes),)
    found: list[Grid] = []
    for start in range(0, len(rows), _ACROSS):
        part = heat.rows[start : start + _ACROSS]
        lines = [(name, tuple((*row.groups, row.everyone)[at] for row in part)) for at, name in enumerate(groups)]
        found.append(
            _grid(lines, rows[start : start + _ACROSS], values, title=whole.title, notes=whole.notes, total=True)
        )
    return tuple(found)


def _grid(
    lines: Sequence[_Line],
    across: Sequence[LocalText],
    values: Column,
    *,
    title: LocalText | None,
    notes: tuple[LocalText, ...],
    total: bool = False,
) -> Grid:
    """Return one table; its last line in bold where that is all respondents."""
    numbers = tuple(Column(f"value{at}", name, values.kind, values.decimals) for at, name in enumerate(across))
    columns = (Column("name", _NAME), *numbers, Column("n", _N, "number"))
    rows = tuple((name, *(one.value for one in cells), _counted(cells)) for name, cells in lines)
    strong = frozenset({len(rows) - 1}) if total else frozenset[int]()
    return Grid(Table(columns, rows, title=title, notes=notes), (3.0, *[1.0] * len(across), 0.8), strong)


def _counted(cells: Sequence[Estimate]) -> Cell:
    """Return the respondents behind the numbers of a line, from the least to the most."""
    counts = [one.n for one in cells if one.value is not None]
    if not counts:
        return None
    low, high = min(counts), max(counts)
    return str(low) if low == high else f"{low}–{high}"


_NAME = LocalText(en="Name", zh="名称")
_N = LocalText(en="n", zh="n")
