"""The spread of a score over draws given by hand."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.scoring import evaluate, observe
from scorecard.scoring.score_spread import spread_cells, spread_columns, spreads_of
from scorecard.series import MeasureRecord
from tests.scoring.cards import card, measure


def test_draws_given_by_hand():
    described = card(
        measure("a"),
        measure(
            "b",
            bands=[
                {"id": "bad", "low": 0, "high": 50, "level": "bad", "name": "Bad", "letter": "B"},
                {"id": "good", "low": 50, "high": 100, "level": "good", "name": "Good", "letter": "G"},
            ],
        ),
    )
    obs = observe(described, values=[MeasureRecord(name, "2026-Q1", 80.0) for name in ("a", "b")])
    ev = evaluate(described, obs, period="2026-Q1")
    draws = np.array([70.0, 75.0, 80.0, 90.0, 95.0])
    customer, _, a, b = spreads_of(ev, np.tile(draws, (4, 1)), level=0.5)
    assert (customer.mean, customer.low, customer.high) == (82.0, 75.0, 90.0)
    assert customer.standard_deviation == pytest.approx(np.std(draws, ddof=1))
    # half-open bands from 75 and from 90
    assert customer.probabilities == {"red": 0.2, "amber": 0.4, "green": 0.4}
    assert customer.status_probability == 0.4
    assert b.probabilities == {"bad": 0.0, "good": 1.0}
    assert (b.status, a.status) == ("good", "amber")
    bands = tuple(described.bands)
    columns = spread_columns(bands, several=False)
    cells = dict(zip([c.key for c in columns], spread_cells(customer, bands=bands, several=False), strict=True))
    assert (cells["probability"], cells["p_red"], cells["p_green"]) == (0.4, 0.2, 0.4)
    with_entity = dict(
        zip(
            [c.key for c in spread_columns(bands, several=True)],
            spread_cells(b, bands=bands, several=True),
            strict=True,
        )
    )
    assert (with_entity["entity"], with_entity["p_red"], with_entity["probability"]) == ("demo", None, 1.0)
