"""How many complaints are recovered and how fast, from a log of complaints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, Protocol, cast, get_args

import numpy as np
from numpy.typing import NDArray

from scorecard._given import Kind, require_kinds
from scorecard._model.mapping import FrozenDict
from scorecard._text import LocalText
from scorecard.errors import AnalysisError, Place, Problems, UsageError, near
from scorecard.logistics.complaint_log import NO_TIME, UNKNOWN, ComplaintLog
from scorecard.logistics.customer_values import labels_by_text
from scorecard.logistics.iceberg import ComplaintCounts
from scorecard.logistics.recovery_result import GroupedBy, OnTheDay, Recovery, RecoveryRate, RecoveryTimes
from scorecard.logistics.zone_clock import zone_clock
from scorecard.stats.intervals import check_confidence, wilson_interval
from scorecard.stats.survival import kaplan_meier

__all__ = ["WorkingClock", "recovery"]

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_EPOCH = datetime.fromisoformat("1970-01-01")
_LOG = Kind(ComplaintLog, "a complaint log", "Give what read_complaints returns.")
_MOMENT = Kind(datetime, "a moment", "Write datetime(2026, 4, 30, 18) of datetime, on the clock of the log.")
_DAY = 1440
_HOUR = 60.0


class WorkingClock(Protocol):
    """What counts the working minutes between moments, such as a calendar of working days."""

    def minutes_between(self, starts: Ints, ends: Ints, /) -> Ints:
        """Return the minutes that count between moments, in minutes since 1970-01-01."""
        ...


def recovery(
    log: ComplaintLog,
    *,
    on_the_day: OnTheDay,
    by: Mapping[str, str] | Literal["cause"] | None = None,
    as_of: datetime | None = None,
    clock: WorkingClock | None = None,
    confidence: float = 0.95,
) -> Recovery:
    """Return how many complaints were recovered, how fast, and whether their customers stayed.

    Parameters
    ----------
    log : ComplaintLog
        The complaints.
    on_the_day : {"same_date", "within_24_hours"}
        What counts as on the day: by the end of the date of opening (the sundown rule), or within 24 hours, which
        needs the hours of all moments.
    by : mapping of str to str, or "cause", optional
        Class of each customer, such as ``value_classes(…).labels_by_id()``, or the cause of the complaints; every group
        is analysed as well, by its id. Complaints of no group count in the total only.
    as_of : datetime, optional
        The moment up to which the log tells, on the clock of its zone, without an offset from UTC; needed where a
        complaint is open.
    clock : WorkingClock, optional
        Counts working minutes for the time to recover; all minutes when left out. The rule of the day keeps to
        dates and hours of the calendar.
    confidence : float
        Level of the intervals.

    Returns
    -------
    Recovery
        Rates with Wilson's intervals, and times to recover, of all complaints and of each group.

    Raises
    ------
    AnalysisError
        If a complaint is open and `as_of` is missing, a moment lies after it, no complaint belongs to a group, or hours
        are counted and a column holds days.
    UsageError
        If an option has an impossible value, `log` is no complaint log, or `as_of` no moment.

    Notes
    -----
    Recovery rate = solved / all complaints; open ones count as not solved so far. A complaint solved without a
    moment counts in the rate alone. Answered: at the moment of the answer, or of the solution where no answer is
    recorded. A complaint whose day is not over at `as_of` is left out of the rates of the day. In the times, open
    complaints are censored at `as_of` (Kaplan–Meier), so that slow ones are not left out by being open. Where
    openings or solutions are recorded by days without hours, times are whole days. Where the log was read with its
    orders, ``complained`` is the share of the orders that figures count and that have a complaint, each order once;
    complaints about no such order are left out of it. Hours are those that passed, also where the clock of the zone of
    the log was changed between.

    References
    ----------
    Kaplan, E. L., Meier, P. (1958). Journal of the American Statistical Association 53, 457-481.
    Wilson, E. B. (1927). Journal of the American Statistical Association 22, 209-212.

    Examples
    --------
    >>> from scorecard.logistics import ComplaintRow, checked_log
    >>> log = checked_log(
    ...     [ComplaintRow("a", opened_at=60, solved_at=150), ComplaintRow("b", opened_at=60, solved_at=4060)]
    ... )
    >>> found = recovery(log, on_the_day="same_date")
    >>> found["recovered"].rate, found["solved_on_the_day"].rate, found.times.median
    (1.0, 0.5, 1.5)
    """
    given: list[tuple[str, object, Kind]] = [("log", log, _LOG)]
    if as_of is not None:
        given.append(("as_of", as_of, _MOMENT))
    require_kinds("The complaints cannot be followed like this.", *given)
    if on_the_day not in get_args(OnTheDay):
        cure = near(str(on_the_day), get_args(OnTheDay))
        raise UsageError.single("unknown-option", "on_the_day has no such option", found=str(on_the_day), cure=cure)
    check_confidence(confidence)
    _check_moment(as_of)
    if on_the_day == "within_24_hours":
        _check_hours(log)
    groups = _groups(log, by)
    by_day = bool({"opened_at", "solved_at"} & log.days_only)
    rules = _Rules(on_the_day, _end(log, as_of), as_of, by_day, clock, confidence)
    parts = {name: _of(_part(log, rows), rules) for name, rows in sorted(groups.items())}
    kind: GroupedBy | None = None if by is None else "cause" if by == "cause" else "customer"
    without = 0 if by is None else log.n - sum(map(len, groups.values()))
    return replace(_of(log, rules), by=kind, segments=FrozenDict(parts), without_group=without)


@dataclass(frozen=True, slots=True)
class _Rules:
    """What holds for all complaints and for those of each group."""

    on_the_day: OnTheDay
    end: int
    as_of: datetime | None
    by_day: bool
    clock: WorkingClock | None
    confidence: float

    @property
    def last(self) -> int | None:
        """The last minute of the log where complaints may be open."""
        return None if self.as_of is None else self.end


def _groups(log: ComplaintLog, by: Mapping[str, str] | Literal["cause"] | None) -> dict[str, list[int]]:
    """Return the places of the complaints of each group."""
    if by is None:
        return {}
    given = cast("object", by)
    if isinstance(given, str) and given != "cause":
        cure = 'Write by="cause", or the class of each customer by its id.'
        raise UsageError.single("unknown-option", "by has no such option", found=given, cure=cure)
    of: Sequence[str | None] = log.cause
    if not isinstance(by, str):
        problems = Problems()
        labels = labels_by_text(by, problems, path="by")
        problems.raise_if_any(AnalysisError, "The customers cannot be grouped.")
        of = [None if who is None else labels.get(who) for who in log.customer]
    found: dict[str, list[int]] = {}
    for place, name in enumerate(of):
        if name is not None:
            found.setdefault(str(name), []).append(place)
    if log.n and not found:
        raise AnalysisError.single(
            "no-groups",
            "no complaint belongs to a group",
            cure="Check that the log names causes, or customers by these ids.",
        )
    return found


def _part(log: ComplaintLog, rows: list[int]) -> ComplaintLog:
    """Return some complaints of a log."""
    return replace(
        log,
        orders=None,
        complaint=tuple(log.complaint[row] for row in rows),
        customer=tuple(log.customer[row] for row in rows),
        order=tuple(log.order[row] for row in rows),
        cause=tuple(log.cause[row] for row in rows),
        opened_at=log.opened_at[rows],
        answered_at=log.answered_at[rows],
        solved_at=log.solved_at[rows],
        solved=log.solved[rows],
        stayed=log.stayed[rows],
        compensation=log.compensation[rows],
        later=None if log.later is None else log.later[:, rows],
    )


def _of(log: ComplaintLog, rules: _Rules) -> Recovery:
    """Return rates and times of some complaints."""
    on_the_day, confidence = rules.on_the_day, rules.confidence
    solved, known = log.solved == 1, log.opened_at != NO_TIME
    by_date = on_the_day == "same_date"
    solved_at = log.solved_at if by_date else log.even("solved_at")
    prompt, prompt_known = _within_day(log, solved_at, solved, rules.last, on_the_day)
    answered_at = log.answered_at if by_date else log.even("answered_at")
    answer_at = np.where(answered_at != NO_TIME, answered_at, solved_at)
    done = solved | (answer_at != NO_TIME)
    answered, answer_known = _within_day(log, answer_at, done, rules.last, on_the_day)
    rates = [
        _rate("recovered", solved, np.ones(log.n, dtype=np.bool_), confidence),
        _rate("answered_on_the_day", answered, answer_known, confidence),
        _rate("solved_on_the_day", prompt, prompt_known, confidence),
    ]
    stays, told = log.stayed == 1, log.stayed != UNKNOWN
    timed = known & (log.solved_at != NO_TIME)
    for name, kind in (("prompt", prompt), ("slow", solved & timed & ~prompt), ("unsolved", ~solved)):
        rates.append(_rate(f"stayed_{name}", (stays & kind)[kind], told[kind], confidence))
    if log.orders is not None:
        named = [order for order in log.order if order is not None]
        rates.append(_share("complained", len(set(named)), log.orders, log.n - len(named), confidence))
    counts = ComplaintCounts(int((~solved).sum()), int((solved & ~prompt).sum()), int(prompt.sum()))
    kind_of_clock: Literal["calendar", "working"] = "calendar" if rules.clock is None else "working"
    shown = None if rules.as_of is None else rules.as_of.isoformat(timespec="minutes")
    return Recovery(tuple(rates), _times(log, rules), counts, log.n, on_the_day, kind_of_clock, shown, confidence)


def _check_moment(as_of: object) -> None:
    """Refuse what is no moment on the clock of the log."""
    if as_of is None or (isinstance(as_of, datetime) and as_of == as_of and as_of.utcoffset() is None):
        return
    raise UsageError.single(
        "bad-as-of",
        "as_of must be a moment on the clock of the log, without an offset from UTC",
        found=str(as_of),
        cure="Write datetime(2026, 3, 31, 18, 0).",
    )


def _check_hours(log: ComplaintLog) -> None:
    """Refuse columns of days where hours are counted: what came on the next day would lie within 24 of them."""
    problems = Problems()
    for name in sorted(log.days_only):
        moments: Ints = getattr(log, name)
        if (moments != NO_TIME).any():
            problems.add(
                "days-only",
                "the column holds days without hours, which would stand for midnight",
                place=Place(field=name),
                cure="Use on_the_day='same_date'.",
            )
    problems.raise_if_any(AnalysisError, "What is done within 24 hours cannot be counted.")


def _end(log: ComplaintLog, as_of: datetime | None) -> int:
    """Return the last minute of the log; refuse to go without one where a complaint is open."""
    moments = [log.opened_at, log.answered_at, log.solved_at]
    last = max((int(m.max()) for m in moments if len(m)), default=NO_TIME)
    if as_of is None:
        if bool(((log.solved != 1) & (log.opened_at != NO_TIME)).any()):
            raise AnalysisError.single(
                "as-of-missing",
                "complaints are open, and nothing tells up to when",
                cure="Give as_of, the moment at which the log was taken.",
            )
        return last
    end = (as_of - _EPOCH) // timedelta(minutes=1)
    if last > end:
        raise AnalysisError.single(
            "after-as-of",
            "the log has a moment after the one at which it was taken",
            found=(_EPOCH + timedelta(minutes=last)).isoformat(timespec="minutes"),
            cure="Give as_of no earlier than the last moment of the log.",
        )
    return end


def _within_day(log: ComplaintLog, moment: Ints, done: Bools, end: int | None, rule: OnTheDay) -> tuple[Bools, Bools]:
    """Return which complaints were done with on the day, and of which that is known.

    `moment` is on the clock of the log where dates count, and on one that nobody changes where hours do.
    Those whose day is not over are left out whether or not they are done with already: to count only those that are
    would make the day look better than it can be.
    """
    opened, known, timed = log.opened_at, log.opened_at != NO_TIME, moment != NO_TIME
    if rule == "same_date":
        limit = (opened // _DAY + 1) * _DAY - 1
    else:
        opened = log.even("opened_at")
        end = None if end is None else int(_even(log, np.array([end]))[0])
        limit = np.where(known, opened, 0) + _DAY
    over = known if end is None else known & (limit < end)
    within = known & timed & (moment <= limit)
    return within, over & (timed | ~done)


def _even(log: ComplaintLog, moments: Ints) -> Ints:
    """Return moments on a clock that nobody changes, where the log tells its zone."""
    there = moments != NO_TIME
    turned = moments.astype(np.int64)
    if log.zone is not None and there.any():
        turned[there] = zone_clock(log.zone).utc(turned[there])[0]
    return turned


def _rate(name: str, hits: Bools, known: Bools, confidence: float) -> RecoveryRate:
    """Return one rate with Wilson's interval."""
    n, x = int(known.sum()), int((hits & known).sum())
    return _share(name, x, n, len(known) - n, confidence)


