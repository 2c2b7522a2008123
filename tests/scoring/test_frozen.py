"""Frozen periods stay as they were, whatever becomes of the card and of the values."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import HistoryError
from scorecard.scoring import Evaluation, evaluate, observe
from scorecard.scoring.frozen import NUMBERS
from scorecard.scoring.status import FREE, HOLDS, LOST, held_index
from scorecard.series import MeasureRecord
from tests.refusal import refusal
from tests.scoring.cards import card, measure, records

REGIONS = [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}]


def old() -> Evaluation:
    """Two measures, 40 and 80, in the first quarter."""
    described = card(measure("a"), measure("b"), total=True)
    return evaluate(described, observe(described, values=records(a=40, b=80)), period="2026-Q1")


def test_later_edits_change_nothing_that_is_frozen() -> None:
    saved = old()
    described = card(
        measure("a", weight=9, target=50),
        measure("b", name="Renamed", worst=70),
        total=True,
        bands=[
            {"id": "bad", "name": "Bad", "letter": "B", "low": 0, "high": 61, "level": "bad"},
            {"id": "good", "name": "Good", "letter": "G", "low": 61, "high": 100, "level": "good"},
        ],
    )
    obs = observe(described, values=[*records(a=5, b=99), *records("2026-Q2", a=25, b=85)])
    ev = evaluate(described, obs, frozen=saved)
    assert ev.basis == {"2026-Q1": "frozen", "2026-Q2": "restated", "2026-Q3": "restated", "2026-Q4": "restated"}
    first = ev.at(period="2026-Q1")
    for node in ("total", "customer", "deliver", "a", "b"):
        assert first[node] == saved[node]
        assert first.explain(node).to_text() == saved.explain(node).to_text()
        assert first.bands_of(node) == saved.bands_of(node)
        assert first.band_of(node) == saved.band_of(node)
    assert first.scored_by("a") is saved.card
    for name in (*NUMBERS, "status", "reason", "age"):
        np.testing.assert_array_equal(getattr(first, name), getattr(saved, name), err_msg=name)
    np.testing.assert_array_equal(first.weight, saved.weight)
    second, plain = ev.at(period="2026-Q2"), evaluate(described, obs, period="2026-Q2")
    assert second["total"] == plain["total"]
    assert second["total"].score == 50.0  # a: 25 of 50 is 50; b: 85 between 70 and 100 is 50


def test_nodes_come_and_go() -> None:
    """A new node has no data in a frozen period; one that has gone still stands in the saved evaluation."""
    saved = old()
    described = card(measure("a"), measure("c"), total=True)
    ev = evaluate(
        described,
        observe(described, values=[*records(a=1), MeasureRecord("c", "2026-Q1", 1.0, n=5, note="later")]),
        frozen=saved,
    )
    first = ev.at(period="2026-Q1")
    found = first["c"]
    assert (found.value, found.score, found.n, found.status, found.reason) == (None, None, None, "no_data", "not_held")
    assert (found.weight, found.coverage, found.age) == (None, None, None)
    assert (
        first.explain("c").to_text().splitlines()[0] == "2026 Q1 · C: no score (the frozen evaluation does not hold it)"
    )
    assert first.explain("c").value() is None
    basis = first.explain("c").measurement
    assert basis is not None
    assert (basis.n, basis.note) == (None, None)
    assert "b" not in ev.nodes
    assert first["total"].score == 60.0
    assert [term.child.id for term in first.explain("deliver").terms] == ["a", "b"]
    assert ev.origin.frozen[0]["b"].score == 80.0


def test_a_new_node_above_has_no_data_either() -> None:
    saved = old()
    described = card(measure("a"), measure("b"), total=True)
    plain = described.model_dump(mode="json", exclude_defaults=True)
    plain["perspectives"][0]["objectives"][0]["id"] = "serve"
    described = type(described).model_validate(plain)
    ev = evaluate(described, observe(described, values=records(a=1, b=2)), frozen=saved, period="2026-Q1")
    assert (ev["serve"].score, ev["serve"].reason, ev.explain("serve").terms) == (None, "not_held", ())
    assert ev.explain("serve").value() is None


def test_entities_are_frozen_apart() -> None:
    described = card(measure("a"), entities=REGIONS)
    values = [MeasureRecord("a", "2026-Q1", v, entity=e) for e, v in (("north", 10.0), ("south", 20.0))]
    north = evaluate(described, observe(described, values=values), entity="north", period="2026-Q1")
    values = [MeasureRecord("a", "2026-Q1", v, entity=e) for e, v in (("north", 50.0), ("south", 60.0))]
    ev = evaluate(described, observe(described, values=values), frozen=[north])
    assert ev.basis["2026-Q1"] == "partly_frozen"
    assert ev.score[:, 0, ev.nodes.index("a")].tolist() == [10.0, 60.0]
    assert ev.at(entity="north").basis["2026-Q1"] == "frozen"
    assert ev.at(entity="south").basis["2026-Q1"] == "restated"


def test_the_first_that_holds_a_period_counts() -> None:
    described = card(measure("a"))
    one, two = (evaluate(described, observe(described, values=records(a=v)), period="2026-Q1") for v in (10, 20))
    obs = observe(described, values=records(a=30))
    assert evaluate(described, obs, period="2026-Q1", frozen=[one, two])["a"].score == 10.0
    assert evaluate(described, obs, period="2026-Q1", frozen=(two, one))["a"].score == 20.0
    assert evaluate(described, obs, frozen=[one, two]).score[0, 0, 2] == 10.0
    chain = evaluate(described, observe(described, values=records("2026-Q2", a=40)), frozen=one)
    last = evaluate(described, obs, frozen=[chain.at(period=p) for p in ("2026-Q1", "2026-Q2")])
    assert [last.at(period=p)["a"].score for p in ("2026-Q1", "2026-Q2")] == [10.0, 40.0]
    assert "Value: 10" in str(last.at(period="2026-Q1").explain("a"))


def test_a_frozen_period_is_not_scored_again() -> None:
    """Neither a policy that fails nor a range that must not be left looks at it."""
    saved = old()
    described = card(measure("a", outside="error"), measure("b"), total=True, missing="fail")
    obs = observe(described, values=records(a=500))
    assert evaluate(described, obs, period="2026-Q1", frozen=saved)["total"].score == 60.0


def test_a_guard_starts_from_the_frozen_status() -> None:
    """Bands at 75 and 90, guard 2: 74 stays where 76 was good enough, and falls from nothing."""
    described = card(measure("a"), guard=2)
    saved = evaluate(described, observe(described, values=records(a=76)), period="2026-Q1")
    now = observe(described, values=[*records(a=10), *records("2026-Q2", a=74)])
    assert evaluate(described, now, period="2026-Q2")["a"].status == "red"
    assert evaluate(described, now, period="2026-Q2", frozen=saved)["a"].status == "amber"
    assert evaluate(described, now, frozen=saved).at(period="2026-Q2")["a"].status == "amber"


def test_a_frozen_period_without_a_score_hands_on_the_band_it_held() -> None:
    """The saved second quarter holds amber from the first, which is not frozen with it."""
    described = card(measure("a"), guard=2)
    saved = evaluate(described, observe(described, values=records(a=76)), period="2026-Q2")
    now = observe(described, values=records("2026-Q3", a=74))
    assert evaluate(described, now).at(period="2026-Q3")["a"].status == "red"
    ev = evaluate(described, now, frozen=saved)
    assert [ev.at(period=p)["a"].status for p in ("2026-Q1", "2026-Q2", "2026-Q3")] == ["no_data", "no_data", "amber"]
    assert ev.held is not None
    assert ev.held[0, :3, 0].tolist() == [-1, 1, 1]


def test_a_frozen_period_that_held_nothing_hands_on_nothing() -> None:
    described = card(measure("a"), guard=2)
    saved = evaluate(described, observe(described, values=records("2026-Q3", a=76)), period="2026-Q2")
    now = observe(described, values=[*records(a=76), *records("2026-Q3", a=74)])
    ev = evaluate(described, now, frozen=saved)
    assert [ev.at(period=p)["a"].status for p in ("2026-Q1", "2026-Q2", "2026-Q3")] == ["amber", "no_data", "red"]


def test_a_status_among_other_bands_holds_nothing() -> None:
    """The second of two bands is not the second of three: 74 is red by the bands of now."""
    words = {"name": "Name", "letter": "N"}
    two = [
        {"id": "bad", "low": 0, "high": 50, "level": "bad", **words},
        {"id": "good", "low": 50, "high": 100, "level": "good", **words},
    ]
    before = card(measure("a"), bands=two)
    saved = evaluate(before, observe(before, values=records(a=76)), period="2026-Q1")
    described = card(measure("a"), guard=2)
    ev = evaluate(described, observe(described, values=records("2026-Q2", a=74)), frozen=saved)
    assert [ev.at(period=p)["a"].status for p in ("2026-Q1", "2026-Q2")] == ["good", "red"]


def test_statuses_that_stand() -> None:
    edges = [np.array([0.0, 75.0, 90.0, 100.0])] * 3
    scores = np.array([[10.0, 74.0, 74.0]])
    for kept, expected in (
        ([1, FREE, FREE], [1, 1, 1]),
        ([LOST, FREE, FREE], [-1, 0, 0]),
        ([1, LOST, FREE], [1, -1, 0]),
        ([FREE, HOLDS - 1, FREE], [0, -1, 1]),
        ([1, HOLDS, FREE], [1, -1, 0]),
    ):
        found = held_index(scores, edges, guard=2, before=np.array([-1]), kept=np.array([kept]))
        assert found.tolist() == [expected]


def test_an_evaluation_from_elsewhere_is_refused() -> None:
    described = card(measure("a"), calendar={"first": "2027-Q1", "last": "2027-Q2"})
    obs = observe(described, values=[])
    assert refusal(lambda: evaluate(described, obs, frozen=old()), error=HistoryError) == [
        (
            "a frozen evaluation holds no entity and period of the card; found 'demo in 2026-Q1 to 2026-Q1'. "
            "Leave it out, or give the evaluation of this card's entities and periods. [frozen-elsewhere]"
        )
    ]
    with pytest.raises(HistoryError):
        evaluate(described, obs, frozen=[old()])


def test_a_first_quarter_of_other_days_is_refused() -> None:
    """With years from April the first quarter of 2026 is April to June: what is frozen is January to March."""
    described = card(measure("a"), calendar={"first": "2026-Q1", "last": "2026-Q2", "year_starts": 4})
    assert refusal(lambda: evaluate(described, observe(described, values=[]), frozen=old()), error=HistoryError) == [
        (
            "the fiscal years of a frozen evaluation start in another month, so that its periods have other days; found "
            "'month 1, and 4 in the card'. Leave it out, or freeze an evaluation of a card with the same year_starts. "
            "[frozen-years]"
        )
    ]
