"""Counts of ranks in many draws of scores, block by block."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.draw_blocks import BLOCK
from scorecard.stats.exact import whole_type

__all__ = ["BINS", "BlockCounter", "RankTally"]

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

BINS = 1024
"""Equal parts of the range of an alternative's scores, in which they are counted for quantiles."""

_TOP = BINS * (1 - 1e-9)
"""Where the high end of a range is counted: inside the last part, whatever rounding does."""

_TILE = 480
"""Draws whose scores are sorted at once: few enough to stay in a small cache."""

_PAIRS = 1 << 17
"""Comparisons of scores in double precision that are made at once."""


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
    are, with the number of the alternative in its last bits. A second sort, by this number, turns the order into
    ranks. Where two neighbours are closer than the tolerance, the draw is looked at again, with all its scores
    compared.

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
        self._bits = max(1, (m - 1).bit_length())
        self._keys = np.empty((_TILE, m), dtype=np.int64)
        self._numbers = np.tile(np.arange(m, dtype=np.int64), (_TILE, 1))
        place = whole_type(0, 1 << 2 * self._bits)
        self._order = np.empty((_TILE, m), dtype=place)
        self._places = self._numbers.astype(place)
        self._flat = np.empty((_TILE, m), dtype=np.int64)
        self._room = np.empty((_TILE, m))
        self._close = np.empty((_TILE, m), dtype=np.bool_)
        self._rank = np.zeros((m, BLOCK), dtype=np.uint8 if m <= 256 else np.int32)
        self._less = np.empty((m, BLOCK), dtype=np.bool_)
        self._words = np.zeros((m, m), dtype=np.uint64)
        self._rows = np.empty((BLOCK, criteria))

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
            self._count_ranks(scores[part], part)
            self._sum_scores(scores[part])
        self._rank[:, d:] = 0
        self._count_wins(d)
        self._sum_first(weights)
        self.tally.draws += d

    def _count_ranks(self, scores: FloatArray, part: slice) -> None:
        """Count the ranks of some draws of a block, from 0, and write them down."""
        d, m = scores.shape
        order: NDArray[np.signedinteger] = self._sorted(scores)
        order <<= self._bits
        order |= self._places[:d]
        order.sort(axis=1)
        order &= (1 << self._bits) - 1
        again = self._near(d)
        if len(again):
            order[again] = self._compared(scores[again])
        self._rank[:, part] = order.T
        flat = np.add(order, m * np.arange(m, dtype=np.int64), out=self._flat[:d])
        self.tally.ranks += np.bincount(flat.ravel(), minlength=m * m).reshape(m, m)

    def _sorted(self, scores: FloatArray) -> NDArray[np.signedinteger]:
        """Return the alternatives of each draw, the best first; the sorted keys stay."""
        d, mask = len(scores), (1 << self._bits) - 1
        keys = self._keys[:d]
        np.subtract(scores.max(), scores, out=keys.view(np.float64))
        keys &= ~mask
        keys |= self._numbers[:d]
        keys.sort(axis=1)
        return np.bitwise_and(keys, mask, out=self._order[:d], casting="unsafe")

    def _near(self, d: int) -> NDArray[np.intp]:
        """Return which draws have neighbours that may be tied."""
        distance = self._keys[:d].view(np.float64)
        # the last bits of a key are no distance: they may hide or feign this much
        slack = float(distance[:, -1].max(initial=0.0)) * 2.0 ** (self._bits - 51) + 2.0**-1000
        # one row after the other, so that the first of a row has no neighbour before it
        steps, close, along = self._room[:d].ravel(), self._close[:d], distance.ravel()
        np.subtract(along[1:], along[:-1], out=steps[1:])
        steps[:: self._m] = np.inf
        np.less_equal(steps.reshape(close.shape), self._tolerance + slack, out=close)
        return np.unique(np.flatnonzero(close) // self._m)

    def _compared(self, scores: FloatArray) -> IntArray:
        """Return the ranks of draws with ties: how many scores are clearly better."""
        m, some = self._m, max(1, _PAIRS // self._m**2)
        ranks = np.empty(scores.shape, dtype=np.int64)
        for start in range(0, len(scores), some):
            part = scores[start : start + some]
            better = part[:, :, None] > (part + self._tolerance)[:, None, :]
            ranks[start : start + some] = better.sum(axis=1)
        tied = ranks[ranks.sum(axis=1) < m * (m - 1) // 2]
        for i in range(m - 1 if len(tied) else 0):  # a tie is no win of the later one
            self.tally.wins[i + 1 :, i] -= (tied[:, i + 1 :] == tied[:, [i]]).sum(axis=0)
        return ranks

    def _count_wins(self, d: int) -> None:
        """Count for each pair who has the better rank; in a tie it is the later one, which is taken back."""
        less, words = self._less, self._words
        for i in range(self._m - 1):
            np.less(self._rank[i], self._rank[i + 1 :], out=less[i + 1 :])
            # bytes of 0 and 1, eight a word: no byte overflows, since a row has 240 words
            np.add.reduce(less[i + 1 :].view(np.uint64), axis=1, out=words[i, i + 1 :])
        won = words.view(np.uint8).reshape(self._m, self._m, 8).sum(axis=2, dtype=np.int64)
        self.tally.wins += won + np.tril(d - won.T, -1)

    def _sum_first(self, weights: FloatArray) -> None:
        """Sum the weights of the draws in which each alternative came first."""
        d = len(weights)
        who, draws = np.divmod(np.flatnonzero(self._rank[:, :d] == 0), d)
        room = self._rows if len(draws) <= BLOCK else np.empty((len(draws), weights.shape[1]))
        rows = weights.take(draws, axis=0, out=room[: len(draws)], mode="clip")
        stops = np.cumsum(np.bincount(who, minlength=self._m)).tolist()
        for i, (start, stop) in enumerate(pairwise([0, *stops])):
            if start < stop:
                self.tally.first_weights[i] += rows[start:stop].sum(axis=0)

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
