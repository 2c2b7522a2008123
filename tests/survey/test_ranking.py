"""Ranks of groups, and how sure they are."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from scorecard.errors import UsageError
from scorecard.survey import Segment, Survey, gap_analysis
from tests.survey.samples import instrument, random_survey, survey
from tests.survey.test_gaps import grouped


def shifted(shifts: list[int], *, size: int = 40, seed: int = 1) -> Survey:
    """Return groups whose perceptions of one item differ by these shifts."""
    rng = np.random.default_rng(seed)
    q = instrument((1,), free=0)
    second = np.concatenate([np.clip(3 + shift + rng.integers(-1, 2, size), 1, 5) for shift in shifts])
    codes = np.repeat(np.arange(len(shifts)), size).astype(np.int32)
    answers = {"expectation": np.full((len(codes), 1), 3, dtype=np.int8), "perception": second[:, None].astype(np.int8)}
    labels = tuple(f"g{i}" for i in range(len(shifts)))
    return Survey(q, answers, segments={"g": Segment(labels, codes)})  # type: ignore[arg-type]  # roles


def test_far_groups_have_certain_ranks_and_near_ones_share_theirs() -> None:
    found = gap_analysis(shifted([-2, 1, 1]), by="g").ranking("d1")
    assert {row.label: (row.rank_low, row.rank_high) for row in found.rows} == {
        "g1": (1, 2),
        "g2": (1, 2),
        "g0": (3, 3),
    }
    assert [row.rank for row in found.rows] == [1, 2, 3]
    assert found.pairs == 3


def test_a_rank_is_certain_where_bonferronis_interval_of_welch_says_so() -> None:
    s = random_survey(instrument((3, 2)), 400, groups=4)
    gaps = gap_analysis(s, by="group")
    found = gaps.ranking("q1")
    rows = {label: gaps.row("q1", segment=label) for label in gaps.segments}
    for row in found.rows:
        above = below = 0
        for label, other in rows.items():
            if label == row.label:
                continue
            mine = rows[row.label]
            assert mine.gap is not None
            assert other.gap is not None
            assert mine.standard_error is not None
            assert other.standard_error is not None
            a, b = mine.standard_error**2, other.standard_error**2
            df = (a + b) ** 2 / (a * a / (mine.n - 1) + b * b / (other.n - 1))
            half = stats.t.ppf(1 - 0.025 / 6, df) * math.sqrt(a + b)
            above += other.gap - mine.gap > half
            below += mine.gap - other.gap > half
        assert (row.rank_low, row.rank_high) == (1 + above, 4 - below)


def test_equal_numbers_share_the_better_rank() -> None:
    s = shifted([0, 1])
    second = s.answers["perception"].copy()
    second[:40] = second[40:]
    twice = Survey(s.instrument, {**s.answers, "perception": second}, segments=s.segments)
    assert [(row.label, row.rank) for row in gap_analysis(twice, by="g").ranking("q1").rows] == [("g0", 1), ("g1", 1)]


def test_equal_gaps_of_other_means_share_the_better_rank() -> None:
    # 4.1 - 4.8 and 3.9 - 4.6 are two numbers, and one gap of -0.7
    sums = {"a": (46, 39), "b": (48, 41), "c": (46, 40)}
    rows = {label: [spread_out(total, 10) for total in of] for label, of in sums.items()}
    answers = {
        role: [[value] for label in sums for value in rows[label][at]]
        for at, role in enumerate(("expectation", "perception"))
    }
    labels = [label for label in sums for _ in range(10)]
    gaps = gap_analysis(survey(instrument((1,), free=0), answers, segments={"g": labels}), by="g")
    assert len({gaps.row("q1", segment=label).gap for label in sums}) == 3
    assert [(row.label, row.rank) for row in gaps.ranking("q1").rows] == [("c", 1), ("a", 2), ("b", 2)]


def spread_out(total: int, n: int) -> list[int]:
    """Return n answers with this sum that differ by 1 at most."""
    return [(total + i) // n for i in range(n)]


@pytest.mark.slow
def fives(*means: float) -> list[list[int | None]]:
    """Return the answers of ten people a group to one item, with these means."""
    return [[int(mean) + (at < round(10 * (mean - int(mean))))] for mean in means for at in range(10)]


def test_numbers_that_only_binary_fractions_tell_apart_share_their_rank() -> None:
    # 4.1 − 4.4 and 3.2 − 3.5 differ by 9e-16 in binary fractions
    answers = {"expectation": fives(4.4, 3.5, 4.5), "perception": fives(4.1, 3.2, 4.0)}
    s = survey(instrument((1,), free=0), answers, segments={"g": ["x"] * 10 + ["y"] * 10 + ["z"] * 10})  # type: ignore[arg-type]  # roles
    found = gap_analysis(s, by="g").ranking("d1")
    assert [(row.label, row.rank) for row in found.rows] == [("x", 1), ("y", 1), ("z", 3)]


def test_true_ranks_lie_within_their_limits_as_often_as_said() -> None:
    # four groups alike: every true rank is possible, so no group may be placed for certain
    wrong = sum(
        any(
            (row.rank_low, row.rank_high) != (1, 4)
            for row in gap_analysis(shifted([0] * 4, seed=seed), by="g").ranking("q1").rows
        )
        for seed in range(100)
    )
    assert wrong <= 11  # 5 % expected at most; 11 of 100 is beyond 99.5 % of chance


def test_hidden_groups_have_no_rank() -> None:
    found = grouped({"North": 20, "East": 30, "South": 9, "West": 4}).ranking()
    assert [row.label for row in found.rows[2:]] == ["South", "West"]
    for row in found.rows[2:]:
        assert (row.value, row.rank, row.rank_low, row.rank_high, row.reason) == (None, None, None, None, "suppressed")
    assert {row.rank_high for row in found.rows[:2]} <= {1, 2}
    assert "fewer than 5 respondents are behind them" in str(found)
    assert "其作答不足 5 人" in found.table().to_text("zh")


def test_method_is_named() -> None:
    found = grouped({"North": 20, "South": 9, "West": 14}).ranking("q1", statistic="perception")
    assert "widened for 3 pairs by Bonferroni's method" in str(found)
    assert "Item 1: groups by region, highest mean perception first" in str(found)
    with pytest.raises(UsageError, match=r"A ranking needs groups"):
        gap_analysis(random_survey(instrument(), 20)).ranking()
    with pytest.raises(UsageError, match=r"\[unknown-row\]"):
        grouped({"North": 20, "South": 9}).ranking("q99")


def test_group_without_an_error_may_have_any_rank() -> None:
    gaps = grouped({"North": 20, "South": 9, "West": 1}, privacy_threshold=1)
    row = next(row for row in gaps.ranking("q1").rows if row.label == "West")
    assert (row.rank_low, row.rank_high, row.reason) == (1, 3, "one_respondent")


def test_means_of_questions_are_ranked_by_the_errors_of_clusters() -> None:
    # two groups of three firms each: all of a firm answer alike, so that six answers are known, not sixty
    firms = np.repeat(np.arange(6), 10).astype(np.int32)
    perceived = np.array([1, 2, 4, 2, 4, 5], dtype=np.int8)[firms][:, None]
    answers = {"expectation": np.full((60, 1), 3, dtype=np.int8), "perception": np.asfortranarray(perceived)}
    segments = {"firm": Segment(tuple("abcdef"), firms), "g": Segment(("low", "top"), (firms // 3).astype(np.int32))}
    s = Survey(instrument((1,), free=0), answers, segments=segments)  # type: ignore[arg-type]  # roles
    found = gap_analysis(s, by="g", clusters="firm").ranking("d1", statistic="perception")
    # means 7/3 and 11/3 with SE 0.88 each and 4 degrees of freedom: t = 1.07
    assert [(row.label, row.rank_low, row.rank_high) for row in found.rows] == [("top", 1, 2), ("low", 1, 2)]
    assert [row.standard_error for row in found.rows] == pytest.approx([math.sqrt(7 / 9)] * 2)
    alone = gap_analysis(s, by="g").ranking("d1", statistic="perception")
    assert [(row.label, row.rank_low, row.rank_high) for row in alone.rows] == [("top", 1, 1), ("low", 2, 2)]
