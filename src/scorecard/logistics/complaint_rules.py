"""Rules that complaints must keep, each with its treatment where they do not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Provenance
from scorecard._text import LocalText
from scorecard.logistics.complaint_log import (
    MOMENTS,
    NO_TIME,
    UNKNOWN,
    ComplaintIssue,
    ComplaintLog,
    stand_at_midnight,
)
from scorecard.logistics.complaint_moments import Moment, moments_of

__all__ = ["COMPLAINT_RULES", "ComplaintRow", "checked_log"]

_EXAMPLES = 5
_DAY = 1440


@dataclass(frozen=True, slots=True)
class ComplaintRow:
    """One complaint as it stands in its source.

    Attributes
    ----------
    complaint : str
        Its id.
    customer, order, cause : str or None
        Whose, about what, why.
    opened_at, answered_at, solved_at : int
        Minutes since 1970-01-01, or `NO_TIME`.
    solved, stayed : int
        1, 0 or −1 for unknown.
    compensation : float or None
        What was paid.
    exact : tuple of (int, int, int)
        The three moments in UTC, where the source tells their offset; else `NO_TIME`.
    """

    complaint: str
    customer: str | None = None
    order: str | None = None
    cause: str | None = None
    opened_at: int = NO_TIME
    answered_at: int = NO_TIME
    solved_at: int = NO_TIME
    solved: int = UNKNOWN
    stayed: int = UNKNOWN
    compensation: float | None = None
    exact: tuple[int, int, int] = (NO_TIME, NO_TIME, NO_TIME)


_NO_SPAN = LocalText(en="Counted in rates; left out of times.", zh="计入比率，不计入时间。")
COMPLAINT_RULES: Mapping[str, tuple[LocalText, LocalText]] = MappingProxyType(
    {
        "duplicate": (
            LocalText(en="the complaint stands there again, all cells equal", zh="投诉重复出现，各单元格完全相同"),
            LocalText(en="The first row is kept.", zh="保留首行。"),
        ),
        "contradicting": (
            LocalText(en="the complaint stands there again with other cells", zh="同一投诉编号再次出现，但内容不同"),
            LocalText(en="The first row is kept, the others are left out.", zh="保留首行，其余舍去。"),
        ),
        "no_opened": (LocalText(en="no moment of opening", zh="缺少提出时间"), _NO_SPAN),
        "before_order": (
            LocalText(en="opened before its order was placed", zh="投诉时间早于下单时间"),
            LocalText(en="Counted in rates; its moments are not believed.", zh="计入比率，其各时点不予采信。"),
        ),
        "answered_before_opened": (
            LocalText(en="answered before it was opened", zh="答复时间早于提出时间"),
            LocalText(en="The moment of the answer is not believed.", zh="答复时间不予采信。"),
        ),
        "solved_before_opened": (
            LocalText(en="solved before it was opened", zh="解决时间早于提出时间"),
            LocalText(en="Counted as solved; the moment is not believed.", zh="计为已解决，其时间不予采信。"),
        ),
        "solved_without_time": (
            LocalText(en="solved, but the moment is missing", zh="已解决但缺少解决时间"),
            LocalText(en="Counted as solved; left out of times.", zh="计为已解决，不计入时间。"),
        ),
        "time_without_solved": (
            LocalText(en="a moment of solving, but said not to be solved", zh="有解决时间，却标记为未解决"),
            LocalText(en="Counted as not solved; the moment is not believed.", zh="计为未解决，其时间不予采信。"),
        ),
        "repeated_hour": (
            LocalText(
                en="a moment of the hour that the clock goes through twice", zh="时间落在时钟回拨后重复的一小时内"
            ),
            LocalText(
                en="Taken as the first, or as the second where it would lie before the opening.",
                zh="按第一次计；若会早于提出时间，则按第二次计。",
            ),
        ),
        "unknown_order": (
            LocalText(en="an order that the order file does not have", zh="订单不在订单文件中"),
            LocalText(en="Kept without its order.", zh="保留，但不关联订单。"),
        ),
        "left_out_order": (
            LocalText(en="an order of which no row counts in any figure", zh="订单的所有行均不计入任何指标"),
            LocalText(en="Kept without its order.", zh="保留，但不关联订单。"),
        ),
        "unknown_customer": (
            LocalText(en="a customer that the customer file does not have", zh="客户不在客户文件中"),
            LocalText(en="Kept without its customer.", zh="保留，但不关联客户。"),
        ),
    }
)
"""Rule -> what is wrong, and what is done about it."""


def checked_log(
    rows: Collection[ComplaintRow],
    *,
    ordered_at: Mapping[str, int] | None = None,
    left_out: Collection[str] = (),
    orders: int | None = None,
    customers: Collection[str] | None = None,
    provenance: Provenance | None = None,
    zone: str | None = None,
) -> ComplaintLog:
    """Return the log of complaints with every rule kept, and what was done to keep it.

    Parameters
    ----------
    rows : collection of ComplaintRow
        The complaints in the order of their source.
    ordered_at : mapping of str to int, optional
        When each order was placed, in minutes since 1970-01-01, `NO_TIME` where that is not known. Without it
        no order counts as unknown.
    left_out : collection of str
        Orders that are known and that no figure counts, such as those whose only row repeats another.
    orders : int, optional
        How many orders there are, complained of or not.
    customers : collection of str, optional
        The customers known; without it no customer counts as unknown.
    provenance : Provenance, optional
        Where the rows came from.
    zone : str, optional
        Zone of the clock of the moments.

    Returns
    -------
    ComplaintLog
        The usable complaints; `ComplaintLog.issues` counts what was found and tells what was done.

    Notes
    -----
    A column of which every moment stands at midnight holds days without hours: what is compared with it is compared by
    days, so that a complaint of 14:00 can be solved on its day.

    In the hour that comes twice when summer time ends, moments with an offset from UTC are what they tell. Of one
    without, the first of the two is taken, or the second where the first would lie before the opening; nothing that
    can be right is called wrong.

    Examples
    --------
    >>> log = checked_log([ComplaintRow("c1", opened_at=600, solved_at=500, solved=1)])
    >>> [(i.rule, i.count) for i in log.issues if i.count], log.solved_at.tolist() == [NO_TIME]
    ([('solved_before_opened', 1)], True)
    """
    found: dict[str, list[str]] = {rule: [] for rule in COMPLAINT_RULES}
    known = None if customers is None else frozenset(customers)
    kept: dict[str, ComplaintRow] = {}
    for row in rows:
        if row.complaint in kept:
            found["duplicate" if kept[row.complaint] == row else "contradicting"].append(row.complaint)
        else:
            kept[row.complaint] = row
    rows_kept = list(kept.values())
    earlier = _Earlier.of(rows_kept, ordered_at or {})
    moments = [earlier.moments(name, rows_kept, at, zone) for at, name in enumerate(MOMENTS)]
    placed = None if ordered_at is None else _placed(ordered_at, zone)
    gone = frozenset(left_out)
    cleaned = [
        _clean(row, _Timed(*timed), placed, gone, known, found, earlier)
        for row, *timed in zip(rows_kept, *moments, strict=True)
    ]
    clean = [row for row, _ in cleaned]
    later = np.array([second for _, second in cleaned], dtype=np.bool_).reshape(-1, len(MOMENTS)).T
    issues = tuple(
        ComplaintIssue(rule, label, len(found[rule]), tuple(found[rule][:_EXAMPLES]), treatment)
        for rule, (label, treatment) in COMPLAINT_RULES.items()
    )
    return ComplaintLog(
        tuple(r.complaint for r in clean),
        tuple(r.customer for r in clean),
        tuple(r.order for r in clean),
        tuple(r.cause for r in clean),
        np.array([r.opened_at for r in clean], dtype=np.int64),
        np.array([r.answered_at for r in clean], dtype=np.int64),
        np.array([r.solved_at for r in clean], dtype=np.int64),
        _signs([r.solved for r in clean]),
        _signs([r.stayed for r in clean]),
        np.array([np.nan if r.compensation is None else r.compensation for r in clean], dtype=np.float64),
        issues,
        len(rows),
        provenance,
        orders,
        zone,
        later if later.any() else None,
    )


def _signs(values: list[int]) -> NDArray[np.int8]:
    """Return yes, no and unknown as an array."""
    return np.array(values, dtype=np.int8)


@dataclass(frozen=True, slots=True)
class _Timed:
    """The moments of a complaint."""

    opened: Moment
    answered: Moment
    solved: Moment

    @property
    def later(self) -> tuple[bool, bool, bool]:
        """Whether each is the second coming of its time: as an offset tells, or because the first were too early."""
        began = self.opened.early
        answered, solved = (m.second or (m.repeated and m.early < began) for m in (self.answered, self.solved))
        return self.opened.second, answered, solved

    @property
    def repeated(self) -> bool:
        """Whether the time of any comes twice, and nobody tells which of the two it is."""
        return self.opened.repeated or self.answered.repeated or self.solved.repeated


def _placed(ordered_at: Mapping[str, int], zone: str | None) -> dict[str, Moment]:
    """Return when each order was placed."""
    local = list(ordered_at.values())
    moments = moments_of("ordered_at", local, [NO_TIME] * len(local), zone=zone, days_only=False)
    return dict(zip(ordered_at, moments, strict=True))


@dataclass(frozen=True, slots=True)
class _Earlier:
    """Tell whether one moment lies before another, by days where one of the two columns has no hours."""

    days_only: frozenset[str]

    @classmethod
    def of(cls, rows: Iterable[ComplaintRow], ordered_at: Mapping[str, int]) -> _Earlier:
        """Return what compares the moments of rows and of orders."""
        moments = {"ordered_at": list(ordered_at.values())}
        for row in rows:
            for name in MOMENTS:
                moments.setdefault(name, []).append(getattr(row, name))
        whole = (name for name, those in moments.items() if stand_at_midnight(np.array(those, dtype=np.int64)))
        return cls(frozenset(whole))

    def moments(self, name: str, rows: Sequence[ComplaintRow], at: int, zone: str | None) -> list[Moment]:
        """Return the moments of a column of rows."""
        local: list[int] = [getattr(row, name) for row in rows]
        exact = [row.exact[at] for row in rows]
        return moments_of(name, local, exact, zone=zone, days_only=name in self.days_only)

    def __call__(self, first: Moment, second: Moment) -> bool:
        """Return whether the first moment lies before the second, where both are known, however they are taken."""
        if NO_TIME in (first.local, second.local):
            return False
        if {first.name, second.name} & self.days_only:
            return first.local // _DAY < second.local // _DAY
        if first.skipped and second.skipped:
            return first.local < second.local
        return first.late < second.early


def _clean(
    row: ComplaintRow,
    timed: _Timed,
    placed: Mapping[str, Moment] | None,
    left_out: frozenset[str],
    customers: frozenset[str] | None,
    found: dict[str, list[str]],
    earlier: _Earlier,
) -> tuple[ComplaintRow, tuple[bool, bool, bool]]:
    """Return a complaint with what cannot be believed taken out, and which moments are the second of their time."""

    def hit(rule: str, wrong: bool) -> bool:
        if wrong:
            found[rule].append(row.complaint)
        return wrong

    opened, answered, solved_at, solved = row.opened_at, row.answered_at, row.solved_at, row.solved
    order, customer = row.order, row.customer
    if hit("left_out_order", order is not None and order in left_out):
        order = None
    if hit("unknown_order", placed is not None and order is not None and order not in placed):
        order = None
    if hit("unknown_customer", customers is not None and customer is not None and customer not in customers):
        customer = None
    hit("no_opened", opened == NO_TIME)
    hit("repeated_hour", timed.repeated)
    early = hit("before_order", placed is not None and order is not None and earlier(timed.opened, placed[order]))
    if hit("answered_before_opened", earlier(timed.answered, timed.opened)):
        answered = NO_TIME
    if solved == UNKNOWN:
        solved = int(solved_at != NO_TIME)
    if hit("time_without_solved", solved == 0 and solved_at != NO_TIME):
        solved_at = NO_TIME
    hit("solved_without_time", solved == 1 and solved_at == NO_TIME)
    if hit("solved_before_opened", solved_at != NO_TIME and earlier(timed.solved, timed.opened)):
        solved_at = NO_TIME
    if early:
        opened = answered = solved_at = NO_TIME
    clean = ComplaintRow(
        row.complaint, customer, order, row.cause, opened, answered, solved_at, solved, row.stayed, row.compensation
    )
    return clean, timed.later
