"""Parameters of simulated complaints."""

from __future__ import annotations

from scorecard.logistics import ComplaintTruth
from tests.refusal import refusal


def test_problems_are_told_at_once() -> None:
    assert refusal(lambda: ComplaintTruth(solved=2, solving_days=0.5)) == [
        "solved: this must be at most 1; found '2'. Change the value. [out-of-range]",
        "solving_days: this must be at least 1; found '0.5'. Change the value. [out-of-range]",
    ]


def test_no_complaint_need_be_made() -> None:
    assert ComplaintTruth(complains=0).complains == 0
