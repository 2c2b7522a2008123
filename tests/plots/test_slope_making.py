from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard.errors import ChartError, UsageError
from scorecard.plots import prepare_wave_slope
from tests.charts import wave_samples
from tests.refusal import refusal


@pytest.mark.parametrize(
    ("statistic", "change", "p", "verdict"),
    [
        ("gap", 0.5, 0.01, "better"),
        ("gap", -0.5, 0.01, "worse"),
        ("gap", -0.5, 0.05, "unclear"),
        ("perception", 0.5, 0.049, "better"),
        ("satisfaction", -0.5, 0.049, "worse"),
        ("expectation", 0.5, 0.01, "up"),
        ("importance", -0.5, 0.01, "down"),
        ("gap", 0.0, 0.01, "unclear"),
        ("gap", 0.5, None, "none"),
    ],
)
def test_verdicts(statistic: str, change: float, p: float | None, verdict: str) -> None:
    found = wave_samples.waves()
    rows = tuple(replace(row, change=change, p_value=p, p_adjusted=p) for row in found.rows)
    data = prepare_wave_slope(replace(found, statistic=statistic, rows=rows))
    assert {row.verdict for row in data.rows} == {verdict}


def test_p_of_a_whole_is_not_adjusted() -> None:
    found = wave_samples.waves()
    data = prepare_wave_slope(found)
    whole = next(row for row in data.rows if row.id == "overall")
    assert (whole.p, whole.whole) == (found.row("overall").p_value, True)
    assert data.tests == 6


def test_rows_without_a_change_are_told() -> None:
    found = wave_samples.waves()
    rows = tuple(
        replace(row, change=None, mean_earlier=None, mean_later=None, reason="suppressed")
        if row.id == "control"
        else row
        for row in found.rows
    )
    data = prepare_wave_slope(replace(found, rows=rows))
    assert [row.id for row in data.without] == ["control"]
    assert data.foot("en")[-1] == "Not drawn: Control (too few to show)"


def test_unknown_wave_option_and_no_rows_are_refused() -> None:
    found = wave_samples.waves()
    assert refusal(lambda: prepare_wave_slope(found, later="2027"), error=UsageError) == [
        "there is no such later wave; found '2027'. Use one of: 2026-Q2. [unknown-wave]"
    ]
    assert prepare_wave_slope(found, later="2026-Q2").pair.later == "2026-Q2"
    assert refusal(lambda: prepare_wave_slope(found, rows="all"), error=UsageError) == [
        "the option rows has an unknown value; found 'all'. Use one of: 'dimensions', 'items'. [bad-option]"
    ]
    none = replace(found, rows=tuple(replace(row, change=None) for row in found.rows))
    assert refusal(lambda: prepare_wave_slope(none), error=ChartError) == [
        (
            'the slope chart has nothing to show; found \'0\'. Choose rows="dimensions", rows="items", or another wave. '
            "[no-rows]"
        )
    ]
