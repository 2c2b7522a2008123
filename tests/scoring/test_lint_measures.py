"""Tests of the rules on measures."""

from __future__ import annotations

import pytest

from scorecard.models import Bands
from scorecard.scoring.lint import lint
from tests.scoring.lint_cards import SERVE, spoilt, write

SPEED = f"{SERVE}.measures.0"


def lines(*faults: object) -> list[str]:
    """What lint says of the sound card with faults planted."""
    return [finding.to_text("en") for finding in lint(spoilt(*faults)).findings]  # type: ignore[arg-type]


def test_a_measure_that_is_never_scored() -> None:
    gone = dict.fromkeys(("worst", "target", "baseline"), "leave out")
    assert lines(write(SPEED, **gone), write(f"{SERVE}.measures.1", weight=100)) == [
        (
            "advice: perspectives.0.objectives.0.measures.0.target (speed): Speed has no target and is never scored. "
            "Add worst and target, or say in lint_ignore that it is shown only. [measure-unscored]"
        )
    ]


def test_a_target_worse_than_the_baseline() -> None:
    assert lines(write(SPEED, baseline=120)) == [
        (
            "advice: perspectives.0.objectives.0.measures.0.target (speed): the target of Speed, 100, is worse than its "
            "baseline, 120. Check direction, target and baseline. [target-side]"
        )
    ]
    falling = {"direction": "minimise", "worst": 10, "target": 5}
    assert lines(write(SPEED, **falling, baseline=8)) == []
    assert [line[-13:] for line in lines(write(SPEED, **falling, baseline=4))] == ["[target-side]"]


def test_reference_values_in_another_unit() -> None:
    assert lines(write(SPEED, unit={"kind": "percent"}, worst=0.8, target=0.98, baseline=0.9)) == [
        (
            "advice: perspectives.0.objectives.0.measures.0.unit (speed): the reference values of Speed do not look like "
            "percent: 0.8, 0.98, 0.9. Write all of them in the unit of the measure, or change the unit. [unit-doubtful]"
        )
    ]


@pytest.mark.parametrize(
    ("unit", "direction", "values", "doubtful"),
    [
        ("fraction", "maximise", (80, 98, 90), True),
        ("fraction", "maximise", (0.8, 98, 0.9), True),
        ("percent", "maximise", (0.8, 98, 90), True),  # 0.8 beside 98
        ("percent", "maximise", (80, 98, 90), False),
        ("percent", "maximise", (0, 98, 40), False),  # zero is zero in either unit
        ("percent", "maximise", (1, 3, 2), False),  # a conversion rate
        ("percent", "minimise", (0.8, 0.1, 0.5), False),  # damage is rare
        ("percent", "maximise", (-5, 12, 3), False),  # growth
        ("fraction", "maximise", (0.8, 0.98, 0.9), False),
        ("number", "maximise", (0.1, 0.2, 0.15), False),
    ],
)
def test_which_reference_values_are_doubtful(
    unit: str, direction: str, values: tuple[float, float, float], doubtful: bool
) -> None:
    worst, target, baseline = values
    fault = write(SPEED, unit={"kind": unit}, direction=direction, worst=worst, target=target, baseline=baseline)
    assert [line.rpartition(" ")[2] for line in lines(fault)] == ["[unit-doubtful]"] * doubtful


def test_bands_that_nobody_stated() -> None:
    assert lines(write("", bands="leave out")) == [
        (
            "advice: bands: the card states no bands, so those of convention give the status, with edges at 75 and 90. "
            "Write the bands into the card, even where they are the same. [bands-default]"
        )
    ]
    assert lines(write("", bands=Bands.default().model_dump(mode="json"))) == []


def test_bands_that_differ_in_number() -> None:
    assert lines(write(SPEED, bands=Bands.default().model_dump(mode="json"))) == [
        (
            "advice: perspectives.0.objectives.0.measures.0.bands (speed): Speed has 3 bands of its own, and the card has 2. "
            "Give it as many bands as the card, or the card's own. [bands-number]"
        )
    ]


def test_where_values_come_from_and_what_they_mean() -> None:
    assert lines(write(SPEED, source_note="leave out", definition="leave out")) == [
        (
            "advice: perspectives.0.objectives.0.measures.0.source_note (speed): Speed does not say where its values come "
            "from. Add source, or source_note with the system or report. [source-missing]"
        ),
        (
            "advice: perspectives.0.objectives.0.measures.0.definition (speed): Speed does not say what is measured, and "
            "how. Add definition. [definition-missing]"
        ),
    ]


def test_a_measure_that_is_meant_to_be_shown_only() -> None:
    assert lines(write(SPEED, scoring={"kind": "unscored"})) == []


def test_a_measure_taken_less_often_than_the_card_reports() -> None:
    assert lines(write(SPEED, frequency="half")) == [
        (
            "advice: perspectives.0.objectives.0.measures.0.frequency (speed): Speed is measured by the half year, and the "
            "card reports by the month. Add carry_forward with the number of periods for which its last value may stand, "
            "or decline the advice. [frequency-seldom]"
        )
    ]
    assert lines(write(SPEED, frequency="half", carry_forward=5)) == []
    assert lines(write(SPEED, frequency="month")) == lines(write(SPEED, frequency="week")) == []
