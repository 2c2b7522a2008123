"""Coefficients and tests of one feature in Kano's model, from its counts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from scorecard.errors import UsageError
from scorecard.stats.intervals import wilson_interval

__all__ = ["CATEGORIES", "KanoCategory", "KanoRow", "kano_row"]

KanoCategory = Literal["M", "O", "A", "I", "R", "Q"]
"""Must-be, one-dimensional, attractive, indifferent, reverse, questionable; of equal counts the first named wins."""

CATEGORIES: tuple[KanoCategory, ...] = get_args(KanoCategory)

_PLAIN = 4


@dataclass(frozen=True, slots=True)
class KanoRow:
    """One feature in Kano's model.

    Attributes
    ----------
    id : str
        Name of the feature.
    n : int
        Respondents who answered both questions.
    counts : tuple of (str, int)
        How many fell into each category, in the order M, O, A, I, R, Q; none where they are suppressed.
    category, second : {"M", "O", "A", "I", "R", "Q"} or None
        The two most frequent categories.
    better, worse : float or None
        How much satisfaction the feature can add (0 to 1), and its absence take away (−1 to 0).
    better_low, better_high, worse_low, worse_high : float or None
        Their confidence limits.
    total_strength : float or None
        Share of M, O and A among all answers.
    category_strength : float or None
        Share of the first category less that of the second.
    fong_difference : int or None
        |a − b| of the two most frequent categories.
    fong_limit : float or None
        What Fong's test needs it to reach.
    distinct : bool or None
        Whether it does: whether the first category is clearly the first.
    chi_squared, p_value : float or None
        Test whether M, O, A and I are equally frequent, 3 degrees of freedom.
    reason : {"nobody_answered", "no_plain_answer", "suppressed"} or None
        Why something is undefined.
    """

    id: str
    n: int
    counts: tuple[tuple[KanoCategory, int], ...]
    category: KanoCategory | None = None
    second: KanoCategory | None = None
    better: float | None = None
    worse: float | None = None
    better_low: float | None = None
    better_high: float | None = None
    worse_low: float | None = None
    worse_high: float | None = None
    total_strength: float | None = None
    category_strength: float | None = None
    fong_difference: int | None = None
    fong_limit: float | None = None
    distinct: bool | None = None
    chi_squared: float | None = None
    p_value: float | None = None
    reason: Literal["nobody_answered", "no_plain_answer", "suppressed"] | None = None

    def count(self, category: KanoCategory) -> int:
        """Return how many respondents fell into a category."""
        if self.reason == "suppressed":
            raise UsageError.single(
                "suppressed-count",
                "the counts of this group are not shown",
                found=self.id,
                cure="Lower privacy_threshold where that is allowed.",
            )
        return dict(self.counts)[category]


def kano_row(name: str, counts: Mapping[KanoCategory, int], *, critical: float, confidence: float) -> KanoRow:
    """Return one feature from its counts.

    Parameters
    ----------
    name : str
        Name of the feature.
    counts : mapping of category to int
        How many fell into each; nobody where one is left out.
    critical : float
        Quantile in Fong's test.
    confidence : float
        Level of the intervals.

    Returns
    -------
    KanoRow
        The feature.
    """
    found: tuple[tuple[KanoCategory, int], ...] = tuple((c, int(counts.get(c, 0))) for c in CATEGORIES)
    numbers = dict(found)
    n = sum(numbers.values())
    if not n:
        return KanoRow(name, 0, found, reason="nobody_answered")
    first, second = sorted(CATEGORIES, key=lambda c: -numbers[c])[:2]
    a, b = numbers[first], numbers[second]
    limit = critical * math.sqrt((a + b) * (2 * n - a - b) / (2 * n))
    plain = sum(numbers[c] for c in CATEGORIES[:_PLAIN])
    adds, takes = numbers["A"] + numbers["O"], numbers["O"] + numbers["M"]
    better, worse = _share(adds, plain, confidence), _share(takes, plain, confidence)
    chi_squared, p_value = _evenness([numbers[c] for c in CATEGORIES[:_PLAIN]])
    return KanoRow(
        name,
        n,
        found,
        first,
        second,
        better[0],
        None if worse[0] is None else -worse[0],
        better[1],
        better[2],
        None if worse[2] is None else -worse[2],
        None if worse[1] is None else -worse[1],
        total_strength=(takes + numbers["A"]) / n,
        category_strength=(a - b) / n,
        fong_difference=a - b,
        fong_limit=limit,
        distinct=a - b >= limit,
        chi_squared=chi_squared,
        p_value=p_value,
        reason=None if plain else "no_plain_answer",
    )


def _share(count: int, n: int, confidence: float) -> tuple[float | None, float | None, float | None]:
    """Return a share with its limits."""
    limits = wilson_interval(count, n, confidence=confidence)
    return (None, None, None) if limits is None else (count / n, *limits)


def _evenness(counts: list[int]) -> tuple[float | None, float | None]:
    """Return the χ² statistic of equal frequencies with its p-value."""
    total = sum(counts)
    if not total:
        return None, None
    from scipy.special import chdtrc

    expected = total / len(counts)
    statistic = math.fsum((c - expected) ** 2 for c in counts) / expected
    return statistic, float(chdtrc(len(counts) - 1, statistic))
