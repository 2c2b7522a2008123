"""Entities in order: ties, shares, entities without a score, and common measures alone; by hand."""

from __future__ import annotations

import pytest
from scipy.special import ndtr, ndtri

from scorecard.errors import UsageError
from scorecard.scoring import evaluate, observe, what_if
from scorecard.scoring.evaluation_table import NO_SCORE
from scorecard.scoring.ranking import rank_entities
from scorecard.series import MeasureRecord
from tests.refusal import refusal
from tests.scoring.cards import card, measure, records
from tests.scoring.entity_cards import unit_card, unit_evaluation


def ranks(ranking):
    return [(row.entity, row.rank) for row in ranking.rows]


def test_ties_share_the_better_rank_and_the_next_is_counted_on():
    units = [{"id": f"u{i}", "name": f"U{i}"} for i in range(6)]
    described = card(measure("a"), entities=units)
    scores = (50, 90, 70, 70, 70 - 5e-10, 20)
    values = [MeasureRecord("a", "2026-Q1", v, entity=f"u{i}") for i, v in enumerate(scores)]
    ranking = evaluate(described, observe(described, values=values)).ranking("customer", period="2026-Q1")
    assert ranks(ranking) == [("u1", 1), ("u2", 2), ("u3", 2), ("u4", 2), ("u0", 5), ("u5", 6)]


def test_near_equals_do_not_chain():
    units = [{"id": f"u{i}", "name": f"U{i}"} for i in range(3)]
    described = card(measure("a"), entities=units)
    values = [MeasureRecord("a", "2026-Q1", 50 - i * 0.8e-9, entity=f"u{i}") for i in range(3)]
    ranking = evaluate(described, observe(described, values=values), period="2026-Q1").ranking("a")
    assert ranks(ranking) == [("u0", 1), ("u1", 1), ("u2", 3)]


def test_scores_shares_and_entities_apart():
    ranking = unit_evaluation().ranking("customer")
    assert ranks(ranking) == [("south", 1), ("east", 2), ("north", 3)]
    assert [row.score for row in ranking.rows] == [85, 60, 45]
    assert [row.share_of_best for row in ranking.rows] == [1, 60 / 85, 45 / 85]
    assert [row.status for row in ranking.rows] == ["amber", "red", "red"]
    assert [row.coverage for row in ranking.rows] == [1, 1, 1]
    assert [row.own for row in ranking.rows] == [("port",), (), ("port",)]
    assert [(a.entity, a.reason) for a in ranking.apart] == [("west", "no_data")]
    assert [(s.measure, s.entities) for s in ranking.specific] == [("port", ("north", "south"))]
    assert ranking["north"].rank == 3


def test_common_measures_alone_turn_the_order():
    """Without port calls: customers 80, 80, 60; total (80+60)/2, (80+80)/2, (60+80)/2."""
    ev = unit_evaluation()
    customer = ev.ranking("customer", measures="common")
    assert ranks(customer) == [("north", 1), ("south", 1), ("east", 3)]
    assert [row.score for row in customer.rows] == [80, 80, 60]
    assert all(row.own == () for row in customer.rows)
    total = ev.ranking("total", measures="common")
    assert [(row.entity, row.rank, row.score) for row in total.rows] == [
        ("south", 1, 80),
        ("north", 2, 70),
        ("east", 2, 70),
    ]


def test_nothing_is_left_out_where_all_is_common():
    ranking = unit_evaluation().ranking("internal_process", measures="common")
    assert ranking.specific == ()
    assert ranks(ranking) == [("south", 1), ("east", 1), ("north", 3)]


def test_a_best_score_of_zero_has_no_shares():
    described = card(measure("a"))
    ranking = evaluate(described, observe(described, values=records(a=0)), period="2026-Q1").ranking("customer")
    assert [(row.entity, row.rank, row.share_of_best) for row in ranking.rows] == [("demo", 1, None)]


def test_nobody_has_a_score():
    described = unit_card()
    ranking = evaluate(described, observe(described), period="2026-Q1").ranking("customer")
    assert ranking.rows == ()
    assert [a.entity for a in ranking.apart] == ["north", "south", "east", "west"]


def test_table_in_both_languages():
    ranking = unit_evaluation().ranking("customer")
    table = ranking.table()
    assert table.rows[0][:4] == (1, "south", ranking["south"].name, 85)
    assert table.rows[-1][:2] == (None, "west")
    assert table.rows[-1][4].text("zh") == "无数据"
    assert [row[-1] for row in table.rows] == ["port", None, "port", None]
    assert table.title.text("en") == "Customer, 2026-Q1: ranking"
    assert [n.text("en") for n in table.notes] == ["Not every entity has Port calls: only North, South."]
    assert [n.text("zh") for n in table.notes] == ["并非所有单位都有“挂港”：仅北区、南区。"]
    common = unit_evaluation().ranking("customer", measures="common").table()
    assert [n.text("en") for n in common.notes] == [
        "Left out because not every entity has it: Port calls (only North, South)."
    ]


def test_refusals():
    ev = unit_evaluation()
    assert refusal(lambda: ev.ranking("custome"), error=UsageError) == [
        "there is no node 'custome'. Did you mean 'customer'? [unknown-node]"
    ]
    assert refusal(lambda: rank_entities(ev, "customer", measures="some"), error=UsageError) == [
        "there is no such choice of measures; found 'some'. Use one of: all, common. [measure-choice]"
    ]
    assert refusal(lambda: ev.ranking("customer")["west"], error=UsageError) == [
        "the entity 'west' has no score, and so no rank; found 'no_data'. Look at apart. [entity-unranked]"
    ]
    assert refusal(lambda: ev.ranking("customer")["nort"], error=UsageError) == [
        "there is no entity 'nort'. Did you mean 'north'? [unknown-entity]"
    ]
    described = unit_card()
    assert refusal(lambda: evaluate(described, observe(described)).ranking("customer"), error=UsageError) == [
        "one period is needed, and the evaluation holds 2. Name one of them: period='2026-Q2'. [period-open]"
    ]


