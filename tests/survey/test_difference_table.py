"""Tables of differences: what is compared, then the test."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard._table import Cell, Column
from scorecard._text import LocalText
from scorecard.survey.difference_table import adjusted_note, difference_table
from scorecard.survey.gap_records import Reason

COLUMNS = (Column("id", LocalText(en="Id", zh="代码")),)
TITLE = LocalText(en="Differences", zh="差值")


@dataclass(frozen=True, slots=True)
class Row:
    """A difference with its test."""

    id: str
    standard_error: float | None = None
    low: float | None = None
    high: float | None = None
    statistic: float | None = None
    degrees_of_freedom: float | None = None
    p_value: float | None = None
    p_adjusted: float | None = None
    reason: Reason | None = None


def cells(row: Row) -> tuple[Cell, ...]:
    return (row.id,)


def test_test_stands_after_what_is_compared() -> None:
    row = Row("speed", 0.5, -2.0, 0.25, -1.75, 27.81, 0.0912, 0.1824)
    table = difference_table([row], COLUMNS, cells=cells, title=TITLE, notes=())
    assert table.headings("en") == ("Id", "SE", "Low", "High", "t", "df", "p", "p adjusted", "Remark")
    assert table.headings("zh") == ("代码", "标准误", "下限", "上限", "t", "自由度", "p 值", "校正 p 值", "说明")
    assert table.rows == (("speed", 0.5, -2.0, 0.25, -1.75, 27.81, 0.0912, 0.1824, None),)


def test_reasons_are_those_of_gaps_unless_worded_otherwise() -> None:
    rows = [Row("a", reason="no_variance"), Row("b", reason="suppressed")]
    other: dict[Reason, LocalText] = {"no_variance": LocalText(en="all the same", zh="全部相同")}
    gaps, worded = (
        difference_table(rows, COLUMNS, cells=cells, title=TITLE, notes=(), reasons=reasons).cells("en")
        for reasons in (None, other)
    )
    assert [row[-1] for row in gaps] == ["all gaps equal", "too few to show"]
    assert [row[-1] for row in worded] == ["all the same", "too few to show"]


def test_note_names_the_method_or_that_there_is_none() -> None:
    note = LocalText(en="p adjusted by {method}.", zh="p 值采用 {method}校正。")
    assert adjusted_note("holm", note).text("en") == "p adjusted by Holm's method."
    assert adjusted_note("bonferroni", note).text("zh") == "p 值采用 Bonferroni 法校正。"
    assert adjusted_note("none", note).text("en") == "p-values are not adjusted."
    assert adjusted_note("none", note).text("zh") == "p 值未作校正。"
