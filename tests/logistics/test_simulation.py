"""A simulation is the same however it is taken out."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.instruments import servqual
from scorecard.logistics import ServiceTruth, Simulation, simulate
from tests.refusal import refusal


def test_the_number_of_lines_is_met_on_the_mean() -> None:
    counts = [sum(int(b.drawn.counts.sum()) for b in simulate(lines=600, seed=s).blocks()) for s in range(60)]
    # an order has 3 lines with a deviation of about 3; 200 orders, 60 simulations
    assert sum(counts) / 60 == pytest.approx(600, abs=4 * 3 * 200**0.5 / 60**0.5 + 3)


def test_equal_seeds_give_equal_records() -> None:
    one, same, other = (simulate(lines=500, seed=s).frame("orders") for s in (1, 1, 2))
    assert one.equals(same)
    assert not one.equals(other)


def test_the_layout_reads_the_columns() -> None:
    simulation = simulate(lines=50, seed=1)
    layout, frame = simulation.layout, simulation.frame("orders")
    named = [layout.order, *(layout.column_of(name) for name in (*layout.date_names, *layout.number_names))]
    assert {name for name in named if name is not None} <= set(frame.columns)
    assert dict(layout.segments) == {"value_class": "value_class", "region": "region"}


def test_only_numbers_that_can_be_used() -> None:
    assert refusal(lambda: simulate(lines=0, seed=1), error=UsageError) == [
        "lines must be a whole number from 1 to 100000000; found '0'. Change it. [simulation-number]"
    ]
    assert refusal(lambda: simulate(lines=5, seed=-1), error=UsageError) == [
        "seed must be a whole number from 0 to 18446744073709551615; found '-1'. Change it. [simulation-number]"
    ]


@pytest.mark.parametrize(
    "ask", [lambda s: s.survey_layout, lambda s: s.frame("survey"), lambda s: list(s.survey_blocks())]
)
def test_without_an_instrument_there_is_no_survey(ask: object) -> None:
    simulation = simulate(lines=5, seed=1)
    assert callable(ask)
    assert refusal(lambda: ask(simulation), error=UsageError) == [
        "the simulation has no survey. Give simulate an instrument. [simulation-no-survey]"
    ]


def test_a_survey_does_not_change_the_orders() -> None:
    with_survey: Simulation = simulate(lines=300, seed=3, instrument=servqual(points=5))
    assert with_survey.frame("orders").equals(simulate(lines=300, seed=3, parameters=ServiceTruth()).frame("orders"))
