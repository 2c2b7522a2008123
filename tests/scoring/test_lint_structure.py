"""Tests of the rules on how a card is built."""

from __future__ import annotations

from scorecard.scoring.lint import lint
from tests.scoring.lint_cards import SERVE, add, measure, spoilt, write

SURVEY = {
    "instrument": "servqual",
    "layout": {"columns": {"expectation": "E{number}", "perception": "P{number}"}},
    "name": "Guests",
}


def lines(*faults: object) -> list[str]:
    """What lint says of the sound card with faults planted."""
    return [finding.to_text("en") for finding in lint(spoilt(*faults)).findings]  # type: ignore[arg-type]


def test_more_than_seven_measures() -> None:
    more = [measure(f"m{i}", weight=50) for i in range(6)]
    assert lines(add(SERVE, "measures", *more[:5])) == []  # seven
    assert lines(add(SERVE, "measures", *more)) == [
        "advice: perspectives.0 (customer): Customer has 8 measures. Keep the 7 that matter most. [many-measures]"
    ]


def test_fewer_than_two_measures() -> None:
    assert lines(write(SERVE, measures=[measure("speed")])) == [
        (
            "advice: perspectives.0 (customer): Customer has only one measure. "
            "Add measures, or take the perspective out. [few-measures]"
        )
    ]
    assert lines(add("", "perspectives", {"id": "learning_growth"})) == [
        (
            "advice: perspectives.2 (learning_growth): Learning & growth has no measure. "
            "Add measures, or take the perspective out. [few-measures]"
        )
    ]


def test_no_measure_is_marked() -> None:
    unmarked = [write(f"{SERVE}.measures.{k}", kind="leave out") for k in (0, 1)]
    assert lines(unmarked[0]) != []
    assert lines(*unmarked) == [
        (
            "advice: perspectives.0 (customer): no measure of Customer says whether it is leading or lagging. "
            "Add kind to its measures. [kind-missing]"
        )
    ]


def test_no_measure_leads() -> None:
    assert lines(write(f"{SERVE}.measures.0", kind="lagging")) == [
        (
            "advice: perspectives.0 (customer): Customer has no leading measure. Add a measure of what drives the results, "
            "or say in lint_ignore where it is measured. [leading-missing]"
        )
    ]


def test_an_objective_without_measures_or_link() -> None:
    bare = {"id": "bare", "name": "Bare", "weight": 1, "owner": "Someone"}
    assert lines(add("perspectives.0", "objectives", bare)) == [
        (
            "advice: perspectives.0.objectives.1.measures (bare): Bare has no measure. "
            "Add a measure, or take the objective out. [objective-empty]"
        ),
        (
            "advice: perspectives.0.objectives.1 (bare): Bare stands in no link of the strategy map. "
            "Link it to what it drives or is driven by, or ask what it is for. [objective-unlinked]"
        ),
    ]


def test_without_a_map_no_objective_needs_a_link() -> None:
    assert lines(write("", strategy_map={})) == []


def test_a_survey_that_nothing_uses() -> None:
    assert lines(write("", surveys={"guests": SURVEY})) == [
        (
            "advice: surveys.guests: no measure takes its value from the survey Guests. "
            "Add a measure with the survey as its source, or take the survey out. [survey-unused]"
        )
    ]
    used = write(f"{SERVE}.measures.0", source={"survey": "guests"})
    assert lines(write("", surveys={"guests": SURVEY}), used) == []
    elsewhere = write(f"{SERVE}.measures.0", source={"card": "guests", "node": "total"})
    assert len(lines(write("", surveys={"guests": SURVEY}), elsewhere)) == 1


def test_no_cap() -> None:
    assert lines(write("", cap=120)) == []
    assert lines(write("", cap="none")) == [
        (
            "advice: cap: without a cap the upper bound is open wherever a value is missing, and one measure can outweigh "
            "all others. Write a number, such as cap: 120, or leave it out for 100. [cap-open]"
        )
    ]
