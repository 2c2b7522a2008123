"""Random indices are those published, and near those of random judgements."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.stats.pairwise_matrices import principal_vectors
from scorecard.weighting.random_index import random_index_name, random_index_of


def test_published_values() -> None:
    assert [random_index_of(n, "saaty_1980") for n in (3, 5, 7, 9, 15)] == [0.58, 1.12, 1.32, 1.45, 1.59]
    assert [random_index_of(n, "saaty_2005") for n in (3, 4, 5, 7, 15)] == [0.52, 0.89, 1.11, 1.35, 1.59]
    assert [random_index_of(n, "donegan_dodd_1991") for n in (3, 9, 20)] == [0.4914, 1.3733, 1.5371]
    assert [random_index_of(n, "alonso_lamata_2006") for n in (3, 9, 15)] == [0.5245, 1.4499, 1.5838]
    assert [random_index_of(n, "saaty_1980") for n in (1, 2, 16)] == [None, None, None]


@pytest.mark.parametrize("n", range(3, 16))
def test_the_finest_table_is_the_mean_of_random_judgements(n: int) -> None:
    scale = np.array([*(1 / k for k in range(9, 1, -1)), *range(1, 10)])
    k = 20_000
    upper = np.triu(np.random.default_rng(n).choice(np.log(scale), (k, n, n)), 1)
    index = (principal_vectors(np.exp(upper - upper.transpose(0, 2, 1))).values - n) / (n - 1)
    found = random_index_of(n, "alonso_lamata_2006")
    # the table itself rests on half a million matrices a size
    error = index.std(ddof=1) * np.sqrt(1 / k + 1 / 500_000)
    assert found == pytest.approx(index.mean(), abs=4 * error + 5e-5)


def test_ones_own_table() -> None:
    assert random_index_of(4, {4: 0.9}) == 0.9
    assert random_index_of(5, {4: 0.9}) is None
    assert (random_index_name({4: 0.9}), random_index_name("saaty_2005")) == ("own", "saaty_2005")


def test_no_table_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        random_index_of(4, "saaty")  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The option random_index has an unknown value.\n"
        "  the option random_index has an unknown value; found 'saaty'. Use one of: 'saaty_1980', 'saaty_2005', "
        "'donegan_dodd_1991', 'alonso_lamata_2006', or a mapping such as {3: 0.58}. [bad-option]"
    )


@pytest.mark.parametrize("wrong", [0, -1.0, float("nan"), "0.9", True])
def test_an_index_that_is_none_is_refused(wrong: object) -> None:
    with pytest.raises(UsageError) as caught:
        random_index_of(4, {4: wrong})  # type: ignore[dict-item]  # that is the point
    assert str(caught.value) == (
        "The random index for 4 things must be a number above zero.\n"
        f"  the random index for 4 things must be a number above zero; found '{wrong}'. "
        "Give the mean consistency index of random judgements, such as {3: 0.58}. [bad-random-index]"
    )
