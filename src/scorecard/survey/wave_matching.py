"""Respondents of two waves who are the same people, and what their scores have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.comoments import CoMoments
from scorecard.stats.counts import Moments
from scorecard.stats.exact import ExactArray
from scorecard.survey.gap_records import Reason
from scorecard.survey.plan import TallyPlan
from scorecard.survey.respondent_scores import ScoreColumn, respondent_scores
from scorecard.survey.responses import Survey
from scorecard.survey.spreads import spread_of_means

__all__ = ["Matched", "Matcher"]

_INT64 = 2**62
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Matched:
    """One row over the respondents with a value in both waves.

    Attributes
    ----------
    n : int
        How many they are.
    earlier, later : float or None
        Their means.
    deviation : float or None
        Standard deviation of their changes; None below two of them.
    covariance : float or None
        Covariance of their two values; None below two of them.
    reason : str or None
        Why the deviation is undefined, where it is not for want of answers.
    """

    n: int
    earlier: float | None = None
    later: float | None = None
    deviation: float | None = None
    covariance: float | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Matcher:
    """Respondents who are in both waves.

    Attributes
    ----------
    surveys : tuple of (Survey, Survey)
        The two waves.
    rows : tuple of (ndarray of int, ndarray of int)
        Their positions in each, ordered by id.
    """

    surveys: tuple[Survey, Survey]
    places: tuple[Rows, Rows]

    @classmethod
    def of(cls, earlier: Survey, later: Survey) -> Matcher | Literal["no_ids", "ids_not_unique"]:
        """Return the respondents of both waves, or why they cannot be told.

        Parameters
        ----------
        earlier, later : Survey
            The two waves.

        Returns
        -------
        Matcher, or "no_ids" or "ids_not_unique"
            An empty id is none, and matches nobody.
        """
        places: list[dict[str, int]] = []
        for survey in (earlier, later):
            if survey.respondents is None:
                return "no_ids"
            given = [(id_, at) for at, id_ in enumerate(survey.respondents) if id_]
            places.append(dict(given))
            if len(places[-1]) < len(given):
                return "ids_not_unique"
        both = sorted(places[0].keys() & places[1].keys())
        first, second = (np.array([of[id_] for id_ in both], dtype=np.intp) for of in places)
        return cls((earlier, later), (first, second))

    @property
    def size(self) -> int:
        """Number of respondents in both waves."""
        return len(self.places[0])

    def rows(self, plan: TallyPlan, *, statistic: str, weights: Sequence[Fraction] | None) -> Mapping[str, Matched]:
        """Return what the matched respondents say on every row.

        Parameters
        ----------
        plan : TallyPlan
            When a dimension counts.
        statistic : str
            "gap", or a role of both surveys.
        weights : sequence of Fraction, optional
            Share of each dimension.

        Returns
        -------
        mapping of str to Matched
            By row.
        """
        scores = [respondent_scores(s, plan, statistic=statistic, weights=weights) for s in self.surveys]
        found = {one.id: _matched(one, two, self.places) for one, two in zip(scores[0], scores[1], strict=True)}
        items = [[column for column in of if column.kind == "item"] for of in scores]
        found["overall_items"] = _of_items(items[0], items[1], self.places)
        return found


def _matched(one: ScoreColumn, two: ScoreColumn, places: tuple[Rows, Rows]) -> Matched:
    """Return one row over the respondents with a value in both waves."""
    both = one.present[places[0]] & two.present[places[1]]
    x, y = one.values[places[0][both]], two.values[places[1][both]]
    n, divisor = len(x), one.divisor
    if n == 0:
        return Matched(0)
    sx, sy = _product(x), _product(y)
    xx, yy, xy = _product(x, x), _product(y, y), _product(x, y)
    changes = Moments(n, Fraction(sy - sx, divisor), Fraction(xx + yy - 2 * xy, divisor * divisor))
    covariance = float(Fraction(n * xy - sx * sy, n * (n - 1) * divisor * divisor)) if n > 1 else None
    earlier, later = (float(Fraction(s, n * divisor)) for s in (sx, sy))
    return Matched(n, earlier, later, changes.standard_deviation, covariance)


def _product(x: ExactArray, y: ExactArray | None = None) -> int:
    """Return the exact sum of values, or of products."""
    largest = int(np.abs(x).max()) * (1 if y is None else int(np.abs(y).max()))
    if x.dtype == np.object_ or largest * len(x) > _INT64:
        pairs = zip(x.tolist(), [1] * len(x) if y is None else y.tolist(), strict=True)
        return sum(int(a) * int(b) for a, b in pairs)
    return int(x.sum() if y is None else (x * y).sum())


def _of_items(one: Sequence[ScoreColumn], two: Sequence[ScoreColumn], places: tuple[Rows, Rows]) -> Matched:
    """Return the mean of the item means over the matched respondents.

    The covariance is such that c n₁₂ / (n₁ n₂) is that of the two means of item means.
    """
    k = len(one)
    x, y = (np.array([c.values[at] for c in of], dtype=np.int64) for of, at in ((one, places[0]), (two, places[1])))
    x_there, y_there = (np.array([c.present[at] for c in of]) for of, at in ((one, places[0]), (two, places[1])))
    both = x_there & y_there
    units = int(both.any(axis=0).sum())
    first, second, change = (spread_of_means(CoMoments.from_values(v, both), units) for v in (x, y, y - x))
    if first is None or second is None or change is None:
        return Matched(units)
    shared = CoMoments.from_values(np.concatenate([x, y]), np.concatenate([x_there, y_there]))
    n = shared.n[:k, k:].astype(np.float64)
    covariances = np.nan_to_num(shared.covariance()[:k, k:], nan=0.0)
    sizes = [np.array([c.present.sum() for c in of], dtype=np.float64) for of in (one, two)]
    of_means = float((n * covariances / np.outer(*sizes)).sum()) / (k * k)
    everybody = [int(np.logical_or.reduce([c.present for c in of]).sum()) for of in (one, two)]
    together = int((x_there.any(axis=0) & y_there.any(axis=0)).sum())
    covariance = of_means * everybody[0] * everybody[1] / together if together > 1 else None
    return Matched(units, first.mean, second.mean, change.deviation, covariance, change.reason)
