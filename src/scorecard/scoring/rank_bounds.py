"""The ranks that intervals of scores leave open."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from numbers import Real
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError, Place, Problems, UsageError
from scorecard.scoring.status import EDGE_TOLERANCE

__all__ = ["Against", "RankBound", "RankBounds", "rank_bounds"]

Against = Literal["score", "interval"]
"""What an interval is held against: the others' scores, or their intervals."""

FloatArray = NDArray[np.float64]
_Scores = Mapping[str, float | None]

_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("score", LocalText(en="Score", zh="得分"), "number"),
    Column("low", LocalText(en="Low", zh="下限"), "number"),
    Column("high", LocalText(en="High", zh="上限"), "number"),
    Column("rank", LocalText(en="Rank", zh="名次"), "integer"),
    Column("rank_low", LocalText(en="Best rank", zh="最佳可能名次"), "integer"),
    Column("rank_high", LocalText(en="Worst rank", zh="最差可能名次"), "integer"),
)
_REASON = Column("reason", LocalText(en="Remark", zh="说明"))
_REASONS = {
    "no_score": LocalText(en="no score", zh="无得分"),
    "no_interval": LocalText(en="no interval", zh="无区间"),
}
_TITLE = LocalText(en="Ranks that the intervals leave open", zh="区间所允许的名次范围")
_RANKED = LocalText(en="Ranked: {n}.", zh="参与排名：{n} 个。")
_RULES = {
    "score": LocalText(
        en="Best rank: 1 more than there are others whose score lies above the upper bound; worst rank: the same with "
        "the lower bound. The uncertainty of the others does not enter.",
        zh="最佳可能名次：得分高于本项上限的其他项数加 1；最差可能名次：以本项下限同样计算。其他项的不确定性未计入。",
    ),
    "interval": LocalText(
        en="Best rank: 1 more than there are others whose whole interval lies above; worst rank: all ranked less those "
        "whose whole interval lies below.",
        zh="最佳可能名次：区间整体高于本项的其他项数加 1；最差可能名次：参与排名总数减去区间整体低于本项的项数。",
    ),
}


@dataclass(frozen=True, slots=True)
class RankBound:
    """One entity with its rank and the ranks that its interval leaves open.

    Attributes
    ----------
    id : str
        The entity.
    score, low, high : float or None
        Score, and the bounds of its interval.
    rank : int or None
        1 for the highest score; entities with the same score share the better rank.
    rank_low, rank_high : int or None
        Best and worst rank.
    reason : {"no_score", "no_interval"} or None
        Why something is missing.
    """

    id: str
    score: float | None
    low: float | None
    high: float | None
    rank: int | None
    rank_low: int | None
    rank_high: int | None
    reason: Literal["no_score", "no_interval"] | None = None


@dataclass(frozen=True, slots=True)
class RankBounds(Result):
    """Entities in the order of their score, with the ranks that intervals leave open.

    Attributes
    ----------
    rows : tuple of RankBound
        The highest score first; those without a score last.
    n : int
        How many have a score.
    against : {"score", "interval"}
        What each interval was held against.

    Examples
    --------
    >>> from scorecard.scoring import rank_bounds
    >>> found = rank_bounds({"a": 80, "b": 60}, low={"a": 75, "b": 58}, high={"a": 85, "b": 62})
    >>> [(row.id, row.rank, row.rank_low, row.rank_high) for row in found.rows]
    [('a', 1, 1, 1), ('b', 2, 2, 2)]
    """

    rows: tuple[RankBound, ...]
    n: int
    against: Against

    def table(self) -> Table:
        """Return the ranks as a table.

        Returns
        -------
        Table
            One row an entity.
        """
        remarks = any(row.reason for row in self.rows)
        rows: list[tuple[Cell, ...]] = []
        for row in self.rows:
            reason = None if row.reason is None else _REASONS[row.reason]
            cells = (row.id, row.score, row.low, row.high, row.rank, row.rank_low, row.rank_high)
            rows.append((*cells, reason) if remarks else cells)
        notes = (_RULES[self.against], _RANKED.fill({"n": self.n}))
        return Table((*_COLUMNS, *((_REASON,) if remarks else ())), tuple(rows), title=_TITLE, notes=notes)


