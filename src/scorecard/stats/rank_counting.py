"""Counts of ranks in many draws of scores, block by block."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.draw_blocks import BLOCK

__all__ = ["BINS", "RankCounter", "RankTally", "ScoreSums"]

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

BINS = 1024
"""Equal parts of the range of an alternative's scores, in which they are counted for quantiles."""

_TOP = BINS * (1 - 1e-9)
"""Where the high end of a range is counted: inside the last part, whatever rounding does."""

_STRIP = 5
"""Alternatives that are compared with all others at once."""


@dataclass(slots=True, eq=False)
class RankTally:
    """What is counted and summed over draws.

    Attributes
    ----------
    draws : int
        Number of draws.
    ranks : ndarray of int, shape (m, m)
        How often each alternative had each rank.
    wins : ndarray of int, shape (m, m)
        How often the alternative of the row had a better rank than that of the column.
    bins : ndarray of int, shape (m, BINS)
        Scores by parts of the alternative's range.
    first_weights : ndarray, shape (m, n)
        Sums of the weights of the draws in which the alternative came first.
    score_sums, square_sums : ndarray, shape (m,)
        Sums of the scores, above the low end of the range, and of their squares.
    """

    draws: int
    ranks: IntArray
    wins: IntArray
    bins: IntArray
    first_weights: FloatArray
    score_sums: FloatArray
    square_sums: FloatArray

    @classmethod
    def empty(cls, alternatives: int, criteria: int) -> RankTally:
        """Return a tally of nothing."""
        m = alternatives
        return cls(
            0,
            np.zeros((m, m), dtype=np.int64),
            np.zeros((m, m), dtype=np.int64),
            np.zeros((m, BINS), dtype=np.int64),
            np.zeros((m, criteria)),
            np.zeros(m),
            np.zeros(m),
        )

    def add(self, other: RankTally) -> None:
        """Add another tally."""
        self.draws += other.draws
        self.ranks += other.ranks
        self.wins += other.wins
        self.bins += other.bins
        self.first_weights += other.first_weights
        self.score_sums += other.score_sums
        self.square_sums += other.square_sums


class ScoreSums:
    """Sum blocks of scores and their squares, and count scores by parts of their range.

    Parameters
    ----------
    low, high : ndarray, shape (m,)
        Range of each alternative's scores.
    """

    def __init__(self, *, low: FloatArray, high: FloatArray) -> None:
        m, width = len(low), high - low
        self._low = low
        self._per_bin = np.divide(_TOP, width, out=np.zeros(m), where=width > 0)
        self._first_bins = BINS * np.arange(m)
        self._room = np.empty((BLOCK, m))
        self._flat = np.empty((BLOCK, m), dtype=np.int64)

    def count(self, tally: RankTally, scores: FloatArray) -> None:
        """Add a block of scores.

        Parameters
        ----------
        tally : RankTally
            Where sums and counts go.
        scores : ndarray, shape (d, m)
            Scores of the alternatives, one draw a row.
        """
        d, m = len(scores), len(self._low)
        above, flat = self._room[:d], self._flat[:d]
        np.subtract(scores, self._low, out=above)
        tally.score_sums += above.sum(axis=0)
        tally.square_sums += np.einsum("dm,dm->m", above, above)
        above *= self._per_bin
        np.clip(above, 0, _TOP, out=above)
        np.copyto(flat, above, casting="unsafe")
        flat += self._first_bins
        tally.bins += np.bincount(flat.ravel(), minlength=m * BINS).reshape(m, BINS)


