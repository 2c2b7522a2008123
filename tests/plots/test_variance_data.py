from __future__ import annotations

from dataclasses import replace

from scorecard.plots import prepare_variance_columns
from scorecard.plots.variance_data import signed_share
from tests.charts import samples


def test_words_against_a_target() -> None:
    data = prepare_variance_columns(samples.kiosk_evaluation(), "revenue_per_kiosk", periods=2)
    assert data.message("en").replace("\u00a0", " ") == (
        "2019 Q4: 908 000 KRW, −7 000 (−0.8 %) against target, worse; worse in both periods compared"
    )
    assert data.message("zh").replace("\u00a0", " ") == (
        "2019年第4季度：908 000 KRW，较目标 −7 000（−0.8 %），较差；可比的 2 期均差于目标"
    )
    assert data.what("en") == (
        "Revenue per kiosk: actual against target, Self-service kiosk scorecard, Garam Kiosk Services (fictional), KRW, "
        "2019 Q3 to 2019 Q4, 2 periods"
    )
    assert data.foot("en") == (
        "AC actual: dark, with its number; target: outlined behind it; columns start at zero",
        "Δ = actual − target; teal, filled = better, red, hatched = worse: more is better here",
        "Δ % = Δ / |target|",
        "Numbers are rounded for printing, after the differences were taken",
    )


def test_intervals_that_are_not_drawn_are_not_said_to_be_unknown() -> None:
    """Every period of this measure has its own n and standard error; the chart draws the last interval alone."""
    evaluation = samples.kiosk_evaluation()
    obs = evaluation.observations
    column = obs.measures.index("repair_time")
    assert (obs.standard_error[0, :, column] > 0).all()
    data = prepare_variance_columns(evaluation, "repair_time")
    assert (
        data.foot("en")[3] == "Line through the last column: interval of its value; those of the others are not drawn"
    )
    assert data.foot("zh")[3] == "末期柱上的竖线：该数值的区间；其余各期的区间未绘出"


def test_words_against_last_year() -> None:
    data = prepare_variance_columns(samples.kiosk_evaluation(), "repair_time", against="previous_year")
    assert data.message("en") == (
        "2019 Q4: 8.1 h, +0.2 (+2.5 %) against previous year, worse; at least as good in 3 of 4 periods"
    )
    assert data.foot("en")[-1] == ("Without a value or without a previous year: 2018-Q1, 2018-Q2, 2018-Q3 and 2018-Q4")
    assert "2018 Q1: actual 9.8, previous year –, difference –." in data.alt_text("en", "")
    one = replace(data, marks=data.marks[-1:])
    assert one.message("zh") == "2019年第4季度：8.1 小时，较上年 +0.2（+2.5 %），较差"


def test_a_share_has_no_share_of_its_own() -> None:
    data = prepare_variance_columns(samples.small_evaluation(), "damage")
    assert (data.shares, [mark.share for mark in data.marks]) == (False, [None] * 3)
    assert data.foot("en")[2] == "No Δ %: the measure is a share itself, and Δ is in its points"


def test_table_and_shares() -> None:
    records = prepare_variance_columns(samples.small_evaluation(), "damage").table().records()
    assert [record["delta"] for record in records] == [0.5, None, 1.0]
    assert signed_share(0.0) == "0.0 %"
