"""What many tables of pairs of answers say, read in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from scorecard.stats.counts import Moments, ScoreHistogram
from scorecard.stats.exact import ExactArray, IntArray
from scorecard.stats.pair_tables import PairTable

__all__ = ["PairSummary", "pair_summaries"]

_INT64 = 2**63 - 1


@dataclass(frozen=True, slots=True, eq=False)
class PairSummary:
    """The pairs of one table with both answers.

    Attributes
    ----------
    answers : tuple of (ndarray of int64, ndarray of int64)
        How often each code, from 1, is the first and the second answer.
    moments : tuple of (Moments, Moments, Moments)
        Of the first answers, the second answers, and second − first.
    differences : ScoreHistogram
        Second − first.
    """

    answers: tuple[IntArray, IntArray]
    moments: tuple[Moments, Moments, Moments]
    differences: ScoreHistogram


def pair_summaries(tables: Sequence[PairTable], values: Sequence[tuple[int, ...]]) -> list[PairSummary]:
    """Return what tables of pairs of answers say.

    Parameters
    ----------
    tables : sequence of PairTable
        Tables of one size.
    values : sequence of tuple of int
        Value of each code from 1, for every table.

    Returns
    -------
    list of PairSummary
        One a table.

    Examples
    --------
    >>> table = PairTable.from_codes(np.array([1, 2, 0]), np.array([2, 2, 1]), levels=2)
    >>> (found,) = pair_summaries([table], [(1, 5)])
    >>> [moments.mean for moments in found.moments]
    [3.0, 5.0, 2.0]
    """
    if not tables:
        return []
    pairs, v = np.stack([table.pairs for table in tables]), np.array(values, dtype=np.int64)
    first, second = pairs.sum(axis=2), pairs.sum(axis=1)
    n = first.sum(axis=1)
    away = v[:, None, :] - v[:, :, None]
    channels = (
        _moments(n, first, v),
        _moments(n, second, v),
        _moments(n, pairs.reshape(len(v), -1), away.reshape(len(v), -1)),
    )
    histograms: dict[int, ScoreHistogram] = {}
    for alike in dict.fromkeys(values):
        places = [at for at, of in enumerate(values) if of == alike]
        histograms.update(zip(places, PairTable.differences([tables[at] for at in places], alike), strict=True))
    parts = zip(first, second, zip(*channels, strict=True), strict=True)
    return [PairSummary((a, b), moments, histograms[at]) for at, (a, b, moments) in enumerate(parts)]


def _moments(n: IntArray, counts: ExactArray, values: ExactArray) -> list[Moments]:
    """Return the moments of whole values with their counts, one sample a row."""
    largest = int(np.abs(values).max())
    if int(n.max()) * largest * largest > _INT64:
        counts, values = counts.astype(np.object_), values.astype(np.object_)  # Python integers, which do not end
    weighted = counts * values
    totals, squares = weighted.sum(axis=1).tolist(), (weighted * values).sum(axis=1).tolist()
    sums = zip(n.tolist(), totals, squares, strict=True)
    return [Moments(m, Fraction(total), Fraction(square)) for m, total, square in sums]
