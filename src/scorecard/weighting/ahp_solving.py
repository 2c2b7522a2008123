"""From checked judgements of pairs to weights with their consistency."""

from __future__ import annotations

from itertools import combinations
from typing import cast, get_args

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import UsageError
from scorecard.stats.pairwise_completion import Completed, complete, connected_parts, log_least_squares
from scorecard.stats.pairwise_matrices import principal_vectors, row_geometric_means
from scorecard.weighting.ahp_weights import (
    AhpMethod,
    AhpWeights,
    InconsistencyRule,
    InconsistentJudgement,
    RatioReason,
)
from scorecard.weighting.judgements import PairJudgements
from scorecard.weighting.random_index import RandomIndex, random_index_name, random_index_of

__all__ = ["check_options", "consistency_index", "consistent", "solved", "weights_of"]

FloatArray = NDArray[np.float64]
Pair = tuple[int, int]

_ROUNDING = 1e-12
"""Excess of the largest eigenvalue over n, as a share of n, that is rounding alone."""


def check_options(method: AhpMethod, rule: InconsistencyRule = "least_eigenvalue") -> None:
    """Refuse options that do not exist.

    Parameters
    ----------
    method : {"eigenvector", "geometric_mean"}
        How weights are found.
    rule : {"least_eigenvalue", "largest_error"}
        How the most inconsistent judgement is found.

    Raises
    ------
    UsageError
        If there is no such method or rule.
    """
    for option, value, choices in (
        ("method", method, get_args(AhpMethod)),
        ("inconsistency", rule, get_args(InconsistencyRule)),
    ):
        if not isinstance(cast("object", value), str) or value not in choices:
            raise UsageError.single(
                "bad-option",
                f"the option {option} has an unknown value",
                found=str(value),
                cure=f"Use one of: {', '.join(map(repr, choices))}.",
            )


def consistent(values: FloatArray, n: int) -> NDArray[np.bool_]:
    """Return whether largest eigenvalues are n but for rounding."""
    return values - n <= _ROUNDING * n


def consistency_index(values: FloatArray, n: int) -> FloatArray:
    """Return the consistency indices of largest eigenvalues, (λ − n) / (n − 1); 0 where only rounding is left.

    Parameters
    ----------
    values : ndarray of float, shape (k,)
        The eigenvalues.
    n : int
        How many things are compared.

    Returns
    -------
    ndarray of float, shape (k,)
        The indices.
    """
    return np.where(consistent(values, n), 0.0, values - n) / max(n - 1, 1)


def weights_of(matrices: FloatArray, *, method: AhpMethod) -> tuple[FloatArray, FloatArray]:
    """Return the weights of complete reciprocal matrices, and their largest eigenvalues.

    Parameters
    ----------
    matrices : ndarray of float, shape (k, n, n)
        The matrices.
    method : {"eigenvector", "geometric_mean"}
        How the weights are found.

    Returns
    -------
    tuple of ndarray of float, shapes (k, n) and (k,)
        Weights that sum to 1, and eigenvalues.
    """
    principal = principal_vectors(matrices)
    vectors = principal.vectors if method == "eigenvector" else row_geometric_means(matrices)
    return vectors, principal.values


