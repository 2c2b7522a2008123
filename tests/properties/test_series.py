"""What holds for values over any periods: in one step as in several, in pieces as in one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.models import Frequency, Scorecard
from scorecard.scoring import observe
from scorecard.series import MeasureRecord, Observations, aggregate, rolling, shifted, to_date
from tests.scoring.cards import card, unscored

RULES = ("sum", "ratio", "last", "weighted")
FIELDS = ("value", "n", "standard_error", "numerator", "denominator", "state")


def described(first: str, last: str, year_starts: int, *rules: str) -> Scorecard:
    """A card of one measure for each rule, and two entities."""
    measures = [unscored(rule, aggregation=rule) for rule in rules]
    calendar = {"first": first, "last": last, "year_starts": year_starts}
    return card(*measures, calendar=calendar, entities=[{"id": e, "name": e} for e in ("north", "south")])


def record(rule: str, period: str, entity: str, random: np.random.Generator) -> MeasureRecord | None:
    """A value, or no record, or one that does not apply; rates and weighted means may count nothing."""
    kind = random.choice(["value"] * 12 + ["missing", "idle", "empty"])
    if kind == "missing":
        return None
    if kind == "idle":
        return MeasureRecord(rule, period, entity=entity, applicable=False)
    n = 0 if kind == "empty" else int(random.integers(1, 40))
    error = (None, 0.0, 0.5, 1.25)[random.integers(4)] if kind == "value" else 0.5
    if rule == "ratio":
        part, error = int(random.integers(0, n + 1)), None if n == 0 else error
        return MeasureRecord(rule, period, entity=entity, numerator=part, denominator=n, n=n, standard_error=error)
    return MeasureRecord(rule, period, random.integers(-50, 50) / 10, entity=entity, n=n, standard_error=error)


@st.composite
def observations(draw: st.DrawFn, *, whole_years: bool, rules: tuple[str, ...] = RULES) -> Observations:
    """Months of up to three fiscal years, from any month on."""
    year_starts = draw(st.integers(1, 12))
    length = 12 * draw(st.integers(1, 3)) if whole_years else draw(st.integers(1, 30))
    start = year_starts - 1 if whole_years else draw(st.integers(0, 11))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    months = [f"{2020 + m // 12}-{m % 12 + 1:02d}" for m in range(start, start + length)]
    found = [record(rule, month, e, random) for rule in rules for month in months for e in ("north", "south")]
    return observe(
        described(months[0], months[-1], year_starts, *rules), values=[one for one in found if one is not None]
    )


def same(found: Observations, expected: Observations) -> None:
    """Equal but for the last digits of floating numbers."""
    assert found.periods == expected.periods
    for name in FIELDS:
        one, other = getattr(found, name), getattr(expected, name)
        assert np.allclose(one, other, rtol=1e-12, atol=1e-12, equal_nan=True), name


@given(observations(whole_years=False), st.sampled_from(["missing", "keep"]))
def test_in_several_steps_as_in_one(obs: Observations, incomplete: str) -> None:
    """Months to quarters to half-years to years, beside months to years, at the edges of the calendar too."""

    def longer(source: Observations, *steps: Frequency) -> Observations:
        for step in steps:
            source = aggregate(source, frequency=step, incomplete=incomplete)  # type: ignore[arg-type]
        return source

    year = longer(obs, "year")
    for steps in (("quarter", "year"), ("half", "year"), ("quarter", "half", "year")):
        same(longer(obs, *steps), year)  # type: ignore[arg-type]


@given(observations(whole_years=True, rules=(*RULES, "mean")), st.data())
def test_in_pieces_as_in_one(obs: Observations, data: st.DataObject) -> None:
    """The first years and the others, each put together alone."""
    cut = 12 * data.draw(st.integers(0, len(obs.periods) // 12 - 1))
    step: Frequency = data.draw(st.sampled_from(["quarter", "half", "year"]))
    incomplete = data.draw(st.sampled_from(["missing", "keep"]))
    whole = aggregate(obs, frequency=step, incomplete=incomplete)
    pieces = [
        aggregate(piece(obs, a, b), frequency=step, incomplete=incomplete) for a, b in ((0, cut), (cut, None)) if b != 0
    ]
    assert sum((p.periods for p in pieces), ()) == whole.periods
    for name in (*FIELDS, "completeness"):
        together = np.concatenate([getattr(p, name) for p in pieces], axis=1)
        assert np.array_equal(together, getattr(whole, name), equal_nan=True), name


def piece(obs: Observations, start: int, end: int | None) -> Observations:
    """Some periods of observations, as observed on a card of their own."""
    periods = obs.periods[start:end]
    calendar = obs.card.calendar.model_copy(update={"first": periods[0], "last": periods[-1]})
    names = ("value", "standard_error", "n", "numerator", "denominator", "confidence", "state")
    parts = {name: getattr(obs, name)[:, start:end].copy() for name in names}
    return replace(obs, card=obs.card.model_copy(update={"calendar": calendar}), periods=periods, **parts)


@pytest.mark.parametrize(("span", "months"), [("quarter", 3), ("half", 6), ("year", 12)])
@given(observations(whole_years=True, rules=(*RULES, "mean")), st.sampled_from(["missing", "keep"]))
def test_to_date_in_the_last_period_is_the_whole(span: str, months: int, obs: Observations, incomplete: str) -> None:
    """Of a quarter, half-year or year; rolling over as many months says the same there."""
    whole = aggregate(obs, frequency=span, incomplete=incomplete)  # type: ignore[arg-type]
    ends = slice(months - 1, None, months)
    for found in (
        to_date(obs, span=span, incomplete=incomplete),  # type: ignore[arg-type]
        rolling(obs, window=months, incomplete=incomplete),  # type: ignore[arg-type]
    ):
        for name in (*FIELDS, "completeness"):
            assert np.array_equal(getattr(found, name)[:, ends], getattr(whole, name), equal_nan=True), name


@given(observations(whole_years=False))
def test_a_year_back_is_twelve_periods_back(obs: Observations) -> None:
    back = obs
    for _ in range(12):
        back = shifted(back, by="period")
    assert shifted(obs, by="year").numbers_json() == back.numbers_json()
