"""Bands of one period; several are refused."""

from __future__ import annotations

from scorecard.errors import UsageError
from scorecard.scoring import evaluate, observe
from scorecard.scoring.one_period import bands_in_force
from tests.refusal import refusal
from tests.scoring.cards import card, measure


def test_bands_in_force_in_the_period():
    halves = [
        {"id": "bad", "name": "Bad", "low": 0, "high": 50, "level": "bad", "letter": "B"},
        {"id": "good", "name": "Good", "low": 50, "high": 100, "level": "good", "letter": "G"},
    ]
    described = card(measure("a"), changes=[{"since": "2026-Q2", "bands": halves}])
    ev = evaluate(described, observe(described))
    assert [b.id for b in bands_in_force(ev.at(period="2026-Q1"))["a"]] == ["red", "amber", "green"]
    assert [b.id for b in bands_in_force(ev.at(period="2026-Q2"))["customer"]] == ["bad", "good"]
    assert refusal(lambda: bands_in_force(ev), error=UsageError) == [
        "one period is needed, and the evaluation holds 4. Name one of them: period='2026-Q4'. [period-open]"
    ]
