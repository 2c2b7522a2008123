"""The service mismatch table, as it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText, join_text
from scorecard.errors import UsageError
from scorecard.errors import near as nearest
from scorecard.logistics import customer_words as words

__all__ = ["ClassService", "Figure", "Flag", "MismatchRow", "ServiceComparison", "ServiceMismatch"]

Flag = Literal["served_worse", "expectations_unmet", "over_served"]
"""What does not fit between the value of a class and the service it gets."""
Figure = Literal["service", "gap"]
"""What is compared: the service received, or the gap between perception and expectation."""

_TITLE = LocalText(en="Value of customers against service", zh="客户价值与所获服务")
_FLAGS: Mapping[Flag, LocalText] = {
    "served_worse": LocalText(en="served worse than a lower class", zh="所获服务不如较低的一类"),
    "expectations_unmet": LocalText(en="expectations not met", zh="期望未得到满足"),
    "over_served": LocalText(en="gets more than its value calls for", zh="所获服务超出其价值"),
}
_N_SERVICE = Column("n_service", LocalText(en="n of service", zh="服务样本量"), "integer")
_SERVICE = Column("service", LocalText(en="Service", zh="服务水平"), "number", 3)
_SERVICE_LOW = Column("service_low", LocalText(en="Low", zh="下限"), "number", 3)
_SERVICE_HIGH = Column("service_high", LocalText(en="High", zh="上限"), "number", 3)
_N_GAP = Column("n_gap", LocalText(en="n of gap", zh="差距样本量"), "integer")
_GAP = Column("gap", LocalText(en="Gap", zh="差距"), "signed")
_GAP_LOW = Column("gap_low", LocalText(en="Low", zh="下限"), "signed")
_GAP_HIGH = Column("gap_high", LocalText(en="High", zh="上限"), "signed")
_REMARK = Column("flags", LocalText(en="Remark", zh="说明"))
_METHOD = LocalText(
    en="A class is served worse where its service or gap is below that of a lower class, p adjusted by Holm at most "
    "{alpha}; expectations are not met where the gap's interval lies below 0.",
    zh="某类的服务水平或差距低于较低一类且经 Holm 调整的 p 值不超过 {alpha} 时，"
    "视为所获服务较差；差距的区间全部低于 0 时，视为期望未得到满足。",
)
_HIDDEN = LocalText(en="Figures of fewer than {minimum} are hidden.", zh="样本量小于 {minimum} 的数字不予显示。")
_FIGURES: Mapping[Figure, LocalText] = {
    "service": LocalText(en="service", zh="服务水平"),
    "gap": LocalText(en="gap", zh="差距"),
}


@dataclass(frozen=True, slots=True)
class ClassService:
    """A figure of one class with its interval.

    Attributes
    ----------
    n : int or None
        What it rests on: orders, or respondents; None where it is not given or hidden.
    value, low, high : float or None
        The figure and its limits.
    reason : {"not_given", "too_few"} or None
        Why there is none: not given, or fewer than the least number shown.
    """

    n: int | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    reason: Literal["not_given", "too_few"] | None = None


@dataclass(frozen=True, slots=True)
class MismatchRow:
    """One value class and what it gets.

    Attributes
    ----------
    label : str
        The class.
    n : int
        Customers in it.
    share_value : float or None
        Their share of the value.
    service, gap : ClassService
        Service received, and perception less expectation.
    flags : tuple of str
        What does not fit.
    """

    label: str
    n: int
    share_value: float | None
    service: ClassService
    gap: ClassService
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class ServiceComparison:
    """A more valuable class less a less valuable one.

    Attributes
    ----------
    figure : {"service", "gap"}
        What is compared.
    higher, lower : str
        The two classes.
    difference, low, high : float or None
        Difference with its unadjusted interval; None where it is hidden or undefined.
    p_value, p_adjusted : float or None
        Two-sided p-value, and adjusted by Holm within all comparisons of the figure.
    """

    figure: Figure
    higher: str
    lower: str
    difference: float | None
    low: float | None
    high: float | None
    p_value: float | None
    p_adjusted: float | None


@dataclass(frozen=True, slots=True)
class ServiceMismatch(Result):
    """Value classes against the service they get.

    Attributes
    ----------
    rows : tuple of MismatchRow
        One a class, the most valuable first.
    comparisons : tuple of ServiceComparison
        Every class against every lower one, by service and by gap.
    alpha : float
        Level of the tests, and 1 − level of the intervals.
    minimum : int
        Least number that a figure is shown for.
    """

    rows: tuple[MismatchRow, ...]
    comparisons: tuple[ServiceComparison, ...]
    alpha: float
    minimum: int

    def __getitem__(self, label: str) -> MismatchRow:
        """Return the row of a class."""
        for row in self.rows:
            if row.label == label:
                return row
        raise UsageError.single(
            "no-mismatch-row",
            "the table has no such class",
            found=str(label),
            cure=nearest(str(label), [row.label for row in self.rows]),
        )

    def table(self) -> Table:
        """Return classes, service and gap side by side.

        Returns
        -------
        Table
            One row a class.
        """
        columns = (
            words.CLASS, words.CUSTOMERS, words.VALUE_SHARE, _N_SERVICE, _SERVICE, _SERVICE_LOW, _SERVICE_HIGH,
            _N_GAP, _GAP, _GAP_LOW, _GAP_HIGH, _REMARK,
        )  # fmt: skip
        notes = [_METHOD.fill({"alpha": f"{self.alpha:g}"})]
        if any("too_few" in (row.service.reason, row.gap.reason) for row in self.rows):
            notes.append(_HIDDEN.fill({"minimum": self.minimum}))
        return Table(columns, tuple(map(_row, self.rows)), title=_TITLE, notes=tuple(notes))

    def comparison_table(self) -> Table:
        """Return every class against every lower one.

        Returns
        -------
        Table
            One row a comparison.
        """
        columns = (
            Column("figure", LocalText(en="Figure", zh="指标")),
            Column("higher", LocalText(en="Class", zh="类别")),
            Column("lower", LocalText(en="Less", zh="减去")),
            Column("difference", LocalText(en="Difference", zh="差异"), "signed", 3),
            Column("low", LocalText(en="Low", zh="下限"), "signed", 3),
            Column("high", LocalText(en="High", zh="上限"), "signed", 3),
            Column("p_value", LocalText(en="p", zh="p 值"), "p_value"),
            Column("p_adjusted", LocalText(en="Adjusted p", zh="校正 p 值"), "p_value"),
        )
        rows: list[tuple[Cell, ...]] = [
            (
                _FIGURES[c.figure], words.named_class(c.higher), words.named_class(c.lower),
                c.difference, c.low, c.high, c.p_value, c.p_adjusted,
            )
            for c in self.comparisons
        ]  # fmt: skip
        return Table(columns, tuple(rows), title=_TITLE)


def _row(row: MismatchRow) -> tuple[Cell, ...]:
    """Return one row of the table."""
    service, gap = row.service, row.gap
    flags = tuple(_FLAGS[flag] for flag in row.flags)
    return (
        words.named_class(row.label), row.n, row.share_value,
        service.n, service.value, service.low, service.high, gap.n, gap.value, gap.low, gap.high,
        join_text(flags, en="; ", zh="；") if flags else None,
    )  # fmt: skip
