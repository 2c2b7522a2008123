"""Principal vectors against closed forms and LAPACK."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from scorecard.errors import UsageError
from scorecard.stats.pairwise_matrices import principal_vectors, row_geometric_means


def reciprocal(k: int, n: int, *, spread: float, seed: int = 5) -> NDArray[np.float64]:
    """Return k reciprocal matrices with judgements that contradict each other."""
    logs = np.triu(np.random.default_rng(seed).normal(0, spread, (k, n, n)), 1)
    return np.exp(logs - logs.transpose(0, 2, 1))


@pytest.mark.parametrize("spread", [0.01, 1.0, 4.0, 9.0])
def test_three_things_have_a_closed_form(spread: float) -> None:
    # the eigenvalue of a 3 x 3 reciprocal matrix is 1 + t + 1/t with t^3 = a12 a23 / a13, its vector the geometric mean
    a = reciprocal(200, 3, spread=spread)
    t = np.cbrt(a[:, 0, 1] * a[:, 1, 2] / a[:, 0, 2])
    means = np.cbrt(a.prod(axis=2))
    found = principal_vectors(a)
    np.testing.assert_allclose(found.values, 1 + t + 1 / t, rtol=2e-14)
    np.testing.assert_allclose(found.vectors, means / means.sum(axis=1, keepdims=True), rtol=1e-10)
    np.testing.assert_allclose(row_geometric_means(a), means / means.sum(axis=1, keepdims=True), rtol=1e-13)


@pytest.mark.parametrize(("n", "spread"), [(2, 1.0), (4, 0.3), (9, 0.3), (9, 2.0), (15, 3.0), (40, 1.0)])
def test_values_and_vectors_are_those_of_lapack(n: int, spread: float) -> None:
    a = reciprocal(60, n, spread=spread)
    found = principal_vectors(a)
    values, vectors = np.linalg.eig(a)
    place = values.real.argmax(axis=1)
    chosen = np.abs(np.take_along_axis(vectors, place[:, None, None], axis=2)[:, :, 0].real)
    np.testing.assert_allclose(found.values, values.real.max(axis=1), rtol=1e-12)
    np.testing.assert_allclose(found.vectors, chosen / chosen.sum(axis=1, keepdims=True), rtol=1e-8)
    np.testing.assert_allclose(found.vectors.sum(axis=1), 1, rtol=1e-15)


def test_consistent_judgements_give_their_ratios_however_far_apart() -> None:
    w = np.array([1e-7, 1e-3, 1.0, 40.0])
    found = principal_vectors(w[None, :, None] / w[None, None, :])
    np.testing.assert_allclose(found.vectors[0], w / w.sum(), rtol=1e-14)
    np.testing.assert_allclose(found.values, 4, rtol=1e-14)


def test_one_thing_weighs_all() -> None:
    found = principal_vectors(np.ones((2, 1, 1)))
    assert found.vectors.tolist() == [[1.0], [1.0]]
    assert found.values.tolist() == [1.0, 1.0]


def test_any_positive_matrix_will_do() -> None:
    # transition probabilities: the largest eigenvalue is 1, with a constant vector
    p = np.array([[[0.9, 0.1], [0.4, 0.6]]])
    found = principal_vectors(p)
    np.testing.assert_allclose(found.values, 1, rtol=1e-15)
    np.testing.assert_allclose(found.vectors, 0.5, rtol=1e-14)
    # and from the left it is the stationary distribution, (0.8, 0.2)
    np.testing.assert_allclose(principal_vectors(p.transpose(0, 2, 1)).vectors, [[0.8, 0.2]], rtol=1e-13)


def test_a_matrix_has_the_same_bits_among_others() -> None:
    # consistent ones that are done at once beside stubborn ones that are squared; more than one block
    mixed = np.concatenate([reciprocal(2000, 9, spread=0.2), reciprocal(30, 9, spread=5.0), np.ones((5, 9, 9))])
    mixed = mixed[np.random.default_rng(1).permutation(len(mixed))]
    whole = principal_vectors(mixed)
    for i in (0, 17, 808, 1999, len(mixed) - 1):
        alone = principal_vectors(mixed[i : i + 1])
        assert alone.vectors[0].tobytes() == whole.vectors[i].tobytes()
        assert alone.values[0] == whole.values[i]
    assert row_geometric_means(mixed)[7].tobytes() == row_geometric_means(mixed[7:8])[0].tobytes()


@pytest.mark.parametrize("n", [1, 2, 3, 8, 17, 40])
def test_so_it_has_at_every_size(n: int) -> None:
    some = reciprocal(500, n, spread=1.0)
    whole = principal_vectors(some)
    for i in (3, 499):
        assert principal_vectors(some[i : i + 1]).vectors[0].tobytes() == whole.vectors[i].tobytes()
        assert row_geometric_means(some[i : i + 1])[0].tobytes() == row_geometric_means(some)[i].tobytes()


def test_nothing_gives_nothing() -> None:
    assert principal_vectors(np.empty((0, 3, 3))).vectors.shape == (0, 3)


@pytest.mark.parametrize(
    "wrong", [np.ones((3, 3)), np.ones((1, 2, 3)), np.zeros((1, 2, 2)), np.full((1, 1, 1), np.nan)]
)
def test_what_is_no_positive_matrix_is_refused(wrong: NDArray[np.float64]) -> None:
    for function in (principal_vectors, row_geometric_means):
        with pytest.raises(UsageError) as caught:
            function(wrong)
        assert str(caught.value) == (
            "Square matrices of positive numbers are needed, all of one size.\n"
            "  square matrices of positive numbers are needed, all of one size; "
            f"found 'an array of the shape {wrong.shape}'. "
            "Give an array of the shape (k, n, n) with numbers above zero. [not-positive-matrices]"
        )
