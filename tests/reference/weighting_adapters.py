"""From the inputs of weighting cases to library calls, one named result at a time."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from scorecard.scoring.aggregate import weighted_arithmetic
from scorecard.weighting import (
    best_worst,
    critic,
    entropy,
    rank_order_centroid,
    rank_reciprocal,
    rank_sum,
    swing,
)
from tests.reference.inputs import UnknownResultError, given, listed, number, series, table

Inputs = Mapping[str, object]

_RANKS = {
    "rank_order_centroid": rank_order_centroid,
    "rank_sum": rank_sum,
    "rank_reciprocal": rank_reciprocal,
}
_FALLING = frozenset({"min", "minimise", "minimize", "cost"})


def swing_weights(inputs: Inputs, name: str) -> object:
    """Return swing weights, as whole percent where asked for, or the scores that whole percents give."""
    ratings = series(given(inputs, "ratings"), names=inputs.get("criteria"))
    shares = swing(dict(zip(ratings.names, ratings.array().tolist(), strict=True)))
    percent = [float(round(100 * share)) for share in shares.values()]
    if name == "weights":
        return ratings.of(shares.values())
    if name == "weights_percent_rounded":
        return ratings.of(percent)
    if name == "scores_rounded_weights":
        rows = [series(row).array() for row in listed(given(inputs, "values"))]
        return [float(weighted_arithmetic(row, np.array(percent))) for row in rows]
    raise UnknownResultError(name)


def rank_weights(inputs: Inputs, name: str) -> object:
    """Return the weights of an order by one of the three rules."""
    if name not in _RANKS:
        raise UnknownResultError(name)
    ranks = series(given(inputs, "ranks"))
    return ranks.of(_RANKS[name](ranks.array().tolist(), labels=ranks.names).values())


def bwm_linear(inputs: Inputs, name: str) -> object:
    """Return weights, ξ or the consistency ratio of the linear Best-Worst method."""
    first = series(given(inputs, "best_to_others"), names=inputs.get("criteria"))
    second = series(given(inputs, "others_to_worst"), like=first)
    ends = {end: _criterion(inputs.get(end), first.names) for end in ("best", "worst")}
    found = best_worst(
        dict(zip(first.names, first.array().tolist(), strict=True)),
        dict(zip(second.names, second.array().tolist(), strict=True)),
        best=ends["best"],
        worst=ends["worst"],
    )
    results = {
        "weights": first.of(found.values()),
        "ksi": found.xi,
        "input_based_consistency_ratio": found.consistency_ratio,
    }
    if name not in results:
        raise UnknownResultError(name)
    return results[name]


def _criterion(which: object, names: tuple[str, ...]) -> str | None:
    """Return the name of a criterion, which a case may give by its position from 0."""
    return names[which] if isinstance(which, int) else None if which is None else str(which)


def entropy_weights(inputs: Inputs, name: str) -> object:
    """Return entropy weights as published, or with what is to be minimised inverted first."""
    names, matrix = _matrix(inputs)
    if name == "weights":
        return list(entropy(matrix, labels=names).values())
    if name == "weights_if_costs_inverted_first":
        return list(entropy(matrix, labels=names, minimise=_costs(inputs, names)).values())
    raise UnknownResultError(name)


def critic_weights(inputs: Inputs, name: str) -> object:
    """Return the weights of CRITIC."""
    if name != "weights":
        raise UnknownResultError(name)
    names, matrix = _matrix(inputs)
    return list(critic(matrix, labels=names, minimise=_costs(inputs, names)).values())


def _matrix(inputs: Inputs) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """Return the criteria and the values of a case."""
    return table(given(inputs, "matrix"), names=inputs.get("criteria"))


def _costs(inputs: Inputs, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the criteria of which less is better."""
    stated = inputs.get("directions")
    if stated is None:
        return ()
    directions = series(stated).values
    return tuple(
        x
        for x, way in zip(names, directions, strict=True)
        if str(way) in _FALLING or (isinstance(way, int) and number(way) < 0)
    )
