"""Judgements of pairs: exact numbers that must not contradict each other."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from numbers import Rational
from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import Place, Problems, near, quoted
from scorecard.stats.pairwise_completion import connected_parts

__all__ = [
    "LEAST",
    "MOST",
    "TOLERANCE",
    "Judged",
    "JudgementFlaw",
    "PairJudgements",
    "check_connected",
    "judgement_value",
    "report_flaw",
    "settled",
]

JudgementFlaw = Literal["not-a-judgement", "judgement-range"]

TOLERANCE = 0.05
"""How far the product of two reciprocals may be from 1: two digits of 1/8 are, two steps of the scale are not."""

LEAST, MOST = Fraction(1, 10**9), Fraction(10**9)
"""Judgements beyond these are mistakes."""

_FRACTION = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?\s*[/:]\s*[0-9]{1,12}(?:\.[0-9]{1,12})?")
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,30}\.?[0-9]{0,30}|\.[0-9]{1,30})(?:[eE][+-]?[0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Judged:
    """One judgement where it stands.

    Attributes
    ----------
    first, second : str
        What is judged against what.
    value : Fraction
        How many times as important the first is.
    place : Place
        Where it stands.
    """

    first: str
    second: str
    value: Fraction
    place: Place


@dataclass(frozen=True, slots=True)
class PairJudgements:
    """Judgements that fit together.

    Attributes
    ----------
    labels : tuple of str
        What is compared, n things.
    matrix : ndarray of float, shape (n, n)
        Reciprocal matrix; NaN where nobody judged.
    outside : tuple of (str, str)
        Pairs judged beyond 1/9 to 9.
    """

    labels: tuple[str, ...]
    matrix: NDArray[np.float64]
    outside: tuple[tuple[str, str], ...]

    @property
    def missing(self) -> tuple[tuple[int, int], ...]:
        """Return the positions of the pairs that nobody judged, the first before the second."""
        rows, columns = np.nonzero(np.triu(np.isnan(self.matrix)))
        return tuple(zip(rows.tolist(), columns.tolist(), strict=True))


def judgement_value(cell: object) -> Fraction | JudgementFlaw | None:
    """Return what a cell says: an exact number above zero, None where it is empty, or its flaw.

    Parameters
    ----------
    cell : object
        A number, text such as "3", "1/3" or "0.5", or None.

    Returns
    -------
    Fraction, str or None
        The judgement; or the kind of its flaw.

    Examples
    --------
    >>> judgement_value("1/3"), judgement_value("５"), judgement_value(" "), judgement_value(-2)
    (Fraction(1, 3), Fraction(5, 1), None, 'not-a-judgement')
    """
    plain = cast("object", cell.item()) if isinstance(cell, np.generic) else cell
    if plain is None:
        return None
    if isinstance(plain, bool):
        return "not-a-judgement"
    if isinstance(plain, str):
        found = _from_text(unicodedata.normalize("NFKC", plain).strip())
    elif isinstance(plain, float | Decimal):
        if math.isnan(plain):
            return None
        found = Fraction(plain) if math.isfinite(plain) else "not-a-judgement"
    elif isinstance(plain, Rational):
        found = Fraction(plain)
    else:
        return "not-a-judgement"
    if not isinstance(found, Fraction):
        return found
    if found <= 0:
        return "not-a-judgement"
    return found if LEAST <= found <= MOST else "judgement-range"


def _from_text(text: str) -> Fraction | JudgementFlaw | None:
    """Return a judgement that is written as text."""
    if not text:
        return None
    if _NUMBER.fullmatch(text):
        return Fraction(text)
    if not _FRACTION.fullmatch(text):
        return "not-a-judgement"
    above, below = (Fraction(part.strip()) for part in re.split("[/:]", text))
    return above / below if below else "not-a-judgement"


def report_flaw(flaw: JudgementFlaw, found: object, place: Place, problems: Problems) -> None:
    """Report a cell that is no judgement."""
    if flaw == "not-a-judgement":
        what = "a judgement must be a number above zero, or empty where there is none"
        cure = 'Write a number such as 3, or a fraction such as "1/3".'
    else:
        what = "a judgement must lie between 1e-9 and 1e9"
        cure = "Say how many times as important the first is; Saaty's scale goes from 1/9 to 9."
    problems.add(flaw, what, place=place, found=str(found), cure=cure)


def settled(
    entries: Iterable[Judged], *, labels: Sequence[str], tolerance: float, problems: Problems
) -> PairJudgements:
    """Return single judgements as one reciprocal matrix, and report those that contradict each other.

    Parameters
    ----------
    entries : iterable of Judged
        The judgements, in any order.
    labels : sequence of str
        What is compared.
    tolerance : float
        How far the product of two reciprocals may be from 1.
    problems : Problems
        Where problems go: labels that are not known, a thing judged against itself, reciprocals and
        repeated judgements that contradict each other.

    Returns
    -------
    PairJudgements
        The matrix. Of two reciprocals within the tolerance the one above 1 counts.
    """
    position = {label: i for i, label in reversed(list(enumerate(labels)))}
    exact: dict[tuple[int, int], Judged] = {}
    for entry in entries:
        unknown = [name for name in dict.fromkeys((entry.first, entry.second)) if name not in position]
        for name in unknown:
            problems.add(
                "unknown-label",
                "a judgement names something that is not compared",
                place=entry.place,
                found=name,
                cure=near(name, labels),
            )
        if unknown or _against_itself(entry, tolerance, problems):
            continue
        pair = position[entry.first], position[entry.second]
        exact[min(pair), max(pair)] = _agreed(entry, exact.get((min(pair), max(pair))), tolerance, problems)
    n = len(labels)
    matrix = np.full((n, n), np.nan)
    np.fill_diagonal(matrix, 1.0)
    for judged in exact.values():
        i, j = position[judged.first], position[judged.second]
        matrix[i, j], matrix[j, i] = float(judged.value), float(1 / judged.value)
    beyond = [e for e in exact.values() if not Fraction(1, 9) <= e.value <= 9]
    return PairJudgements(tuple(labels), matrix, tuple(sorted((e.first, e.second) for e in beyond)))


def _against_itself(entry: Judged, tolerance: float, problems: Problems) -> bool:
    """Return whether a thing is judged against itself, and report a judgement other than 1."""
    if entry.first != entry.second:
        return False
    if abs(entry.value - 1) > tolerance:
        problems.add(
            "diagonal-not-one",
            "a thing judged against itself must be 1",
            place=entry.place,
            found=_shown(entry.value),
            cure="Write 1, or leave the place empty.",
        )
    return True


def _agreed(entry: Judged, before: Judged | None, tolerance: float, problems: Problems) -> Judged:
    """Return the judgement that counts of two on one pair, and report two that contradict each other."""
    if before is None:
        return entry
    same_way = entry.first == before.first
    ratio = entry.value / before.value if same_way else entry.value * before.value
    if abs(ratio - 1) > tolerance:
        said = f"{_shown(before.value)} and {_shown(entry.value)}"
        if same_way:
            problems.add(
                "judged-twice",
                "a pair is judged twice, and differently",
                place=entry.place,
                found=said,
                cure="Keep one of the two.",
            )
        else:
            problems.add(
                "not-reciprocal",
                f"the two judgements of {quoted(before.first)} and {quoted(before.second)} are not reciprocal",
                place=entry.place,
                found=said,
                cure="Keep one of the two and leave the other empty; it follows.",
            )
    return max(before, entry, key=lambda judged: judged.value)


def _shown(value: Fraction) -> str:
    """Return a judgement as it is written: a whole number, a fraction of small numbers, or a decimal."""
    return str(value) if value.denominator <= 20 and value.numerator <= 1000 else f"{float(value):.6g}"


def check_connected(found: PairJudgements, path: str, problems: Problems) -> None:
    """Report judgements that do not hang together."""
    parts = connected_parts(~np.isnan(found.matrix))
    if len(parts) > 1:
        shown = " | ".join(", ".join(found.labels[i] for i in part) for part in parts)
        problems.add(
            "judgements-unconnected",
            "no judgement compares some of the things with the others, not even over a third",
            place=Place(path=path),
            found=shown,
            cure="Compare at least one of each part with one of another.",
        )
