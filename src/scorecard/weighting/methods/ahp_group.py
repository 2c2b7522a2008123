"""Group AHP: one set of weights from the judgements of several experts."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import cast, get_args

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import AnalysisError, Place, Problems, UsageError
from scorecard.stats.pairwise_completion import connected_parts
from scorecard.weighting.ahp_group_weights import (
    AhpGroupMethod,
    AhpGroupWeights,
    ExpertOpinion,
    PairSpread,
    WeightSpread,
)
from scorecard.weighting.ahp_solving import check_options, solved
from scorecard.weighting.ahp_weights import AhpMethod, AhpWeights, InconsistencyRule
from scorecard.weighting.judgement_forms import Judgements, check_tolerance, checked
from scorecard.weighting.judgements import TOLERANCE, PairJudgements, check_connected
from scorecard.weighting.random_index import RandomIndex
from scorecard.weighting.weights import normalised

__all__ = ["ahp_group"]

FloatArray = NDArray[np.float64]


def ahp_group(
    judgements_by_expert: Mapping[str, Judgements],
    *,
    labels: Sequence[str] | None = None,
    method: AhpGroupMethod = "aij",
    expert_weights: Mapping[str, float] | Sequence[float] | None = None,
    prioritisation: AhpMethod = "eigenvector",
    random_index: RandomIndex = "saaty_1980",
    inconsistency: InconsistencyRule = "least_eigenvalue",
    tolerance: float = TOLERANCE,
) -> AhpGroupWeights:
    """Return the weights of a group of experts by the analytic hierarchy process.

    Parameters
    ----------
    judgements_by_expert : mapping of str to judgements
        The judgements of each expert, as `ahp` takes them.
    labels : sequence of str, optional
        What is compared; the names in the pairs of all experts, or the positions, when left out.
    method : {"aij", "aip_geometric", "aip_arithmetic"}
        "aij" aggregates individual judgements, each pair by its geometric mean; the others aggregate
        individual priorities, the experts' weights, by their geometric or arithmetic mean.
    expert_weights : mapping of str to float, or sequence of float, optional
        How much each expert counts, in any unit; all alike when left out.
    prioritisation : {"eigenvector", "geometric_mean"}
        How weights follow from judgements.
    random_index : str or mapping of int to float
        Table of random indices, as for `ahp`.
    inconsistency : {"least_eigenvalue", "largest_error"}
        Which judgement counts as the most inconsistent, as for `ahp`.
    tolerance : float
        How far the product of two reciprocals may be from 1.

    Returns
    -------
    AhpGroupWeights
        Shares that sum to 1, with the weights and the consistency of each expert, and how far the
        experts differ on each pair and each weight. They do not depend on the order of the experts.

    Raises
    ------
    AnalysisError
        With every problem of every expert; or if the judgements do not hang together: those of the
        group, or of any expert where weights are aggregated.
    UsageError
        If an option has an impossible value, or the expert weights name others than the experts.

    Notes
    -----
    AIJ: a_ij = Π_e (a_ij^e)^(p_e) over the experts e who judged the pair, with shares p_e that sum to 1.
    AIP: w_i ∝ Π_e (w_i^e)^(p_e), or w_i = Σ_e p_e w_i^e. The geometric standard deviation is
    exp √(Σ p_e (x_e − x̄)² / (1 − Σ p_e²)) with the logarithms x_e; with equal shares the divisor is n − 1.

    References
    ----------
    Forman, E., Peniwati, K. (1998). Aggregating individual judgments and priorities with the analytic
    hierarchy process. European Journal of Operational Research 108, 165-169. doi:10.1016/S0377-2217(97)00244-0

    Examples
    --------
    >>> w = ahp_group({"ann": {("price", "speed"): 4}, "bob": {("price", "speed"): 1}})
    >>> round(w["price"], 6), w.experts[0].weights["price"]
    (0.666667, 0.8)
    """
    check_options(prioritisation, inconsistency)
    check_tolerance(tolerance)
    _check_group(judgements_by_expert, method)
    ids = tuple(judgements_by_expert)
    shares = _expert_shares(ids, expert_weights)
    names = _common_labels(judgements_by_expert) if labels is None else list(labels)
    problems = Problems()
    judged = [
        checked(
            judgements_by_expert[one],
            labels=names,
            problems=problems,
            tolerance=tolerance,
            path=f"judgements.{one}",
            connected=method != "aij",
        )
        for one in ids
    ]
    _check_sizes(ids, judged, problems)
    problems.raise_if_any(AnalysisError, "The judgements cannot be used.")
    found = [
        solved(j, method=prioritisation, random_index=random_index, rule=inconsistency) if _hangs_together(j) else None
        for j in judged
    ]
    pairs = _pairs(judged, shares)
    group: AhpWeights | None = None
    if method == "aij":
        whole = _aggregated(judged[0].labels, pairs)
        check_connected(whole, "group", problems)
        problems.raise_if_any(AnalysisError, "The judgements of the group cannot be used.")
        group = solved(whole, method=prioritisation, random_index=random_index, rule=inconsistency)
        final = group.shares
    else:
        final = _priorities([w.shares for w in found if w is not None], shares, geometric=method == "aip_geometric")
    return AhpGroupWeights(
        judged[0].labels,
        final,
        1.0,
        f"ahp_group_{method}",
        prioritisation,
        tuple(map(_opinion, ids, shares, judged, found)),
        group,
        pairs,
        _spread(judged[0].labels, found, shares),
    )


def _check_group(experts: object, method: object) -> None:
    """Refuse experts that are no mapping, nobody, or an unknown method."""
    if not isinstance(experts, Mapping) or not experts:
        raise UsageError.single(
            "no-experts",
            "the judgements of a group are a mapping with at least one expert",
            found=type(experts).__name__ if not isinstance(experts, Mapping) else "nobody",
            cure='Give them by name, such as {"ann": […], "bob": […]}.',
        )
    if not isinstance(method, str) or method not in get_args(AhpGroupMethod):
        raise UsageError.single(
            "bad-option",
            "the option method has an unknown value",
            found=str(method),
            cure=f"Use one of: {', '.join(map(repr, get_args(AhpGroupMethod)))}.",
        )


def _expert_shares(ids: tuple[str, ...], given: Mapping[str, float] | Sequence[float] | None) -> tuple[float, ...]:
    """Return how much each expert counts."""
    if given is None:
        return normalised(ids, [1.0] * len(ids), method="equal").shares
    if not isinstance(given, Mapping):
        return normalised(ids, list(given), method="direct").shares
    if set(given) != set(ids):
        odd = sorted(set(map(str, given)) ^ set(ids))
        raise UsageError.single(
            "expert-weights-unequal",
            "the expert weights must name exactly the experts",
            place=Place(path="expert_weights"),
            found=", ".join(odd),
            cure="Give one weight for each expert.",
        )
    return normalised(ids, [given[one] for one in ids], method="direct").shares


def _check_sizes(ids: tuple[str, ...], judged: Sequence[PairJudgements], problems: Problems) -> None:
    """Report experts who compare another number of things than the first."""
    for one, of_expert in zip(ids, judged, strict=True):
        if len(of_expert.labels) != len(judged[0].labels):
            problems.add(
                "experts-unequal",
                f"the expert compares another number of things than {ids[0]}, who compares {len(judged[0].labels)}",
                place=Place(path=f"judgements.{one}"),
                found=str(len(of_expert.labels)),
                cure="Let all compare the same; leave out what one does not judge as None.",
            )


def _common_labels(experts: Mapping[str, Judgements]) -> list[str] | None:
    """Return the names in the pairs of all experts; None where there are matrices."""
    names: dict[str, None] = {}
    for judgements in experts.values():
        if not isinstance(judgements, Mapping):
            return None
        keys = cast("Mapping[object, object]", judgements)
        pairs = [cast("tuple[object, ...]", key) for key in keys if isinstance(key, tuple)]
        names.update(dict.fromkeys(name for pair in pairs for name in pair if isinstance(name, str)))
    return list(names)


def _hangs_together(judged: PairJudgements) -> bool:
    """Return whether weights follow from an expert's judgements."""
    return len(connected_parts(~np.isnan(judged.matrix))) == 1


