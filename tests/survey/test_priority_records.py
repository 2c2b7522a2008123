"""Rows of priorities are bare data."""

from __future__ import annotations

import dataclasses

import pytest

from scorecard.survey.priority_records import LeftOut


def test_rows_are_frozen() -> None:
    left = LeftOut("d1", "dimension", 4, "no_gap", 0.5)
    assert dataclasses.astuple(left) == ("d1", "dimension", 4, "no_gap", 0.5)
    with pytest.raises(dataclasses.FrozenInstanceError):
        left.n = 5  # type: ignore[misc]  # that is the point