def test_no_score_is_printed_in_another_band() -> None:
    described = unit_card()
    values = [MeasureRecord("a", "2026-Q1", 74.96, entity="west"), MeasureRecord("b", "2026-Q1", 80, entity="west")]
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    assert ev.ranking("customer").table().cells("en")[0][3:5] == ("74.96", "off target")
    heat = ev.heat_map().table()
    at = [column.key for column in heat.columns].index("customer")
    assert heat.cells("en")[3][at : at + 2] == ("74.96", "off target")
    assumed = what_if(described, ev.observations, values={"a": 74.97}, period="2026-Q1", entity="west").table()
    keys = [column.key for column in assumed.columns]
    row = next(row for row in assumed.cells("en") if row[0] == "customer")
    assert [row[keys.index(f"score_{when}")] for when in ("before", "after")] == ["74.96", "74.97"]


def test_no_score_short_of_the_target_is_printed_as_one_that_meets_it() -> None:
    described = unit_card()
    values = [MeasureRecord("a", "2026-Q1", 99.96, entity="west")]
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    assert ev.ranking("customer").table().cells("en")[0][3:5] == ("99.96", "on target")
    heat = ev.heat_map().table()
    at = [column.key for column in heat.columns].index("customer")
    assert heat.cells("en")[3][at : at + 2] == ("99.96", "on target")


def test_common_measures_of_a_frozen_period_are_carried_up_as_they_were():
    """A weighed 1, b 3 and c, which the north alone has, 4: without c they are 70 and 50; by the later weights 50 and 70."""
    units = [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}]

    def described(a, b):
        return card(
            measure("a", weight=a), measure("b", weight=b), measure("c", weight=4, entities=["north"]), entities=units
        )

    values = [MeasureRecord("c", "2026-Q1", 0, entity="north")]
    values += [
        MeasureRecord(m, "2026-Q1", v, entity=e)
        for e, scores in (("north", (40, 80)), ("south", (80, 40)))
        for m, v in zip("ab", scores, strict=True)
    ]
    before, after = described(1, 3), described(3, 1)
    saved = evaluate(before, observe(before, values=values), period="2026-Q1")
    frozen = evaluate(after, observe(after, values=values), frozen=saved).ranking(
        "customer", period="2026-Q1", measures="common"
    )
    assert [(row.entity, row.score) for row in frozen.rows] == [("north", 70), ("south", 50)]
    assert frozen == saved.ranking("customer", measures="common")
    partly = evaluate(after, observe(after, values=values), frozen=saved.at(entity="north")).at(period="2026-Q1")
    assert [(row.entity, row.score) for row in partly.ranking("customer").rows] == [("south", 70), ("north", 35)]
    assert refusal(lambda: partly.ranking("customer", measures="common"), error=UsageError) == [
        (
            "scores by common measures need one card, and the scores of the period come from several; found '2026-Q1, "
            "taken from saved evaluations'. Rank with all measures, or evaluate the period without frozen=. [common-frozen]"
        )
    ]


def test_scores_have_their_intervals_and_statuses_their_probabilities():
    """North 80 ± 5, exact and uncertain halves; south without a known error; east without a value."""
    described = card(
        measure("a"), measure("b"), entities=[{"id": n, "name": n.title()} for n in ("north", "south", "east")]
    )
    values = [MeasureRecord("a", "2026-Q1", 80, entity="north", standard_error=10)]
    values += [
        MeasureRecord(m, "2026-Q1", v, entity=e)
        for m, e, v in (("b", "north", 80), ("a", "south", 60), ("b", "south", 60))
    ]
    ranking = evaluate(described, observe(described, values=values), period="2026-Q1").ranking("customer")
    north, south = ranking.rows
    assert (north.low, north.high) == (pytest.approx(80 - 5 * ndtri(0.975)), pytest.approx(80 + 5 * ndtri(0.975)))
    assert north.probability == pytest.approx(ndtr((90 - 80) / 5) - ndtr((75 - 80) / 5), abs=1e-9)
    assert north.error_known == 0.5
    assert (south.low, south.high, south.probability, south.error_known) == (None, None, None, 0)
    table = ranking.table()
    keys = [
        "rank",
        "entity",
        "name",
        "score",
        "status",
        "low",
        "high",
        "probability",
        "error_known",
        "coverage",
        "share_of_best",
    ]
    assert [column.key for column in table.columns] == keys
    assert table.rows[0][5:9] == (north.low, north.high, north.probability, 0.5)
    assert table.rows[2][4:] == (NO_SCORE["no_data"], *(None,) * 6)
    assert "Probability of the status" in table.to_text("en")
    assert "状态概率" in table.to_text("zh")
    assert ranking.to_frame()["probability"][0] == north.probability


def test_what_is_sure_needs_no_column_and_common_scores_have_none():
    assert "probability" not in [column.key for column in unit_evaluation().ranking("customer").table().columns]
    described = unit_card()
    values = [
        MeasureRecord(m.id, "2026-Q1", 60, entity=e.id, standard_error=5)
        for m in described.measures
        for e in described.entities
        if not m.entities or e.id in m.entities
    ]
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    assert ev.ranking("total")["north"].probability is not None
    assert ev.ranking("total", measures="common")["north"].probability is None
