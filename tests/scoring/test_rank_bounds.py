"""The ranks that intervals of scores leave open."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.scoring import RankBound, RankBounds, rank_bounds

SCORES = {"a": 50.0, "b": 90.0, "c": 70.0, "d": 70.0}
LOW = {"a": 40.0, "b": 75.0, "c": 60.0, "d": 69.0}
HIGH = {"a": 65.0, "b": 99.0, "c": 95.0, "d": 71.0}


def ranks(found: RankBounds) -> dict[str, tuple[int | None, int | None, int | None]]:
    """Return rank, best and worst rank by id."""
    return {row.id: (row.rank, row.rank_low, row.rank_high) for row in found.rows}


def test_against_scores() -> None:
    found = rank_bounds(SCORES, low=LOW, high=HIGH)
    assert ranks(found) == {"b": (1, 1, 1), "c": (2, 1, 3), "d": (2, 2, 3), "a": (4, 4, 4)}
    assert [row.id for row in found.rows] == ["b", "c", "d", "a"]
    assert (found.n, found.against) == (4, "score")


def test_against_intervals() -> None:
    found = rank_bounds(SCORES, low=LOW, high=HIGH, against="interval")
    assert ranks(found) == {"b": (1, 1, 2), "c": (2, 1, 4), "d": (2, 2, 3), "a": (4, 3, 4)}


@pytest.mark.parametrize("against", ["score", "interval"])
def test_counted_one_by_one(against: str) -> None:
    rng = np.random.Generator(np.random.PCG64(3))
    s = rng.integers(0, 40, 60) / 4
    lo, hi = s - rng.integers(0, 9, 60) / 4, s + rng.integers(0, 9, 60) / 4
    ids = [f"e{i}" for i in range(60)]
    found = ranks(
        rank_bounds(
            dict(zip(ids, s.tolist(), strict=True)),
            low=dict(zip(ids, lo.tolist(), strict=True)),
            high=dict(zip(ids, hi.tolist(), strict=True)),
            against=against,  # type: ignore[arg-type]  # one of the two
        )
    )
    for i, label in enumerate(ids):
        others = [j for j in range(60) if j != i]
        if against == "score":
            best, worst = (1 + sum(s[j] > edge for j in others) for edge in (hi[i], lo[i]))
        else:
            best = 1 + sum(lo[j] > hi[i] for j in others)
            worst = 60 - sum(hi[j] < lo[i] for j in others)
        assert found[label] == (1 + sum(s[j] > s[i] for j in others), best, worst)


def test_no_interval_and_no_score() -> None:
    found = rank_bounds(
        {"a": 5.0, "b": None, "c": 3.0, "d": 1.0}, low={"a": 4.5, "d": 0.5, "b": 1}, high={"a": 6.0, "d": 1.5, "b": 2}
    )
    assert ranks(found) == {"a": (1, 1, 1), "c": (2, None, None), "d": (3, 3, 3), "b": (None, None, None)}
    assert found.rows[1] == RankBound("c", 3.0, None, None, 2, None, None, "no_interval")
    assert found.rows[3] == RankBound("b", None, 1, 2, None, None, None, "no_score")
    assert found.n == 3
    # c may be anywhere, so that it is neither above nor below any other for certain
    between = rank_bounds(
        {"a": 5.0, "c": 3.0, "d": 1.0}, low={"a": 4.5, "d": 0.5}, high={"a": 6.0, "d": 1.5}, against="interval"
    )
    assert ranks(between) == {"a": (1, 1, 2), "c": (2, None, None), "d": (3, 2, 3)}


def test_rounding_makes_no_rank() -> None:
    found = rank_bounds({"a": 0.1 + 0.2, "b": 0.3}, low={"a": 0.3, "b": 0.3}, high={"a": 0.4, "b": 0.3})
    assert ranks(found) == {"a": (1, 1, 1), "b": (1, 1, 1)}


def test_nothing_to_rank() -> None:
    assert rank_bounds({}, low={}, high={}).rows == ()


def test_table() -> None:
    found = rank_bounds({"a": 5.0, "b": None}, low={"a": 4}, high={"a": 6})
    assert str(found).splitlines() == [
        "Ranks that the intervals leave open",
        "Id  Score   Low  High  Rank  Best rank  Worst rank  Remark",
        "--  -----  ----  ----  ----  ---------  ----------  --------",
        "a    5.00  4.00  6.00     1          1           1  –",
        "b       –     –     –     –          –           –  no score",
        (
            "Best rank: 1 more than there are others whose score lies above the upper bound; worst rank: the same with the "
            "lower bound. The uncertainty of the others does not enter."
        ),
        "Ranked: 1.",
    ]
    other = rank_bounds(SCORES, low=LOW, high=HIGH, against="interval").table()
    assert other.headings("zh")[-1] == "最差可能名次"
    assert other.notes[1].text("zh") == "参与排名：4 个。"


def test_an_interval_that_rounding_alone_parts_from_its_score_holds_it() -> None:
    # 80 points from 0.96 between 0.8 and 1 are 79.99999999999999, and an interval without room may be 80
    score = 100 * (0.96 - 0.8) / (1 - 0.8)
    assert score < 80
    found = rank_bounds({"a": score, "b": 70, "c": 90}, low={"a": 80, "b": 60}, high={"a": 80, "b": 80})
    assert [(row.id, row.rank_low, row.rank_high) for row in found.rows[1:]] == [("a", 2, 2), ("b", 2, 3)]


def test_numbers_and_intervals_that_are_none() -> None:
    with pytest.raises(AnalysisError) as caught:
        rank_bounds({"a": float("nan")}, low={"a": "x", "b": 1}, high={"a": 2})  # type: ignore[dict-item]  # that is the point
    assert str(caught.value) == (
        "The scores cannot be ranked.\n"
        "  scores.a: a score or bound must be a finite number; found 'nan'. "
        "Correct it, or give None where there is none. [score-unusable]\n"
        "  low.a: a score or bound must be a finite number; found 'x'. "
        "Correct it, or give None where there is none. [score-unusable]\n"
        "  low: a bound belongs to no score; found 'b'. Give its score too, or leave the bound out. [bound-without-score]"
    )
    with pytest.raises(AnalysisError) as caught:
        rank_bounds({"a": 1, "b": 2, "c": 3}, low={"a": 2, "b": 1}, high={"a": 0, "c": 4})
    assert str(caught.value) == (
        "The scores cannot be ranked.\n"
        "  a: an interval does not hold its score; found '1 beside 2 to 0'. "
        "Give the lower bound in low and the upper bound in high. [bounds-beside-score]\n"
        "  b: an interval needs both bounds; found 'no upper bound'. Give both, or neither. [bound-missing]\n"
        "  c: an interval needs both bounds; found 'no lower bound'. Give both, or neither. [bound-missing]"
    )
    with pytest.raises(UsageError) as other:
        rank_bounds({}, low={}, high={}, against="bounds")  # type: ignore[arg-type]  # that is the point
    assert str(other.value) == (
        "The option against has an unknown value.\n"
        "  the option against has an unknown value; found 'bounds'. Use one of: 'score', 'interval'. [bad-option]"
    )
