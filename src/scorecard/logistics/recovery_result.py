"""How complaints were recovered, as it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from scorecard._model.mapping import FrozenDict
from scorecard._result import Result
from scorecard._table import Cell, Column, Table, format_number
from scorecard._text import LocalText
from scorecard.errors import UsageError, near
from scorecard.logistics.customer_words import in_order, named_class
from scorecard.logistics.figure_kinds import failure_name
from scorecard.logistics.iceberg import ComplaintCounts
from scorecard.logistics.iceberg_parameters import IcebergParameters
from scorecard.logistics.parameters import Parameter
from scorecard.logistics.service_definitions import CONDITIONS

__all__ = ["GroupedBy", "OnTheDay", "Recovery", "RecoveryRate", "RecoveryTimes"]

OnTheDay = Literal["same_date", "within_24_hours"]
"""When something counts as done on the day: by the end of the date of opening, or within 24 hours."""

GroupedBy = Literal["customer", "cause"]
"""What forms groups of complaints: the class of the customer, or the cause."""

RateReason = Literal["nothing_known"]


@dataclass(frozen=True, slots=True)
class RecoveryRate:
    """One share of the complaints.

    Attributes
    ----------
    id : str
        Name of the rate.
    label : LocalText
        What it is in words.
    numerator, denominator : int
        Complaints with the property, and complaints of which it is known; orders for ``complained``.
    rate, low, high : float or None
        The share with Wilson's interval; None without a complaint.
    left_out : int
        Complaints of the same kind of which it is not known.
    reason : {"nothing_known"} or None
        Why there is no rate.
    """

    id: str
    label: LocalText
    numerator: int
    denominator: int
    rate: float | None
    low: float | None
    high: float | None
    left_out: int
    reason: RateReason | None


@dataclass(frozen=True, slots=True)
class RecoveryTimes:
    """Time from opening to solving, in hours on the clock named.

    Attributes
    ----------
    solved : int
        Complaints solved with both moments known.
    open : int
        Complaints not solved so far, whose time counts as longer than it lasts yet.
    left_out : int
        Complaints without a usable moment.
    median_of_solved, p90_of_solved : float or None
        Quantiles of the solved alone (linear interpolation): too short while complaints are open.
    median, median_low, median_high : float or None
        Kaplan–Meier median of all with its interval; None where fewer than half are ever solved.
    p90 : float or None
        Kaplan–Meier time by which 90 % are solved; None where they never are.
    """

    solved: int
    open: int
    left_out: int
    median_of_solved: float | None
    p90_of_solved: float | None
    median: float | None
    median_low: float | None
    median_high: float | None
    p90: float | None


@dataclass(frozen=True, slots=True)
class Recovery(Result):
    """How many complaints were recovered, how fast, and whether their customers stayed.

    Attributes
    ----------
    rates : tuple of RecoveryRate
        ``recovered``, ``answered_on_the_day``, ``solved_on_the_day``, ``stayed_prompt``, ``stayed_slow``,
        ``stayed_unsolved``; and ``complained``, orders with a complaint of all orders, where the log was read with
        its orders.
    times : RecoveryTimes
        Time to recover.
    counts : ComplaintCounts
        Complaints solved on the day, solved later (or at a moment not known), and not solved so far.
    n : int
        Complaints.
    on_the_day : {"same_date", "within_24_hours"}
        What counts as on the day.
    clock : {"calendar", "working"}
        Whether all hours count, or working hours.
    as_of : str or None
        The moment up to which the log tells, in ISO 8601.
    confidence : float
        Level of the intervals.
    by : {"customer", "cause"} or None
        What forms the groups.
    segments : mapping of str to Recovery
        The same of each group, by its id.
    without_group : int
        Complaints of no group, in the total only.
    """

    rates: tuple[RecoveryRate, ...]
    times: RecoveryTimes
    counts: ComplaintCounts
    n: int
    on_the_day: OnTheDay
    clock: Literal["calendar", "working"]
    as_of: str | None
    confidence: float
    by: GroupedBy | None = None
    segments: Mapping[str, Recovery] = field(default_factory=lambda: FrozenDict({}))
    without_group: int = 0

    def __getitem__(self, rate: str) -> RecoveryRate:
        """Return a rate by its name."""
        for found in self.rates:
            if found.id == rate:
                return found
        names = [r.id for r in self.rates]
        raise UsageError.single("unknown-rate", "there is no such rate", found=rate, cure=near(rate, names))

    def parameters(self, base: IcebergParameters) -> IcebergParameters:
        """Return the figures of complaint economics with those that the log tells in place of others.

        Parameters
        ----------
        base : IcebergParameters
            The figures where the log tells nothing.

        Returns
        -------
        IcebergParameters
            The shares that leave after a prompt, a slow and no solution, each with the interval of the log as
            its range.
        """
        found: dict[str, Parameter] = {}
        for name, rate in _LEAVES.items():
            row = self[rate]
            if row.rate is not None and row.low is not None and row.high is not None:
                counts = {"x": row.denominator - row.numerator, "n": row.denominator}
                found[name] = Parameter(
                    value=1 - row.rate, low=1 - row.high, high=1 - row.low, source=_FROM_LOG.fill(counts)
                )
        return base.model_copy(update=found)

    def table(self) -> Table:
        """Return the rates, with times in the notes.

        Returns
        -------
        Table
            One row a rate; with groups those of all complaints first, then those of each.
        """
        grouped = self.by is not None
        parts: list[tuple[LocalText | str, Recovery]] = [(_EVERY, self)]
        parts += [(self._named(name), self.segments[name]) for name in in_order(self.segments)]
        rows = tuple((*((of,) if grouped else ()), *_cells(rate)) for of, part in parts for rate in part.rates)
        level = format_number(100 * self.confidence, 0)
        notes = (
            _METHOD.fill({"level": level, "day": _DAYS[self.on_the_day]}),
            _OPEN.fill({"as_of": self.as_of or "–"}),
            self._times_in_words(),
            *((_WITHOUT.fill({"n": self.without_group}),) if self.without_group else ()),
        )
        return Table((*((_GROUP,) if grouped else ()), *_COLUMNS), rows, title=_TITLE, notes=notes)

    def _named(self, group: str) -> LocalText | str:
        """Return what a group is called in print."""
        if self.by == "cause":
            return failure_name(group) if group in CONDITIONS else group
        return named_class(group)

    def _times_in_words(self) -> LocalText:
        """Return the times as one sentence."""
        t = self.times
        named = {
            "median": t.median,
            "low": t.median_low,
            "high": t.median_high,
            "p90": t.p90,
            "solved_median": t.median_of_solved,
            "solved_p90": t.p90_of_solved,
        }
        words: dict[str, str | int | LocalText] = {name: format_number(value, 1) for name, value in named.items()}
        words |= {"clock": _CLOCKS[self.clock]}
        return _TIMES.fill({**words, "solved": t.solved, "open": t.open, "left": t.left_out})


def _cells(r: RecoveryRate) -> tuple[Cell, ...]:
    """Return one rate as a row of the table."""
    return (r.label, r.numerator, r.denominator, r.rate, r.low, r.high, r.left_out)


_EVERY = LocalText(en="all complaints", zh="全部投诉")
_GROUP = Column("group", LocalText(en="Group", zh="分组"))
_WITHOUT = LocalText(
    en="Complaints of no group, in the total only: {n}.", zh="不属于任何分组、仅计入合计的投诉：{n} 件。"
)
_LEAVES = {
    "leave_after_prompt": "stayed_prompt",
    "leave_after_solved": "stayed_slow",
    "leave_after_unsolved": "stayed_unsolved",
}
_FROM_LOG = LocalText(
    en="complaints log: {x} of {n} left; Wilson interval", zh="投诉记录：{n} 位中 {x} 位流失；Wilson 区间"
)
_TITLE = LocalText(en="Recovery of complaints", zh="投诉补救")
_METHOD = LocalText(
    en="Intervals: Wilson, {level} %. On the day: {day}.", zh="区间：Wilson 法，置信水平 {level} %。当日：{day}。"
)
_DAYS: dict[str, LocalText] = {
    "same_date": LocalText(en="by the end of the date of opening", zh="在提出投诉的当天之内"),
    "within_24_hours": LocalText(en="within 24 hours of opening", zh="在提出投诉后 24 小时之内"),
}
_OPEN = LocalText(
    en="Complaints that are open count as not solved so far (as of {as_of}).",
    zh="尚未结案的投诉按“截至目前未解决”计（截至 {as_of}）。",
)
_CLOCKS = {
    "calendar": LocalText(en="hours of the calendar", zh="日历小时"),
    "working": LocalText(en="working hours", zh="工作小时"),
}
_TIMES = LocalText(
    en="Time to recover in {clock}: median {median} ({low} to {high}), 90 % within {p90}, Kaplan–Meier over {solved} "
    "solved and {open} open; the solved alone: median {solved_median}, 90 % within {solved_p90}; "
    "{left} without a moment.",
    zh="补救时间（{clock}）：中位数 {median}（{low} 至 {high}），90 % 在 {p90} 之内，"
    "Kaplan–Meier 估计，已解决 {solved} 件、未解决 {open} 件；"
    "仅计已解决者：中位数 {solved_median}，90 % 在 {solved_p90} 之内；缺少时间 {left} 件。",
)
_COLUMNS = (
    Column("rate", LocalText(en="Rate", zh="指标")),
    Column("numerator", LocalText(en="Count", zh="数量"), "integer"),
    Column("denominator", LocalText(en="Of", zh="基数"), "integer"),
    Column("share", LocalText(en="Share", zh="比例"), "percent", 1),
    Column("low", LocalText(en="Low", zh="下限"), "percent", 1),
    Column("high", LocalText(en="High", zh="上限"), "percent", 1),
    Column("left_out", LocalText(en="Not known", zh="未知"), "integer"),
)
