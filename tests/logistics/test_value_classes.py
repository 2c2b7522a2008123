"""Customers in classes by value: rules, ties, losses, refusals."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.logistics import value_classes
from tests.refusal import refusal

CHIPS = {
    "10286": 90000, "11526": 77000, "12760": 26350, "10867": 15001, "10500": 12500,
    "12572": 8502, "14075": 1200, "01036": 850, "01307": 504, "10572": 150,
}  # fmt: skip
"""Heizer, Render and Munson, Operations Management, chapter 12: yearly value of ten items."""


def test_textbook_classes_by_count() -> None:
    found = value_classes(CHIPS, labels="ABC", shares=[0.2, 0.3])
    assert "".join(found.labels_by_id()[one] for one in CHIPS) == "AABBBCCCCC"
    assert [f"{one.share_value:.2f}" for one in found.classes] == ["0.72", "0.23", "0.05"]
    assert found.total == 232057
    assert found.members("B") == ("12760", "10867", "10500")


def test_who_crosses_the_line() -> None:
    """90 000 + 77 000 is 72 % of the total, with 26 350 it is 83 %: this item crosses the line of 80 %."""
    higher = value_classes(CHIPS, labels="ABC", rule="cumulative")
    lower = value_classes(CHIPS, labels="ABC", rule="cumulative", crossing="lower")
    assert [one.n for one in higher.classes] == [3, 2, 5]
    assert [one.n for one in lower.classes] == [2, 2, 6]
    assert higher.crossers == lower.crossers == (("12760",), ("10500",))


def test_losses_apart_or_last() -> None:
    values = {"a": 80, "b": 20, "c": 0, "d": -10}
    apart = value_classes(values, labels=["key", "general"], shares=[0.5])
    assert apart.labels_by_id() == {"a": "key", "b": "general"}
    assert (apart.n_positive, apart.n_not_positive, apart.value_not_positive) == (2, 2, -10)
    assert (apart.total_positive, apart.total) == (100, 90)
    assert [one.share_value for one in apart.classes] == [0.8, 0.2]
    last = value_classes(values, labels=["key", "general"], shares=[0.5], not_positive="last")
    assert last.labels_by_id() == {"a": "key", "b": "key", "c": "general", "d": "general"}
    assert [one.value for one in last.classes] == [100, -10]
    by_value = value_classes(
        values, labels=["key", "general"], rule="cumulative", thresholds=[0.8], not_positive="last"
    )
    assert by_value.labels_by_id() == {"a": "key", "b": "general", "c": "general", "d": "general"}
    assert sum(one.share_value or 0 for one in by_value.classes) == pytest.approx(1)


def test_shares_of_nothing() -> None:
    found = value_classes({"a": 5, "b": -5}, labels=["key", "general"], shares=[0.5], not_positive="last")
    assert [one.share_value for one in found.classes] == [None, None]


def test_equal_values_stay_together() -> None:
    values = {"d": 1, "c": 1, "b": 1, "a": 2}
    together = value_classes(values, labels=["key", "general"], shares=[0.5])
    assert together.members("key") == ("d", "c", "b", "a")
    assert together.crossers == (("b", "c", "d"),)
    apart = value_classes(values, labels=["key", "general"], shares=[0.5], ties="by_id")
    assert apart.members("key") == ("b", "a")


def test_tables() -> None:
    assert str(value_classes({"a": 90, "b": 10, "c": -5}, labels=["key", "rest"], shares=[0.2])).splitlines() == [
        "Value classes",
        "Class                   Customers  Share of customers  Value  Share of value",
        "----------------------  ---------  ------------------  -----  --------------",
        "key customers                   1              50.0 %  90.00          90.0 %",
        "rest                            1              50.0 %  10.00          10.0 %",
        "without positive value          1                   –  −5.00               –",
        "all customers                   3                   –  95.00               –",
        "Lines by number of customers: 20 %.",
        "Who crosses a line belongs to the higher class.",
        "Equal values stay together.",
        "The line at 20 % is crossed by: a.",
        "Without a positive value, in no class and in no share: 1.",
    ]
    many = value_classes([1.0] * 7, labels=["key", "rest"], rule="cumulative", thresholds=[0.5], not_positive="last")
    assert [note.zh for note in many.table().notes] == [
        "按累计价值划线：50 %。",
        "跨线者归入较高一类。",
        "价值相等者归入同一类。",
        "7 个价值相等者跨越 50 % 线。",
    ]
    last = value_classes({"a": 1, "b": -1}, labels=["key", "rest"], shares=[0.5], not_positive="last")
    assert last.table().notes[-1].en == "Without a positive value, counted like all others: 1."
    by_value = value_classes({"a": 1, "b": -1}, rule="cumulative", not_positive="last")
    assert by_value.table().notes[-1].en == (
        "Without a positive value, in the last class: 1; lines are set by the value of the others."
    )


def test_arrays_and_numbers() -> None:
    found = value_classes(np.array([3.0, 1.0]), ids=["x", "y"], labels=["key", "rest"], shares=[0.5])
    assert found["key"].n == 1
    assert '"crossers":[[]]' in found.numbers_json()


def test_refusals() -> None:
    assert refusal(lambda: value_classes({"a": 0}), error=AnalysisError) == [
        (
            "no customer has a positive value. Classes by value need at least one; check what the values are. "
            "[no-positive-value]"
        )
    ]
    assert refusal(lambda: value_classes({"a": 1}, shares=[0.5, 0.5]), error=UsageError) == [
        (
            "shares must be positive and leave something for the last class; found '0.5, 0.5'. "
            "Give shares such as 0.05, 0.15. [bad-lines]"
        )
    ]
    assert refusal(lambda: value_classes({"a": 1}, rule="cumulative", thresholds=[0.9, 0.8]), error=UsageError) == [
        "thresholds must rise from above 0 to below 1; found '0.9, 0.8'. Give thresholds such as 0.8, 0.95. [bad-lines]"
    ]
    assert refusal(lambda: value_classes({"a": 1}, shares=[float("nan")]), error=UsageError)[0].endswith("[bad-lines]")
    assert refusal(lambda: value_classes({"a": 1}, labels=["A", "B"]), error=UsageError) == [
        (
            "there must be 3 different labels for 2 shares; found 'A, B'. "
            "Give one label a class, the most valuable first. [bad-labels]"
        )
    ]
    assert refusal(lambda: value_classes({"a": 1})["keys"], error=UsageError) == [
        "there is no such class; found 'keys'. Did you mean 'key'? [no-such-class]"
    ]
    for option in ("rule", "crossing", "ties", "not_positive"):
        lines = refusal(lambda option=option: value_classes({"a": 1}, **{option: "?"}), error=UsageError)
        assert lines[0].startswith(f"the option {option} has an unknown value; found '?'.")


def test_strange_ids_are_printed() -> None:
    found = value_classes({"a\x00b": 5, "": 3, "c": 1}, labels=["key", "rest"], shares=[0.5])
    assert found.table().notes[3].en == "The line at 50 % is crossed by: –."


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (
            {"thresholds": (0.7, 0.9)},
            (
                "thresholds belong to another rule; found 'rule=count'. "
                'Write rule="cumulative", or leave thresholds out. [idle-lines]'
            ),
        ),
        (
            {"rule": "cumulative", "shares": [0.1, 0.2]},
            (
                "shares belong to another rule; found 'rule=cumulative'. "
                'Write rule="count", or leave shares out. [idle-lines]'
            ),
        ),
    ],
)
def test_lines_that_the_rule_does_not_look_at_are_refused(options: dict[str, object], line: str) -> None:
    assert refusal(lambda: value_classes(CHIPS, **options), error=UsageError) == [line]  # type: ignore[arg-type]
    value_classes(CHIPS, rule="cumulative", shares=[0.05, 0.15])
