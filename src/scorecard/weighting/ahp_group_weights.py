"""Weights of a group of experts, with what each of them judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from scorecard._table import Column, Table
from scorecard._text import LocalText, join_text
from scorecard.weighting.ahp_weights import ACCEPTED, AhpMethod, AhpWeights, consistency_notes
from scorecard.weighting.weights import Weights

__all__ = ["AhpGroupMethod", "AhpGroupWeights", "ExpertOpinion", "PairSpread", "WeightSpread"]

AhpGroupMethod = Literal["aij", "aip_geometric", "aip_arithmetic"]

_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("weight", LocalText(en="Weight", zh="权重"), "percent", 1),
    Column("n", LocalText(en="Experts", zh="专家数"), "integer"),
    Column("low", LocalText(en="Lowest", zh="最低"), "percent", 1),
    Column("high", LocalText(en="Highest", zh="最高"), "percent", 1),
    Column("geometric_sd", LocalText(en="Geometric SD", zh="几何标准差"), "number"),
)
_EXPERT_COLUMNS = (
    Column("expert", LocalText(en="Expert", zh="专家")),
    Column("share", LocalText(en="Share", zh="份额"), "percent", 1),
    Column("judgements", LocalText(en="Judgements", zh="判断数"), "integer"),
    Column("consistency_ratio", LocalText(en="Consistency ratio", zh="一致性比率"), "number", 4),
    Column("remark", LocalText(en="Remark", zh="说明")),
)
_PAIR_COLUMNS = (
    Column("first", LocalText(en="First", zh="前者")),
    Column("second", LocalText(en="Second", zh="后者")),
    Column("mean", LocalText(en="Geometric mean", zh="几何均值"), "number"),
    Column("n", LocalText(en="Experts", zh="专家数"), "integer"),
    Column("low", LocalText(en="Lowest", zh="最低"), "number"),
    Column("high", LocalText(en="Highest", zh="最高"), "number"),
    Column("geometric_sd", LocalText(en="Geometric SD", zh="几何标准差"), "number"),
)
_EXPERTS_TITLE = LocalText(en="Experts and their consistency", zh="各专家及其一致性")
_PAIRS_TITLE = LocalText(en="Judgements of the group", zh="群组判断")
_FINE = LocalText(en="accepted", zh="可接受")
_OVER = LocalText(en="above 0.1", zh="超过 0.1")
_UNCONNECTED = LocalText(en="no weights: the judgements do not hang together", zh="无法得出权重：判断之间不连通")
_NO_RATIO = LocalText(en="no consistency ratio", zh="无一致性比率")
_PRIORITIES = LocalText(
    en="The weights of the experts were aggregated, so the group has no consistency ratio of its own.",
    zh="集结的是各专家的权重，因此群组本身没有一致性比率。",
)
_GROUP = LocalText(en="The judgements of the group:", zh="群组判断矩阵：")
_ABOVE = LocalText(
    en="Experts with a consistency ratio above 0.1: {n} of {all} ({names}).",
    zh="一致性比率超过 0.1 的专家：{all} 位中有 {n} 位（{names}）。",
)
_NONE_ABOVE = LocalText(
    en="Experts with a consistency ratio above 0.1: 0 of {all}.", zh="一致性比率超过 0.1 的专家：{all} 位中有 0 位。"
)
_RATIOLESS = LocalText(en="Experts without a consistency ratio: {n}.", zh="没有一致性比率的专家：{n} 位。")
_SD = LocalText(
    en="Lowest, highest and geometric standard deviation are those of the experts' own weights; 1 is full agreement.",
    zh="最低、最高与几何标准差按各专家的权重计算；几何标准差为 1 表示完全一致。",
)
_NAMED = 10


@dataclass(frozen=True, slots=True)
class ExpertOpinion:
    """What one expert judged.

    Attributes
    ----------
    id : str
        The expert.
    share : float
        How much the expert counts; the shares sum to 1.
    judgements : int
        Pairs judged.
    weights : AhpWeights or None
        The weights that follow, with their consistency.
    reason : {"unconnected"} or None
        Why there are none.
    """

    id: str
    share: float
    judgements: int
    weights: AhpWeights | None
    reason: Literal["unconnected"] | None


@dataclass(frozen=True, slots=True)
class PairSpread:
    """How far experts differ on one pair.

    Attributes
    ----------
    first, second : str
        The pair.
    n : int
        Experts who judged it and count.
    mean : float or None
        Geometric mean of their judgements, weighted by the experts' shares.
    geometric_sd : float or None
        exp of the standard deviation of the logarithms; 1 is full agreement. None below two experts.
    low, high : float or None
        The lowest and the highest judgement.
    """

    first: str
    second: str
    n: int
    mean: float | None
    geometric_sd: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class WeightSpread:
    """How far the weights of experts differ.

    Attributes
    ----------
    id : str
        What is weighted.
    n : int
        Experts who have weights and count.
    geometric_sd : float or None
        exp of the standard deviation of the logarithms; 1 is full agreement. None below two experts.
    low, high : float or None
        The lowest and the highest weight.
    """

    id: str
    n: int
    geometric_sd: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class AhpGroupWeights(Weights):
    """Weights of a group: a mapping from id to share that knows its experts.

    Attributes
    ----------
    ids : tuple of str
        What was compared.
    shares : tuple of float
        Share of each; they sum to 1.
    total : float
        Always 1.
    method : {"ahp_group_aij", "ahp_group_aip_geometric", "ahp_group_aip_arithmetic"}
        What was aggregated, and how.
    prioritisation : {"eigenvector", "geometric_mean"}
        How weights follow from judgements.
    experts : tuple of ExpertOpinion
        The experts, in the order given.
    group : AhpWeights or None
        Weights and consistency of the aggregated judgements; None where weights were aggregated.
    pairs : tuple of PairSpread
        Judgements of the group and how far experts differ, by pair.
    spread : tuple of WeightSpread
        How far the experts' weights differ, by id.

    Examples
    --------
    >>> from scorecard.weighting import ahp_group
    >>> w = ahp_group({"ann": [[1, 4], [None, 1]], "bob": [[1, 1], [None, 1]]})
    >>> round(w["1"], 4), round(w.pairs[0].geometric_sd, 4)
    (0.6667, 2.6651)
    """

    prioritisation: AhpMethod
    experts: tuple[ExpertOpinion, ...]
    group: AhpWeights | None
    pairs: tuple[PairSpread, ...]
    spread: tuple[WeightSpread, ...]

    def __repr__(self) -> str:
        """Return the shares in one line."""
        return f"AhpGroupWeights({dict(self)!r}, method={self.method!r}, experts={len(self.experts)})"

    def table(self) -> Table:
        """Return the shares as a table, with how far the experts differ.

        Returns
        -------
        Table
            One row for each id.
        """
        rows = tuple(
            (s.id, share, s.n, s.low, s.high, s.geometric_sd) for s, share in zip(self.spread, self.shares, strict=True)
        )
        over = join_text(tuple(_consistency_of(self.experts)))
        own = (_PRIORITIES,) if self.group is None else (join_text((_GROUP, *consistency_notes(self.group))),)
        return Table(_COLUMNS, rows, title=Weights.table(self).title, notes=(over, *own, _SD))

    def expert_table(self) -> Table:
        """Return the experts with their consistency as a table.

        Returns
        -------
        Table
            One row an expert.
        """
        rows = tuple(
            (e.id, e.share, e.judgements, None if e.weights is None else e.weights.consistency_ratio, _remark(e))
            for e in self.experts
        )
        return Table(_EXPERT_COLUMNS, rows, title=_EXPERTS_TITLE)

    def pair_table(self) -> Table:
        """Return the judgements of the group as a table, with how far the experts differ.

        Returns
        -------
        Table
            One row a pair.
        """
        rows = tuple((p.first, p.second, p.mean, p.n, p.low, p.high, p.geometric_sd) for p in self.pairs)
        return Table(_PAIR_COLUMNS, rows, title=_PAIRS_TITLE)


def _consistency_of(experts: Sequence[ExpertOpinion]) -> Iterator[LocalText]:
    """Yield how many experts have a consistency ratio above what is accepted, and how many have none."""
    known = sum(e.weights is not None and e.weights.consistency_ratio is not None for e in experts)
    above = [e.id for e in experts if _above(e)]
    if above:
        listed = tuple(LocalText(en=name) for name in [*above[:_NAMED], *(["…"] if len(above) > _NAMED else [])])
        yield _ABOVE.fill({"n": len(above), "all": known, "names": join_text(listed, en=", ", zh="、")})
    elif known:
        yield _NONE_ABOVE.fill({"all": known})
    if known < len(experts):
        yield _RATIOLESS.fill({"n": len(experts) - known})


def _above(expert: ExpertOpinion) -> bool:
    """Return whether an expert's consistency ratio is above what is accepted."""
    ratio = None if expert.weights is None else expert.weights.consistency_ratio
    return ratio is not None and ratio > ACCEPTED


def _remark(expert: ExpertOpinion) -> LocalText:
    """Return what is to be said about an expert."""
    if expert.weights is None:
        return _UNCONNECTED
    if expert.weights.consistency_ratio is None:
        return _NO_RATIO
    return _OVER if _above(expert) else _FINE
