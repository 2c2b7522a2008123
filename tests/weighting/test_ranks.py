"""Ranks become weights; tied ones share their places."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.errors import AnalysisError
from scorecard.weighting import rank_sum
from scorecard.weighting.ranks import rank_weights

PLACES = [Fraction(8), Fraction(4), Fraction(2), Fraction(1)]


@pytest.mark.parametrize("ranks", [[2, 1, 4, 2], [2.5, 1, 4, 2.5], [2, 1, 3, 2]])
def test_three_ways_of_writing_a_tie(ranks: list[float]) -> None:
    w = rank_weights(ranks, None, places=PLACES, method="rank_sum")
    assert w.shares == (3 / 15, 8 / 15, 1 / 15, 3 / 15)
    assert w.ranks == (2.5, 1.0, 4.0, 2.5)
    assert w.total == 15


def test_all_tied_is_equal() -> None:
    assert rank_sum([1, 1, 1]).shares == (1 / 3,) * 3
    assert rank_sum([2, 2, 2]).ranks == (2.0,) * 3


def test_table() -> None:
    assert str(rank_sum({"a": 1, "b": 2.5, "c": 2.5})).splitlines() == [
        "Weights (rank order, sum)",
        "Id  Rank  Weight",
        "--  ----  ------",
        "a    1.0  50.0 %",
        "b    2.5  25.0 %",
        "c    2.5  25.0 %",
        "Tied ranks share the mean of the weights of their places.",
    ]
    assert rank_sum([1, 2]).table().notes == ()


@pytest.mark.parametrize("ranks", [[2, 3], [1, 3], [1, 2, 2, 5], [1, 1.5, 2], [100, 60, 20], [0, 1], [1, 1, 2, 4]])
def test_what_is_no_ranking(ranks: list[float]) -> None:
    with pytest.raises(AnalysisError) as caught:
        rank_sum(ranks)
    assert str(caught.value) == (
        "The ranks cannot be used.\n"
        "  ranks must count 1, 2, 3 and so on, where tied ones share a rank; "
        f"found '{', '.join(f'{r:g}' for r in ranks)}'. "
        "Give the most important one rank 1; write a tie as 1, 2, 2, 4 or as 1, 2.5, 2.5, 4. [no-ranks]"
    )


def test_ranks_that_are_no_numbers_and_labels_that_do_not_fit() -> None:
    with pytest.raises(AnalysisError) as caught:
        rank_sum([1, "first", float("nan")], labels=["a", "a"])  # type: ignore[list-item]  # that is the point
    assert str(caught.value) == (
        "The ranks cannot be used.\n"
        "  there must be one label for each weight; found '2 labels for 3 weights'. "
        "Give the labels in the order of the weights. [labels-unequal]\n"
        "  a label stands twice; found 'a'. Give each weight a label of its own. [duplicate-label]\n"
        "  ranks.a: a rank must be a finite number; found 'first'. Correct the rank. [rank-unusable]\n"
        "  ranks.3: a rank must be a finite number; found 'nan'. Correct the rank. [rank-unusable]"
    )


def test_no_rank_at_all() -> None:
    with pytest.raises(AnalysisError, match=r"there is no weight\..*\[weights-zero\]"):
        rank_sum([])
