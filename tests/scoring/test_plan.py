"""How much of a plan has passed, counted in periods or in days."""

from __future__ import annotations

import pytest

from scorecard.models import Calendar, Period, PlanScoring
from scorecard.scoring.plan import plan_position


@pytest.mark.parametrize(
    ("start", "end", "period", "passed", "length", "in_days"),
    [
        ("2026-Q2", "2027-Q1", "2026-Q1", 0, 4, False),
        ("2026-Q2", "2027-Q1", "2026-Q2", 1, 4, False),
        ("2026-Q2", "2027-Q1", "2027-Q1", 4, 4, False),
        ("2026-Q2", "2027-Q1", "2029-Q1", 4, 4, False),
        ("2026", "2027", "2026-03", 3, 24, False),
        ("2026-H2", "2026-H2", "2026-Q3", 1, 2, False),
        ("2026-W50", "2027-W02", "2027-W01", 5, 6, False),  # 2026 has 53 weeks
        ("2026", "2026", "2026-W01", 4, 365, True),  # that week ends on Sunday, 4 January
        ("2026-02", "2026-02", "2026-Q1", 28, 28, True),  # the quarter holds the whole plan
        ("2026-02", "2026-02", "2025-Q4", 0, 28, True),
    ],
)
def test_position(start, end, period, passed, length, in_days):
    calendar = Calendar(first=period, last=period)
    found = plan_position(PlanScoring(start=start, end=end), Period.parse(period), calendar=calendar)
    assert (found.passed, found.length, found.in_days) == (passed, length, in_days)
    assert found.share == passed / length


@pytest.mark.parametrize(
    ("start", "end", "period", "passed", "length"),
    [
        ("2026", "2026", "2026-03", 0, 12),  # the fiscal year 2026 begins with April
        ("2026", "2026", "2026-04", 1, 12),
        ("2026", "2026", "2027-03", 12, 12),
        ("2026-Q2", "2026-Q3", "2026-09", 3, 6),  # July to December
        ("2026-H2", "2026-H2", "2026-12", 3, 6),  # October to March
        ("2026", "2026", "2026-Q3", 3, 4),
    ],
)
def test_longer_periods_of_a_plan_are_those_of_the_fiscal_year(start, end, period, passed, length):
    calendar = Calendar(first=period, last=period, year_starts=4)
    found = plan_position(PlanScoring(start=start, end=end), Period.parse(period), calendar=calendar)
    assert (found.passed, found.length, found.in_days) == (passed, length, False)
