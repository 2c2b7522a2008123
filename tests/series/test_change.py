"""Changes of a measure: which values count, from when on, and what they are held against."""

from __future__ import annotations

from datetime import UTC, date, datetime

import numpy as np
import pytest

from scorecard._text import Lang
from scorecard.errors import UsageError
from scorecard.models import Period, Scorecard
from scorecard.scoring import observe
from scorecard.series import (
    ChangeSignals,
    MeasureRecord,
    Observations,
    aggregate,
    change,
    rolling,
    shifted,
    to_date,
)
from tests.scoring.cards import card, measure, unscored

YEARS = {"first": "2025-01", "last": "2026-12"}
TWO = [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}]
VALUES = [10.0, 12.0, 11.0, 13.0, 12.0, 11.0, 12.0, 11.0, 13.0, 12.0, 11.0, 12.0]


def described(calendar: dict[str, str] = YEARS, **fields: object) -> Scorecard:
    return card(measure("delay", name={"en": "Delay", "zh": "延误"}, **fields), calendar=calendar, entities=TWO)


def observations(calendar: dict[str, str] = YEARS, **fields: object) -> Observations:
    """North: 12 months around 12, one missing, then 20; south: 5 all the time, one month without."""
    months = Period.parse("2025-01")
    records = [MeasureRecord("delay", str(months.next(i)), v, entity="north") for i, v in enumerate(VALUES)]
    records.append(MeasureRecord("delay", "2026-02", 20.0, entity="north"))
    records += [MeasureRecord("delay", str(months.next(i)), 5.0, entity="south") for i in range(12)]
    records.append(MeasureRecord("delay", "2026-01", entity="south", applicable=False))
    return observe(described(calendar, **fields), values=records)


def test_a_measure_brings_its_target_direction_and_unit() -> None:
    found = change(
        observations(direction="minimise", worst=30, target=15, unit={"kind": "days", "decimals": 0}),
        "delay",
        entity="north",
        baseline=12,
    )
    assert (found.measure, found.entity, found.name, found.decimals) == (
        "delay",
        "north",
        described().measure("delay").name,
        0,
    )
    assert (found.direction, found.target, found.n) == ("minimise", 15, 12)
    assert found.centre == pytest.approx(140 / 12, abs=1e-14)
    assert found.mean_moving_range == pytest.approx(14 / 11, abs=1e-14)
    assert found.upper == pytest.approx(140 / 12 + 2.66 * 14 / 11, abs=1e-12)
    assert found.assurance == "inconsistent"  # the upper limit is 15.05
    assert found.signals() == ("2026-02",)
    assert (found.last.period, found.last.previous) == ("2026-02", "2025-12")
    assert (found.last.arrow, found.last.meaning, found.last.verdict) == ("up", "worse", "signal")
    assert len(found.points) == 24
    assert found.point("2026-01").value is None
    assert found.point("2026-02").moving_range is None


def test_the_same_move_is_better_where_more_is_better() -> None:
    found = change(observations(), "delay", entity="north", baseline=12)
    assert (found.last.arrow, found.last.meaning, found.last.verdict) == ("up", "better", "signal")
    assert found.assurance == "consistently_fails"  # the target is 100


def test_falling_anchor_points_tell_that_less_is_better() -> None:
    falling = {"kind": "anchors", "points": [[5, 100], [30, 0]]}
    found = change(observations(scoring=falling, worst=None, target=None), "delay", entity="north", baseline=12)
    assert (found.last.arrow, found.last.meaning, found.direction) == ("up", "worse", "minimise")


def test_another_entity_has_limits_of_its_own() -> None:
    found = change(observations(), "delay", entity="south")
    assert (found.lower, found.centre, found.upper, found.signals()) == (5, 5, 5, ())
    assert found.last.verdict == "ordinary"


def test_a_value_that_is_not_usable_counts_as_none() -> None:
    obs = observations()
    state = obs.state.copy()
    state[0, 5, 0] = 3  # any state but usable
    fields = {name: getattr(obs, name) for name in ("card", "entities", "periods", "measures", "value", "n")}
    fields |= {name: getattr(obs, name) for name in ("standard_error", "numerator", "denominator", "confidence")}
    found = change(Observations(**fields, state=state), "delay", entity="north", minimum=8)
    assert found.point("2025-06").value is None
    assert found.n == 12
    assert obs.value[0, 5, 0] == 11


