"""Counts of ranks in many draws of scores, block by block."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.draw_blocks import BLOCK

__all__ = ["BINS", "BlockCounter", "RankTally"]

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

BINS = 1024
"""Equal parts of the range of an alternative's scores, in which they are counted for quantiles."""

_TOP = BINS * (1 - 1e-9)
"""Where the high end of a range is counted: inside the last part, whatever rounding does."""

_TILE = 480
"""Draws whose scores are sorted at once: few enough to stay in a small cache."""


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


class BlockCounter:
    """Count the ranks of blocks of scores; every large array it needs is made once.

    Alternatives are sorted by keys: the distance of a score from the highest one, as the whole number that its bits
    are, with the number of the alternative in its last bits. Where two neighbours are closer than the tolerance, the
    draw is looked at again, with all its scores compared.

    Parameters
    ----------
    alternatives, criteria : int
        How many there are.
    low, high : ndarray, shape (m,)
        Range of each alternative's scores.
    tolerance : float
        Scores no further apart are tied.
    """

    def __init__(
        self, alternatives: int, criteria: int, *, low: FloatArray, high: FloatArray, tolerance: float
    ) -> None:
        m = alternatives
        self.tally: RankTally = RankTally.empty(m, criteria)
        self._m, self._tolerance, self._low = m, tolerance, low
        width = high - low
        self._per_bin = np.divide(_TOP, width, out=np.zeros(m), where=width > 0)
        self._mask = (1 << max(1, (m - 1).bit_length())) - 1
        self._keys = np.empty((_TILE, m), dtype=np.int64)
        self._order = np.empty((_TILE, m), dtype=np.int64)
        self._flat = np.empty((_TILE, m), dtype=np.int64)
        self._room = np.empty((_TILE, m))
        self._rank = np.zeros((m, BLOCK), dtype=np.uint8 if m <= 256 else np.int32)
        self._places = np.broadcast_to(np.arange(m, dtype=self._rank.dtype), (_TILE, m))
        self._less = np.empty((m, BLOCK), dtype=np.bool_)
        self._words = np.zeros((m, m), dtype=np.uint64)

    def count(self, weights: FloatArray, scores: FloatArray) -> None:
        """Add a block of draws.

        Parameters
        ----------
        weights : ndarray, shape (d, n)
            Weights, one draw a row; at most BLOCK of them.
        scores : ndarray, shape (d, m)
            Scores of the alternatives.
        """
        d = len(scores)
        for start in range(0, d, _TILE):
            part = slice(start, min(start + _TILE, d))
            self._count_tile(weights[part], scores[part], start)
        self._rank[:, d:] = 0
        self._count_wins(d)
        self.tally.draws += d

    def _count_tile(self, weights: FloatArray, scores: FloatArray, start: int) -> None:
        """Count ranks and scores of some draws of a block."""
        order = self._sorted(scores)
        again = np.flatnonzero(self._near(len(scores)))
        self._put_ranks(order, start)
        first = order[:, 0].copy()
        if len(again):
            first[again] = self._m  # counted apart, since several may come first
            self._look_again(weights[again], scores[again], start + again)
            order = np.delete(order, again, axis=0)
        self._count_ranks(order)
        self._sum_first(weights, first)
        self._sum_scores(scores)

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

    def _put_ranks(self, order: IntArray, start: int) -> None:
        """Write the rank of each alternative in each draw, from 0."""
        d = len(order)
        flat = self._flat[:d]
        np.multiply(order, BLOCK, out=flat)
        flat += np.arange(start, start + d)[:, None]
        self._rank.reshape(-1)[flat] = self._places[:d]

    def _look_again(self, weights: FloatArray, scores: FloatArray, draws: IntArray) -> None:
        """Count draws with ties: a rank is one more than the number of clearly better scores."""
        m, tally = self._m, self.tally
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
        self.tally.ranks += np.bincount(flat.ravel(), minlength=m * m).reshape(m, m).T

    def _count_wins(self, d: int) -> None:
        """Count for each pair who has the better rank; in a tie it is the later one, which is taken back."""
        less, words = self._less, self._words
        for i in range(self._m - 1):
            np.less(self._rank[i], self._rank[i + 1 :], out=less[i + 1 :])
            # bytes of 0 and 1, eight a word: no byte overflows, since a row has 240 words
            np.add.reduce(less[i + 1 :].view(np.uint64), axis=1, out=words[i, i + 1 :])
        won = words.view(np.uint8).reshape(self._m, self._m, 8).sum(axis=2, dtype=np.int64)
        self.tally.wins += won + np.tril(d - won.T, -1)

    def _sum_first(self, weights: FloatArray, first: IntArray) -> None:
        """Sum the weights of the draws in which each alternative came first alone."""
        order = np.argsort(first, kind="stable")
        who, starts = np.unique(first[order], return_index=True)
        sums = np.add.reduceat(weights[order], starts, axis=0)
        alone = who < self._m
        self.tally.first_weights[who[alone]] += sums[alone]

    def _sum_scores(self, scores: FloatArray) -> None:
        """Sum scores and squares, and count scores by parts of their range."""
        d, m, tally = len(scores), self._m, self.tally
        above, flat = self._room[:d], self._flat[:d]
        np.subtract(scores, self._low, out=above)
        tally.score_sums += above.sum(axis=0)
        tally.square_sums += np.einsum("dm,dm->m", above, above)
        above *= self._per_bin
        if above.min() < 0 or above.max() > _TOP:
            np.clip(above, 0, _TOP, out=above)
        above += BINS * np.arange(m)
        np.copyto(flat, above, casting="unsafe")
        tally.bins += np.bincount(flat.ravel(), minlength=m * BINS).reshape(m, BINS)
