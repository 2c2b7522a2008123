"""How many orders or lines met several conditions together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.order_counts import PatternCounts

__all__ = ["bits_of", "met_among", "met_and_judged", "met_and_judged_rows"]

Bools = NDArray[np.bool_]


def bits_of(patterns: PatternCounts, conditions: Sequence[str]) -> int | None:
    """Return conditions as bits of a pattern.

    Parameters
    ----------
    patterns : PatternCounts
        Whose conditions are meant.
    conditions : sequence of str
        Names of conditions.

    Returns
    -------
    int or None
        The bits; None where one of the conditions is not among those recorded.
    """
    return _bits(patterns.conditions, tuple(conditions))


@lru_cache(maxsize=1024)
def _bits(recorded: tuple[str, ...], conditions: tuple[str, ...]) -> int | None:
    """Return conditions as bits; every cell asks for the same ones."""
    places = {name: place for place, name in enumerate(recorded)}
    if not all(condition in places for condition in conditions):
        return None
    return sum(1 << places[condition] for condition in dict.fromkeys(conditions))


def met_and_judged(patterns: PatternCounts, conditions: Sequence[str], *, complete: bool = False) -> tuple[int, int]:
    """Return how many met all conditions, and how many could be judged.

    Parameters
    ----------
    patterns : PatternCounts
        The counts.
    conditions : sequence of str
        Names of conditions.
    complete : bool
        Whether only those count that are known on all conditions; else one known failure is
        enough to judge: whatever else is not known, not all conditions are met.

    Returns
    -------
    tuple of (int, int)
        Met and judged; both 0 where a condition is not recorded.

    Examples
    --------
    >>> import numpy as np
    >>> known, met, counts = np.array([3, 3, 1, 1]), np.array([3, 1, 1, 0]), np.array([8, 1, 1, 1])
    >>> patterns = PatternCounts(("on_time", "in_full"), known, met, counts)
    >>> met_and_judged(patterns, ("on_time", "in_full"))
    (8, 10)
    >>> met_and_judged(patterns, ("on_time", "in_full"), complete=True)
    (8, 9)
    """
    met, judged = met_and_judged_rows(patterns, conditions, complete=complete)
    return int(patterns.counts[met].sum()), int(patterns.counts[judged].sum())


def met_and_judged_rows(
    patterns: PatternCounts, conditions: Sequence[str], *, complete: bool = False
) -> tuple[Bools, Bools]:
    """Return which patterns met all conditions, and which could be judged.

    Parameters
    ----------
    patterns : PatternCounts
        The counts.
    conditions : sequence of str
        Names of conditions.
    complete : bool
        As in `met_and_judged`.

    Returns
    -------
    tuple of (p,) bool array, (p,) bool array
        Met and judged; none where a condition is not recorded.
    """
    bits = bits_of(patterns, conditions)
    if bits is None:
        none = np.zeros(len(patterns.counts), dtype=np.bool_)
        return none, none
    need = np.int64(bits)
    whole = (patterns.known & need) == need
    met = whole & ((patterns.met & need) == need)
    failed = (patterns.known & ~patterns.met & need) != 0
    return met, whole if complete else met | failed


def met_among(patterns: PatternCounts, condition: str, judged: Sequence[str]) -> int:
    """Return how many met one condition among those that could be judged on several.

    Parameters
    ----------
    patterns : PatternCounts
        The counts.
    condition : str
        One of the conditions.
    judged : sequence of str
        All that must be known.

    Returns
    -------
    int
        The number; 0 where a condition is not recorded.
    """
    need, one = bits_of(patterns, judged), bits_of(patterns, (condition,))
    if need is None or one is None:
        return 0
    there = ((patterns.known & np.int64(need)) == need) & ((patterns.met & np.int64(one)) != 0)
    return int(patterns.counts[there].sum())
