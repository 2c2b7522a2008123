"""Each rule alone, on series made for it: centre 0, limits −3 and 3, two thirds at −2 and 2."""

from __future__ import annotations

from itertools import pairwise

import pytest

from scorecard.errors import UsageError
from scorecard.stats.control_limits import ControlLimits
from scorecard.stats.control_rules import DEFAULT_RULES, RULES, Rule, check_rules, rule_hits, sides, trends

LIMITS = ControlLimits(
    n=20,
    ranges=19,
    removed=(),
    centre=0.0,
    lower=-3.0,
    upper=3.0,
    mean_moving_range=3 / 2.66,
    moving_range_limit=4.0,
    screening="none",
)
GONE = None


def hits(rule: Rule, values: list[float | None]) -> list[int]:
    """Return the positions that a rule finds."""
    found = rule_hits(values, LIMITS, rules=[rule])  # type: ignore[arg-type]  # None is a missing number
    assert list(found) == [rule]
    return [at for at, hit in enumerate(found[rule].tolist()) if hit]


@pytest.mark.parametrize(
    ("rule", "values", "expected"),
    [
        ("outside_limits", [0, 3, 3.1, -3, -3.1, GONE], [2, 4]),
        ("moving_range", [0, 4, 0, 4.1, GONE, -9, 9], [3, 6]),
        ("seven_on_one_side", [1] * 7, [0, 1, 2, 3, 4, 5, 6]),
        ("seven_on_one_side", [-1, *[1] * 8, -1], [1, 2, 3, 4, 5, 6, 7, 8]),
        ("seven_on_one_side", [1] * 6 + [-1] * 6, []),
        ("seven_on_one_side", [*[1] * 3, 0, *[1] * 4], []),  # a value on the centre is on neither side
        ("seven_on_one_side", [*[1] * 3, GONE, *[1] * 4], []),  # seven values, but not in a row
        ("seven_on_one_side", [GONE, *[-1] * 7], [1, 2, 3, 4, 5, 6, 7]),
        ("seven_point_trend", [0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5, 6]),
        ("seven_point_trend", [9, 9, 8, 7, 6, 5, 4, 3, 3], [1, 2, 3, 4, 5, 6, 7]),
        ("seven_point_trend", [0, 1, 2, 3, 4, 5], []),
        ("seven_point_trend", [0, 1, 2, 2, 3, 4, 5, 6], []),  # two equal values end a trend
        ("seven_point_trend", [0, 1, 2, GONE, 4, 5, 6, 7], []),
        ("seven_point_trend", [6, 5, 4, 3, 2, 1, 0, 1, 2, 3, 4, 5, 6], list(range(13))),
        ("two_of_three", [2.5, 1, 2.5], [0, 2]),
        ("two_of_three", [2.5, 2.5, 2.5, -1], [0, 1, 2]),
        ("two_of_three", [2.5, -1, 2.5], []),  # not all on one side
        ("two_of_three", [2.5, -2.5, 2.5], []),
        ("two_of_three", [2.5, 1, 1, 2.5], []),  # one of three
        ("two_of_three", [2, 1, 2.5], []),  # two thirds itself is not beyond
        ("two_of_three", [2.5, 3.5, 1], []),  # beyond the limit is a rule of its own
        ("two_of_three", [3, 1, -1, -3, -1, -3], [3, 5]),  # the limit itself is not outside
        ("two_of_three", [2.5, GONE, 2.5], []),
        ("two_of_three", [2.5, 2.5], []),
    ],
)
def test_rule(rule: Rule, values: list[float | None], expected: list[int]) -> None:
    assert hits(rule, values) == expected


def test_values_that_differ_by_rounding_alone_are_equal() -> None:
    assert hits("outside_limits", [3 + 4e-16, -3 - 4e-16]) == []
    assert sides([1e-16, -1e-16, 1e-9], LIMITS).tolist() == [0, 0, 1]


def test_a_turning_point_belongs_to_the_trend_that_led_there() -> None:
    assert trends([6, 5, 4, 3, 2, 1, 0, 1, 2, 3, 4, 5, 6]).tolist() == [-1] * 7 + [1] * 6


def test_the_step_larger_than_its_limit_is_off_unless_asked_for() -> None:
    assert list(rule_hits([0.0], LIMITS)) == list(DEFAULT_RULES) == [rule for rule in RULES if rule != "moving_range"]


def test_rules_come_in_the_order_of_the_house() -> None:
    assert check_rules(["moving_range", "outside_limits"]) == ("outside_limits", "moving_range")
    assert check_rules(()) == ()


def test_series_of_any_length() -> None:
    for size in range(10):
        found = rule_hits([float(i) for i in range(size)], LIMITS, rules=RULES)
        assert {len(hit) for hit in found.values()} == {size}
    assert all(a != b for a, b in pairwise(RULES))


def test_unknown_rule_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        check_rules(["outside_limit"])  # type: ignore[list-item]  # that is the point
    assert str(caught.value) == (
        "There is no such rule.\n"
        "  there is no such rule; found 'outside_limit'. Did you mean 'outside_limits'? [unknown-rule]"
    )


@pytest.mark.parametrize("rules", ["outside_limits", None])
def test_rules_that_are_no_list_are_refused(rules: object) -> None:
    with pytest.raises(UsageError) as caught:
        check_rules(rules)  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The rules must be a list of names.\n"
        f"  the rules must be a list of names; found '{rules}'. Use some of: outside_limits, seven_point_trend, "
        "two_of_three, seven_on_one_side, moving_range. [not-rules]"
    )
