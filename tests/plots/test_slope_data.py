from __future__ import annotations

from dataclasses import replace

from scorecard.plots import prepare_wave_slope
from tests.charts import wave_samples


def test_what_line_says_whether_respondents_are_the_same() -> None:
    paired = prepare_wave_slope(wave_samples.waves())
    assert paired.what("en") == (
        "Change of the mean gap from 2026-Q1 to 2026-Q2, Service quality of self-service kiosks, points of a scale from 1 to "
        "7, paired: 120 respondents of both waves, 6 dimensions"
    )
    assert "配对比较：两期均作答的 120 人" in paired.what("zh")
    others = prepare_wave_slope(wave_samples.waves(first=120, statistic="expectation"))
    assert "unpaired: 120 and 120 respondents" in others.what("en")
    some = prepare_wave_slope(wave_samples.waves(first=60), rows="items", subject="Kiosks")
    assert "Kiosks, points of a scale" in some.what("en")
    assert some.what("zh").endswith("部分配对：120 人与 120 人，其中 60 人两期均作答，24 个题项")


def test_messages() -> None:
    data = prepare_wave_slope(wave_samples.waves())
    assert (
        data.message("en") == "3 of 6 dimensions changed clearly; better: Usefulness and Convenience; worse: Security"
    )
    assert data.message("zh") == "6 个维度中有 3 个变化明确；变好：有用性和便利性；变差：安全性"
    grey = replace(data, rows=tuple(replace(row, verdict="unclear") for row in data.rows))
    assert grey.message("en") == "None of 6 dimensions changed clearly from 2026-Q1 to 2026-Q2"
    alone = replace(grey, rows=grey.rows[:1])
    assert alone.message("en") == "The one dimension tested did not change clearly from 2026-Q1 to 2026-Q2"
    assert alone.message("zh") == "2026-Q1 至 2026-Q2，经检验的 1 个维度无明确变化"
    untested = replace(data, rows=tuple(replace(row, verdict="none") for row in data.rows))
    assert untested.message("zh") == "没有可检验的变化"
    many = replace(data, rows=tuple(replace(row, verdict="better") for row in data.rows))
    assert many.message("en") == "6 of 6 dimensions changed clearly; better: 6"


def test_foot_names_axis_test_and_what_is_not_drawn() -> None:
    data = prepare_wave_slope(wave_samples.waves())
    assert data.foot("en") == (
        "Left: 2026-Q1; right: 2026-Q2; the axis shows −2 to 0.5",
        "● clearly better, ◆ clearly worse, ○ not told apart from no change",
        "Clear: p below 0.05, adjusted by Holm's method over the 6 dimensions; intervals are not adjusted",
    )
    untested = replace(data, rows=(replace(data.rows[0], verdict="none"), *data.rows[1:]))
    assert untested.foot("en")[1].endswith("○ not told apart from no change, or not tested")
    assert untested.foot("zh")[1].endswith("○ 与无变化相比不显著或未检验")
    lost = replace(data, rows=data.rows[1:], without=(replace(data.rows[0], change=None),), adjust="none")
    assert lost.foot("en")[2:] == (
        "Clear: p below 0.05, not adjusted; intervals are not adjusted either",
        "Not drawn: Usefulness (not defined)",
    )
    assert lost.alt_text("en", "").endswith("Usefulness: no change, not defined.")
    plain = prepare_wave_slope(wave_samples.waves(first=120, statistic="expectation"))
    assert plain.foot("en")[1] == "● clearly changed, ○ not told apart from no change"


def test_alt_text_and_table_hold_the_numbers_of_the_result() -> None:
    found = wave_samples.waves()
    data = prepare_wave_slope(found)
    row = found.row("security")
    spoken = (
        f"Security: {row.mean_earlier:.2f} then {row.mean_later:.2f}, change {row.change:.2f} ({row.low:.2f} to "
        f"{row.high:.2f}), worse, n = {row.n_later}."
    ).replace("-", "−")
    assert spoken in data.alt_text("en", "")
    record = next(record for record in data.table().records() if record["id"] == "security")
    assert (record["earlier"], record["later"], record["p"]) == (row.mean_earlier, row.mean_later, row.p_adjusted)
    assert [mark.later for mark in data.rows] == sorted((mark.later for mark in data.rows), reverse=True)
    assert data.rows[0].n == "120"
    assert replace(data.rows[0], paired=False, n_earlier=7).n == "7 / 120"
