"""Sums of ratios of whole numbers, rounded once."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

__all__ = ["mean_of_ratios"]

_BITS = 192


def mean_of_ratios(numerators: Sequence[int], denominators: Sequence[int], *, parts: int = 1) -> float:
    """Return Σ a / b over many ratios, divided by a number, correctly rounded.

    Parameters
    ----------
    numerators : sequence of int
        The a.
    denominators : sequence of int
        The b, positive.
    parts : int
        What the sum is divided by, positive.

    Returns
    -------
    float
        The quotient, the nearest float to its exact value.

    Notes
    -----
    Each ratio is rounded down to a multiple of 2⁻¹⁹². The sum then lies between two limits; where both
    round to one float this is the answer, and else, as where the sum is 0, the ratios are summed exactly.

    Examples
    --------
    >>> mean_of_ratios([1, 1, 1], [2, 3, 6])
    1.0
    """
    low = sum([(a << _BITS) // b for a, b in zip(numerators, denominators, strict=True)])
    divisor = parts << _BITS
    below, above = low / divisor, (low + len(numerators)) / divisor
    if below == above != 0:
        return below
    ratios = sorted(map(Fraction, numerators, denominators), key=lambda r: r.denominator)
    while len(ratios) > 1:
        ratios = [sum(ratios[at : at + 2], Fraction(0)) for at in range(0, len(ratios), 2)]
    return float(ratios[0] / parts) if ratios else 0.0
