"""AHP over a hierarchy: local weights of each group carried down to global ones."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from scorecard._model.mapping import FrozenDict
from scorecard.errors import AnalysisError, Place, Problems, UsageError
from scorecard.weighting.ahp_hierarchy_weights import AhpHierarchy, LevelConsistency, LevelReason, judged_in_pairs
from scorecard.weighting.ahp_solving import check_options, solved
from scorecard.weighting.ahp_weights import AhpMethod, InconsistencyRule
from scorecard.weighting.judgement_forms import Judgements, check_tolerance, checked
from scorecard.weighting.judgements import TOLERANCE
from scorecard.weighting.random_index import RandomIndex
from scorecard.weighting.weights import Weights, normalised

__all__ = ["ahp_hierarchy"]

Group = Judgements | Weights


def ahp_hierarchy(
    groups: Mapping[str, Group],
    *,
    children: Mapping[str, Sequence[str]] | None = None,
    method: AhpMethod = "eigenvector",
    random_index: RandomIndex = "saaty_1980",
    inconsistency: InconsistencyRule = "least_eigenvalue",
    tolerance: float = TOLERANCE,
) -> AhpHierarchy:
    """Return the local and global weights of a hierarchy.

    Parameters
    ----------
    groups : mapping of str to judgements or Weights
        For each node with children, the judgements of these, as `ahp` takes them; or weights found
        otherwise, such as those of `ahp_group`.
    children : mapping of str to sequence of str, optional
        For each node with children, their ids, in the order of rows; needed beside matrices. A node may
        have several parents, as alternatives below every criterion have. One child alone needs no
        judgements.
    method : {"eigenvector", "geometric_mean"}
        How weights follow from judgements.
    random_index : str or mapping of int to float
        Table of random indices, as for `ahp`.
    inconsistency : {"least_eigenvalue", "largest_error"}
        Which judgement counts as the most inconsistent, as for `ahp`.
    tolerance : float
        How far the product of two reciprocals may be from 1.

    Returns
    -------
    AhpHierarchy
        Weights of each group, global weights of all nodes, and consistency by level.

    Raises
    ------
    AnalysisError
        With every problem of every group; groups without judgements; more tops than one; a circle.
    UsageError
        If an option has an impossible value, or there is no group.

    Notes
    -----
    g(root) = 1; g(node) = Σ over its parents of g(parent) · local weight. Level ratio = Σ g CI / Σ g RI.

    References
    ----------
    Saaty, T. L. (1980). The Analytic Hierarchy Process. New York: McGraw-Hill.

    Examples
    --------
    >>> found = ahp_hierarchy(
    ...     {"goal": {("service", "price"): 3}, "service": {("speed", "care"): 1}}, children={"price": ["fees"]}
    ... )
    >>> dict(found.leaves)
    {'speed': 0.375, 'care': 0.375, 'fees': 0.25}
    """
    check_options(method, inconsistency)
    check_tolerance(tolerance)
    below = dict(children or {})
    if not groups and not below:
        raise UsageError.single("no-groups", "there is no group of the hierarchy", cure="Give at least one.")
    problems = Problems()
    local: dict[str, Weights] = {}
    for node in dict.fromkeys([*groups, *below]):
        names = below.get(node)
        group = groups.get(node)
        if isinstance(group, Weights):
            _check_ids(node, group, names, problems)
            local[node] = group
        elif group is None or (names is None and not isinstance(group, Mapping)):
            if group is None and names is not None and len(names) == 1:
                local[node] = normalised(names, [1.0], method="equal")
            else:
                _report_bare(node, judged=group is not None, problems=problems)
        else:
            before = sum(problems.counts.values())
            judged = checked(group, labels=names, problems=problems, tolerance=tolerance, path=f"judgements.{node}")
            if sum(problems.counts.values()) == before:
                local[node] = solved(judged, method=method, random_index=random_index, rule=inconsistency)
    problems.raise_if_any(AnalysisError, "The hierarchy cannot be used.")
    order = _from_the_top(local)
    return _composed(order, local)


def _check_ids(node: str, group: Weights, names: Sequence[str] | None, problems: Problems) -> None:
    """Report weights of others than the children of a node."""
    if names is not None and set(names) != set(group.ids):
        problems.add(
            "children-unequal",
            "the weights of a group are not those of its children",
            place=Place(path=f"groups.{node}"),
            found=", ".join(group.ids),
            cure=f"Give weights of: {', '.join(names)}.",
        )


def _report_bare(node: str, *, judged: bool, problems: Problems) -> None:
    """Report a group of which the judgements or the labels are not known."""
    if judged:
        problems.add(
            "no-children",
            "a matrix does not say what is compared below a node",
            place=Place(path=f"groups.{node}"),
            cure="Name its children in the order of the rows, in children={…}.",
        )
    else:
        problems.add(
            "group-not-judged",
            "there are no judgements of the children of a node",
            place=Place(path=f"groups.{node}"),
            cure="Give judgements or weights of them.",
        )


def _from_the_top(local: Mapping[str, Weights]) -> list[str]:
    """Return all nodes, parents before children."""
    parents: dict[str, list[str]] = {node: [] for node in local}
    for node, group in local.items():
        for child in group:
            parents.setdefault(child, []).append(node)
    tops = [node for node, above in parents.items() if not above]
    if len(tops) > 1:
        raise AnalysisError.single(
            "several-tops",
            "the hierarchy has more than one node without a parent",
            found=", ".join(tops),
            cure="Give a group that holds all but one of them, or weigh each part by itself.",
        )
    order: list[str] = []
    waiting = {node: len(above) for node, above in parents.items()}
    ready = tops
    while ready:
        node = ready.pop(0)
        order.append(node)
        for child in local.get(node, ()):
            waiting[child] -= 1
            if not waiting[child]:
                ready.append(child)
    if len(order) < len(parents):
        raise AnalysisError.single(
            "hierarchy-circle",
            "nodes of the hierarchy stand below themselves",
            found=", ".join(node for node in parents if node not in order),
            cure="Take one of them out of the group where it does not belong.",
        )
    return order


def _composed(order: Sequence[str], local: Mapping[str, Weights]) -> AhpHierarchy:
    """Return the hierarchy with its global weights."""
    parts: dict[str, list[float]] = {node: [] for node in order}
    parts[order[0]].append(1.0)
    weights: dict[str, float] = {}
    level = dict.fromkeys(order, 1)
    for node in order:
        weights[node] = math.fsum(parts[node])
        for child, share in local[node].items() if node in local else ():
            parts[child].append(weights[node] * share)
            level[child] = max(level[child], level[node] + 1)
    leaves = [node for node in order if node not in local]
    found = normalised(leaves, [weights[node] for node in leaves], method="ahp_hierarchy")
    groups = [node for node in order if node in local]
    levels = tuple(
        _level(number, [(weights[node], local[node]) for node in groups if level[node] == number])
        for number in range(1, max(level[node] for node in groups) + 1)
    )
    ordered = FrozenDict({node: local[node] for node in groups})
    return AhpHierarchy(order[0], ordered, FrozenDict(weights), found, levels)


def _level(number: int, groups: Sequence[tuple[float, Weights]]) -> LevelConsistency:
    """Return the consistency of the groups of a level."""
    judged = [(weight, found) for weight, group in groups if (found := judged_in_pairs(group)) is not None]
    reasons = {group.reason for _, group in judged}
    reason: LevelReason | None = None
    if "no_random_index" in reasons:
        reason = "no_random_index"
    elif not judged:
        reason = "not_judged_in_pairs"
    elif reasons == {"nothing_to_contradict"}:
        reason = "nothing_to_contradict"
    if reason is not None:
        return LevelConsistency(number, len(judged), None, reason)
    able = [(weight, group, group.random_index) for weight, group in judged if group.reason is None]
    below = math.fsum(weight * index for weight, _, index in able if index is not None)
    above = math.fsum(weight * group.consistency_index for weight, group, _ in able)
    return LevelConsistency(number, len(judged), above / below, None)
