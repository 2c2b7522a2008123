"""Priorities as they are looked up and printed."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.survey import GapAnalysis, gap_analysis
from scorecard.survey.priority_making import priorities
from tests.survey.samples import instrument, survey

Q = instrument((2, 3, 1), free=1, roles=("expectation", "perception", "importance"))
WEIGHTS = {"d1": 20, "d2": 50, "d3": 30}


def short(n: int = 80, **options: object) -> GapAnalysis:
    """Return gaps that are mostly below zero; d3 is met."""
    rng = np.random.default_rng(4)
    e = rng.integers(3, 6, (n, 7))
    shift = np.array([2, 1, 1, 1, 0, -1, 1])
    p = np.clip(e - shift - rng.integers(0, 2, (n, 7)), 1, 5)
    p[:, 5] = 5
    importance = rng.integers(1, 6, (n, 7))
    importance[:, 2] = 5
    parts = {"expectation": e.tolist(), "perception": p.tolist(), "importance": importance.tolist()}
    groups = {"region": ["N" if i % 3 else "S" for i in range(n - 3)] + ["W"] * 3}
    sample = survey(Q, parts, segments=groups)  # type: ignore[arg-type]  # test data
    return gap_analysis(sample, **options)  # type: ignore[arg-type]  # one keyword at a time


def test_words_in_both_languages() -> None:
    result = priorities(short(), WEIGHTS)
    text = result.dimensions[0].reason
    assert text.text("en").startswith("Dimension 2 carries 50.0 % of the weight and falls 1.1")
    assert "That the gap is real is all but certain." in text.text("en")
    assert "占权重的 50.0 %" in text.text("zh")
    table = str(result)
    assert "Left out: Dimension 3 (expectations are met)" in table
    assert "优先改进事项" in result.table().to_text("zh")
    assert "larger than 0.5 points" in str(priorities(short(), WEIGHTS, margin=0.5))
    assert len(result.reasons) == len(result.rows) == len(result.table().rows)


def test_rows_that_are_not_there() -> None:
    result = priorities(short(), WEIGHTS)
    with pytest.raises(UsageError) as caught:
        result.row("d3")
    assert str(caught.value) == (
        "D3 has no place among the priorities.\n"
        "  d3 has no place among the priorities; found 'no gap'. See left_out. [no-priority]"
    )
    with pytest.raises(UsageError) as caught:
        result.row("d9")
    assert str(caught.value).endswith("[unknown-row]")
