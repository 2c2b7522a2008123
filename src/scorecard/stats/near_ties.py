"""Numbers that differ by nothing but the rounding of binary fractions, made equal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

__all__ = ["least", "settled"]

_TIED = 1e-12


def settled(values: Sequence[float]) -> tuple[float, ...]:
    """Return numbers of which those that are tied are equal.

    Parameters
    ----------
    values : sequence of float
        Finite numbers, such as differences of means.

    Returns
    -------
    tuple of float
        The numbers in their order; one that lies within 1e-12 (by size) of the next smaller one is as large as that.

    Examples
    --------
    >>> settled([3.2 - 3.5, 1.0, 4.1 - 4.4])
    (-0.3000000000000007, 1.0, -0.3000000000000007)
    """
    found = list(values)
    order = sorted(range(len(values)), key=lambda at: values[at])
    for before, at in pairwise(order):
        if values[at] - values[before] <= _TIED * max(1.0, abs(values[at])):
            found[at] = found[before]
    return tuple(found)


def least(values: Sequence[float]) -> tuple[int, ...]:
    """Return the positions of the least number and of those that are tied with it.

    Parameters
    ----------
    values : sequence of float
        Finite numbers.

    Returns
    -------
    tuple of int
        Positions in ascending order; none where there is no number.

    Examples
    --------
    >>> least([3.2 - 3.5, 1.0, 4.1 - 4.4])
    (0, 2)
    """
    found = settled(values)
    lowest = min(found, default=0.0)
    return tuple(at for at, value in enumerate(found) if value == lowest)
