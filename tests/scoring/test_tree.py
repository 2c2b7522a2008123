"""The tree: weights are relative, what is missing lowers coverage and widens bounds, what does not apply does neither."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.models import Scorecard
from scorecard.scoring import evaluate, observe
from scorecard.scoring.reasons import REASONS
from scorecard.scoring.weights import weighed_children
from scorecard.series import MeasureRecord, Observations
from tests.scoring.cards import card, measure, records, unscored


def customer(described: Scorecard, values: list[MeasureRecord], node: str = "customer"):
    return evaluate(described, observe(described, values=values), period="2026-Q1")[node]


def test_hidden_bad_news_shows_in_coverage_and_bounds():
    # weights .4/.3/.3, scores 80, 70, 20: 59; without the third it would rise to 75.71
    described = card(measure("a", weight=0.4), measure("b", weight=0.3), measure("c", weight=0.3))
    whole = customer(described, records(a=80, b=70, c=20))
    assert whole.score == pytest.approx(59.0)
    assert (whole.coverage, whole.bound_low, whole.bound_high) == pytest.approx((1.0, 59.0, 59.0))
    hidden = customer(described, records(a=80, b=70))
    assert hidden.score == pytest.approx(53 / 0.7)
    assert (hidden.coverage, hidden.bound_low, hidden.bound_high) == pytest.approx((0.7, 53.0, 83.0))


def test_weights_are_relative_at_every_level():
    # 2 and 3 with 40 and 20 give 28; weights 2, 5, 7 with 90 everywhere give 90, never 126
    assert customer(card(measure("a", weight=2), measure("b", weight=3)), records(a=40, b=20)).score == 28.0
    described = card(*(measure(name, weight=w) for name, w in (("a", 2), ("b", 5), ("c", 7))))
    assert customer(described, records(a=90, b=90, c=90)).score == 90.0


def three_levels(**fields: object) -> Scorecard:
    """Two perspectives (3 : 1); the first has objectives of weight 1 and 0.5."""
    return Scorecard(
        id="demo",
        name="Demo",
        calendar={"first": "2026-Q1", "last": "2026-Q4"},
        total=True,
        perspectives=[
            {
                "id": "customer",
                "weight": 3,
                "objectives": [
                    {"id": "deliver", "name": "Deliver", "measures": [measure("a", weight=1), measure("b", weight=3)]},
                    {"id": "care", "name": "Care", "weight": 0.5, "measures": [measure("c")]},
                ],
            },
            {"id": "financial", "objectives": [{"id": "earn", "name": "Earn", "measures": [measure("d")]}]},
        ],
        **fields,
    )


def test_three_levels_by_hand():
    # deliver = (1·80 + 3·40) / 4 = 50; customer = (1·50 + 0.5·20) / 1.5 = 40; total = (3·40 + 1·100) / 4 = 55
    ev = evaluate(three_levels(), observe(three_levels(), values=records(a=80, b=40, c=20, d=100)), period="2026-Q1")
    assert [ev[node].score for node in ("deliver", "customer", "financial", "total")] == pytest.approx(
        [50, 40, 100, 55]
    )


def test_coverage_and_bounds_follow_absolute_weights():
    # b and d missing: deliver = 80 with coverage 1/4, bounds 20 and 95
    # customer: score (80 + 0.5·20) / 1.5 = 60, coverage (1/4 + 0.5) / 1.5 = 0.5, bounds (20 + 10) / 1.5 and (95 + 10) / 1.5
    # total: coverage 3/4 · 0.5, bounds 3/4 · 20 and 3/4 · 70 + 1/4 · 100
    ev = evaluate(three_levels(), observe(three_levels(), values=records(a=80, c=20)), period="2026-Q1")
    found = {node: ev[node] for node in ("deliver", "customer", "financial", "total")}
    assert [found[n].score for n in found] == [80.0, pytest.approx(60.0), None, pytest.approx(60.0)]
    assert [found[n].coverage for n in found] == pytest.approx([0.25, 0.5, 0.0, 0.375])
    assert [found[n].bound_low for n in found] == pytest.approx([20, 20, 0, 15])
    assert [found[n].bound_high for n in found] == pytest.approx([95, 70, 100, 77.5])
    assert found["financial"].reason == "no_data"


def test_not_applicable_leaves_the_weight_base():
    described = card(measure("a", weight=1), measure("b", weight=3))
    found = customer(described, [*records(a=80), MeasureRecord("b", "2026-Q1", applicable=False)])
    assert (found.score, found.coverage, found.bound_low, found.bound_high) == (80.0, 1.0, 80.0, 80.0)


def test_zero_is_a_value():
    found = customer(card(measure("a"), measure("b")), records(a=0, b=100))
    assert (found.score, found.coverage) == (50.0, 1.0)


def test_unscored_measures_have_no_weight():
    described = card(measure("a"), unscored("b", weight=99))
    found = customer(described, records(a=40, b=7))
    assert (found.score, found.coverage) == (40.0, 1.0)
    assert weighed_children(described, "deliver") == (("a", 1.0),)


@pytest.mark.parametrize(
    ("measures", "values", "reason"),
    [
        ([measure("a")], [], "no_data"),
        ([measure("a")], [MeasureRecord("a", "2026-Q1", applicable=False)], "not_applicable"),
        ([unscored("a")], records(a=5), "unscored"),
        ([], [], "unscored"),
        # the only measure with a weight does not apply; the other has a value and no weight
        (
            [measure("a"), measure("b", weight=0)],
            [MeasureRecord("a", "2026-Q1", applicable=False), *records(b=5)],
            "no_weight",
        ),
        ([measure("a"), measure("b", weight=0)], records(b=5), "no_data"),
    ],
)
def test_no_score_has_a_reason_at_every_level(measures, values, reason):
    for node in ("deliver", "customer"):
        found = customer(card(*measures), values, node)
        assert (found.score, found.status, found.reason) == (None, "no_data", reason)
    assert reason in REASONS


def test_reasons_of_measures():
    described = card(measure("a"), measure("b"), unscored("c"), measure("d"))
    values = [MeasureRecord("b", "2026-Q1", applicable=False), *records(c=5, d=50)]
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    assert [ev[node].reason for node in "abcd"] == ["no_data", "not_applicable", "unscored", None]
    assert [ev[node].coverage for node in "abcd"] == [0.0, None, None, 1.0]


def test_measure_with_own_bands():
    own = [
        {"id": "low", "low": 0, "high": 50, "level": "bad", "name": "low", "letter": "L"},
        {"id": "high", "low": 50, "high": 100, "level": "good", "name": "high", "letter": "H"},
    ]
    described = card(measure("a", bands=own), measure("b"))
    ev = evaluate(described, observe(described, values=records(a=60, b=60)), period="2026-Q1")
    assert (ev["a"].status, ev["b"].status, ev["customer"].status) == ("high", "red", "red")


@pytest.mark.parametrize(
    ("cap", "score", "high"), [(100.0, 75.0, 83.33333333), (120.0, 85.0, 96.66666667), ("none", 90.0, None)]
)
def test_cap_enters_scores_and_bounds(cap, score, high):
    described = card(measure("a"), measure("b"), measure("c"), cap=cap)
    found = customer(described, records(a=130, b=50))
    assert found.score == pytest.approx(score)
    assert found.bound_high == (None if high is None else pytest.approx(high))
    assert found.bound_low == pytest.approx(2 * score / 3)
    assert found.status in {"red", "amber", "green"}


def test_score_above_hundred_is_in_the_top_band():
    described = card(measure("a"), cap=120)
    assert customer(described, records(a=115)).status == "green"


def test_no_total_unless_asked():
    described = card(measure("a"))
    assert "total" not in evaluate(described, observe(described)).nodes
    assert evaluate(three_levels(), observe(three_levels())).nodes[0] == "total"


def test_everything_missing_gives_no_warning_and_no_number():
    ev = evaluate(three_levels(), observe(three_levels()))
    assert np.isnan(ev.score).all()
    assert (ev.coverage == 0).all()
    assert (ev.bound_high == 100).all()
    assert (ev.status == -1).all()


def test_many_cells_are_the_same_as_each_of_them_alone():
    # 150 entities × 120 months are more than are rolled up at once; objectives have one to three measures
    ids = [f"e{number}" for number in range(150)]
    sizes = {"one": 1, "two": 2, "three": 3, "more": 3}
    objectives = [
        {
            "id": name,
            "name": name,
            "weight": size,
            "measures": [measure(f"{name}{k}", weight=k + 1) for k in range(size)],
        }
        for name, size in sizes.items()
    ]
    described = Scorecard(
        id="demo",
        name="Demo",
        calendar={"first": "2020-01", "last": "2029-12"},
        entities=[{"id": name, "name": name} for name in ids],
        perspectives=[{"id": "customer", "objectives": objectives}],
    )
    shape = (len(ids), 120, len(described.measures))
    value = np.random.default_rng(4).uniform(-10, 110, shape)
    value[np.random.default_rng(5).random(shape) < 0.1] = np.nan
    nothing = np.full(shape, np.nan)
    obs = Observations(
        card=described,
        entities=tuple(ids),
        periods=described.calendar.periods,
        measures=tuple(m.id for m in described.measures),
        value=value,
        standard_error=nothing,
        n=nothing,
        numerator=nothing,
        denominator=nothing,
        confidence=nothing,
        state=np.isnan(value).astype(np.int8),
    )
    whole = evaluate(described, obs)
    for entity, period in ((0, 0), (77, 60), (149, 119)):
        alone = evaluate(described, obs, entity=ids[entity], period=described.calendar.periods[period])
        for name in ("score", "coverage", "bound_low", "bound_high", "not_due", "stale", "status", "reason"):
            np.testing.assert_array_equal(getattr(whole, name)[entity, period], getattr(alone, name)[0, 0])
    # by hand: weights 1 and 2 over the two measures of one objective
    two = np.clip(value[..., 1:3], 0, 100)
    there = ~np.isnan(two)
    expected = np.nansum(two * [1, 2], axis=-1) / np.where(there.any(axis=-1), (there * [1, 2]).sum(axis=-1), np.nan)
    np.testing.assert_allclose(whole.score[..., whole.nodes.index("two")], expected, rtol=1e-12)
