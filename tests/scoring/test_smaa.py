"""Rank acceptability of alternatives: indices from shares by hand, and the case of the R package."""

from __future__ import annotations

import math

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.scoring import RankAcceptability, rank_acceptability
from scorecard.weighting import WeightUncertainty
from tests.refusal import refusal
from tests.stats.test_acceptability import EXPECTED, VALUES

FREE = WeightUncertainty.free(["x", "y", "z"])
FOUND = rank_acceptability(VALUES, FREE, seed=1, draws=300_000, alternatives=["a", "b", "c"])


def test_the_shares_are_the_exact_areas() -> None:
    shares = np.array([row.acceptability for row in FOUND.rows])
    np.testing.assert_allclose(shares, EXPECTED["uniform_rank_acceptability"], atol=5e-3)
    weights = np.array([row.central_weights for row in FOUND.rows])
    np.testing.assert_allclose(weights, EXPECTED["uniform_central_weights"], atol=5e-3)
    assert FOUND.winning[2][0] == pytest.approx(1 - FOUND.winning[0][2])


def test_indices_follow_from_the_shares() -> None:
    """Centroid meta-weights of three ranks: 11/18, 5/18, 2/18 over the first."""
    assert FOUND.meta_weights == pytest.approx((1, 5 / 11, 2 / 11))
    for row in FOUND.rows:
        first, second, third = row.acceptability
        assert row.n == FOUND.draws == 300_000
        assert row.holistic == pytest.approx(first + second * 5 / 11 + third * 2 / 11)
        assert row.expected_rank == pytest.approx(first + 2 * second + 3 * third)
        assert row.standard_errors[0] == pytest.approx(math.sqrt(first * (1 - first) / 300_000))
        spread = first + 4 * second + 9 * third - row.expected_rank**2
        assert row.expected_rank_error == pytest.approx(math.sqrt(spread / 300_000))


def test_standard_errors_are_those_of_many_runs() -> None:
    runs = [rank_acceptability(VALUES, FREE, seed=s, draws=2000) for s in range(60)]
    for name in ("holistic", "expected_rank"):
        numbers = np.array([[getattr(row, name) for row in run.rows] for run in runs])
        errors = np.array([[getattr(row, f"{name}_error") for row in run.rows] for run in runs]).mean(axis=0)
        np.testing.assert_allclose(numbers.std(axis=0, ddof=1), errors, rtol=0.35)


@pytest.mark.parametrize(
    ("meta", "expected"),
    [("linear", (1, 0.5, 0)), ("inverse", (1, 1 / 2, 1 / 3)), ((5, 5, 0), (5, 5, 0))],
)
def test_meta_weights(meta: str, expected: tuple[float, ...]) -> None:
    found = rank_acceptability(VALUES, FREE, seed=1, draws=100, meta_weights=meta)  # type: ignore[arg-type]
    assert found.meta_weights == pytest.approx(expected)


def test_names_of_alternatives() -> None:
    by_name = rank_acceptability({"a": [1, 0], "b": [0, 1]}, WeightUncertainty.free(["x", "y"]), seed=1, draws=100)
    assert [row.id for row in by_name.rows] == ["a", "b"]
    plain = rank_acceptability([[1, 0], [0, 1]], WeightUncertainty.free(["x", "y"]), seed=1, draws=100)
    assert [row.id for row in plain.rows] == ["1", "2"]
    assert plain["2"].name.en == "2"


def test_who_never_is_first() -> None:
    found = rank_acceptability({"a": [2, 2], "b": [1, 1]}, WeightUncertainty.free(["x", "y"]), seed=1, draws=100)
    assert (found["b"].central_weights, found["b"].confidence_factor) == (None, None)
    assert (found["a"].confidence_factor, found["a"].acceptability) == (1.0, (1.0, 0.0))
    alone = rank_acceptability({"a": [2, 2]}, WeightUncertainty.free(["x", "y"]), seed=1, draws=100)
    assert alone["a"].holistic == 1.0


def test_uncertain_values() -> None:
    """At fixed weights P(first) of two normal scores, and the confidence factor, are Φ(2/√2)."""
    found = rank_acceptability(
        [[52.0], [50.0]], WeightUncertainty.exact({"x": 1}), seed=1, draws=20_000, standard_errors=[[1.0], [1.0]]
    )
    expected = 0.5 * math.erfc(-1.0)
    assert found.uncertain_values
    assert found["1"].acceptability[0] == pytest.approx(expected, abs=4 * 0.5 / math.sqrt(20_000))
    assert found["1"].confidence_factor == pytest.approx(expected, abs=4 * 0.5 / math.sqrt(20_000))


def test_the_same_seed_gives_the_same_numbers() -> None:
    def run(seed: int, threads: int = 1) -> RankAcceptability:
        return rank_acceptability(VALUES, FREE, seed=seed, draws=40_000, threads=threads)

    assert run(3) == run(3, threads=2)
    assert run(3).rows != run(4).rows


def test_what_does_not_fit() -> None:
    two = WeightUncertainty.free(["x", "y"])
    assert refusal(lambda: rank_acceptability({"a": [1, 2, 3]}, two, seed=1), error=UsageError) == [
        "'a' needs one value for each of 2 criteria; found '3 values'. Give its values in the order x, y. [row-length]"
    ]
    assert refusal(
        lambda: rank_acceptability([[1, 2], [3, 4]], two, seed=1, alternatives=["a", "a"]), error=UsageError
    ) == [
        (
            "there must be 2 different ids, one for each alternative; found 'a, a'. Give alternatives in the order of the "
            "rows, or leave them out. [alternatives-ids]"
        )
    ]
    assert refusal(
        lambda: rank_acceptability([[1, 2], [3, 4]], two, seed=1, meta_weights="best"),  # type: ignore[arg-type]
        error=UsageError,
    ) == ["meta_weights has no such option; found 'best'. Use one of: centroid, linear, inverse. [unknown-option]"]
    assert refusal(
        lambda: rank_acceptability([[1, 2], [3, 4]], two, seed=1, meta_weights=[0.5, 1]), error=UsageError
    ) == [
        (
            "meta_weights must be 2 numbers, one a rank, zero or more, that do not rise; found '0.5, 1'. Write "
            "meta_weights='centroid', or a number for each rank. [meta-weights-fall]"
        )
    ]
    assert len(refusal(lambda: rank_acceptability([1.0, 2.0], two, seed=1, alternatives=[]), error=UsageError)) == 1


def test_wrong_kinds_are_refused_at_once() -> None:
    wrong: object = 5
    assert refusal(
        lambda: rank_acceptability([[1.0, 2.0]], wrong, seed=1, alternatives=wrong),  # type: ignore[arg-type]
        error=UsageError,
    ) == [
        (
            "what is known of weights is a WeightUncertainty; found 'int'. Write WeightUncertainty.free([…]), "
            ".ranked({…}), .bounded({…}) or .around({…}, concentration=…). [weights-kind]"
        ),
        (
            "alternatives must be a list of ids; found 'int'. "
            "Write alternatives=['north', 'south'], or leave them out. [ids-kind]"
        ),
    ]


@pytest.mark.parametrize("option", ["standard_errors", "meta_weights"])
def test_what_is_no_number_is_named(option: str) -> None:
    two = WeightUncertainty.free(["speed", "care"])
    wrong: object = {}
    assert refusal(
        lambda: rank_acceptability([[1.0, 2.0], [2.0, 1.0]], two, seed=1, **{option: wrong}),  # type: ignore[arg-type]
        error=UsageError,
    ) == [f"{option} must be numbers; found 'dict'. Give numbers alone, in rows of the same length. [not-numbers]"]
