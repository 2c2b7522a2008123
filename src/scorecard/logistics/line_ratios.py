"""Numerators and denominators of lines, units and values."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.judged_lines import JudgedLines, Quantities, Values
from scorecard.logistics.line_states import States
from scorecard.logistics.order_reasons import FAILED, MET, unknown

__all__ = ["Ratio", "line_ratios"]

Ints = NDArray[np.int64]

_SAFE = 2**62


@dataclass(frozen=True, slots=True, eq=False)
class Ratio:
    """What each line adds to a ratio.

    Attributes
    ----------
    x, y : (n,) int array
        Denominator and numerator; both zero where the line is left out.
    states : (n,) int8 array
        Whether it is judged, or why not.
    """

    x: Ints
    y: Ints
    states: States


def line_ratios(judged: JudgedLines) -> dict[str, Ratio]:
    """Return what lines add to each ratio that the columns and the declared choices tell.

    Parameters
    ----------
    judged : JudgedLines
        The lines.

    Returns
    -------
    dict of str to Ratio
        By name; see `CellCounts`.
    """
    states, both = judged.states, None
    found = {f"line_{name}": _of_lines(state) for name, state in states.items()}
    if "on_time" in states and "in_full" in states:
        # one failure fails the line, even where the other is open
        both = np.minimum(states["on_time"], states["in_full"])
        found["line_otif"] = _of_lines(both)
    quantities, values = judged.quantities, judged.values
    if quantities is not None:
        if "in_full" in states:
            found["unit_fill"] = _weighted(states["in_full"], quantities.ordered, quantities.filled)
        if "on_time" in states:
            state = _or_unknown(states["on_time"], ~quantities.there, "no_quantity")
            found["unit_on_time"] = _weighted(state, quantities.ordered, None)
        if both is not None:
            state = _or_unknown(both, ~quantities.there, "no_quantity")
            found["unit_otif"] = _weighted(state, quantities.ordered, None)
    if values is not None:
        if "in_full" in states and quantities is not None:
            state = _known_value(states["in_full"], values)
            found["value_fill"] = _weighted(state, values.values, _value_filled(values, quantities, state))
        if "on_time" in states:
            found["value_on_time"] = _weighted(_known_value(states["on_time"], values), values.values, None)
        if both is not None:
            found["value_otif"] = _weighted(_known_value(both, values), values.values, None)
    return found


def _of_lines(states: States) -> Ratio:
    """Return the ratio of lines that meet a condition."""
    met = states == MET
    return Ratio((met | (states == FAILED)).astype(np.int64), met.astype(np.int64), states)


def _weighted(states: States, weights: Ints, part: Ints | None) -> Ratio:
    """Return a ratio of sums: of a part of each weight, or of the whole weight where the condition is met."""
    met = states == MET
    known = met | (states == FAILED)
    x = np.where(known, weights, 0)
    return Ratio(x, np.where(met, weights, 0) if part is None else np.where(known, part, 0), states)


def _or_unknown(states: States, where: NDArray[np.bool_], reason: str) -> States:
    """Return states in which judged lines are open for a further reason."""
    judged = (states == MET) | (states == FAILED)
    return np.where(where & judged, np.int8(unknown(reason)), states)


def _known_value(states: States, values: Values) -> States:
    """Return states in which lines without a value in the currency of the figures are open."""
    return _or_unknown(_or_unknown(states, values.foreign, "other_currency"), ~values.there, "no_value")


def _value_filled(values: Values, quantities: Quantities, states: States) -> Ints:
    """Return the value of what was delivered: the value of the line in proportion, to the nearest step."""
    known = (states == MET) | (states == FAILED)
    out = np.where(known & (quantities.filled == quantities.ordered), values.values, 0)
    some = np.flatnonzero(known & (quantities.filled != quantities.ordered) & (quantities.filled != 0))
    if not len(some):
        return out
    value, part, whole = values.values[some], quantities.filled[some], quantities.ordered[some]
    if int(np.abs(value).max()) * int(np.abs(part).max()) * 2 < _SAFE:
        out[some] = (2 * value * part + whole) // (2 * whole)
        return out
    exact = zip(value.tolist(), part.tolist(), whole.tolist(), strict=True)
    out[some] = [(2 * v * p + w) // (2 * w) for v, p, w in exact]
    return out
