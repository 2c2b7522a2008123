"""The table of a gap analysis."""

from __future__ import annotations

from scorecard.survey import gap_analysis
from tests.survey.samples import instrument, random_survey


def test_one_row_a_row_at_full_precision() -> None:
    gaps = gap_analysis(random_survey(instrument(), 40), weights={"d1": 1, "d2": 2})
    records = gaps.table().records()
    assert [r["id"] for r in records] == [row.id for row in gaps.group().rows]
    assert [r["gap"] for r in records] == [row.gap for row in gaps.group().rows]
    assert "segment" not in records[0]


def test_groups_follow_everyone() -> None:
    gaps = gap_analysis(random_survey(instrument(), 200, groups=3), by="group", privacy_threshold=1)
    table = gaps.table()
    labels = list(
        dict.fromkeys(
            str(c) for c in (r["segment"] if isinstance(r["segment"], str) else "all" for r in table.records())
        )
    )
    assert labels == ["all", "g0", "g1", "g2"]
    assert len(table.rows) == 4 * 10


def test_text_says_method_and_reasons_in_both_languages() -> None:
    gaps = gap_analysis(
        random_survey(instrument(), 14, groups=3), by="group", confidence=0.9, adjust="none", interval="t"
    )
    english, chinese = gaps.table().to_text("en"), gaps.table().to_text("zh")
    assert "90 % t interval of the mean." in english
    assert "p-values are not adjusted." in english
    assert "Groups below 5 respondents, and those that would give them away, are not shown." in english
    assert "too few to show" in english
    assert "人数过少，不予显示" in chinese
    assert "差距分析：Sample" in chinese
    assert "nan" not in english.lower()


def test_holm_is_named() -> None:
    assert "Holm's method: items as one family, dimensions as another" in str(
        gap_analysis(random_survey(instrument(), 30))
    )


def test_every_choice_is_told_below_the_table() -> None:
    gaps = gap_analysis(
        random_survey(instrument(), 60, groups=2),
        interval="percentile",
        adjust="benjamini_hochberg",
        equivalence_margin=0.5,
        simultaneous=True,
        seed=7,
        confidence=0.9,
    )
    english, chinese = gaps.table().to_text("en"), gaps.table().to_text("zh")
    assert "90 % percentile bootstrap interval of the mean." in english
    assert "A row without a counted score for each respondent has the t interval: overall_items." in english
    assert "p adjusted by the method of Benjamini and Hochberg: items as one family" in english
    assert "the mean gap lies within ± 0.5 by two one-sided tests, 90 %" in english
    assert "for all dimensions, with 90 % (largest |t|, seed 7)" in english
    assert "均值的 90 % 百分位自助法置信区间。" in chinese
    assert "未逐一统计受访者得分的行采用 t 置信区间：overall_items。" in chinese
    default = gap_analysis(random_survey(instrument(), 30)).table()
    assert "95 % t–Hall interval (on each side the wider) of the mean." in default.to_text("en")
    assert "均值的 95 % t–Hall 置信区间（逐侧取较宽者）。" in default.to_text("zh")
    assert "p 值采用 Benjamini–Hochberg 法校正：" in chinese
    nested = gap_analysis(random_survey(instrument(), 60, groups=9), clusters="group")
    assert "95 % t interval over clusters of the mean." in str(nested)
    assert "Errors, tests and intervals count clusters (group), not respondents" in str(nested)
    assert "标准误、检验与区间均以群组（group）为单位" in nested.table().to_text("zh")
