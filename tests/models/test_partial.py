"""Tests that a part that cannot be read does not hide what is wrong with the others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scorecard.models import Entity, Perspective, Scorecard, StrategyMap
from scorecard.models.partial import readable_parts
from tests.models.cards import Plain, card
from tests.refusal import refusal

FIELDS = tuple(Scorecard.model_fields)


def codes(change: Callable[[Plain], object]) -> list[tuple[str, str]]:
    """Place and code of everything that a card says after a change."""
    written = card()
    change(written)
    lines = refusal(lambda: Scorecard.model_validate(written))
    return [(line.partition(": ")[0], line.rpartition("[")[2].rstrip("]")) for line in lines]


def spoil(written: Plain) -> None:
    """Break cross-references all over the card."""
    objective = written["perspectives"][0]["objectives"][0]
    objective["measures"][0]["source"]["of"] = "nothing"
    objective["measures"][1]["id"] = "earn"
    written["strategy_map"]["links"] += [{"cause": "earn", "effect": "speed"}, {"cause": "zzz", "effect": "earn"}]
    written["entities"].append({"id": "south", "name": "S"})


CROSS = [
    ("perspectives.1.objectives.0.id", "duplicate-id"),
    ("entities.2.id", "duplicate-id"),
    ("perspectives.0.objectives.0.measures.0.source.of", "unknown-source"),
    ("strategy_map.links.3.cause", "unknown-objective"),
    ("strategy_map.links", "cyclic-map"),
]


@pytest.mark.parametrize(
    ("change", "own", "silent"),
    [
        (lambda c: None, [], set()),
        (lambda c: c.update(total="?"), [("total", "wrong-type")], set()),
        (lambda c: c.update(entities=[*c["entities"], 5]), [("entities.3", "wrong-type")], set()),
        (lambda c: c["calendar"].update(last="2025-Q1"), [("calendar.last", "calendar-order")], set()),
        (
            lambda c: c["perspectives"][0]["objectives"][0]["measures"][0].update(worst="x"),
            [("perspectives.0.objectives.0.measures.0.worst", "wrong-type")],
            set(),
        ),
        (
            lambda c: c["perspectives"][0]["objectives"][0]["measures"][0]["source"].update(stat="gap"),
            [("perspectives.0.objectives.0.measures.0.source.stat", "unknown-field")],
            {"unknown-source"},
        ),
        (
            lambda c: c["strategy_map"]["links"].insert(0, {"cause": "trust"}),
            [("strategy_map.links.0.effect", "missing-field")],
            set(),
        ),
        (
            lambda c: c["surveys"]["customers"].update(instrument="kano"),
            [("surveys.customers.instrument", "unknown-instrument")],
            {"unknown-source"},
        ),
        (lambda c: c.update(surveys=5), [("surveys", "wrong-type")], {"unknown-source"}),
        (
            lambda c: c.update(survey=c.pop("surveys")),
            [("survey", "unknown-field")],
            {"unknown-source", "unknown-objective"},
        ),
        (
            lambda c: c["perspectives"].append({"id": "customers", "objectivs": []}),
            [("perspectives.2.name", "perspective-name"), ("perspectives.2.objectivs", "unknown-field")],
            {"unknown-objective"},
        ),
        (
            lambda c: c["perspectives"][1]["objectives"].append({"name": "?"}),
            [("perspectives.1.objectives.1.id", "missing-field")],
            {"unknown-objective"},
        ),
        (
            lambda c: c["perspectives"].append({"name": "Own"}),
            [("perspectives.2.id", "missing-field")],
            {"unknown-objective"},
        ),
        (
            lambda c: c["perspectives"][1].update(objectives="none"),
            [("perspectives.1.objectives", "wrong-type")],
            {"unknown-objective", "duplicate-node"},
        ),
        (lambda c: c["perspectives"].append(5), [("perspectives.2", "wrong-type")], {"unknown-objective"}),
    ],
)
def test_cross_references_are_checked_all_the_same(
    change: Callable[[Plain], object], own: list[tuple[str, str]], silent: set[str]
) -> None:
    """But nothing is said to be missing that may stand in the part that cannot be read."""

    def both(written: Plain) -> None:
        spoil(written)
        change(written)

    moved = {"strategy_map.links.3.cause": "strategy_map.links.4.cause"} if ("links.0" in str(own)) else {}
    gone = {"perspectives.1.objectives.0.id"} if "duplicate-node" in silent else set()
    cross = [(moved.get(place, place), code) for place, code in CROSS if code not in silent and place not in gone]
    assert codes(both) == own + cross


def test_initiatives_of_a_broken_objective_count() -> None:
    def change(written: Plain) -> None:
        written["perspectives"][1]["objectives"][0]["initiatives"][0]["id"] = "shield"
        written["perspectives"][1]["objectives"][0]["nmae"] = "x"

    assert codes(change) == [
        ("perspectives.1.objectives.0.nmae", "unknown-field"),
        ("perspectives.1.objectives.0.initiatives.0.id", "duplicate-id"),
    ]


def test_parts_built_by_hand_are_parts_too() -> None:
    written = card()
    spoil(written)
    written["perspectives"] = [Perspective.model_validate(p) for p in written["perspectives"]]
    written["strategy_map"] = StrategyMap.model_validate(written["strategy_map"])
    written["entities"] = tuple(Entity.model_validate(e) for e in written["entities"])
    written["total"] = "?"
    assert codes(lambda c: c.update(written)) == [("total", "wrong-type"), *CROSS]


def test_what_is_wrong_is_said_once() -> None:
    """A weight that is no weight is not called zero too; a broken measure does not leave its siblings without weight."""
    one = [
        {"id": "a", "name": "A", "worst": 0, "target": 1, "weight": 0},
        {"id": "b", "name": "B", "worst": 0, "target": 0},
    ]
    assert codes(lambda c: c["perspectives"][0]["objectives"][1].update(measures=one)) == [
        ("perspectives.0.objectives.1.measures.1.target", "worst-equals-target")
    ]
    assert codes(lambda c: [p.update(weight=-1) for p in c["perspectives"]]) == [
        ("perspectives.0.weight", "out-of-range"),
        ("perspectives.1.weight", "out-of-range"),
    ]


@pytest.mark.parametrize(
    "written", [None, 5, [], {}, {"perspectives": 5, "strategy_map": [], "entities": {}, "surveys": []}]
)
def test_whatever_is_written_nothing_breaks(written: object) -> None:
    parts = readable_parts(written, FIELDS)
    assert (list(parts.perspectives), list(parts.links), dict(parts.surveys), list(parts.entities)) == ([], [], {}, [])
    assert not parts.objectives_known


def test_a_measure_that_cannot_be_read_keeps_its_weight() -> None:
    """The only weight of the objective is that of a measure with another fault."""

    def change(written: Plain) -> None:
        written["perspectives"][0]["objectives"][0]["measures"] = [
            {"id": "a", "name": "A", "worst": 0, "target": 1, "weight": 0},
            {"id": "b", "name": "B", "scoring": {"kind": "tolerance", "tolerance": -1}, "target": 1},
            {"id": "c", "name": "C", "direction": "stay_in_band", "band_low": 1},
        ]

    assert codes(change) == [
        ("perspectives.0.objectives.0.measures.1.scoring.tolerance", "out-of-range"),
        *(
            (f"perspectives.0.objectives.0.measures.2.{name}", "reference-missing")
            for name in ("worst_low", "band_high", "worst_high")
        ),
    ]


def test_entities_that_cannot_be_read_are_not_missed() -> None:
    def change(written: Plain) -> None:
        written["entities"].append({"ide": "west", "name": "West"})
        written["perspectives"][0]["objectives"][0]["measures"][0]["entities"] = ["west"]

    assert "unknown-entity" not in {code for _, code in codes(change)}
