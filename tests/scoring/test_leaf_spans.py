"""Intervals of measures at the level of their source, and at one level for the nodes above."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scorecard.scoring import observe
from scorecard.scoring.leaf_spans import leaf_spans
from scorecard.scoring.measure_rules import rules_of
from scorecard.series import MeasureRecord
from tests.scoring.cards import card, measure

ALL = slice(None)
FALLING = {"worst": 100, "target": 0, "direction": "minimise"}


def test_both_levels_and_the_slope():
    described = card(measure("a"), measure("b", **FALLING), measure("c", direction="target_is_best"))
    values = [MeasureRecord(name, "2026-Q1", 50.0, standard_error=2.0) for name in ("a", "b", "c")]
    obs = observe(described, values=values)
    confidence = obs.confidence.copy()
    confidence[0, 0, 0] = 0.5
    rules = rules_of(described.measures, obs.periods, calendar=described.calendar)
    spans, limits = leaf_spans(
        replace(obs, confidence=confidence),
        rules,
        raw=np.array([50.0, 50.0, 100.0])[:, None, None] * np.ones((3, 1, 4)),
        measures=described.measures,
        entities=ALL,
        periods=ALL,
        most=np.full((3, 1, 1), 100.0),
    )
    assert spans.high[0, 0, 0] == pytest.approx(50 + 2 * 0.6744897501960817)
    assert limits.high[0, 0, 0] == pytest.approx(50 + 2 * 1.959963984540054)
    assert limits.slope[:, 0, 0].tolist() == [1, -1, 0]
    # four points of value away on either side of the best at 50 are eight points of score
    assert spans.low[2, 0, 0] == pytest.approx(100 - 2 * 2 * 1.959963984540054)
    assert spans.high[2, 0, 0] == 100.0
