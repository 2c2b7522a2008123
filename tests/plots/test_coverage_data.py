from __future__ import annotations

from datetime import date

import pytest

import scorecard as sc
from scorecard.errors import ChartError, UsageError
from scorecard.models import Scorecard
from scorecard.plots import prepare_coverage_strip
from scorecard.scoring import Evaluation
from scorecard.series import MeasureRecord
from tests.charts import samples
from tests.refusal import refusal


def every_state(*, as_of: date | None = None) -> Evaluation:
    """Four quarters; a measure that carries, one that starts later, one due long after."""
    measures = [
        {"id": "full", "name": "Full", "worst": 0, "target": 10},
        {"id": "kept", "name": "Kept", "worst": 0, "target": 10, "carry_forward": 1},
        {"id": "late", "name": "Late", "worst": 0, "target": 10, "starts": "2026-Q3"},
        {"id": "slow", "name": "Slow", "worst": 0, "target": 10, "due_days": 60},
    ]
    chosen = Scorecard.model_validate(
        {
            "id": "states",
            "name": {"en": "States", "zh": "状态"},
            "calendar": {"first": "2026-Q1", "last": "2026-Q4"},
            "perspectives": [{"id": "customer", "objectives": [{"id": "o", "name": "O", "measures": measures}]}],
        }
    )
    rows = [MeasureRecord("full", f"2026-Q{q}", 5.0, n=10.0 * q) for q in (1, 2, 3, 4)]
    rows += [MeasureRecord("kept", "2026-Q1", 5.0), MeasureRecord("kept", "2026-Q4", 5.0)]
    rows += [MeasureRecord("late", "2026-Q4", 5.0), MeasureRecord("slow", "2026-Q1", 5.0)]
    return sc.evaluate(chosen, sc.observe(chosen, values=rows), period="2026-Q4", as_of=as_of)


def test_states_of_every_kind() -> None:
    states = {row.id: row.states for row in prepare_coverage_strip(every_state(as_of=date(2027, 1, 15))).rows}
    assert states == {
        "full": ("there", "there", "there", "there"),
        "kept": ("there", "carried", "missing", "there"),
        "late": ("not_due", "not_due", "missing", "there"),
        "slow": ("there", "missing", "missing", "not_due"),
    }


def test_a_measure_of_other_entities_is_excluded() -> None:
    units = [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]
    measures = [{"id": "m", "name": "M", "entities": ["a"]}, {"id": "n", "name": "N"}]
    chosen = Scorecard.model_validate(
        {
            "id": "units",
            "name": "Units",
            "entities": units,
            "calendar": {"first": "2026", "last": "2026"},
            "perspectives": [{"id": "customer", "objectives": [{"id": "o", "name": "O", "measures": measures}]}],
        }
    )
    ev = sc.evaluate(chosen, sc.observe(chosen, values=[MeasureRecord("n", "2026", 1.0, entity="a")])).at(entity="b")
    data = prepare_coverage_strip(ev)
    assert [row.states for row in data.rows] == [("excluded",), ("missing",)]
    assert prepare_coverage_strip(ev, node="m").message("en") == "No value is due"
    assert "M: 0 of 0 values due are there; not applicable in 2026." in data.alt_text("en", "")


def test_counts_message_and_words() -> None:
    data = prepare_coverage_strip(every_state(as_of=date(2027, 1, 15)))
    assert [data.counts(at) for at in range(4)] == [(3, 3), (1, 3), (1, 4), (3, 3)]
    assert data.message("en") == "4 of 13 values that are due are missing, most of Slow (2); 1 carried forward"
    assert data.message("zh") == "13 个应有数值中缺失 4 个，缺失最多的是Slow（2 个）；1 个沿用前期"
    assert (
        data.what("en") == "Coverage of measures, States, 2026 Q1 to 2026 Q4, one cell a measure and period, 4 measures"
    )
    assert "Kept: 2 of 4 values due are there; carried forward: 2026-Q2" not in data.alt_text("en", "")
    assert "Kept: 2 of 4 values due are there; carried forward in 2026-Q2; missing in 2026-Q3." in data.alt_text(
        "en", ""
    )
    assert data.foot("zh")[0] == "■ 有数值，▨ 沿用前期，□ 缺失，· 尚未到期，– 不适用"
    records = data.table().records()
    assert [record["n"] for record in records[:4]] == [10.0, 20.0, 30.0, 40.0]
    assert records[4]["n"] is None


def test_messages_of_none_missing_and_nothing_due() -> None:
    data = prepare_coverage_strip(samples.small_evaluation(), node="otif")
    assert data.message("en") == "No value that is due is missing (3 values)"
    late = prepare_coverage_strip(every_state().at(period="2026-Q4"), node="late", periods=4)
    assert late.message("en") == "1 of 2 values that are due is missing, most of Late (1)"


def test_refusals() -> None:
    ev = samples.small_evaluation()
    assert refusal(lambda: prepare_coverage_strip(ev, periods=0), error=UsageError) == [
        (
            "a coverage strip shows 1 to 36 periods; found '0'. Give a number of periods in this range. "
            "[periods-out-of-range]"
        )
    ]
    units = [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]
    chosen = Scorecard.model_validate({**samples.SMALL_CARD, "entities": units})
    two = sc.evaluate(chosen, sc.observe(chosen, values=[]))
    assert refusal(lambda: prepare_coverage_strip(two), error=UsageError) == [
        "one entity is needed, and the evaluation holds 2. Choose it first: ev.at(entity='a'). [entity-open]"
    ]
    objective = {"id": "o", "name": "O", "measures": [{"id": f"m{i}", "name": f"M{i}"} for i in range(41)]}
    chosen = Scorecard.model_validate(
        {
            **samples.SMALL_CARD,
            "perspectives": [{"id": "customer", "objectives": [objective]}],
            "strategy_map": {"links": []},
        }
    )
    many = sc.evaluate(chosen, sc.observe(chosen, values=[]), period="2026-Q1")
    assert refusal(lambda: prepare_coverage_strip(many), error=ChartError) == [
        (
            "the coverage strip shows up to 40 rows; found '41'. Choose a node with fewer measures: node=…. "
            "[too-many-rows]"
        )
    ]


@pytest.mark.parametrize("periods", [1, 2])
def test_fewer_periods(periods: int) -> None:
    data = prepare_coverage_strip(samples.small_evaluation(), periods=periods)
    assert data.ids == ("2026-Q2", "2026-Q3")[-periods:]
