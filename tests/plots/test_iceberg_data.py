from __future__ import annotations

import pytest

from scorecard.errors import ChartError
from scorecard.logistics import ComplaintCounts, complaint_iceberg
from scorecard.plots import prepare_iceberg
from scorecard.plots.iceberg_data import figure_text, range_text
from tests.charts import service_samples as samples
from tests.refusal import refusal


def test_groups_are_counted_by_hand() -> None:
    data = prepare_iceberg(samples.complaints())
    assert [(one.id, one.depth, one.start, round(one.count, 9), one.heard) for one in data.layers] == [
        ("dissatisfied", 0, 0.0, 400.0, True),
        ("complaints", 1, 0.0, 120.0, True),
        ("prompt", 2, 0.0, 25.0, True),
        ("slow", 2, 25.0, 55.0, True),
        ("unsolved", 2, 80.0, 40.0, True),
        ("silent", 1, 120.0, 280.0, False),
    ]
    assert [one.leave for one in data.layers] == [None, None, 0.05, 0.25, 0.89, pytest.approx(0.89)]
    assert data.leaving == pytest.approx(25 * 0.05 + 55 * 0.25 + 40 * 0.89 + 280 * 0.89)


def test_published_case_is_told() -> None:
    data = prepare_iceberg(samples.one_complaint())
    assert data.message("en") == "1 complaint stands for 7 dissatisfied customers"
    assert data.message("zh") == "1 件投诉背后有 7 位不满的客户"
    assert [(one.id, one.value) for one in data.follows] == [
        ("people_told", 63.0),
        ("deterred", 15.75),
        ("deterred_revenue", 15750.0),
    ]
    assert "Steps left out for want of figures: 6" in data.foot("en")


def test_what_line_message_and_foot() -> None:
    data = prepare_iceberg(samples.complaints())
    assert data.message("en") == "120 complaints stand for 400 dissatisfied customers, of whom 300 leave"
    assert data.what("zh") == "投诉冰山，客户数，投诉数 n = 120，占不满客户的比例"
    assert data.foot("en")[2] == (
        "Bars and values at the stated parameters; range: the middle 95 % of 500 draws of them (seed 1)"
    )
    assert data.foot("en")[3].startswith("Explains: share of the variance of Profit at risk that")


def test_alt_text_and_table_hold_every_number_with_its_source() -> None:
    data = prepare_iceberg(samples.complaints())
    spoken = data.alt_text("en", "")
    assert "Not solved: 40, 10 % of the dissatisfied, 89 % of them leave." in spoken
    assert "Leave after a complaint solved late: 0.25, explains < 1 % of the variance, range 0.15 to 0.40." in spoken
    records = {record["id"]: record for record in data.table().records()}
    assert records["share_complaining"]["source"].text("en") == "survey"
    assert records["silent"]["leave"] == pytest.approx(0.89)
    assert len(records) == len(data.layers) + len(data.follows) + len(data.parameters)


def test_figures_as_printed() -> None:
    assert [figure_text(v) for v in (7.0, 0.25, 9.5, 59.1, 1234.5)] == ["7", "0.25", "9.50", "59", "1\u00a0234"]
    assert (range_text(None, None), range_text(0.1, 20)) == ("", "0.10–20")


def test_no_complaint_is_refused() -> None:
    found = complaint_iceberg(ComplaintCounts(0, 0, 0), draws=500, seed=1)
    assert refusal(lambda: prepare_iceberg(found), error=ChartError) == [
        "there is no complaint, so nothing lies below; found '0 complaints'. Say so in words instead. [nothing-to-draw]"
    ]
