"""Whatever is known of weights, draws keep it, and do not depend on how they are cut."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.errors import AnalysisError
from scorecard.stats.acceptability import acceptability
from scorecard.stats.simplex import UniformSimplex
from scorecard.weighting import WeightUncertainty

SIZES = st.integers(2, 7)
SEEDS = st.integers(0, 2**32)


@st.composite
def known(draw: st.DrawFn) -> WeightUncertainty:
    """Any kind of knowledge of a few weights that contradicts nothing."""
    k = draw(SIZES)
    ids = [f"w{i}" for i in range(k)]
    inside = np.random.default_rng(draw(SEEDS)).dirichlet(np.ones(k))
    spread = draw(st.floats(0, 1))
    low, high = inside * (1 - spread), inside + (1 - inside) * spread
    bounds = dict(zip(ids, zip(low.tolist(), high.tolist(), strict=True), strict=True))
    ranks = {i: int(r) for i, r in zip(ids, np.argsort(np.argsort(-inside)), strict=True)}
    ties = draw(st.sampled_from(["equal", "open"]))
    kind = draw(st.sampled_from(["free", "ranks", "bounds", "both", "around"]))
    if kind == "free":
        return WeightUncertainty.free(ids)
    if kind == "ranks":
        return WeightUncertainty.ranked({i: r // 2 for i, r in ranks.items()}, ties=ties)
    if kind == "bounds":
        return WeightUncertainty.bounded(bounds)
    if kind == "around":
        return WeightUncertainty.around(
            dict(zip(ids, inside.tolist(), strict=True)), concentration=draw(st.floats(0.1, 500))
        )
    try:
        return WeightUncertainty.bounded(bounds, ranks=ranks)
    except AnalysisError as error:  # a region so thin that it is refused
        if error.problems[0].code != "region-too-thin":
            raise
        return WeightUncertainty.bounded(bounds)


@settings(max_examples=40, deadline=None)
@given(known(), SEEDS, st.integers(0, 4000), st.integers(1, 60))
def test_draws_keep_what_is_known(law: WeightUncertainty, seed: int, start: int, n: int) -> None:
    drawn = law.draw(n, seed=seed, start=start)
    assert drawn.shape == (n, len(law.ids))
    np.testing.assert_allclose(drawn.sum(axis=1), 1, atol=1e-9)
    assert (drawn >= 0).all()
    if law.low is not None and law.high is not None:
        assert ((drawn >= np.array(law.low) - 1e-12) & (drawn <= np.array(law.high) + 1e-12)).all()
    if law.ranks is not None:
        ranks = np.array(law.ranks)
        for i in range(len(ranks)):
            assert (drawn[:, [i]] >= drawn[:, ranks > ranks[i]] - 1e-12).all()
    np.testing.assert_array_equal(law.draw(1, seed=seed, start=start + n - 1)[0], drawn[-1])


@settings(max_examples=30, deadline=None)
@given(SIZES, st.integers(1, 6), SEEDS, st.integers(1, 3000))
def test_acceptability_adds_up(criteria: int, alternatives: int, seed: int, draws: int) -> None:
    """Whole numbers, so that there are ties: each alternative has one rank a draw, and the best one is always there."""
    values = np.random.default_rng(seed).integers(0, 3, (alternatives, criteria)).astype(float)
    found = acceptability(values, UniformSimplex(criteria), draws=draws, seed=seed)
    assert (found.rank_counts.sum(axis=1) == draws).all()
    assert found.rank_counts[:, 0].sum() >= draws
    assert (found.win_counts + found.win_counts.T <= draws).all()
    assert (found.low <= found.high + 1e-12).all()
    twin = acceptability(np.vstack([values, values[:1]]), UniformSimplex(criteria), draws=draws, seed=seed)
    np.testing.assert_array_equal(twin.rank_counts[0], twin.rank_counts[-1])
    assert twin.rank_counts[0, 0] == found.rank_counts[0, 0]