def solved(
    judged: PairJudgements, *, method: AhpMethod, random_index: RandomIndex, rule: InconsistencyRule
) -> AhpWeights:
    """Return the weights that judgements imply.

    Parameters
    ----------
    judged : PairJudgements
        Judgements that hang together.
    method : {"eigenvector", "geometric_mean"}
        How the weights are found.
    random_index : str or mapping of int to float
        Table of random indices.
    rule : {"least_eigenvalue", "largest_error"}
        How the most inconsistent judgement is found.

    Returns
    -------
    AhpWeights
        The weights.
    """
    n, missing = len(judged.labels), judged.missing
    if missing:
        whole = complete(judged.matrix[None], np.array([missing], dtype=np.intp))
        matrix, value = whole.matrices[0], float(whole.values[0])
        shares = whole.vectors[0] if method == "eigenvector" else log_least_squares(judged.matrix[None])[0]
    else:
        matrix = judged.matrix
        vectors, values = weights_of(matrix[None], method=method)
        shares, value = vectors[0], float(values[0])
    judgements = n * (n - 1) // 2 - len(missing)
    index = float(consistency_index(np.array([value]), n)[0])
    random = random_index_of(n, random_index)
    reason: RatioReason | None = (
        "nothing_to_contradict" if judgements == n - 1 else "no_random_index" if random is None else None
    )
    ratio = None if reason is not None or random is None else index / random
    place = _least_fitting(judged, matrix, shares, rule=rule) if index > 0 else None
    return AhpWeights(
        judged.labels,
        tuple(shares.tolist()),
        1.0,
        f"ahp_{method}",
        tuple(tuple(None if np.isnan(x) else x for x in row) for row in judged.matrix.tolist()),
        tuple(map(tuple, matrix.tolist())),
        value,
        index,
        random,
        random_index_name(random_index),
        ratio,
        reason,
        tuple((judged.labels[i], judged.labels[j]) for i, j in missing),
        None if place is None else _mended(judged, place, None if reason else random, rule),
        _circular(judged),
        judged.outside,
    )


def _least_fitting(
    judged: PairJudgements, matrix: FloatArray, shares: FloatArray, *, rule: InconsistencyRule
) -> tuple[Pair, float, float] | None:
    """Return the pair that fits the others least, the value that would fit, and the eigenvalue with it."""
    missing = judged.missing
    pairs = [p for p in combinations(range(len(judged.labels)), 2) if p not in set(missing)]
    if missing:
        pairs = [p for p in pairs if not _is_bridge(judged.matrix, p)]
    if rule == "largest_error":
        error = np.abs(np.log(matrix * shares[None, :] / shares[:, None]))
        pairs = [max(pairs, key=lambda p: float(error[p]))]
    trials = _without_each(judged.matrix, missing, pairs)
    least = float(trials.values.min()) * (1 + _ROUNDING)
    best = int(np.argmax(trials.values <= least))  # the first of several that are equal, as all of three things are
    pair = pairs[best]
    return pair, float(trials.matrices[best][pair]), float(trials.values[best])


def _is_bridge(matrix: FloatArray, pair: Pair) -> bool:
    """Return whether the judgements fall apart without a pair."""
    given = ~np.isnan(matrix)
    given[pair] = given[pair[::-1]] = False
    return len(connected_parts(given)) > 1


def _without_each(matrix: FloatArray, missing: tuple[Pair, ...], pairs: list[Pair]) -> Completed:
    """Return the matrices completed without one pair each."""
    places = np.array([[*missing, pair] for pair in pairs], dtype=np.intp)
    return complete(np.repeat(matrix[None], len(pairs), axis=0), places)


def _mended(
    judged: PairJudgements, found: tuple[Pair, float, float], random: float | None, rule: InconsistencyRule
) -> InconsistentJudgement:
    """Return the judgement that fits the others least, in the direction in which it is 1 or more."""
    (i, j), value, eigenvalue = found
    said = float(judged.matrix[i, j])
    if said < 1:
        i, j, said, value = j, i, float(judged.matrix[j, i]), 1 / value
    n = len(judged.labels)
    ratio = None if random is None else float(consistency_index(np.array([eigenvalue]), n)[0]) / random
    return InconsistentJudgement(judged.labels[i], judged.labels[j], said, value, eigenvalue, ratio, rule)


def _circular(judged: PairJudgements) -> tuple[tuple[str, str, str], ...]:
    """Return the triads whose judgements go round in a circle."""
    with_labels = judged.labels
    above = np.nan_to_num(judged.matrix, nan=1.0) > 1
    found: list[tuple[str, str, str]] = []
    for i, j, k in combinations(range(len(with_labels)), 3):
        if above[i, j] and above[j, k] and above[k, i]:
            found.append((with_labels[i], with_labels[j], with_labels[k]))
        elif above[i, k] and above[k, j] and above[j, i]:
            found.append((with_labels[i], with_labels[k], with_labels[j]))
    return tuple(found)
