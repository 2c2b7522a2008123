"""Rows of a reliability analysis are bare until something is known."""

from __future__ import annotations

import dataclasses

import pytest

from scorecard.survey.reliability_records import AlphaRow, DifferenceReliability, ItemRow


def test_rows_start_without_numbers() -> None:
    row = AlphaRow("d1", "gap", 3, 0, reason="nobody_answered")
    assert (row.alpha, row.omega, row.omega_forms, row.items, row.difference) == (None, None, None, (), None)
    assert ItemRow("q1", 0).item_rest_r is None
    assert DifferenceReliability().unequal_variances is None


def test_rows_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        AlphaRow("d1", "gap", 3, 0).n = 4  # type: ignore[misc]  # that is the point
