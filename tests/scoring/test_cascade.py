"""Scores that are values of the card above, by hand; explained down to the lowest card."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.models import Scorecard
from scorecard.scoring import cascade, evaluate, observe
from scorecard.series import MeasureRecord, rolling
from tests.refusal import refusal
from tests.scoring.cards import card, measure
from tests.scoring.cascade_cards import VALUES, chain, observed, taken, unit_of


def cascaded(**options):
    cards = chain()
    return cascade(cards, observed(cards, VALUES), **options)


def test_card_after_card():
    found = cascaded(period="2026-Q1")
    assert found.order[-2:] == ("region", "group")
    assert [found[card]["customer"].score for card in ("north", "south", "region", "group")] == [80, 60, 70, 62.5]
    assert found["region"]["first"].value == 80
    assert found["group"]["region_score"].value == 70


def test_all_periods_and_one_agree():
    whole = cascaded()
    for q, score in (("2026-Q1", 62.5), ("2026-Q2", 52.5)):
        assert whole["group"].at(period=q)["customer"].score == score
        assert cascaded(period=q)["group"]["customer"].score == score


def test_a_score_above_is_what_the_value_alone_would_give():
    """The same as the group with 70 and 60 typed in."""
    group = chain()["group"]
    typed = observe(
        group,
        values=[
            MeasureRecord(m, q, v)
            for m, q, v in (
                ("region_score", "2026-Q1", 70),
                ("region_score", "2026-Q2", 60),
                ("costs", "2026-Q1", 40),
                ("costs", "2026-Q2", 30),
            )
        ],
    )
    np.testing.assert_array_equal(cascaded()["group"].score, evaluate(group, typed).score)


def test_a_unit_without_a_score_gives_no_value():
    cards = chain()
    found = cascade(cards, observed(cards, {**VALUES, "south": {}}), period="2026-Q1")
    assert found["region"]["second"].reason == "no_data"
    assert (found["region"]["customer"].score, found["region"]["customer"].coverage) == (80, 0.5)
    assert (found["group"]["customer"].score, found["group"]["customer"].coverage) == (70, 1)
    row = next(r for r in found.table().rows if r[3] == "region_score")
    assert row[6:] == (80, 0.5, 80)


def test_explanation_goes_down_into_the_cards_below():
    found = cascaded(period="2026-Q1")["group"].explain("customer")
    assert found.value() == pytest.approx(62.5, abs=1e-12)
    text = found.to_text("en")
    assert "Score of Total in the scorecard Region, where data cover 100 % of the weight" in text
    assert "Score of Customer in the scorecard North, where data cover 100 % of the weight" in text
    assert "OTIF: 90.00 (on target)" in text
    assert "取自计分卡“Region”中“总分”的得分，其数据覆盖 100 % 的权重" in found.to_text("zh")
    assert found.to_html("en").count("OTIF") == 3
    serve = found.terms[0].child
    unit = serve.terms[0].child.measurement.unit_score
    assert (unit.card, unit.node, unit.card_name.text("en")) == ("region", "total", "Region")
    assert unit.explanation.score == 70


def test_the_nested_explanation_is_what_is_recomputed():
    """From the counts below, not from the value that is stated above."""
    found = cascaded(period="2026-Q1")["region"].explain("first")
    assert found.measurement.unit_score.explanation.value() == 80
    assert replace(found, measurement=replace(found.measurement, value=1.0)).value() == 80


def test_a_card_alone_names_where_its_value_should_come_from():
    cards = chain()
    alone = evaluate(cards["group"], observed(cards, VALUES)["group"], period="2026-Q1")
    assert "Score of total in the scorecard region" in alone.explain("region_score").to_text("en")


def test_a_value_carried_forward_is_explained_by_its_own_period():
    cards = {
        "group": unit_of("group", taken("depot", "north", carry_forward=1)),
        "north": unit_of("north", measure("otif")),
    }
    obs = {
        "group": observe(cards["group"]),
        "north": observe(cards["north"], values=[MeasureRecord("otif", "2026-Q1", 90)]),
    }
    found = cascade(cards, obs, period="2026-Q2")["group"]
    assert (found["depot"].score, found["depot"].age) == (90, 1)
    assert found.explain("depot").measurement.unit_score.explanation.period == "2026-Q1"
    assert found.explain("depot").value() == 90


def test_entities_meet_their_own_scores_and_a_single_card_serves_all():
    units = [{"id": "east", "name": "East"}, {"id": "west", "name": "West"}]
    cards = {
        "group": unit_of("group", taken("a", "parts"), taken("b", "single"), entities=units),
        "parts": unit_of("parts", measure("otif"), entities=[*reversed(units), {"id": "other", "name": "Other"}]),
        "single": unit_of("single", measure("otif")),
    }
    obs = {
        "group": observe(cards["group"]),
        "parts": observe(
            cards["parts"],
            values=[
                MeasureRecord("otif", "2026-Q1", v, entity=e) for e, v in (("east", 20), ("west", 40), ("other", 99))
            ],
        ),
        "single": observe(cards["single"], values=[MeasureRecord("otif", "2026-Q1", 60)]),
    }
    found = cascade(cards, obs, period="2026-Q1")
    assert [found["group"].at(entity=e)["customer"].score for e in ("east", "west")] == [40, 50]
    assert found["group"].at(entity="west").explain("a").measurement.unit_score.explanation.entity == "west"


def test_measures_that_do_not_apply_stay_so():
    units = [{"id": "east", "name": "East"}, {"id": "west", "name": "West"}]
    cards = {
        "group": unit_of("group", taken("a", "single", entities=["east"]), measure("b"), entities=units),
        "single": unit_of("single", measure("otif")),
    }
    obs = {
        "group": observe(cards["group"]),
        "single": observe(cards["single"], values=[MeasureRecord("otif", "2026-Q1", 60)]),
    }
    found = cascade(cards, obs, period="2026-Q1")["group"]
    assert [found.at(entity=e)["a"].reason for e in ("east", "west")] == [None, "not_applicable"]


def test_an_entity_that_the_card_below_does_not_score_is_told_nothing_of_the_others():
    names = [{"id": name, "name": name.upper()} for name in ("a", "b", "c")]
    cards = {
        "depot": unit_of("depot", measure("otif"), entities=names[:2]),
        "group": unit_of("group", taken("depots", "depot", entities=["a", "b"]), entities=names),
    }
    values = [MeasureRecord("otif", "2026-Q1", v, entity=e) for e, v in (("a", 80), ("b", 60))]
    obs = {"depot": observe(cards["depot"], values=values), "group": observe(cards["group"])}
    found = cascade(cards, obs, period="2026-Q1")
    assert [row[1:2] + row[6:] for row in found.table().rows] == [
        ("a", 80.0, 1.0, 80.0),
        ("b", 60.0, 1.0, 60.0),
        ("c", None, None, None),
    ]
    told = found["group"].at(entity="c").explain("depots")
    assert told.reason == "not_applicable"
    assert told.measurement.unit_score.explanation is None
    assert told.to_text().splitlines() == [
        "C, 2026 Q1 · DEPOTS: no score (not applicable)",
        "  Score of Customer in the scorecard Depot",
    ]


def test_nothing_is_touched():
    cards = chain()
    obs = observed(cards, VALUES)
    cascade(cards, obs)
    assert np.isnan(obs["group"].series("region_score")).all()


def test_table_and_unknown_card():
    found = cascaded(period="2026-Q1")
    assert [row[:6] for row in found.table().rows] == [
        ("group", "group", "2026-Q1", "region_score", "region", "total"),
        ("region", "region", "2026-Q1", "first", "north", "customer"),
        ("region", "region", "2026-Q1", "second", "south", "otif"),
    ]
    assert [row[6:] for row in found.table().rows] == [(70, 1, 70), (80, 1, 80), (60, 1, 60)]
    assert refusal(lambda: found["nort"], error=UsageError) == [
        "there is no such card; found 'nort'. Did you mean 'north'? [unknown-card]"
    ]


def test_a_plan_that_has_not_begun_below_is_not_due_above() -> None:
    """The depot's plan runs from April: in the first quarter the group has its own costs, and all of what is due."""
    plan = {"kind": "plan", "start": "2026-Q2", "end": "2026-Q2"}
    cards = {
        "depot": unit_of("depot", {"id": "growth", "name": "Growth", "baseline": 0, "target": 100, "scoring": plan}),
        "group": unit_of("group", taken("depot_growth", "depot", "growth"), measure("costs"), missing="blank"),
    }
    whole = cascade(cards, observed(cards, {"depot": {"growth": 60}, "group": {"costs": 40}}))["group"]
    first, second = (whole.at(period=q) for q in ("2026-Q1", "2026-Q2"))
    assert (first["depot_growth"].reason, second["depot_growth"].value) == ("not_due", 50)
    assert (first["serve"].score, first["serve"].coverage, first["serve"].not_due) == (40, 1, 0.5)
    assert (first["serve"].bound_low, first["serve"].bound_high) == (40, 40)
    assert second["serve"].score == 40  # 50 and 30


