"""Which conditions each order met, failed or left open: as its worst line."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.line_states import States
from scorecard.logistics.order_reasons import FAILED, MET

__all__ = ["lowest_states"]

_BITS = 8


def lowest_states(states: Mapping[str, States], starts: NDArray[np.int64]) -> dict[str, States]:
    """Return the lowest state among the lines of each order.

    Conditions of which every line is either met or failed are looked at together, a bit each.

    Parameters
    ----------
    states : mapping of str to (lines,) int8 array
        By condition.
    starts : (orders + 1,) int array
        Position of the first line of each order, and the number of lines.

    Returns
    -------
    dict of str to (orders,) int8 array
        By condition, in the same order.
    """
    found: dict[str, States] = {}
    failed = {name: found_failed for name, state in states.items() if (found_failed := _failed(state)) is not None}
    plain = list(failed)
    for first in range(0, len(plain), _BITS):
        names = plain[first : first + _BITS]
        packed = np.zeros(int(starts[-1]), dtype=np.uint8)
        for bit, name in enumerate(names):
            packed |= failed[name].view(np.uint8) << np.uint8(bit)
        any_failed = np.bitwise_or.reduceat(packed, starts[:-1])
        for bit, name in enumerate(names):
            found[name] = np.where(any_failed & np.uint8(1 << bit), FAILED, MET).astype(np.int8)
    for name, state in states.items():
        if name not in found:
            found[name] = np.minimum.reduceat(state, starts[:-1])
    return {name: found[name] for name in states}


def _failed(states: States) -> NDArray[np.bool_] | None:
    """Return which lines failed; None if some are neither met nor failed."""
    failed = states == FAILED
    return failed if bool((failed | (states == MET)).all()) else None
