from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard.models import Measure
from scorecard.plots import prepare_spark_panels, scorecard_table
from scorecard.plots.scorecard_columns import target_text
from scorecard.plots.scorecard_rows import gain_of, score_row, score_text, status_text
from scorecard.scoring import evaluate, observe
from scorecard.series import MeasureRecord
from scorecard.templates import load_template
from tests.charts import samples
from tests.charts.structure import artists, text_of
from tests.scoring import cards as scored


def test_numbers_of_a_measure() -> None:
    row = score_row(samples.small_evaluation(), "otif")
    assert (row.value, row.target, row.difference, row.score) == (98.0, 100.0, -2.0, 90.0)
    assert row.trend == (92.0, 96.0, 98.0), "nothing after the period evaluated"
    assert row.unit is not None
    assert (row.unit.text("en"), row.digits, row.direction) == ("%", 1, "maximise")
    assert row.band is not None
    assert row.band.id == "green"


@pytest.mark.parametrize(
    ("measure", "change", "verdict"),
    [
        ("otif", "up", "better"),
        ("damage", None, None),  # no value the quarter before
        ("survey", "same", "neutral"),
        ("load", "down", "better"),  # 95 to 90, and 80 is best
        ("watched", "up", "better"),
        ("claims", None, None),
    ],
)
def test_change_since_the_period_before(measure: str, change: str | None, verdict: str | None) -> None:
    row = score_row(samples.small_evaluation(), measure)
    assert (row.change, row.verdict) == (change, verdict)


def test_cost_that_falls_goes_down_and_is_better() -> None:
    row = score_row(samples.kiosk_evaluation(), "cost_per_transaction")
    assert (row.direction, row.change, row.verdict) == ("minimise", "down", "better")


def test_value_as_far_on_the_other_side_of_a_best_target_is_neither() -> None:
    from scorecard.plots.scorecard_rows import _change

    load = samples.small_evaluation().card.measure("load")
    assert _change(load, (75.0, 85.0)) == ("up", "neutral")
    assert _change(load, (85.0, 70.0)) == ("down", "worse")


def test_words_are_compared_in_one_scale() -> None:
    """From the best of three levels to the middle of five, which is the third too: down, and worse."""

    def levels(*ids: str) -> dict[str, object]:
        scored = [{"id": name, "name": name, "score": 10 * place} for place, name in enumerate(ids)]
        return {"kind": "levels", "levels": scored}

    changes = [{"since": "2026-Q3", "scoring": levels("low", "poor", "mid", "good", "high")}]
    graded = {"id": "m", "name": "M", "scoring": levels("low", "mid", "high"), "changes": changes}
    described = scored.card(graded)
    values = [MeasureRecord("m", f"2026-Q{i}", text=word) for i, word in enumerate(("mid", "high", "mid", "good"), 1)]
    obs = observe(described, values=values)
    third, fourth = (evaluate(described, obs, period=period) for period in ("2026-Q3", "2026-Q4"))
    row = score_row(third, "m")
    assert (row.trend, row.change, row.verdict) == ((3.0, 5.0, 3.0), "down", "worse")
    assert score_row(fourth, "m").trend == (3.0, 5.0, 3.0, 4.0)
    assert prepare_spark_panels(fourth).panels[0].values == (3.0, 5.0, 3.0, 4.0)
    assert score_row(evaluate(described, obs, period="2026-Q2"), "m").trend == (2.0, 3.0)


def test_reasons() -> None:
    ev = samples.small_evaluation()
    watched, claims = score_row(ev, "watched"), score_row(ev, "claims")
    assert (status_text(watched).text("en"), watched.scored) == ("not scored", False)
    assert (status_text(claims).text("zh"), claims.scored) == ("无数据", True)


def test_coverage_and_bounds() -> None:
    row = score_row(samples.small_evaluation(), "balanced")
    assert (row.coverage, row.bound_low, row.bound_high, row.partial) == (0.5, 25.0, 75.0, True)
    assert not score_row(samples.small_evaluation(), "punctual").partial


def test_history_is_cut_to_the_periods_asked_for() -> None:
    assert score_row(samples.small_evaluation(), "otif", periods=2).trend == (96.0, 98.0)


@pytest.mark.parametrize(
    ("score", "band", "printed"),
    [
        (74.96, "red", "74.96"),  # 75 would be amber, and so would 75.0
        (74.6, "red", "74.6"),
        (74.4, "red", "74"),
        (89.9999, "amber", "89.9999"),
        (90.0, "green", "90"),
        (0.0, "red", "0"),
    ],
)
def test_score_is_printed_in_its_own_band(score: float, band: str, printed: str) -> None:
    row = score_row(samples.small_evaluation(), "otif")
    bands = {b.id: b for b in row.bands}
    assert score_text(replace(row, score=score, band=bands[band])) == printed


