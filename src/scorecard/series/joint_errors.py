"""How the errors of two values go together that are each put together from several periods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from scorecard._model.mapping import FrozenDict
from scorecard.models.measure import Aggregation
from scorecard.series.combining import Window, error_shares
from scorecard.series.observations import Observations, Pairkey
from scorecard.series.options import Incomplete

__all__ = ["joint_errors"]


def joint_errors(
    obs: Observations, windows: Sequence[Window], *, rules: Sequence[Aggregation], incomplete: Incomplete
) -> Mapping[Pairkey, float]:
    """Return the correlations of the errors of values that are put together.

    Parameters
    ----------
    obs : Observations
        The values before.
    windows : sequence of sequences of int, one for each new period
        Which periods become one.
    rules : sequence of str, one for each measure
        How.
    incomplete : {"missing", "keep"}
        What becomes of a value some of whose periods have none.

    Returns
    -------
    mapping of (int, int, int, int) to float
        By the positions of entity, new period and both measures, where the errors of both values are known.

    Notes
    -----
    Σ r_i a_i b_i over the parts i, which are independent of one another: r_i the correlation of the errors of both
    values in part i, a_i and b_i what the error of the part makes of that of each value, c_i SE_i / SE.
    """
    there: dict[int, list[tuple[int, int, int, float]]] = {}
    for (e, p, first, second), correlation in obs.correlations.items():
        there.setdefault(p, []).append((e, first, second, correlation))
    found: dict[Pairkey, float] = {}
    for home, window in enumerate(windows):
        if not any(part in there for part in window):
            continue
        shares = error_shares(obs, window, rules=rules, incomplete=incomplete)
        for at, part in enumerate(window):
            for e, first, second, correlation in there.get(part, ()):
                pair = (e, home, first, second)
                more = correlation * float(shares[e, at, first]) * float(shares[e, at, second])
                found[pair] = found.get(pair, 0.0) + more
    return FrozenDict({pair: min(1.0, max(-1.0, r)) for pair, r in found.items() if np.isfinite(r) and r != 0})
