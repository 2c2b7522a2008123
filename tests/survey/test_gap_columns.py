"""Columns of gaps: those of a page, and one for every number."""

from __future__ import annotations

from scorecard.survey import GapOptions, gap_analysis
from scorecard.survey.gap_columns import detailed_columns, page_columns
from tests.survey.samples import instrument, random_survey


def test_page_grows_by_what_is_asked_for() -> None:
    keys = [column.key for column, _ in page_columns(GapOptions())]
    assert keys == [
        "n",
        "expectation",
        "perception",
        "gap",
        "standard_deviation",
        "standard_error",
        "low",
        "high",
        "statistic",
        "p_value",
        "p_adjusted",
        "wilcoxon_p",
        "effect_size",
        "reason",
    ]
    asked = GapOptions(clusters="customer", equivalence_margin=0.5, simultaneous=True)
    more = [column.key for column, _ in page_columns(asked)]
    assert set(more) - set(keys) == {"clusters", "equivalence_met", "band_low", "band_high"}
    assert "wilcoxon_p" not in more


def test_details_hold_what_the_row_holds_in_both_languages() -> None:
    s = random_survey(instrument(), 60)
    gaps = gap_analysis(s, equivalence_margin=0.5, bottom_boxes=2, simultaneous=True, interval="bca")
    table = gaps.table(detail=True)
    row, record = gaps.items[0], table.records()[0]
    assert row.wilcoxon is not None
    assert row.equivalence is not None
    assert row.top_box is not None
    assert row.bottom_box is not None
    assert record["wilcoxon_w_minus"] == row.wilcoxon.w_minus
    assert record["wilcoxon_zeros"] == row.wilcoxon.zeros
    assert record["equivalence_p"] == row.equivalence.p_value
    assert record["equivalence_met"] is row.equivalence.met
    assert record["top_box_expectation"] == row.top_box.expectation.share
    assert record["top_box_expectation_high"] == row.top_box.expectation.high
    assert record["bottom_box_perception_low"] == row.bottom_box.perception.low
    assert (record["band_low"], record["t_high"]) == (row.band_low, row.t_high)
    assert len({c.label.en for c in table.columns}) == len(table.columns) == len({c.label.zh for c in table.columns})
    assert not any("equivalence" in c.key or "band" in c.key for c, _ in detailed_columns(GapOptions()))
    assert "BCa 自助法置信区间" in table.to_text("zh")
    assert "期望最高档占比" in table.to_text("zh")