def test_no_score_is_a_dash() -> None:
    assert score_text(replace(score_row(samples.small_evaluation(), "otif"), score=None)) == "–"


def test_a_value_is_better_the_less_it_lies_outside_its_band() -> None:
    from scorecard.plots.scorecard_rows import _change

    band = Measure(id="m", name="M", direction="stay_in_band", worst_low=1, band_low=3, band_high=5, worst_high=9)
    assert _change(band, (3.0, 5.0)) == ("up", "neutral")
    assert _change(band, (7.0, 2.5)) == ("down", "better")
    assert _change(band, (5.0, 5.5)) == ("up", "worse")
    assert _change(Measure(id="m", name="M", worst=0, target=1), (0.3, 0.1 + 0.2)) == ("same", "neutral")


def test_falling_anchor_points_tell_that_less_is_better() -> None:
    falling = {"kind": "anchors", "points": [[1, 100], [24, 0]]}
    described = scored.card({"id": "m", "name": "Hours to reply", "scoring": falling})
    values = [MeasureRecord("m", "2026-Q1", 3.0), MeasureRecord("m", "2026-Q2", 5.0)]
    row = score_row(evaluate(described, observe(described, values=values), period="2026-Q2"), "m")
    assert (row.direction, row.change, row.verdict) == ("minimise", "up", "worse")


def test_target_is_that_of_the_period() -> None:
    measure = {"id": "m", "name": "M", "worst": 0, "target": 10, "changes": [{"since": "2026-Q2", "target": 20}]}
    described = scored.card(measure)
    ev = evaluate(described, observe(described, values=[MeasureRecord("m", "2026-Q2", 5.0)]))
    assert [score_row(ev.at(period=p), "m").target for p in ("2026-Q1", "2026-Q2")] == [10, 20]


@pytest.mark.parametrize(
    ("fields", "before", "now", "gain"),
    [
        ({"direction": "maximise"}, 3.0, 5.0, 2.0),
        ({"direction": "minimise"}, 3.0, 5.0, -2.0),
        ({"direction": "target_is_best", "target": 4.0}, 3.0, 5.0, 0.0),
        ({"direction": "target_is_best", "target": 5.0}, 3.0, 5.0, 2.0),
        ({"direction": "target_is_best"}, 3.0, 5.0, 0.0),
        ({"direction": "stay_in_band", "band_low": 3.0, "band_high": 4.0}, 3.0, 5.0, -1.0),
        ({"direction": "minimise"}, 6.6, 1.1 + 2.2 + 3.3, 0.0),  # 6.6000000000000005 where Python adds them
        ({"direction": "target_is_best", "target": 0.2}, 0.1, 0.3, 0.0),
        ({"direction": "stay_in_band", "band_low": 0.1, "band_high": 0.3}, 0.3, 0.1 + 0.2, 0.0),
    ],
)
def test_gain_follows_the_direction(fields: dict[str, object], before: float, now: float, gain: float) -> None:
    assert gain_of(Measure.model_construct(**{**NO_REFERENCES, **fields}), before, now) == gain


NO_REFERENCES: dict[str, object] = {"target": None, "band_low": None, "band_high": None}


@pytest.mark.parametrize(("value", "difference"), [(90.27, 2.27), (80.0, 0.0), (70.5, -4.5)])
def test_a_band_is_the_target_and_the_difference_is_what_lies_outside(value: float, difference: float) -> None:
    card = load_template("express_carrier")
    kpis = observe(card, values=[MeasureRecord(measure="hub_utilisation", period="2026-Q2", value=value)])
    row = score_row(evaluate(card, kpis, period="2026-Q2"), "hub_utilisation")
    assert (row.limits, row.target) == ((75, 88), None)
    assert row.difference == pytest.approx(difference)
    assert target_text(row) == "75.0–88.0"


def test_a_score_below_100_is_not_printed_as_100() -> None:
    """95.0 of 95.0 with a score of 100 would say that the target is met; 94.96 misses it."""
    rate = scored.measure("rate", worst=80, target=95, unit={"kind": "percent"})
    card = scored.card(rate, total=True)
    ev = evaluate(card, observe(card, values=[MeasureRecord("rate", "2026-Q1", 94.96)]), period="2026-Q1")
    assert {score_text(score_row(ev, node)) for node in ("total", "customer", "deliver", "rate")} == {"99.7"}
    found = artists(scorecard_table(ev))
    assert text_of(found, "score:rate:difference") == "−0.04"
    assert text_of(found, "score:rate:score") == "99.7"


def test_a_difference_that_rounding_alone_makes_is_none() -> None:
    card = scored.card(scored.measure("sum", worst=0, target=0.3))
    ev = evaluate(card, observe(card, values=[MeasureRecord("sum", "2026-Q1", 0.1 + 0.2)]), period="2026-Q1")
    assert 0.1 + 0.2 != 0.3
    assert score_row(ev, "sum").difference == 0.0
