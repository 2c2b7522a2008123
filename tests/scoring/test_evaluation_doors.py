"""What is asked of an evaluation is what its rooms answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.errors import UsageError
from scorecard.io import load_evaluation
from scorecard.plots.evaluation import EvaluationPlots
from scorecard.scoring import Evaluation, evaluate, observe
from scorecard.series import MeasureRecord
from tests.scoring.cards import card, measure

ENTITIES = [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}]


def two_units() -> Evaluation:
    described = card(measure("a"), measure("b"), entities=ENTITIES)
    values = [
        MeasureRecord(m, q, v, entity=e)
        for e, q, m, v in (
            ("north", "2026-Q1", "a", 80),
            ("north", "2026-Q1", "b", 60),
            ("south", "2026-Q1", "a", 90),
            ("south", "2026-Q1", "b", 70),
            ("north", "2026-Q2", "a", 100),
            ("north", "2026-Q2", "b", 60),
        )
    ]
    return evaluate(described, observe(described, values=values))


def test_a_period_may_be_named_where_there_are_several() -> None:
    ev = two_units()
    assert [row.entity for row in ev.ranking("customer", period="2026-Q1").rows] == ["south", "north"]
    assert ev.heat_map(period="2026-Q1").table().records()[0]["customer"] == 70.0
    with pytest.raises(UsageError):
        ev.ranking("customer")


def test_a_change_is_split_and_an_evaluation_saved(tmp_path: Path) -> None:
    north = two_units().at(entity="north")
    first, second = north.at(period="2026-Q1"), north.at(period="2026-Q2")
    found = second.waterfall(first, node="customer")
    assert (found.before, found.after) == (70.0, 80.0)
    north.save(tmp_path / "north.json")
    assert load_evaluation(tmp_path / "north.json").numbers_json() == north.numbers_json()


def test_charts_hang_on_it() -> None:
    assert isinstance(two_units().plot, EvaluationPlots)
