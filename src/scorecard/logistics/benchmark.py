"""Where to match rivals and where to lead, by importance and relative performance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

import numpy as np

from scorecard._given import require_word
from scorecard.errors import AnalysisError, Problems, near
from scorecard.logistics.benchmark_result import Benchmark, BenchmarkCell, BenchmarkRow
from scorecard.logistics.company_ratings import CompanyRatings, RatingSummary, check_summaries
from scorecard.logistics.item_importance import GivenImportance, item_importance
from scorecard.stats.intervals import check_confidence
from scorecard.stats.multiplicity import Adjust, adjust
from scorecard.stats.unpaired import MeanDifference, SampleMean, overlapping_t

__all__ = ["Ratings", "benchmark"]

Ratings = CompanyRatings | RatingSummary


def benchmark(
    own: Ratings,
    rivals: Mapping[str, Ratings],
    *,
    importance: GivenImportance,
    against: str = "best",
    cut: float | None = None,
    adjustment: Adjust = "holm",
    confidence: float = 0.95,
) -> Benchmark:
    """Return the competitive position, item by item.

    Parameters
    ----------
    own : CompanyRatings or RatingSummary
        Ratings of the own company; its items are compared.
    rivals : mapping of str to CompanyRatings or RatingSummary
        Ratings of each rival on the same scale.
    importance : mapping of str to float or ItemSummary, or CompanyRatings
        Importance by item: a number, a summary, or as respondents rated it.
    against : str
        ``best``: item by item the rival with the highest mean; or the name of a rival.
    cut : float, optional
        Importance from which an item is important; the mean importance of the items when left out.
    adjustment : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        How p-values are adjusted; the items are one family.
    confidence : float
        Level of the intervals.

    Returns
    -------
    Benchmark
        Gap and relative gap with intervals, and the cell of each item with its probability.

    Raises
    ------
    AnalysisError
        If there is no rival, `against` names none, a summary is one of no ratings, or an item has no importance.
    UsageError
        If the confidence level is not between 0 and 1.

    Notes
    -----
    gap = own − rival. Respondents who rated both are paired, with the t test for partly shared samples, which is the
    paired test where all are shared and Welch's where none is. relative gap = gap / rival, with Fieller's limits: the
    ratios ρ with (own − ρ rival)² ≤ t² (v₁ + ρ² v₂ − 2 ρ c); it needs ratings with a true zero to mean more than the
    gap. The probability of a cell is that of its side of importance times that of its side of the
    gap, under flat priors. A point on a line counts as important, and as not behind.

    References
    ----------
    Camp, R. C. (1989). Benchmarking: The Search for Industry Best Practices that Lead to Superior Performance.
    Derrick, B., Russ, B., Toher, D., White, P. (2017). Journal of Modern Applied Statistical Methods 16(1), 137-157.
    Fieller, E. C. (1954). Journal of the Royal Statistical Society B 16, 175-185.

    Examples
    --------
    >>> from scorecard.logistics import ItemSummary
    >>> own = RatingSummary({"speed": ItemSummary(4.1, 1.0, 100), "care": ItemSummary(5.6, 1.0, 100)})
    >>> rival = RatingSummary({"speed": ItemSummary(5.0, 1.0, 100), "care": ItemSummary(5.0, 1.0, 100)})
    >>> found = benchmark(own, {"rival": rival}, importance={"speed": 6.2, "care": 5.1})
    >>> found["speed"].cell, round(found["speed"].gap, 3), found["care"].cell
    ('match', -0.9, 'save')
    """
    check_confidence(confidence)
    require_word("adjustment", adjustment, get_args(Adjust))
    items = tuple(own.items)
    _check(own, rivals, items, against)
    known = item_importance(importance, items)
    likely, at = known.probabilities(cut)
    of_items = zip(known.values.tolist(), likely.tolist(), known.important(at).tolist(), strict=True)
    weights = [_Weight(*of_item) for of_item in of_items]
    every = {
        rival: _adjusted(
            [_row(own, other, item, (rival, weight), confidence) for item, weight in zip(items, weights, strict=True)],
            adjustment,
        )
        for rival, other in rivals.items()
    }
    if against == "best":
        rows = _adjusted([_best([of[i] for of in every.values()]) for i in range(len(items))], adjustment)
    else:
        rows = every[against]
    comparisons = tuple(row for of in every.values() for row in of)
    return Benchmark(tuple(rows), comparisons, against, at, "mean" if cut is None else "given", adjustment, confidence)


@dataclass(frozen=True, slots=True)
class _Weight:
    """Importance of an item, how likely it is to be important, and whether it is."""

    value: float
    likely: float
    important: bool


def _check(own: Ratings, rivals: Mapping[str, Ratings], items: Sequence[str], against: str) -> None:
    """Refuse a comparison with nobody or of nothing."""
    problems = Problems()
    if not rivals:
        problems.add("rivals-none", "there is no rival", cure="Give the ratings of each rival by name.")
    elif against != "best" and against not in rivals:
        problems.add("rival-unknown", "there is no such rival", found=against, cure=near(against, ["best", *rivals]))
    if not items:
        problems.add("items-none", "nothing was rated", cure="Give ratings of one item or more.")
    for path, ratings in (("own", own), *((f"rivals.{name}", other) for name, other in rivals.items())):
        if isinstance(ratings, RatingSummary):
            check_summaries(ratings.items, path, problems)
    problems.raise_if_any(AnalysisError, "The companies cannot be compared.")


def _row(own: Ratings, other: Ratings, item: str, named: tuple[str, _Weight], confidence: float) -> BenchmarkRow:
    """Return one item of the own company against one rival."""
    rival, weight = named
    first, second = own.sample(item), other.sample(item)
    common, covariance = _shared(own, other, item)
    test = overlapping_t(first, second, common=common, covariance=covariance, confidence=confidence)
    shared = 0.0 if covariance is None else covariance * common / (first.n * second.n)
    relative = _relative(first, second, shared, test, confidence)
    cell, probability = _cell(test, weight)
    return BenchmarkRow(
        item, rival, weight.value, first.n, second.n, common, first.mean, second.mean, test.difference,
        test.standard_error, test.low, test.high, test.degrees_of_freedom, test.statistic, test.p_value, None,
        *relative, cell, probability, test.reason,
    )  # fmt: skip


def _shared(own: Ratings, other: Ratings, item: str) -> tuple[int, float | None]:
    """Return how many respondents rated both companies, and the covariance of their ratings."""
    if not (isinstance(own, CompanyRatings) and isinstance(other, CompanyRatings)):
        return 0, None
    if own.respondents is None or other.respondents is None:
        return 0, None
    first = dict(zip(own.respondents, own.column(item).tolist(), strict=True))
    second = dict(zip(other.respondents, other.column(item).tolist(), strict=True))
    pairs = [(first[who], second[who]) for who in first if who in second]
    # sorted, so that the order of respondents does not change a bit
    both = sorted(pair for pair in pairs if pair[0] == pair[0] and pair[1] == pair[1])
    if len(both) < 2:
        return 0, None
    return len(both), float(np.cov(np.array(both).T)[0, 1])


def _relative(
    first: SampleMean, second: SampleMean, shared: float, test: MeanDifference, confidence: float
) -> tuple[float | None, float | None, float | None]:
    """Return the gap as a share of the rival's mean, with its interval."""
    if first.mean is None or second.mean is None or second.mean <= 0:
        return None, None, None
    ratio = first.mean / second.mean
    if test.degrees_of_freedom is None or first.standard_error is None or second.standard_error is None:
        return ratio - 1, None, None
    from scipy.special import stdtrit

    square = float(stdtrit(test.degrees_of_freedom, (1 + confidence) / 2)) ** 2
    a = second.mean**2 - square * second.standard_error**2
    b = first.mean * second.mean - square * shared
    c = first.mean**2 - square * first.standard_error**2
    if a <= 0 or b * b < a * c:
        return ratio - 1, None, None  # the rival's mean may be zero
    root = (b * b - a * c) ** 0.5
    return ratio - 1, (b - root) / a - 1, (b + root) / a - 1


