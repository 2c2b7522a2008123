"""Comparisons of everything with the best and the worst, checked for contradictions."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scorecard.errors import AnalysisError, Place, Problems, near
from scorecard.weighting.points import finite, named

__all__ = ["Comparisons", "InconsistentPair", "read_comparisons"]

_THRESHOLDS: dict[int, tuple[float, ...]] = {
    3: (0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667),
    4: (0.1121, 0.1529, 0.1898, 0.2206, 0.2527, 0.2577, 0.2683),
    5: (0.1354, 0.1994, 0.2306, 0.2546, 0.2716, 0.2844, 0.2960),
    6: (0.1330, 0.1990, 0.2643, 0.3044, 0.3144, 0.3221, 0.3262),
    7: (0.1294, 0.2457, 0.2819, 0.3029, 0.3144, 0.3251, 0.3403),
    8: (0.1309, 0.2521, 0.2958, 0.3154, 0.3408, 0.3620, 0.3657),
    9: (0.1359, 0.2681, 0.3062, 0.3337, 0.3517, 0.3620, 0.3662),
}
"""Thresholds of the input-based ratio (Liang, Brunelli and Rezaei 2020): by best to worst, for 3 to 9 criteria."""

_LEAST = 3
"""Criteria of the first column of the thresholds."""


@dataclass(frozen=True, slots=True)
class InconsistentPair:
    """A criterion whose two comparisons contradict each other.

    Attributes
    ----------
    id : str
        The criterion.
    best_to_it, it_to_worst : float
        Its comparisons.
    product : float
        What best to worst would be by these two.
    best_to_worst : float
        What it was said to be.
    ratio : float
        |product − best to worst| over the most that it could be.
    """

    id: str
    best_to_it: float
    it_to_worst: float
    product: float
    best_to_worst: float
    ratio: float


@dataclass(frozen=True, slots=True)
class Comparisons:
    """Comparisons with the best and the worst that can be used.

    Attributes
    ----------
    ids : tuple of str
        The criteria.
    best, worst : str
        The most and the least important one.
    best_to_others, others_to_worst : tuple of float
        How many times as important, in the order of the ids.
    """

    ids: tuple[str, ...]
    best: str
    worst: str
    best_to_others: tuple[float, ...]
    others_to_worst: tuple[float, ...]

    @property
    def best_to_worst(self) -> float:
        """How many times as important the best is as the worst."""
        return self.best_to_others[self.ids.index(self.worst)]

    @property
    def inconsistent(self) -> tuple[InconsistentPair, ...]:
        """The contradictions, the worst first."""
        whole = self.best_to_worst
        pairs = [
            InconsistentPair(x, a, b, a * b, whole, abs(a * b - whole) / (whole * whole - whole))
            for x, a, b in zip(self.ids, self.best_to_others, self.others_to_worst, strict=True)
            if not math.isclose(a * b, whole, rel_tol=1e-12)
        ]
        return tuple(sorted(pairs, key=lambda pair: -pair.ratio))

    @property
    def consistency_ratio(self) -> float:
        """Input-based consistency ratio."""
        return max((pair.ratio for pair in self.inconsistent), default=0.0)

    @property
    def threshold(self) -> float | None:
        """Up to what ratio comparisons pass; None where the source has none."""
        column = len(self.ids) - _LEAST
        row = _THRESHOLDS.get(int(self.best_to_worst)) if self.best_to_worst.is_integer() else None
        return None if row is None or not 0 <= column < len(row) else row[column]


def read_comparisons(
    best_to_others: Mapping[str, float] | Sequence[float],
    others_to_worst: Mapping[str, float] | Sequence[float],
    *,
    labels: Sequence[str] | None,
    best: str | None,
    worst: str | None,
) -> Comparisons:
    """Return comparisons that can be used.

    Parameters
    ----------
    best_to_others, others_to_worst : mapping of str to float, or sequence of float
        The comparisons.
    labels : sequence of str or None
        What sequences belong to.
    best, worst : str or None
        The ends; the only one compared by 1 where they are not named.

    Returns
    -------
    Comparisons
        In the order of the first ones.

    Raises
    ------
    AnalysisError
        With everything that is wrong.
    """
    problems = Problems()
    ids, first = named(best_to_others, labels)
    other_ids, second = named(others_to_worst, labels)
    _check_ids(ids, other_ids, lengths=(len(first), len(second)), problems=problems)
    _check_numbers(ids, first, path="best_to_others", problems=problems)
    _check_numbers(other_ids, second, path="others_to_worst", problems=problems)
    problems.raise_if_any(AnalysisError, _HEADLINE)
    from_best = dict(zip(ids, map(float, first), strict=True))
    to_worst = {x: dict(zip(other_ids, map(float, second), strict=True))[x] for x in ids}
    ends = _end("best", from_best, best, problems), _end("worst", to_worst, worst, problems)
    if ends[0] is not None and ends[1] is not None:
        _check_ends(ends[0], ends[1], comparisons=(from_best, to_worst), problems=problems)
    problems.raise_if_any(AnalysisError, _HEADLINE)
    return Comparisons(tuple(ids), str(ends[0]), str(ends[1]), tuple(from_best.values()), tuple(to_worst.values()))


_HEADLINE = "The comparisons cannot be used."


def _check_ids(first: Sequence[str], second: Sequence[str], *, lengths: tuple[int, int], problems: Problems) -> None:
    """Report ids that differ, repeat or do not fit."""
    if (len(first), len(second)) != lengths:
        problems.add(
            "labels-unequal",
            "there must be one label for each criterion",
            found=f"{len(first)} labels for {lengths[0]} comparisons with the best and {lengths[1]} with the worst",
            cure="Give the labels in the order of the criteria.",
        )
    elif len(first) < 2:
        problems.add("too-few-criteria", "at least two criteria are compared", cure="Add a criterion.")
    for label in dict.fromkeys(x for x in first if list(first).count(x) > 1):
        problems.add(
            "duplicate-label", "a label stands twice", found=label, cure="Give each criterion a label of its own."
        )
    for here, there, path in ((first, second, "others_to_worst"), (second, first, "best_to_others")):
        for label in (x for x in here if x not in there):
            problems.add(
                "comparison-missing",
                "a criterion is not compared",
                place=Place(path=path),
                found=label,
                cure="Compare every criterion with the best and with the worst.",
            )


def _check_numbers(ids: Sequence[str], numbers: Sequence[float], *, path: str, problems: Problems) -> None:
    """Report comparisons that are no number of 1 or more."""
    for label, number in zip(ids, numbers, strict=False):
        usable = finite(number)
        if usable is None or usable < 1:
            problems.add(
                "comparison-unusable",
                "a comparison must be a number from 1 up",
                place=Place(path=f"{path}.{label}"),
                found=str(number),
                cure="Say how many times as important it is; 1 if as important, usually at most 9.",
            )


def _end(which: str, comparisons: Mapping[str, float], named_so: str | None, problems: Problems) -> str | None:
    """Return the best or the worst: as named, or the only one compared by 1."""
    ones = [x for x, number in comparisons.items() if number == 1]
    if named_so is None and len(ones) == 1:
        return ones[0]
    if named_so is None:
        problems.add(
            "end-unclear",
            f"the {which} criterion must be compared by 1 with itself, and named where others are as well",
            found=", ".join(ones) or "none is compared by 1",
            cure=f"Name it: {which}=….",
        )
    elif named_so not in comparisons:
        cure = near(named_so, comparisons)
        problems.add("unknown-criterion", f"the {which} criterion is not compared", found=named_so, cure=cure)
    elif comparisons[named_so] != 1:
        problems.add(
            "end-not-one",
            f"the {which} criterion must be compared by 1 with itself",
            place=Place(path=named_so),
            found=f"{comparisons[named_so]:g}",
            cure="Write 1, or name another one.",
        )
    else:
        return named_so
    return None


def _check_ends(
    best: str, worst: str, *, comparisons: tuple[Mapping[str, float], Mapping[str, float]], problems: Problems
) -> None:
    """Report what contradicts that one is the best and another the worst."""
    from_best, to_worst = comparisons
    if best == worst:
        problems.add(
            "ends-equal",
            "the best and the worst criterion are the same",
            found=best,
            cure="Name two: best=… and worst=….",
        )
        return
    whole = from_best[worst]
    if whole != to_worst[best]:
        problems.add(
            "best-to-worst-twice",
            "best to worst is compared twice, with different results",
            found=f"{whole:g} in best_to_others, {to_worst[best]:g} in others_to_worst",
            cure="Write the same number in both.",
        )
        return
    for path, numbers in (("best_to_others", from_best), ("others_to_worst", to_worst)):
        for label, number in numbers.items():
            if number > whole:
                problems.add(
                    "beyond-worst",
                    f"a criterion is further away than best and worst are from each other, {whole:g}",
                    place=Place(path=f"{path}.{label}"),
                    found=f"{number:g}",
                    cure="Lower it, or choose another best or worst.",
                )
