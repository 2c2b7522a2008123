"""Bands that are held over periods without a score, from one evaluation to the next."""

from __future__ import annotations

import pytest

from scorecard.models import Scorecard
from scorecard.scoring import Evaluation, evaluate, observe
from scorecard.scoring.common_measures import common_scores
from scorecard.scoring.saved import evaluation_text
from scorecard.scoring.saved_reading import evaluation_from_text
from scorecard.series import MeasureRecord, Observations
from tests.scoring.cards import card, measure

# 76 is amber; 74 is red by itself, and amber where amber is held with a guard of 2 points
QUARTERS = {"2026-Q1": 76, "2026-Q2": None, "2026-Q3": 74}
GRADES = [
    {"id": name, "name": name, "low": 20 * i, "high": 20 * i + 20, "level": "watch", "letter": name.upper()}
    for i, name in enumerate("edcba")
]


def filled(first: str, last: str, **fields: object) -> tuple[Scorecard, Observations]:
    """A card of some quarters with what is known of them."""
    described = card(measure("a"), **{"guard": 2, "calendar": {"first": first, "last": last}, **fields})
    known = [MeasureRecord("a", name, value) for name, value in QUARTERS.items() if first <= name <= last]
    return described, observe(described, values=known)


def third(previous: Evaluation | None) -> int:
    """Position of the band of the third quarter, evaluated by itself."""
    return int(evaluate(*filled("2026-Q3", "2026-Q3"), previous=previous).status[0, 0, 0])


def test_an_evaluation_of_one_period_without_a_score_hands_on_what_was_held_before_it() -> None:
    whole = filled("2026-Q1", "2026-Q3")
    alone = evaluate(*whole, period="2026-Q2")
    assert alone.status[0, :, 0].tolist() == [-1]
    assert third(None) == 0
    assert third(alone) == 1
    assert third(evaluate(*whole).at(period="2026-Q2")) == 1
    assert third(evaluation_from_text(evaluation_text(alone))) == 1


def test_evaluations_made_one_after_the_other_hand_on_what_is_held() -> None:
    first = evaluate(*filled("2026-Q1", "2026-Q1"))
    second = evaluate(*filled("2026-Q2", "2026-Q2"), previous=first)
    assert (first.held[0, :, 0].tolist(), second.held[0, :, 0].tolist()) == ([1], [1])
    assert third(second) == 1
    assert third(evaluate(*filled("2026-Q2", "2026-Q2"))) == 0


def test_what_is_held_ends_with_the_number_of_bands() -> None:
    changed = filled("2026-Q1", "2026-Q3", changes=[{"since": "2026-Q2", "bands": GRADES}])
    assert evaluate(*changed).held[0, :, 0].tolist() == [1, -1, 3]
    assert third(evaluate(*filled("2026-Q1", "2026-Q2", bands=GRADES))) == 0
    assert third(evaluate(*changed, period="2026-Q2")) == 0


def test_without_a_guard_band_the_last_status_is_handed_on() -> None:
    plain = evaluate(*filled("2026-Q1", "2026-Q2", guard=0))
    assert plain.held is None
    assert third(plain) == 1
    assert third(plain.at(period="2026-Q2")) == 0


def test_a_node_or_entity_that_was_not_there_starts_with_nothing() -> None:
    described = card(measure("b"), guard=2, calendar={"first": "2026-Q1", "last": "2026-Q2"})
    other = evaluate(described, observe(described, values=[MeasureRecord("b", "2026-Q1", 76)]))
    assert evaluate(*filled("2026-Q3", "2026-Q3"), previous=other)["a"].status == "red"
    north = filled("2026-Q1", "2026-Q2", entities=[{"id": "north", "name": "North"}])
    known = observe(north[0], values=[MeasureRecord("a", "2026-Q1", 76, entity="north")])
    assert third(evaluate(north[0], known)) == 0


def test_the_common_measures_hold_bands_of_their_own() -> None:
    found = common_scores(evaluate(*filled("2026-Q1", "2026-Q3")))
    assert found.held is not None
    assert found.held[0, :, 0].tolist() == [1, 1, 1]


def test_what_is_held_cannot_be_written_over() -> None:
    held = evaluate(*filled("2026-Q1", "2026-Q3")).held
    assert held is not None
    with pytest.raises(ValueError, match="read-only"):
        held[0, 0, 0] = 0
