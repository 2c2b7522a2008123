"""Stochastic multicriteria acceptability: how often alternatives reach each rank when weights are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import Problems, UsageError
from scorecard.stats.alternative_values import AlternativeValues, alternative_values
from scorecard.stats.draw_blocks import BLOCK, RowSampler, block_of, check_draws
from scorecard.stats.rank_counting import BINS, RankCounter, RankTally, ScoreSums

__all__ = ["Acceptability", "acceptability", "confidence_factors"]

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_BLOCKS = 8
"""Blocks whose sums are formed together; sums of floats depend on their order, so the parts are always the same."""


@dataclass(frozen=True, slots=True, eq=False)
class Acceptability:
    """What many draws of weights make of m alternatives.

    Attributes
    ----------
    draws : int
        Number of draws.
    rank_counts : ndarray of int, shape (m, m)
        How often the alternative of the row had the rank of the column, from 1; ties share the better one.
    win_counts : ndarray of int, shape (m, m)
        How often the alternative of the row had a better rank than that of the column.
    central_weights : ndarray, shape (m, n)
        Mean of the weights at which each came first; NaN where it never did.
    mean, standard_deviation, low, high : ndarray, shape (m,)
        Of the scores; low and high enclose the share `confidence` of them in the middle.
    confidence : float
        That share.
    """

    draws: int
    rank_counts: IntArray
    win_counts: IntArray
    central_weights: FloatArray
    mean: FloatArray
    standard_deviation: FloatArray
    low: FloatArray
    high: FloatArray
    confidence: float

    @property
    def rank_shares(self) -> FloatArray:
        """Rank acceptability indices, shape (m, m)."""
        return self.rank_counts / self.draws

    @property
    def win_shares(self) -> FloatArray:
        """Pairwise winning indices, shape (m, m)."""
        return self.win_counts / self.draws


def acceptability(
    values: ArrayLike,
    sampler: RowSampler,
    *,
    draws: int,
    seed: int,
    standard_errors: ArrayLike | None = None,
    confidence: float = 0.95,
    threads: int = 1,
) -> Acceptability:
    """Return how often alternatives reach each rank when weights are drawn.

    Parameters
    ----------
    values : array_like of float, shape (m, n) or (s, m, n)
        Values of m alternatives on n criteria, all on one scale, more is better. With three axes, s draws
        of them, taken in turn: one for each draw of weights, from the first again after the last.
    sampler : RowSampler
        Law of the weights.
    draws : int
        Number of draws.
    seed : int
        Seed.
    standard_errors : array_like of float, shape (m, n), optional
        Standard errors of the values, which are then drawn from independent normal laws.
    confidence : float
        Share of the scores between low and high.
    threads : int
        Threads among which the draws are shared; the numbers do not depend on it.

    Returns
    -------
    Acceptability
        Counts, central weights and scores.

    Raises
    ------
    UsageError
        If shapes do not fit, or draws, seed, confidence or threads are out of their range.
    AnalysisError
        If a value or a standard error is no finite number.

    Notes
    -----
    score = Σ w v. Scores within 1e-12 of the largest value (by size) are tied; rank = 1 + number of better
    ones. Given the weights, a sum of independent normal errors is normal with variance Σ w² se², so that
    one number is drawn an alternative instead of one a value. Low and high are read off counts in 1024
    equal parts of the range from the least to the greatest score that an alternative can have (eight
    standard errors beyond, where there are some), by linear interpolation within a part.

    References
    ----------
    Lahdelma, R., Salminen, P. (2001). SMAA-2: stochastic multicriteria acceptability analysis for group
    decision making. Operations Research 49(3), 444-454. https://doi.org/10.1287/opre.49.3.444.11220

    Examples
    --------
    >>> from scorecard.stats.simplex import UniformSimplex
    >>> found = acceptability([[1.0, 0.0], [0.0, 1.0]], UniformSimplex(2), draws=10_000, seed=1)
    >>> found.rank_shares[0].tolist()
    [0.509, 0.491]
    """
    given = alternative_values(values, standard_errors=standard_errors, criteria=sampler.size)
    _check(draws, seed=seed, confidence=confidence, threads=threads)
    work = _Work(given, sampler, draws, seed)
    total = RankTally.empty(given.alternatives, sampler.size)
    for part in _parts(work, threads):
        total.add(part)
    return _found(total, given, confidence)


def confidence_factors(
    values: ArrayLike,
    weights: ArrayLike,
    *,
    draws: int,
    seed: int,
    standard_errors: ArrayLike | None = None,
) -> FloatArray:
    """Return how often each alternative comes first at weights of its own, when values are drawn.

    Parameters
    ----------
    values : array_like of float
        As in `acceptability`.
    weights : array_like of float, shape (m, n)
        The weights of each alternative, such as its central weights; NaN where it has none.
    draws, seed : int
        Number of draws, and seed.
    standard_errors : array_like of float, optional
        As in `acceptability`.

    Returns
    -------
    ndarray, shape (m,)
        Shares of the draws; 0 or 1 where values are certain, NaN where there are no weights.

    Raises
    ------
    UsageError
        If shapes do not fit, or draws or seed are out of their range.
    AnalysisError
        If a value or a standard error is no finite number.

    Examples
    --------
    >>> confidence_factors([[1.0, 0.0], [0.0, 1.0]], [[0.8, 0.2], [0.2, 0.8]], draws=1, seed=1).tolist()
    [1.0, 1.0]
    """
    own = np.asarray(weights, dtype=np.float64)
    given = alternative_values(values, standard_errors=standard_errors, criteria=own.shape[1])
    _check(draws, seed=seed, confidence=0.5, threads=1)
    draws = draws if given.uncertain else 1
    found = np.full(len(own), np.nan)
    for i in np.flatnonzero(~np.isnan(own).any(axis=1)).tolist():
        rows, won = np.broadcast_to(own[i], (BLOCK, own.shape[1])), 0
        for number in range(-(-draws // BLOCK)):
            scores = given.scores(rows, number, seed=seed, stream=f"confidence {i}")[: draws - number * BLOCK]
            won += int((scores[:, i] >= scores.max(axis=1) - given.tolerance).sum())
        found[i] = won / draws
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Drawn:
    """A block of draws whose scores are summed in the tally of its part already."""

    tally: RankTally
    ends_part: bool
    weights: FloatArray
    scores: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class _Work:
    """What is to be counted."""

    values: AlternativeValues
    sampler: RowSampler
    draws: int
    seed: int

    @property
    def parts(self) -> range:
        """Numbers of the parts."""
        return range(-(-self.draws // (_BLOCKS * BLOCK)))

    def drawn(self, parts: Iterable[int]) -> Iterator[_Drawn]:
        """Draw the blocks of some parts, and sum their scores."""
        low, high = self.values.ranges()
        sums = ScoreSums(low=low, high=high)
        for part in parts:
            tally = RankTally.empty(self.values.alternatives, self.sampler.size)
            end = min((part + 1) * _BLOCKS, -(-self.draws // BLOCK))
            for at in range(part * _BLOCKS, end):
                weights = block_of(self.sampler, at, seed=self.seed)
                scores = self.values.scores(weights, at, seed=self.seed, stream="values")
                there = min(self.draws - at * BLOCK, BLOCK)
                sums.count(tally, scores[:there])
                yield _Drawn(tally, at == end - 1, weights[:there], scores[:there])

    def tallies(self, blocks: Iterable[_Drawn]) -> Iterator[RankTally]:
        """Count the ranks of blocks; yield the tally of each part."""
        counter = RankCounter(self.values.alternatives, tolerance=self.values.tolerance)
        for block in blocks:
            counter.count(block.tally, block.weights, block.scores)
            if block.ends_part:
                yield block.tally

    def part(self, number: int) -> RankTally:
        """Return the tally of one part."""
        (found,) = self.tallies(self.drawn([number]))
        return found


def _parts(work: _Work, threads: int) -> Iterator[RankTally]:
    """Yield the tallies of all parts in their order."""
    numbers = work.parts
    if threads == 1 or len(numbers) == 1:
        yield from work.tallies(work.drawn(numbers))
    elif threads == 2:
        # one draws while the other one counts: both then run long routines, and seldom wait for the interpreter
        yield from work.tallies(_ahead(work.drawn(numbers)))
    else:
        with ThreadPoolExecutor(threads) as pool:
            for start in range(0, len(numbers), threads):  # no more at once than threads, so that no tally waits
                yield from pool.map(work.part, numbers[start : start + threads])


def _ahead(blocks: Iterator[_Drawn]) -> Iterator[_Drawn]:
    """Yield blocks, the next of which is made in a thread of its own meanwhile."""
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(next, blocks, None)
        while (block := made.result()) is not None:
            made = pool.submit(next, blocks, None)
            yield block


def _found(total: RankTally, given: AlternativeValues, confidence: float) -> Acceptability:
    """Return the result of counts and sums."""
    low, high = given.ranges()
    draws = total.draws
    with np.errstate(invalid="ignore", divide="ignore"):
        central = total.first_weights / total.ranks[:, :1]
    mean = total.score_sums / draws
    variance = np.maximum(total.square_sums / draws - mean**2, 0.0)
    tail = (1 - confidence) / 2
    return Acceptability(
        draws=draws,
        rank_counts=total.ranks,
        win_counts=total.wins,
        central_weights=central,
        mean=low + mean,
        standard_deviation=np.sqrt(variance),
        low=_quantiles(total.bins, tail, low, high),
        high=_quantiles(total.bins, 1 - tail, low, high),
        confidence=confidence,
    )


def _quantiles(bins: IntArray, share: float, low: FloatArray, high: FloatArray) -> FloatArray:
    """Return a quantile of each alternative's scores from counts by parts of their range."""
    upto = np.cumsum(bins, axis=1)
    target = share * upto[:, -1]
    at = np.minimum((upto < target[:, None]).sum(axis=1), BINS - 1)
    rows = np.arange(len(bins))
    inside = bins[rows, at]
    before = upto[rows, at] - inside
    within = np.divide(target - before, inside, out=np.zeros(len(bins)), where=inside > 0)
    return np.asarray(low + (at + within) * (high - low) / BINS)


def _check(draws: int, *, seed: int, confidence: float, threads: int) -> None:
    """Refuse options out of their range."""
    check_draws(draws, seed=seed)
    problems = Problems()
    for name, number in (("draws", draws), ("threads", threads)):
        if not hasattr(number, "__index__") or number < 1:
            problems.add(
                "at-least-one", f"{name} must be 1 or more", found=str(number), cure=f"Write {name}=1 or more."
            )
    if not hasattr(confidence, "__float__") or not 0 < confidence < 1:
        problems.add(
            "confidence-range",
            "confidence must lie between 0 and 1",
            found=str(confidence),
            cure="Write confidence=0.95.",
        )
    problems.raise_if_any(UsageError, "Nothing can be drawn.")
