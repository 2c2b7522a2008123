"""Candidates for a target through the front door, against scipy and by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

import scorecard as sc
from scorecard.errors import UsageError
from scorecard.series import MeasureRecord
from tests.refusal import refusal
from tests.scoring.cards import measure
from tests.scoring.target_cases import TEN, counted, history, monthly

MEAN, SD = np.mean(TEN), np.std(TEN, ddof=1)


def said(edge: float, *, low: bool = True) -> float:
    """Student's probability of a next value beyond an edge."""
    t = (edge - MEAN) / (SD * math.sqrt(1.1))
    return float(stats.t.sf(t, 9) if low else stats.t.cdf(t, 9))


def test_probabilities_are_those_of_student() -> None:
    card, obs = history(target=6, worst=4)
    found = sc.target_options(card, obs, measure="days", benchmark=6.5, requirement=5.0)
    assert (found.period, found.entity, found.model, found.history.n) == ("2025-11", "demo", "t", 10)
    assert [o.id for o in found.options] == [
        "in_force",
        "centre",
        "upper_limit",
        "lower_limit",
        "delivers_95",
        "delivers_99",
        "best_stretch",
        "benchmark",
        "requirement",
    ]
    for name, value in (("in_force", 6.0), ("benchmark", 6.5), ("requirement", 5.0), ("centre", MEAN)):
        option = found.option(name)
        assert option.value == pytest.approx(value, abs=1e-12)
        assert option.chance == pytest.approx(said(value), abs=1e-9)
    assert (found.option("in_force").met, found.option("benchmark").met, found.option("requirement").met) == (3, 0, 10)


def test_delivered_values_are_quantiles() -> None:
    card, obs = history()
    found = sc.target_options(card, obs, measure="days", shares=[0.9])
    option = found.option("delivers_90")
    assert option.value == pytest.approx(MEAN - stats.t.ppf(0.9, 9) * SD * math.sqrt(1.1), abs=1e-9)
    assert option.chance == pytest.approx(0.9, abs=1e-9)


def test_a_measure_to_minimise_looks_the_other_way() -> None:
    card, obs = history(direction="minimise", worst=9, target=5)
    found = sc.target_options(card, obs, measure="days")
    assert found.option("in_force").chance == pytest.approx(said(5.0, low=False), abs=1e-9)
    assert found.option("delivers_95").value == pytest.approx(MEAN + stats.t.ppf(0.95, 9) * SD * math.sqrt(1.1))
    assert found.option("best_stretch").value == pytest.approx((5.2 + 5.9 + 5.4) / 3)


def test_counts_whose_rate_is_constant_are_beta_binomial() -> None:
    counts = [(41, 50), (39, 50), (43, 50), (40, 50), (42, 50)]
    card, obs = counted(counts)
    found = sc.target_options(card, obs, measure="days", trials=40, requirement=80)
    law = stats.betabinom(40, 205 + 1, 45 + 1)
    assert (found.model, found.history.mean) == ("beta_binomial", pytest.approx(82.0))
    assert found.option("requirement").chance == pytest.approx(law.sf(31), abs=1e-6)
    assert found.option("in_force").chance == pytest.approx(law.sf(35), abs=1e-6)
    forced = sc.target_options(card, obs, measure="days", model="t", requirement=80)
    rates = np.array([82.0, 78, 86, 80, 84])
    t = (80 - rates.mean()) / (rates.std(ddof=1) * math.sqrt(1.2))
    assert forced.option("requirement").chance == pytest.approx(stats.t.sf(t, 4), abs=1e-9)
    last = sc.target_options(card, obs, measure="days", requirement=80).option("requirement").chance
    assert last == pytest.approx(stats.betabinom(50, 206, 46).sf(39), abs=1e-6)


def test_the_target_is_for_the_period_named_and_only_values_before_it_count() -> None:
    changes = [{"since": "2025-08", "target": 7}]
    card, obs = history(target=6, worst=4, changes=changes)
    found = sc.target_options(card, obs, measure="days", period="2025-08", first="2025-02")
    assert (found.period, found.history.n, found.history.first, found.history.last) == (
        "2025-08",
        6,
        "2025-02",
        "2025-07",
    )
    assert found.option("in_force").value == 7
    assert found.option("centre").value == pytest.approx(np.mean(TEN[1:7]))
    assert sc.target_options(card, obs, measure="days", period="2025-07").option("in_force").value == 6


def test_after_the_last_period_of_the_calendar_comes_the_next_one() -> None:
    card, obs = history([float(i % 5) for i in range(24)])
    assert sc.target_options(card, obs, measure="days").period == "2027-01"


def test_without_values_nothing_is_said() -> None:
    card, obs = history([])
    found = sc.target_options(card, obs, measure="days", requirement=5)
    assert (found.period, found.history.n, found.history.first, found.model) == ("2025-01", 0, None, None)
    assert {(o.chance, o.reason) for o in found.options} == {(None, "too_few_values")}
    assert found.option("requirement").value == 5
    assert found.option("centre").value is None


def test_entities_have_their_own_past() -> None:
    units = [{"id": name, "name": name} for name in ("north", "south")]
    card = monthly(measure("days", target=6, worst=4), entities=units)
    pairs = [("north", 0.0), ("south", 1.0)]
    records = [
        MeasureRecord("days", f"2025-{i:02d}", value + more, entity=unit)
        for unit, more in pairs
        for i, value in enumerate(TEN, start=1)
    ]
    obs = sc.observe(card, values=records)
    south = sc.target_options(card, obs, measure="days", entity="south")
    assert (south.entity, south.option("in_force").chance) == ("south", pytest.approx(said(5.0), abs=1e-9))
    shuffled = sc.observe(card, values=records[::-1])
    assert sc.target_options(card, shuffled, measure="days", entity="south").numbers_json() == south.numbers_json()
    assert refusal(lambda: sc.target_options(card, obs, measure="days"), error=UsageError) == [
        "there are 2 entities. Name one of them by entity=…. [entity-open]"
    ]


def test_unknown_names_are_refused() -> None:
    card, obs = history()
    assert refusal(lambda: sc.target_options(card, obs, measure="day"), error=UsageError) == [
        "there is no measure 'day'. Did you mean 'days'? [unknown-measure]"
    ]
    assert refusal(lambda: sc.target_options(card, obs, measure="days", period="2024-12"), error=UsageError) == [
        "there is no period '2024-12'. Did you mean '2026-12'? [unknown-period]"
    ]


@pytest.mark.parametrize(
    ("scoring", "words"),
    [
        ("yes_no", ["yes", "no"]),
        (
            {"kind": "levels", "levels": [{"id": i, "name": i, "score": s} for i, s in (("late", 20), ("done", 100))]},
            ["late", "done"],
        ),
    ],
)
def test_no_target_in_numbers_follows_from_words(scoring: object, words: list[str]) -> None:
    card = monthly({"id": "days", "name": "Days", "scoring": scoring})
    values = [MeasureRecord("days", f"2025-{month:02d}", text=words[month % 2]) for month in range(1, 13)]
    obs = sc.observe(card, values=values)
    assert refusal(lambda: sc.target_options(card, obs, measure="days"), error=UsageError) == [
        (
            "the values of this measure are words, from which no target in numbers follows; found 'days'. Choose a measure "
            "whose values are numbers; value_for tells which word a status needs. [target-of-words]"
        )
    ]
