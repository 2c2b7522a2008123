"""Values of customers are checked once, and all that is wrong is told at once."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from scorecard.errors import AnalysisError, Problems, UsageError
from scorecard.logistics import value_classes
from scorecard.logistics.customer_values import (
    CustomerValues,
    by_text,
    customer_values,
    exact_share,
    id_text,
    ids_of,
    labels_by_text,
    real_number,
    require_choice,
    require_number,
)
from tests.refusal import refusal


@pytest.mark.parametrize(
    "values", [[3, 1.5], (3, 1.5), np.array([3, 1.5]), {"1": 3, "2": 1.5}, {"1": Decimal(3), "2": Decimal("1.50")}]
)
def test_ways_of_giving_values(values: CustomerValues) -> None:
    ids, found = customer_values(values, None)
    assert ids == ("1", "2")
    assert found.tolist() == [3.0, 1.5]


def test_ids_beside_values() -> None:
    assert customer_values(np.array([1, 2]), ["x", "y"])[0] == ("x", "y")


def test_everything_at_once() -> None:
    bad = [1.0, float("nan"), "many", True]
    lines = refusal(lambda: customer_values(bad, ["a", "a", "b"]), error=AnalysisError)  # type: ignore[arg-type]  # that is the point
    assert lines == [
        (
            "there must be one id for each value; found '3 ids for 4 values'. "
            "Give the ids in the order of the values. [customers-unequal]"
        ),
        "a customer stands twice; found 'a'. Add the values up, one row a customer. [customer-twice]",
        (
            "values.a: the value of a customer must be a finite number; found 'nan'. "
            "Correct it, give 0 where there is none, or leave the customer out. [customer-value-unusable]"
        ),
        (
            "values.b: the value of a customer must be a finite number; found 'many'. "
            "Correct it, give 0 where there is none, or leave the customer out. [customer-value-unusable]"
        ),
        (
            "values.4: the value of a customer must be a finite number; found 'True'. "
            "Correct it, give 0 where there is none, or leave the customer out. [customer-value-unusable]"
        ),
    ]


def test_nobody() -> None:
    assert refusal(lambda: customer_values({}, None), error=AnalysisError) == [
        "there is no customer. Give the value of at least one. [no-customers]"
    ]


def test_shares_are_taken_as_written() -> None:
    assert exact_share(0.05) == Fraction(1, 20)
    assert sum(map(exact_share, (0.1, 0.2))) == Fraction(3, 10)


def test_numbers() -> None:
    assert (real_number(np.int64(3)), real_number(2), real_number(Decimal("2.50"))) == (3.0, 2.0, 2.5)
    assert np.isnan([real_number(value) for value in (True, "1", None)]).all()


def test_choices_and_numbers() -> None:
    assert refusal(lambda: require_choice("rule", "best", ("a", "b")), error=UsageError) == [
        "the option rule has an unknown value; found 'best'. Use one of: 'a', 'b'. [bad-option]"
    ]
    assert refusal(lambda: require_number("days", 1.5, low=0, whole=True), error=UsageError) == [
        "the option days must be a whole number from 0; found '1.5'. Correct days. [bad-number]"
    ]
    assert refusal(lambda: require_number("tops", 0, low=0, high=1, open_low=True), error=UsageError) == [
        "the option tops must be a finite number above 0 to 1; found '0'. Correct tops. [bad-number]"
    ]
    assert refusal(lambda: require_number("margin", "x", low=-float("inf")), error=UsageError) == [
        "the option margin must be a finite number; found 'x'. Correct margin. [bad-number]"
    ]
    require_number("share", 1, low=0, high=1)


def test_things_by_id_stay_in_order_and_keep_the_first_of_two() -> None:
    problems = Problems()
    given: dict[str, str] = {2: "b", "1": "a", 1: "c"}  # type: ignore[dict-item]  # that is the point
    assert list(by_text(given, problems, path="names").items()) == [("2", "b"), ("1", "a")]
    assert refusal(lambda: problems.raise_if_any(AnalysisError, "No."), error=AnalysisError) == [
        "names: a customer stands twice; found '1'. Write every id as text, one entry a customer. [customer-twice]"
    ]


@pytest.mark.parametrize("wrong", [pd.DataFrame({"customer": ["a"], "value": [3]}), None, "key", 5])
def test_values_of_another_kind_are_refused(wrong: object) -> None:
    assert refusal(lambda: value_classes(wrong), error=UsageError) == [  # type: ignore[arg-type]
        (
            "the values of customers are a mapping by id, or numbers in the order of the ids; "
            f"found '{type(wrong).__name__}'. "
            "Of a data frame, give dict(zip(frame['customer'], frame['value'])). [customer-values-kind]"
        )
    ]


@pytest.mark.parametrize("missing", [None, float("nan"), np.nan, pd.NA, pd.NaT])
def test_a_missing_label_is_none(missing: object) -> None:
    problems = Problems()
    given = {"a": "key", "b": missing, 3: 4}
    assert labels_by_text(given, problems, path="classes") == {"a": "key", "3": "4"}  # type: ignore[arg-type]
    assert not problems


def test_labels_of_one_id_twice_are_told() -> None:
    problems = Problems()
    assert labels_by_text({1: "key", "1": "new"}, problems, path="classes") == {"1": "key"}  # type: ignore[dict-item]
    assert [str(problem) for problem in problems] == [
        "classes: a customer stands twice; found '1'. Write every id as text, one entry a customer. [customer-twice]"
    ]


def test_a_series_of_pandas_names_its_values() -> None:
    series = pd.Series({"x": 3.0, "y": 1.5})
    assert customer_values(series, None)[0] == ("x", "y")  # type: ignore[arg-type]
    assert customer_values(series.loc[["y", "x"]], None)[1].tolist() == [1.5, 3.0]  # type: ignore[arg-type]
    assert customer_values(pd.Series([3, 1], index=[17, 4]), None)[0] == ("17", "4")  # type: ignore[arg-type]
    assert customer_values(pd.Series([3, 1]), None)[0] == ("1", "2")  # type: ignore[arg-type]
    assert customer_values(series, ["a", "b"])[0] == ("a", "b")  # type: ignore[arg-type]


def test_ids_are_text_and_whole_numbers_have_no_point() -> None:
    given = [1, 1.0, np.float32(1), np.int64(1), "1", 1.5, "1.0", None, float("nan"), pd.NA]
    assert ids_of(given) == {"1", "1.5", "1.0"}
    assert [id_text(one) for one in (2.0, "b", 7, "007")] == ["2", "b", "7", "007"]
    assert id_text(np.int64(2**62 + 1)) == str(2**62 + 1)
    assert customer_values({1.0: 3, "b": 2}, None)[0] == ("1", "b")  # type: ignore[dict-item]
