"""Kinds of service figures: shares of orders, ratios of sums, statistics of durations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scorecard._text import LocalText
from scorecard.logistics.service_rows import ServiceFamily, ServiceLevel

__all__ = [
    "PERFECT",
    "Figure",
    "RateFigure",
    "SumFigure",
    "TimeFigure",
    "TimeShareFigure",
    "TimeStatistic",
    "condition_name",
    "failure_name",
]

TimeStatistic = Literal["mean", "median", "p90", "p95", "standard_deviation", "variation"]
"""What is told of durations."""

TimeRule = Literal["not_late", "on_the_day", "early"]
"""Which durations count, beside the moment that was agreed: at most 0, 0, below 0."""


@dataclass(frozen=True, slots=True)
class RateFigure:
    """A share of orders that meet conditions, or miss one.

    Attributes
    ----------
    id, family, name, meaning
        As on a row.
    conditions : tuple of str
        All must be met. One known failure is enough to judge an order; without one, all must be known.
    missed : bool
        Whether orders are counted that do not meet the condition.
    instead : tuple of str
        Conditions that take their place where they are not recorded.
    complete : bool
        Whether only orders count that are known on all conditions.
    """

    id: str
    family: ServiceFamily
    name: LocalText
    meaning: LocalText
    conditions: tuple[str, ...]
    missed: bool = False
    instead: tuple[str, ...] = ()
    complete: bool = False

    @property
    def level(self) -> ServiceLevel:
        """What is counted."""
        return "order"


@dataclass(frozen=True, slots=True)
class SumFigure:
    """A ratio of sums over orders, or customers.

    Attributes
    ----------
    id, family, name, meaning, level
        As on a row.
    sums : str
        Name of the sums in the count table.
    condition : str or None
        For shares of lines, the condition whose patterns count the same where there are no sums.
    missed : bool
        Whether what is missing is counted.
    """

    id: str
    family: ServiceFamily
    name: LocalText
    meaning: LocalText
    level: ServiceLevel
    sums: str
    condition: str | None = None
    missed: bool = False


@dataclass(frozen=True, slots=True)
class TimeFigure:
    """A statistic of durations.

    Attributes
    ----------
    id, family, name, meaning
        As on a row.
    duration : str
        Name of the durations in the count table.
    statistic : str
        What is told of them.
    """

    id: str
    family: ServiceFamily
    name: LocalText
    meaning: LocalText
    duration: str
    statistic: TimeStatistic


@dataclass(frozen=True, slots=True)
class TimeShareFigure:
    """A share of durations that are short enough.

    Attributes
    ----------
    id, family, name, meaning
        As on a row.
    duration : str
        Name of the durations in the count table.
    rule : {"not_late", "on_the_day", "early"}
        Which of them count.
    in_days : str or None
        Durations in days that take their place where they are counted.
    """

    id: str
    family: ServiceFamily
    name: LocalText
    meaning: LocalText
    duration: str
    rule: TimeRule
    in_days: str | None = None


Figure = RateFigure | SumFigure | TimeFigure | TimeShareFigure

PERFECT: tuple[str, ...] = (
    "on_time",
    "in_full",
    "undamaged",
    "invoice_right",
    "right_place",
    "right_quantity",
    "documents_right",
)
"""Conditions of a perfect order, as far as they are recorded."""

_CONDITIONS: Mapping[str, LocalText] = {
    "on_time": LocalText(en="On time", zh="准时"),
    "in_full": LocalText(en="In full", zh="足量"),
    "undamaged": LocalText(en="Undamaged", zh="完好无损"),
    "invoice_right": LocalText(en="Invoice right", zh="发票正确"),
    "right_place": LocalText(en="Right place", zh="地点正确"),
    "right_quantity": LocalText(en="Right quantity", zh="数量相符"),
    "documents_right": LocalText(en="Documents right", zh="单证正确"),
    "special_request_met": LocalText(en="Special request met", zh="特殊要求得到满足"),
    "in_stock": LocalText(en="In stock", zh="有货"),
    "answered_same_day": LocalText(en="Answered the same day", zh="当日答复"),
    "recovered_same_day": LocalText(en="Recovered the same day", zh="当日补救"),
    "notice_given": LocalText(en="Notice given", zh="已预先通知"),
}


_FAILURES: Mapping[str, LocalText] = {
    "on_time": LocalText(en="Not on time", zh="未准时"),
    "in_full": LocalText(en="Not in full", zh="未足量"),
    "undamaged": LocalText(en="Damaged", zh="货损"),
    "invoice_right": LocalText(en="Invoice wrong", zh="发票有误"),
    "right_place": LocalText(en="Wrong place", zh="地点有误"),
    "right_quantity": LocalText(en="Wrong quantity", zh="数量不符"),
    "documents_right": LocalText(en="Documents wrong", zh="单证有误"),
    "special_request_met": LocalText(en="Special request not met", zh="特殊要求未满足"),
    "in_stock": LocalText(en="Out of stock", zh="缺货"),
    "answered_same_day": LocalText(en="Not answered the same day", zh="未当日答复"),
    "recovered_same_day": LocalText(en="Not recovered the same day", zh="未当日补救"),
    "notice_given": LocalText(en="No notice given", zh="未预先通知"),
}
_NOT = LocalText(en="Not: {condition}", zh="未满足：{condition}")


def condition_name(condition: str) -> LocalText:
    """Return the printed name of a condition.

    Parameters
    ----------
    condition : str
        Such as ``on_time``.

    Returns
    -------
    LocalText
        Its name; the condition itself where it is one of the user's own.

    Examples
    --------
    >>> condition_name("on_time").text("zh")
    '准时'
    """
    return _CONDITIONS.get(condition, LocalText(en=condition))


def failure_name(condition: str) -> LocalText:
    """Return the printed name of missing a condition.

    Parameters
    ----------
    condition : str
        Such as ``on_time``.

    Returns
    -------
    LocalText
        What is wrong with orders that miss it.

    Examples
    --------
    >>> failure_name("on_time").text("zh")
    '未准时'
    """
    return _FAILURES.get(condition, _NOT.fill({"condition": condition}))
