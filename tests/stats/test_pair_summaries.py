"""Many tables of pairs of answers read in one go."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from scorecard.stats.counts import Moments
from scorecard.stats.pair_summaries import pair_summaries
from scorecard.stats.pair_tables import PairTable


def test_answers_moments_and_differences_of_two_items() -> None:
    # pairs (1, 2), (1, 2), (3, 1) and two with an answer missing; the second item is mirrored
    table = PairTable.from_codes(np.array([1, 1, 3, 0, 2]), np.array([2, 2, 1, 1, 0]), levels=3)
    plain, mirrored = pair_summaries([table, table], [(1, 2, 3), (3, 2, 1)])
    assert [answers.tolist() for answers in plain.answers] == [[2, 0, 1], [1, 2, 0]]
    assert plain.moments == (
        Moments(3, Fraction(5), Fraction(11)),
        Moments(3, Fraction(5), Fraction(9)),
        Moments(3, Fraction(0), Fraction(6)),
    )
    assert mirrored.moments == (
        Moments(3, Fraction(7), Fraction(19)),
        Moments(3, Fraction(7), Fraction(17)),
        Moments(3, Fraction(0), Fraction(6)),
    )
    assert (plain.differences.numerators.tolist(), plain.differences.counts.tolist()) == ([-2, 1], [1, 2])
    assert (mirrored.differences.numerators.tolist(), mirrored.differences.counts.tolist()) == ([-1, 2], [2, 1])
    assert plain.differences.divisors.tolist() == [1, 1]


def test_tables_without_pairs_have_moments_of_nothing() -> None:
    nobody = PairTable.from_codes(np.array([0, 1]), np.array([2, 0]), levels=2)
    both = PairTable.from_codes(np.array([1]), np.array([2]), levels=2)
    empty, one = pair_summaries([nobody, both], [(1, 2), (1, 2)])
    assert empty.moments == (Moments(), Moments(), Moments())
    assert empty.differences.n == 0
    assert (one.differences.numerators.tolist(), one.differences.counts.tolist()) == ([1], [1])
    assert pair_summaries([], []) == []


def test_sums_beyond_64_bits_are_exact() -> None:
    counts = np.zeros((3, 3), dtype=np.int64)
    counts[2, 1] = 10**15
    (found,) = pair_summaries([PairTable(counts)], [(0, 1000)])
    assert found.moments[0] == Moments(10**15, Fraction(10**18), Fraction(10**21))
    assert found.moments[2] == Moments(10**15, Fraction(-(10**18)), Fraction(10**21))