def _cell(test: MeanDifference, weight: _Weight) -> tuple[BenchmarkCell | None, float | None]:
    """Return the place of an item in the matrix, and how likely it is the true one."""
    if test.difference is None:
        return None, None
    ahead = test.difference >= 0
    cells: dict[tuple[bool, bool], BenchmarkCell] = {
        (True, False): "match", (True, True): "lead", (False, False): "hold", (False, True): "save",
    }  # fmt: skip
    cell = cells[weight.important, ahead]
    if test.degrees_of_freedom is not None and test.statistic is not None:
        from scipy.special import stdtr

        leads = float(stdtr(test.degrees_of_freedom, test.statistic))
    elif test.reason == "no_variance":
        leads = float(ahead)
    else:
        return cell, None
    side = weight.likely if weight.important else 1 - weight.likely
    return cell, side * (leads if ahead else 1 - leads)


def _best(rows: Sequence[BenchmarkRow]) -> BenchmarkRow:
    """Return the row of the rival with the highest mean; that of the first where none was rated."""
    rated = [row for row in rows if row.other is not None]
    if not rated:
        return replace(rows[0], rival=None)
    return max(rated, key=lambda row: row.other if row.other is not None else -np.inf)


def _adjusted(rows: Sequence[BenchmarkRow], adjustment: Adjust) -> list[BenchmarkRow]:
    """Return the rows with p-values adjusted over them."""
    found = adjust([row.p_value for row in rows], method=adjustment)
    return [replace(row, p_adjusted=p) for row, p in zip(rows, found, strict=True)]