@pytest.mark.parametrize(
    "since",
    [
        "2025-04",
        "2025-Q2",
        " 2025-04-01 ",
        "2025-03-02",  # March began the day before
        date(2025, 4, 1),
        datetime(2025, 4, 1, 12, tzinfo=UTC),
        Period.parse("2025-04"),
        Period.parse("2025-Q2"),
    ],
)
def test_since_a_known_step(since: date | Period | str) -> None:
    found = change(observations(), "delay", entity="north", since=since, baseline=9, minimum=9)
    assert found.baseline.since == "2025-04"
    assert (found.baseline.first, found.baseline.last) == ("2025-04", "2025-12")
    assert found.centre == pytest.approx(107 / 9, abs=1e-14)
    assert found.point("2025-03").rules is None
    assert found.point("2025-03").value == 11


@pytest.mark.parametrize(
    ("calendar", "since", "first"),
    [
        ({"first": "2020", "last": "2030"}, "2025-02", "2026"),
        ({"first": "2024-H1", "last": "2026-H2"}, "2025-H2", "2025-H2"),
        ({"first": "2024-Q1", "last": "2026-Q4"}, "2025-10", "2025-Q4"),
        ({"first": "2025-W01", "last": "2025-W50"}, "2025-01-06", "2025-W02"),
        ({"first": "2025-W01", "last": "2025-W50"}, "2025", "2025-W02"),  # week 1 began on 30 December
        ({"first": "2020", "last": "2030"}, "1999", None),
    ],
)
def test_a_period_is_judged_if_its_first_day_is_no_earlier(
    calendar: dict[str, str], since: str, first: str | None
) -> None:
    obs = observe(card(measure("delay"), calendar=calendar), values=[])
    assert change(obs, "delay", since=since).baseline.since == first


def test_one_entity_need_not_be_named() -> None:
    obs = observe(card(measure("delay")), values=[MeasureRecord("delay", "2026-Q1", 3.0)])
    found = change(obs, "delay")
    assert (found.entity, found.reason, found.n) == ("demo", "too_few_points", 1)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: change(np.zeros(3), "delay"),  # type: ignore[arg-type]  # that is the point
            (
                "These are no observations.\n"
                "  these are no observations; found 'ndarray'. "
                "Make them with observe(), or give bare values to change_from_values(). [not-observations]"
            ),
        ),
        (
            lambda: change(observations(), "delays", entity="north"),
            "There is no measure 'delays'.\n  there is no measure 'delays'. Did you mean 'delay'? [unknown-measure]",
        ),
        (
            lambda: change(observations(), "delay"),
            "There are 2 entities.\n  there are 2 entities. Name one of them by entity=…. [entity-open]",
        ),
        (
            lambda: change(observations(), "delay", entity="north", since="spring"),
            (
                "This names neither a day nor a period.\n"
                "  this names neither a day nor a period; found 'spring'. "
                "Write a day such as 2026-04-01, or a period such as 2026-Q2 or 2026-04. [bad-since]"
            ),
        ),
    ],
)
def test_questions_that_cannot_be_answered(call, message) -> None:
    with pytest.raises(UsageError) as caught:
        call()
    assert str(caught.value) == message


def test_a_period_begins_on_the_day_of_the_fiscal_calendar() -> None:
    """The third fiscal quarter of 2025 begins in October; the quarters of the card begin in April, July, …."""
    fiscal = {"first": "2025-Q1", "last": "2026-Q4", "year_starts": 4}
    obs = observe(card(measure("delay"), calendar=fiscal), values=[])
    assert change(obs, "delay", since="2025-Q3").baseline.since == "2025-Q3"
    assert change(obs, "delay", since="2025-10-01").baseline.since == "2025-Q3"
    assert change(obs, "delay", since="2025-10").baseline.since == "2025-Q3"
    assert change(obs, "delay", since="2026-01-02").baseline.since == "2026-Q1"


def test_the_target_is_the_one_in_force_with_the_last_value() -> None:
    """The last value stands in February 2026."""
    changes = [{"since": "2026-02", "target": 90, "worst": 10}, {"since": "2026-03", "target": 80}]
    assert change(observations(changes=changes), "delay", entity="north").target == 90
    assert change(observations(changes=changes), "delay", entity="south").target == 100


