"""Everything that is judged about some lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.line_block import LineBlock
from scorecard.logistics.line_states import (
    Lateness,
    States,
    flag_states,
    in_full_states,
    lateness_of,
    notice_states,
    same_day_states,
)
from scorecard.logistics.service_definitions import ServiceDefinitions

__all__ = ["JudgedLines", "Quantities", "Values", "judge_lines"]

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Quantities:
    """What was ordered, and what of it was delivered.

    Attributes
    ----------
    ordered, filled : (n,) int array
        Whole steps; `filled` never passes `ordered`.
    there : (n,) bool array
        Where the quantity ordered is there.
    """

    ordered: Ints
    filled: Ints
    there: Bools


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """What lines are worth.

    Attributes
    ----------
    values : (n,) int array
        Whole steps.
    there, foreign : (n,) bool array
        Where there is a value, and where it is in a currency without a rate.
    """

    values: Ints
    there: Bools
    foreign: Bools


@dataclass(frozen=True, slots=True, eq=False)
class JudgedLines:
    """Lines and what is known about them.

    Attributes
    ----------
    states : mapping of str to (n,) int8 array
        By condition.
    standing : Lateness or None
        How they stand against the date of on time.
    ahead : (n,) int array or None
        How long before the date a delay was announced.
    quantities : Quantities or None
        Quantities.
    values : Values or None
        Values.
    """

    states: Mapping[str, States]
    standing: Lateness | None
    ahead: Ints | None
    quantities: Quantities | None
    values: Values | None


def judge_lines(block: LineBlock, definitions: ServiceDefinitions, as_of: int | None) -> JudgedLines:
    """Return everything that the declared choices say about some lines.

    Parameters
    ----------
    block : LineBlock
        The lines.
    definitions : ServiceDefinitions
        The declared choices.
    as_of : int or None
        Day at whose end the figures stand, counted from 1970-01-01.

    Returns
    -------
    JudgedLines
        States, quantities and values.
    """
    rule, full = definitions.on_time, definitions.in_full
    standing = None if rule is None else lateness_of(block, rule, as_of)
    states: dict[str, States] = {} if standing is None else {"on_time": standing.states}
    in_full = None if full is None else in_full_states(block, full, standing, rule)
    if in_full is not None:
        states["in_full"] = in_full[0]
    states.update(flag_states(block))
    for name, start, end, nothing in (
        ("answered_same_day", "asked_at", "answered_at", "not_asked"),
        ("recovered_same_day", "failed_at", "recovered_at", "not_failed"),
    ):
        found = same_day_states(block, start, end, nothing, as_of)
        if found is not None:
            states[name] = found
    notice = None if standing is None or rule is None else notice_states(block, standing, rule)
    if notice is not None:
        states["notice_given"] = notice[0]
    return JudgedLines(
        states,
        standing,
        None if notice is None else notice[1],
        _quantities(block, None if in_full is None else in_full[2]),
        _values(block),
    )


def _quantities(block: LineBlock, filled: Ints | None) -> Quantities | None:
    """Return the quantities; nothing is filled where in full is not declared."""
    ordered = block.number("quantity_ordered")
    if ordered is None:
        return None
    return Quantities(ordered.values, np.zeros_like(ordered.values) if filled is None else filled, ordered.there)


def _values(block: LineBlock) -> Values | None:
    """Return the values."""
    values = block.number("value")
    return None if values is None else Values(values.values, values.there, block.foreign())
