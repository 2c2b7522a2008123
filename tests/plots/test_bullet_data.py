from __future__ import annotations

import pytest

import scorecard as sc
from scorecard.errors import ChartError
from scorecard.models import Scorecard
from scorecard.plots import prepare_bullets
from scorecard.plots.bullet_data import of_node
from scorecard.series import MeasureRecord
from tests.charts import samples
from tests.refusal import refusal
from tests.scoring.cards import frozen_and_saved


def test_what_line_message_and_foot() -> None:
    data = prepare_bullets(samples.small_evaluation())
    assert data.message("en") == "2 of 5 measures off target: Rating and Load; 1 without data"
    assert data.message("zh") == "5 项指标中 2 项未达标：评分和负荷；1 项无数据"
    assert data.what("en") == "Scores of measures, Small card, 2026 Q3, score 0–100 (target = 100), 6 measures"
    assert data.what("zh") == "指标得分，小型计分卡，2026年第3季度，得分 0–100（目标 = 100），6 项指标"
    assert data.foot("en") == (
        "● G on target (90–100), ▲ A watch (75–90), ◆ R off target (0–75), □ no data",
        "Bar: score, axis from 0 (worst) to 100; dark mark = target (100); grey = bands",
        "Line below the bar: 95 % interval of the score, where an error is known; % = probability of the status",
        "Measures without a score keep their row and say why: 2",
    )


def test_scores_are_those_by_hand() -> None:
    data = prepare_bullets(samples.small_evaluation())
    scores = {row.id: row.score for row in data.rows}
    assert scores == {"otif": 90.0, "damage": 75.0, "survey": 50.0, "load": 50.0, "watched": None, "claims": None}
    assert [record["score"] for record in data.table().records()] == list(scores.values())
    assert data.bullet(data.rows[-1]) is None
    bullet = data.bullet(data.rows[0])
    assert bullet is not None
    assert (bullet.score, bullet.low, bullet.top) == (90.0, None, 100.0)


def test_alt_text_holds_every_number() -> None:
    spoken = prepare_bullets(samples.small_evaluation()).alt_text("en", "")
    assert "OTIF: actual 98.0 %, target ≥ 100.0, score 90, on target." in spoken
    assert "Rating: actual 4.0 number, target ≥ 7.0, score 50, interval 43 to 57, off target (> 99 %)." in spoken
    assert spoken.endswith("Visits: actual 1 200 count, not scored. Claims closed: target ≥ 10.0, no data.")


def test_measures_of_one_node() -> None:
    ev = samples.small_evaluation()
    data = prepare_bullets(ev, node="punctual")
    assert [row.id for row in data.rows] == ["otif", "damage"]
    assert data.what("en").startswith("Scores of measures, Small card, Deliver on time, 2026 Q3")
    assert data.foot("en")[-1] == "No error is known of these values: scores are shown without intervals"
    assert of_node(ev, "total") == of_node(ev, None)
    assert of_node(ev, "otif")[0] == ("otif",)


def test_scores_beyond_100_lengthen_the_axis() -> None:
    written = {**samples.SMALL_CARD, "cap": "none"}
    chosen = Scorecard.model_validate(written)
    obs = sc.observe(chosen, values=[MeasureRecord("damage", "2026-Q3", 0.0)])
    data = prepare_bullets(sc.evaluate(chosen, obs, period="2026-Q3"))
    assert data.rows[1].score == pytest.approx(125.0)
    assert data.top == 130.0
    assert "得分（最差 = 0，目标 = 100）" in data.what("zh")


def test_too_many_and_no_measures_are_refused() -> None:
    objective = {"id": "o", "name": "O", "measures": [{"id": f"m{i}", "name": f"M{i}"} for i in range(31)]}
    empty = {"id": "empty", "name": "Empty", "measures": []}
    chosen = Scorecard.model_validate(
        {
            "id": "many",
            "name": "Many",
            "calendar": {"first": "2026", "last": "2026"},
            "perspectives": [{"id": "customer", "objectives": [objective, empty]}],
        }
    )
    ev = sc.evaluate(chosen, sc.observe(chosen, values=[]), period="2026")
    assert refusal(lambda: prepare_bullets(ev), error=ChartError) == [
        (
            "the chart of bullets shows up to 30 rows; found '31'. Choose a node with fewer measures: node=…. "
            "[too-many-rows]"
        )
    ]
    assert refusal(lambda: prepare_bullets(ev, node="empty"), error=ChartError) == [
        "the chart of bullets has nothing to show; found '0'. Choose a node with fewer measures: node=…. [no-rows]"
    ]


def test_a_frozen_period_is_drawn_as_it_was_reported() -> None:
    ev, saved = frozen_and_saved()
    assert prepare_bullets(ev) == prepare_bullets(saved)
