"""Tests of count tables of order records."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from scorecard.logistics import CellCounts, PatternCounts


def test_cells_cannot_be_changed_and_start_without_figures() -> None:
    none = np.zeros(0, dtype=np.int64)
    patterns = PatternCounts(("on_time",), none, none, none)
    cell = CellCounts(None, None, 0, 0, 0, patterns, patterns)
    assert (dict(cell.durations), dict(cell.ratios), dict(cell.left_out)) == ({}, {}, {})
    with pytest.raises(dataclasses.FrozenInstanceError):
        cell.lines = 1  # type: ignore[misc]
