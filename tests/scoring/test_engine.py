"""Evaluation over all periods and entities equals evaluation of each; a foreign grid is refused."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.models import Period
from scorecard.scoring import evaluate, observe
from scorecard.series import MeasureRecord
from tests.refusal import refusal
from tests.scoring.cards import card, measure

REGIONS = [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}]
ARRAYS = (
    "value",
    "raw",
    "score",
    "low",
    "high",
    "value_low",
    "value_high",
    "coverage",
    "bound_low",
    "bound_high",
    "performance",
    "progress",
    "error_known",
    "status",
    "reason",
)


def filled():
    described = card(
        measure("a", weight=0.3, best=120, baseline=20),
        measure("b", weight=0.45, direction="minimise"),
        measure("c", weight=0.1, direction="target_is_best"),
        *(measure(f"m{i}", weight=0.01 * i) for i in range(1, 12)),
        entities=REGIONS,
    )
    rng = np.random.default_rng(3)
    values = [
        MeasureRecord(m.id, f"2026-Q{q}", float(rng.uniform(-20, 130)), entity=e["id"], n=30, standard_error=4.0)
        for m in described.measures
        for q in (1, 2, 3, 4)
        for e in REGIONS
        if rng.random() < 0.8
    ]
    return described, observe(described, values=values)


def test_slices_equal_the_whole_to_the_last_bit():
    described, obs = filled()
    whole = evaluate(described, obs)
    assert whole.score.shape == (2, 4, len(described.node_ids))
    for e, entity in enumerate(("north", "south")):
        for p, period in enumerate(described.calendar.periods):
            part = evaluate(described, obs, period=period, entity=entity)
            for name in ARRAYS:
                np.testing.assert_array_equal(getattr(part, name)[0, 0], getattr(whole, name)[e, p], err_msg=name)


def test_period_as_text_or_period_and_entity_alone():
    described, obs = filled()
    by_text, by_period = (
        evaluate(described, obs, period="2026-Q3"),
        evaluate(described, obs, period=Period.parse("2026-Q3")),
    )
    np.testing.assert_array_equal(by_text.score, by_period.score)
    assert by_text.periods == (Period.parse("2026-Q3"),)
    south = evaluate(described, obs, entity="south")
    assert (south.entities, len(south.periods)) == (("south",), 4)


def test_a_changed_card_may_use_the_same_values():
    """Other weights, targets or bands need no new observations."""
    described, obs = filled()
    changed = card(*(m.model_dump(exclude_none=True) | {"weight": 1} for m in described.measures), entities=REGIONS)
    assert not np.array_equal(evaluate(changed, obs).score, evaluate(described, obs).score, equal_nan=True)


@pytest.mark.parametrize(
    ("other", "message"),
    [
        (
            {"entities": REGIONS[:1]},
            "The observations were made for a card with other entities.\n  the observations were made for a card with other entities; found 'south'. Make the observations anew: observe(card, …). [observations-other-card]",
        ),
        (
            {"calendar": {"first": "2026-Q1", "last": "2026-Q3"}, "entities": REGIONS},
            "The observations were made for a card with other periods.\n  the observations were made for a card with other periods; found '2026-Q4'. Make the observations anew: observe(card, …). [observations-other-card]",
        ),
        (
            {"calendar": {"first": "2026-Q1", "last": "2026-Q4", "year_starts": 4}, "entities": REGIONS},
            "The observations were made for a card whose fiscal years start in another month.\n  the observations were made for a card whose fiscal years start in another month; found 'month 1, and 4 in the card'. Write year_starts: 1 in the calendar of the card, or make the observations anew. [observations-other-years]",
        ),
    ],
)
def test_values_of_another_grid_are_refused(other, message):
    described, obs = filled()
    changed = card(*(m.model_dump(exclude_none=True) for m in described.measures), **other)
    with pytest.raises(UsageError) as caught:
        evaluate(changed, obs)
    assert str(caught.value) == message


def test_values_of_other_measures_are_refused():
    described, obs = filled()
    swapped = card(*(m.model_dump(exclude_none=True) for m in described.measures[::-1]), entities=REGIONS)
    with pytest.raises(UsageError, match=r"other measures; found 'another order'"):
        evaluate(swapped, obs)


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        (
            {"period": "2026-Q5"},
            "There is no period '2026-Q5'.\n  there is no period '2026-Q5'. Did you mean '2026-Q4'? [unknown-period]",
        ),
        (
            {"entity": "nort"},
            "There is no entity 'nort'.\n  there is no entity 'nort'. Did you mean 'north'? [unknown-entity]",
        ),
    ],
)
def test_unknown_period_or_entity(choice, message):
    described, obs = filled()
    with pytest.raises(UsageError) as caught:
        evaluate(described, obs, **choice)
    assert str(caught.value) == message


QUARTERS = {"Q1": 76, "Q2": None, "Q3": 74, "Q4": 74}


def guarded(first: str, last: str, values: dict[str, int | None] = QUARTERS, **fields: object):
    described = card(measure("a"), guard=2, calendar={"first": first, "last": last}, **fields)
    known = [MeasureRecord("a", f"2026-{name}", v) for name, v in values.items() if first <= f"2026-{name}" <= last]
    return described, observe(described, values=known)


def test_a_previous_evaluation_hands_on_the_band_of_its_last_period_with_a_score() -> None:
    # amber in Q1 holds Q3, which lies within 2 points of it, although nothing is known in between
    whole = evaluate(*guarded("2026-Q1", "2026-Q4"))
    earlier = evaluate(*guarded("2026-Q1", "2026-Q2"))
    later = evaluate(*guarded("2026-Q3", "2026-Q4"), previous=earlier)
    assert whole.status[0, :, 0].tolist() == [1, -1, 1, 1]
    assert later.status[0, :, 0].tolist() == [1, 1]


def test_a_previous_evaluation_starts_the_period_after_it_not_the_calendar() -> None:
    told = evaluate(*guarded("2026-Q1", "2026-Q4", {"Q2": 78}), period="2026-Q2")
    restated = guarded("2026-Q1", "2026-Q4", {"Q1": 70, "Q2": 76, "Q3": 76})
    assert evaluate(*restated, period="2026-Q3")["a"].status == "red"
    assert evaluate(*restated, period="2026-Q3", previous=told)["a"].status == "amber"
    assert evaluate(*restated, previous=told).status[0, :3, 0].tolist() == [0, 0, 1]


def test_a_previous_evaluation_with_another_number_of_bands_holds_nothing() -> None:
    five = [
        {"id": name, "name": name, "low": 20 * i, "high": 20 * i + 20, "level": "watch", "letter": name.upper()}
        for i, name in enumerate("edcba")
    ]
    earlier = evaluate(*guarded("2026-Q1", "2026-Q2", {"Q2": 95}, bands=five))
    assert earlier.status[0, -1, 0] == 4
    later = evaluate(*guarded("2026-Q3", "2026-Q4", {"Q3": 74}), previous=earlier)
    assert later.status[0, :, 0].tolist() == [0, -1]


@pytest.mark.parametrize(
    ("option", "given", "line"),
    [
        ("only", "Leading", "the option only has an unknown value; found 'Leading'. Use one of: 'leading', 'lagging'. [bad-option]"),
        ("as_of", "2026-04-30", "as_of must be a day; found '2026-04-30'. Write date(2026, 4, 30) of datetime. [not-a-day]"),
        (
            "as_of",
            datetime(2026, 4, 30, 12, tzinfo=UTC),
            "as_of must be a day; found '2026-04-30 12:00:00+00:00'. Write date(2026, 4, 30) of datetime. [not-a-day]",
        ),
    ],
)  # fmt: skip
def test_options_that_are_none_are_refused(option: str, given: object, line: str) -> None:
    described, obs = filled()
    assert refusal(lambda: evaluate(described, obs, **{option: given}), error=UsageError) == [line]  # type: ignore[arg-type]
