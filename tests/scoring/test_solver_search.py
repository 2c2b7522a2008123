"""Every place where a goal begins to be reached, narrowed down to the last bit."""

from __future__ import annotations

import pytest

from scorecard.scoring import observe
from scorecard.scoring.solver_curve import Curve
from scorecard.scoring.solver_search import Goal, search
from tests.scoring.cards import card, measure, records


def found(segments, goal, **options):
    written = card(measure("a", direction="target_is_best"))
    curve = Curve(written, observe(written, values=records(a=5)), "a", "customer", 0, 0)
    return search(curve, segments, goal, **{"rising": True, "discrete": False, **options})


def test_both_sides_of_a_peak():
    result = found([(0.0, 50.0), (50.0, 100.0)], Goal(75.0, None))
    assert sorted(result.values) == [37.5, 50, 62.5]
    assert result.looked.value.tolist() == [0, 50, 100]
    assert sorted(found([(0.0, 50.0), (50.0, 100.0)], Goal(None, 1)).values) == [37.5, 50, 62.5]


def test_a_number_with_more_digits_is_right_to_the_last_bits():
    low = min(found([(0.0, 50.0)], Goal(100 / 3, None)).values)
    assert low == pytest.approx(50 / 3, abs=1e-9)


def test_parts_find_what_the_ends_hide():
    """From 0 to 100 both ends are at 0: only the parts between see the peak."""
    assert found([(0.0, 100.0)], Goal(75.0, None)).values == ()
    assert min(found([(0.0, 100.0)], Goal(75.0, None), rising=False).values) == 37.5


def test_single_values():
    result = found([(0.0, 0.0), (40.0, 40.0), (50.0, 50.0)], Goal(75.0, None), discrete=True)
    assert sorted(result.values) == [40, 50]
