"""What was declared stands beside the figures it belongs to."""

from __future__ import annotations

from scorecard.logistics.declared_meanings import line_durations, sentences_of
from scorecard.logistics.service_definitions import CycleTime, ServiceDefinitions
from tests.logistics.cells import DEFINITIONS


def test_each_choice_explains_its_own_names() -> None:
    found = sentences_of(DEFINITIONS)
    assert DEFINITIONS.on_time is not None
    assert DEFINITIONS.cycle_time is not None
    assert found["on_time"] == found["order_lateness"] == found["value_on_time"] == DEFINITIONS.on_time.sentence
    assert found["cycle_time"] == DEFINITIONS.cycle_time.sentence
    assert found["line_otif"].text("en") == f"{found['on_time'].text('en')} {found['in_full'].text('en')}"


def test_what_is_not_declared_has_no_sentence() -> None:
    assert sentences_of(ServiceDefinitions(period_by="ordered")) == {}


def test_durations_of_lines_are_told_apart() -> None:
    assert line_durations(DEFINITIONS) == {"lateness", "notice"}
    cycle = CycleTime(start="ordered_at", end="delivered_at", clock="dates", level="line")
    by_line = ServiceDefinitions(cycle_time=cycle, period_by="ordered")
    assert line_durations(by_line) == {"lateness", "notice", "cycle_time"}
