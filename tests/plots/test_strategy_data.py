from __future__ import annotations

from dataclasses import replace

import pytest

import scorecard as sc
from scorecard.errors import UsageError
from scorecard.models import Scorecard
from scorecard.plots import prepare_strategy_map
from scorecard.series import MeasureRecord
from tests.charts import samples
from tests.scoring.cards import frozen_and_saved


def test_objectives_by_perspective() -> None:
    data = prepare_strategy_map(samples.small_evaluation())
    assert [(row.id, [o.id for o in row.objectives]) for row in data.rows] == [
        ("customer", ["punctual", "trusted"]),
        ("internal_process", ["balanced"]),
    ]
    assert data.off_target == {"trusted", "balanced"}


def test_message_counts_objectives_and_where_their_links_lead() -> None:
    data = prepare_strategy_map(samples.small_evaluation())
    assert data.message("en") == "2 of 3 objectives off target: Be trusted and Keep loads even, with links to 1 other"
    assert data.message("zh") == "3 项战略目标中 2 项未达标：值得信赖和均衡负荷，其因果关系指向另外 1 项"


def test_links_between_off_target_objectives_lead_to_no_others() -> None:
    data = prepare_strategy_map(samples.small_evaluation())
    inside = tuple(link for link in data.links if link.effect == "trusted" and link.cause == "balanced")
    assert replace(data, links=inside).message("en") == "2 of 3 objectives off target: Be trusted and Keep loads even"


def test_foot_explains_only_what_is_there() -> None:
    data = prepare_strategy_map(samples.small_evaluation())
    assert data.foot("en")[1] == (
        "Arrow: cause and effect as the management team supposes them, not measured; "
        "thick = starts at an objective off target; "
        "dashed = more of the cause brings less of the effect; * part of the weight has no data"
    )
    assert data.foot("en")[0].endswith("□ no data; % = probability of the status")
    sure = replace(data, links=(), rows=data.rows[1:])
    assert not any("probability" in line for line in sure.foot("en"))
    assert len(replace(data, links=(), rows=data.rows[:1]).foot("en")) == 1


def test_alt_text_speaks_objectives_and_links() -> None:
    text = prepare_strategy_map(samples.small_evaluation()).alt_text("en", "Message")
    assert text.startswith("Message. Strategy map, Small card, 2026 Q3, ")
    assert "Customer: Deliver on time 82 watch; Be trusted 50 off target (> 99 %), interval 43.3 to 56.7." in text
    assert (
        "Keep loads even drives Deliver on time; Keep loads even lowers Be trusted; Deliver on time drives Be trusted."
        in text
    )


def test_chinese_alt_text_parts_names_from_scores() -> None:
    data = prepare_strategy_map(samples.small_evaluation())
    assert "客户：准时交付 82 关注；值得信赖 50 未达标（> 99 %），区间 43.3 至 56.7。" in data.alt_text("zh", "")
    silent = replace(data.rows[0].objectives[0], score=None, reason="missing")
    rows = (replace(data.rows[0], objectives=(silent,)), *data.rows[1:])
    assert f"{silent.name.text('zh')}，" in replace(data, rows=rows, links=()).alt_text("zh", "")


def test_table_lists_effects() -> None:
    records = {r["id"]: r for r in prepare_strategy_map(samples.small_evaluation()).table().records()}
    assert records["balanced"]["effects"] == "punctual, trusted (−)"
    assert records["trusted"]["effects"] is None
    assert records["punctual"]["score"] == 82.5
    assert (records["punctual"]["low"], records["punctual"]["probability"]) == (None, None)


def test_table_holds_interval_and_probability_of_the_status() -> None:
    """A value of 80 with a standard error of 10 is its own score: between 75 and 90 with Φ(1) − Φ(−1/2)."""
    row = prepare_strategy_map(samples.uncertain_objectives(1)).table().records()[0]
    assert row["probability"] == pytest.approx(0.8413447460685429 - 0.3085375387259869, abs=1e-9)
    assert [row["low"], row["high"]] == pytest.approx([80 - 19.599639845400545, 80 + 19.599639845400545], abs=1e-6)


def test_name_of_the_map_comes_first() -> None:
    data = {**samples.SMALL_CARD, "strategy_map": {"name": {"en": "Our way", "zh": "我们的道路"}}}
    chosen = Scorecard.model_validate(data)
    ev = sc.evaluate(chosen, sc.observe(chosen, values=[]), period="2026-Q1")
    assert (
        prepare_strategy_map(ev).what("zh")
        == "战略地图，我们的道路，2026年第1季度，得分 0–100（目标 = 100），3 项战略目标，0 条因果关系"
    )


def test_several_periods_are_refused() -> None:
    chosen = Scorecard.model_validate(samples.SMALL_CARD)
    ev = sc.evaluate(chosen, sc.observe(chosen, values=[MeasureRecord("otif", "2026-Q1", 90.0)]))
    with pytest.raises(UsageError, match="one entity and one period are needed"):
        prepare_strategy_map(ev)


def test_a_frozen_period_is_drawn_as_it_was_reported() -> None:
    ev, saved = frozen_and_saved()
    assert prepare_strategy_map(ev) == prepare_strategy_map(saved)
