"""Tests of the reference values that directions and scoring rules need."""

from __future__ import annotations

from datetime import date

import pytest

from scorecard.models import Measure
from tests.refusal import refusal

BAND = {"direction": "stay_in_band", "worst_low": 2, "band_low": 4, "band_high": 6, "worst_high": 10}
PLAN = {"kind": "plan", "start": "2026-Q1", "end": "2026-Q4"}
RED_FLAG = {"kind": "red_flag_goal", "red_flag": 5, "goal": 7}
TOLERANCE = {"kind": "tolerance", "tolerance": 1}


def measure(**fields: object) -> Measure:
    return Measure.model_validate({"id": "m", "name": "M", **fields})


@pytest.mark.parametrize(
    "fields",
    [
        BAND,
        {**BAND, "band_high": 4},
        {"direction": "stay_in_band"},
        # the side of the baseline is an error only where progress or a plan is the rule
        {"worst": 0, "target": 10, "baseline": 20},
        {"target": 10, "baseline": 20, "scoring": TOLERANCE},
        {"target": 10, "baseline": 20, "scoring": "unscored"},
        {"target": 10, "baseline": 20, "direction": "minimise", "scoring": "progress"},
        {"target": 10, "scoring": {"kind": "function", "name": "f"}},
        {"best": 10, "scoring": "yes_no"},
    ],
)
def test_what_fits(fields: dict[str, object]) -> None:
    assert measure(**fields).id == "m"


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        (
            {"direction": "stay_in_band", "band_low": 4, "worst_high": 10},
            [
                ("worst_low: a measure to stay in a band needs worst_low beside band_low and worst_high. "
                "Add worst_low, or remove band_low and worst_high to leave the measure unscored. [reference-missing]"),
                ("band_high: a measure to stay in a band needs band_high beside band_low and worst_high. "
                "Add band_high, or remove band_low and worst_high to leave the measure unscored. [reference-missing]"),
            ],
        ),
        (
            {**BAND, "target": 5, "worst": 1},
            [
                ("worst: worst does not belong to a measure to stay in a band. "
                "Remove it; write worst_low and worst_high for the values that score 0. [reference-stray]"),
                ("target: target does not belong to a measure to stay in a band. "
                "Remove it; write band_low and band_high for the values that score 100. [reference-stray]"),
            ],
        ),
        (
            {"worst": 0, "target": 5, "band_low": 1},
            ["band_low: band_low does not belong to a measure to maximise. Remove it, or write direction: stay_in_band. [reference-stray]"],
        ),
        (
            {**BAND, "band_low": 2, "band_high": 1},
            [
                ("band_low: worst_low must lie below band_low; found 'worst_low 2, band_low 2'. "
                "Put worst_low, band_low, band_high and worst_high in order. [band-order]"),
                ("band_high: band_low must lie below band_high; found 'band_low 2, band_high 1'. "
                "Put worst_low, band_low, band_high and worst_high in order. [band-order]"),
            ],
        ),
        ({"scoring": TOLERANCE}, ["target: the scoring rule tolerance needs target. Add target, or write another rule. [reference-missing]"]),
        (
            {"scoring": TOLERANCE, "direction": "stay_in_band", "band_low": 1},
            ["band_high: the scoring rule tolerance needs band_high. Add band_high, or write another rule. [reference-missing]"],
        ),
        (
            {"scoring": PLAN},
            [
                "baseline: the scoring rule plan needs baseline. Add baseline, or write another rule. [reference-missing]",
                "target: the scoring rule plan needs target. Add target, or write another rule. [reference-missing]",
            ],
        ),
        (
            {"scoring": "progress", "baseline": 9, "target": 5},
            [("target: target must lie above baseline in a measure to maximise; found 'baseline 9, target 5'. "
             "Swap them, or change the direction. [way-side]")],
        ),
        (
            {"scoring": PLAN, "baseline": 5, "target": 9, "direction": "minimise"},
            [("target: target must lie below baseline in a measure to minimise; found 'baseline 5, target 9'. "
             "Swap them, or change the direction. [way-side]")],
        ),
        (
            {"scoring": {**RED_FLAG, "goal": 3}},
            [("scoring.goal: goal must lie above red_flag in a measure to maximise; found 'red_flag 5, goal 3'. "
             "Swap them, or change the direction. [way-side]")],
        ),
        (
            {"scoring": {**RED_FLAG, "goal": 5}},
            [("scoring.goal: goal equals red_flag, so that no score can be computed; found 'red_flag 5, goal 5'. "
             "Change one of them. [way-empty]")],
        ),
        (
            {**BAND, "scoring": RED_FLAG},
            [("scoring: the scoring rule red_flag_goal does not belong to a measure to stay in a band. "
             "Write direction: maximise or minimise, or another rule. [scoring-direction]")],
        ),
    ],
)  # fmt: skip
def test_what_does_not_fit(fields: dict[str, object], lines: list[str]) -> None:
    assert refusal(lambda: measure(**fields)) == lines


def test_each_changed_state_is_checked_at_its_own_place() -> None:
    changes = [
        {"since": "2026-Q2", "target": 50},
        {"since": "2026-Q3", "target": -5},
        {"since": "2026-Q4", "weight": 2},  # the fault of before is not told again
        {"since": "2026-12", "target": 0},
    ]
    assert refusal(lambda: measure(worst=0, target=100, changes=changes)) == [
        (
            "changes.1.worst: worst must lie below target in a measure to maximise; found 'worst 0, target -5'. "
            "Swap them, or change the direction. [worst-side]"
        ),
        (
            "changes.3.target: worst equals target, so that no score can be computed; found '0'. "
            "Change one of them. [worst-equals-target]"
        ),
    ]


def test_changes_come_in_the_order_of_their_days() -> None:
    changes = [{"since": "2026-07-02", "target": 50}, {"since": "2026-07", "target": 60}]
    assert refusal(lambda: measure(worst=0, target=100, changes=changes)) == [
        (
            "changes.1.since: this change does not come after the one before; found '2026-07-02, then 2026-07'. "
            "List the changes by their days, each day once. [changes-order]"
        )
    ]


def test_measure_on_a_day() -> None:
    changes = [{"since": "2026-Q2", "direction": "minimise", "worst": 9, "target": 0}, {"since": "2026-10-15", "scoring": "unscored"}]  # fmt: skip
    found = measure(worst=0, target=5, changes=changes)
    before, falling, shown = (found.at(date(2026, month, 15)) for month in (3, 4, 10))
    assert (before.direction, before.target, before.changes) == ("maximise", 5, ())
    assert (falling.direction, falling.worst, falling.scored) == ("minimise", 9, True)
    assert (shown.scored, shown.target) == (False, 0)
    assert found.scored
    still = measure(worst=0, target=5)
    assert still.at(date(2026, 1, 1)) is still
