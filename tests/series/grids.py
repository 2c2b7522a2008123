"""Observations that the tests of periods share."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from scorecard.scoring import observe
from scorecard.series import MeasureRecord, Observations
from tests.scoring.cards import card, unscored

Number = float | None


def grid(
    *records: MeasureRecord,
    first: str = "2026-01",
    last: str = "2026-06",
    year_starts: int = 1,
    entities: Sequence[str] = (),
    sampling: str | None = None,
    **rules: str | None,
) -> Observations:
    """Observations of unscored measures named by their rules, all with the same sampling."""
    measures = [
        unscored(name, aggregation=rule, unit={"kind": "percent" if rule == "ratio" else "number"}, sampling=sampling)
        for name, rule in rules.items()
    ]
    calendar = {"first": first, "last": last, "year_starts": year_starts}
    described = card(*measures, calendar=calendar, entities=[{"id": e, "name": e} for e in entities])
    return observe(described, values=records)


def values(measure: str, numbers: Sequence[Number], *, start: int = 1) -> list[MeasureRecord]:
    """Values of one measure from a month of 2026 on; None is left out."""
    return [MeasureRecord(measure, f"2026-{i:02d}", v) for i, v in enumerate(numbers, start) if v is not None]


def plain(array: np.ndarray, measure: int = 0) -> list[Number]:
    """Numbers of the first entity, NaN as None."""
    return [None if math.isnan(v) else v for v in array[0, :, measure].tolist()]
