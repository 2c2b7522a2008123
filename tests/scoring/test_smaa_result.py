"""Tables of rank acceptability."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.scoring import entity_acceptability, evaluate, rank_acceptability
from scorecard.weighting import WeightUncertainty
from tests.refusal import refusal
from tests.scoring.weighing_cards import NORTH, SOUTH, observed, two_levels

CARD = two_levels(entities=[{"id": u, "name": u.title()} for u in ("north", "south", "east")])
EV = evaluate(CARD, observed(CARD, north=NORTH, south=SOUTH, east={"a": 1}))
FOUND = entity_acceptability(
    EV, "serve", weights={"serve": WeightUncertainty.ranked({"a": 1, "b": 2, "c": 3})}, seed=7, draws=1000
)


def test_one_row_an_alternative() -> None:
    table = FOUND.table()
    keys = [c.key for c in table.columns]
    assert keys == [
        "id", "name", "n", "rank_1", "rank_2", "holistic", "expected_rank", "confidence_factor", "mean", "low", "high",
    ]  # fmt: skip
    assert [row[0] for row in table.rows] == ["north", "south"]
    assert [n.en for n in table.notes][1:] == [
        "Values are taken as certain.",
        "Every vector of weights that keeps the order is equally likely. Equal ranks have equal weights.",
        "Left out, since values are missing: East.",
    ]
    assert table.notes[0].zh == (
        "SMAA-2，抽样 1 000 次，随机种子 7；各比例的最大标准误为 "
        f"{100 * max(FOUND['north'].standard_errors):.2f} 个百分点。得分相同者并列较前名次。"
    )
    assert "第 1 名" in table.to_text("zh")


def test_winning_and_weights() -> None:
    winning, weights = FOUND.winning_table(), FOUND.weights_table()
    assert winning.rows[0][1] is None
    assert winning.rows[0][2] == pytest.approx(FOUND["north"].acceptability[0])
    assert [c.key for c in weights.columns] == ["id", "a", "b", "c", "confidence_factor"]
    assert sum(w for w in weights.rows[0][1:4] if isinstance(w, float)) == pytest.approx(1)
    never = rank_acceptability({"p": [2.0], "q": [1.0]}, WeightUncertainty.free(["x"]), seed=1, draws=10)
    assert never.weights_table().rows[1] == ("q", None, None)


def test_alternatives_that_are_not_there() -> None:
    assert refusal(lambda: FOUND["east"], error=UsageError) == [
        "'east' has no rank, since values are missing; found 'b, c'. Look at apart. [alternative-unranked]"
    ]
    assert refusal(lambda: FOUND["nroth"], error=UsageError) == [
        "there is no alternative 'nroth'. Did you mean 'north'? [unknown-alternative]"
    ]
