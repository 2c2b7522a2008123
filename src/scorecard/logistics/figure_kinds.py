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
    """

    id: str
    family: ServiceFamily
    name: LocalText
    meaning: LocalText
    duration: str
    rule: TimeRule


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
