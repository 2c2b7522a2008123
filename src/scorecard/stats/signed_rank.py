"""Wilcoxon's signed rank test of exact differences."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul
from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import UsageError
from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.exact import IntArray, dot
from scorecard.stats.grid import in_order

__all__ = ["EXACT_BELOW", "Alternative", "SignedRank", "signed_rank", "signed_ranks"]

Alternative = Literal["two_sided", "greater", "less"]
"""Which side of 0 counts as evidence."""

EXACT_BELOW = 25
"""With fewer differences other than 0 the p-value is exact unless asked otherwise."""

_MOST = 1000
_WORK = 2 * 10**9
_SMALL = 1000
_FEW = 64
_CUBED = 2**20

_Numbers = IntArray | list[int]


@dataclass(frozen=True, slots=True)
class SignedRank:
    """Result of Wilcoxon's signed rank test.

    Attributes
    ----------
    n : int
        Number of differences, with those of 0.
    zeros : int
        Number of differences of 0.
    w_plus, w_minus : float or None
        Sum of the ranks of the positive and of the negative differences.
    statistic : float or None
        The smaller of the two.
    z : float or None
        Normal score of `w_plus`, whatever the p-value is taken from; corrected for continuity
        only if asked.
    p_value : float or None
        The p-value.
    method : {"exact", "normal"} or None
        Where the p-value is taken from.
    rank_biserial : float or None
        (w_plus − w_minus) / (w_plus + w_minus), the matched-pairs rank-biserial correlation.
    reason : {"nobody_answered", "no_differences"} or None
        Why it is undefined: there is no difference at all, or all of them are 0.
    """

    n: int
    zeros: int
    w_plus: float | None = None
    w_minus: float | None = None
    statistic: float | None = None
    z: float | None = None
    p_value: float | None = None
    method: Literal["exact", "normal"] | None = None
    rank_biserial: float | None = None
    reason: Literal["nobody_answered", "no_differences"] | None = None

    @property
    def n_nonzero(self) -> int:
        """Number of differences other than 0."""
        return self.n - self.zeros


def signed_rank(
    differences: ScoreHistogram,
    *,
    zeros: Literal["drop", "pratt"] = "drop",
    correction: bool = False,
    method: Literal["auto", "exact", "normal"] = "auto",
    alternative: Alternative = "two_sided",
) -> SignedRank:
    """Return Wilcoxon's signed rank test of differences against a distribution symmetric about 0.

    Parameters
    ----------
    differences : ScoreHistogram
        The differences, exact; ties are ties of fractions, whatever their divisors.
    zeros : {"drop", "pratt"}
        Leave differences of 0 out, or rank them with the others and leave them out of the sums.
    correction : bool
        Whether the normal approximation is corrected for continuity.
    method : {"auto", "exact", "normal"}
        Where the p-value is taken from; "auto" is exact below 25 differences other than 0.
    alternative : {"two_sided", "greater", "less"}
        Which side of 0 counts as evidence.

    Returns
    -------
    SignedRank
        The test; what is undefined is None, with the reason.

    Raises
    ------
    UsageError
        If the exact distribution is asked for and there are too many differences for it.

    Notes
    -----
    The absolute differences get mid-ranks. Given these ranks, each sign is + or − with probability
    1/2: the exact p-value counts the sign patterns (ties included, so there is no need of distinct
    ranks), two-sided it is twice the smaller tail, at most 1. The normal approximation has
    E = (W⁺ + W⁻) / 2 and Var = (N(N + 1)(2N + 1) − z(z + 1)(2z + 1)) / 24 − Σ(t³ − t) / 48 with
    the tied groups t; N counts the ranked differences and z the zeros among them, none where they
    are dropped. Corrected for continuity, |W⁺ − E| is made smaller by 1/2, not below 0.

    References
    ----------
    Wilcoxon, F. (1945). Biometrics Bulletin 1, 80-83.
    Pratt, J. W. (1959). J. Amer. Statist. Assoc. 54, 655-667.
    Kerby, D. S. (2014). Comprehensive Psychology 3, 11.IT.3.1.

    Examples
    --------
    >>> import numpy as np
    >>> test = signed_rank(ScoreHistogram.from_scores(np.array([-1, -2, -2, 3, 0, -4]), 1))
    >>> test.w_plus, test.w_minus, test.p_value, test.method
    (4.0, 11.0, 0.5, 'exact')
    """
    null, ties, positive = _tied(differences)
    nonzero = sum(ties) if isinstance(ties, list) else int(ties.sum())
    n = null + nonzero
    if not nonzero:
        return SignedRank(n, null, reason="no_differences" if n else "nobody_answered")
    ranked_zeros = null if zeros == "pratt" else 0
    ranks, up = _ranks(ties, positive, zeros=ranked_zeros)
    exact = method == "exact" or (method == "auto" and nonzero < EXACT_BELOW)
    tails = None
    if exact:
        tails = _exact_tails(np.repeat(np.asarray(ranks), np.asarray(ties)), zeros=ranked_zeros, observed=up)
    cubes = sum([t * t * t for t in ties]) if isinstance(ties, list) else dot(ties, ties, power=2)
    sums = _Sums(null, nonzero, ranked_zeros, up, cubes)
    return _test(sums, correction=correction, alternative=alternative, tails=tails)


def signed_ranks(
    histograms: Sequence[ScoreHistogram],
    *,
    zeros: Literal["drop", "pratt"] = "drop",
    correction: bool = False,
    method: Literal["auto", "exact", "normal"] = "auto",
) -> list[SignedRank]:
    """Return the two-sided tests of many samples, ranked in one go.

    Parameters
    ----------
    histograms : sequence of ScoreHistogram
        The differences of each sample.
    zeros : {"drop", "pratt"}
        Leave differences of 0 out, or rank them with the others and leave them out of the sums.
    correction : bool
        Whether the normal approximation is corrected for continuity.
    method : {"auto", "exact", "normal"}
        Where the p-value is taken from; "auto" is exact below 25 differences other than 0.

    Returns
    -------
    list of SignedRank
        What `signed_rank` returns for each.

    Raises
    ------
    UsageError
        If the exact distribution is asked for and there are too many differences for it.
    """
    together = {} if method == "exact" else _ranked(histograms, pratt=zeros == "pratt")
    least = 1 if method == "normal" else EXACT_BELOW
    return [
        _test(together[at], correction=correction, alternative="two_sided", tails=None)
        if at in together and together[at].nonzero >= least
        else signed_rank(differences, zeros=zeros, correction=correction, method=method)
        for at, differences in enumerate(histograms)
    ]


@dataclass(frozen=True, slots=True)
class _Sums:
    """Differences of 0, others, and ranked zeros; sum of the doubled ranks of the positive ones; Σ t³ of the ties."""

    null: int
    nonzero: int
    ranked_zeros: int
    up: int
    cubes: int


def _test(sums: _Sums, *, correction: bool, alternative: Alternative, tails: tuple[float, float] | None) -> SignedRank:
    """Return the test, its p-value from exact tails where these are given."""
    ranked, up, zeros = sums.nonzero + sums.ranked_zeros, sums.up, sums.ranked_zeros
    down = ranked * (ranked + 1) - zeros * (zeros + 1) - up
    # the variance of W⁺ under random signs, given the ties
    whole = ranked * (ranked + 1) * (2 * ranked + 1) - zeros * (zeros + 1) * (2 * zeros + 1)
    variance = (2 * whole - (sums.cubes - sums.nonzero)) / 48
    z = _away((up - down) / 4, correction=correction, alternative=alternative) / math.sqrt(variance)
    normal = math.erfc(z / math.sqrt(2)) / 2, math.erfc(-z / math.sqrt(2)) / 2
    greater, less = normal if tails is None else tails
    p = {"two_sided": min(1.0, 2 * min(greater, less)), "greater": greater, "less": less}[alternative]
    return SignedRank(
        sums.null + sums.nonzero,
        sums.null,
        up / 2,
        down / 2,
        min(up, down) / 2,
        z,
        p,
        "normal" if tails is None else "exact",
        (up - down) / (up + down),
    )


def _ranked(histograms: Sequence[ScoreHistogram], *, pratt: bool) -> dict[int, _Sums]:
    """Return the sums of all samples that dense tables of whole numbers hold, by their position."""
    grids = [(at, in_order(scores)) for at, scores in enumerate(histograms)]
    grids = [(at, grid) for at, grid in grids if len(grid) and grid.dtype == np.int64]
    if not grids:
        return {}
    sizes = np.array([len(grid) for _, grid in grids])
    starts = np.cumsum(sizes) - sizes
    counts = np.concatenate([histograms[at].counts for at, _ in grids])
    values = cast("IntArray", np.concatenate([grid for _, grid in grids]))
    n, largest = np.add.reduceat(counts, starts), np.maximum.reduceat(np.abs(values), starts)
    # so many differences that cubes pass 64 bits, and values far apart, are ranked by themselves
    small = (n <= _CUBED) & (largest < 8 * sizes + _SMALL)
    places = [at for (at, _), fits in zip(grids, small.tolist(), strict=True) if fits]
    if not places:
        return {}
    there = np.repeat(small, sizes)
    sums = _dense_sums(values[there], counts[there], sizes=sizes[small], cells=largest[small] + 1, pratt=pratt)
    return dict(zip(places, sums, strict=True))


def _dense_sums(
    values: IntArray, counts: IntArray, *, sizes: NDArray[np.intp], cells: IntArray, pratt: bool
) -> list[_Sums]:
    """Return the sums of samples that lie side by side, counted by absolute value."""
    first = np.cumsum(cells) - cells
    place = np.repeat(first, sizes) + np.abs(values)
    ties, positive = np.zeros((2, int(cells.sum())), dtype=np.int64)
    np.add.at(ties, place, counts)
    np.add.at(positive, place, counts * (values > 0))
    null = ties[first]
    ties[first] = 0
    ranked_zeros = null if pratt else np.zeros_like(null)
    passed = np.cumsum(ties)
    # a doubled mid-rank is 1 and twice what comes before, with the zeros, and the ties themselves
    ranks = 2 * passed - ties + np.repeat(2 * (ranked_zeros - passed[first]) + 1, cells)
    sums = (np.add.reduceat(v, first).tolist() for v in (ties, positive * ranks, ties * ties * ties))
    nonzero, up, cubes = sums
    rows = zip(null.tolist(), nonzero, ranked_zeros.tolist(), up, cubes, strict=True)
    return [_Sums(*row) for row in rows]


def _tied(scores: ScoreHistogram) -> tuple[int, _Numbers, _Numbers]:
    """Return the number of zeros, and of each absolute value, ascending, the number of scores and of positive ones.

    A number may be 0: then no score has this absolute value. Few values are counted as Python numbers.
    """
    grid, counts = in_order(scores), scores.counts
    if len(grid) <= _FEW:
        return _few_tied(grid.tolist(), counts.tolist())
    size, up = np.abs(grid), grid > 0
    cells = int(size.max()) + 1
    if size.dtype != np.int64 or cells > 8 * len(grid) + _SMALL:
        values, place = np.unique(size, return_inverse=True)
        size, cells = place + int(values[0] != 0), len(values) + int(values[0] != 0)
    table = np.zeros(2 * cells, dtype=np.int64)
    np.add.at(table, size + cells * up, counts)
    positive = table[cells + 1 :]
    return int(table[0]), table[1:cells] + positive, positive


def _few_tied(values: Sequence[float], counts: Sequence[int]) -> tuple[int, list[int], list[int]]:
    """Return the same numbers of few values."""
    both: dict[float, int] = {0: 0}
    positive: dict[float, int] = {}
    for value, count in zip(values, counts, strict=True):
        size = abs(value)
        both[size] = both.get(size, 0) + count
        if value > 0:
            positive[size] = positive.get(size, 0) + count
    null = both.pop(0)
    order = sorted(both)
    return null, [both[size] for size in order], [positive.get(size, 0) for size in order]


def _ranks(ties: _Numbers, positive: _Numbers, *, zeros: int) -> tuple[_Numbers, int]:
    """Return the doubled mid-ranks, which are whole, and their sum over the positive differences."""
    if not isinstance(ties, list):
        ranks = 2 * np.cumsum(ties) - ties + (2 * zeros + 1)
        return ranks, dot(np.asarray(positive), ranks)
    passed, few = 2 * zeros + 1, list[int]()
    for number in ties:
        few.append(passed + number)
        passed += 2 * number
    return few, sum(map(mul, positive, few))


def _away(distance: float, *, correction: bool, alternative: Alternative) -> float:
    """Return how far W⁺ is from its mean, corrected for continuity if asked."""
    if not correction:
        return distance
    if alternative == "two_sided":
        return math.copysign(max(0.0, abs(distance) - 0.5), distance)
    return distance - 0.5 if alternative == "greater" else distance + 0.5


def _exact_tails(ranks: IntArray, *, zeros: int, observed: int) -> tuple[float, float]:
    """Return P(W⁺ ≥ observed) and P(W⁺ ≤ observed) over all signs of the doubled ranks.

    Cell s + k w of the counts holds the sign patterns of the doubled rank sum s with k positive
    signs, the ranks counted without ranked zeros. Only with such zeros, which add to each rank, is
    k needed.
    Counts of sign patterns are whole numbers, exact in floats up to 2⁵³.
    """
    n = len(ranks)
    width = n * (n + 1) + 1
    rows = n + 1 if zeros else 1
    if n > _MOST or rows * width * n > _WORK:
        raise UsageError.single(
            "too-many-for-exact",
            "there are too many differences for the exact distribution of signed ranks",
            found=f"{n} differences other than 0",
            cure='Take method="normal", which is as good here.',
        )
    counts: NDArray[np.float64] = np.zeros(rows * width)
    counts[0] = 1.0
    for step in (ranks - 2 * zeros + (width if zeros else 0)).tolist():
        counts[step:] += counts[:-step]
    sums = np.arange(width)
    if zeros:
        sums = (sums + 2 * zeros * np.arange(rows)[:, None]).ravel()
    whole = 2.0**n
    return float(counts[sums >= observed].sum()) / whole, float(counts[sums <= observed].sum()) / whole
