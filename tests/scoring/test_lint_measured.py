"""Tests of what the rules on data look at."""

from __future__ import annotations

from datetime import date

import numpy as np

from scorecard.scoring import observe
from scorecard.scoring.lint_measured import last_known, measured
from scorecard.scoring.lint_rule import Scene
from scorecard.series import MeasureRecord
from tests.scoring.lint_cards import SERVE, spoilt, write


def test_periods_after_the_last_value_are_not_due() -> None:
    card = spoilt()
    obs = observe(card, values=[MeasureRecord("speed", "2026-03", 50), MeasureRecord("margin", "2026-02", 20)])
    assert last_known(obs) == 2
    data = measured(Scene(card, date(2026, 1, 1), {}), obs, silent_periods=3)
    assert data.periods == 3
    assert [series.value.size for series in data.series()] == [3, 3, 3, 3]
    assert (data.value[0, 2, 0], data.raw[0, 2, 0], data.raw[0, 1, 3]) == (50, 50, 20)
    assert np.isnan(data.raw).sum() == data.raw.size - 2
    assert [series.entity for series in data.series()] == [None] * 4


def test_without_any_value_all_periods_are_due() -> None:
    card = spoilt()
    assert last_known(observe(card)) is None
    assert measured(Scene(card, date(2026, 1, 1), {}), observe(card), silent_periods=3).periods == 24


def test_what_is_carried_forward_is_no_value_of_its_own() -> None:
    card = spoilt(write(f"{SERVE}.measures.0", carry_forward=5))
    obs = observe(card, values=[MeasureRecord("speed", "2026-01", 50)])
    data = measured(Scene(card, date(2026, 1, 1), {}), obs, silent_periods=3)
    assert np.argwhere(~np.isnan(data.raw)).tolist() == [[0, 0, 0]]
