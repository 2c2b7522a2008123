"""Rows of an importance–performance analysis."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.survey.importance_rows import joint_counts, placed, stated_rows
from scorecard.survey.plan import TallyPlan
from tests.survey.samples import instrument, survey


def test_rows_and_the_correlation_of_their_means() -> None:
    q = instrument((2,), free=0, roles=("importance", "perception"))
    s = survey(q, {"importance": [[5, 2], [3, 2], [4, 2], [None, 2]], "perception": [[4, 2], [1, 5], [4, 4], [3, 4]]})
    plan = TallyPlan.of(q)
    pair = ("importance", "perception")
    joints = stated_rows(["q1", "q2"], joint_counts(s, pair, plan), pair, plan=plan, confidence=0.95)
    first, second = joints
    assert first.correlation == pytest.approx(np.corrcoef([5, 3, 4], [4, 1, 4])[0, 1])
    assert second.correlation is None, "importance does not vary"
    rows = placed(joints, (3.0, 3.0), adjust="none")
    assert [(r.n, r.quadrant, r.quadrant_probability is None) for r in rows] == [
        (3, "keep_up", False),
        (4, "overkill", True),
    ]
    assert rows[0].difference.p_adjusted is None
    assert [r.quadrant for r in placed(joints, None, adjust="holm")] == [None, None]
