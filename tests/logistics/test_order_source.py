"""Tests of the counts that every source of order records hands out."""

from __future__ import annotations

import numpy as np

from scorecard._result import Provenance
from scorecard.errors import UsageError
from scorecard.logistics import (
    CellCounts,
    DataQuality,
    OrderCounts,
    OrderLayout,
    PatternCounts,
    ServiceDefinitions,
)
from tests.refusal import refusal

NONE = np.zeros(0, dtype=np.int64)
PATTERNS = PatternCounts((), NONE, NONE, NONE)


def counts() -> OrderCounts:
    keys = [
        ("north", "2026-01"),
        ("north", None),
        ("south", "2026-01"),
        ("south", None),
        (None, "2026-01"),
        (None, None),
    ]
    cells = tuple(CellCounts(group, period, 3, 2, 1, PATTERNS, PATTERNS) for group, period in keys)
    definitions = ServiceDefinitions(period_by="ordered")
    return OrderCounts(
        cells, "region", "month", definitions, OrderLayout(), DataQuality(0, 0, ()), Provenance(source="x")
    )


def test_cells_are_found_by_group_and_period() -> None:
    assert counts().groups == ("north", "south")
    assert counts().periods == ("2026-01",)
    assert counts().cell(group="south", period="2026-01").lines == 3
    assert counts().cell().group is None
    assert counts().table().cells("zh")[-1] == ("合计", "合计", "3", "2", "1")


def test_a_cell_that_is_not_there_is_refused() -> None:
    assert refusal(lambda: counts().cell(group="nroth"), error=UsageError) == [
        "no order line is in this group and period; found 'nroth'. Did you mean 'north'? [no-such-cell]"
    ]
    assert refusal(lambda: counts().cell(group="north", period="2026-02"), error=UsageError) == [
        ("no order line is in this group and period; found 'north, 2026-02'. Did you mean '2026-01'? [no-such-cell]")
    ]
