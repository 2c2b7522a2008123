"""Tests of the cross-references inside a card."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scorecard.models import Scorecard
from tests.models.cards import Plain, card
from tests.refusal import refusal


def told(change: Callable[[Plain], object]) -> list[str]:
    """What a card says after a change."""
    written = card()
    change(written)
    return refusal(lambda: Scorecard.model_validate(written))


def measures(written: Plain) -> list[Plain]:
    found: list[Plain] = written["perspectives"][0]["objectives"][0]["measures"]
    return found


def links(written: Plain) -> list[Plain]:
    found: list[Plain] = written["strategy_map"]["links"]
    return found


MEASURES = "perspectives.0.objectives.0.measures"

CASES: list[tuple[str, Callable[[Plain], object], list[str]]] = [
    (
        "an id of two kinds of nodes",
        lambda c: measures(c)[1].update(id="customer"),
        [
            (
                f"{MEASURES}.1.id: this id is already used at perspectives.0; found 'customer'. "
                "Give every node an id of its own. [duplicate-id]"
            )
        ],
    ),
    (
        "an id three times",
        lambda c: (
            [m.update(id="x") for m in measures(c)]
            and c["perspectives"][0]["objectives"][1]["measures"][0].update(id="x")
        ),
        [
            (
                f"{MEASURES}.1.id: this id is already used at {MEASURES}.0; found 'x'. "
                "Give every node an id of its own. [duplicate-id]"
            ),
            (
                f"perspectives.0.objectives.1.measures.0.id: this id is already used at {MEASURES}.0; found 'x'. "
                "Give every node an id of its own. [duplicate-id]"
            ),
        ],
    ),
    (
        "the id of the total",
        lambda c: c["perspectives"][1].update(id="total", name="Total"),
        ["perspectives.1.id: this id is taken by the library; found 'total'. Choose another one. [reserved-id]"],
    ),
    (
        "an initiative twice",
        lambda c: c["perspectives"][1]["objectives"][0]["initiatives"][0].update(id="shield"),
        [
            (
                "perspectives.1.objectives.0.initiatives.0.id: this id is already used at "
                "perspectives.0.objectives.0.initiatives.0; found 'shield'. "
                "Give every initiative an id of its own. [duplicate-id]"
            )
        ],
    ),
    (
        "an entity twice",
        lambda c: c["entities"].append({"id": "north", "name": "N"}),
        [
            (
                "entities.2.id: this id is already used at entities.0; found 'north'. "
                "Give every entity an id of its own. [duplicate-id]"
            )
        ],
    ),
    (
        "all weights zero, on each level",
        lambda c: (
            [p.update(weight=0) for p in c["perspectives"]],
            [o.update(weight=0) for o in c["perspectives"][0]["objectives"]],
            [m.update(weight=0) for m in measures(c)],
        ),
        [
            "perspectives: all weights are zero. Give at least one of them a weight above zero. [weights-zero]",
            (
                "perspectives.0.objectives: all weights are zero. "
                "Give at least one of them a weight above zero. [weights-zero]"
            ),
            f"{MEASURES}: all weights are zero. Give at least one of them a weight above zero. [weights-zero]",
        ],
    ),
    (
        "a survey that is not declared",
        lambda c: measures(c)[0]["source"].update(survey="custmers"),
        [
            (
                f"{MEASURES}.0.source.survey: the card declares no such survey; found 'custmers'. "
                "Did you mean 'customers'? [unknown-survey]"
            )
        ],
    ),
    (
        "a dimension that is not there",
        lambda c: measures(c)[0]["source"].update(of="reliabilty"),
        [
            (
                f"{MEASURES}.0.source.of: the survey has no such dimension, item or whole; found 'reliabilty'. "
                "Did you mean 'reliability'? [unknown-source]"
            )
        ],
    ),
    (
        "the weighted gap without weights",
        lambda c: measures(c)[0]["source"].update(of="weighted"),
        [
            (
                f"{MEASURES}.0.source.of: the survey has no such dimension, item or whole; found 'weighted'. "
                "Use one of: overall, overall_items, tangibles, reliability, responsiveness, assurance, empathy, "
                "tangibles_1, tangibles_2, tangibles_3, tangibles_4, reliability_1, …. [unknown-source]"
            )
        ],
    ),
    (
        "an answer that nobody was asked for",
        lambda c: measures(c)[0]["source"].update(statistic="importance"),
        [
            (
                f"{MEASURES}.0.source.statistic: the survey has no columns for importance; found 'importance'. "
                "Use one of: gap, expectation, perception. [unknown-role]"
            )
        ],
    ),
    (
        "a gap of which one side has no columns",
        lambda c: c["surveys"]["customers"]["layout"].update(columns={"perception": "P{number}"}),
        [
            (
                f"{MEASURES}.0.source.statistic: the survey has no columns for expectation; found 'gap'. "
                "Use one of: perception. [unknown-role]"
            )
        ],
    ),
    (
        "objectives that do not exist",
        lambda c: links(c).extend([{"cause": "trst", "effect": "gap"}]),
        [
            (
                "strategy_map.links.2.cause: the strategy map names an objective that does not exist; found 'trst'. "
                "Did you mean 'trust'? [unknown-objective]"
            ),
            (
                "strategy_map.links.2.effect: the strategy map names an objective that does not exist; found 'gap'. "
                "Use one of: trust, speed, earn. [unknown-objective]"
            ),
        ],
    ),
    (
        "a link twice",
        lambda c: links(c).append({"cause": "trust", "effect": "earn", "delay": 2}),
        [
            (
                "strategy_map.links.2: this link is drawn twice; found 'trust → earn'. "
                "Remove one of them. [duplicate-link]"
            )
        ],
    ),
    (
        "a circle",
        lambda c: links(c).append({"cause": "earn", "effect": "speed"}),
        [
            (
                "strategy_map.links: the strategy map runs in a circle; found 'trust → earn → speed → trust'. "
                "Remove one of these links. [cyclic-map]"
            )
        ],
    ),
    (
        "two circles",
        lambda c: c["strategy_map"].update(
            links=[
                {"cause": "trust", "effect": "trust"},
                {"cause": "speed", "effect": "earn"},
                {"cause": "earn", "effect": "speed"},
            ]
        ),
        [
            (
                "strategy_map.links: the strategy map runs in a circle; found 'trust → trust'. "
                "Remove one of these links. [cyclic-map]"
            ),
            (
                "strategy_map.links: the strategy map runs in a circle; found 'speed → earn → speed'. "
                "Remove one of these links. [cyclic-map]"
            ),
        ],
    ),
]


@pytest.mark.parametrize(("change", "lines"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_points_nowhere_repeats_or_cannot_be_weighed_is_refused(
    change: Callable[[Plain], object], lines: list[str]
) -> None:
    assert told(change) == lines


def test_an_initiative_may_share_the_id_of_a_node() -> None:
    written = card()
    written["perspectives"][0]["objectives"][0]["initiatives"][0]["id"] = "trust"
    assert Scorecard.model_validate(written).node("trust")


def test_a_weight_of_zero_beside_others_is_allowed() -> None:
    written = card()
    measures(written)[0]["weight"] = 0
    assert Scorecard.model_validate(written).measure("gap").weight == 0


def test_unscored_measures_have_no_say_in_the_weights() -> None:
    """The one measure of the objective has weight zero, but no score either."""
    written = card()
    written["perspectives"][0]["objectives"][1]["measures"][0]["weight"] = 0
    assert Scorecard.model_validate(written)


def fiscal(written: Plain) -> None:
    """Let the years begin in April, so that the second quarter begins in July."""
    written["calendar"]["year_starts"] = 4


SINCE = [{"since": "2026-05-01", "weight": 1}, {"since": "2026-Q2", "weight": 2}]
LATE = (
    "changes.1.since: this change does not come after the one before; found '2026-05-01, then 2026-Q2'. "
    "List the changes by their days, each day once. [changes-order]"
)


def test_changes_come_in_the_order_of_their_days_by_the_calendar_of_the_card() -> None:
    def change(written: Plain) -> None:
        measures(written)[0]["changes"] = SINCE
        written["perspectives"][0]["changes"] = SINCE
        written["perspectives"][0]["objectives"][0]["changes"] = SINCE

    places = ["perspectives.0.", "perspectives.0.objectives.0.", f"{MEASURES}.0."]
    assert told(change) == [f"{place}{LATE}" for place in places]
    written = card()
    change(written)
    fiscal(written)
    assert Scorecard.model_validate(written).measure("gap").changes


def test_bands_change_in_the_order_of_their_days() -> None:
    edges = [{"id": "all", "low": 0, "high": 100, "level": "good", "name": "all", "letter": "A"}]
    turned = [{"since": day, "bands": edges} for day in ("2026-Q2", "2026-05-01")]

    def change(written: Plain) -> None:
        fiscal(written)
        written["changes"] = turned

    assert told(change) == [
        (
            "changes.1.since: this change does not come after the one before; found '2026-Q2, then 2026-05-01'. "
            "List the changes by their days, each day once. [changes-order]"
        )
    ]


def test_a_measure_applies_to_entities_that_there_are() -> None:
    assert told(lambda c: measures(c)[0].update(entities=["north", "sooth"])) == [
        f"{MEASURES}.0.entities.1: the card has no such entity; found 'sooth'. Did you mean 'south'? [unknown-entity]"
    ]

    def alone(written: Plain) -> None:
        del written["entities"]
        measures(written)[0]["entities"] = ["north"]

    assert told(alone) == [
        (
            f"{MEASURES}.0.entities.0: the card declares no entities; found 'north'. "
            "List entities in the card. [unknown-entity]"
        )
    ]


def test_a_measure_may_rest_on_a_file_of_one_row_an_answer() -> None:
    """A gap where both are asked in its rows; not where every row answers one question."""
    written = card()
    layout = {"shape": "long", "respondent": "who"}
    written["surveys"]["customers"]["layout"] = layout
    assert Scorecard.model_validate(written).measure("gap").source is not None
    layout["long"] = {"role": None, "asks": "perception"}
    assert refusal(lambda: Scorecard.model_validate(written)) == [
        (
            f"{MEASURES}.0.source.statistic: the survey has no columns for expectation; found 'gap'. "
            "Use one of: perception. [unknown-role]"
        )
    ]
    measures(written)[0].update(worst=1, target=5, source={"survey": "customers", "statistic": "perception"})
    assert Scorecard.model_validate(written).measure("gap").worst == 1
