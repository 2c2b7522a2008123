"""What a tally counts: values of codes, least answers, common divisors."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import Scale
from scorecard.survey.plan import TallyPlan
from tests.survey.samples import instrument


@pytest.mark.parametrize(("rule", "required", "divisor"), [("half", (2, 1), 6), ("all", (3, 2), 6), (1, (1, 1), 6)])
def test_least_answers_of_three_and_two_items(rule: str | int, required: tuple[int, ...], divisor: int) -> None:
    plan = TallyPlan.of(instrument((3, 2)), min_answered=rule)  # type: ignore[arg-type]  # parametrised
    assert plan.required == required
    assert plan.divisor == divisor


def test_half_of_an_odd_number_is_rounded_up() -> None:
    assert TallyPlan.of(instrument((4, 5, 4, 4, 5))).required == (2, 3, 2, 2, 3)
    assert TallyPlan.of(instrument((4, 5, 4, 4, 5))).divisor == 60
    assert TallyPlan.of(instrument((4, 5)), min_answered="all").divisor == 20


def test_reverse_keyed_items_are_mirrored_on_the_scale() -> None:
    scale = Scale(low=1, high=9, codes=(1, 2, 9))
    plan = TallyPlan.of(instrument(scale=scale, reverse=(1,)))
    assert plan.item_values[0] == (1, 2, 9)
    assert plan.item_values[1] == (9, 8, 1)
    assert not plan.plain
    assert plan.values(np.array([[1], [2], [0], [3], [1], [1]], dtype=np.int8)).ravel().tolist() == [1, 8, 0, 9, 1, 1]
    assert plan.straight.item_values == ((1, 2, 9),) * 6


def test_codes_that_are_their_values_are_taken_as_they_are() -> None:
    plan = TallyPlan.of(instrument())
    codes = np.ones((6, 2), dtype=np.int8)
    assert plan.plain
    assert plan.values(codes) is codes


def test_unknown_rule_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        TallyPlan.of(instrument(), min_answered="most")  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The option min_answered has an unknown value.\n"
        '  the option min_answered has an unknown value; found \'most\'. Use "half", "all" or 1. [bad-min-answered]'
    )
    with pytest.raises(UsageError, match=r"\[bad-min-answered\]"):
        TallyPlan.of(instrument(), min_answered=True)  # type: ignore[arg-type]  # true is no number of answers


def test_dimension_of_fifty_items_is_refused_unless_all_must_be_answered() -> None:
    with pytest.raises(AnalysisError) as caught:
        TallyPlan.of(instrument((50,)))
    assert str(caught.value) == (
        "A dimension has too many items to count every number of missing answers exactly.\n"
        "  a dimension has too many items to count every number of missing answers exactly; found '50 items'. "
        'Split the dimension, or use min_answered="all". [dimension-too-large]'
    )
    assert TallyPlan.of(instrument((50,)), min_answered="all").divisor == 50


def test_thirty_six_items_are_counted_since_points_take_no_room() -> None:
    # lcm(18, ..., 36) = 144403552893600, times 2 · 5 far below 2^62; times 10000 points above it
    assert TallyPlan.of(instrument((36,))).divisor == 144403552893600
