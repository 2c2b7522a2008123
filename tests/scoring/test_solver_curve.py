"""A node as a function of one value: bit by bit what the engine gives for each value alone."""

from __future__ import annotations

import numpy as np

from scorecard.scoring import evaluate, observe, solver_curve
from scorecard.scoring.solver_curve import Curve
from scorecard.scoring.what_if_values import changed_observations
from scorecard.series import MeasureRecord
from tests.scoring.entity_cards import VALUES, unit_card

GRID = np.array([-20.0, 0.0, 33.3, 75.0, 100.0, 140.0])


def test_equal_to_one_evaluation_a_value(monkeypatch):
    written = unit_card().model_copy(update={"guard": 3})
    values = [
        MeasureRecord(m, q, v, entity=u)
        for q in ("2026-Q1", "2026-Q2")
        for u, of in VALUES.items()
        for m, v in of.items()
    ]
    obs = observe(written, values=values)
    curve = Curve(written, obs, "port", "customer", 1, 1)
    found = curve.at(GRID)
    for i, value in enumerate(GRID):
        ev = evaluate(written, changed_observations(obs, {(1, 1, 1): float(value)}), period="2026-Q2", entity="south")
        assert found.score[i] == ev["customer"].score
        assert found.raw[i] == ev["port"].raw
        assert found.status[i] == ev.status[0, 0, ev.nodes.index("customer")]
    monkeypatch.setattr(solver_curve, "_CELLS", 1)
    np.testing.assert_array_equal(curve.at(GRID).score, found.score)
    assert obs.value[1, 1, 1] == 90