def test_a_score_that_is_not_due_below_is_not_due_above() -> None:
    # the depot measures by half-years, so that nothing is due in the first quarter: the group rests on its costs alone
    cards = {
        "group": unit_of("group", taken("depot_score", "depot"), measure("costs")),
        "depot": unit_of("depot", measure("otif", frequency="half")),
    }
    found = cascade(cards, observed(cards, {"group": {"costs": 40}}))["group"]
    first, second = found.at(period="2026-Q1"), found.at(period="2026-Q2")
    assert (first["depot_score"].reason, second["depot_score"].reason) == ("not_due", "no_data")
    assert (first["serve"].score, first["serve"].coverage, first["serve"].not_due) == (40, 1, 0.5)
    assert (second["serve"].score, second["serve"].coverage, second["serve"].not_due) == (30, 0.5, 0)


def test_scores_of_values_that_share_periods_share_them_too() -> None:
    def unit(name: str, **source: object) -> Scorecard:
        measures = [measure("a", aggregation="mean", **source), measure("b", aggregation="mean")]
        return card(*measures, id=name)

    low, high = unit("low"), unit("high", source={"card": "low", "node": "customer"})
    values = [MeasureRecord(m, f"2026-Q{q}", 40.0 + q) for m in "ab" for q in (1, 2, 3, 4)]
    below, above = observe(low, values=values), observe(high, values=[v for v in values if v.measure == "b"])
    cards = {"high": high, "low": low}
    rolled = cascade(cards, {"high": above, "low": rolling(below, window=2)})
    assert rolled["high"].observations.overlapping == ("a",)
    assert cascade(cards, {"high": above, "low": below})["high"].observations.overlapping == ()
    assert cascade(cards, {"high": rolling(above, window=2), "low": below})["high"].observations.overlapping == ("b",)
