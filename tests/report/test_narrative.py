"""Every sentence is computed; its numbers read back equal the results."""

from __future__ import annotations

import re
from dataclasses import replace

from scorecard import LocalText
from scorecard.models import Scorecard
from scorecard.report.evidence import survey_evidence
from scorecard.report.narrative import messages, shortfalls, status_name, verdict
from scorecard.scoring import evaluate, observe
from scorecard.series import MeasureRecord
from scorecard.survey import GapAnalysis, gap_analysis
from tests.report.kiosk import kiosk
from tests.report.small import card, evaluation, survey

NUMBER = re.compile(r"[−+]?\d+(?:\.\d+)?")


def said(of: Scorecard, *, value: float | None = 96.0, gaps: GapAnalysis | None = None) -> tuple[list[str], list[str]]:
    ev = evaluation(of, value=value)
    found = messages(of, ev, ev.periods[0], surveys=survey_evidence(of, [gaps] if gaps else [], entity="demo"))
    return [m.text("en") for m in found], [m.text("zh") for m in found]


def two(first: float | None, second: float | None, **changes: object) -> list[str]:
    """Return the messages of a card with two perspectives, one measure each."""
    return [text.text("en") for text in several({"financial": first, "customer": second}, **changes)]


def several(given: dict[str, float | None], **changes: object) -> tuple[LocalText, ...]:
    """Return the messages of a card with a perspective for each value, one measure each."""

    def perspective(name: str) -> dict[str, object]:
        measure = {"id": f"{name}_m", "name": f"{name} m", "worst": 0, "target": 100}
        return {"id": name, "objectives": [{"id": f"{name}_o", "name": f"{name} o", "measures": [measure]}]}

    of = card(perspectives=[perspective(name) for name in given], **changes)
    values = [MeasureRecord(f"{name}_m", "2026-Q1", value=v) for name, v in given.items() if v is not None]
    ev = evaluate(of, observe(of, values=values), period="2026-Q1")
    return messages(of, ev, ev.periods[0])


def test_the_sentences_of_the_kiosk_carry_the_results() -> None:
    k = kiosk()
    surveys = survey_evidence(k.card, [k.gaps], entity=k.evaluation.entities[0])
    found = messages(k.card, k.evaluation, k.evaluation.periods[0], surveys=surveys)
    statuses = [k.evaluation[m.id].status for m in k.card.measures]
    scores = {p.id: k.evaluation[p.id].score for p in k.card.perspectives}
    low, high = min(scores.values(), key=lambda s: s or 0), max(scores.values(), key=lambda s: s or 0)
    security = k.gaps.row("security")
    for lang in ("en", "zh"):
        counts, perspectives, coverage, gap = (
            [float(n.replace("−", "-")) for n in NUMBER.findall(m.text("zh" if lang == "zh" else "en"))] for m in found
        )
        assert {float(statuses.count(s)) for s in ("green", "amber", "red")} <= set(counts)
        assert {float(len(statuses)), float(len(statuses) - statuses.count("no_data"))} <= set(counts)
        assert low is not None
        assert high is not None
        assert {4.0, round(low, 1), round(high, 1), 100.0} == set(perspectives)
        assert {50.0, round(k.evaluation["learning_growth"].bound_low or 0, 1)} <= set(coverage)
        assert security.gap is not None
        assert security.low is not None
        assert security.high is not None
        assert {round(security.gap, 2), round(security.low, 2), round(security.high, 2), 194.0, 95.0, 5.0, 6.0} == set(
            gap
        )


def test_one_measure_is_one_measure() -> None:
    english, chinese = said(card())
    assert english == [
        "The only measure has a score in 2026 Q1: watch.",
        "Customer scores 80.0 (watch). A score of 100 means that the target is met.",
    ]
    assert chinese[1] == "客户得分为 80.0 分（关注）。100 分表示达到目标。"


def test_without_any_value_nothing_is_claimed() -> None:
    english, chinese = said(card(), value=None)
    assert english == ["No measure has a score in 2026 Q1.", "Perspectives without a score: Customer."]
    assert chinese == ["2026年第1季度，没有任何指标有得分。", "没有得分的维度：客户。"]


def test_equal_and_missing_perspectives_are_told() -> None:
    assert two(80, 80)[1].startswith("The 2 perspectives score the same, 80.0 (watch).")
    assert two(80, None)[0] == "1 of 2 measures has a score in 2026 Q1: 1 watch."
    assert two(80, None)[-1] == "Perspectives without a score: Customer."
    assert two(95, 20)[1].startswith(
        "Customer scores lowest of the 2 perspectives, 20.0 (off target); Financial scores highest, 95.0 (on target)."
    )


def test_all_perspectives_that_share_the_lowest_or_highest_score_are_named() -> None:
    of_both = several({"financial": 95, "customer": 20, "internal_process": 95.0 - 1e-9, "learning_growth": 20})
    assert (
        of_both[1]
        .text("en")
        .startswith(
            "Customer and Learning & growth score lowest of the 4 perspectives, 20.0 (off target); "
            "Financial and Internal process score highest, 95.0 (on target)."
        )
    )
    assert (
        of_both[1]
        .text("zh")
        .startswith(
            "计分卡的 4 个维度中，客户和学习与成长得分最低，为 20.0 分（未达标）；财务和内部流程得分最高，为 95.0 分（达标）。"
        )
    )
    three = several({"financial": 50, "customer": 95, "internal_process": 95, "learning_growth": 95})
    assert "Customer, Internal process and Learning & growth score highest, 95.0" in three[1].text("en")
    assert "客户、内部流程和学习与成长得分最高，为 95.0 分" in three[1].text("zh")


