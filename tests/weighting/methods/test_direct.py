"""Direct weights are the points over their sum."""

from __future__ import annotations

import pytest

from scorecard.weighting import direct


def test_published_weights() -> None:
    # Opricovic and Tzeng (2007), EJOR 178(2), weight set W = 4: 3.2/16.8 = 0.190 as printed
    w = direct([1, 1, 1, 1, 3.2, 3.2, 3.2, 3.2])
    assert w.shares == pytest.approx((1 / 16.8,) * 4 + (3.2 / 16.8,) * 4, abs=1e-12)
    assert w.ids == ("1", "2", "3", "4", "5", "6", "7", "8")


def test_labels_name_a_sequence_or_rename_a_mapping() -> None:
    assert dict(direct([1, 3], labels=["a", "b"])) == {"a": 0.25, "b": 0.75}
    assert dict(direct({"x": 1, "y": 3}, labels=["a", "b"])) == {"a": 0.25, "b": 0.75}


def test_labels_in_another_order_leave_each_number_with_its_name() -> None:
    assert dict(direct({"x": 1, "y": 3}, labels=["y", "x"])) == {"y": 0.75, "x": 0.25}


def test_zero_is_a_weight() -> None:
    assert direct({"a": 0, "b": 5})["a"] == 0.0
