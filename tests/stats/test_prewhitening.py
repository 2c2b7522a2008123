"""What is new in a series, against regressions written out."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from scorecard.errors import UsageError
from scorecard.stats.prewhitening import Detrend, innovations
from tests.refusal import refusal

Floats = NDArray[np.float64]
RNG = np.random.default_rng(11)
N = 28
CAUSE, EFFECT = np.cumsum(RNG.standard_normal((2, N)), axis=1)
SEASONS = np.arange(N) % 4


def design(cause: Floats, effect: Floats, *, delay: int, seasons: bool, detrend: Detrend) -> tuple[Floats, Floats]:
    """Rows of [y, x] and of what is taken out, written out period by period."""
    if detrend == "difference":
        cause, effect = (np.concatenate([[np.nan], s[1:] - s[:-1]]) for s in (cause, effect))
    pairs, outs = [], []
    for t in range(delay + 1, len(cause)):
        row = [effect[t], cause[t - delay], effect[t - 1], cause[t - delay - 1]]
        if np.isnan(row).any():
            continue
        fixed = [1.0] + ([float(t)] if detrend == "linear" else [])
        fixed += [float(SEASONS[t] == k) for k in (1, 2, 3)] if seasons else []
        pairs.append(row[:2])
        outs.append(fixed + row[2:])
    return np.array(pairs), np.array(outs)


def residuals(rows: Floats, out: Floats) -> Floats:
    return rows - out @ np.linalg.lstsq(out, rows, rcond=None)[0]


@pytest.mark.parametrize("delay", [0, 1, 3])
@pytest.mark.parametrize("seasons", [False, True])
@pytest.mark.parametrize("detrend", ["difference", "linear"])
def test_what_is_new_is_the_residual_of_both_regressions(delay: int, seasons: bool, detrend: Detrend) -> None:
    pairs, out = design(CAUSE, EFFECT, delay=delay, seasons=seasons, detrend=detrend)
    expected = residuals(pairs, out)
    found = innovations(
        CAUSE[None, None], EFFECT[None, None], delay=delay, seasons=SEASONS if seasons else None, detrend=detrend
    )
    used = found.used[0, 0]
    assert found.rows.tolist() == [len(pairs)]
    assert found.degrees.tolist() == [len(pairs) - out.shape[1] - 1]
    assert found.effect[0, 0, used] == pytest.approx(expected[:, 0], abs=1e-12)
    assert found.cause[0, 0, used] == pytest.approx(expected[:, 1], abs=1e-12)
    assert not found.effect[0, 0, ~used].any()
    assert not found.cause[0, 0, ~used].any()


def test_the_basis_is_orthonormal_and_spans_what_is_taken_out() -> None:
    _, out = design(CAUSE, EFFECT, delay=1, seasons=True, detrend="difference")
    found = innovations(CAUSE[None, None], EFFECT[None, None], delay=1, seasons=SEASONS)
    basis = found.basis[0, 0, found.used[0, 0]]
    basis = basis[:, np.abs(basis).sum(axis=0) > 0]
    assert basis.T @ basis == pytest.approx(np.eye(out.shape[1]), abs=1e-12)
    assert residuals(out, basis) == pytest.approx(np.zeros_like(out), abs=1e-10)


def test_a_missing_value_takes_every_row_that_needs_it() -> None:
    cause = CAUSE.copy()
    cause[10] = np.nan
    # differences 10 and 11 are gone; rows need those of t − 1 and t − 2
    found = innovations(cause[None, None], EFFECT[None, None], delay=1)
    lost = set(range(3, N)) - set(np.flatnonzero(found.used[0, 0]).tolist())
    assert lost == {11, 12, 13}
    effect = EFFECT.copy()
    effect[10] = np.nan
    found = innovations(CAUSE[None, None], effect[None, None], delay=1)
    assert set(range(3, N)) - set(np.flatnonzero(found.used[0, 0]).tolist()) == {10, 11, 12}
    pairs, out = design(CAUSE, effect, delay=1, seasons=False, detrend="difference")
    assert found.effect[0, 0, found.used[0, 0]] == pytest.approx(residuals(pairs, out)[:, 0], abs=1e-12)


def test_trend_and_season_leave_nothing_behind() -> None:
    moved = EFFECT + 3.7 * np.arange(N) + np.array([5.0, -2.0, 0.0, 9.0])[SEASONS] + 400
    plain = innovations(CAUSE[None, None], EFFECT[None, None], delay=1, seasons=SEASONS)
    other = innovations(CAUSE[None, None], moved[None, None], delay=1, seasons=SEASONS)
    assert other.effect == pytest.approx(plain.effect, abs=1e-10)


def test_each_entity_is_freed_by_itself() -> None:
    rng = np.random.default_rng(3)
    cause, effect = np.cumsum(rng.standard_normal((2, 1, 3, N)), axis=3)
    together = innovations(cause, effect, delay=2)
    for entity in range(3):
        alone = innovations(cause[:, [entity]], effect[:, [entity]], delay=2)
        assert together.effect[0, entity] == pytest.approx(alone.effect[0, 0], abs=1e-12)
        assert together.cause[0, entity] == pytest.approx(alone.cause[0, 0], abs=1e-12)
    assert together.degrees.tolist() == [3 * (N - 4 - 3) - 1]


def test_an_entity_without_enough_rows_is_left_out() -> None:
    cause = np.stack([CAUSE, np.full(N, np.nan), CAUSE])[None]
    effect = np.stack([EFFECT, EFFECT, np.where(np.arange(N) < 6, EFFECT, np.nan)])[None]
    found = innovations(cause, effect, delay=1)
    # the third has three rows, as many as are taken out: constant and two pasts
    assert found.used.any(axis=2).tolist() == [[True, False, False]]
    assert found.degrees.tolist() == [N - 3 - 3 - 1]


def test_a_series_that_brings_nothing_new_leaves_exactly_nothing() -> None:
    for still in (np.full(N, 0.1), 0.1 * np.arange(N), np.array([0.1, 0.2, 0.7, 0.4])[SEASONS] * 1e6):
        found = innovations(still[None, None], EFFECT[None, None], delay=1, seasons=SEASONS)
        assert not found.cause.any()
        assert found.effect.any()


def test_many_pairs_are_the_same_as_one_after_the_other() -> None:
    rng = np.random.default_rng(5)
    cause, effect = np.cumsum(rng.standard_normal((2, 4, 1, N)), axis=3)
    effect[2, 0, 7] = np.nan
    many = innovations(cause, effect, delay=1, seasons=SEASONS)
    for row in range(4):
        one = innovations(cause[[row]], effect[[row]], delay=1, seasons=SEASONS)
        assert many.effect[row] == pytest.approx(one.effect[0], abs=1e-12)
        assert many.degrees[row] == one.degrees[0]


def test_no_row_at_all_is_no_error() -> None:
    found = innovations(CAUSE[None, None, :3], EFFECT[None, None, :3], delay=30)
    assert (found.rows.tolist(), found.degrees.tolist()) == ([0], [-1])


def test_two_shapes_are_refused() -> None:
    said = refusal(lambda: innovations(CAUSE[None, None], EFFECT[None, None, :9], delay=1), error=UsageError)
    assert said == [
        (
            "the two series are not of one shape; found '(1, 1, 28) and (1, 1, 9)'. "
            "Give arrays of pairs × entities × periods. [series-shape]"
        )
    ]
