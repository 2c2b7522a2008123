"""Weights from the order of importance, tied things sharing their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby, pairwise

from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError, Place, Problems
from scorecard.weighting.points import finite, named
from scorecard.weighting.weights import Weights, normalised
from scorecard.weighting.weights_table import with_facts

__all__ = ["RankWeights", "rank_weights"]

_RANK = Column("rank", LocalText(en="Rank", zh="名次"), "number", 1)
_TIED = LocalText(
    en="Tied ranks share the mean of the weights of their places.", zh="并列者平分其所占名次的权重（取平均）。"
)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RankWeights(Weights):
    """Weights from the order of importance.

    Attributes
    ----------
    ids, shares, total, method
        As in `Weights`; the total is the sum of the weights of the places, before they were shared out.
    ranks : tuple of float
        Rank of each, 1 the most important; tied ones have the mean of their places.

    Examples
    --------
    >>> from scorecard.weighting import rank_sum
    >>> rank_sum({"price": 2, "speed": 1, "care": 3}).shares  # 2, 3 and 1 of 6
    (0.3333333333333333, 0.5, 0.16666666666666666)
    """

    ranks: tuple[float, ...]

    def table(self) -> Table:
        """Return ranks and shares as a table.

        Returns
        -------
        Table
            One row for each id.
        """
        notes = (_TIED,) if len(set(self.ranks)) < len(self.ranks) else ()
        return with_facts(self, ((_RANK, self.ranks),), notes=notes)


def rank_weights(
    ranks: Mapping[str, float] | Sequence[float],
    labels: Sequence[str] | None,
    *,
    places: Sequence[Fraction],
    method: str,
) -> RankWeights:
    """Return weights from ranks and from what each place is worth.

    Parameters
    ----------
    ranks : mapping of str to float, or sequence of float
        Rank of each, 1 the most important. Tied ones share a rank: 1, 2, 2, 4 or 1, 2.5, 2.5, 4 or
        1, 2, 2, 3.
    labels : sequence of str or None
        What a sequence of ranks belongs to.
    places : sequence of Fraction
        Weight of the first place, the second and so on.
    method : str
        How the weights of the places were found.

    Returns
    -------
    RankWeights
        Tied ones have the mean weight of their places.

    Raises
    ------
    AnalysisError
        If these are no ranks, or the labels do not fit.
    """
    names, given = named(ranks, labels)
    problems = Problems()
    try:
        normalised(names, [1.0] * len(given), method=method)  # finds what is wrong with the labels
    except AnalysisError as error:
        problems.extend(error.problems)
    for position, rank in enumerate(given):
        if finite(rank) is None:
            problems.add(
                "rank-unusable",
                "a rank must be a finite number",
                place=Place(path=f"ranks.{names[position] if position < len(names) else position + 1}"),
                found=str(rank),
                cure="Correct the rank.",
            )
    groups = [] if problems else _groups([float(r) for r in given])
    if groups and not _is_ranking(groups):
        problems.add(
            "no-ranks",
            "ranks must count 1, 2, 3 and so on, where tied ones share a rank",
            found=", ".join(f"{r:g}" for r in given),
            cure="Give the most important one rank 1; write a tie as 1, 2, 2, 4 or as 1, 2.5, 2.5, 4.",
        )
    problems.raise_if_any(AnalysisError, "The ranks cannot be used.")
    worth = {g.value: sum(places[g.first - 1 : g.last], Fraction(0)) / g.size for g in groups}
    mean = {g.value: (g.first + g.last) / 2 for g in groups}
    found = normalised(names, [float(worth[float(r)]) for r in given], method=method)
    return RankWeights(found.ids, found.shares, found.total, found.method, ranks=tuple(mean[float(r)] for r in given))


@dataclass(frozen=True, slots=True)
class _Group:
    """What shares one rank: its number as given, and the places it takes."""

    value: float
    first: int
    last: int

    @property
    def size(self) -> int:
        """How many share it."""
        return self.last - self.first + 1


def _groups(ranks: Sequence[float]) -> list[_Group]:
    """Return the groups of equal ranks, the most important first."""
    groups: list[_Group] = []
    for value, members in groupby(sorted(ranks)):
        first = groups[-1].last + 1 if groups else 1
        groups.append(_Group(value, first, first + len(list(members)) - 1))
    return groups


def _is_ranking(groups: Sequence[_Group]) -> bool:
    """Return whether the numbers are ranks by one of the three ways of writing ties."""
    dense = groups[0].value == 1 and all(b.value - a.value == 1 for a, b in pairwise(groups))
    shared_best = all(g.value == g.first for g in groups)
    shared_mean = all(g.value == (g.first + g.last) / 2 for g in groups)
    return dense or shared_best or shared_mean