def test_inside_a_band_is_neither_better_nor_worse() -> None:
    """North goes from 12 to 20: out of the band 5 to 15, nearer to a band from 25 on, within one from 5 to 25."""

    def meaning(low: float, high: float) -> str:
        fields = {"direction": "stay_in_band", "worst": None, "target": None, "worst_low": low - 5, "band_low": low}
        fields |= {"band_high": high, "worst_high": high + 5}
        return change(observations(**fields), "delay", entity="north").last.meaning

    assert (meaning(5, 15), meaning(25, 30), meaning(5, 25)) == ("worse", "better", "neither")


def test_words_are_those_of_the_scale_of_the_last_value() -> None:
    """A level put in below "high" makes it the fourth: nothing moved. What was "fine" the new scale does not have."""

    def levels(*ids: str) -> dict[str, object]:
        scored = [{"id": name, "name": name, "score": 10 * place} for place, name in enumerate(ids)]
        return {"kind": "levels", "levels": scored}

    old, new = levels("low", "fine", "high"), levels("low", "poor", "fair", "high")
    graded = {"id": "m", "name": "M", "scoring": old, "changes": [{"since": "2026-04", "scoring": new}]}
    described = card(graded, calendar={"first": "2026-01", "last": "2026-06"})
    words = ("high", "fine", "high", "high", "high", "high")
    values = [MeasureRecord("m", f"2026-{i:02}", text=word) for i, word in enumerate(words, 1)]
    found = change(observe(described, values=values), "m")
    assert [point.value for point in found.points] == [4.0, None, 4.0, 4.0, 4.0, 4.0]


OVERLAPPING = (
    "Neighbouring values share data, as they are made of the same periods in part: moving ranges are then smaller"
)
OF_WORDS = "The values are words, counted as numbers (no 0, yes 1; levels 1, 2, 3 …)"


def notes(found: ChangeSignals, lang: Lang = "en") -> list[str]:
    return [note.text(lang) for note in found.table().notes]


def test_values_that_share_data_are_said_to_have_limits_that_are_too_narrow() -> None:
    obs = observations(aggregation="mean")
    rolled = rolling(obs, window=4)
    found = change(rolled, "delay", entity="north", minimum=4)
    assert [note[: len(OVERLAPPING)] for note in notes(found) if "share" in note] == [OVERLAPPING]
    assert any("共用数据" in note for note in notes(found, "zh"))
    for apart in (obs, rolling(obs, window=1), aggregate(obs, frequency="quarter"), shifted(obs, by="period")):
        assert not change(apart, "delay", entity="north", minimum=4).cautions
    for shared in (to_date(obs), shifted(rolled, by="period"), rolling(rolling(obs, window=2), window=1)):
        assert change(shared, "delay", entity="north", minimum=4).cautions == found.cautions
    assert not change(
        rolling(obs, window=20), "delay", entity="north", minimum=4
    ).cautions  # no limits, nothing to doubt


def test_the_last_value_of_a_window_is_that_of_one_period() -> None:
    plan = card(measure("delay", aggregation="last"), calendar=YEARS)
    records = [MeasureRecord("delay", f"2025-{m:02d}", float(m % 4)) for m in range(1, 13) if m != 6]
    obs = observe(plan, values=records)
    assert rolling(obs, window=3).overlapping == ()
    assert not change(rolling(obs, window=3), "delay", minimum=4).cautions
    kept = rolling(obs, window=3, incomplete="keep")  # the value of May is that of June too
    assert kept.overlapping == ("delay",)


def test_words_are_said_to_be_counted_as_numbers() -> None:
    grades = [
        {"id": name, "name": name.title(), "score": score} for name, score in (("low", 0), ("mid", 60), ("top", 100))
    ]
    for scoring, said in (({"kind": "levels", "levels": grades}, ["low", "top"]), ({"kind": "yes_no"}, ["no", "yes"])):
        plan = card(unscored("mood", scoring=scoring), calendar=YEARS)
        records = [MeasureRecord("mood", f"2025-{m:02d}", text=said[m % 2]) for m in range(1, 13)]
        found = change(observe(plan, values=records), "mood")
        assert [note[: len(OF_WORDS)] for note in notes(found) if "words" in note] == [OF_WORDS]
        assert any("数值为文字" in note for note in notes(found, "zh"))
