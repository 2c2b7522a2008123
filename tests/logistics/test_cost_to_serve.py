"""Cost to serve: activities times units, and what is left."""

from __future__ import annotations

import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.logistics import cost_to_serve, value_classes
from tests.refusal import refusal

MARGINS = {"a": 500.0, "b": 60.0, "c": 80.0}
RATES = {"order": 10.0, "delivery": 25.0}
DRIVERS = {"order": {"a": 4, "b": 4}, "delivery": {"b": 2, "a": 1, "c": 1}}


def test_every_cost_finds_its_customer() -> None:
    found = cost_to_serve(
        MARGINS, RATES, drivers=DRIVERS, direct={"c": 7}, classes=value_classes(MARGINS, shares=[0.3, 0.3])
    )
    assert found.costs.tolist() == [[40, 25], [40, 50], [0, 25]]
    assert found.contributions.tolist() == [435, -30, 48]
    assert [(row.label, row.n, row.cost, row.contribution, row.n_loss) for row in found.classes] == [
        ("key", 1, 65, 435, 0),
        ("suitable", 1, 32, 48, 0),
        ("general", 1, 90, -30, 1),
        (None, 3, 187, 453, 1),
    ]
    every = found[None]
    assert every.cost == 10 * 8 + 25 * 4 + 7
    assert (every.activities, every.direct, every.cost_per_customer) == ((80, 100), 7, pytest.approx(187 / 3))


def test_tables() -> None:
    found = cost_to_serve(MARGINS, RATES, drivers=DRIVERS, classes={"a": "key", "b": "new"})
    assert found.without_class == 1
    lines = str(found).splitlines()
    assert lines[1].split("  ")[0] == "Class"
    assert lines[3].split() == [
        "key",
        "customers",
        "1",
        "500.00",
        "40.00",
        "25.00",
        "0.00",
        "65.00",
        "65.00",
        "435.00",
        "0",
    ]
    assert lines[-2:] == [
        "Cost per unit of activity: order 10; delivery 25.",
        "Customers without a class, in the total only: 1.",
    ]
    assert [row[0] for row in found.customers().rows] == ["b", "c", "a"]
    empty = cost_to_serve(MARGINS, RATES, drivers=DRIVERS, classes=value_classes({"x": 1.0}))
    assert (empty["key"].n, empty["key"].cost_per_customer) == (0, None)


def test_ids_that_are_numbers_are_those_of_the_margins() -> None:
    named = cost_to_serve(
        {"1": 500, "2": 60},
        {"order": 10},
        drivers={"order": {"1": 4, "2": 5}},
        direct={"2": 7},
        classes={"1": "key", "2": "new"},
    )
    found = cost_to_serve(
        {1: 500, 2: 60},  # type: ignore[dict-item]  # ids as pandas hands them over
        {"order": 10},
        drivers={"order": {1: 4, 2: 5}},  # type: ignore[dict-item]
        direct={2: 7},  # type: ignore[dict-item]
        classes={1: "key", 2: "new"},  # type: ignore[dict-item]
    )
    assert str(found) == str(named)
    assert (found["key"].contribution, found["new"].contribution, found.without_class) == (460, 3, 0)


def test_strange_names_of_activities() -> None:
    units = {"": {"a": 1.0}, "per_customer": {}, "x\x00": {}}
    table = cost_to_serve(MARGINS, dict.fromkeys(units, 2.0), drivers=units).table()
    assert table.headings("en")[3:6] == ("–", "per_customer", "x�")
    assert table.notes[0].en == "Cost per unit of activity: – 2; per_customer 2; x� 2."


def test_everything_that_is_wrong() -> None:
    def build() -> object:
        return cost_to_serve(
            MARGINS,
            {"order": -1, "delivery": 25},
            drivers={"order": {"a": float("nan")}, "delivry": {"a": 1}},
            direct={"x": 1},
        )

    assert refusal(build, error=AnalysisError) == [
        "an activity has no driver; found 'delivery'. Give how many units each customer took. [no-driver]",
        "a driver belongs to no activity; found 'delivry'. Did you mean 'delivery'? [no-activity]",
        "activities.order: a cost, or a number of units, is a number from 0; found '-1'. Correct it. [bad-cost]",
        "drivers.order.a: a cost, or a number of units, is a number from 0; found 'nan'. Correct it. [bad-cost]",
        (
            "direct: there is no margin of this customer; found 'x'. Give its margin, 0 where it has none. "
            "[unknown-customer]"
        ),
    ]


def test_a_class_that_is_not_there() -> None:
    found = cost_to_serve(MARGINS, RATES, drivers=DRIVERS, classes={"a": "key"})
    assert refusal(lambda: found["kee"], error=UsageError) == [
        "there is no cost to serve of such a class; found 'kee'. Did you mean 'key'? [no-cost-class]"
    ]