def _share(name: str, x: int, n: int, left_out: int, confidence: float) -> RecoveryRate:
    """Return a share of counts with Wilson's interval."""
    limits = wilson_interval(x, n, confidence=confidence)
    low, high = limits if limits is not None else (None, None)
    reason: Literal["nothing_known"] | None = None if n else "nothing_known"
    return RecoveryRate(name, _LABELS[name], x, n, x / n if n else None, low, high, left_out, reason)


def _times(log: ComplaintLog, rules: _Rules) -> RecoveryTimes:
    """Return the time to recover of the solved alone and of all."""
    solved = (log.solved == 1) & (log.opened_at != NO_TIME) & (log.solved_at != NO_TIME)
    unsolved = (log.solved != 1) & (log.opened_at != NO_TIME)
    used = solved | unsolved
    since, until = log.opened_at[used], np.where(solved, log.solved_at, rules.end)[used]
    if rules.by_day:
        since, until = since // _DAY * _DAY, until // _DAY * _DAY
    if rules.clock is not None:
        spans = rules.clock.minutes_between(since, np.maximum(since, until))
    elif rules.by_day:
        spans = until - since
    else:
        end = _even(log, np.array([rules.end]))
        ended = np.where(solved, log.even("solved_at"), end)[used]
        spans = np.maximum(ended - log.even("opened_at")[used], 0)
    hours = np.asarray(spans, dtype=np.float64) / _HOUR
    own = hours[solved[used]]
    found = kaplan_meier(hours, solved[used])
    low, high = found.quantile_interval(0.5, confidence=rules.confidence)
    median, p90 = (float(v) for v in np.quantile(own, [0.5, 0.9])) if len(own) else (None, None)
    return RecoveryTimes(
        int(solved.sum()), int(unsolved.sum()), int((~used).sum()),
        median, p90, found.quantile(0.5), low, high, found.quantile(0.9),
    )  # fmt: skip


_LABELS = {
    "recovered": LocalText(en="Recovery rate: solved, of all complaints", zh="补救率：已解决占全部投诉"),
    "answered_on_the_day": LocalText(en="Answered on the day", zh="当日答复率"),
    "solved_on_the_day": LocalText(en="Solved on the day", zh="当日解决率"),
    "stayed_prompt": LocalText(en="Stayed, of those solved on the day", zh="当日解决者的留存率"),
    "stayed_slow": LocalText(en="Stayed, of those solved later", zh="延后解决者的留存率"),
    "stayed_unsolved": LocalText(en="Stayed, of those not solved", zh="未解决者的留存率"),
    "complained": LocalText(en="Orders with a complaint, of all orders", zh="有投诉的订单占全部订单"),
}
