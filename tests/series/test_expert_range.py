"""What an expert thinks possible."""

from __future__ import annotations

from scorecard.series import ExpertRange


def test_a_range_is_spread_as_pert_unless_it_says_otherwise() -> None:
    assert ExpertRange(1, 3).shape == "pert"
    assert ExpertRange(1, 3, "triangular") != ExpertRange(1, 3)
