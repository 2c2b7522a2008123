from __future__ import annotations

from dataclasses import replace

import pytest

import scorecard as sc
from scorecard.errors import ChartError, UsageError
from scorecard.models import Scorecard
from scorecard.plots import prepare_spark_panels
from scorecard.series import MeasureRecord
from tests.charts import samples
from tests.refusal import refusal
from tests.scoring.cards import frozen_and_saved


def test_what_line_message_and_foot() -> None:
    data = prepare_spark_panels(samples.small_evaluation())
    assert data.message("en") == "All 3 measures miss their target in 2026 Q3, as in every period with a value"
    assert data.message("zh") == "2026年第3季度：全部 3 项指标均未达目标值，且在所有有数据的期间均未达到"
    assert data.what("en") == ("Measures over time, Small card, 2026 Q1 to 2026 Q3, each in its own unit, 6 measures")
    assert data.what("zh") == "指标走势，小型计分卡，2026年第1季度至2026年第3季度，各按自身单位，6 项指标"
    assert data.foot("en") == (
        "Line: actual values, broken where one is missing; dot: 2026 Q3; dashed: target; grey: band to stay in",
        "Bar through the dot: interval of the last value, where its error is known",
        "All panels share the time axis, and those with the same unit share one scale; scales need not start at zero",
        "Counted above: measures with a floor, a ceiling or a band, and a value in 2026 Q3",
    )
    assert prepare_spark_panels(samples.small_evaluation(), scale="own").foot("en")[2] == (
        "All panels share the time axis; each has a scale of its own, which need not start at zero"
    )


def test_messages_count_what_is_missed() -> None:
    data = prepare_spark_panels(samples.small_evaluation())
    otif, damage, survey, *rest = data.panels
    met = replace(otif, values=(92.0, 96.0, 100.0))
    assert replace(data, panels=(met, damage, survey)).message("en") == (
        "2 of 3 measures miss their target in 2026 Q3, 2 of them in every period with a value"
    )
    late = replace(otif, values=(100.0, 100.0, 98.0))
    assert replace(data, panels=(late, met)).message("en") == "1 of 2 measures misses its target in 2026 Q3"
    assert replace(data, panels=(met, met)).message("en") == "None of 2 measures misses its target in 2026 Q3"
    assert replace(data, panels=(met,)).message("zh") == "2026年第3季度：该指标达到目标值"
    assert replace(data, panels=(late,)).message("en") == "The one measure misses its target in 2026 Q3"
    assert replace(data, panels=tuple(rest)).message("en") == (
        "No measure has both a value and a target to reach in 2026 Q3"
    )


def test_panels_hold_the_history_up_to_the_period() -> None:
    data = prepare_spark_panels(samples.small_evaluation(), periods=2)
    assert {panel.id: panel.values for panel in data.panels} == {
        "otif": (96.0, 98.0),
        "damage": (None, 2.0),
        "survey": (4.0, 4.0),
        "load": (95.0, 90.0),
        "watched": (900.0, 1200.0),
        "claims": (None, None),
    }
    assert data.ids == ("2026-Q2", "2026-Q3")
    survey = data.panels[2]
    reach = 2.009575 * 0.2  # t with 49 degrees of freedom
    assert (survey.low, survey.high) == pytest.approx((4.0 - reach, 4.0 + reach), abs=1e-5)


def test_same_unit_same_scale() -> None:
    scales = {panel.id: panel.scale for panel in prepare_spark_panels(samples.small_evaluation()).panels}
    assert scales["otif"] == scales["damage"] == scales["load"] == (0.0, 100.0)
    assert scales["survey"] == scales["claims"]
    own = {panel.id: panel.scale for panel in prepare_spark_panels(samples.small_evaluation(), scale="own").panels}
    assert own["damage"] == (1.0, 2.0)
    assert own["otif"] == (92.0, 100.0)


def test_targets_change_with_their_day() -> None:
    written = {
        "id": "step",
        "name": "Step",
        "calendar": {"first": "2026-Q1", "last": "2026-Q3"},
        "perspectives": [
            {
                "id": "customer",
                "objectives": [
                    {
                        "id": "o",
                        "name": "O",
                        "measures": [
                            {
                                "id": "m",
                                "name": "M",
                                "worst": 0,
                                "target": 90,
                                "changes": [{"since": "2026-07-01", "target": 95}],
                            },
                            {
                                "id": "b",
                                "name": "B",
                                "direction": "stay_in_band",
                                "band_low": 2,
                                "band_high": 4,
                                "worst_low": 0,
                                "worst_high": 8,
                            },
                        ],
                    }
                ],
            }
        ],
    }
    chosen = Scorecard.model_validate(written)
    obs = sc.observe(chosen, values=[MeasureRecord("m", "2026-Q3", 92.0), MeasureRecord("b", "2026-Q3", 3.0)])
    one, two = prepare_spark_panels(sc.evaluate(chosen, obs, period="2026-Q3")).panels
    assert one.targets == (90.0, 90.0, 95.0)
    assert two.bands == ((2.0, 4.0),) * 3
    assert (one.missed(-1), two.missed(-1)) == (True, False)


def test_alt_text_and_table_hold_every_value() -> None:
    data = prepare_spark_panels(samples.small_evaluation())
    assert "Damage: 2.00 %, target ≤ 1.00, 2026 Q1 1.50, 2026 Q2 –, 2026 Q3 2.00." in data.alt_text("en", "")
    records = data.table().records()
    assert len(records) == 18
    assert [record["value"] for record in records[:3]] == [92.0, 96.0, 98.0]
    assert [record["low"] is None for record in records[6:9]] == [True, True, False]


def test_bad_options_and_too_many_measures_are_refused() -> None:
    ev = samples.small_evaluation()
    assert refusal(lambda: prepare_spark_panels(ev, scale="log"), error=UsageError) == [
        "the option scale has an unknown value; found 'log'. Use one of: 'unit', 'own'. [bad-option]"
    ]
    assert refusal(lambda: prepare_spark_panels(ev, periods=61), error=UsageError) == [
        "a panel shows 1 to 60 periods; found '61'. Give a number of periods in this range. [periods-out-of-range]"
    ]
    objective = {"id": "o", "name": "O", "measures": [{"id": f"m{i}", "name": f"M{i}"} for i in range(25)]}
    chosen = Scorecard.model_validate(
        {
            "id": "many",
            "name": "Many",
            "calendar": {"first": "2026", "last": "2026"},
            "perspectives": [{"id": "customer", "objectives": [objective]}],
        }
    )
    many = sc.evaluate(chosen, sc.observe(chosen, values=[]), period="2026")
    assert refusal(lambda: prepare_spark_panels(many), error=ChartError) == [
        (
            "the chart of panels shows up to 24 rows; found '25'. Choose a node with fewer measures: node=…. "
            "[too-many-rows]"
        )
    ]


def test_a_frozen_period_is_drawn_as_it_was_reported() -> None:
    ev, saved = frozen_and_saved()
    assert prepare_spark_panels(ev) == prepare_spark_panels(saved)
