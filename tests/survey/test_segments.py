"""Groups, and which of them must not be shown."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.survey import Segment
from scorecard.survey.segments import check_threshold, groups_of, suppressed


def test_groups_hold_every_respondent_once() -> None:
    groups = groups_of(Segment(("a", "b", "c"), np.array([1, -1, 0, 1, -1], dtype=np.int32)))
    assert {label: rows.tolist() for label, rows in groups.rows.items()} == {"a": [2], "b": [0, 3]}
    assert groups.unlabelled.tolist() == [1, 4]


@pytest.mark.parametrize(
    ("sizes", "unlabelled", "hidden"),
    [
        ({"N": 40, "S": 30}, 0, set()),
        ({"N": 5, "S": 30}, 0, set()),
        # one small group alone could be found as the total minus the others
        ({"N": 40, "S": 30, "W": 3}, 0, {"W", "S"}),
        # two small groups hide each other when together they are large enough
        ({"N": 40, "S": 4, "W": 3}, 0, {"W", "S"}),
        ({"N": 40, "M": 9, "S": 2, "W": 1}, 0, {"W", "S", "M"}),
        # those without a label are part of what is not shown
        ({"N": 40, "S": 30, "W": 3}, 6, {"W"}),
        ({"N": 40, "S": 30}, 2, {"S"}),
        ({"N": 40, "S": 30}, 5, set()),
        # equal sizes: the label decides, not the order of the rows
        ({"B": 7, "A": 7, "W": 1}, 0, {"W", "A"}),
        ({"W": 3}, 0, {"W"}),
    ],
)
def test_what_is_not_shown_is_no_small_group(sizes: dict[str, int], unlabelled: int, hidden: set[str]) -> None:
    assert suppressed(sizes, unlabelled=unlabelled, threshold=5) == hidden


def test_threshold_of_one_shows_all() -> None:
    assert suppressed({"N": 1, "S": 1}, unlabelled=1, threshold=1) == frozenset()


def test_threshold_below_one_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        check_threshold(0)
    assert str(caught.value) == (
        "The privacy threshold must be 1 or more.\n"
        "  the privacy threshold must be 1 or more; found '0'. Use 1 to show every group. [bad-threshold]"
    )


@pytest.mark.parametrize("threshold", [None, "5", 2.5, [5], True, False])
def test_a_threshold_that_is_no_whole_number_is_refused(threshold: object) -> None:
    with pytest.raises(UsageError, match=r"\[bad-threshold\]"):
        check_threshold(threshold)  # type: ignore[arg-type]  # what a user may give
