"""Explanations in words: formula with numbers, in both languages, escaped in HTML, right to the last digit."""

from __future__ import annotations

import math
import re

import pytest

from scorecard.instruments.instrument import ROLES
from scorecard.models.surveys import WHOLES
from scorecard.scoring import evaluate, observe
from scorecard.scoring.explain_text import REASON_WORDS, STATISTIC_WORDS, WHOLE_WORDS
from scorecard.scoring.reasons import REASONS
from scorecard.series import MeasureRecord
from scorecard.survey import gap_analysis
from tests.scoring.cards import card, from_survey, measure, records, survey, survey_card, unscored


def explain(described, node, values=(), surveys=None):
    obs = observe(described, values=values, surveys=surveys)
    return evaluate(described, obs, period="2026-Q1").explain(node)


def test_text_of_a_node_in_english():
    described = card(
        measure("a", weight=2, unit={"kind": "percent"}, worst=80, target=100),
        measure("b", weight=3, direction="minimise", worst=5, target=0),
        measure("c"),
        unscored("d"),
    )
    values = [
        MeasureRecord("a", "2026-Q1", numerator=176, denominator=200, note="after the strike"),
        *records(b=4, d=7),
    ]
    assert explain(described, "deliver", values).to_text("en") == "\n".join(
        [
            "2026 Q1 · Deliver: 28.00 (off target)",
            "  Score = Σ weight × score / Σ weight = (2 × 40 + 3 × 20) / (2 + 3) = 28.00",
            "  Not counted: C, weight 1 (no data)",
            "  Not counted: D, weight 1 (not scored: it has no reference values)",
            "  Data cover 83.3 % of the weight: the score is 23.33 if all that is missing scores 0, 40.00 if 100.",
            "    A: 40.00 (off target)",
            "      Value: 176 / 200 × 100 = 88 %",
            "      Score = 100 × (88 − 80) / (100 − 80) = 40.00",
            "      Note: after the strike",
            "    B: 20.00 (off target)",
            "      Value: 4",
            "      Score = 100 × (4 − 5) / (0 − 5) = 20.00",
            "    C: no score (no data)",
            "    D: no score (not scored: it has no reference values)",
            "      Value: 7",
        ]
    )


def test_text_of_a_survey_measure_in_both_languages():
    described = survey_card(
        from_survey(
            "speed_gap",
            "gap",
            "speed",
            worst=-4,
            target=0,
            unit={"kind": "points"},
            name={"en": "Speed gap", "zh": "速度差距"},
            source_note={"en": "Exit poll", "zh": "出口调查"},
        )
    )
    answers = survey([[6, 6]] * 3, [[5, 5], [4, 4], [3, 3]])
    found = explain(described, "speed_gap", surveys={"customers": {"2026-Q1": gap_analysis(answers)}})
    # −2 ± t(0.975; 2) · 1/√3 = −2 ± 4.302653 · 0.5773503 = −4.484 … 0.484
    assert found.to_text("en") == "\n".join(
        [
            "2026 Q1 · Speed gap: 50.00 (off target)",
            "  Value: −2 pts",
            "  Score = 100 × (−2 − (−4)) / (0 − (−4)) = 50.00",
            "  n = 3, standard error 0.577",
            "  95 % interval of the value: −4.484 to 0.4841 pts",
            "  that is a score of 0.00 to 100.00",
            "  Short form: mean gap (perception − expectation), Speed",
            "  Perception 4 − expectation 6",
            "  Source: Exit poll",
            # t with 2 degrees of freedom: 25 and 40 points of score are 1.732 and 2.771 standard errors
            "  Probability of the status: off target 88.7 %, watch 5.81 %, on target 5.46 %",
        ]
    )
    assert found.to_text("zh") == "\n".join(
        [
            "2026年第1季度 · 速度差距：50.00（未达标）",
            "  数值：−2 分",
            "  得分 = 100 × (−2 − (−4)) / (0 − (−4)) = 50.00",
            "  样本数 n = 3，标准误 0.577",
            "  数值的 95 % 置信区间：−4.484 至 0.4841 分",
            "  对应得分：0.00 至 100.00",
            "  Short form：Speed，平均差距（感知 − 期望）",
            "  感知 4 − 期望 6",
            "  来源：出口调查",
            "  状态概率：未达标 88.7 %，关注 5.81 %，达标 5.46 %",
        ]
    )


def test_over_achievement_is_shown_before_and_after_the_cap():
    lines = explain(card(measure("a")), "a", records(a=115)).to_text("en").splitlines()
    assert lines[2:] == ["  Score = 100 × (115 − 0) / (100 − 0) = 115.00", "  Counted as 100.00."]


