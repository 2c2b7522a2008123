"""An explanation holds every number of the score, says what was left out, and computes the score anew."""

from __future__ import annotations

import json

import pytest

from scorecard.scoring import Explanation, evaluate, observe
from scorecard.series import MeasureRecord
from scorecard.survey import gap_analysis
from tests.scoring.cards import card, from_survey, measure, records, survey, survey_card, unscored


def explain(described, node="customer", values=(), surveys=None) -> Explanation:
    obs = observe(described, values=values, surveys=surveys)
    return evaluate(described, obs, period="2026-Q1").explain(node)


def test_tree_runs_down_to_the_measures():
    described = card(measure("a", weight=2), measure("b", weight=3), measure("c"), unscored("d"))
    top = explain(described, values=records(a=40, b=20, d=7))
    assert (top.id, top.rule, top.score, top.value()) == ("customer", "weighted_arithmetic", 28.0, 28.0)
    objective = top.terms[0].child
    assert [(t.child.id, t.weight, t.share, t.contribution) for t in objective.terms] == [
        ("a", 2.0, 0.4, 16.0),
        ("b", 3.0, pytest.approx(0.6), pytest.approx(12.0)),
    ]
    assert [(e.child.id, e.weight, e.reason) for e in objective.excluded] == [
        ("c", 1.0, "no_data"),
        ("d", 1.0, "unscored"),
    ]
    assert objective.excluded[1].child.measurement.value == 7.0


def test_contributions_sum_to_the_score():
    described = card(*(measure(name, weight=w) for name, w in (("a", 0.3), ("b", 1.7), ("c", 4))))
    top = explain(described, "deliver", records(a=11, b=64, c=97))
    assert sum(t.contribution for t in top.terms) == pytest.approx(top.score, abs=1e-12)


def test_measure_is_computed_anew_from_its_counts():
    described = card(measure("otif", unit={"kind": "percent"}, worst=80, target=98))
    leaf = explain(described, "otif", [MeasureRecord("otif", "2026-Q1", numerator=188, denominator=200)])
    basis = leaf.measurement
    assert (basis.numerator, basis.denominator, basis.factor, basis.anchors) == (
        188.0,
        200.0,
        100.0,
        ((80.0, 0.0), (98.0, 100.0)),
    )
    assert leaf.value() == pytest.approx(100 * 14 / 18, abs=1e-12)
    assert leaf.value() == pytest.approx(leaf.score, abs=1e-12)


@pytest.mark.parametrize(
    ("value", "score"), [(-30.0, 0.0), (0.0, 0.0), (25.0, 50.0), (50.0, 100.0), (60.0, 80.0), (130.0, 0.0)]
)
def test_every_piece_of_a_two_sided_measure_is_computed_anew(value, score):
    described = card(measure("both", direction="target_is_best"))
    assert explain(described, "both", records(both=value)).value() == pytest.approx(score, abs=1e-12)


@pytest.mark.parametrize(("cap", "score"), [(100, 100.0), (120, 120.0), ("none", 150.0)])
def test_cap_is_part_of_the_explanation(cap, score):
    leaf = explain(card(measure("a"), cap=cap), "a", records(a=150))
    assert (leaf.raw, leaf.score, leaf.value()) == (150.0, score, score)


def test_nothing_measured_has_no_value():
    top = explain(card(measure("a")))
    assert (top.score, top.value(), top.reason, top.terms) == (None, None, "no_data", ())
    assert top.excluded[0].child.excluded[0].child.value() is None


def test_zero_weight_is_listed_as_not_counted():
    top = explain(card(measure("a"), measure("b", weight=0)), "deliver", records(a=40, b=90))
    assert [(e.child.id, e.reason) for e in top.excluded] == [("b", "no_weight")]
    assert top.value() == 40.0


def test_survey_measure_says_what_it_rests_on_and_names_nobody():
    described = survey_card(from_survey("speed_gap", "gap", "speed", worst=-4, target=0))
    answers = survey([[6, 6]] * 3, [[5, 5], [4, 4], [3, 3]])
    leaf = explain(described, "speed_gap", surveys={"customers": {"2026-Q1": gap_analysis(answers)}})
    basis = leaf.measurement
    assert (basis.value, basis.n, basis.survey.expectation, basis.survey.perception) == (-2.0, 3.0, 6.0, 4.0)
    assert (basis.survey.survey, basis.survey.statistic, basis.survey.of) == ("customers", "gap", "speed")
    assert basis.confidence == 0.95
    assert "respondent" not in json.dumps(leaf.to_dict())


def test_dictionary_is_plain_data_at_full_precision():
    described = card(measure("a", weight=1), measure("b", weight=2))
    found = json.loads(json.dumps(explain(described, "deliver", records(a=100 / 3, b=50)).to_dict()))
    assert found["score"] == pytest.approx((100 / 3 + 100) / 3, abs=1e-12)
    assert found["name"] == {"en": "Deliver", "zh": None}
    assert found["terms"][0]["child"]["measurement"]["anchors"] == [[0.0, 0.0], [100.0, 100.0]]


def test_entity_is_named_where_the_card_has_some():
    regions = [{"id": "north", "name": {"en": "North", "zh": "北区"}}, {"id": "south", "name": "South"}]
    described = card(measure("a"), entities=regions)
    obs = observe(described, values=[MeasureRecord("a", "2026-Q1", 40.0, entity="north")])
    ev = evaluate(described, obs, period="2026-Q1", entity="north")
    assert ev.explain("a").to_text("zh").splitlines()[0] == "北区，2026年第1季度 · A：40.00（未达标）"


def test_a_child_at_nothing_pulls_a_geometric_mean_to_nothing_whatever_binary_fractions_make_of_it():
    """98.2 lies two tolerances of 0.2 below 98.6, and 98.6 − 2 × 0.2 is 98.19999999999999 in binary fractions."""
    sharp = {"id": "a", "name": "A", "target": 98.6, "scoring": {"kind": "tolerance", "tolerance": 0.2}}
    objective = {
        "id": "deliver",
        "name": "D",
        "roll_up": "weighted_geometric",
        "measures": [sharp, measure("b", weight=19)],
    }
    described = card(perspectives=[{"id": "customer", "objectives": [objective]}])
    ev = evaluate(described, observe(described, values=records(a=98.2, b=100)), period="2026-Q1")
    assert [ev[node].score for node in ("a", "deliver")] == [0.0, 0.0]
    assert [ev.explain(node).value() for node in ("a", "deliver")] == [0.0, 0.0]
    assert "Counted" not in ev.explain("a").to_text()


def test_one_line_tells_the_node_and_print_the_whole_tree():
    top = explain(card(measure("a"), measure("b")), values=records(a=40))
    told = "id='customer', name='Customer', kind='perspective', entity='demo', period='2026-Q1', rule='weighted_arithmetic'"
    assert repr(top) == f"Explanation({told}, score=40, raw=40, status='off target', …)"
    assert repr([top.terms[0].child.terms[0]]).count("\n") == 0
    assert str(top) == top.to_text("en")
    assert top.show(lang="zh").__repr__() == top.to_text("zh")
