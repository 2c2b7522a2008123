from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard._text import LANGS, Lang
from scorecard.errors import ChartError
from scorecard.logistics import ComplaintCounts, IcebergParameters, Parameter, complaint_iceberg
from scorecard.plots import draw_iceberg, iceberg, prepare_iceberg
from tests.charts import service_samples as samples
from tests.charts.layout_lint import lint
from tests.charts.service_structure import check_iceberg
from tests.refusal import refusal


@pytest.mark.parametrize("lang", LANGS)
def test_widths_are_to_scale(lang: Lang) -> None:
    for found in (samples.complaints(), samples.one_complaint()):
        chart = iceberg(found, lang=lang)
        check_iceberg(chart, found)
        assert lint(chart) == []


COUNT = st.sampled_from([0.0, 1.0, 7.0, 12345.0, 1e7])


@pytest.mark.slow
@settings(max_examples=8)
@given(COUNT, COUNT, COUNT, st.sampled_from([0.01, 0.5, 1.0]), st.sampled_from([0.5, 1e3]), st.sampled_from(LANGS))
def test_complaints_of_any_number(a: float, b: float, c: float, told: float, money: float, lang: Lang) -> None:
    if a + b + c == 0:
        a = 1.0
    parameters = IcebergParameters(
        share_complaining=Parameter(value=told, source="case"),
        revenue_each=Parameter(value=money, low=money / 2, high=money * 3, source="case"),
        profit_each=Parameter(value=money / 9, source="case"),
        cost_of_keeping=Parameter(value=money / 99, source="case"),
        leave_silent=Parameter(value=0.0, low=0.0, high=1.0, source="case"),
    )
    found = complaint_iceberg(ComplaintCounts(a, b, c), parameters=parameters, draws=200, seed=1)
    chart = iceberg(found, lang=lang)
    check_iceberg(chart, found)
    assert lint(chart) == []
    assert chart.figure.get_size_inches()[1] <= 9.3


def test_figures_that_leave_no_room_are_refused() -> None:
    money = Parameter(value=1e12, low=1e11, high=9e12, source="case")
    found = complaint_iceberg(1e7, parameters=IcebergParameters(revenue_each=money), draws=200, seed=1)
    assert refusal(lambda: iceberg(found), error=ChartError) == [
        (
            "the figures leave no room for the bars of the complaint iceberg; found "
            "'6 664 572 459 092 626 432–268 504 286 043 724 644 352'. "
            "State revenue, profit and cost in thousands or millions. [figures-long]"
        )
    ]


def test_door_and_prepared_data_give_the_same_chart() -> None:
    found = samples.complaints()
    plain = iceberg(found, lang="zh").svg()
    assert found.plot.layers(lang="zh").svg() == plain
    assert draw_iceberg(prepare_iceberg(found), lang="zh").svg() == plain