class RankCounter:
    """Count the ranks in blocks of scores; every large array it needs is made once.

    Alternatives are sorted by keys: the distance of a score from the highest one, as the whole number that its bits
    are, with the number of the alternative in its last bits. Where two neighbours are closer than the tolerance, the
    draw is looked at again, with all its scores compared.

    Parameters
    ----------
    alternatives : int
        How many there are.
    tolerance : float
        Scores no further apart are tied.
    """

    def __init__(self, alternatives: int, *, tolerance: float) -> None:
        m = alternatives
        self._tally = RankTally.empty(m, 0)
        self._m, self._tolerance = m, tolerance
        self._mask = (1 << max(1, (m - 1).bit_length())) - 1
        self._keys = np.empty((BLOCK, m), dtype=np.int64)
        self._order = np.empty((BLOCK, m), dtype=np.int64)
        self._flat = np.empty((BLOCK, m), dtype=np.int64)
        self._room = np.empty((BLOCK, m))
        self._rank = np.zeros((m, BLOCK), dtype=np.uint8 if m <= 256 else np.int32)
        self._places = np.broadcast_to(np.arange(m, dtype=self._rank.dtype), (BLOCK, m))
        self._less = np.empty((min(_STRIP, m), m, BLOCK), dtype=np.bool_)
        self._words = np.zeros((m, m), dtype=np.uint64)
        self._first: NDArray[np.integer] = np.empty(BLOCK, dtype=np.uint8 if m < 256 else np.int32)

    def count(self, tally: RankTally, weights: FloatArray, scores: FloatArray) -> None:
        """Add the ranks of a block of draws.

        Parameters
        ----------
        tally : RankTally
            Where counts and sums go.
        weights : ndarray, shape (d, n)
            Weights, one draw a row; at most BLOCK of them.
        scores : ndarray, shape (d, m)
            Scores of the alternatives.
        """
        d, self._tally = len(scores), tally
        order = self._sorted(scores)
        again = np.flatnonzero(self._near(d))
        self._put_ranks(order)
        first = self._first[:d]
        first[:] = order[:, 0]
        if len(again):
            first[again] = self._m  # counted apart, since several may come first
            self._look_again(weights[again], scores[again], again)
            order = np.delete(order, again, axis=0)
        self._count_ranks(order)
        self._sum_first(weights, first)
        self._rank[:, d:] = 0
        self._count_wins(d)
        tally.draws += d

    def _sorted(self, scores: FloatArray) -> IntArray:
        """Return the alternatives of each draw, the best first; the sorted keys stay."""
        keys = self._keys[: len(scores)]
        np.subtract(scores.max(), scores, out=keys.view(np.float64))
        keys &= ~self._mask
        keys |= np.arange(self._m)
        keys.sort(axis=1)
        return np.bitwise_and(keys, self._mask, out=self._order[: len(scores)])

    def _near(self, d: int) -> NDArray[np.bool_]:
        """Return which draws have neighbours that may be tied."""
        distance = self._keys[:d].view(np.float64)
        # the last bits of a key are no distance: they may hide or feign this much
        slack = float(distance[:, -1].max(initial=0.0)) * self._mask * 2.0**-51 + 2.0**-1000
        steps = np.subtract(distance[:, 1:], distance[:, :-1], out=self._room[:d, 1:])
        least = self._tolerance + slack
        if steps.min(initial=np.inf) > least:
            return np.zeros(d, dtype=np.bool_)
        return np.asarray(steps.min(axis=1, initial=np.inf) <= least)

    def _put_ranks(self, order: IntArray) -> None:
        """Write the rank of each alternative in each draw, from 0."""
        d = len(order)
        flat = self._flat[:d]
        np.multiply(order, BLOCK, out=flat)
        flat += np.arange(d)[:, None]
        self._rank.reshape(-1)[flat] = self._places[:d]

    def _look_again(self, weights: FloatArray, scores: FloatArray, draws: IntArray) -> None:
        """Count draws with ties: a rank is one more than the number of clearly better scores."""
        m, tally = self._m, self._tally
        ranks = np.zeros(scores.shape, dtype=np.int64)
        for j in range(m):
            ranks += scores[:, j, None] > scores + self._tolerance
        self._rank[:, draws] = ranks.T
        tally.ranks += np.bincount((ranks + m * np.arange(m)).ravel(), minlength=m * m).reshape(m, m)
        for i in range(m - 1):  # a tie is no win of the later one
            tally.wins[i + 1 :, i] -= (ranks[:, i + 1 :] == ranks[:, [i]]).sum(axis=0)
        tally.first_weights += (ranks == 0).T.astype(np.float64) @ weights

    def _count_ranks(self, order: IntArray) -> None:
        """Count the ranks of draws without ties."""
        m = self._m
        flat = np.add(order, m * np.arange(m), out=self._flat[: len(order)])
        self._tally.ranks += np.bincount(flat.ravel(), minlength=m * m).reshape(m, m).T

    def _count_wins(self, d: int) -> None:
        """Count for each pair who has the better rank; in a tie it is the later one, which is taken back."""
        rank, words, m = self._rank, self._words, self._m
        for i in range(0, m, _STRIP):
            end = min(i + _STRIP, m)
            less = self._less[: end - i, i:]
            np.less(rank[i:end, None], rank[None, i:], out=less)
            # bytes of 0 and 1, eight a word: no byte overflows, since a row has 240 words
            np.add.reduce(less.view(np.uint64), axis=2, out=words[i:end, i:])
        won = np.triu(words.view(np.uint8).reshape(m, m, 8).sum(axis=2, dtype=np.int64), 1)
        self._tally.wins += won + np.tril(d - won.T, -1)

    def _sum_first(self, weights: FloatArray, first: NDArray[np.integer]) -> None:
        """Sum the weights of the draws in which each alternative came first alone."""
        sizes = np.bincount(first, minlength=self._m + 1)
        there = np.flatnonzero(sizes[: self._m])
        if not len(there):
            return
        starts = (np.cumsum(sizes) - sizes)[there]
        order = np.argsort(first, kind="stable")[: int(sizes[: self._m].sum())]
        self._tally.first_weights[there] += np.add.reduceat(np.take(weights, order, axis=0), starts, axis=0)
