from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from math import isnan

import pytest

import scorecard as sc
from scorecard._text import LANGS, Lang, LocalText
from scorecard.models import Decision, Scorecard
from scorecard.plots import DashboardData, prepare_dashboard
from scorecard.plots import dashboard_words as words
from scorecard.scoring import Evaluation
from scorecard.series import MeasureRecord
from tests.charts import samples, score_samples
from tests.scoring.cards import frozen_and_saved
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
    beyond = replace(DATA, card=replace(DATA.card, top=120.0))
    assert "score (0 = worst, target = 100), 18 measures" in beyond.what("en")
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


@cache
def secret() -> tuple[Evaluation, Evaluation]:
    """Return two times of the card, in which one of many measures is confidential, and one is all of its perspective."""

    def marked(ev: Evaluation) -> Evaluation:
        data = ev.card.model_dump(mode="python", exclude_unset=True)
        for objective, keep in (
            (data["perspectives"][0]["objectives"][0], None),
            (data["perspectives"][1]["objectives"][0], 1),
        ):
            kept = list(objective["measures"])[:keep]
            kept[0]["confidential"] = True
            objective["measures"] = kept
        card = Scorecard.model_validate(data)
        names = {m.id for m in card.measures}
        obs = ev.observations
        rows = [
            MeasureRecord(m, str(p), float(obs.value[0, k, i]))
            for i, m in enumerate(obs.measures)
            for k, p in enumerate(obs.periods)
            if m in names and not isnan(obs.value[0, k, i])
        ]
        return sc.evaluate(card, sc.observe(card, values=rows), period=str(ev.periods[0]))

    before, after = score_samples.two_times()
    return marked(before), marked(after)


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_confidential_stands_nowhere_on_the_page(lang: Lang) -> None:
    before, after = secret()
    asked = (Decision(what=LocalText(en="Improve On time 1", zh="改进准时率1")), Decision(what=LocalText(en="Wait")))
    names = {m.name.text(lang) for m in after.card.measures if m.confidential}
    told = names | {after.card.name_of("customer").text(lang)}
    shown = prepare_dashboard(after.card, after, previous=before, decisions=asked, confidential="show")
    data = prepare_dashboard(after.card, after, previous=before, decisions=asked)

    def said(of: DashboardData) -> str:
        return " ".join((of.alt_text(lang, of.message(lang)), *of.foot(lang), str(of.table().cells(lang))))

    whole, bare = said(shown), said(data)
    assert all(name in whole for name in told)
    assert [name for name in told if re.search(rf"{name}(?!\d)", bare)] == []
    foot = {
        "en": "† and the total contain measures marked confidential, which are left out (2)",
        "zh": "† 及总分含标为保密的指标，此处未予列出（2 项）",
    }[lang]
    assert data.foot(lang)[-1] == foot
    assert words.DECISION_LEFT_OUT.text(lang) in bare
    numbers = {m.id: m.points for m in shown.moves}
    assert {m.id: m.points for m in data.moves if m.id in numbers}.items() <= numbers.items()
    assert len(data.moves) == 6


def test_gaps_of_a_survey_that_feeds_one_are_left_out() -> None:
    ev, gaps = samples.kiosk_evaluation(), samples.kiosk_gaps()
    assert prepare_dashboard(ev.card, ev, gaps=gaps).gaps is not None
    data = ev.card.model_dump(mode="python", exclude_unset=True)
    for side in data["perspectives"]:
        for objective in side["objectives"]:
            for one in objective["measures"]:
                one["confidential"] = bool(one.get("source"))
    card = Scorecard.model_validate(data)
    found = prepare_dashboard(card, sc.evaluate(card, sc.observe(card), period="2019-Q4"), gaps=gaps)
    assert (found.gaps, found.gaps_left_out) == (None, True)
    assert "Service gaps, widest first: left out, confidential" in found.alt_text("en", "")


def test_a_frozen_period_is_shown_as_it_was_reported() -> None:
    ev, saved = frozen_and_saved()
    assert prepare_dashboard(ev.card, ev) == prepare_dashboard(saved.card, saved)


def test_what_became_confidential_is_left_out_of_a_frozen_period() -> None:
    ev, saved = frozen_and_saved(confidential=True)
    assert [row.id for row in prepare_dashboard(ev.card, ev).rows] == ["b"]
    assert prepare_dashboard(ev.card, ev, confidential="show") == prepare_dashboard(saved.card, saved)
