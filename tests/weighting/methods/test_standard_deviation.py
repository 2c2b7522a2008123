"""Standard-deviation weights are standard deviations over their sum."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.weighting import standard_deviation


def test_from_zero_to_one_by_default() -> None:
    # 0, 0, 1, 1 has SD 1/2, 0, 1/2, 1/2, 1 has √(1/8), both with divisor n
    w = standard_deviation({"a": [10, 10, 30, 30], "b": [0, 2, 2, 4]})
    assert w["a"] == pytest.approx(0.5 / (0.5 + 8**-0.5), abs=1e-14)
    assert w.standard_deviations == pytest.approx((3**-0.5, 6**-0.5), abs=1e-14)
    assert (w.method, w.scaling, w.n) == ("standard_deviation", "min_max", 4)


def test_the_unit_counts_only_where_it_is_asked_for() -> None:
    values = {"a": [10, 10, 30, 30], "b": [0, 2, 2, 4]}
    other = {"a": [1, 1, 3, 3], "b": [0, 2, 2, 4]}
    assert standard_deviation(values).shares == pytest.approx(standard_deviation(other).shares, abs=1e-15)
    w = standard_deviation(other, scaling="none")
    assert w["a"] == pytest.approx(1 / (1 + 2**0.5), abs=1e-14)
    assert w.table().notes[0].text("en") == "Standard deviation of values as they are."


def test_unknown_scaling() -> None:
    with pytest.raises(UsageError, match=r"the option scaling has an unknown value; found 'sum'"):
        standard_deviation([[1], [2]], scaling="sum")  # type: ignore[arg-type]  # that is the point
