"""One node's result: plain numbers or None, never NaN."""

from __future__ import annotations

import dataclasses
import math

import pytest

from scorecard.scoring import NodeResult, evaluate, observe
from tests.scoring.cards import card, measure, records


def test_absent_numbers_are_none_and_never_nan():
    described = card(measure("a"), measure("b"))
    ev = evaluate(described, observe(described, values=records(a=40)), period="2026-Q1")
    for node in ev.nodes:
        found = ev[node]
        assert isinstance(found, NodeResult)
        numbers = [
            getattr(found, f.name) for f in dataclasses.fields(found) if isinstance(getattr(found, f.name), float)
        ]
        assert not any(math.isnan(number) for number in numbers)
    assert (ev["b"].value, ev["b"].score, ev["b"].performance) == (None, None, None)


def test_result_cannot_be_changed():
    described = card(measure("a"))
    found = evaluate(described, observe(described, values=records(a=40)), period="2026-Q1")["a"]
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.score = 100.0