def test_open_upper_bound_is_said():
    text = explain(card(measure("a"), measure("b"), cap="none"), "deliver", records(a=115)).to_text("en")
    assert "Data cover 50 % of the weight: the score is 57.50 if all that is missing scores 0; no upper bound." in text


def test_one_part_needs_no_brackets_and_n_may_stand_alone():
    found = explain(card(measure("a", weight=0.25)), "deliver", [MeasureRecord("a", "2026-Q1", 40.0, n=1500)])
    assert "= 0.25 × 40 / 0.25 = 40.00" in found.to_text("en")
    assert "      n = 1\N{NO-BREAK SPACE}500" in found.to_text("en").splitlines()


def test_rates_without_percent_have_no_factor():
    described = card(measure("cost", unit={"kind": "currency", "currency": "EUR"}))
    text = explain(described, "cost", [MeasureRecord("cost", "2026-Q1", numerator=300, denominator=8)]).to_text("en")
    assert "Value: 300 / 8 = 37.5 EUR" in text


@pytest.mark.parametrize("value", [1 / 3, 2e-5 / 3, 123456.789, 98765432.1, math.pi, -math.e, 0.95, 1e-7, 0.0])
def test_printed_numbers_are_right_to_the_last_digit(value):
    text = explain(card(measure("a", worst=-1e9, target=1e9)), "a", records(a=value)).to_text("en")
    printed = re.search(r"Value: (.+)$", text, re.M)[1].replace("−", "-").replace("\N{NO-BREAK SPACE}", "")
    decimals = len(printed.partition(".")[2])
    assert abs(float(printed) - value) <= 0.5 * 10.0**-decimals + 1e-15
    assert abs(float(printed) - value) <= 5e-7 * abs(value) + 1e-12


def test_braces_in_names_and_notes_are_plain_text():
    described = card(measure("a", name="{score} {0}"))
    text = explain(described, "deliver", [MeasureRecord("a", "2026-Q1", 40.0, note="{x}")]).to_text("en")
    assert "{score} {0}: 40.00" in text
    assert "Note: {x}" in text


def test_every_reason_statistic_and_whole_has_words():
    assert set(REASON_WORDS) == {reason for reason in REASONS if reason}
    assert set(WHOLE_WORDS) == set(WHOLES)
    assert set(STATISTIC_WORDS) == {"gap", *ROLES}


def test_no_number_is_rounded_into_another_band_or_onto_what_is_needed():
    text = explain(card(measure("a")), "a", records(a=74.996)).to_text()
    assert "A: 74.996 (off target)" in text
    assert "= 74.996" in text
    node = explain(card(measure("a", weight=9996), measure("b", weight=4)), "customer", records(a=74.996)).to_text()
    assert "Data cover 99.96 % of the weight" in node
    assert "= 74.996" in node
    thin = card(measure("a", weight=79996), measure("b", weight=20004), min_coverage=0.8)
    assert (
        "data cover 79.996 % of the weight, and at least 80 % are needed"
        in explain(thin, "customer", records(a=50)).to_text()
    )


def test_why_nothing_is_scored_where_one_kind_is_left_out():
    described = card(
        perspectives=[
            {
                "id": "customer",
                "objectives": [
                    {"id": "drive", "name": "Drive", "measures": [measure("a", kind="leading"), unscored("b")]},
                    {"id": "reap", "name": "Reap", "measures": [measure("c", kind="lagging")]},
                ],
            }
        ]
    )
    ev = evaluate(described, observe(described, values=records(a=40, b=5, c=70)), period="2026-Q1", only="leading")
    assert [ev[node].reason for node in ("drive", "b", "reap", "c")] == [None, "unscored", "unscored", "unscored"]
    told, said = (ev.explain("customer").to_text(lang).splitlines() for lang in ("en", "zh"))
    assert [line.strip() for line in told if "not scored" in line] == [
        "Not counted: Reap, weight 1 (not scored: nothing below it is)",
        "Not counted: B, weight 1 (not scored: it has no reference values)",
        "B: no score (not scored: it has no reference values)",
        "Reap: no score (not scored: nothing below it is)",
        "Not counted: C, weight 1 (not scored: of the kind that is left out here)",
        "C: no score (not scored: of the kind that is left out here)",
    ]
    assert said[-2].strip() == "C：无得分（不计分：属于此处不计的指标类型）"
    assert "Reap：无得分（不计分：其下没有计分的指标）" in [line.strip() for line in said]
