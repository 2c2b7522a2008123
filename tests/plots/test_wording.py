from __future__ import annotations

from scorecard._text import LocalText
from scorecard.models import Calendar, Period, Unit
from scorecard.plots.wording import (
    clauses,
    listed,
    number,
    period_label,
    remarks,
    said,
    score_unit,
    sentence,
    share,
    typeset,
    with_unit,
)


def test_words_of_every_kind() -> None:
    assert said(None, "en") == ""
    assert said("  two   words ", "zh") == "two words"
    assert said(LocalText(en="Q", zh="季"), "zh") == "季"
    assert said(Period.parse("2026-Q1"), "zh") == "2026年第1季度"


def test_lists() -> None:
    assert [listed(names, "en") for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]
    assert listed(["甲", "乙", "丙"], "zh") == "甲、乙和丙"


def test_sentences_get_one_stop() -> None:
    assert sentence(["One", "", "Two."], "en") == "One. Two."
    assert sentence(["一", "二。"], "zh") == "一。二。"


def test_numbers_have_true_signs() -> None:
    assert number(-1.2049, 2, signed=True) == "−1.20"
    assert number(0.5, 2, signed=True) == "+0.50"
    assert number(None, 2) == "–"
    assert share(0.875, 1) == "87.5 %"


def test_ticks_are_short() -> None:
    assert [typeset(v) for v in (-1.5, 0.0, 0.30000000000000004, 1000.0)] == ["−1.5", "0", "0.3", "1000"]


def test_parts_stand_in_one_line_without_the_empty_ones() -> None:
    assert clauses(["what", "", "n = 3"], "en") == "what, n = 3"
    assert clauses(["甲", "", "乙"], "zh") == "甲，乙"
    assert remarks(["first", "", "second"], "en") == "first; second"
    assert remarks(iter(["一", "二"]), "zh") == "一；二"
    assert clauses([], "en") == remarks([""], "zh") == ""


def test_a_plain_number_has_no_unit_to_speak_of() -> None:
    assert with_unit("28.1", Unit(), "en") == with_unit("28.1", Unit(), "zh") == "28.1"
    assert with_unit("28.1", Unit(label=LocalText(en="orders", zh="单")), "zh") == "28.1 单"
    assert with_unit("28", Unit(kind="currency", currency="CNY"), "en") == "28 CNY"


def test_scores_that_pass_the_target_are_not_called_0_to_100() -> None:
    assert score_unit(None, 100.0, 0.0).text("en") == score_unit().text("en") == "score 0–100 (target = 100)"
    assert score_unit(116.0, None).text("en") == "score (0 = worst, target = 100)"
    assert score_unit(116.0, None).text("zh") == "得分（最差 = 0，目标 = 100）"


def test_a_short_period_names_a_fiscal_year_as_such() -> None:
    fiscal = Calendar(first="2026-Q1", last="2026-Q4", year_starts=4)
    common = Calendar(first="2026-Q1", last="2026-Q4")
    assert [period_label(period, fiscal) for period in ("2026-Q1", "2026", "2026-05", "before")] == [
        "FY2026-Q1", "FY2026", "2026-05", "before",
    ]  # fmt: skip
    assert period_label(Period.parse("2026-Q1"), common) == "2026-Q1"
