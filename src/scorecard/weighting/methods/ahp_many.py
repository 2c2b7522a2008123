"""AHP for many matrices at once: weights and consistency as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import PLACES_KEPT, AnalysisError, Place, Problems, quoted
from scorecard.weighting.ahp_batch import AhpBatch
from scorecard.weighting.ahp_solving import check_options, consistency_index, weights_of
from scorecard.weighting.ahp_weights import AhpMethod, RatioReason
from scorecard.weighting.judgement_forms import check_labels, check_tolerance
from scorecard.weighting.judgements import LEAST, MOST, TOLERANCE
from scorecard.weighting.random_index import RandomIndex, random_index_name, random_index_of

__all__ = ["ahp_many"]

FloatArray = NDArray[np.float64]


def ahp_many(
    matrices: ArrayLike,
    *,
    labels: Sequence[str] | None = None,
    method: AhpMethod = "eigenvector",
    random_index: RandomIndex = "saaty_1980",
    tolerance: float = TOLERANCE,
) -> AhpBatch:
    """Return the weights of many complete matrices of judgements: of experts, or of a simulation.

    Parameters
    ----------
    matrices : array_like of float, shape (k, n, n)
        Reciprocal matrices; the cell of row i and column j says how many times as important i is as j.
    labels : sequence of str, optional
        What is compared; the positions "1", "2", … when left out.
    method : {"eigenvector", "geometric_mean"}
        Principal eigenvector, or geometric means of the rows.
    random_index : str or mapping of int to float
        Table of random indices, as for `ahp`.
    tolerance : float
        How far a_ij a_ji may be from 1; the larger of the two then counts.

    Returns
    -------
    AhpBatch
        Weights, shape (k, n), with largest eigenvalues, consistency indices and ratios, shape (k,): for
        each matrix the same to the last bit as `ahp` finds, whatever others stand beside it.

    Raises
    ------
    AnalysisError
        With every problem: no array of square matrices, judgements that are missing or not above zero,
        reciprocals that contradict each other, labels that do not fit.
    UsageError
        If an option has an impossible value.

    Notes
    -----
    As for `ahp`; the most inconsistent judgement and circles are looked for there alone.

    Examples
    --------
    >>> found = ahp_many([[[1, 3], [1 / 3, 1]], [[1, 1], [1, 1]]], labels=["price", "speed"])
    >>> found.weights.tolist()
    [[0.75, 0.25], [0.5, 0.5]]
    """
    check_options(method)
    check_tolerance(tolerance)
    problems = Problems()
    a = _array(matrices, problems)
    n = a.shape[1]
    names = [str(i) for i in range(1, n + 1)] if labels is None else list(labels)
    check_labels(names, path="labels", problems=problems)
    if len(names) != n and a.size:
        problems.add(
            "labels-unequal",
            "there must be one label for each thing that is compared",
            place=Place(path="labels"),
            found=f"{len(names)} labels for {n} things",
            cure="Give the labels in the order of the rows.",
        )
    problems.raise_if_any(AnalysisError, "The judgements cannot be used.")
    _check_cells(a, names, tolerance, problems)
    problems.raise_if_any(AnalysisError, "The judgements cannot be used.")
    weights, values = weights_of(_reciprocal(a), method=method)
    index, random = consistency_index(values, n), random_index_of(n, random_index)
    reason: RatioReason | None = "nothing_to_contradict" if n < 3 else "no_random_index" if random is None else None
    ratio = None if reason is not None or random is None else index / random
    return AhpBatch(
        tuple(names),
        weights,
        values,
        index,
        ratio,
        random,
        random_index_name(random_index),
        f"ahp_{method}",
        reason,
    )


def _array(matrices: ArrayLike, problems: Problems) -> FloatArray:
    """Return the matrices as one array, or report what is none."""
    try:
        a: FloatArray = np.asarray(matrices, dtype=np.float64)
    except (TypeError, ValueError):
        a = np.empty((0, 0))
    if a.ndim == 3 and a.shape[1] == a.shape[2] and a.size:
        return a
    problems.add(
        "not-square",
        "the judgements are no array of square matrices of numbers",
        place=Place(path="matrices"),
        found=f"the shape {a.shape}",
        cure="Give an array of the shape (k, n, n); ahp() takes a single matrix, and fractions as text.",
    )
    return np.empty((0, 1, 1))


def _check_cells(a: FloatArray, names: Sequence[str], tolerance: float, problems: Problems) -> None:
    """Report judgements that are none, and reciprocals that contradict each other."""
    usable = (a >= float(LEAST)) & (a <= float(MOST))
    product = np.where(usable, a, 1.0) * np.where(usable, a, 1.0).transpose(0, 2, 1)
    apart = np.abs(product - 1) > tolerance
    n = a.shape[1]
    for code, bad in (
        ("judgement-range", ~usable),
        ("diagonal-not-one", apart & np.eye(n, dtype=bool)),
        ("not-reciprocal", apart & np.triu(np.ones((n, n), dtype=bool), 1)),
    ):
        places = np.argwhere(bad)
        for k, i, j in cast("list[list[int]]", places[:PLACES_KEPT].tolist()):
            place = Place(path=f"matrices.{k + 1}.{names[i]} / {names[j]}")
            found = f"{a[k, i, j]:g}" if code != "not-reciprocal" else f"{a[k, i, j]:g} and {a[k, j, i]:g}"
            problems.add(code, _what(code, names[i], names[j]), place=place, found=found, cure=_CURES[code])
        problems.more(code, max(0, len(places) - PLACES_KEPT))


_CURES = {
    "judgement-range": "Give every judgement; ahp() takes matrices in which some are missing.",
    "diagonal-not-one": "Write 1.",
    "not-reciprocal": "Write one of the two as 1 over the other.",
}


def _what(code: str, first: str, second: str) -> str:
    """Return what is wrong with a cell."""
    if code == "judgement-range":
        return "a judgement must lie between 1e-9 and 1e9"
    if code == "diagonal-not-one":
        return "a thing judged against itself must be 1"
    return f"the two judgements of {quoted(first)} and {quoted(second)} are not reciprocal"


def _reciprocal(a: FloatArray) -> FloatArray:
    """Return matrices that are reciprocal to the last bit; of two reciprocals the larger counts."""
    across = a.transpose(0, 2, 1)
    whole = np.where(a >= across, a, 1 / across)
    whole[:, np.eye(a.shape[1], dtype=bool)] = 1.0
    return whole
