"""From the inputs of cases about judgements of pairs to library calls, one named result at a time."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.weighting import AhpWeights, ahp, ahp_group, ahp_hierarchy
from scorecard.weighting.random_index import RandomIndexTable
from tests.reference.inputs import Series, UnknownResultError, given, listed, mapped, number

Inputs = Mapping[str, object]

_TABLES: Mapping[str, RandomIndexTable] = {
    "saaty_1980": "saaty_1980",
    "saaty_2005": "saaty_2005",
    "donegan_dodd": "donegan_dodd_1991",
    "alonso_lamata": "alonso_lamata_2006",
}


def ahp_complete(inputs: Inputs, name: str) -> object:
    """Return weights or consistency of a matrix; a ratio names its table of random indices."""
    matrix, labels = _rows(given(inputs, "matrix", "judgements")), _labels(inputs)
    return _of_one(name, lambda **options: ahp(matrix, labels=labels, **options))


def ahp_incomplete(inputs: Inputs, name: str) -> object:
    """Return weights, consistency or filled-in values of some comparisons, or of a matrix with holes."""
    labels = _labels(inputs)
    if "comparisons" in inputs:
        rows = [listed(row) for row in listed(inputs["comparisons"])]
        judged = {(str(a), str(b)): _cell(value) for a, b, value in rows}
        return _of_one(name, lambda **options: ahp(judged, labels=labels, **options))
    return ahp_complete(inputs, name)


def _of_one(name: str, find: object) -> object:
    """Return a named result of judgements of pairs."""
    found: AhpWeights = find()  # type: ignore[operator]  # a function of options
    if name.startswith("cr_ri_"):
        table = name.removeprefix("cr_ri_")
        if table not in _TABLES:
            raise UnknownResultError(name)
        return find(random_index=_TABLES[table]).consistency_ratio  # type: ignore[operator]
    if name.startswith("weights_"):
        method = name.removeprefix("weights_")
        if method not in ("eigenvector", "geometric_mean"):
            raise UnknownResultError(name)
        chosen: AhpWeights = find(method=method)  # type: ignore[operator]
        return Series(chosen.ids, chosen.shares)
    values: dict[str, object] = {
        "lambda_max": found.lambda_max,
        "consistency_index": found.consistency_index,
        "missing_pairs": [list(pair) for pair in found.missing],
        "completed_values": [found.matrix[found.ids.index(a)][found.ids.index(b)] for a, b in found.missing],
    }
    if name not in values:
        raise UnknownResultError(name)
    return values[name]


def ahp_levels(inputs: Inputs, name: str) -> object:
    """Return weights of criteria, of alternatives below each, or of alternatives over all."""
    criteria = [str(label) for label in listed(given(inputs, "criteria_labels"))]
    alternatives = [str(label) for label in listed(given(inputs, "alternative_labels"))]
    below = given(inputs, "alternatives")
    matrices = [mapped(below)[c] for c in criteria] if isinstance(below, Mapping) else listed(below)
    groups = {"goal": _rows(given(inputs, "criteria"))}
    groups |= {criterion: _rows(matrix) for criterion, matrix in zip(criteria, matrices, strict=True)}
    found = ahp_hierarchy(groups, children={"goal": criteria, **dict.fromkeys(criteria, alternatives)})
    values: dict[str, object] = {
        "criteria_weights": Series(tuple(criteria), tuple(found.local["goal"].values())),
        "local_priorities": Series(tuple(criteria), tuple(list(found.local[c].shares) for c in criteria)),
        "global_priorities": Series(tuple(alternatives), tuple(found.leaves[a] for a in alternatives)),
    }
    if name not in values:
        raise UnknownResultError(name)
    return values[name]


def ahp_of_group(inputs: Inputs, name: str) -> object:
    """Return weights or judgements of a group, or the weights of its members."""
    stated = given(inputs, "matrices")
    members = {str(k): v for k, v in stated.items()} if isinstance(stated, Mapping) else dict(_numbered(stated))
    judged = {member: _rows(matrix) for member, matrix in members.items()}
    weights = [number(w) for w in listed(inputs["member_weights"])] if "member_weights" in inputs else None
    labels = _labels(inputs)
    found = ahp_group(judged, labels=labels, expert_weights=weights)
    if name == "aij_matrix":
        return [list(row) for row in found.group.matrix] if found.group is not None else None
    if name == "individual_weights":
        return Series(tuple(members), tuple(list(e.weights.shares) for e in found.experts if e.weights is not None))
    if name in ("aip_weights_arithmetic", "aip_weights_geometric"):
        how = "aip_arithmetic" if name.endswith("arithmetic") else "aip_geometric"
        found = ahp_group(judged, labels=labels, expert_weights=weights, method=how)
    elif name != "aij_weights":
        raise UnknownResultError(name)
    return Series(found.ids, found.shares)


def _numbered(values: object) -> list[tuple[str, object]]:
    """Return a list with its positions from 1 as names."""
    return [(str(i), value) for i, value in enumerate(listed(values), start=1)]


def _labels(inputs: Inputs) -> list[str] | None:
    """Return the labels of a case."""
    return [str(label) for label in listed(inputs["labels"])] if "labels" in inputs else None


def _rows(matrix: object) -> list[list[float | str | None]]:
    """Return a matrix as rows of cells."""
    return [[_cell(cell) for cell in listed(row)] for row in listed(matrix)]


def _cell(cell: object) -> float | str | None:
    """Return a judgement as it stands in a case."""
    if cell is None or isinstance(cell, str | int | float):
        return cell
    raise TypeError(f"a judgement is needed, found {cell!r}")
