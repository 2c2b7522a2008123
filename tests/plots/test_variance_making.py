from __future__ import annotations

import pytest

import scorecard as sc
from scorecard.errors import ChartError, UsageError
from scorecard.models import Scorecard
from scorecard.plots import prepare_variance_columns
from scorecard.series import MeasureRecord
from tests.charts import samples
from tests.refusal import refusal
from tests.scoring.cards import frozen_and_saved


@pytest.mark.parametrize(
    ("measure", "verdicts"),
    [("otif", ["bad", "bad", "bad"]), ("damage", ["bad", None, "bad"]), ("load", [None, "bad", "bad"])],
)
def test_verdicts_against_the_target(measure: str, verdicts: list[str | None]) -> None:
    marks = prepare_variance_columns(samples.small_evaluation(), measure).marks
    assert [mark.verdict for mark in marks] == verdicts


def test_a_plan_and_the_previous_year() -> None:
    chosen = Scorecard.model_validate(
        {
            "id": "years",
            "name": "Years",
            "calendar": {"first": "2025-Q4", "last": "2026-Q4"},
            "perspectives": [
                {
                    "id": "customer",
                    "objectives": [
                        {
                            "id": "o",
                            "name": "O",
                            "measures": [
                                {"id": "cost", "name": "Cost", "direction": "minimise", "worst": 20, "target": 5}
                            ],
                        }
                    ],
                }
            ],
        }
    )
    actual = [MeasureRecord("cost", p, v) for p, v in (("2025-Q4", 10.0), ("2026-Q3", 9.0), ("2026-Q4", 8.0))]
    planned = [
        MeasureRecord("cost", "2026-Q3", 8.0, scenario="plan"),
        MeasureRecord("cost", "2026-Q4", 0.0, scenario="plan"),
    ]
    obs, plan = sc.observe(chosen, values=actual), sc.observe(chosen, values=planned, scenario="plan")
    ev = sc.evaluate(chosen, obs, period="2026-Q4")
    year = prepare_variance_columns(ev, "cost", against="previous_year").marks
    assert [mark.delta for mark in year] == [None, None, None, None, -2.0]
    assert (year[-1].share, year[-1].verdict) == (pytest.approx(-0.2), "good")
    marks = prepare_variance_columns(ev, "cost", against="plan", plan=plan, periods=2).marks
    assert [(mark.delta, mark.share, mark.verdict) for mark in marks] == [(1.0, 0.125, "bad"), (8.0, None, "bad")]
    met = prepare_variance_columns(ev, "cost", against="plan", plan=obs, periods=2).marks
    assert [(mark.delta, mark.share, mark.verdict) for mark in met] == [(0.0, 0.0, "neutral"), (0.0, 0.0, "neutral")]


def test_refusals() -> None:
    ev = samples.small_evaluation()
    assert refusal(lambda: prepare_variance_columns(ev, "otif", against="budget"), error=UsageError) == [
        (
            "the option against has an unknown value; found 'budget'. Use one of: 'target', 'plan', 'previous_year'. "
            "[bad-option]"
        )
    ]
    assert refusal(lambda: prepare_variance_columns(ev, "otif", against="plan"), error=UsageError) == [
        (
            "values of a plan are needed for a plan, and for nothing else; found \"against='plan', no plan\". Give both "
            'against="plan" and plan=observe(card, values=…, scenario=…), or neither. [plan-and-against]'
        )
    ]
    assert refusal(lambda: prepare_variance_columns(ev, "otif", periods=13), error=UsageError) == [
        "variance columns show 1 to 12 periods; found '13'. Give a number of periods in this range. [periods-out-of-range]"
    ]
    assert refusal(lambda: prepare_variance_columns(ev, "watched"), error=ChartError) == [
        (
            "no period has both a value and something to hold it against: target; found 'watched'. Choose another measure, "
            "more periods, or against=…. [nothing-to-draw]"
        )
    ]


def test_a_frozen_period_is_drawn_as_it_was_reported() -> None:
    ev, saved = frozen_and_saved()
    assert prepare_variance_columns(ev, "a") == prepare_variance_columns(saved, "a")
