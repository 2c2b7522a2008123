"""Tests of the rules on owners and dates."""

from __future__ import annotations

from datetime import date

from scorecard.scoring.lint import lint
from tests.scoring.lint_cards import SERVE, spoilt, write

COURSE = f"{SERVE}.initiatives.0"


def lines(*faults: object, as_of: date | None = None) -> list[str]:
    """What lint says of the sound card with faults planted."""
    return [finding.to_text("en") for finding in lint(spoilt(*faults), as_of=as_of).findings]  # type: ignore[arg-type]


def test_objectives_and_measures_without_owner() -> None:
    assert lines(write(SERVE, owner="leave out"), write(f"{SERVE}.measures.1", owner="leave out")) == [
        (
            "advice: perspectives.0.objectives.0.owner (serve): Serve well has no owner. "
            "Name who answers for it. [owner-missing]"
        ),
        (
            "advice: perspectives.0.objectives.0.measures.1.owner (care): Care has no owner. "
            "Name who answers for it. [owner-missing]"
        ),
    ]


def test_an_initiative_without_owner() -> None:
    assert lines(write(COURSE, owner="leave out")) == [
        (
            "advice: perspectives.0.objectives.0.initiatives.0.owner (serve): the initiative Course has no owner. "
            "Name who answers for it. [initiative-unowned]"
        )
    ]


def test_an_initiative_without_days() -> None:
    assert lines(write(COURSE, due="leave out")) == [
        (
            "advice: perspectives.0.objectives.0.initiatives.0.due (serve): the initiative Course has no last day. "
            "Add start and due. [initiative-undated]"
        )
    ]
    assert lines(write(COURSE, due="leave out", start="leave out")) == [
        (
            "advice: perspectives.0.objectives.0.initiatives.0.start (serve): the initiative Course has no first or last "
            "day. Add start and due. [initiative-undated]"
        )
    ]


def test_an_initiative_past_its_end() -> None:
    line = (
        "advice: perspectives.0.objectives.0.initiatives.0.due (serve): the initiative Course was due on {}, before {}. "
        "Set a new day, or take it out if it is done. [initiative-late]"
    )
    assert lines(as_of=date(2026, 9, 30)) == []
    assert lines(as_of=date(2026, 10, 1)) == [line.format("2026-09-30", "2026-10-01")]
    # without a day, what was due before the calendar begins is late
    assert lines(write(COURSE, start="2025-01-01", due="2025-12-31")) == [line.format("2025-12-31", "2026-01-01")]
