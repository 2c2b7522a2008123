"""Importance and performance as a table."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from scorecard.survey import importance_performance
from scorecard.survey.responses import Outcome
from tests.survey.samples import instrument, random_survey


def test_stated_importance_shows_difference_and_probability() -> None:
    q = instrument((2,), free=0, roles=("importance", "perception"))
    table = importance_performance(random_survey(q, 30), confidence=0.9).table()
    assert {"quadrant_probability", "difference", "p_adjusted", "distance"} <= {c.key for c in table.columns}
    assert "paired t test, 90 % interval" in table.to_text("en")
    assert "象限概率" in table.to_text("zh")


def test_items_that_go_together_are_told() -> None:
    q = instrument((3,), free=0, roles=("perception",))
    s = random_survey(q, 400, missing=0)
    codes = s.answers["perception"].copy()
    codes[:, 1] = codes[:, 0]
    codes[0, 1] = 6 - codes[0, 0] if codes[0, 0] != 3 else 4
    total = Outcome(np.random.default_rng(1).integers(1, 6, 400) * 1.0, q.scale)
    found = importance_performance(
        replace(s, answers={"perception": codes}, outcomes={"total": total}),
        derived="relative_weights",
        outcome="total",
    )
    assert [r.inflation is not None and r.inflation > 10 for r in found.rows] == [True, True, False]
    first, *_ = found.advice
    assert first.text("en").endswith(
        "(variance inflation above 10): Item 1; Item 2. Prefer relative weights, or analyse dimensions."
    )
    assert first.text("en") in str(found)
    assert "R² = " in str(found)
    assert "方差膨胀因子" in found.table().to_text("zh")
    assert "difference" not in {c.key for c in found.table().columns}
