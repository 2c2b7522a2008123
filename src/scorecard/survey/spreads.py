"""Mean and standard deviation behind a row of a gap analysis."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scorecard.stats.comoments import CoMoments
from scorecard.survey.gap_records import Reason

__all__ = ["Spread", "spread_of_means"]


@dataclass(frozen=True, slots=True)
class Spread:
    """Mean and standard deviation over the respondents of a row.

    Attributes
    ----------
    mean, deviation : float or None
        None where they are undefined.
    reason : str or None
        Why the deviation is undefined, where it is not for want of answers.
    """

    mean: float | None
    deviation: float | None
    reason: Reason | None = None


def spread_of_means(items: CoMoments, units: int) -> Spread | None:
    """Return the mean of the item means, and the deviation that its error stands for.

    Parameters
    ----------
    items : CoMoments
        Co-moments of the items.
    units : int
        Respondents with an answer.

    Returns
    -------
    Spread or None
        Deviation = standard error · √units; None where an item was answered by nobody.
    """
    found = items.mean_of_means()
    if found is None:
        return None
    mean, error = found
    if error is not None:
        return Spread(mean, error * math.sqrt(units))
    fewest = min(int(items.n[i, i]) for i in items.group)
    return Spread(mean, None, "negative_variance" if fewest > 1 else None)
