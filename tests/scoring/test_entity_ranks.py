"""Ranks over many draws, counted by hand."""

from __future__ import annotations

import numpy as np

from scorecard._text import LocalText
from scorecard.scoring.entity_ranks import EntityRanks, entity_ranks

NAMES = tuple(LocalText(en=name) for name in ("North", "South", "West"))


def ranks(scores: list[list[float]]) -> EntityRanks:
    count = len(scores)
    return entity_ranks(
        np.array(scores),
        node="total",
        name=LocalText(en="Total", zh="总分"),
        entities=("n", "s", "w")[:count],
        names=NAMES[:count],
    )


def test_equal_scores_share_the_better_rank_and_the_next_is_counted_on():
    found = ranks([[3.0, 5.0], [3.0, 1.0], [2.0, 3.0]])
    assert found.entities == ("n", "s", "w")
    assert found.shares.tolist() == [[1.0, 0.0, 0.0], [0.5, 0.0, 0.5], [0.0, 0.5, 0.5]]
    assert found.expected == (1.0, 2.0, 2.5)
    assert found.wins.tolist() == [[0.0, 0.5, 1.0], [0.0, 0.0, 0.5], [0.0, 0.5, 0.0]]


def test_scores_that_only_rounding_parts_are_equal():
    """20.7 + 77.8 + 71.1 in one order and in the other."""
    one, other = 20.7 + 77.8 + 71.1, 71.1 + 77.8 + 20.7
    assert one != other
    found = ranks([[one, 2.0], [other, 2.0 + 1e-6]])
    assert {name: found.share(name, rank=1) for name in ("n", "s")} == {"n": 0.5, "s": 1.0}
    assert found.wins.sum() == 0.5


def test_an_entity_without_a_score_is_left_out_and_the_best_expected_stands_first():
    found = ranks([[1.0, 1.0], [np.nan, np.nan], [2.0, 2.0]])
    assert (found.entities, found.names) == (("w", "n"), (NAMES[2], NAMES[0]))
    assert found.share("w", rank=1) == 1.0
    assert found.share("w", rank=0) == found.share("w", rank=5) == 0.0


def test_the_table_names_rank_and_share_in_both_languages():
    table = ranks([[3.0, 5.0], [3.0, 1.0]]).table()
    assert [c.key for c in table.columns] == ["entity", "name", "expected_rank", "rank_1", "rank_2"]
    assert table.rows == (("n", NAMES[0], 1.0, 1.0, 0.0), ("s", NAMES[1], 1.5, 0.5, 0.5))
    assert "Shares of 2 draws." in table.to_text("en")
    assert "占 2 次抽样的比例。" in table.to_text("zh")
