"""The pages of the scorecard: what every row rests on."""

from __future__ import annotations

import pytest

from scorecard.models import Scorecard
from scorecard.report.document import Block, Figure, Grid, Heading
from scorecard.report.scorecard_page import chart_parts, remarks, scorecard_blocks, weight_share
from scorecard.scoring import Evaluation
from tests.report.kiosk import kiosk
from tests.report.small import card, evaluation


def grids(blocks: tuple[Block, ...]) -> dict[str, Grid]:
    """Return each table by the heading above it."""
    found: dict[str, Grid] = {}
    heading = ""
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.text.text("en")
        elif isinstance(block, Grid):
            found[heading] = block
    return found


def test_every_node_has_its_row_in_the_order_of_the_card() -> None:
    k = kiosk()
    scores = grids(scorecard_blocks(k.card, k.evaluation))["All scores"]
    assert [row[0] for row in scores.table.rows] == [k.card.name_of(node) for node in k.card.node_ids]
    strong = {k.card.node_ids[i] for i in scores.strong}
    assert strong == {p.id for p in k.card.perspectives}


def test_links_and_initiatives_are_those_of_the_card() -> None:
    k = kiosk()
    found = grids(scorecard_blocks(k.card, k.evaluation))
    assert len(found["Links"].table.rows) == len(k.card.strategy_map.links)
    assert len(found["Initiatives"].table.rows) == sum(len(o.initiatives) for o in k.card.objectives)
    assert not {"Links", "Initiatives"} & set(grids(scorecard_blocks(card(), evaluation(card()))))


def test_a_share_of_weight_counts_what_is_scored_only() -> None:
    measures = [
        {"id": "a", "name": "A", "worst": 0, "target": 1, "weight": 1},
        {"id": "b", "name": "B", "worst": 0, "target": 1, "weight": 3},
        {"id": "shown", "name": "Shown", "weight": 4},
    ]
    of = card(perspectives=[{"id": "customer", "objectives": [{"id": "o", "name": "O", "measures": measures}]}])
    assert weight_share(of, "a") == 0.25
    assert weight_share(of, "b") == 0.75
    assert weight_share(of, "shown") is None
    assert weight_share(of, "customer") is None
    assert weight_share(card(total=True), "customer") == 1.0


def test_remarks_name_what_has_no_score_and_what_is_confidential() -> None:
    k = kiosk()
    told = remarks(k.card, k.evaluation, k.evaluation.periods[0])
    assert [t.text("en") for t in told] == [
        "Staff certified in privacy: no score in 2019 Q4 (its value is missing).",
        "The card marks as confidential: Operating margin. Their values are printed in this review.",
    ]
    assert remarks(card(), evaluation(card()), evaluation(card()).periods[0]) == ()


def many(objectives: int, measures: int) -> Scorecard:
    """Return a card of one perspective with many rows."""
    made = [
        {
            "id": f"o{i}",
            "name": f"Objective {i}",
            "measures": [
                {"id": f"m{i}_{j}", "name": f"Measure {i} {j}", "worst": 0, "target": 1} for j in range(measures)
            ],
        }
        for i in range(objectives)
    ]
    return card(perspectives=[{"id": "customer", "objectives": made}])


@pytest.mark.parametrize(("objectives", "measures"), [(1, 1), (10, 4), (40, 2)])
def test_a_long_card_is_drawn_on_several_pages_with_every_node_once(objectives: int, measures: int) -> None:
    of = many(objectives, measures)
    parts = chart_parts(of)
    assert sorted(node for part in parts for node in part) == sorted(of.node_ids)
    assert all(len(part) <= 38 for part in parts)
    assert len(parts) == len([b for b in scorecard_blocks(of, evaluation_of(of)) if isinstance(b, Figure)]) - 1


def evaluation_of(of: Scorecard) -> Evaluation:
    """Return the evaluation of a card without values."""
    return evaluation(of, value=None)
