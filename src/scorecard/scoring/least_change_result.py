"""The least change of weights that turns a conclusion, as a result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.scoring.weight_groups import GroupProblem

__all__ = ["GroupChange", "LeastWeightChange", "NoChange"]

NoChange = GroupProblem | Literal["one_side", "differs"]
"""Why the weights of a group turn nothing: see `GroupProblem`; or all its children lie on one side of what is wanted;
or the two entities have scores for different children."""


@dataclass(frozen=True, slots=True)
class GroupChange:
    """The least change within one group of siblings.

    Attributes
    ----------
    parent, name : str, LocalText
        The node whose children are weighed.
    children, names : tuple of str, tuple of LocalText
        The children that can have a score.
    before : tuple of float
        Their weights, as shares of the sum.
    after : tuple of float or None
        The weights that turn the conclusion; None where none do.
    distance : float or None
        Σ |after − before|: 0.1 is five points in a hundred moved from some to others.
    score : float or None
        Score of the node at the new weights, by evaluating the card anew: the proof.
    status, status_name : str or None, LocalText or None
        Its band there.
    other_score : float or None
        Score of the other entity there, where two are compared.
    reason : {"rule", "no_score", "one_child", "one_side", "differs"} or None
        Why no weights of the group turn it.
    """

    parent: str
    name: LocalText
    children: tuple[str, ...]
    names: tuple[LocalText, ...]
    before: tuple[float, ...]
    after: tuple[float, ...] | None = None
    distance: float | None = None
    score: float | None = None
    status: str | None = None
    status_name: LocalText | None = None
    other_score: float | None = None
    reason: NoChange | None = None


@dataclass(frozen=True, slots=True)
class LeastWeightChange(Result):
    """The least change of weights that turns the status of a node, or the order of two entities.

    Attributes
    ----------
    node, entity, period : str
        What was asked about.
    other : str or None
        The entity whose order is turned; None where a status is.
    wanted : str or None
        The band wanted; None where any other one will do.
    score, status : float or None, str
        Score and band of the node at present.
    other_score : float or None
        Score of the other entity at present.
    groups : tuple of GroupChange
        The least change within each group of siblings at and below the node: exact.
    group : str or None
        The group that needs the least.
    distance : float or None
        How much it needs: Σ |after − before|.
    bound_low, bound_high : float or None
        Where the weights of several groups may change together, the least sum of their distances lies
        between these bounds. The lower one is None where a rule is no weighted mean, the upper one where no
        single group turns it.
    verdict : LocalText
        The answer in words.
    """

    node: str
    entity: str
    period: str
    other: str | None
    wanted: str | None
    score: float | None
    status: str
    other_score: float | None
    groups: tuple[GroupChange, ...]
    group: str | None
    distance: float | None
    bound_low: float | None
    bound_high: float | None
    verdict: LocalText

    def __getitem__(self, parent: str) -> GroupChange:
        """Return the change within the children of a node.

        Parameters
        ----------
        parent : str
            Id of the node.

        Returns
        -------
        GroupChange
            Weights before and after.

        Raises
        ------
        KeyError
            If the node is none of those at and below the one asked about, or has no children.
        """
        for group in self.groups:
            if group.parent == parent:
                return group
        raise KeyError(parent)

    def table(self) -> Table:
        """Return weights before and after, one row a child, group by group.

        Returns
        -------
        Table
            Weights, distance and the score at the new weights; the notes give the verdict, and what bounds
            a change of several groups.
        """
        rows: list[tuple[Cell, ...]] = []
        for g in self.groups:
            after = g.after or (None,) * len(g.children)
            for child, name, old, new in zip(g.children, g.names, g.before, after, strict=True):
                change = None if new is None else new - old
                why = g.status_name if g.reason is None else REASONS[g.reason]
                rows.append((g.parent, child, name, old, new, change, g.distance, g.score, why))
        notes = [self.verdict]
        if self.other is None and any(g.score is not None and g.score < (self.score or 0.0) for g in self.groups):
            notes.append(_BELOW)
        if self.bound_low is not None and self.bound_high is not None:
            notes.append(_BOUNDS.fill({"low": f"{self.bound_low:.4f}", "high": f"{self.bound_high:.4f}"}))
        return Table(_COLUMNS, tuple(rows), title=_TITLE, notes=tuple(notes))


REASONS: dict[NoChange, LocalText] = {
    "rule": LocalText(en="not a weighted mean", zh="并非加权平均"),
    "no_score": LocalText(en="no score", zh="无得分"),
    "one_child": LocalText(en="fewer than two scores", zh="得分不足两个"),
    "one_side": LocalText(en="all scores on one side", zh="各项得分均在同一侧"),
    "differs": LocalText(en="scores of different children", zh="两者有得分的下级不同"),
}
_TITLE = LocalText(en="Least change of weights", zh="最小权重变动")
_BELOW = LocalText(
    en="Where the score falls to another status, it is just below the score printed.",
    zh="得分降至另一状态时，实际得分略低于所列数值。",
)
_BOUNDS = LocalText(
    en="Where weights of several groups change together, the least sum of changes is bounded: from {low} to {high}.",
    zh="若多组权重同时变动，变动之和的最小值有界：介于 {low} 与 {high} 之间。",
)
_COLUMNS: tuple[Column, ...] = (
    Column("group", LocalText(en="Group", zh="所属节点")),
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Name", zh="名称")),
    Column("before", LocalText(en="Weight before", zh="原权重"), "percent", 1),
    Column("after", LocalText(en="Weight after", zh="变动后权重"), "percent", 1),
    Column("change", LocalText(en="Change", zh="变化"), "signed", 3),
    Column("distance", LocalText(en="Sum of changes", zh="变动合计"), "number", 3),
    Column("score", LocalText(en="Score after", zh="变动后得分"), "number", 1),
    Column("status", LocalText(en="Status after", zh="变动后状态"), "status"),
)
