"""Counts of ranks against all comparisons, draw by draw."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.stats.draw_blocks import BLOCK
from scorecard.stats.rank_counting import BINS, RankCounter, RankTally, ScoreSums


def by_comparison(weights: np.ndarray, scores: np.ndarray, tolerance: float) -> RankTally:
    """What has to be counted, as it is defined."""
    m = scores.shape[1]
    found = RankTally.empty(m, weights.shape[1])
    for w, s in zip(weights, scores, strict=True):
        ranks = np.array([sum(other > own + tolerance for other in s) for own in s])
        found.ranks[np.arange(m), ranks] += 1
        found.wins += ranks[:, None] < ranks
        found.first_weights[ranks == 0] += w
    return found


def count(weights: np.ndarray, scores: np.ndarray, tolerance: float = 0.0) -> RankTally:
    low, high = scores.min(axis=0), scores.max(axis=0)
    tally = RankTally.empty(scores.shape[1], weights.shape[1])
    counter, sums = RankCounter(scores.shape[1], tolerance=tolerance), ScoreSums(low=low, high=high)
    for start in range(0, len(scores), BLOCK):
        block = slice(start, start + BLOCK)
        sums.count(tally, scores[block])
        counter.count(tally, weights[block], scores[block])
    return tally


def assert_same(found: RankTally, expected: RankTally) -> None:
    np.testing.assert_array_equal(found.ranks, expected.ranks)
    np.testing.assert_array_equal(found.wins, expected.wins)
    np.testing.assert_allclose(found.first_weights, expected.first_weights, atol=1e-9)


@pytest.mark.parametrize(("m", "draws"), [(1, 50), (2, 100), (7, BLOCK + 300), (65, 500), (300, 40)])
def test_scores_without_ties(m: int, draws: int) -> None:
    rng = np.random.default_rng(m)
    weights, scores = rng.random((draws, 3)), rng.normal(50, 10, (draws, m))
    assert_same(count(weights, scores), by_comparison(weights, scores, 0.0))


@pytest.mark.parametrize("levels", [1, 2, 5])
def test_scores_with_many_ties(levels: int) -> None:
    rng = np.random.default_rng(levels)
    weights, scores = rng.random((700, 2)), rng.integers(levels, size=(700, 6)).astype(float)
    assert_same(count(weights, scores), by_comparison(weights, scores, 0.0))


def test_scores_within_the_tolerance_are_tied() -> None:
    weights = np.ones((3, 1))
    scores = np.array([[0.3, 0.1 + 0.2, 0.0], [0.3, 0.3 + 1e-9, 0.0], [1.0, 1.0 - 1e-12, 1.0 - 2e-12]])
    found = count(weights, scores, tolerance=1.5e-12)
    assert_same(found, by_comparison(weights, scores, 1.5e-12))
    assert found.ranks[0].tolist() == [2, 1, 0]  # tied with b, behind b, before or with the others
    assert found.wins[0, 1] == 0


def test_every_draw_gives_an_alternative_one_rank() -> None:
    rng = np.random.default_rng(3)
    found = count(rng.random((900, 2)), rng.integers(4, size=(900, 5)).astype(float))
    assert (found.ranks.sum(axis=1) == 900).all()
    assert (found.wins + found.wins.T <= 900).all()


def test_sums_and_bins() -> None:
    rng = np.random.default_rng(4)
    scores = rng.random((1000, 3)) * [1, 10, 0]
    found = count(np.ones((1000, 1)), scores)
    low = scores.min(axis=0)
    np.testing.assert_allclose(found.score_sums, (scores - low).sum(axis=0))
    np.testing.assert_allclose(found.square_sums, ((scores - low) ** 2).sum(axis=0))
    for i in (0, 1):
        expected = np.histogram(scores[:, i], bins=BINS)[0]
        assert np.abs(np.cumsum(found.bins[i]) - np.cumsum(expected)).max() <= 1  # a score on an edge
    assert found.bins[2].tolist() == [1000] + [0] * (BINS - 1)


def test_tallies_add_up() -> None:
    rng = np.random.default_rng(5)
    weights, scores = rng.random((800, 2)), rng.random((800, 4))
    whole = count(weights, np.vstack([scores]))
    low, high = scores.min(axis=0), scores.max(axis=0)
    total = RankTally.empty(4, 2)
    counter, sums = RankCounter(4, tolerance=0.0), ScoreSums(low=low, high=high)
    for part in (slice(0, 300), slice(300, 800)):
        tally = RankTally.empty(4, 2)
        sums.count(tally, scores[part])
        counter.count(tally, weights[part], scores[part])
        total.add(tally)
    assert total.draws == 800
    assert_same(total, whole)
    np.testing.assert_array_equal(total.bins, whole.bins)
