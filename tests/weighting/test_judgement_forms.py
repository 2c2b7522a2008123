"""Every form of judgements says the same, and every problem is reported at once."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from scorecard.errors import AnalysisError, Problems, UsageError
from scorecard.weighting import ahp
from scorecard.weighting.judgement_forms import check_labels, check_tolerance, checked
from tests.refusal import refusal


def lines(problems: Problems) -> list[str]:
    """Return the problems as printed."""
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    "judgements",
    [
        [[1, 2, "1/3"], ["1/2", 1, 4], [3, "1/4", 1]],
        [[1, 2, "1/3"], [None, 1, 4], [None, None, 1]],
        [[None, None, None], [0.5, None, None], [3, 0.25, None]],
        [[2, "1/3"], [4]],
        {("1", "2"): 2, ("1", "3"): "1/3", ("2", "3"): 4},
        {("2", "1"): "1/2", ("3", "1"): 3, ("2", "3"): 4},
        np.array([[1, 2, 1 / 3], [0.5, 1, 4], [3, 0.25, 1]]),
    ],
)
def test_every_form_says_the_same(judgements: object) -> None:
    problems = Problems()
    found = checked(judgements, labels=["1", "2", "3"], problems=problems)  # type: ignore[arg-type]  # many forms
    assert not problems
    assert found.matrix.tolist() == [[1, 2, 1 / 3], [0.5, 1, 4], [3, 0.25, 1]]
    assert (found.labels, found.missing, found.outside) == (("1", "2", "3"), (), ())


def test_labels_come_from_the_pairs_or_count_up() -> None:
    assert checked({("b", "a"): 2, ("a", "c"): 3}, labels=None, problems=Problems()).labels == ("b", "a", "c")
    assert checked([[1, 2], [None, 1]], labels=None, problems=Problems()).labels == ("1", "2")
    assert checked([[2, 3], [4]], labels=None, problems=Problems()).labels == ("1", "2", "3")
    assert checked([[5]], labels=["a", "b"], problems=Problems()).matrix[0, 1] == 5
    assert checked([[1]], labels=["a"], problems=Problems()).matrix.tolist() == [[1.0]]


def test_missing_and_outside_are_told() -> None:
    found = checked([[1, 12, None], [None, 1, "1/9"], [None, None, 1]], labels=["a", "b", "c"], problems=Problems())
    assert found.missing == ((0, 2),)
    assert found.outside == (("a", "b"),)


def test_rounded_reciprocals_fit_and_the_larger_counts() -> None:
    problems = Problems()
    # two digits, as people write them: 0.13 for 1/8 is off by 4 %
    found = checked([[1, 0.33, 7], [3, 1, 0.13], [0.14, 8, 1]], labels=None, problems=problems)
    assert not problems
    assert found.matrix.tolist() == [[1, 1 / 3, 7], [3, 1, 0.125], [1 / 7, 8, 1]]
    swapped = checked([[1, 3, 0.14], [0.33, 1, 8], [7, 0.13, 1]], labels=None, problems=problems)
    assert swapped.matrix.T.tolist() == found.matrix.tolist()


def test_everything_is_reported_at_once() -> None:
    problems = Problems()
    checked([[1, 2, 0], [3, 1.2, "x"], ["1/2", None, 1]], labels=["a", "b", "c"], problems=problems)
    assert lines(problems) == [
        (
            "judgements.a / c: a judgement must be a number above zero, or empty where there is none; found '0'. "
            'Write a number such as 3, or a fraction such as "1/3". [not-a-judgement]'
        ),
        (
            "judgements.b / c: a judgement must be a number above zero, or empty where there is none; found 'x'. "
            'Write a number such as 3, or a fraction such as "1/3". [not-a-judgement]'
        ),
        (
            "judgements.b / a: the two judgements of 'a' and 'b' are not reciprocal; found '2 and 3'. "
            "Keep one of the two and leave the other empty; it follows. [not-reciprocal]"
        ),
        (
            "judgements.b / b: a thing judged against itself must be 1; found '1.2'. "
            "Write 1, or leave the place empty. [diagonal-not-one]"
        ),
    ]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([[1, 2], [1]], None),  # that is a triangle
        ([[1, 2, 3], [1, 2, 3]], "2 rows with 3, 3 cells"),
        ([[1, 2], [1, 2], [3]], "3 rows with 2, 2, 1 cells"),
        ([[]], "1 rows with 0 cells"),
    ],
)
def test_rows_must_make_a_square_or_a_triangle(rows: list[list[float]], found: str | None) -> None:
    problems = Problems()
    checked(rows, labels=None, problems=problems, connected=False)
    expected = (
        "judgements: the judgements are neither a square matrix nor the triangle above its diagonal; "
        f"found '{found}'. Give as many cells as rows in each row, None where there is no judgement. [not-square]"
    )
    assert lines(problems) == ([] if found is None else [expected])


def test_labels_must_fit() -> None:
    problems = Problems()
    checked([[1, 2], [None, 1]], labels=["a", "a", ""], problems=problems, path="judgements.ann")
    assert lines(problems) == [
        (
            "judgements.ann: there must be one label for each thing that is compared; found '3 labels for 2 things'. "
            "Give the labels in the order of the rows. [labels-unequal]"
        ),
        "judgements.ann: a label stands twice; found 'a'. Give each thing a label of its own. [duplicate-label]",
        (
            "judgements.ann.a / a: a thing judged against itself must be 1; found '2'. "
            "Write 1, or leave the place empty. [diagonal-not-one]"
        ),
    ]
    problems = Problems()
    check_labels(["a", " ", "b\n", "c" * 201], path="labels", problems=problems)
    rule = "labels: a label must be a text of 1 to 200 characters that can be printed"
    assert lines(problems) == [
        f"{rule}; found ' '. Correct the label. [label-unusable]",
        f"{rule}; found 'b '. Correct the label. [label-unusable]",
        f"{rule}; found '{'c' * 79}…'. Correct the label. [label-unusable]",
    ]


def test_nothing_is_refused() -> None:
    problems = Problems()
    checked({}, labels=None, problems=problems)
    assert lines(problems) == [
        "judgements: there is nothing to compare. Give judgements of at least one pair. [no-judgements]"
    ]


def test_keys_must_be_pairs_of_known_labels() -> None:
    problems = Problems()
    judgements = {("price", "speed"): 2, "price": 3, ("price", "sped"): 4, ("a", "b", "c"): 1}
    checked(judgements, labels=["price", "speed", "care"], problems=problems)  # type: ignore[arg-type]  # that is the point
    assert lines(problems) == [
        (
            """judgements: a key of the judgements is not a pair of labels; found "'price'". """
            'Write it as ("price", "speed"): 3. [not-a-pair]'
        ),
        (
            """judgements: a key of the judgements is not a pair of labels; found "('a', 'b', 'c')". """
            'Write it as ("price", "speed"): 3. [not-a-pair]'
        ),
        (
            "judgements.price / sped: a judgement names something that is not compared; found 'sped'. "
            "Did you mean 'speed'? [unknown-label]"
        ),
    ]


@pytest.mark.parametrize("wrong", [-0.1, 1, "0.1", True, float("nan")])
def test_a_tolerance_that_is_none_is_refused(wrong: object) -> None:
    with pytest.raises(UsageError) as caught:
        check_tolerance(wrong)  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The tolerance of reciprocals must be a number from 0 to below 1.\n"
        f"  the tolerance of reciprocals must be a number from 0 to below 1; found '{wrong}'. "
        "Leave it out, or give a number such as 0.05. [bad-tolerance]"
    )


def test_a_data_frame_is_not_read_by_the_names_of_its_columns() -> None:
    frame = pd.DataFrame([[1, 3], [1 / 3, 1]], index=["a", "b"], columns=["a", "b"])
    assert refusal(lambda: ahp(frame), error=AnalysisError) == [  # type: ignore[arg-type]
        (
            "a data frame is neither rows of judgements nor judgements by pair; found 'DataFrame'. "
            "Give frame.to_numpy() and labels=list(frame.columns), or read a sheet with read_judgements. "
            "[judgements-frame]"
        )
    ]
    assert ahp(frame.to_numpy(), labels=list(frame.columns))["a"] == pytest.approx(0.75)
