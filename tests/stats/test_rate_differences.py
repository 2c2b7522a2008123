"""Newcombe's interval against the table of his paper."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.stats.rate_differences import newcombe_interval


# Newcombe, R. G. (1998). Statistics in Medicine 17, 873-890, table II, method 10
@pytest.mark.parametrize(
    ("first", "second", "limits"),
    [
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((6, 7), (2, 7), (0.0582, 0.8062)),
        ((5, 56), (0, 29), (-0.0381, 0.1926)),
        ((0, 10), (0, 20), (-0.1611, 0.2775)),
        ((0, 10), (0, 10), (-0.2775, 0.2775)),
        ((10, 10), (0, 20), (0.6791, 1.0)),
        ((10, 10), (0, 10), (0.6075, 1.0)),
    ],
)
def test_limits_are_the_published_ones(
    first: tuple[int, int], second: tuple[int, int], limits: tuple[float, float]
) -> None:
    found = newcombe_interval(first, second)
    assert found is not None
    assert found == pytest.approx(limits, abs=5.1e-5)
    turned = newcombe_interval(second, first)
    assert turned == pytest.approx((-found[1], -found[0]), abs=1e-15)


def test_no_trials_give_no_interval() -> None:
    assert newcombe_interval((0, 0), (3, 4)) is None
    assert newcombe_interval((3, 4), (0, 0)) is None


def test_impossible_counts_are_refused() -> None:
    with pytest.raises(UsageError, match="bad-proportion"):
        newcombe_interval((5, 4), (1, 2))
