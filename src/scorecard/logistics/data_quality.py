"""How clean order rows are: what was found, how often, and what was done with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText

__all__ = ["EXAMPLES_KEPT", "DataQuality", "QualityRow", "RowExample"]

EXAMPLES_KEPT = 5
"""How many examples each rule keeps: those of the lowest rows."""


@dataclass(frozen=True, slots=True, order=True)
class RowExample:
    """A row that a rule found.

    Attributes
    ----------
    row : int
        Its number as the reader of the table sees it.
    order : str
        Its order; never its customer.
    file : str or None
        The file of several that it stands in.
    """

    row: int
    order: str
    file: str | None = None

    def __str__(self) -> str:
        """Return the example in short."""
        where = f"{self.row} ({self.order})"
        return where if self.file is None else f"{self.file} {where}"


@dataclass(frozen=True, slots=True)
class QualityRow:
    """What one rule found.

    Attributes
    ----------
    code : str
        The rule.
    rule : LocalText
        What it looks for.
    treatment : str
        Code of what is done: ``left_out``, ``missing``, ``kept``, ``converted`` …
    done : LocalText
        What is done, in words.
    rows : int
        How many rows, cells or orders, as `unit` says.
    judged : int
        Out of how many.
    unit : {"rows", "cells", "orders"}
        What is counted.
    column : str or None
        Column of the layout, where the rule looks at one.
    detail : str or None
        The word or the currency that is counted.
    examples : tuple of RowExample
        The first of them.
    """

    code: str
    rule: LocalText
    treatment: str
    done: LocalText
    rows: int
    judged: int
    unit: str = "rows"
    column: str | None = None
    detail: str | None = None
    examples: tuple[RowExample, ...] = ()

    @property
    def share(self) -> float | None:
        """Share of the rows judged; None where there are none."""
        return self.rows / self.judged if self.judged else None


_TITLE = LocalText(en="Quality of the order data", zh="订单数据质量")
_UNITS = {
    "rows": LocalText(en="rows", zh="行"),
    "cells": LocalText(en="cells", zh="单元格"),
    "orders": LocalText(en="orders", zh="订单"),
}
_COLUMNS = (
    Column("code", LocalText(en="Code", zh="代码")),
    Column("rule", LocalText(en="Rule", zh="规则")),
    Column("column", LocalText(en="Column", zh="数据列")),
    Column("detail", LocalText(en="What stands there", zh="实际内容")),
    Column("treatment", LocalText(en="Treatment", zh="处理方式")),
    Column("rows", LocalText(en="Found", zh="数量"), "integer"),
    Column("judged", LocalText(en="Of", zh="总数"), "integer"),
    Column("unit", LocalText(en="Counted", zh="计数单位")),
    Column("share", LocalText(en="Share", zh="占比"), "percent", 2),
    Column("examples", LocalText(en="Examples: row (order)", zh="示例：行号（订单）")),
)


@dataclass(frozen=True, slots=True)
class DataQuality(Result):
    """What the rules found in order rows; rules that found nothing are told too.

    Attributes
    ----------
    lines_read : int
        Rows of the source.
    lines_used : int
        Rows that figures are computed from.
    rows : tuple of QualityRow
        One a rule, and one a column and word where a rule looks at words.
    """

    lines_read: int
    lines_used: int
    rows: tuple[QualityRow, ...]

    def found(self, code: str, *, column: str | None = None, detail: str | None = None) -> int:
        """Return how many a rule found.

        Parameters
        ----------
        code : str
            The rule.
        column : str, optional
            Only in this column of the layout.
        detail : str, optional
            Only this word.

        Returns
        -------
        int
            The number, over all columns and words that are not named.
        """
        return sum(row.rows for row in self._of(code, column, detail))

    def _of(self, code: str, column: str | None, detail: str | None) -> Iterator[QualityRow]:
        """Yield the rows of a rule."""
        for row in self.rows:
            if row.code == code and column in (None, row.column) and detail in (None, row.detail):
                yield row

    def table(self) -> Table:
        """Return the findings as a table.

        Returns
        -------
        Table
            One row a rule, with the treatment, exact counts and examples.
        """
        rows: list[tuple[Cell, ...]] = [
            (
                row.code,
                row.rule,
                row.column,
                row.detail,
                row.done,
                row.rows,
                row.judged,
                _UNITS[row.unit],
                row.share,
                ", ".join(map(str, row.examples)) or None,
            )
            for row in self.rows
        ]
        note = LocalText(
            en="{read} rows were read, and figures are computed from {used}.",
            zh="共读取 {read} 行，其中 {used} 行用于计算指标。",
        )
        return Table(_COLUMNS, tuple(rows), _TITLE, (note.fill({"read": self.lines_read, "used": self.lines_used}),))
