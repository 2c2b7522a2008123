"""Alternatives with a value for every criterion."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pandas as pd
import pytest

from scorecard.errors import AnalysisError
from scorecard.weighting.alternatives import read_alternatives

NAN = float("nan")


def test_rows_with_a_missing_value_are_left_out_and_counted() -> None:
    found = read_alternatives({"a": [3, None, 1, 2], "b": [30.0, 5.0, 10.0, NAN]}, labels=None, least=2)
    assert found.ids == ("a", "b")
    assert (found.n, found.left_out) == (2, 2)
    assert found.values.tolist() == [[1, 10], [3, 30]]
    assert found.rows.tolist() == [3, 1]


def test_rows_columns_and_arrays_are_read_alike() -> None:
    rows = [[1, 4], [2, 9], [3, 5]]
    by_row = read_alternatives(rows, labels=["a", "b"], least=2)
    for other in ({"a": [1, 2, 3], "b": [4, 9, 5]}, {"x": np.array([1, 2, 3]), "y": np.array([4, 9, 5])}):
        same = read_alternatives(other, labels=["a", "b"], least=2)  # type: ignore[arg-type]  # arrays are columns too
        assert (same.ids, same.values.tolist()) == (by_row.ids, by_row.values.tolist())
    assert read_alternatives(np.array(rows), labels=None, least=2).ids == ("1", "2")
    assert read_alternatives(np.array(rows, dtype=object), labels=None, least=2).values.tolist() == rows  # type: ignore[arg-type]  # as frames give it


def test_labels_that_are_the_names_of_the_columns_order_them() -> None:
    found = read_alternatives({"a": [1, 2, 3], "b": [4, 9, 5]}, labels=["b", "a"], least=2)
    assert (found.ids, found.values.tolist()) == (("b", "a"), [[4, 1], [5, 3], [9, 2]])


def test_the_order_of_rows_is_no_matter() -> None:
    rows = [[0.1, 7.0], [0.3, 5.0], [0.1, 6.0], [0.7, 5.0]]
    kept = {read_alternatives(list(p), labels=None, least=2).values.tobytes() for p in permutations(rows)}
    assert len(kept) == 1


def test_min_max_goes_from_worst_to_best() -> None:
    values = {"gain": [10, 20, 14], "cost": [10, 20, 14], "same": [5, 5, 5]}
    found = read_alternatives(values, labels=None, minimise=["cost", "same"], least=2)
    assert found.minimised == ("cost", "same")
    assert found.min_max.T.tolist() == [[0, 0.4, 1], [1, 0.6, 0], [0, 0, 0]]
    assert found.constant.tolist() == [False, False, True]
    assert found.reasons() == (None, None, "constant")


def test_spread_is_in_the_unit_of_the_criterion() -> None:
    found = read_alternatives({"a": [2, 4, 4, 4, 5, 5, 7, 9]}, labels=None, minimise="a", least=2)
    assert found.spread.tolist() == pytest.approx([(32 / 7) ** 0.5], abs=1e-14)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    values = {"a": [1, "two", 3], "b": [1e200, 2, None]}
    with pytest.raises(AnalysisError) as caught:
        read_alternatives(values, labels=["x", "x", "z"], minimise=["q"], least=2)  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The values cannot be used for weights.\n"
        "  row 2, column a: a value must be a number of at most 1e150 in size; found 'two'. "
        "Correct it, or give None where it is missing. [value-unusable]\n"
        "  there must be one label for each criterion; found '3 labels for 2 criteria'. "
        "Give the labels in the order of the criteria. [labels-unequal]\n"
        "  a label stands twice; found 'x'. Give each criterion a label of its own. [duplicate-label]\n"
        "  minimise: a criterion to be minimised is not there; found 'q'. Use one of: x, x, z. [unknown-criterion]\n"
        "  row 1, column x: a value must be a number of at most 1e150 in size; found '1e+200'. "
        "Correct it, or give None where it is missing. [value-unusable]"
    )


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([[1, 2], [3]], "lengths 2, 1"),
        ({"a": [1, 2], "b": [1]}, "lengths 2, 1"),
        ([], "nothing"),
        ([1, 2], "lengths 0, 0"),
        ({"a": "12"}, "lengths 0"),
    ],
)
def test_values_that_are_no_rectangle(values: object, found: str) -> None:
    with pytest.raises(AnalysisError) as caught:
        read_alternatives(values, labels=None, least=2)  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The values cannot be used for weights.\n"
        f"  every alternative needs one place for each criterion; found '{found}'. "
        "Give columns of one length by criterion, or rows of one length; None where a value is missing. "
        "[values-not-rectangular]"
    )


def test_too_few_alternatives() -> None:
    with pytest.raises(AnalysisError) as caught:
        read_alternatives([[1, None], [2, 3], [4, 5]], labels=None, least=3)
    assert str(caught.value) == (
        "The values cannot be used for weights.\n"
        "  at least 3 alternatives with a value for every criterion are needed; found '2 of 3'. "
        "Fill in what is missing, or leave out criteria that few alternatives have. [too-few-alternatives]"
    )


def test_no_contrast() -> None:
    with pytest.raises(AnalysisError) as caught:
        read_alternatives([[1, 2], [1, 2]], labels=None, least=2).require_contrast()
    assert str(caught.value) == (
        "No criterion tells the alternatives apart: each has one value throughout.\n"
        "  no criterion tells the alternatives apart: each has one value throughout. "
        "Add alternatives or criteria that differ, or weigh by judgement. [no-contrast]"
    )


def test_labels_in_another_order_leave_each_column_with_its_name() -> None:
    values = {"a": [3, 1, 2], "b": [30.0, 20.0, 10.0]}
    plain, mixed = (read_alternatives(values, labels=labels, least=2) for labels in (None, ["b", "a"]))
    assert (plain.ids, mixed.ids) == (("a", "b"), ("b", "a"))
    assert sorted(mixed.values[:, ::-1].tolist()) == sorted(plain.values.tolist())


def test_a_data_frame_is_not_read_by_the_names_of_its_columns() -> None:
    frame = pd.DataFrame({"a": [3.0, 1, 2], "b": [30.0, 20, 10]})
    with pytest.raises(AnalysisError) as caught:
        read_alternatives(frame, labels=None, least=2)  # type: ignore[arg-type]  # that is the point
    assert str(caught.value).splitlines()[1:] == [
        (
            "  a data frame is neither a mapping of columns nor an array; found 'DataFrame'. "
            "Give frame.to_dict('list') of pandas, or frame.to_dict(as_series=False) of polars. [values-frame]"
        )
    ]
    assert read_alternatives(frame.to_dict("list"), labels=None, least=2).ids == ("a", "b")
