"""Bands of one period, in force or of a saved evaluation; several periods are refused."""

from __future__ import annotations

from scorecard.errors import UsageError
from scorecard.scoring import Evaluation, evaluate, observe
from scorecard.scoring.one_period import as_reported, band_of_entity, bands_in_force
from scorecard.series import MeasureRecord
from tests.refusal import refusal
from tests.scoring.cards import card, measure


def test_bands_in_force_in_the_period():
    halves = [
        {"id": "bad", "name": "Bad", "low": 0, "high": 50, "level": "bad", "letter": "B"},
        {"id": "good", "name": "Good", "low": 50, "high": 100, "level": "good", "letter": "G"},
    ]
    described = card(measure("a"), changes=[{"since": "2026-Q2", "bands": halves}])
    ev = evaluate(described, observe(described))
    assert [b.id for b in bands_in_force(ev.at(period="2026-Q1"))["a"]] == ["red", "amber", "green"]
    assert [b.id for b in bands_in_force(ev.at(period="2026-Q2"))["customer"]] == ["bad", "good"]
    assert refusal(lambda: bands_in_force(ev), error=UsageError) == [
        "one period is needed, and the evaluation holds 4. Name one of them: period='2026-Q4'. [period-open]"
    ]


HALVES = [
    {"id": "poor", "name": "Poor", "low": 0, "high": 96, "level": "bad", "letter": "P"},
    {"id": "fine", "name": "Fine", "low": 96, "high": 100, "level": "good", "letter": "F"},
]


def frozen_units(**fields: object) -> Evaluation:
    """North at 95 and south at 80, saved with three bands and frozen in a card with two others."""
    units = [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}]
    values = [MeasureRecord("a", "2026-Q1", v, entity=e) for e, v in (("north", 95), ("south", 80))]
    before = card(measure("a"), entities=units)
    after = card(measure("a"), measure("b", entities=["north"]), entities=units, bands=HALVES, **fields)
    saved = evaluate(before, observe(before, values=values), period="2026-Q1")
    return evaluate(after, observe(after, values=values), frozen=saved).at(period="2026-Q1")


def test_frozen_scores_have_the_bands_of_their_time():
    ev = frozen_units()
    bands = bands_in_force(ev)["customer"]
    assert [band.id for band in bands] == ["poor", "fine"]
    found = [band_of_entity(ev, entity, "customer", bands=bands) for entity in (0, 1)]
    assert [band.id for band in found if band is not None] == ["green", "amber"]
    assert band_of_entity(ev, 0, "b", bands=bands) is None
    assert [(row.entity, row.status) for row in ev.ranking("customer").rows] == [("north", "green"), ("south", "amber")]
    assert [[cell.status for cell in row] for row in ev.heat_map().cells] == [["green"], ["amber"]]


def test_a_period_that_one_evaluation_holds_is_that_evaluation_for_what_it_holds():
    ev = frozen_units()
    kept = as_reported(ev, ("customer", "a"))
    assert [measure.id for measure in kept.card.measures] == ["a"]
    assert kept.entities == ("north", "south")
    assert as_reported(ev, ("customer", "b")) is ev
    assert as_reported(ev.at(entity="south"), ("a",)).entities == ("south",)
    assert as_reported(kept, ("a",)) is kept
