from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard._text import LANGS, Lang
from scorecard.logistics import concentration
from scorecard.plots import concentration_curve, draw_concentration_curve, prepare_concentration_curve
from tests.charts import curve_samples as samples
from tests.charts.curve_structure import check_concentration
from tests.charts.layout_lint import lint

SMALL = concentration({"a": 1, "b": 1, "c": 2, "d": 6, "e": 0})


def test_message_what_line_and_foot() -> None:
    data = prepare_concentration_curve(SMALL)
    low, high = SMALL.low, SMALL.high
    assert low is not None
    assert high is not None
    assert data.message("en") == (
        f"The top 20 % of customers (1) bring 60.0 % of the value; "
        f"Gini coefficient 0.400 (95 % interval {low:.3f}–{high:.3f})"
    )
    assert data.what("zh") == "客户价值集中度，累计占比，价值由低到高排列，n = 4 个客户"
    assert data.foot("en")[-1] == "Customers without a positive value, left out: 1"


def test_the_form_of_the_coefficient_is_told() -> None:
    """Four customers: 0.4 as it is, 0.4 × 4 / 3 in the other form."""
    data = prepare_concentration_curve(concentration({"a": 1, "b": 1, "c": 2, "d": 6}, form="sample"))
    assert "Gini coefficient 0.533 (95 % interval" in data.message("en")
    assert "Gini coefficient: multiplied by n/(n − 1)" in data.foot("en")
    assert "基尼系数：已乘以 n/(n − 1)" in data.foot("zh")
    assert "multiplied" not in " ".join(prepare_concentration_curve(SMALL).foot("en"))


def test_points_are_cumulative_shares() -> None:
    records = prepare_concentration_curve(SMALL).table().records()
    assert [record["share_value"] for record in records] == pytest.approx([0, 0.1, 0.2, 0.4, 1])


def test_without_interval_or_tops() -> None:
    one = concentration([5.0], ids=["a"], tops=())
    assert prepare_concentration_curve(one).message("zh") == "基尼系数 0.000（无区间）"
    check_concentration(concentration_curve(one), one)
    sample = concentration([5.0], ids=["a"], form="sample")
    assert prepare_concentration_curve(sample).message("en") == (
        "The top 20 % of customers (1) bring 100.0 % of the value; "
        "no Gini coefficient: n/(n − 1) is not defined for one customer"
    )


@pytest.mark.slow
@settings(max_examples=8)
@given(st.lists(st.sampled_from([0.0, 1e-9, 1.0, 7.0, 1e9]), min_size=1, max_size=30), st.sampled_from(LANGS))
def test_values_of_any_size(values: list[float], lang: Lang) -> None:
    found = concentration([*values, 1.0], not_positive="zero")
    chart = concentration_curve(found, lang=lang)
    check_concentration(chart, found)
    assert lint(chart) == []


def test_many_customers_are_thinned() -> None:
    check_concentration(concentration_curve(samples.values(2000)), samples.values(2000))


@pytest.mark.slow
def test_door_and_draw_give_the_same() -> None:
    svg = concentration_curve(SMALL).svg()
    assert SMALL.plot.lorenz().svg() == svg
    assert draw_concentration_curve(prepare_concentration_curve(SMALL)).svg() == svg
