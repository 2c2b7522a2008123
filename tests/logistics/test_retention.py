"""Who comes back."""

from __future__ import annotations

import pandas as pd
import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.logistics import retention, value_classes
from tests.refusal import refusal


def test_rate_with_wilson_interval() -> None:
    """81 of 263 is 0.2553 to 0.3662 (Newcombe 1998, Statistics in Medicine 17, 857-872, table I)."""
    first = [str(i) for i in range(263)]
    found = retention([*first, *first], [*first[:81], "new", "new"]).overall
    assert (found.n, found.retained, found.rate) == (263, 81, 81 / 263)
    assert (found.low, found.high) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_by_value_class() -> None:
    classes = value_classes({"a": 50, "b": 30, "c": 20, "d": 10, "z": 1}, labels=["key", "general"], shares=[0.4])
    found = retention(list("abcde"), list("abdx"), classes=classes)
    assert [(row.label, row.n, row.retained, row.value) for row in found.rows] == [
        ("key", 2, 2, 80),
        ("general", 2, 1, 30),
        (None, 5, 3, 110),
    ]
    assert (found.new, found.n_second, found.without_class) == (1, 4, 1)
    assert found["key"].rate == 1
    assert str(found).splitlines() == [
        "Retention",
        "Class              Customers  Retained  Retention     Low     High",
        "-----------------  ---------  --------  ---------  ------  -------",
        "key customers              2         2    100.0 %  34.2 %  100.0 %",
        "general customers          2         1     50.0 %   9.5 %   90.5 %",
        "all customers              5         3     60.0 %  23.1 %   88.2 %",
        "Customers of the first period who are customers of the second too; Wilson intervals, 95 %.",
        "New in the second period: 1.",
        "Customers of the first period without a class, in the total only: 1.",
    ]


def test_a_class_without_a_customer() -> None:
    found = retention(["a"], [], classes={"a": "key", "b": "general"})
    assert (found["general"].n, found["general"].rate, found["general"].low) == (0, None, None)
    assert found["key"].value is None


def test_refusals() -> None:
    assert refusal(lambda: retention([], ["a"]), error=AnalysisError) == [
        "the first period has no customer. Check the period. [nobody-to-retain]"
    ]
    assert refusal(lambda: retention(["a"], ["a"], classes={"b": "key"}), error=AnalysisError) == [
        (
            "no customer of the first period has a class. Check that classes and periods have the same ids. "
            "[nobody-with-class]"
        )
    ]
    assert refusal(lambda: retention(["a"], ["a"], classes={"a": "key"})["kye"], error=UsageError) == [
        "there is no retention of such a class; found 'kye'. Did you mean 'key'? [no-retention-row]"
    ]


def test_ids_that_are_one_as_text_are_told() -> None:
    clash = {1: "key", "1": "general"}
    assert refusal(lambda: retention(["1"], ["1"], classes=clash), error=AnalysisError) == [  # type: ignore[arg-type]  # that is the point
        "classes: a customer stands twice; found '1'. Write every id as text, one entry a customer. [customer-twice]"
    ]


def test_one_customer_and_a_whole_frame_are_no_list_of_customers() -> None:
    assert refusal(lambda: retention("key", ["k"]), error=UsageError) == [
        "first_period: this takes a list; found 'key'. Write first_period=['key']. [not-a-list]"
    ]
    frame = pd.DataFrame({"customer": ["a", "b"]})
    assert refusal(lambda: retention(["a"], frame), error=UsageError) == [  # type: ignore[arg-type]
        (
            "second_period: this takes a list; found 'DataFrame'. "
            "Give one of its columns: second_period=frame['…']. [not-a-list]"
        )
    ]
    assert retention(frame["customer"], ["a"]).overall.rate == 0.5  # type: ignore[arg-type]


def test_customers_without_a_class_are_in_the_total_only() -> None:
    classes = {"a": "key", "b": None, "c": float("nan")}
    found = retention(["a", "b", "c"], ["a"], classes=classes)  # type: ignore[arg-type]  # as pandas hands them over
    assert [(row.label, row.n, row.retained) for row in found.rows] == [("key", 1, 1), (None, 3, 1)]
    assert found.without_class == 2


def test_one_customer_in_two_kinds_of_number_is_retained() -> None:
    first = [1.0, 2.0, float("nan")]  # as pandas reads a column in which one is missing
    row = retention(first, [1, 3]).overall  # type: ignore[list-item]
    assert (row.n, row.retained) == (2, 1)
