"""Rules by which values of periods become one: declared, told from counts, or asked for."""

from __future__ import annotations

import pytest

from scorecard.errors import AnalysisError
from scorecard.series import MeasureRecord
from scorecard.series.rules import rules_of
from tests.series.grids import grid, values


def test_declared_rules_stand_and_counts_are_ratios():
    records = [MeasureRecord("d", "2026-01", numerator=1, denominator=2), *values("a", [1.0]), *values("c", [2.0])]
    assert rules_of(grid(*records, a="sum", b="weighted", c="last", d=None, e=None)) == (
        "sum",
        "weighted",
        "last",
        "ratio",
        "ratio",
    )


def test_values_that_lack_what_their_rule_needs_are_all_listed():
    records = [
        MeasureRecord("w", "2026-01", 1.5, n=3),
        MeasureRecord("w", "2026-02", 2.5),
        MeasureRecord("r", "2026-02", 50.0, percent_sign=True),
        MeasureRecord("r", "2026-03", applicable=False),
    ]
    with pytest.raises(AnalysisError) as caught:
        rules_of(grid(*records, w="weighted", r="ratio"))
    cure = "Give them in the value file, or change the aggregation of the measure. [aggregation-lacks]"
    assert str(caught.value).splitlines() == [
        "The values of several periods cannot become one.",
        f"  values.demo.2026-02.w: the rule 'weighted' needs n of every value; found '2.5'. {cure}",
        f"  values.demo.2026-02.r: the rule 'ratio' needs numerator and denominator of every value; found '50'. {cure}",
    ]