def _opinion(one: str, share: float, judged: PairJudgements, weights: AhpWeights | None) -> ExpertOpinion:
    """Return what one expert judged."""
    n = len(judged.labels)
    pairs = n * (n - 1) // 2 - len(judged.missing)
    return ExpertOpinion(one, share, pairs, weights, "unconnected" if weights is None else None)


def _moments(values: Sequence[float], shares: Sequence[float]) -> tuple[float, float | None]:
    """Return the weighted geometric mean of some values, and their geometric standard deviation."""
    total = math.fsum(shares)
    logs = [math.log(value) for value in values]
    mean = math.fsum(p * x for p, x in zip(shares, logs, strict=True)) / total
    if len(values) < 2:
        return math.exp(mean), None
    squares = math.fsum(p / total * (x - mean) ** 2 for p, x in zip(shares, logs, strict=True))
    free = 1 - math.fsum((p / total) ** 2 for p in shares)
    return math.exp(mean), math.exp(math.sqrt(squares / free))


def _pairs(judged: Sequence[PairJudgements], shares: Sequence[float]) -> tuple[PairSpread, ...]:
    """Return the judgements of the group by pair."""
    labels = judged[0].labels
    found: list[PairSpread] = []
    for i, j in combinations(range(len(labels)), 2):
        said = [
            (float(one.matrix[i, j]), p)
            for one, p in zip(judged, shares, strict=True)
            if p > 0 and not np.isnan(one.matrix[i, j])
        ]
        if not said:
            found.append(PairSpread(labels[i], labels[j], 0, None, None, None, None))
            continue
        values = [value for value, _ in said]
        mean, deviation = _moments(values, [p for _, p in said])
        found.append(PairSpread(labels[i], labels[j], len(said), mean, deviation, min(values), max(values)))
    return tuple(found)


