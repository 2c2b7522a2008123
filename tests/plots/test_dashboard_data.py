from __future__ import annotations

import pytest

from scorecard.models import Scorecard
from scorecard.plots import prepare_dashboard
from tests.charts import samples, score_samples
from tests.scoring.test_contributions import made, two

BEFORE, AFTER = score_samples.two_times()
DATA = prepare_dashboard(
    AFTER.card, AFTER, previous=BEFORE, gaps=samples.kiosk_gaps(), decisions=score_samples.DECISIONS
)


def test_what_line_and_foot() -> None:
    assert DATA.what("en") == (
        "Scorecard on one page, Logistics service, Demo Logistics, 2026 Q2, score 0–100 (target = 100), 18 measures"
    )
    assert DATA.what("zh") == "计分卡一页概览，物流服务，示例物流，2026年第2季度，得分 0–100（目标 = 100），18 项指标"
    assert DATA.foot("en")[-1] == (
        "Gaps: perception − expectation with 95 % interval, n = 194 respondents; ◆ below 0, ● above 0, "
        "○ not told apart from 0"
    )
    assert DATA.foot("zh")[-2] == (
        "总分变动来源：平均权重 × 得分变化（Shapley 值），按影响从大到小；实心 = 使总分上升，空心 = 使总分下降"
    )


def test_changes_are_points_of_the_total_where_it_can_be_split() -> None:
    found = AFTER.contributions(BEFORE)
    assert DATA.basis == "points"
    assert {move.id: move.points for move in DATA.moves if move.id in {row.id for row in found.rows}} == {
        row.id: row.points for row in found.rows if row.id in {move.id for move in DATA.moves}
    }
    sizes = [abs(move.points) for move in DATA.moves]
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) == 6


@pytest.mark.parametrize("rule", [{"total": False}, {"roll_up": "weakest_link"}])
def test_changes_are_points_of_scores_otherwise(rule: dict[str, object]) -> None:
    card = two(**rule)
    data = prepare_dashboard(card, made(card, a=60, b=70), previous=made(card, a=40, b=80))
    assert (data.basis, [(move.id, move.points) for move in data.moves]) == (
        "scores",
        [("a", pytest.approx(20)), ("b", pytest.approx(-10))],
    )
    assert data.head_moves.text("en") == "Largest changes of a score since 2026 Q1"


def test_an_earlier_card_without_a_node_leaves_its_change_open() -> None:
    from tests.scoring.cards import card, measure

    earlier = made(card(measure("a")), a=40)
    data = prepare_dashboard(two(), made(two(), a=60, b=70), previous=earlier)
    assert data.before == (None, 40.0)
    assert [move.id for move in data.moves] == ["a"]


def test_level_follows_the_lines_there_are() -> None:
    assert (DATA.level, len(DATA.rows)) == ("measure", 18)
    fewer = prepare_dashboard(AFTER.card, AFTER, lines=21)
    assert (fewer.level, [row.id for row in fewer.rows]) == (
        "objective",
        ["o_financial", "o_customer", "o_internal_process", "o_learning_growth"],
    )


def test_alt_text_and_table_hold_every_number() -> None:
    for lang in ("en", "zh"):
        text = DATA.alt_text(lang, "")
        assert DATA.what(lang) in text
        assert all(str(record["name"].text(lang)) in text for record in DATA.table().records())  # type: ignore[union-attr]
    records = DATA.table().records()
    assert [record["part"].text("en") for record in records].count("Gap") == 5  # type: ignore[union-attr]
    assert [record["value"] for record in records if record["id"] == "total"] == [AFTER["total"].score]
    assert DATA.alt_text("en", "").endswith(
        "Decisions asked: Add a second shift at the northern depot until the end of the year; "
        "Approve the budget for a new packing line; Keep the present carrier."
    )
    bare = prepare_dashboard(AFTER.card, AFTER)
    assert bare.alt_text("zh", "").endswith("待决事项：未提供。")


def test_too_many_perspectives_are_refused() -> None:
    from scorecard.errors import ChartError
    from tests.refusal import refusal
    from tests.scoring.cards import card, measure

    sides = [
        {"id": f"p{i}", "name": f"P{i}", "objectives": [{"id": f"o{i}", "name": "O", "measures": [measure(f"m{i}")]}]}
        for i in range(7)
    ]
    chosen: Scorecard = card(perspectives=sides)
    assert refusal(lambda: prepare_dashboard(chosen, made(chosen, m0=1)), error=ChartError) == [
        "a page shows up to 6 perspectives; found '7'. Use a review, which has as many pages as it needs. [too-many-rows]"
    ]
