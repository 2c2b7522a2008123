"""Weights that are not known for sure: a typed description of what is known, from which weights are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.stats.draw_blocks import RowSampler, rows_of
from scorecard.stats.expert_rows import ExpertDraw, ExpertRows
from scorecard.stats.simplex import DirichletShares, FixedShares, RankedSimplex, Ties, UniformSimplex
from scorecard.stats.simplex_box import boxed_simplex
from scorecard.stats.simplex_order import ordered_box
from scorecard.weighting.uncertain_checks import (
    check_bounds_of,
    check_concentration,
    check_experts,
    check_labels,
    check_ranks,
)
from scorecard.weighting.uncertain_words import KINDS, TITLE, note_of
from scorecard.weighting.weights import normalised

__all__ = ["WeightKind", "WeightUncertainty", "draw_families"]

FloatArray = NDArray[np.float64]

WeightKind = Literal["exact", "free", "ranks", "bounds", "ranks_and_bounds", "dirichlet", "experts"]
"""What is known of weights."""


@dataclass(frozen=True, slots=True, eq=False)
class WeightUncertainty(Result):
    """What is known of the weights of one group of siblings.

    Make one with `exact`, `free`, `ranked`, `bounded`, `around` or `of_experts`.

    Attributes
    ----------
    ids : tuple of str
        What is weighted.
    kind : {"exact", "free", "ranks", "bounds", "ranks_and_bounds", "dirichlet", "experts"}
        What is known.
    sampler : RowSampler
        The law of the weights.
    centre, low, high, ranks : tuple or None
        What was stated: central weights, bounds and ranks, in the order of the ids.
    note : LocalText
        The law in words.

    Examples
    --------
    >>> known = WeightUncertainty.ranked({"customer": 1, "finance": 2, "people": 3})
    >>> drawn = known.draw(2000, seed=1)
    >>> drawn.shape, bool((drawn[:, 0] >= drawn[:, 1]).all())
    ((2000, 3), True)
    """

    ids: tuple[str, ...]
    kind: WeightKind
    sampler: RowSampler
    note: LocalText
    centre: tuple[float, ...] | None = None
    low: tuple[float, ...] | None = None
    high: tuple[float, ...] | None = None
    ranks: tuple[int, ...] | None = None

    @classmethod
    def exact(cls, weights: Mapping[str, float]) -> WeightUncertainty:
        """Return weights that are known.

        Parameters
        ----------
        weights : mapping of str to float
            Weights in any unit, zero or more.

        Returns
        -------
        WeightUncertainty
            The same weights in every draw.

        Raises
        ------
        AnalysisError
            If they cannot be used, as in `direct`.
        """
        found = normalised(list(weights), list(weights.values()), method="direct")
        return cls(found.ids, "exact", FixedShares(found.shares), note_of("exact"), centre=found.shares)

    @classmethod
    def free(cls, ids: Sequence[str]) -> WeightUncertainty:
        """Return weights of which nothing is known.

        Parameters
        ----------
        ids : sequence of str
            What is weighted, each once.

        Returns
        -------
        WeightUncertainty
            Every vector of weights alike: Dirichlet(1, …, 1).

        Raises
        ------
        AnalysisError
            If there is no id, or one stands twice.
        """
        check_labels(ids)
        return cls(tuple(ids), "free", UniformSimplex(len(ids)), note_of("free"))

    @classmethod
    def ranked(cls, ranks: Mapping[str, int], *, ties: Ties = "equal") -> WeightUncertainty:
        """Return weights of which the order is known.

        Parameters
        ----------
        ranks : mapping of str to int
            Rank of each; the smallest is the most important.
        ties : {"equal", "open"}
            What equal ranks mean: equal weights, or no order among them.

        Returns
        -------
        WeightUncertainty
            Every vector of weights that keeps the order alike.

        Raises
        ------
        UsageError
            If `ties` is none of these.
        AnalysisError
            If there is no rank, or one is no whole number.
        """
        check_ranks(ranks, ties=ties)
        order = tuple(ranks.values())
        return cls(tuple(ranks), "ranks", RankedSimplex(order, ties), note_of("ranks", ties), ranks=order)

    @classmethod
    def bounded(
        cls, bounds: Mapping[str, tuple[float, float]], *, ranks: Mapping[str, int] | None = None, ties: Ties = "equal"
    ) -> WeightUncertainty:
        """Return weights of which bounds are known, with or without their order.

        Parameters
        ----------
        bounds : mapping of str to (float, float)
            Least and greatest share of each, from 0 to 1.
        ranks : mapping of str to int, optional
            Rank of each; the smallest is the most important.
        ties : {"equal", "open"}
            What equal ranks mean: equal weights, or no order among them.

        Returns
        -------
        WeightUncertainty
            Every vector of weights within the bounds (and in the order) alike.

        Raises
        ------
        UsageError
            If `ties` is none of these.
        AnalysisError
            If bounds are out of order, ranks do not fit, no weights keep bounds and ranks, or so few that
            exact draws would take too long.
        """
        check_labels(list(bounds))
        ids = tuple(bounds)
        low, high = check_bounds_of(bounds)
        if ranks is None:
            return cls(ids, "bounds", boxed_simplex(low, high), note_of("bounds"), low=low, high=high)
        check_ranks(ranks, ties=ties, ids=ids)
        order = tuple(ranks[i] for i in ids)
        law = ordered_box(order, lower=low, upper=high, ties=ties)
        return cls(ids, "ranks_and_bounds", law, note_of("ranks_and_bounds", ties), low=low, high=high, ranks=order)

    @classmethod
    def around(cls, centre: Mapping[str, float], *, concentration: float) -> WeightUncertainty:
        """Return weights that are known about.

        Parameters
        ----------
        centre : mapping of str to float
            Central weights in any unit, zero or more.
        concentration : float
            How sure they are, above 0: a weight w has the standard deviation √(w (1 − w) / (concentration + 1)).

        Returns
        -------
        WeightUncertainty
            Dirichlet(concentration · centre), whose mean is the centre.

        Raises
        ------
        AnalysisError
            If the weights or the concentration cannot be used.
        """
        found = normalised(list(centre), list(centre.values()), method="direct")
        check_concentration(concentration)
        law = DirichletShares(found.shares, float(concentration))
        return cls(found.ids, "dirichlet", law, note_of("dirichlet", f"{concentration:g}"), centre=found.shares)

    @classmethod
    def of_experts(
        cls, experts: Mapping[str, Mapping[str, float]], *, method: ExpertDraw = "bootstrap_geometric"
    ) -> WeightUncertainty:
        """Return weights that vary as the experts who gave them, such as the weights of a group's AHP.

        Parameters
        ----------
        experts : mapping of str to mapping of str to float
            Weights by each expert, all of the same things, in any unit.
        method : {"bootstrap_geometric", "bootstrap_arithmetic", "one_expert"}
            What a draw is: the mean, geometric (and brought to sum 1) or arithmetic, of as many experts as
            there are, drawn with replacement: how sure the group's weights are; or the weights of one expert
            drawn at random: how much the experts differ.

        Returns
        -------
        WeightUncertainty
            The law; its centre is the mean of all experts.

        Raises
        ------
        UsageError
            If `method` is none of these.
        AnalysisError
            If there is no expert, they weigh different things, or a weight cannot be used: with the
            geometric mean it must be above 0.

        Notes
        -----
        The geometric mean of the weights found by geometric means of rows is what the aggregated judgements
        of the same experts give.
        """
        ids, rows = check_experts(experts, method=method)
        table = np.array(rows)
        centre = np.exp(np.log(table).mean(axis=0)) if method == "bootstrap_geometric" else table.mean(axis=0)
        shares = normalised(list(ids), centre.tolist(), method="direct").shares
        return cls(ids, "experts", ExpertRows(table, method), note_of("experts", method), centre=shares)

    def draw(self, n: int, *, seed: int, start: int = 0, stream: str = "") -> FloatArray:
        """Return weights drawn from what is known.

        Parameters
        ----------
        n : int
            Number of draws.
        seed : int
            Seed; draw k depends on seed, stream and k alone, however the draws are cut into pieces.
        start : int
            Number of the first draw.
        stream : str
            Name of the stream; streams of different names are independent.

        Returns
        -------
        ndarray, shape (n, k)
            Shares that sum to 1, in the order of the ids.

        Raises
        ------
        UsageError
            If n, seed or start is no whole number from 0.
        """
        return rows_of(self.sampler, n, seed=seed, start=start, stream=stream)

    def table(self) -> Table:
        """Return what was stated, one row an id.

        Returns
        -------
        Table
            Rank, bounds and central weight, as far as stated; the note tells the law.
        """
        stated: list[tuple[Column, Sequence[Cell]]] = [(_ID, self.ids)]
        for column, values in ((_RANK, self.ranks), (_LOW, self.low), (_HIGH, self.high), (_CENTRE, self.centre)):
            if values is not None:
                stated.append((column, values))
        rows = tuple(zip(*(values for _, values in stated), strict=True))
        title = TITLE.fill({"kind": KINDS[self.kind]})
        return Table(tuple(column for column, _ in stated), rows, title=title, notes=(self.note,))


def draw_families(
    families: Mapping[str, WeightUncertainty], n: int, *, seed: int, start: int = 0
) -> Mapping[str, FloatArray]:
    """Return weights drawn for several groups of siblings, independently of each other.

    Parameters
    ----------
    families : mapping of str to WeightUncertainty
        What is known of the weights below each node, by the id of the node.
    n : int
        Number of draws.
    seed : int
        Seed.
    start : int
        Number of the first draw.

    Returns
    -------
    mapping of str to ndarray, shape (n, k)
        Weights by the id of the node. Those of a node depend on its id, and not on the other nodes.

    Raises
    ------
    UsageError
        If n, seed or start is no whole number from 0.

    Examples
    --------
    >>> drawn = draw_families({"customer": WeightUncertainty.free(["speed", "care"])}, 10, seed=1)
    >>> drawn["customer"].shape
    (10, 2)
    """
    return {node: known.draw(n, seed=seed, start=start, stream=node) for node, known in families.items()}


_ID = Column("id", LocalText(en="Id", zh="代码"))
_RANK = Column("rank", LocalText(en="Rank", zh="排序"), "integer")
_LOW = Column("low", LocalText(en="Lowest weight", zh="权重下限"), "percent", 1)
_HIGH = Column("high", LocalText(en="Highest weight", zh="权重上限"), "percent", 1)
_CENTRE = Column("centre", LocalText(en="Central weight", zh="中心权重"), "percent", 1)
