from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard._text import LANGS, Lang
from scorecard.errors import UsageError
from scorecard.plots import draw_service_level_curve, prepare_service_level_curve, service_level_curve
from tests.charts import curve_samples as samples
from tests.charts.curve_structure import check_service_level
from tests.charts.layout_lint import lint
from tests.refusal import refusal


def test_message_what_line_and_foot() -> None:
    row = samples.levels().rows[0]
    assert row.low is not None
    assert row.high is not None
    data = prepare_service_level_curve(samples.levels())
    assert data.message("en") == (
        f"The best level is {100 * row.level:.1f} % ({100 * row.low:.1f} % to {100 * row.high:.1f} %), contribution "
        f"{row.contribution:.1f} ({row.contribution_low:.1f} to {row.contribution_high:.1f})"
    )
    assert data.what("zh") == "毛利、成本与贡献随服务水平的变化，单位同数据，n = 8 个销售数据点，8 个成本数据点"
    assert data.foot("en")[1:] == (
        "Sales: rising ever less (exponential saturation); costs: a + b / (1 − level)",
        "Intervals: 95 %, 200 bootstrap samples of the residuals (seed 1)",
        "That the level of service caused the sales is assumed, not shown",
    )


@pytest.mark.parametrize("verdict", ["edge_low", "edge_high", "too_flat", "no_error_known"])
@pytest.mark.parametrize("lang", LANGS)
def test_what_cannot_be_decided_is_said(verdict: str, lang: Lang) -> None:
    plain = samples.levels()
    row = replace(plain.rows[0], verdict=verdict)
    if verdict == "no_error_known":
        curve = replace(row.curve, low=None, high=None)
        row = replace(row, low=None, high=None, contribution_low=None, contribution_high=None, curve=curve)
    found = replace(plain, rows=(row,))
    chart = service_level_curve(found, lang=lang)
    check_service_level(chart, found)
    assert lint(chart) == []
    told = {
        "edge_low": "it may be lower, beyond the data",
        "edge_high": "it may be higher, beyond the data",
        "too_flat": "the curve is too flat to decide",
        "no_error_known": "no error known, too few points",
    }
    assert lang == "zh" or chart.message.endswith(told[verdict])


@pytest.mark.parametrize("size", [1e-6, 1e6, -1.0])
def test_money_of_any_size(size: float) -> None:
    plain = samples.levels()
    row = plain.rows[0]
    names = ("sales", "costs", "contribution", "low", "high")
    curve = replace(row.curve, **{name: tuple(v * size for v in getattr(row.curve, name)) for name in names})
    found = replace(plain, rows=(replace(row, contribution=row.contribution * size, curve=curve),))
    assert lint(service_level_curve(found)) == []


def test_a_class_must_be_named_among_several() -> None:
    found = samples.levels(group="A")
    check_service_level(service_level_curve(found, group="A"), found, group="A")
    assert refusal(lambda: service_level_curve(found), error=UsageError) == [
        "there are several classes of customers; found 'A, other'. Name one: group='A'. [service-level-class]"
    ]


@pytest.mark.slow
def test_door_and_draw_give_the_same() -> None:
    found = samples.levels()
    svg = service_level_curve(found).svg()
    assert found.plot.response().svg() == svg
    assert draw_service_level_curve(prepare_service_level_curve(found)).svg() == svg
