"""Columns of raw cells: codes, labels, points, and what is wrong with them."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import Problems
from scorecard.instruments import ColumnLayout, Scale
from scorecard.survey.coding import Coder


def coder(problems: Problems | None = None, **layout: object) -> Coder:
    described = ColumnLayout(columns={"perception": "P{number}"}, **layout)  # type: ignore[arg-type]  # test data
    return Coder(
        Scale.from_points(7),
        described,
        problems=problems if problems is not None else Problems(),
        first_row=2,
        source="a.csv",
    )


@pytest.mark.parametrize(
    "cells",
    [
        ["7", "", "3", "1"],
        [7, None, 3, 1],
        [7.0, float("nan"), 3.0, 1.0],
        np.array([7.0, np.nan, 3.0, 1.0]),
        np.array([7.0, np.nan, 3.0, 1.0], dtype=np.float32),
        np.array(["7", "", "3", "1"]),
        np.array(["7", None, 3, 1.0], dtype=object),
    ],
)
def test_every_kind_of_column_gives_the_same_codes(cells: object) -> None:
    c = coder()
    assert c.answers(cells, "P1").tolist() == [7, 0, 3, 1]  # type: ignore[arg-type]  # columns of every kind
    assert dict(c.missing) == {"": 1}


@pytest.mark.parametrize("kind", [np.int8, np.uint8, np.int64])
def test_arrays_of_whole_numbers(kind: type) -> None:
    c = coder(missing=("99",))
    assert c.answers(np.array([7, 99, 3], dtype=kind), "P1").tolist() == [7, 0, 3]
    assert dict(c.missing) == {"99": 1}


def test_a_column_without_any_answer() -> None:
    c = coder()
    assert c.answers(np.full(3, np.nan), "P1").tolist() == [0, 0, 0]
    assert c.answers([None, "", " "], "P2").tolist() == [0, 0, 0]
    assert dict(c.missing) == {"": 6}


def test_true_is_not_one_even_beside_it() -> None:
    problems = Problems()
    assert coder(problems).answers([1, True, 1.0], "P1").tolist() == [1, 0, 1]
    (problem,) = problems
    assert str(problem) == (
        "a.csv, row 3, column P1: the answer is not a number; found 'True'. "
        "Correct the cell, or declare its text under answers or missing in the layout. [answer-not-a-number]"
    )


def test_counts_of_words_and_full_width_digits() -> None:
    c = coder(answers={"good": 6})
    assert c.answers(["good", "７", "good", "2"], "P1").tolist() == [6, 7, 6, 2]
    c.answers(["７"], "P2")
    assert (c.words, c.wide) == (2, 2)


def test_numbers_beyond_any_table_are_still_found() -> None:
    problems = Problems()
    assert coder(problems).answers(np.array([1e18, 3.0, 2.5, np.inf]), "P1").tolist() == [0, 3, 0, 0]
    assert problems.counts == {"answer-out-of-scale": 2, "answer-not-finite": 1}


def test_first_hundred_bad_cells_are_listed_and_all_are_counted() -> None:
    problems = Problems()
    coder(problems).answers(["8"] * 150 + ["x"] * 3, "P1")
    assert problems.counts == {"answer-out-of-scale": 150, "answer-not-a-number": 3}
    assert len([p for p in problems if p.code == "answer-out-of-scale"]) == 100
    coder(problems).answers(["8"] * 150, "P2")
    assert problems.counts["answer-out-of-scale"] == 300
    assert len([p for p in problems if p.code == "answer-out-of-scale"]) == 100


def test_near_answer_word_is_named() -> None:
    problems = Problems()
    coder(problems, answers={"very good": 7}).answers(["very god"], "P1")
    assert str(next(iter(problems))).endswith(
        "declare its text under answers or missing in the layout. Did you mean 'very good'? [answer-not-a-number]"
    )


def test_scale_without_some_codes_is_spelt_out() -> None:
    problems = Problems()
    layout = ColumnLayout(columns={"perception": "P{number}"})
    c = Coder(Scale(low=1, high=9, codes=(1, 3, 9)), layout, problems=problems, first_row=1, source=None)
    c.answers(["5"], "P1")
    assert str(next(iter(problems))) == (
        "row 1, column P1: the answer is not on the scale 1, 3, 9; found '5'. "
        "Correct the cell, or declare its code under missing in the layout. [answer-out-of-scale]"
    )


def test_labels_are_sorted_so_that_row_order_does_not_matter() -> None:
    s = coder(missing=("unknown", "9")).labels(["South", " North ", None, "unknown", "9", "South"])
    assert s.labels == ("9", "North", "South")
    assert s.codes.tolist() == [2, 1, -1, -1, 0, 2]


def test_numbers_as_labels() -> None:
    assert coder().labels(np.array([2.0, np.nan, 1.0])).labels == ("1", "2")
    assert coder().labels([2, "2", 2.0]).labels == ("2",)


def test_points_may_be_written_with_an_exponent() -> None:
    problems = Problems()
    assert coder(problems).points([5e-05, "5e-05", "1.5E+1", 3e-7], "W1").tolist() == [5e-05, 5e-05, 15.0, 3e-7]
    assert not problems
    coder(problems).points(["1e9", "1e999", "e5", float("inf")], "W1")
    assert problems.counts == {"bad-points": 4}


def test_durations_are_seconds_or_missing() -> None:
    problems = Problems()
    given = coder(problems).seconds(["61.5", "", None, 0, "１２０"], "T")
    assert given.tolist() == pytest.approx([61.5, np.nan, np.nan, 0, 120], nan_ok=True)
    assert not problems
    coder(problems).seconds(["5 min", "-3", float("inf"), "1:30"], "T")
    assert problems.counts == {"bad-duration": 4}
    assert str(next(iter(problems))) == (
        "a.csv, row 2, column T: a duration must be a number of seconds, zero or more; found '5 min'. "
        "Correct the cell, or leave it empty. [bad-duration]"
    )


def test_points_are_numbers_or_missing() -> None:
    problems = Problems()
    given = coder(problems).points(["30", "", None, "33.3", "４０", "-1", "many", "1e9", True, 10001], "W1")
    assert given[:5].tolist() == pytest.approx([30, np.nan, np.nan, 33.3, 40], nan_ok=True)
    assert np.isnan(given[5:]).all()
    assert problems.counts == {"bad-points": 5}
    assert str(next(iter(problems))) == (
        "a.csv, row 7, column W1: importance points must be a number from 0 to 10000; found '-1'. "
        "Correct the cell, or leave it empty. [bad-points]"
    )
