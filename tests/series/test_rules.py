"""Rules by which values of periods become one: declared, told from counts, or asked for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
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


def test_rates_of_events_are_not_added_up():
    """2 of 4 and 2 of 4 are rates of 0.5 each: their sum of 1 is not one event, on which an interval could rest."""
    records = [MeasureRecord("d", f"2026-0{m}", numerator=2, denominator=4) for m in (2, 3)]
    counted = grid(*records, *values("e", [3.0, 4.0]), d="sum", e="sum", sampling="count")
    with pytest.raises(AnalysisError) as caught:
        rules_of(counted)
    assert str(caught.value).splitlines() == [
        "The values of several periods cannot become one.",
        (
            "  values.demo.2026-02.d: values of d are rates of events, which do not add up over periods; found '2 of 4'. "
            "Write aggregation: ratio, or remove sampling: count from the measure to do without intervals. "
            "[aggregation-of-rates]"
        ),
    ]
    assert rules_of(grid(*values("e", [3.0, 4.0]), e="sum", sampling="count")) == ("sum",)
    assert rules_of(grid(*records, d="sum")) == ("sum",)
    known = replace(counted, standard_error=np.full(counted.value.shape, 0.1))
    assert rules_of(known) == ("sum", "sum")  # their errors add up
