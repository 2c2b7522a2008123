"""Rows of the five-gaps model."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.stats.counts import Moments, ScoreHistogram
from scorecard.survey.five_gap_rows import GapPart, gap_family


def moments(*values: int) -> Moments:
    """Return the moments of some values."""
    return ScoreHistogram.from_scores(np.array(values, dtype=np.int64), 1).moments()


def test_rows_say_why_something_is_undefined() -> None:
    def reason(part: GapPart) -> str | None:
        return part.row("knowledge", confidence=0.95, threshold=1).reason

    assert reason(GapPart("q1", "item", moments(), moments(3, 4))) == "nobody_answered"
    assert reason(GapPart("q1", "item", moments(3), moments(3, 4))) == "one_respondent"
    assert reason(GapPart("q1", "item", moments(3, 3), moments(4, 4))) == "no_variance"
    assert reason(GapPart("q1", "item", moments(3, 4), moments(4, 5), moments(1, 1))) == "no_variance"
    assert (
        GapPart("q1", "item", moments(3, 4), moments(4, 5)).row("knowledge", confidence=0.9, threshold=3).reason
        == "suppressed"
    )


def test_items_and_dimensions_are_families_of_their_own() -> None:
    parts = [GapPart(i, "item", moments(1, 2, 3), moments(3, 5, 7)) for i in ("q1", "q2")]
    parts.append(GapPart("d1", "dimension", moments(1, 2, 3), moments(3, 5, 7)))
    rows = [part.row("knowledge", confidence=0.95, threshold=1) for part in parts]
    found = gap_family(rows, "holm")
    p = rows[0].difference.p_value
    assert p is not None
    assert [r.difference.p_adjusted for r in found] == pytest.approx([2 * p, 2 * p, p])
    assert [r.family for r in found] == ["items", "items", "dimensions"]
    assert gap_family(rows, "none") == tuple(rows)
