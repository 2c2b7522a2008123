"""What moved: points of the total where it can be split, else points of each score."""

from __future__ import annotations

import pytest

from scorecard.plots.dashboard_moves import moves_of, score_or_none
from tests.charts import score_samples
from tests.scoring.test_contributions import made, two

BEFORE, AFTER = score_samples.two_times()


def test_all_changes_come_the_largest_first() -> None:
    moves, basis = moves_of(AFTER, BEFORE)
    found = AFTER.contributions(BEFORE)
    assert basis == "points"
    assert {m.id: m.points for m in moves if not m.id.startswith("part.")} == {
        row.id: row.points for row in found.rows if row.points
    }
    sizes = [abs(move.points) for move in moves]
    assert sizes == sorted(sizes, reverse=True)


def test_scores_alone_where_no_total_can_be_split() -> None:
    card = two(total=False)
    moves, basis = moves_of(made(card, a=60, b=70), made(card, a=40, b=80))
    assert (basis, [(m.id, m.points) for m in moves]) == (
        "scores",
        [("a", pytest.approx(20)), ("b", pytest.approx(-10))],
    )


def test_nothing_moved_since_nothing() -> None:
    assert moves_of(AFTER, None) == ((), "none")
    assert score_or_none(AFTER, "unknown") is None
    assert score_or_none(AFTER, "total") == AFTER["total"].score