def test_all_dimensions_that_share_the_largest_gap_are_named() -> None:
    k = kiosk()
    security = k.gaps.row("security")
    tied = [replace(row, gap=(security.gap or 0) + 1e-15) if row.id == "control" else row for row in k.gaps.dimensions]
    gaps = replace(k.gaps, dimensions=tuple(tied))
    found = messages(
        k.card,
        k.evaluation,
        k.evaluation.periods[0],
        surveys=survey_evidence(k.card, [gaps], entity=k.evaluation.entities[0]),
    )
    gap = f"{security.gap:.2f}".replace("-", "−")
    assert found[-1].text("en").endswith(f"most of all Security and Control, each with a mean gap of {gap} points.")
    assert found[-1].text("zh").endswith(f"其中安全性和自主性差距并列最大，平均差距均为 {gap} 分。")


def test_measures_of_which_no_score_is_expected_are_told_apart() -> None:
    def measure(name: str, **fields: object) -> dict[str, object]:
        return {"id": name, "name": name, "worst": 0, "target": 100, **fields}

    shown = [measure(f"s{k}", scoring="unscored", worst=None, target=None) for k in range(2)]

    def said_of(*measures: dict[str, object], values: tuple[str, ...]) -> str:
        of = card(
            perspectives=[{"id": "customer", "objectives": [{"id": "o", "name": "o", "measures": list(measures)}]}]
        )
        records = [MeasureRecord(name, "2026-Q1", value=95.0) for name in values]
        ev = evaluate(of, observe(of, values=records), period="2026-Q1")
        return messages(of, ev, ev.periods[0])[0].text("en")

    assert said_of(measure("a"), measure("b"), *shown, values=("a", "b", "s0")) == (
        "All 2 measures have a score in 2026 Q1: 2 on target. "
        "2 further measures are not scored, not applicable or not due yet."
    )
    assert said_of(measure("a"), measure("b"), shown[0], values=("a",)) == (
        "1 of 2 measures has a score in 2026 Q1: 1 on target. "
        "1 further measure is not scored, not applicable or not due yet."
    )
    assert said_of(measure("a"), shown[0], values=("a",)).startswith("1 of 1 measures has a score in 2026 Q1")


def test_the_total_is_told_only_where_the_card_asks_for_it() -> None:
    assert "The total score is 57.5 (off target)." in two(95, 20, total=True)
    assert not any("total" in s for s in two(95, 20))


def test_words_of_the_cards_own_bands_are_used() -> None:
    own = [
        {"id": "low", "low": 0, "high": 50, "level": "bad", "name": "poor", "letter": "P"},
        {"id": "high", "low": 50, "high": 100, "level": "good", "name": "fine", "letter": "F"},
    ]
    assert two(95, 20, bands=own)[0] == "All 2 measures have a score in 2026 Q1: 1 fine, 1 poor."


def test_bands_of_one_level_are_counted_best_first() -> None:
    bands = [
        {"id": "poor", "name": "poor", "letter": "P", "level": "bad", "low": 0, "high": 50},
        {"id": "fine", "name": "fine", "letter": "F", "level": "good", "low": 50, "high": 90},
        {"id": "great", "name": "great", "letter": "G", "level": "good", "low": 90, "high": 100},
    ]
    for first, second in ((60.0, 95.0), (95.0, 60.0)):
        assert two(first, second, bands=bands)[0] == "All 2 measures have a score in 2026 Q1: 1 great, 1 fine."


def test_a_gap_is_told_short_only_where_the_test_says_so() -> None:
    english, _ = said(card(), gaps=gap_analysis(survey(3)))
    assert english[-1].startswith(
        "Service quality: 1 of 1 dimension falls short of expectations: Speed, with a mean gap of −1.94"
    )
    met, chinese = said(card(), gaps=gap_analysis(survey(5)))
    assert met[-1].startswith(
        "Service quality: no dimension falls measurably short of expectations; the lowest is Speed"
    )
    assert "没有任何维度显著低于期望" in chinese[-1]


def test_a_p_value_of_five_per_cent_tells_nothing_apart() -> None:
    """1 − 0.95 is a little more than 0.05 in floating point."""
    gaps = gap_analysis(survey(3))
    assert verdict(gaps, replace(gaps.dimensions[0], p_adjusted=0.05)) == "unclear"
    assert verdict(gaps, replace(gaps.dimensions[0], p_adjusted=0.0499)) == "below"


def test_a_verdict_follows_the_adjusted_p_value_at_the_level_of_the_interval() -> None:
    gaps = gap_analysis(survey(3))
    assert verdict(gaps, gaps.dimensions[0]) == "below"
    assert verdict(gaps, gap_analysis(survey(5)).dimensions[0]) == "unclear"
    (found,) = survey_evidence(card(), [gaps], entity="demo")
    told = shortfalls(found)
    assert told is not None
    assert told.text("en") == (
        "After Holm's adjustment for several tests, at the 5 % level: "
        "1 of 1 dimension falls short of expectations, none exceeds them."
    )


def test_a_node_without_score_has_no_data() -> None:
    of = card()
    assert status_name(of, evaluation(of, value=None)["otif"]).text("zh") == "无数据"
    assert status_name(of, evaluation(of)["otif"]).text("zh") == "关注"