def _aggregated(labels: tuple[str, ...], pairs: Sequence[PairSpread]) -> PairJudgements:
    """Return the matrix of the group's judgements."""
    position = {label: i for i, label in enumerate(labels)}
    matrix = np.full((len(labels), len(labels)), np.nan)
    np.fill_diagonal(matrix, 1.0)
    for pair in pairs:
        if pair.mean is not None:
            i, j = position[pair.first], position[pair.second]
            matrix[i, j], matrix[j, i] = pair.mean, 1 / pair.mean
    return PairJudgements(labels, matrix, ())


def _priorities(weights: Sequence[tuple[float, ...]], shares: Sequence[float], *, geometric: bool) -> tuple[float, ...]:
    """Return the mean of the experts' weights."""
    columns = list(zip(*weights, strict=True))
    if geometric:
        means = [_moments(column, shares)[0] for column in columns]
    else:
        means = [math.fsum(p * w for p, w in zip(shares, column, strict=True)) for column in columns]
    total = math.fsum(means)
    return tuple(mean / total for mean in means)


def _spread(
    labels: tuple[str, ...], found: Sequence[AhpWeights | None], shares: Sequence[float]
) -> tuple[WeightSpread, ...]:
    """Return how far the experts' weights differ."""
    known = [(w, p) for w, p in zip(found, shares, strict=True) if w is not None and p > 0]
    rows: list[WeightSpread] = []
    for position, label in enumerate(labels):
        values = [w.shares[position] for w, _ in known]
        deviation = _moments(values, [p for _, p in known])[1] if values else None
        low, high = (min(values), max(values)) if values else (None, None)
        rows.append(WeightSpread(label, len(values), deviation, low, high))
    return tuple(rows)
