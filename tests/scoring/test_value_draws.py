"""Draws of values follow their distributions, and depend on nothing but seed, entity and number."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from scorecard.scoring.value_draws import BLOCK, ValueDraws, families
from scorecard.scoring.value_errors import COUNT, EXACT, NORMAL, PERT, PROPORTION, TRIANGULAR, UNKNOWN, ValueErrors

# kind, value, first, second, scale, and the distribution that it stands for
CASES = [
    (NORMAL, 50.0, 2.0, np.inf, 1.0, stats.norm(50, 2)),
    (NORMAL, 50.0, 2.0, 4.0, 1.0, stats.t(4, 50, 2)),
    (PROPORTION, 90.0, 45.0, 50.0, 100.0, stats.beta(46, 6, scale=100)),
    (COUNT, 3.0, 12.0, 0.25, 1.0, stats.gamma(13, scale=0.25)),
    (TRIANGULAR, 12.0, 10.0, 20.0, 1.0, stats.triang(0.2, 10, 10)),
    (PERT, 12.0, 10.0, 20.0, 1.0, stats.beta(1.8, 4.2, 10, 10)),
]
BLOCKS = 25


def errors(*cases: tuple[int, float, float, float, float, object]) -> ValueErrors:
    def column(place: int) -> np.ndarray:
        return np.array([case[place] for case in cases], dtype=np.float64)[:, None, None]

    kind = column(0).astype(np.int8)
    return ValueErrors(kind, column(1), column(2), column(3), column(4)[:, 0, 0])


def drawn(found: ValueDraws, blocks: int = BLOCKS, **options: object) -> np.ndarray:
    return np.concatenate([found.block(b, **options) for b in range(blocks)], axis=1)  # type: ignore[arg-type]


def test_each_kind_follows_its_distribution():
    values = drawn(ValueDraws(errors(*CASES), {}, seed=5, entity=0))
    for row, case in zip(values, CASES, strict=True):
        # Kolmogorov-Smirnov at one in ten thousand
        assert stats.kstest(row, case[5].cdf).pvalue > 1e-4, case


def test_a_value_without_error_stays_and_one_that_is_missing_is_missing():
    made = errors((UNKNOWN, 7.0, np.nan, np.nan, 1.0, None), (EXACT, 8.0, np.nan, np.nan, 1.0, None))
    block = ValueDraws(made, {}, seed=1, entity=0).block(0)
    assert (block[0] == 7).all()
    assert (block[1] == 8).all()
    gone = errors((UNKNOWN, np.nan, np.nan, np.nan, 1.0, None))
    assert np.isnan(ValueDraws(gone, {}, seed=1, entity=0).block(0)).all()


def test_errors_of_one_survey_go_together():
    normal = (NORMAL, 0.0, 1.0, np.inf, 1.0, None)
    pairs = {(0, 1): 0.7, (1, 3): -0.3, (0, 3): 0.2}
    values = drawn(ValueDraws(errors(normal, normal, normal, normal), pairs, seed=3, entity=0))
    found = np.corrcoef(values)
    expected = np.eye(4)
    for (one, two), r in pairs.items():
        expected[one, two] = expected[two, one] = r
    # standard error of a correlation over 51 200 draws: 0.0044
    np.testing.assert_allclose(found, expected, atol=4 * 0.0044)
    np.testing.assert_allclose(values.std(axis=1), 1, atol=0.02)


def test_in_a_family_each_has_the_degrees_of_freedom_of_its_own_respondents():
    free = (9.0, 4.0, np.inf, 299.0)
    cases = [(NORMAL, 0.0, 1.0, df, 1.0, None) for df in free]
    pairs = {(0, 1): 0.5, (0, 2): 0.5, (0, 3): 0.5, (1, 2): 0.5, (1, 3): 0.5, (2, 3): 0.5}
    values = drawn(ValueDraws(errors(*cases), pairs, seed=3, entity=0))
    for row, df in zip(values, free, strict=True):
        law = stats.norm if np.isinf(df) else stats.t(df)
        assert stats.kstest(row, law.cdf).pvalue > 1e-4, df


def test_few_respondents_widen_a_family_together():
    cases = [(NORMAL, 0.0, 1.0, 4.0, 1.0, None)] * 2
    one, two = drawn(ValueDraws(errors(*cases), {(0, 1): 0.01}, seed=3, entity=0))
    # one chi-square: where one lies far out, the other does so more often than by chance
    far = (abs(one) > 3) & (abs(two) > 3)
    alone = (abs(one) > 3).mean() * (abs(two) > 3).mean()
    assert far.mean() > 3 * alone


def test_a_first_of_a_family_without_error_takes_nothing_from_the_others():
    cases = [(EXACT, 0.0, np.nan, np.nan, 1.0, None), *[(NORMAL, 0.0, 1.0, 4.0, 1.0, None)] * 2]
    values = drawn(ValueDraws(errors(*cases), {(0, 1): 0.4, (0, 2): 0.4, (1, 2): 0.5}, seed=3, entity=0))
    for row in values[1:]:
        assert stats.kstest(row, stats.t(4).cdf).pvalue > 1e-4


def test_correlations_that_cannot_be_are_brought_to_the_nearest_that_can():
    normal = (NORMAL, 0.0, 1.0, np.inf, 1.0, None)
    pairs = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): -0.9}
    values = drawn(ValueDraws(errors(normal, normal, normal), pairs, seed=3, entity=0))
    np.testing.assert_allclose(values.std(axis=1), 1, atol=0.02)


def test_draws_hang_on_seed_entity_and_number_alone():
    made = errors(*CASES)
    first = ValueDraws(made, {}, seed=5, entity=0)
    np.testing.assert_array_equal(first.block(3), ValueDraws(made, {}, seed=5, entity=0).block(3))
    for other in (
        first.block(4),
        ValueDraws(made, {}, seed=6, entity=0).block(3),
        ValueDraws(made, {}, seed=5, entity=1).block(3),
    ):
        assert (other != first.block(3)).all()
    # the errors of one measure do not move the draws of the others
    changed = errors((NORMAL, 50.0, 9.0, np.inf, 1.0, None), *CASES[1:])
    np.testing.assert_array_equal(ValueDraws(changed, {}, seed=5, entity=0).block(3)[1:], first.block(3)[1:])


def test_one_source_can_be_drawn_anew_while_the_rest_stays():
    found = ValueDraws(errors(*CASES), {}, seed=5, entity=0)
    for measure in range(len(CASES)):
        again = found.block(0, other={measure})
        assert (again[measure] != found.block(0)[measure]).all()
        rest = [m for m in range(len(CASES)) if m != measure]
        np.testing.assert_array_equal(again[rest], found.block(0)[rest])


@pytest.mark.parametrize("factor", [0.5, 2.0])
def test_a_narrowed_error_is_a_multiple_of_the_error(factor):
    made = errors(*CASES, (PROPORTION, 60.0, 6000.0, 10000.0, 100.0, None), (COUNT, 5000.0, 5000.0, 1.0, 1.0, None))
    found = ValueDraws(made, {}, seed=5, entity=0)
    rows = [0, 4, 5, 6, 7]
    plain = drawn(found)[rows].std(axis=1)
    other = drawn(found, narrowed=dict.fromkeys(range(8), factor))[rows].std(axis=1)
    np.testing.assert_allclose(other / plain, factor, rtol=0.02)


def test_families_are_bound_directly_or_through_others():
    assert families({}) == []
    assert families({(0, 1): 0.1, (2, 3): 0.1, (1, 3): 0.1}) == [(0, 1, 2, 3)]
    assert BLOCK == 2048
