"""Keeping labels on a line apart."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["spaced"]


def spaced(places: Sequence[float], *, least: float, low: float, high: float) -> tuple[float, ...]:
    """Return places moved as little as possible so that they keep a distance.

    Parameters
    ----------
    places : sequence of float
        Where each label would stand, in any order; equal places keep the order given.
    least : float
        Least distance between two.
    low, high : float
        Ends of the line.

    Returns
    -------
    tuple of float
        Their places, in the order given: those with the least sum of squared moves, then moved inwards.

    Examples
    --------
    >>> spaced([10.0, 11.0, 30.0], least=9.0, low=0.0, high=40.0)
    (6.0, 15.0, 30.0)
    """
    order = sorted(range(len(places)), key=lambda i: places[i])
    pools: list[tuple[float, int]] = []
    for rank, i in enumerate(order):
        total, count = places[i] - rank * least, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / count:
            above, size = pools.pop()
            total, count = total + above, count + size
        pools.append((total, count))
    level = [total / count for total, count in pools for _ in range(count)]
    end = max(high - (len(places) - 1) * least, low)
    found = dict(zip(order, (min(max(at, low), end) for at in level), strict=True))
    rank_of = {i: rank for rank, i in enumerate(order)}
    return tuple(found[i] + rank_of[i] * least for i in range(len(places)))