def rank_bounds(
    scores: Mapping[str, float | None],
    *,
    low: Mapping[str, float | None],
    high: Mapping[str, float | None],
    against: Against = "score",
) -> RankBounds:
    """Return ranks, and the best and the worst rank that intervals of the scores leave open.

    Parameters
    ----------
    scores : mapping of str to (float or None)
        Score of each entity, more is better; None for one that is not ranked.
    low, high : mapping of str to (float or None)
        Bounds of the interval of each score; one that is left out or None has no best and worst rank.
    against : {"score", "interval"}
        Whether an interval is held against the scores of the others, as in the World Bank's Logistics
        Performance Index, or against their intervals, which leaves more ranks open.

    Returns
    -------
    RankBounds
        One row an entity, the highest score first.

    Raises
    ------
    AnalysisError
        If a number is not finite, an interval does not hold its score or has one bound only, or a bound
        belongs to no score.
    UsageError
        If there is nothing of that name to hold intervals against.

    Notes
    -----
    Over the others j, with ``against="score"``: best = 1 + #{j : s_j > high_i}, worst = 1 + #{j : s_j > low_i}; with
    "interval": best = 1 + #{j : low_j > high_i}, worst = n − #{j : high_j < low_i}. These ranks hold one at a time
    with the confidence of the intervals, not all together.

    References
    ----------
    Arvis, J.-F. et al. (2018). Connecting to Compete 2018: Trade Logistics in the Global Economy, appendix 5.
    Washington: World Bank.

    Examples
    --------
    >>> scores, low, high = {"a": 80, "b": 76, "c": 60}, {"a": 75, "b": 70, "c": 58}, {"a": 85, "b": 82, "c": 62}
    >>> [(r.id, r.rank, r.rank_low, r.rank_high) for r in rank_bounds(scores, low=low, high=high).rows]
    [('a', 1, 1, 2), ('b', 2, 1, 2), ('c', 3, 3, 3)]
    """
    if against not in ("score", "interval"):
        raise UsageError.single(
            "bad-option",
            "the option against has an unknown value",
            found=str(against),
            cure="Use one of: 'score', 'interval'.",
        )
    _check(scores, low, high)
    ranked = sorted((x for x in scores if scores[x] is not None), key=lambda x: -float(scores[x] or 0.0))
    s, lows, highs = (_array(numbers, ranked) for numbers in (scores, low, high))
    rank = 1 + _above(s, s)
    if against == "score":
        best, worst = 1 + _above(s, highs), 1 + _above(s, lows) - (s > lows + EDGE_TOLERANCE)  # not above itself
    else:
        best, worst = 1 + _above(lows, highs), len(ranked) - _above(-highs, -lows)
    rows = [
        RankBound(x, float(s[i]), None, None, int(rank[i]), None, None, "no_interval")
        if np.isnan(lows[i])
        else RankBound(x, float(s[i]), float(lows[i]), float(highs[i]), int(rank[i]), int(best[i]), int(worst[i]))
        for i, x in enumerate(ranked)
    ]
    rows += [
        RankBound(x, None, low.get(x), high.get(x), None, None, None, "no_score") for x in scores if scores[x] is None
    ]
    return RankBounds(tuple(rows), len(ranked), against)


def _array(numbers: _Scores, ids: Sequence[str]) -> FloatArray:
    """Return numbers by id as an array, NaN where there is none."""
    found = [numbers.get(x) for x in ids]
    return np.array([math.nan if number is None else float(number) for number in found], dtype=np.float64)


def _above(these: FloatArray, edges: FloatArray) -> NDArray[np.intp]:
    """Return how many of these lie above each edge, by more than rounding."""
    known = np.sort(these[~np.isnan(these)])
    return np.asarray(len(known) - np.searchsorted(known, edges + EDGE_TOLERANCE, side="right"))


def _check(scores: _Scores, low: _Scores, high: _Scores) -> None:
    """Refuse numbers and intervals that are none."""
    problems = Problems()
    for path, numbers in (("scores", scores), ("low", low), ("high", high)):
        for label, number in numbers.items():
            if not _usable(number):
                problems.add(
                    "score-unusable",
                    "a score or bound must be a finite number",
                    place=Place(path=f"{path}.{label}"),
                    found=str(number),
                    cure="Correct it, or give None where there is none.",
                )
            if label not in scores:
                problems.add(
                    "bound-without-score",
                    "a bound belongs to no score",
                    place=Place(path=path),
                    found=label,
                    cure="Give its score too, or leave the bound out.",
                )
    if not problems:
        for label, score in scores.items():
            _check_interval(label, score, bounds=(low.get(label), high.get(label)), problems=problems)
    problems.raise_if_any(AnalysisError, "The scores cannot be ranked.")


def _usable(number: object) -> bool:
    """Return whether this is a finite number or none at all."""
    return number is None or (isinstance(number, Real) and math.isfinite(number))


def _is_beside(score: float, lower: float, upper: float) -> bool:
    """Return whether a score lies beside an interval by more than rounding, as scores are compared."""
    return score < lower - EDGE_TOLERANCE or score > upper + EDGE_TOLERANCE


def _check_interval(
    label: str, score: float | None, *, bounds: tuple[float | None, float | None], problems: Problems
) -> None:
    """Report an interval with one bound, or one that does not hold its score."""
    lower, upper = bounds
    if (lower is None) != (upper is None):
        problems.add(
            "bound-missing",
            "an interval needs both bounds",
            place=Place(path=label),
            found="no lower bound" if lower is None else "no upper bound",
            cure="Give both, or neither.",
        )
    elif lower is not None and upper is not None and score is not None and _is_beside(score, lower, upper):
        problems.add(
            "bounds-beside-score",
            "an interval does not hold its score",
            place=Place(path=label),
            found=f"{score:g} beside {lower:g} to {upper:g}",
            cure="Give the lower bound in low and the upper bound in high.",
        )
