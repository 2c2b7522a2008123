"""No row of a small group is shown, nor can it be found as the total minus what is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scorecard.survey.privacy import masked_rows

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
