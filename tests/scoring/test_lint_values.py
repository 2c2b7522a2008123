"""Tests of the rules on values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from scorecard.scoring import lint, observe
from scorecard.scoring.lint_report import Finding
from scorecard.series import MeasureRecord, Observations
from tests.scoring.lint_cards import SERVE, spoilt, write

SPEED = f"{SERVE}.measures.0"
TWO_SITES = write("", entities=[{"id": "north", "name": "North"}, {"id": "south", "name": "South"}])

# 24 months in which measures of one objective go together, r = 0.8 or so, and none tells what another does
VARIED = [float(30 + (i * i * 3) % 17) for i in range(24)]
SALES = [40 + (i * i * 7) % 23 for i in range(24)]
PLAIN = {
    "care": [v + (-1) ** i * 3 for i, v in enumerate(VARIED)],
    "sales": SALES,
    "margin": [20 + v + (-1) ** i * 4 for i, v in enumerate(SALES)],
}
ON_TIME = write(f"{SERVE}.initiatives.0", due="2027-12-31")


def observed(
    *faults: object, speed: Sequence[float | None], others: int = 24, entities: Sequence[str | None] = (None,)
) -> Observations:
    """Observations of the sound card: speed as given, the others unremarkable."""
    card = spoilt(ON_TIME, *faults)  # type: ignore[arg-type]
    periods = [str(p) for p in card.calendar.periods]
    records = [
        MeasureRecord(name, periods[i], value, entity=entity)
        for entity in entities
        for name, values in {**PLAIN, "speed": list(speed)}.items()
        for i, value in enumerate(values[:others])
        if value is not None
    ]
    return observe(card, values=records)


def lines(obs: Observations, *codes: str) -> list[str]:
    """What lint says with these codes, or at all."""
    return [f.to_text("en") for f in lint(obs.card, obs).findings if not codes or f.code in codes]


def only(obs: Observations) -> Finding:
    """The only finding."""
    (finding,) = lint(obs.card, obs).findings
    return finding


def test_nothing_is_said_of_sound_values() -> None:
    assert lines(observed(speed=VARIED)) == []


def test_a_measure_without_any_value() -> None:
    found = only(observed(speed=[], others=5))
    assert found.to_text("en") == (
        "advice: perspectives.0.objectives.0.measures.0 (speed): Speed has no value in 5 periods. "
        "Bring its values, or take the measure out until there are some. [values-never]"
    )
    assert dict(found.numbers) == {"periods": 5}


def test_one_entity_without_any_value() -> None:
    card = spoilt(TWO_SITES)
    both = observed(TWO_SITES, speed=VARIED, entities=["north", "south"])
    assert lines(both, "values-never") == []
    south = [
        MeasureRecord(m, "2026-01", float(v), entity=e)
        for e in ("north", "south")
        for v, m in enumerate(("speed", "care", "sales", "margin"), 20)
        if (m, e) != ("speed", "south")
    ]
    assert lines(observe(card, values=south)) == [
        (
            "advice: perspectives.0.objectives.0.measures.0 (speed, south): Speed has no value in 1 period. "
            "Bring its values, or take the measure out until there are some. [values-never]"
        )
    ]
    nowhere = [record for record in south if record.measure != "speed"]
    assert [(f.code, f.entity) for f in lint(card, observe(card, values=nowhere)).findings] == [("values-never", None)]


def test_what_does_not_apply_is_not_missing() -> None:
    card = spoilt(TWO_SITES)
    values = [
        MeasureRecord(m, "2026-01", float(v), entity=e)
        for e in ("north", "south")
        for v, m in enumerate(("speed", "care", "sales", "margin"), 20)
        if (m, e) != ("speed", "south")
    ]
    values.append(MeasureRecord("speed", "2026-01", entity="south", applicable=False))
    assert lines(observe(card, values=values)) == []


def test_values_that_stop() -> None:
    found = only(observed(speed=VARIED[:6], others=9))
    assert found.to_text("en") == (
        "advice: perspectives.0.objectives.0.measures.0 (speed): Speed has no value from 2026-07 to 2026-09: 3 periods; "
        "reported from 3 on. Ask its owner for the values; mark the cells that do not apply. [values-silent]"
    )
    assert dict(found.numbers) == {"periods": 3, "limit": 3}
    assert lines(observed(speed=VARIED[:7], others=9)) == []  # two periods
    assert lines(observed(speed=[*VARIED[:2], None, None, None, *VARIED[5:9]], others=9), "values-silent") != []
    assert lines(observed(speed=[None] * 4 + VARIED[4:9], others=9)) == []  # begun later
    card_obs = observed(speed=VARIED[:6], others=9)
    assert lint(card_obs.card, card_obs, silent_periods=4).findings == ()


def test_a_measure_taken_by_quarter_may_be_silent_for_eight_months() -> None:
    by_quarter = write(SPEED, frequency="quarter", carry_forward=2)
    assert lines(observed(by_quarter, speed=VARIED[:4], others=12)) == []  # 8 months
    assert lines(observed(by_quarter, speed=VARIED[:4], others=13), "values-silent") != []  # 9 months, 3 quarters
    assert lines(observed(by_quarter, speed=[], others=2)) == []  # the first quarter is not over
    assert lines(observed(by_quarter, speed=[], others=3), "values-never") != []


def test_values_that_never_change() -> None:
    found = only(observed(speed=[42.0] * 4, others=4))
    assert found.to_text("en") == (
        "advice: perspectives.0.objectives.0.measures.0 (speed): all 4 values of Speed are 42. "
        "Check how the values are collected. [values-constant]"
    )
    assert dict(found.numbers) == {"n": 4, "value": 42}
    assert lines(observed(speed=[42.0] * 3, others=3)) == []
    assert lines(observed(speed=[42.0] * 4 + [43.0], others=5)) == []


def test_a_share_above_one_and_a_negative_count() -> None:
    percent = write(SPEED, unit={"kind": "percent"})
    assert lines(observed(percent, speed=[50, 104, 60, 101], others=4), "values-outside") == [
        (
            "advice: perspectives.0.objectives.0.measures.0 (speed): 2 values of Speed cannot be in the unit percent; "
            "the first is 104 in 2026-02. Check the values, or choose a unit that allows them. [values-outside]"
        )
    ]
    count = write(SPEED, unit={"kind": "count"})
    assert lines(observed(count, speed=[50, -1], others=2), "values-outside") != []
    assert lines(observed(count, speed=[50, 5000], others=2), "values-outside") == []
    growth = write(SPEED, unit={"kind": "percent"}, worst=-5)
    assert lines(observed(growth, speed=[50, -2], others=2), "values-outside") == []
    fraction = write(SPEED, unit={"kind": "fraction"}, worst=0.5, target=0.9, baseline=0.6)
    assert lines(observed(fraction, speed=[0.7, 1.2], others=2), "values-outside") != []


@pytest.mark.parametrize("field", ["n", "standard_error", "denominator"])
def test_numbers_below_zero_are_an_error(field: str) -> None:
    """No file brings them in; observations built otherwise may."""
    obs = observed(speed=VARIED)
    array = np.full(obs.value.shape, np.nan)
    array[0, 3, 0], array[0, 5, 0] = -2.0, -3.0
    wrong = replace(obs, **{field: array})
    (found,) = lint(wrong.card, wrong).errors
    assert found.to_text("en") == (
        f"error: perspectives.0.objectives.0.measures.0 (speed): 2 cells of Speed have a negative {field}; "
        "the first is -2. Write zero or more. [sample-negative]"
    )


def test_a_target_that_is_always_reached() -> None:
    found = only(observed(speed=[101, 100, 130, 104], others=4))
    assert found.to_text("en") == (
        "advice: perspectives.0.objectives.0.measures.0.target (speed): all 4 scores of Speed are 100 or more. "
        "Set a target that asks for something. [target-easy]"
    )
    assert dict(found.numbers) == {"n": 4, "lowest": 100, "highest": 130}
    assert lines(observed(speed=[101, 99.9, 130, 104], others=4)) == []
    assert lines(observed(speed=[101, 100, 130], others=3)) == []


def test_a_target_out_of_reach() -> None:
    assert lines(observed(speed=[-1, 0, -30, -4], others=4)) == [
        (
            "advice: perspectives.0.objectives.0.measures.0.target (speed): all 4 scores of Speed are 0. "
            "Move worst to where values lie, or target within reach. [target-hopeless]"
        )
    ]
    assert lines(observed(speed=[-1, 0.1, -30, -4], others=4)) == []


def test_months_that_do_not_apply_are_no_silence() -> None:
    card = spoilt(ON_TIME)
    months = [str(p) for p in card.calendar.periods][:9]
    values = [MeasureRecord(name, p, v) for name in PLAIN for p, v in zip(months, PLAIN[name], strict=False)]
    values += [MeasureRecord("speed", p, v) for p, v in zip(months[:5], VARIED, strict=False)]
    values += [MeasureRecord("speed", p, applicable=False) for p in months[5:]]
    assert lines(observe(card, values=values)) == []
