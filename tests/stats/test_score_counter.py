"""Scores counted block by block are the scores counted at once."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.score_counter import ScoreCounter


@pytest.mark.parametrize("limit", [50, 10**6, 2**61])
def test_blocks_add_up(limit: int) -> None:
    rng = np.random.default_rng(4)
    scores = rng.integers(-50, 51, (6, 1000)) * (limit // 50)
    counter = ScoreCounter(7, low=-50 * (limit // 50), high=50 * (limit // 50))
    for block in scores:
        counter.add(block)
    values, counts = np.unique(scores, return_counts=True)
    found = counter.histogram()
    assert found.numerators.tolist() == values.tolist()
    assert found.counts.tolist() == counts.tolist()
    assert set(found.divisors.tolist()) == {7}
    # counting goes on after a look at it
    counter.add(scores[0])
    assert counter.histogram().n == 7000


def test_many_different_scores_are_merged_as_they_come() -> None:
    rng = np.random.default_rng(5)
    counter = ScoreCounter(1, low=-(2**60), high=2**60)
    blocks = [rng.integers(-(2**60), 2**60, 150_000) for _ in range(4)]
    for block in blocks:
        counter.add(block)
    assert counter.histogram() == ScoreHistogram.from_scores(np.concatenate(blocks), 1)


def test_nothing_counted() -> None:
    assert ScoreCounter(3, low=0, high=4).histogram().n == 0
    assert ScoreCounter(3, low=0, high=2**40).histogram().n == 0


@pytest.mark.parametrize("high", [3, 2**40])
def test_more_scores_than_32_bits_count(high: int) -> None:
    """Counts of batches may add up to anything."""
    counter = ScoreCounter(1, low=0, high=3)
    counter.add(np.array([1, 1, 3]))
    for _ in range(31):
        twin = ScoreCounter(1, low=0, high=high)
        twin.absorb(counter)
        counter.absorb(twin)
    counter.add(np.array([1]))
    found = counter.histogram()
    assert found.numerators.tolist() == [1, 3]
    assert found.counts.tolist() == [2**32 + 1, 2**31]
