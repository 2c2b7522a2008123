"""What is said of weights and cannot be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scorecard.errors import AnalysisError, ScorecardError, UsageError
from scorecard.weighting import WeightUncertainty as Known
from scorecard.weighting.uncertain_checks import (
    check_bounds_of,
    check_concentration,
    check_experts,
    check_labels,
    check_ranks,
)
from tests.refusal import refusal

REFUSED: list[tuple[Callable[[], object], type[ScorecardError], list[str]]] = [
    (
        lambda: Known.free([]),
        AnalysisError,
        ["there is no weight. Give at least one weight above zero. [weights-zero]"],
    ),
    (
        lambda: Known.ranked({}),
        AnalysisError,
        ["there is no rank. Give each id a rank, 1 for the most important. [ranks-empty]"],
    ),
    (
        lambda: Known.ranked({"a": 1.5, "b": True}),  # type: ignore[dict-item]
        AnalysisError,
        [
            "ranks.a: a rank must be a whole number; found '1.5'. Write 1 for the most important. [rank-whole]",
            "ranks.b: a rank must be a whole number; found 'True'. Write 1 for the most important. [rank-whole]",
        ],
    ),
    (
        lambda: Known.bounded({"a": (0, 1), "b": (0, 1)}, ranks={"a": 1, "c": 2}),
        AnalysisError,
        [
            "ranks.c: a rank belongs to no id with bounds; found 'c'. Use one of: a, b. [rank-unknown]",
            "ranks.b: an id has bounds and no rank. Give every id a rank, or none. [rank-missing]",
        ],
    ),
    (
        lambda: Known.bounded({"a": (0.5, 0.2), "b": (0, 1)}),
        AnalysisError,
        [
            ("bounds.a: bounds of a share must run from low to high within 0 to 1; found '0.5 to 0.2'. Write the lower "
            "bound first, as shares such as 0.1 and 0.3. [bounds-order]")
        ],
    ),
    (
        lambda: Known.ranked({"a": 1}, ties="none"),  # type: ignore[arg-type]
        UsageError,
        ["ties has no such option; found 'none'. Use one of: equal, open. [unknown-option]"],
    ),
    (
        lambda: Known.around({"a": 1}, concentration=0),
        AnalysisError,
        [
            ("the concentration must be a finite number above zero; found '0'. Write the number of cases that the "
            "weights are worth, such as concentration=50. [concentration-range]")
        ],
    ),
    (
        lambda: Known.of_experts({}),
        AnalysisError,
        ["there is no expert. Give the weights of each expert by name. [experts-none]"],
    ),
    (
        lambda: Known.of_experts({"ada": {"a": 1, "b": 1}, "bo": {"a": 1, "c": 1}, "cy": {"a": -1, "b": 1}}),
        AnalysisError,
        [
            ("experts.bo: an expert weighs other things than the first one; found 'b, c'. Give every expert a weight for "
            "each of the same things. [experts-differ]"),
            "experts.cy: a weight must be a finite number, zero or more; found '-1'. Correct the weight. [weight-unusable]",
        ],
    ),
    (
        lambda: Known.of_experts({"ada": {"a": 0, "b": 1}}),
        AnalysisError,
        [
            ("experts.ada: a geometric mean needs weights above zero; found 'a'. Choose method='bootstrap_arithmetic', or "
            "give a small weight. [expert-zero]")
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("build", "error", "lines"), REFUSED)
def test_what_cannot_be_is_refused(build: Callable[[], object], error: type[ScorecardError], lines: list[str]) -> None:
    assert refusal(build, error=error) == lines


def test_what_can_be_passes() -> None:
    check_labels(["a"])
    check_ranks({"a": 3, "b": 3}, ties="open", ids=["b", "a"])
    check_concentration(0.5)
    assert check_bounds_of({"a": (0, 1), "b": (0.25, 0.5)}) == ((0.0, 0.25), (1.0, 0.5))
    assert check_experts({"ada": {"a": 1, "b": 3}}, method="one_expert") == (("a", "b"), [(0.25, 0.75)])


@pytest.mark.parametrize(
    ("call", "lines"),
    [
        (lambda: Known.free("ab"), ["ids: this takes a list; found 'ab'. Write ids=['ab']. [not-a-list]"]),
        (
            lambda: Known.ranked(["care", "speed"]),
            [
                (
                    "ranks: this must be a mapping of ranks by id; found 'list'. "
                    "Write {'care': 1, 'speed': 2}, 1 for the most important. [wrong-kind]"
                ),
            ],
        ),
        (
            lambda: Known.bounded({"care": 0.5, "speed": (0.1,), "price": (0, 1)}),
            [
                f"bounds.{name}: bounds are two numbers; found '{found}'. "
                "Write the lower bound and the upper one, such as (0.2, 0.5). [bounds-pair]"
                for name, found in (("care", "0.5"), ("speed", "(0.1,)"))
            ],
        ),
        (
            lambda: Known.bounded(["care"]),
            [
                (
                    "bounds: this must be a mapping of bounds by id; found 'list'. "
                    "Write {'care': (0.2, 0.5)}, the lower bound first. [wrong-kind]"
                ),
            ],
        ),
    ],
)
def test_what_is_known_of_weights_has_its_kind(call: Callable[[], object], lines: list[str]) -> None:
    assert refusal(call, error=UsageError) == lines
