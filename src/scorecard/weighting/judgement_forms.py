"""Judgements in every form in which people give them: matrices, triangles, pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import cast

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import AnalysisError, Place, Problems, UsageError
from scorecard.weighting.judgements import (
    TOLERANCE,
    Judged,
    PairJudgements,
    check_connected,
    judgement_value,
    report_flaw,
    settled,
)

__all__ = ["JudgementCell", "Judgements", "check_labels", "check_tolerance", "checked"]

JudgementCell = float | str | Fraction | Decimal | None
Judgements = Mapping[tuple[str, str], JudgementCell] | Sequence[Sequence[JudgementCell]] | NDArray[np.float64]
"""Judgements by pair; or the rows of a square matrix, or of the triangle above its diagonal."""

_LONGEST_LABEL = 200


def check_tolerance(tolerance: float) -> None:
    """Refuse a tolerance of reciprocals that is none.

    Parameters
    ----------
    tolerance : float
        How far the product of two reciprocals may be from 1.

    Raises
    ------
    UsageError
        If it is not from 0 to below 1.
    """
    plain = cast("object", tolerance)
    if not isinstance(plain, int | float) or isinstance(plain, bool) or not 0 <= plain < 1:
        raise UsageError.single(
            "bad-tolerance",
            "the tolerance of reciprocals must be a number from 0 to below 1",
            found=str(tolerance),
            cure="Leave it out, or give a number such as 0.05.",
        )


def checked(
    judgements: Judgements,
    *,
    labels: Sequence[str] | None,
    problems: Problems,
    tolerance: float = TOLERANCE,
    path: str = "judgements",
    connected: bool = True,
) -> PairJudgements:
    """Return judgements as a reciprocal matrix, and report everything that is wrong with them.

    Parameters
    ----------
    judgements : mapping, or sequence of sequences
        By pair; or the rows of a square matrix, or of the triangle above its diagonal.
    labels : sequence of str, optional
        What is compared; the names of the pairs in their order, or the positions "1", "2", …, when left out.
    problems : Problems
        Where problems go.
    tolerance : float
        How far the product of two reciprocals may be from 1.
    path : str
        What the judgements are called in messages.
    connected : bool
        Whether judgements that do not hang together are a problem.

    Returns
    -------
    PairJudgements
        The judgements; of no use if there was a problem.
    """
    if hasattr(judgements, "columns"):  # going through a data frame gives the names of its columns
        raise AnalysisError.single(
            "judgements-frame",
            "a data frame is neither rows of judgements nor judgements by pair",
            found=type(judgements).__name__,
            cure="Give frame.to_numpy() and labels=list(frame.columns), or read a sheet with read_judgements.",
        )
    before = sum(problems.counts.values())
    if isinstance(judgements, Mapping):
        cells = _of_mapping(cast("Mapping[object, object]", judgements), path, problems)
        order = dict.fromkeys(name for first, second, _ in cells for name in (first, second))
        names = list(order) if labels is None else list(labels)
    else:
        rows = [list(cast("Sequence[object]", row)) for row in judgements]
        names, cells = _of_rows(rows, None if labels is None else list(labels), path, problems)
    check_labels(names, path=path, problems=problems)
    entries: list[Judged] = []
    for first, second, cell in cells:
        place = Place(path=f"{path}.{first} / {second}")
        value = judgement_value(cell)
        if isinstance(value, Fraction):
            entries.append(Judged(first, second, value, place))
        elif value is not None:
            report_flaw(value, cell, place, problems)
    found = settled(entries, labels=names, tolerance=tolerance, problems=problems)
    if connected and sum(problems.counts.values()) == before:
        check_connected(found, path, problems)
    return found


def _of_mapping(judgements: Mapping[object, object], path: str, problems: Problems) -> list[tuple[str, str, object]]:
    """Return the judgements of a mapping from pairs."""
    cells: list[tuple[str, str, object]] = []
    for pair, cell in judgements.items():
        shown = repr(pair)
        names = cast("tuple[object, ...]", pair) if isinstance(pair, tuple) else ()
        if len(names) == 2 and all(isinstance(name, str) for name in names):
            cells.append((str(names[0]), str(names[1]), cell))
        else:
            problems.add(
                "not-a-pair",
                "a key of the judgements is not a pair of labels",
                place=Place(path=path),
                found=shown,
                cure='Write it as ("price", "speed"): 3.',
            )
    return cells


def _of_rows(
    rows: Sequence[Sequence[object]], labels: list[str] | None, path: str, problems: Problems
) -> tuple[list[str], list[tuple[str, str, object]]]:
    """Return the labels and the judgements of a matrix or of a triangle."""
    sizes = [len(row) for row in rows]
    n = len(rows)
    falling = n > 0 and sizes == list(range(n, 0, -1))
    triangle = falling and (n > 1 or (labels is not None and len(labels) == 2))
    count = n + 1 if triangle else n
    if not triangle and any(size != n for size in sizes):
        problems.add(
            "not-square",
            "the judgements are neither a square matrix nor the triangle above its diagonal",
            place=Place(path=path),
            found=f"{n} rows with {', '.join(map(str, sizes[:20]))}{', …' if n > 20 else ''} cells",
            cure="Give as many cells as rows in each row, None where there is no judgement.",
        )
        return [str(i) for i in range(1, n + 1)] if labels is None else labels, []
    names = [str(i) for i in range(1, count + 1)] if labels is None else labels
    if len(names) != count:
        problems.add(
            "labels-unequal",
            "there must be one label for each thing that is compared",
            place=Place(path=path),
            found=f"{len(names)} labels for {count} things",
            cure="Give the labels in the order of the rows.",
        )
        names = [*names[:count], *(str(i) for i in range(len(names) + 1, count + 1))]
    shift = 1 if triangle else 0
    return names, [
        (names[i], names[j + i + 1 if shift else j], cell) for i, row in enumerate(rows) for j, cell in enumerate(row)
    ]


def check_labels(labels: Sequence[str], *, path: str, problems: Problems) -> None:
    """Report labels that are none, or stand twice."""
    if not labels:
        problems.add(
            "no-judgements",
            "there is nothing to compare",
            place=Place(path=path),
            cure="Give judgements of at least one pair.",
        )
    for label in labels:
        plain = cast("object", label)
        if not isinstance(plain, str) or not plain.strip() or not plain.isprintable() or len(plain) > _LONGEST_LABEL:
            problems.add(
                "label-unusable",
                f"a label must be a text of 1 to {_LONGEST_LABEL} characters that can be printed",
                place=Place(path=path),
                found=str(label),
                cure="Correct the label.",
            )
    for label in dict.fromkeys(x for x in labels if list(labels).count(x) > 1):
        problems.add(
            "duplicate-label",
            "a label stands twice",
            place=Place(path=path),
            found=str(label),
            cure="Give each thing a label of its own.",
        )
