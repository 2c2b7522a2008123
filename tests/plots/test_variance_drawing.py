from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard._text import LANGS
from scorecard.errors import ChartError
from scorecard.models import Unit
from scorecard.plots import draw_variance_columns, prepare_variance_columns
from scorecard.plots.variance_data import VarianceColumnsData, VarianceMark
from scorecard.plots.variance_drawing import body_of
from tests.charts import samples
from tests.charts.layout_lint import lint
from tests.charts.structure import artists, text_of
from tests.refusal import refusal


def data_of(pairs: list[tuple[float | None, float | None]]) -> VarianceColumnsData:
    plain = prepare_variance_columns(samples.kiosk_evaluation(), "revenue_per_kiosk")
    marks: list[VarianceMark] = []
    for at, (actual, reference) in enumerate(pairs):
        delta = None if actual is None or reference is None else actual - reference
        share = delta / abs(reference) if delta is not None and reference else None
        verdict = None if delta is None else "good" if delta > 0 else "bad" if delta < 0 else "neutral"
        marks.append(VarianceMark(f"2026-{at + 1:02d}", plain.name, actual, reference, delta, share, verdict))
    return replace(plain, marks=tuple(marks))


@pytest.mark.parametrize(
    "pairs",
    [
        [(5.0, 5.0)] * 12,
        [(-3.0, 2.0), (2.0, -3.0), (0.0, 0.0), (None, 4.0), (4.0, None)],
        [(1e6, 1.1e6)] * 12,
        [(1.5e9, 1.0e9)] * 8,
        [(-7.0, -9.0)] * 3,
        [(0.0, 10.0)],
    ],
)
def test_values_of_any_sign_and_size(pairs: list[tuple[float | None, float | None]]) -> None:
    for lang in LANGS:
        assert lint(draw_variance_columns(data_of(pairs), lang=lang)) == []


def test_long_numbers_are_printed_in_thousands() -> None:
    found = artists(draw_variance_columns(data_of([(123456789.0, 100000000.0)] * 12)))
    assert text_of(found, "head:value:factor") == "thousand"
    assert text_of(found, "variance:2026-01:actual:text").replace("\u00a0", " ") == "123 456.8"
    assert text_of(found, "variance:2026-01:delta:text").replace("\u00a0", " ") == "+23 456.8"
    assert "head:value:factor" not in artists(draw_variance_columns(data_of([(12.0, 10.0)])))


def test_numbers_without_room_are_refused() -> None:
    assert refusal(lambda: draw_variance_columns(data_of([(1e30, 1.0)] * 12)), error=ChartError) == [
        (
            "the numbers are too long for the columns; found '12 periods in 6.7 inches'. Draw fewer periods, or a wider "
            "chart. [no-room-for-numbers]"
        )
    ]


def test_two_tiers_are_lower_than_three() -> None:
    three = data_of([(1.0, 2.0)])
    assert body_of(replace(three, shares=False, unit=Unit(kind="percent"))) < body_of(three)
