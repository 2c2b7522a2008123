"""Evaluations that the tests of saving share."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import numpy as np

from scorecard._result import Provenance
from scorecard._text import LocalText
from scorecard.scoring import Evaluation, evaluate, observe
from scorecard.scoring.saved import FORMAT, RESULTS, WEIGHED, card_hash, evaluation_text
from scorecard.series import MeasureRecord
from scorecard.survey import gap_analysis
from tests.scoring.cards import from_survey, measure, records, survey, survey_card, unscored

REGIONS = [{"id": "north", "name": {"en": "North", "zh": "北区"}}, {"id": "south", "name": "South"}]
LEVELS = [{"id": "low", "name": "Low", "score": 0}, {"id": "high", "name": {"en": "High", "zh": "高"}, "score": 100}]


def rich() -> Evaluation:
    """Facts of a survey, words, notes, a source, values carried and not due, and a frozen quarter inside a frozen one."""
    described = survey_card(
        measure("a", carry_forward=1, changes=[{"since": "2026-Q2", "target": 80}]),
        unscored("mood", scoring={"kind": "levels", "levels": LEVELS}),
        from_survey("gap", "gap", "speed", worst=-3, target=0),
        from_survey("none", "gap", "overall", worst=-3, target=0),
        unscored("shown"),
        total=True,
        guard=1,
    )
    answers = survey([[7, 6, 5, 6], [6, 6, 7, 7], [5, 7, 6, 6]], [[5, 6, 5, 5], [6, 4, 6, 7], [5, 5, 6, 5]])
    source = Provenance(
        "kpi.csv",
        "ab",
        "utf-8",
        ",",
        4,
        1,
        2,
        3,
        missing=(("", 2), ("n/a", 1)),
        notes=(LocalText(en="Read", zh="已读"),),
    )
    values = [
        MeasureRecord("a", "2026-Q1", 1 / 3, n=30, standard_error=0.1, note="甲 – a note \ud800"),
        MeasureRecord("mood", "2026-Q1", 2, text="高"),
        MeasureRecord("shown", "2026-Q2", -0.0, applicable=True),
        MeasureRecord("shown", "2026-Q3", 2.0, low=1.0, high=4.0, shape="triangular"),
    ]
    obs = replace(
        observe(described, values=values, surveys={"customers": {"2026-Q1": gap_analysis(answers)}}),
        provenances=(source,),
        completeness=np.full((1, 4, 5), 0.1),
    )
    first = evaluate(described, obs, period="2026-Q1")
    second = evaluate(described, obs, frozen=first)
    return evaluate(described, obs, as_of=date(2026, 8, 1), frozen=second.at(period="2026-Q1"))


def plain(ev: Evaluation | None = None) -> dict[str, object]:
    """A saved evaluation as plain data, to be spoilt."""
    if ev is None:
        from tests.scoring.cards import card

        described = card(measure("a"), entities=REGIONS)
        values = [MeasureRecord("a", "2026-Q1", 40.0, entity="north", note="n")]
        ev = evaluate(described, observe(described, values=values))
    found: dict[str, object] = json.loads(evaluation_text(ev))
    return found


def assert_same(one: Evaluation, other: Evaluation) -> None:
    """Two evaluations are equal in every array to the last bit, and in all else."""
    for name in (*RESULTS, *WEIGHED):
        same_array(getattr(one, name), getattr(other, name), name)
    same_array(one.held, other.held, "held")
    for name in ("card", "entities", "periods", "nodes"):
        assert getattr(one, name) == getattr(other, name), name
    a, b = one.observations, other.observations
    numbers = ("value", "standard_error", "n", "numerator", "denominator", "confidence", "state", "completeness")
    for name in (*numbers, "degrees_of_freedom"):
        same_array(getattr(a, name), getattr(b, name), name)
    for name in ("card", "entities", "periods", "measures", "facts", "notes", "words", "ranges", "correlations"):
        assert getattr(a, name) == getattr(b, name), name
    for name in ("provenances", "scenario"):
        assert getattr(a, name) == getattr(b, name), name
    for name in ("as_of", "only", "library", "formulas"):
        assert getattr(one.origin, name) == getattr(other.origin, name), name
    assert one.basis == other.basis
    assert len(one.origin.frozen) == len(other.origin.frozen)
    for kept, again in zip(one.origin.frozen, other.origin.frozen, strict=True):
        assert_same(kept, again)


def same_array(one: np.ndarray | None, other: np.ndarray | None, name: str) -> None:
    """Two arrays hold the same bits; one NaN is like another."""
    if one is None or other is None:
        assert one is other, name
        return
    assert one.dtype == other.dtype, name
    assert not other.flags.writeable, name
    if one.dtype.kind == "f":
        np.testing.assert_array_equal(np.isnan(one), np.isnan(other), err_msg=name)
        one, other = (
            np.nan_to_num(one, nan=0.0, posinf=np.inf, neginf=-np.inf),
            np.nan_to_num(other, nan=0.0, posinf=np.inf, neginf=-np.inf),
        )
    assert one.tobytes() == other.tobytes(), name


def rehashed(data: dict[str, object]) -> dict[str, object]:
    """The same with the hash of the card as it is now."""
    return {**data, "card_sha256": card_hash(data["card"])}  # type: ignore[arg-type]


__all__ = ["FORMAT", "assert_same", "plain", "records", "rehashed", "rich"]
