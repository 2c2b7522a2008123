"""Weights of every group of siblings in a tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from scorecard._model.mapping import FrozenDict
from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError, Place, Problems
from scorecard.models import Scorecard
from scorecard.weighting.card_groups import TOTAL, card_groups, group_problems, measure_problems, reweighted
from scorecard.weighting.data_weights import DataWeights
from scorecard.weighting.weights import Weights, method_name, normalised

__all__ = ["WeightPlan"]

_COLUMNS = (
    Column("above", LocalText(en="Below", zh="上级")),
    Column("id", LocalText(en="Id", zh="代码")),
    Column("method", LocalText(en="Method", zh="赋权方法")),
    Column("weight", LocalText(en="Weight", zh="权重"), "percent", 1),
    Column("global_weight", LocalText(en="Global weight", zh="全局权重"), "percent", 1),
)
_N = Column("n", LocalText(en="n", zh="n"), "integer")
_TITLE = LocalText(en="Weight plan", zh="权重方案")
_GLOBAL = LocalText(
    en="Global weight: product of the weights from the top down.", zh="全局权重：自上而下各级权重的乘积。"
)
_MISFIT = "The weights do not fit the card."
_NO_GLOBAL = LocalText(
    en="No global weight where the plan does not weigh what lies above.", zh="方案未对上级赋权之处，不列全局权重。"
)


@dataclass(frozen=True, slots=True)
class WeightPlan(Result):
    """Weights of every group of siblings of a card, each found by its own method.

    Attributes
    ----------
    groups : mapping of str to Weights
        Weights of the nodes below a node, by its id: below ``total`` the perspectives, below a perspective
        its objectives, below an objective its measures. A group that is left out stays as the card has it.

    Raises
    ------
    AnalysisError
        If a group has no weights, a node stands in two groups or below itself.

    Examples
    --------
    >>> from scorecard.weighting import direct, swing
    >>> plan = WeightPlan(
    ...     {
    ...         "total": direct({"financial": 40, "customer": 60}),
    ...         "customer": swing({"punctual": 100, "polite": 25}),
    ...     }
    ... )
    >>> round(plan.global_weights["punctual"], 4)
    0.48
    """

    groups: Mapping[str, Weights]

    def __post_init__(self) -> None:
        """Keep the groups from being changed, and check that they make a tree."""
        object.__setattr__(self, "groups", FrozenDict(self.groups))
        problems = Problems()
        seen: dict[str, str] = {}
        for above, weights in self.groups.items():
            if not isinstance(cast("object", weights), Weights):
                problems.add(
                    "not-weights",
                    "a group needs weights",
                    place=Place(path=above),
                    found=type(weights).__name__,
                    cure="Give what a weighting method returns, such as direct({…}).",
                )
                continue
            for node in weights:
                if node in seen:
                    problems.add(
                        "weighed-twice",
                        f"this node is already weighed below {seen[node]}",
                        place=Place(path=above),
                        found=node,
                        cure="Weigh every node in one group.",
                    )
                seen.setdefault(node, above)
        for node in (x for x in seen if x in self.groups and _goes_round(x, seen)):
            problems.add(
                "plan-circle", "a node stands below itself", found=node, cure="Weigh every node among its siblings."
            )
        problems.raise_if_any(AnalysisError, "The weights do not make a plan.")

    @property
    def global_weights(self) -> Mapping[str, float | None]:
        """Share of the whole of every node: the product of the weights from the top down.

        None where the plan does not weigh what lies above.
        """
        return FrozenDict({node: whole for _, node, _, whole in self._rows()})

    @classmethod
    def from_card(cls, card: Scorecard) -> WeightPlan:
        """Return the plan that a card has already.

        Parameters
        ----------
        card : Scorecard
            The card, with the weights before any change.

        Returns
        -------
        WeightPlan
            Weights given by hand, of the nodes that can have a score; groups without any are left out.
        """
        given = {above: {node.id: node.weight for node in group.counting} for above, group in card_groups(card).items()}
        return cls(
            {
                above: normalised(list(weights), list(weights.values()), method="direct")
                for above, weights in given.items()
                if any(weights.values())
            }
        )

    @classmethod
    def from_global(cls, weights: Weights, card: Scorecard) -> WeightPlan:
        """Return the plan in which the measures of a card have given shares of the whole.

        Parameters
        ----------
        weights : Weights
            Global weight of every measure that can have a score.
        card : Scorecard
            The card whose tree it is.

        Returns
        -------
        WeightPlan
            Each node weighs what the measures below it that can have a score weigh together; the weight of
            any other is left out. So is a group of nothing but zeros: what its nodes weigh among each other does not
            matter.

        Raises
        ------
        AnalysisError
            If a measure has no weight, or a weight belongs to no measure of the card.
        """
        groups = card_groups(card)
        measure_problems(weights, card).raise_if_any(AnalysisError, _MISFIT)
        sums: dict[str, float] = {m.id: weights.get(m.id, 0.0) if m.scored else 0.0 for m in card.measures}
        sums |= {o.id: sum(sums[m.id] for m in o.measures) for o in card.objectives}
        sums |= {p.id: sum(sums[o.id] for o in p.objectives) for p in card.perspectives}
        plans: dict[str, Weights] = {}
        for above, group in groups.items():
            ids = [node.id for node in group.counting]
            if any(sums[x] for x in ids):
                plans[above] = normalised(ids, [sums[x] for x in ids], method=weights.method)
        return cls(plans)

    def check(self, card: Scorecard) -> None:
        """Refuse a card that the plan does not fit.

        Parameters
        ----------
        card : Scorecard
            The card.

        Raises
        ------
        AnalysisError
            With every group and node that the card does not have, and every node that can have a score and lacks
            a weight in its group.
        """
        group_problems(self.groups, card).raise_if_any(AnalysisError, _MISFIT)

    def apply(self, card: Scorecard) -> Scorecard:
        """Return a card with the weights of the plan.

        Parameters
        ----------
        card : Scorecard
            The card, which stays as it is.

        Returns
        -------
        Scorecard
            The same card with the shares as weights, in all periods: changes of weights that it had are gone. Groups
            that the plan leaves out, and nodes that cannot have a score, keep the weights they had.

        Raises
        ------
        AnalysisError
            If the plan does not fit the card.
        """
        self.check(card)
        return reweighted(card, self.groups)

    def table(self) -> Table:
        """Return all weights as a table, from the top down.

        Returns
        -------
        Table
            One row a node: the method of its group, its weight among its siblings and its share of the whole.
        """
        found = list(self._rows())
        counted = any(isinstance(weights, DataWeights) for weights in self.groups.values())
        rows: list[tuple[Cell, ...]] = []
        for above, node, share, whole in found:
            weights = self.groups[above]
            n = (weights.n if isinstance(weights, DataWeights) else None,) if counted else ()
            rows.append((above, node, method_name(weights.method), *n, share, whole))
        columns = (*_COLUMNS[:3], *((_N,) if counted else ()), *_COLUMNS[3:])
        notes = (_GLOBAL, *((_NO_GLOBAL,) if any(row[-1] is None for row in found) else ()))
        return Table(columns, tuple(rows), title=_TITLE, notes=notes)

    def _rows(self) -> Iterator[tuple[str, str, float, float | None]]:
        """Yield group, node, weight and global weight from the top down, each node before those below it."""
        weighed = {node for weights in self.groups.values() for node in weights}
        tops = [above for above in self.groups if above not in weighed]
        for above in sorted(tops, key=lambda top: top != TOTAL):
            yield from self._below(above, 1.0 if above == TOTAL else None)

    def _below(self, above: str, whole: float | None) -> Iterator[tuple[str, str, float, float | None]]:
        """Yield the rows of a group and of all below it."""
        for node, share in self.groups[above].items():
            product = None if whole is None else whole * share
            yield above, node, share, product
            if node in self.groups:
                yield from self._below(node, product)


def _goes_round(node: str, above: Mapping[str, str]) -> bool:
    """Return whether the way up from a node comes back to it."""
    step, passed = above.get(node), {node}
    while step is not None and step not in passed:
        passed.add(step)
        step = above.get(step)
    return step == node
