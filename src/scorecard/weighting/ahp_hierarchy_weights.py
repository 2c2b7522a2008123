"""Weights of a hierarchy: those of each group, and what they come to from the top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scorecard._result import Result
from scorecard._table import Column, Table, format_number
from scorecard._text import LocalText
from scorecard.weighting.ahp_group_weights import AhpGroupWeights
from scorecard.weighting.ahp_weights import ACCEPTED, AhpWeights
from scorecard.weighting.weights import Weights

__all__ = ["AhpHierarchy", "LevelConsistency", "LevelReason", "judged_in_pairs"]

LevelReason = Literal["nothing_to_contradict", "no_random_index", "not_judged_in_pairs"]

_TITLE = LocalText(en="Weights of the hierarchy below {root}", zh="“{root}”的层次权重")
_COLUMNS = (
    Column("parent", LocalText(en="Parent", zh="上级")),
    Column("id", LocalText(en="Id", zh="代码")),
    Column("local", LocalText(en="Local weight", zh="局部权重"), "percent", 1),
    Column("through_parent", LocalText(en="Global weight by way of the parent", zh="经该上级的全局权重"), "percent", 1),
    Column("judgements", LocalText(en="Judgements in the group", zh="组内判断数"), "integer"),
    Column("consistency_ratio", LocalText(en="Consistency ratio of the group", zh="组内一致性比率"), "number", 4),
)
_LEVEL = LocalText(en="Level {level}: consistency ratio {ratio}.", zh="第 {level} 层：一致性比率 CR = {ratio}。")
_OVER = LocalText(
    en="Level {level}: consistency ratio {ratio}, above 0.1.", zh="第 {level} 层：一致性比率 CR = {ratio}，超过 0.1。"
)
_NO_RATIO: dict[LevelReason, LocalText] = {
    "nothing_to_contradict": LocalText(
        en="Level {level}: no consistency ratio, no judgement can contradict another.",
        zh="第 {level} 层：无一致性比率，判断之间无从矛盾。",
    ),
    "no_random_index": LocalText(
        en="Level {level}: no consistency ratio, a group is too large for the table of random indices.",
        zh="第 {level} 层：无一致性比率，有的组超出随机一致性指标表的范围。",
    ),
    "not_judged_in_pairs": LocalText(
        en="Level {level}: no consistency ratio, weights were not found from pairs.",
        zh="第 {level} 层：无一致性比率，权重并非由两两比较得出。",
    ),
}


@dataclass(frozen=True, slots=True)
class LevelConsistency:
    """Consistency of all groups whose parents stand on one level.

    Attributes
    ----------
    level : int
        1 for the group below the root.
    groups : int
        Groups judged in pairs.
    ratio : float or None
        Σ g CI / Σ g RI over the groups, with the global weights g of their parents.
    reason : {"nothing_to_contradict", "no_random_index", "not_judged_in_pairs"} or None
        Why there is none.
    """

    level: int
    groups: int
    ratio: float | None
    reason: LevelReason | None


@dataclass(frozen=True, slots=True)
class AhpHierarchy(Result):
    """Weights of a hierarchy.

    Attributes
    ----------
    root : str
        The top.
    local : mapping of str to Weights
        For each node that has children, their weights within the group.
    weights : mapping of str to float
        Global weight of every node; 1 for the root.
    leaves : Weights
        Global weights of the nodes without children; they sum to 1.
    levels : tuple of LevelConsistency
        Consistency by level, from the top.

    Examples
    --------
    >>> from scorecard.weighting import ahp_hierarchy
    >>> found = ahp_hierarchy({"goal": {("service", "price"): 3}, "service": {("speed", "care"): 1}})
    >>> {leaf: round(weight, 3) for leaf, weight in found.leaves.items()}
    {'price': 0.25, 'speed': 0.375, 'care': 0.375}
    """

    root: str
    local: Mapping[str, Weights]
    weights: Mapping[str, float]
    leaves: Weights
    levels: tuple[LevelConsistency, ...]

    def table(self) -> Table:
        """Return the weights as a table.

        Returns
        -------
        Table
            One row for each parent and child.
        """
        rows: list[tuple[str | int | float | None, ...]] = []
        for parent, group in self.local.items():
            judged = judged_in_pairs(group)
            ratio = None if judged is None else judged.consistency_ratio
            given = None if judged is None else len(group) * (len(group) - 1) // 2 - len(judged.missing)
            rows += [(parent, child, w, w * self.weights[parent], given, ratio) for child, w in group.items()]
        return Table(
            _COLUMNS, tuple(rows), title=_TITLE.fill({"root": self.root}), notes=tuple(map(_level_note, self.levels))
        )


def judged_in_pairs(weights: Weights) -> AhpWeights | None:
    """Return the weights with their consistency if they follow from judgements of pairs, by one or by a group."""
    if isinstance(weights, AhpGroupWeights):
        return weights.group
    return weights if isinstance(weights, AhpWeights) else None


def _level_note(level: LevelConsistency) -> LocalText:
    """Return what is to be said about the consistency of a level."""
    if level.reason is not None:
        return _NO_RATIO[level.reason].fill({"level": level.level})
    over = level.ratio is not None and level.ratio > ACCEPTED
    return (_OVER if over else _LEVEL).fill({"level": level.level, "ratio": format_number(level.ratio, 4)})
