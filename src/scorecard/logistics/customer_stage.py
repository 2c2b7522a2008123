"""Past, present or future customers, by the day of their last order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from scorecard._given import DAY, require_kinds
from scorecard._model.mapping import FrozenDict
from scorecard._result import Result
from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError, Place, Problems, UsageError
from scorecard.logistics import customer_words as words
from scorecard.logistics.customer_values import BY_ID, by_text, require_number

__all__ = ["CustomerStages", "Stage", "customer_stage"]

Stage = Literal["past", "present", "future"]
"""Ordered once but not of late; ordered of late; has never ordered."""

_STAGES: tuple[Stage, ...] = ("past", "present", "future")
_TITLE = LocalText(en="Past, present and future customers", zh="过去、现在与未来的客户")
_STAGE = Column("stage", LocalText(en="Stage", zh="阶段"))
_SHARE = Column("share_n", LocalText(en="Share of customers", zh="客户占比"), "percent", 1)
_RULE = LocalText(
    en="Present: last order on {first} or later, that is within {days} days up to {today}. Past: an earlier one. "
    "Future: no order yet.",
    zh="现在：最近一次订货在 {first} 或之后，即截至 {today} 的 {days} 天之内；过去：更早；未来：尚未订货。",
)


@dataclass(frozen=True, slots=True)
class CustomerStages(Result):
    """Customers by the day of their last order.

    Attributes
    ----------
    stages : mapping of str to {"past", "present", "future"}
        Stage of each customer, in the order given.
    today : date
        The day from which is looked back.
    days : int
        How many days back an order still makes a present customer.

    Examples
    --------
    >>> from datetime import date
    >>> from scorecard.logistics import customer_stage
    >>> found = customer_stage({"a": date(2026, 5, 1), "b": None}, today=date(2026, 6, 30), days=180)
    >>> dict(found.stages)
    {'a': 'present', 'b': 'future'}
    """

    stages: Mapping[str, Stage]
    today: date
    days: int

    @property
    def counts(self) -> dict[Stage, int]:
        """Customers in each stage."""
        found = list(self.stages.values())
        return {stage: found.count(stage) for stage in _STAGES}

    def table(self) -> Table:
        """Return the number of customers in each stage.

        Returns
        -------
        Table
            One row a stage, and one for all.
        """
        n = len(self.stages)
        rows = [(words.named_class(stage), count, count / n) for stage, count in self.counts.items()]
        rows.append((words.ALL, n, 1.0))
        first = self.today - timedelta(days=self.days)
        note = _RULE.fill({"first": first.isoformat(), "days": self.days, "today": self.today.isoformat()})
        return Table((_STAGE, words.CUSTOMERS, _SHARE), tuple(rows), title=_TITLE, notes=(note,))


def customer_stage(last_orders: Mapping[str, date | None], *, today: date, days: int) -> CustomerStages:
    """Return which customers are past, present or future ones.

    Parameters
    ----------
    last_orders : mapping of str to date or None
        Day of each customer's last order; None for one who has not ordered yet.
    today : date
        The day from which is looked back.
    days : int
        How many days back an order still makes a present customer; by this alone past and present are told apart, so
        take several times the usual distance between two orders.

    Returns
    -------
    CustomerStages
        Stage of each customer: present if today − last order ≤ days, past if more, future without an order.

    Raises
    ------
    AnalysisError
        If there is no customer, a day is none, or an order lies after `today`.
    UsageError
        If `days` is no number from 0, or `today` no day.

    Examples
    --------
    >>> found = customer_stage(
    ...     {"a": date(2026, 5, 1), "b": date(2025, 5, 1), "c": None}, today=date(2026, 6, 30), days=180
    ... )
    >>> dict(found.stages)
    {'a': 'present', 'b': 'past', 'c': 'future'}
    """
    require_number("days", days, low=0, whole=True)
    require_kinds("Customers cannot be told apart by time.", ("last_orders", last_orders, BY_ID), ("today", today, DAY))
    problems = Problems()
    if not last_orders:
        problems.add("nobody-to-stage", "there is no customer", cure="Give the day of the last order of at least one.")
    if not _is_day(today):
        raise UsageError.single("bad-today", "today must be a day", found=str(today), cure="Write date(2026, 6, 30).")
    now = _day(today)
    stages: dict[str, Stage] = {}
    for customer, given in by_text(last_orders, problems, path="last_orders").items():
        if given is not None and not _is_day(given):
            problems.add(
                "bad-last-order",
                "a last order is a day, or None without an order",
                place=Place(path=f"last_orders.{customer}"),
                found=str(given),
                cure="Give a date.",
            )
            continue
        last = None if given is None else _day(given)
        if last is not None and last > now:
            problems.add(
                "order-after-today",
                f"the last order lies after {now.isoformat()}",
                place=Place(path=f"last_orders.{customer}"),
                found=last.isoformat(),
                cure="Correct the day, or give a later one for today.",
            )
        stages[customer] = "future" if last is None else "present" if (now - last).days <= days else "past"
    problems.raise_if_any(AnalysisError, "The stages of the customers cannot be found.")
    return CustomerStages(FrozenDict(stages), now, int(days))


def _is_day(given: object) -> bool:
    """Return whether this is a day; pandas writes a missing one as a date that equals nothing."""
    return isinstance(given, date) and given == given


def _day(moment: date) -> date:
    """Return the day of a moment."""
    return moment.date() if isinstance(moment, datetime) else moment
