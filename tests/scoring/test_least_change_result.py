"""The result of the least change as a table."""

from __future__ import annotations

import pytest

from scorecard.scoring import least_weight_change
from scorecard.scoring.least_change_result import REASONS
from tests.scoring.weighing_cards import NORTH, observed, two_levels

CARD = two_levels()
FOUND = least_weight_change(CARD, observed(CARD, north=NORTH), node="total", entity="north")


def test_one_row_a_child() -> None:
    table = FOUND.table()
    assert [row[:2] for row in table.rows] == [
        ("total", "customer"),
        ("total", "internal_process"),
        ("customer", "serve"),
        ("serve", "a"),
        ("serve", "b"),
        ("serve", "c"),
        ("internal_process", "run"),
        ("run", "d"),
        ("run", "e"),
    ]
    assert table.rows[3][3:6] == (0.5, pytest.approx(17 / 24), pytest.approx(5 / 24))
    assert table.rows[7][4:] == (None, None, None, None, REASONS["one_side"])


def test_notes_give_verdict_and_bounds() -> None:
    notes = FOUND.table().notes
    assert [n.en for n in notes] == [
        "Total turns from off target to watch when 20.8 of 100 points of weight below Serve move: its score is then 75.",
        "Where weights of several groups change together, the least sum of changes is bounded: from 0.2500 to 0.4167.",
    ]
    assert notes[1].zh == "若多组权重同时变动，变动之和的最小值有界：介于 0.2500 与 0.4167 之间。"
    assert "最小权重变动" in FOUND.table().to_text("zh")


def test_a_score_printed_as_the_edge_that_it_fell_below_is_told() -> None:
    falling = {**dict.fromkeys(NORTH, 80), "a": 90, "b": 60}
    found = least_weight_change(CARD, observed(CARD, north=falling), node="serve", entity="north")
    score = found["serve"].score
    assert score is not None
    assert score < 75
    note = found.table().notes[1]
    assert note.en == "Where the score falls to another status, it is just below the score printed."
    assert note.zh == "得分降至另一状态时，实际得分略低于所列数值。"


def test_groups_by_parent() -> None:
    assert FOUND["serve"].parent == "serve"
    with pytest.raises(KeyError):
        FOUND["a"]
