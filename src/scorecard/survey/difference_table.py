"""Table of differences between means, each with its test."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.survey.gap_columns import REASONS
from scorecard.survey.gap_records import Adjust, Reason
from scorecard.survey.gap_table import ADJUSTMENTS

__all__ = ["adjusted_note", "difference_table"]

_TEST = (
    Column("standard_error", LocalText(en="SE", zh="标准误"), "number", 3),
    Column("low", LocalText(en="Low", zh="下限"), "signed"),
    Column("high", LocalText(en="High", zh="上限"), "signed"),
    Column("statistic", LocalText(en="t", zh="t"), "signed"),
    Column("degrees_of_freedom", LocalText(en="df", zh="自由度"), "number", 1),
    Column("p_value", LocalText(en="p", zh="p 值"), "p_value"),
    Column("p_adjusted", LocalText(en="p adjusted", zh="校正 p 值"), "p_value"),
    Column("reason", LocalText(en="Remark", zh="说明")),
)
_PLAIN = LocalText(en="p-values are not adjusted.", zh="p 值未作校正。")


class _Tested(Protocol):
    @property
    def standard_error(self) -> float | None: ...
    @property
    def low(self) -> float | None: ...
    @property
    def high(self) -> float | None: ...
    @property
    def statistic(self) -> float | None: ...
    @property
    def degrees_of_freedom(self) -> float | None: ...
    @property
    def p_value(self) -> float | None: ...
    @property
    def p_adjusted(self) -> float | None: ...
    @property
    def reason(self) -> Reason | None: ...


Row = TypeVar("Row", bound=_Tested)


def difference_table(
    rows: Sequence[Row],
    columns: Sequence[Column],
    *,
    cells: Callable[[Row], tuple[Cell, ...]],
    title: LocalText,
    notes: Sequence[LocalText],
    reasons: Mapping[Reason, LocalText] | None = None,
) -> Table:
    """Return differences as a table: what is compared, then error, interval, test and remark.

    Parameters
    ----------
    rows : sequence of rows
        The differences.
    columns : sequence of Column
        Columns before the error.
    cells : callable
        From a row to its cells in these columns.
    title : LocalText
        Title of the table.
    notes : sequence of LocalText
        What a reader must know of the numbers.
    reasons : mapping of str to LocalText, optional
        Reasons that are worded otherwise than those of gaps.

    Returns
    -------
    Table
        One row a difference.
    """
    words = {**REASONS, **(reasons or {})}

    def of(row: Row) -> tuple[Cell, ...]:
        interval = (row.standard_error, row.low, row.high)
        test = (row.statistic, row.degrees_of_freedom, row.p_value, row.p_adjusted)
        return (*cells(row), *interval, *test, None if row.reason is None else words[row.reason])

    return Table((*columns, *_TEST), tuple(of(row) for row in rows), title=title, notes=tuple(notes))


def adjusted_note(adjust: Adjust, note: LocalText) -> LocalText:
    """Return how p-values are adjusted.

    Parameters
    ----------
    adjust : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        The method.
    note : LocalText
        What is said of a method, with a place for its name.

    Returns
    -------
    LocalText
        The note, or that nothing is adjusted.
    """
    words = ADJUSTMENTS.get(adjust)
    return _PLAIN if words is None else note.fill({"method": words})
