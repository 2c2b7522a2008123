"""Functions of the caller's own: called by name, checked for shape and for values without a score."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import ScoringError
from scorecard.scoring import evaluate, observe
from scorecard.series import MeasureRecord
from tests.refusal import refusal
from tests.scoring.cards import card

OWN = {"kind": "function", "name": "square"}


def own(node="m", **fields):
    return {"id": node, "name": node.upper(), "scoring": OWN, **fields}


def evaluated(*measures, values, functions=None, **options):
    described = card(*measures)
    return evaluate(described, observe(described, values=values), functions=functions, **options)


def records(node="m", **values):
    return [MeasureRecord(node, f"2026-{quarter}", value) for quarter, value in values.items()]


def test_scores_are_what_the_function_returns_clipped():
    ev = evaluated(own(), values=records(Q1=3, Q2=11, Q4=-2), functions={"square": lambda v: v**2 - 5})
    assert ev.raw[0, :, ev.nodes.index("m")].tolist() == pytest.approx([4, 116, np.nan, -1], nan_ok=True)
    assert ev.score[0, :, ev.nodes.index("m")].tolist() == pytest.approx([4, 100, np.nan, 0], nan_ok=True)


def test_explanation_holds_what_was_returned_and_names_the_function():
    found = evaluated(own(), values=records(Q1=11), functions={"square": np.square}, period="2026-Q1").explain("m")
    basis = found.measurement
    assert (basis.rule, basis.function, basis.returned, basis.anchors) == ("function", "square", 121, ())
    assert (found.raw, found.score, found.value()) == (121, 100, 100)
    assert found.to_text().splitlines() == [
        "2026 Q1 · M: 100.00 (on target)",
        "  Value: 11",
        "  Scoring rule: a function of one's own, square",
        "  Score = square(11) = 121.00, as the function returned it",
        "  Counted as 100.00.",
    ]


def test_function_by_period_and_values_left_as_they_are():
    def double(values):
        values *= 2  # on a copy: what was observed stays
        return values

    changes = [{"since": "2026-Q2", "worst": 0, "target": 10, "scoring": None}, {"since": "2026-Q4", "scoring": OWN}]
    ev = evaluated(own(changes=changes), values=records(Q1=4, Q2=4, Q3=5, Q4=6), functions={"square": double})
    assert ev.score[0, :, ev.nodes.index("m")].tolist() == [8, 40, 50, 12]
    assert ev.value[0, :, ev.nodes.index("m")].tolist() == [4, 4, 5, 6]


def test_everything_wrong_is_one_error():
    measures = (
        own("a"),
        own("b", scoring={"kind": "function", "name": "cube"}),
        own("c", scoring={"kind": "function", "name": "short"}),
        own("d", scoring={"kind": "function", "name": "words"}),
        {"id": "e", "name": "E", "worst": 0, "target": 1, "outside": "error"},
    )
    values = [*records("a", Q1=-1, Q2=4, Q3=0), *records("e", Q1=2)]
    functions = {
        "square": lambda v: np.where(v < 0, np.nan, np.where(v == 0, np.inf, v)),
        "short": lambda v: v[0],
        "words": lambda v: "good",
    }
    assert refusal(lambda: evaluated(*measures, values=values, functions=functions), error=ScoringError) == [
        (
            "a: the function square gives no score for a value in 2026-Q1; found '-1'. "
            "Let it return a finite number for every value. [function-undefined]"
        ),
        (
            "a: the function square gives no score for a value in 2026-Q3; found '0'. "
            "Let it return a finite number for every value. [function-undefined]"
        ),
        "b: no function of this name was given; found 'cube'. Use one of: square, short, words. [unknown-function]",
        (
            "c: the function short does not return one number for each value. "
            "Return an array of the shape of the values, (1, 4). [function-result]"
        ),
        (
            "d: the function words does not return one number for each value. "
            "Return an array of the shape of the values, (1, 4). [function-result]"
        ),
        (
            "e: the value in 2026-Q1 scores 200, which lies outside 0 to 100; found '2'. "
            "Mend the value or the reference values, or write outside: clip. [score-outside]"
        ),
    ]


def test_no_functions_at_all():
    assert refusal(lambda: evaluated(own(), values=[]), error=ScoringError) == [
        (
            "m: no function of this name was given; found 'square'. "
            "Give it: evaluate(card, obs, functions={'square': …}). [unknown-function]"
        )
    ]


def test_interval_of_the_score_is_not_known():
    value = MeasureRecord("m", "2026-Q1", 5, standard_error=1)
    found = evaluated(own(), values=[value], functions={"square": np.square}, period="2026-Q1")["m"]
    assert (found.low, found.high) == (None, None)
    assert found.value_low == pytest.approx(5 - 1.959963985)
