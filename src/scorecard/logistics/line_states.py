"""Which conditions each line met, failed or left open."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.line_block import LineBlock
from scorecard.logistics.order_reasons import FAILED, MET, applies_not, unknown
from scorecard.logistics.service_definitions import BASIS_COLUMNS, InFull, OnTime
from scorecard.logistics.zone_clock import ZoneClock

__all__ = ["Lateness", "States", "flag_states", "in_full_states", "lateness_of", "notice_states", "same_day_states"]

States = NDArray[np.int8]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_MINUTES = 1440
_PER_UNIT = {"dates": 1, "hours": 60, "minutes": 1}
_FINEST = 10**9
_SAFE = 2**62
_PLAIN_FLAGS = ("undamaged", "invoice_right", "right_place", "right_quantity", "documents_right")


@dataclass(frozen=True, slots=True, eq=False)
class Lateness:
    """How lines stand against the date of on time.

    Attributes
    ----------
    states : (n,) int8 array
        On time or not, or why it is open.
    values : (n,) int array
        Days or minutes after the date, below zero before it; anything where not delivered.
    delivered : (n,) bool array
        Where both dates are there.
    late : (n,) bool array
        Later than allowed, or overdue and not delivered.
    open : (n,) bool array
        Not delivered, and neither date is a word.
    """

    states: States
    values: Ints
    delivered: Bools
    late: Bools
    open: Bools


def lateness_of(block: LineBlock, rule: OnTime, as_of: int | None) -> Lateness | None:
    """Return how lines stand against the date of on time; None where a column is not there.

    Parameters
    ----------
    block : LineBlock
        The lines.
    rule : OnTime
        The declared choice.
    as_of : int or None
        Day at whose end the figures stand, counted from 1970-01-01.

    Returns
    -------
    Lateness or None
        The lines' standing.
    """
    basis = BASIS_COLUMNS[rule.basis]
    due, delivered = block.date(basis), block.date("delivered_at")
    if due is None or delivered is None:
        return None
    step = _PER_UNIT[rule.unit]
    latest, earliest = rule.late * step, None if rule.early is None else -rule.early * step
    if rule.unit == "dates":
        target, values = block.days(basis), block.days("delivered_at") - block.days(basis)
        end = as_of
    else:
        target, values = due.values, delivered.values - due.values
        end = None if as_of is None else _end_of_day(as_of, block.lines.clock)
    both = due.there & delivered.there
    late = values > latest
    on_time = ~late if earliest is None else ~late & (values >= earliest)
    blurred = due.blurred | delivered.blurred
    open_ = due.there & ~delivered.there & ~blurred
    overdue = open_ & (False if end is None else end >= target + latest)
    states = np.where(on_time, MET, FAILED).astype(np.int8)
    states[~due.there] = unknown("no_date")
    states[open_] = unknown("not_due")
    states[overdue] = FAILED if rule.open_orders == "missed" else unknown("overdue_open")
    states[blurred] = unknown("date_not_known")
    return Lateness(states, values, both, (late & both) | overdue, ~delivered.there & ~blurred)


def _end_of_day(day: int, clock: ZoneClock) -> int:
    """Return the last minute of a local day, in UTC."""
    return int(clock.utc(np.array([(day + 1) * _MINUTES], dtype=np.int64))[0][0]) - 1


def in_full_states(
    block: LineBlock, rule: InFull, standing: Lateness | None, on_time: OnTime | None
) -> tuple[States, Ints, Ints] | None:
    """Return which lines are in full, what was ordered, and what of it was delivered.

    Parameters
    ----------
    block : LineBlock
        The lines.
    rule : InFull
        The declared choice.
    standing : Lateness or None
        How the lines stand against the date of on time.
    on_time : OnTime or None
        The declared choice of on time.

    Returns
    -------
    tuple of (n,) int8 array, (n,) int array, (n,) int array, or None
        States, quantity ordered, and quantity delivered up to that; None where there is no column of
        quantities.
    """
    ordered, delivered = block.number("quantity_ordered"), block.number("quantity_delivered")
    if ordered is None or delivered is None:
        return None
    have = np.where(delivered.there, delivered.values, 0)
    enough = _enough(have, np.where(ordered.there, ordered.values, 0), rule)
    states = np.where(enough, MET, FAILED).astype(np.int8)
    states[~delivered.there] = unknown("no_quantity")
    filled = np.minimum(have, ordered.values)
    dates = block.date("delivered_at")
    if dates is not None:
        open_ = ~dates.there & ~dates.blurred
        filled[open_] = 0
        if standing is None or on_time is None:
            states[open_] = unknown("not_delivered")
        else:
            states[open_] = np.where(standing.states[open_] == MET, FAILED, standing.states[open_])
        if rule.within is not None and standing is not None and on_time is not None:
            column = BASIS_COLUMNS[on_time.basis]
            after = block.days("delivered_at") - block.days(column) > rule.within
            states[standing.delivered & after & delivered.there] = FAILED
            filled[standing.delivered & after] = 0
            lost = ~standing.delivered & ~standing.open
            states[lost] = standing.states[lost]
    states[ordered.there & (ordered.values == 0)] = unknown("nothing_ordered")
    states[~ordered.there] = unknown("no_quantity")
    return states, ordered.values, filled


def _enough(have: Ints, ordered: Ints, rule: InFull) -> Bools:
    """Return which quantities are as many as were ordered, within the tolerance; exactly, whatever their size."""
    share = Fraction(rule.tolerance).limit_denominator(_FINEST)
    scale, less = share.denominator, share.numerator
    most = max(int(np.abs(column).max(initial=0)) for column in (have, ordered))
    if most * (scale + less) >= _SAFE:
        have, ordered = have.astype(object), ordered.astype(object)
    enough = have * scale >= ordered * (scale - less)
    if rule.over == "fails":
        enough &= have * scale <= ordered * (scale + less)
    return enough.astype(np.bool_)


def flag_states(block: LineBlock) -> dict[str, States]:
    """Return the states of the conditions that a column of yes and no tells."""
    found: dict[str, States] = {}
    for name in _PLAIN_FLAGS:
        flags = block.flag(name)
        if flags is not None:
            found[name] = _of_flags(flags)
    stock_out = block.flag("stock_out")
    if stock_out is not None:
        found["in_stock"] = _of_flags(np.where(stock_out < 0, stock_out, 1 - stock_out))
    met = block.flag("special_request_met")
    if met is not None:
        states = _of_flags(met)
        asked = block.flag("special_request")
        if asked is None:
            states[met < 0] = applies_not("not_asked")
        else:
            states[asked == 0] = applies_not("not_asked")
            states[(asked < 0) & (met < 0)] = applies_not("not_asked")
        found["special_request_met"] = states
    return found


def _of_flags(flags: NDArray[np.signedinteger]) -> States:
    """Return states of yes, no and missing."""
    table = np.array([FAILED, MET, unknown("not_recorded")], dtype=np.int8)
    states: States = table[flags]
    return states


def same_day_states(block: LineBlock, start: str, end: str, nothing: str, as_of: int | None) -> States | None:
    """Return whether something ended on the local day on which it started; None where a column is not there.

    Parameters
    ----------
    block : LineBlock
        The lines.
    start, end : str
        Columns of dates.
    nothing : str
        Reason where there is no start.
    as_of : int or None
        Day at whose end the figures stand.

    Returns
    -------
    (n,) int8 array or None
        The states.
    """
    first, last = block.date(start), block.date(end)
    if first is None or last is None:
        return None
    begun, ended = block.days(start), block.days(end)
    states = np.where(begun == ended, MET, FAILED).astype(np.int8)
    states[ended < begun] = unknown("end_before_start")
    open_ = first.there & ~last.there
    states[open_] = FAILED
    if as_of is not None:
        states[open_ & (begun > as_of)] = unknown("still_open")
    states[first.blurred | (first.there & last.blurred)] = unknown("date_not_known")
    states[~first.there & ~first.blurred] = applies_not(nothing)
    return states


def notice_states(block: LineBlock, standing: Lateness, rule: OnTime) -> tuple[States, Ints] | None:
    """Return whether late lines were announced not later than their date, and how long before it.

    Parameters
    ----------
    block : LineBlock
        The lines.
    standing : Lateness
        How they stand against the date of on time.
    rule : OnTime
        The declared choice.

    Returns
    -------
    tuple of (n,) int8 array, (n,) int array, or None
        States, and days or minutes from the notice to the date; None where there is no column of notices.
    """
    told = block.date("delay_noticed_at")
    basis = BASIS_COLUMNS[rule.basis]
    due = block.date(basis)
    if told is None or due is None:
        return None
    if rule.unit == "dates":
        ahead = block.days(basis) - block.days("delay_noticed_at")
    else:
        ahead = due.values - told.values
    states = np.where(told.there & (ahead >= 0), MET, FAILED).astype(np.int8)
    states[told.blurred] = unknown("date_not_known")
    states[~standing.late] = applies_not("not_late")
    judged = (standing.states == MET) | (standing.states == FAILED)
    open_ = ~judged & ~standing.late
    states[open_] = standing.states[open_]
    return states, ahead
