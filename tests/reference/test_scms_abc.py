"""ABC of countries and vendors by the value of 10 324 delivered order lines (USAID delivery history, 2006-2015).

``scms_abc/values.csv`` has the sums of the lines; ``scms_abc/reference.json`` what pandas and numpy scripts found. Shares
are printed with nine decimals, values with two: half a unit of the last digit is allowed.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from scorecard.logistics import concentration, value_classes
from scorecard.logistics.value_lines import Crossing

HERE = Path(__file__).with_name("scms_abc")
REFERENCE = json.loads((HERE / "reference.json").read_text("utf-8"))
NINE = 5.1e-10
SIDES: list[tuple[str, Crossing]] = [("before", "higher"), ("after", "lower")]


def values(by: str) -> dict[str, float]:
    """Return the value of each country or vendor."""
    with (HERE / "values.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: float(row["value"]) for row in csv.DictReader(file) if row["by"] == by}


@pytest.mark.parametrize("by", ["country", "vendor"])
@pytest.mark.parametrize(("side", "crossing"), SIDES)
def test_classes_by_cumulative_value(by: str, side: str, crossing: Crossing) -> None:
    expected = REFERENCE[f"abc_{by}_by_value"]
    found = value_classes(values(by), labels="ABC", rule="cumulative", crossing=crossing)
    for one in found.classes:
        row = expected[side][one.label]
        assert one.n == row["n"]
        assert (one.share_n, one.share_value) == pytest.approx((row["share_n"], row["share_value"]), abs=NINE)
        assert one.value == pytest.approx(row["value"], abs=0.0051)
    assert (found.n_positive, found.n_not_positive) == (expected["n_positive"], expected["n_not_positive"])
    assert (found.total_positive, found.total) == pytest.approx(
        (expected["total_positive"], expected["total_all"]), abs=0.0051
    )


@pytest.mark.parametrize("by", ["country", "vendor"])
def test_classes_by_number_and_concentration(by: str) -> None:
    expected = REFERENCE[f"abc_{by}_by_value"]
    rule = expected["count_rule_5_15_80"]
    found = value_classes(values(by))
    assert [one.n for one in found.classes] == [rule["top5pct_n"], rule["next15pct_n"], rule["rest_n"]]
    assert [one.share_value for one in found.classes] == pytest.approx(rule["share"], abs=NINE)
    spread = concentration(values(by))
    assert spread.gini == pytest.approx(expected["gini"], abs=NINE)
    assert [top.share_value for top in spread.tops] == pytest.approx(
        [expected["top5pct_share"], expected["top20pct_share"]], abs=NINE
    )
