"""Steps are computed in order, and shares of variance are those of algebra."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.logistics.chains import StepRule, Transform, product, run_chain
from scorecard.logistics.parameters import Parameter
from tests.refusal import refusal

A = Parameter(value=3, low=1, high=7, source="a")
B = Parameter(value=10, low=8, high=16, source="b", shape="triangular")
WORD = LocalText(en="word", zh="词")
LABELS = {"a": WORD, "b": WORD, "c": WORD}


def moments(parameter: Parameter) -> tuple[float, float]:
    """Return mean and variance of a PERT or triangular law."""
    low, value, high = float(parameter.low or 0), parameter.value, float(parameter.high or 0)
    if parameter.shape == "pert":
        mean = (low + 4 * value + high) / 6
        return mean, (mean - low) * (high - mean) / 7
    mean = (low + value + high) / 3
    return mean, (low**2 + value**2 + high**2 - low * value - low * high - value * high) / 18


def test_product_and_sum_share_out_their_variance_as_algebra_says() -> None:
    (mean_a, var_a), (mean_b, var_b) = moments(A), moments(B)
    total = var_a * var_b + mean_a**2 * var_b + mean_b**2 * var_a
    rules = (product("out", WORD, "a", "b"),)
    steps, used = run_chain(
        {"a": A, "b": B}, rules, labels=LABELS, outcome="out", draws=200_000, seed=3, confidence=0.9
    )
    shares = {p.id: p.share_of_variance for p in used}
    assert steps[0].value == 30
    assert shares["a"] == pytest.approx(mean_b**2 * var_a / total, abs=0.01)
    assert shares["b"] == pytest.approx(mean_a**2 * var_b / total, abs=0.01)


def test_a_transform_stands_in_for_its_parameter() -> None:
    half = Transform("half", "a", WORD, "{a} ÷ 2", lambda v: v / 2)
    rule = StepRule("out", WORD, "{half} + {c}", lambda v: v["half"] + v["c"])
    known = {"a": A, "c": Parameter(value=1, source="c")}
    steps, used = run_chain(
        known, (rule,), labels=LABELS, outcome="out", transforms=(half,), draws=5000, seed=3, confidence=0.9
    )
    assert [(s.id, s.value) for s in steps] == [("half", 1.5), ("out", 2.5)]
    assert [(p.id, p.share_of_variance) for p in used] == [("a", pytest.approx(1)), ("c", 0)]


def test_limits_are_quantiles_of_the_draws() -> None:
    steps, _ = run_chain({"a": A, "b": B}, (product("out", WORD, "a", "b"),), labels=LABELS, outcome="out", draws=999,
                         seed=8, confidence=0.8)  # fmt: skip
    drawn = A.draw(999, seed=8, stream="a") * B.draw(999, seed=8, stream="b")
    assert (steps[0].low, steps[0].high) == pytest.approx(tuple(np.quantile(drawn, [0.1, 0.9])), rel=1e-12)


def test_without_a_range_there_is_none() -> None:
    exact = {"a": Parameter(value=2, source="a"), "b": Parameter(value=5, low=5, high=5, source="b")}
    steps, used = run_chain(exact, (product("out", WORD, "a", "b"),), labels=LABELS, outcome="out", draws=10, seed=0,
                            confidence=0.9)  # fmt: skip
    assert (steps[0].value, steps[0].low, steps[0].high) == (10, None, None)
    assert [(p.low, p.shape, p.share_of_variance) for p in used] == [(None, None, None)] * 2


def test_draws_and_confidence_are_checked() -> None:
    rules = (product("out", WORD, "a"),)
    with pytest.raises(UsageError, match="draws"):
        run_chain({"a": A}, rules, labels=LABELS, outcome="out", draws=0.5, seed=0, confidence=0.9)  # type: ignore[arg-type]

    def unsure() -> object:
        return run_chain({"a": A}, rules, labels=LABELS, outcome="out", draws=5, seed=0, confidence=2)

    assert refusal(unsure, error=UsageError) == [
        "the confidence level must lie between 0 and 1; found '2'. Give a share such as 0.95. [bad-confidence]"
    ]
