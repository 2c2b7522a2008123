"""Many matrices give what each gives alone."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import AnalysisError
from scorecard.weighting import ahp, ahp_many
from tests.stats.test_pairwise_matrices import reciprocal


@pytest.mark.parametrize("method", ["eigenvector", "geometric_mean"])
def test_each_is_what_ahp_finds_alone(method: str) -> None:
    a = reciprocal(300, 6, spread=0.7)
    many = ahp_many(a, method=method)  # type: ignore[arg-type]  # one of the two
    assert many.weights.shape == (300, 6)
    for i in (0, 57, 299):
        alone = ahp(a[i], method=method)  # type: ignore[arg-type]  # one of the two
        assert many.weights[i].tolist() == list(alone.shares)
        assert many.lambda_max[i] == alone.lambda_max
        assert many.consistency_index[i] == alone.consistency_index
        assert many.consistency_ratio is not None
        assert many.consistency_ratio[i] == alone.consistency_ratio
    assert (many.method, many.random_index, many.reason) == (f"ahp_{method}", 1.24, None)


def test_rounded_reciprocals_are_made_exact() -> None:
    found = ahp_many([[[1, 3, 0.14], [0.33, 1, 8], [7, 0.13, 1]]])
    assert found.weights[0].tolist() == list(ahp([[1, 3, "1/7"], [None, 1, 8], [None, None, 1]]).shares)


def test_no_ratio_says_why() -> None:
    two = ahp_many([[[1, 3], [1 / 3, 1]]], labels=["a", "b"])
    assert (two.consistency_ratio, two.reason, two.ids) == (None, "nothing_to_contradict", ("a", "b"))
    unknown = ahp_many(np.ones((2, 3, 3)), random_index={4: 0.9})
    assert (unknown.consistency_ratio, unknown.reason, unknown.random_index_table) == (None, "no_random_index", "own")


def test_every_problem_is_named_with_its_matrix() -> None:
    a = np.ones((3, 2, 2))
    a[0, 1, 1], a[1, 0, 1], a[2, 0, 1], a[2, 1, 0] = 2, np.nan, 2, 2
    with pytest.raises(AnalysisError) as caught:
        ahp_many(a, labels=["x", "y"])
    assert str(caught.value) == (
        "The judgements cannot be used.\n"
        "  matrices.2.x / y: a judgement must lie between 1e-9 and 1e9; found 'nan'. "
        "Give every judgement; ahp() takes matrices in which some are missing. [judgement-range]\n"
        "  matrices.1.y / y: a thing judged against itself must be 1; found '2'. Write 1. [diagonal-not-one]\n"
        "  matrices.3.x / y: the two judgements of 'x' and 'y' are not reciprocal; found '2 and 2'. "
        "Write one of the two as 1 over the other. [not-reciprocal]"
    )


def test_a_hundred_places_are_listed_and_all_counted() -> None:
    with pytest.raises(AnalysisError) as caught:
        ahp_many(np.zeros((300, 2, 2)))
    assert caught.value.counts == {"judgement-range": 1200}
    assert len(caught.value.problems) == 100


@pytest.mark.parametrize(
    ("wrong", "shape"),
    [([[1, 2], [3, 4]], "(2, 2)"), ([], "(0,)"), ([[["x"]]], "(0, 0)"), (np.empty((0, 2, 2)), "(0, 2, 2)")],
)
def test_what_is_no_array_of_squares_is_refused(wrong: object, shape: str) -> None:
    with pytest.raises(AnalysisError) as caught:
        ahp_many(wrong)  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The judgements cannot be used.\n"
        f"  matrices: the judgements are no array of square matrices of numbers; found 'the shape {shape}'. "
        "Give an array of the shape (k, n, n); ahp() takes a single matrix, and fractions as text. [not-square]"
    )


def test_labels_must_fit() -> None:
    with pytest.raises(AnalysisError) as caught:
        ahp_many(np.ones((1, 2, 2)), labels=["a"])
    assert str(caught.value) == (
        "The judgements cannot be used.\n"
        "  labels: there must be one label for each thing that is compared; found '1 labels for 2 things'. "
        "Give the labels in the order of the rows. [labels-unequal]"
    )
