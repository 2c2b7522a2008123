from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scorecard.plots import draw_variance_columns, prepare_variance_columns
from scorecard.plots.variance_data import signed_share
from scorecard.scoring import Evaluation, evaluate, observe
from scorecard.series import MeasureRecord
from tests.charts import samples
from tests.charts.structure import artists, text_of
from tests.scoring import cards as scored


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
        "Δ = actual − target; filled = better, hatched = worse: more is better here",
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
        data.foot("en")[3]
        == "Line through the last column: 95 % interval of its value; those of the others are not drawn"
    )
    assert data.foot("zh")[3] == "末期柱上的竖线：该数值的 95 % 区间；其余各期的区间未绘出"
    at_90 = replace(obs, confidence=np.where(np.isnan(obs.value), np.nan, 0.9))
    again = prepare_variance_columns(evaluate(evaluation.card, at_90, period=str(evaluation.periods[0])), "repair_time")
    assert again.foot("en")[3].startswith("Line through the last column: 90 % interval of its value;")


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


def near_misses() -> Evaluation:
    """A rate and a duration that miss, meet and miss their targets by less than their digits show."""
    rate = scored.measure("rate", worst=80, target=95, unit={"kind": "percent"}, sampling="exact")
    days = scored.measure("days", direction="minimise", unit={"kind": "days"}, worst=9, target=3)
    card = scored.card(rate, days)
    values = {"rate": (94.97, 95.03, 95.0, 94.96), "days": (3.02, 2.98, 3.0, 3.04)}
    records = [MeasureRecord(name, f"2026-Q{q}", v) for name, row in values.items() for q, v in enumerate(row, 1)]
    return evaluate(card, observe(card, values=records), period="2026-Q4")


@pytest.mark.parametrize(
    ("measure", "message", "deltas"),
    [
        ("rate", "2026 Q4: 95.0 %, −0.04 against target, worse", ["−0.03", "+0.03", "0.0", "−0.04"]),
        ("days", "2026 Q4: 3.0 days, +0.04 (+1.3 %) against target, worse", ["+0.02", "−0.02", "0.0", "+0.04"]),
    ],
)
def test_what_is_worse_is_not_printed_as_no_difference(measure: str, message: str, deltas: list[str]) -> None:
    data = prepare_variance_columns(near_misses(), measure)
    assert data.message("en") == f"{message}; at least as good in 2 of 4 periods"
    assert all(f"difference {delta}" in data.alt_text("en", "") for delta in deltas)
    found = artists(draw_variance_columns(data))
    assert [text_of(found, f"variance:{mark.id}:delta:text") for mark in data.marks] == deltas


def test_a_difference_that_is_too_long_for_its_column_is_rounded() -> None:
    data = prepare_variance_columns(near_misses(), "days")
    mark = replace(data.marks[-1], actual=3.0000001, delta=1e-7, share=None)
    many = replace(data, marks=tuple(replace(mark, id=f"2026-{n:02d}") for n in range(1, 13)), shares=False)
    assert text_of(artists(draw_variance_columns(many)), "variance:2026-01:delta:text") == "0.0"
