"""No row of a small group is shown, nor can it be found as the total minus what is shown."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from scorecard.survey.disclosure import AtLeast
from scorecard.survey.privacy import masked_rows, score_parts
from tests.survey.samples import instrument

NONE: frozenset[str] = frozenset()


def test_row_answered_by_few_in_a_shown_group_is_hidden_with_the_one_that_gives_it_away() -> None:
    masks = masked_rows({"N": (40, 2), "S": (30, 30), "W": (20, 9)}, (90, 41), hidden=NONE, threshold=5)
    assert masks == {"N": {1}, "S": set(), "W": {1}}


def test_respondents_without_a_group_hide_a_small_row() -> None:
    assert masked_rows({"N": (4,), "S": (30,)}, (40,), hidden=NONE, threshold=5) == {"N": {0}, "S": set()}


def test_row_of_hidden_groups_is_no_small_remainder() -> None:
    # the hidden groups hold 3 answers to the second row only, so another group must hide it too
    masks = masked_rows(
        {"A": (4, 1), "B": (6, 2), "C": (20, 9), "D": (50, 30)}, (80, 42), hidden=frozenset({"A", "B"}), threshold=5
    )
    assert masks == {"A": {0, 1}, "B": {0, 1}, "C": {1}, "D": set()}


def test_hidden_groups_hide_a_small_row_of_one_of_them() -> None:
    # nine answers stand behind what is not shown, so C need not go although it is smaller than B
    masks = masked_rows({"A": (4, 3), "B": (6, 6), "C": (40, 5)}, (50, 14), hidden=frozenset({"A", "B"}), threshold=5)
    assert masks["C"] == set()


def test_row_that_nobody_answered_stays() -> None:
    assert masked_rows({"N": (0,), "S": (30,)}, (30,), hidden=NONE, threshold=5) == {"N": set(), "S": set()}


def test_mean_of_rows_is_hidden_with_any_of_them() -> None:
    # the mean of both rows and the first would give the second away
    masks = masked_rows(
        {"N": (40, 2, 40), "S": (30, 30, 30)}, (70, 40, 70), hidden=NONE, threshold=5, means={2: (0, 1)}
    )
    assert masks == {"N": {1, 2}, "S": set()}


# rows: two items, the dimension that is their mean
SCORES = {2: (0, 1)}


def test_dimension_of_those_who_answered_everything_would_give_the_item_away() -> None:
    # in A: second item = 2 · dimension − first item, and everyone's less those of A and C tells three people in B
    sizes = {"A": (6, 6, 6), "B": (8, 3, 8), "C": (40, 40, 40)}
    plain = masked_rows(sizes, (54, 49, 54), hidden=NONE, threshold=5)
    assert plain == {"A": {1}, "B": {1}, "C": set()}
    masks = masked_rows(sizes, (54, 49, 54), hidden=NONE, threshold=5, scores=SCORES)
    # in B too: everyone's dimension less those of B and C would be that of A
    assert masks == {"A": {1, 2}, "B": {1, 2}, "C": set()}


def test_dimension_stays_where_answers_are_missing_and_nothing_follows() -> None:
    sizes = {"A": (6, 5, 6), "B": (8, 3, 8), "C": (40, 39, 40)}
    masks = masked_rows(sizes, (54, 47, 54), hidden=NONE, threshold=5, scores=SCORES)
    assert masks == {"A": {1}, "B": {1}, "C": set()}


def test_dimension_is_never_hidden_in_one_group_alone() -> None:
    # nobody of B enters the dimension, so that the total less C would be that of A
    sizes = {"A": (6, 6, 6), "B": (0, 3, 0), "C": (40, 40, 40)}
    masks = masked_rows(sizes, (46, 49, 46), hidden=NONE, threshold=5, scores=SCORES)
    assert {2} <= masks["A"]
    assert {2} <= masks["C"]


def test_items_would_give_a_hidden_dimension_away() -> None:
    # the dimension of four people in B is hidden with that of A, which is the mean of its two items
    sizes = {"A": (6, 6, 6), "B": (8, 9, 4), "C": (40, 40, 40)}
    plain = masked_rows(sizes, (54, 55, 50), hidden=NONE, threshold=5)
    assert plain == {"A": {2}, "B": {2}, "C": set()}
    masks = masked_rows(sizes, (54, 55, 50), hidden=NONE, threshold=5, scores=SCORES)
    assert masks == {"A": {0, 2}, "B": {0, 2}, "C": set()}


def test_people_without_a_group_who_answered_everything_would_give_the_item_away() -> None:
    # those of no group tell the second item by their dimension, as the total less B and C
    sizes = {"B": (8, 3, 8), "C": (40, 40, 40)}
    masks = masked_rows(sizes, (54, 49, 54), hidden=NONE, threshold=5, scores=SCORES)
    assert masks == {"B": {1, 2}, "C": set()}


def test_overall_goes_with_a_dimension_of_one_item() -> None:
    # rows: item, dimension, another dimension, overall of the two
    sizes = {"A": (6, 6, 6, 6), "B": (3, 3, 8, 3), "C": (40, 40, 40, 40)}
    totals = (49, 49, 54, 49)
    masks = masked_rows(sizes, totals, hidden=NONE, threshold=5, scores={1: (0,), 3: (1, 2)})
    assert masks == {"A": {0, 1, 3}, "B": {0, 1, 3}, "C": set()}


def test_scores_are_found_by_the_ids_of_rows() -> None:
    q = instrument((2, 1), free=1)
    ids = ["q1", "q2", "q3", "q4", "d1", "d2", "overall", "overall_items", "weighted"]
    dimensions = {4: AtLeast((0, 1), 1), 5: AtLeast((2,), 1), 6: (4, 5)}
    of = partial(score_parts, q, ids, required=(1, 1))
    assert of() == of(shares="own") == dimensions
    assert of(shares=[Fraction(1), Fraction(0)]) == {**dimensions, 8: {4: Fraction(1)}}
    assert score_parts(instrument((), free=2), ["q1", "q2", "overall"], required=()) == {}


def test_threshold_of_one_hides_nothing() -> None:
    assert masked_rows({"N": (1, 2), "S": (1, 0)}, (3, 2), hidden=NONE, threshold=1) == {"N": set(), "S": set()}


@given(st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), min_size=1, max_size=5), st.integers(0, 9))
def test_what_is_not_shown_of_a_row_is_nobody_or_enough(table: list[list[int]], unlabelled: int) -> None:
    sizes = {f"g{i}": row for i, row in enumerate(table)}
    totals = [sum(column) + unlabelled for column in zip(*table, strict=True)]
    masks = masked_rows(sizes, totals, hidden=NONE, threshold=5)
    for row, total in enumerate(totals):
        shown = [label for label in sizes if row not in masks[label]]
        assert all(sizes[label][row] == 0 or sizes[label][row] >= 5 for label in shown)
        rest = total - sum(sizes[label][row] for label in shown)
        everything_hidden = not any(sizes[label][row] for label in shown)
        assert rest == 0 or rest >= 5 or everything_hidden
